"""Something unexpected: the work goes on, and the report can be passed on to anybody."""

import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import reader
from reader.errors import FileProblem
from reader.library.database import FILE_NAME
from reader.ui.error_dialog import ErrorDialog
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import OpenSitting

SECRET = "見本太郎の下書き"


@pytest.fixture
def watched(window: MainWindow) -> Iterator[MainWindow]:
    """The window as the program runs it."""
    with window.bugs.watching():
        yield window


def dialogs(window: MainWindow) -> list[ErrorDialog]:
    """The error dialogs that are open."""
    return [one for one in window.findChildren(ErrorDialog) if one.isVisible()]


def break_down(_: Task) -> None:
    """A work with a bug in it."""
    {}[SECRET]


def copied(dialog: ErrorDialog) -> str:
    """What 「報告をコピー」 copies."""
    button = next(one for one in dialog.findChildren(QPushButton) if "コピー" in one.text())
    button.click()
    return QGuiApplication.clipboard().text()


def test_a_bug_in_a_work_gives_a_report_without_private_text(
    watched: MainWindow, qtbot: QtBot
) -> None:
    watched.search_for(SECRET)
    watched._workspace.tasks.run(Lane.READ, break_down, print)
    qtbot.waitUntil(lambda: bool(dialogs(watched)), timeout=5_000)
    (dialog,) = dialogs(watched)
    text = copied(dialog)
    assert reader.__version__ in text
    assert "Qt" in text
    assert "reader/ui/tasks.py" in text
    assert "KeyError: ‹str›" in text
    assert "sitting 0" in text
    assert "format " in text
    assert "unexpected error in a task (KeyError)" in text
    for private in (SECRET, str(Path.home()), str(watched._workspace.library.folder)):
        assert private not in text
    assert dialog._text.isHidden()
    dialog.show_details(True)
    assert dialog._text.isVisible()
    dialog.accept()
    watched.search_for("まだ使える")
    qtbot.waitUntil(watched.settled, timeout=5_000)


def test_one_bug_a_hundred_times_opens_one_dialog(watched: MainWindow, qtbot: QtBot) -> None:
    for _ in range(100):
        watched._workspace.tasks.run(Lane.READ, break_down, print, watched.notices.report)
    qtbot.waitUntil(watched.settled, timeout=10_000)
    qtbot.waitUntil(lambda: len(dialogs(watched)) == 1, timeout=5_000)
    qtbot.waitUntil(lambda: "100 ×" in dialogs(watched)[0].report, timeout=5_000)
    dialogs(watched)[0].accept()
    watched._workspace.tasks.run(Lane.READ, break_down, print)
    qtbot.waitUntil(lambda: "また" in watched.notices._toast.text, timeout=5_000)
    assert not dialogs(watched)
    watched.bugs.show_report()
    assert "101 ×" in dialogs(watched)[0].report


def test_threads_and_slots_reach_the_dialog(watched: MainWindow, qtbot: QtBot) -> None:
    thread = threading.Thread(target=break_down, args=(None,))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(dialogs(watched)), timeout=5_000)
    try:
        int(SECRET)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    qtbot.waitUntil(lambda: "ValueError: ‹str›" in dialogs(watched)[0].report, timeout=5_000)
    (dialog,) = dialogs(watched)
    assert "KeyError: ‹str›" in dialog.report
    assert SECRET not in dialog.report


def test_a_bug_in_the_searching_process_reaches_the_dialog(
    watched: MainWindow, qtbot: QtBot
) -> None:
    search = watched._workspace.search
    watched._workspace.tasks.run(
        Lane.SEARCH,
        lambda _: search.search("手続", limit=SECRET),  # type: ignore[arg-type]
        print,
    )
    qtbot.waitUntil(lambda: bool(dialogs(watched)), timeout=20_000)
    (dialog,) = dialogs(watched)
    assert "reader/search/" in dialog.report
    assert SECRET not in dialog.report


def test_a_text_that_the_disk_has_changed_is_told_in_a_sentence(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    infos = library.sittings.infos()
    opened = sample.reader.opened
    other = next(
        info.id
        for info in infos
        if not (isinstance(opened, OpenSitting) and opened.sitting.id == info.id)
    )
    with sqlite3.connect(library.folder / FILE_NAME) as connection:
        connection.execute("UPDATE chunk SET text = zeroblob(length(text)) WHERE sitting_id > 0")
    connection.close()
    with sample.bugs.watching():
        sample.open_place(Place(sitting=other))
        qtbot.waitUntil(sample._banner.isVisible, timeout=10_000)
        assert "バックアップ" in sample._banner.text
        assert not dialogs(sample)


def test_known_errors_stay_sentences(watched: MainWindow, qtbot: QtBot) -> None:
    watched.bugs.report(FileProblem(path="控え.gijiroku", why="権限がありません"))
    qtbot.waitUntil(watched._banner.isVisible, timeout=2_000)
    assert "控え.gijiroku" in watched._banner.text
    watched.bugs.report(OSError(28, "No space left on device", "控え.csv"))
    qtbot.waitUntil(lambda: "空き" in watched._banner.text, timeout=2_000)
    assert not dialogs(watched)
