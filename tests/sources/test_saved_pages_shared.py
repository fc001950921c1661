"""The real pages of every family: what is minutes is read whole, everything else is named.

The speeches are counted a second time, in the raw bytes and by another method, and the text that
was read is compared with what is left of the bytes when all markup is gone.
"""

import html
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fakes.saved import read_all

from reader.errors import NotMinutes
from reader.minutes.model import Sitting
from reader.sources import files

pytestmark = pytest.mark.shared


def json_strings(key: str) -> Callable[[bytes], int]:
    """Counts the values of a key that are there and not null, without reading the JSON."""
    return lambda data: len(re.findall(rf'"{key}"\s*:\s*"'.encode(), data))


def matches(pattern: str, encoding: str = "utf-8", more: int = 0) -> Callable[[bytes], int]:
    return lambda data: len(re.findall(pattern, data.decode(encoding), re.MULTILINE)) + more


# One more where the page opens with a line that nobody spoke (「午前10時開議」).
MINUTES = [
    ("discussnet/hakodate/minute.json", json_strings("body"), "2024-02-22", "函館市議会"),
    ("discussnet/sumida/minute.json", json_strings("body"), "2024-12-27", "墨田区議会"),
    ("discussnet/yokohama/minute.json", json_strings("body"), "2024-11-29", "横浜市会"),
    (
        "ndl/meeting_120105261X02720200610.json",
        json_strings("speech"),
        "2020-06-10",
        "国会",
    ),
    ("dbsearch/aomori/page.html", matches('id="VoiceNo', more=1), "2024-12-25", "青森市議会"),
    ("dbsearch/otofuke/detail.html", matches('<p class="voice__text">', more=1), "2024-12-17", "音更町議会"),
    ("dbsearch/sendai/detail.html", matches('aria-controls="collapsible-', more=1), "2024-12-26", "仙台市議会"),
    ("kensakusystem/meguro/statements.txt", matches("^○", "cp932"), "2025-02-17", "目黒区議会"),
    ("kensakusystem/katsushika/statements.txt", matches("^○", "cp932"), "2025-02-14", "葛飾区議会"),
    ("kensakusystem/hirosaki/statements.txt", matches("^○", "cp932"), "2023-02-17", "弘前市議会"),
]  # fmt: skip


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def bare(data: bytes, name: str) -> str:
    """What a file says, without markup, escapes and space."""
    text = data.decode("cp932" if "kensaku" in name or "voices" in name else "utf-8")
    if name.endswith(".json"):
        text = "\n".join(re.findall(r'"(?:body|speech)"\s*:\s*"((?:[^"\\]|\\.)*)"', text))
        text = json.loads(f'"{text}"', strict=False)
    if not name.endswith(".txt"):
        text = html.unescape(re.sub(r"<[^<>]*>", "", text))
    return letters(text)


@pytest.mark.parametrize(
    ("name", "count", "day", "assembly"), MINUTES, ids=[row[0] for row in MINUTES]
)
def test_minutes_are_read_whole_and_to_the_letter(
    shared_data: Path, name: str, count: Callable[[bytes], int], day: str, assembly: str
) -> None:
    data = (shared_data / name).read_bytes()
    (sitting,) = read_all(shared_data / name)
    assert isinstance(sitting, Sitting)
    assert len(sitting.speeches) == count(data)
    assert (sitting.date, sitting.assembly) == (date.fromisoformat(day), assembly)
    assert sitting.meeting
    told = bare(data, name)
    place = 0
    for number, speech in enumerate(sitting.speeches):
        found = told.find(letters(speech.text), place)
        assert found >= 0, speech.text[:80]
        if number:
            # Between two speeches stand a mark and a label only, in DB-Search with a number.
            label = re.escape(letters(speech.label))
            between = rf"(?:\d+:?(?:◯\S*?検索語:なし\d+:)?)?[○◯◆◎]?{label}"
            assert re.fullmatch(between, told[place:found]), told[place:found][:80]
        place = found + len(letters(speech.text))
    assert "dbsearch" in name or place == len(told)


@pytest.mark.parametrize(
    ("name", "sittings"),
    [("1-end.xml", [63, 6]), ("212-end.xml", [278, 20]), ("212-plane.xml", [13, 17, 37])],
)
def test_xml_answers_of_the_diet(shared_data: Path, name: str, sittings: list[int]) -> None:
    data = (shared_data / "ndl" / name).read_bytes()
    found = [item for item in read_all(shared_data / "ndl" / name) if isinstance(item, Sitting)]
    assert [len(sitting.speeches) for sitting in found] == sittings
    assert sum(sittings) == data.count(b"<speechRecord>")
    names = re.findall(r"<speaker>(.*?)</speaker>", data.decode())
    speakers = [speech.speaker.name for sitting in found for speech in sitting.speeches]
    assert [name for name in names if name != "会議録情報"] == [name for name in speakers if name]
    told = letters(html.unescape(re.sub(r"<[^<>]*>", "", data.decode())))
    assert all(letters(one.text) in told for sitting in found for one in sitting.speeches)


@pytest.mark.parametrize(
    ("council", "day", "meeting"),
    [
        ("tsukuba", "2024-12-26", "令和　６年１２月２６日議会運営委員会（12月26日-01号）"),
        ("hachinohe", "2024-12-17", "令和　６年１２月　民生環境協議会（12月17日-01号）"),
        ("kamogawa", "2024-11-29", "令和　６年第　４回定例会（11月29日-01号）"),
    ],
)
def test_the_pages_of_voices_that_lie_together(
    shared_data: Path, council: str, day: str, meeting: str
) -> None:
    folder = shared_data / "voices" / council
    desk = files.Desk()
    found = [item for path in sorted(folder.iterdir()) for item in read_all(path, desk)]
    (sitting,) = [item for item in found if isinstance(item, Sitting)]
    raw = b"".join(path.read_bytes() for path in sorted(folder.iterdir()))
    assert len(sitting.speeches) == len(re.findall(rb'<A NAME="HUID\d+"></A>', raw))
    assert (sitting.date, sitting.meeting) == (date.fromisoformat(day), meeting)
    told = bare(raw, "voices")
    assert all(letters(speech.text) in told for speech in sitting.speeches)


def test_every_other_page_is_named_for_what_it_is(shared_data: Path) -> None:
    minutes = {row[0] for row in MINUTES}
    for family in ("kensakusystem", "discussnet", "voices", "dbsearch", "ndl"):
        for path in sorted((shared_data / family).rglob("*.*")):
            name = str(path.relative_to(shared_data))
            spoken = (
                name in minutes or path.suffix == ".xml" or path.stem in ("header", "huid-page")
            )
            for item in [] if spoken else read_all(path):
                assert isinstance(item, NotMinutes), name
                assert not re.search("HTML|バイナリー|○など", item.message("ja")), item.message(
                    "ja"
                )
