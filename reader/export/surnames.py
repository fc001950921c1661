"""Surnames, as far as the padding of a roster or a label marks them.

Minutes write names without a mark between surname and given name, but rosters
spread them over a fixed width: 「架　空　はなこ」, 「みほん　太　郎」, 「見　本　　　透」.
Where the spaces do not tell, nothing is guessed: a wrong surname over a quote is
worse than the full name.
"""

import re

from reader.minutes.model import Sitting, SpeechKind

_SPACES = re.compile("[ \u3000]+")


def surnames(sitting: Sitting) -> dict[str, str]:
    """Name → surname, for the speakers whose surname the sitting's own spacing tells.

    Labels and the rosters (speeches of kind `other`) are read.
    """
    sources = [speech.label for speech in sitting.speeches]
    sources += [speech.text for speech in sitting.speeches if speech.kind is SpeechKind.OTHER]
    text = "\n".join(sources)
    names = {speech.speaker.name for speech in sitting.speeches} - {None}
    found: dict[str, str] = {}
    for name in names:
        if name is None or len(name) < 2:
            continue
        padded = "[ \u3000]*".join(re.escape(character) for character in name)
        marked = {split_surname(match) for match in re.findall(padded, text)} - {None}
        if len(marked) == 1:
            found[name] = str(marked.pop())
    return found


def split_surname(padded: str) -> str | None:
    """The surname of a name with padding spaces, without them; None where they do not tell.

    One gap is the boundary; of several, the widest; of equal ones, the one before a
    last (or after a first) piece that alone has more than one character.
    """
    pieces = _SPACES.split(padded.strip(" \u3000"))
    gaps = [_width(gap) for gap in _SPACES.findall(padded.strip(" \u3000"))]
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


def _width(gap: str) -> int:
    """In half-width columns."""
    return sum(2 if character == "\u3000" else 1 for character in gap)
