"""This program's search, asked in a process of its own."""

import os
import random
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from bench.machine import peak_memory

from reader.errors import Cancelled
from reader.library.library import Library
from reader.search.engine import SearchEngine
from reader.search.results import Count, Sort
from reader.search.whoosh_index import WhooshIndex


@contextmanager
def opened(folder: Path) -> Generator[tuple[Library, SearchEngine]]:
    """A library and the search over it, as the command line builds them."""
    library = Library(folder)
    index = WhooshIndex(folder, library.identity)
    try:
        yield library, SearchEngine(library, index)
    finally:
        index.close()
        library.close()


def pages(job: Mapping[str, Any]) -> dict[str, Any]:
    """Answer queries one after the other.

    Args:
        job: place, sort, limit, and queries as `Asked` of which the first opens the library.

    Returns:
        milliseconds and hits of each, and the process's greatest memory in bytes.
    """
    milliseconds: list[float] = []
    hits: list[int] = []
    began = time.perf_counter()
    with opened(Path(job["place"])) as (_, engine):
        for one in job["queries"]:
            if milliseconds:
                began = time.perf_counter()
            result = engine.search(
                one["text"], sort=Sort(job["sort"]), limit=job["limit"], count=Count.ESTIMATE
            )
            milliseconds.append((time.perf_counter() - began) * 1000)
            hits.append(len(result.hits))
    return {"milliseconds": milliseconds, "hits": hits, "peak": peak_memory(os.getpid())}


def totals(job: Mapping[str, Any]) -> dict[str, Any]:
    """Count the hits of queries exactly; the first only opens the library.

    Returns:
        totals and milliseconds of the others.
    """
    milliseconds: list[float] = []
    found: list[int] = []
    with opened(Path(job["place"])) as (_, engine):
        engine.search(job["queries"][0], limit=20)
        for text in job["queries"][1:]:
            began = time.perf_counter()
            found.append(engine.search(text, limit=20, count=Count.EXACT).total)
            milliseconds.append((time.perf_counter() - began) * 1000)
    return {"totals": found, "milliseconds": milliseconds}


def cancels(job: Mapping[str, Any]) -> dict[str, Any]:
    """Begin exact searches and wish them ended at a random moment.

    Args:
        job: place, queries (the first opens the library, the next `timed` tell how long a
            search takes that nobody ends), seed.

    Returns:
        searches: how many; late: milliseconds from each wish to the end of its search, where
        it was not done before.
    """
    chance = random.Random(job["seed"])
    late: list[float] = []
    opening, *texts = job["queries"]
    timed, texts = texts[: job["timed"]], texts[job["timed"] :]
    with opened(Path(job["place"])) as (_, engine):
        engine.search(opening, limit=20)
        seconds: list[float] = []
        for text in timed:
            began = time.perf_counter()
            engine.search(text, limit=200, count=Count.EXACT)
            seconds.append(time.perf_counter() - began)
        for number, text in enumerate(texts):
            wish = time.perf_counter() + chance.uniform(0, median(seconds))
            sort = (Sort.NEWEST, Sort.RELEVANCE)[number % 2]
            with suppress(Cancelled):
                engine.search(
                    text,
                    sort=sort,
                    limit=200,
                    count=Count.EXACT,
                    cancelled=lambda moment=wish: time.perf_counter() >= moment,
                )
            if (after := time.perf_counter() - wish) >= 0:
                late.append(after * 1000)
    return {"searches": len(texts), "late": late}
