"""What a screen reader hears of a window: its accessible tree, as text and as findings.

``GIJIROKU_DUMP=DIR pytest tests/ui/test_accessible.py`` writes the dump and a picture of every
window of the program into a folder.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.tab_order import stops
from reader.ui.toast import Toast

ROLE = QAccessible.Role
NAME, DESCRIPTION, VALUE = (
    QAccessible.Text.Name,
    QAccessible.Text.Description,
    QAccessible.Text.Value,
)
_DEEPEST = 40
_MOST_PRESSES = 500
_MANY = 30
"""Children of a list that are heard; the rest is like them."""

ACTIONABLE = {
    ROLE.Button,
    ROLE.ButtonMenu,
    ROLE.ButtonDropDown,
    ROLE.CheckBox,
    ROLE.RadioButton,
    ROLE.ComboBox,
    ROLE.EditableText,
    ROLE.SpinBox,
    ROLE.Slider,
    ROLE.Link,
    ROLE.MenuItem,
    ROLE.PageTab,
    ROLE.PopupMenu,
    ROLE.Tree,
    ROLE.List,
    ROLE.Table,
    ROLE.TreeItem,
    ROLE.ListItem,
    ROLE.Cell,
    ROLE.Document,
    ROLE.Paragraph,
    ROLE.Chart,
    ROLE.Graphic,
    ROLE.PageTabList,
}
"""Roles that say what one can do with a thing."""
NAMELESS = {ROLE.MenuItem, ROLE.PageTabList, ROLE.PopupMenu}
"""May go without a name: a separator, a row of tabs whose tabs have one, a menu of a button."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing of the tree.

    Attributes:
        depth: of the tree; path: roles and names from the top.
        kind: the class of the widget behind it; "" where there is none.
        scrolls: that widget is a scroll area, which has no role of its own.
    """

    depth: int
    role: QAccessible.Role
    name: str
    description: str
    value: str
    kind: str
    scrolls: bool
    focusable: bool
    actions: tuple[str, ...]
    rect: QRect
    path: str

    def line(self) -> str:
        """The thing on a line of a dump."""
        words = [f"{'  ' * self.depth}{self.role.name}"]
        words.append(f"「{' '.join(self.name.split())[:80]}」")
        if self.description:
            words.append(f"({' '.join(self.description.split())[:80]})")
        if self.value:
            words.append(f"={' '.join(self.value.split())[:40]!r}")
        if self.focusable:
            words.append("*")
        if self.actions:
            words.append("[" + ",".join(self.actions) + "]")
        if self.kind:
            words.append(f"<{self.kind}>")
        return " ".join(words)


def listen(top: QWidget) -> list[Heard]:
    """Everything that can be seen in a window, in the order in which it is heard."""
    interface = QAccessible.queryAccessibleInterface(top)
    assert interface is not None, top
    return list(_walk(interface, 0, ""))


def _walk(interface: QAccessibleInterface, depth: int, path: str) -> Iterator[Heard]:
    state = interface.state()
    if state.invisible and depth:
        return
    widget = interface.object()
    kind = type(widget).__name__ if widget is not None else ""
    role, name = interface.role(), interface.text(NAME)
    here = f"{path}/{role.name}:{name[:20]}"
    action = interface.actionInterface()
    yield Heard(
        depth,
        role,
        name,
        interface.text(DESCRIPTION),
        interface.text(VALUE) if role is not ROLE.Document else "",
        kind,
        isinstance(widget, QScrollArea),
        bool(state.focusable) and not state.disabled and not _stands_for_another(widget),
        tuple(action.actionNames()) if action is not None else (),
        interface.rect(),
        here,
    )
    if depth >= _DEEPEST:
        return
    count = interface.childCount()
    if role in (ROLE.List, ROLE.Tree, ROLE.Table):
        count = min(count, _MANY)
    for index in range(count):
        child = interface.child(index)
        assert child is not None, f"{here}: child {index} of {interface.childCount()} is nothing"
        if role in (ROLE.Document, ROLE.Chart):  # those that are made by the program
            assert interface.indexOfChild(child) == index, here
        yield from _walk(child, depth + 1, here)


def _stands_for_another(widget: object) -> bool:
    """Whether the keyboard goes to another widget instead."""
    return isinstance(widget, QWidget) and widget.focusProxy() is not None


def faults(heard: list[Heard]) -> list[str]:
    """What somebody who sees nothing could not tell, or not do."""
    found: list[str] = []
    icons = {
        one.name.removesuffix(".svg")
        for one in files("reader.resources").joinpath("icons").iterdir()
    }
    for one in heard:
        acts = set(one.actions) - {"SetFocus", "ShowMenu"}
        works = one.focusable or (acts and one.role is not ROLE.StaticText)
        if not works:
            continue
        words = one.name.strip()
        if not words and one.role not in NAMELESS:
            found.append(f"no name: {one.line().strip()}   at {one.path}")
        elif words in icons or words == one.kind or re.fullmatch(r"Q[A-Z]\w+|[a-z]+(_\w+)+", words):
            found.append(f"no name for a person: {one.line().strip()}   at {one.path}")
        elif words and one.role is not ROLE.Paragraph and not re.search(r"\w", words):
            found.append(f"nothing to say: {one.line().strip()}   at {one.path}")
        known = one.role in ACTIONABLE or one.role is ROLE.StaticText or (one.scrolls and words)
        if one.kind and not known:
            found.append(f"wrong role: {one.line().strip()}   at {one.path}")
    return found


def focus_order(top: QWidget, qtbot: QtBot) -> list[QWidget]:
    """The widgets that Tab visits in a window, in that order, from the first on.

    Tab is pressed until it comes back. Within a page it goes from button to button.
    """
    first = stops(top)[0]
    top.activateWindow()
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is first, timeout=2_000)
    order = [first]
    for _ in range(_MOST_PRESSES):
        here = QApplication.focusWidget()
        assert here is not None, f"at {_called(order[-1])} the keyboard is lost"
        QTest.keyClick(here, Qt.Key.Key_Tab)
        here = QApplication.focusWidget()
        assert here is not None, f"behind {_called(order[-1])} the keyboard is lost"
        if here is first:
            return order
        if here is not order[-1]:
            order.append(here)
    raise AssertionError(f"the keyboard does not get out of {_called(order[-1])}")


def jumps(top: QWidget, qtbot: QtBot) -> list[str]:
    """Where the order of Tab is not that of reading: left to right, then down; then the next
    column. A toast lies over the page and has no place in it: it comes last."""
    order = [one for one in focus_order(top, qtbot) if not _floats(one)]
    places = [QRect(one.mapTo(top, QPoint()), one.size()) for one in order]
    found: list[str] = []
    for a, b, before, after in zip(order, order[1:], places, places[1:], strict=False):
        above = after.bottom() <= before.top()
        beside = not above and before.bottom() > after.top()
        back = after.left() < before.right() if above else beside and after.right() <= before.left()
        if back:
            found.append(f"{_called(a)} {before.getRect()} → {_called(b)} {after.getRect()}")
    return found


def _floats(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, Toast):
        widget = widget.parentWidget()
    return widget is not None


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__}「{widget.accessibleName() or getattr(widget, 'text', str)()}」"
