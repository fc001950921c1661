"""How alike two passages are: cosine of TF-IDF over character 2- and 3-grams.

Character n-grams need no dictionary, and on council minutes they do as well as trained
models once the segments are right (NTCIR-16 QA Lab-PoliInfo-3). Grams of kana alone
are left out: they are endings and particles.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from math import log, sqrt

from reader.minutes.normalize import fold

_RUNS = re.compile(r"[^\s、。，．・「」『』（）()〔〕［］\[\]?!：:;…―─-]+")
_INNER_KANA = re.compile(r"(?<=[ぁ-ゟー]{2})[ぁ-ゟー]+(?=[ぁ-ゟー]{2})")
_KANA = re.compile(r"[ぁ-ゟー]+")
_TIMES = [0.0, *(1.0 + log(seen) for seen in range(1, 64))]

Vector = Mapping[str, float]
"""Weights by n-gram, of length 1 before the grams that no other passage holds were dropped."""


def grams(text: str) -> Counter[str]:
    """The 2- and 3-grams of `text`, folded, with how often each occurs."""
    # what lies between the two outer kana of a run is in grams of kana alone
    words = _INNER_KANA.sub(" ", fold(text))
    found = Counter(chain.from_iterable(map(_cut, _RUNS.findall(words))))
    for run in _KANA.findall(words):
        for gram in _cut(run):
            found.pop(gram, None)
    return found


def _cut(run: str) -> Iterator[str]:
    pairs = pairwise(run)
    triples = zip(run, run[1:], run[2:], strict=False)
    return chain(map("".join, pairs), map("".join, triples))


class Weights:
    """Inverse document frequencies over the passages of one exchange.

    Parameters:
        documents: n-gram counts of each passage.
    """

    def __init__(self, documents: Sequence[Mapping[str, int]]) -> None:
        frequency = Counter(chain.from_iterable(documents))
        count = len(documents)
        steps = [log((count + 1) / (seen + 0.5)) for seen in range(count + 1)]
        self._alone = steps[min(1, count)]
        self._shared = {gram: steps[seen] for gram, seen in frequency.items() if seen > 1}

    def vector(self, *counts: Mapping[str, int]) -> Vector:
        """The weighted, normalised vector of the counts taken together.

        Grams of one passage alone count for the length only: nothing else has them.
        """
        total: Mapping[str, int] = counts[0]
        for more in counts[1:]:
            total = Counter(total)
            total.update(more)
        shared = self._shared
        weights: dict[str, float] = {}
        squares = 0.0
        alone = 0.0
        for gram, seen in total.items():
            times = _TIMES[seen] if seen < len(_TIMES) else 1.0 + log(seen)
            weight = shared.get(gram)
            if weight is None:
                alone += times * times
            else:
                weights[gram] = weight = weight * times
                squares += weight * weight
        length = sqrt(squares + alone * self._alone * self._alone)
        if length == 0.0:
            return {}
        return {gram: weight / length for gram, weight in weights.items()}


def matrix(rows: Sequence[Vector], columns: Iterable[Vector]) -> list[list[float]]:
    """The cosine of every row with every column, 0 to 1."""
    index: dict[str, list[tuple[int, float]]] = {}
    for i, row in enumerate(rows):
        for gram, weight in row.items():
            index.setdefault(gram, []).append((i, weight))
    table: list[list[float]] = [[] for _ in rows]
    for column in columns:
        sums = [0.0] * len(rows)
        for gram, weight in column.items():
            for i, other in index.get(gram, ()):
                sums[i] += weight * other
        for i, total in enumerate(sums):
            table[i].append(total)
    return table


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two normalised vectors."""
    if len(one) > len(other):
        one, other = other, one
    return sum([weight * other[gram] for gram, weight in one.items() if gram in other])
