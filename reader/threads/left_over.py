"""Guesses about questions and answers that the weights leave over.

They are made where the order of what was said leaves little else, and stay below
`reader.threads.model.CERTAIN`: the window marks them as estimated.
"""

from collections.abc import Sequence

_GUESS = 0.6
_FEW = 4
"""So many questions may have one answer without a word in common."""
_ALIKE = 0.02
"""Weight above which two passages have words in common."""
_TRACE = 0.005
"""Weight below which they have as good as none."""
_ELSEWHERE = 2.0
"""How many times as heavy another pair must be to be the likelier home of an answer."""


def left_over(
    links: Sequence[tuple[int, int, float]],
    strays: set[tuple[int, int]],
    weights: Sequence[Sequence[float]],
    officers: Sequence[str],
    opened: Sequence[bool],
) -> list[tuple[int, int, float]]:
    """Links for what has none.

    * One answer to a few questions is an answer to all of them, and every answer is one
      to the only question. Of a few questions an answer goes to the likeliest.
    * One question and one answer that alone are left belong together, and so do those
      that alone are left between two pairs of one officer.
    * An answer between, before or after answers of the same officer goes with one of
      them: officers come back to what they said, and add to it.
    * What a member adds to a question goes with its answer.

    Parameters:
        links: what was found so far.
        strays: (question, answer) that do not belong together.
        weights: of every pair, rows questions, columns answers.
        officers: who gives each answer.
        opened: for each question, whether it opens a matter of its own.
    """
    count = len(weights)
    serving = {q: a for q, a, _ in links}
    asked = [q for q in range(count) if q not in serving]
    if len(officers) == 1 and count <= _FEW:
        likely = [q for q in asked if weights[q][0] > 0.0 or count == 1]
        return [(q, 0, _GUESS) for q in likely if (q, 0) not in strays]
    served: dict[int, list[int]] = {}
    for q, a, _ in links:
        served.setdefault(a, []).append(q)
    given = [a for a in range(len(officers)) if a not in served]
    guesses: list[tuple[int, int]] = []
    for a in given:
        if len(asked) == len(given) == 1 and weights[asked[0]][a] > _ALIKE:
            q = asked[0]
        else:
            q = _by_order(a, given, asked, served, weights, officers)
            if q is None and count <= _FEW:
                q = max(range(count), key=lambda one: (weights[one][a], -one))
                if count > 1 and weights[q][a] <= _TRACE:
                    q = None
        if q is not None:
            guesses.append((q, a))
    serving |= {q: a for q, a in guesses if q not in serving}
    for q in range(1, count):
        if q not in serving and not opened[q] and q - 1 in serving:
            a = serving[q - 1]
            if weights[q][a] > _TRACE:
                guesses.append((q, a))
                serving[q] = a
    return [(q, a, _GUESS) for q, a in guesses if (q, a) not in strays]


def _by_order(
    a: int,
    given: Sequence[int],
    asked: Sequence[int],
    served: dict[int, list[int]],
    weights: Sequence[Sequence[float]],
    officers: Sequence[str],
) -> int | None:
    """The question that an answer goes with, told from the officer's answers around it."""
    before, after = _neighbours(a, served, officers)
    if not before and not after:
        return None
    low, high = max(before, default=-1), min(after, default=len(weights))
    between = [q for q in asked if low < q < high]
    alone = sum(_neighbours(b, served, officers) == (before, after) for b in given) == 1
    if len(between) == 1 and alone and (after or weights[between[0]][a] > _TRACE):
        return between[0]
    q = max([*before, *after, *between], key=lambda one: (weights[one][a], -one))
    likeliest = max(row[a] for row in weights)
    if weights[q][a] <= _TRACE or likeliest > _ALIKE + _ELSEWHERE * weights[q][a]:
        return None
    return q


def _neighbours(
    a: int, served: dict[int, list[int]], officers: Sequence[str]
) -> tuple[list[int], list[int]]:
    """The questions of the officer's answers next before and next after answer `a`."""
    before, after = a - 1, a + 1
    while before >= 0 and officers[before] == officers[a] and before not in served:
        before -= 1
    while after < len(officers) and officers[after] == officers[a] and after not in served:
        after += 1
    return (
        served[before] if before >= 0 and officers[before] == officers[a] else [],
        served[after] if after < len(officers) and officers[after] == officers[a] else [],
    )
