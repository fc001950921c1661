"""The bar over a text, wide and narrow."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.header_bar import HeaderBar
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.reader_pane import View


def test_tools_stand_beside_the_words_or_under_them(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    words, title, tool = QVBoxLayout(), QLabel("令和7年第1回定例会"), QPushButton("道具")
    words.addWidget(title)
    bar = HeaderBar(words, (tool,), parent)
    em = bar.fontMetrics().horizontalAdvance("あ")
    bar.resize(em * 60, 60)
    parent.show()
    told: list[bool] = []
    bar.narrowed.connect(told.append)
    for characters, narrow in ((60, False), (20, True), (60, False)):
        bar.resize(QSize(em * characters, bar.sizeHint().height()))
        QApplication.sendPostedEvents()
        bar.layout().activate()
        below = tool.mapTo(bar, QPoint()).y() >= title.geometry().bottom()
        assert below is narrow
    assert told == [True, False]


def test_a_narrow_reader_keeps_its_title_and_both_views(sample: MainWindow, qtbot: QtBot) -> None:
    sample.open_place(Place(sitting=sample._workspace.library.sittings.infos()[0].id))
    qtbot.waitUntil(lambda: sample.reader.opened is not None)
    pane, styles = sample.reader, Qt.ToolButtonStyle
    thread = pane._views[View.THREAD]
    header = pane._header
    assert isinstance(header, HeaderBar)
    header.resize(300, 120)
    assert thread.toolButtonStyle() == styles.ToolButtonIconOnly
    assert not thread.icon().isNull()
    assert thread.text() == "スレッド", "a screen reader is told so, still"
    header.resize(900, 60)
    assert thread.toolButtonStyle() == styles.ToolButtonTextOnly
