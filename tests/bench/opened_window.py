"""The program's window on a library, opened as the program opens it, in a process of its own.

As there, the searching process is started before anything else is loaded.
"""

from collections.abc import Mapping
from typing import Any

from reader.search.service import SearchService


def start(job: Mapping[str, Any]) -> dict[str, float]:
    """See `bench.window_watch.start`."""
    with SearchService() as search:
        from bench import window_watch

        return window_watch.start(job, search)


def opening(job: Mapping[str, Any]) -> dict[str, list[float]]:
    """See `bench.window_watch.opening`."""
    with SearchService() as search:
        from bench import window_watch

        return window_watch.opening(job, search)


def stalls(job: Mapping[str, Any]) -> dict[str, Any]:
    """See `bench.window_watch.stalls`."""
    with SearchService() as search:
        from bench import window_watch

        return window_watch.stalls(job, search)
