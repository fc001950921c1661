"""Part 1: how long both programs build, and what it takes."""

import os
import time

from bench import machine
from bench.archive import records
from bench.setting import Setting
from bench.tables import Figure, at_most, heading, number, ratio, say, table, times

_GIGABYTE = 1_000_000_000


class BuildFailed(Exception):
    """One of the two programs did not build; what it said."""


def run(setting: Setting) -> list[Figure]:
    """Build both, one after the other, and print what it took."""
    heading("Build: library and index, against SQLite FTS5 trigram")
    sittings = characters = 0
    for record in records(setting.archive):
        sittings += 1
        characters += sum(len(text) for _, text in record.speeches)
    say(f"{sittings:,} sittings, {characters / 1e6:,.1f} M characters")
    ours = _build(
        machine.python("reader", "--library", str(setting.library), "import", str(setting.archive))
    )
    peer = _build(machine.python("bench.peer", str(setting.archive), str(setting.peer)))
    sizes = [machine.size_of(place) for place in (setting.library, setting.peer)]

    def row(name: str, of_ours: float | None, of_peer: float | None, digits: int = 1) -> list[str]:
        shown = [number(one, digits) for one in (of_ours, of_peer)]
        return [name, *shown, times(ratio(of_ours, of_peer))]

    peaks = [None if one.peak is None else one.peak / 1e6 for one in (ours, peer)]
    table(
        ["", "this program", "FTS5 trigram", "ratio"],
        [
            row("seconds", ours.seconds, peer.seconds),
            row("CPU seconds", ours.cpu, peer.cpu),
            row(
                "M characters/s",
                characters / 1e6 / ours.seconds,
                characters / 1e6 / peer.seconds,
                2,
            ),
            row("disk, MB", sizes[0] / 1e6, sizes[1] / 1e6),
            row("greatest process, MB", peaks[0], peaks[1], 0),
            row("processes", ours.processes, peer.processes, 0),
        ],
    )
    build, disk = ratio(ours.seconds, peer.seconds), ratio(sizes[0], sizes[1])
    return [
        Figure("build time to FTS5", times(build), "≤ 1.00×", at_most(build, 1.0)),
        Figure("disk to FTS5", times(disk), "≤ 0.60×", at_most(disk, 0.6)),
        Figure(
            "greatest process of the build",
            f"{number(peaks[0], 0)} MB",
            "< 1,000 MB",
            at_most(ours.peak, _GIGABYTE),
        ),
    ]


def _build(command: list[str]) -> machine.Run:
    os.sync()  # what another part wrote is not this one's work
    time.sleep(1)
    done = machine.run(command)
    if done.code != 0:
        raise BuildFailed(f"{' '.join(command)}\n{done.output}")
    return done
