"""What a search needs of an index, whichever engine makes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class IndexState(StrEnum):
    """Whether an index can be used."""

    READY = "ready"
    ABSENT = "absent"  # not made yet
    DAMAGED = "damaged"  # not to be trusted; the worker makes it anew from the library


@dataclass(frozen=True, slots=True)
class Found:
    """Answers of one state of the index.

    Attributes:
        known: ids of all chunks that the index holds, ascending. A chunk of the library that
            is not among them has to be read itself.
        candidates: for each word asked for, the ids of chunks that may hold it, ascending.
    """

    known: NDArray[np.int64]
    candidates: tuple[NDArray[np.int64], ...]


class SearchIndex(Protocol):
    """Chunks by grams: derived from the library, never wrong by omission among `known`."""

    @property
    def state(self) -> IndexState:
        """Whether it could be used when it was last asked."""
        ...

    def find(self, identity: str, words: Sequence[Sequence[int]]) -> Found:
        """The chunks that hold all grams of each word; no grams exclude nothing.

        Args:
            identity: of the library's content that is searched; an index of another content
                (before a backup was restored) is not used.
        """
        ...

    def close(self) -> None:
        """Let go of its files."""
        ...
