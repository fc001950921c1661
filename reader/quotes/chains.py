"""Runs of letters that a post and a speech have in common, in the order of both."""

from itertools import accumulate
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
_ALONE = 12
"""Letters of a run that is looked at without another one near it."""
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
    kept = _with_company(found)
    score, before = _scores(kept)
    used = [False] * len(kept)
    made: list[list[Run]] = []
    for at in sorted(range(len(kept)), key=lambda one: -score[one]):
        chain: list[Run] = []
        while at >= 0 and not used[at]:
            used[at] = True
            if not any(_within(kept[at], other) for other in made):
                chain.append(kept[at])
            at = before[at]
        if sum(run.length for run in chain) >= LEAST:
            made.append(_apart(chain[::-1]))
    return made


def _within(run: Run, chain: list[Run]) -> bool:
    """Whether a chain explains most of what a run explains of the post."""
    end = chain[-1].post + chain[-1].length
    return min(end, run.post + run.length) - max(chain[0].post, run.post) >= run.length / 2


def _with_company(found: list[Run]) -> list[Run]:
    """The runs without short ones that stand alone: most of what two texts share by chance."""
    if len(found) < 2:
        return found
    post, speech, length = (np.array(column, dtype=np.int64) for column in zip(*found, strict=True))
    shift = speech - post
    near = np.abs(shift[:, None] - shift) <= _FARTHEST
    near &= np.abs(post[:, None] - post) <= 2 * _FARTHEST + length
    kept = (length >= _ALONE) | (near.sum(axis=1) > 1)
    return [run for run, keep in zip(found, kept.tolist(), strict=True) if keep]


def _scores(found: list[Run]) -> tuple[list[float], list[int]]:
    """What the best chain that ends in each run is worth, and the run before it there; −1 for none."""
    score = [float(run.length) for run in found]
    before = [-1] * len(found)
    ends = list(accumulate((run.post + run.length for run in found), max))
    first = 0
    for one, (post, speech, length) in enumerate(found):
        while ends[first] < post - _FARTHEST:
            first += 1
        for other in range(first, one):
            last = found[other]
            gap = post - last.post - last.length
            gap_speech = speech - last.speech - last.length
            overlap = max(0, -gap, -gap_speech)
            adds = length - overlap
            if (
                gap > _FARTHEST
                or overlap > _COMMON
                or adds < _LEFT
                or post <= last.post
                or speech <= last.speech
            ):
                continue
            worth = score[other] + adds - 0.5 * (gap + overlap)
            more = gap_speech - gap
            if more > _JUMP:
                worth -= 6 + min(more / 500, 6)
            elif more < -_JUMP:
                worth -= 6
            if worth > score[one]:
                score[one], before[one] = worth, other
    return score, before


def _apart(chain: list[Run]) -> list[Run]:
    """The chain without what a run has in common with the one before it."""
    kept = chain[:1]
    for run in chain[1:]:
        last = kept[-1]
        overlap = max(0, last.post + last.length - run.post, last.speech + last.length - run.speech)
        if overlap < run.length:
            kept.append(Run(run.post + overlap, run.speech + overlap, run.length - overlap))
    return kept
