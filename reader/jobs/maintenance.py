"""Looking after a library: check, repair, rebuild, backup and restore."""

from pathlib import Path

from reader.errors import Bilingual, Cancelled
from reader.jobs.progress import (
    CancelCallback,
    Phase,
    Progress,
    ProgressCallback,
    never,
    silent,
)
from reader.library.library import Library
from reader.search.worker import IndexWorker

WORK = Bilingual("ライブラリーの保守", "maintenance of the library")

_INDEX_DAMAGED = Bilingual("検索用の索引が壊れています", "the search index is damaged")


def reindex(
    library: Library, worker: IndexWorker, *, progress: ProgressCallback = silent
) -> list[Bilingual]:
    """Make the index anew from the library; gives what is wrong afterwards, a phrase each."""
    with library.lock.held(WORK):
        progress(Progress(Phase.INDEX))
        worker.run_until_done(rebuild=True)
        return index_problems(library)


def index_problems(library: Library) -> list[Bilingual]:
    """What is wrong with the search index, a phrase each; empty where all is well.

    What waits in the outbox is no problem: a search reads it from the library.
    """
    # A window, which never asks this, shall not load them.
    from reader.search.index import IndexState
    from reader.search.whoosh_index import WhooshIndex

    with library.lookup.snapshot():
        waiting = {(entry.unit, entry.row) for entry in library.outbox.entries(-1)}
        due = {key: one for key, one in library.lookup.editions().items() if key not in waiting}
        index = WhooshIndex(library.folder, library.identity)
        try:
            known = {
                (run.kind, run.row): run.edition
                for segment in index.segments(library.identity)
                for run in segment.runs
            }
            damaged = index.state is IndexState.DAMAGED
        finally:
            index.close()
    if damaged:
        return [_INDEX_DAMAGED]
    lacking = sum(1 for key, edition in due.items() if known.get(key) != edition)
    if not lacking:
        return []
    return [
        Bilingual(
            f"検索用の索引に入っていない会議や記事があります（{lacking}件）",
            f"the search index lacks {lacking} sittings or posts",
        )
    ]


def check(
    library: Library,
    worker: IndexWorker,
    *,
    repair: bool = False,
    progress: ProgressCallback = silent,
) -> list[Bilingual]:
    """Look for damage in the library and its index.

    Args:
        repair: make anew what is derived. What is lost of the truth can only come back
            from a backup or a new download, and stays among the problems.

    Returns:
        What is wrong (after the repair), a phrase each; empty where all is well.
    """
    progress(Progress(Phase.CHECK))
    if not repair:
        return [*library.problems(), *index_problems(library)]
    with library.lock.held(WORK):
        if index_problems(library):
            worker.run_until_done(rebuild=True)
        else:
            worker.run_until_done()
        return [*library.problems(), *index_problems(library)]


def backup(
    library: Library,
    target: Path,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> None:
    """Write everything but the index to one file.

    Raises:
        FileProblem, DiskFull, LibraryReadOnly: an older file of that name is untouched.
        Cancelled: so, too.
    """

    def tell(share: float) -> None:
        if cancelled():
            raise Cancelled
        progress(Progress(Phase.BACKUP, share=share))

    library.backup(target, tell)


def restore(
    library: Library, source: Path, worker: IndexWorker, *, progress: ProgressCallback = silent
) -> Path:
    """Replace the library by a backup and make the index anew.

    Returns:
        Where what was there before is kept; restoring that takes it back.

    Raises:
        FileProblem, LibraryDamaged, LibraryTooNew: nothing was changed.
    """
    with library.lock.held(WORK):
        kept = library.restore(source)
        progress(Progress(Phase.INDEX))
        worker.run_until_done(rebuild=True)
        return kept
