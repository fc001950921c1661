"""Who is who told anew in a process of its own."""

from reader.jobs.beside import work_beside
from reader.jobs.progress import CancelCallback
from reader.library.library import Library

_LOOK_SECONDS = 0.05


def tell_people_beside(library: Library, cancelled: CancelCallback) -> None:
    """Tell the people of every council that is due.

    Args:
        cancelled: asked again and again; then it stops, and what is due stays so.

    Raises:
        LibraryError: it could not be stored.
    """
    work_beside("gijiroku-people", _tell, library, cancelled, look_seconds=_LOOK_SECONDS)


def _tell(library: Library, cancelled: CancelCallback) -> None:
    library.people.refresh(cancelled)
