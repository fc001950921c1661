"""Segments of the index laid against the catalogue: whose each of their speeches is."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.library.records import OwnerKind
from reader.search.catalogue import Catalogue, Column
from reader.search.index import Matches, Numbers, Places, Segment
from reader.search.matching import Pattern
from reader.search.results import Scope, Sort

Truth = NDArray[np.bool_]
"""Of each speech of a shard, whether something is so."""

_EDGES = (0.05, 0.2, 0.5, 0.8, 0.95)
"""Where a shard is cut into parts, as shares of it."""


class Columns:
    """Whose the speeches of a whole segment are, numbered as the segment numbers them.

    Attributes:
        alive: which of them count.
        rows: the catalogue's row of each; of one that does not count, any.
    """

    def __init__(self, catalogue: Catalogue, size: int, owner_at: Mapping[int, int]) -> None:
        """Of `size` speeches.

        Args:
            owner_at: the first speech in the segment of each owner whose speeches count.
        """
        self._catalogue = catalogue
        owners = np.array(list(owner_at.values()), dtype=np.int64)
        first_rows = catalogue.first_row[owners]
        sizes = catalogue.first_row[owners + 1] - first_rows
        starts = np.array(list(owner_at), dtype=np.int64)
        steps = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.repeat(starts, sizes) + steps
        self.rows: Numbers = np.zeros(size, dtype=np.int64)
        self.rows[places] = np.repeat(first_rows, sizes) + steps
        self.alive: Truth = np.zeros(size, dtype=np.bool_)
        self.alive[places] = True
        self._units: dict[Scope, Numbers] = {}
        self._unit_sizes: dict[Scope, Numbers] = {}

    @cached_property
    def numbers(self) -> Numbers:
        """Of each speech."""
        return np.arange(len(self.rows))

    @cached_property
    def speaker(self) -> Column:
        """Of each speech."""
        return self._catalogue.speaker[self.rows]

    @cached_property
    def questioner(self) -> Column:
        """Who opened the exchange that each speech is in."""
        return self._catalogue.questioner[self.rows]

    @cached_property
    def kind(self) -> Column:
        """Of each speech, by number."""
        return self._catalogue.kind[self.rows]

    @cached_property
    def owner(self) -> Column:
        """Of each speech."""
        return self._catalogue.owner[self.rows]

    def units(self, scope: Scope) -> Numbers:
        """The unit that each speech belongs to, named by the first speech of it."""
        units = self._units.get(scope)
        if units is None:
            units = self.numbers
            if scope is not Scope.SPEECH:
                catalogue, rows = self._catalogue, self.rows
                first = (
                    catalogue.opening[rows]
                    if scope is Scope.EXCHANGE
                    else catalogue.first_row[self.owner]
                )
                units = np.where(self.alive, units + first - rows, units)
            self._units[scope] = units
        return units

    def unit_sizes(self, scope: Scope) -> Numbers:
        """How many speeches each unit has, by the first of them."""
        sizes = self._unit_sizes.get(scope)
        if sizes is None:
            units = self.units(scope)
            sizes = self._unit_sizes[scope] = np.bincount(units, minlength=len(units))
        return sizes


class Shard:
    """Some speeches of a segment, those of a sitting together, numbered from 0.

    Attributes:
        segment: what is searched.
        within: its speeches that are meant.
        owners: whose of them count: still what the library holds.
        alive: which of them count.
        rows: the catalogue's row of each; of one that does not count, any.
    """

    def __init__(
        self,
        segment: Segment,
        catalogue: Catalogue,
        columns: Columns,
        within: range,
        owner_at: Mapping[int, int],
    ) -> None:
        """Take speeches of a segment that is laid against the catalogue.

        Args:
            columns: of the whole segment.
            owner_at: the first speech in the segment of each owner whose speeches count.
        """
        self.segment = segment
        self.within = within
        self.owners = np.array(list(owner_at.values()), dtype=np.int64)
        self._owner_at = owner_at
        self._catalogue = catalogue
        self._columns = columns
        self._slice = slice(within.start, within.stop)
        self.rows = columns.rows[self._slice]
        self.alive = columns.alive[self._slice]
        self._units: dict[Scope, Numbers] = {}
        self._ranks: dict[Sort, int] = {}

    @property
    def speaker_of(self) -> Column:
        """The speaker of each speech."""
        return self._columns.speaker[self._slice]

    @property
    def questioner_of(self) -> Column:
        """Who opened the exchange that each speech is in."""
        return self._columns.questioner[self._slice]

    @property
    def kind_of(self) -> Column:
        """The kind of each speech, by number."""
        return self._columns.kind[self._slice]

    @property
    def owner_of(self) -> Column:
        """The owner of each speech."""
        return self._columns.owner[self._slice]

    @cached_property
    def parts(self) -> "Sequence[Shard]":
        """The same in parts of whole sittings, small ones at both ends: where there is much to
        read, a page is often full after a few of the newest, or the oldest."""
        starts = np.array(sorted(self._owner_at), dtype=np.int64)
        size = len(self.within)
        edges = [0, *(round(size * share) for share in _EDGES), size]
        bounds = np.searchsorted(starts, np.array(edges) + self.within.start).tolist()
        parts: list[Shard] = []
        for first, end in pairwise(dict.fromkeys(bounds)):
            owner_at = {start: self._owner_at[start] for start in starts[first:end].tolist()}
            stop = int(starts[end]) if end < len(starts) else self.within.stop
            within = range(int(starts[first]), stop)
            parts.append(Shard(self.segment, self._catalogue, self._columns, within, owner_at))
        return parts

    def matches(self, pattern: Pattern, speeches: Numbers | None = None) -> Matches:
        """Where a pattern stands, by the numbers of the shard.

        Args:
            speeches: those that matter, ascending; others may be left out.

        Raises:
            IndexDamaged.
        """
        first, second, within = pattern.first, pattern.second, self._meant(speeches)
        if second is None:
            found = self.segment.matches(first, within)
        else:
            found = self.segment.near(first, second, pattern.distance, within)
        own = self._own(found.speeches)
        return Matches(found.speeches[own] - self.within.start, found.counts[own])

    def places(self, word: str, speeches: Numbers | None = None) -> Places:
        """Where a word stands, by the numbers of the shard.

        Args:
            speeches: those that matter, ascending; others may be left out.

        Raises:
            IndexDamaged.
        """
        found = self.segment.places(word, self._meant(speeches))
        own = self._own(found.speeches)
        return Places(found.speeches[own] - self.within.start, found.offsets[own])

    def _meant(self, speeches: Numbers | None) -> Numbers:
        """Speeches of the shard (None: all) by their numbers in the segment."""
        numbers = self._columns.numbers[self._slice]
        return numbers if speeches is None else numbers[speeches]

    def _own(self, speeches: Numbers) -> slice:
        """Which of some speeches of the segment, ascending, are the shard's."""
        if len(self.within) == self.segment.size:
            return slice(None)
        low, high = np.searchsorted(speeches, (self.within.start, self.within.stop)).tolist()
        return slice(low, high)

    def units(self, scope: Scope) -> Numbers:
        """The unit that each speech belongs to, named by the first speech of it."""
        units = self._units.get(scope)
        if units is None:
            # A unit is of one sitting, and the shard's are whole.
            units = self._columns.units(scope)[self._slice] - self.within.start
            self._units[scope] = units
        return units

    def unit_sizes(self, scope: Scope) -> Numbers:
        """How many speeches each unit has, by the first of them."""
        return self._columns.unit_sizes(scope)[self._slice]

    def best_rank(self, sort: Sort) -> int:
        """The rank of the first of its owners in an order by date."""
        if sort not in self._ranks:
            self._ranks[sort] = int(self._catalogue.ranks(sort)[self.owners].min())
        return self._ranks[sort]


def lay_against(
    catalogue: Catalogue,
    editions: Mapping[tuple[OwnerKind, int], tuple[int, int]],
    segments: Sequence[Segment],
) -> list[Shard]:
    """The segments as far as what they hold is still what the library holds.

    Args:
        editions: of the catalogue.
    """
    shards: list[Shard] = []
    for segment in segments:
        owner_at: dict[int, int] = {}
        for run in segment.runs:
            owner, edition = editions.get((run.kind, run.row), (-1, -1))
            if edition == run.edition:
                owner_at[run.start] = owner
        if owner_at:
            columns = Columns(catalogue, segment.size, owner_at)
            shards.append(Shard(segment, catalogue, columns, range(segment.size), owner_at))
    return shards
