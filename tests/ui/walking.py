"""Steps of a walk through the whole window."""

from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow

_MOMENT_MILLISECONDS = 20
"""More than Qt takes from the wish to be painted anew to the painting."""

_SOON_MILLISECONDS = 120


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is loading any more, nor is about to in the next moments."""
    for _ in range(_SOON_MILLISECONDS // _MOMENT_MILLISECONDS):
        qtbot.wait(_MOMENT_MILLISECONDS)
        if window.settled() and not _about_to_change():
            return
    qtbot.waitUntil(window.settled, timeout=60_000)


def _about_to_change() -> bool:
    """Whether a timer of any window ends soon, or something moves."""
    shown = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    return any(
        timer.isActive() and timer.remainingTime() <= _SOON_MILLISECONDS
        for top in shown
        for timer in top.findChildren(QTimer)
    ) or any(
        move.state() is QAbstractAnimation.State.Running
        for top in shown
        for move in top.findChildren(QAbstractAnimation)
    )


def search(qtbot: QtBot, window: MainWindow, words: str) -> None:
    """Type a query, as a person does."""
    window._enter_search()
    window._field.clear()
    for letter in words:  # QTest types ASCII only
        window._field.insert(letter)
    qtbot.waitUntil(lambda: window._list.header.isVisible(), timeout=5_000)
    settle(qtbot, window)


def end(window: MainWindow) -> None:
    """Close a window for good: one that is only hidden is dressed anew with every theme."""
    window.close()
    window.shut_down()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
