"""From a topic to like topics, and from one of these to its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.app import build_window
from reader.jobs.sample import load_sample
from reader.jobs.thread import threads_of
from reader.library.library import Library
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.ui.asked_dialog import AskedDialog
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place
from reader.ui.workspace import OpenSitting


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    """The window on the sample."""
    folder = tmp_path / "library"
    library = Library(folder)
    load_sample(library, IndexWorker(library))
    library.close()
    options = Options(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    with SearchService() as service:
        window = build_window(folder, options, service)
        window.resize(1440, 900)
        window.show()
        settle(qtbot, window)
        yield window
        window.close()
        window.shut_down()


def open_topic(qtbot: QtBot, window: MainWindow, word: str) -> Place:
    """Open the first topic whose title holds a word."""
    library = window._workspace.library
    for info in library.sittings.infos():
        for exchange in threads_of(library, library.sittings.get(info.id)).exchanges:
            for topic in exchange.topics:
                if word in topic.title:
                    place = Place(sitting=info.id, exchange=exchange.id, topic=topic.id)
                    window.open_place(place)
                    settle(qtbot, window)
                    return place
    raise AssertionError(word)


def dialog_of(qtbot: QtBot, window: MainWindow) -> AskedDialog:
    (dialog,) = [one for one in window.findChildren(AskedDialog) if one.isVisible()]
    qtbot.waitUntil(lambda: dialog.found is not None, timeout=20_000)
    return dialog


def test_like_topics_are_listed_and_open_their_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    asked = open_topic(qtbot, window, "図書館")
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(qtbot, window)
    assert dialog.found
    assert asked.exchange not in [one.exchange for one in dialog.found]
    QTest.keyClick(dialog._list, Qt.Key.Key_Return)
    settle(qtbot, window)
    chosen = dialog._listed()[0]
    opened = window._reader.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == chosen.sitting
    assert window._reader.thread_view.topic_here() == (chosen.topic, chosen.title)
    window.asked.write(dialog._listed(), tmp_path / "a.csv")
    qtbot.waitUntil((tmp_path / "a.csv").exists, timeout=5_000)
    dialog._orders.buttons()[1].click()
    values = [one.likeness for one in dialog._listed()]
    assert values == sorted(values, reverse=True)
    dialog.close()


def test_a_topic_that_is_gone_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.asked.look("架空区議会:none#x1t1-0", "消えた話題")
    dialog = dialog_of(qtbot, window)
    assert dialog.found == ()
    assert dialog._pages.currentIndex() == 2
    dialog.close()
