"""A clock that only counts: pauses take no time and are noted down."""

from collections.abc import Callable

from reader.errors import Cancelled


class FakeClock:
    """Time stands still but for the pauses.

    Attributes:
        waits: every pause, in seconds.
    """

    def __init__(self) -> None:
        self.waits: list[float] = []
        self._now = 1000.0

    def now(self) -> float:
        return self._now

    def calendar(self) -> float:
        """2027-01-15 08:00:00 UTC and whatever has passed since."""
        return 1_800_000_000.0 + self._now - 1000.0

    def wait(self, seconds: float, cancelled: Callable[[], bool]) -> None:
        if cancelled():
            raise Cancelled
        self.waits.append(round(seconds, 3))
        self.advance(seconds)

    def advance(self, seconds: float) -> None:
        """Let time pass without a pause (a slow answer)."""
        self._now += seconds
