"""A place in the library that can be opened, and the way back to it."""

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class View(StrEnum):
    """The two views of a sitting."""

    THREAD = "thread"
    FULL_TEXT = "full_text"


class Place(Struct, frozen=True):
    """Something that the reading pane can show.

    Attributes:
        sitting: a sitting's id; None for a post.
        post: a post's id; None for a sitting.
        exchange, topic: ids within the sitting; None for all of it.
        speech, offset: where to scroll to (the speech's number; code points into its text).
        query: the search whose hits are painted; "" for none.
    """

    sitting: str | None = None
    post: str | None = None
    exchange: str | None = None
    topic: str | None = None
    speech: int | None = None
    offset: int = 0
    query: str = ""
    view: View = View.THREAD


def likeness_of(one: Place, other: Place) -> int:
    """How nearly two places are the same: 0 where neither lies in the other, else the more the
    nearer."""
    if (one.sitting, one.post) != (other.sitting, other.post):
        return 0
    if None not in (one.exchange, other.exchange) and one.exchange != other.exchange:
        return 0
    same_passage = (one.speech, one.offset) == (other.speech, other.offset)
    return 1 + (one.exchange == other.exchange) + (one.topic == other.topic) + 2 * same_passage


class History:
    """Places that were opened, like a browser's."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._current = -1

    @property
    def current(self) -> Place | None:
        """The place that is open."""
        return self._places[self._current] if self._current >= 0 else None

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten. The same place again is no step."""
        if place == self.current:
            return
        del self._places[self._current + 1 :]
        self._places.append(place)
        self._current += 1

    def amend(self, **changes: object) -> None:
        """Note where the reader has moved within the current place."""
        if self._current >= 0:
            self._places[self._current] = replace(self._places[self._current], **changes)  # pyright: ignore[reportArgumentType]

    def can_go(self, step: int) -> bool:
        """Whether there is a place `step` (−1 back, 1 forward) away."""
        return 0 <= self._current + step < len(self._places)

    def go(self, step: int) -> Place:
        """Step back or forward; only where `can_go`."""
        self._current += step
        return self._places[self._current]
