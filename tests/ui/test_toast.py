"""The word over the bottom of the window."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui import room

from reader.ui.toast import Toast


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


def button(toast: Toast, words: str) -> QPushButton:
    return next(one for one in toast.findChildren(QPushButton) if one.text() == words)


def test_it_says_what_was_done_and_offers_more(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    done: list[str] = []
    toast.show_message(
        "引用をコピーしました（書式付きテキスト・2,340字）",
        [("整える…", lambda: done.append("整える"))],
    )
    assert toast.isVisible()
    assert toast.text == "引用をコピーしました（書式付きテキスト・2,340字）"
    qtbot.mouseClick(button(toast, "整える…"), Qt.MouseButton.LeftButton)
    assert done == ["整える"]
    assert not toast.isVisible()


def test_it_stands_at_the_bottom_in_the_middle_also_after_resizing(
    qtbot: QtBot, window: QWidget
) -> None:
    toast = Toast(window)
    toast.show_message("しおりを付けました")
    window.resize(700, 500)
    qtbot.waitUntil(lambda: abs(toast.geometry().center().x() - 350) <= 2)
    assert 350 < toast.y() < 500 - toast.height()


def test_it_lies_over_its_ground_alone_however_narrow_that_is(
    qtbot: QtBot, window: QWidget
) -> None:
    ground, beside = QWidget(window), QPushButton("コピー", window)
    ground.setGeometry(100, 0, 600, 600)
    beside.setGeometry(700, 520, 200, 60)
    for one in (ground, beside):
        one.show()
    toast = Toast(window, lambda: ground)
    words = "下書き「架空区のオンライン化」に追加しました"
    toast.show_message(words, [("開く", lambda: None), ("元に戻す", lambda: None)])
    qtbot.waitUntil(lambda: ground.geometry().contains(toast.geometry()))
    line = toast.height()
    ground.resize(280, 600)
    room.laid_out()
    assert ground.geometry().contains(toast.geometry())
    assert toast.height() > line, "its words wrap, and the buttons stand below them"
    for one in (toast._words, button(toast, "開く"), button(toast, "元に戻す")):
        assert one.height() >= one.heightForWidth(one.width())
        assert toast.rect().contains(QRect(one.mapTo(toast, QPoint()), one.size()))
    assert button(toast, "開く").y() + toast._deeds.y() >= toast._words.geometry().bottom()
    ground.setGeometry(0, 0, 800, 560)
    room.laid_out()
    assert toast.height() == line
    assert ground.geometry().contains(toast.geometry())


def test_a_new_word_replaces_the_old_one_with_its_buttons(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("しおりを付けました", [("元に戻す", lambda: None)])
    toast.show_message("元に戻しました")
    assert toast.text == "元に戻しました"
    assert toast.actions_shown == ()
    assert not any(one.isVisible() for one in toast.findChildren(QPushButton))


def test_it_goes_away_by_itself(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("取り込みました", seconds=0.05)
    qtbot.waitUntil(lambda: not toast.isVisible())


def test_it_waits_for_who_is_on_one_of_its_buttons(qtbot: QtBot, window: QWidget) -> None:
    held, other = Toast(window), Toast(window)
    held.show_message("下書きに加えました", [("開く", lambda: None)], seconds=0.05)
    button(held, "開く").setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is button(held, "開く"))
    other.show_message("取り込みました", seconds=0.1)
    qtbot.waitUntil(lambda: not other.isVisible())
    assert held.isVisible()
    field = QPushButton(window)
    field.show()
    field.setFocus()
    qtbot.waitUntil(lambda: not held.isVisible())


def test_escape_sends_it_away(qtbot: QtBot, window: QWidget) -> None:
    toast = Toast(window)
    toast.show_message("下書きに加えました", [("開く", lambda: None)])
    button(toast, "開く").setFocus()
    qtbot.keyClick(button(toast, "開く"), Qt.Key.Key_Escape)
    assert not toast.isVisible()


def test_escape_sends_it_away_also_where_the_window_has_a_use_for_it(
    qtbot: QtBot, window: QWidget
) -> None:
    used: list[None] = []
    QShortcut(QKeySequence(Qt.Key.Key_Escape), window, lambda: used.append(None))
    toast = Toast(window)
    toast.show_message("下書きに加えました", [("開く", lambda: None)])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    button(toast, "開く").setFocus()
    qtbot.keyClick(button(toast, "開く"), Qt.Key.Key_Escape)
    assert not toast.isVisible()
    assert not used
