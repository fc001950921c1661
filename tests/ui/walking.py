"""Steps of a walk through the whole window."""

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is loading any more."""
    qtbot.wait(120)
    qtbot.waitUntil(window.settled, timeout=60_000)


def search(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type a query, as a person does."""
    window._enter_search()
    window._field.clear()
    for letter in words:  # QTest types ASCII only
        window._field.insert(letter)
    qtbot.waitUntil(lambda: window._list.header.isVisible(), timeout=5_000)
    qtbot.wait(150)
    settle(qtbot, window)


def end(window: MainWindow) -> None:
    """Close a window for good: one that is only hidden is dressed anew with every theme."""
    window.close()
    window.shut_down()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
