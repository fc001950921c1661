"""Reads the lists of a library, and makes of them what a search needs."""

import numpy as np
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import Lookup, PostRow, SittingRow
from reader.library.records import PostKind
from reader.minutes.model import MeetingKind
from reader.search.catalogue import (
    MEETING_KINDS,
    NO_KIND,
    NO_YEAR,
    OF_DOCUMENT,
    OF_POST,
    WHOLE,
    Catalogue,
    Column,
    owner_of_rows,
)
from reader.search.voice_reader import read_voices


def read_catalogue(lookup: Lookup) -> Catalogue:
    """Read the lists; call it inside a snapshot."""
    sittings, posts = lookup.sittings(), lookup.posts()
    owners = (*sittings, *posts)
    columns, first_row = _rows(lookup.layouts(), posts)
    chunk, start, length, speaker, kind, exchange, questioner = columns
    voices, spoken, asked = read_voices(
        lookup, [one.row for one in sittings], owner_of_rows(first_row), speaker, questioner
    )
    councils = sorted({one.assembly for one in sittings if one.assembly is not None})
    place_of = {name: place for place, name in enumerate(councils)}
    council = [place_of.get(one.assembly or "", len(place_of)) for one in sittings]
    meetings = [
        (one.meeting, one.kind) if isinstance(one, SittingRow) else (None, "") for one in owners
    ]
    place_of_meeting = {meeting: place for place, meeting in enumerate(dict.fromkeys(meetings))}
    by_key = sorted(range(len(owners)), key=lambda one: owners[one].key)
    dated = [one for one in by_key if owners[one].date]
    undated = [one for one in by_key if not owners[one].date]
    dates = [owner.date or "" for owner in owners]
    return Catalogue(
        version=lookup.version(),
        people=lookup.people_version(),
        sittings=sittings,
        posts=posts,
        first_row=first_row,
        chunk=chunk,
        start=start,
        length=length,
        kind=kind,
        exchange=exchange,
        voices=voices,
        speaker=spoken,
        questioner=asked,
        years=_whole([int(date[:4]) if date else NO_YEAR for date in dates]),
        meeting_kind=_whole([_kind(owner) for owner in owners]),
        councils=councils,
        council=_whole(council + [len(councils)] * len(posts)),
        meetings=list(place_of_meeting),
        meeting=_whole([place_of_meeting[one] for one in meetings]),
        dates=np.array(dates, dtype="U10"),
        newest_first=_ranks(sorted(dated, key=dates.__getitem__, reverse=True) + undated),
        oldest_first=_ranks(sorted(dated, key=dates.__getitem__) + undated),
    )


def _rows(layouts: list[bytes], posts: list[PostRow]) -> tuple[Column, NDArray[np.int64]]:
    """The columns of all layouts, with a row for each post; and `Catalogue.first_row`."""
    width = len(layout.COLUMNS)
    table = np.frombuffer(b"".join(layouts), dtype="<i4").reshape(-1, width)
    columns = np.zeros((width, len(table) + len(posts)), dtype=np.int32)
    columns[:, : len(table)] = table.T
    columns[0, len(table) :] = [post.chunk for post in posts]
    columns[2, len(table) :] = WHOLE
    columns[4, len(table) :] = NO_KIND
    sizes = [len(blob) // (4 * width) for blob in layouts] + [1] * len(posts)
    first_row = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=first_row[1:])
    return columns, first_row


def _kind(owner: SittingRow | PostRow) -> int:
    """See `Catalogue.meeting_kind`."""
    if isinstance(owner, SittingRow):
        return MEETING_KINDS.index(MeetingKind(owner.kind))
    return OF_DOCUMENT if owner.kind == PostKind.DOCUMENT else OF_POST


def _whole(numbers: list[int]) -> NDArray[np.int64]:
    return np.array(numbers, dtype=np.int64)


def _ranks(order: list[int]) -> Column:
    """The place of each number in an order of all."""
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    return ranks
