"""Found words in the text: ranges by speech, in the order in which they are shown."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from reader.minutes.normalize import Folded, fold

Found = tuple[int, int, int]
"""A speech's number, and code points into its text."""


class Marks:
    """Ranges to paint, and the current one among them.

    Attributes:
        current: what the reader stepped to last, or None.
    """

    def __init__(self, ranges: Mapping[int, Sequence[tuple[int, int]]] | None = None) -> None:
        self._ranges = {
            speech: sorted(set(found)) for speech, found in (ranges or {}).items() if found
        }
        self._order: list[Found] = []
        self.current: Found | None = None

    def __len__(self) -> int:
        return len(self._order)

    def arrange(self, slices: Iterable[Found]) -> None:
        """Put the ranges into the order of the slices of text that the view shows.

        A range counts once, in the first slice that holds its beginning.
        """
        seen: set[Found] = set()
        self._order = []
        for speech, start, end in slices:
            for begin, finish in self._ranges.get(speech, ()):
                mark = (speech, begin, finish)
                if start <= begin < end and mark not in seen:
                    seen.add(mark)
                    self._order.append(mark)
        if self.current not in seen:
            self.current = None

    def within(self, speech: int, start: int, end: int) -> list[Found]:
        """The ranges that reach into a slice."""
        found = self._ranges.get(speech, ())
        stop = bisect_left(found, (end, 0))
        return [(speech, begin, finish) for begin, finish in found[:stop] if finish > start]

    def count_in(self, slices: Iterable[Found]) -> int:
        """How many ranges begin in the slices."""
        return len(
            {
                (speech, begin)
                for speech, start, end in slices
                for begin, _ in self._ranges.get(speech, ())
                if start <= begin < end
            }
        )

    @property
    def index(self) -> int:
        """The current one's place in the order, from 0; −1 for none."""
        return self._order.index(self.current) if self.current in self._order else -1

    def step(self, backward: bool, after: int = 0) -> Found | None:
        """Make the next (or previous) one current; past the end it begins anew.

        Parameters:
            after: where to begin while none is current: the number of those that lie before.
        """
        if not self._order:
            return None
        index = self.index
        if index < 0:
            index = after - 1 if backward else after
        else:
            index += -1 if backward else 1
        self.current = self._order[index % len(self._order)]
        return self.current

    def before(self, slices: Sequence[Found], place: tuple[int, int]) -> int:
        """How many are shown before a place (a speech's number and an offset).

        Parameters:
            slices: what the view shows, in order.
        """
        speech, offset = place
        ranks: dict[Found, int] = {}
        here = len(slices)
        for rank, piece in enumerate(slices):
            if piece[0] == speech and piece[1] <= offset < max(piece[2], piece[1] + 1):
                here = min(here, rank)
        for rank, piece in enumerate(slices):
            for mark in self.within(*piece):
                ranks.setdefault(mark, rank)
        return sum(
            (ranks.get(mark, here), mark[1] if mark[0] == speech else 0) < (here, offset)
            for mark in self._order
        )


def find_all(folded: Folded, wanted: str) -> list[tuple[int, int]]:
    """All places of `wanted` in a folded text, as ranges of the original one.

    Parameters:
        wanted: as typed; it is folded here.
    """
    needle = fold(wanted)
    ranges: list[tuple[int, int]] = []
    at = folded.text.find(needle) if needle else -1
    while at >= 0:
        ranges.append(folded.original(at, at + len(needle)))
        at = folded.text.find(needle, at + len(needle))
    return ranges
