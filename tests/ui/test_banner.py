"""The bar for errors and doubts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import ForbiddenByRobots
from reader.ui.banner import Banner, BannerKind


def test_an_error_stands_as_its_sentence_with_a_way_out(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    opened: list[bool] = []
    error = ForbiddenByRobots(host="kaigiroku.example")
    banner.show_error(error, [("ブラウザーで開く", lambda: opened.append(True))])
    assert banner.kind is BannerKind.ERROR
    assert banner.text in (error.message("ja"), error.message("en"))
    button = banner.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [True]


def test_the_cross_closes_it(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("2件は取り込めませんでした。", BannerKind.WARNING)
    cross = banner.findChild(QToolButton)
    assert cross is not None
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert banner.isHidden()
    assert banner.text == ""


def test_long_words_get_their_buttons_below(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = Banner(window)
    layout = QVBoxLayout(window)
    layout.addWidget(banner)
    layout.addStretch(1)
    window.resize(600, 400)
    window.show()

    def place() -> tuple[int, int]:
        button = next(one for one in banner.findChildren(QPushButton) if one.isVisible())
        words = next(one for one in banner.findChildren(QLabel) if one.isVisible())
        return button.mapTo(banner, button.rect().topLeft()).x(), button.mapTo(
            banner, button.rect().topLeft()
        ).y() - words.geometry().bottom()

    banner.show_message("短い文です。", actions=[("もう一度", lambda: None)])
    qtbot.waitUntil(lambda: any(one.isVisible() for one in banner.findChildren(QPushButton)))
    qtbot.waitUntil(lambda: place()[1] < 0)
    beside, _ = place()
    banner.show_message("とても長い文です。" * 12, actions=[("もう一度", lambda: None)])
    qtbot.waitUntil(lambda: place()[0] < beside)
    assert place()[1] > 0
