"""The next start goes on where the reader was; what has arrived since comes first."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes.drafts import quotes
from PySide6.QtCore import QPoint, QSettings, Qt, QTimer
from pytestqt.qtbot import QtBot
from ui.test_saved_searches import arrive
from ui.walking import end, search, settle

from reader.app import build_window
from reader.search.service import SearchService
from reader.ui.band_area import Spot
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place, View
from reader.ui.session import Session, read, written
from reader.ui.workspace import Contents, OpenPost, OpenSitting

Start = Callable[..., MainWindow]


@pytest.fixture
def start(
    qtbot: QtBot, folder: Path, settings: QSettings, service: SearchService
) -> Iterator[Start]:
    """Starts the program; the window that was there before is closed first."""
    windows: list[MainWindow] = []

    def close() -> None:
        for window in windows:
            end(window)
        windows.clear()

    def start_(
        interrupted: Callable[[MainWindow], None] = lambda _: None, query: str = ""
    ) -> MainWindow:
        close()
        window = build_window(folder, Options(settings), service)
        windows.append(window)
        if query:
            window.search_for(query)
        window.resize(1440, 900)
        window.show()
        interrupted(window)
        qtbot.waitUntil(window.settled, timeout=20_000)
        settle(qtbot, window)
        return window

    yield start_
    close()


def open_somewhere(window: MainWindow, qtbot: QtBot) -> tuple[Place, Spot]:
    """Search, open the last hit, read it as full text, and scroll."""
    search(qtbot, window, "プラスチック")
    entries = window._list._entries
    window._list._list.setCurrentIndex(entries.index(entries.rowCount() - 1))
    settle(qtbot, window)
    window.reader.switch(View.FULL_TEXT)
    bar = window.reader.full_text_view.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)
    settle(qtbot, window)
    place, spot = window.browsing.current, window.reader.place()
    assert place is not None
    assert spot is not None
    return place, spot


def test_the_window_goes_on_where_the_reader_was(start: Start, qtbot: QtBot) -> None:
    window = start()
    place, spot = open_somewhere(window, qtbot)
    window.drafting.collect(quotes(), "図書館")
    settle(qtbot, window)
    draft = window.drafting.desk.current
    assert draft is not None

    window = start()
    opened = window._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == place.sitting
    assert window._field.text() == "プラスチック"
    assert window.reader.view is View.FULL_TEXT
    again = window.reader.place()
    assert again is not None
    assert (again.speech, again.offset) == (spot.speech, spot.offset)
    assert window.drafting.tray_is_open()
    assert window.drafting.desk.current is not None
    assert window.drafting.desk.current.id == draft.id
    assert not window.commands.resume.isEnabled()
    assert window.browsing.current is not None
    assert not window.commands.back.isEnabled(), "nothing else was opened on the way"


def test_what_is_open_is_marked_in_the_list_at_the_next_start(start: Start, qtbot: QtBot) -> None:
    window = start()
    sitting = window._workspace.library.sittings.infos()[0].id
    window.open_place(Place(sitting=sitting))
    settle(qtbot, window)
    window = start()
    assert window._room.opened is not None
    assert [one.place.sitting for one in window._list.chosen()] == [sitting]


def test_whoever_types_at_once_is_not_taken_back(start: Start, qtbot: QtBot) -> None:
    open_somewhere(start(), qtbot)

    def type_soon(window: MainWindow) -> None:
        # Before it goes back, which it does soon: whoever asks in intervals may come too late.
        begin = window.sessions.begin

        def type_now() -> None:
            assert not window.sessions.resting()
            window._field.set_query("図書館")

        def begin_and_type(contents: Contents) -> None:
            begin(contents)
            QTimer.singleShot(0, window, type_now)

        window.sessions.begin = begin_and_type  # type: ignore[method-assign]

    window = start(type_soon)
    assert window._field.text() == "図書館"
    assert window.commands.resume.isEnabled(), "there is still a way back"


def test_a_query_overtakes_what_is_about_to_open(start: Start, qtbot: QtBot) -> None:
    place, _ = open_somewhere(start(), qtbot)
    before = place.sitting

    def type_soon(window: MainWindow) -> None:
        # The moment it is about to open: whoever asks in intervals may come when it is open.
        def type_now() -> None:
            assert window.browsing.current is not None
            assert window._room.opened is None
            window._field.set_query("図書館")

        window.browsing.stepsChanged.connect(type_now, Qt.ConnectionType.SingleShotConnection)

    window = start(type_soon)
    opened = window._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.query == "図書館"
    assert opened.sitting.id != before
    assert window.commands.back.isEnabled(), "there is a way back to what was about to open"


def test_a_query_overtakes_what_is_about_to_be_chosen(start: Start, service: SearchService) -> None:
    searching = service._child.pid
    assert searching is not None
    waking = threading.Timer(0.5, os.kill, (searching, signal.SIGCONT))

    def type_soon(window: MainWindow) -> None:
        # The moment when the newest are listed, of which the first opens after a short pause.
        pane, first = window._list, window._list.select_first

        def type_now() -> None:
            pane.select_first = first  # type: ignore[method-assign]
            first()
            assert not pane.resting()
            # The answer comes when that pause is over.
            os.kill(searching, signal.SIGSTOP)
            waking.start()
            window._field.set_query("図書館")

        pane.select_first = type_now  # type: ignore[method-assign]

    window = start(type_soon)
    waking.join()
    opened = window._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.query == "図書館"
    assert not window.commands.back.isEnabled(), "nothing else was opened on the way"


def test_a_hit_that_is_about_to_open_is_opened_though_the_search_is_repeated(start: Start) -> None:
    def search_soon(window: MainWindow) -> None:
        # The moment when the hits are listed, of which the first opens after a short pause.
        pane, first = window._list, window._list.select_first

        def search_again() -> None:
            first()
            if window._field.text():
                pane.select_first = first  # type: ignore[method-assign]
                assert not pane.resting()
                window.searching.search_again()
                assert pane.resting()

        pane.select_first = search_again  # type: ignore[method-assign]
        window.search_for("図書館")

    opened = start(search_soon)._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.query == "図書館"


def test_a_post_opens_again(start: Start, qtbot: QtBot) -> None:
    window = start()
    post = window._workspace.library.posts.infos()[0].id
    window.open_place(Place(post=post))
    settle(qtbot, window)
    window = start()
    opened = window._room.opened
    assert isinstance(opened, OpenPost)
    assert opened.post.id == post


def test_news_come_first_and_there_is_a_way_back(
    start: Start, qtbot: QtBot, folder: Path, service: SearchService
) -> None:
    window = start()
    place, _ = open_somewhere(window, qtbot)
    window.close()
    arrive(folder, 1)
    window = start()
    opened = window._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == "架空区議会:N1"
    assert window.commands.resume.isEnabled()
    window.commands.resume.trigger()
    settle(qtbot, window)
    opened = window._room.opened
    assert isinstance(opened, OpenSitting)
    assert opened.sitting.id == place.sitting
    assert not window.commands.resume.isEnabled()


def test_what_is_gone_is_passed_over_in_silence(start: Start, qtbot: QtBot, folder: Path) -> None:
    window = start()
    settings = window._options
    gone = Session(str(folder), place=Place(sitting="架空区議会:gone"), draft=99)
    settings.session = written(gone)
    # As the window would write its own when it is closed:
    window.sessions.keep = lambda: None  # type: ignore[method-assign]
    window = start()
    assert not window._banner.isVisible()


def test_a_query_on_the_command_line_is_what_is_wanted_now(start: Start, qtbot: QtBot) -> None:
    window = start()
    open_somewhere(window, qtbot)
    window = start(query="図書館")
    assert window._field.text() == "図書館"
    assert window.commands.resume.isEnabled()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"library": "x"}',
        '{"library":"x","query":"","place":{"view":"?"},"spot":null,"draft":null}',
    ],
)
def test_what_cannot_be_understood_is_no_session(text: str) -> None:
    assert read(text) is None


def test_a_session_is_read_as_it_was_written() -> None:
    session = Session(
        "/library",
        "図書館 年:2025",
        Place(sitting="a", exchange="b", topic="c", speech=3, offset=9, view=View.FULL_TEXT),
        Spot(3, 9, -4.5, "b", frozenset({"c", "rest"})),
        7,
    )
    assert read(written(session)) == session


def test_a_window_on_a_screen_that_is_gone_comes_back_into_sight(
    start: Start, qtbot: QtBot
) -> None:
    window = start()
    window.move(QPoint(5000, 4000))
    qtbot.wait(20)
    window = start()
    screen = window.screen().availableGeometry()
    assert screen.intersects(window.frameGeometry())


def test_the_width_of_the_tray_is_remembered(start: Start, qtbot: QtBot) -> None:
    window = start()
    window.drafting.show_tray()
    settle(qtbot, window)
    tray, usual = window.drafting.tray, window.drafting.tray.width()
    handle = tray.parentWidget().handle(3)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton)
    for step in range(0, 100, 10):
        qtbot.mouseMove(handle, QPoint(-10, step))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton)
    wide = tray.width()
    assert wide > usual + 50
    window.drafting.close_tray()
    window.drafting.show_tray()
    assert tray.width() == wide
    window = start()
    window.drafting.show_tray()
    qtbot.waitUntil(lambda: abs(window.drafting.tray.width() - wide) < 2)
