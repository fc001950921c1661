"""Finding the quotes of many posts in minutes that stream by once."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.quotes.chains import Letters, Run, chains, runs
from reader.quotes.compare import passages
from reader.quotes.evidence import Units
from reader.quotes.model import Passage
from reader.quotes.seeds import PostIndex
from reader.quotes.skeleton import joined, starts
from reader.quotes.written import Written
from reader.quotes.written import written as as_written

Counts = NDArray[np.uint8]

_AT_ENDS = 6
"""Letters at a quote's ends that runs may have missed."""


class _Post:
    def __init__(self, text: str) -> None:
        self.written: Written = as_written(text)
        self.units = Units(self.written)
        self.least = self.units.least_reach()

    @cached_property
    def letters(self) -> Letters:
        return Letters(self.written.skeleton.letters)

    def promising(self, chain: Sequence[Run]) -> bool:
        """Whether a chain may be a quote, before its ends are looked at."""
        letters = sum(run.length for run in chain)
        first, last = chain[0].post, chain[-1].post + chain[-1].length
        return letters + _AT_ENDS >= int(self.least[first:last].min())


class Finder:
    """Some posts, for which sittings are looked through one by one."""

    def __init__(self, posts: Sequence[str], counts: Sequence[Counts] | None = None) -> None:
        """Prepare to look for quotes.

        Args:
            posts: the texts.
            counts: of each, what `counts` gave after an earlier part of the stream.
        """
        self._posts = [_Post(text) for text in posts]
        self._index = PostIndex(
            [post.written.skeleton.letters for post in self._posts],
            [post.least for post in self._posts],
            counts,
        )

    def counts(self, post: int) -> Counts:
        """In how many sittings each run of a post's letters stood so far; to go on later."""
        return self._index.counts_of(post)

    def look(self, speeches: Sequence[str]) -> Mapping[int, list[Passage]]:
        """The passages of a sitting that posts (by their place) have; each is a quote by itself.

        Args:
            speeches: the texts of all speeches, in order.
        """
        letters = joined(speeches)
        seeds = self._index.seeds(letters)
        if not seeds:
            return {}
        begins = starts(letters)
        pairs = {
            (seed.post, int(np.searchsorted(begins, seed.at, side="right")) - 1) for seed in seeds
        }
        written: dict[int, tuple[Written, Letters]] = {}
        found: dict[int, list[Passage]] = {}
        for post, speech in sorted(pairs):
            if speech not in written:
                text = as_written(speeches[speech])
                written[speech] = (text, Letters(text.skeleton.letters))
            quotes = _quotes(self._posts[post], *written[speech], speech + 1)
            if quotes:
                found.setdefault(post, []).extend(quotes)
        return found


def _quotes(post: _Post, speech: Written, letters: Letters, number: int) -> list[Passage]:
    return [
        passage
        for chain in chains(runs(post.letters, letters))
        if post.promising(chain)
        for passage in passages(post.written, speech, number, chain)
        if post.units.is_quote(passage)
    ]
