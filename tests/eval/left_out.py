"""The cues as they would be had an assembly never been seen.

The program ships no cues for a single assembly, but its general cues were collected from
some. So an assembly is left out by taking out of the profile whatever matches a sentence
of that assembly and none of the others: what is left, and what the sitting itself tells,
must do nearly as well.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from reader.minutes.normalize import fold
from reader.threads.profile import Profile

_BLANK = re.compile(r"\s+")


def words(sentences: Iterable[str]) -> list[str]:
    """Sentences as cues see them."""
    return [_BLANK.sub("", fold(sentence)).replace(",", "、") for sentence in sentences]


def without(profile: Profile, own: Sequence[str], others: Sequence[str]) -> tuple[Profile, int]:
    """A profile without the cues that one assembly alone shows, and how many these are.

    Args:
        own, others: `words` of the assembly and of all others.
    """
    mine, theirs = "\n".join(own), "\n".join(others)
    changed: dict[str, tuple[str, ...]] = {}
    taken = 0
    for one in fields(profile):
        if one.name == "name":
            continue
        kept: list[str] = []
        for expression in getattr(profile, one.name):
            parts = [part for part in _alternatives(expression) if not _only(part, mine, theirs)]
            taken += len(_alternatives(expression)) - len(parts)
            if parts:
                kept.append("|".join(parts))
        changed[one.name] = tuple(kept)
    return replace(profile, **changed), taken


def _only(expression: str, mine: str, theirs: str) -> bool:
    pattern = re.compile(expression, re.MULTILINE)
    return pattern.search(mine) is not None and pattern.search(theirs) is None


def _alternatives(expression: str) -> list[str]:
    """The alternatives of an expression; of ``^(?:a|b)``, ``^(?:a)`` and ``^(?:b)`` are not told."""
    parts = [""]
    depth = 0
    for sign in re.findall(r"\\.|\[(?:\\.|[^\]])*\]|.", expression):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
