"""What a council offers for a period, and in which order and time it would come."""

from dataclasses import dataclass
from datetime import date

from reader.errors import SourceError
from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.library.library import Library
from reader.minutes import ids
from reader.minutes.model import MeetingKind
from reader.sources.clock import Cancel, never
from reader.sources.council import Council, CouncilSystem, Entry
from reader.sources.systems import open_system
from reader.ui.tasks import Task


class Baton:
    """Whether to stop, answered by whoever works with the source now.

    A source asks one callable for all its life; the survey has it first, then the download.
    """

    def __init__(self) -> None:
        self._ask: Cancel = never

    def pass_to(self, ask: Cancel) -> None:
        """From now on `ask` answers."""
        self._ask = ask

    def __call__(self) -> bool:
        return self._ask()


@dataclass(frozen=True, slots=True)
class Wish:
    """What the reader asked for.

    Attributes:
        since, until: first and last day; None is an open end.
        kind: plenaries or committees only; None for both.
    """

    url: str
    since: date | None
    until: date | None
    kind: MeetingKind | None


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is.

    Attributes:
        source: ready to download; whoever gets the survey closes it.
        plenaries, committees: how many sittings the council lists for the wish.
        missing: those that the library does not hold, in the order of downloading.
    """

    wish: Wish
    source: CouncilSystem
    stop: Baton
    council: Council
    plenaries: int
    committees: int
    missing: tuple[Entry, ...]


def look(library: Library, wish: Wish, delay: float, task: Task) -> Survey:
    """Ask the council what it has; runs off the event loop.

    Raises:
        SourceError: its pages could not be read.
        Cancelled: the task was stopped.
    """
    stop = Baton()
    stop.pass_to(task.cancelled)
    source = open_system(wish.url, delay=delay, cancelled=stop)
    try:
        council, entries = survey(
            library,
            source,
            since=wish.since,
            until=wish.until,
            kind=wish.kind,
            progress=task.tell,
        )
    except SourceError:
        source.close()
        raise
    missing = [
        entry
        for entry in entries
        if not library.sittings.holds(ids.sitting_id(entry.reference, council.name))
    ]
    plenaries = sum(entry.kind is MeetingKind.PLENARY for entry in entries)
    return Survey(
        wish=wish,
        source=source,
        stop=stop,
        council=council,
        plenaries=plenaries,
        committees=len(entries) - plenaries,
        missing=in_order(missing),
    )


def one_year_before(day: date, years: int = 1) -> date:
    """The same day `years` earlier (28 February for a 29th)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def full_address(typed: str) -> str:
    """A pasted address with its scheme."""
    address = typed.strip()
    return address if "://" in address or not address else f"https://{address}"
