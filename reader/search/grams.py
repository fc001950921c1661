"""What the index holds of a text: its distinct characters and pairs of neighbours.

A gram is one number: the first character's code point shifted by `SHIFT` bits, plus the
second's (0 for a single character). In this order grams sort like their UTF-8 bytes.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.minutes.normalize import fold

SHIFT = 21
"""Bits of a code point."""

BITS = 2 * SHIFT
"""Bits of a gram."""

SEPARATOR = "\0"
"""Stands between the speeches of a chunk, so that no gram (and no folding) joins two of them."""

_MASK = (1 << SHIFT) - 1


def fold_pieces(pieces: Sequence[str]) -> str:
    """The folded texts of a chunk's speeches, joined by `SEPARATOR`."""
    joined = fold(SEPARATOR.join(pieces))
    if joined.count(SEPARATOR) != len(pieces) - 1:
        # A text that holds the separator itself; it stands for a space there.
        return SEPARATOR.join(fold(piece).replace(SEPARATOR, " ") for piece in pieces)
    return joined


def distinct_grams(folded: str) -> NDArray[np.uint64]:
    """The distinct grams of a folded text, in order; none touches a separator or a surrogate."""
    data = folded.encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(data, dtype="<u4").astype(np.uint64)
    sound = (codes != 0) & ((codes < 0xD800) | (codes > 0xDFFF))
    single = codes[sound] << np.uint64(SHIFT)
    pairs = (codes[:-1] << np.uint64(SHIFT)) | codes[1:]
    return np.unique(np.concatenate([single, pairs[sound[:-1] & sound[1:]]]))


def word_grams(folded: str) -> list[int]:
    """The grams that a text holding the folded word must have: its pairs, or its one character."""
    grams = distinct_grams(folded).tolist()
    pairs = [gram for gram in grams if gram & _MASK]
    return pairs or grams


def gram_text(gram: int) -> str:
    """The one or two characters of a gram."""
    first, second = gram >> SHIFT, gram & _MASK
    return chr(first) + (chr(second) if second else "")
