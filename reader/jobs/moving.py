"""Moving the library to another folder, while nobody else works on it."""

from pathlib import Path

from reader.errors import Bilingual, Cancelled
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.library.lock import WriterLock
from reader.library.moving import copy, switch

WORK = Bilingual("ライブラリーの移動", "moving the library")


def move(
    called: Path,
    folder: Path,
    chosen: Path,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> Path:
    """Move a library; the old files are still there afterwards (`reader.library.moving.sweep`).

    No window may be open on it.

    Args:
        called: the folder by which it is named at a start.
        folder: where it lies now.
        chosen: the folder in which it gets a new one of its own.

    Returns:
        The new folder.

    Raises:
        BadPlace, NoRoom, FileProblem, DiskFull, LibraryBusy, LibraryDamaged: it lies where it lay.
        Cancelled: so, too.
    """

    def tell(share: float) -> None:
        if cancelled():
            raise Cancelled
        progress(Progress(Phase.MOVE, share=share))

    downloading = WriterLock(folder, "download", one_thread=False)
    with WriterLock(folder).held(WORK), downloading.held(WORK):
        target = copy(folder, chosen, tell)
        switch(called, folder, target)
        return target
