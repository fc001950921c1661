"""While a Japanese word is being composed, no key does anything but compose."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui.every_window import DIALOGS, PAGES
from ui.walking import settle

from reader.ui.main_window import MainWindow

KEY, WITH = Qt.Key, Qt.KeyboardModifier
NONE = WITH.NoModifier
KEYS = [
    (KEY.Key_Return, NONE),
    (KEY.Key_Return, WITH.ControlModifier),
    (KEY.Key_Enter, WITH.KeypadModifier),
    (KEY.Key_Escape, NONE),
    (KEY.Key_Space, NONE),
    (KEY.Key_Tab, NONE),
    (KEY.Key_Down, NONE),
    (KEY.Key_Up, WITH.AltModifier),
    (KEY.Key_F1, NONE),
    (KEY.Key_F3, NONE),
    (KEY.Key_F9, NONE),
    (KEY.Key_K, WITH.ControlModifier),
    (KEY.Key_Q, WITH.ControlModifier),
    (KEY.Key_D, WITH.ControlModifier),
    (KEY.Key_S, WITH.AltModifier),
    (KEY.Key_Left, WITH.AltModifier),
]
Field = QLineEdit | QTextEdit | QPlainTextEdit


def fields(top: QWidget) -> list[Field]:
    """Everything that can be typed into."""
    return [
        one
        for one in top.findChildren(QWidget)
        if isinstance(one, Field)
        and one.isVisible()
        and one.isEnabled()
        and not one.isReadOnly()
        and one.window() is top
        and not isinstance(one.parent(), QAbstractSpinBox)  # figures are not composed
    ]


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def state(top: QWidget, field: Field, typed: QWidget) -> tuple[object, ...]:
    """What an action would change."""
    opened = {one for one in QApplication.topLevelWidgets() if one.isVisible()}
    return top.isVisible(), QApplication.focusWidget() is typed, text_of(field), frozenset(opened)


@pytest.fixture
def window(tour: MainWindow) -> MainWindow:
    """One window for all tests of this module."""
    return tour


@pytest.mark.parametrize("name", PAGES | DIALOGS)
def test_composition_never_acts(name: str, window: MainWindow, qtbot: QtBot) -> None:
    top = (PAGES | DIALOGS)[name](window, qtbot)
    for field in fields(top):
        top.activateWindow()
        field.setFocus()
        qtbot.waitUntil(field.hasFocus)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.hide()
        typed = QApplication.focusWidget()  # a list that can be typed into has it for its field
        assert typed is not None
        QCoreApplication.sendEvent(typed, QInputMethodEvent("おんらいんか", []))
        settle(qtbot, window)
        before = state(top, field, typed)
        for key, modifiers in KEYS:
            qtbot.keyClick(typed, key, modifiers)
            assert state(top, field, typed) == before, (field, key, modifiers)
        done = QInputMethodEvent()
        done.setCommitString("オンライン化")
        QCoreApplication.sendEvent(typed, done)
        assert "オンライン化" in text_of(field)
        # The next Enter is a key again; nothing is left behind of the composition.
        qtbot.keyClick(typed, KEY.Key_A)
        assert "オンライン化a" in text_of(field)
