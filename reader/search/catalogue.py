"""Everything of a library that a search filters and sorts by, but no text: whole columns.

Sittings and posts are *owners*, numbered from 0; speeches are *rows*, numbered from 0 through
all owners. A post is one row.
"""

from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import Lookup, PostRow, SittingRow
from reader.library.records import OwnerKind, PostKind
from reader.minutes.model import MeetingKind
from reader.search.recent import Recent
from reader.search.results import Sort
from reader.search.syntax import Field
from reader.search.voices import Voices

NOBODY = 0
"""The speaker of a post, and the questioner of what is in no exchange."""

_FIELDS = 64

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
        version: as `Lookup.version` gave it; `people`, as `Lookup.people_version` did.
        owners: sittings, then posts.
        newest_first, oldest_first: the rank of each owner by date, those without one last, then
            by id.
        first_row: of each owner, and at the end the number of all rows.
        owner: of each row.
        chunk, start, length: where each row's text lies.
        kind, exchange: of each row, see `reader.library.layout`.
        speaker, questioner: likewise, but by number of `voices`, which are all of them.
        opening: the row of the first speech of each row's exchange, of itself outside.
        meeting: of each owner, a place in `meetings`: names with their kinds; no kind of posts.
        fields: where the fields of the latest queries are true; see `Evaluation`.
        dates: of each owner, ISO 8601; empty where there is none.
        years, meeting_kind, council: of each owner: `NO_YEAR` where there is none; a place in
            `MEETING_KINDS`, `OF_POST` or `OF_DOCUMENT`; a place in `councils`, or their number.
    """

    def __init__(self, lookup: Lookup) -> None:
        """Read the lists; call it inside a snapshot."""
        self.version = lookup.version()
        self.people = lookup.people_version()
        sittings, posts = lookup.sittings(), lookup.posts()
        self.owners: tuple[SittingRow | PostRow, ...] = (*sittings, *posts)
        blobs = lookup.layouts()
        width = len(layout.COLUMNS)
        table = np.frombuffer(b"".join(blobs), dtype="<i4").reshape(-1, width)
        columns = np.zeros((width, len(table) + len(posts)), dtype=np.int32)
        columns[:, : len(table)] = table.T
        columns[0, len(table) :] = [post.chunk for post in posts]
        columns[2, len(table) :] = WHOLE
        columns[4, len(table) :] = NO_KIND
        self.chunk, self.start, self.length, speaker = columns[:4]
        self.kind, self.exchange, questioner = columns[4:]
        sizes = [len(blob) // (4 * width) for blob in blobs] + [1] * len(posts)
        self.first_row: NDArray[np.int64] = np.concatenate([[0], np.cumsum(sizes, dtype=np.int64)])
        self.owner: Column = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        rows = np.arange(len(self.owner))
        numbers = self.first_row[self.owner] + self.exchange - 1
        self.opening: NDArray[np.int64] = np.where(self.exchange > 0, numbers, rows)
        self.voices = Voices(lookup, [one.row for one in sittings], self.owner, speaker)
        self.speaker: Column = self.voices.of_speeches
        self.questioner: Column = self.voices.of(self.owner, questioner)
        self.voices.name_all(self.speeches_of_speaker)

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

    @cached_property
    def speeches_of_speaker(self) -> NDArray[np.int64]:
        """How many speeches each speaker has, by number."""
        return np.bincount(self.speaker, minlength=len(self.voices))

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


def _ranks(order: list[int]) -> Column:
    """The place of each number in an order of all."""
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks
