"""Found words in the order of the page."""

from reader.minutes.normalize import fold_with_map
from reader.ui.marks import Marks, Ranges, find_all

# Speech 2 is shown before speech 1, and a piece of speech 2 a second time at the end.
PAGE = [(2, 0, 50), (1, 0, 100), (2, 40, 50)]


HELD = Ranges({1: [(10, 12)], 2: [(45, 47), (5, 7), (5, 7)], 9: [(0, 1)]})


def marks() -> Marks:
    found = Marks(HELD)
    found.arrange(PAGE)
    return found


def test_the_order_is_the_pages_and_nothing_counts_twice() -> None:
    found = marks()
    assert len(found) == 3  # speech 9 is not shown
    assert [found.at(index) for index in range(3)] == [(2, 5, 7), (2, 45, 47), (1, 10, 12)]
    assert [found.place_of(found.at(index)) for index in range(3)] == [0, 1, 2]
    assert found.place_of((9, 0, 1)) == -1
    assert found.place_of((2, 5, 6)) == -1


def test_a_place_on_the_page_tells_how_many_stand_before_it() -> None:
    found = marks()
    assert [found.before(2, offset) for offset in (0, 5, 6, 45, 46)] == [0, 0, 1, 1, 2]
    assert found.before(1, 3) == 2
    assert found.before(1, 11) == 3
    assert found.before(7, 0) == 0


def test_what_a_slice_holds_is_counted_once() -> None:
    found = marks()
    assert found.count_in([(2, 0, 20), (2, 4, 50)]) == 2
    assert found.count_in([(9, 0, 5)]) == 1
    assert [(first, list(begins)) for first, begins in found.begins_in((2, 40, 50))] == [(1, [45])]
    assert list(found.begins_in((9, 0, 5))) == []


def test_a_slice_that_is_shown_twice_overlapping_counts_what_is_new() -> None:
    found = Marks(Ranges({1: [(n, n + 1) for n in range(0, 100, 10)]}))
    found.arrange([(1, 20, 60), (1, 0, 100)])
    assert [found.at(n)[1] for n in range(len(found))] == [20, 30, 40, 50, 0, 10, 60, 70, 80, 90]
    assert found.before(1, 15) == 6


def test_the_current_one_goes_with_the_page_that_showed_it() -> None:
    found = marks()
    found.current = (1, 10, 12)
    assert found.index == 2
    found.arrange([(1, 0, 100), (2, 0, 50)])
    assert found.index == 0
    found.arrange([(2, 0, 50)])
    assert found.current is None
    assert found.index == -1


def test_a_range_that_reaches_into_a_slice_is_painted_there_too() -> None:
    found = Marks(Ranges({1: [(8, 12)]}))
    assert found.within(1, 10, 20) == [(1, 8, 12)]
    assert found.within(1, 12, 20) == []
    assert found.within(1, 0, 8) == []
    assert found.within(2, 0, 8) == []


def test_finding_minds_neither_width_nor_case() -> None:
    text = "　ＡＩの活用、aiの活用、ﾃﾞｼﾞﾀﾙ化とデジタル化。"
    assert [text[a:b] for a, b in find_all(fold_with_map(text), "Ai")] == ["ＡＩ", "ai"]
    assert [text[a:b] for a, b in find_all(fold_with_map(text), "デジタル")] == [
        "ﾃﾞｼﾞﾀﾙ",
        "デジタル",
    ]
    assert find_all(fold_with_map(text), "") == []
    wide = fold_with_map("㈱架空と㍻の㈱")  # one character folds to several
    assert find_all(wide, "(株)") == [(0, 1), (6, 7)]
    assert find_all(fold_with_map("a.b"), ".") == [(1, 2)]
