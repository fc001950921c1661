"""A like topic as it is told, apart from `reader.threads.alike`, which computes with arrays: the
window lists it, and does not start with those."""

from datetime import date

from msgspec import Struct

from reader.minutes.model import Speaker
from reader.threads.model import EndingKind


class Asked(Struct, frozen=True):
    """A like topic.

    Attributes:
        topic, exchange: ids.
        ask: the sentence that asks, verbatim; "" where the question has none.
        answerers: who answered, each once, in order.
        ending: how the first answer ends that is known, with its sentence, verbatim.
        likeness: 0 to 1.
    """

    sitting: str
    exchange: str
    topic: str
    title: str
    date: date | None
    assembly: str | None
    meeting: str | None
    url: str | None
    questioner: Speaker
    ask: str
    answerers: tuple[Speaker, ...]
    ending: EndingKind | None
    closing: str
    likeness: float
