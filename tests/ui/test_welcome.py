"""The first page: three doors."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.emblem import Emblem
from reader.ui.presets import MEGURO
from reader.ui.welcome import WelcomePage


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage()
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_the_first_door_leads_to_the_preset_council(qtbot: QtBot, page: WelcomePage) -> None:
    with qtbot.waitSignal(page.presetChosen) as chosen:
        qtbot.mouseClick(page.doors[0], Qt.MouseButton.LeftButton)
    assert chosen.args == [MEGURO]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_doors_open_by_keyboard(qtbot: QtBot, page: WelcomePage, key: Qt.Key) -> None:
    _, address, sample = page.doors
    with qtbot.waitSignal(page.addressRequested):
        qtbot.keyClick(address, key)
    with qtbot.waitSignal(page.sampleRequested):
        qtbot.keyClick(sample, key)


def test_tab_reaches_every_door(qtbot: QtBot, page: WelcomePage) -> None:
    page.doors[0].setFocus()
    for following in page.doors[1:]:
        qtbot.keyClick(page.focusWidget() or page, Qt.Key.Key_Tab)
        assert following.hasFocus() or page.window().focusWidget() is following


def test_files_can_be_imported_from_here(qtbot: QtBot, page: WelcomePage) -> None:
    link = page.findChild(QPushButton)
    assert link is not None
    with qtbot.waitSignal(page.importRequested):
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 640)])
def test_everything_is_seen_without_scrolling(
    qtbot: QtBot, page: WelcomePage, width: int, height: int
) -> None:
    page.resize(width, height)
    qtbot.waitUntil(lambda: page.width() == width)
    page.grab()
    assert page.verticalScrollBar().maximum() == 0
    assert len({door.mapTo(page, door.rect().topLeft()).y() for door in page.doors}) == 1
    for door in page.doors:
        assert door.height() >= door.heightForWidth(door.width())


def test_in_a_narrow_window_the_doors_stand_below_each_other(
    qtbot: QtBot, page: WelcomePage
) -> None:
    page.resize(700, 800)

    def lefts() -> set[int]:
        return {door.mapTo(page, door.rect().topLeft()).x() for door in page.doors}

    qtbot.waitUntil(lambda: len(lefts()) == 1)


def test_a_door_tells_a_screen_reader_where_it_leads(page: WelcomePage) -> None:
    for door in page.doors:
        assert door.accessibleName()
        assert door.accessibleDescription()


def test_the_emblem_begins_where_the_cards_do(page: WelcomePage) -> None:
    shown = page.grab().toImage()
    ground = shown.pixelColor(0, 0).lightness()

    def begins(widget: QWidget) -> int:
        """The first column in which something of it is painted, but for a card's faint shadow."""
        y = widget.mapTo(page, widget.rect().center()).y()
        return next(
            x for x in range(shown.width()) if abs(shown.pixelColor(x, y).lightness() - ground) > 10
        )

    (emblem,) = page.findChildren(Emblem)
    assert begins(emblem) == begins(page.doors[0])
