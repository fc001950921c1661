"""Part 3: exact totals: how long, and whether they are true."""

import random

from bench import ours
from bench.children import ask
from bench.corpus import NotTheSame
from bench.setting import Setting
from bench.tables import Figure, heading, say, spread, table

_USE = 2


def run(setting: Setting) -> list[Figure]:
    """Count in this program and by looking at every speech, and print every difference."""
    heading("Exact totals, against a count that reads everything")
    corpus = setting.corpus
    with ours.opened(setting.library) as (library, _):
        try:
            corpus.ask(library)
        except NotTheSame as error:
            say(f"The library does not hold this archive: {error}.")
            setting.wrong.append("totals")
            return []
    drawing = setting.drawing(_USE)
    opening = drawing.common_words(1, 2)[0]
    made = drawing.classes(setting.totals // 12 + 1) | drawing.others(setting.totals // 12 + 1)
    everything = [(name, one.text) for name, several in made.items() for one in several]
    sample = random.Random(setting.seed).sample(everything, min(setting.totals, len(everything)))
    answer = ask(
        "ours",
        "totals",
        {"place": str(setting.library), "queries": [opening, *(text for _, text in sample)]},
    )
    by_class: dict[str, list[float]] = {}
    differences: list[str] = []
    for (name, text), total, milliseconds in zip(
        sample, answer["totals"], answer["milliseconds"], strict=True
    ):
        by_class.setdefault(name, []).append(milliseconds / 1000)
        true = corpus.total(text)
        if total != true:
            differences.append(f"{text}: {total:,}, in truth {true:,}")
    seconds = [one / 1000 for one in answer["milliseconds"]]
    rows = [(name, by_class[name]) for name in made if name in by_class]
    table(
        ["class", "n", "p50, s", "p95, s", "max, s"],
        [[name, str(len(some)), *spread(some, 3)] for name, some in [*rows, ("all", seconds)]],
    )
    equal = f"{len(sample) - len(differences)} of {len(sample)}"
    say(f"{equal} equal", *differences)
    if differences:
        setting.wrong.append("totals")
    slow = spread(seconds, 2)[1]
    return [
        Figure("totals equal to brute force", equal, "all", not differences),
        Figure("exact total: p95", f"{slow} s"),
    ]
