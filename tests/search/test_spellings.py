"""A word that was found nowhere may be written otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.search.query import parse, parse_lenient
from reader.search.spellings import MOST, fewer_words, other_spellings


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("取り組み", ("取組み", "取組")),
        ("申し込み", ("申込み", "申込")),
        ("サーバー", ("サーバ",)),
        ("ディジタル", ("デジタル",)),
        ("デジタル", ("ディジタル",)),
        ("防災 サーバー", ("防災 サーバ",)),
        ('"待機児童 ゼロ"', ('"待機児童" "ゼロ"',)),
        ("防災", ()),
        ("-サーバー 防災", ()),
        ("発言者:見本太郎", ()),
    ],
)
def test_words_are_written_in_other_ways(typed: str, others: tuple[str, ...]) -> None:
    found = other_spellings(parse(typed))
    assert found[: len(others)] == others
    assert bool(found) == bool(others)


@given(st.text(alphabet='取り組みサーバーディジデ"「」 OR-(', max_size=14))
def test_every_other_spelling_can_be_searched_for(typed: str) -> None:
    query, _ = parse_lenient(typed)
    if query is not None:
        found = other_spellings(query)
        assert len(found) <= MOST
        for text in found:
            assert parse(text) != query


@pytest.mark.parametrize(
    ("typed", "others"),
    [
        ("防災 サーバー", ("サーバー", "防災")),
        ("防災 サーバー 更新", ("サーバー 更新", "防災 更新", "防災 サーバー")),
        ("防災 サーバー 発言者:見本太郎", ("サーバー 発言者:見本太郎", "防災 発言者:見本太郎")),
        ("防災 -更新", ()),
        ("防災 発言者:見本太郎", ()),
        ("防災 OR サーバー", ()),
        ("防災", ()),
    ],
)
def test_of_several_words_one_is_left_out(typed: str, others: tuple[str, ...]) -> None:
    assert fewer_words(parse(typed)) == others
