"""The order of relevance: BM25 over what was counted in the text itself.

S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, with
k1 = 1.2 and b = 0.75. The mean length is that of the hits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from reader.library.lookup import SpeechRow

_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class Candidate:
    """A hit before it is made presentable.

    Attributes:
        owner: the place of its sitting or post in the catalogue.
        counts: how often each word that hits must hold stands in it.
        length: of its text, in folded code points.
    """

    owner: int
    speech: SpeechRow
    counts: tuple[int, ...]
    length: int


def ranked(candidates: Sequence[Candidate], speeches: int) -> list[Candidate]:
    """`candidates`, the best first; equally good ones keep their order.

    Args:
        speeches: how many there are in the library.
    """
    if not candidates:
        return []
    words = range(len(candidates[0].counts))
    holding = [sum(1 for one in candidates if one.counts[word]) for word in words]
    weights = [log(1 + (max(speeches, n) - n + 0.5) / (n + 0.5)) for n in holding]
    mean = sum(one.length for one in candidates) / len(candidates) or 1.0

    def score(one: Candidate) -> float:
        norm = _K1 * (1 - _B + _B * one.length / mean)
        return sum(
            weights[word] * number * (_K1 + 1) / (number + norm)
            for word, number in enumerate(one.counts)
            if number
        )

    return sorted(candidates, key=score, reverse=True)
