"""Backups at set times: which folder, when the next is due, and which older ones are kept.

What was backed up when is told by the files alone, so that a folder that was cleared, exchanged or
is on another disk is never believed to hold what it does not.
"""

import re
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from reader.errors import Bilingual, FileProblem
from reader.jobs.maintenance import backup
from reader.jobs.progress import CancelCallback, ProgressCallback, never, silent
from reader.jobs.schedule import Schedule
from reader.library.database import problems_of_file, whole_backup
from reader.library.library import Library

SUFFIX = ".gijiroku"
_NAME = re.compile(r"gijiroku-(\d{8}-\d{6})-([0-9a-f]{8})\.gijiroku")
_STAMP = "%Y%m%d-%H%M%S"
_EARLY = timedelta(hours=2)
"""A day's backup may come a little earlier than the one of the day before."""

_NO_FOLDER = Bilingual(
    "フォルダーがありません。ディスクがつながっているか確かめてください",
    "there is no such folder; check that its disk is connected",
)


_PERIODS = {Schedule.DAILY: timedelta(days=1), Schedule.WEEKLY: timedelta(days=7)}
_INSIDE = Bilingual(
    "ライブラリーの中です。別のフォルダーを選んでください",
    "it lies inside the library; choose another folder",
)


class Made(Struct, frozen=True):
    """A backup that was made at a set time.

    Attributes:
        moment: when, in local time.
    """

    path: Path
    moment: datetime


def made(library: Library, folder: Path) -> list[Made]:
    """The backups of this library in a folder, the newest first.

    Those of another content (another library, or this one before a restore) are not among them.

    Raises:
        FileProblem: the folder cannot be read.
    """
    found: list[Made] = []
    with problems_of_file(folder):
        if not folder.is_dir():
            raise FileProblem(path=folder, why=_NO_FOLDER)
        for path in folder.iterdir():
            name = _NAME.fullmatch(path.name)
            if name is not None and name[2] == library.identity[:8]:
                found.append(Made(path, datetime.strptime(name[1], _STAMP)))
    return sorted(found, key=lambda one: one.moment, reverse=True)


def is_due(library: Library, folder: Path, schedule: Schedule, moment: datetime) -> bool:
    """Whether it is time for a backup.

    Raises:
        FileProblem: the folder cannot be read.
    """
    period = _PERIODS.get(schedule)
    if period is None:
        return False
    newest = next(iter(made(library, folder)), None)
    # A clock that was put back must not keep backups from being made.
    return newest is None or not newest.moment <= moment < newest.moment + period - _EARLY


def back_up(
    library: Library,
    folder: Path,
    *,
    keep: int,
    moment: datetime,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> Path:
    """Write a backup into a folder, look it over, and only then remove those beyond `keep`.

    Returns:
        The new file.

    Raises:
        FileProblem, DiskFull, LibraryDamaged: what was there before is untouched.
        Cancelled: so, too.
    """
    with problems_of_file(folder):
        if folder.resolve().is_relative_to(library.folder.resolve()):
            raise FileProblem(path=folder, why=_INSIDE)
    made(library, folder)  # a folder that is missing is not made: its disk is
    target = folder / f"gijiroku-{moment.strftime(_STAMP)}-{library.identity[:8]}{SUFFIX}"
    backup(library, target, progress=progress, cancelled=cancelled)
    with whole_backup(target):
        pass
    older = [one for one in made(library, folder) if one.path != target]
    for one in older[max(keep, 1) - 1 :]:
        with problems_of_file(one.path):
            one.path.unlink(missing_ok=True)
    return target
