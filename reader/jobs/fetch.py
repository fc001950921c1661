"""Downloading a council's minutes: newest first, each sitting readable as it comes."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from reader.errors import (
    Bilingual,
    Cancelled,
    ForbiddenByRobots,
    RedirectedElsewhere,
    SourceError,
)
from reader.jobs import same_sitting
from reader.jobs.indexing import indexed_beside
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.jobs.report import Failure, Report
from reader.library.library import Library
from reader.library.records import KnownSitting, Stored
from reader.minutes import ids
from reader.minutes.edition import edition_of
from reader.minutes.model import MeetingKind
from reader.search.worker import IndexWorker
from reader.sources.council import Council, CouncilSystem, Entry
from reader.threads.exchanges import find_exchanges

WORK = Bilingual("会議録の取り込み", "a download of minutes")

GIVE_UP_AFTER = 3
"""After so many sittings in a row that fail a host is left in peace."""

FINAL = (ForbiddenByRobots, RedirectedElsewhere)
"""After these nothing else of the host will come either."""


def survey(
    library: Library,
    source: CouncilSystem,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: MeetingKind | None = None,
    limit: int | None = None,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> tuple[Council, list[Entry]]:
    """What a council lists for a period, newest first; the library remembers that it exists.

    Args:
        limit: how many sittings to list at most; None for all.

    Raises:
        SourceError: the council's pages could not be read.
        LibraryBusy: another process downloads.
        Cancelled: this, or the source, was told to stop.
    """
    progress(Progress(Phase.CONNECT))
    with library.downloading.held(WORK):
        council = source.open()
        library.coverage.register(council.name, entry_url=council.entry_url, family=source.family)
        entries: list[Entry] = []
        for entry in islice(source.entries(since, until, kind), limit):
            entries.append(entry)
            progress(Progress(Phase.LIST, len(entries), None, entry.title))
            if cancelled():
                raise Cancelled
    library.coverage.note_known(
        council.name,
        [KnownSitting(entry.reference, entry.title, entry.date, entry.kind) for entry in entries],
    )
    return council, entries


def fetch(
    library: Library,
    source: CouncilSystem,
    worker: IndexWorker,
    report: Report,
    *,
    since: date | None = None,
    until: date | None = None,
    kind: MeetingKind | None = None,
    limit: int | None = None,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Download what the library does not hold yet, and index it.

    A sitting that is stored is not asked for again: published minutes do not change, but for a
    速報版, which is asked for until the final text has come. May be
    interrupted and run again.

    Args:
        report: counts what is done, also when this ends by an error.
        limit: how many sittings to look at, the newest first; None for all.

    Raises:
        SourceError: nothing could be read from the host at all.
        LibraryError: a sitting could not be stored; those before it are.
        Cancelled: with everything stored before kept and indexed.
    """
    with (
        library.downloading.held(WORK),
        library.lock.held(WORK),
        indexed_beside(worker, progress),
    ):
        council, entries = survey(
            library,
            source,
            since=since,
            until=until,
            kind=kind,
            limit=limit,
            progress=progress,
            cancelled=cancelled,
        )
        download(
            library,
            source,
            council,
            entries,
            report=report,
            progress=progress,
            cancelled=cancelled,
        )


def download(
    library: Library,
    source: CouncilSystem,
    council: Council,
    entries: Iterable[Entry],
    *,
    report: Report,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Download the given entries in their order into `report`; see `fetch`.

    One sitting that cannot be read is reported and passed over; when several in a row fail,
    the host is not asked further.
    """
    wanted = list(entries)
    failures = 0
    for number, entry in enumerate(wanted):
        if cancelled():
            raise Cancelled
        progress(Progress(Phase.DOWNLOAD, number, len(wanted), entry.title))
        try:
            taken = take(library, source, council.name, entry)
        except SourceError as error:
            # One sitting that never comes must not keep the others away for ever.
            library.downloads.note_failed(council.name, entry.reference, entry.title, error)
            report.failed.append(Failure(entry.title or entry.reference, error))
            failures += 1
            if failures >= GIVE_UP_AFTER or isinstance(error, FINAL):
                break
            continue
        if taken is None:
            report.unchanged += 1
            continue
        failures = 0
        report.count(*taken)
    progress(Progress(Phase.DOWNLOAD, len(wanted), len(wanted)))


def take(
    library: Library, source: CouncilSystem, council: str, entry: Entry
) -> tuple[Stored, str] | None:
    """Download and store one sitting, unless the library holds it: all of it, or nothing.

    That it came is written in the same transaction: what the queue says is what the library has.

    Args:
        council: its name.

    Returns:
        What storing it did, and its id; None where the library held it before, and the host was not asked.

    Raises:
        SourceError: it could not be read.
        LibraryError: it could not be stored.
        Cancelled: the source was told to stop.
    """
    identity = ids.sitting_id(entry.reference, council)
    if library.sittings.settled(identity) or (
        library.sittings.holds(identity) and edition_of([entry.title]).preliminary
    ):
        library.downloads.note_held(council, entry.reference)
        return None
    sitting = source.sitting(entry)
    exchanges = find_exchanges(sitting)
    with library.together():
        same_sitting.adopt(library, sitting)
        stored = library.sittings.store(sitting, exchanges)
        library.downloads.note_stored(
            council, entry.reference, entry.title or sitting.meeting or sitting.id, stored
        )
    return stored, sitting.id
