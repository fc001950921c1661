"""Where an answer turns to the next question, told from the words that it takes up again.

No list of cues holds for every assembly, but an official who turns to another matter
names it in the member's words. So the sentences of an answer are laid against the
questions of the round, as a path that never goes back (one officer answers in the order
of the questions: `reader.threads.align`), and the path changes to another question only
where the words outweigh the price of a change: little where the sentence looks like the
beginning of a matter, much where it does not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from reader.threads.similarity import grams


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a round, as answers may take them up.

    Attributes:
        count: of questions.
        places: n-gram → (question, weight).
        weights: n-gram → its weight; rarer among the questions, heavier.
        unknown: the weight of any other.
    """

    count: int
    places: Mapping[str, tuple[tuple[int, float], ...]]
    weights: Mapping[str, float]
    unknown: float

    @classmethod
    def of(cls, questions: Sequence[str]) -> "Asked":
        """From the words of every question of a round, in order."""
        counts = [grams(words) for words in questions]
        frequency: dict[str, int] = {}
        for count in counts:
            for gram in count:
                frequency[gram] = frequency.get(gram, 0) + 1
        total = len(counts)
        weights = {gram: log((total + 1) / (seen + 0.5)) for gram, seen in frequency.items()}
        places: dict[str, list[tuple[int, float]]] = {}
        for question, count in enumerate(counts):
            length = sqrt(sum(weights[gram] ** 2 for gram in count)) or 1.0
            for gram in count:
                places.setdefault(gram, []).append((question, weights[gram] / length))
        return cls(
            total,
            {gram: tuple(found) for gram, found in places.items()},
            weights,
            log((total + 1) / 1.5),
        )

    def likeness(self, words: str) -> list[float]:
        """The likeness of a sentence to every question, 0 to 1."""
        found = [0.0] * self.count
        squares = 0.0
        for gram in grams(words):
            weight = self.weights.get(gram, self.unknown)
            squares += weight * weight
            for question, other in self.places.get(gram, ()):
                found[question] += weight * other
        length = sqrt(squares) or 1.0
        return [value / length for value in found]


def restated(sentences: Sequence[str], prices: Sequence[float], asked: Asked) -> list[bool]:
    """For each sentence of an answer, whether it turns to another question.

    Parameters:
        sentences: of one speech, in order.
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
