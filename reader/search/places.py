"""Words found by where their characters stand: sorted places in one long row of texts.

Places are offsets into the folded speeches of a segment, laid one behind the other with a
separator after each.
"""

import numpy as np

from reader.search.index import NOTHING, Matches, Numbers

_STEP = 64
"""Characters between two places whose speeches are known."""

_SEARCHED = 2000
"""Places up to which their speeches are searched for."""


def common(places: Numbers, others: Numbers) -> Numbers:
    """The places that both have; all ascending, none twice."""
    fewer, more = sorted((places, others), key=len)
    if len(fewer) * 16 < len(more):
        at = np.searchsorted(more, fewer)
        at[at == len(more)] = 0
        return fewer[more[at] == fewer]
    # A stable sort merges two ascending rows in one pass.
    merged = np.concatenate((places, others))
    merged.sort(kind="stable")
    return merged[:-1][merged[1:] == merged[:-1]]


class SpeechFinder:
    """Tells in which speech a place lies.

    Attributes:
        ends: where the first speech begins, and what is behind each one and its separator.
    """

    def __init__(self, ends: Numbers) -> None:
        """Of speeches that lie one behind the other."""
        self.ends = ends
        # A speech near each place, from which it is never far: half as dear as to search for it.
        begun = np.bincount(-(-ends // _STEP))
        self._near = np.cumsum(begun, dtype=np.int32) - 1

    def of(self, places: Numbers) -> Numbers:
        """The speeches of places."""
        if len(places) < _SEARCHED:
            return self.ends.searchsorted(places, side="right") - 1
        speeches = self._near[places // _STEP].astype(np.int64)
        late = (self.ends[speeches + 1] <= places).nonzero()[0]
        while len(late):
            speeches[late] += 1
            late = late[self.ends[speeches[late] + 1] <= places[late]]
        return speeches


def counted(speeches: Numbers) -> Matches:
    """How often each speech is among `speeches`, which are ascending."""
    size = len(speeches)
    if not size:
        return NOTHING
    new = np.empty(size, dtype=np.bool_)
    new[0] = True
    np.not_equal(speeches[1:], speeches[:-1], out=new[1:])
    heads = new.nonzero()[0]
    counts = np.empty_like(heads)
    np.subtract(heads[1:], heads[:-1], out=counts[:-1])
    counts[-1] = size - heads[-1]
    return Matches(speeches[heads], counts)


def pairs_near(
    first: Numbers,
    second: Numbers,
    lengths: tuple[int, int],
    distance: int,
    finder: SpeechFinder,
) -> Matches:
    """Pairs of places of two words with at most `distance` characters between them.

    Args:
        first, second: places of the words, ascending.
        lengths: of the two words.
        finder: of the speeches that they lie in.
    """
    if not len(first) or not len(second):
        return NOTHING
    speeches = finder.of(first)
    low, high = finder.ends[speeches], finder.ends[speeches + 1] - 1 - lengths[1]
    after = first + lengths[0]
    behind = _between(second, after, np.minimum(after + distance, high))
    before = first - lengths[1]
    ahead = _between(second, np.maximum(before - distance, low), before)
    pairs = np.bincount(speeches, weights=behind + ahead, minlength=len(finder.ends) - 1)
    found = np.flatnonzero(pairs)
    return Matches(found, pairs[found].astype(np.int64))


def _between(places: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """How many of `places` lie in each range, both ends included; none in an empty one."""
    found = np.searchsorted(places, high, side="right") - np.searchsorted(places, low, side="left")
    return np.maximum(found, 0)
