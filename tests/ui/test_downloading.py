"""ダウンロード in the whole window: queued, paused, resumed at the next start, told of."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from fakes.kakuu import kakuu_council, sitting
from fakes.kensakusystem_server import BreakOff, Hold, KensakuServer, Page
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from ui import room
from ui.walking import settle

from reader.app import build_window
from reader.errors import Bilingual, DamagedMinutes
from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.library.library import Library
from reader.library.records import Every, KnownSitting, NewOrder, OrderState, SavedSearch
from reader.search.service import SearchService
from reader.sources.kensakusystem.fetch import KensakuSystem
from reader.ui.council_dialog import CouncilDialog
from reader.ui.download_dialog import DownloadDialog
from reader.ui.download_log import shares
from reader.ui.downloads_dialog import DownloadsDialog
from reader.ui.downloads_dialog import Page as Tab
from reader.ui.main_window import MainWindow
from reader.ui.options import Options

Kind = TypeVar("Kind", bound=QWidget)

ALL = 12
COUNCIL = "架空区議会"


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    with KensakuServer(kakuu_council()) as running:
        yield running


def order_of(library: Library, server: KensakuServer) -> NewOrder:
    """Everything that the council has."""
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        council, entries = survey(library, source)
    known = [
        KnownSitting(one.reference, one.title, one.date, one.kind) for one in in_order(entries)
    ]
    return NewOrder(council.name, server.url("kakuu"), tuple(known), 3, 0)


def queue_dialog(window: MainWindow) -> DownloadsDialog:
    window.commands.downloads.trigger()
    return dialog_of(DownloadsDialog)


def dialog_of(kind: type[Kind]) -> Kind:
    """The open dialog of a kind."""
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    )


def press(widget: QWidget, words: str) -> None:
    next(
        one for one in widget.findChildren(QPushButton) if words in one.text() and one.isVisible()
    ).click()


def test_a_download_is_paused_resumed_and_finished(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    library, queue = window._workspace.library, window.downloading.queue
    dialog = queue_dialog(window)
    assert dialog.queue._empty.isVisible()
    going = threading.Event()
    order = order_of(library, server)
    server.fail("GetPerson", Hold(going))
    assert queue.add(order) is not None
    qtbot.waitUntil(lambda: bool(server.asked("GetPerson")), timeout=20_000)
    qtbot.waitUntil(lambda: len(dialog.queue.cards) == 1, timeout=20_000)
    (card,) = dialog.queue.cards
    qtbot.waitUntil(lambda: "ダウンロード中" in card.text, timeout=20_000)
    assert "0／12会議" in card.text
    assert "あと" in card.text
    assert window.statusBar().isVisible()
    press(card, "一時停止")
    qtbot.waitUntil(lambda: not queue.working, timeout=20_000)
    dialog.queue.refresh()
    assert "一時停止中" in card.text
    assert library.sittings.count() == 0
    going.set()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: library.sittings.count() == ALL, timeout=60_000)
    qtbot.waitUntil(lambda: "完了" in card.text, timeout=20_000)
    settle(qtbot, window)
    assert library.outbox.pending() == 0, "what came is indexed"
    assert not window.statusBar().isVisible()
    press(dialog, "完了を消す")
    assert library.downloads.orders() == []
    dialog.queue.refresh()
    assert dialog.queue._empty.isVisible()
    assert dialog.log.model.rowCount() == 0
    dialog.show_page(Tab.LOG)
    assert dialog.log.model.rowCount() == ALL
    assert "取り込みました" in dialog.log.model.words(0)


def test_what_was_queued_goes_on_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, options: Options, service: SearchService, server: KensakuServer
) -> None:
    window = build_window(tmp_path / "library", options, service)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.settled, timeout=20_000)
    order = order_of(window._workspace.library, server)
    going = threading.Event()
    server.fail("GetPerson", Hold(going))
    window.downloading.queue.add(order)
    qtbot.waitUntil(lambda: bool(server.asked("GetPerson")), timeout=20_000)
    window.close()
    window.shut_down()
    going.set()

    again = build_window(tmp_path / "library", options, service)
    qtbot.addWidget(again)
    again.show()
    (waiting,) = again._workspace.library.downloads.orders()
    assert (waiting.state, waiting.waiting) == (OrderState.ACTIVE, ALL)
    again.downloading.go_on()
    library = again._workspace.library
    qtbot.waitUntil(lambda: library.sittings.count() == ALL, timeout=60_000)
    settle(qtbot, again)
    again.close()
    again.shut_down()


def test_what_failed_is_told_shown_and_tried_again(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    library, queue = window._workspace.library, window.downloading.queue
    order = order_of(library, server)
    server.fail("GetPerson", BreakOff(), times=4)
    queue.add(order)
    qtbot.waitUntil(lambda: library.downloads.orders()[0].ended, timeout=60_000)
    qtbot.waitUntil(lambda: not queue.working, timeout=20_000)
    window.downloading.show_failures()
    dialog = dialog_of(DownloadsDialog)
    assert dialog.log.model.rowCount() == 1
    dialog.log._table.selectRow(0)
    assert dialog.log._why.text().endswith("。")
    dialog.log._table.setFocus()
    qtbot.keyClick(dialog.log._table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert COUNCIL in QGuiApplication.clipboard().text()
    dialog.show_page(Tab.QUEUE)
    (card,) = dialog.queue.cards
    assert "失敗 1" in card.text
    qtbot.keyClick(card, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: library.sittings.count() == ALL, timeout=60_000)
    settle(qtbot, window)


def test_columns_of_the_log_stay_as_they_were_chosen(window: MainWindow, qtbot: QtBot) -> None:
    downloads = window._workspace.library.downloads
    downloads.note_check(COUNCIL, 3)
    window.downloading.show_failures()
    dialog = dialog_of(DownloadsDialog)
    table, header = dialog.log._table, dialog.log._table.horizontalHeader()
    dialog.resize(900, 500)
    room.laid_out()
    council, meeting = header.sectionSize(1), header.sectionSize(2)
    header.resizeSection(1, council + 90)
    dialog.resize(1200, 600)
    room.laid_out()
    assert header.sectionSize(1) == council + 90, "it was chosen"
    assert header.sectionSize(2) == meeting, "nobody chose that one: it has what it needs"
    assert table.horizontalScrollBar().maximum() == 0


def test_columns_of_the_log_have_what_their_words_need() -> None:
    assert shares({1: 80, 2: 260, 4: 500}, 900) == {1: 80, 2: 260, 4: 500}
    assert shares({1: 80, 2: 260, 4: 500}, 480) == {1: 80, 2: 200, 4: 200}
    assert shares({1: 80, 2: 120, 4: 500}, 480) == {1: 80, 2: 120, 4: 280}
    assert shares({4: 500}, -3) == {4: 0}


def test_no_reason_is_cut_while_another_column_has_room(window: MainWindow) -> None:
    flaw = DamagedMinutes(what="第1日", why=Bilingual("本文が切れています", "it is cut off"))
    window._workspace.library.downloads.note_failed(COUNCIL, "R080303A", "第1日", flaw)
    window.downloading.show_failures()
    dialog = dialog_of(DownloadsDialog)
    table = dialog.log._table
    dialog.resize(1100, 500)
    room.laid_out()
    for column in range(dialog.log.model.columnCount()):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)


@pytest.mark.parametrize("points", [room.USUAL, room.TWICE])
def test_heads_of_the_log_stand_over_their_words(
    window: MainWindow, qapp: QApplication, points: float
) -> None:
    """Head and cell say the same, so that their first letters begin where their places do."""
    window._workspace.library.downloads.note_check("議会", 3)
    room.set_type(qapp, points)
    try:
        dialog = queue_dialog(window)
        dialog.show_page(Tab.LOG)
        room.laid_out()
        table, header = dialog.log._table, dialog.log._table.horizontalHeader()
        left = header.sectionViewportPosition(1)
        head = QRect(left, 0, header.sectionSize(1), header.height() - 2)
        cell = table.visualRect(dialog.log.model.index(0, 1))
        assert _inset(header.viewport(), head) == _inset(table.viewport(), cell)
    finally:
        room.set_type(qapp, room.USUAL)


def _inset(shown: QWidget, place: QRect) -> int:
    """How far from the left of a place its words begin, in pixels."""
    image = shown.grab(place).toImage()
    ground = image.pixel(1, image.height() // 2)
    return next(
        x
        for x in range(image.width())
        if any(image.pixel(x, y) != ground for y in range(4, image.height() - 4))
    )


def test_what_is_done_with_what_is_found_is_asked_where_something_is_looked_for(
    window: MainWindow,
) -> None:
    window._workspace.library.coverage.register(
        COUNCIL, entry_url="https://minutes.example/kakuu/", family="kensakusystem"
    )
    dialog = queue_dialog(window)
    dialog.show_page(Tab.COUNCILS)
    every, fetches = (dialog.councils.findChild(kind) for kind in (QComboBox, QCheckBox))
    assert every is not None
    assert fetches is not None
    assert every.currentText() == "しない"
    assert not fetches.isVisible()
    every.setCurrentIndex(1)
    every.activated.emit(1)
    assert fetches.isVisible()
    assert fetches.isChecked()


def test_the_log_names_meetings_without_their_padding(window: MainWindow) -> None:
    """Pages pad the figures of a title; what failed is named as everywhere else."""
    padded = "令和 8年  3月定例会（第 1日　 3月 3日）"
    flaw = DamagedMinutes(what=padded, why=Bilingual("本文が切れています", "it is cut off"))
    window._workspace.library.downloads.note_failed(COUNCIL, "R080303A", padded, flaw)
    dialog = queue_dialog(window)
    dialog.show_page(Tab.LOG)
    _, _, what, _, why = dialog.log.model.words(0)
    assert what == "令和8年3月定例会（第1日　3月3日）"
    assert why.startswith("令和8年3月定例会（第1日　3月3日） は途中で")


def test_a_council_of_which_nothing_is_there_yet_says_so(window: MainWindow) -> None:
    window._workspace.library.coverage.register(
        COUNCIL, entry_url="https://minutes.example/kakuu/", family="kensakusystem"
    )
    dialog = queue_dialog(window)
    dialog.show_page(Tab.COUNCILS)
    said = [label.text() for label in dialog.councils.findChildren(QLabel)]
    assert "まだ取り込んでいません" in said
    assert not [words for words in said if "0会議" in words]


def test_a_host_that_fails_is_told_of_and_can_be_resumed(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    library, queue = window._workspace.library, window.downloading.queue
    order = order_of(library, server)
    server.fail(
        "GetPerson", Page("ERROR:ファイルの読込みに失敗しました。<BR>".encode("cp932")), times=9
    )
    queue.add(order)
    qtbot.waitUntil(lambda: COUNCIL in window._banner.text, timeout=60_000)
    assert "ダウンロードを止めました" in window._banner.text
    dialog = queue_dialog(window)
    (card,) = dialog.queue.cards
    assert "停止しました" in card.text
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    box = dialog_of(QMessageBox)
    press(box, "外す")
    qtbot.waitUntil(lambda: not library.downloads.orders())
    settle(qtbot, window)


def _publish(server: KensakuServer) -> None:
    meeting = server.councils["kakuu"].tabs[0].years[0].meetings[0]
    meeting.sittings += [
        sitting(f"R0803{day}A", f"（第{day}日 3月{day}日）", f"令和８年３月{day}日")
        for day in (16, 17, 18)
    ]


def test_new_minutes_are_found_fetched_and_told_with_the_searches_hits(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    library = window._workspace.library
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(library, source)
    window._workspace.save_search(SavedSearch(0, "駐輪場", "駐輪場", "newest"))
    settle(qtbot, window)
    window.downloading.news._delay = lambda: 0.0
    window.downloading.news.look()
    assert library.downloads.log() == [], "nobody asked for checks"

    library.checks.set(COUNCIL, Every.DAY, fetches=True)
    _publish(server)
    told: list[str] = []
    window.downloading.news.told.connect(told.append)
    window.downloading.news.look()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert told[0] == "新しい会議録が公開されました：架空区議会 3会議。取り込んでいます。"
    assert told[1].startswith("新しい会議録を取り込みました：架空区議会 3会議。")
    assert "保存した検索の新着：「駐輪場」3件。" in told[1]
    assert window._banner.text == told[1]
    press(window._banner, "新着を見る")
    settle(qtbot, window)
    assert not window._banner.isVisible()
    window.downloading.news.look()
    assert window.downloading.news._task is None, "not before tomorrow"


def test_without_the_wish_new_minutes_are_only_told_of(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    library = window._workspace.library
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        survey(library, source)
    dialog = queue_dialog(window)
    dialog.show_page(Tab.COUNCILS)
    every = dialog.councils.findChild(QComboBox)
    assert every.currentText() == "しない"
    every.setCurrentIndex(1)
    every.activated.emit(1)
    (check,) = library.checks.all()
    assert (check.every, check.fetches) == (Every.DAY, True)
    library.checks.set(COUNCIL, Every.DAY, fetches=False)
    _publish(server)
    window.downloading.news._delay = lambda: 0.0
    press(dialog.councils, "新着を確認")
    qtbot.waitUntil(lambda: "3会議" in window._banner.text, timeout=60_000)
    assert library.downloads.orders() == []
    press(window._banner, "取り込む")
    qtbot.waitUntil(lambda: library.sittings.count() == 3, timeout=60_000)
    settle(qtbot, window)
    press(dialog.councils, "一覧から外す")
    (assembly,) = library.coverage.assemblies()
    assert (assembly.sittings, assembly.downloadable) == (3, False)
    settle(qtbot, window)


# --- adding a council ------------------------------------------------------------------


def adding(window: MainWindow, qtbot: QtBot, url: str) -> CouncilDialog:
    window.commands.add_council.trigger()
    dialog = dialog_of(CouncilDialog)
    dialog._delay = 0
    dialog.address.setText(url)
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.working, timeout=20_000)
    return dialog


def test_a_council_is_added_by_any_of_its_addresses(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    url = server.url("kakuu", "cgi-bin3/See.exe?Code=zzzzzzzz0123456789")
    dialog = adding(window, qtbot, url)
    assert dialog.verdict.startswith(f"{COUNCIL}：一覧に追加しました\n")
    assert "ダウンロードできます" in dialog.verdict
    (assembly,) = window._workspace.library.coverage.assemblies()
    assert assembly.downloadable
    assert "Code=" not in (assembly.entry_url or "")
    press(dialog, "会議録を取り込む…")
    form = dialog_of(DownloadDialog).form
    assert not form.address.isVisible()
    assert form.wish.since is not None
    dialog_of(DownloadDialog).reject()
    settle(qtbot, window)


def test_where_robots_forbid_the_two_other_ways_are_offered(
    window: MainWindow,
    qtbot: QtBot,
    server: KensakuServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toString()))
    asked: list[bool] = []
    monkeypatch.setattr(window.works.importing, "choose_files", lambda: asked.append(True))
    server.robots = b"User-agent: *\nDisallow: /\n"
    dialog = adding(window, qtbot, server.url("kakuu"))
    assert "robots.txt" in dialog.verdict
    assert window._workspace.library.coverage.assemblies() == []
    press(dialog, "ブラウザーで開く")
    assert shown == [server.url("kakuu")]
    press(dialog, "ファイルを取り込む…")
    assert not dialog.isVisible()


def test_what_is_not_recognised_is_said_and_another_address_can_be_tried(
    window: MainWindow, qtbot: QtBot, server: KensakuServer
) -> None:
    server.fail("/kakuu/", Page(b"<html><body>hello</body></html>"), times=None)
    dialog = adding(window, qtbot, server.url("kakuu"))
    assert "見分けられませんでした" in dialog.verdict
    dialog.address.setText("https://")
    assert dialog.verdict == ""
    dialog.reject()
