"""Typing Japanese: while a word is being composed, the keys belong to the input method.

Enter takes a candidate, Esc drops it, Space looks for the next one. Most input methods keep these
keys to themselves; some pass them on as well, and none keeps Ctrl+K. Nothing of that may submit a
search, close a dialog or run a shortcut.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_ACTING = frozenset(
    {
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Space,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        *(Qt.Key(Qt.Key.Key_F1.value + number) for number in range(12)),
    }
)
"""Keys that do something else than to put a character. Others pass: should an input method forget
to say that it is done, one can still type."""
_WITH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Composition(QObject):
    """Watches the field that has the keyboard, in every window of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._field: QWidget | None = None
        self._composing = False
        app.focusChanged.connect(self._follow)

    def _follow(self, _: QWidget | None, now: QWidget | None) -> None:
        self._composing = False
        if self._field is not None and isValid(self._field):  # not where its dialog is gone
            self._field.removeEventFilter(self)
        self._field = None
        if now is not None and now.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            self._field = now
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif self._composing and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # no shortcut of the window's
                return True
            return event.key() in _ACTING or bool(event.modifiers() & _WITH)
        return False


def watch_composition(app: QApplication) -> None:
    """Have the keys belong to the input method while it composes; once in an application."""
    if app.findChild(Composition) is None:
        Composition(app)
