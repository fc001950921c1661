"""Following a search: what is new is counted, marked, read, and unread again."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, QSettings, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.app import build_window
from reader.library.library import Library
from reader.library.records import Post, SavedSearch
from reader.search.results import Sort
from reader.search.service import SearchService
from reader.ui.entries import NEW_ROLE
from reader.ui.library_nodes import Badge, Node, NodeKind
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.panes import Pane
from reader.ui.search_dialog import SearchDialog

WORD = "移動図書館車"


def arrive(folder: Path, number: int, *, word: str = WORD) -> None:
    """Another process stores a sitting in which a word is said."""
    another = Library(folder)
    old = another.sittings.get(another.sittings.infos()[0].id)
    speech = replace(old.speeches[-1], text=f"{word}について伺います。")
    another.sittings.store(
        replace(
            old,
            id=f"架空区議会:N{number}",
            reference=f"N{number}",
            date=date(2025, 6, number),
            speeches=(*old.speeches[:-1], speech),
        ),
        (),
    )
    another.close()


def arrive_post(folder: Path) -> None:
    """Another process stores a post with the word."""
    another = Library(folder)
    another.posts.store(
        Post("post:new", "記事", date(2025, 6, 9), None, None, (), "", f"{WORD}が来る。", "p.txt")
    )
    another.close()


def keep(window: MainWindow, qtbot: QtBot, query: str = WORD, name: str = "図書館") -> int:
    """Keep a search under a name, as the dialog does."""
    identity = window._workspace.save_search(SavedSearch(0, name, query, "newest"))
    settle(qtbot, window)
    return identity


def notice(window: MainWindow, qtbot: QtBot) -> None:
    """The window looks for what others wrote, and settles."""
    window._workspace.look_for_changes()
    settle(qtbot, window)


def node(window: MainWindow, identity: int) -> Node:
    """A saved search's node."""
    found = window._tree.first(NodeKind.SEARCH, identity)
    assert found is not None
    return found


def open_search(window: MainWindow, qtbot: QtBot, identity: int) -> None:
    """Click a saved search."""
    window._tree.chosen.emit(node(window, identity))
    settle(qtbot, window)


def stored(window: MainWindow, identity: int) -> SavedSearch:
    """What the library holds of a search."""
    return next(one for one in window._workspace.library.searches.all() if one.id == identity)


def header(window: MainWindow) -> str:
    """The second line over the list."""
    return window._list.header._scope.text()


def title(window: MainWindow) -> str:
    """What stands over the list."""
    return window._list.header._title.text()


def marked(window: MainWindow) -> int:
    """How many rows are marked as new."""
    model = window._list._entries
    return sum(bool(model.index(row).data(NEW_ROLE)) for row in range(model.rowCount()))


@contextmanager
def asked(window: MainWindow) -> Iterator[SearchDialog]:
    """The dialog that is open."""
    (dialog,) = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, SearchDialog) and one.isVisible()
    ]
    yield dialog


# --- in the library --------------------------------------------------------------


def test_in_a_low_window_the_searches_are_seen_once_their_node_is_open(
    sample: MainWindow, qtbot: QtBot
) -> None:
    identities = [keep(sample, qtbot), keep(sample, qtbot, "どこにもない語", "別のもの")]
    sample.resize(683, 364)
    sample._open_library_at(NodeKind.SEARCHES)
    settle(qtbot, sample)
    tree = sample._tree
    assert tree.verticalScrollBar().maximum() > 0, "not all of the library has room"

    def seen(at: QModelIndex) -> bool:
        return tree.viewport().rect().contains(tree.visualRect(at).center())

    above = tree.currentIndex()
    shown = [tree._model.find(node(sample, one).path()) for one in identities]
    assert all(seen(one) for one in (above, *shown))
    tree.collapse(above)
    tree.scrollTo(above)
    tree.expand(above)
    assert all(seen(one) for one in (above, *shown))
    assert "保存した検索を選ぶと" in header(sample)


# --- counted ---------------------------------------------------------------------


def test_what_others_bring_is_counted_in_the_library(sample: MainWindow, qtbot: QtBot) -> None:
    folder = sample._workspace.library.folder
    identity, other = keep(sample, qtbot), keep(sample, qtbot, "どこにもない語", "別のもの")
    assert node(sample, identity).badge == Badge()
    arrive(folder, 1)
    arrive(folder, 2)
    arrive_post(folder)
    notice(sample, qtbot)
    assert node(sample, identity).badge == Badge(3)
    assert node(sample, other).badge == Badge()
    above = sample._tree.first(NodeKind.SEARCHES)
    assert above is not None
    assert above.badge == Badge(3), "folded, the node above tells"
    index = sample._tree._model.find(node(sample, identity).path())
    assert "新着 3件" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "新着" in sample._rail.button(NodeKind.SEARCHES).accessibleName()


def test_an_import_of_ones_own_is_counted_when_it_is_done(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    identity = keep(sample, qtbot, "移動図書館")
    file = tmp_path / "posts.txt"
    file.write_text(
        "TITLE: 移動図書館車\nDATE: 06/01/2025 10:00:00\n-----\nBODY:\n移動図書館車が来る。\n-----\n--------\n",
        encoding="utf-8",
    )
    sample.works.importing.import_paths([file])
    qtbot.waitUntil(lambda: node(sample, identity).badge == Badge(1), timeout=20_000)


def test_synonyms_count_while_they_are_searched_for(sample: MainWindow, qtbot: QtBot) -> None:
    sample._workspace.keep_synonyms([(WORD, "巡回文庫")])
    identity = keep(sample, qtbot)
    arrive(sample._workspace.library.folder, 1, word="巡回文庫")
    notice(sample, qtbot)
    assert node(sample, identity).badge == Badge()
    sample.searching.set_synonyms(True)
    settle(qtbot, sample)
    assert node(sample, identity).badge == Badge(1)
    open_search(sample, qtbot, identity)
    assert marked(sample) == 1
    sample.searching.set_synonyms(False)
    settle(qtbot, sample)
    assert node(sample, identity).badge == Badge()


def test_a_search_that_cannot_be_read_shows_why(sample: MainWindow, qtbot: QtBot) -> None:
    identity = keep(sample, qtbot, "「移動図書館")
    badge = node(sample, identity).badge
    assert badge.new == 0
    assert "引用符" in badge.flaw
    index = sample._tree._model.find(node(sample, identity).path())
    assert badge.flaw in str(index.data(Qt.ItemDataRole.ToolTipRole))


# --- opened, read, unread -----------------------------------------------------------


def test_an_opened_search_says_and_marks_what_is_new_and_is_read_when_left(
    sample: MainWindow, qtbot: QtBot
) -> None:
    folder = sample._workspace.library.folder
    arrive(folder, 1)
    notice(sample, qtbot)
    identity = keep(sample, qtbot)
    arrive(folder, 2)
    notice(sample, qtbot)
    open_search(sample, qtbot, identity)
    assert "「図書館」に、前回見てから新しい発言が1件あります。" in header(sample)
    assert (sample._list._entries.rowCount(), marked(sample)) == (2, 1)
    first = sample._list._entries.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert str(first).startswith("新着、")
    sample.searches.moment.timeout.emit()
    assert node(sample, identity).badge == Badge(1), "the marks stay while it is open"
    search(qtbot, sample, "保育園")
    assert marked(sample) == 0
    assert node(sample, identity).badge == Badge()
    assert stored(sample, identity).looked_at is not None
    open_search(sample, qtbot, identity)
    assert "新しい" not in header(sample), "nothing pushy"
    assert marked(sample) == 0
    menu = QMenu()
    sample._tree.menuRequested.emit([node(sample, identity)], menu)
    next(one for one in menu.actions() if "未読に戻す" in one.text()).trigger()
    settle(qtbot, sample)
    assert node(sample, identity).badge == Badge(1)
    assert marked(sample) == 1
    assert not sample.searches.moment.isActive(), "leaving it does not read it again"


def test_who_only_steps_over_a_search_has_not_read_it(sample: MainWindow, qtbot: QtBot) -> None:
    identity = keep(sample, qtbot)
    arrive(sample._workspace.library.folder, 1)
    notice(sample, qtbot)
    open_search(sample, qtbot, identity)
    search(qtbot, sample, "保育園")
    assert node(sample, identity).badge == Badge(1)


def test_everything_is_read_at_once_and_that_is_undone(sample: MainWindow, qtbot: QtBot) -> None:
    folder = sample._workspace.library.folder
    arrive(folder, 1)
    notice(sample, qtbot)
    identity = keep(sample, qtbot)
    arrive(folder, 2)
    arrive_post(folder)
    notice(sample, qtbot)
    open_search(sample, qtbot, identity)
    assert "新しい発言と記事が2件" in header(sample)
    sample._list.header.linkActivated.emit("new:only")
    settle(qtbot, sample)
    assert title(sample) == "新着 2件"
    assert sample._list._entries.rowCount() == 2
    sample._list.header.linkActivated.emit("new:all")
    settle(qtbot, sample)
    assert sample._list._entries.rowCount() == 3
    sample._list.header.linkActivated.emit("new:read")
    assert node(sample, identity).badge == Badge()
    settle(qtbot, sample)
    assert marked(sample) == 0
    assert sample._list._entries.rowCount() == 3, "the hits stay"
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert node(sample, identity).badge == Badge(2)
    assert marked(sample) == 2


def test_what_comes_while_a_search_is_open_is_marked_there(
    sample: MainWindow, qtbot: QtBot
) -> None:
    identity = keep(sample, qtbot)
    open_search(sample, qtbot, identity)
    arrive(sample._workspace.library.folder, 1)
    notice(sample, qtbot)
    assert marked(sample) == 1
    assert "新しい発言が1件" in header(sample)


def test_a_saved_search_has_an_order_of_its_own(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    sample._workspace.save_search(SavedSearch(0, "手続", "オンライン化", "oldest"))
    settle(qtbot, sample)
    (one,) = sample._workspace.library.searches.all()
    open_search(sample, qtbot, one.id)
    dates = [sample._list._entries.entry(row).date for row in range(5)]  # type: ignore[union-attr]
    assert dates == sorted(dates)
    assert sample._sort.text() == "古い順"
    target = tmp_path / "手続.csv"
    asked_for = sample.searching.asked
    assert asked_for is not None
    sample.exporting.write(asked_for, target)
    settle(qtbot, sample)
    days = [row["日付"] for row in csv.DictReader(target.read_text("utf-8-sig").splitlines())]
    assert days == sorted(days), "and so in its file"
    search(qtbot, sample, "保育園")
    assert sample._sort.text() == "新しい順"
    assert sample._options.sort is Sort.NEWEST


# --- kept, renamed, edited, deleted ---------------------------------------------------


def test_a_search_is_kept_with_a_name_and_that_is_undone(sample: MainWindow, qtbot: QtBot) -> None:
    library = sample._workspace.library
    search(qtbot, sample, "オンライン化")
    sample.commands.save_search.trigger()
    with asked(sample) as dialog:
        dialog._name.setText("手続")
        dialog.accept()
    settle(qtbot, sample)
    (one,) = library.searches.all()
    assert (one.name, one.query, one.sort) == ("手続", "オンライン化", "newest")
    assert node(sample, one.id).badge == Badge(), "its hits were before the reader's eyes"
    sample.commands.undo.trigger()
    assert library.searches.all() == []


def test_the_same_search_again_takes_the_place_of_the_older(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    identity = keep(sample, qtbot, "オンライン化　手続", "前のもの")
    search(qtbot, sample, "オンライン化 手続")
    sample.commands.save_search.trigger()
    with asked(sample) as dialog:
        assert "前のもの" in dialog._replace.text()
        dialog._name.setText("後のもの")
        dialog.accept()
    assert [(one.id, one.name) for one in library.searches.all()] == [(identity, "後のもの")]
    sample.commands.undo.trigger()
    assert [(one.id, one.name) for one in library.searches.all()] == [(identity, "前のもの")]
    settle(qtbot, sample)
    sample.commands.save_search.trigger()
    with asked(sample) as dialog:
        dialog._replace.setChecked(False)
        dialog.accept()
    assert len(library.searches.all()) == 2


def test_a_query_is_edited_and_a_flaw_is_told_before_it_is_kept(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    identity = keep(sample, qtbot, "オンライン化", "手続")
    other = keep(sample, qtbot, "保育園", "保育")
    sample.searches.edit(identity)
    with asked(sample) as dialog:
        dialog._query.setText("「保育園")
        assert dialog._flaw.isVisible()
        assert not dialog._save.isEnabled()
        dialog._query.setText("保育園")
        assert not dialog._flaw.isVisible()
        assert dialog._save.isEnabled()
        dialog._sort.setCurrentIndex(dialog._sort.findData(Sort.RELEVANCE))
        dialog._name.clear()
        dialog.accept()
    (one,) = library.searches.all()
    assert (one.id, one.name, one.query, one.sort) == (identity, "保育園", "保育園", "relevance")
    sample.commands.undo.trigger()
    assert {one.id: one.name for one in library.searches.all()} == {
        identity: "手続",
        other: "保育",
    }


def test_f2_renames_and_a_tree_that_is_built_anew_takes_nothing_away(
    sample: MainWindow, qtbot: QtBot
) -> None:
    identity = keep(sample, qtbot)
    sample.panes.call(Pane.LIBRARY)
    tree = sample._tree
    index = tree._model.find(node(sample, identity).path())
    tree.scrollTo(index)
    tree.mark(node(sample, identity))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    (editor,) = tree.viewport().findChildren(QLineEdit)
    assert editor.text() == "図書館"
    editor.setText("移動")
    arrive(sample._workspace.library.folder, 1)
    notice(sample, qtbot)
    assert editor.text() == "移動"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, sample)
    assert stored(sample, identity).name == "移動"
    assert node(sample, identity).label == "移動"
    assert node(sample, identity).badge == Badge(1)
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert node(sample, identity).label == "図書館"


def test_delete_removes_and_undo_brings_back_what_was_unread(
    sample: MainWindow, qtbot: QtBot
) -> None:
    identity = keep(sample, qtbot)
    arrive(sample._workspace.library.folder, 1)
    notice(sample, qtbot)
    sample.panes.call(Pane.LIBRARY)
    sample._tree.mark(node(sample, identity))
    sample._tree.setFocus()
    qtbot.keyClick(sample._tree, Qt.Key.Key_Delete)
    settle(qtbot, sample)
    assert sample._tree.first(NodeKind.SEARCH) is None
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert node(sample, identity).badge == Badge(1)


def test_the_menu_key_offers_what_can_be_done(sample: MainWindow, qtbot: QtBot) -> None:
    identity = keep(sample, qtbot)
    sample.panes.call(Pane.LIBRARY)
    sample._tree.mark(node(sample, identity))
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    sample._tree.contextMenuEvent(by_key)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert {"編集…", "すべて既読にする", "未読に戻す"} <= {one.text() for one in menu.actions()}
    menu.close()
    sample._tree.setCurrentIndex(QModelIndex())
    sample._tree.contextMenuEvent(by_key)
    assert QApplication.activePopupWidget() is None


# --- the next start ------------------------------------------------------------------


@contextmanager
def started(
    qtbot: QtBot, folder: Path, settings: QSettings, service: SearchService
) -> Iterator[MainWindow]:
    """The window, from its start to its end."""
    window = build_window(folder, Options(settings), service)
    qtbot.addWidget(window)
    window.show()
    settle(qtbot, window)
    yield window
    window.close()
    window.shut_down()


def test_a_later_start_opens_what_came_since(
    qtbot: QtBot, folder: Path, settings: QSettings, service: SearchService
) -> None:
    with started(qtbot, folder, settings, service) as window:
        assert title(window) == "新しい会議", "in the first session nothing is news"
        identity = keep(window, qtbot)
    with started(qtbot, folder, settings, service) as window:
        assert title(window) == "新しい会議"
        assert window._tree.first(NodeKind.ARRIVALS) is None
    arrive(folder, 1)
    arrive(folder, 2, word="別の話")
    arrive_post(folder)
    with started(qtbot, folder, settings, service) as window:
        assert title(window) == "前回からの新着"
        places = [window._list._entries.entry(row).place for row in range(3)]  # type: ignore[union-attr]
        assert [one.post or one.sitting for one in places] == [
            "post:new",
            "架空区議会:N2",
            "架空区議会:N1",
        ]
        assert window.browsing.current == places[0], "the newest is open"
        assert "「図書館」に新しい発言と記事が2件" in header(window)
        window._list.header.linkActivated.emit(f"saved:{identity}")
        settle(qtbot, window)
        assert window._field.text() == WORD
        assert marked(window) == 2
    with started(qtbot, folder, settings, service) as window:
        assert title(window) == "2件", "what was searched for is found again"
        assert node(window, identity).badge == Badge(2), "it was open for less than a moment"


def test_a_session_that_did_not_end_loses_no_news(
    qtbot: QtBot, folder: Path, settings: QSettings, service: SearchService
) -> None:
    library = Library(folder)
    library.freshness.end_session()
    library.close()
    arrive(folder, 1)
    for _ in range(2):
        window = build_window(folder, Options(settings), service)
        qtbot.addWidget(window)
        window.show()
        settle(qtbot, window)
        assert title(window) == "前回からの新着"
        window.hide()
        window.shut_down()
