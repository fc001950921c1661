"""What a resident finds."""

from collections.abc import Callable
from datetime import date

import pytest
from search.conftest import CHAIR, HANAKO, MAYOR, TARO, index_now

from reader.errors import Cancelled, QueryError
from reader.library.library import Library
from reader.minutes.model import MeetingKind, SpeechKind
from reader.search.engine import SearchEngine
from reader.search.matching import hits_in
from reader.search.results import Count, Hit, Scope, Sort
from reader.threads.model import (
    ALGORITHM,
    Exchange,
    Passage,
    PassageKind,
    Round,
    Style,
    Threads,
    Topic,
)

QUESTION = "　次に、手続のオンライン化について伺います。区民センターの予約はどうか。"
ANSWER = "　電子申請についてでございますが、検討してまいります。"


@pytest.fixture
def filled(library: Library, store: Callable[..., str], post: Callable[..., str]) -> Library:
    """Two days and a post; everything indexed."""
    store(
        "A",
        [
            (CHAIR, "これより一般質問を行います。電子申請の資料は配付のとおりです。"),
            (TARO, QUESTION),
            (MAYOR, ANSWER),
            (CHAIR, "次に、架空はなこ議員。"),
            (HANAKO, "　学校図書館の電子申請と税について伺います。"),
            (MAYOR, "　オンライン化を進めます。"),
        ],
    )
    store(
        "B",
        [(HANAKO, "防災について。オンライン化、オンライン化。"), (MAYOR, "お答えします。")],
        date(2021, 3, 1),
        "令和3年予算特別委員会",
    )
    post("p1", "区のオンライン化について書く。")
    index_now(library)
    return library


def _found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.speech or hit.post or "" for hit in hits]


def _search(engine: SearchEngine, query: str, scope: Scope = Scope.EXCHANGE) -> list[str]:
    return _found(engine.search(query, scope=scope, sort=Sort.OLDEST).hits)


A2, A3, A5, A6 = "架空区:A#2", "架空区:A#3", "架空区:A#5", "架空区:A#6"
A1, B1, B2, P1 = "架空区:A#1", "架空区:B#1", "架空区:B#2", "post:p1"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"オンライン化"', [A2, A6, P1, B1]),
        ("オンライン化 電子申請", [A2, A3, A5, A6]),
        ("オンライン化 -電子申請", [P1, B1]),
        ("オンライン化 -税", [A2, P1, B1]),
        ("学校図書館 OR 防災", [A5, B1]),
        ("区 NEAR/2 ー化", []),
        ("手続 NEAR/1 オンライン化", [A2]),
        ("手続 NEAR/0 オンライン化", []),
        ("オンライン化 期間:令和2年", [A2, A6, P1]),
        ("オンライン化 会議:委員会", [B1]),
        ("オンライン化 会議:本会議", [A2, A6]),
        ("オンライン化 議会:架空", [A2, A6, B1]),
        ("オンライン化 出典:投稿", [P1]),
        ("オンライン化 出典:kensakusystem", [A2, A6, B1]),
        ("オンライン化 種別:答弁", [A6]),
        ("オンライン化 役職:区長", [A6]),
        ("オンライン化 -種別:答弁", [A2, P1, B1]),
        ("発言者:見本太郎", [A2]),
        ("発言者:見本太郎議員 電子申請", [A3]),
        ("発言者:架空はなこ 期間:2021..", [B1]),
        ("発言者:仮名一郎 オンライン化", [A6]),
        ("役職:議長", [A1, "架空区:A#4"]),
        ("役職:議員 会議:委員会", [B1]),
        ("種別:質問|答弁 会議:令和3年", [B1, B2]),
        ("役職:議長 期間:2021", []),
    ],
)
def test_a_query_finds(engine: SearchEngine, query: str, found: list[str]) -> None:
    assert _search(engine, query) == found
    result = engine.search(query, limit=1)
    assert (result.total, result.exact, len(result.hits)) == (len(found), True, min(len(found), 1))


@pytest.mark.usefixtures("filled")
def test_the_scope_decides_what_must_hold_all_words(engine: SearchEngine) -> None:
    query = "オンライン化 電子申請"
    assert _search(engine, query, Scope.SPEECH) == []
    assert _search(engine, query, Scope.SITTING) == [A1, A2, A3, A5, A6]
    assert _search(engine, "発言者:見本太郎 電子申請", Scope.SPEECH) == []


@pytest.mark.usefixtures("filled")
def test_a_hit_says_everything_that_a_list_shows(engine: SearchEngine) -> None:
    (hit,) = engine.search("手続").hits
    assert (hit.sitting, hit.speech, hit.number, hit.post) == ("架空区:A", A2, 2, None)
    assert (hit.exchange, hit.topic) == ("架空区:A#x2", None)
    assert (hit.date, hit.assembly) == (date(2020, 2, 20), "架空区議会")
    assert hit.meeting == "令和2年第1回定例会（第3日 2月20日）"
    assert (hit.speaker, hit.kind) == (TARO, SpeechKind.QUESTION)
    assert [one.questioner for one in engine.search("電子申請").hits] == [None, TARO, HANAKO]
    assert hit.url == "https://minutes.example/kakuu/"
    assert hit.snippet == QUESTION[hit.start : hit.start + len(hit.snippet)]
    assert [hit.snippet[start:end] for start, end in hit.highlights] == ["手続"]

    (found,) = engine.search("書く").hits
    assert (found.post, found.title, found.speech, found.speaker) == (P1, "題 p1", None, None)


def test_the_words_of_the_original_are_marked_however_they_are_written(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    text = "　ﾃﾞｼﾞﾀﾙ庁と㍿髙田のサ－ビス、２０２０年。"
    store("A", [(TARO, text)])
    for query, marked in (
        ("デジタル庁", "ﾃﾞｼﾞﾀﾙ庁"),
        ("高田のサービス", "髙田のサ－ビス"),
        ("式", "㍿"),
        ("2020", "２０２０"),
    ):
        (hit,) = engine.search(query).hits
        (place,) = hit.highlights
        assert hit.snippet[slice(*place)] == marked
        ((start, end),) = hits_in([text], query)[1]
        assert text[start:end] == marked


@pytest.mark.usefixtures("filled")
def test_the_order_of_hits(engine: SearchEngine, store: Callable[..., str]) -> None:
    store("C", [(TARO, "オンライン化")], None)
    undated = "架空区:C#1"
    newest = _found(engine.search("オンライン化").hits)
    assert newest == [B1, P1, A2, A6, undated]
    oldest = _found(engine.search("オンライン化", sort=Sort.OLDEST).hits)
    assert oldest == [A2, A6, P1, B1, undated]
    best = _found(engine.search("オンライン化 OR 防災", sort=Sort.RELEVANCE).hits)
    assert best[0] == B1
    assert set(best) == {B1, P1, A2, A6, undated}


@pytest.mark.usefixtures("filled")
def test_facets_count_the_whole_result(engine: SearchEngine) -> None:
    facets = engine.search("オンライン化", limit=1).facets
    assert facets.years == {2020: 3, 2021: 1}
    assert facets.councils == {"架空区議会": 3}
    assert facets.meeting_kinds == {MeetingKind.PLENARY: 2, MeetingKind.COMMITTEE: 1}
    assert facets.kinds == {SpeechKind.QUESTION: 2, SpeechKind.ANSWER: 1}
    assert facets.speakers == {"見本太郎": 1, "架空はなこ": 1, "仮名一郎": 1}
    assert (facets.minutes, facets.posts) == (3, 1)


def test_the_first_page_comes_without_looking_at_everything(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    for number in range(80):
        store(
            f"S{number:02}", [(TARO, "防災について")], date(2000 + number % 20, 1, 1 + number % 28)
        )
    for sort in (Sort.NEWEST, Sort.OLDEST):
        # Texts that no index holds have to be read, which takes long.
        page = engine.search("防災", sort=sort, limit=5, count=Count.ESTIMATE)
        whole = engine.search("防災", sort=sort, limit=5)
        assert (page.exact, whole.exact) == (False, True)
        assert page.hits == whole.hits
        assert (page.total, whole.total) == (80, 80)
    assert engine.search("防災", limit=500, count=Count.ESTIMATE).exact
    index_now(library)
    assert engine.search("防災", limit=5, count=Count.ESTIMATE) == engine.search("防災", limit=5)


@pytest.mark.usefixtures("filled")
def test_painting_marks_every_word_that_is_not_excluded(library: Library) -> None:
    texts = [speech.text for speech in library.sittings.get("架空区:A").speeches]
    found = hits_in(texts, "電子申請 OR オンライン化 -税")
    assert sorted(found) == [1, 2, 3, 5, 6]
    assert hits_in([library.posts.get("post:p1").text], "オンライン") == {1: [(2, 7)]}


@pytest.mark.usefixtures("filled")
def test_what_changes_is_found_at_once(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    assert engine.search("蓄電池").total == 0
    store("A", [(TARO, "蓄電池について。")])
    assert _search(engine, "蓄電池") == ["架空区:A#1"]
    assert _search(engine, "電子申請") == []
    index_now(library)
    assert _search(engine, "蓄電池") == ["架空区:A#1"]
    library.sittings.delete("架空区:A")
    assert _search(engine, "蓄電池") == []


@pytest.mark.usefixtures("filled")
def test_a_restored_backup_is_searched_instead_of_what_was_there(
    library: Library, engine: SearchEngine, store: Callable[..., str]
) -> None:
    backup = library.folder / "backup.sqlite"
    library.backup(backup)
    store("D", [(TARO, "蓄電池について。")])
    index_now(library)
    assert engine.search("蓄電池").total == 1
    library.restore(backup)
    assert engine.search("蓄電池").total == 0
    assert engine.search("オンライン化").total == 4
    index_now(library)
    assert engine.search("オンライン化").total == 4


@pytest.mark.usefixtures("filled")
def test_a_hit_names_the_topic_it_lies_in(library: Library, engine: SearchEngine) -> None:
    topic = "架空区:A#x2t2-0"
    passage = Passage(f"{A2}p0", 2, 0, len(QUESTION), PassageKind.QUESTION, topic)
    exchange = Exchange(
        "架空区:A#x2",
        TARO,
        Style.IKKATSU,
        (Topic(topic, "手続のオンライン化", (passage.id,)),),
        (Round((2, 3), (passage,), (), (), ()),),
    )
    library.threads.save(Threads("架空区:A", ALGORITHM, (exchange,)))
    (hit,) = engine.search("手続").hits
    assert hit.topic == Topic(topic, "手続のオンライン化", ())


@pytest.mark.usefixtures("filled")
def test_typing_on_cancels_the_search(engine: SearchEngine) -> None:
    with pytest.raises(Cancelled):
        engine.search("オンライン化", cancelled=lambda: True)
    assert engine.search("オンライン化").total == 4


def test_a_query_that_cannot_be_read_is_refused(engine: SearchEngine) -> None:
    with pytest.raises(QueryError):
        engine.search('"')


def test_an_empty_library_answers(engine: SearchEngine) -> None:
    result = engine.search("防災")
    assert (result.total, result.exact, result.hits) == (0, True, ())
    assert engine.search("期間:2020").total == 0
