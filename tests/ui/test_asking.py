"""The steps of a search, as the window hears of them."""

from collections.abc import Callable, Mapping
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from reader.errors import Cancelled
from reader.search.query import EVERYTHING, Query, parse
from reader.search.results import Count, Facets, SearchResult, Sort
from reader.search.searcher import Searcher
from reader.ui.asking import Asking
from reader.ui.tasks import Tasks

ROUGH, WHOLE = Facets(years={2020: 3}), Facets(years={2020: 30, 2021: 7})


class Engine:
    """Answers as a large library would: an estimate at once, all of it when asked for that.

    Attributes:
        asked: every query with how it was to be counted.
        waits: whether an exact count goes on until it is cancelled.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[Query, Count]] = []
        self.waits = False

    def search(
        self,
        query: Query,
        *,
        count: Count = Count.EXACT,
        cancelled: Callable[[], bool],
        **_: Any,
    ) -> SearchResult:
        self.asked.append((query, count))
        if count is Count.ESTIMATE:
            return SearchResult(query, 40, False, (), ROUGH)
        while self.waits and not cancelled():
            pass
        if cancelled():
            raise Cancelled
        return SearchResult(query, 37, True, (), WHOLE)


@pytest.fixture
def tasks() -> Any:
    made = Tasks()
    yield made
    made.close()


def answers_to(asking: Asking, text: str) -> list[tuple[bool, Mapping[str, Facets]]]:
    """What the window hears: whether it is exact, and the facets without each filter."""
    heard: list[tuple[bool, Mapping[str, Facets]]] = []
    asking.search(
        parse(text),
        Sort.NEWEST,
        lambda result, others: heard.append((result.exact, others)),
        lambda _: None,
    )
    return heard


def test_the_first_page_comes_first_then_exact_counts_then_other_values(
    qtbot: QtBot, tasks: Tasks
) -> None:
    engine = Engine()
    heard = answers_to(Asking(cast(Searcher, engine), tasks), "防災 発言者:見本太郎 期間:2020")
    qtbot.waitUntil(lambda: len(heard) == 3)
    both = {"発言者": WHOLE, "期間": WHOLE}
    assert heard == [(False, {}), (True, {}), (True, both)]
    whole = parse("防災 発言者:見本太郎 期間:2020")
    assert engine.asked == [
        (whole, Count.ESTIMATE),
        (whole, Count.EXACT),
        (parse("防災 期間:2020"), Count.EXACT),
        (parse("防災 発言者:見本太郎"), Count.EXACT),
    ]


def test_beside_a_lone_filter_everything_can_be_chosen(qtbot: QtBot, tasks: Tasks) -> None:
    engine = Engine()
    heard = answers_to(Asking(cast(Searcher, engine), tasks), "発言者:見本太郎")
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert engine.asked[-1] == (EVERYTHING, Count.EXACT)


def test_a_newer_query_silences_the_older_one(qtbot: QtBot, tasks: Tasks) -> None:
    engine = Engine()
    asking = Asking(cast(Searcher, engine), tasks)
    engine.waits = True
    older = answers_to(asking, "防")
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    newer = answers_to(asking, "防災")
    engine.waits = False
    qtbot.waitUntil(lambda: len(newer) == 2)
    assert [exact for exact, _ in older] == [False]
    assert [exact for exact, _ in newer] == [False, True]
