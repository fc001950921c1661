"""Paragraphs and sentences of a speech, as ranges of its text."""

from collections.abc import Iterator

from reader.minutes.spans import spoken_ranges

_OPEN = "「『（〔［【(〈《｢"
_CLOSE = "」』）〕］】)〉》｣"
_END = "。！？!?"


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
    closing = _pairs(text, start, end)
    begin = offset = start
    while offset < end:
        if offset in closing:
            offset = closing[offset] + 1
        elif text[offset] in _END:
            offset += 1
            while offset < end and text[offset] in _END + _CLOSE:
                offset += 1
            yield from _trimmed(text, begin, offset)
            begin = offset
        else:
            offset += 1
    yield from _trimmed(text, begin, end)


def _pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Where each bracket that is closed within the range opens, and where it closes."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for offset in range(start, end):
        if text[offset] in _OPEN:
            opened.append(offset)
        elif text[offset] in _CLOSE and opened:
            found[opened.pop()] = offset
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
