"""Found words in the text: ranges by speech, in the order in which they are shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import sub

from msgspec import Struct

from reader.minutes.normalize import Folded, fold

Found = tuple[int, int, int]
"""A speech's number, and code points into its text."""


class _Run(Struct, frozen=True):
    """Ranges of one speech that follow each other on the page.

    Attributes:
        low, high: which of the speech's ranges, half-open.
        before: how many ranges the page shows before them.
        rank: the number of the slice that shows them.
    """

    speech: int
    low: int
    high: int
    before: int
    rank: int


class Ranges:
    """Found words by speech, put in order once for all pages that show the speeches.

    Attributes:
        of: by the speech's number, ranges of code points into its text, in order, each once.
        begins: likewise, where they begin.
        longest: the length of the longest, in code points.
    """

    def __init__(self, ranges: Mapping[int, Sequence[tuple[int, int]]] | None = None) -> None:
        self.of: dict[int, list[tuple[int, int]]] = {}
        self.begins: dict[int, Sequence[int]] = {}
        self.longest = 0
        for speech, found in (ranges or {}).items():
            if not found:
                continue
            self.of[speech] = list(dict.fromkeys(sorted(found)))
            begins, ends = zip(*self.of[speech], strict=True)
            self.begins[speech] = begins
            self.longest = max(self.longest, *map(sub, ends, begins))


class Marks:
    """Ranges to paint, and the current one among them.

    A one-character word stands tens of thousands of times in a long sitting: the order is
    kept as runs, not as single places.

    Attributes:
        ranges: what is marked.
        current: what the reader stepped to last, or None.
    """

    def __init__(self, ranges: Ranges | None = None) -> None:
        self.ranges = ranges or Ranges()
        self._slices: list[Found] = []
        self._runs: list[_Run] = []
        self._runs_of: dict[int, list[_Run]] = {}
        self._count = 0
        self.current: Found | None = None

    def __len__(self) -> int:
        return self._count

    def arrange(self, slices: Iterable[Found]) -> None:
        """Put the ranges into the order of the slices of text that the view shows.

        A range counts once, in the first slice that holds its beginning.
        """
        self._slices = list(slices)
        self._runs, self._runs_of, self._count = [], {}, 0
        for rank, piece in enumerate(self._slices):
            taken = self._runs_of.setdefault(piece[0], [])
            fresh = _without(self._held(piece), sorted((run.low, run.high) for run in taken))
            for low, high in fresh:
                run = _Run(piece[0], low, high, self._count, rank)
                taken.append(run)
                self._runs.append(run)
                self._count += high - low
        if self.current is not None and self.place_of(self.current) < 0:
            self.current = None

    def _held(self, piece: Found) -> tuple[int, int]:
        """Which of its speech's ranges begin in a slice."""
        speech, start, end = piece
        begins = self.ranges.begins.get(speech, ())
        return bisect_left(begins, start), bisect_left(begins, end)

    def within(self, speech: int, start: int, end: int) -> list[Found]:
        """The ranges that reach into a slice."""
        found = self.ranges.of.get(speech)
        if found is None:
            return []
        low = bisect_left(found, (start - self.ranges.longest, 0))
        high = bisect_left(found, (end, 0))
        return [(speech, begin, finish) for begin, finish in found[low:high] if finish > start]

    def begins_in(self, piece: Found) -> Iterator[tuple[int, Sequence[int]]]:
        """The ranges that begin in a slice: the first one's place in the order, and where
        this one and those that follow it begin."""
        low, high = self._held(piece)
        for run in self._runs_of.get(piece[0], ()) if high > low else ():
            first, last = max(low, run.low), min(high, run.high)
            if first < last:
                yield run.before + first - run.low, self.ranges.begins[piece[0]][first:last]

    def count_in(self, slices: Iterable[Found]) -> int:
        """How many ranges begin in the slices; one that begins in two counts once."""
        taken: dict[int, list[tuple[int, int]]] = {}
        count = 0
        for piece in slices:
            known = taken.setdefault(piece[0], [])
            fresh = _without(self._held(piece), sorted(known))
            known += fresh
            count += sum(high - low for low, high in fresh)
        return count

    # --- the order ----------------------------------------------------------

    @property
    def index(self) -> int:
        """The current one's place in the order, from 0; −1 for none."""
        return self.place_of(self.current) if self.current is not None else -1

    def place_of(self, mark: Found) -> int:
        """A range's place in the order, from 0; −1 where the page does not show it."""
        speech, begin, end = mark
        found = self.ranges.of.get(speech, [])
        at = bisect_left(found, (begin, end))
        if at < len(found) and found[at] == (begin, end):
            for run in self._runs_of.get(speech, ()):
                if run.low <= at < run.high:
                    return run.before + at - run.low
        return -1

    def at(self, index: int) -> Found:
        """The range at a place in the order (0 to the count, exclusive)."""
        run = self._runs[bisect_right(self._runs, index, key=lambda one: one.before) - 1]
        begin, end = self.ranges.of[run.speech][run.low + index - run.before]
        return run.speech, begin, end

    def before(self, speech: int, offset: int) -> int:
        """How many of them are shown before a place in the text."""
        for rank, (number, start, end) in enumerate(self._slices):
            if number != speech or not start <= offset < max(end, start + 1):
                continue
            at = bisect_left(self.ranges.begins.get(speech, ()), offset)
            first = bisect_left(self._runs, rank, key=lambda run: run.rank)
            count = self._runs[first].before if first < len(self._runs) else self._count
            for run in self._runs[first:]:
                if run.rank > rank:
                    break
                count += min(max(at - run.low, 0), run.high - run.low)
            return count
        return 0


def _without(wanted: tuple[int, int], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of an interval without others (in order)."""
    left: list[tuple[int, int]] = []
    low, high = wanted
    for begin, end in taken:
        if end <= low or begin >= high:
            continue
        if low < begin:
            left.append((low, begin))
        low = max(low, end)
    if low < high:
        left.append((low, high))
    return left


def find_all(folded: Folded, wanted: str) -> list[tuple[int, int]]:
    """All places of `wanted` in a folded text, as ranges of the original one.

    Parameters:
        wanted: as typed; it is folded here.
    """
    needle = fold(wanted)
    if not needle:
        return []
    places: list[tuple[int, int]] = []
    at = 0
    for piece in folded.text.split(needle)[:-1]:
        at += len(piece)
        places.append((at, at + len(needle)))
        at += len(needle)
    return [folded.original(*place) for place in places] if folded.resized else places
