"""How alike two passages are: cosine of TF-IDF over character 2- and 3-grams.

Character n-grams need no dictionary, and on council minutes they do as well as trained
models once the segments are right (NTCIR-16 QA Lab-PoliInfo-3). Grams of kana alone
are left out: they are endings and particles.

A gram is a number, its characters side by side in 21 bits each, so that a whole text is cut
and counted by a handful of array operations.
"""

from collections.abc import Sequence
from functools import cache
from math import sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reader.minutes.normalize import fold

_SEPARATORS = "、。，．・「」『』（）()〔〕［］[]?！：:;…―─-\0"
_CODES = 0x110000
_BITS = 21
_CHARACTER = (1 << _BITS) - 1
_PAIRS_END = 1 << 2 * _BITS
"""Pairs are smaller than this, and grams of three characters are not."""
_SEPARATOR, _KANA = 2, 1
_MOST = 63
"""A gram that occurs more often counts no more."""

Numbers = NDArray[np.int64]
Vector = NDArray[np.float64]
"""Weights of those grams that passages of one exchange share, of length 1 together with those that
only one has; all vectors of one `Weights` are laid out alike."""

NOWHERE: Vector = np.zeros(0)
"""The vector of what was not counted."""


class Grams(Struct, frozen=True):
    """The 2- and 3-grams of a text.

    Attributes:
        keys: each once, ascending.
        counts: how often each occurs.
    """

    keys: Numbers
    counts: Numbers

    @property
    def pairs(self) -> Numbers:
        """The 2-grams alone."""
        return self.keys[: np.searchsorted(self.keys, _PAIRS_END)]


def grams(text: str) -> Grams:
    """The 2- and 3-grams of `text`, folded."""
    pairs, kana, codes = _pairs(fold(text))
    whole = pairs[:-1] >= 0
    whole &= pairs[1:] >= 0
    whole &= ~(kana[:-1] & kana[1:])
    triples = pairs[:-1][whole] << _BITS
    triples |= codes[2:][whole]
    keys = np.concatenate((pairs[(pairs >= 0) & ~kana], triples))
    keys.sort()
    first = np.empty(len(keys), dtype=np.bool_)
    first[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    places = np.flatnonzero(first)
    return Grams(keys[places], np.diff(places, append=len(keys)))


def pairs(folded: str) -> Numbers:
    """The different 2-grams of a folded text, ascending."""
    found, kana, _ = _pairs(folded)
    return np.unique(found[(found >= 0) & ~kana])


def parts(text: str) -> set[str]:
    """The 2- and 3-grams of `text` as text."""
    return {
        "".join(chr(code) for shift in (2, 1, 0) if (code := key >> shift * _BITS & _CHARACTER))
        for key in grams(text).keys.tolist()
    }


def _pairs(folded: str) -> tuple[Numbers, NDArray[np.bool_], Numbers]:
    """The 2-gram at every place, negative where it holds a separator; where it is of kana alone;
    the characters."""
    codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
    if len(codes) < 2:
        codes = np.zeros(2, dtype=np.int64)
    classes = _classes()[codes]
    found = codes[:-1] << _BITS
    found |= codes[1:]
    apart = classes == _SEPARATOR
    found[apart[:-1] | apart[1:]] = -1
    kana = classes == _KANA
    return found, kana[:-1] & kana[1:], codes


@cache
def _classes() -> NDArray[np.uint8]:
    table = np.zeros(_CODES, dtype=np.uint8)
    table[ord("ぁ") : ord("ゟ") + 1] = _KANA
    table[ord("ー")] = _KANA
    table[[code for code in range(0x3001) if chr(code).isspace()]] = _SEPARATOR
    table[[ord(character) for character in _SEPARATORS]] = _SEPARATOR
    return table


class Weights:
    """Inverse document frequencies over the passages of one exchange.

    Parameters:
        documents: the grams of each passage.
    """

    def __init__(self, documents: Sequence[Grams]) -> None:
        keys = np.concatenate([np.empty(0, dtype=np.int64), *(one.keys for one in documents)])
        found, frequency = np.unique(keys, return_counts=True)
        steps = idf(len(documents))
        self._alone = float(steps[min(1, len(documents))])
        shared = frequency > 1
        # One that is greater than all, so that there is always one to compare with.
        self._shared: Numbers = np.append(found[shared], np.iinfo(np.int64).max)
        self._steps: Vector = np.append(steps[frequency[shared]], 0.0)

    def vector(self, text: Grams) -> Vector:
        """The weighted, normalised vector of a text.

        Grams of one passage alone count for the length only: nothing else has them.
        """
        times = _times()[np.minimum(text.counts, _MOST)]
        at = np.searchsorted(self._shared, text.keys)
        known = self._shared[at] == text.keys
        at = at[known]
        weights = times[known] * self._steps[at]
        alone = times[~known]
        squares = float(weights @ weights) + float(alone @ alone) * self._alone * self._alone
        vector: Vector = np.zeros(len(self._shared))
        if squares:
            vector[at] = weights / sqrt(squares)
        return vector


def idf(documents: int) -> Vector:
    """What a gram weighs by the number of documents that hold it, from 0 to all."""
    return np.log((documents + 1) / (np.arange(documents + 1) + 0.5))


@cache
def _times() -> Vector:
    return np.concatenate(([0.0], 1.0 + np.log(np.arange(1, _MOST + 1))))


def matrix(rows: Sequence[Vector], columns: Sequence[Vector]) -> list[list[float]]:
    """The cosine of every row with every column, 0 to 1."""
    if not rows or not columns:
        return [[] for _ in rows]
    table: list[list[float]] = (np.stack(rows) @ np.stack(columns).T).tolist()
    return table


def cosine(one: Vector, other: Vector) -> float:
    """The cosine of two normalised vectors; nothing is like what was not counted."""
    return float(one @ other) if len(one) == len(other) else 0.0
