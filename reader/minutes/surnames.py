"""The boundary between surname and given name, as far as padding marks it.

Minutes write names without a mark between the two, but rosters spread them over a fixed
width: 「架　空　はなこ」, 「みほん　太　郎」, 「見　本　　　透」. Where the spaces do not tell,
nothing is guessed.
"""

import re

_SPACES = re.compile("[ \u3000]+")


def split_surname(padded: str) -> str | None:
    """The surname of a name with padding spaces, without them; None where they do not tell.

    One gap is the boundary; of several, the widest; of equal ones, the one before a
    last (or after a first) piece that alone has more than one character.
    """
    pieces = _SPACES.split(padded.strip(" \u3000"))
    gaps = [gap_width(gap) for gap in _SPACES.findall(padded.strip(" \u3000"))]
    if not gaps:
        return None
    widest = max(gaps)
    if gaps.count(widest) == 1:
        return "".join(pieces[: gaps.index(widest) + 1])
    if min(gaps) < widest:
        return None
    long = [index for index, piece in enumerate(pieces) if len(piece) > 1]
    if long == [len(pieces) - 1]:
        return "".join(pieces[:-1])
    if long == [0]:
        return pieces[0]
    return None


def gap_width(gap: str) -> int:
    """The width of spaces in half-width columns."""
    return sum(2 if character == "\u3000" else 1 for character in gap)
