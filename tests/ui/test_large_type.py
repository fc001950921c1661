"""Who has set the type of all programs to twice its size reads every word of this one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.every_window import DIALOGS, PAGES

from reader.ui.main_window import MainWindow
from reader.ui.theme import LIGHT, apply_theme, set_ui_points, ui_font

USUAL, TWICE = 10.0, 20.0
LARGEST_READING = 32.0
"""The end of the preference's range."""


@pytest.fixture(scope="module", autouse=True)
def large_type(qapp: QApplication) -> Iterator[None]:
    """All of the interface in type of twice the size."""
    set_ui_points(TWICE)
    apply_theme(qapp, LIGHT)
    yield
    set_ui_points(USUAL)
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(tour: MainWindow) -> MainWindow:
    """One window for all tests of this module, on a common screen."""
    if tour._options.reading_size != LARGEST_READING:
        tour._options.reading_size = LARGEST_READING
        tour.resize(1440, 900)
    return tour


def words_of(widget: QWidget) -> str:
    """What a label or button says, unless it is a picture or tells it otherwise, too."""
    if isinstance(widget, QToolButton):
        shown = widget.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        return widget.text() if shown or widget.icon().isNull() else ""
    if isinstance(widget, QAbstractButton | QLabel):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def clipped(widget: QWidget) -> str:
    """How much room a widget lacks for its words; "" where it has enough."""
    if isinstance(widget, QLabel) and (widget.wordWrap() or not widget.pixmap().isNull()):
        needed = widget.heightForWidth(widget.width())
        wanted = (0, needed)
    else:
        wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint()).toTuple()
    slack = 2  # of rounding, and of the ring around what has the keyboard
    wide, high = wanted[0] - widget.width(), wanted[1] - widget.height()
    return f"{wide}×{high} too little" if wide > slack or high > slack else ""


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_no_word_is_cut_off(name: str, window: MainWindow, qtbot: QtBot) -> None:
    top = (PAGES | DIALOGS)[name](window, qtbot)
    for _ in range(3):  # a label that got another line makes what holds it lay out anew
        QApplication.processEvents()
    assert ui_font().pointSizeF() == TWICE
    found = [
        f"{type(one).__name__} {words_of(one)!r}: {lack}"
        for kind in (QLabel, QAbstractButton, QComboBox, QCheckBox, QRadioButton)
        for one in top.findChildren(kind)
        if one.isVisibleTo(top)
        and one.layout() is None  # what it holds is looked at by itself
        and words_of(one).strip()
        and "…" not in words_of(one)[-1:]
        and (lack := clipped(one))
        and not one.toolTip()
    ]
    assert sorted(set(found)) == []
