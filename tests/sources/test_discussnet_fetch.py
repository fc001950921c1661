"""Downloading from DiscussNet Premium, where a host allows it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes.clock import FakeClock
from fakes.discussnet_server import DiscussNetServer
from fakes.host import CAPTIVE_PORTAL, BreakOff, Change, Page, Status, redirect
from fakes.saved import read_all, write

from reader.errors import (
    DamagedMinutes,
    ForbiddenByRobots,
    NotMinutes,
    ReaderError,
    RedirectedElsewhere,
)
from reader.minutes.model import MeetingKind, Sitting
from reader.sources.assessment import Verdict, assess
from reader.sources.discussnet.fetch import DiscussNetSystem
from reader.sources.http import Manners

SSP = b"User-agent: *\nAllow: /tenant/\nDisallow: /\n"


@pytest.fixture
def server() -> Iterator[DiscussNetServer]:
    with DiscussNetServer() as running:
        yield running


def system(server: DiscussNetServer, page: str = "pg/index.html") -> DiscussNetSystem:
    return DiscussNetSystem(server.url(page), delay=0, manners=Manners(FakeClock()))


def test_the_sittings_come_newest_year_first_and_papers_are_left_out(
    server: DiscussNetServer,
) -> None:
    with system(server) as council:
        assert council.open().name == "架空市議会"
        entries = list(council.entries())
    assert [(entry.reference, entry.kind.value) for entry in entries] == [
        ("1305-3", "plenary"),
        ("1305-2", "plenary"),
        ("1311-2", "committee"),
        ("1251-2", "plenary"),
    ]
    assert entries[0].title == "令和　７年第１回定例会（02月18日－02号）"
    assert entries[0].date == date(2025, 2, 18)


def test_only_the_meetings_of_a_period_are_asked_for_their_days(server: DiscussNetServer) -> None:
    with system(server) as council:
        found = list(council.entries(date(2024, 1, 1), date(2024, 12, 31)))
        plenaries = list(council.entries(date(2025, 2, 18), kinds=MeetingKind.PLENARY))
    assert [entry.reference for entry in found] == ["1251-2"]
    assert [entry.reference for entry in plenaries] == ["1305-3"]
    assert len(server.asked("get_schedule")) == 3
    assert len(server.asked("councils/index")) == 1


def test_a_sitting_is_the_one_that_its_saved_answers_would_be(
    server: DiscussNetServer, tmp_path: Path
) -> None:
    with system(server) as council:
        entry = next(council.entries())
        sitting = council.sitting(entry)
    assert sitting.id == "架空市議会:1305-3"
    assert (sitting.meeting, sitting.date) == (entry.title, date(2025, 2, 18))
    assert [speech.kind.value for speech in sitting.speeches] == [
        "other",
        "chair",
        "question",
        "answer",
        "chair",
    ]
    assert sitting.url == server.url("MinuteView.html?council_id=1305&schedule_id=3")
    asked = [("tenant_id", "999"), ("council_id", "1305"), ("schedule_id", "3")]
    for name in ("minutes/get_minute", "minutes/get_schedule", "councils/index"):
        body = server.answer("POST", f"/dnp/search/{name}", asked)[1]
        write(tmp_path, name.partition("/")[2] + ".json", body)
    (saved,) = [one for one in read_all(tmp_path / "get_minute.json") if isinstance(one, Sitting)]
    assert (saved.id, saved.meeting, saved.speeches) == (
        sitting.id,
        sitting.meeting,
        sitting.speeches,
    )


def test_an_entry_of_an_earlier_run_will_do(server: DiscussNetServer) -> None:
    with system(server) as council:
        entry = next(council.entries())
    with system(server, "MinuteView.html?council_id=1&schedule_id=2") as council:
        assert council.sitting(entry).reference == "1305-3"


def test_a_page_that_names_no_council_leaves_it_to_a_roster(server: DiscussNetServer) -> None:
    server.titled = False
    with system(server) as council:
        assert council.open().name == "架空市議会"


def test_the_vendors_host_allows_the_pages_and_forbids_the_minutes(
    server: DiscussNetServer,
) -> None:
    server.robots = SSP
    found = assess(server.url(), delay=0, manners=Manners(FakeClock()))
    assert (found.verdict, found.family) == (Verdict.FORBIDDEN, "discussnet")
    assert found.council is not None
    assert found.council.name == "架空市議会"
    assert "DiscussNet Premium" in found.sentence.ja
    assert not server.asked("/dnp/search/")
    with system(server) as council, pytest.raises(ForbiddenByRobots):
        list(council.entries())


def test_a_host_that_allows_it(server: DiscussNetServer) -> None:
    found = assess(server.url(), delay=0, manners=Manners(FakeClock()))
    assert found.verdict is Verdict.ALLOWED


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Page(CAPTIVE_PORTAL), NotMinutes),
        (redirect("http://portal.example/login"), RedirectedElsewhere),
        (Change(lambda body: body[: len(body) // 2]), DamagedMinutes),
        (Change(lambda body: body.replace(b'"minute_id": 4', b'"minute_id": 3')), DamagedMinutes),
        (Page(json.dumps({"tenant_minutes": []}).encode()), NotMinutes),
    ],
)
def test_what_is_not_the_whole_sitting_is_refused(
    server: DiscussNetServer, fault: object, error: type[ReaderError]
) -> None:
    with system(server) as council:
        entry = next(council.entries())
        server.fail("get_minute", fault)  # type: ignore[arg-type]
        with pytest.raises(error):
            council.sitting(entry)
        assert len(council.sitting(entry).speeches) == 5


def test_failures_that_pass_are_waited_for_one_request_at_a_time(
    server: DiscussNetServer,
) -> None:
    clock = FakeClock()
    server.fail("councils/index", Status(429, (("Retry-After", "20"),)))
    server.fail("get_schedule", BreakOff())
    with DiscussNetSystem(server.url(), delay=2, manners=Manners(clock)) as council:
        assert len(list(council.entries())) == 4
    assert 20.0 in clock.waits
    assert min(clock.waits) >= 2.0
    assert len(clock.waits) == len(server.log) - 1
    assert max(request.at_once for request in server.log) == 1
