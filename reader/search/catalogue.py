"""Everything of a library that a search filters and sorts by, but no text."""

import threading
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
    """A mapping that forgets what was not used for longest, by weight; for several threads."""

    def __init__(self, capacity: int, weight: Callable[[_Value], int]) -> None:
        self._capacity = capacity
        self._weight = weight
        self._held = 0
        self._items: OrderedDict[_Key, _Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: _Key) -> _Value | None:
        """What is held under `key`, if anything."""
        with self._lock:
            if key not in self._items:
                return None
            self._items.move_to_end(key)
            return self._items[key]

    def put(self, key: _Key, value: _Value) -> None:
        """Hold `value`; a key that is held already keeps its value."""
        with self._lock:
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
        newest_first, oldest_first: all owners by date, those without one last, then by id.
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
        place_of_sitting = {sitting.row: place for place, sitting in enumerate(sittings)}
        place_of_post = {post.row: place for place, post in enumerate(posts, len(sittings))}
        rows = lookup.chunks()
        self.chunks: NDArray[np.int64] = np.array([row[0] for row in rows], dtype=np.int64)
        self.owner_of: NDArray[np.int64] = np.array(
            [
                place_of_sitting[sitting] if sitting is not None else place_of_post[post or 0]
                for _, sitting, post in rows
            ],
            dtype=np.int64,
        )
        by_owner = np.argsort(self.owner_of, kind="stable")
        bounds = np.searchsorted(self.owner_of[by_owner], np.arange(len(self.owners) + 1))
        self._positions = np.split(by_owner, bounds[1:-1]) if self.owners else []
        self.speakers = {row[0]: Speaker(*row[1:]) for row in lookup.speakers()}
        self.speeches = lookup.speech_count() + len(posts)
        self._units: Recent[int, Unit] = Recent(100_000, lambda unit: len(unit.speeches))

        dated = [place for place, owner in enumerate(self.owners) if owner.date]
        undated = [place for place, owner in enumerate(self.owners) if not owner.date]
        by_key = sorted(dated, key=lambda place: self.owners[place].key)
        undated.sort(key=lambda place: self.owners[place].key)
        self.oldest_first = sorted(by_key, key=lambda place: self.owners[place].date or "")
        self.newest_first = sorted(
            by_key, key=lambda place: self.owners[place].date or "", reverse=True
        )
        self.oldest_first += undated
        self.newest_first += undated

    def positions(self, owner: int) -> NDArray[np.int64]:
        """The positions in `chunks` of an owner's chunks."""
        return self._positions[owner]

    def unit(self, owner: int) -> Unit:
        """The speeches of an owner, which belong to the state of the library that is read."""
        unit = self._units.get(owner)
        if unit is None:
            row = self.owners[owner]
            if isinstance(row, SittingRow):
                speeches = tuple(self._lookup.speeches(row.row))
                unit = Unit(speeches, self._lookup.questioners(row.row))
            else:
                chunk = int(self.chunks[self.positions(owner)[0]])
                unit = Unit((SpeechRow(1, chunk, 0, WHOLE, NOBODY, "", None),), {})
            self._units.put(owner, unit)
        return unit
