"""Where the words of a query stand in folded texts and in the original ones."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from reader.minutes.normalize import Folded, fold
from reader.search.folding import fold_mapped
from reader.search.parser import parse
from reader.search.syntax import Near, Query, Term, Word, positive_terms

Range = tuple[int, int]
"""Half-open, in code points."""


class Pattern(Struct, frozen=True):
    """A word, or two words near each other, folded.

    Attributes:
        second: None for a word.
        distance: characters allowed between the two.
    """

    first: str
    second: str | None = None
    distance: int = 0

    @classmethod
    def of(cls, term: Term) -> "Pattern":
        """The pattern of a query's term."""
        match term:
            case Word(text):
                return cls(fold(text))
            case Near(first, second, distance):
                return cls(fold(first.text), fold(second.text), distance)

    @property
    def words(self) -> tuple[str, ...]:
        """The one or two folded words."""
        return (self.first,) if self.second is None else (self.first, self.second)

    def may_be_in(self, folded: str) -> bool:
        """Whether a text, or several in one, holds the words at all."""
        return all(word in folded for word in self.words)

    def count(self, folded: str) -> int:
        """How often it stands in one folded text, overlaps of a word with itself left out."""
        if self.second is None:
            return folded.count(self.first)
        return len(self._pairs(folded))

    def ranges(self, folded: str) -> list[Range]:
        """All its places in one folded text, in no order; of a pair, each word's."""
        if self.second is None:
            return _places(folded, self.first)
        return [place for pair in self._pairs(folded) for place in pair]

    def _pairs(self, folded: str) -> list[tuple[Range, Range]]:
        assert self.second is not None
        seconds = _places(folded, self.second)
        pairs: list[tuple[Range, Range]] = []
        low = 0
        reach = self.distance + len(self.second)
        for one in _places(folded, self.first):
            while low < len(seconds) and seconds[low][0] < one[0] - reach:
                low += 1
            for other in seconds[low:]:
                if other[0] > one[1] + self.distance:
                    break
                if max(one[0], other[0]) - min(one[1], other[1]) in range(self.distance + 1):
                    pairs.append((one, other))
        return pairs


def _places(folded: str, word: str) -> list[Range]:
    found: list[Range] = []
    start = folded.find(word)
    while start >= 0:
        found.append((start, start + len(word)))
        start = folded.find(word, start + 1)
    return found


def original_ranges(texts: Sequence[str], patterns: Sequence[Pattern]) -> list[list[Range]]:
    """Where any of `patterns` stand in original texts: of each text in order, overlapping ones
    joined."""
    if not patterns:
        return [[] for _ in texts]
    return [_original_ranges(folded, patterns) for folded in fold_mapped(texts)]


def _original_ranges(folded: Folded, patterns: Sequence[Pattern]) -> list[Range]:
    found = [place for pattern in patterns for place in pattern.ranges(folded.text)]
    if folded.resized:
        found = [folded.original(*place) for place in found]
    found.sort()
    joined: list[Range] = []
    for start, end in found:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def hits_in(texts: Iterable[str], query: Query | str) -> dict[int, list[Range]]:
    """Where the words of a query stand in the speeches of a sitting, to be painted.

    Args:
        texts: the speeches' original texts, in order.

    Returns:
        Number of a text (from 1) → ranges into it, in order; texts without any are left out. All
        words that are not excluded count, also in speeches that are no hits.

    Raises:
        QueryError: a text that cannot be read.
    """
    terms = positive_terms(parse(query) if isinstance(query, str) else query)
    patterns = [Pattern.of(term) for term in terms]
    found = enumerate(original_ranges(list(texts), patterns), 1)
    return {number: ranges for number, ranges in found if ranges}
