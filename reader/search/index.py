"""What a search needs of an index, whichever engine makes it.

An index is a row of *segments*, each of which holds whole sittings and posts. The speeches of a
segment are numbered from 0, those of one sitting together and in order; a post counts as one. A
segment tells exactly in which speeches a word stands and how often, without looking into any
text.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reader.library.records import OwnerKind

Numbers = NDArray[np.int64]


class IndexState(StrEnum):
    """Whether an index can be used."""

    READY = "ready"
    ABSENT = "absent"  # not made yet
    DAMAGED = "damaged"  # not to be trusted; the worker makes it anew from the library


class IndexDamaged(Exception):
    """A segment could not be read: the index is to be made anew."""


class Run(Struct, frozen=True):
    """The speeches of one sitting in a segment, or a post.

    Attributes:
        kind, row: whose they are in the library.
        edition: the first chunk of the text that was indexed; another one is another text.
        start, end: numbers of its speeches in the segment, half-open.
    """

    kind: OwnerKind
    row: int
    edition: int
    start: int
    end: int


class Matches(Struct, frozen=True):
    """The speeches of a segment that hold something.

    Attributes:
        speeches: ascending.
        counts: how often it stands in each.
    """

    speeches: Numbers
    counts: Numbers


NOTHING = Matches(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


class Places(Struct, frozen=True):
    """Where something stands.

    Attributes:
        speeches: of each place, ascending.
        offsets: code points into the speech's folded text.
    """

    speeches: Numbers
    offsets: Numbers


NOWHERE = Places(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


class Outlook(Struct, frozen=True):
    """What is known of a word before it is looked for.

    Attributes:
        cost: numbers to be read.
        most: how often it stands there at the most; None where nothing is known.
    """

    cost: int
    most: int | None


class Segment(Protocol):
    """Some sittings and posts, ready to be searched."""

    @property
    def size(self) -> int:
        """How many speeches are numbered, those that no run holds any more included."""
        ...

    @property
    def runs(self) -> Sequence[Run]:
        """The sittings and posts that it holds."""
        ...

    @property
    def lengths(self) -> Numbers:
        """The length of each speech's folded text, in code points."""
        ...

    def outlook(self, word: str) -> Outlook:
        """What to expect of a folded word.

        Raises:
            IndexDamaged.
        """
        ...

    def matches(self, word: str, within: Numbers) -> Matches:
        """Where a folded word stands.

        Args:
            within: the speeches that matter, ascending; others may be left out.

        Raises:
            IndexDamaged.
        """
        ...

    def near(self, first: str, second: str, distance: int, within: Numbers) -> Matches:
        """Where two folded words stand beside each other, with at most `distance` characters
        between them and in either order; counts pairs.

        Raises:
            IndexDamaged.
        """
        ...

    def places(self, word: str, within: Numbers) -> Places:
        """Every place where a folded word begins.

        Args:
            within: the speeches that matter, ascending; in others some may be left out.

        Raises:
            IndexDamaged.
        """
        ...


class SearchIndex(Protocol):
    """Derived from a library; what it does not hold, or not yet, a search reads from there."""

    @property
    def state(self) -> IndexState:
        """Whether it could be used when it was last asked."""
        ...

    def segments(self, identity: str) -> Sequence[Segment]:
        """Its newest state; empty where it is absent or not to be trusted. The same segment is
        the same object every time.

        Args:
            identity: of the library's content that is searched; an index of another content
                (before a backup was restored) is not used.
        """
        ...

    def distrust(self) -> None:
        """One of its segments raised `IndexDamaged`: do not use it until it is made anew."""
        ...

    def close(self) -> None:
        """Let go of its files."""
        ...
