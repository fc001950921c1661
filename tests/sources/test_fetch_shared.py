"""The raw answers of real systems, played back by a host on this computer."""

import json
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fakes.clock import FakeClock
from fakes.host import HTML, JSON, MISSING, FakeHost

from reader.errors import DamagedMinutes
from reader.sources.dbsearch.fetch import DbSearchSystem
from reader.sources.discussnet.fetch import DiscussNetSystem
from reader.sources.http import Manners
from reader.sources.ndl.fetch import DietSystem
from reader.sources.voices.fetch import VoicesSystem

pytestmark = pytest.mark.shared


class Playback(FakeHost):
    """Answers a request with the first file whose words all stand in its path or its form."""

    def __init__(self, *answers: tuple[tuple[str, ...], Path, str]) -> None:
        super().__init__()
        self.answers = answers

    def answer(
        self, method: str, path: str, fields: list[tuple[str, str]]
    ) -> tuple[int, bytes, str]:
        asked = " ".join([path, *(f"{name}={value}" for name, value in fields), ""])
        for words, file, kind in self.answers:
            if all(word in asked for word in words):
                return 200, file.read_bytes(), kind
        return MISSING


def manners() -> Manners:
    return Manners(FakeClock())


@pytest.mark.parametrize(
    ("council", "slug", "number", "name"),
    [
        ("hakodate", "hakodate", "1251", "函館市議会"),
        ("sumida", "kahoku", "562", "墨田区議会"),
        ("yokohama", "yokohama", "979", "横浜市会"),
    ],
)
def test_discussnet(shared_data: Path, council: str, slug: str, number: str, name: str) -> None:
    folder = shared_data / "discussnet" / council
    with (
        Playback(
            (("tenant.js",), folder / "tenant.js", "application/javascript"),
            (("councils/index",), folder / "councils.json", JSON),
            (("get_schedule",), folder / "schedules.json", JSON),
            (("get_minute", f"council_id={number} "), folder / "minute.json", JSON),
        ) as host,
        DiscussNetSystem(
            f"{host.root}/tenant/{slug}/pg/index.html", delay=0, manners=manners()
        ) as system,
    ):
        meetings = {one.number: one for one in system._listed()}
        entries = list(system._days(meetings[number]))
        sitting = system.sitting(entries[0])
    raw = json.loads((folder / "minute.json").read_bytes())["tenant_minutes"]
    assert len(sitting.speeches) == len([one for one in raw if one["body"]])
    assert sitting.date == entries[0].date is not None
    assert sitting.meeting == entries[0].title
    days = [entry.date for entry in entries]
    assert len(days) == len(
        json.loads((folder / "schedules.json").read_bytes())["council_schedules"]
    )
    assert None not in days
    assert all(one.year > 1900 for one in meetings.values())


@pytest.mark.parametrize(
    ("council", "fino", "rows"),
    [("tsukuba", "2778", 190), ("hachinohe", "4285", 137), ("kamogawa", "999", 28)],
)
def test_voices(shared_data: Path, council: str, fino: str, rows: int) -> None:
    folder = shared_data / "voices" / council
    with Playback(
        (("ACT=100",), folder / "search-result.html", HTML),
        (("ACT=202", f"FINO={fino}"), folder / "sidebar.html", HTML),
        (("ACT=203", "HATSUGENMODE=1"), folder / "header.html", HTML),
        (("ACT=203",), folder / "huid-page.html", HTML),
    ) as host:
        host.encoding = "cp932"
        url = f"{host.root}/voices/cgi/voiweb.exe?ACT=200&FINO={fino}"
        with VoicesSystem(url, delay=0, manners=manners()) as system:
            entries = list(system.entries(date(2024, 1, 1), date(2024, 12, 31)))
            assert rows * 0.8 < len(entries) <= rows
            assert all(entry.date is not None and entry.date.year == 2024 for entry in entries)
            entry = next(entry for entry in entries if entry.reference == fino)
            labels = system._labels(entry)
            assert len(labels) > 10
            assert all(labels.values())
            # Two of its speeches are here: that is not the sitting.
            with pytest.raises(DamagedMinutes):
                system.sitting(entry)


@pytest.mark.parametrize(
    ("council", "generation", "count", "on_page"),
    [
        ("otofuke", 2020, 70, 10),
        ("sendai", 2015, 589, 10),
        ("aomori", 2005, 82, 20),
        ("itoshima", 2005, 103, 10),
        ("new-version", 2005, 47, 10),
    ],
)
def test_lists_of_dbsearch(
    shared_data: Path, council: str, generation: int, count: int, on_page: int
) -> None:
    folder = shared_data / "dbsearch" / council
    page = (folder / "top.html").read_text("utf-8")
    with Playback((("Template=list",), folder / "search-result.html", HTML)) as host:
        # Its own host stands in some of its addresses.
        page = page.replace("https://www.town.otofuke.hokkaido.dbsr.jp", host.root).encode()

        def answer(method: str, path: str, fields: list[tuple[str, str]]) -> tuple[int, bytes, str]:
            if urlsplit(path).path == "/index.php/":
                return 200, page, HTML
            return Playback.answer(host, method, path, fields)

        host.answer = answer  # type: ignore[method-assign]
        with DbSearchSystem(f"{host.root}/index.php/", delay=0, manners=manners()) as system:
            council_read = system.open()
            assert council_read.name.endswith(("市議会", "町議会"))
            door = system._enter()
            assert door.generation == generation
            with pytest.raises(DamagedMinutes, match=f"{count}件のうち{on_page}件"):
                list(system.entries(date(2024, 1, 1), date(2024, 12, 31)))


def test_a_document_of_dbsearch_2020(shared_data: Path) -> None:
    folder = shared_data / "dbsearch" / "otofuke"
    with (
        Playback(
            (("Template=document",), folder / "detail.html", HTML),
            (("index.php/",), folder / "top.html", HTML),
        ) as host,
        DbSearchSystem(f"{host.root}/index.php/", delay=0, manners=manners()) as system,
    ):
        from reader.minutes.model import MeetingKind
        from reader.sources.council import Entry

        entry = Entry("1673", "令和６年第４回定例会（第５号）", None, MeetingKind.PLENARY)
        sitting = system.sitting(entry)
    assert sitting.assembly == "音更町議会"
    assert sitting.date == date(2024, 12, 17)
    assert len([one for one in sitting.speeches if one.anchor]) == 198


def test_the_diet(shared_data: Path) -> None:
    file = shared_data / "ndl" / "meeting_120105261X02720200610.json"
    with (
        Playback((("/api/meeting?",), file, JSON), (("meeting_list",), file, JSON)) as host,
        DietSystem(host.root, delay=0, manners=manners()) as system,
    ):
        (entry,) = system.entries(date(2020, 6, 10), date(2020, 6, 10))
        sitting = system.sitting(entry)
    raw = json.loads(file.read_bytes())["meetingRecord"][0]["speechRecord"]
    assert len(sitting.speeches) == len(raw)
    assert sitting.meeting == entry.title
