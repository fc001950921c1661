"""Somebody who sees nothing, or uses no mouse, finds the same program."""

import os
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from ui import every_window
from ui.every_window import DIALOGS, EVERY_WINDOW, MENUS, PASSING, dialogs_of_the_program
from ui.hearing import DESCRIPTION, NAME, faults, jumps, listen
from ui.walking import search, settle

from reader.jobs.progress import Phase, Progress
from reader.ui import accessible
from reader.ui.main_window import MainWindow
from reader.ui.tasks import Task
from reader.ui.thread_view import ThreadView


def test_every_dialog_of_the_program_is_visited() -> None:
    assert {name.split(",")[0] for name in DIALOGS} | PASSING == dialogs_of_the_program()


@pytest.fixture
def window(tour: MainWindow) -> MainWindow:
    """One window for all tests of this module."""
    return tour


@pytest.mark.parametrize("name", EVERY_WINDOW)
def test_nothing_is_nameless_and_tab_reads_as_the_eye(
    name: str, window: MainWindow, qtbot: QtBot
) -> None:
    top = EVERY_WINDOW[name](window, qtbot)
    heard = listen(top)
    if folder := os.environ.get("GIJIROKU_DUMP"):
        with Path(folder, f"{name}.txt").open("w", encoding="utf-8") as file:
            found = [*faults(heard), *(jumps(top, qtbot) if name not in MENUS else ())]
            file.write("\n".join([*(one.line() for one in heard), *found]) + "\n")
        top.grab().save(f"{folder}/{name}.png")
    assert len(heard) > 3
    assert faults(heard) == []
    if name not in MENUS:
        assert jumps(top, qtbot) == []


def part(view: ThreadView, kind: QAccessible.Role, words: str) -> QAccessibleInterface:
    """The part of a page with these words, as a screen reader gets it."""
    page = QAccessible.queryAccessibleInterface(view)
    parts = (page.child(index) for index in range(page.childCount()))
    return next(
        one
        for one in parts
        if one.role() is kind and words in one.text(NAME) + one.text(DESCRIPTION)
    )


def test_a_thread_is_heard_as_it_is_read(window: MainWindow, qtbot: QtBot) -> None:
    """Topic, who asks, the question, who answers, how sure that is, the answer."""
    every_window.estimated(window, qtbot)
    view = window.reader.thread_view
    heard = [one for one in listen(view) if one.depth == 1 and not one.kind]
    names = [one.name for one in heard]
    topic = names.index("1 行政手続のオンライン化")
    asks = next(i for i in range(topic, len(names)) if names[i].startswith("質問 見本太郎議員"))
    asked = next(i for i in range(asks, len(names)) if names[i].startswith("第１点目"))
    answers = next(i for i in range(asked, len(names)) if names[i].startswith("答弁 試作健区長"))
    assert heard[asks].role is heard[answers].role is QAccessible.Role.Heading
    assert heard[asked].role is QAccessible.Role.Paragraph
    assert topic < asks < asked < answers
    unsure = next(one for one in heard if one.name.endswith("対応は推定") and "答弁" in one.name)
    assert unsure.role is QAccessible.Role.Heading
    folded = next(one for one in heard if "議長の発言" in one.name)
    assert folded.actions == ("Press",)


def test_what_a_screen_reader_presses_is_done(window: MainWindow, qtbot: QtBot) -> None:
    every_window.estimated(window, qtbot)
    view = window.reader.thread_view
    button = part(view, QAccessible.Role.Button, "この対応は正しい")
    button.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    qtbot.waitUntil(window.commands.undo.isEnabled)
    settle(qtbot, window)
    assert not shiboken6.isValid(button), "the page tells otherwise now"
    assert "対応は確認済み" in part(view, QAccessible.Role.Heading, "確認済み").text(DESCRIPTION)
    window.commands.undo.trigger()
    settle(qtbot, window)
    assert part(view, QAccessible.Role.Button, "この対応は正しい").isValid()


def test_found_words_are_told_within_the_text(window: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, window, "保育園")
    search(qtbot, window, "オンライン化")
    view = window.reader.thread_view
    paragraph = part(view, QAccessible.Role.Paragraph, "オンライン化")
    text = paragraph.textInterface()
    words = text.text(0, text.characterCount())
    assert words == paragraph.text(NAME)
    at = words.index("オンライン化")
    look, first, last = text.attributes(at + 1)
    assert "background-color" in look
    assert words[first:last] == "オンライン化"
    assert text.attributes(first - 1)[0] == ""


def test_the_keyboard_goes_by_paragraphs_and_ticks(window: MainWindow, qtbot: QtBot) -> None:
    every_window.estimated(window, qtbot)
    view = window.reader.thread_view

    def focused() -> bool:
        window.activateWindow()
        view.setFocus()
        return view.hasFocus()

    qtbot.waitUntil(focused, timeout=20_000)
    page = QAccessible.queryAccessibleInterface(view)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
    here = page.focusChild()
    assert here.role() is QAccessible.Role.Paragraph
    assert here.state().focused
    assert not here.state().checked
    qtbot.keyClick(view, "x")
    assert page.focusChild().state().checked
    assert view.ticked_paragraphs() == [view.paragraph_at_hand()]
    here.actionInterface().doAction(QAccessibleActionInterface.toggleAction())
    qtbot.waitUntil(lambda: view.ticked_paragraphs() == [])
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.paragraph_at_hand() is None


def test_what_happens_elsewhere_is_announced(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The count of hits, the steps through them, a toast, the end of a long work."""
    said: list[str] = []

    class Recorded(QAccessibleAnnouncementEvent):
        def __init__(self, widget: QWidget, words: str) -> None:
            super().__init__(widget, words)
            said.append(words)

    monkeypatch.setattr(accessible, "QAccessibleAnnouncementEvent", Recorded)
    for words in ("公園", "保育園"):  # whatever was listed before, the count changes
        search(qtbot, window, words)
    qtbot.waitUntil(lambda: any("件" in words for words in said), timeout=20_000)
    window.commands.next_hit.trigger()
    qtbot.waitUntil(lambda: any(" / " in words for words in said), timeout=20_000)
    window.commands.quote.trigger()
    qtbot.waitUntil(lambda: any("コピー" in words for words in said), timeout=20_000)
    task = Task()
    window.works._progress.follow(task)
    task.progressed.emit(Progress(Phase.CHECK, 1, 2))
    task.finished.emit(None)
    assert said[-1] == "点検中：終わりました"
