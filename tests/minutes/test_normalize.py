"""Folding: one text for the index and for matching, with the way back to the original."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.minutes.normalize import fold, fold_with_map

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(
            "ﾃﾞｶﾞﾊﾟカガ゛゜がは\u3099\u309a髙﨑ヶヵ㈱㌔ＡａＺｚ１－―ｰー ㍻é\u0301ﬁßİΣς각각😀️"
        ),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＩＣＴ", "ict"),
        ("ﾃﾞｼﾞﾀﾙ", "デジタル"),
        ("ガイド", "ガイド"),
        ("髙﨑德子", "高崎徳子"),
        ("渡邊・渡邉・渡辺", "渡辺・渡辺・渡辺"),
        ("霞ヶ関", "霞ケ関"),
        ("サ―ビスセンタ－", "サービスセンター"),
        ("１２−３", "12−3"),
        ("㈱見本", "(株)見本"),
        ("　第１号", " 第1号"),
    ],
)
def test_what_readers_take_for_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold_with_map(written).text == folded


def test_dashes_are_long_vowels_only_after_katakana() -> None:
    assert fold("あ―い―――") == "あ―い―――"
    assert fold("東京―大阪") == "東京―大阪"


@given(TEXTS)
@example("\u0345Ａ")
@example("ﾞ")
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_both_ways_of_folding_agree(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_a_sitting_folds_as_its_speeches_do(speeches: list[str]) -> None:
    assert fold("\n".join(speeches)).split("\n") == [
        part for speech in speeches for part in fold(speech).split("\n")
    ]


@given(TEXTS)
def test_it_is_compatibility_folding(text: str) -> None:
    """What NFKC and case folding make equal stays equal."""
    assert fold(unicodedata.normalize("NFKC", text)) == fold(text)


@given(TEXTS, st.data())
def test_a_hit_leads_back_to_what_was_written(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    first, last = folded.original(start, end)
    assert 0 <= first <= last <= len(text)
    if start == end:
        assert first == last
        return
    assert _undashed(folded.text[start:end]) in _undashed(fold(text[first:last]))
    # Smallest: without its first or last character it would no longer cover the hit.
    for shorter in ((first + 1, last), (first, last - 1)):
        covered = folded.folded(*shorter)
        assert covered[0] > start or covered[1] < end


def _undashed(text: str) -> str:
    """Without long vowels: whether a dash is one depends on what stands before the slice."""
    return "".join(character for character in text if character not in "ー-‐‒–—―−─━")


@given(TEXTS, st.data())
def test_an_original_range_leads_to_the_folded_one(text: str, data: st.DataObject) -> None:
    folded = fold_with_map(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = folded.folded(start, end)
    assert 0 <= first <= last <= len(folded.text)
    back = folded.original(first, last)
    assert start == end or (back[0] <= start and end <= back[1])


def test_a_highlight_inside_a_widened_character_takes_all_of_it() -> None:
    folded = fold_with_map("本㈱文")
    assert folded.text == "本(株)文"
    assert folded.original(2, 3) == (1, 2)
    assert folded.folded(1, 2) == (1, 4)
    assert folded.original(4, 5) == (2, 3)


def test_a_sound_mark_belongs_to_its_kana() -> None:
    folded = fold_with_map("ｶﾞｲﾄﾞ本")
    assert folded.text == "ガイド本"
    assert folded.original(0, 1) == (0, 2)
    assert folded.original(3, 4) == (5, 6)
