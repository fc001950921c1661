"""What is carried by the mouse: into the draft, within it, and out to other programs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import exchange as made
from fakes.drafts import quotes
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot
from ui.reading import Opener, at, slice_of
from ui.walking import search, settle

from reader.ui import reading_area
from reader.ui.draft_tray import DraftTray
from reader.ui.dropping import DropHint
from reader.ui.entry_mime import ENTRY_MIME
from reader.ui.main_window import MainWindow
from reader.ui.place import Place
from reader.ui.thread_view import ThreadView

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
COPY = Qt.DropAction.CopyAction


def enter(widget: QWidget, data: QMimeData) -> None:
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(5, 5), COPY, data, LEFT, NONE))


def drop(widget: QWidget, data: QMimeData) -> bool:
    event = QDropEvent(QPointF(5, 5), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def hint(widget: QWidget) -> DropHint:
    (found,) = (one for one in widget.children() if isinstance(one, DropHint))
    return found


@pytest.fixture
def tray(tour: MainWindow, qtbot: QtBot) -> DraftTray:
    """The tray with a draft of four quotes."""
    tour.drafting.begin()
    tour.drafting.collect(quotes(), "図書館")
    settle(qtbot, tour)
    return tour.drafting.tray


def texts(tray: DraftTray) -> list[str]:
    return [item.text for item in tray._model.items]


# --- within the draft -----------------------------------------------------------------


def test_several_items_are_dragged_in_their_order(tray: DraftTray) -> None:
    asked, said, again, said_again = texts(tray)
    model = tray._model
    carried = model.mimeData([model.index(3), model.index(1)])
    model.dropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, model.index(-1))
    assert texts(tray) == [said, said_again, asked, again]
    assert tray._list.rows() == [0, 1], "they stay chosen where they are now"
    tray._desk.undo()
    assert texts(tray) == [asked, said, again, said_again], "one step"


def test_several_items_are_moved_and_taken_out_by_keys(tray: DraftTray) -> None:
    asked, said, again, said_again = texts(tray)
    tray._list.choose(1, 2)
    QTest.keyClick(tray._list, Qt.Key.Key_Up, ALT)
    assert texts(tray) == [said, again, asked, said_again]
    QTest.keyClick(tray._list, Qt.Key.Key_Up, ALT)
    assert texts(tray) == [said, again, asked, said_again], "they are at the top"
    QTest.keyClick(tray._list, Qt.Key.Key_Down, ALT)
    QTest.keyClick(tray._list, Qt.Key.Key_Down, ALT)
    assert texts(tray) == [asked, said_again, said, again]
    QTest.keyClick(tray._list, Qt.Key.Key_Delete)
    assert texts(tray) == [asked, said_again]
    tray._desk.undo()
    assert texts(tray) == [asked, said_again, said, again]


def test_all_items_are_chosen_and_esc_lets_go_of_them(tray: DraftTray) -> None:
    tray._list.setFocus()
    QTest.keyClick(tray._list, Qt.Key.Key_A, CONTROL)
    assert tray._list.rows() == [0, 1, 2, 3]
    QTest.keyClick(tray._list, Qt.Key.Key_Escape)
    assert len(tray._list.rows()) == 1


def test_chosen_items_are_copied_as_the_draft_shows_them(tray: DraftTray, tour: MainWindow) -> None:
    tray._list.choose(0, 2)
    QTest.keyClick(tray._list, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    model = tray._model
    dragged = model.mimeData([model.index(0), model.index(1)])
    assert (dragged.text(), dragged.html()) == (copied.text(), copied.html())
    for item in model.items[:2]:
        for start, end in item.shown:
            assert item.text[start:end].strip("　") in dragged.text()
    assert "<blockquote" in dragged.html()
    assert "2件" in tour.notices._toast._words.text()


def test_the_menu_of_items_says_how_many(tray: DraftTray) -> None:
    menu = QMenu(tray)
    tray._list.fill_menu(menu, [0, 2, 3])
    words = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert words == {"コピー（3件）": True, "上へ": False, "下へ": False, "外す（3件）": True}


# --- into the draft -------------------------------------------------------------------


def test_rows_are_dropped_on_the_draft_which_shows_that_it_takes_them(
    tray: DraftTray, tour: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, tour, "オンライン化")
    model = tour._list._entries
    rows = [row for row in range(model.rowCount()) if model.entry(row).carried][:2]
    data = model.mimeData([model.index(row) for row in rows])
    assert hint(tray).isHidden()
    enter(tray, data)
    assert hint(tray).isVisible()
    QApplication.sendEvent(tray, QDragLeaveEvent())
    assert hint(tray).isHidden()
    enter(tray, data)
    before = texts(tray)
    assert drop(tray, data)
    settle(qtbot, tour)
    assert hint(tray).isHidden()
    assert texts(tray)[: len(before)] == before
    assert len(texts(tray)) > len(before) + 1
    tour.notices.undo()
    assert texts(tray) == before


def test_foreign_words_are_not_taken_by_the_draft(tray: DraftTray) -> None:
    foreign = QMimeData()
    foreign.setText("よその言葉")
    enter(tray, foreign)
    assert hint(tray).isHidden()


# --- out to other programs --------------------------------------------------------------


def test_a_row_dragged_to_another_program_is_the_quote_that_is_copied(
    tour: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, tour, "オンライン化")
    model = tour._list._entries
    row = next(row for row in range(model.rowCount()) if model.entry(row).carried)
    entry = model.entry(row)
    tour.selecting.copy_quotes([entry])
    settle(qtbot, tour)
    copied = QGuiApplication.clipboard().mimeData()
    dragged = model.mimeData([model.index(row)])
    assert {"text/plain", "text/html"} <= set(dragged.formats())
    assert (dragged.text(), dragged.html()) == (copied.text(), copied.html())


def test_selected_text_is_dragged_out_and_into_the_draft(
    tour: MainWindow, tray: DraftTray, qtbot: QtBot
) -> None:
    sitting = next(
        one.id for one in tour._workspace.library.sittings.infos() if one.reference == "R061125A"
    )
    tour.open_place(Place(sitting=sitting))
    settle(qtbot, tour)
    view = tour.reader.thread_view
    cell = next(cell for band in view._bands for cell in band.cells())
    start, end = cell.paragraphs()[0]
    view.select(cell.speech, start, end)
    tour.quoting.copy()
    copied = QGuiApplication.clipboard().mimeData()
    data = view.carrying((cell.speech, start, end))
    assert data is not None
    assert ENTRY_MIME in data.formats()
    assert (data.text(), data.html()) == (copied.text(), copied.html())
    assert view._text_of(cell.speech)[start:end].strip("　") in data.text()
    before = texts(tray)
    enter(tray, data)
    assert drop(tray, data)
    settle(qtbot, tour)
    item = tour.drafting.desk.current.items[-1]
    assert texts(tray)[:-1] == before
    shown = "".join(item.text[slice(*span)] for span in item.shown)
    assert shown.strip("　") == view._text_of(cell.speech)[start:end].strip("　")


def test_the_mouse_carries_a_selection_away_and_a_click_lets_go_of_it(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried: list[str] = []
    monkeypatch.setattr(reading_area, "carry", lambda data, source: carried.append(data.text()))
    view: ThreadView = opened()

    def give(found: tuple[int, int, int]) -> QMimeData:
        data = QMimeData()
        data.setText(slice_of(found))
        return data

    view.carrying = give
    speech, words = next(
        (cell.speech, made.SITTING.speeches[cell.speech - 1].text[cell.start : cell.start + 12])
        for band in view._bands
        for cell in band.cells()
    )
    begin = made.SITTING.speeches[speech - 1].text.index(words)
    view.select(speech, begin, begin + len(words))
    point = at(view, speech, words) + QPoint(12, 6)
    page = view.viewport()
    QTest.mousePress(page, LEFT, NONE, point)
    assert slice_of(view.selected_text_range()) == words, "a press may be the beginning of a drag"
    QTest.mouseMove(page, point + QPoint(3 * QApplication.startDragDistance(), 0))
    assert carried == [words]
    QTest.mouseRelease(page, LEFT, NONE, point)
    view.select(speech, begin, begin + len(words))
    QTest.mousePress(page, LEFT, NONE, point)
    QTest.mouseRelease(page, LEFT, NONE, point)
    assert view.selected_text_range() is None, "a click lets go of it"
    assert carried == [words]


# --- files ------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["the window", "a second window"])
def test_files_are_dropped_on_any_window(
    tour: MainWindow, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    window: QWidget = tour
    close: Callable[[], object] = lambda: None  # noqa: E731
    if where == "a second window":
        sitting = tour._workspace.library.sittings.infos()[0].id
        tour.windows.open(Place(sitting=sitting))
        window = tour.windows.others[-1]
        close = window.close
    name = "案内" if where == "the window" else "予告"
    (tmp_path / f"{name}.txt").write_text(
        f"{name}です。\n見本公園の工事は春に終わります。\n", "utf-8"
    )
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / f"{name}.txt"))])
    posts = tour._workspace.library.posts
    before = len(posts.infos())
    enter(window, data)
    assert hint(window).isVisible()
    assert drop(window, data)
    assert hint(window).isHidden()
    qtbot.waitUntil(lambda: len(posts.infos()) == before + 1, timeout=20_000)
    settle(qtbot, tour)
    close()
