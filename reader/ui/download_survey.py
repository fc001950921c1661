"""What a council offers for a period, and in which order and time it would come."""

from datetime import date

from msgspec import Struct

from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.library.library import Library
from reader.minutes import ids
from reader.minutes.model import MeetingKind
from reader.sources.council import Council, Entry
from reader.sources.systems import open_system
from reader.ui.tasks import Task


class Wish(Struct, frozen=True):
    """What the reader asked for.

    Attributes:
        since, until: first and last day; None is an open end.
        kind: plenaries or committees only; None for both.
    """

    url: str
    since: date | None
    until: date | None
    kind: MeetingKind | None


class Survey(Struct, frozen=True):
    """What there is.

    Attributes:
        requests: what a sitting costs the host, on average.
        plenaries, committees: how many sittings the council lists for the wish.
        missing: those that the library does not hold, in the order of downloading.
        delay: seconds between two requests, after the host's own wishes.
    """

    wish: Wish
    council: Council
    plenaries: int
    committees: int
    missing: tuple[Entry, ...]
    requests: float
    delay: float


def look(library: Library, wish: Wish, delay: float, task: Task) -> Survey:
    """Ask the council what it has; runs off the event loop.

    Raises:
        SourceError: its pages could not be read.
        LibraryBusy: another process downloads.
        Cancelled: the task was stopped.
    """
    with open_system(wish.url, delay=delay, cancelled=task.cancelled) as source:
        council, entries = survey(
            library,
            source,
            since=wish.since,
            until=wish.until,
            kind=wish.kind,
            progress=task.tell,
            cancelled=task.cancelled,
        )
        requests, delay = source.requests_per_sitting, source.delay
    missing = [
        entry
        for entry in entries
        if not library.sittings.settled(ids.sitting_id(entry.reference, council.name))
    ]
    plenaries = sum(entry.kind is MeetingKind.PLENARY for entry in entries)
    return Survey(
        wish=wish,
        council=council,
        plenaries=plenaries,
        committees=len(entries) - plenaries,
        missing=in_order(missing),
        requests=requests,
        delay=delay,
    )


def one_year_before(day: date, years: int = 1) -> date:
    """The same day `years` earlier (28 February for a 29th)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
