"""Where a sitting may stand in posts: short runs of letters that both have, and few sittings have.

The posts are what is indexed (a blog is small beside an archive), by every run of `GRAM` letters;
the minutes stream by once. A run that stood in many sittings is a formula (「御質問にお答えいたし
ます」) and leads nowhere. A seed is kept where the letters around it agree as well, be it after
one slip.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.quotes.skeleton import Codes, Offsets

GRAM = 8
"""Letters of a run: a quote of 20 characters with one changed in its middle still has one."""
COMMON = 20
"""A run that more sittings have leads nowhere any more."""
MOST = 255
"""Sittings are counted up to this."""

_BETWEEN = 1
"""Stands between posts; no letter of a skeleton."""
_OFTEN = 60
"""A run that stands at more places in posts is the blog's own (a footer)."""
_WINDOW = 32
_SLIP = 16
_AT_ONCE = 1 << 15
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_BASE = np.uint64(0x100000001B3)

Flags = NDArray[np.bool_]
Hashes = NDArray[np.uint64]


class Seed(NamedTuple):
    """Letters that a post and a sitting have in common.

    Attributes:
        post: place in the posts that were given.
        letter: into the post's skeleton.
        at: into the sitting's letters.
    """

    post: int
    letter: int
    at: int


def hashes(letters: Codes) -> Hashes:
    """A number for every run of `GRAM` letters, by its first one; equal runs have equal ones."""
    count = len(letters) - GRAM + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    wide = letters.astype(np.uint64)
    found = wide[:count].copy()
    for step in range(1, GRAM):
        found *= _BASE
        found += wide[step : step + count]
    found *= _MULTIPLIER
    found ^= found >> np.uint64(29)
    found *= _MULTIPLIER
    return found


class PostIndex:
    """Posts, to be found in the sittings that stream by.

    Attributes:
        counts: of each different run of letters in the posts, in how many sittings it stood.
    """

    def __init__(
        self,
        skeletons: Sequence[Codes],
        least: Sequence[NDArray[np.int32]],
        counts: Sequence[NDArray[np.uint8]] | None = None,
    ) -> None:
        """Index posts.

        Args:
            skeletons: the letters of each.
            least: of each letter, how many around it must agree to make a seed.
            counts: what `counts_of` gave for each after an earlier part of the stream.
        """
        between = np.full(_WINDOW + GRAM, _BETWEEN, dtype=np.uint32)
        starts: list[int] = []
        parts: list[Codes] = [between]
        length = len(between)
        for letters in skeletons:
            starts.append(length)
            parts += [letters, between]
            length += len(letters) + len(between)
        self._letters: Codes = np.concatenate(parts)
        self._starts: Offsets = np.array(starts, dtype=np.int64)
        self._least: NDArray[np.int32] = np.zeros(length, dtype=np.int32)
        for start, of_post in zip(starts, least, strict=True):
            self._least[start : start + len(of_post)] = of_post
        self._lengths = [len(letters) for letters in skeletons]
        places = np.concatenate(
            [
                np.arange(start, start + max(0, size - GRAM + 1))
                for start, size in zip(starts, self._lengths, strict=True)
            ]
            or [np.empty(0, dtype=np.int64)]
        )
        found = hashes(self._letters)[places]
        order = np.argsort(found, kind="stable")
        self._runs, firsts, sizes = np.unique(found[order], return_index=True, return_counts=True)
        self._places: Offsets = places[order]
        self._firsts: Offsets = firsts
        self._sizes: Offsets = sizes
        self._run_at: Offsets = np.full(length, -1, dtype=np.int64)
        self._run_at[self._places] = np.repeat(np.arange(len(sizes)), sizes)
        self.counts: NDArray[np.uint8] = np.zeros(len(self._runs), dtype=np.uint8)
        if counts is not None:
            for number, of_post in enumerate(counts):
                np.maximum.at(self.counts, self._runs_of(number), of_post)
        bits = min(26, max(12, int(len(self._runs) * 16).bit_length()))
        self._shift = np.uint64(64 - bits)
        self._maybe: Flags = np.zeros(1 << bits, dtype=np.bool_)
        self._maybe[self._runs >> self._shift] = True

    def counts_of(self, post: int) -> NDArray[np.uint8]:
        """In how many sittings each run of a post's letters stood so far (at most `MOST`)."""
        return self.counts[self._runs_of(post)]

    def _runs_of(self, post: int) -> Offsets:
        start, size = int(self._starts[post]), self._lengths[post]
        return self._run_at[start : start + max(0, size - GRAM + 1)]

    def seeds(self, letters: Codes) -> list[Seed]:
        """What a sitting has in common with the posts; it is counted, so ask once.

        Args:
            letters: of all its speeches, `reader.quotes.skeleton.joined`.
        """
        if not len(self._runs):
            return []
        found = hashes(letters)
        near = np.flatnonzero(self._maybe[found >> self._shift])
        if not len(near):
            return []
        of_near = found[near]
        runs = np.minimum(np.searchsorted(self._runs, of_near), len(self._runs) - 1)
        same = self._runs[runs] == of_near
        at, runs = near[same], runs[same]
        once = np.unique(runs)
        leads = (self.counts[runs] < COMMON) & (self._sizes[runs] <= _OFTEN)
        self.counts[once] += self.counts[once] < MOST
        at, runs = at[leads], runs[leads]
        if not len(at):
            return []
        sizes = self._sizes[runs]
        steps = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = self._places[np.repeat(self._firsts[runs], sizes) + steps]
        at = np.repeat(at, sizes)
        # One of those that follow each other is enough.
        shift = places - at
        order = np.lexsort((at, shift))
        at, places, shift = at[order], places[order], shift[order]
        heads = np.ones(len(at), dtype=np.bool_)
        heads[1:] = (shift[1:] != shift[:-1]) | (at[1:] > at[:-1] + GRAM)
        at, places = at[heads], places[heads]
        padding = np.zeros(_WINDOW + _SLIP, dtype=np.uint32)
        padded = np.concatenate([padding, letters, padding])
        keep = np.concatenate(
            [
                self._long_enough(padded, at[low : low + _AT_ONCE], places[low : low + _AT_ONCE])
                for low in range(0, len(at), _AT_ONCE)
            ]
        )
        at, places = at[keep], places[keep]
        posts = np.searchsorted(self._starts, places, side="right") - 1
        return [
            Seed(*one)
            for one in zip(
                posts.tolist(), (places - self._starts[posts]).tolist(), at.tolist(), strict=True
            )
        ]

    def _long_enough(self, padded: Codes, at: Offsets, places: Offsets) -> Flags:
        """Whether enough agrees around seeds, be it after one slip at each end."""
        at = at + _WINDOW + _SLIP
        after, more_after = self._agree(padded, at + GRAM, places + GRAM, 1)
        before, more_before = self._agree(padded, at - 1, places - 1, -1)
        reach = GRAM + after + before + more_after + more_before
        return reach >= self._least[places]

    def _agree(
        self, padded: Codes, at: Offsets, places: Offsets, way: int
    ) -> tuple[Offsets, Offsets]:
        """How many letters agree from a place on, and how many more after one slip."""
        steps = way * np.arange(_WINDOW)
        exact = _run(padded, self._letters, at, places, steps)
        steps = steps[:_SLIP]
        last = len(padded) - 1
        more = np.zeros(len(at), dtype=np.int64)
        for skip_at, skip_place in ((1, 1), (1, 0), (0, 1)):
            from_at = np.clip(at + way * (exact + skip_at), _SLIP, last - _SLIP)
            from_place = np.clip(
                places + way * (exact + skip_place), _SLIP, len(self._letters) - 1 - _SLIP
            )
            more = np.maximum(more, _run(padded, self._letters, from_at, from_place, steps))
        return exact, np.where(more >= 3, more, 0)


def _run(one: Codes, other: Codes, at: Offsets, places: Offsets, steps: Offsets) -> Offsets:
    """How many of the steps from a place on both have the same letter, before the first that differs."""
    same = one[at[:, None] + steps] == other[places[:, None] + steps]
    return np.where(same.all(axis=1), len(steps), np.argmin(same, axis=1))
