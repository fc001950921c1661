"""Whether links of confidence .8 are right eight times in ten."""

from collections.abc import Sequence
from itertools import pairwise

EDGES = (0.0, 0.45, 0.6, 0.75, 0.85, 0.95, 1.01)
"""Of the bins; 0.75 is `reader.threads.model.CERTAIN`."""


def bins(links: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """(from, to, links, mean confidence, share of right ones) of every bin that holds any."""
    rows: list[tuple[float, float, int, float, float]] = []
    for low, high in pairwise(EDGES):
        own = [(sure, right) for sure, right in links if low <= sure < high]
        if own:
            mean = sum(sure for sure, _ in own) / len(own)
            rows.append((low, high, len(own), mean, sum(right for _, right in own) / len(own)))
    return rows


def expected_error(links: Sequence[tuple[float, bool]]) -> float:
    """The expected calibration error over `bins`; 0 of nothing."""
    rows = bins(links)
    total = sum(count for _, _, count, _, _ in rows)
    return sum(count * abs(mean - share) for _, _, count, mean, share in rows) / max(1, total)
