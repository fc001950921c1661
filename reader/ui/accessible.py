"""The program as a screen reader sees it, where it paints itself.

Qt tells the system's accessibility interface (AT-SPI, UI Automation, NSAccessibility) of every
widget, but nothing of what a widget paints. For a `Teller` each part becomes an accessible child
with a role, its words, its place and what can be done; its paragraphs have the text interface, in
which found words carry a background colour as an attribute.

Ownership: Qt's cache deletes an interface that it has given an id, with its widget or on demand.
Python must hold the object until then and must not delete it: `_Parts` does both.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from weakref import ref

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleTextInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import VoidPtr

from reader.ui.offsets import Utf16Map
from reader.ui.theme import current_theme
from reader.ui.told import Condition, Kind, Pressable, Teller, Told

_ROLES = {
    Kind.HEADING: QAccessible.Role.Heading,
    Kind.PARAGRAPH: QAccessible.Role.Paragraph,
    Kind.NOTE: QAccessible.Role.StaticText,
    Kind.BUTTON: QAccessible.Role.Button,
}
_NOTHING = VoidPtr(0)
"""What `interface_cast` gives where there is no such interface; None ends the process in all of
PySide 6.8 to 6.11, as its converter to a void pointer reads it like an object of Qt's."""
_HOLDER = "_accessible_parts"


class _Action(QAccessibleActionInterface):
    """Presses a part, or a widget."""

    def __init__(self, name: str, act: Callable[[], None]) -> None:
        super().__init__()
        self._name = name
        self._act = act

    def actionNames(self) -> list[str]:
        return [self._name]

    def doAction(self, action_name: str) -> None:
        if action_name == self._name:
            # Later: what is pressed may take away the very part that is asked to press it.
            QTimer.singleShot(0, self._act)

    def keyBindingsForAction(self, action_name: str) -> list[str]:
        return []


class _Text(QAccessibleTextInterface):
    """The words of a paragraph; offsets are UTF-16 units, as Qt has it."""

    def __init__(self, part: _Part) -> None:
        super().__init__()
        self._part = part
        self._map = Utf16Map(part.told.name)

    def text(self, start: int, end: int) -> str:
        last = self._map.length if end < 0 else min(end, self._map.length)
        first = min(max(start, 0), last)
        return self._part.told.name[self._map.to_code_point(first) : self._map.to_code_point(last)]

    def characterCount(self) -> int:
        return self._map.length

    def attributes(self, offset: int) -> tuple[str, int, int]:
        """A found word's ground; the run of equal attributes around an offset."""
        begin = 0
        for start, end in self._part.condition().marks:
            first, last = self._map.to_utf16(start), self._map.to_utf16(end)
            if first <= offset < last:
                ground = current_theme().hit.lstrip("#")
                rgb = ",".join(str(int(ground[i : i + 2], 16)) for i in (0, 2, 4))
                return f"background-color:rgb({rgb});mark:true", first, last
            if offset < first:
                return "", begin, first
            begin = last
        return "", begin, self._map.length

    def cursorPosition(self) -> int:
        return 0

    def setCursorPosition(self, position: int) -> None:
        return

    def selectionCount(self) -> int:
        return 0

    def selection(self, index: int) -> tuple[int, int]:
        return 0, 0

    def addSelection(self, start: int, end: int) -> None:
        return

    def removeSelection(self, index: int) -> None:
        return

    def setSelection(self, index: int, start: int, end: int) -> None:
        return

    def characterRect(self, offset: int) -> QRect:
        return self._part.rect()

    def offsetAtPoint(self, point: QPoint) -> int:
        return 0 if self._part.rect().contains(point) else -1

    def scrollToSubstring(self, start: int, end: int) -> None:
        return


class _Part(QAccessibleInterface):
    """One part of a page."""

    def __init__(self, widget: Teller, told: Told, index: int) -> None:
        super().__init__()
        self.told = told
        self.index = index
        self._page = ref(widget)
        self._action: _Action | None = None
        self._text = _Text(self) if told.kind is Kind.PARAGRAPH else None
        if told.kind is Kind.BUTTON:
            self._action = _Action(QAccessibleActionInterface.pressAction(), self._do)
        elif told.kind is Kind.PARAGRAPH:
            self._action = _Action(QAccessibleActionInterface.toggleAction(), self._do)

    def condition(self) -> Condition:
        """How it is right now."""
        page = self._page()
        return page.condition(self.told) if page is not None else Condition(QRect())

    def _do(self) -> None:
        page = self._page()
        if page is not None:
            page.do(self.told)

    # --- Qt -----------------------------------------------------------------

    def isValid(self) -> bool:
        return self._page() is not None

    def object(self) -> QObject | None:
        return None

    def window(self) -> QWindow | None:
        page = self._page()
        return page.window().windowHandle() if page is not None else None

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def parent(self) -> QAccessibleInterface | None:
        page = self._page()
        return QAccessible.queryAccessibleInterface(page) if page is not None else None

    def focusChild(self) -> QAccessibleInterface | None:
        return self if self.condition().focused else None

    def child(self, index: int) -> QAccessibleInterface | None:
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        page = self._page()
        rect = self.condition().rect
        if page is None or rect.isEmpty():
            return QRect()
        return QRect(page.mapToGlobal(rect.topLeft()), rect.size())

    def role(self) -> QAccessible.Role:
        return _ROLES[self.told.kind]

    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return self.told.name
        if t is QAccessible.Text.Description:
            return self.told.description
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        return

    def state(self) -> QAccessible.State:
        now = self.condition()
        page = self._page()
        state = QAccessible.State()
        button = self.told.kind is Kind.BUTTON
        state.focusable = self.told.button is not None or now.ticked is not None
        state.focused = now.focused
        state.readOnly = not button
        state.checkable = now.ticked is not None
        state.checked = bool(now.ticked)
        state.offscreen = page is None or not page.rect().intersects(now.rect)
        state.invisible = now.rect.isEmpty()
        return state

    def interface_cast(self, type: QAccessible.InterfaceType) -> Any:
        if type is QAccessible.InterfaceType.ActionInterface:
            return self._action or _NOTHING
        if type is QAccessible.InterfaceType.TextInterface:
            return self._text or _NOTHING
        return _NOTHING


class _Parts:
    """The parts of a page as far as they were asked for."""

    def __init__(self, widget: Teller) -> None:
        self.page = ref(widget)
        self._told: Sequence[Told] | None = None
        self._made: dict[int, _Part] = {}
        widget.destroyed.connect(self.forget)

    def all(self) -> Sequence[Told]:
        """What the page tells."""
        if self._told is None:
            page = self.page()
            self._told = page.told() if page is not None else ()
        return self._told

    def part(self, index: int) -> _Part | None:
        """The interface of a part."""
        page = self.page()
        told = self.all()
        if page is None or not 0 <= index < len(told):
            return None
        if index not in self._made:
            self._made[index] = _Part(page, told[index], index)
        return self._made[index]

    def part_of(self, wanted: Told | None) -> _Part | None:
        """The interface of a part that is told."""
        if wanted is None:
            return None
        found = (index for index, one in enumerate(self.all()) if one is wanted)
        return self.part(next(found, -1))

    def forget(self, _: object = None) -> None:
        """The page tells otherwise now, or is no more."""
        made, self._made, self._told = self._made, {}, None
        for part in made.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))


class _Page(QAccessibleWidget):
    """A page with its parts: behind the widgets that it holds."""

    def __init__(self, widget: Teller, parts: _Parts) -> None:
        super().__init__(widget, widget.told_role)
        self._parts = parts

    def childCount(self) -> int:
        return super().childCount() + len(self._parts.all())

    def child(self, index: int) -> QAccessibleInterface | None:
        own = super().childCount()
        return super().child(index) if index < own else self._parts.part(index - own)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        if isinstance(child, _Part):
            return super().childCount() + child.index
        return super().indexOfChild(child)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        page = self._parts.page()
        told = page.told_at(page.mapFromGlobal(QPoint(x, y))) if page is not None else None
        return self._parts.part_of(told) or super().childAt(x, y)

    def focusChild(self) -> QAccessibleInterface | None:
        page = self._parts.page()
        told = page.told_focus() if page is not None else None
        return self._parts.part_of(told) or super().focusChild()


class _Pressable(QAccessibleWidget):
    """A widget that is one large button."""

    def __init__(self, widget: Pressable) -> None:
        super().__init__(widget, widget.told_role)
        self._action = _Action(QAccessibleActionInterface.pressAction(), widget.press)

    def interface_cast(self, type: QAccessible.InterfaceType) -> Any:
        if type is QAccessible.InterfaceType.ActionInterface:
            return self._action
        return super().interface_cast(type) or _NOTHING


_known: dict[int, QAccessibleInterface] = {}
"""What Qt holds, kept alive until the widget is gone."""


def _make(_: str, made_for: QObject) -> QAccessibleInterface | None:
    """Qt asks: the interface of an object; None leaves it to Qt."""
    made: QAccessibleInterface
    if isinstance(made_for, Teller):
        made = _Page(made_for, _parts_of(made_for))
    elif isinstance(made_for, Pressable):
        made = _Pressable(made_for)
    else:
        return None
    key = id(made_for)
    _known[key] = made
    made_for.destroyed.connect(lambda: _known.pop(key, None))
    return made


def _parts_of(widget: Teller) -> _Parts:
    parts = getattr(widget, _HOLDER, None)
    if parts is None:
        parts = _Parts(widget)
        setattr(widget, _HOLDER, parts)
    return parts


_installed = False


def tell_screen_readers() -> None:
    """Have Qt ask this module; once in a process."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_make)
        _installed = True


def parts_changed(widget: Teller) -> None:
    """The parts that a `Teller` tells are others now."""
    parts: _Parts | None = getattr(widget, _HOLDER, None)
    if parts is None:
        return  # nobody has asked
    parts.forget()
    if QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.ObjectReorder)
        QAccessible.updateAccessibility(event)


def tell_focus(widget: Teller, part: Told | None) -> None:
    """The keyboard has gone to a part of a `Teller`."""
    if part is None or not QAccessible.isActive() or not widget.hasFocus():
        return
    interface = _parts_of(widget).part_of(part)
    if interface is not None:
        event = QAccessibleEvent(interface, QAccessible.Event.Focus)
        QAccessible.updateAccessibility(event)


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Have a screen reader say words: what happens where the keyboard is not.

    Parameters:
        urgent: at once, whatever is being said.
    """
    if words and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, words)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
