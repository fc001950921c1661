"""Words found by where their characters stand: sorted places in one long row of texts.

Places are offsets into the folded speeches of a segment, laid one behind the other with a
separator after each.
"""

import numpy as np

from reader.search.index import NOTHING, Matches, Numbers, Places


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


def counted(places: Numbers, starts: Numbers) -> Matches:
    """How many of `places` lie in each speech.

    Args:
        places: ascending.
        starts: of each speech.
    """
    if not len(places):
        return NOTHING
    first, last = (np.searchsorted(starts, places[[0, -1]], side="right") - 1).tolist()
    if len(places) * 4 < last - first:
        of_place = np.searchsorted(starts, places, side="right") - 1
        return Places(of_place, places).counted()
    bounds = np.append(np.searchsorted(places, starts[first : last + 1]), len(places))
    counts = np.diff(bounds)
    speeches = np.flatnonzero(counts)
    return Matches(speeches + first, counts[speeches])


def pairs_near(
    first: Numbers,
    second: Numbers,
    lengths: tuple[int, int],
    distance: int,
    starts: Numbers,
    ends: Numbers,
) -> Matches:
    """Pairs of places of two words with at most `distance` characters between them.

    Args:
        first, second: places of the words, ascending.
        lengths: of the two words.
        starts, ends: of each speech, half-open, separators outside.
    """
    if not len(first) or not len(second):
        return NOTHING
    speeches = np.searchsorted(starts, first, side="right") - 1
    low, high = starts[speeches], ends[speeches] - lengths[1]
    after = first + lengths[0]
    behind = _between(second, after, np.minimum(after + distance, high))
    before = first - lengths[1]
    ahead = _between(second, np.maximum(before - distance, low), before)
    pairs = np.bincount(speeches, weights=behind + ahead, minlength=len(starts))
    found = np.flatnonzero(pairs)
    return Matches(found, pairs[found].astype(np.int64))


def _between(places: Numbers, low: Numbers, high: Numbers) -> Numbers:
    """How many of `places` lie in each range, both ends included; none in an empty one."""
    found = np.searchsorted(places, high, side="right") - np.searchsorted(places, low, side="left")
    return np.maximum(found, 0)
