"""Hits counted in several ways."""

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import PostRow
from reader.search.catalogue import MEETING_KINDS, NO_YEAR, OF_DOCUMENT, OF_POST, Catalogue
from reader.search.endings import Ways, counted
from reader.search.index import Numbers
from reader.search.results import EndingsKnown, Facets

_SPEAKERS = 30
_CATEGORIES = 30

_Name = TypeVar("_Name")


def facets(
    catalogue: Catalogue, rows: Numbers, ways: Ways | None, known: EndingsKnown | None
) -> Facets:
    """The counts of hits at `rows` of the catalogue.

    Args:
        ways: how the answers of each hit end; None where that is not counted.
        known: how far that is known.
    """
    hits = np.bincount(catalogue.owner[rows], minlength=len(catalogue.owners))
    owners = np.flatnonzero(hits)
    hits = hits[owners]

    def of_owners(column: Numbers) -> NDArray[np.int64]:
        return np.bincount(column[owners], weights=hits, minlength=1).astype(np.int64)

    years = of_owners(catalogue.years)
    meeting_kinds = of_owners(catalogue.meeting_kind)
    posts = int(meeting_kinds[OF_POST:OF_DOCUMENT].sum())
    documents = int(meeting_kinds[OF_DOCUMENT:].sum())
    blogs, categories = _of_posts(catalogue, owners) if posts else ({}, {})
    kinds = np.bincount(catalogue.kind[rows], minlength=1)
    voices = catalogue.voices
    names = np.bincount(voices.name[catalogue.speaker[rows]], minlength=1)
    return Facets(
        years={int(year): int(years[year]) for year in np.flatnonzero(years) if year != NO_YEAR},
        councils=_most_first(catalogue.councils, of_owners(catalogue.council)),
        meeting_kinds=_most_first(MEETING_KINDS, meeting_kinds),
        kinds=_most_first(layout.KINDS, kinds),
        speakers=_most_first(voices.names, names, _SPEAKERS),
        endings=None if ways is None else counted(ways),
        endings_known=known,
        minutes=len(rows) - posts - documents,
        posts=posts,
        documents=documents,
        blogs=blogs,
        categories=categories,
    )


def _of_posts(
    catalogue: Catalogue, owners: NDArray[np.int64]
) -> tuple[dict[str, int], dict[str, int]]:
    """Posts among the owners, by blog and by category."""
    blogs: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    numbers: list[int] = owners[catalogue.meeting_kind[owners] == OF_POST].tolist()
    for number in numbers:
        owner = catalogue.owners[number]
        if isinstance(owner, PostRow):
            blogs.update([owner.blog] if owner.blog else ())
            categories.update(owner.categories)
    return dict(blogs.most_common()), dict(categories.most_common(_CATEGORIES))


def _most_first(
    names: Sequence[_Name], counts: NDArray[np.int64], most: int | None = None
) -> dict[_Name, int]:
    """The names that were counted, the most frequent first; counts behind the last name are of
    what has none."""
    places = counts[: len(names)].nonzero()[0]
    places = places[np.argsort(-counts[places], kind="stable")[:most]]
    return {
        names[place]: count
        for place, count in zip(places.tolist(), counts[places].tolist(), strict=True)
    }
