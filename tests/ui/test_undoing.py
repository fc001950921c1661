"""Whatever changes the library can be taken back: by Ctrl+Z, one step after the other."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from ui.walking import settle

from reader.library.library import Library
from reader.library.records import Every, KnownSitting, NewOrder
from reader.minutes.model import MeetingKind
from reader.ui.library_nodes import NodeKind
from reader.ui.main_window import MainWindow

COUNCIL, URL = "架空区議会", "https://kakuu.example/minutes/"


def order(*references: str) -> NewOrder:
    wanted = tuple(
        KnownSitting(one, f"会議 {one}", date(2026, 2, 1), MeetingKind.PLENARY)
        for one in references
    )
    return NewOrder(COUNCIL, URL, wanted, since=None, until=None, kind=None, requests=2, delay=9)


@pytest.fixture
def library(window: MainWindow) -> Library:
    """The window's library, with a council on the list that has an order and a check."""
    kept = window._workspace.library
    kept.coverage.register(COUNCIL, entry_url=URL, family="voices")
    kept.checks.set(COUNCIL, Every.WEEK, fetches=False)
    identity = kept.downloads.add(order("R1", "R2"))
    assert identity is not None
    kept.downloads.pause(identity)
    return kept


def undo(window: MainWindow) -> None:
    assert window.commands.undo.isEnabled()
    window.commands.undo.trigger()


def test_a_bookmark_that_was_removed_comes_back(sample: MainWindow, qtbot: QtBot) -> None:
    library = sample._workspace.library
    sitting = library.sittings.get(library.sittings.infos()[0].id)
    number = next(n for n, one in enumerate(sitting.speeches, 1) if len(one.text) > 40)
    sample._workspace.add_bookmark(sitting, number, 0, 20, "題", note="覚え", tags=["図書館"])
    before = library.bookmarks.all()
    settle(qtbot, sample)
    sample._open_library_at(NodeKind.BOOKMARKS)
    node = sample._tree.first(NodeKind.BOOKMARKS)
    assert node is not None
    sample.browsing._show_node(node)
    settle(qtbot, sample)
    sample._list.select_first()
    sample._list._delete()
    assert library.bookmarks.all() == []
    undo(sample)
    (after,) = library.bookmarks.all()
    (old,) = before
    assert (after.exact, after.note, after.tags, after.title) == (
        old.exact,
        old.note,
        old.tags,
        old.title,
    )


def test_a_council_that_was_taken_off_the_list_comes_back_with_all_that_was_ordered(
    window: MainWindow, library: Library
) -> None:
    orders, checks = library.downloads.orders(), library.checks.all()
    window.downloading.show_queue()
    dialog = window.downloading._dialog
    assert dialog is not None
    dialog.councils.refresh()
    dialog.councils._remove(COUNCIL)
    assert library.downloads.orders() == []
    assert library.checks.all() == []
    dialog.undoRequested.emit()
    assert library.downloads.orders() == orders
    assert library.checks.all() == checks
    assert [one.name for one in library.coverage.assemblies() if one.downloadable] == [COUNCIL]
    dialog.close()


def test_orders_come_back_into_the_queue_as_they_were(window: MainWindow, library: Library) -> None:
    (before,) = library.downloads.orders()
    window.downloading.queue.remove(before.id)
    assert library.downloads.orders() == []
    undo(window)
    assert library.downloads.orders() == [before]
    library.downloads.resume(before.id)
    wanted = library.downloads.next("kakuu.example")
    assert wanted is not None
    assert (wanted.order, wanted.sitting.reference) == (before.id, "R1")


def test_an_order_of_a_council_that_is_gone_does_not_go_to_another(
    window: MainWindow, library: Library
) -> None:
    (before,) = library.downloads.orders()
    removed = library.downloads.remove(before.id)
    library.coverage.remove(COUNCIL)
    library.coverage.register("見本市議会", entry_url="https://mihon.example/", family="voices")
    library.downloads.put_back(removed)
    assert library.downloads.orders() == []


def test_a_schedule_goes_back_to_what_it_was(window: MainWindow, library: Library) -> None:
    before = library.checks.all()
    window.downloading.show_queue()
    dialog = window.downloading._dialog
    assert dialog is not None
    dialog.councils._set_check(COUNCIL, None, fetches=True)
    assert library.checks.all() == []
    undo(window)
    assert library.checks.all() == before
    dialog.close()


def test_recent_searches_come_back_in_their_order(window: MainWindow) -> None:
    searches = window._workspace.library.searches
    for query in ("一", "二", "三"):
        searches.remember(query)
    window._recent._forget("二")
    assert searches.recent() == ["三", "一"]
    window._recent._forget(None)
    assert searches.recent() == []
    undo(window)
    assert searches.recent() == ["三", "一"]


def test_steps_are_taken_back_one_after_the_other(window: MainWindow, library: Library) -> None:
    (before,) = library.downloads.orders()
    window.downloading.queue.remove(before.id)
    window._workspace.library.searches.remember("一")
    window._recent._forget(None)
    undo(window)
    assert library.searches.recent() == ["一"]
    undo(window)
    assert library.downloads.orders() == [before]
    assert not window.commands.undo.isEnabled()


def test_a_folder_is_watched_again(
    window: MainWindow, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("watched")
    window.watching.set_folder(folder, True, everything=False)
    qtbot.waitUntil(lambda: window.watching.folder == folder)
    window.watching.set_folder(None, False, everything=False)
    assert window.watching.folder is None
    undo(window)
    assert window.watching.folder == folder
    undo(window)
    assert window.watching.folder is None
