"""What stands over a result: whose it is, what was searched, what is missing."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from reader.library.records import Assembly
from reader.minutes.model import Speaker, SpeechKind
from reader.search.query import fields, parse
from reader.search.results import EndingsKnown, Facets, Hit, SearchResult
from reader.ui import result_words
from reader.ui.result_header import ResultHeader

WARD = Assembly(
    "架空区議会",
    "https://minutes.example/kakuu/",
    "kensakusystem",
    sittings=20,
    missing=4,
    first=date(2019, 2, 20),
    last=date(2025, 3, 10),
    missing_days=(date(2015, 2, 3), date(2016, 9, 1), date(2021, 6, 2), date(2021, 6, 3)),
)
TOWN = Assembly("見本町議会", None, None, 3, 0, date(2023, 4, 1), date(2024, 12, 1))


@pytest.fixture(autouse=True)
def _japanese(qapp: object) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("ja"))
    yield
    QLocale.setDefault(before)


def hit(speaker: Speaker) -> Hit:
    """A speech by someone."""
    return Hit(
        sitting="A",
        speech="A#1",
        number=1,
        post=None,
        exchange=None,
        topic=None,
        date=None,
        meeting=None,
        title=None,
        assembly=None,
        speaker=speaker,
        kind=SpeechKind.QUESTION,
        questioner=None,
        start=0,
        snippet="",
        highlights=(),
        url=None,
    )


def title(text: str, total: int, *speakers: Speaker, exact: bool = True) -> str:
    query = parse(text)
    names = {one.name or "": 1 for one in speakers}
    hits = tuple(hit(one) for one in speakers)
    result = SearchResult(query, total, exact, hits, Facets(speakers=names))
    return result_words.title(query, fields(text), result)


def scope(text: str, posts: int = 0) -> str:
    """The words alone."""
    return re.sub("<[^>]*>", "", result_words.scope([WARD, TOWN], posts, fields(text)))


def ways(
    text: str,
    others: dict[str, Facets] | None = None,
    synonyms: Sequence[str] = (),
    spellings: dict[str, int] | None = None,
) -> list[str]:
    found = result_words.ways_out(
        [WARD, TOWN], fields(text), others or {}, synonyms, spellings or {}
    )
    return [re.sub("<[^>]*>", "", one) for one in found]


# --- whose and how many --------------------------------------------------------


def test_a_members_page_names_the_member() -> None:
    taro, hanako = Speaker("見本太郎", None, 20), Speaker("見本花子", None, 21)
    assert title("発言者:見本太郎", 1200, taro, taro) == "見本太郎議員の発言　1,200件"
    assert title("発言者:見本太郎 種別:質問", 3, taro) == "見本太郎議員の質問　3件"
    assert title("発言者:見本 種別:答弁", 3, taro, hanako) == "見本の答弁　3件"
    assert title("役職:区長", 9, Speaker("架空一郎", "区長"), exact=False) == (
        "架空一郎区長の発言　約9件"
    )


def test_other_results_are_counted() -> None:
    taro = Speaker("見本太郎", None, 20)
    assert title("防災 発言者:見本太郎", 7, taro) == "7件"
    assert title("防災", 1234, taro, exact=False) == "約1,234件"
    assert title("発言者:見本太郎", 0) == "見つかりませんでした"


# --- what was searched ---------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "防災",
            "架空区議会 平成31年2月〜令和7年3月、未取得 4会議 ／ 見本町議会 令和5年4月〜令和6年12月",
        ),
        ("防災 議会:見本", "見本町議会 令和5年4月〜令和6年12月"),
        (
            "防災 議会:架空区議会|見本町 期間:2024",
            "架空区議会 令和6年1月〜12月 ／ 見本町議会 令和6年1月〜12月",
        ),
        ("防災 議会:架空 期間:2021", "架空区議会 令和3年1月〜12月、未取得 2会議"),
        ("防災 議会:架空 期間:..2019", "架空区議会 平成31年2月〜令和元年12月、未取得 2会議"),
        (
            "防災 議会:架空 期間:2015..2019",
            "架空区議会 平成31年2月〜令和元年12月（指定は平成27年1月〜令和元年12月）、未取得 2会議",
        ),
        (
            "防災 議会:架空 期間:2010",
            "架空区議会 この期間はなし（あるのは平成31年2月〜令和7年3月）",
        ),
        ("防災 出典:ブログ", ""),
    ],
)
def test_the_period_asked_for_is_held_against_what_there_is(query: str, words: str) -> None:
    assert scope(query) == words


def test_posts_are_named_where_they_are_searched() -> None:
    assert scope("防災 出典:ブログ", posts=25) == "ブログの記事 25件"
    assert scope("防災", posts=25).endswith(" ／ ブログの記事 25件")
    for query in ("防災 出典:会議録", "防災 発言者:見本太郎", "防災 会議:本会議"):
        assert "ブログ" not in scope(query, posts=25)


def test_where_a_line_ends_between_statements_nothing_separates_them(qtbot: QtBot) -> None:
    header = ResultHeader()
    qtbot.addWidget(header)
    words = result_words.scope([WARD], 2, {})
    header.set_words("25件", words)
    header.show()
    said = re.sub("<(?!br)[^>]*>", "", words)
    shown: dict[int, str] = {}
    for width in (800, 330, 220):
        header.resize(width, 120)
        shown[width] = re.sub("<(?!br)[^>]*>", "", header._scope.text())
    assert shown[800] == said
    assert shown[330] == "架空区議会 平成31年2月〜令和7年3月、未取得 4会議<br>ブログの記事 2件"
    assert shown[220] == "架空区議会<br>平成31年2月〜令和7年3月、未取得 4会議<br>ブログの記事 2件"
    header.resize(800, 120)
    assert re.sub("<(?!br)[^>]*>", "", header._scope.text()) == said


# --- out of an empty result ----------------------------------------------------


def test_the_missing_years_come_first_then_filters_then_other_words() -> None:
    assert ways(
        "取り組み 期間:2015..2019 発言者:見本太郎",
        {"期間": Facets(minutes=2), "発言者": Facets(minutes=30, posts=1)},
        ["取組"],
        {"取組み": 5},
    ) == [
        "未取得の平成27年2月〜平成28年9月（2会議）を取り込む：架空区議会",
        "「発言者：見本太郎」の絞り込みを外す（31件）",
        "「期間：2015〜2019」の絞り込みを外す（2件）",
        "類義語も探す：取組",
        "「取組み」で探す（5件）",
    ]


def test_a_filter_without_which_nothing_is_found_either_is_no_way_out() -> None:
    def filters(text: str, others: dict[str, Facets]) -> list[str]:
        return [way for way in ways(text, others) if "絞り込み" in way]

    both = {"種別": Facets(), "発言者": Facets(minutes=3)}
    assert filters("ない語 種別:議長 発言者:見本太郎", both) == [
        "「発言者：見本太郎」の絞り込みを外す（3件）"
    ]
    assert filters("ない語 種別:議長", {"種別": Facets()}) == []
    assert filters("ない語 種別:質問|議長", {}) == ["「種別：質問・議長」の絞り込みを外す"]


@pytest.mark.parametrize(
    ("text", "words", "dropped"),
    [
        ("ない語 種別:議長", "絞り込みを外す", "drop:種別"),
        ("ない語 種別:議長 期間:2020", "絞り込みをすべて外す", "drop:種別 期間"),
    ],
)
def test_where_no_way_leads_to_hits_the_filters_can_be_dropped_all_the_same(
    text: str, words: str, dropped: str
) -> None:
    in_force = fields(text)
    assert result_words.nothing(False, in_force)[1][0] == (words, dropped)
    assert result_words.nothing(True, in_force)[1] == (), "the header has the better ones"
    steps = result_words.nothing(False, {})[1]
    assert [link for _, link in steps] == ["download:"]


def test_a_period_that_was_never_looked_into_can_be() -> None:
    assert ways("防災 期間:2010")[0] == "この期間の会議録を探して取り込む：架空区議会"
    days = result_words.days_to_fetch(WARD, (date(2010, 1, 1), date(2010, 12, 31)))
    assert days == (date(2010, 1, 1), date(2010, 12, 31))
    assert ways("防災 期間:2020") == ["「期間：2020」の絞り込みを外す"], "all of it is there"


def test_what_is_missing_is_asked_for_by_its_own_days() -> None:
    assert result_words.days_to_fetch(WARD, None) == (date(2015, 2, 3), date(2021, 6, 3))
    assert result_words.days_to_fetch(WARD, (date(2021, 1, 1), date.max)) == (
        date(2021, 6, 2),
        date(2021, 6, 3),
    )
    assert result_words.days_to_fetch(TOWN, None) is None


def test_filters_that_help_only_together_can_go_together() -> None:
    nothing = {"議会": Facets(), "種別": Facets()}
    found = ways("防災 議会:見本町議会 種別:議長", nothing)
    assert found[-1] == "絞り込みをすべて外す"


def test_what_a_person_typed_is_no_markup() -> None:
    found = result_words.ways_out([], {"発言者": "<b>太郎"}, {}, ["<i>"], {'"防災 <u>"': 1})
    assert not any(tag in "".join(found) for tag in ("<b>", "<i>", "<u>"))
    assert 'href="search:&quot;防災' in found[-1]


def test_how_far_endings_are_known_is_said_where_they_are_asked_for() -> None:
    facets = Facets(endings_known=EndingsKnown(1200, 3705))
    result = SearchResult(parse("防災"), 2, True, (), facets)
    said = "結びは3,705会議のうち1,200会議で分かっています"
    assert result_words.endings_unknown({"結び": "検討"}, result) == said
    assert result_words.endings_unknown({}, result) == ""
    whole = SearchResult(parse("防災"), 2, True, (), Facets(endings_known=EndingsKnown(9, 9)))
    assert result_words.endings_unknown({"結び": "検討"}, whole) == ""
