"""Part 4: how soon an older search ends when a newer keystroke makes it useless."""

from bench.children import ask
from bench.setting import Setting
from bench.tables import Figure, at_most, heading, number, percentile, say, spread, table

_USE = 3
_TIMED = 7


def run(setting: Setting) -> list[Figure]:
    """Cancel exact searches for common words at random moments."""
    heading("Cancel: from the wish to the end of the search, ms")
    drawing = setting.drawing(_USE)
    opening, *words = drawing.common_words(setting.each * 3 + _TIMED + 1, 2)
    answer = ask(
        "ours",
        "cancels",
        {
            "place": str(setting.library),
            "queries": [opening, *words],
            "seed": setting.seed,
            "timed": _TIMED,
        },
    )
    late: list[float] = answer["late"]
    say(f"{answer['searches']} searches, {len(late)} of them still running when the wish came")
    table(["p50", "p95", "max"], [spread(late)])
    slow = percentile(late, 0.95)
    return [
        Figure("cancelled within, p95", f"{number(slow)} ms", "≤ 20 ms", at_most(slow, 20)),
        Figure("cancelled within, slowest", f"{number(max(late, default=0.0))} ms"),
    ]
