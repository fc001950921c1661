"""Several rows of the list at once: gathered, quoted, marked, written to a file, taken away."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from ui.every_window import shown
from ui.walking import search, settle

from reader.jobs.drafting import items_of_id
from reader.library.records import Bookmark
from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.library_nodes import NodeKind
from reader.ui.main_window import MainWindow
from reader.ui.tags_dialog import TagsDialog

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def found(tour: MainWindow, qtbot: QtBot) -> MainWindow:
    """The hits of a search that has several, the keyboard among them."""
    search(qtbot, tour, "オンライン化")
    tour._list.setFocus()
    assert tour._list._entries.rowCount() > 3
    return tour


@pytest.fixture
def marked(tour: MainWindow, qtbot: QtBot) -> MainWindow:
    """Three bookmarks with notes and tags, listed."""
    library = tour._workspace.library
    library.bookmarks.remove(*(one.id for one in library.bookmarks.all()))
    tour.notices.forget_undo()
    sitting = library.sittings.get(library.sittings.infos()[0].id)
    numbers = [n for n, one in enumerate(sitting.speeches, 1) if len(one.text) > 40][:3]
    for number, tags in zip(numbers, (("図書館",), ("図書館", "要確認"), ()), strict=True):
        tour._workspace.add_bookmark(sitting, number, 0, 20, f"題{number}", note="覚え", tags=tags)
    settle(qtbot, tour)
    node = tour._tree.first(NodeKind.BOOKMARKS)
    assert node is not None
    tour.browsing._show_node(node)
    settle(qtbot, tour)
    tour._list.select_first()
    tour._list.setFocus()
    settle(qtbot, tour)
    return tour


def click(window: MainWindow, row: int, keys: Qt.KeyboardModifier = NONE) -> None:
    rows = window._list._list
    rows.scrollTo(rows.model().index(row, 0))
    at = rows.visualRect(rows.model().index(row, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, keys, at)


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window._list._list, key, keys)


def menu_of(window: MainWindow) -> dict[str, object]:
    """What the menu of the selected rows offers, by its words."""
    menu = QMenu(window)
    window._list.menuRequested.emit(window._list.chosen(), menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def bookmarks(window: MainWindow) -> list[Bookmark]:
    return window._workspace.library.bookmarks.all()


def test_rows_are_chosen_as_in_a_file_manager_and_one_reads_on(
    found: MainWindow, qtbot: QtBot
) -> None:
    click(found, 1)
    settle(qtbot, found)
    read = found.browsing.current
    assert read == found._list._entries.entry(1).place, "one click opens, as ever"
    assert found._list.several.isHidden()
    press(found, Qt.Key.Key_Down, SHIFT)
    click(found, 0, CONTROL)
    settle(qtbot, found)
    assert [one.place for one in found._list.chosen()] == [
        found._list._entries.entry(row).place for row in range(3)
    ]
    assert found.browsing.current == read, "what is read stays while several are gathered"
    assert found._list.several.isVisible()
    assert "3件を選択" in found._list.several._count.text()
    press(found, Qt.Key.Key_Escape)
    assert len(found._list.chosen()) == 1
    assert found._list.in_use(), "Esc let go of the many, not of the list"
    assert found._list.several.isHidden()
    press(found, Qt.Key.Key_Down)
    settle(qtbot, found)
    assert found.browsing.current == found._list.chosen()[0].place, "an arrow opens again"


def test_in_a_narrow_list_the_count_is_told_whole_and_the_menu_has_the_rest(
    found: MainWindow,
) -> None:
    press(found, Qt.Key.Key_A, CONTROL)
    bar = found._list.several
    tools = [bar._collect, bar.bookmark, bar.quote]
    assert all(one.isVisible() for one in tools)
    em = bar.fontMetrics().horizontalAdvance("あ")
    seen: list[int] = []
    for characters in (30, 17, 14, 12):
        bar.resize(em * characters, bar.height())
        shown = [one.isVisible() for one in tools]
        assert shown == sorted(shown, reverse=True), "the last give way first"
        bar._row.activate()
        assert bar._count.width() >= bar._count.sizeHint().width()
        assert bar._more.isVisible()
        assert bar._clear.isVisible()
        seen.append(sum(shown))
    assert seen[0] == 3
    assert seen[-1] < 2
    offered = " ".join(menu_of(found))
    assert all(words in offered for words in ("下書きへ", "しおり", "引用をコピー"))


def test_what_is_chosen_stays_so_when_the_list_is_told_anew(found: MainWindow) -> None:
    everything = list(found._list._entries._entries)
    press(found, Qt.Key.Key_A, CONTROL)
    assert found._list.chosen() == everything
    click(found, 0)
    click(found, 2, SHIFT)
    found._list._replace(everything[1:])
    assert found._list.chosen() == everything[1:3]
    found._list._replace(everything[3:])
    assert found._list.chosen() == []
    assert found._list.several.isHidden(), "what is gone is not counted"


def test_several_hits_go_into_the_draft_in_one_step(found: MainWindow, qtbot: QtBot) -> None:
    click(found, 0)
    click(found, 2, SHIFT)
    settle(qtbot, found)
    titles = [one.title for one in found._list.chosen()]
    found.commands.collect.trigger()
    qtbot.waitUntil(found.drafting.tray_is_open, timeout=10_000)
    settle(qtbot, found)
    draft = found.drafting.desk.current
    assert draft is not None
    quoted = list(dict.fromkeys(one.origin.title for one in draft.items if one.origin))
    assert quoted == list(dict.fromkeys(titles)), "in the order of the list, each topic once"
    assert "3件" in found.notices._toast._words.text()
    found.notices.undo()
    assert found.drafting.desk.current is None or not found.drafting.desk.current.items


def test_several_hits_are_quoted_word_for_word(found: MainWindow, qtbot: QtBot) -> None:
    click(found, 0)
    click(found, 1, CONTROL)
    found.commands.quote.trigger()
    settle(qtbot, found)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasHtml()
    library = found._workspace.library
    for entry in found._list.chosen():
        for item in items_of_id(library, entry.place.topic or ""):
            for start, end in item.shown:
                assert item.text[start:end].strip("　") in data.text()
    assert "2件" in found.notices._toast._words.text()


def test_the_rows_themselves_are_copied_as_a_list(found: MainWindow) -> None:
    click(found, 0)
    click(found, 1, SHIFT)
    QTest.keySequence(found._list._list, QKeySequence(QKeySequence.StandardKey.Copy))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    for line, entry in zip(lines, found._list.chosen(), strict=True):
        assert line.startswith(str(entry.date))
        assert line.endswith(entry.title)


def test_the_chosen_hits_alone_are_written_as_csv(
    found: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    click(found, 0)
    click(found, 2, CONTROL)
    assert any(words.startswith("CSV に書き出す（2件）") for words in menu_of(found))
    target = tmp_path / "選択.csv"
    chosen = found._list.chosen()
    found.selecting.write(chosen, target)
    settle(qtbot, found)
    rows = list(csv.DictReader(target.read_text("utf-8-sig").splitlines()))
    assert [row["日付"] for row in rows] == [str(one.date) for one in chosen]
    assert [row["話題"] for row in rows] == [one.title for one in chosen]


def test_several_hits_are_bookmarked_with_one_note_and_taken_back_at_once(
    found: MainWindow, qtbot: QtBot
) -> None:
    click(found, 0)
    click(found, 2, SHIFT)
    settle(qtbot, found)
    found.commands.bookmark.trigger()
    dialog = shown(qtbot, "BookmarkDialog")
    assert isinstance(dialog, BookmarkDialog)
    dialog._note.setPlainText("三つとも読む")
    dialog._tags.set_tags(["宿題"])
    dialog.accept()
    settle(qtbot, found)
    made = bookmarks(found)
    places = {(one.place.sitting, one.place.speech) for one in found._list.chosen()}
    assert {(one.owner, one.speech) for one in made} == places
    for one in made:
        text = found._workspace.library.sittings.get(one.owner).speeches[one.speech - 1].text
        assert text[one.start : one.end] == one.exact
        assert (one.note, one.tags) == ("三つとも読む", ("宿題",))
    found.notices.undo()
    assert bookmarks(found) == []


def test_several_bookmarks_are_removed_and_come_back_as_they_were(
    marked: MainWindow, qtbot: QtBot
) -> None:
    before = bookmarks(marked)
    press(marked, Qt.Key.Key_A, CONTROL)
    click(marked, 1, CONTROL)
    settle(qtbot, marked)
    press(marked, Qt.Key.Key_Delete)
    settle(qtbot, marked)
    assert [one.id for one in bookmarks(marked)] == [before[1].id]
    marked.notices.undo()
    settle(qtbot, marked)
    assert bookmarks(marked) == before, "their ids, notes, tags and order"
    assert not marked.notices.can_undo, "it was one step"


def test_tags_are_given_to_several_bookmarks_and_what_some_have_stays(
    marked: MainWindow, qtbot: QtBot
) -> None:
    before = bookmarks(marked)
    press(marked, Qt.Key.Key_A, CONTROL)
    marked.selecting.tag(marked._list.chosen())
    dialog = shown(qtbot, "TagsDialog")
    assert isinstance(dialog, TagsDialog)
    assert dialog._field.tags() == (), "no tag is on all of them"
    dialog._field.set_tags(["次の記事"])
    dialog.accept()
    settle(qtbot, marked)
    assert [set(one.tags) for one in bookmarks(marked)] == [
        {*one.tags, "次の記事"} for one in before
    ]
    press(marked, Qt.Key.Key_A, CONTROL)
    marked.selecting.tag(marked._list.chosen())
    again = shown(qtbot, "TagsDialog")
    assert isinstance(again, TagsDialog)
    assert again._field.tags() == ("次の記事",)
    again._field.set_tags([])
    again.accept()
    assert bookmarks(marked) == before
    marked.notices.undo()
    marked.notices.undo()
    assert bookmarks(marked) == before


def test_several_bookmarks_go_into_the_draft(marked: MainWindow, qtbot: QtBot) -> None:
    press(marked, Qt.Key.Key_A, CONTROL)
    QTest.mouseClick(marked._list.several._collect, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(marked.drafting.tray_is_open, timeout=10_000)
    settle(qtbot, marked)
    draft = marked.drafting.desk.current
    assert draft is not None
    assert len(draft.items) == 3


def test_several_documents_are_deleted_and_come_back(
    tour: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("お知らせ", "報告", "要望書"):
        (tmp_path / f"{name}.txt").write_text(
            f"見本公園の{name}です。\n工事は春に終わる見込みです。\n", "utf-8"
        )
    posts = tour._workspace.library.posts
    before = len(posts.infos())
    tour.works.importing.import_paths(sorted(tmp_path.glob("*.txt")))
    qtbot.waitUntil(lambda: len(posts.infos()) == before + 3, timeout=20_000)
    settle(qtbot, tour)
    node = tour._tree.first(NodeKind.DOCUMENTS)
    assert node is not None
    tour.browsing._show_node(node)
    settle(qtbot, tour)
    kept = {one.id for one in posts.infos()}
    tour._list.select_first()
    tour._list.setFocus()
    press(tour, Qt.Key.Key_A, CONTROL)
    assert len(tour._list.chosen()) == 3
    press(tour, Qt.Key.Key_Delete)
    settle(qtbot, tour)
    assert len(posts.infos()) == len(kept) - 3
    tour.notices.undo()
    settle(qtbot, tour)
    assert {one.id for one in posts.infos()} == kept


def test_the_menu_says_how_many(found: MainWindow) -> None:
    click(found, 0)
    assert "下書きへ" in menu_of(found)
    click(found, 2, SHIFT)
    words = menu_of(found)
    assert {"下書きへ（3件）", "引用をコピー（3件）", "しおりを付ける（3件）…"} <= set(words)
    assert "開く" not in words
