"""What those who search need of a search, wherever it computes."""

from collections.abc import Callable
from typing import Protocol

from reader.search.results import Count, Scope, SearchResult, Sort
from reader.search.syntax import Query


class Searcher(Protocol):
    """Searches one library."""

    def search(
        self,
        query: Query | str,
        *,
        sort: Sort = Sort.NEWEST,
        scope: Scope = Scope.EXCHANGE,
        limit: int | None = 100,
        count: Count = Count.EXACT,
        cancelled: Callable[[], bool] | None = None,
    ) -> SearchResult:
        """See `reader.search.engine.SearchEngine.search`."""
        ...
