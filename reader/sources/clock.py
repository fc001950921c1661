"""Time as the manners see it: now, the calendar, and a pause that can be interrupted."""

import time
from collections.abc import Callable
from typing import Protocol

from reader.errors import Cancelled

Cancel = Callable[[], bool]
"""Answers True once the person wants the work to stop (``event.is_set``)."""

_SLICE = 0.1  # seconds between two looks at the cancel button


def never() -> bool:
    """The `Cancel` of a work that nobody can stop."""
    return False


class Clock(Protocol):
    """What the manners need of time; tests pass one that only counts."""

    def now(self) -> float:
        """Seconds that never run backwards."""
        ...

    def calendar(self) -> float:
        """Seconds since 1970, for the dates that a server writes."""
        ...

    def wait(self, seconds: float, cancelled: Cancel) -> None:
        """Let `seconds` pass; raises `Cancelled` as soon as `cancelled` says so."""
        ...


class SystemClock:
    """The real time."""

    def now(self) -> float:
        return time.monotonic()

    def calendar(self) -> float:
        return time.time()

    def wait(self, seconds: float, cancelled: Cancel) -> None:
        end = self.now() + seconds
        while True:
            if cancelled():
                raise Cancelled
            left = end - self.now()
            if left <= 0:
                return
            time.sleep(min(left, _SLICE))
