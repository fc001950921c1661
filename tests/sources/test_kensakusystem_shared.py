"""The real pages of three councils, served on this computer and fetched like any other."""

from datetime import date
from pathlib import Path

import pytest
from fakes.kensakusystem_server import KensakuServer, council_from_folder

from reader.minutes.model import MeetingKind, Sitting
from reader.sources.council import Council, Entry
from reader.sources.http import Manners
from reader.sources.kensakusystem import KensakuSystem
from reader.sources.kensakusystem.names import Span
from reader.sources.kensakusystem.pages import find_door, parse_tree
from reader.sources.kensakusystem.tree import years_of

pytestmark = pytest.mark.shared


def fetch(folder: Path) -> tuple[Council, list[Entry], Sitting]:
    council = council_from_folder(folder)
    with (
        KensakuServer(council) as server,
        KensakuSystem(server.url(council.slug), delay=0, manners=Manners()) as system,
    ):
        opened = system.open()
        entries = list(system.entries())
        return opened, entries, system.sitting(entries[0])


def test_meguro(shared_data: Path) -> None:
    opened, entries, sitting = fetch(shared_data / "kensakusystem" / "meguro")
    assert opened.name == "目黒区議会"
    assert [(entry.reference, entry.title, entry.kind) for entry in entries] == [
        ("R070217A", "令和7年第1回定例会（第1日 2月17日）", MeetingKind.PLENARY)
    ]
    assert sitting.id == "目黒区議会:R070217A"
    assert sitting.date == date(2025, 2, 17)
    assert len(sitting.speeches) == 26
    assert sitting.speeches[0].label == "議事日程"
    assert [speech.anchor for speech in sitting.speeches[:3]] == ["4", "2756", "2873"]


@pytest.mark.parametrize(
    ("slug", "name", "reference", "speeches"),
    [("katsushika", "葛飾区議会", "R070214A", 34), ("hirosaki", "弘前市議会", "R050217A", 13)],
)
def test_others(shared_data: Path, slug: str, name: str, reference: str, speeches: int) -> None:
    opened, entries, sitting = fetch(shared_data / "kensakusystem" / slug)
    assert opened.name == sitting.assembly == name
    assert [entry.reference for entry in entries] == [reference]
    assert len(sitting.speeches) == speeches
    assert all(speech.label and speech.anchor for speech in sitting.speeches)


@pytest.mark.parametrize(
    ("slug", "tabs", "oldest", "meetings"),
    [
        ("meguro", 7, Span(2001, 2004), 6),
        ("katsushika", 7, Span(1996, 2000), 6),
        ("hirosaki", 5, Span(None, None), 4),
    ],
)
def test_real_trees(shared_data: Path, slug: str, tabs: int, oldest: Span, meetings: int) -> None:
    page = (shared_data / "kensakusystem" / slug / "tree.html").read_bytes().decode("cp932")
    tree = parse_tree(page)
    years = years_of(tree)
    assert len(years) == tabs
    assert years == tuple(sorted(years, key=lambda year: year.span.first or 0, reverse=True))
    if oldest.first is not None:
        assert years[-1].span == oldest
    assert len(tree.nodes) == tabs + meetings
    assert tree.action == f"/{slug}/cgi-bin3/See.exe"
    door = find_door(page)
    assert door is not None
    assert dict(tree.fields)["Code"] == door.code
