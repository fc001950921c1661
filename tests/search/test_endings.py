"""How answers end, as a filter: what was promised about a matter, and what was only considered."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from search.conftest import CHAIR, DEPUTY, MAYOR, TARO, index_now

from reader.jobs.thread import thread_pending, thread_some
from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.results import Count, EndingsKnown, SearchResult
from reader.threads.model import EndingKind

QUESTION = """　通告に従い、３点質問いたします。
　第１点目、図書館の夜間開館について。図書館を夜９時まで開館すべきと考えますが、いかがでしょうか。
　第２点目、㌔表示のある案内板について。案内板を増設すべきと考えますが、伺います。
　第３点目、給食費の無償化について。給食費を無償にすべきと考えますが、見解を伺います。
　以上で質問を終わります。"""

ANSWER = """　見本太郎議員の御質問にお答えいたします。
　まず第１点目、図書館の夜間開館についてでございますが、来年度から金曜日に夜間開館を実施いたします。
　次に、第２点目、㌔表示のある案内板についてでございますが、利用者は年に㌔３００人でございます。案内板の増設は検討してまいります。
　次に、第３点目、給食費の無償化についてでございますが、区独自の無償化は考えておりません。
　以上、お答えとさせていただきます。"""

AGAIN = "　再質問いたします。案内板の増設はいつ決めるのか伺います。"
LAST = "　案内板につきましては、他区の事例を研究してまいります。"

TURNS = [
    (CHAIR, "　これより一般質問を行います。見本太郎議員。"),
    (TARO, QUESTION),
    (MAYOR, ANSWER),
    (TARO, AGAIN),
    (DEPUTY, LAST),
    (CHAIR, "　見本太郎議員の一般質問を終わります。"),
]


@pytest.fixture(params=["indexed", "not indexed yet"])
def filled(
    request: pytest.FixtureRequest, library: Library, store: Callable[..., str]
) -> Iterator[None]:
    """Two days, the endings of the older one known."""
    store("A", TURNS)
    thread_pending(library)
    store("B", TURNS, day=date(2021, 2, 20))
    if request.param == "indexed":
        index_now(library)
    return iter(())


def _found(result: SearchResult) -> list[str]:
    return [hit.speech or "" for hit in result.hits]


@pytest.mark.usefixtures("filled")
def test_a_way_of_ending_lists_its_answers_with_the_sentence(engine: SearchEngine) -> None:
    result = engine.search("結び:検討")
    (hit,) = result.hits
    assert hit.speech == "架空区:A#3"
    assert hit.ending is not None
    assert (hit.ending.kind, hit.ending.sentence) == (
        EndingKind.CONSIDER,
        "案内板の増設は検討してまいります。",
    )
    assert hit.snippet.startswith("次に、第２点目、㌔表示のある案内板について")
    assert ANSWER[hit.start :].startswith(hit.snippet)
    assert hit.topic is not None
    assert "案内板" in hit.topic.title
    assert _found(engine.search("ending:study")) == ["架空区:A#5"]
    assert _found(engine.search("結び：研究|困難 役職:区長")) == ["架空区:A#3"]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("夜間開館 結び:実施", ["架空区:A#3"]),
        ("夜間開館 結び:検討", []),
        ("案内板 結び:検討", ["架空区:A#3"]),
        ("案内板 結び:検討|研究", ["架空区:A#3", "架空区:A#5"]),
        ("無償化 結び:困難 発言者:見本太郎", ["架空区:A#3"]),
        ("板 結び:研究", ["架空区:A#5"]),
        ("利用者 NEAR/9 人で 結び:検討", ["架空区:A#3"]),
        ("給食費 結び:その他", []),
        ("案内板 -結び:研究", ["架空区:B#2", "架空区:B#3", "架空区:B#4", "架空区:B#5"]),
    ],
)
def test_a_word_must_stand_in_an_answer_that_ends_so(
    engine: SearchEngine, query: str, hits: list[str]
) -> None:
    found = _found(engine.search(query))
    if query == "案内板 -結び:研究":
        # What is excluded is told of the speech, as everywhere.
        hits = [*hits, "架空区:A#2", "架空区:A#3", "架空区:A#4"]
    assert found == hits


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("words", ["案内板", "夜間開館", "板", "発言者:仮名", "の OR 図書館"])
def test_what_is_counted_is_what_the_filter_then_finds(engine: SearchEngine, words: str) -> None:
    counted = engine.search(words).facets.endings
    assert counted is not None
    for kind in EndingKind:
        assert engine.search(f"{words} 結び:{kind}").total == counted[kind], kind


@pytest.mark.usefixtures("filled")
def test_a_hit_shows_how_the_answer_ends_in_which_its_word_stands(engine: SearchEngine) -> None:
    endings = {
        hit.speech: hit.ending.kind if hit.ending else None
        for word in ("無償化", "他区")
        for hit in engine.search(word).hits
    }
    assert endings == {
        "架空区:A#2": None,
        "架空区:A#3": EndingKind.DECLINE,
        "架空区:A#5": EndingKind.STUDY,
        "架空区:B#2": None,
        "架空区:B#3": None,
        "架空区:B#5": None,
    }


@pytest.mark.usefixtures("filled")
def test_it_is_said_how_far_endings_are_known(library: Library, engine: SearchEngine) -> None:
    assert engine.search("案内板 結び:検討").facets.endings_known == EndingsKnown(1, 2)
    assert engine.search("期間:2021 -結び:検討").facets.endings_known == EndingsKnown(0, 1)
    thread_pending(library)
    result = engine.search("案内板 結び:検討")
    assert result.facets.endings_known == EndingsKnown(2, 2)
    assert _found(result) == ["架空区:B#3", "架空区:A#3"]


@pytest.mark.usefixtures("filled")
def test_endings_follow_what_is_stored_anew(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    assert engine.search("案内板 結び:検討").total == 1
    turns = [(who, text.replace("増設は検討して", "増設を進めて")) for who, text in TURNS]
    store("A", turns)
    assert engine.search("案内板 結び:検討").total == 0
    thread_some(library, ["架空区:A"])
    assert engine.search("案内板 結び:検討").total == 0
    assert engine.search("案内板 結び:実施").total == 1
    library.threads.drop("架空区:A")
    result = engine.search("案内板 結び:実施")
    assert (result.total, result.facets.endings_known) == (0, EndingsKnown(0, 2))


@pytest.mark.usefixtures("filled")
def test_threads_of_an_older_program_get_their_endings(
    library: Library, engine: SearchEngine
) -> None:
    thread_pending(library)
    with library.endings._database.writing() as connection:
        connection.execute("UPDATE ending SET version = 0")
    assert engine.search("結び:検討").facets.endings_known == EndingsKnown(0, 2)
    assert library.threads.pending() == ["架空区:B", "架空区:A"]
    threads = library.threads.load("架空区:A")
    thread_pending(library)
    assert library.threads.load("架空区:A") == threads
    assert engine.search("結び:検討").facets.endings_known == EndingsKnown(2, 2)


@pytest.mark.usefixtures("filled")
def test_an_estimate_does_without_counting_endings(engine: SearchEngine) -> None:
    result = engine.search("案内板", limit=1, count=Count.ESTIMATE)
    assert result.exact or result.facets.endings is None
    assert engine.search("案内板", limit=1).facets.endings is not None
    filtered = engine.search("案内板 結び:検討", limit=1, count=Count.ESTIMATE)
    assert filtered.facets.endings is not None


def test_endings_are_gone_with_their_sitting(library: Library, store: Callable[..., str]) -> None:
    key = store("A", TURNS)
    thread_pending(library)
    assert [one.kind for one in library.endings.of(key)] == [
        EndingKind.IMPLEMENT,
        EndingKind.CONSIDER,
        EndingKind.DECLINE,
        EndingKind.STUDY,
    ]
    library.sittings.delete(key)
    with library.endings._database.reading() as connection:
        assert isinstance(connection, sqlite3.Connection)
        assert connection.execute("SELECT count(*) FROM ending").fetchone() == (0,)
