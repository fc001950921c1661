"""Menus of choices, one of which is in force."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

_Choice = TypeVar("_Choice")


def choices(
    menu: QMenu, words: Mapping[_Choice, str], current: _Choice, chosen: Callable[[_Choice], object]
) -> Callable[[_Choice], None]:
    """Fill a menu with choices of which one is in force; gives what shows another one as such."""
    actions: dict[_Choice, QAction] = {}

    def show(wanted: _Choice) -> None:
        for one, action in actions.items():
            action.setChecked(one == wanted)

    def choose(wanted: _Choice) -> None:
        show(wanted)
        chosen(wanted)

    for choice, label in words.items():
        actions[choice] = menu.addAction(label)
        actions[choice].setCheckable(True)
        actions[choice].setChecked(choice == current)
        actions[choice].triggered.connect(lambda _=False, wanted=choice: choose(wanted))
    return show
