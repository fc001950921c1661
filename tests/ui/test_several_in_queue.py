"""Several orders of the queue of downloads at once: held, let go on, tried again, taken out."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QMessageBox, QPushButton

from reader.errors import Bilingual, DamagedMinutes
from reader.library.records import KnownSitting, NewOrder, OrderState
from reader.minutes.model import MeetingKind
from reader.ui.downloads_dialog import DownloadsDialog
from reader.ui.main_window import MainWindow
from reader.ui.order_card import OrderCard
from reader.ui.queue_page import Deed

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
COUNCILS = ("架空区議会", "例示市議会", "見本町議会", "試案村議会")


@pytest.fixture
def dialog(window: MainWindow) -> DownloadsDialog:
    """Four orders that are held; the queue does not work, for their hosts do not exist."""
    window.downloading.queue.close()
    library = window._workspace.library
    for number, name in enumerate(COUNCILS):
        address = f"http://127.0.0.1:1/{number}/index.html"
        library.coverage.register(name, entry_url=address, family="kensakusystem")
        known = [
            KnownSitting(f"R{number}{one}", f"第{one}日", None, MeetingKind.PLENARY)
            for one in range(3)
        ]
        identity = library.downloads.add(NewOrder(name, address, tuple(known), 3, 1.0))
        assert identity is not None
        library.downloads.pause(identity)
    window.downloading.show_queue()
    made = window.downloading._shown_dialog()
    made.queue.refresh()
    assert len(made.queue.cards) == len(COUNCILS)
    return made


def click(card: OrderCard, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(card._title, Qt.MouseButton.LeftButton, keys)


def chosen(dialog: DownloadsDialog) -> list[str]:
    return [one._title.text() for one in dialog.queue.cards if one.property("chosen")]


def states(window: MainWindow) -> list[OrderState]:
    return [one.state for one in window._workspace.library.downloads.orders()]


def menu_of(dialog: DownloadsDialog) -> list[str]:
    menu = QMenu(dialog)
    dialog.queue.fill_menu(dialog.queue._chosen(), menu)
    return [one.text() for one in menu.actions()]


def answer(dialog: DownloadsDialog, words: str) -> str:
    """Press a button of the question that is asked; gives the question."""
    (box,) = dialog.queue.findChildren(QMessageBox)
    asked = box.text()
    next(one for one in box.findChildren(QPushButton) if one.text() == words).click()
    box.setParent(None)
    return asked


def test_cards_are_chosen_as_in_a_file_manager(dialog: DownloadsDialog) -> None:
    cards, bar = dialog.queue.cards, dialog.queue.several
    click(cards[0])
    assert chosen(dialog) == []
    assert not bar.isVisible()
    click(cards[2], SHIFT)
    assert chosen(dialog) == list(COUNCILS[:3])
    assert bar._count.text() == "3件を選択"
    assert "選択中" in cards[1].accessibleDescription()
    click(cards[1], CONTROL)
    assert chosen(dialog) == [COUNCILS[0], COUNCILS[2]]
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_A, CONTROL)
    assert chosen(dialog) == list(COUNCILS)
    QTest.keyClick(cards[0], Qt.Key.Key_Escape)
    assert chosen(dialog) == []
    assert dialog.isVisible(), "Esc leaves the many first"
    QTest.keyClick(cards[0], Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(cards[1], Qt.Key.Key_Down, SHIFT)
    assert chosen(dialog) == list(COUNCILS[:3])
    assert cards[2].hasFocus()
    QTest.keyClick(cards[2], Qt.Key.Key_Up)
    assert chosen(dialog) == []
    assert cards[1].hasFocus()


def test_several_go_on_and_are_held_with_one_key(
    window: MainWindow, dialog: DownloadsDialog
) -> None:
    cards = dialog.queue.cards
    click(cards[0])
    click(cards[1], CONTROL)
    assert menu_of(dialog) == ["再開（2件）", "外す（2件）"]
    QTest.keyClick(cards[1], Qt.Key.Key_Space)
    held, active = OrderState.PAUSED, OrderState.ACTIVE
    assert states(window) == [active, active, held, held]
    assert "2件を再開しました" in window.notices._toast._words.text()
    dialog.queue.refresh()
    click(cards[2], CONTROL)
    assert menu_of(dialog) == ["一時停止（2件）", "再開（1件）", "外す（3件）"]
    cards[2].setFocus()
    QTest.keyClick(cards[2], Qt.Key.Key_Space)
    assert states(window) == [active, active, active, held], "what already goes on is let be"
    dialog.queue.refresh()
    dialog.queue._tools[Deed.PAUSE].click()
    assert states(window) == [held] * 4


def test_what_failed_in_several_is_tried_again(window: MainWindow, dialog: DownloadsDialog) -> None:
    downloads = window._workspace.library.downloads
    flaw = DamagedMinutes(what="第1日", why=Bilingual("架空の故障", "fictional"))
    for number in (0, 2):
        downloads.note_failed(COUNCILS[number], f"R{number}1", "第1日", flaw)
    dialog.queue.refresh()
    cards = dialog.queue.cards
    click(cards[0])
    click(cards[3], SHIFT)
    assert "失敗分をもう一度（2件）" in menu_of(dialog)
    QTest.keyClick(cards[0], Qt.Key.Key_R)
    assert [one.failed for one in downloads.orders()] == [0, 0, 0, 0]


def test_several_are_taken_out_after_one_question_and_come_back_in_one_step(
    window: MainWindow, dialog: DownloadsDialog
) -> None:
    downloads, cards = window._workspace.library.downloads, dialog.queue.cards
    before = downloads.orders()
    click(cards[1])
    click(cards[2], SHIFT)
    QTest.keyClick(cards[2], Qt.Key.Key_Delete)
    assert "選んだ2件（残り6会議）" in answer(dialog, "キャンセル")
    assert downloads.orders() == before
    QTest.keyClick(cards[2], Qt.Key.Key_Delete)
    answer(dialog, "外す")
    assert [one.council for one in downloads.orders()] == [COUNCILS[0], COUNCILS[3]]
    dialog.queue.refresh()
    assert not dialog.queue.several.isVisible()
    assert "2件" in window.notices._toast._words.text()
    dialog.undoRequested.emit()
    assert downloads.orders() == before
    assert not window.notices.can_undo


def test_a_cards_own_button_means_that_card(window: MainWindow, dialog: DownloadsDialog) -> None:
    cards = dialog.queue.cards
    click(cards[0])
    click(cards[1], CONTROL)
    cards[1]._resume.click()
    assert states(window).count(OrderState.ACTIVE) == 1


def test_the_bar_of_an_order_stands_where_its_count_says(
    window: MainWindow, dialog: DownloadsDialog
) -> None:
    """What failed is told beside it, and is not counted in."""
    order = window._workspace.library.downloads.orders()[0]
    card = dialog.queue.cards[0]
    card.show_order(replace(order, total=12, waiting=9, failed=1), None, None)
    assert "2／12会議" in card.text
    assert "失敗 1" in card.text
    assert (card._bar.value(), card._bar.maximum()) == (2, 12)


def test_no_line_runs_over_the_tabs(dialog: DownloadsDialog) -> None:
    assert not dialog._tabs.tabBar().drawBase()
