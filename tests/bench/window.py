"""Part 5: the window: how soon it is there, how soon a text is, and whether it ever stands still."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import archive, ours
from bench.children import ask
from bench.setting import Setting
from bench.tables import (
    Figure,
    at_most,
    heading,
    number,
    percentile,
    ratio,
    say,
    spread,
    table,
    times,
)

_USE = 4
_LONGEST = 5
_TYPED = 5
_THREADING_SECONDS = 8.0


def run(setting: Setting) -> list[Figure]:
    """Open the window on a copy of the library, which it may change as it likes."""
    heading("The window, on the library above, without a screen")
    copy = setting.folder / "window-library"
    shutil.copytree(setting.library, copy)
    job = {"library": str(copy), "settings": str(setting.folder / "settings.ini")}
    drawing = setting.drawing(_USE)
    words = drawing.common_words(setting.starts + _TYPED, 3)
    # What was searched before comes back with the window: each start asks for something else.
    asked, words = words[: setting.starts], words[setting.starts :]
    others = drawing.common_words(_TYPED, 2)
    typed = [f"{one} {other}" for one, other in zip(words, others, strict=True)]
    figures = _starts(setting, job, asked)
    figures += _opening(copy, job)
    figures += _stalls(setting, copy, job | {"queries": typed})
    shutil.rmtree(copy)
    return figures


def _starts(setting: Setting, job: dict[str, Any], asked: Sequence[str]) -> list[Figure]:
    empty: list[float] = []
    stages: dict[str, list[float]] = {"painted": [], "filled": [], "answered": []}
    for word in asked:
        empty.append(ask("empty_window", "start", {})["painted"] * 1000)
        answer = ask("opened_window", "start", job | {"word": word})
        for stage, values in stages.items():
            values.append(answer[stage] * 1000)
    nothing = percentile(empty, 0.5)
    say(f"Start, ms from the start of the process; {setting.starts} runs of each, alternating")
    words = {
        "painted": "this window painted",
        "filled": "… and tree and list filled",
        "answered": "… and a first query answered: usable",
    }
    table(
        ["", "p50", "p95", "max", "to empty"],
        [
            ["empty window painted", *spread(empty, 0), ""],
            *(
                [words[stage], *spread(values, 0), times(ratio(percentile(values, 0.5), nothing))]
                for stage, values in stages.items()
            ),
        ],
    )
    usable = percentile(stages["answered"], 0.5)
    limit = 1.5 * nothing + 300
    say(f"usable {number(usable, 0)} ms; 1.5 × empty + 300 ms = {number(limit, 0)} ms")
    return [
        Figure(
            "window usable",
            f"{number(usable, 0)} ms, {times(ratio(usable, nothing))} empty",
            f"≤ {number(limit, 0)} ms",
            at_most(usable, limit),
        )
    ]


def _opening(copy: Path, job: dict[str, Any]) -> list[Figure]:
    with ours.opened(copy) as (library, _):
        infos = sorted(library.sittings.infos(), key=lambda info: -info.characters)[:_LONGEST]
    answer = ask("opened_window", "opening", job | {"sittings": [info.id for info in infos]})
    say("", "Opening the longest sittings until painted, ms")
    table(
        ["characters", "speeches", "first time", "again"],
        [
            [f"{info.characters:,}", f"{info.speeches:,}", number(first, 0), number(again, 0)]
            for info, first, again in zip(infos, answer["first"], answer["again"], strict=True)
        ],
    )
    longest = answer["first"][0]
    return [
        Figure(
            "longest sitting painted, first time",
            f"{number(longest, 0)} ms",
            "≤ 150 ms",
            at_most(longest, 150),
        )
    ]


def _stalls(setting: Setting, copy: Path, job: dict[str, Any]) -> list[Figure]:
    part = archive.part(
        setting.archive, setting.brought, setting.seed, setting.folder / "brought.jsonl.xz"
    )
    brought = {record.id for record in archive.records(part)}
    with ours.opened(copy) as (library, _):
        ids = [info.id for info in library.sittings.infos() if info.reference in brought]
    answer = ask(
        "opened_window",
        "stalls",
        job | {"archive": str(part), "sittings": ids, "seconds": _THREADING_SECONDS},
    )
    names = {
        "threading": "threads computed in the background",
        "typing": "typing queries, key by key",
        "importing": f"importing {answer['imported']} sittings and indexing them",
    }
    say("", "Gaps between the ticks of a 5 ms timer, ms")
    figures: list[Figure] = []
    rows: list[list[str]] = []
    for name, words in names.items():
        gaps = answer["gaps"][name]
        worst = max(gaps)
        shown = [percentile(gaps, 0.5), percentile(gaps, 0.99), worst]
        rows.append([words, f"{len(gaps):,}", *map(number, shown)])
        figures.append(
            Figure(f"longest stall, {name}", f"{number(worst)} ms", "≤ 50 ms", at_most(worst, 50))
        )
    table(["while", "ticks", "p50", "p99", "max"], rows)
    return figures
