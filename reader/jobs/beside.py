"""Work on a library in a process of its own: a window beside a thread that computes stutters.

The child writes into the library as any other process does; what it has stored stays when it is
ended, and the next run goes on from there.
"""

from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from reader.child import behave, child, portable
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

Work = Callable[[Library, CancelCallback], object]
"""What the child does: a function of a module, as it is named to the child."""


def work_beside(
    name: str,
    work: Work,
    library: Library,
    cancelled: CancelCallback,
    *,
    look_seconds: float,
    patient: bool = False,
) -> None:
    """Do a work in a process of that name, until it ends or nobody wants it any more.

    Args:
        cancelled: asked every `look_seconds`; then the work is told to stop.
        patient: leave the machine to others.

    Raises:
        What the work raised; a bug as a `ChildFault`.
    """
    with child(name, _run, str(library.folder), work, patient=patient) as (connection, _):
        while not connection.poll(look_seconds):
            if cancelled():
                return
        # A child that was killed has said nothing; the next run goes on.
        with suppress(EOFError, OSError):
            error = connection.recv()
            if error is not None:
                raise error


def _run(folder: str, work: Work, connection: "Connection[Exception | None, None]") -> None:
    """The child's main function; ends when nobody is at the other end."""
    behave()
    error: Exception | None = None
    try:
        library = Library(Path(folder))
        try:
            work(library, connection.poll)
        finally:
            library.close()
    except Exception as failure:
        error = portable(failure)
    with suppress(OSError):
        connection.send(error)
