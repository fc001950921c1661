"""Everything of a library that a search filters and sorts by, but no text: whole columns.

Sittings and posts are *owners*, numbered from 0; speeches are *rows*, numbered from 0 through
all owners. A post is one row.
"""

from collections import Counter
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import Lookup, PostRow, SittingRow
from reader.library.records import OwnerKind, PostKind
from reader.minutes.model import MeetingKind, Speaker
from reader.minutes.normalize import fold
from reader.search.recent import Recent
from reader.search.results import Sort
from reader.search.syntax import Field

NOBODY = 0
"""The speaker of a post, and the questioner of what is in no exchange."""

_FIELDS = 64

_WHOLE_NAME = 4
"""From so many characters a name is taken for more than a surname (長谷川, 佐々木)."""

NO_YEAR = 0

MEETING_KINDS = tuple(MeetingKind)

OF_POST = len(MEETING_KINDS)

OF_DOCUMENT = OF_POST + 1

NO_KIND = len(layout.KINDS)
"""The kind of a post, behind the numbers of the kinds of speeches."""

WHOLE = (1 << 31) - 1
"""The length of a post: all of its chunk."""

Column = NDArray[np.int32]


class Catalogue:
    """One state of the library's lists.

    Attributes:
        version: as `Lookup.version` gave it.
        owners: sittings, then posts.
        newest_first, oldest_first: the rank of each owner by date, those without one last, then
            by id.
        first_row: of each owner, and at the end the number of all rows.
        owner: of each row.
        chunk, start, length: where each row's text lies.
        speaker, kind, exchange, questioner: of each row, see `reader.library.layout`.
        opening: the row of the first speech of each row's exchange, of itself outside.
        speakers: by id; `names` are what they are called (the name in its commonest spelling,
            else the post), and `name` tells by id which of these, or their number where there is
            none.
        meeting: of each owner, a place in `meetings`: names with their kinds; no kind of posts.
        fields: where the fields of the latest queries are true; see `Evaluation`.
        dates: of each owner, ISO 8601; empty where there is none.
        years, meeting_kind, council: of each owner: `NO_YEAR` where there is none; a place in
            `MEETING_KINDS`, `OF_POST` or `OF_DOCUMENT`; a place in `councils`, or their number.
    """

    def __init__(self, lookup: Lookup) -> None:
        """Read the lists; call it inside a snapshot."""
        self.version = lookup.version()
        sittings, posts = lookup.sittings(), lookup.posts()
        self.owners: tuple[SittingRow | PostRow, ...] = (*sittings, *posts)
        blobs = lookup.layouts()
        width = len(layout.COLUMNS)
        table = np.frombuffer(b"".join(blobs), dtype="<i4").reshape(-1, width)
        of_posts = np.zeros((len(posts), width), dtype="<i4")
        of_posts[:, 0] = [post.chunk for post in posts]
        of_posts[:, 2] = WHOLE
        of_posts[:, 4] = NO_KIND
        columns = np.ascontiguousarray(np.concatenate([table, of_posts]).T.astype(np.int32))
        self.chunk, self.start, self.length, self.speaker = columns[:4]
        self.kind, self.exchange, self.questioner = columns[4:]
        sizes = [len(blob) // (4 * width) for blob in blobs] + [1] * len(posts)
        self.first_row: NDArray[np.int64] = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.owner: Column = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        rows = np.arange(len(self.owner))
        numbers = self.first_row[self.owner] + self.exchange - 1
        self.opening: NDArray[np.int64] = np.where(self.exchange > 0, numbers, rows)
        self.speakers = {row[0]: Speaker(*row[1:]) for row in lookup.speakers()}
        self.highest_speaker = max(self.speakers, default=0)

        self.years = np.array(
            [int(owner.date[:4]) if owner.date else NO_YEAR for owner in self.owners],
            dtype=np.int64,
        )
        self.meeting_kind = np.array(
            [
                MEETING_KINDS.index(MeetingKind(owner.kind))
                if isinstance(owner, SittingRow)
                else OF_DOCUMENT
                if owner.kind == PostKind.DOCUMENT
                else OF_POST
                for owner in self.owners
            ],
            dtype=np.int64,
        )
        self.councils = sorted({one.assembly for one in sittings if one.assembly is not None})
        place_of = {name: place for place, name in enumerate(self.councils)}
        self.council = np.array(
            [place_of.get(one.assembly or "", len(place_of)) for one in sittings]
            + [len(place_of)] * len(posts),
            dtype=np.int64,
        )
        names = self._called()
        self.names = sorted({name for name in names.values() if name})
        place_of = {name: place for place, name in enumerate(self.names)}
        self.name: NDArray[np.int64] = np.full(
            self.highest_speaker + 1, len(self.names), dtype=np.int64
        )
        for number, name in names.items():
            self.name[number] = place_of.get(name, len(self.names))

        meetings = [
            (one.meeting, one.kind) if isinstance(one, SittingRow) else (None, "")
            for one in self.owners
        ]
        place_of = {meeting: place for place, meeting in enumerate(dict.fromkeys(meetings))}
        self.meetings = list(place_of)
        self.meeting = np.array([place_of[one] for one in meetings], dtype=np.int64)
        self.fields: Recent[Field, NDArray[np.bool_]] = Recent(_FIELDS, lambda _: 1)
        self.dates = np.array([owner.date or "" for owner in self.owners], dtype="U10")

        keys = [owner.key for owner in self.owners]
        by_key = sorted(range(len(keys)), key=keys.__getitem__)
        dated = [one for one in by_key if self.owners[one].date]
        undated = [one for one in by_key if not self.owners[one].date]
        dates = self.dates.tolist()
        self.newest_first = _ranks(sorted(dated, key=dates.__getitem__, reverse=True) + undated)
        self.oldest_first = _ranks(sorted(dated, key=dates.__getitem__) + undated)

    def _called(self) -> dict[int, str]:
        """What each speaker is called: spellings of one name (髙橋, 高橋) by the one used most."""
        names = {number: who.name or who.role or "" for number, who in self.speakers.items()}
        speeches = self.speeches_of_speaker.tolist()
        used: Counter[str] = Counter()
        for number, name in names.items():
            used[name] += speeches[number]
        chosen: dict[str, str] = {}
        for name in sorted(used, key=lambda one: (-used[one], one)):
            chosen.setdefault(_name_key(name), name)
        return {number: chosen[_name_key(name)] for number, name in names.items()}

    @cached_property
    def speeches_of_speaker(self) -> NDArray[np.int64]:
        """How many speeches each speaker has, by number."""
        return np.bincount(self.speaker, minlength=self.highest_speaker + 1)

    @cached_property
    def speeches_of_kind(self) -> NDArray[np.int64]:
        """How many speeches each kind has."""
        return np.bincount(self.kind, minlength=NO_KIND + 1)

    def ranks(self, sort: Sort) -> Column:
        """The rank of each owner in an order by date; by relevance, newest first decides."""
        return self.oldest_first if sort is Sort.OLDEST else self.newest_first

    def editions(self) -> dict[tuple[OwnerKind, int], tuple[int, int]]:
        """Of each sitting and post that has text: its number as an owner, and its edition (see
        `reader.search.index.Run`)."""
        found: dict[tuple[OwnerKind, int], tuple[int, int]] = {}
        for number, (first, end) in enumerate(pairwise(self.first_row.tolist())):
            owner = self.owners[number]
            if first < end:
                kind = OwnerKind.SITTING if isinstance(owner, SittingRow) else OwnerKind.POST
                found[kind, owner.row] = number, int(self.chunk[first])
        return found


def _name_key(name: str) -> str:
    """What all spellings of a whole name have in common.

    A surname alone is left as it is: 斎藤 and 斉藤 are two members of one council.
    """
    return fold(name) if len(name) >= _WHOLE_NAME else name


def _ranks(order: list[int]) -> Column:
    """The place of each number in an order of all."""
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks
