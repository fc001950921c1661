"""How a long work says how far it is, and is told to stop."""

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct


class Phase(StrEnum):
    """What a long work is doing; the window and the command line have the words."""

    CONNECT = "connect"
    LIST = "list"
    DOWNLOAD = "download"
    IMPORT = "import"
    INDEX = "index"
    THREAD = "thread"
    PROVE = "prove"
    CHECK = "check"
    SEARCH = "search"
    EXPORT = "export"
    MOVE = "move"
    BACKUP = "backup"


class Progress(Struct, frozen=True):
    """How far a long work is.

    Attributes:
        done: units finished (sittings, files, documents).
        total: how many there will be; None while unknown.
        item: what is being worked on (a sitting's title, a file's name).
        share: how much of the whole is done, from 0 to 1, where that is not told by `total`.
        characters: how many were stored.
    """

    phase: Phase
    done: int = 0
    total: int | None = None
    item: str = ""
    share: float | None = None
    characters: int = 0


ProgressCallback = Callable[[Progress], None]
CancelCallback = Callable[[], bool]


def silent(progress: Progress) -> None:
    """A progress callback for those who do not care."""


def never() -> bool:
    """A cancel callback for works that nobody can stop."""
    return False
