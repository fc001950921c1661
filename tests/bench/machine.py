"""The machine: what it is, and what a process and its children take of it (read from /proc)."""

import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.tables import say

_LOOK_SECONDS = 0.03


@dataclass(frozen=True, slots=True)
class Run:
    """A program that ran to its end.

    Attributes:
        seconds: from before it was started until it had ended.
        cpu: seconds of it and the children that it waited for.
        peak: greatest resident memory of any one of these processes, in bytes; None where the
            system does not tell.
        processes: how many there were.
    """

    code: int
    seconds: float
    cpu: float
    peak: int | None
    processes: int
    output: str


def facts() -> None:
    """Print what the figures depend on."""
    from PySide6.QtCore import qVersion

    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = os.getloadavg()[0]
    say(
        f"{_processor()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB,"
        f" {platform.system()} {platform.release()}, load {load:.2f}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Qt {qVersion()},"
        f" Whoosh {version('Whoosh')}, numpy {version('numpy')}",
    )
    if load > 0.5:
        say("Other programs are running: the figures will be worse than they are.")


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Run:
    """Run a program, and look at its memory and that of its children all the while."""
    peaks: dict[int, int] = {}
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            for one in (process.pid, *descendants(process.pid)):
                peaks[one] = max(peaks.get(one, 0), peak_memory(one))
            time.sleep(_LOOK_SECONDS)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Run(
        code=process.returncode,
        seconds=seconds,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=max(peaks.values(), default=0) or None,
        processes=len(peaks),
        output=text,
    )


def descendants(pid: int) -> Iterator[int]:
    """The children of a process, and theirs."""
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it has just ended
            continue
        for child in map(int, found):
            yield child
            yield from descendants(child)


def files_of(place: Path) -> list[Path]:
    """A file with what SQLite keeps beside it, or all files of a folder."""
    if place.is_dir():
        return [path for path in place.rglob("*") if path.is_file()]
    return [path for path in place.parent.glob(place.name + "*") if path.is_file()]


def size_of(place: Path) -> int:
    """Bytes on disk of a file or folder."""
    return sum(path.stat().st_size for path in files_of(place))


def warm(place: Path) -> None:
    """Read a file or folder once, so that the system has it in memory."""
    for path in files_of(place):
        with path.open("rb") as file:
            while file.read(1 << 22):
                pass


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module in this very Python."""
    return [sys.executable, "-m", module, *arguments]


def peak_memory(pid: int) -> int:
    """The greatest resident memory of a process so far, in bytes; 0 where it is not told.

    Not `ru_maxrss`, which begins with the memory of the process that started this one.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:  # it has just ended
        return 0
    for line in status.splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
