"""Which answer belongs to which question, inside one round.

Every pair has a weight: likeness of the two passages (TF-IDF of character n-grams, the
question against the whole answer and against the sentence that names the answer's
matter), plus bonuses for equal numbers and for an office named in the ask. An officer
answers in the order of the questions (in 143 of 143 cases counted), so a dynamic
programme finds, for each officer, the best order-keeping set of pairs; officers compete
for a question by the price that the question's best pair elsewhere sets. Several
questions may share an answer, and several officers may answer one question, where the
weights bear it.

The confidence of a link is a logistic function of its weight and of its margins over the
next best answer and the next best question. The coefficients were set by hand; how steep
the function is was set so that it says what share of links was right on the published
links of two assemblies (NTCIR-16 QA Lab-PoliInfo-3, development data), and on the same
with the words that open and close questions and answers put as other assemblies put
them. Even the best links were right no more than nineteen times in twenty.
"""

from collections.abc import Sequence
from math import exp, inf

from msgspec import Struct

from reader.threads.left_over import left_over
from reader.threads.model import CANDIDATES
from reader.threads.similarity import Vector, matrix

_HEAD = 0.5
"""Share of the answer's naming sentence in the likeness."""
_NUMBER = 0.25
"""Bonus for equal numbers where both sides number their matters 1, 2, 3 …"""
_NUMBER_LOOSE = 0.08
"""The same where the numbering is broken or starts again."""
_OFFICE = 0.06
_NAMED = 0.03
"""Bonus where both are named by the same words."""
_FLOOR = 0.05
"""A pair lighter than this is none."""
_PRICE = 0.8
"""How near to a question's best pair elsewhere another officer must come."""
_COVERED = 0.05
"""Gain of a question's first answer."""
_SKIPPED_ANSWER = 0.1
_SHARED_ANSWER = 0.04
"""Cost of one answer for two questions, where the second opens a matter of its own."""
_SHARED_QUESTION = 0.06
"""Cost of two answers by one officer for one question."""
_FAINT = 0.06
"""Two passages less alike than this need another reason to belong together."""
_SAME = 0.6
"""Two names that share so much of their n-grams are the same."""
_FAR = 1.5
_PASSES = 4
_LEAST = -0.6
"""Links with a lower score are not made; their answers become candidates."""
_EVEN = 1.0
_STEEP = 0.5
_MOST = 5.0
"""Of the logistic function from a link's score to its confidence; measured by `make eval`."""


class Side(Struct, frozen=True):
    """A question or an answer as alignment sees it.

    Attributes:
        officer: who answers (speaker's name or label); "" for a question.
        office: the post of who answers; "" where unknown and for a question.
        number: the number it opens with, else None.
        opened: it opens a matter of its own.
        whole: vector of all its words.
        head: vector of the words that name its matter.
        ask: folded words of the ask; "" for an answer.
        name: n-grams of the noun phrase that names it; empty where none does.
    """

    officer: str
    office: str
    number: int | None
    opened: bool
    whole: Vector
    head: Vector
    ask: str = ""
    name: frozenset[int] = frozenset()


class Alignment(Struct, frozen=True):
    """What was found.

    Attributes:
        links: (question index, answer index, confidence), in order.
        candidates: for each question without a sure link, answer indexes by likelihood.
        weights: every pair's weight, rows questions, columns answers.
    """

    links: tuple[tuple[int, int, float], ...]
    candidates: dict[int, tuple[int, ...]]
    weights: list[list[float]]


def align(questions: Sequence[Side], answers: Sequence[Side], certain: float) -> Alignment:
    """Link the questions of a round to its answers.

    Parameters:
        questions, answers: in the order they were spoken.
        certain: a link of at least this confidence needs no candidates beside it.
    """
    if not questions or not answers:
        return Alignment((), dict.fromkeys(range(len(questions)), ()), [[] for _ in questions])
    weights = _weigh(questions, answers)
    pairs = _solve(questions, answers, weights)
    links: list[tuple[int, int, float]] = []
    strays = {pair for pair in pairs if _strays(*pair, pairs, weights, questions, answers)}
    pairs -= strays
    for q, a in sorted(pairs):
        score = _score(q, a, pairs, weights, questions, answers)
        if score >= _LEAST:
            links.append((q, a, _confidence(score)))
    officers = [side.officer for side in answers]
    opened = [side.opened for side in questions]
    links.extend(left_over(links, strays, weights, officers, opened))
    links.sort()
    candidates = _candidates(links, weights, len(questions), certain)
    return Alignment(tuple(links), candidates, weights)


def _weigh(questions: Sequence[Side], answers: Sequence[Side]) -> list[list[float]]:
    named_heads = [side.head for side in answers]
    wholes = matrix(
        [side.whole for side in questions], [*(side.whole for side in answers), *named_heads]
    )
    count = len(answers)
    whole = [row[:count] for row in wholes]
    named = [row[count:] for row in wholes]
    heads = matrix([side.head for side in questions], named_heads)
    bonus = _number_bonus(questions, answers)
    offices = {side.office for side in answers if side.office}
    weights: list[list[float]] = []
    for q, question in enumerate(questions):
        named_offices = {office for office in offices if _asks_office(question.ask, office)}
        row: list[float] = []
        for a, answer in enumerate(answers):
            weight = (1 - _HEAD) * whole[q][a] + _HEAD * (0.6 * named[q][a] + 0.4 * heads[q][a])
            if question.number is not None and question.number == answer.number:
                weight += bonus
            weight += _NAMED * _same_name(question, answer)
            if named_offices:
                weight += _OFFICE if answer.office in named_offices else -_OFFICE
            row.append(weight)
        weights.append(row)
    return weights


def _same_name(question: Side, answer: Side) -> float:
    """How much of the shorter name the longer one holds, 0 to 1."""
    shorter = min(len(question.name), len(answer.name))
    return len(question.name & answer.name) / shorter if shorter else 0.0


def _number_bonus(questions: Sequence[Side], answers: Sequence[Side]) -> float:
    asked = [side.number for side in questions if side.number is not None]
    answered = [side.number for side in answers if side.number is not None]
    consistent = (
        len(asked) >= 2
        and len(set(asked)) == len(asked)
        and len(set(answered)) == len(answered)
        and set(answered) <= set(asked)
    )
    return _NUMBER if consistent else _NUMBER_LOOSE


def _asks_office(ask: str, office: str) -> bool:
    """The ask names the office, in full or by its last word (消防総監, 局長 does not do)."""
    return len(office) >= 2 and office in ask


def _solve(
    questions: Sequence[Side], answers: Sequence[Side], weights: list[list[float]]
) -> set[tuple[int, int]]:
    officers: dict[str, list[int]] = {}
    for a, answer in enumerate(answers):
        officers.setdefault(answer.officer, []).append(a)
    if len(officers) == 1:
        return set(_monotone(questions, list(range(len(answers))), weights, [0.0] * len(questions)))
    linked: dict[str, list[tuple[int, int]]] = {}
    for turn in range(_PASSES):
        before = dict(linked)
        for officer, own in officers.items():
            prices = [0.0] * len(questions)
            if turn == 0:
                mine = set(own)
                for q, row in enumerate(weights):
                    prices[q] = max(row[a] for a in range(len(answers)) if a not in mine)
            else:
                for other, pairs in linked.items():
                    if other != officer:
                        for q, a in pairs:
                            prices[q] = max(prices[q], weights[q][a])
            linked[officer] = _monotone(questions, own, weights, prices)
        if turn and linked == before:
            break
    return {pair for pairs in linked.values() for pair in pairs}


def _monotone(
    questions: Sequence[Side],
    own: Sequence[int],
    weights: list[list[float]],
    prices: Sequence[float],
) -> list[tuple[int, int]]:
    """The best order-keeping pairs of one officer's answers with the questions.

    `best[i][j]` is the gain of the first i questions and j answers, `last[i][j]` that of
    a solution whose last pair is question i and answer j (both counted from 0).
    """
    rows, columns = len(questions), len(own)
    best = [[-_SKIPPED_ANSWER * j for j in range(columns + 1)] for _ in range(rows + 1)]
    last: list[list[float]] = [[0.0] * columns for _ in range(rows)]
    came: list[list[tuple[int, int] | None]] = [[None] * columns for _ in range(rows)]
    held: list[list[tuple[int, int] | None]] = [[None] * (columns + 1) for _ in range(rows + 1)]
    # per answer, the earlier question that it serves at the greatest gain
    serving: list[tuple[float, int]] = [(-inf, -1)] * columns
    for i in range(rows):
        shared = _SHARED_ANSWER if questions[i].opened else 0.0
        for j in range(columns):
            gain = weights[i][own[j]] - _PRICE * prices[i] - _FLOOR
            value, before = best[i][j] + _COVERED, held[i][j]
            earlier, k = serving[j]
            if earlier + _COVERED - shared > value:
                value, before = earlier + _COVERED - shared, (k, j)
            if j and last[i][j - 1] - _SHARED_QUESTION > value:
                value, before = last[i][j - 1] - _SHARED_QUESTION, (i, j - 1)
            last[i][j] = value + gain
            came[i][j] = before
            if last[i][j] > earlier:
                serving[j] = (last[i][j], i)
            most, kept = best[i][j + 1], held[i][j + 1]
            skipped = best[i + 1][j] - _SKIPPED_ANSWER
            if skipped > most:
                most, kept = skipped, held[i + 1][j]
            if last[i][j] > most:
                most, kept = last[i][j], (i, j)
            best[i + 1][j + 1], held[i + 1][j + 1] = most, kept
    pairs: list[tuple[int, int]] = []
    place = held[rows][columns]
    while place is not None:
        i, j = place
        pairs.append((i, own[j]))
        place = came[i][j]
    return pairs[::-1]


def _strays(
    q: int,
    a: int,
    pairs: set[tuple[int, int]],
    weights: list[list[float]],
    questions: Sequence[Side],
    answers: Sequence[Side],
) -> bool:
    """The answer is named after another question that it serves, and not after this one."""
    question, answer = questions[q], answers[a]
    if not question.opened or not question.name or _same_name(question, answer) > 0.0:
        return False
    return any(
        b == a and p != q and questions[p].opened
        and _same_name(questions[p], answer) >= _SAME
        and weights[p][a] > _FAR * weights[q][a]
        for p, b in pairs
    )  # fmt: skip


def _score(
    q: int,
    a: int,
    pairs: set[tuple[int, int]],
    weights: list[list[float]],
    questions: Sequence[Side],
    answers: Sequence[Side],
) -> float:
    weight = weights[q][a]
    others = [weights[q][b] for b in range(len(answers)) if (q, b) not in pairs]
    rivals = [weights[p][a] for p in range(len(weights)) if (p, a) not in pairs]
    row = weight - max(others) if others else min(weight, 0.2)
    column = weight - max(rivals) if rivals else min(weight, 0.2)
    score = -0.2 + 5.0 * weight + 6.0 * row + 6.0 * column
    if not questions[q].opened and (q - 1, a) in pairs:
        # it goes on where the question before it stopped
        score += 0.6
    elif weight < _FAINT:
        score -= (_FAINT - weight) * 20.0
    if len(weights) == len(answers) == 1:
        score += 2.0
    elif len(weights) == 1 or len(answers) == 1:
        # whoever answers in this round can only mean this
        score += 1.0
    if _same_name(questions[q], answers[a]) >= _SAME:
        score += 1.0
    if len(weights) == len(answers) > 1 and pairs == {(n, n) for n in range(len(answers))}:
        # as many answers as questions, and all in their order
        score += 0.8
    # an officer seldom answers one question twice
    second = any(
        p == q and answers[b].officer == answers[a].officer and weights[q][b] > weight
        for p, b in pairs
    )
    if second:
        score -= 1.5
    return score


def _confidence(score: float) -> float:
    return round(1.0 / (1.0 + exp(-_EVEN - _STEEP * min(_MOST, score))), 3)


def _candidates(
    links: Sequence[tuple[int, int, float]],
    weights: list[list[float]],
    questions: int,
    certain: float,
) -> dict[int, tuple[int, ...]]:
    """For every question without a sure link, the answers most like it, the linked first."""
    found: dict[int, tuple[int, ...]] = {}
    for q in range(questions):
        own = [(confidence, a) for p, a, confidence in links if p == q]
        if any(confidence >= certain for confidence, _ in own):
            continue
        order = [a for _, a in sorted(own, key=lambda pair: (-pair[0], pair[1]))]
        row = weights[q]
        for a in sorted(range(len(row)), key=lambda a: (-row[a], a)):
            if a not in order:
                order.append(a)
        found[q] = tuple(order[:CANDIDATES])
    return found
