"""A bookmark's note and tags."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from reader.ui.bookmark_dialog import BookmarkDialog, TagField


def opened(qtbot: QtBot, **more: object) -> BookmarkDialog:
    dialog = BookmarkDialog(
        "　今後の拡充を伺います。",
        ["デジタル", "図書館"],
        **more,  # pyright: ignore[reportArgumentType]
    )
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def chip(dialog: BookmarkDialog, tag: str) -> QToolButton:
    return next(one for one in dialog.findChildren(QToolButton) if one.text() == tag)


def test_a_note_and_tags_are_written(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.findChildren(QPlainTextEdit)[0].insertPlainText("12月に確かめる ")
    dialog.findChildren(QLineEdit)[0].setText(" 図書館、 ＡＩ ,図書館，")
    assert dialog.note() == "12月に確かめる"
    assert dialog.tags() == ("図書館", "ＡＩ")


def test_known_tags_are_one_click_away_and_back(qtbot: QtBot) -> None:
    dialog = opened(qtbot, tags=["保育"])
    chip(dialog, "デジタル").click()
    assert dialog.tags() == ("保育", "デジタル")
    assert chip(dialog, "デジタル").isChecked()
    chip(dialog, "デジタル").click()
    assert dialog.tags() == ("保育",)


def test_a_known_tag_is_completed(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    field = dialog.findChildren(TagField)[0]
    field.setFocus()
    field.setText("保育、デ")
    qtbot.keyClick(field, Qt.Key.Key_End)
    field.textEdited.emit(field.text())
    popup = field.findChildren(QCompleter)[0].popup()
    assert popup is not None
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "デジタル"
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.tags() == ("保育", "デジタル")


def test_ctrl_enter_in_the_note_saves(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    note = dialog.findChildren(QPlainTextEdit)[0]
    qtbot.keyClick(note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted


@pytest.mark.parametrize("existing", [True, False])
def test_only_a_bookmark_that_is_there_can_be_removed(qtbot: QtBot, existing: bool) -> None:
    dialog = opened(qtbot, existing=existing)
    buttons = [one for one in dialog.findChildren(QPushButton) if "外す" in one.text()]
    assert bool(buttons) is existing
    if buttons:
        with qtbot.waitSignal(dialog.removeRequested):
            buttons[0].click()
        assert dialog.result() == QDialog.DialogCode.Rejected
