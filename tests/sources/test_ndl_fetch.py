"""Downloading the Diet's minutes."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes.clock import FakeClock
from fakes.diet_server import BUSY, DietServer, FakeMeeting, issue
from fakes.host import CAPTIVE_PORTAL, JSON, BreakOff, Change, Page, Status
from fakes.saved import read_sitting, write

from reader.errors import DamagedMinutes, ForbiddenByRobots, HostRefused, NotMinutes
from reader.minutes.model import MeetingKind
from reader.sources.http import Manners
from reader.sources.ndl.fetch import DietSystem, wanted_by
from reader.sources.systems import open_system

MEETINGS = (
    FakeMeeting(issue(1), "2019-12-05", name="本会議"),
    FakeMeeting(issue(2), "2020-02-03", house="参議院"),
    FakeMeeting(issue(3), "2020-02-04", number="第2号"),
    FakeMeeting(issue(4), "2020-06-10", name="本会議", house="参議院"),
)


@pytest.fixture
def server() -> Iterator[DietServer]:
    with DietServer(*MEETINGS) as running:
        yield running


def diet(server: DietServer, query: str = "") -> DietSystem:
    return DietSystem(server.url + query, delay=0, manners=Manners(FakeClock()))


def references(system: DietSystem, *period: date | None) -> list[str]:
    with system:
        return [entry.reference for entry in system.entries(*period)]


def test_everything_comes_newest_first(server: DietServer) -> None:
    assert references(diet(server)) == [issue(4), issue(3), issue(2), issue(1)]


def test_a_period_and_a_kind(server: DietServer) -> None:
    assert references(diet(server), date(2020, 1, 1), date(2020, 2, 29)) == [issue(3), issue(2)]
    with diet(server) as system:
        plenaries = list(system.entries(kinds=MeetingKind.PLENARY))
    assert [entry.reference for entry in plenaries] == [issue(4), issue(1)]
    assert plenaries[0].title == "第201回国会　参議院　本会議　第1号"


def test_conditions_stand_in_the_address(server: DietServer) -> None:
    assert references(diet(server, "?nameOfHouse=衆議院&from=2020-01-01")) == [issue(3)]
    assert references(diet(server, "api/speech?any=存在しない語&maximumRecords=5")) == []
    assert references(diet(server, f"txt/{issue(2)}/3")) == [issue(2)]
    assert references(diet(server, f"#/detail?minId={issue(2)}&spkNum=1")) == [issue(2)]


def test_the_addresss_period_and_the_persons_are_both_kept(server: DietServer) -> None:
    system = diet(server, "?from=2020-01-01&until=2020-02-03")
    assert references(system, date(2019, 1, 1), date(2020, 12, 31)) == [issue(2)]


def test_a_long_list_is_turned_over_page_by_page() -> None:
    meetings = [FakeMeeting(issue(n), f"2020-01-{n % 28 + 1:02}") for n in range(250)]
    with DietServer(*meetings) as server:
        system = diet(server)
        found = references(system)
        assert len(server.asked("meeting_list")) == 3
        assert max(request.at_once for request in server.log) == 1
    assert len(found) == len(set(found)) == 250


def test_a_very_long_list_is_asked_for_year_by_year_so_that_the_newest_come_soon() -> None:
    meetings = [
        FakeMeeting(issue(n), f"{year}-01-{n % 28 + 1:02}")
        for year in (2018, 2019)
        for n in range((year - 2018) * 500, (year - 2018) * 500 + 501 - (year - 2018))
    ]
    meetings += [FakeMeeting(issue(999), "2020-05-01")]
    with DietServer(*meetings, FakeMeeting("x" * 21, "2018-12-31")) as server:
        with diet(server) as system:
            first = next(iter(system.entries(until=date(2020, 12, 31))))
        assert first.reference == issue(999)
        assert len(server.asked("meeting_list")) == 2


def test_a_list_that_lacks_entries_is_refused(server: DietServer) -> None:
    def shorten(body: bytes) -> bytes:
        answer = json.loads(body)
        answer["meetingRecord"].pop()
        return json.dumps(answer).encode()

    server.fail("meeting_list", Change(shorten))
    with pytest.raises(DamagedMinutes, match="4件のうち3件"):
        references(diet(server))


def test_a_sitting_comes_whole_and_as_the_saved_answer_would(
    server: DietServer, tmp_path: Path
) -> None:
    with diet(server) as system:
        council = system.open()
        entry = next(entry for entry in system.entries() if entry.reference == issue(3))
        sitting = system.sitting(entry)
    assert council.name == sitting.assembly == "国会"
    assert sitting.meeting == entry.title == "第201回国会　衆議院　予算委員会　第2号"
    assert sitting.date == entry.date == date(2020, 2, 4)
    assert [speech.kind.value for speech in sitting.speeches] == [
        "other",
        "chair",
        "question",
        "answer",
        "chair",
    ]
    minister = sitting.speeches[3]
    assert (minister.speaker.name, minister.speaker.role) == ("例示次郎", "架空担当大臣")
    assert minister.text == "オンライン化を進めてまいります。"
    assert f"{sitting.url}/{minister.anchor}" == f"https://kokkai.ndl.go.jp/txt/{issue(3)}/3"
    fields = [("issueID", issue(3)), ("recordPacking", "json")]
    saved = read_sitting(write(tmp_path, "a.json", server.answer("GET", "/api/meeting", fields)[1]))
    assert saved == sitting


def test_speeches_that_are_missing_are_noticed(server: DietServer) -> None:
    def drop(body: bytes) -> bytes:
        answer = json.loads(body)
        del answer["meetingRecord"][0]["speechRecord"][2]
        return json.dumps(answer).encode()

    with diet(server) as system:
        entry = next(system.entries())
        server.fail("/api/meeting?", Change(drop))
        with pytest.raises(DamagedMinutes):
            system.sitting(entry)
        assert len(system.sitting(entry).speeches) == 5


def test_a_busy_system_is_asked_again_after_longer_pauses(server: DietServer) -> None:
    clock = FakeClock()
    server.fail("meeting_list", Page(BUSY, JSON), times=2)
    with DietSystem(server.url, delay=3, manners=Manners(clock)) as system:
        assert len(list(system.entries())) == 4
    assert clock.waits == [3.0, 6.0, 6.0]


def test_a_system_that_stays_busy_is_left_alone(server: DietServer) -> None:
    server.fail("meeting_list", Page(BUSY, JSON), times=None)
    with pytest.raises(HostRefused, match="19001"):
        references(diet(server))
    assert len(server.asked("meeting_list")) == 4


def test_an_error_says_what_the_system_says(server: DietServer) -> None:
    body = '{"message": "検索条件の入力に誤りがあります。", "details": ["19012: 期間…"]}'.encode()
    server.fail("meeting_list", Status(400, (), body))
    with pytest.raises(HostRefused, match="19012"):
        references(diet(server))


def test_503_with_retry_after_and_a_broken_answer_are_asked_for_again(server: DietServer) -> None:
    clock = FakeClock()
    server.fail("meeting_list", Status(503, (("Retry-After", "30"),)))
    server.fail("meeting_list", BreakOff())
    with DietSystem(server.url, delay=0, manners=Manners(clock)) as system:
        assert len(list(system.entries())) == 4
    assert 30.0 in clock.waits


def test_a_captive_portal_is_no_minutes(server: DietServer) -> None:
    server.fail("/api/", Page(CAPTIVE_PORTAL))
    with pytest.raises(NotMinutes, match="ログイン"):
        references(diet(server))


def test_robots_txt_of_the_interface_is_obeyed(server: DietServer) -> None:
    server.robots = b"User-agent: *\nDisallow: /api/\n"
    with diet(server) as system, pytest.raises(ForbiddenByRobots):
        system.open()
    assert not server.asked("/api/")


def test_the_terms_pace_is_kept_whatever_the_setting() -> None:
    with open_system("http://kokkai.ndl.go.jp/", delay=0.5) as system:
        assert isinstance(system, DietSystem)
        assert system.delay == 3.0
        assert system.host == "kokkai.ndl.go.jp"


def test_an_address_of_the_interface_is_understood() -> None:
    wanted = wanted_by(
        "https://kokkai.ndl.go.jp/api/speech?nameOfMeeting=予算委員会&speaker=見本太郎"
        "&from=2020-01-01&until=nonsense&recordPacking=json&startRecord=31"
    )
    assert wanted.conditions == (("nameOfMeeting", "予算委員会"), ("speaker", "見本太郎"))
    assert (wanted.since, wanted.until) == (date(2020, 1, 1), None)
