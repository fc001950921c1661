"""The cues as they would be had an assembly never been seen.

The program ships no cues for a single assembly, but its general cues were collected from
some. So an assembly is left out by taking out of the profile whatever matches a sentence
of that assembly and none of the others: what is left, and what the sitting itself tells,
must do nearly as well.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from msgspec.structs import fields, replace

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

    def only(expression: str) -> bool:
        pattern = re.compile(expression, re.MULTILINE)
        return pattern.search(mine) is not None and pattern.search(theirs) is None

    changed: dict[str, tuple[str, ...]] = {}
    taken = 0
    for one in fields(profile):
        if one.name == "name":
            continue
        kept: list[str] = []
        for expression in getattr(profile, one.name):
            poorer, count = thinned(expression, only)
            taken += count
            if poorer is not None:
                kept.append(poorer)
        changed[one.name] = tuple(kept)
    return replace(profile, **changed), taken


def thinned(expression: str, drop: Callable[[str], bool]) -> tuple[str | None, int]:
    """An expression without the alternatives that `drop` names, and how many these were.

    Each alternative of the whole and of every plain group is tried alone in its place.
    What looks ahead or behind forbids rather than finds, and stays. None is left where all
    alternatives went.
    """
    count = 0
    for start, end in [(0, len(expression)), *reversed(_groups(expression))]:
        # inner groups change the places of outer ones that end behind them only
        end = len(expression) if start == 0 else _closing(expression, start)
        parts = _alternatives(expression[start:end])
        left = [
            part
            for part in parts
            if not drop(f"{expression[:start]}(?:{part}){expression[end:]}" if start else part)
        ]
        count += len(parts) - len(left)
        if not left:
            return None, count
        expression = expression[:start] + "|".join(left) + expression[end:]
        if start == 0 and len(left) < len(parts):
            deeper, more = thinned(expression, drop)
            return deeper, count + more
    return expression, count


_TOKENS = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\(\?(?:[:=!]|<[=!]|P<\w+>)|.")


def _groups(expression: str) -> list[tuple[int, int]]:
    """Inner ranges of the plain groups (``(?:…)``) outside look-arounds, in order."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for token in _TOKENS.finditer(expression):
        if token.group().startswith("("):
            opened.append((token.group(), token.end()))
        elif token.group() == ")":
            kind, start = opened.pop()
            if kind == "(?:" and not any(
                other[2:] in ("=", "!", "<=", "<!") for other, _ in opened
            ):
                found.append((start, token.start()))
    return sorted(found)


def _closing(expression: str, start: int) -> int:
    depth = 1
    for token in _TOKENS.finditer(expression, start):
        depth += token.group().startswith("(") - (token.group() == ")")
        if depth == 0:
            return token.start()
    return len(expression)


def _alternatives(expression: str) -> list[str]:
    parts = [""]
    depth = 0
    for token in _TOKENS.finditer(expression):
        sign = token.group()
        depth += sign.startswith("(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
