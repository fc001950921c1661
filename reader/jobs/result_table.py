"""All hits of a search, written to a file as a table."""

from collections.abc import Sequence
from pathlib import Path

from reader.errors import Cancelled
from reader.export.result_table import table
from reader.jobs.progress import (
    CancelCallback,
    Phase,
    Progress,
    ProgressCallback,
    never,
    silent,
)
from reader.library.database import written_beside
from reader.search.query import Query
from reader.search.results import Hit, Sort
from reader.search.searcher import Searcher


def write_results(
    searcher: Searcher,
    query: Query,
    sort: Sort,
    target: Path,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> int:
    """Write every hit of `query` to the file `target`; gives how many there are.

    The file is made beside it first: whatever fails leaves an older `target` untouched.

    Raises:
        FileProblem: it could not be written there.
        Cancelled: as `cancelled` wished.
    """
    progress(Progress(Phase.SEARCH))
    hits = searcher.search(query, sort=sort, limit=None, cancelled=cancelled).hits
    return write_hits(hits, target, progress=progress, cancelled=cancelled)


def write_hits(
    hits: Sequence[Hit],
    target: Path,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> int:
    """Write hits to the file `target`, as `write_results` does; gives how many they are."""
    with written_beside(target) as partial, partial.open("wb") as file:
        for done, line in enumerate(table(hits)):
            if cancelled():
                raise Cancelled
            file.write(line)
            progress(Progress(Phase.EXPORT, done, len(hits)))
    return len(hits)
