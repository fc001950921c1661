"""A library moves to another folder, and whatever comes between, one whole library is there."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.errors import (
    BadPlace,
    Cancelled,
    DiskFull,
    LibraryBusy,
    LibraryMoved,
    LibraryNotThere,
    NoRoom,
)
from reader.jobs.moving import WORK, move
from reader.jobs.progress import Progress
from reader.library import moving
from reader.library.library import Library
from reader.library.lock import WriterLock
from reader.library.places import POINTER, current_folder, moved_to
from reader.search.engine import SearchEngine
from reader.search.whoosh_index import WhooshIndex


@pytest.fixture
def home(tmp_path: Path, sample_folder: Path) -> Path:
    """Where the library lies."""
    folder = tmp_path / "home"
    shutil.copytree(sample_folder, folder)
    return folder


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """Where it is to go."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


def content(folder: Path) -> tuple[list[str], int]:
    """What a library holds, and what a search in it finds: with the index that lies beside it."""
    library = Library(folder)
    try:
        assert library.problems() == []
        index = WhooshIndex(folder, library.identity)
        try:
            assert index.segments(library.identity), "the index is trusted as it is"
            found = SearchEngine(library, index).search("オンライン化").total
        finally:
            index.close()
        return [info.id for info in library.sittings.infos()], found
    finally:
        library.close()


def files(folder: Path) -> list[str]:
    """The names that lie in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_moved_library_is_whole_and_found_by_its_old_name(home: Path, disk: Path) -> None:
    before = content(home)
    told: list[Progress] = []
    new = move(home, home, disk, progress=told.append)
    assert new == disk / moving.FOLDER_NAME
    assert current_folder(home) == new
    assert content(new) == before
    shares = [one.share or 0.0 for one in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert moving.sweep(home)
    assert files(home) == [POINTER]
    assert content(current_folder(home)) == before


def test_it_moves_on_and_its_first_name_goes_straight_to_it(
    home: Path, disk: Path, tmp_path: Path
) -> None:
    before = content(home)
    first = move(home, home, disk)
    moving.sweep(home)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    second = move(home, first, elsewhere)
    moving.sweep(first)
    shutil.rmtree(disk)  # it looked as if it could be thrown away
    assert current_folder(home) == second
    assert content(second) == before
    third = move(home, second, tmp_path / "home" / "..")
    assert content(current_folder(home)) == before
    assert current_folder(home) == third


def test_nothing_that_lies_there_is_touched(home: Path, disk: Path) -> None:
    taken = disk / moving.FOLDER_NAME
    taken.mkdir()
    (taken / "写真.jpg").write_bytes(b"mine")
    new = move(home, home, disk)
    assert new.name == f"{moving.FOLDER_NAME}-2"
    assert (taken / "写真.jpg").read_bytes() == b"mine"


def test_a_cancelled_move_leaves_nothing_behind(home: Path, disk: Path) -> None:
    before = content(home)
    for after in (1, 2, 4):
        seen: list[Progress] = []
        with pytest.raises(Cancelled):
            move(
                home,
                home,
                disk,
                progress=seen.append,
                cancelled=lambda seen=seen, after=after: len(seen) >= after,
            )
        assert files(disk) == []
        assert current_folder(home) == home
    assert content(home) == before


_KILLED = """
import os, signal, sys
from pathlib import Path
from reader.jobs.moving import move
from reader.library import moving, places
where, home, disk = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
steps = 0
def tell(progress):
    global steps
    steps += 1
    if where == "copying" and steps == 3:
        die()
if where == "renaming":
    moving._sync_folder = die
elif where == "switching":
    moving.switch = die
    import reader.jobs.moving as job
    job.switch = die
elif where == "removing":
    def one_is_gone(folder):
        left = sorted(moving._files(folder))
        left[0].unlink()
        die()
move(home, home, disk, progress=tell)
if where == "removing":
    one_is_gone(home)
assert where == "switched", where
die()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("where", ["copying", "renaming", "switching", "switched", "removing"])
def test_killed_on_the_way_one_whole_library_is_left(home: Path, disk: Path, where: str) -> None:
    before = content(home)
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _KILLED, where, str(home), str(disk)],
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    place = current_folder(home)
    assert place == (disk / moving.FOLDER_NAME if where in ("switched", "removing") else home)
    assert content(place) == before

    # The next start clears away what is left of the old one; the next try is not in its way.
    assert moving.sweep(home)
    assert content(place) == before
    if place == home:
        new = move(home, home, disk)
        assert content(new) == before
        assert not list(disk.glob("*.moving"))


def test_what_is_left_is_only_removed_where_the_library_stands(home: Path, disk: Path) -> None:
    new = move(home, home, disk)
    shutil.move(new, disk / "pulled out")
    for ask in (current_folder, moving.sweep):
        with pytest.raises(LibraryNotThere) as caught:
            ask(home)
        assert str(new) in caught.value.message("ja")
    assert "library.sqlite" in files(home)
    shutil.move(disk / "pulled out", new)
    other = Library(disk / "other")
    other.close()
    shutil.copy(disk / "other" / "library.sqlite", new / "library.sqlite")
    assert not moving.sweep(home), "another library stands there"
    assert "library.sqlite" in files(home)


def test_no_room_is_told_before_anything_is_copied(
    home: Path, disk: Path, small_disk: Path
) -> None:
    with pytest.raises(NoRoom) as caught:
        move(home, home, small_disk)
    assert "MB" in caught.value.message("ja")
    assert files(small_disk) == []
    with pytest.raises(BadPlace):
        move(home, home, home / "index")
    (home / "inside").mkdir()
    with pytest.raises(BadPlace):
        move(home, home, home / "inside")


def test_a_disk_that_fills_up_meanwhile_leaves_the_old_library(
    home: Path, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(home)
    monkeypatch.setattr(moving, "_MARGIN", -1_000_000_000)  # the disk is small from the start
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(max(shutil.disk_usage(small_disk).free - 300_000, 0)))
    with pytest.raises(DiskFull):
        move(home, home, small_disk)
    assert files(small_disk) == ["ballast"]
    assert current_folder(home) == home
    assert content(home) == before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of 4 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    made = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("mount")
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if not made or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_who_writes_waits_and_then_learns_where_it_went(home: Path, disk: Path) -> None:
    library = Library(home)
    with library.lock.held(WORK), ThreadPoolExecutor(1) as other:
        running = other.submit(_move_at_once, home, disk)
        with pytest.raises(LibraryBusy):
            running.result()
    new = move(home, home, disk)
    with pytest.raises(LibraryMoved) as caught, library.lock.held(WORK):
        pass
    assert str(new) in caught.value.message("en")
    library.close()


def _move_at_once(home: Path, disk: Path) -> Path:
    with WriterLock(home).held(WORK, wait=0.05):
        return move(home, home, disk)


@pytest.mark.parametrize(
    ("folder", "kind", "word"),
    [
        ("/home/mihon/Dropbox/kaigiroku", "ext4", "cloud"),
        ("/Users/mihon/Library/Mobile Documents/x", "apfs", "cloud"),
        ("/mnt/office", "nfs4", "network"),
        ("/mnt/office", "fuse.sshfs", "network"),
        ("//server/share", "", "network"),
    ],
)
def test_a_place_that_may_damage_it_gets_a_warning(folder: str, kind: str, word: str) -> None:
    doubt = moving.doubts(Path(folder), kind)
    assert doubt is not None
    assert word in doubt.en


def test_an_ordinary_disk_gets_none(tmp_path: Path) -> None:
    assert moving.doubts(tmp_path, "ext4") is None
    assert moved_to(tmp_path) is None
