"""What may be typed into the search field, and how it is understood."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.search.query import (
    EVERYTHING,
    And,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Query,
    Word,
    fields,
    parse,
    parse_lenient,
    positive_terms,
    render,
    with_field,
    without_field,
)

A, B, C = Word("防災"), Word("予算"), Word("税")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("防災", A),
        ("防災 予算", And((A, B))),
        ("　防災　予算　", And((A, B))),
        ("防災 AND 予算", And((A, B))),
        ("防災AND予算", And((A, B))),
        ("防災 -税", And((A, Not(C)))),
        ("防災 －税", And((A, Not(C)))),
        ("防災 NOT 税", And((A, Not(C)))),
        ("防災 OR 予算", Or((A, B))),
        ("防災|予算", Or((A, B))),
        ("防災　ＯＲ　予算", Or((A, B))),
        ("防災 ｜ 予算", Or((A, B))),
        ("防災 OR 予算 税", And((Or((A, B)), C))),
        ("防災 OR (予算 税)", Or((A, And((B, C))))),
        ("（防災　予算）|税", Or((And((A, B)), C))),
        ("防災 -(予算 OR 税)", And((A, Not(Or((B, C)))))),
        ('"防災 計画"', Word("防災 計画", quoted=True)),
        ("“防災 計画”", Word("防災 計画", quoted=True)),
        ("「防災 計画」", Word("防災 計画", quoted=True)),
        ("『防災「計画」』", Word("防災「計画」", quoted=True)),
        ('防災"予算"', And((A, Word("予算", quoted=True)))),
        ("防災 NEAR/5 予算", Near(A, B, 5)),
        ("防災 NEAR 予算", Near(A, B, 20)),
        ("防災 NEAR/5 予算 NEAR/6 税", And((Near(A, B, 5), Near(B, C, 6)))),
        ("市立-小学校", Word("市立-小学校")),
        ("https://a.example", Word("https://a.example")),
        ("12:30", Word("12:30")),
        ("BRAND", Word("BRAND")),
    ],
)
def test_words_are_joined_as_people_know_it(text: str, meaning: Node) -> None:
    assert parse(text).root == meaning


@pytest.mark.parametrize(
    ("text", "name", "values"),
    [
        ("発言者:見本太郎", FieldName.SPEAKER, ("見本太郎",)),
        ("発言者：見本太郎", FieldName.SPEAKER, ("見本太郎",)),
        ("発言者: 見本太郎", FieldName.SPEAKER, ("見本太郎",)),
        ("speaker:見本太郎|架空はなこ", FieldName.SPEAKER, ("見本太郎", "架空はなこ")),
        ("ＳＰＥＡＫＥＲ：見本太郎", FieldName.SPEAKER, ("見本太郎",)),
        ('会議:"第1回 定例会"|臨時会', FieldName.MEETING, ("第1回 定例会", "臨時会")),
        ("役職:区長", FieldName.ROLE, ("区長",)),
        ("role:区長", FieldName.ROLE, ("区長",)),
        ("期間:2019-04..2020-03", FieldName.DATE, ("2019-04..2020-03",)),
        ("date:令和2年", FieldName.DATE, ("令和2年",)),
        ("期間:..2020", FieldName.DATE, ("..2020",)),
        ("期間:令和2年..", FieldName.DATE, ("令和2年..",)),
        ("期間:令和2年〜令和3年", FieldName.DATE, ("令和2年〜令和3年",)),
        ("種別:質問|答弁", FieldName.KIND, ("質問", "答弁")),
        ("kind:question", FieldName.KIND, ("question",)),
        ("出典:投稿", FieldName.SOURCE, ("投稿",)),
        ("council:架空区", FieldName.COUNCIL, ("架空区",)),
    ],
)
def test_a_field_may_stand_alone(text: str, name: FieldName, values: tuple[str, ...]) -> None:
    assert parse(text).root == Field(name, values)


def test_a_bar_with_spaces_joins_conditions_and_one_without_joins_values() -> None:
    assert parse("種別:質問|答弁 防災").root == And((Field(FieldName.KIND, ("質問", "答弁")), A))
    assert parse("種別:質問 | 防災").root == Or((Field(FieldName.KIND, ("質問",)), A))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("", 0, 0),
        ("　", 0, 1),
        ('防災 "予算', 3, 6),
        ("防災 (予算", 3, 4),
        ("防災) 予算", 2, 3),
        ("防災 OR", 3, 5),
        ("OR 防災", 0, 2),
        ("防災 -", 3, 4),
        ('防災 ""', 3, 5),
        ("()", 0, 1),
        ("発言者:", 0, 4),
        ("期間:いつか", 3, 6),
        ("期間:2021..2020", 3, 13),
        ("期間:..", 3, 5),
        ("種別:質問|演説", 6, 8),
        ("防災 NEAR/5", 3, 9),
        ("(防災 予算) NEAR 税", 8, 12),
        ("-税", 0, 2),
        ("-(税 発言者:見本)", 0, 11),
    ],
)
def test_a_query_that_cannot_be_read_says_where_and_why(text: str, start: int, end: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert (caught.value.start, caught.value.end) == (start, end)
    assert caught.value.message("ja") != caught.value.message("en")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ('防災 "予算', And((A, Word("予算", quoted=True)))),
        ("(防災 予算", And((A, B))),
        ("防災 OR", A),
        ("防災 -", A),
        ("防災 期間:令和", A),
        ("防災 発言者:", A),
        ("防災 NEAR/", And((A, Word("NEAR/")))),
        ("防災 NEAR/5", A),
        (") 防災", A),
        ("", None),
        ("　", None),
        ('"', None),
        ("-税", None),
    ],
)
def test_a_half_typed_query_is_read_as_far_as_it_goes(text: str, meaning: Node | None) -> None:
    query, _ = parse_lenient(text)
    assert (query.root if query else None) == meaning


_SIGNS = st.sampled_from(
    [*'"“”「」『』()（）|｜-－:： 　\0', "OR", "AND", "NOT", "NEAR/9", "発言者:", "期間:", "種別:", "結び:",
     "質問", "2020", "..", "防災", "税", "a", "￼"]
)  # fmt: skip
_TYPED = st.one_of(st.text(), st.lists(_SIGNS, max_size=30).map("".join))


@given(_TYPED)
def test_whatever_is_typed_is_read_or_refused_with_a_place(text: str) -> None:
    query, flaw = parse_lenient(text)
    if flaw is not None:
        assert 0 <= flaw.start <= flaw.end <= len(text)
    try:
        assert parse(text) == query
    except QueryError:
        assert flaw is not None or query is None


@example(":OR-")
@example("一OR発言者:")
@given(_TYPED)
def test_what_was_read_can_be_written_and_read_again(text: str) -> None:
    query, _ = parse_lenient(text)
    if query is not None:
        assert parse(render(query)) == query


@given(_TYPED, st.sampled_from(FieldName), st.text(min_size=1))
def test_a_filter_can_be_set_on_whatever_was_typed_and_removed_again(
    text: str, name: FieldName, value: str
) -> None:
    read = {FieldName.DATE: "令和2年", FieldName.KIND: "答弁", FieldName.ENDING: "検討"}
    value = read.get(name, value)
    filtered = with_field(text, name, value)
    if value.strip() and not set(value) & set('"“”＂」』|'):
        assert fields(filtered)[name] == value
    assert name not in fields(with_field(filtered, name, None))


def test_nesting_is_bounded() -> None:
    for text in ("(" * 5000 + "防災", "-" * 5001 + "防災 税", "防災 " + "(-" * 3000 + "税"):
        query, _ = parse_lenient(text)
        assert query is not None


def test_filters_are_shown_as_chips_and_set_by_them() -> None:
    text = "予算 OR 防災 発言者:見本太郎 期間:2020"
    assert fields(text) == {"発言者": "見本太郎", "期間": "2020"}
    assert with_field(text, FieldName.DATE, "2021..") == (
        "予算 OR 防災 発言者:見本太郎 期間:2021.."
    )
    assert with_field(text, FieldName.SPEAKER, None) == "予算 OR 防災 期間:2020"
    both = with_field(text, FieldName.KIND, "質問|答弁")
    assert both == text + " 種別:質問|答弁"
    assert fields(both)["種別"] == "質問|答弁"
    assert with_field("", FieldName.MEETING, "定例会（第3日 2月20日）") == (
        '会議:"定例会（第3日 2月20日）"'
    )
    assert with_field("会議:定例会", FieldName.MEETING, None) == ""
    assert with_field('防災 "予算', FieldName.ROLE, "区長") == '防災 "予算" 役職:区長'


def test_excluded_words_are_not_highlighted() -> None:
    query = parse('防災 "予算 案" -税 (減災 OR -学校) 発言者:見本')
    assert positive_terms(query) == (A, Word("予算 案", quoted=True), Word("減災"))


def test_a_query_without_one_of_its_filters_asks_for_the_rest() -> None:
    query = parse("防災 発言者:見本太郎 -税 期間:2020")
    assert without_field(query, FieldName.DATE) == parse("防災 発言者:見本太郎 -税")
    assert without_field(query, FieldName.ROLE) == query
    assert without_field(parse("期間:2020"), FieldName.DATE) == EVERYTHING
    assert without_field(parse("期間:2020 -税"), FieldName.DATE) == Query(
        And((EVERYTHING.root, Not(C)))
    )
    assert parse(render(EVERYTHING)) == EVERYTHING
