"""The few words of a text that show why it was found."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.search.matching import Range

SHORTEST, LONGEST = 80, 120
"""Code points of a snippet, as far as the text has them."""

_LEAD = 40
_SENTENCE = "。！？!?\n"
_PHRASE = "、，,」』）) 　"


def snippet(text: str, ranges: Sequence[Range]) -> Range:
    """The part of `text` to show: around the densest matches, from the start of a phrase.

    Args:
        ranges: matches in order; none asks for the beginning.

    Returns:
        Half-open; it begins and ends with no white space, and holds the first match of the
        chosen group whole, however long that is.
    """
    if ranges:
        first = _densest(ranges)
        match = ranges[first]
    else:
        match = (0, 0)
    start = _start(text, match[0])
    end = _end(text, start, match[1])
    while start < match[0] and text[start].isspace():
        start += 1
    if not ranges:
        while start < end and text[start].isspace():
            start += 1
    while end > max(match[1], start) and text[end - 1].isspace():
        end -= 1
    return start, end


def inside(ranges: Sequence[Range], part: Range) -> tuple[Range, ...]:
    """The pieces of `ranges` that lie in `part`, counted from its start."""
    start, end = part
    first = bisect_right(ranges, start, key=lambda one: one[1])
    last = bisect_left(ranges, end, key=lambda one: one[0])
    return tuple(
        (max(one, start) - start, min(other, end) - start) for one, other in ranges[first:last]
    )


def _densest(ranges: Sequence[Range]) -> int:
    """The first match from which a snippet's length covers the most matches."""
    best = best_count = last = 0
    for index, (start, _) in enumerate(ranges):
        while last < len(ranges) and ranges[last][1] <= start + SHORTEST - _LEAD // 2:
            last += 1
        if last - index > best_count:
            best, best_count = index, last - index
    return best


def _start(text: str, match: int) -> int:
    # Near the end of the text more of what stands before is shown.
    latest = min(match, max(0, len(text) - SHORTEST))
    earliest = latest - _LEAD
    if earliest <= 0:
        return 0
    for marks in (_SENTENCE, _PHRASE):
        for place in range(latest, earliest - 1, -1):
            if text[place - 1] in marks:
                return place
    return _whole(text, latest - _LEAD // 2)


def _end(text: str, start: int, match: int) -> int:
    if len(text) - start <= LONGEST:
        return len(text)
    low, high = max(start + SHORTEST, match), max(start + LONGEST, match)
    for marks in (_SENTENCE, _PHRASE):
        for place in range(high - 1, low - 2, -1):
            if text[place] in marks:
                return place + 1
    return _whole(text, high)


def _whole(text: str, place: int) -> int:
    """`place`, moved on so that it parts no character from what modifies it."""
    while 0 < place < len(text) and (
        "\ufe00" <= text[place] <= "\ufe0f"
        or "\u3099" <= text[place] <= "\u309a"
        or "\U000e0100" <= text[place] <= "\U000e01ef"
    ):
        place += 1
    return place
