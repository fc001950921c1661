"""Runs of letters that a post and a speech have in common, in the order of both."""

from typing import NamedTuple

import numpy as np

from reader.quotes.seeds import GRAM, Hashes, hashes
from reader.quotes.skeleton import Codes, Offsets

LEAST = 12
"""Letters of a chain that is worth a look."""

_REPEATED = 20
"""Places in a speech that one run of a post may have."""
_MOST_RUNS = 400
_FARTHEST = 60
"""Letters of a post between two runs of one chain."""
_LEFT = 4
"""Letters that a run must add where it overlaps the one before it."""
_COMMON = 24
"""Letters that two runs of one chain may have in common."""
_JUMP = 8
"""Letters more on one side than on the other: a part was left out, or put in."""


class Run(NamedTuple):
    """The same letters, as many as agree in a row.

    Attributes:
        post, speech: of the first one, into the skeletons.
        length: in letters.
    """

    post: int
    speech: int
    length: int


class Letters:
    """The letters of a post or a speech, with their runs by number."""

    def __init__(self, letters: Codes) -> None:
        self.letters = letters
        found = hashes(letters)
        self.by_place: Hashes = found
        self.order: Offsets = np.argsort(found, kind="stable")
        self.sorted: Hashes = found[self.order]


def runs(post: Letters, speech: Letters) -> list[Run]:
    """All runs of at least `GRAM` letters that both have, each as long as it can be."""
    low = np.searchsorted(speech.sorted, post.by_place, side="left")
    high = np.searchsorted(speech.sorted, post.by_place, side="right")
    sizes = np.minimum(high - low, _REPEATED)
    total = int(sizes.sum())
    if not total:
        return []
    steps = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    at = speech.order[np.repeat(low, sizes) + steps]
    places = np.repeat(np.arange(len(sizes)), sizes)
    shift = at - places
    order = np.lexsort((places, shift))
    places, at, shift = places[order], at[order], shift[order]
    heads = np.ones(total, dtype=np.bool_)
    heads[1:] = (shift[1:] != shift[:-1]) | (places[1:] != places[:-1] + 1)
    first = np.flatnonzero(heads)
    lengths = np.diff(first, append=total) + GRAM - 1
    found = [
        Run(*one)
        for one in zip(places[first].tolist(), at[first].tolist(), lengths.tolist(), strict=True)
    ]
    if len(found) > _MOST_RUNS:
        found = sorted(found, key=lambda run: -run.length)[:_MOST_RUNS]
    return sorted(found)


def chains(found: list[Run]) -> list[list[Run]]:
    """The runs in chains, the best first; runs of one do not overlap, in the post or the speech.

    A chain goes on over a slip, a part left out of the minutes, or a few words put in, as long
    as what follows is worth more than what is in between.
    """
    left = found
    made: list[list[Run]] = []
    while left:
        best = _best(left)
        if sum(run.length for run in best) < LEAST:
            break
        made.append(best)
        start, end = best[0].post, best[-1].post + best[-1].length
        left = [
            run
            for run in left
            if min(end, run.post + run.length) - max(start, run.post) < run.length / 2
        ]
    return made


def _best(found: list[Run]) -> list[Run]:
    post, speech, length = (np.array(column, dtype=np.int64) for column in zip(*found, strict=True))
    score = length.astype(np.float64)
    before = np.full(len(found), -1, dtype=np.int64)
    first = 0
    ends = np.maximum.accumulate(post + length)
    for one in range(1, len(found)):
        while ends[first] < post[one] - _FARTHEST:
            first += 1
        others = slice(first, one)
        gap = post[one] - (post[others] + length[others])
        gap_speech = speech[one] - (speech[others] + length[others])
        overlap = np.maximum(0, np.maximum(-gap, -gap_speech))
        adds = length[one] - overlap
        more = gap_speech - gap
        worth = (
            score[others]
            + adds
            - 0.5 * (gap + overlap)
            - np.where(more > _JUMP, 6 + np.minimum(more / 500, 6), 0)
            - np.where(more < -_JUMP, 6, 0)
        )
        possible = (
            (post[others] < post[one])
            & (speech[others] < speech[one])
            & (adds >= _LEFT)
            & (overlap <= _COMMON)
            & (gap <= _FARTHEST)
        )
        worth = np.where(possible, worth, -np.inf)
        if len(worth):
            at = int(worth.argmax())
            if worth[at] > score[one]:
                score[one] = worth[at]
                before[one] = at + first
    chain: list[Run] = []
    at = int(score.argmax())
    while at >= 0:
        chain.append(found[at])
        at = int(before[at])
    return _apart(chain[::-1])


def _apart(chain: list[Run]) -> list[Run]:
    """The chain without what a run has in common with the one before it."""
    kept = chain[:1]
    for run in chain[1:]:
        last = kept[-1]
        overlap = max(0, last.post + last.length - run.post, last.speech + last.length - run.speech)
        if overlap < run.length:
            kept.append(Run(run.post + overlap, run.speech + overlap, run.length - overlap))
    return kept
