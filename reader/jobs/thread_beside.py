"""The threads of an archive, computed in a process of its own: it takes hours of a processor, and
a window beside a thread that computes stutters.

The child writes into the library as any other process does; what it has stored stays when it is
ended, and the next run goes on from there.
"""

import multiprocessing
import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from reader.errors import ReaderError
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

_POLL_SECONDS = 0.1
_PATIENCE_SECONDS = 2.0


def thread_beside(library: Library, cancelled: CancelCallback) -> None:
    """Compute the threads of every sitting that lacks them, newest first, with what the machine
    has to spare.

    Args:
        cancelled: asked ten times a second; then it stops, within a sitting or two.

    Raises:
        LibraryError: they could not be kept.
    """
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    child = context.Process(
        target=_thread, args=(str(library.folder), there), name="gijiroku-threads", daemon=True
    )
    child.start()
    there.close()
    try:
        while not here.poll(_POLL_SECONDS):
            if cancelled():
                return
        # A child that was killed has said nothing; the next start goes on.
        with suppress(EOFError, OSError):
            error = here.recv()
            if error is not None:
                raise error
    finally:
        here.close()
        child.join(_PATIENCE_SECONDS)
        if child.is_alive():
            child.terminate()
            child.join()
        child.close()


def _thread(folder: str, connection: "Connection[ReaderError | None, None]") -> None:
    """The child's main function; ends when nobody is at the other end."""
    from reader.jobs.thread import thread_pending

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)
    error: ReaderError | None = None
    try:
        library = Library(Path(folder))
        try:
            thread_pending(library, cancelled=connection.poll)
        finally:
            library.close()
    except ReaderError as failure:
        error = failure
    with suppress(OSError):
        connection.send(error)
