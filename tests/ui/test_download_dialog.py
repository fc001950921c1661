"""会議録を取り込む, against a council on this computer."""

import socket
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pytest
from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import CAPTIVE_PORTAL, Hold, KensakuServer, Page, redirect
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reader.jobs.pace import in_order, minutes_needed
from reader.library.library import Library
from reader.minutes.model import MeetingKind
from reader.sources.council import Entry
from reader.sources.kensakusystem.fetch import KensakuSystem
from reader.threads.exchanges import find_exchanges
from reader.ui.download_dialog import DownloadDialog, State
from reader.ui.download_form import Period
from reader.ui.download_survey import one_year_before
from reader.ui.presets import MEGURO
from reader.ui.tasks import Tasks

TODAY = date(2026, 3, 20)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library")
    yield library
    library.close()


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture
def server() -> Iterator[KensakuServer]:
    with KensakuServer(kakuu_council()) as server:
        yield server


def opened(qtbot: QtBot, tasks: Tasks, library: Library, url: str = "") -> DownloadDialog:
    dialog = DownloadDialog(tasks, library, url, delay=0, today=TODAY)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def button(dialog: DownloadDialog, words: str) -> QPushButton:
    return next(
        one for one in dialog.findChildren(QPushButton) if words in one.text() and one.isVisible()
    )


def look(qtbot: QtBot, dialog: DownloadDialog) -> None:
    button(dialog, "調べる").click()
    qtbot.waitUntil(lambda: dialog.state is not State.WORKING)


# --- asking --------------------------------------------------------------------


def test_the_preset_asks_only_for_the_period(qtbot: QtBot, tasks: Tasks, library: Library) -> None:
    dialog = opened(qtbot, tasks, library, MEGURO)
    assert not dialog.form.address.isVisible()
    wish = dialog.form.wish
    assert wish.url == MEGURO
    assert wish.since == date(2025, 3, 20)
    assert wish.until is None
    assert wish.kind is None
    assert button(dialog, "調べる").isEnabled()
    button(dialog, "変更").click()
    assert dialog.form.address.isVisible()


def test_a_council_is_chosen_from_the_list(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    library.coverage.register("架空区議会", entry_url=server.url("kakuu"), family="kensakusystem")
    dialog = opened(qtbot, tasks, library)
    menu = button(dialog, "一覧から選ぶ").menu()
    names = [action.text() for action in menu.actions()]
    assert names == ["架空区議会", "目黒区議会", "国会"]
    menu.actions()[0].trigger()
    assert not dialog.form.address.isVisible()
    look(qtbot, dialog)
    assert dialog.state is State.OFFERING
    dialog.reject()


def test_an_address_is_pasted_with_or_without_its_scheme(
    qtbot: QtBot, tasks: Tasks, library: Library
) -> None:
    dialog = opened(qtbot, tasks, library)
    assert not button(dialog, "調べる").isEnabled()
    dialog.form.address.setText("  www.kensakusystem.jp/kakuu/ ")
    assert button(dialog, "調べる").isEnabled()
    assert dialog.form.wish.url == "https://www.kensakusystem.jp/kakuu/"


def test_the_quick_choices_count_back_from_today(
    qtbot: QtBot, tasks: Tasks, library: Library
) -> None:
    dialog = opened(qtbot, tasks, library, MEGURO)
    dialog.form.choose_period(Period.THREE_YEARS)
    assert dialog.form.wish.since == date(2023, 3, 20)
    dialog.form.choose_period(Period.ALL)
    assert dialog.form.wish.since is None
    dialog.form.choose_days(date(2025, 6, 1), date(2025, 2, 1))  # the wrong way round
    wish = dialog.form.wish
    assert (wish.since, wish.until) == (date(2025, 2, 1), date(2025, 6, 1))


def test_a_year_before_a_leap_day_is_a_day_too() -> None:
    assert one_year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert one_year_before(date(2024, 2, 29), 4) == date(2020, 2, 29)


# --- looking -------------------------------------------------------------------


def test_it_says_what_there_is_and_what_it_takes(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    look(qtbot, dialog)
    assert dialog.state is State.OFFERING
    assert "架空区議会" in dialog.offer
    assert "7会議（本会議 3・委員会 4）、うち未取得 7" in dialog.offer
    assert "最初の1会議から読めます" in dialog.offer
    button(dialog, "取り込む").click()
    order = dialog.order
    assert order is not None
    assert order.council == "架空区議会"
    assert [one.reference for one in order.sittings][:3] == [
        "R080312A",
        "R080302A",
        "R070610A",
    ]
    assert all(one.kind is MeetingKind.COMMITTEE for one in order.sittings[3:])


def test_what_the_library_holds_is_not_taken_again(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    with KensakuSystem(server.url("kakuu"), delay=0) as source:
        for entry in islice(source.entries(date(2026, 1, 1)), 2):
            sitting = source.sitting(entry)
            library.sittings.store(sitting, find_exchanges(sitting))
    second = opened(qtbot, tasks, library, server.url("kakuu"))
    look(qtbot, second)
    assert "うち未取得 5" in second.offer
    second.reject()


def test_plenaries_alone(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    dialog.form.choose_kind(MeetingKind.PLENARY)
    dialog.form.choose_period(Period.ALL)
    look(qtbot, dialog)
    assert "本会議 8・委員会 0" in dialog.offer
    dialog.reject()


def test_a_period_without_meetings_offers_nothing_to_download(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    dialog.form.choose_days(date(2010, 1, 1), date(2010, 12, 31))
    look(qtbot, dialog)
    assert "公開されていません" in dialog.offer
    assert not any(
        "取り込む" in one.text() and one.isVisible() for one in dialog.findChildren(QPushButton)
    )
    button(dialog, "条件を変える").click()
    assert dialog.state is State.ASKING
    assert dialog.form.isVisible()


def test_looking_can_be_stopped_and_begun_again(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    going = threading.Event()
    server.fail("See.exe", Hold(going))
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    button(dialog, "調べる").click()
    qtbot.waitUntil(lambda: bool(server.asked("See.exe")))
    assert dialog.state is State.WORKING
    button(dialog, "中止").click()
    assert dialog.state is State.ASKING
    assert dialog.message == ""
    going.set()
    look(qtbot, dialog)
    assert dialog.state is State.OFFERING
    dialog.reject()


def test_closing_the_dialog_stops_the_looking(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    going = threading.Event()
    server.fail("See.exe", Hold(going))
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    button(dialog, "調べる").click()
    qtbot.waitUntil(lambda: bool(server.asked("See.exe")))
    dialog.reject()
    going.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    assert dialog.order is None


# --- what goes wrong -------------------------------------------------------------


def test_robots_are_obeyed_and_another_way_is_offered(
    qtbot: QtBot,
    tasks: Tasks,
    library: Library,
    server: KensakuServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toString()))
    server.robots = b"User-agent: *\nDisallow: /\n"
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    look(qtbot, dialog)
    assert dialog.state is State.ASKING
    assert "robots.txt" in dialog.message
    button(dialog, "ブラウザーで開く").click()
    assert shown == [server.url("kakuu")]
    with qtbot.waitSignal(dialog.importRequested):
        button(dialog, "ファイルを取り込む").click()
    assert not dialog.isVisible()


def test_a_host_that_does_not_answer(qtbot: QtBot, tasks: Tasks, library: Library) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        dialog = opened(qtbot, tasks, library, f"http://127.0.0.1:{port}/kakuu/")
        look(qtbot, dialog)
    assert dialog.state is State.ASKING
    assert "127.0.0.1" in dialog.message
    assert button(dialog, "もう一度")


def test_a_page_of_another_system(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    server.fail("/kakuu/", Page(b"<html><body>hello</body></html>"), times=None)
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    look(qtbot, dialog)
    assert server.url("kakuu") in dialog.message
    assert button(dialog, "ファイルを取り込む")


@pytest.mark.parametrize("kind", ["page", "redirect"])
def test_a_captive_portal(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer, kind: str
) -> None:
    fault = Page(CAPTIVE_PORTAL) if kind == "page" else redirect("http://localhost:1/login")
    server.fail("/kakuu/", fault, times=None)
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    look(qtbot, dialog)
    assert dialog.state is State.ASKING
    assert dialog.message
    assert button(dialog, "ブラウザーで開く")


def test_after_an_error_everything_is_as_it_was(
    qtbot: QtBot, tasks: Tasks, library: Library, server: KensakuServer
) -> None:
    server.robots = b"User-agent: *\nDisallow: /\n"
    dialog = opened(qtbot, tasks, library, server.url("kakuu"))
    dialog.form.choose_days(date(2025, 1, 1), date(2025, 12, 31))
    dialog.form.choose_kind(MeetingKind.COMMITTEE)
    before = dialog.form.wish
    look(qtbot, dialog)
    assert dialog.message
    assert dialog.form.wish == before
    assert dialog.order is None


# --- order and time ----------------------------------------------------------------


def test_a_whole_archive_is_told_in_hours() -> None:
    assert minutes_needed(0, 3, 2.0) == 0
    assert minutes_needed(1, 3, 2.0) == 1
    assert minutes_needed(4000, 3, 2.0) > 4 * 60


ENTRIES = st.lists(
    st.builds(
        lambda number, days, kind: Entry(
            f"R{number}", "", None if days is None else date(2026, 3, 1) - timedelta(days), kind
        ),
        st.integers(0, 9999),
        st.none() | st.integers(0, 4000),
        st.sampled_from(MeetingKind),
    ),
    max_size=30,
)


@given(ENTRIES)
def test_the_newest_plenaries_come_first(entries: list[Entry]) -> None:
    ordered = in_order(entries)
    assert sorted(ordered, key=repr) == sorted(entries, key=repr)
    dated = [entry for entry in ordered if entry.date is not None]
    assert list(ordered[: len(dated)]) == dated
    for kind in MeetingKind:
        days = [entry.date for entry in dated if entry.kind is kind]
        assert days == sorted(days, reverse=True)  # pyright: ignore[reportArgumentType]
    recent = [
        entry
        for entry in dated
        if entry.date is not None
        and entry.date > max(other.date for other in dated if other.date) - timedelta(330)
    ]
    kinds = [entry.kind for entry in recent]
    plenaries = kinds.count(MeetingKind.PLENARY)
    assert kinds[:plenaries] == [MeetingKind.PLENARY] * plenaries
