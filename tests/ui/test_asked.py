"""From a topic to like topics, and from one of these to its place."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.jobs.thread import threads_of
from reader.ui.asked_dialog import AskedDialog
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.workspace import OpenSitting


def open_topic(qtbot: QtBot, sample: MainWindow, word: str) -> Place:
    """Open the first topic whose title holds a word."""
    library = sample._workspace.library
    for info in library.sittings.infos():
        for exchange in threads_of(library, library.sittings.get(info.id)).exchanges:
            for topic in exchange.topics:
                if word in topic.title:
                    place = Place(sitting=info.id, exchange=exchange.id, topic=topic.id)
                    sample.open_place(place)
                    settle(qtbot, sample)
                    return place
    raise AssertionError(word)


def dialog_of(qtbot: QtBot, sample: MainWindow) -> AskedDialog:
    (dialog,) = [one for one in sample.findChildren(AskedDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    return dialog


def test_like_topics_are_listed_and_open_their_place(
    qtbot: QtBot, sample: MainWindow, tmp_path: Path
) -> None:
    asked = open_topic(qtbot, sample, "図書館")
    QTest.keyClick(sample, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(qtbot, sample)
    assert dialog.found
    assert asked.exchange not in [one.exchange for one in dialog.found]
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    settle(qtbot, sample)
    chosen = dialog._listed()[0]
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == chosen.sitting
    assert sample.reader.thread_view.topic_here() == (chosen.topic, chosen.title)
    sample.asked.write(dialog._listed(), tmp_path / "a.csv")
    qtbot.waitUntil((tmp_path / "a.csv").exists, timeout=5_000)
    dialog._orders.buttons()[1].click()
    values = [one.likeness for one in dialog._listed()]
    assert values == sorted(values, reverse=True)
    dialog.close()


def test_a_topic_that_is_gone_is_told(qtbot: QtBot, sample: MainWindow) -> None:
    sample.asked.look("架空区議会:none#x1t1-0", "消えた話題")
    dialog = dialog_of(qtbot, sample)
    assert dialog.found == ()
    assert dialog._pages.currentIndex() == 2
    dialog.close()
