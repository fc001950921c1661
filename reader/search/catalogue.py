"""Everything of a library that a search filters and sorts by, but no text."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.library.lookup import Lookup, PostRow, SittingRow, SpeechRow
from reader.minutes.model import Speaker

NOBODY = -1
"""The speaker of a post."""

WHOLE = 1 << 31
"""The length of a post: all of its chunk."""

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """A mapping that forgets what was not used for longest, by weight."""

    def __init__(self, capacity: int, weight: Callable[[_Value], int]) -> None:
        self._capacity = capacity
        self._weight = weight
        self._held = 0
        self._items: OrderedDict[_Key, _Value] = OrderedDict()

    def get(self, key: _Key) -> _Value | None:
        """What is held under `key`, if anything."""
        if key in self._items:
            self._items.move_to_end(key)
            return self._items[key]
        return None

    def put(self, key: _Key, value: _Value) -> None:
        """Hold `value`; a key that is held already keeps its value."""
        if key in self._items:
            return
        self._items[key] = value
        self._held += self._weight(value)
        while self._held > self._capacity:
            _, old = self._items.popitem(last=False)
            self._held -= self._weight(old)


@dataclass(frozen=True, slots=True)
class Unit:
    """A sitting with what is needed of its speeches, or a post (one speech without speaker).

    Attributes:
        questioners: first speech of an exchange → id of the questioner.
    """

    speeches: tuple[SpeechRow, ...]
    questioners: dict[int, int]


class Catalogue:
    """One state of the library's lists. Sittings and posts are *owners*, numbered from 0.

    Attributes:
        version: as `Lookup.version` gave it.
        owners: sittings, then posts.
        dates: of each owner, as a number that sorts (0 without a date).
        chunks: ids, ascending; `owner_of` says whose, by position.
        speakers: by id.
        speeches: how many there are.
    """

    def __init__(self, lookup: Lookup) -> None:
        """Read the lists; call it inside a snapshot."""
        self._lookup = lookup
        self.version = lookup.version()
        sittings, posts = lookup.sittings(), lookup.posts()
        self.owners: tuple[SittingRow | PostRow, ...] = (*sittings, *posts)
        self.dates = np.array(
            [int(owner.date.replace("-", "")) if owner.date else 0 for owner in self.owners],
            dtype=np.int64,
        )
        place_of_sitting = {sitting.row: place for place, sitting in enumerate(sittings)}
        place_of_post = {post.row: place for place, post in enumerate(posts, len(sittings))}
        self.place_of_sitting = place_of_sitting
        rows = lookup.chunks()
        self.chunks: NDArray[np.int64] = np.array([row[0] for row in rows], dtype=np.int64)
        self.owner_of: NDArray[np.int64] = np.array(
            [
                place_of_sitting[sitting] if sitting is not None else place_of_post[post or 0]
                for _, sitting, post in rows
            ],
            dtype=np.int64,
        )
        self.speakers = {row[0]: Speaker(*row[1:]) for row in lookup.speakers()}
        self.speeches = lookup.speech_count() + len(posts)
        self._units: Recent[int, Unit] = Recent(100_000, lambda unit: len(unit.speeches))

    def unit(self, owner: int) -> Unit:
        """The speeches of an owner."""
        unit = self._units.get(owner)
        if unit is None:
            row = self.owners[owner]
            if isinstance(row, SittingRow):
                speeches = tuple(self._lookup.speeches(row.row))
                unit = Unit(speeches, self._lookup.questioners(row.row))
            else:
                chunk = int(self.chunks[np.flatnonzero(self.owner_of == owner)[0]])
                unit = Unit((SpeechRow(1, chunk, 0, WHOLE, NOBODY, "", None),), {})
            self._units.put(owner, unit)
        return unit
