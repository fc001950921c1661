"""The main job, whole, in the real window: from a council's server to the clipboard."""

import sys
from pathlib import Path
from typing import TypeVar

from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from ui.walking import search, settle

from reader.app import build_window
from reader.errors import DiskFull
from reader.export.wishes import QuoteFormat
from reader.jobs.sample import load_sample
from reader.library.library import Library
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.ui.download_dialog import DownloadDialog, State
from reader.ui.download_form import Period
from reader.ui.error_dialog import ErrorDialog
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place, View
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.workspace import OpenPost, OpenSitting

Kind = TypeVar("Kind", bound=QWidget)


def dialog_of(kind: type[Kind]) -> Kind:
    """The open dialog of a kind."""
    return next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    )


def press(dialog: QWidget, words: str) -> None:
    """Press the button with these words."""
    next(one for one in dialog.findChildren(QPushButton) if words in one.text()).click()


def test_from_a_council_to_the_clipboard(window: MainWindow, qtbot: QtBot) -> None:
    """Welcome, download, search, read question beside answer, copy the quote, read it back."""
    assert window._pages.currentWidget() is window._welcome
    with KensakuServer(kakuu_council()) as server:
        window.downloading.ask(server.url("kakuu"))
        dialog = dialog_of(DownloadDialog)
        dialog._delay = 0  # the least that the settings allow is a second
        dialog.form.choose_period(Period.ALL)
        press(dialog, "調べる")
        qtbot.waitUntil(lambda: dialog.state is State.OFFERING, timeout=20_000)
        press(dialog, "取り込む")
        qtbot.waitUntil(lambda: window._workspace.library.sittings.count() == 12, timeout=60_000)
        settle(qtbot, window)
    assert window._pages.currentWidget() is window._browse

    search(qtbot, window, "伺います")
    assert window.focusWidget() is window._field, "typing keeps the keyboard"
    assert "件" in window._list.header._title.text()
    opened = window.reader.opened
    assert isinstance(opened, OpenSitting)
    assert window.reader.view is View.THREAD
    (exchange,) = [one for one in opened.threads.exchanges if one.id == window.reader.exchange]
    assert exchange.rounds[0].questions
    assert exchange.rounds[0].answers

    QGuiApplication.clipboard().setText("前のもの")
    window.commands.quote.trigger()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().mimeData().hasHtml(), timeout=5_000)
    data = QGuiApplication.clipboard().mimeData()
    plain = data.text()
    question = exchange.rounds[0].questions[0]
    words = opened.sitting.speeches[question.speech - 1].text[question.start : question.end]
    for paragraph in words.split("\n"):
        assert paragraph.strip("　") in plain
    assert "架空区議会" in plain
    assert "<blockquote" in data.html()
    assert server.councils["kakuu"].token not in plain + data.html()


def test_the_first_start_offers_the_sample_and_finds_its_way(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "オンライン化")
    assert sample._list._entries.rowCount() > 10
    first = sample.reader.opened
    assert isinstance(first, OpenSitting)
    assert first.hits
    sample._list._list.setCurrentIndex(sample._list._entries.index(8))
    settle(qtbot, sample)
    second = sample.reader.opened
    assert isinstance(second, OpenSitting)
    assert sample.commands.back.isEnabled()
    sample.commands.back.trigger()
    settle(qtbot, sample)
    back = sample.reader.opened
    assert isinstance(back, OpenSitting)
    assert back.sitting.id == first.sitting.id
    assert sample.commands.forward.isEnabled()


def test_switching_views_keeps_the_place(sample: MainWindow, qtbot: QtBot) -> None:
    sitting = sample._workspace.library.sittings.infos()[-3].id
    sample.open_place(Place(sitting=sitting))
    settle(qtbot, sample)
    exchange = sample.reader.exchange
    assert exchange is not None
    sample.commands.as_full_text.trigger()
    assert sample.reader.view is View.FULL_TEXT
    place = sample.reader.place()
    assert place is not None
    assert place.speech >= int(exchange.rsplit("x", 1)[1])
    sample.commands.as_thread.trigger()
    assert sample.reader.view is View.THREAD
    assert sample.reader.exchange == exchange


def test_a_half_typed_query_underlines_and_never_fails(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, 'オンライン化 "手続')
    assert sample._field._error is not None
    assert sample._field.toolTip()
    search(qtbot, sample, "オンライン化")
    assert sample._field._error is None


def test_filters_are_words_of_the_query_and_can_be_dropped(
    sample: MainWindow, qtbot: QtBot
) -> None:
    search(qtbot, sample, "オンライン化")
    everything = sample._list._entries.rowCount()
    sample._list.strip.fieldChosen.emit("種別", "質問")
    settle(qtbot, sample)
    assert "種別:質問" in sample._field.text()
    assert 0 < sample._list._entries.rowCount() < everything
    sample._list.strip.histogram.rangeChosen.emit(2019, 2019)
    settle(qtbot, sample)
    assert "期間:2019" in sample._field.text()
    sample._list.strip.fieldChosen.emit("期間", None)
    sample._list.strip.fieldChosen.emit("種別", None)
    settle(qtbot, sample)
    assert sample._field.text().strip() == "オンライン化"
    assert sample._list._entries.rowCount() == everything


def test_nothing_found_says_so_and_offers_a_way_out(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "種別:議長 オンライン化")
    assert sample._list._entries.rowCount() == 0
    assert "drop:種別" in sample._list.header._scope.text()
    sample._list.header.linkActivated.emit("drop:種別")
    settle(qtbot, sample)
    assert "種別" not in sample._field.text()


def test_the_dialog_quotes_what_is_ticked(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "保育園")
    sample._options.quote_format = QuoteFormat.TEXT
    sample.commands.tidy.trigger()
    qtbot.waitUntil(
        lambda: any(
            isinstance(one, QuoteDialog) and one.isVisible()
            for one in QApplication.topLevelWidgets()
        ),
        timeout=10_000,
    )
    dialog = dialog_of(QuoteDialog)
    quote = dialog.quote
    assert quote is not None
    QGuiApplication.clipboard().setText("前のもの")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == quote.plain


def test_a_link_is_corrected_and_the_correction_undone(sample: MainWindow, qtbot: QtBot) -> None:
    library = sample._workspace.library
    sitting = next(info.id for info in library.sittings.infos() if info.reference == "R061125A")
    sample.open_place(Place(sitting=sitting))
    settle(qtbot, sample)
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    round_ = opened.threads.exchanges[0].rounds[0]
    question, answer = round_.questions[-1].id, round_.answers[0].id
    sample.reader.thread_view.linkChosen.emit(question, answer)
    settle(qtbot, sample)
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    links = opened.threads.exchanges[0].rounds[0].links
    assert [(one.answer, one.by) for one in links if one.question == question] == [
        (answer, "reader")
    ]
    assert sample.commands.undo.isEnabled()
    sample.commands.undo.trigger()
    settle(qtbot, sample)
    assert library.corrections.of(sitting) == []
    opened = sample.reader.opened
    assert isinstance(opened, OpenSitting)
    links = opened.threads.exchanges[0].rounds[0].links
    assert all(one.by == "program" for one in links)


def test_a_post_opens_beside_the_minutes(sample: MainWindow, qtbot: QtBot) -> None:
    search(qtbot, sample, "出典:ブログ 架空区")
    assert isinstance(sample.reader.opened, OpenPost)
    assert sample.reader.post_view.isVisible()
    assert not sample.commands.quote.isEnabled()


def test_a_file_that_is_not_minutes_gives_one_sentence(
    sample: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = sample._workspace.library.sittings.count()
    strange = tmp_path / "写真.jpg"
    strange.write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    sample.works.importing.import_paths([strange])
    qtbot.waitUntil(sample._banner.isVisible, timeout=20_000)
    assert sample._banner.text.count("。") == 1
    assert sample._workspace.library.sittings.count() == before


def test_a_bookmark_that_cannot_be_stored_is_told(sample: MainWindow, qtbot: QtBot) -> None:
    """Nobody catches what a slot raises; the person must learn of it all the same."""
    full = DiskFull(path="library.sqlite")
    with sample.bugs.watching():
        sys.excepthook(DiskFull, full, None)
        qtbot.waitUntil(sample._banner.isVisible, timeout=2_000)
    assert sample._banner.text == full.message("ja")
    assert sample.findChild(ErrorDialog) is None


def test_everything_is_remembered_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, settings: QSettings, service: SearchService
) -> None:
    for expected in (True, False):
        window = build_window(tmp_path / "library", Options(settings), service)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(window.settled, timeout=20_000)
        assert window.reader.thread_view.hides_remarks() is expected
        window.reader.thread_view.set_hide_remarks(False)
        window.close()
        window.shut_down()


def test_what_an_interrupted_import_left_is_done_at_the_next_start(
    qtbot: QtBot, tmp_path: Path, settings: QSettings, service: SearchService
) -> None:
    library = Library(tmp_path / "library")
    load_sample(library, IndexWorker(library))
    library.outbox.refill()
    library.close()
    window = build_window(tmp_path / "library", Options(settings), service)
    qtbot.addWidget(window)
    window.show()
    library = window._workspace.library
    assert library.threads.pending()
    assert library.quotes.waiting()
    qtbot.waitUntil(lambda: library.outbox.pending() == 0, timeout=30_000)
    qtbot.waitUntil(lambda: not library.threads.pending(), timeout=30_000)
    qtbot.waitUntil(lambda: not library.quotes.waiting(), timeout=30_000)
    window.close()
    window.shut_down()
