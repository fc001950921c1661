"""What order alone tells, where the words tell little."""

from reader.threads.left_over import left_over
from reader.threads.model import CERTAIN

SURE = 0.9


MANY = 6
"""So many questions that an answer without a trace stays alone."""


def pairs(
    links: list[tuple[int, int]],
    weights: list[list[float]],
    officers: list[str],
    opened: bool = True,
) -> set[tuple[int, int]]:
    """The (question, answer) that were guessed, among many questions."""
    answers = len(officers)
    rows = [*weights, *([0.0] * answers for _ in range(MANY - len(weights)))]
    found = left_over([(q, a, SURE) for q, a in links], set(), rows, officers, [opened] * len(rows))
    assert all(confidence < CERTAIN for _, _, confidence in found)
    return {(q, a) for q, a, _ in found}


def test_one_question_and_one_answer_between_two_pairs_belong_together() -> None:
    weights = [[0.5, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.5]]
    assert pairs([(0, 0), (2, 2)], weights, ["区長"] * 3) == {(1, 1)}


def test_an_officer_who_adds_to_an_answer_goes_on_with_its_question() -> None:
    weights = [[0.5, 0.02, 0.0], [0.0, 0.01, 0.5]]
    assert pairs([(0, 0), (1, 2)], weights, ["区長"] * 3) == {(0, 1)}


def test_an_answer_much_more_like_a_question_elsewhere_is_not_guessed() -> None:
    weights = [[0.5, 0.02, 0.0, 0.0], [0.0, 0.01, 0.5, 0.0], [0.0, 0.3, 0.0, 0.5]]
    officers = [*["区長"] * 3, "教育長"]
    assert pairs([(0, 0), (1, 2), (2, 3)], weights, officers) == set()


def test_another_officers_answers_say_nothing_about_the_order() -> None:
    weights = [[0.5, 0.0], [0.0, 0.0]]
    assert pairs([(0, 0)], weights, ["区長", "教育長"]) == set()


def test_every_answer_is_one_to_the_only_question() -> None:
    found = left_over([(0, 0, SURE)], set(), [[0.5, 0.0]], ["課長", "部長"], [True])
    assert [(q, a) for q, a, _ in found] == [(0, 1)]


def test_what_a_member_adds_goes_with_the_answer_to_what_was_asked_before() -> None:
    weights = [[0.5, 0.0], [0.01, 0.0], [0.0, 0.5]]
    assert pairs([(0, 0), (2, 1)], weights, ["区長", "教育長"], opened=False) == {(1, 0)}
    assert pairs([(0, 0), (2, 1)], weights, ["区長", "教育長"], opened=True) == set()


def test_answers_without_a_word_in_common_stay_alone() -> None:
    weights = [[0.5, 0.0], [0.0, 0.0]]
    assert pairs([(0, 0)], weights, ["区長"] * 2) == set()
