"""The text layer of a PDF that Qt wrote: each glyph called by the character that was meant.

Fonts draw several characters by one glyph (生 and the radical ⽣, the full-width space and the em
space). Qt calls a glyph by the first of them in Unicode's order, so that 生 would be copied out of
the file as U+2F63 and no search would find it; and it has no name for a character beyond the first
plane (𠮷). Both are told by the file's ToUnicode maps (ISO 32000-1, 9.10.3), which are set right
here: in their places where they keep their length, else by an update at the file's end (7.5.6).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from PySide6.QtGui import QFont, QRawFont

_OBJECT = re.compile(
    rb"(?m)^(\d+) 0 obj\n<< /Length (\d+) >>\nstream\n(/CIDInit.*?)endstream", re.DOTALL
)
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_CODE = re.compile(rb"<([0-9A-F]{4})>")
_RANGES = re.compile(rb"\d+ beginbfrange\n.*endbfrange\n", re.DOTALL)
_MOST = 100
"""Characters in one section of a map (Adobe Technical Note 5014)."""

_TRAILER = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)", re.DOTALL)
_PLANE = "".join(map(chr, (*range(0x20, 0xD800), *range(0xE000, 0xFFFE))))
_BLOCK = 4096
"""Characters that are asked of a font at once: it is held as long as it answers."""


class Drawn(Struct, frozen=True):
    """A text on the pages.

    Attributes:
        bold: it is in the bold cut of the font, which is a font of its own in the file.
    """

    text: str
    bold: bool


def meant(pdf: bytes, drawn: Iterable[Drawn], families: Sequence[str]) -> bytes:
    """A PDF with its text layer set right.

    Args:
        drawn: what is printed in it, in the order in which it was.
        families: the fonts it is printed in, best first.
    """
    texts = list(drawn)
    used = Counter(char for one in texts for char in one.text)
    names = _names(used, families)
    beyond = _beyond(texts, families)
    objects: list[tuple[int, bytes]] = []
    for found in _OBJECT.finditer(pdf):
        glyphs = {glyph: names.get(char, char) for glyph, char in _read(found[3]).items()}
        # Glyphs are numbered from 1 as they were used first; those without a name are left out,
        # and whether there are some at the end nobody says: a name too many does no harm.
        most = max(glyphs, default=0)
        nameless = [one for one in range(1, most + 1) if one not in glyphs]
        chars = _beyond_in(set(glyphs.values()), len(nameless), texts, beyond)
        nameless += range(most + 1, most + 1 + len(chars) - len(nameless))
        glyphs.update(zip(nameless, chars, strict=False))
        objects.append((int(found[1]), _RANGES.sub(lambda _: _written(glyphs), found[3])))  # noqa: B023
    return _updated(pdf, objects)


def _read(map_: bytes) -> dict[int, str]:
    """The characters of a map's glyphs."""
    glyphs: dict[int, str] = {}
    for first, last, start, targets in _RANGE.findall(map_):
        numbers = range(int(first, 16), int(last, 16) + 1)
        codes = [int(code, 16) for code in _CODE.findall(targets)]
        for place, glyph in enumerate(numbers):
            glyphs[glyph] = chr(codes[place] if codes else int(start, 16) + place)
    return glyphs


def _written(glyphs: Mapping[int, str]) -> bytes:
    entries = [
        b"<%04X> <%s>\n" % (glyph, char.encode("utf-16-be").hex().upper().encode())
        for glyph, char in glyphs.items()
    ]
    sections = [entries[start : start + _MOST] for start in range(0, len(entries), _MOST)]
    return b"".join(
        b"%d beginbfchar\n%sendbfchar\n" % (len(one), b"".join(one)) for one in sections
    )


def _names(used: Counter[str], families: Sequence[str]) -> dict[str, str]:
    """What Qt calls characters that are printed, where it is another name, and theirs."""
    names: dict[str, str] = {}
    chars = [char for char, _ in used.most_common() if "\x20" <= char <= "\uffff"]
    for family in families:
        firsts, font = _firsts(family)
        for char, glyph in zip(chars, font.glyphIndexesForString("".join(chars)), strict=True):
            first = firsts.get(glyph, char)
            # Where both are printed, nobody can tell them apart; the likelier one it is.
            if first != char and used[first] < used[char]:
                names.setdefault(first, char)
    return names


def _beyond(texts: Sequence[Drawn], families: Sequence[str]) -> dict[tuple[bool, str], list[str]]:
    """Characters beyond the first plane by cut and font, in the order of their first use, which
    is that of their glyphs in the file."""
    found: dict[tuple[bool, str], list[str]] = {}
    for one in texts:
        for char in one.text:
            if char > "\uffff":
                family = next((name for name in families if _has(name, char)), "")
                kept = found.setdefault((one.bold, family), [])
                if char not in kept:
                    kept.append(char)
    return found


def _beyond_in(
    here: Collection[str],
    count: int,
    texts: Sequence[Drawn],
    beyond: Mapping[tuple[bool, str], list[str]],
) -> list[str]:
    """The characters of so many glyphs, or some more, without a name; none where that is not sure.

    Args:
        here: the other characters of the map.
    """
    likely = [(bold, chars) for (bold, _), chars in beyond.items() if count <= len(chars)]

    def strangers(bold: bool) -> int:
        """How many of the map's characters are nowhere in that cut."""
        return len(set(here) - {char for one in texts if one.bold is bold for char in one.text})

    return min(likely, key=lambda one: strangers(one[0]))[1] if likely else []


def _updated(pdf: bytes, objects: Sequence[tuple[int, bytes]]) -> bytes:
    """A PDF with streams in place of those of that number."""
    trailer = _TRAILER.search(pdf)
    if not objects or trailer is None:
        return pdf
    out = bytearray(pdf)
    table = b"xref\n"
    for number, stream in objects:
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n<< /Length %d >>\nstream\n" % (number, len(stream))
        out += stream + b"endstream\nendobj\n"
    start = len(out)
    out += table + b"trailer\n<<" + trailer[1] + b"/Prev " + trailer[2] + b"\n>>\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


@lru_cache(maxsize=8)
def _firsts(family: str) -> tuple[dict[int, str], QRawFont]:
    """The first character of each glyph of a font."""
    raw = _raw(family)
    firsts: dict[int, str] = {}
    for start in range(0, len(_PLANE), _BLOCK):
        block = _PLANE[start : start + _BLOCK]
        for char, glyph in zip(block, raw.glyphIndexesForString(block), strict=True):
            if glyph:
                firsts.setdefault(glyph, char)
    return firsts, raw


@lru_cache(maxsize=1024)
def _has(family: str, char: str) -> bool:
    return bool(_firsts(family)[1].supportsCharacter(ord(char)))


def _raw(family: str) -> QRawFont:
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(100)
    return QRawFont.fromFont(font)
