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
        self._slices: list[Found] = []
        self._places: list[tuple[int, int]] = []
        self.current: Found | None = None

    def __len__(self) -> int:
        return len(self._order)

    def arrange(self, slices: Iterable[Found]) -> None:
        """Put the ranges into the order of the slices of text that the view shows.

        A range counts once, in the first slice that holds its beginning.
        """
        seen: set[Found] = set()
        self._order, self._places = [], []
        self._slices = list(slices)
        for rank, (speech, start, end) in enumerate(self._slices):
            for begin, finish in self._ranges.get(speech, ()):
                mark = (speech, begin, finish)
                if start <= begin < end and mark not in seen:
                    seen.add(mark)
                    self._order.append(mark)
                    self._places.append((rank, begin))
        if self.current not in seen:
            self.current = None

    def within(self, speech: int, start: int, end: int) -> list[Found]:
        """The ranges that reach into a slice."""
        found = self._ranges.get(speech, [])
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
            after: where to begin while none is current: how many lie before that place.
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

    def before(self, speech: int, offset: int) -> int:
        """How many of them are shown before a place in the text."""
        for rank, (number, start, end) in enumerate(self._slices):
            if number == speech and start <= offset < max(end, start + 1):
                return bisect_left(self._places, (rank, offset))
        return 0


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
