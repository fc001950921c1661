"""Stepping through found words in the order of the page."""

from reader.minutes.normalize import fold_with_map
from reader.ui.marks import Marks, find_all

# Speech 2 is shown before speech 1, and a piece of speech 2 a second time at the end.
PAGE = [(2, 0, 50), (1, 0, 100), (2, 40, 50)]


def marks() -> Marks:
    found = Marks({1: [(10, 12)], 2: [(5, 7), (45, 47)], 9: [(0, 1)]})
    found.arrange(PAGE)
    return found


def test_the_order_is_the_pages_and_nothing_counts_twice() -> None:
    found = marks()
    assert len(found) == 3  # speech 9 is not shown
    steps = [found.step(backward=False) for _ in range(4)]
    assert steps == [(2, 5, 7), (2, 45, 47), (1, 10, 12), (2, 5, 7)]
    assert found.step(backward=True) == (1, 10, 12)


def test_the_first_step_goes_on_from_where_one_reads() -> None:
    found = marks()
    assert found.step(backward=False, after=found.before(1, 3)) == (1, 10, 12)
    found = marks()
    assert found.step(backward=True, after=found.before(1, 3)) == (2, 45, 47)


def test_a_range_that_reaches_into_a_slice_is_painted_there_too() -> None:
    found = Marks({1: [(8, 12)]})
    assert found.within(1, 10, 20) == [(1, 8, 12)]
    assert found.within(1, 12, 20) == []
    assert found.within(1, 0, 8) == []


def test_finding_minds_neither_width_nor_case() -> None:
    text = "　ＡＩの活用、aiの活用、ﾃﾞｼﾞﾀﾙ化とデジタル化。"
    assert [text[a:b] for a, b in find_all(fold_with_map(text), "Ai")] == ["ＡＩ", "ai"]
    assert [text[a:b] for a, b in find_all(fold_with_map(text), "デジタル")] == [
        "ﾃﾞｼﾞﾀﾙ",
        "デジタル",
    ]
    assert find_all(fold_with_map(text), "") == []
