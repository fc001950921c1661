"""Several nodes of the library's tree at once: listed together, read, taken away in one step."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.library.records import BlogName, Draft, DraftItem, DraftItemKind, Interval, SavedSearch
from reader.minutes.model import Sitting
from reader.search.query import parse
from reader.ui.library_nodes import Node, NodeKind
from reader.ui.main_window import MainWindow
from reader.ui.panes import Pane

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def kept(sample: MainWindow, qtbot: QtBot) -> MainWindow:
    """Three saved searches and two drafts, the tree open and under the keyboard."""
    library = sample._workspace.library
    for name in ("い 窓口", "ろ 図書館", "は 防災"):
        library.searches.save(SavedSearch(0, name, name[2:], "newest"))
    for name in ("下書き甲", "下書き乙"):
        library.drafts.save(Draft(0, name, (DraftItem(DraftItemKind.NOTE, name),)))
    sample._workspace.contentsChanged.emit()
    settle(qtbot, sample)
    show(sample)
    return sample


@pytest.fixture
def two_councils(sample: MainWindow, qtbot: QtBot) -> MainWindow:
    """The sample's council and another one, with a sitting of its own."""
    library = sample._workspace.library
    first = library.sittings.get(library.sittings.infos()[0].id)
    library.sittings.store(other(first), ())
    sample._workspace.contentsChanged.emit()
    sample._workspace.catch_up()
    settle(qtbot, sample)
    show(sample)
    return sample


def other(sitting: Sitting) -> Sitting:
    return replace(sitting, id="見本市議会/1", assembly="見本市議会")


def show(window: MainWindow) -> None:
    window.panes.call(Pane.LIBRARY)
    window._tree.expandToDepth(0)
    window._tree.setFocus()


def walk(nodes: list[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from walk(node.children)


def named(window: MainWindow, *starts: str) -> list[Node]:
    """The nodes whose labels begin so."""
    every = list(walk(window._tree._model._root.children))
    return [next(node for node in every if node.label.startswith(start)) for start in starts]


def click(window: MainWindow, start: str, keys: Qt.KeyboardModifier = NONE) -> None:
    tree, (node,) = window._tree, named(window, start)
    index = tree._model.find(node.path())
    tree.scrollTo(index)
    at = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, keys, at)


def press(window: MainWindow, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(window._tree, key, keys)


def selected(window: MainWindow) -> list[str]:
    return [node.label for node in window._tree.selected()]


def menu_of(window: MainWindow) -> dict[str, object]:
    menu = QMenu(window)
    window._tree.menuRequested.emit(window._tree.selected(), menu)
    return {action.text(): action for action in menu.actions() if action.text()}


def rows(window: MainWindow) -> list[str]:
    entries = window._list._entries
    return [entries._entries[row].place.sitting or "" for row in range(entries.rowCount())]


def searches(window: MainWindow) -> list[SavedSearch]:
    return window._workspace.library.searches.all()


def drafts(window: MainWindow) -> list[Draft]:
    library = window._workspace.library
    return [library.drafts.get(info.id) for info in library.drafts.infos()]


def test_nodes_are_chosen_as_in_a_file_manager(kept: MainWindow, qtbot: QtBot) -> None:
    bar = kept._library.several
    click(kept, "い 窓口")
    settle(qtbot, kept)
    assert not bar.isVisible()
    shown = rows(kept)
    click(kept, "ろ 図書館", SHIFT)
    assert selected(kept) == ["い 窓口", "は 防災", "ろ 図書館"]
    assert bar.isVisible()
    assert bar._count.text() == "3件を選択"
    click(kept, "ろ 図書館", CONTROL)
    assert selected(kept) == ["い 窓口", "は 防災"]
    settle(qtbot, kept)
    assert rows(kept) == shown, "searches are no list together: what was listed stays"
    press(kept, Qt.Key.Key_A, CONTROL)
    assert len(selected(kept)) == 3, "all of the kind, and no council with them"
    press(kept, Qt.Key.Key_Escape)
    assert len(selected(kept)) == 1
    assert not bar.isVisible()
    assert kept.focusWidget() is kept._tree
    press(kept, Qt.Key.Key_Home)
    press(kept, Qt.Key.Key_Down, SHIFT)
    assert len(selected(kept)) == 2, "the keyboard alone does it, too"


def test_an_unsteady_hand_selects_one_and_a_click_beside_lets_nothing_go(
    kept: MainWindow, qtbot: QtBot
) -> None:
    click(kept, "い 窓口")
    tree = kept._tree
    index = tree._model.find(named(kept, "い 窓口")[0].path())
    at = tree.visualRect(index).center()
    QTest.mousePress(tree.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseMove(tree.viewport(), at + QPoint(0, 60))
    QTest.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, NONE, at + QPoint(0, 60))
    assert selected(kept) == ["い 窓口"]
    below = QPoint(10, tree.viewport().height() - 4)
    assert not tree.indexAt(below).isValid()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, NONE, below)
    assert selected(kept) == ["い 窓口"]
    settle(qtbot, kept)


def test_searches_and_drafts_go_in_one_step_and_come_back_in_one(
    kept: MainWindow, qtbot: QtBot
) -> None:
    before, written = searches(kept), drafts(kept)
    click(kept, "い 窓口")
    click(kept, "ろ 図書館", CONTROL)
    click(kept, "下書き甲", CONTROL)
    click(kept, "下書き乙", CONTROL)
    assert "削除（4件）" in menu_of(kept)
    press(kept, Qt.Key.Key_Delete)
    settle(qtbot, kept)
    assert [one.name for one in searches(kept)] == ["は 防災"]
    assert drafts(kept) == []
    assert "保存した検索 2件・下書き 2件を削除しました" in kept.notices._toast._words.text()
    assert not kept._library.several.isVisible(), "what was selected is gone"
    kept.commands.undo.trigger()
    settle(qtbot, kept)
    assert searches(kept) == before
    assert drafts(kept) == written
    assert not kept.notices.can_undo


def test_drafts_deleted_together_come_and_go_together(kept: MainWindow, qtbot: QtBot) -> None:
    desk, written = kept.drafting.desk, drafts(kept)
    assert desk.delete(*(one.id for one in written)) is not None
    assert drafts(kept) == []
    desk.undo()
    settle(qtbot, kept)
    assert drafts(kept) == written
    desk.redo()
    settle(qtbot, kept)
    assert drafts(kept) == []
    desk.undo()
    settle(qtbot, kept)
    assert drafts(kept) == written
    assert not desk.undo_words, "it was one step"


def test_what_is_new_at_several_searches_is_read_and_unread_at_once(
    kept: MainWindow, qtbot: QtBot
) -> None:
    library = kept._workspace.library
    library.searches.look({one.id: 0 for one in searches(kept)})
    kept._workspace.contentsChanged.emit()
    settle(qtbot, kept)
    fresh = [one for one in searches(kept) if kept.following.news[one.id].hits]
    assert len(fresh) > 1
    click(kept, "下書き甲")
    click(kept, "い 窓口", CONTROL)
    press(kept, Qt.Key.Key_A, CONTROL)
    menu = menu_of(kept)
    menu[f"すべて既読にする（{len(fresh)}件）"].trigger()  # type: ignore[attr-defined]
    settle(qtbot, kept)
    assert not any(news.hits for news in kept.following.news.values())
    assert f"{len(fresh)}件の検索の新着" in kept.notices._toast._words.text()
    assert f"未読に戻す（{len(fresh)}件）" in menu_of(kept)
    kept.notices.undo()
    settle(qtbot, kept)
    assert len([one for one in kept.following.news.values() if one.hits]) == len(fresh)


def test_two_councils_are_listed_together_and_searched_together(
    two_councils: MainWindow, qtbot: QtBot
) -> None:
    window = two_councils
    every = {info.id for info in window._workspace.library.sittings.infos()}
    click(window, "架空区議会")
    click(window, "見本市議会", CONTROL)
    settle(qtbot, window)
    assert set(rows(window)) == every
    assert len(rows(window)) == len(every)
    assert "選んだ2件をまとめて" in window._list.header._scope.text()
    # What arrives meanwhile is listed with the rest, and both stay selected.
    library = window._workspace.library
    first = library.sittings.get(min(every - {"見本市議会/1"}))
    library.sittings.store(replace(other(first), id="見本市議会/2"), ())
    window._workspace.contentsChanged.emit()
    settle(qtbot, window)
    assert selected(window) == ["架空区議会", "見本市議会"]
    assert "見本市議会/2" in rows(window)
    menu_of(window)["選んだ議会を検索（2件）"].trigger()  # type: ignore[attr-defined]
    assert parse(window._field.text()).text.strip() == "議会:架空区議会|見本市議会"
    assert window.focusWidget() is window._field
    for letter in "オンライン化":
        window._field.insert(letter)
    settle(qtbot, window)
    assert parse(window._field.text()).text == "議会:架空区議会|見本市議会 オンライン化"
    assert "見本市議会/1" in rows(window), "words are searched for in both"


def test_a_council_and_a_year_of_it_hold_nothing_twice(
    two_councils: MainWindow, qtbot: QtBot
) -> None:
    window = two_councils
    (council,) = named(window, "架空区議会")
    window._tree.setExpanded(window._tree._model.find(council.path()), True)
    click(window, "架空区議会")
    click(window, council.children[0].label, CONTROL)
    settle(qtbot, window)
    assert len(rows(window)) == len(council.sittings)


def test_the_menu_is_of_the_selected_or_of_the_one_beside_them(
    kept: MainWindow, qtbot: QtBot
) -> None:
    asked: list[list[str]] = []
    kept._tree.menuRequested.connect(lambda nodes, _: asked.append([one.label for one in nodes]))
    click(kept, "い 窓口")
    click(kept, "ろ 図書館", CONTROL)
    for start in ("い 窓口", "は 防災"):
        tree, (node,) = kept._tree, named(kept, start)
        at = tree.visualRect(tree._model.find(node.path())).center()
        everywhere = tree.viewport().mapToGlobal(at)
        tree.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, everywhere))
    for menu in kept._tree.findChildren(QMenu):
        menu.close()
    assert asked == [["い 窓口", "ろ 図書館"], ["は 防災"]]
    settle(qtbot, kept)


def test_blogs_are_unfollowed_and_removed_together(window: MainWindow, qtbot: QtBot) -> None:
    library = window._workspace.library
    for name in ("甲日記", "乙日記"):
        library.blogs.follow(BlogName(name, None, f"http://127.0.0.1:1/{name}"), Interval.DAILY)
    window._workspace.contentsChanged.emit()
    qtbot.waitUntil(lambda: window._tree.first(NodeKind.BLOG) is not None)
    settle(qtbot, window)
    show(window)
    before = library.blogs.all()
    click(window, "乙日記")
    click(window, "甲日記", SHIFT)
    menu = menu_of(window)
    assert {"今すぐ確認（2件）", "新しい記事の確認（2件）", "削除（2件）"} <= set(menu)
    often = menu["新しい記事の確認（2件）"].menu()  # type: ignore[attr-defined]
    next(one for one in often.actions() if one.text() == "毎週確認する").trigger()
    assert {one.interval for one in library.blogs.all()} == {Interval.WEEKLY}
    window.notices.undo()
    assert library.blogs.all() == before
    menu["確認をやめる（記事は残す）（2件）"].trigger()  # type: ignore[attr-defined]
    assert {one.feed for one in library.blogs.all()} == {None}
    window.notices.undo()
    assert library.blogs.all() == before
    settle(qtbot, window)
    window._tree.deleteRequested.emit(named(window, "甲日記", "乙日記"))
    qtbot.waitUntil(lambda: window.notices.can_undo)
    assert library.blogs.all() == []
    window.notices.undo()
    qtbot.waitUntil(lambda: library.blogs.all() == before)
