"""Which answer belongs to which question."""

from reader.threads.align import Side, align
from reader.threads.model import CERTAIN
from reader.threads.similarity import Weights, cosine, grams, matrix

MATTERS = {
    "library": "図書館の開館時間を延長し貸出冊数を増やす",
    "pond": "ため池の堤を補強し排水ポンプを増設する",
    "school": "小学校の給食費を無償化し調理員を増やす",
    "bus": "循環バスの路線を延ばし停留所に屋根を付ける",
}


def sides(officers: list[tuple[str, str]], asking: bool = False) -> list[Side]:
    counts = {name: grams(text) for name, text in MATTERS.items()}
    weights = Weights(list(counts.values()) * 2)
    return [
        Side(
            officer, officer, None, True, weights.vector(counts[name]), weights.vector(counts[name])
        )
        if not asking
        else Side("", "", None, True, weights.vector(counts[name]), weights.vector(counts[name]))
        for officer, name in officers
    ]


def pairs(asked: list[str], answered: list[tuple[str, str]]) -> set[tuple[int, int]]:
    found = align(sides([("", name) for name in asked], asking=True), sides(answered), CERTAIN)
    return {(question, answer) for question, answer, _ in found.links}


def test_officers_share_the_questions_each_in_order() -> None:
    asked = ["library", "school", "pond", "bus"]
    answered = [("区長", "library"), ("区長", "pond"), ("教育長", "school"), ("建設部長", "bus")]
    assert pairs(asked, answered) == {(0, 0), (1, 2), (2, 1), (3, 3)}


def test_two_officers_may_answer_one_question() -> None:
    assert pairs(
        ["school", "pond"], [("区長", "school"), ("区長", "pond"), ("教育長", "school")]
    ) == {
        (0, 0),
        (0, 2),
        (1, 1),
    }


def test_a_question_like_no_answer_gets_candidates_only() -> None:
    asked, answered = [("", "library"), ("", "bus")], [("区長", "library"), ("区長", "pond")]
    found = align(sides(asked, asking=True), sides(answered), CERTAIN)
    assert [(question, answer) for question, answer, _ in found.links] == [(0, 0)]
    assert set(found.candidates[1]) == {0, 1}


def test_no_answers_no_links() -> None:
    found = align(sides([("", "bus")], asking=True), [], CERTAIN)
    assert found.links == ()
    assert found.candidates == {0: ()}


def test_grams_leave_out_kana_endings_and_fold_width() -> None:
    found = grams("ＤＸを進めてまいりたいと考えております。")
    assert "dx" in found
    assert "進め" in found
    assert not [gram for gram in found if all("ぁ" <= character <= "ゟ" for character in gram)]


def test_cosine_and_matrix_agree_and_a_text_is_like_itself() -> None:
    counts = [grams(text) for text in MATTERS.values()]
    weights = Weights(counts * 2)
    vectors = [weights.vector(count) for count in counts]
    table = matrix(vectors, vectors)
    for row, one in enumerate(vectors):
        for column, other in enumerate(vectors):
            assert abs(table[row][column] - cosine(one, other)) < 1e-9
    assert abs(table[0][0] - 1.0) < 1e-9
