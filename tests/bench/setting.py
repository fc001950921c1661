"""What all parts of a run share."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bench.corpus import Corpus
from bench.drawing import Drawing


@dataclass(slots=False)
class Setting:
    """One run of the benchmark.

    Attributes:
        archive: what everything is built from.
        library, peer: this program's folder and the peer's file.
        folder: for what is thrown away afterwards.
        each: queries of a class.
        totals: queries whose totals are compared.
        starts: of either window.
        kills, kill_sittings: how often a build is killed, and of how many sittings.
        brought: sittings that the open window imports.
    """

    archive: Path
    library: Path
    peer: Path
    folder: Path
    seed: int
    each: int
    totals: int
    starts: int
    kills: int
    kill_sittings: int
    brought: int
    wrong: list[str] = field(default_factory=list[str])

    @cached_property
    def corpus(self) -> Corpus:
        """The archive in memory."""
        return Corpus(self.archive)

    def drawing(self, use: int) -> Drawing:
        """Draws the queries of one part, others than those of another part.

        Args:
            use: a number that belongs to the part.
        """
        return Drawing(self.corpus, self.seed * 1000 + use)
