"""What comes after a window: another window, on a library that lies elsewhere."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct


class Succession(Struct, frozen=True):
    """The library of the next window.

    Attributes:
        called: the folder by which it is named at a start.
        folder: where it lies.
        words, error: what the next window says first.
        left: where files of it may be left, to be removed.
        remembered: it is opened at the next start, too; None leaves that as it is.
    """

    called: Path
    folder: Path
    words: str = ""
    error: Exception | None = None
    left: Path | None = None
    remembered: bool | None = None


Successor = Callable[[], Succession]
"""Called when the window is closed and its library, too."""
