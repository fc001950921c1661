"""Words that the reader wants to be searched for together."""

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from search.conftest import MAYOR, TARO

from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.matching import hits_in
from reader.search.query import (
    And,
    Near,
    Not,
    Or,
    Query,
    Word,
    groups_in,
    groups_written,
    parse,
    parse_lenient,
    render,
    with_synonyms,
    words_added,
)

ONLINE = ("オンライン化", "電子化", "デジタル化")
A, DISASTER = Word("オンライン化"), Word("防災")
OTHERS = (Word("電子化"), Word("デジタル化"))


def test_synonyms_apply_to_words_but_not_to_phrases() -> None:
    widened = with_synonyms(parse("オンライン化 防災"), [ONLINE])
    assert widened.root == And((Or((A, *OTHERS)), DISASTER))
    phrase = parse('"オンライン化"')
    assert with_synonyms(phrase, [ONLINE]) == phrase
    assert with_synonyms(phrase, [ONLINE]) == Query(Word("オンライン化", quoted=True))


def test_a_word_is_known_however_wide_it_is_typed() -> None:
    widened = with_synonyms(parse("ＤＸ"), [("ＤＸ", "デジタル変革")])
    assert widened.root == Or((Word("ＤＸ"), Word("デジタル変革")))
    assert with_synonyms(parse("dx"), [("ＤＸ", "デジタル変革")]).root == Or(
        (Word("dx"), Word("デジタル変革"))
    )
    assert with_synonyms(parse("ｵﾝﾗｲﾝ化"), [ONLINE]).root == Or((Word("ｵﾝﾗｲﾝ化"), *OTHERS))


def test_what_is_excluded_stays_as_it_was_typed() -> None:
    widened = with_synonyms(parse("オンライン化 -電子化"), [ONLINE])
    assert widened.root == And((Or((A, *OTHERS)), Not(Word("電子化"))))


def test_a_word_near_another_may_be_any_of_its_group() -> None:
    widened = with_synonyms(parse("オンライン化 NEAR/9 防災"), [ONLINE])
    assert widened.root == Or(tuple(Near(word, DISASTER, 9) for word in (A, *OTHERS)))


def test_a_word_of_two_groups_stands_for_both() -> None:
    groups = [("高齢者", "シニア"), ("高齢者", "お年寄り")]
    widened = with_synonyms(parse("高齢者"), groups)
    assert words_added(parse("高齢者"), widened) == ("シニア", "お年寄り")
    assert words_added(parse("シニア"), with_synonyms(parse("シニア"), groups)) == ("高齢者",)


def test_a_synonym_is_searched_literally_whatever_it_looks_like() -> None:
    group = ("手続", "期間:2020", "OR", "市民 課", "-税")
    widened = with_synonyms(parse("手続"), [group])
    assert parse(render(widened)).root == widened.root
    assert words_added(parse("手続"), widened) == group[1:]


words = st.text(alphabet="防災税ＯOR:-()\"「」' 、", min_size=1, max_size=6)


@given(query=st.text(alphabet='防災税OR-()"「 ', max_size=12), group=st.lists(words, min_size=2))
def test_a_widened_query_reads_as_itself(query: str, group: list[str]) -> None:
    parsed, _ = parse_lenient(query)
    groups, _ = groups_in(groups_written([group]))
    if parsed is not None:
        widened = with_synonyms(parsed, groups)
        assert parse(render(widened)).root == widened.root


def test_groups_are_written_a_line_each() -> None:
    text = (
        "オンライン化 = 電子化＝デジタル化\n\n高齢者、シニア, シニア ,ｼﾆｱ\n保育園\n市民  課=区民課"
    )
    groups, lonely = groups_in(text)
    assert groups == (ONLINE, ("高齢者", "シニア"), ("市民 課", "区民課"))
    assert lonely == ("保育園",)
    assert groups_in(groups_written(groups)) == (groups, ())


def test_speeches_with_any_word_of_the_group_are_found_and_painted(
    library: Library, store: Callable[..., str], engine: SearchEngine
) -> None:
    sitting = store(
        "A", [(TARO, "手続の電子化について伺います。"), (MAYOR, "デジタル化を進めます。")]
    )
    widened = with_synonyms(parse("オンライン化"), [ONLINE])
    result = engine.search(widened)
    assert result.total == 2
    texts = [speech.text for speech in library.sittings.get(sitting).speeches]
    assert hits_in(texts, render(widened)) == {1: [(3, 6)], 2: [(0, 5)]}
