"""Where an answer turns to the next question, told from the words that it takes up again.

No list of cues holds for every assembly, but an official who turns to another matter
names it in the member's words. So the sentences of an answer are laid against the
questions of the round, as a path that never goes back (one officer answers in the order
of the questions: `reader.threads.align`), and the path changes to another question only
where the words outweigh the price of a change: little where the sentence looks like the
beginning of a matter, much where it does not.
"""

from collections.abc import Sequence
from math import sqrt

import numpy as np
from msgspec import Struct

from reader.threads.similarity import Grams, Numbers, Vector, idf, pairs


class Asked(Struct, frozen=True):
    """The questions of a round, as answers may take them up.

    Attributes:
        count: of questions.
        keys: the 2-grams of all, ascending, and one that is greater than any.
        squares: the squared weight of each; rarer among the questions, heavier. The last is that
            of a 2-gram that no question holds.
        parts: the part of the likeness to each question that each 2-gram makes: (2-grams,
            questions).
    """

    count: int
    keys: Numbers
    squares: Vector
    parts: Vector

    @classmethod
    def of(cls, questions: Sequence[Grams]) -> "Asked":
        """From the n-grams of every question of a round, in order."""
        held = [one.pairs for one in questions]
        total = len(held)
        keys, frequency = np.unique(np.concatenate(held), return_counts=True)
        steps = idf(total) ** 2
        squares = np.append(steps[frequency], steps[1])
        keys = np.append(keys, np.iinfo(np.int64).max)
        parts = np.zeros((len(keys), total))
        for question, own in enumerate(held):
            at = np.searchsorted(keys, own)
            parts[at, question] = squares[at] / (sqrt(squares[at].sum()) or 1.0)
        return cls(total, keys, squares, parts)

    def likeness(self, folded: str) -> Vector:
        """The likeness of a folded sentence to every question, 0 to 1."""
        own = pairs(folded)
        at = np.searchsorted(self.keys, own)
        at[self.keys[at] != own] = len(self.keys) - 1
        found: Vector = self.parts[at].sum(axis=0)
        found /= sqrt(self.squares[at].sum()) or 1.0
        return found


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
    likeness = [asked.likeness(words).tolist() for words in sentences]
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
