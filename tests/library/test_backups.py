"""Backups at set times: due when they are, whole, the oldest gone last, other files never touched."""

import random
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from reader.errors import Cancelled, FileProblem
from reader.jobs.backups import back_up, is_due, made
from reader.jobs.schedule import Schedule
from reader.library import database
from reader.library.library import Library
from reader.minutes.model import Sitting

MONDAY = datetime(2025, 2, 17, 9, 30)
DAY = timedelta(days=1)


@pytest.fixture
def library(tmp_path: Path, make_sitting: Callable[..., Sitting]) -> Iterator[Library]:
    opened = Library(tmp_path / "library")
    opened.sittings.store(make_sitting(), ())
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made_ = tmp_path / "backups"
    made_.mkdir()
    return made_


def test_a_day_s_and_a_week_s_backups_are_due_when_they_are(library: Library, folder: Path) -> None:
    assert not is_due(library, folder, Schedule.NEVER, MONDAY)
    assert is_due(library, folder, Schedule.DAILY, MONDAY), "there is none yet"
    back_up(library, folder, keep=5, moment=MONDAY)
    assert not is_due(library, folder, Schedule.DAILY, MONDAY + DAY / 2)
    assert is_due(library, folder, Schedule.DAILY, MONDAY + DAY)
    assert is_due(library, folder, Schedule.DAILY, MONDAY + DAY - timedelta(minutes=30))
    assert not is_due(library, folder, Schedule.WEEKLY, MONDAY + 6 * DAY)
    assert is_due(library, folder, Schedule.WEEKLY, MONDAY + 7 * DAY)
    assert is_due(library, folder, Schedule.DAILY, MONDAY - 30 * DAY), "the clock was put back"


def test_the_last_ones_are_kept_and_nothing_else_is_touched(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    mine = folder / "gijiroku-reader-backup.gijiroku"
    mine.write_bytes(b"made by hand")
    other = Library(tmp_path / "other")
    stranger = back_up(other, folder, keep=1, moment=MONDAY - 9 * DAY)
    other.close()
    for day in range(5):
        back_up(library, folder, keep=3, moment=MONDAY + day * DAY)
    assert [one.moment for one in made(library, folder)] == [
        MONDAY + day * DAY for day in (4, 3, 2)
    ]
    assert mine.read_bytes() == b"made by hand"
    assert stranger.exists(), "that of another library"
    back_up(library, folder, keep=1, moment=MONDAY + 5 * DAY)
    assert [one.moment for one in made(library, folder)] == [MONDAY + 5 * DAY]


def test_a_backup_brings_everything_back(library: Library, folder: Path) -> None:
    held = [info.id for info in library.sittings.infos()]
    backup = back_up(library, folder, keep=3, moment=MONDAY)
    library.sittings.delete(held[0])
    kept = library.restore(backup)
    assert [info.id for info in library.sittings.infos()] == held
    assert kept.exists()
    assert made(library, folder) == [], "a restored library is another content"
    assert is_due(library, folder, Schedule.WEEKLY, MONDAY)


def test_a_missing_disk_is_told_and_no_folder_is_made(library: Library, tmp_path: Path) -> None:
    gone = tmp_path / "not connected"
    with pytest.raises(FileProblem) as caught:
        back_up(library, gone, keep=3, moment=MONDAY)
    assert "ディスク" in caught.value.message("ja")
    assert not gone.exists()
    with pytest.raises(FileProblem) as caught:
        back_up(library, library.folder, keep=3, moment=MONDAY)
    assert "inside the library" in caught.value.message("en")


def test_a_backup_that_is_stopped_leaves_the_others_alone(library: Library, folder: Path) -> None:
    back_up(library, folder, keep=1, moment=MONDAY)
    with pytest.raises(Cancelled):
        back_up(library, folder, keep=1, moment=MONDAY + DAY, cancelled=lambda: True)
    assert [one.moment for one in made(library, folder)] == [MONDAY]
    assert [path.suffix for path in folder.iterdir()] == [".gijiroku"]


def test_a_backup_ends_though_somebody_writes_all_the_time(
    library: Library,
    folder: Path,
    make_sitting: Callable[..., Sitting],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """SQLite begins its copy again whenever somebody else has written."""
    monkeypatch.setattr(database, "_PAGES", 8)
    noise = random.Random(7)
    for number in range(8):
        text = "".join(chr(noise.randrange(0x4E00, 0x9FFF)) for _ in range(100_000))
        library.sittings.store(make_sitting(question=text, reference=f"R0702{number:02}A"), ())
    held = len(library.sittings.infos())
    enough = threading.Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            number += 1
            library.sittings.store(make_sitting(question=f"{number}", reference="R070101A"), ())
        library.leave_thread()

    writer = threading.Thread(target=write)
    writer.start()
    shares: list[float] = []
    try:
        back_up(
            library,
            folder,
            keep=1,
            moment=MONDAY,
            progress=lambda progress: shares.append(progress.share or 0.0),
        )
    finally:
        enough.set()
        writer.join()
    assert shares == sorted(shares), "it never began again"
    copy = Library(folder / "look")
    copy.restore(made(library, folder)[0].path)
    assert len(copy.sittings.infos()) in (held, held + 1)
    copy.close()
