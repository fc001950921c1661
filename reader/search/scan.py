"""A segment that was never indexed: the texts of a few sittings and posts, looked into one by one."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from reader.search.index import Matches, Numbers, Outlook, Places, Run
from reader.search.matching import Pattern

_COST = 1_000_000


class FoldedTexts(Protocol):
    """Gives the folded speeches of a sitting or post, in order."""

    def __call__(self, run: Run) -> Sequence[str]: ...


class ScannedSegment:
    """What the index does not hold yet; see `reader.search.index.Segment`.

    Attributes:
        runs: its sittings and posts.
    """

    def __init__(self, runs: Sequence[Run], texts: FoldedTexts) -> None:
        self.runs = runs
        self._texts = texts

    @property
    def size(self) -> int:
        """See `Segment`."""
        return self.runs[-1].end

    @property
    def lengths(self) -> Numbers:
        """See `Segment`."""
        return np.array([len(text) for _, text in self._speeches()], dtype=np.int64)

    def outlook(self, word: str) -> Outlook:
        """See `Segment`; reading texts takes far longer than reading an index."""
        return Outlook(_COST, None)

    def matches(self, word: str, within: Numbers) -> Matches:
        """See `Segment`."""
        return self._count(Pattern(word))

    def near(self, first: str, second: str, distance: int, within: Numbers) -> Matches:
        """See `Segment`."""
        return self._count(Pattern(first, second, distance))

    def places(self, word: str, within: Numbers) -> Places:
        """See `Segment`."""
        pattern = Pattern(word)
        found = [
            (number, start)
            for number, text in self._speeches()
            if pattern.may_be_in(text)
            for start, _ in pattern.ranges(text)
        ]
        return Places(
            np.array([number for number, _ in found], dtype=np.int64),
            np.array([start for _, start in found], dtype=np.int64),
        )

    def _count(self, pattern: Pattern) -> Matches:
        found = [
            (number, pattern.count(text))
            for number, text in self._speeches()
            if pattern.may_be_in(text)
        ]
        found = [(number, count) for number, count in found if count]
        return Matches(
            np.array([number for number, _ in found], dtype=np.int64),
            np.array([count for _, count in found], dtype=np.int64),
        )

    def _speeches(self) -> Iterator[tuple[int, str]]:
        for run in self.runs:
            yield from enumerate(self._texts(run), run.start)
