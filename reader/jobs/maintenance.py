"""Looking after a library: check, repair, rebuild, backup and restore."""

from pathlib import Path

from reader.errors import Bilingual
from reader.jobs.progress import Phase, Progress, ProgressCallback, silent
from reader.library.library import Library
from reader.search.worker import IndexWorker

WORK = Bilingual("ライブラリーの手入れ", "maintenance of the library")


def reindex(
    library: Library, worker: IndexWorker, *, progress: ProgressCallback = silent
) -> list[str]:
    """Make the index anew from the library; gives what is wrong afterwards, a line each."""
    with library.lock.held(WORK):
        progress(Progress(Phase.INDEX))
        worker.rebuild()
        return worker.problems()


def check(
    library: Library,
    worker: IndexWorker,
    *,
    repair: bool = False,
    progress: ProgressCallback = silent,
) -> list[str]:
    """Look for damage in the library and its index.

    Args:
        repair: make anew what is derived. What is lost of the truth can only come back
            from a backup or a new download, and stays among the problems.

    Returns:
        What is wrong (after the repair), a line each; empty where all is well.
    """
    progress(Progress(Phase.CHECK))
    if not repair:
        return [*library.problems(), *worker.problems()]
    with library.lock.held(WORK):
        if worker.problems():
            worker.rebuild()
        return [*library.problems(), *worker.problems()]


def backup(library: Library, target: Path) -> None:
    """Write everything but the index to one file.

    Raises:
        FileProblem, DiskFull, LibraryReadOnly: an older file of that name is untouched.
    """
    library.backup(target)


def restore(
    library: Library, source: Path, worker: IndexWorker, *, progress: ProgressCallback = silent
) -> None:
    """Replace the library by a backup and make the index anew.

    Raises:
        FileProblem, LibraryDamaged, LibraryTooNew: nothing was changed.
    """
    with library.lock.held(WORK):
        library.restore(source)
        progress(Progress(Phase.INDEX))
        worker.rebuild()
