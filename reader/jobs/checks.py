"""Looking for new minutes: only the newest year's list of a council is asked for."""

from datetime import date, timedelta

from msgspec import Struct

from reader.errors import ReaderError, SourceError
from reader.jobs.downloads import Opener
from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.jobs.progress import CancelCallback, never
from reader.library.library import Library
from reader.library.records import CouncilCheck, KnownSitting, NewOrder
from reader.minutes import ids
from reader.minutes.edition import edition_of
from reader.sources.council import Entry
from reader.sources.systems import open_system

_LATE = timedelta(days=150)
"""Minutes appear months after the sitting: in spring those of last autumn are news too."""


class Found(Struct, frozen=True):
    """What a look at a council found.

    Attributes:
        council: its name.
        new: the sittings that its source lists for the first time, as an order.
        order: that order's id in the queue; None where it was only looked.
        error: why nothing could be seen.
    """

    council: str
    new: NewOrder | None = None
    order: int | None = None
    error: ReaderError | None = None

    @property
    def count(self) -> int:
        """How many sittings are new."""
        return len(self.new.sittings) if self.new is not None else 0


def look_for_new(
    library: Library,
    check: CouncilCheck,
    *,
    delay: float,
    today: date,
    cancelled: CancelCallback = never,
    opener: Opener = open_system,
) -> Found:
    """Ask a council's source whether it lists what it did not list before.

    What is new is ordered where the check says so. An error of the source's is part of what
    was found: it is written into the log, and tried again later.

    Args:
        delay: seconds between two requests.

    Raises:
        LibraryError: among them `LibraryBusy`: another process downloads.
        Cancelled
    """
    since = min(date(today.year, 1, 1), today - _LATE)
    before = library.coverage.known(check.council)
    newest = _newest(library, check.council)
    try:
        with opener(check.url, delay=delay, cancelled=cancelled) as source:
            _, entries = survey(library, source, since=since, cancelled=cancelled)
            requests = source.requests_per_sitting
    except SourceError as error:
        with library.together():
            library.checks.note(check.council, success=False)
            library.downloads.note_check(check.council, None, error)
        return Found(check.council, error=error)

    def is_new(entry: Entry) -> bool:
        identity = ids.sitting_id(entry.reference, check.council)
        if library.sittings.holds(identity):
            # A 速報版 is news again once the list calls it so no more.
            return not (library.sittings.settled(identity) or edition_of([entry.title]).preliminary)
        if entry.reference in before:
            return False
        # A first look sees the whole year: what is older than all that is known is no news.
        if check.checked_at is not None or newest is None or entry.date is None:
            return True
        return entry.date >= newest

    new = in_order([entry for entry in entries if is_new(entry)])
    order = NewOrder(
        council=check.council,
        url=check.url,
        sittings=tuple(KnownSitting(one.reference, one.title, one.date, one.kind) for one in new),
        requests=requests,
        delay=delay,
        since=min((one.date for one in new if one.date), default=None),
        scheduled=True,
    )
    with library.together():
        library.checks.note(check.council, success=True)
        library.downloads.note_check(check.council, len(new))
        identity = library.downloads.add(order) if new and check.fetches else None
    return Found(check.council, order if new else None, identity)


def _newest(library: Library, council: str) -> date | None:
    """The newest day of a council that anything is known of."""
    for assembly in library.coverage.assemblies():
        if assembly.name == council:
            days = [assembly.last, *assembly.missing_days[-1:]]
            return max((one for one in days if one is not None), default=None)
    return None
