"""In which order sittings come, and how long they take at the polite pace."""

import math
from collections.abc import Sequence

from reader.minutes.model import MeetingKind
from reader.sources.council import Entry

_ANSWER_SECONDS = 0.5
"""How long a host takes for an answer, besides the pause before the next question."""


def in_order(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The newest plenaries first, then the committees of the same twelve months, and so on back.

    Sittings of one day keep their order; those without a date come last.
    """
    days = [entry.date for entry in entries if entry.date is not None]
    if not days:
        return tuple(sorted(entries, key=lambda entry: entry.kind is not MeetingKind.PLENARY))
    newest = max(days)

    def rank(entry: Entry) -> tuple[bool, int, bool, int]:
        committee = entry.kind is not MeetingKind.PLENARY
        if entry.date is None:
            return True, 0, committee, 0
        months = (newest.year - entry.date.year) * 12 + newest.month - entry.date.month
        return False, months // 12, committee, -entry.date.toordinal()

    return tuple(sorted(entries, key=rank))


def seconds_needed(sittings: int, requests: float, delay: float) -> float:
    """How long a download takes at the polite pace.

    Args:
        requests: what a sitting costs the host.
        delay: seconds between two requests.
    """
    return sittings * requests * (delay + _ANSWER_SECONDS)


def minutes_needed(sittings: int, requests: float, delay: float) -> int:
    """The same in minutes, rounded up."""
    return math.ceil(seconds_needed(sittings, requests, delay) / 60)
