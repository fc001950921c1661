"""The real pages of three councils, served as on the wire and taken in by the command line."""

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fakes.kensakusystem_server import KensakuServer, council_from_folder

Run = Callable[..., Any]

pytestmark = pytest.mark.shared


def published(folder: Path) -> list[str]:
    """The speeches of a council's text, counted and cut independently of the program."""
    text = (folder / "statements.txt").read_bytes().decode("cp932").replace("\r\n", "\n")
    return re.split(r"^○", text, flags=re.MULTILINE)[1:]


def fetched(gijiroku: Run, folder: Path) -> dict[str, Any]:
    """The sitting as `show` gives it after a download from a server with these pages."""
    council = council_from_folder(folder)
    with KensakuServer(council) as server:
        answer = gijiroku("fetch", server.url(council.slug), "--delay", "0", "--json")
    assert answer.json == {"new": 1, "changed": 0, "unchanged": 0, "failed": []}
    (info,) = gijiroku("sittings", "--json").json
    return gijiroku("show", info["id"], "--json").json


@pytest.mark.parametrize("council", ["meguro", "katsushika", "hirosaki"])
def test_every_speech_comes_verbatim(gijiroku: Run, shared_data: Path, council: str) -> None:
    folder = shared_data / "kensakusystem" / council
    sitting = fetched(gijiroku, folder)
    expected = published(folder)
    assert len(sitting["speeches"]) == len(expected)
    for speech, original in zip(sitting["speeches"], expected, strict=True):
        assert original.rstrip("\n").endswith(speech["text"])
        assert len(original.rstrip("\n")) - len(speech["text"]) < 40, "only the label is missing"


def test_the_exchanges_of_the_real_plenary(gijiroku: Run, shared_data: Path) -> None:
    sitting = fetched(gijiroku, shared_data / "kensakusystem" / "meguro")
    texts = {speech["id"]: speech["text"] for speech in sitting["speeches"]}
    spoken = [speech for speech in sitting["speeches"] if speech["speaker"]["name"]]
    assert len(spoken) == 25
    exchanges = gijiroku("threads", sitting["id"], "--json").json["exchanges"]
    assert [one["questioner"]["name"] for one in exchanges] == ["鈴木まさし", "たぞえ麻友"]
    assert [len(one["rounds"]) for one in exchanges] == [2, 3]
    passages = [
        passage
        for exchange in exchanges
        for round_ in exchange["rounds"]
        for passage in (*round_["questions"], *round_["answers"])
    ]
    assert len(passages) > 40
    for passage in passages:
        assert passage["text"] == texts[passage["speech"]][passage["start"] : passage["end"]]


@pytest.mark.parametrize("query", ["コミュニティ・スクール", "税", "ics", "区民センター", "の"])
def test_totals_equal_those_of_a_plain_look(gijiroku: Run, shared_data: Path, query: str) -> None:
    folder = shared_data / "kensakusystem" / "meguro"
    fetched(gijiroku, folder)
    texts = [
        unicodedata.normalize("NFKC", text.partition("　　")[2]).lower()
        for text in published(folder)
    ]
    document = gijiroku("search", query, "--json").json
    assert document["total"] == sum(query in text for text in texts)
    for hit in document["hits"]:
        for start, end in hit["highlights"]:
            found = unicodedata.normalize("NFKC", hit["snippet"][start:end]).lower()
            assert found == query
