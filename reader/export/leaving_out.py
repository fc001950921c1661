"""What of a draft's quote is shown: words are left out and taken in again, never changed."""

from msgspec.structs import replace

from reader.library.records import DraftItem

Span = tuple[int, int]


def leave_out(item: DraftItem, start: int, end: int) -> DraftItem:
    """A quote without the words of a range of its text."""
    kept: list[Span] = []
    for first, last in item.shown:
        kept += [(first, min(last, start)), (max(first, end), last)]
    return replace(item, shown=_with_words(item.text, kept))


def take_in(item: DraftItem, start: int, end: int) -> DraftItem:
    """A quote that shows, of a range of its text, all that somebody said."""
    joined: list[Span] = []
    for first, last in item.spoken:
        wanted = [
            (max(one, first), min(other, last))
            for one, other in (*item.shown, (start, end))
            if one < last and first < other
        ]
        for span in sorted(wanted):
            if joined and joined[-1][1] >= span[0] and joined[-1][0] >= first:
                joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
            else:
                joined.append(span)
    return replace(item, shown=_with_words(item.text, joined))


def paragraph_at(item: DraftItem, offset: int) -> Span | None:
    """The paragraph of a quote that holds a place, or the first one behind it."""
    return next((span for span in item.spoken if offset <= span[1]), None)


def is_shown(item: DraftItem, start: int, end: int) -> bool:
    """Whether any word of a range is shown."""
    return any(item.text[max(first, start) : min(last, end)].strip() for first, last in item.shown)


def left_out(item: DraftItem) -> list[Span]:
    """The ranges of a quote's text that are not shown."""
    found: list[Span] = []
    reached = 0
    for first, last in (*item.shown, (len(item.text), len(item.text))):
        if item.text[reached:first].strip():
            found.append((reached, first))
        reached = max(reached, last)
    return found


def _with_words(text: str, spans: list[Span]) -> tuple[Span, ...]:
    return tuple(
        (first, last) for first, last in spans if first < last and text[first:last].strip()
    )
