"""Where an answer turns to the next question, told from the words that it takes up again.

No list of cues holds for every assembly, but an official who turns to another matter
names it in the member's words. So the sentences of an answer are laid against the
questions of the round, as a path that never goes back (one officer answers in the order
of the questions: `reader.threads.align`), and the path changes to another question only
where the words outweigh the price of a change: little where the sentence looks like the
beginning of a matter, much where it does not.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt

from reader.threads.similarity import pairs

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a round, as answers may take them up.

    Attributes:
        count: of questions.
        places: 2-gram → its squared weight, and (question, part of its likeness) of each
            question that holds it; rarer among the questions, heavier.
        unknown: the squared weight of any other.
    """

    count: int
    places: Mapping[str, tuple[float, list[tuple[int, float]]]]
    unknown: float

    @classmethod
    def of(cls, questions: Sequence[Mapping[str, int]]) -> "Asked":
        """From the n-grams of every question of a round, in order."""
        held = [[gram for gram in counted if len(gram) == _PAIR] for counted in questions]
        frequency = Counter(chain.from_iterable(held))
        total = len(held)
        steps = [log((total + 1) / (seen + 0.5)) ** 2 for seen in range(total + 1)]
        places: dict[str, tuple[float, list[tuple[int, float]]]] = {
            gram: (steps[seen], []) for gram, seen in frequency.items()
        }
        for question, grams in enumerate(held):
            length = sqrt(sum([places[gram][0] for gram in grams])) or 1.0
            for gram in grams:
                square, found = places[gram]
                found.append((question, square / length))
        return cls(total, places, steps[1] if total else 1.0)

    def likeness(self, folded: str) -> list[float]:
        """The likeness of a folded sentence to every question, 0 to 1."""
        found = [0.0] * self.count
        squares = 0.0
        places = self.places
        for gram in pairs(folded):
            known = places.get(gram)
            if known is None:
                squares += self.unknown
                continue
            squares += known[0]
            for question, part in known[1]:
                found[question] += part
        length = sqrt(squares) or 1.0
        return [value / length for value in found]


def restated(sentences: Sequence[str], prices: Sequence[float], asked: Asked) -> list[bool]:
    """For each sentence of an answer, whether it turns to another question.

    Parameters:
        sentences: of one speech, in order, folded.
        prices: what a turn to another question costs there, in likeness.
        asked: at least two questions.
    """
    if not sentences:
        return []
    count = asked.count
    likeness = [asked.likeness(words) for words in sentences]
    gain = list(likeness[0])
    came: list[list[int]] = []
    for place in range(1, len(sentences)):
        price = prices[place]
        back = list(range(count))
        best, leader = gain[0], 0
        after = [gain[0]]
        for question in range(1, count):
            if best - price > gain[question]:
                after.append(best - price)
                back[question] = leader
            else:
                after.append(gain[question])
            if gain[question] > best:
                best, leader = gain[question], question
        came.append(back)
        gain = [one + other for one, other in zip(after, likeness[place], strict=True)]
    found = [False] * len(sentences)
    question = max(range(count), key=gain.__getitem__)
    for place in range(len(sentences) - 1, 0, -1):
        before = came[place - 1][question]
        found[place] = before != question
        question = before
    return found
