"""A text with its letters, ready to be compared."""

from msgspec import Struct

from reader.minutes.model import SpanKind
from reader.minutes.spans import find_spans
from reader.quotes.skeleton import Skeleton, skeleton

_BLANK = frozenset((SpanKind.PAGE, SpanKind.RULE, SpanKind.CLOCK, SpanKind.STAGE))


class Written(Struct, frozen=True):
    """A post or a speech.

    Attributes:
        text: the original one, in which lines that nobody spoke (page marks, rules, the clock) are
            blank.
        skeleton: its letters.
    """

    text: str
    skeleton: Skeleton

    def letters(self, start: int, end: int) -> int:
        """How many letters a range has."""
        places = self.skeleton.places
        return int(places.searchsorted(end) - places.searchsorted(start))


def written(text: str) -> Written:
    """A post's or a speech's text, to be compared; offsets stay as they are."""
    spoken = text
    for span in find_spans(text):
        if span.kind in _BLANK and text[span.start] not in "（(":
            blank = " " * (span.end - span.start)
            spoken = spoken[: span.start] + blank + spoken[span.end :]
    return Written(spoken, skeleton(spoken))
