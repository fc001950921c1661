"""The queue of downloads: paused, resumed, interrupted, tried again, and never twice."""

import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from fakes.kakuu import kakuu_council, sitting
from fakes.kensakusystem_server import (
    BreakOff,
    Call,
    FakeCouncil,
    FakeMeeting,
    FakeTab,
    FakeYear,
    KensakuServer,
    Page,
    Status,
)

from reader.errors import Cancelled, DiskFull, LibraryBusy
from reader.jobs.downloads import Pace, work_off
from reader.jobs.fetch import survey
from reader.jobs.pace import in_order
from reader.library.library import Library
from reader.library.records import KnownSitting, LogResult, NewOrder, Order, OrderState
from reader.minutes import ids
from reader.minutes.model import MeetingKind
from reader.sources.kensakusystem.fetch import KensakuSystem

ALL = 12
"""Sittings that the fictional council publishes."""


def _order(library: Library, server: KensakuServer, slug: str = "kakuu", delay: float = 0) -> int:
    """Order everything that the council has; gives the order's id."""
    url = server.url(slug)
    with KensakuSystem(url, delay=0) as source:
        council, entries = survey(library, source)
        sittings = tuple(
            KnownSitting(one.reference, one.title, one.date, one.kind) for one in in_order(entries)
        )
        order = NewOrder(council.name, url, sittings, source.requests_per_sitting, delay)
    identity = library.downloads.add(order)
    assert identity is not None
    return identity


def _the(library: Library, identity: int) -> Order:
    order = library.downloads.order(identity)
    assert order is not None
    return order


def _texts_asked(server: KensakuServer) -> list[str | None]:
    return [request.value("fileName") for request in server.asked("GetPerson")]


def small_town(name: str = "見本町議会") -> FakeCouncil:
    """Another council."""
    year = FakeYear(
        "令和 8年",
        [
            FakeMeeting(
                "令和 8年  3月定例会 ", [sitting("R080302A", "（第1日 3月 2日）", "３月２日")]
            )
        ],
    )
    return FakeCouncil("mihon", name, [FakeTab("令和 8年", [year])])


def test_the_queue_is_worked_off_and_says_so(library: Library, server: KensakuServer) -> None:
    identity = _order(library, server)
    assert (_the(library, identity).waiting, _the(library, identity).total) == (ALL, ALL)
    came: list[str] = []
    work_off(library, stored=came.append)
    order = _the(library, identity)
    assert (order.done, order.waiting, order.failed) == (ALL, 0, 0)
    assert order.ended
    assert sorted(came) == sorted(info.id for info in library.sittings.infos())
    lines = library.downloads.log()
    assert len(lines) == ALL
    assert {line.result for line in lines} == {LogResult.NEW}
    assert all(line.what and line.council == "架空区議会" for line in lines)


def test_the_newest_plenaries_come_first(library: Library, server: KensakuServer) -> None:
    _order(library, server)
    work_off(library)
    assert _texts_asked(server)[:2] == ["R080312A", "R080302A"]


def test_what_the_library_holds_is_not_asked_for(library: Library, server: KensakuServer) -> None:
    _order(library, server)
    work_off(library)
    asked = len(server.log)
    again = _order(library, server)
    surveyed = len(server.log)
    work_off(library)
    assert _the(library, again).done == ALL
    assert not [one for one in server.log[surveyed:] if "GetPerson" in one.path]
    assert len(server.log) - asked < asked


def test_what_waits_already_is_not_ordered_twice(library: Library, server: KensakuServer) -> None:
    first = _order(library, server)
    order = _the(library, first)
    known = KnownSitting("R080312A", "", date(2026, 3, 12), MeetingKind.PLENARY)
    assert library.downloads.add(NewOrder(order.council, order.url, (known,), 3, 0)) is None
    assert len(library.downloads.orders()) == 1


def test_a_cancelled_work_goes_on_where_it_was(library: Library, server: KensakuServer) -> None:
    identity = _order(library, server)
    came: list[str] = []
    with pytest.raises(Cancelled):
        work_off(library, stored=came.append, cancelled=lambda: len(came) >= 4)
    order = _the(library, identity)
    assert order.state is OrderState.ACTIVE
    assert order.done == len(came) == library.sittings.count()
    work_off(library, stored=came.append)
    assert len(came) == len(set(came)) == ALL
    asked = _texts_asked(server)
    assert set(asked) == {ids.parse(one).sitting.partition(":")[2] for one in came}


def test_a_paused_order_waits_and_the_next_one_is_taken(library: Library) -> None:
    with KensakuServer(kakuu_council(), small_town()) as server:
        first, second = _order(library, server), _order(library, server, "mihon")
        came: list[str] = []

        def stored(one: str) -> None:
            came.append(one)
            if len(came) == 3:
                library.downloads.pause(first)

        work_off(library, stored=stored)
        order = _the(library, first)
        assert order.state is OrderState.PAUSED
        assert order.waiting > 0
        assert _the(library, second).done == 1
        library.downloads.resume(first)
        work_off(library, stored=stored)
        assert _the(library, first).done == ALL
        assert len(came) == len(set(came)) == ALL + 1


def test_an_order_that_is_removed_under_way_leaves_what_came(
    library: Library, server: KensakuServer
) -> None:
    identity = _order(library, server)
    came: list[str] = []

    def stored(one: str) -> None:
        came.append(one)
        if len(came) == 2:
            library.downloads.remove(identity)

    work_off(library, stored=stored)
    assert library.downloads.orders() == []
    assert 2 <= library.sittings.count() <= 3


def test_what_failed_is_told_and_can_be_tried_again(
    library: Library, server: KensakuServer
) -> None:
    identity = _order(library, server)
    server.fail("GetPerson", BreakOff(), times=4)
    work_off(library)
    order = _the(library, identity)
    assert (order.failed, order.done) == (1, ALL - 1)
    (failed,) = [one for one in library.downloads.log() if one.result is LogResult.FAILED]
    assert failed.why is not None
    assert failed.why.ja.endswith("。")
    assert failed.why.en.endswith(".")
    library.downloads.retry(identity)
    work_off(library)
    assert _the(library, identity).done == ALL
    assert _the(library, identity).failed == 0


def test_a_host_that_fails_again_and_again_is_left_in_peace(
    library: Library, server: KensakuServer
) -> None:
    identity = _order(library, server)
    error = Page("ERROR:ファイルの読込みに失敗しました。<BR>".encode("cp932"))
    server.fail("GetPerson", error, times=None)
    work_off(library)
    order = _the(library, identity)
    assert order.state is OrderState.STOPPED
    assert order.failed == 3
    assert order.why is not None
    assert not order.passing
    assert library.downloads.log()[0].result is LogResult.STOPPED
    assert not library.downloads.resume_passing()


def test_robots_that_forbid_stop_the_order(library: Library, server: KensakuServer) -> None:
    identity = _order(library, server)
    server.robots = b"User-agent: *\nDisallow: /\n"
    work_off(library)
    order = _the(library, identity)
    assert order.state is OrderState.STOPPED
    assert (order.waiting, order.failed) == (ALL, 0)
    assert order.why is not None
    assert "robots.txt" in order.why.ja
    assert not server.asked("GetPerson")


def test_a_network_that_is_down_passes(library: Library, server: KensakuServer) -> None:
    identity = _order(library, server)
    server.fail("GetPerson", BreakOff(), times=None)
    work_off(library)
    order = _the(library, identity)
    assert order.state is OrderState.STOPPED
    assert (order.waiting, order.failed) == (ALL, 0), "nothing is wrong with the sittings"
    assert order.passing
    assert library.downloads.resume_passing()
    assert _the(library, identity).state is OrderState.ACTIVE


def test_one_connection_a_host_whatever_is_queued_and_hosts_side_by_side(
    library: Library,
) -> None:
    here, there = threading.Event(), threading.Event()

    def meet(mine: threading.Event, other: threading.Event) -> Callable[[], None]:
        def call() -> None:
            mine.set()
            assert other.wait(20), "the other host is asked only afterwards"

        return call

    delay = 0.02
    with (
        KensakuServer(kakuu_council(), small_town()) as one,
        KensakuServer(small_town("別町議会")) as two,
    ):
        _order(library, one, "kakuu", delay)
        _order(library, one, "mihon", delay)
        _order(library, two, "mihon", delay)
        surveyed = len(one.log), len(two.log)
        one.fail("GetPerson", Call(meet(here, there)))
        two.fail("GetPerson", Call(meet(there, here)))
        work_off(library)
        for server, first in zip((one, two), surveyed, strict=True):
            log = server.log[first:]
            assert max(request.at_once for request in log) == 1
            gaps = [later.started - earlier.started for earlier, later in pairwise(log)]
            assert min(gaps) >= delay
    assert library.downloads.hosts() == []


def test_another_process_that_downloads_is_not_joined(
    library: Library, server: KensakuServer, tmp_path: Path
) -> None:
    _order(library, server)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys; from pathlib import Path; from reader.library.library import Library\n"
            "from reader.jobs.fetch import WORK\n"
            "with Library(Path(sys.argv[1])).downloading.held(WORK): print(flush=True); input()",
            str(library.folder),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    assert holder.stdin is not None
    holder.stdout.readline()
    asked = len(server.log)
    with pytest.raises(LibraryBusy) as caught:
        work_off(library, wait=0)
    assert "会議録の取り込み" in caught.value.message("ja")
    assert len(server.log) == asked
    holder.communicate(b"\n")


def test_time_left_is_told_by_the_pace_that_is_measured(
    library: Library, server: KensakuServer
) -> None:
    identity = _order(library, server, delay=2)
    pace = Pace()
    assert pace.seconds_left(_the(library, identity)) == ALL * 3 * 2.5
    pace.note(identity, 4.0)
    pace.note(identity, 6.0)
    assert pace.seconds_left(_the(library, identity)) == ALL * 5.0


KILLED = """
import sys
from pathlib import Path
from reader.jobs.downloads import work_off
from reader.library.library import Library
library = Library(Path(sys.argv[1]))
work_off(library)
library.close()
"""


def test_killed_at_any_moment_nothing_is_lost_twice_or_half(
    library: Library, server: KensakuServer
) -> None:
    """A real process, killed for good at random requests and started again."""
    identity = _order(library, server)
    chance = random.Random(7)
    kills = 0
    for _ in range(6):
        process = subprocess.Popen([sys.executable, "-c", KILLED, str(library.folder)])

        def kill(victim: subprocess.Popen[bytes] = process) -> None:
            victim.send_signal(signal.SIGKILL)

        part = chance.choice(["GetPerson", "r_Speakers", "ResultFrame"])
        server.fail(part, Call(kill))
        process.wait(60)
        kills += process.returncode == -signal.SIGKILL
        order = _the(library, identity)
        assert order.done == library.sittings.count()
        assert library.problems() == []
    assert kills == 6
    work_off(library)
    assert _the(library, identity).done == ALL == library.sittings.count()
    whole = {info.id: info.speeches for info in library.sittings.infos()}
    assert set(whole.values()) == {7}


def test_the_log_forgets_its_oldest_lines(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.downloads.LOG_LINES", 3)
    for number in range(5):
        library.downloads.note_check("架空区議会", number)
    assert [line.what for line in library.downloads.log()] == ["4", "3", "2"]


def test_a_full_disk_ends_the_work_and_the_sitting_waits(
    library: Library, server: KensakuServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity = _order(library, server)
    store = library.sittings.store
    count = 0

    def full(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == 3:
            raise DiskFull(path=library.folder)
        return store(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(library.sittings, "store", full)
    with pytest.raises(DiskFull):
        work_off(library)
    assert _the(library, identity).done == 2
    assert _the(library, identity).failed == 0
    work_off(library)
    assert _the(library, identity).done == ALL


def test_a_host_that_is_busy_once_is_asked_again(server: KensakuServer, library: Library) -> None:
    identity = _order(library, server)
    server.fail("GetPerson", Status(503), times=1)
    work_off(library)
    assert _the(library, identity).done == ALL
