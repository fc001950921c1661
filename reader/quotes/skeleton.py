"""The letters of a text: what quotes are looked for in.

White space, punctuation, brackets and long-vowel marks are left out; what is left is folded as
for a search (width, case, variant kanji), and voiced kana stand as voiceless ones, so that ﾃﾞ and
デ are one letter. A letter of a skeleton is one code point of the text: the way back is a list.
Looking for quotes only needs what two texts have in common; what differs is told by the texts
themselves (`reader.quotes.compare`).
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

import numpy as np
from numpy.typing import NDArray

from reader.minutes.normalize import fold

Codes = NDArray[np.uint32]
Offsets = NDArray[np.int64]

SEPARATOR = "\x02"
"""Put between texts it stays in their skeleton, as a letter that no word has."""

_TABLE_END = 0x10000
_SURROGATES = range(0xD800, 0xE000)


class Skeleton(NamedTuple):
    """The letters of a text.

    Attributes:
        letters: folded code points; a 2 is a `SEPARATOR`, 0 and 1 do not occur.
        places: of each, its offset in the text; ascending.
    """

    letters: Codes
    places: Offsets


@cache
def _table() -> Codes:
    """What each code point of the basic plane stands as; 0 for what is left out."""
    table = np.zeros(_TABLE_END, dtype=np.uint32)
    for code in range(0x20, _TABLE_END):
        if code in _SURROGATES:
            table[code] = code
            continue
        folded = fold(chr(code))
        letter = normalize("NFD", folded)[:1]
        if letter and letter != "ー" and category(letter)[0] in "LN":
            table[code] = ord(letter)
    table[ord(SEPARATOR)] = ord(SEPARATOR)
    return table


def joined(texts: Sequence[str]) -> Codes:
    """The letters of several texts, with a `SEPARATOR` between two of them."""
    return skeleton(SEPARATOR.join(text.replace(SEPARATOR, " ") for text in texts)).letters


def starts(letters: Codes) -> Offsets:
    """Where each of `joined` texts begins."""
    return np.concatenate([[0], np.flatnonzero(letters == ord(SEPARATOR)) + 1])


def prepare() -> None:
    """Make the table, which the first text would wait for."""
    _table()


def skeleton(text: str) -> Skeleton:
    """The letters of `text`."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    table = _table()
    if len(codes) and int(codes.max()) >= _TABLE_END:
        folded = codes.astype(np.uint32)
        basic = codes < _TABLE_END
        folded[basic] = table[codes[basic]]
    else:
        folded = table[codes]
    places = np.flatnonzero(folded)
    return Skeleton(folded[places], places)
