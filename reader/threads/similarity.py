"""How alike two passages are: cosine of TF-IDF over character 2- and 3-grams.

Character n-grams need no dictionary, and on council minutes they do as well as trained
models once the segments are right (NTCIR-16 QA Lab-PoliInfo-3). Grams of kana alone
are left out: they are endings and particles.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from math import log, sqrt
from operator import add

from reader.minutes.normalize import fold

_RUNS = re.compile(r"[^\s、。，．・「」『』（）()〔〕［］\[\]?!：:;…―─-]+")
_INNER_KANA = re.compile(r"(?<=[ぁ-ゟー]{2})[ぁ-ゟー]+(?=[ぁ-ゟー]{2})")
_KANA = re.compile(r"[ぁ-ゟー]+")
_MOST = 63
"""A gram that occurs more often counts no more."""
_TIMES = [0.0, *(1.0 + log(seen) for seen in range(1, _MOST + 1))]
_SQUARES = [times * times for times in _TIMES]

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
    rest = run[1:]
    return chain(map(add, run, rest), map(add, map(add, run, rest), run[2:]))


def pairs(folded: str) -> Iterable[str]:
    """The different 2-grams of a folded text, likewise without those of kana alone."""
    words = _INNER_KANA.sub(" ", folded)
    # a dict, not a set: the same text gives the same order, and so the same sums
    found: dict[str, None] = {}
    for run in _RUNS.findall(words):
        found.update(dict.fromkeys(map(add, run, run[1:])))
    for run in _KANA.findall(words):
        for gram in map(add, run, run[1:]):
            found.pop(gram, None)
    return found


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
        if max(total.values(), default=0) > _MOST:
            total = {gram: min(seen, _MOST) for gram, seen in total.items()}
        weights = {
            gram: shared[gram] * _TIMES[seen] for gram, seen in total.items() if gram in shared
        }
        every = sum([_SQUARES[seen] for seen in total.values()])
        known = sum([_SQUARES[total[gram]] for gram in weights])
        squares = sum([weight * weight for weight in weights.values()])
        squares += max(0.0, every - known) * self._alone * self._alone
        if squares == 0.0:
            return {}
        length = sqrt(squares)
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
