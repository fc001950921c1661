"""Whole names that minutes print in lists: who signs, who sits on which committee, who is present.

Lists spread names with spaces and often end them in 君, one person to a line::

    副委員長　　架　空　はなこ　君
    見 本 太 郎 君
"""

import re
from collections.abc import Iterator

from reader.minutes.labels import NOBODY
from reader.minutes.model import Sitting
from reader.minutes.post_grammar import NAME, is_post
from reader.minutes.roster import Entry, parse_roster
from reader.minutes.surnames import split_surname

_LINE = re.compile(
    r"^[ 　]*(?P<words>[^\n、。（）()「」]{2,40}?)[ 　]*(?:君|くん|氏|議員|委員)[ 　]*$",
    re.MULTILINE,
)
_ATOM = re.compile(r"[^ 　]+")
_SUFFIXES = ("君", "くん", "氏", "議員", "委員")
_SHORTEST, _LONGEST = 3, 10


def listed_people(sitting: Sitting) -> tuple[Entry, ...]:
    """Everyone whom a sitting's rosters and lists print with the whole name, each once."""
    roster = "\n".join(one.text for one in sitting.speeches if one.speaker == NOBODY)
    found = list(parse_roster(roster).entries) if roster else []
    for speech in sitting.speeches:
        if speech.speaker != NOBODY and any(word in speech.text for word in _SUFFIXES):
            found += _lines(speech.text)
    return tuple(dict.fromkeys(found))


def _lines(text: str) -> Iterator[Entry]:
    for match in _LINE.finditer(text):
        words = match["words"]
        atoms = list(_ATOM.finditer(words))
        if len(atoms) < 2:
            continue
        post = _post(atoms)
        padded = words[atoms[post].start() :] if post < len(atoms) else ""
        name = re.sub("[ 　]", "", padded)
        if _SHORTEST <= len(name) <= _LONGEST and NAME.fullmatch(name) and not is_post(name):
            role = "".join(atom.group() for atom in atoms[:post]) or None
            yield Entry(name, role, None, split_surname(padded))


def _post(atoms: list[re.Match[str]]) -> int:
    """How many atoms at the start are a post (「委 員 長」)."""
    for count in range(min(len(atoms) - 1, 8), 0, -1):
        joined = "".join(atom.group() for atom in atoms[:count])
        if len(joined) > 1 and is_post(joined):
            return count
    return 0
