"""A passage in the making: a run of sentences of one speech and what it is."""

from collections.abc import Sequence

from msgspec import Struct

from reader.threads.model import PassageKind
from reader.threads.units import Unit

SHORT_HEADER = 45
"""A longer sentence does not merely name what follows, unless it is numbered."""

SHORT_ASK = 40
"""A shorter ask after an ask (見解を伺います。) adds to it."""


class Piece(Struct, frozen=True):
    """A passage in the making.

    Attributes:
        start, end: code points into the speech's text.
        kind: what it is.
        heading: the words that name it, verbatim; "" where none was found.
        ask: range of the ask (question) or of the closing sentence (answer).
        lead: range of its first sentence.
        number: the number that it opens with, else None.
        opened: it begins with words that open a new matter (a number, 次に、, a header).
    """

    start: int
    end: int
    kind: PassageKind
    heading: str = ""
    ask: tuple[int, int] = (0, 0)
    lead: tuple[int, int] = (0, 0)
    number: int | None = None
    opened: bool = False


def piece_of(group: Sequence[Unit], kind: PassageKind) -> Piece:
    return Piece(group[0].start, group[-1].end, kind, lead=(group[0].start, group[0].end))
