"""The report of a bug: what a maintainer needs to find it, and nothing of the user's own."""

import platform
import sys
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import reader
from reader.faults import told


class Bug(Struct):
    """A bug that came up.

    Attributes:
        lines: where, as `reader.faults.told` tells it.
        times: how often so far.
    """

    lines: Sequence[str]
    times: int = 1

    @classmethod
    def of(cls, error: BaseException) -> "Bug":
        """What can be told of an exception."""
        return cls(told(error))


def surroundings() -> list[str]:
    """The program and what it runs on; no name of a machine or of a user."""
    how = "package" if getattr(sys, "frozen", False) else "Python"
    screen = QGuiApplication.primaryScreen()
    ratio = f", {screen.devicePixelRatio():g}x" if screen is not None else ""
    return [
        f"会議録リーダー / Gijiroku Reader {reader.__version__} ({how})",
        f"Python {platform.python_version()}, Qt {qVersion()} ({QGuiApplication.platformName()}"
        f"{ratio})",
        platform.platform(),
    ]


def report(bugs: Iterable[Bug], figures: Mapping[str, int] | None, log: Iterable[str]) -> str:
    """The report as text.

    Args:
        figures: of the library (`Library.figures`); None where it cannot be asked.
        log: the last lines, as `reader.faults.LogTail` keeps them.
    """
    lines = surroundings()
    if figures is None:
        lines.append("Library: cannot be read")
    else:
        lines.append("Library: " + ", ".join(f"{name} {count}" for name, count in figures.items()))
    for number, bug in enumerate(bugs, 1):
        lines += ["", f"Error {number} ({bug.times} ×)", *bug.lines]
    kept = list(log)
    if kept:
        lines += ["", "Log:", *kept]
    return "\n".join(lines) + "\n"
