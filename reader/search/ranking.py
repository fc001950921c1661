"""The order of relevance: BM25 over exact counts of all hits, and a second look at the best.

S. Robertson, H. Zaragoza: The Probabilistic Relevance Framework: BM25 and Beyond, 2009, with
k1 = 1.2 and b = 0.75; the mean length is that of the hits. Every hit is scored; of the first
`LOOKED_AT` the topic is looked up, and one whose headline holds a word counts for more.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.minutes.normalize import fold
from reader.search.index import Numbers
from reader.search.matching import Pattern
from reader.search.results import Hit

LOOKED_AT = 60
"""Hits whose headlines are looked at."""

_K1 = 1.2
_B = 0.75
_HEADLINE = 1.5

Scores = NDArray[np.float64]


def scores(counts: NDArray[np.int64], lengths: Numbers, speeches: int) -> Scores:
    """The score of every hit.

    Args:
        counts: (hits, words): how often each word that hits must hold stands in each.
        lengths: of the hits' folded texts, in code points.
        speeches: how many there are in the library.
    """
    if not len(lengths):
        return np.zeros(0)
    holding = np.count_nonzero(counts, axis=0)
    weights = np.log(1 + (np.maximum(speeches, holding) - holding + 0.5) / (holding + 0.5))
    norm = _K1 * (1 - _B + _B * lengths / (lengths.mean() or 1.0))
    return (counts * (_K1 + 1) / (counts + norm[:, None])) @ weights


def by_headline(
    hits: Sequence[Hit], found: Sequence[float], patterns: Sequence[Pattern]
) -> list[Hit]:
    """`hits`, best first, once headlines count; equally good ones keep their order.

    Args:
        found: their scores.
        patterns: the words that hits must hold.
    """

    def score(place: int) -> float:
        topic = hits[place].topic
        title = fold(topic.title) if topic is not None else ""
        headed = any(pattern.may_be_in(title) for pattern in patterns)
        return found[place] * (_HEADLINE if headed else 1.0)

    return [hits[place] for place in sorted(range(len(hits)), key=score, reverse=True)]
