"""What a screen reader is told of a painted page: its parts, in reading order.

A page that paints itself holds no widgets that a screen reader could ask. It tells its parts
instead; `reader.ui.accessible` hands them on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget

    from reader.ui.bands import Band, Button
    from reader.ui.cell import TextCell
else:
    _Widget = object  # a class cannot have two of Qt's for bases


class Kind(StrEnum):
    """What a part is."""

    HEADING = "heading"  # a topic, a round, who speaks
    PARAGRAPH = "paragraph"  # text of the minutes: can be ticked
    NOTE = "note"  # a remark of the program's
    BUTTON = "button"


class Told(Struct, eq=False):
    """A part of a page.

    Attributes:
        name: its words.
        description: what is to be known beside them.
        place: where it is in its band; None where button or text say so.
        column: the column with which it moves; None for neither.
        button: what is pressed.
        cell, start, end: the text, and the part of it as code points into the speech.
        band: where it stands.
    """

    kind: Kind
    name: str
    description: str = ""
    place: Callable[[], QRectF] | None = None
    column: int | None = None
    button: Button | None = None
    cell: TextCell | None = None
    start: int = 0
    end: int = 0
    band: Band | None = None


class Condition(Struct, frozen=True):
    """How a part is right now.

    Attributes:
        rect: its place in the widget, in pixels; empty where it has none.
        focused: it has the keyboard.
        ticked: whether it is ticked; None where it cannot be.
        marks: what is found in it: ranges of its own text, as code points.
    """

    rect: QRect
    focused: bool = False
    ticked: bool | None = None
    marks: Sequence[tuple[int, int]] = ()


class Teller(_Widget):
    """A widget that paints its parts, and tells a screen reader of them.

    Attributes:
        told_role: what the widget is.
    """

    told_role = QAccessible.Role.Document

    def told(self) -> Sequence[Told]:
        """Its parts, in reading order; the same objects until they change."""
        return ()

    def condition(self, part: Told) -> Condition:
        """How a part is right now."""
        raise NotImplementedError

    def told_focus(self) -> Told | None:
        """The part that has the keyboard."""
        return None

    def told_at(self, point: QPoint) -> Told | None:
        """The part at a point of the widget."""
        return next((one for one in self.told() if self.condition(one).rect.contains(point)), None)

    def do(self, part: Told) -> None:
        """Press a button, tick a paragraph."""


class Pressable(_Widget):
    """A widget that is one large button, without being a QAbstractButton."""

    told_role = QAccessible.Role.Button

    def press(self) -> None:
        """Do what a click does."""
        raise NotImplementedError
