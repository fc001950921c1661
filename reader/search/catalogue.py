"""Everything of a library that a search filters and sorts by, but no text: whole columns.

Sittings and posts are *owners*, numbered from 0; speeches are *rows*, numbered from 0 through
all owners. A post is one row.
"""

from functools import cached_property
from itertools import pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import PostRow, SittingRow
from reader.library.records import OwnerKind
from reader.minutes.model import MeetingKind
from reader.search.conditions import plain_apart
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


class Catalogue(Struct, dict=True):
    """One state of the library's lists; see `reader.search.catalogue_reader`.

    Attributes:
        version: as `Lookup.version` gave it; `people`, as `Lookup.people_version` did.
        sittings, posts: the owners.
        newest_first, oldest_first: the rank of each owner by date, those without one last, then
            by id.
        first_row: of each owner, and at the end the number of all rows.
        chunk, start, length: where each row's text lies.
        kind, exchange: of each row, see `reader.library.layout`.
        speaker, questioner: likewise, but by number of `voices`, which are all of them.
        meeting: of each owner, a place in `meetings`: names with their kinds; no kind of posts.
        dates: of each owner, ISO 8601; empty where there is none.
        years, meeting_kind, council: of each owner: `NO_YEAR` where there is none; a place in
            `MEETING_KINDS`, `OF_POST` or `OF_DOCUMENT`; a place in `councils`, or their number.
    """

    version: tuple[str, int]
    people: int
    sittings: list[SittingRow]
    posts: list[PostRow]
    first_row: NDArray[np.int64]
    chunk: Column
    start: Column
    length: Column
    kind: Column
    exchange: Column
    voices: Voices
    speaker: Column
    questioner: Column
    years: NDArray[np.int64]
    meeting_kind: NDArray[np.int64]
    councils: list[str]
    council: NDArray[np.int64]
    meetings: list[tuple[str | None, str]]
    meeting: NDArray[np.int64]
    dates: NDArray[np.str_]
    newest_first: Column
    oldest_first: Column

    @cached_property
    def owners(self) -> tuple[SittingRow | PostRow, ...]:
        """Sittings, then posts."""
        return (*self.sittings, *self.posts)

    @cached_property
    def owner(self) -> Column:
        """Of each row."""
        return owner_of_rows(self.first_row)

    @cached_property
    def opening(self) -> NDArray[np.int64]:
        """The row of the first speech of each row's exchange, of itself outside."""
        numbers = self.first_row[self.owner] + self.exchange - 1
        return np.where(self.exchange > 0, numbers, np.arange(len(self.owner)))

    @cached_property
    def fields(self) -> Recent[Field, NDArray[np.bool_]]:
        """Where the fields of the latest queries are true; see `Evaluation`."""
        return Recent(_FIELDS, lambda _: 1)

    @cached_property
    def plain_meetings(self) -> list[tuple[str, str]]:
        """`meetings` with the names as `conditions.meeting_test` compares them."""
        names = plain_apart([name or "" for name, _ in self.meetings])
        return [(name, kind) for name, (_, kind) in zip(names, self.meetings, strict=True)]

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


def owner_of_rows(first_row: NDArray[np.int64]) -> Column:
    """The owner of each row; see `Catalogue.first_row`."""
    sizes = np.diff(first_row)
    return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
