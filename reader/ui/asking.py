"""Searching off the event loop, step by step: what can be shown is shown at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from reader.search.query import EVERYTHING, Query, fields, without_field
from reader.search.results import Count, Facets, SearchResult, Sort
from reader.search.searcher import Searcher
from reader.ui.tasks import Lane, Task, Tasks

_PAGE = 200
"""Hits that a list shows; nobody reads further before narrowing the search."""

Failed = Callable[[Exception], None]
_Answer = TypeVar("_Answer")


class Asking:
    """The one search that runs; a newer one cancels it."""

    def __init__(self, searcher: Searcher, tasks: Tasks) -> None:
        self._searcher = searcher
        self._tasks = tasks
        self._task: Task | None = None

    def cancel(self) -> None:
        """Stop what runs; it says nothing more."""
        if self._task is not None:
            self._task.cancel()

    def search(
        self,
        query: Query,
        sort: Sort,
        done: Callable[[SearchResult, Mapping[str, Facets]], None],
        failed: Failed,
    ) -> None:
        """Search.

        Args:
            done: gets the first page at once; where its total is an estimate, or not all is counted,
                the exact answer after it; and where the query has filters, that again with the facets which it
                would have without each of them (field → facets): what else could be chosen.
        """
        self.cancel()
        filters = list(fields(query.text))
        others: dict[str, Facets] = {}

        def first(result: SearchResult) -> None:
            if result.exact and result.facets.endings is not None:
                counted(result)
            else:
                done(result, {})
                self._ask(query, sort, _PAGE, Count.EXACT, counted, failed)

        def counted(result: SearchResult) -> None:
            done(result, {})
            widen(result)

        def widen(result: SearchResult) -> None:
            if len(others) < len(filters):
                name = filters[len(others)]

                def take(wider: SearchResult) -> None:
                    others[name] = wider.facets
                    widen(result)

                wider = without_field(query, name)
                self._ask(wider, Sort.NEWEST, 1, Count.EXACT, take, failed)
            elif others:
                done(result, others)

        self._ask(query, sort, _PAGE, Count.ESTIMATE, first, failed)

    def count_everything(self, done: Callable[[Facets], None]) -> None:
        """The facets of all that the library holds."""
        self.cancel()
        self._ask(EVERYTHING, Sort.NEWEST, 1, Count.EXACT, lambda result: done(result.facets), None)

    def count(
        self, queries: Mapping[str, Query], done: Callable[[Mapping[str, int]], None]
    ) -> None:
        """How many hits each of these queries has, after what runs already."""

        def work(task: Task) -> Mapping[str, int]:
            return {
                name: self._searcher.search(query, limit=1, cancelled=task.cancelled).total
                for name, query in queries.items()
            }

        self._run(work, done, None)

    def _ask(
        self,
        query: Query,
        sort: Sort,
        limit: int,
        count: Count,
        show: Callable[[SearchResult], None],
        failed: Failed | None,
    ) -> None:
        def work(task: Task) -> SearchResult:
            return self._searcher.search(
                query, sort=sort, limit=limit, count=count, cancelled=task.cancelled
            )

        self._run(work, show, failed)

    def _run(
        self,
        work: Callable[[Task], _Answer],
        show: Callable[[_Answer], None],
        failed: Failed | None,
    ) -> None:
        def finished(answer: _Answer) -> None:
            if not task.cancelled():
                show(answer)

        task = self._task = self._tasks.run(Lane.SEARCH, work, finished, failed)
