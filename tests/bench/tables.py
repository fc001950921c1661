"""What the benchmark prints: aligned columns, percentiles, figures beside their goals."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the summary.

    Attributes:
        value: with its unit.
        goal: what it should be; "" where there is none.
        met: whether it is; None where there is no goal or no answer.
    """

    name: str
    value: str
    goal: str = ""
    met: bool | None = None


def say(*lines: str) -> None:
    """Print at once: a run takes many minutes."""
    for line in lines:
        print(line, flush=True)


def heading(words: str) -> None:
    """Begin a part."""
    say("", f"== {words}")


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest-rank percentile; NaN of nothing.

    Args:
        share: 0.95 for the 95th.
    """
    if not values:
        return math.nan
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def spread(values: Sequence[float], digits: int = 1) -> list[str]:
    """p50, p95 and maximum, as a table shows them."""
    figures = [percentile(values, share) for share in (0.5, 0.95, 1.0)]
    return [number(one, digits) for one in figures]


def number(value: float | None, digits: int = 1) -> str:
    """A number as a table shows it; what is unknown is a dash."""
    return "–" if value is None or math.isnan(value) else f"{value:,.{digits}f}"


def ratio(ours: float | None, peers: float | None) -> float | None:
    """How many times as much; None where either is unknown."""
    if ours is None or not peers or math.isnan(ours) or math.isnan(peers):
        return None
    return ours / peers


def times(value: float | None) -> str:
    """A ratio as it is printed."""
    return "–" if value is None else f"{value:.2f}×"


def at_most(value: float | None, limit: float) -> bool | None:
    """Whether a goal is met; None where there is no answer."""
    return None if value is None or math.isnan(value) else value <= limit


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print columns: the first to the left, the others to the right."""
    widths = [max(map(_columns, column)) for column in zip(header, *rows, strict=True)]
    for row in (header, ["─" * width for width in widths], *rows):
        first = row[0] + " " * (widths[0] - _columns(row[0]))
        rest = [
            " " * (width - _columns(cell)) + cell
            for cell, width in zip(row[1:], widths[1:], strict=True)
        ]
        say("  ".join([first, *rest]).rstrip())


def summary(figures: Sequence[Figure]) -> None:
    """Print the figures that matter, one line each."""
    marks = {True: "met", False: "MISSED", None: ""}
    table(
        ["figure", "measured", "goal", ""],
        [[one.name, one.value, one.goal, marks[one.met]] for one in figures],
    )


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes; kana and kanji take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
