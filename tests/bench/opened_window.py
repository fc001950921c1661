"""The program's window on a library, opened as the program opens it, in a process of its own.

As there, the searching process and its library are under way before anything else is loaded.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.search.service import SearchService
from reader.start import begin


def start(job: Mapping[str, Any]) -> dict[str, float]:
    """See `bench.window_watch.start`."""
    with SearchService() as search:
        begin(Path(job["library"]), search)
        from bench import window_watch

        return window_watch.start(job, search)


def opening(job: Mapping[str, Any]) -> dict[str, list[float]]:
    """See `bench.window_watch.opening`."""
    with SearchService() as search:
        begin(Path(job["library"]), search)
        from bench import window_watch

        return window_watch.opening(job, search)


def stalls(job: Mapping[str, Any]) -> dict[str, Any]:
    """See `bench.window_watch.stalls`."""
    with SearchService() as search:
        begin(Path(job["library"]), search)
        from bench import window_watch

        return window_watch.stalls(job, search)
