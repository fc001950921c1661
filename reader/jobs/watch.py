"""A folder in which a browser saves: what has come there whole, and was not looked at yet.

Nothing is moved, deleted or written in it. A file is whole when it has the same size and the same
time in two looks; what a browser is still writing is called so, or has such a file beside it.
"""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, field

from reader.library.watched import Watched
from reader.sources.files import FRAME_FOLDERS

_READ = frozenset(
    [
        ".docx",
        ".htm",
        ".html",
        ".json",
        ".jsonl",
        ".mht",
        ".mhtml",
        ".pdf",
        ".txt",
        ".xml",
        ".xz",
        ".zip",
    ]
)
_UNFINISHED = (".crdownload", ".part", ".partial", ".download", ".opdownload", ".tmp", ".aria2")
"""How browsers call a file that is on its way."""
_PASSED_OVER = (".", "~")
_PARTIAL = ":partial"
_LARGEST = 64 * 1024 * 1024


class Look(Struct, frozen=True):
    """What one look into the folder tells.

    Attributes:
        marks: size and time of every file that could be minutes, by name; with a page, of the
            folder of its frames.
        waiting: those that are still being written.
        ready: whole, and not looked at before.
    """

    marks: Mapping[str, str] = field(default_factory=dict[str, str])
    waiting: frozenset[str] = frozenset()
    ready: tuple[str, ...] = ()


def look(folder: Path, watched: Watched, before: Look | None) -> Look:
    """Look into the folder.

    Args:
        before: what the look before this told; None for the first.

    Raises:
        OSError: the folder cannot be looked into.
    """
    entries = {entry.name: entry for entry in os.scandir(folder)}
    marks: dict[str, str] = {}
    waiting: set[str] = set()
    seen = watched.marks(folder)
    for name, entry in entries.items():
        if name.startswith(_PASSED_OVER) or Path(name).suffix.lower() not in _READ:
            continue
        if not _is_unicode(name):
            continue
        try:
            status = entry.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                continue
            mark = f"{status.st_size}:{status.st_mtime_ns}{_of_frames(entries, name)}"
        except OSError:
            # Renamed or gone between the two steps: the next look tells.
            continue
        marks[name] = mark
        if seen.get(name) == mark:
            continue
        on_its_way = mark.endswith(_PARTIAL) or any(name + end in entries for end in _UNFINISHED)
        if not status.st_size or on_its_way or before is None or before.marks.get(name) != mark:
            waiting.add(name)
    ready = [name for name, mark in marks.items() if seen.get(name) != mark and name not in waiting]
    return Look(marks, frozenset(waiting), tuple(sorted(ready)))


def _of_frames(entries: Mapping[str, "os.DirEntry[str]"], name: str) -> str:
    """A mark of the folder in which the frames of a page lie, "" where there is none."""
    if Path(name).suffix.lower() not in (".htm", ".html"):
        return ""
    for end in FRAME_FOLDERS:
        entry = entries.get(Path(name).stem + end)
        if entry is not None and entry.is_dir():
            with os.scandir(entry.path) as inside:
                sizes = [(one.name, one.stat().st_size) for one in inside if one.is_file()]
            partial = any(one.endswith(_UNFINISHED) for one, _ in sizes)
            total = sum(size for _, size in sizes)
            return f":{len(sizes)}:{total}" + (_PARTIAL if partial else "")
    return ""


def _is_unicode(name: str) -> bool:
    """Whether a name is of the system's encoding; no browser saves under another."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
