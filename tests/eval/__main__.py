"""The evaluation of threads: `make eval`; see "judge the threads" in CONTRIBUTING.md."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench import archive, tables
from bench.tables import Figure, say
from eval import calibration, editors, left_out, speed, starts
from eval.gold import Block, Layout, blocks
from eval.score import Scored, score

from reader.threads.model import Threads
from reader.threads.profile import Profile
from reader.threads.thread import thread

_ROOT = Path(__file__).resolve().parents[2]
_CUES = _ROOT / "resources" / "threads" / "general.json"
_DEVELOPMENT = _ROOT.parent / "shared" / "data" / "threads" / "dev"
_GOALS = {"tokyo-2020": 0.93, "otaru-2019": 0.88}
_EDITORS = 0.95
_STARTS = 0.99
_LEFT_OUT = 0.05
_FASTEST = 300.0
_PLENARIES = 4
"""Plenaries of the archive that the speed is measured on."""
_SPEECHES = 60
"""A sitting of the archive with fewer has no questions worth the time."""
_FEW = 6_000
"""Sentences of the archive that stand for assemblies other than the one left out."""


def main() -> int:
    """Print the tables; gives 1 where a file is not of the gold's form."""
    options = _options()
    files: list[Path] = options.files or sorted(
        path for name in _GOALS if (path := _DEVELOPMENT / f"{name}.json").is_file()
    )
    profile = Profile.from_mapping(json.loads(options.cues.read_text(encoding="utf-8")))
    try:
        gold = {file.stem: _in_layouts(file) for file in files}
    except (OSError, ValueError, KeyError, TypeError) as error:
        say(f"This is no gold: {error!r}")
        return 1
    figures: list[Figure] = []
    if gold:
        figures += _pairs(gold, profile, options.verbose)
        figures += _left_out(gold, profile, options.archive)
    if not options.files:
        figures += _editors(profile, options.verbose)
        figures += _starts(options.archive, options.verbose)
        figures += _speed(options.archive, profile)
    if not figures:
        say(f"There is nothing to judge by: {_DEVELOPMENT}")
        return 0
    tables.heading("Summary")
    tables.summary(figures)
    return 0


def _in_layouts(file: Path) -> dict[Layout, list[Block]]:
    return {layout: blocks(file, layout) for layout in Layout}


def _macro(scored: Sequence[Scored]) -> float:
    return sum(one.pairs.f1 for one in scored) / max(1, len(scored))


def _scores(gold: Sequence[Block], profile: Profile) -> list[Scored]:
    return [score(block, thread(block.sitting, profile)) for block in gold]


def _pairs(
    gold: dict[str, dict[Layout, list[Block]]], profile: Profile, verbose: bool
) -> list[Figure]:
    """The task's measure, the segments and the confidence, per assembly."""
    figures: list[Figure] = []
    every: list[tuple[float, bool]] = []
    rows: list[list[str]] = []
    people: list[list[str]] = []
    for name, layouts in gold.items():
        lowest = 1.0
        for layout, own in layouts.items():
            scored = _scores(own, profile)
            lowest = min(lowest, _macro(scored))
            links = [link for one in scored for link in one.links]
            if layout is Layout.PARAGRAPHS:
                every += links
                people += [_person(name, one) for one in scored]
            rows.append(_row(name, layout, scored, links))
        goal = _GOALS.get(name)
        figures.append(
            Figure(
                f"{name}: macro F1, worst layout",
                f"{lowest:.3f}",
                f"≥ {goal}" if goal else "",
                None if goal is None else lowest >= goal,
            )
        )
    tables.heading("Question and answer sentences, per questioner (NTCIR-16 QA Alignment)")
    header = ["assembly", "layout", "F1", "lowest", "question runs F", "answer runs F"]
    tables.table([*header, "runs found", "links", "right", "ECE"], rows)
    if verbose:
        say("")
        tables.table(
            ["questioner", "assembly", "P", "R", "F1", "question runs F", "answer runs F"], people
        )
    tables.heading("Confidence: what it says and how often it is right")
    tables.table(
        ["confidence", "links", "mean", "right"],
        [
            [f"{low:.2f} – {min(high, 1.0):.2f}", str(count), f"{mean:.2f}", f"{share:.2f}"]
            for low, high, count, mean, share in calibration.bins(every)
        ],
    )
    error = calibration.expected_error(every)
    return [*figures, Figure("expected calibration error", f"{error:.3f}", "≤ 0.1", error <= 0.1)]


def _row(
    name: str, layout: Layout, scored: Sequence[Scored], links: Sequence[tuple[float, bool]]
) -> list[str]:
    questions = [one.questions for one in scored]
    answers = [one.answers for one in scored]
    return [
        name,
        layout.value,
        f"{_macro(scored):.3f}",
        f"{min(one.pairs.f1 for one in scored):.3f}",
        f"{_together([(one.right, one.found, one.wanted) for one in questions]):.3f}",
        f"{_together([(one.right, one.found, one.wanted) for one in answers]):.3f}",
        f"{sum(one.right for one in answers)}/{sum(one.wanted for one in answers)}",
        str(len(links)),
        f"{sum(right for _, right in links) / max(1, len(links)):.3f}",
        f"{calibration.expected_error(links):.3f}",
    ]


def _together(counts: Sequence[tuple[int, int, int]]) -> float:
    right, found, wanted = (sum(one) for one in zip(*counts, strict=True))
    return 2 * right / max(1, found + wanted)


def _person(name: str, one: Scored) -> list[str]:
    pairs = one.pairs
    figures = [pairs.precision, pairs.recall, pairs.f1, one.questions.f1, one.answers.f1]
    return [one.questioner, name, *(f"{figure:.3f}" for figure in figures)]


def _left_out(
    gold: dict[str, dict[Layout, list[Block]]], profile: Profile, minutes: Path
) -> list[Figure]:
    """Each assembly without the cues that it alone shows."""
    spoken = {
        name: left_out.words(
            one.text for block in layouts[Layout.PARAGRAPHS] for one in block.sentences
        )
        for name, layouts in gold.items()
    }
    wards = left_out.words(_sentences(minutes)) if minutes.is_file() else []
    rows: list[list[str]] = []
    figures: list[Figure] = []
    for name, layouts in gold.items():
        others = [*wards, *(one for other in spoken if other != name for one in spoken[other])]
        if not others:
            continue
        poorer, taken = left_out.without(profile, spoken[name], others)
        own = layouts[Layout.PARAGRAPHS]
        before, after = _macro(_scores(own, profile)), _macro(_scores(own, poorer))
        rows.append([name, str(taken), f"{before:.3f}", f"{after:.3f}", f"{after - before:+.3f}"])
        lost = before - after
        figures.append(
            Figure(
                f"{name}: F1 lost without its own cues",
                f"{lost:.3f}",
                f"≤ {_LEFT_OUT}",
                lost <= _LEFT_OUT,
            )
        )
    if rows:
        tables.heading("Leave one assembly out: without the cues that it alone shows")
        tables.table(["assembly", "cues taken out", "F1 with", "F1 without", ""], rows)
    return figures


def _sentences(minutes: Path) -> list[str]:
    found: list[str] = []
    for record in archive.records(minutes):
        if "honkaigi" in record.id:
            found += [
                one for _, text in record.speeches for one in text.replace("。", "。\n").split("\n")
            ]
            if len(found) > _FEW:
                break
    return found


def _editors(profile: Profile, verbose: bool) -> list[Figure]:
    links = _DEVELOPMENT / "tokyo-2020-editor-links.json"
    minutes = _DEVELOPMENT / "tokyo-2020-unlabelled.json"
    if not (links.is_file() and minutes.is_file()):
        return []

    def threaded(block: Block) -> Threads:
        return thread(block.sitting, profile)

    figures: list[Figure] = []
    for layout in Layout:
        right, total, missed = editors.hits(links, minutes, layout, threaded)
        share = right / total
        figures.append(
            Figure(
                f"editors' links, {layout.value}",
                f"{right}/{total}",
                f"≥ {_EDITORS}",
                share >= _EDITORS,
            )
        )
        if verbose:
            tables.heading(f"Editors' links that were missed: {layout.value}")
            say(*missed)
    return figures


def _starts(minutes: Path, verbose: bool) -> list[Figure]:
    marks = _DEVELOPMENT / "ward-thread-starts.json"
    if not (marks.is_file() and minutes.is_file()):
        return []
    count, differences = starts.compare(marks, minutes)
    if verbose:
        tables.heading("Starts that differ")
        say(*differences)
    value = f"P {count.precision:.3f} R {count.recall:.3f} F1 {count.f1:.3f}"
    return [
        Figure(
            "starts of questions, the ward's plenaries", value, f"≥ {_STARTS}", count.f1 >= _STARTS
        )
    ]


def _speed(minutes: Path, profile: Profile) -> list[Figure]:
    if not minutes.is_file():
        return []
    records = [
        record
        for record in archive.records(minutes)
        if "honkaigi" in record.id and len(record.speeches) >= _SPEECHES
    ]
    step = max(1, len(records) // _PLENARIES)
    sittings = [starts.sitting_of(record) for record in records[::step][:_PLENARIES]]
    slowest = max(speed.per_characters(sittings, profile))
    return [
        Figure(
            "processor time per 100,000 characters of a plenary",
            f"{slowest:.0f} ms",
            f"≤ {_FASTEST:.0f} ms",
            slowest <= _FASTEST,
        )
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make eval",
        description="Judges questions beside their answers by gold, editors' links and marked starts.",
    )
    parser.add_argument(
        "files",
        nargs="*",
        type=Path,
        metavar="FILE",
        help="gold of any assembly, in the form of NTCIR-16 QA Alignment; default: all there is",
    )
    parser.add_argument("--cues", type=Path, default=_CUES, metavar="FILE.json")
    parser.add_argument("--archive", type=Path, default=archive.DEFAULT, metavar="FILE.jsonl.xz")
    parser.add_argument("--verbose", action="store_true", help="name questioners and misses")
    return parser.parse_args()


if __name__ == "__main__":
    began = time.perf_counter()
    code = main()
    say("", f"{time.perf_counter() - began:.0f} seconds")
    sys.exit(code)
