"""Downloading from VOICES, where a host allows it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes.clock import FakeClock
from fakes.host import CAPTIVE_PORTAL, Change, Page, Status
from fakes.saved import read_all, write
from fakes.voices_server import VoicesServer

from reader.errors import DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.model import MeetingKind, Sitting
from reader.sources.assessment import Verdict, assess
from reader.sources.http import Manners
from reader.sources.voices.fetch import VoicesSystem


@pytest.fixture
def server() -> Iterator[VoicesServer]:
    with VoicesServer() as running:
        yield running


def system(server: VoicesServer, page: str = "g08v_search.asp") -> VoicesSystem:
    return VoicesSystem(server.url(page), delay=0, manners=Manners(FakeClock()))


def listed(
    council: VoicesSystem, since: date, until: date, kinds: MeetingKind | None = None
) -> list[str]:
    return [entry.reference for entry in council.entries(since, until, kinds)]


def test_the_sittings_come_newest_year_first_without_contents(server: VoicesServer) -> None:
    with system(server) as council:
        assert council.open().name == "架空市議会"
        entries = list(council.entries(until=date(2025, 12, 31)))
    assert [(entry.reference, entry.kind.value) for entry in entries] == [
        ("1000", "plenary"),
        ("999", "plenary"),
        ("1003", "committee"),
        ("900", "plenary"),
    ]
    assert entries[0].title == "令和　７年第　１回定例会（02月18日-02号）"
    assert entries[0].date == date(2025, 2, 18)


def test_only_the_years_of_a_period_are_asked_for(server: VoicesServer) -> None:
    with system(server) as council:
        found = listed(council, since=date(2025, 2, 18), until=date(2025, 12, 31))
        assert found == ["1000", "1003"]
        assert len(server.asked("ACT=100")) == 1
        committees = listed(
            council, since=date(2023, 1, 1), until=date(2025, 1, 1), kinds=MeetingKind.COMMITTEE
        )
    assert committees == []


def test_a_list_of_several_pages(server: VoicesServer) -> None:
    server.rows = 2
    with system(server) as council:
        assert len(listed(council, since=date(2025, 1, 1), until=date(2025, 12, 31))) == 3
    assert len(server.asked("ACT=100")) == 2


@pytest.mark.parametrize("one_by_one", [False, True])
def test_a_sitting_is_the_one_that_its_saved_pages_would_be(
    server: VoicesServer, tmp_path: Path, one_by_one: bool
) -> None:
    server.one_by_one = one_by_one
    with system(server) as council:
        entry = next(council.entries(until=date(2025, 12, 31)))
        sitting = council.sitting(entry)
    assert sitting.id == "架空市議会:1000"
    assert (sitting.meeting, sitting.date) == (entry.title, date(2025, 2, 18))
    assert [speech.kind.value for speech in sitting.speeches] == [
        "other",
        "chair",
        "question",
        "answer",
        "chair",
    ]
    assert sitting.speeches[2].text == "オンライン化を伺います。\n　以上です。"
    assert sitting.speeches[3].text.startswith("髙いところ")
    cgi = "/voices/cgi/voiweb.exe"
    pages = {"list": [("ACT", "100"), ("FYY", "2025"), ("TYY", "2025")]}
    pages["speakers"] = [("ACT", "202"), ("FINO", "1000")]
    for number in (100000, 100001, 100002, 100003, 100004):
        pages[str(number)] = [("ACT", "203"), ("FINO", "1000"), ("HUID", str(number))]
    for name, fields in pages.items():
        write(tmp_path, f"{name}.html", server.answer("GET", cgi, fields)[1])
    saved = [one for one in read_all(tmp_path / "100000.html") if isinstance(one, Sitting)]
    assert saved == [sitting]


def test_the_cgis_own_address_will_do(server: VoicesServer) -> None:
    with system(server, "cgi/voiweb.exe?ACT=200&FINO=999&UNID=K_R0") as council:
        assert council.open().name == "架空市議会"


def test_a_council_that_no_page_names_is_named_by_its_minutes(server: VoicesServer) -> None:
    server.titled = False
    for document in server.documents:
        document.year += date.today().year - 2025
    with system(server) as council:
        assert council.open().name == "架空市議会"


@pytest.mark.parametrize("folder", [b"/voices/cgi/", b"/voices/CGI/"])
def test_hosts_forbid_the_cgi_and_not_the_page(server: VoicesServer, folder: bytes) -> None:
    server.robots = b"User-agent: *\nDisallow: " + folder + b"\n"
    found = assess(server.url(), delay=0, manners=Manners(FakeClock()))
    assert (found.verdict, found.family) == (Verdict.FORBIDDEN, "voices")
    assert found.council is not None
    assert found.council.name == "架空市議会"
    assert not server.asked("voiweb.exe")


def test_a_host_that_allows_it(server: VoicesServer) -> None:
    found = assess(server.url(), delay=0, manners=Manners(FakeClock()))
    assert (found.verdict, found.family) == (Verdict.ALLOWED, "voices")


@pytest.mark.parametrize(
    ("part", "fault", "error"),
    [
        ("ACT=203", Change(lambda body: body.replace(b'NAME="HUID100003"', b"")), DamagedMinutes),
        ("ACT=203", Change(lambda body: body[: len(body) * 2 // 3]), DamagedMinutes),
        ("ACT=203", Change(lambda body: body.replace(b"\x83\x49", b"\x83\x20")), DamagedMinutes),
        ("ACT=202", Change(lambda body: body[: len(body) * 2 // 3]), DamagedMinutes),
        ("ACT=202", Page(CAPTIVE_PORTAL), NotMinutes),
    ],
)
def test_what_is_not_the_whole_sitting_is_refused(
    server: VoicesServer, part: str, fault: Change | Page, error: type[ReaderError]
) -> None:
    with system(server) as council:
        entry = next(council.entries(until=date(2025, 12, 31)))
        server.fail(part, fault)
        with pytest.raises(error):
            council.sitting(entry)
        assert len(council.sitting(entry).speeches) == 5


def test_a_list_that_lacks_rows_is_refused(server: VoicesServer) -> None:
    server.fail(
        "ACT=100", Change(lambda body: body.replace(b"4\x8c\x8f", b"9\x8c\x8f")), times=None
    )
    with system(server) as council, pytest.raises(DamagedMinutes, match="9件のうち4件"):
        listed(council, since=date(2025, 1, 1), until=date(2025, 12, 31))


def test_failures_that_pass_are_waited_for_one_request_at_a_time(server: VoicesServer) -> None:
    clock = FakeClock()
    server.fail("ACT=100", Status(503, (("Retry-After", "20"),)))
    with VoicesSystem(server.url(), delay=2, manners=Manners(clock)) as council:
        council.sitting(next(council.entries(until=date(2025, 12, 31))))
    assert 20.0 in clock.waits
    assert min(clock.waits) >= 2.0
    assert len(clock.waits) == len(server.log) - 1
    assert max(request.at_once for request in server.log) == 1
