"""The search agrees with a second, simple one that reads everything."""

import json
import lzma
import random
from collections.abc import Callable
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from search import oracle
from search.conftest import CHAIR, WORDS, index_now, random_text, random_turns

from reader.library.library import Library
from reader.minutes.labels import parse_label
from reader.minutes.model import Sitting, Speech, SpeechKind
from reader.search.engine import SearchEngine
from reader.search.results import Scope, SearchResult, Sort

_DAYS = (date(2019, 4, 1), date(2020, 3, 31), date(2020, 4, 1), None)


def _hits(result: SearchResult) -> oracle.Hits:
    return {
        (hit.sitting, hit.number) if hit.sitting and hit.number else (hit.post or "", 1)
        for hit in result.hits
    }


def _piece(chance: random.Random, texts: list[str]) -> str:
    """1 to 6 characters as they stand somewhere."""
    while True:
        text = chance.choice(texts)
        if text:
            start = chance.randrange(len(text))
            piece = text[start : start + chance.choice((1, 1, 2, 2, 3, 4, 5, 6))]
            if piece.strip() and not set(piece) & set('"“”＂\0'):
                return piece


_FIELDS: tuple[tuple[str, Callable[..., bool]], ...] = (
    ("役職:区長", lambda sitting, speech, who: speech.speaker.role == "区長"),
    ("種別:質問|議長", lambda sitting, speech, who: speech.kind in ("question", "chair")),
    (
        "期間:2019-04..令和2年3月",
        lambda sitting, speech, who: (
            sitting.date is not None and date(2019, 4, 1) <= sitting.date <= date(2020, 3, 31)
        ),
    ),
    ("会議:委員会", lambda sitting, speech, who: "委員会" in sitting.meeting),
    ("出典:会議録", lambda sitting, speech, who: True),
)


def _query(chance: random.Random, texts: list[str], depth: int = 2) -> tuple[str, tuple[Any, ...]]:
    """A query as it is typed, and as the oracle takes it."""
    kind = chance.choice(("word",) * 5 + ("near", "field", "and", "or", "not")[: 2 + 3 * depth])
    if kind == "word":
        piece = _piece(chance, texts)
        return f'"{piece}"', ("word", piece)
    if kind == "near":
        one, other = _piece(chance, texts), _piece(chance, texts)
        reach = chance.choice((0, 3, 40))
        return f'"{one}" NEAR/{reach} "{other}"', ("near", one, other, reach)
    if kind == "field":
        text, test = chance.choice(_FIELDS)
        return text, ("field", text, test)
    if kind == "not":
        text, meaning = _query(chance, texts, depth - 1)
        piece = _piece(chance, texts)
        return f'"{piece}" -({text})', ("and", ("word", piece), ("not", meaning))
    parts = [_query(chance, texts, depth - 1) for _ in range(chance.randint(2, 3))]
    sign = " " if kind == "and" else " OR "
    return "(" + sign.join(f"({text})" for text, _ in parts) + ")", (
        kind,
        *(one for _, one in parts),
    )


def _compare(
    library: Library, engine: SearchEngine, seed: int, texts: list[str], queries: int
) -> None:
    chance = random.Random(seed)
    for _ in range(queries):
        text, meaning = _query(chance, texts)
        scope = chance.choice(list(Scope))
        result = engine.search(text, scope=scope, sort=chance.choice(list(Sort)), limit=None)
        wanted = oracle.search(library, meaning, scope)
        assert _hits(result) == wanted, (text, scope)
        assert (result.total, result.exact) == (len(wanted), True)
        assert engine.search(text, scope=scope, limit=1).total == len(wanted)


@pytest.mark.parametrize("lagging", [False, True], ids=["indexed", "half indexed"])
@pytest.mark.parametrize("dear", [False, True], ids=["at once", "part by part"])
@pytest.mark.parametrize("seed", range(4))
def test_random_queries_on_a_small_library(
    library: Library,
    engine: SearchEngine,
    store: Callable[..., str],
    post: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    seed: int,
    *,
    dear: bool,
    lagging: bool,
) -> None:
    if dear:
        # As where there is so much to read that segments are looked at in parts.
        monkeypatch.setattr("reader.search.engine._DEAR", 0)
    chance = random.Random(seed)
    for number in range(12):
        turns = random_turns(chance)
        meeting = chance.choice(("令和2年定例会", "予算特別委員会"))
        store(f"S{number}", turns, chance.choice(_DAYS), meeting)
        if number == 5 and lagging:
            index_now(library, capacity=3000)
    post("one", random_text(chance, 40))
    if lagging:
        store("S1", [(CHAIR, "防災の話だけです。")])
        library.sittings.delete("架空区:S2")
    else:
        index_now(library, capacity=3000)
    texts = [speech.text for sitting in library.sittings.all() for speech in sitting.speeches]
    _compare(library, engine, seed, [*texts, *WORDS], 40)


def test_a_speech_boundary_joins_nothing(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    store("S1", [(CHAIR, "サ"), (CHAIR, "－ビス"), (CHAIR, "か"), (CHAIR, "\u3099 あ\0い")])
    index_now(library)
    for word, total in (("サー", 0), ("-ビス", 1), ("－ビス", 1), ("が", 0), ("か", 1), ("い", 1)):
        assert engine.search(f'"{word}"').total == total, word
        assert len(oracle.search(library, ("word", word))) == total


@pytest.mark.shared
def test_random_queries_on_real_minutes(
    library: Library, engine: SearchEngine, shared_data: Path
) -> None:
    with lzma.open(shared_data / "ward" / "ward.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in islice(enumerate(lines), 0, 2501, 25):
            sitting = json.loads(line)
            speeches = tuple(
                Speech(label, parse_label(label), SpeechKind.OTHER, text)
                for label, text in sitting["speeches"]
            )
            day = date.fromisoformat(sitting["date"]) if sitting["date"] else None
            made = Sitting(
                f"ward:{number}", "実在", sitting["meeting"], day, None, speeches, "jsonl"
            )
            library.sittings.store(made, ())
    index_now(library)
    folded: list[tuple[str, list[str]]] = []
    texts: list[str] = []
    for sitting in library.sittings.all():
        texts += [speech.text for speech in sitting.speeches]
        folded.append((sitting.id, [oracle.fold(speech.text) for speech in sitting.speeches]))
    chance = random.Random(1)
    for _ in range(150):
        piece = _piece(chance, texts)
        needle = oracle.fold(piece)
        wanted = sum(needle in text for _, of_sitting in folded for text in of_sitting)
        assert engine.search(f'"{piece}"', limit=1).total == wanted, piece
