"""Recent searches: offered where nothing is typed yet, chosen, and forgotten."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.ui.main_window import MainWindow
from reader.ui.recent_searches import cross


@pytest.fixture
def searched(sample: MainWindow, qtbot: QtBot) -> MainWindow:
    """The sample, in which three things were searched for, and an empty field."""
    for query in ("図書館", "保育園", "オンライン化"):
        search(qtbot, sample, query)
        qtbot.keyClick(sample._field, Qt.Key.Key_Return)
        settle(qtbot, sample)
    sample._field.set_query("")
    settle(qtbot, sample)
    sample._list.setFocus()
    return sample


def offered(window: MainWindow) -> list[str]:
    """What is offered."""
    return window._recent._model.stringList()


def test_only_what_was_meant_is_remembered(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンラ")
    search(qtbot, sample, "オンライン")
    assert offered(sample) == []
    search(qtbot, sample, "オンライン化")
    sample._list._list.setFocus()
    sample._list._list.setCurrentIndex(sample._list._entries.index(3))
    settle(qtbot, sample)
    assert offered(sample) == ["オンライン化"], "a hit was opened from it"
    search(qtbot, sample, "保育園")
    qtbot.keyClick(sample._field, Qt.Key.Key_Return)
    assert offered(sample) == ["保育園", "オンライン化"]
    assert sample._workspace.library.searches.recent() == offered(sample)


def test_an_empty_field_that_is_clicked_offers_them(searched: MainWindow, qtbot: QtBot) -> None:
    assert not searched._recent.isVisible()
    qtbot.mouseClick(searched._field, Qt.MouseButton.LeftButton)
    assert searched._recent.isVisible()
    assert searched.focusWidget() is searched._field
    qtbot.keyClicks(searched._field, "a")
    assert not searched._recent.isVisible(), "typing goes on as ever"
    qtbot.mouseClick(searched._field, Qt.MouseButton.LeftButton)
    assert not searched._recent.isVisible()


def test_the_keyboard_opens_them_chooses_and_closes(searched: MainWindow, qtbot: QtBot) -> None:
    searched._field.setFocus(Qt.FocusReason.TabFocusReason)
    assert not searched._recent.isVisible(), "passing by is no wish"
    qtbot.keyClick(searched._field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert searched._recent.isVisible()
    qtbot.keyClick(searched._field, Qt.Key.Key_Escape)
    assert not searched._recent.isVisible()
    assert searched.focusWidget() is searched._field
    searched.begin_search()
    for _ in range(2):
        qtbot.keyClick(searched._field, Qt.Key.Key_Down)
    qtbot.keyClick(searched._field, Qt.Key.Key_Return)
    settle(qtbot, searched)
    assert searched._field.text() == "保育園"
    assert "件" in searched._list.header._title.text()
    assert offered(searched) == ["保育園", "オンライン化", "図書館"]


def test_each_can_be_forgotten_and_all_of_them(searched: MainWindow, qtbot: QtBot) -> None:
    library = searched._workspace.library
    searched._field.recentRequested.emit()
    qtbot.keyClick(searched._field, Qt.Key.Key_Down)
    qtbot.keyClick(searched._field, Qt.Key.Key_Delete)
    assert library.searches.recent() == offered(searched) == ["保育園", "図書館"]
    rows = searched._recent._list
    place = cross(rows.visualRect(searched._recent._model.index(1))).center().toPoint()
    qtbot.mouseMove(rows.viewport(), place)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert library.searches.recent() == ["保育園"]
    assert searched._recent.isVisible()
    searched._recent._all.click()
    assert library.searches.recent() == []
    assert searched._recent._empty.isVisible()


def test_a_click_searches_again(searched: MainWindow, qtbot: QtBot) -> None:
    searched._field.recentRequested.emit()
    rows = searched._recent._list
    place = rows.visualRect(searched._recent._model.index(2)).topLeft() + QPoint(60, 10)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, searched)
    assert searched._field.text() == "図書館"
    assert not searched._recent.isVisible()


def test_a_row_stands_under_the_fields_own_words(searched: MainWindow, qtbot: QtBot) -> None:
    searched._field.recentRequested.emit()
    settle(qtbot, searched)
    rows = searched._recent._list
    row = rows.visualRect(searched._recent._model.index(1))
    picture = rows.viewport().grab().toImage().copy(row)
    start = searched._field.mapTo(searched, searched._field.cursorRect().center()).x()
    start -= rows.viewport().mapTo(searched, QPoint()).x()

    def inked(left: int, right: int) -> tuple[int, int, int]:
        """The first column of a part with ink in it, and its first and its last row."""
        dark = [
            (x, y)
            for x in range(left, right)
            for y in range(picture.height())
            if picture.pixelColor(x, y).alpha() > 100
        ]
        across, down = [x for x, _ in dark], [y for _, y in dark]
        return min(across), min(down), max(down)

    _, top, bottom = inked(0, start - 6)
    first, *ends = inked(start - 6, picture.width() // 2)
    assert 0 <= first - start <= 2, "the side bearing of a character"
    assert abs(top + bottom - sum(ends)) <= 2, "the clock stands on the middle of the words"
