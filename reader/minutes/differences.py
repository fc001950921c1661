"""What differs between two texts of one sitting, speech by speech and word by word."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import pairwise

from msgspec import Struct

from reader.minutes.normalize import fold
from reader.minutes.sentences import sentences

Line = tuple[str, str]
"""A speech: its label and its text."""


class Change(StrEnum):
    """What became of a speech, or of a stretch of one."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"  # of speeches only


class Stretch(Struct, frozen=True):
    """Verbatim words that stand in both texts, or in one of them."""

    change: Change
    text: str


class Difference(Struct, frozen=True):
    """A speech that is not the same in both.

    Attributes:
        label: the newer one where there are two.
        old, new: its numbers in the older and the newer text, from 1; None where it is in one only.
        stretches: both texts woven into one, in order; what is not `ADDED` is the older text,
            what is not `REMOVED` the newer one.
    """

    change: Change
    label: str
    old: int | None
    new: int | None
    stretches: tuple[Stretch, ...]


_RELATED = 0.4
"""Share of characters from which a speech is another wording of one, not a new one."""

_ISLAND = 2
"""So few characters between two changes are painted with them: words are read, not letters."""


def differences(old: Sequence[Line], new: Sequence[Line]) -> list[Difference]:
    """The speeches that differ, in order; what was removed before what was added there.

    Spaces and the width of characters count: the texts are compared as they are printed.
    """
    found: list[Difference] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for step, a, b, c, d in matcher.get_opcodes():
        if step != "equal":
            found.extend(_pair(old, new, range(a, b), range(c, d)))
    return found


def _pair(
    old: Sequence[Line], new: Sequence[Line], before: range, after: range
) -> Iterator[Difference]:
    """Put the speeches of a stretch that differs side by side, in their order."""
    place = before.start
    for number in after:
        beside = before.start + number - after.start
        partner = _partner(old, new[number], range(place, before.stop), beside)
        if partner is None:
            label, text = new[number]
            stretches = (Stretch(Change.ADDED, text),)
            yield Difference(Change.ADDED, label, None, number + 1, stretches)
            continue
        yield from _removed(old, range(place, partner))
        (_, was), (label, text) = old[partner], new[number]
        yield Difference(Change.CHANGED, label, partner + 1, number + 1, woven(was, text))
        place = partner + 1
    yield from _removed(old, range(place, before.stop))


def _removed(old: Sequence[Line], numbers: range) -> Iterator[Difference]:
    for number in numbers:
        label, text = old[number]
        stretches = (Stretch(Change.REMOVED, text),)
        yield Difference(Change.REMOVED, label, number + 1, None, stretches)


def _partner(old: Sequence[Line], line: Line, among: range, beside: int) -> int | None:
    """Which of the older speeches a newer one is a wording of: the first that is near enough,
    or whatever the same person said in its place."""
    for number in among:
        if number == beside and old[number][0] == line[0]:
            return number
        if _share(old[number][1], line[1]) >= _RELATED:
            return number
    return None


def _share(one: str, other: str) -> float:
    """How much of the longer text is in both, by pairs of characters; from 0 to 1."""
    first, second = _pairs(one), _pairs(other)
    return len(first & second) / max(len(first), len(second), 1)


def _pairs(text: str) -> set[str]:
    folded = "".join(fold(text).split())
    return {folded[place : place + 2] for place in range(max(len(folded) - 1, 1))}


def woven(old: str, new: str) -> tuple[Stretch, ...]:
    """Two texts in one: first by sentences, and inside those that differ by characters."""
    before, after = _cut(old), _cut(new)
    stretches: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for step, a, b, c, d in matcher.get_opcodes():
        was, now = "".join(before[a:b]), "".join(after[c:d])
        if step == "equal":
            stretches.append(Stretch(Change.SAME, now))
        else:
            stretches.extend(_letters(was, now))
    return _joined(stretches)


def _cut(text: str) -> list[str]:
    """A text in sentences, with all that stands between them."""
    starts = [0, *(start for start, _ in sentences(text) if start), len(text)]
    return [text[a:b] for a, b in pairwise(starts) if a < b]


_LONGEST = 4_000
"""Beyond so many characters two stretches are shown one after the other: the comparison by
characters takes time with the square of their length."""


def _letters(was: str, now: str) -> Iterator[Stretch]:
    if not was or not now or len(was) + len(now) > _LONGEST:
        yield from _replaced(was, now)
        return
    steps = SequenceMatcher(None, was, now, autojunk=False).get_opcodes()
    removed = added = ""
    for index, (step, a, b, c, d) in enumerate(steps):
        island = step == "equal" and b - a <= _ISLAND and 0 < index < len(steps) - 1
        if step != "equal" or island:
            removed += was[a:b]
            added += now[c:d]
            continue
        yield from _replaced(removed, added)
        removed = added = ""
        yield Stretch(Change.SAME, was[a:b])
    yield from _replaced(removed, added)


def _replaced(was: str, now: str) -> Iterator[Stretch]:
    if was:
        yield Stretch(Change.REMOVED, was)
    if now:
        yield Stretch(Change.ADDED, now)


def _joined(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for one in stretches:
        if joined and joined[-1].change is one.change:
            joined[-1] = Stretch(one.change, joined[-1].text + one.text)
        else:
            joined.append(one)
    return tuple(joined)
