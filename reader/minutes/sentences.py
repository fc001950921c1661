"""Paragraphs and sentences of a speech, as ranges of its text."""

import re
from collections.abc import Iterator

from reader.minutes.spans import spoken_ranges

_OPEN = "「『（〔［【(〈《｢"
_CLOSE = "」』）〕］】)〉》｣"
_END = "。！？!?"
_BRACKETS = re.compile(f"[{re.escape(_OPEN + _CLOSE)}]")
_ENDS = re.compile(f"[{_END}][{re.escape(_END + _CLOSE)}]*")


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Every line that somebody spoke, with its leading full-width space, without line breaks."""
    return spoken_ranges(text)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences within ``text[start:end]``, in order, without padding around them.

    A sentence ends after 。！？ outside brackets, and with its line; a bracket that is never
    closed, or never opened, counts for nothing. Lines that nobody spoke hold no sentences.
    """
    limit = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for first, last in paragraphs(text):
        first, last = max(first, start), min(last, limit)
        if first < last:
            found.extend(_cut(text, first, last))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    quoted = _quoted(text, start, end)
    begin = place = start
    while match := _ENDS.search(text, place, end):
        within = [last for first, last in quoted if first < match.start() < last]
        if within:
            place = within[0]
            continue
        yield from _trimmed(text, begin, match.end())
        begin = place = match.end()
    yield from _trimmed(text, begin, end)


def _quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where brackets that are closed within the range open and close; only the outermost."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _BRACKETS.finditer(text, start, end):
        if match.group() in _OPEN:
            opened.append(match.start())
        elif opened:
            first = opened.pop()
            while found and found[-1][0] > first:
                found.pop()
            found.append((first, match.start()))
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
