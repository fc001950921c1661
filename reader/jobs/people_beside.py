"""Who is who told anew in a process of its own: a window beside a thread that computes stutters."""

from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from reader.child import behave, child, portable
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

_POLL_SECONDS = 0.05


def tell_people_beside(library: Library, cancelled: CancelCallback) -> None:
    """Tell the people of every council that is due.

    Args:
        cancelled: asked again and again; then it stops, and what is due stays so.

    Raises:
        LibraryError: it could not be stored.
    """
    with child("gijiroku-people", _tell, str(library.folder)) as (connection, _):
        while not connection.poll(_POLL_SECONDS):
            if cancelled():
                return
        # A child that was killed has said nothing; the next index run goes on.
        with suppress(EOFError, OSError):
            error = connection.recv()
            if error is not None:
                raise error


def _tell(folder: str, connection: "Connection[Exception | None, None]") -> None:
    """The child's main function."""
    behave()
    error: Exception | None = None
    try:
        library = Library(Path(folder))
        try:
            library.people.refresh(connection.poll)
        finally:
            library.close()
    except Exception as failure:
        error = portable(failure)
    with suppress(OSError):
        connection.send(error)
