"""The threads of an archive, computed in a process of its own: it takes hours of a processor, and
a window beside a thread that computes stutters.

The child writes into the library as any other process does; what it has stored stays when it is
ended, and the next run goes on from there.
"""

from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from reader.child import behave, child, portable
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

_POLL_SECONDS = 0.1


def thread_beside(library: Library, cancelled: CancelCallback) -> None:
    """Compute the threads of every sitting that lacks them, newest first, with what the machine
    has to spare.

    Args:
        cancelled: asked ten times a second; then it stops, within a sitting or two.

    Raises:
        LibraryError: they could not be kept.
    """
    with child("gijiroku-threads", _thread, str(library.folder)) as (connection, _):
        while not connection.poll(_POLL_SECONDS):
            if cancelled():
                return
        # A child that was killed has said nothing; the next start goes on.
        with suppress(EOFError, OSError):
            error = connection.recv()
            if error is not None:
                raise error


def _thread(folder: str, connection: "Connection[Exception | None, None]") -> None:
    """The child's main function; ends when nobody is at the other end."""
    from reader.jobs.thread import thread_pending

    behave(patient=True)
    error: Exception | None = None
    try:
        library = Library(Path(folder))
        try:
            thread_pending(library, cancelled=connection.poll)
        finally:
            library.close()
    except Exception as failure:
        error = portable(failure)
    with suppress(OSError):
        connection.send(error)
