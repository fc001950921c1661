"""The threads of an archive, computed in a process of its own: it takes hours of a processor."""

from reader.jobs.beside import work_beside
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

_LOOK_SECONDS = 0.1


def thread_beside(library: Library, cancelled: CancelCallback) -> None:
    """Compute the threads of every sitting that lacks them, newest first, with what the machine
    has to spare.

    Args:
        cancelled: asked ten times a second; then it stops, within a sitting or two.

    Raises:
        LibraryError: they could not be kept.
    """
    work_beside(
        "gijiroku-threads", _thread, library, cancelled, look_seconds=_LOOK_SECONDS, patient=True
    )


def _thread(library: Library, cancelled: CancelCallback) -> None:
    from reader.jobs.thread import thread_pending  # the parent does without

    thread_pending(library, cancelled=cancelled)
