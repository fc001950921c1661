"""Part 2: the first page of 20 hits, class by class, in a fresh process for each order."""

from collections.abc import Mapping
from itertools import chain

from bench import machine
from bench.asked import Asked
from bench.children import ask
from bench.drawing import for_peer
from bench.setting import Setting
from bench.tables import (
    Figure,
    at_most,
    heading,
    number,
    percentile,
    ratio,
    say,
    spread,
    table,
    times,
)

_LIMIT = 20
_USE = 1

_Times = Mapping[str, list[float]]
"""Milliseconds of every query, by class."""


def run(setting: Setting) -> list[Figure]:
    """Ask both programs, and print how long they took."""
    heading(f"First page of {_LIMIT} hits with snippets, ms; first-time queries")
    drawing = setting.drawing(_USE)
    (word,) = drawing.common_words(1, 3)
    opening = Asked(word, (word,))
    classes = drawing.classes(setting.each)
    common = for_peer(classes)
    say(
        f"{sum(map(len, classes.values())):,} queries, of which FTS5 can answer"
        f" {sum(map(len, common.values())):,}"
    )
    figures: list[Figure] = []
    for sort in ("newest", "relevance"):
        machine.warm(setting.library)
        ours = _pages("ours", str(setting.library), sort, opening, classes)
        machine.warm(setting.peer)
        peer = _pages("peer", str(setting.peer), sort, opening, common)
        figures += _tell(sort, ours, peer)
    return figures


def _pages(
    module: str, place: str, sort: str, opening: Asked, classes: Mapping[str, list[Asked]]
) -> tuple[_Times, float, int]:
    """Times by class, milliseconds to open and answer the first query, memory in bytes."""
    queries = [opening, *chain.from_iterable(classes.values())]
    answer = ask(
        module,
        "pages",
        {
            "place": place,
            "sort": sort,
            "limit": _LIMIT,
            "queries": [one.as_json() for one in queries],
        },
    )
    first, *rest = answer["milliseconds"]
    taken = iter(rest)
    by_class = {name: [next(taken) for _ in asked] for name, asked in classes.items()}
    return by_class, first, answer["peak"]


def _tell(
    sort: str, ours: tuple[_Times, float, int], peer: tuple[_Times, float, int]
) -> list[Figure]:
    (mine, opening, memory), (theirs, their_opening, their_memory) = ours, peer
    both = [one for name in theirs for one in mine[name]]
    all_theirs = [one for values in theirs.values() for one in values]
    everything = [one for values in mine.values() for one in values]
    say("", f"{sort}:")

    def row(name: str, our: list[float], their: list[float] | None) -> list[str]:
        their_cells = spread(their) if their else ["–"] * 3
        share = ratio(percentile(our, 0.95), percentile(their, 0.95)) if their else None
        return [name, str(len(our)), *spread(our), *their_cells, times(share)]

    table(
        ["class", "n", "p50", "p95", "max", "FTS5 p50", "p95", "max", "p95 ratio"],
        [
            *(row(name, values, theirs.get(name)) for name, values in mine.items()),
            row("classes that FTS5 can answer", both, all_theirs),
            row("all classes", everything, None),
        ],
    )
    say(
        f"opening and first query: {number(opening, 0)} ms, FTS5 {number(their_opening, 0)} ms;"
        f" greatest memory: {memory / 1e6:,.0f} MB, FTS5 {their_memory / 1e6:,.0f} MB"
    )
    slow, worst = percentile(everything, 0.95), percentile(everything, 1.0)
    share = ratio(percentile(both, 0.95), percentile(all_theirs, 0.95))
    limits = (40.0, 100.0) if sort == "newest" else None
    return [
        Figure(
            f"{sort}: p95 of all classes",
            f"{number(slow)} ms",
            f"≤ {limits[0]:.0f} ms" if limits else "",
            at_most(slow, limits[0]) if limits else None,
        ),
        Figure(
            f"{sort}: slowest query",
            f"{number(worst)} ms",
            f"≤ {limits[1]:.0f} ms" if limits else "",
            at_most(worst, limits[1]) if limits else None,
        ),
        Figure(f"{sort}: p95 to FTS5's", times(share), "≤ 1.00×", at_most(share, 1.0)),
    ]
