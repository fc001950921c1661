"""The few words shown with a hit."""

from hypothesis import given
from hypothesis import strategies as st

from reader.search.snippets import LONGEST, SHORTEST, inside, snippet

_TEXT = (
    "　次に、学校図書館について伺います。" * 5
    + "防災計画の見直しについてですが、区はどのように進めるのか、お聞かせください。"
    + "　最後に、予算の組み方について伺います。" * 5
)


def test_a_snippet_begins_with_the_sentence_of_its_match() -> None:
    start = _TEXT.index("計画")
    part = snippet(_TEXT, [(start, start + 2)])
    shown = _TEXT[slice(*part)]
    assert shown.startswith("防災計画の見直し")
    assert shown.endswith("。")
    assert SHORTEST <= len(shown) <= LONGEST
    assert inside([(start, start + 2)], part) == ((2, 4),)


def test_the_beginning_is_shown_where_nothing_is_to_be_marked() -> None:
    part = snippet(_TEXT, [])
    assert _TEXT[slice(*part)].startswith("次に、学校図書館")


def test_the_last_words_of_a_speech_are_shown_with_what_stands_before_them() -> None:
    text = "あ" * 300 + "。以上で質問を終わります。"
    start = text.index("終わり")
    part = snippet(text, [(start, start + 3)])
    assert part[1] - part[0] >= SHORTEST
    assert part[1] == len(text)


def test_a_long_phrase_is_shown_whole() -> None:
    text = "あ" * 50 + "い" * 200 + "う" * 50
    part = snippet(text, [(50, 250)])
    assert part[0] <= 50
    assert part[1] >= 250


@given(
    st.text(alphabet="あいう、。\n　 「」a\u3099", max_size=400),
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 30)), max_size=5),
)
def test_a_snippet_holds_a_match_and_is_not_too_long(
    text: str, places: list[tuple[int, int]]
) -> None:
    ranges: list[tuple[int, int]] = []
    for start, length in sorted(places):
        if start + length <= len(text) and (not ranges or start >= ranges[-1][1]):
            ranges.append((start, start + length))
    start, end = snippet(text, ranges)
    assert 0 <= start <= end <= len(text)
    assert end - start <= LONGEST + 2 + 30 + 20
    assert end - start >= min(SHORTEST, len(text)) or _edges_are_white(text, start, end)
    if ranges:
        assert any(start <= one and other <= end for one, other in ranges)
    for one, other in inside(ranges, (start, end)):
        assert 0 <= one < other <= end - start


def _edges_are_white(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isspace() or text[end : end + 1].isspace()
