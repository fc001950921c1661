"""Downloads are interrupted at random moments: nothing may be lost, come twice, or be half there.

A real process works off the queue against a council on this computer and is killed for good
(SIGKILL), or cancelled, again and again. After every interruption it is looked whether what is
stored is whole; in the end, whether everything came exactly once.

By hand, from the folder ``tests``::

    python -m bench.interrupted_downloads                     # 200 interruptions
    python -m bench.interrupted_downloads --times 20 --seed 3
"""

import argparse
import multiprocessing
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from multiprocessing.synchronize import Event
from pathlib import Path

from fakes.kakuu import sitting
from fakes.kensakusystem_server import FakeCouncil, FakeMeeting, FakeTab, FakeYear, KensakuServer

from reader.errors import Cancelled
from reader.jobs.downloads import work_off
from reader.jobs.fetch import survey
from reader.library.library import Library
from reader.library.records import KnownSitting, NewOrder
from reader.minutes import ids
from reader.sources.kensakusystem.fetch import KensakuSystem

DELAY = 0.02  # seconds; what this computer is asked for instead of 2
_LONGEST = 0.8  # seconds after which a run is interrupted at the latest
_SETTLED = 0.05  # seconds for the host to finish with what a killed process had asked for


def council(sittings: int) -> FakeCouncil:
    """A council with so many sittings, a day each."""
    months = [f"{month:02}" for month in range(1, 13)]
    days = [f"{day:02}" for day in range(1, 29)]
    names = [(month, day) for month in months for day in days][:sittings]
    if len(names) < sittings:
        raise ValueError("a year has not so many days")
    meetings = [
        FakeMeeting(
            f"令和 7年 第{number}回定例会 ",
            [
                sitting(f"R07{m}{d}A", f"（{int(m)}月{int(d)}日）", f"令和７年{int(m)}月{int(d)}日")
                for m, d in names
                if m == month
            ],
        )
        for number, month in enumerate(months, 1)
    ]
    return FakeCouncil(
        "kakuu", "架空区議会", [FakeTab("令和 7年", [FakeYear("令和 7年", meetings)])]
    )


def _work(folder: str, stop: Event, began: Event) -> None:
    """What the process does: it works off the queue, as the window's does."""
    library = Library(Path(folder))
    began.set()
    try:
        work_off(library, cancelled=stop.is_set)
    except Cancelled:
        pass
    finally:
        library.close()


class _Log:
    """What the host saw, told apart by runs."""

    def __init__(self, server: KensakuServer) -> None:
        self._server = server
        self._seen = len(server.log)
        self.at_once = 0
        self.least_gap = float("inf")
        self.requests = 0

    def end_run(self) -> None:
        requests = self._server.log[self._seen :]
        self._seen = len(self._server.log)
        self.requests += len(requests)
        self.at_once = max([self.at_once, *(one.at_once for one in requests)])
        gaps = [later.started - earlier.started for earlier, later in pairwise(requests)]
        self.least_gap = min([self.least_gap, *gaps])


def run(times: int, seed: int, tell: Callable[[str], object] = print) -> bool:
    """Interrupt so often; whether all was well.

    Args:
        times: interruptions; every second one is a kill, the others are cancels.
    """
    chance = random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    folder = Path(tempfile.mkdtemp(prefix="interrupted-"))
    wrong: list[str] = []
    interrupted: Counter[str] = Counter()
    began_all = time.perf_counter()
    rounds = 0
    try:
        while sum(interrupted.values()) < times:
            rounds += 1
            shutil.rmtree(folder, ignore_errors=True)
            size = 200
            with KensakuServer(council(size)) as server:
                library = Library(folder)
                url = server.url("kakuu")
                with KensakuSystem(url, delay=0) as source:
                    name, entries = survey(library, source)
                known = tuple(
                    KnownSitting(one.reference, one.title, one.date, one.kind) for one in entries
                )
                order = library.downloads.add(NewOrder(name.name, url, known, 3, DELAY))
                assert order is not None
                log = _Log(server)
                while sum(interrupted.values()) < times:
                    kill = sum(interrupted.values()) % 2 == 0
                    stop, began = context.Event(), context.Event()
                    process = context.Process(target=_work, args=(str(folder), stop, began))
                    process.start()
                    assert process.pid is not None
                    began.wait(60)
                    process.join(chance.random() * _LONGEST)
                    alive = process.is_alive()
                    if alive and kill:
                        os.kill(process.pid, signal.SIGKILL)
                    stop.set()
                    process.join(60)
                    time.sleep(_SETTLED)
                    log.end_run()
                    if alive:
                        interrupted["killed" if kill else "cancelled"] += 1
                    wrong += _look(library, order, deep=sum(interrupted.values()) % 20 == 0)
                    if not library.downloads.hosts():
                        break
                while library.downloads.hosts():
                    work_off(library)
                log.end_run()
                wrong += _whole(library, size, server)
                if log.at_once != 1:
                    wrong.append(f"{log.at_once} requests at once")
                if log.least_gap < DELAY:
                    wrong.append(f"a pause of {log.least_gap:.4f} s")
                tell(
                    f"round {rounds}: {library.sittings.count()} of {size} sittings,"
                    f" {log.requests} requests, {log.at_once} at once,"
                    f" least pause {log.least_gap * 1000:.1f} ms (asked for {DELAY * 1000:.0f})"
                )
                library.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    tell(
        f"{sum(interrupted.values())} interruptions ({interrupted['killed']} killed,"
        f" {interrupted['cancelled']} cancelled) in {time.perf_counter() - began_all:.0f} s:"
        f" {'all well' if not wrong else 'WRONG'}"
    )
    for one in wrong:
        tell(one)
    return not wrong


def _look(library: Library, order: int, *, deep: bool) -> list[str]:
    """What is wrong after an interruption: the queue and the library say the same."""
    held = {info.id for info in library.sittings.infos()}
    said = {ids.sitting_id(one, "架空区議会") for one in library.downloads.references(order)}
    wrong = [] if held == said else [f"the queue says {len(said)}, the library has {len(held)}"]
    if deep:
        wrong += [problem.ja for problem in library.problems()]
    return wrong


def _whole(library: Library, size: int, server: KensakuServer) -> list[str]:
    """What is wrong in the end: every sitting is there once, with all its speeches."""
    wrong = [problem.ja for problem in library.problems()]
    infos = library.sittings.infos()
    if len(infos) != size or len({info.reference for info in infos}) != size:
        wrong.append(f"{len(infos)} sittings of {size}")
    for info in infos:
        found = server.councils["kakuu"].sitting(info.reference)
        assert found is not None
        texts = [text.rstrip("\n") for _, text in found[1].speeches]
        stored = [speech.text for speech in library.sittings.get(info.id).speeches]
        if len(stored) != len(texts) or stored[1:] != texts[1:]:
            wrong.append(f"{info.id} is not whole")
    stored_lines = Counter(
        line.what for line in library.downloads.log() if line.result.value == "new"
    )
    if sum(stored_lines.values()) != size:
        wrong.append(f"stored {sum(stored_lines.values())} times instead of {size}")
    return wrong


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    return 0 if run(options.times, options.seed) else 1


if __name__ == "__main__":
    sys.exit(main())
