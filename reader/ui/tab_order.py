"""Where Tab goes: in the order in which a window is read.

Qt's own order is that in which widgets were made, and puts what is made later (the chips of a
topic, the buttons of a notice) at the end. Here the layouts say what comes next.
"""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from reader.ui.told import Teller

_WHOLE = (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
)
"""What is one stop, whatever widgets it is made of."""


def stops(window: QWidget) -> list[QWidget]:
    """The widgets that Tab visits in a window, in the order of reading; before the window is
    shown, those that it will visit then."""
    # A scrolled widget is met twice: as such, and within the viewport.
    return [
        one
        for one in dict.fromkeys(_in_order(window))
        if one is not window
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisibleTo(window)
        and one.isEnabled()
    ]


def came_by_tab(event: QFocusEvent) -> bool:
    """Whether the keyboard was brought by Tab: who came with the mouse knows where he is."""
    reason = Qt.FocusReason
    return event.reason() in (reason.TabFocusReason, reason.BacktabFocusReason)


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to the next widget; whether there is another."""
    order = stops(window)
    here = QApplication.focusWidget()
    while here is not None and here not in order and here is not window:
        here = here.parentWidget()  # the field within a spin box
    at = 0 if forward else -1
    if here in order:
        at = order.index(here) + (1 if forward else -1)
    if not order or order[at % len(order)] is here:
        return False
    reason = Qt.FocusReason
    order[at % len(order)].setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    return True


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    page = isinstance(widget, Teller)
    if not page:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    first = list(_arranged(widget))
    seen = set(map(id, first))
    rest = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and not child.isWindow() and id(child) not in seen
    ]
    for child in (*first, *rest):
        if not child.isHidden():
            yield from _in_order(child)
    if page:  # what stands over its text comes first
        yield widget


def _arranged(widget: QWidget) -> Iterator[QWidget]:
    """The children that a layout or a container has put in an order."""
    if isinstance(widget, QSplitter | QStackedWidget):
        for index in range(widget.count()):
            child = widget.widget(index)
            if child is not None:
                yield child
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
    elif isinstance(widget, QScrollArea):
        child = widget.widget()
        if child is not None:
            yield child
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda index: layout.getItemPosition(index)[:2])  # pyright: ignore[reportIndexIssue]
    elif isinstance(layout, QFormLayout):
        roles = QFormLayout.ItemRole

        def place(index: int) -> tuple[int, int]:
            row, role = layout.getItemPosition(index)  # pyright: ignore[reportGeneralTypeIssues]
            return row, 1 if role == roles.FieldRole else 0

        places = sorted(places, key=place)
    for index in places:
        item = layout.itemAt(index)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
