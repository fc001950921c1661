"""At 200 % on a screen of 1366×768 every dialog still fits."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from ui.every_window import DIALOGS
from ui.hearing import focus_order

from reader.ui.chip_row import ChipRow
from reader.ui.dialog import Dialog
from reader.ui.main_window import MainWindow

SCREEN = QSize(683, 364)
"""A screen of 1366×768 at 200 %, less the bar of the window, in device-independent pixels."""


@pytest.fixture
def window(tour: MainWindow) -> MainWindow:
    """One window for all tests of this module."""
    return tour


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_and_all_of_it_can_be_reached(
    name: str, window: MainWindow, qtbot: QtBot
) -> None:
    top = DIALOGS[name](window, qtbot)
    if isinstance(top, Dialog):
        top.fit(SCREEN)
    else:
        top.resize(SCREEN)
    least = top.minimumSize().expandedTo(top.minimumSizeHint())
    assert least.width() <= SCREEN.width(), least
    assert least.height() <= SCREEN.height(), least
    qtbot.waitUntil(lambda: top.height() <= SCREEN.height())
    for widget in focus_order(top, qtbot):
        area = next(iter(top.findChildren(QScrollArea)), None)
        if area is not None and area.isAncestorOf(widget):
            area.ensureWidgetVisible(widget)  # as Tab does
        whole = QRect(widget.mapTo(top, QPoint()), widget.size())
        assert whole.intersects(top.rect()), f"{widget} {whole}"


@pytest.mark.parametrize("name", ["AboutDialog", "DownloadsDialog"])
def test_what_scrolls_itself_is_not_scrolled_once_more(
    name: str, window: MainWindow, qtbot: QtBot
) -> None:
    top = DIALOGS[name](window, qtbot)
    assert isinstance(top, Dialog)
    top.fit(SCREEN)
    layout = top.layout()
    assert layout is not None
    assert not isinstance(layout.itemAt(0).widget(), QScrollArea)


def test_a_small_screen_is_noticed(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    tall = QLabel("見本")
    tall.setMinimumSize(900, 900)
    column = QVBoxLayout(dialog)
    column.addWidget(tall)
    dialog.fit(SCREEN)
    dialog.show()
    assert dialog.height() == SCREEN.height()
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0


def scrolled_in(widget: QWidget) -> QWidget:
    """What holds a widget and brings it into sight when it gets the keyboard, or itself."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea | ChipRow):
            return above
        above = above.parentWidget()
    return widget


def test_the_window_itself_fits(window: MainWindow, qtbot: QtBot) -> None:
    """Welcome page, list and reader: the toolbar, the list and the page stay in sight."""
    before = window.size()
    for page in (window._welcome, window._browse):
        window._show_page(page)
        window.resize(SCREEN)
        qtbot.waitUntil(lambda: window.size() == SCREEN)
        QApplication.processEvents()  # the page is laid out anew
        for widget in focus_order(window, qtbot):
            # The strip of topics scrolls sideways, the welcome page downwards.
            area = scrolled_in(widget)
            place = QRect(area.mapTo(window, QPoint()), area.size())
            assert place.left() >= 0, f"{widget} {place}"
            assert place.right() <= window.width(), f"{widget} {place}"
    window.resize(before)
