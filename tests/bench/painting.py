"""Waiting in Qt's loop, and seeing when something was painted."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

_LOOK_MILLISECONDS = 1
_PATIENCE_SECONDS = 120.0


class Painted(QObject):
    """Counts how often widgets were painted.

    Attributes:
        count: so many times since the last `forget`.
        when: paintings at other times do not count.
    """

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self.count = 0
        self.when: Callable[[], bool] = lambda: True
        for widget in widgets:
            widget.installEventFilter(self)

    def forget(self) -> None:
        """Count anew."""
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.when():
            self.count += 1
        return super().eventFilter(watched, event)


def wait_until(true: Callable[[], bool]) -> float:
    """Run Qt's loop until something is so; gives the moment (see `time.monotonic`).

    Raises:
        TimeoutError: it never was.
    """
    loop = QEventLoop()
    look = QTimer(interval=_LOOK_MILLISECONDS)
    began = time.monotonic()

    def ask() -> None:
        if true() or time.monotonic() - began > _PATIENCE_SECONDS:
            loop.quit()

    look.timeout.connect(ask)
    look.start()
    loop.exec()
    look.stop()
    if not true():
        raise TimeoutError("the window never came so far")
    return time.monotonic()


def wait(seconds: float) -> None:
    """Run Qt's loop for a time."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
