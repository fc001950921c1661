"""Esc is the window's shortcut; a part of the window can take it first."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def claim_escape(event: QEvent, wanted: Callable[[], bool] = lambda: True) -> bool:
    """Answer Qt's question whether Esc is wanted here before the window's shortcut takes it.

    Args:
        wanted: whether Esc has something to do here now.

    Returns:
        Whether Esc was claimed; the event is then accepted, and a key press follows.
    """
    if (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
        and wanted()
    ):
        event.accept()
        return True
    return False
