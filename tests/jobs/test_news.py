"""What is new for whoever follows a search."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from reader.errors import Cancelled
from reader.jobs.news import News, news
from reader.library.library import Library
from reader.library.records import OwnerKind, Post, SavedSearch
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.search.engine import SearchEngine
from reader.search.results import Sort
from reader.search.whoosh_index import WhooshIndex
from reader.threads.model import ALGORITHM, Bounds, EndingKind, PassageEnding, Style, Threads

DAY = date(2025, 2, 17)


@pytest.fixture
def engine(library: Library) -> Iterator[SearchEngine]:
    """The search over that library, whose index knows nothing yet."""
    index = WhooshIndex(library.folder, library.identity)
    yield SearchEngine(library, index)
    index.close()


def sitting(number: int, *texts: str, day: date | None = DAY) -> Sitting:
    """A day of 架空区議会 on which these things are said."""
    member = Speaker("見本太郎", None, 20)
    return Sitting(
        id=f"架空区議会:{number}",
        assembly="架空区議会",
        meeting=f"令和7年第{number}回定例会",
        date=day + timedelta(days=number) if day else None,
        url=None,
        speeches=tuple(
            Speech("２０番（見本太郎議員）", member, SpeechKind.QUESTION, text) for text in texts
        ),
        family="text",
        reference=str(number),
    )


def post(text: str) -> Post:
    """A post without a date."""
    return Post("post:1", "手続", None, "雛形まち", None, (), "", text, "posts.txt")


def keep(library: Library, query: str, sort: Sort = Sort.NEWEST) -> int:
    """Keep a search under its own words."""
    return library.searches.save(SavedSearch(0, query, query, sort))


def told(library: Library, engine: SearchEngine) -> dict[str, News]:
    """What is new, by the search's name."""
    return {one.search.name: one for one in news(library, engine, library.searches.all())}


def test_only_what_came_since_is_new(library: Library, engine: SearchEngine) -> None:
    library.sittings.store(sitting(1, "オンライン化を進めます。"), ())
    identity = keep(library, "オンライン化", Sort.OLDEST)
    keep(library, "図書館")
    assert all(not one.hits for one in told(library, engine).values())
    library.sittings.store(sitting(3, "オンライン化。", "拍手", "オンライン化は。"), ())
    library.sittings.store(sitting(2, "オンライン化の件です。"), ())
    found = told(library, engine)
    assert not found["図書館"].hits
    assert [(one.sitting, one.number) for one in found["オンライン化"].hits] == [
        ("架空区議会:2", 1),
        ("架空区議会:3", 1),
        ("架空区議会:3", 3),
    ]
    assert found["オンライン化"].owners == {
        (OwnerKind.SITTING, "架空区議会:2"),
        (OwnerKind.SITTING, "架空区議会:3"),
    }
    library.searches.look({identity: found["オンライン化"].latest})
    assert not told(library, engine)["オンライン化"].hits
    library.searches.look({identity: found["オンライン化"].seen})
    assert len(told(library, engine)["オンライン化"].hits) == 3, "unread again"


def test_what_comes_while_somebody_looks_has_not_been_seen(
    library: Library, engine: SearchEngine
) -> None:
    identity = keep(library, "オンライン化")
    library.sittings.store(sitting(1, "オンライン化。"), ())
    shown = told(library, engine)["オンライン化"]
    library.sittings.store(sitting(2, "オンライン化。"), ())
    library.searches.look({identity: shown.latest})
    assert [one.sitting for one in told(library, engine)["オンライン化"].hits] == ["架空区議会:2"]


def test_an_older_day_that_comes_late_and_one_without_a_date_are_new_too(
    library: Library, engine: SearchEngine
) -> None:
    library.sittings.store(sitting(1, "オンライン化。"), ())
    keep(library, "オンライン化")
    library.sittings.store(sitting(2, "オンライン化。", day=date(1999, 1, 1)), ())
    assert len(told(library, engine)["オンライン化"].hits) == 1
    library.posts.store(post("手続のオンライン化"))
    found = told(library, engine)["オンライン化"]
    assert len(found.hits) == 2
    assert found.posts == 1
    library.posts.store(replace(post("手続の電子化"), title="変わった"))
    assert told(library, engine)["オンライン化"].posts == 0


def test_a_query_with_a_period_alternatives_and_a_person_stays_what_it_was(
    library: Library, engine: SearchEngine
) -> None:
    keep(library, "オンライン化 OR 電子化 期間:2025-02-18..2025-02-19")
    keep(library, "発言者:見本太郎")
    for number in (1, 2, 3):
        library.sittings.store(sitting(number, "電子化。", "起立。"), ())
    first, second = told(library, engine).values()
    assert [one.sitting for one in first.hits] == ["架空区議会:2", "架空区議会:1"]
    assert len(second.hits) == 6


def test_synonyms_are_found_where_they_are_wanted(library: Library, engine: SearchEngine) -> None:
    keep(library, "オンライン化 期間:2025-02-18..")
    library.sittings.store(sitting(1, "電子化。"), ())
    assert not told(library, engine)["オンライン化 期間:2025-02-18.."].hits
    groups = (("オンライン化", "電子化"),)
    (found,) = news(library, engine, library.searches.all(), synonyms=groups)
    assert [one.sitting for one in found.hits] == ["架空区議会:1"]


def test_a_word_has_to_stand_in_the_answer_that_ends_so(
    library: Library, engine: SearchEngine
) -> None:
    keep(library, "給食 結び:検討")
    keep(library, "防災 結び:検討")
    text = "給食は実施します。防災は検討します。"
    mayor = Speech("区長", Speaker(None, "区長", None), SpeechKind.ANSWER, text)
    asked = sitting(1, "給食と防災について伺います。")
    both = replace(asked, speeches=(*asked.speeches, mayor))
    library.sittings.store(both, (Bounds(1, 2, asked.speeches[0].speaker, Style.IKKATSU),))
    half, end = text.index("防"), len(text)
    library.threads.save(
        Threads(both.id, ALGORITHM, ()),
        [
            PassageEnding(2, 0, half, (0, half), EndingKind.IMPLEMENT, (0, half)),
            PassageEnding(2, half, end, (half, end), EndingKind.CONSIDER, (half, end)),
        ],
    )
    found = told(library, engine)
    assert len(found["防災 結び:検討"].hits) == 1
    assert len(found["給食 結び:検討"].hits) == 0


def test_a_search_that_cannot_be_read_any_more_says_why(
    library: Library, engine: SearchEngine
) -> None:
    library.searches.save(SavedSearch(0, "壊れた検索", "「オンライン化", "by size"))
    library.sittings.store(sitting(1, "オンライン化。"), ())
    found = told(library, engine)["壊れた検索"]
    assert not found.hits
    assert found.flaw is not None
    assert "引用符" in found.flaw.message("ja")


def test_it_stops_when_told(library: Library, engine: SearchEngine) -> None:
    keep(library, "オンライン化")
    library.sittings.store(sitting(1, "オンライン化。"), ())
    with pytest.raises(Cancelled):
        list(news(library, engine, library.searches.all(), cancelled=lambda: True))
