"""What a screen of the gallery is, and the list of them all."""

from collections.abc import Callable
from dataclasses import dataclass

from gallery.stage import Stage
from PySide6.QtWidgets import QWidget

Make = Callable[[Stage], QWidget]


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of the program.

    Attributes:
        name: of its pictures' files.
        library: what the window is opened on: "empty" or "sample".
        make: leads the program there; gives what is to be painted.
    """

    name: str
    library: str
    make: Make


SCREENS: dict[str, Screen] = {}


def screen(name: str, library: str = "sample") -> Callable[[Make], Make]:
    """Declare a screen."""

    def declare(make: Make) -> Make:
        SCREENS[name] = Screen(name, library, make)
        return make

    return declare
