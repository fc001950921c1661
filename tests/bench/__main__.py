"""The benchmark: `make bench`; see "measure it" in CONTRIBUTING.md."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench import archive, build, cancel, kills, machine, peer, queries, tables, totals, window
from bench.setting import Setting
from bench.tables import Figure, say

_PARTS: dict[str, Callable[[Setting], list[Figure]]] = {
    "build": build.run,
    "queries": queries.run,
    "totals": totals.run,
    "cancel": cancel.run,
    "window": window.run,
    "kills": kills.run,
}
_ON_BUILT = frozenset(_PARTS) - {"build", "kills"}
"""Parts that need a library; only `queries` needs the peer, too."""


def main() -> int:
    """Run the parts that were asked for; gives 1 where an answer was wrong, never for slowness."""
    options = _options()
    if not options.archive.is_file():
        say(f"There is no archive to measure on: {options.archive}")
        return 0
    if not peer.available():
        say("This Python's SQLite has no FTS5 with trigrams; 3.34 or newer is needed.")
        return 0
    machine.facts()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="gijiroku-bench-") as made:
        folder = Path(made)
        setting = Setting(
            archive=options.archive,
            library=options.library or folder / "library",
            peer=options.peer or folder / "peer.db",
            folder=folder,
            seed=options.seed,
            each=options.queries,
            totals=options.totals,
            starts=options.starts,
            kills=options.kills,
            kill_sittings=options.kill_sittings,
            brought=options.brought,
        )
        if options.sittings:
            setting.archive = archive.part(
                options.archive, options.sittings, options.seed, folder / "part.jsonl.xz"
            )
        figures: list[Figure] = []
        for name in _needed(options.only, setting):
            figures += _PARTS[name](setting)
        tables.heading("Summary")
        tables.summary(figures)
    say("", f"{(time.perf_counter() - began) / 60:.1f} minutes")
    if setting.wrong:
        say(f"Wrong answers: {', '.join(setting.wrong)}")
    return 1 if setting.wrong else 0


def _needed(only: list[str], setting: Setting) -> list[str]:
    """The parts to run; what is to be measured on is built where it is not there."""
    wanted = [name for name in _PARTS if name in only]
    lacking = not setting.library.exists() or ("queries" in wanted and not setting.peer.exists())
    if "build" not in wanted and lacking and _ON_BUILT.intersection(wanted):
        return ["build", *wanted]
    return wanted


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench",
        description="Measures this program against SQLite FTS5 trigram on an archive of minutes.",
    )
    parser.add_argument("--archive", type=Path, default=archive.DEFAULT, metavar="FILE.jsonl.xz")
    parser.add_argument("--sittings", type=int, metavar="N", help="of the archive, at random")
    parser.add_argument("--seed", type=int, default=7, help="of everything that is drawn")
    parser.add_argument(
        "--only",
        type=_parts,
        default=list(_PARTS),
        metavar="PART,…",
        help=", ".join(_PARTS),
    )
    parser.add_argument("--library", type=Path, metavar="DIR", help="kept; used where it exists")
    parser.add_argument("--peer", type=Path, metavar="FILE", help="likewise, FTS5's file")
    parser.add_argument("--queries", type=int, default=40, metavar="N", help="of each class")
    parser.add_argument("--totals", type=int, default=200, metavar="N", help="queries to count")
    parser.add_argument("--starts", type=int, default=7, metavar="N", help="of each window")
    parser.add_argument("--kills", type=int, default=20, metavar="N")
    parser.add_argument("--kill-sittings", type=int, default=200, metavar="N")
    parser.add_argument("--brought", type=int, default=150, metavar="N", help="into the window")
    return parser.parse_args()


def _parts(value: str) -> list[str]:
    names = value.split(",")
    if unknown := [name for name in names if name not in _PARTS]:
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(unknown)}")
    return names


if __name__ == "__main__":
    sys.exit(main())
