"""Downloading from DB-Search in its three generations, where a host allows it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fakes.clock import FakeClock
from fakes.dbsearch_server import DbSearchServer
from fakes.host import CAPTIVE_PORTAL, Call, Change, Page, Status
from fakes.saved import read_all, write

from reader.errors import DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.model import MeetingKind, Sitting
from reader.sources.assessment import Verdict, assess
from reader.sources.dbsearch.fetch import DbSearchSystem
from reader.sources.http import Manners


@pytest.fixture(params=[2020, 2015, 2005])
def server(request: pytest.FixtureRequest) -> Iterator[DbSearchServer]:
    with DbSearchServer(request.param) as running:
        yield running


def system(server: DbSearchServer) -> DbSearchSystem:
    return DbSearchSystem(server.url, delay=0, manners=Manners(FakeClock()))


def test_the_documents_named_honbun_are_the_sittings(server: DbSearchServer) -> None:
    with system(server) as council:
        assert council.open().name == "架空市議会"
        entries = list(council.entries())
    assert [(entry.reference, entry.kind.value) for entry in entries] == [
        ("1486", "plenary"),
        ("1485", "plenary"),
        ("1480", "committee"),
        ("900", "plenary"),
        ("300", "plenary"),
    ]
    assert entries[0].title == "令和７年第１回定例会（第２号）"
    assert entries[0].date == date(2025, 2, 18)


def test_a_period_and_a_kind(server: DbSearchServer) -> None:
    with system(server) as council:
        found = list(council.entries(date(2025, 1, 1), date(2025, 2, 17)))
        committees = list(council.entries(date(2025, 1, 1), kinds=MeetingKind.COMMITTEE))
        nothing = list(council.entries(date(2021, 1, 1), date(2021, 12, 31)))
    assert [entry.reference for entry in found] == ["1485", "1480"]
    assert [entry.reference for entry in committees] == ["1480"]
    assert nothing == []


def test_a_sitting_comes_whole(server: DbSearchServer, tmp_path: Path) -> None:
    with system(server) as council:
        entry = next(council.entries())
        sitting = council.sitting(entry)
    assert sitting.id == "架空市議会:1486"
    assert (sitting.meeting, sitting.date) == (entry.title, date(2025, 2, 18))
    assert [(speech.label, speech.text) for speech in sitting.speeches] == [
        ("", "午前10時開議"),
        ("議長（例示花子君）", "会議を開きます。"),
        ("２番（見本太郎君）", "オンライン化について伺います。\n　以上です。"),
        ("市長（架空一郎君）", "進めてまいります。"),
        ("議長（例示花子君）", "本日は散会いたします。"),
    ]
    assert sitting.url == f"{server.root}/index.php/100000?Template=document&Id=1486"
    if server.generation == 2005:
        return  # a saved frame alone does not know its number
    fields = [("Template", "document"), ("Id", "1486")]
    where = "/index.php/100000?Template=document&Id=1486"
    if server.generation == 2015:
        fields = [("Template", "view"), ("DocumentID", "1486")]
        where = f"/index.php/{server.session}?Template=view&DocumentID=1486"
    body = server.answer("GET", where, fields)[1].decode()
    note = f"<!-- saved from url=(0030){server.root}{where} -->"
    saved = read_all(write(tmp_path, "a.html", body.replace("<head>", f"<head>{note}")))
    (one,) = [one for one in saved if isinstance(one, Sitting)]
    assert (one.id, one.speeches) == (sitting.id, sitting.speeches)


def test_an_entry_of_an_earlier_run_will_do(server: DbSearchServer) -> None:
    with system(server) as council:
        entry = next(council.entries())
    server.session = 999111
    with system(server) as council:
        assert council.sitting(entry).reference == "1486"


def test_a_session_that_runs_out_is_renewed_once(server: DbSearchServer) -> None:
    def expire() -> None:
        server.session += 1

    with system(server) as council:
        server.fail("Template=list" if server.generation != 2020 else "index.php/8", Call(expire))
        entries = list(council.entries())
        assert len(entries) == 5
        expire()
        assert council.sitting(entries[0]).reference == "1486"


def test_a_session_cookie_is_kept(server: DbSearchServer) -> None:
    server.cookie_from = "/index.php/"
    with system(server) as council:
        assert council.sitting(next(council.entries())).reference == "1486"


def test_dbsr_jp_forbids_everything(server: DbSearchServer) -> None:
    server.robots = b"User-agent: *\nDisallow: /\n"
    address = f"{server.root}/index.php/100000?Template=document&Id=1486"
    found = assess(address, delay=0, manners=Manners(FakeClock()))
    assert (found.verdict, found.family) == (Verdict.FORBIDDEN, "dbsearch")
    assert "DB-Search" in found.sentence.ja
    assert [request.path for request in server.log] == ["/robots.txt"]


def test_a_host_that_allows_it_and_one_that_allows_the_first_page_only(
    server: DbSearchServer,
) -> None:
    found = assess(server.url, delay=0, manners=Manners(FakeClock()))
    assert (found.verdict, found.family) == (Verdict.ALLOWED, "dbsearch")
    server.robots = b"User-agent: *\nDisallow: /index.php/1\nDisallow: /index.php/8\n"
    found = assess(server.url, delay=0, manners=Manners(FakeClock()))
    assert found.verdict is Verdict.FORBIDDEN
    assert found.council is not None
    assert found.council.name == "架空市議会"


DOCUMENT = {2020: "Template=document", 2015: "Template=view", 2005: "Template=doc-page"}
NUMBER_3 = {2020: b'code="3"', 2015: b'block">3:', 2005: b'number">3<'}


@pytest.mark.parametrize(
    ("how", "error"),
    [("cut", DamagedMinutes), ("gap", DamagedMinutes), ("portal", NotMinutes)],
)
def test_what_is_not_the_whole_document_is_refused(
    server: DbSearchServer, how: str, error: type[ReaderError]
) -> None:
    three = NUMBER_3[server.generation]
    faults = {
        "cut": Change(lambda body: body[: len(body) * 2 // 3]),
        "gap": Change(lambda body: body.replace(three, three.replace(b"3", b"7"))),
        "portal": Page(CAPTIVE_PORTAL),
    }
    with system(server) as council:
        entry = next(council.entries())
        server.fail(DOCUMENT[server.generation], faults[how], times=2)
        with pytest.raises(error):
            council.sitting(entry)


def test_another_document_than_the_one_that_was_asked_for_is_refused(
    server: DbSearchServer,
) -> None:
    old, new = "（第２号）".encode(), "（第３号）".encode()
    with system(server) as council:
        entry = next(council.entries())
        server.fail("Template=", Change(lambda body: body.replace(old, new)), times=None)
        with pytest.raises(NotMinutes, match="別の文書"):
            council.sitting(entry)


def test_failures_that_pass_are_waited_for_one_request_at_a_time(server: DbSearchServer) -> None:
    clock = FakeClock()
    server.fail("index.php/8", Status(429, (("Retry-After", "20"),)))
    with DbSearchSystem(server.url, delay=2, manners=Manners(clock)) as council:
        council.sitting(next(council.entries()))
    assert 20.0 in clock.waits
    assert min(clock.waits) >= 2.0
    assert len(clock.waits) == len(server.log) - 1
    assert max(request.at_once for request in server.log) == 1
