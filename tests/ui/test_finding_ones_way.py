"""Where the keyboard is, and what is listed, on a walk through the whole window."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication
from pytestqt.qtbot import QtBot
from ui.room import USUAL, laid_out, set_type
from ui.walking import search, settle

from reader.library.library import Library
from reader.library.records import Draft, DraftItem, DraftItemKind, SavedSearch
from reader.ui.library_nodes import Node, NodeKind
from reader.ui.library_tree import LibraryTree
from reader.ui.main_window import MainWindow
from reader.ui.panes import Pane
from reader.ui.place import Place, View
from reader.ui.workspace import OpenPost, OpenSitting


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key wherever the keyboard is."""
    focused = window.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def click_node(qtbot: QtBot, tree: LibraryTree, kind: NodeKind) -> Node:
    """Click the first node of a kind; gives it."""
    model = tree._model
    tree.expandAll()
    index = model.index(0, 0)
    while model.node(index).kind is not kind:
        index = tree.indexBelow(index)
    tree.scrollTo(index)
    middle = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    return model.node(index)


def listed(window: MainWindow) -> str:
    """What stands over the list."""
    return window._list.header._title.text()


def rows(window: MainWindow) -> int:
    """How many entries are listed."""
    return window._list._entries.rowCount()


# --- the keyboard --------------------------------------------------------------


def test_the_first_door_leads_to_the_search_field(sample: MainWindow) -> None:
    assert sample.focusWidget() is sample._field
    assert isinstance(sample.reader.opened, OpenSitting), "the newest sitting is open"


@pytest.mark.parametrize("size", [(1440, 900), (760, 620), (683, 364)])
def test_the_keyboard_begins_at_the_first_door(
    size: tuple[int, int], window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(*size)
    settle(qtbot, window)
    assert window.focusWidget() is window._welcome.doors[0]
    assert window._welcome.doors[0].visibleRegion().boundingRect().height() > 0


def test_esc_closes_the_find_bar_then_leaves_the_text(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化")
    sample.commands.find.trigger()
    assert sample.focusWidget() is sample.reader.find_bar.field
    press(qtbot, sample, Qt.Key.Key_Escape)
    assert not sample.reader.find_bar.isVisible()
    assert sample.focusWidget() is sample.reader.thread_view
    press(qtbot, sample, Qt.Key.Key_Escape)
    assert sample.focusWidget() is sample._list._list
    press(qtbot, sample, Qt.Key.Key_Escape)
    assert sample.focusWidget() is sample._field


def test_esc_lets_go_of_a_selection_before_it_leaves_the_text(
    sample: MainWindow, qtbot: QtBot
) -> None:
    view = sample.reader.thread_view
    assert view._slices()
    speech, start, end = view._slices()[0]
    view.setFocus()
    view.select(speech, start, end)
    press(qtbot, sample, Qt.Key.Key_Escape)
    assert view.selected_text_range() is None
    assert sample.focusWidget() is view
    press(qtbot, sample, Qt.Key.Key_Escape)
    assert sample.focusWidget() is sample._list._list


def test_the_keyboard_stays_in_the_text_when_the_view_changes(sample: MainWindow) -> None:
    reader = sample.reader
    reader.setFocus()
    for action, page in (
        (sample.commands.as_full_text, reader.full_text_view),
        (sample.commands.as_thread, reader.thread_view),
    ):
        action.trigger()
        assert sample.focusWidget() is page
    sample.commands.find.trigger()
    sample.commands.as_full_text.trigger()
    assert reader.view is View.FULL_TEXT
    assert sample.focusWidget() is reader.full_text_view


def test_tab_through_the_library_chooses_nothing(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化")
    found = listed(sample)
    sample.panes.call(Pane.LIBRARY)
    sample._tree.selectionModel().clear()
    sample._tree.setFocus(Qt.FocusReason.TabFocusReason)
    settle(qtbot, sample)
    assert listed(sample) == found
    assert sample.focusWidget() is sample._tree
    press(qtbot, sample, Qt.Key.Key_Return)
    assert listed(sample) == "架空区議会"


def test_the_library_stays_while_one_walks_through_it(sample: MainWindow, qtbot: QtBot) -> None:
    sample._open_library_at(NodeKind.ASSEMBLY)
    sample._tree.expandAll()
    for _ in range(4):
        press(qtbot, sample, Qt.Key.Key_Down)
        settle(qtbot, sample)
        assert sample.focusWidget() is sample._tree
    sample._list.setFocus()
    press(qtbot, sample, Qt.Key.Key_Return)
    settle(qtbot, sample)
    assert not sample._tree.isVisible(), "the text has its room again"


# --- the list ------------------------------------------------------------------


def test_the_list_belongs_to_the_field_or_to_the_library(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化")
    sample.panes.call(Pane.LIBRARY)
    for _ in range(2):
        node = click_node(qtbot, sample._tree, NodeKind.ASSEMBLY)
        assert listed(sample) == node.label
        assert sample._field.text() == ""
        search(qtbot, sample, "保育園")
        assert "件" in listed(sample)


def test_the_open_sitting_can_be_chosen_in_the_library(sample: MainWindow, qtbot: QtBot) -> None:
    sample.panes.call(Pane.LIBRARY)
    sample._tree.expandAll()
    first = click_node(qtbot, sample._tree, NodeKind.SITTING)
    settle(qtbot, sample)
    of_sitting = listed(sample)
    search(qtbot, sample, "保育園")
    sample.open_place(Place(sitting=first.sittings[0].id))
    settle(qtbot, sample)
    sample.panes.call(Pane.LIBRARY)
    click_node(qtbot, sample._tree, NodeKind.SITTING)
    settle(qtbot, sample)
    assert listed(sample) == of_sitting


def test_a_search_that_comes_late_does_not_replace_what_was_chosen(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample.panes.call(Pane.LIBRARY)
    sample._field.set_query("保育園")
    node = click_node(qtbot, sample._tree, NodeKind.YEAR)
    settle(qtbot, sample)
    assert listed(sample) == node.label


def test_a_selection_that_waits_does_not_replace_what_was_chosen_since(
    sample: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, sample)
    post = sample._workspace.library.posts.infos()[0].id
    sample._list._list.setCurrentIndex(sample._list._entries.index(2))
    assert not sample._list.resting()
    sample.open_place(Place(post=post))
    settle(qtbot, sample)
    opened = sample.reader.opened
    assert isinstance(opened, OpenPost)
    assert opened.post.id == post


def test_a_meeting_that_comes_late_does_not_replace_the_results(
    sample: MainWindow, qtbot: QtBot
) -> None:
    sample.panes.call(Pane.LIBRARY)
    click_node(qtbot, sample._tree, NodeKind.MEETING)
    sample._field.set_query("")
    settle(qtbot, sample)
    assert listed(sample) == "新しい会議"


def test_what_arrives_or_goes_shows_in_the_list_and_moves_nobody(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    year = click_node(qtbot, sample._tree, NodeKind.YEAR)
    settle(qtbot, sample)
    selected = sample._list._entries.index(1)
    sample._list._list.setCurrentIndex(selected)
    settle(qtbot, sample)
    opened, count = sample.browsing.current, rows(sample)
    assert opened is not None
    another = Library(library.folder)  # as the command line would
    another.sittings.delete(year.sittings[0].id)
    another.close()
    sample._workspace.look_for_changes()
    settle(qtbot, sample)
    assert listed(sample) == year.label
    assert rows(sample) == count - 1
    assert sample._list._list.currentIndex().row() == 0
    assert sample.browsing.current == opened


def marked(window: MainWindow) -> list[Place]:
    """What the highlighted rows open."""
    return [one.place for one in window._list.chosen()]


def test_the_row_of_what_is_open_is_marked_or_none(sample: MainWindow, qtbot: QtBot) -> None:
    """However it was opened: from the list, by a link, on the way back, by a step to a hit."""
    infos = sample._workspace.library.sittings.infos()
    last, oldest = Place(sitting=infos[-1].id), Place(sitting=infos[0].id)
    sample.browsing.show_arrivals()
    settle(qtbot, sample)
    rows = [one.place.sitting for one in sample._list._entries._entries]
    for place in (last, oldest):
        assert place.sitting in rows
        sample.open_place(place)
        settle(qtbot, sample)
        assert [one.sitting for one in marked(sample)] == [place.sitting]
    sample.browsing.step(-1)
    settle(qtbot, sample)
    assert [one.sitting for one in marked(sample)] == [last.sitting]

    search(qtbot, sample, "プラスチック")
    first = marked(sample)
    assert first == [sample._list._entries.entry(0).place]
    rows = [one.place.sitting for one in sample._list._entries._entries]
    elsewhere = next(one.id for one in infos if one.id not in rows)
    sample.open_place(Place(sitting=elsewhere))
    settle(qtbot, sample)
    assert marked(sample) == []
    assert sample._list._list.currentIndex().row() == 0, "the arrows go on from there"
    sample.browsing.step(-1)
    settle(qtbot, sample)
    assert marked(sample) == first


def test_what_is_chosen_in_the_library_stays_in_sight_until_it_is_left(
    sample: MainWindow, qtbot: QtBot
) -> None:
    tree = sample._tree
    sample._open_library_at(NodeKind.BOOKMARKS)
    settle(qtbot, sample)

    def whole() -> bool:
        laid_out()
        row = tree.visualRect(tree.currentIndex())
        return row.top() >= 0 and row.bottom() < tree.viewport().height()

    for size in ((1024, 420), (1440, 900), (1024, 380)):
        sample.resize(*size)
        assert tree.isVisible()
        assert whole(), f"{size}"
    tree.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert not whole()
    sample.resize(1024, 400)
    assert not whole(), "whoever scrolls away is left alone"


def test_the_selected_row_stays_wholly_in_sight_until_it_is_left(
    sample: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    search(qtbot, sample, "区")
    sample.panes.call(Pane.LIST)
    found = sample._list._list

    def whole() -> bool:
        laid_out()
        place = found.visualRect(found.currentIndex())
        return place.top() >= 0 and place.bottom() < found.viewport().height()

    last = found.model().rowCount() - 1
    assert last > 6
    for row in (last, last // 2, 0, 5):
        sample.resize(2000, 1300)
        found.choose(found.model().index(row, 0))
        settle(qtbot, sample)
        for size in ((683, 364), (1024, 700), (683, 364)):
            sample.resize(*size)
            settle(qtbot, sample)
            assert whole(), f"row {row} at {size}"
    sample.resize(1024, 700)
    set_type(qapp, 14.0)
    settle(qtbot, sample)
    taller = whole()
    set_type(qapp, USUAL)
    assert taller, "the rows have become taller"
    found.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    sample.resize(800, 600)
    assert not whole(), "whoever scrolls away is left alone"


def test_a_bookmark_that_is_removed_leaves_the_list(sample: MainWindow, qtbot: QtBot) -> None:
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    sample._workspace.add_bookmark(opened.sitting, 1, 0, 5, "", tags=["見本"])
    settle(qtbot, sample)
    sample.panes.call(Pane.LIBRARY)
    click_node(qtbot, sample._tree, NodeKind.BOOKMARKS)
    settle(qtbot, sample)
    assert rows(sample) == 1
    sample._workspace.remove_bookmarks(sample._workspace.library.bookmarks.all()[0].id)
    settle(qtbot, sample)
    assert rows(sample) == 0


def test_a_file_dropped_on_the_search_field_is_no_query(sample: MainWindow) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/架空/会議録.txt")])
    data.setText("/架空/会議録.txt")  # as file managers do
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_keys = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 10), action, data, button, no_keys)
    sample._field.dragEnterEvent(enter)
    assert not enter.isAccepted(), "it goes on to the window, which imports"


def test_the_library_is_not_drawn_anew_while_threads_are_computed(
    sample: MainWindow, qtbot: QtBot
) -> None:
    library = sample._workspace.library
    for info in library.sittings.infos():
        library.threads.drop(info.id)
    drawn: list[None] = []
    sample._tree.model().modelReset.connect(lambda: drawn.append(None))
    sample._workspace.thread_rest()
    sample._workspace.contentsChanged.emit()
    qtbot.waitUntil(lambda: not library.threads.pending(), timeout=20_000)
    settle(qtbot, sample)
    assert not drawn
    another = Library(sample._workspace.library.folder)  # as the command line would
    another.sittings.delete(another.sittings.infos()[0].id)
    another.close()
    sample._workspace.look_for_changes()
    settle(qtbot, sample)
    assert drawn


def test_the_histogram_keeps_the_years_that_the_period_leaves_out(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "オンライン化")
    histogram = sample._list.strip.histogram
    everything = dict(histogram._counts)
    assert len(everything) > 2
    histogram.rangeChosen.emit(2019, 2019)
    settle(qtbot, sample)
    assert histogram._counts == everything
    assert histogram._chosen == (2019, 2019)
    assert sample._list._entries.rowCount() == everything[2019]


def test_a_half_typed_phrase_is_searched_as_far_as_it_can_be_read(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "「オンライン化")
    assert sample._field._error is not None
    assert sample._list._entries.rowCount() > 10


def test_down_goes_from_the_field_to_the_list(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "オンライン化")
    sample._field._completer.popup().hide()
    qtbot.keyClick(sample._field, Qt.Key.Key_Down)
    assert sample.focusWidget() is sample._list._list


def test_a_deleted_draft_and_a_deleted_search_come_back(sample: MainWindow, qtbot: QtBot) -> None:
    library = sample._workspace.library
    sample._workspace.save_search(SavedSearch(0, "手続", "オンライン化", "newest"))
    library.drafts.save(Draft(0, "図書館", (DraftItem(DraftItemKind.NOTE, "メモ"),)))
    sample._workspace.contentsChanged.emit()
    settle(qtbot, sample)
    (search_node,) = nodes(sample, NodeKind.SEARCH)
    (draft_node,) = nodes(sample, NodeKind.DRAFT)
    sample._tree.deleteRequested.emit([search_node])
    assert library.searches.all() == []
    sample.notices.undo()
    assert [one.query for one in library.searches.all()] == ["オンライン化"]
    sample._tree.deleteRequested.emit([draft_node])
    assert library.drafts.infos() == []
    sample.notices.undo()
    settle(qtbot, sample)
    (info,) = library.drafts.infos()
    draft = library.drafts.get(info.id)
    assert draft.items == (DraftItem(DraftItemKind.NOTE, "メモ"),)


def nodes(window: MainWindow, kind: NodeKind) -> list[Node]:
    """The nodes of a kind in the tree."""
    waiting, found = [window._tree._model._root], []
    while waiting:
        node = waiting.pop()
        waiting += node.children
        if node.kind is kind:
            found.append(node)
    return found
