"""Surnames of a sitting's speakers, for the headings of quotes.

Where the padding of a roster or a label does not tell, nothing is guessed: a wrong surname
over a quote is worse than the full name.
"""

import re

from reader.minutes.model import Sitting, SpeechKind
from reader.minutes.surnames import gap_width, split_surname

_GAP = re.compile("[ \u3000]+")


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
        matches = re.finditer(padded, text)
        marked = {split_surname(one.group()) for one in matches if not _goes_on(one)} - {None}
        if len(marked) == 1:
            found[name] = str(marked.pop())
    return found


def _goes_on(match: re.Match[str]) -> bool:
    """Whether a padded name is only the beginning of one: 「見　本」 of 「見　本　たろう」.

    A label may hold no more than the surname; then the name of the roster goes on behind a
    gap that is no wider than those inside.
    """
    gap = _GAP.match(match.string, match.end())
    inside = [gap_width(one) for one in _GAP.findall(match.group())]
    return gap is not None and bool(inside) and gap_width(gap.group()) <= min(inside)
