"""A second window: two texts beside each other, on one library."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.ui.main_window import MainWindow
from reader.ui.place import Place, View
from reader.ui.reader_window import ReaderWindow
from reader.ui.session import read
from reader.ui.workspace import OpenSitting


@pytest.fixture
def second(sample: MainWindow, qtbot: QtBot) -> ReaderWindow:
    """Ctrl+N on a topic that was found."""
    search(qtbot, sample, "プラスチック")
    sample.commands.new_window.trigger()
    (other,) = sample.windows.others
    qtbot.waitUntil(lambda: other.opened is not None)
    settle(qtbot, sample)
    return other


def sitting_of(window: MainWindow | ReaderWindow) -> str:
    opened = window._room.opened if isinstance(window, MainWindow) else window.opened
    assert isinstance(opened, OpenSitting)
    return opened.sitting.id


def test_what_is_read_opens_in_a_window_of_its_own_and_stays_there(
    sample: MainWindow, second: ReaderWindow, qtbot: QtBot
) -> None:
    first = sitting_of(second)
    assert first == sitting_of(sample)
    another = next(one.id for one in sample._workspace.library.sittings.infos() if one.id != first)
    sample.open_place(Place(sitting=another))
    settle(qtbot, sample)
    assert sitting_of(second) == first
    assert sitting_of(sample) == another

    second._actions["full"].trigger()
    assert second.pane.view is View.FULL_TEXT
    second._actions["thread"].trigger()
    QGuiApplication.clipboard().clear()
    second._actions["quote"].trigger()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    second._actions["collect"].trigger()
    settle(qtbot, sample)
    assert sample.drafting.desk.current is not None


def test_a_correction_shows_in_the_other_window(
    sample: MainWindow, second: ReaderWindow, qtbot: QtBot
) -> None:
    opened = second.opened
    assert isinstance(opened, OpenSitting)
    link = next(
        link
        for exchange in opened.threads.exchanges
        if exchange.id == second.pane.exchange
        for round_ in exchange.rounds
        for link in round_.links
    )
    sample.reader.thread_view.linksConfirmed.emit([(link.question, link.answer)])
    settle(qtbot, sample)
    assert len(second.opened.corrections) == 1  # type: ignore[union-attr]
    second._actions["undo"].trigger()
    settle(qtbot, sample)
    shown = sample._room.opened
    assert isinstance(shown, OpenSitting)
    assert not shown.corrections


def test_the_list_opens_windows_by_keyboard_and_mouse(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "プラスチック")
    entries = sample._list._list
    entries.setFocus()
    QTest.keyClick(entries, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert len(sample.windows.others) == 1
    second = entries.model().index(1, 0)
    QTest.mouseClick(
        entries.viewport(),
        Qt.MouseButton.MiddleButton,
        pos=entries.visualRect(second).center(),
    )
    assert len(sample.windows.others) == 2
    settle(qtbot, sample)
    assert sample.windows.others[1].place is not None


def test_closing_one_keeps_the_first_and_the_first_takes_all_along(
    sample: MainWindow, second: ReaderWindow, qtbot: QtBot
) -> None:
    place = second.place
    second._actions["close"].trigger()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert sample.isVisible()
    assert not sample.windows.others
    # Nothing of it hears of the library any more.
    sample._workspace.correctionsChanged.emit(sitting_of(sample))
    sample._workspace.quotesChanged.emit()
    sample._workspace.contentsChanged.emit()
    sample._options.reading_size += 1
    settle(qtbot, sample)

    sample.windows.open(place)
    sample.close()
    assert not sample.windows.others
    kept = read(sample._options.session)
    assert kept is not None
    assert [one.sitting for one in kept.others] == [place.sitting] if place else []


def test_nothing_open_is_said(window: MainWindow) -> None:
    window.commands.new_window.trigger()
    assert not window.windows.others
