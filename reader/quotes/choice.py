"""Which of several passages a quote comes from, and whether that can be told at all."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from reader.minutes.model import Speaker
from reader.quotes.model import Passage

MOST_PLACES = 5
"""What stands in more sittings is a formula, unless other quotes of the post say which one."""

_AS_GOOD = 0.95
_OVERLAP = 0.5
_STILL_APART = 0.15
_NEIGHBOUR = 30
"""Letters of other quotes from a sitting that make it the likely one."""

_DAY = re.compile(r"(?:(\d{4}|\d{2})年)?(?:第\d回定例会)?(\d{1,2})月(\d{1,2})日")
_WIDE = str.maketrans("０１２３４５６７８９", "0123456789")


class Candidate(Struct, frozen=True):
    """A passage that a part of a post may come from.

    Attributes:
        sitting: any number that names it.
        date: of the sitting.
    """

    sitting: int
    date: date | None
    speaker: Speaker
    passage: Passage


class Chosen(Struct, frozen=True):
    """A quote.

    Attributes:
        candidate: where it comes from, or most likely comes from.
        places: in how many sittings the same passage stands that nothing tells from this one; 1
            where it is certain.
    """

    candidate: Candidate
    places: int


def choose(text: str, posted: date | None, candidates: Sequence[Candidate]) -> list[Chosen]:
    """The quotes of a post, in order; they do not overlap.

    Args:
        text: of the post.
        posted: its date.
        candidates: all passages of all sittings that are quotes by themselves.
    """
    left = sorted(candidates, key=lambda one: (-one.passage.worth, one.passage.start))
    groups: list[tuple[Candidate, list[Candidate]]] = []
    while left:
        best = left[0]
        rivals = [one for one in left if one is not best and _rivals(best.passage, one.passage)]
        groups.append((best, [best, *rivals]))
        left = [one for one in left if _apart(best.passage, one.passage)]
    weights: dict[int, int] = {}
    for best, places in groups:
        for sitting in {one.sitting for one in places}:
            # What may come from anywhere says nothing for a sitting.
            if len({one.sitting for one in places}) <= MOST_PLACES:
                weights[sitting] = weights.get(sitting, 0) + best.passage.letters
    days = _days(text)
    chosen: list[Chosen] = []
    for best, places in groups:
        one = _settled(best, places, weights, text, days, posted)
        if one is not None:
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.candidate.passage.start)


def _rivals(one: Passage, other: Passage) -> bool:
    """Whether the other explains the same part of a post as well."""
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return (
        overlap >= 0.8 * (one.end - one.start)
        and other.worth >= _AS_GOOD * one.worth
        and other.verdict.rank <= one.verdict.rank
    )


def _apart(one: Passage, other: Passage) -> bool:
    overlap = min(one.end, other.end) - max(one.start, other.start)
    return overlap < _STILL_APART * (other.end - other.start)


def _settled(
    best: Candidate,
    places: Sequence[Candidate],
    weights: dict[int, int],
    text: str,
    days: set[tuple[int | None, int, int]],
    posted: date | None,
) -> Chosen | None:
    """The likeliest of several places; None for a formula."""
    if len({one.sitting for one in places}) == 1:
        return Chosen(best, 1)
    letters = best.passage.letters

    def neighbours(one: Candidate) -> int:
        other = weights.get(one.sitting, 0)
        own = letters if len({each.sitting for each in places}) <= MOST_PLACES else 0
        return other - own

    left = list(places)
    certain = False
    most = max(map(neighbours, left))
    if most >= _NEIGHBOUR:
        left = [one for one in left if neighbours(one) == most]
        certain = True

    def dated(one: Candidate) -> bool:
        return _on_day(one.date, days)

    def named(one: Candidate) -> bool:
        return _named(one.speaker, text)

    for tells in (dated, named):
        if len({one.sitting for one in left}) > 1:
            told = [one for one in left if tells(one)]
            if told and len(told) < len(left):
                left = told
                certain = True
    sittings = len({one.sitting for one in left})
    if sittings > MOST_PLACES or (
        not certain and len({one.sitting for one in places}) > MOST_PLACES
    ):
        return None
    before = [one for one in left if posted is None or one.date is None or one.date <= posted]
    latest = max(before or left, key=lambda one: (one.date or date.min, one.sitting))
    return Chosen(latest, sittings)


def _days(text: str) -> set[tuple[int | None, int, int]]:
    """The days that a text names: (year where it is a western one of four figures, month, day)."""
    return {
        (int(year) if len(year) == 4 else None, int(month), int(day))
        for year, month, day in _DAY.findall(text.translate(_WIDE))
    }


def _on_day(day: date | None, days: Iterable[tuple[int | None, int, int]]) -> bool:
    return day is not None and any(
        (month, of_month) == (day.month, day.day) and year in (None, day.year)
        for year, month, of_month in days
    )


def _named(speaker: Speaker, text: str) -> bool:
    """Whether a post names who speaks, with the surname at least."""
    name = speaker.name
    return bool(name) and len(name) >= 2 and name[: 2 if len(name) < 5 else 3] in text
