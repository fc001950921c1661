"""`fetch ADDRESS`, for a council of every search system."""

from collections.abc import Callable
from typing import Any

import pytest
from fakes.dbsearch_server import DbSearchServer
from fakes.diet_server import DietServer, FakeMeeting, issue
from fakes.discussnet_server import DiscussNetServer
from fakes.host import FakeHost
from fakes.voices_server import VoicesServer

Run = Callable[..., Any]


def _diet() -> DietServer:
    return DietServer(FakeMeeting(issue(3), "2025-02-04"), FakeMeeting(issue(2), "2020-02-03"))


FAMILIES: dict[str, tuple[Callable[[], FakeHost], str, str, str]] = {
    "ndl": (_diet, "/api/speech?any=オンライン化", "国会", f"国会:{issue(3)}"),
    "discussnet": (
        DiscussNetServer,
        "/tenant/kakuu/pg/index.html",
        "架空市議会",
        "架空市議会:1305-3",
    ),
    "voices": (VoicesServer, "/voices/g08v_search.asp", "架空市議会", "架空市議会:1000"),
    "dbsearch 2020": (
        lambda: DbSearchServer(2020),
        "/index.php/",
        "架空市議会",
        "架空市議会:1486",
    ),
    "dbsearch 2015": (
        lambda: DbSearchServer(2015),
        "/index.php/",
        "架空市議会",
        "架空市議会:1486",
    ),
    "dbsearch 2005": (
        lambda: DbSearchServer(2005),
        "/index.php/",
        "架空市議会",
        "架空市議会:1486",
    ),
}
PERIOD = ("--since", "2025-01-01", "--until", "2025-12-31", "--delay", "0", "--json")


@pytest.mark.parametrize("family", FAMILIES)
def test_fetch_stores_what_is_asked_for_and_asks_for_nothing_twice(
    gijiroku: Run, family: str
) -> None:
    make, address, assembly, newest = FAMILIES[family]
    with make() as host:
        answer = gijiroku("fetch", host.root + address, *PERIOD)
        assert answer.code == 0, answer.err
        assert (answer.json["failed"], answer.json["new"]) == ([], 1 if family == "ndl" else 3)
        asked = len(host.log)
        again = gijiroku("fetch", host.root + address, *PERIOD)
        assert (again.json["new"], again.json["unchanged"]) == (0, answer.json["new"])
        assert len(host.log) - asked < asked
    stored = {one["id"]: one for one in gijiroku("sittings", "--json").json}
    assert newest in stored
    assert {one["assembly"] for one in stored.values()} == {assembly}
    document = gijiroku("search", "オンライン化", "--json").json
    assert document["total"] >= answer.json["new"]


@pytest.mark.parametrize("family", FAMILIES)
def test_fetch_says_in_one_sentence_that_robots_txt_forbids_it(gijiroku: Run, family: str) -> None:
    make, address, *_ = FAMILIES[family]
    with make() as host:
        host.robots = b"User-agent: *\nDisallow: /\n"
        answer = gijiroku("fetch", host.root + address, *PERIOD)
        assert [request.path for request in host.log] == ["/robots.txt"] * len(host.log)
    assert answer.code == 1
    (line,) = [line for line in answer.err.splitlines() if "robots.txt" in line]
    assert "127.0.0.1" in line
