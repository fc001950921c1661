"""Which answer belongs to which question."""

from msgspec.structs import replace

from reader.threads.align import Side, align
from reader.threads.model import CERTAIN
from reader.threads.similarity import Weights, cosine, grams, matrix, parts

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


def named(side: Side, name: str) -> Side:
    return replace(side, name=frozenset(grams(name).keys.tolist()))


def test_an_answer_named_after_another_question_is_not_given_to_this_one() -> None:
    texts = {
        "bikes": "駅前の駐輪場を広げ区の土地を使う考えを区長に伺う",
        "taxes": "ふるさと納税で減る区の税収に対する国への要望と考えを区長に伺う",
        "answer": "ふるさと納税で減る区の税収は国への要望を続け駅前の区の土地を売る",
    }
    counts = {key: grams(text) for key, text in texts.items()}
    weights = Weights(list(counts.values()) * 2)
    vectors = {key: weights.vector(count) for key, count in counts.items()}
    bikes = Side("", "", None, True, vectors["bikes"], vectors["bikes"])
    taxes = Side("", "", None, True, vectors["taxes"], vectors["taxes"])
    answer = Side("区長", "区長", None, True, vectors["answer"], vectors["answer"])

    def linked(asked: list[Side], reply: Side) -> list[int]:
        return [question for question, _, _ in align(asked, [reply], CERTAIN).links]

    assert linked([bikes, taxes], answer) == [0, 1]
    questions = [named(bikes, "駐輪場"), named(taxes, "ふるさと納税")]
    answer = named(answer, "ふるさと納税")
    assert linked(questions, answer) == [1]
    assert 0 in align(questions, [answer], CERTAIN).candidates


def test_the_same_name_on_both_sides_makes_a_link_surer() -> None:
    texts = [
        "堤の補強を急ぐ考えを伺う",
        "開館時間を延ばす考えを伺う",
        "ため池の堤の補強は来年に改める",
        "蔵書を増やす考えである",
    ]
    counts = [grams(text) for text in texts]
    weights = Weights(counts)
    one, two, three, four = (weights.vector(count) for count in counts)
    asked = [Side("", "", None, True, vector, vector) for vector in (one, two)]
    replies = [Side("区長", "区長", None, True, vector, vector) for vector in (three, four)]
    plain = align(asked, replies, CERTAIN).links[0]
    name = "ため池の堤"
    sure = align(
        [named(asked[0], name), asked[1]], [named(replies[0], name), replies[1]], CERTAIN
    ).links[0]
    assert sure[:2] == plain[:2] == (0, 0)
    assert plain[2] < sure[2]


def test_one_answer_to_two_questions_is_guessed_to_answer_both() -> None:
    counts = [grams("図書館の開館時間を延ばす"), grams("図書館の駐車場を広げる")]
    weights = Weights([*counts, grams("図書館の開館時間は延ばす")])
    first, second = (weights.vector(count) for count in counts)
    answer = weights.vector(grams("図書館の開館時間は延ばす"))
    found = align(
        [Side("", "", None, True, first, first), Side("", "", None, True, second, second)],
        [Side("館長", "館長", None, False, answer, answer)],
        CERTAIN,
    )
    assert {question for question, _, _ in found.links} == {0, 1}
    assert min(confidence for _, _, confidence in found.links) < CERTAIN


def test_no_answers_no_links() -> None:
    found = align(sides([("", "bus")], asking=True), [], CERTAIN)
    assert found.links == ()
    assert found.candidates == {0: ()}


def test_grams_leave_out_kana_endings_and_fold_width() -> None:
    found = parts("ＤＸを進めてまいりたいと考えております。")
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
