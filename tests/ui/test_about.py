"""About the program, and its keys."""

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

import reader
from reader.ui.about import AboutDialog, ShortcutsDialog


def test_the_versions_can_be_pasted_into_a_report(qtbot: QtBot) -> None:
    dialog = AboutDialog()
    qtbot.addWidget(dialog)
    next(one for one in dialog.findChildren(QPushButton) if "コピー" in one.text()).click()
    text = QGuiApplication.clipboard().text()
    assert reader.__version__ in text
    assert "PySide6" in text
    assert "Qt" in text


def test_the_sheet_shows_the_keys_that_are_in_force(qtbot: QtBot) -> None:
    copy, bare = QAction("引用をコピー(&C)…"), QAction("鍵のない操作")
    copy.setShortcut("Ctrl+Shift+C")
    sheet = ShortcutsDialog([copy, bare], others=[("Space", "スクロール")])
    qtbot.addWidget(sheet)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "引用をコピー" in words
    assert "スクロール" in words
    assert any("Shift" in text and "C" in text for text in words)
    assert "鍵のない操作" not in words
