"""What is new for whoever follows a search: its hits that came since they were looked at.

A hit is new when its sitting or post was stored, or stored anew because it had changed, after
the last change that the reader of the search has seen. Hits are not numbered themselves: the
library tells which sittings and posts came, and the search which of them answer.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.errors import QueryError
from reader.jobs.progress import CancelCallback, never
from reader.library.library import Library
from reader.library.records import Arrival, OwnerKind, SavedSearch
from reader.search.query import And, Field, FieldName, Query, join, parse, with_synonyms
from reader.search.results import Hit, Sort
from reader.search.searcher import Searcher

Owner = tuple[OwnerKind, str]
"""A sitting or a post, by its id."""


class News(Struct, frozen=True):
    """What is new for one saved search.

    Attributes:
        seen: the last change that its reader has seen.
        latest: the last change that this was computed from.
        hits: its new hits, in its own order.
        owners: the sittings and posts that are new to its reader, with hits or without.
        flaw: why its query cannot be read; it has no hits then.
    """

    search: SavedSearch
    seen: int
    latest: int
    hits: tuple[Hit, ...] = ()
    owners: frozenset[Owner] = frozenset()
    flaw: QueryError | None = None

    @property
    def posts(self) -> int:
        """How many of the new hits are posts."""
        return sum(hit.post is not None for hit in self.hits)


def news(
    library: Library,
    searcher: Searcher,
    searches: Sequence[SavedSearch],
    *,
    synonyms: Sequence[Sequence[str]] = (),
    cancelled: CancelCallback = never,
) -> Iterator[News]:
    """What is new for each of the searches, one after the other.

    Args:
        synonyms: groups of words that are looked for together.
        cancelled: asked every few milliseconds.

    Raises:
        LibraryError: the library could not be read.
        Cancelled: as `cancelled` wished.
    """
    for search in searches:
        # Before anything is read: what comes meanwhile is told of the next time.
        latest = library.freshness.latest()
        seen = latest if search.seen is None else search.seen
        try:
            query = with_synonyms(parse(search.query), synonyms)
        except QueryError as flaw:
            yield News(search, seen, latest, flaw=flaw)
            continue
        arrivals = [one for one in library.freshness.since(seen) if one.change <= latest]
        if not arrivals:
            yield News(search, seen, latest)
            continue
        owners = frozenset((one.kind, one.owner) for one in arrivals)
        found = searcher.search(
            _within(query, arrivals), sort=sort_of(search), limit=None, cancelled=cancelled
        )
        hits = tuple(hit for hit in found.hits if owner_of(hit) in owners)
        yield News(search, seen, latest, hits, owners)


def owner_of(hit: Hit) -> Owner:
    """The sitting or post that a hit lies in."""
    if hit.post is not None:
        return OwnerKind.POST, hit.post
    return OwnerKind.SITTING, hit.sitting or ""


def sort_of(search: SavedSearch) -> Sort:
    """The order in which a search was saved; the newest first where it is not known."""
    return Sort(search.sort) if search.sort in set(Sort) else Sort.NEWEST


def _within(query: Query, arrivals: Sequence[Arrival]) -> Query:
    """The query, narrowed to the days of what came.

    An update brings the sittings of some weeks: nothing older has to be looked into. What has
    no date lies in no period, and so nothing can be left out where something like that came.
    """
    days = [one.date for one in arrivals if one.date is not None]
    if len(days) < len(arrivals):
        return query
    period = Field(FieldName.DATE, (f"{min(days)}..{max(days)}",))
    return Query(join(And, (query.root, period)), query.text)
