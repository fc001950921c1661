"""Characters as they are compared: white space left out, full and half width alike.

Only width is folded here, and pairs of characters that cp932 and Unicode tables confuse (～〜,
－−, ―—): another letter case, another kanji, another mark is another character.
"""

import re
from bisect import bisect_left
from functools import cache
from unicodedata import normalize

from msgspec import Struct

_HALF_KANA = re.compile("[\uff61-\uff9f]+")
_SOUND_MARKS = "ﾞﾟ"
_CONFUSED = {"〜": "~", "−": "-", "―": "—", "∥": "‖"}


@cache
def _table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {code: normalize("NFKC", chr(code)) for code in range(0xFFE0, 0xFFE7)}
    table |= {ord(one): other for one, other in _CONFUSED.items()}
    return {code: other for code, other in table.items() if len(other) == 1}


class Plain(Struct, frozen=True):
    """A range of a text as it is compared.

    Attributes:
        text: the text that it is of.
        characters: without white space, with one width.
        starts: where each stands in the text; one more at the end, for the range's end.
        ends: where each ends.
    """

    text: str
    characters: str
    starts: list[int]
    ends: list[int]

    def at(self, offset: int) -> int:
        """The first character at or behind an offset of the text."""
        return bisect_left(self.starts, offset, 0, len(self.characters))

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that some characters stand for; of none, the place before them."""
        if start >= end:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[end - 1]

    def written(self, index: int) -> str:
        """A character as it stands in the text."""
        return self.text[self.starts[index] : self.ends[index]]


def plain(text: str, start: int, end: int) -> Plain:
    """The characters of ``text[start:end]``."""
    part = text[start:end]
    done = 0
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def take(low: int, high: int) -> None:
        for offset, character in enumerate(part[low:high].translate(_table()), low + start):
            if not character.isspace():
                characters.append(character)
                starts.append(offset)
                ends.append(offset + 1)

    for match in _HALF_KANA.finditer(part):
        take(done, match.start())
        at = match.start()
        while at < match.end():
            size = 1 + (at + 1 < match.end() and part[at + 1] in _SOUND_MARKS)
            whole = normalize("NFKC", part[at : at + size])
            if len(whole) > 1:  # a mark that does not belong there
                size, whole = 1, normalize("NFKC", part[at])
            characters.append(whole)
            starts.append(at + start)
            ends.append(at + size + start)
            at += size
        done = match.end()
    take(done, len(part))
    starts.append(end)
    return Plain(text, "".join(characters), starts, ends)


def is_letter(character: str) -> bool:
    """As a skeleton has it."""
    return character.isalnum() and character != "ー"


def letters(characters: str) -> int:
    """How many letters there are among characters."""
    return sum(map(is_letter, characters))
