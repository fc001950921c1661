"""Part 6: a build is killed at random moments; nothing may be lost, and nothing be half there."""

import json
import os
import random
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from bench import archive, ours
from bench.archive import Record
from bench.corpus import Corpus
from bench.drawing import Drawing
from bench.machine import descendants, python
from bench.setting import Setting
from bench.tables import Figure, heading, say

from reader.jobs.maintenance import index_problems
from reader.minutes.normalize import fold
from reader.search.results import Count

_QUERIES = 10


class Broken(Exception):
    """What was wrong after a kill."""


@dataclass(frozen=True, slots=True)
class _Whole:
    """What a build gives that nobody interrupts.

    Attributes:
        seconds: how long it took.
        sittings: id → number of speeches.
        totals: of the queries.
    """

    seconds: float
    sittings: dict[str, int]
    totals: list[int]


def run(setting: Setting) -> list[Figure]:
    """Kill builds, look at what is there, finish them, and compare with a whole one."""
    heading(f"SIGKILL at {setting.kills} random moments of a build")
    part = archive.part(
        setting.archive, setting.kill_sittings, setting.seed, setting.folder / "killed.jsonl.xz"
    )
    corpus = Corpus(part)
    words = [one for some in Drawing(corpus, setting.seed).classes(1).values() for one in some]
    queries = [one.text for one in words][:_QUERIES]
    folder = setting.folder / "kill-library"
    began = time.perf_counter()
    subprocess.run(_import(folder, part), stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - began
    whole = _Whole(seconds, _sittings(folder), _totals(folder, queries))
    say(f"{len(whole.sittings)} sittings; a build that nobody interrupts takes {seconds:.1f} s")
    chance = random.Random(setting.seed)
    # One at random in each stretch of the build, so that no stretch is left out.
    moments = [(one + chance.random()) / setting.kills * seconds for one in range(setting.kills)]
    chance.shuffle(moments)
    sound = 0
    for number, moment in enumerate(moments):
        shutil.rmtree(folder)
        alone = number % 2 == 1
        try:
            killed = _kill(folder, part, moment, alone=alone)
            kept = _look_at_once(folder, corpus.records, whole, chance)
            _finish(folder, part, whole, queries)
            sound += 1
            outcome = "sound"
        except Broken as error:
            kept, killed, outcome = None, True, f"BROKEN: {error}"
        whom = "the program" if alone else "the program and its indexing"
        say(
            f"{number + 1:2} {whom} after {moment:5.2f} s"
            f"{'' if killed else ' (it had just ended)'}:"
            f" {'–' if kept is None else kept} sittings were there; {outcome}"
        )
    shutil.rmtree(folder)
    if sound < setting.kills:
        setting.wrong.append("kills")
    say(f"{sound} of {setting.kills}")
    return [
        Figure("sound after SIGKILL", f"{sound} of {setting.kills}", "all", sound == setting.kills)
    ]


def _import(folder: Path, part: Path) -> list[str]:
    return python("reader", "--library", str(folder), "import", str(part))


def _kill(folder: Path, part: Path, moment: float, *, alone: bool) -> bool:
    """Begin a build and kill it; whether it was still running.

    Args:
        moment: seconds after its start.
        alone: kill the program, and let the process that indexes find out by itself.
    """
    process = subprocess.Popen(
        _import(folder, part), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(moment)
        return False
    except subprocess.TimeoutExpired:
        others = [] if alone else list(descendants(process.pid))
        for pid in (process.pid, *others):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        process.wait()
        return True


def _look_at_once(folder: Path, records: list[Record], whole: _Whole, chance: random.Random) -> int:
    """What a reader sees directly after the kill; gives the number of sittings.

    Raises:
        Broken: a sitting is there by half, or a search does not count just what is there.
    """
    there = _sittings(folder)
    for identity, speeches in there.items():
        if whole.sittings.get(identity) != speeches:
            raise Broken(f"{identity} has {speeches} speeches at once after the kill")
    by_id = {record.id: record for record in records}
    word = _word(chance.choice(records))
    true = sum(
        fold(word) in fold(text) for identity in there for _, text in by_id[identity].speeches
    )
    found = json.loads(_answer(folder, "search", f'"{word}"', "--json", "--limit", "5"))
    if found["total"] != true:
        raise Broken(f"{word}: {found['total']} at once after the kill, in truth {true}")
    if strangers := {hit["sitting"] for hit in found["hits"]} - there.keys():
        raise Broken(f"hits in {strangers}, which are not there")
    return len(there)


def _word(record: Record) -> str:
    """Two letters of a sitting."""
    letters = [
        text[start : start + 2]
        for _, text in record.speeches
        for start in range(0, len(text) - 1, 7)
        if text[start : start + 2].isalpha()
    ]
    return letters[len(letters) // 2] if letters else "会議"


def _finish(folder: Path, part: Path, whole: _Whole, queries: list[str]) -> None:
    """Import the same file again.

    Raises:
        Broken: something is not as after a build that nobody interrupted.
    """
    ended = subprocess.run(_import(folder, part), capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Broken(f"the next import ended by {ended.returncode}: {ended.stderr.strip()}")
    if _sittings(folder) != whole.sittings:
        raise Broken("the next import did not bring every sitting")
    totals = _totals(folder, queries)
    if totals != whole.totals:
        raise Broken(f"totals {totals}, not {whole.totals}")


def _totals(folder: Path, queries: list[str]) -> list[int]:
    with ours.opened(folder) as (library, engine):
        if library.outbox.pending() or index_problems(library):
            raise Broken("the index is behind the library")
        return [engine.search(one, limit=1, count=Count.EXACT).total for one in queries]


def _sittings(folder: Path) -> dict[str, int]:
    return {one["id"]: one["speeches"] for one in json.loads(_answer(folder, "sittings", "--json"))}


def _answer(folder: Path, *command: str) -> str:
    ended = subprocess.run(
        python("reader", "--library", str(folder), *command),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode != 0:
        raise Broken(f"{' '.join(command)} ended by {ended.returncode}: {ended.stderr.strip()}")
    return ended.stdout
