"""How answers end, laid against the catalogue: which ways of ending a speech's answers have."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.library import endings as packed
from reader.library.lookup import SittingRow
from reader.search import conditions
from reader.search.catalogue import Catalogue
from reader.search.index import Numbers, Places
from reader.search.results import EndingsKnown
from reader.search.syntax import Field
from reader.threads.model import EndingKind

Ways = NDArray[np.uint8]
"""Of each of some speeches, the ways in which its answers end: a bit for each of
`reader.library.endings.KINDS`."""

BITS = 1 << len(packed.KINDS)
"""How many combinations of ways there are."""

_OFFSET = 24
"""Bits of a key that hold an offset; a speech of so many code points does not occur."""


class EndingTable:
    """The endings of a library as one state of it knows them.

    Attributes:
        of_row: the ways of each row of the catalogue; none where they are not known.
        state: as `reader.library.endings.Endings.state` gave it.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        state: tuple[int, int],
        passages: dict[int, bytes],
        expected: Sequence[int],
    ) -> None:
        """Lay endings against a catalogue.

        Args:
            passages: by row of a sitting, see `Endings.since`.
            expected: rows of the sittings that hold answers.
        """
        self.state = state
        self.catalogue = catalogue
        number_of = {
            one.row: number
            for number, one in enumerate(catalogue.owners)
            if isinstance(one, SittingRow)
        }
        ordered = sorted((number_of[row], row) for row in passages if row in number_of)
        blobs = [passages[row] for _, row in ordered]
        width = len(packed.SEARCHED)
        table = np.frombuffer(b"".join(blobs), dtype="<i4").reshape(-1, width).astype(np.int64)
        owners = np.array([number for number, _ in ordered], dtype=np.int64)
        sizes = [len(blob) // (4 * width) for blob in blobs]
        owner = np.repeat(owners, sizes)
        row = catalogue.first_row[owner] + table[:, 0] - 1
        # A sitting that was stored anew since has other speeches.
        there = row < catalogue.first_row[owner + 1]
        row, table = row[there], table[there]
        self._starts: Numbers = (row << _OFFSET) | table[:, 1]
        self._ends: Numbers = (row << _OFFSET) | table[:, 2]
        self._way: Ways = (1 << table[:, 3]).astype(np.uint8)
        self.of_row: Ways = np.zeros(len(catalogue.owner), dtype=np.uint8)
        _add(self.of_row, row, self._way)
        self._known = np.zeros(len(catalogue.owners), dtype=np.bool_)
        self._known[owners] = True
        self._expected = np.zeros(len(catalogue.owners), dtype=np.bool_)
        self._expected[[number_of[row] for row in expected if row in number_of]] = True

    def of_places(self, rows: Numbers, places: Places) -> Ways:
        """The ways of those answers of speeches in which places lie.

        Args:
            rows: of the catalogue, of each speech that `places` numbers.
        """
        found: Ways = np.zeros(len(rows), dtype=np.uint8)
        if not len(self._starts):
            return found
        keys = (rows[places.speeches] << _OFFSET) | places.offsets
        passage = np.searchsorted(self._starts, keys, side="right") - 1
        inside = (passage >= 0) & (keys < self._ends[passage])
        _add(found, places.speeches[inside], self._way[passage[inside]])
        return found

    def known(self, owners: NDArray[np.bool_]) -> EndingsKnown:
        """Of how many of these owners it is known how their answers end."""
        expected = self._expected & owners
        return EndingsKnown(
            int(np.count_nonzero(expected & self._known)), int(np.count_nonzero(expected))
        )


def wanted_ways(field: Field) -> NDArray[np.bool_]:
    """Of each combination of ways, whether one that a field asks for is among them."""
    bits = sum(1 << packed.KINDS.index(kind) for kind in asked_kinds([field]))
    return (np.arange(BITS) & bits) != 0


def asked_kinds(fields: Sequence[Field]) -> frozenset[EndingKind]:
    """The ways of ending that fields ask for."""
    kinds = [conditions.ending_kind(value) for field in fields for value in field.values]
    return frozenset(kind for kind in kinds if kind is not None)


def counted(ways: Ways) -> dict[str, int]:
    """How many speeches have each way, the most frequent first; each way is there."""
    counts = {
        str(kind): int(np.count_nonzero(ways & (1 << place)))
        for place, kind in enumerate(packed.KINDS)
    }
    return dict(sorted(counts.items(), key=lambda one: -one[1]))


def _add(ways: Ways, speeches: Numbers, added: Ways) -> None:
    for place in range(len(packed.KINDS)):
        way = np.uint8(1 << place)
        ways[speeches[added == way]] |= way
