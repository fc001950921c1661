"""Whether what a window holds has room: nothing cut off, nothing over its neighbour, nothing lost."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.ui.chip_row import ChipRow
from reader.ui.tab_order import stops
from reader.ui.theme import LIGHT, apply_theme, set_ui_points
from reader.ui.toast import Toast

USUAL, TWICE = 10.0, 20.0
"""Points of the system's type: as most have it, and twice as large."""

_SLACK = 2
"""Pixels of rounding, and of the ring around what has the keyboard."""

_CONTROLS = (QAbstractButton, QLabel, QLineEdit, QComboBox, QAbstractScrollArea)


def set_type(app: QApplication, points: float) -> None:
    """Put a size of the system's type in force."""
    set_ui_points(points)
    apply_theme(app, LIGHT)


def laid_out() -> None:
    """Let everything find its place."""
    for _ in range(4):  # a label that got another line makes what holds it lay out anew
        QApplication.processEvents()


def ring_is_seen(qtbot: QtBot, area: QAbstractScrollArea, other: QWidget) -> bool:
    """Whether one sees that a view has the keyboard, and not another."""
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)
    ringed = area.viewport().grab().toImage()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    return ringed != area.viewport().grab().toImage()


def faults(top: QWidget) -> list[str]:
    """Everything that has no room in a window."""
    shown = list(_controls(top))
    found = [f"{_called(one)}: {lack}" for one in shown if (lack := clipped(one))]
    found += [f"{_called(one)}: {lack}" for one in shown if (lack := _beyond(one, top))]
    found += _over_each_other(shown, top)
    found += [
        f"{_called(one)} cannot be reached"
        for one in stops(top)
        if (lack := _beyond(one, top)) or one.width() < 8 or one.height() < 8
    ]
    return sorted(set(found))


def words_of(widget: QWidget) -> str:
    """What a label or button says, unless it is a picture."""
    if isinstance(widget, QToolButton):
        shown = widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        return widget.text() if shown or widget.icon().isNull() else ""
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def clipped(widget: QWidget) -> str:
    """How much room a widget lacks for its words; "" where it has enough, or tells them otherwise."""
    words = words_of(widget)
    if not words.strip() or words.endswith("…") or widget.toolTip() or widget.layout() is not None:
        return ""  # what it holds is looked at by itself
    if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.pixmap().isNull()):
        wanted = (0, widget.heightForWidth(widget.width()))
    else:
        wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint()).toTuple()
    wide, high = wanted[0] - widget.width(), wanted[1] - widget.height()
    return f"{wide}×{high} too little" if wide > _SLACK or high > _SLACK else ""


def _controls(top: QWidget) -> Iterator[QWidget]:
    for kind in _CONTROLS:
        for one in top.findChildren(kind):
            inner = any(isinstance(above, QComboBox | QLineEdit) for above in _above(one, top))
            if one.isVisibleTo(top) and one.window() is top and not inner and not _floats(one, top):
                yield one


def _above(widget: QWidget, top: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None and above is not top:
        yield above
        above = above.parentWidget()


def _floats(widget: QWidget, top: QWidget) -> bool:
    """Whether it lies over the page for a moment."""
    return any(isinstance(one, Toast) for one in (widget, *_above(widget, top)))


def _beyond(widget: QWidget, top: QWidget) -> str:
    """How far a widget reaches out of what holds it; "" where it does not, or is scrolled."""
    for above in (*_above(widget, top), top):
        parent = above.parentWidget()
        scrolled = isinstance(parent, QScrollArea) and above is parent.viewport()
        if scrolled or isinstance(above, ChipRow):  # a chip that gets the keyboard is brought
            return ""
        rect = QRect(widget.mapTo(above, QPoint()), widget.size())
        around = above.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK)
        if not around.contains(rect):
            return f"{rect.getRect()} beyond {type(above).__name__} {above.rect().getRect()}"
    return ""


def _in_sight(widget: QWidget, top: QWidget) -> QRect:
    """The part of a widget that nothing around it hides, in the window."""
    rect = QRect(widget.mapTo(top, QPoint()), widget.size())
    for above in _above(widget, top):
        rect &= QRect(above.mapTo(top, QPoint()), above.size())
    return rect


def _over_each_other(shown: list[QWidget], top: QWidget) -> list[str]:
    leaves = [one for one in shown if not isinstance(one, QScrollArea)]
    rects = [_in_sight(one, top) for one in leaves]
    found: list[str] = []
    for index, (a, first) in enumerate(zip(leaves, rects, strict=True)):
        for b, second in zip(leaves[index + 1 :], rects[index + 1 :], strict=True):
            common = first & second
            apart = not a.isAncestorOf(b) and not b.isAncestorOf(a)
            if apart and common.width() > _SLACK and common.height() > _SLACK:
                found.append(f"{_called(a)} over {_called(b)} {common.getRect()}")
    return found


def _called(widget: QWidget) -> str:
    return f"{type(widget).__name__} {words_of(widget) or widget.accessibleName()!r}"
