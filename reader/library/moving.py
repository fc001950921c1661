"""Moving a library to another folder: copied, looked over, switched to, and only then removed.

Whatever ends it on the way, a kill as well as a full disk, leaves one whole library in force. The
copy grows under a name that nobody opens; it gets its own by one renaming; and one small file in
the old folder (`reader.library.places`) then puts it in force.
"""

import hashlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from reader.errors import BadPlace, Bilingual, LibraryBusy, LibraryDamaged, NoRoom
from reader.library.database import (
    FILE_NAME,
    Database,
    errors_as_sentences,
    problems_of_file,
    whole_backup,
)
from reader.library.places import POINTER, current_folder, moved_to, point

Tell = Callable[[float], None]
"""Gets the share that is done, from 0 to 1; what it raises ends the work."""

FOLDER_NAME = "gijiroku-library"
_GROWING = ".moving"
_MARGIN = 32 * 1024 * 1024  # bytes that are to be left on the disk
_CHUNK = 4 * 1024 * 1024
_TRIES = 3
"""Copies begun before somebody else's writing is a reason to give up."""

_BESIDE_DATABASE = frozenset(f"{FILE_NAME}{end}" for end in ("", "-wal", "-shm", "-journal"))
_OF_THE_PLACE = frozenset(
    {POINTER, f"{POINTER}.part"}
    | {f"{name}.{end}" for name in ("writer", "download") for end in ("lock", "json")}
)
"""What belongs to a folder and not to the library in it."""

_INSIDE = Bilingual("今のライブラリーの中です", "it is inside the library")
_NO_FOLDER = Bilingual("フォルダーがありません", "there is no such folder")
_ANOTHER = Bilingual("別のプログラム", "another program")
_DIFFERS = Bilingual("コピーが元と違います", "the copy differs from the original")

_SYNCED = (
    *("onedrive", "dropbox", "google drive", "googledrive", "my drive", "マイドライブ"),
    *("icloud drive", "iclouddrive", "mobile documents", "cloudstorage", "nextcloud"),
    *("box sync", "pcloud", "synologydrive", "creative cloud files"),
)
_NETWORK = ("nfs", "cifs", "smb", "afpfs", "webdav", "davfs", "sshfs", "rclone", "9p", "ncpfs")


def size_of(folder: Path) -> int:
    """How many bytes the library in `folder` takes, its index with it."""
    return sum(path.stat().st_size for path in _files(folder))


def new_folder(chosen: Path) -> Path:
    """The folder that a library gets which is moved into `chosen`: one that nobody has yet."""
    number, folder = 1, chosen / FOLDER_NAME
    while folder.exists():
        number += 1
        folder = chosen / f"{FOLDER_NAME}-{number}"
    return folder


def doubts(chosen: Path, file_system: str = "") -> Bilingual | None:
    """What speaks against keeping a library there, though it can be done; None for nothing.

    Args:
        file_system: its type, as the system calls it.
    """
    if any(part.casefold().startswith(_SYNCED) for part in chosen.parts):
        return Bilingual(
            "ここはクラウドと同期されるフォルダーのようです。使っているあいだに同期されると、"
            "ライブラリーが壊れることがあります。",
            "This folder seems to be synchronised with a cloud. Synchronising while the library is "
            "in use can damage it.",
        )
    remote = str(chosen).startswith(("\\\\", "//")) or _is_mapped(chosen)
    if remote or any(kind in file_system.casefold() for kind in _NETWORK):
        return Bilingual(
            "ここはネットワークの向こうのフォルダーのようです。遅くなり、"
            "途中で切れるとライブラリーが壊れることがあります。",
            "This folder seems to lie across a network. The library will be slow, and a broken "
            "connection can damage it.",
        )
    return None


def check_room(folder: Path, chosen: Path) -> int:
    """Look whether the library in `folder` can be moved into `chosen`.

    Returns:
        How many bytes are to be copied.

    Raises:
        BadPlace, FileProblem: not there.
        NoRoom: the disk is too full.
    """
    with problems_of_file(chosen):
        if not chosen.is_dir():
            raise BadPlace(path=chosen, why=_NO_FOLDER)
        if chosen.resolve().is_relative_to(folder.resolve()):
            raise BadPlace(path=chosen, why=_INSIDE)
        needed = size_of(folder)
        free = shutil.disk_usage(chosen).free
        if free < needed + _MARGIN:
            raise NoRoom(path=chosen, needed=megabytes(needed + _MARGIN), free=megabytes(free))
        probe = chosen / f"{FOLDER_NAME}.probe"
        probe.mkdir(exist_ok=True)
        probe.rmdir()
    return needed


def copy(folder: Path, chosen: Path, tell: Tell) -> Path:
    """Copy the library in `folder` into a new folder in `chosen`, and look the copy over.

    Nobody may open the old one meanwhile in order to write; somebody else's short write makes it
    begin again.

    Returns:
        The new folder; the old library is still the one in force.

    Raises:
        BadPlace, NoRoom, FileProblem, DiskFull, LibraryBusy, LibraryDamaged: nothing is left.
        Cancelled: from `tell`; nothing is left.
    """
    needed = check_room(folder, chosen)
    target = new_folder(chosen)
    growing = target.with_name(f"{FOLDER_NAME}{_GROWING}")
    with errors_as_sentences(chosen):
        if growing.exists():  # what a killed move left
            shutil.rmtree(growing)
        growing.mkdir()
    try:
        with closing(Database(folder)) as database:
            for _ in range(_TRIES):
                before = _writes(database)
                _copy_database(database, growing, lambda share: tell(share * _part(folder, needed)))
                _copy_files(folder, growing, needed, tell)
                if _writes(database) == before:
                    break
            else:
                raise LibraryBusy(holder=_ANOTHER)
        tell(1.0)
        with errors_as_sentences(chosen):
            growing.rename(target)
            _sync_folder(chosen)
    except BaseException:
        shutil.rmtree(growing, ignore_errors=True)
        raise
    return target


def switch(called: Path, folder: Path, target: Path) -> None:
    """Put the copy in `target` in force, for whoever calls the library `called`.

    Args:
        folder: where it lay until now, which may be `called` itself or another.

    Raises:
        DiskFull, LibraryReadOnly: the old one stays in force.
    """
    point(folder, target)
    if called != folder:
        # Not by way of a folder that looks as if it could be thrown away.
        with suppress(OSError):
            point(called, target)


def sweep(folder: Path) -> bool:
    """Remove what a library that was moved elsewhere left in `folder`.

    Nothing is removed unless the library stands where it was moved to, and is the same.

    Returns:
        Whether nothing is left but what points to the new place.
    """
    there = moved_to(folder)
    if there is None:
        return True
    if any(_files(folder)) and not _same(folder, current_folder(folder)):
        return False
    for path in sorted(
        _files(folder), key=lambda one: one.name == FILE_NAME
    ):  # the proof comes last
        with suppress(OSError):
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        with suppress(OSError):
            path.rmdir()
    for name in _OF_THE_PLACE - {POINTER}:
        with suppress(OSError):
            (folder / name).unlink()
    return not any(_files(folder))


def megabytes(size: int) -> str:
    """A size as people read it."""
    if size >= 1_000_000_000:
        return f"{size / 1_000_000_000:.1f} GB"
    return f"{max(size / 1_000_000, 0.1):,.0f} MB" if size >= 1_000_000 else f"{size // 1000} KB"


# --- parts of it ---------------------------------------------------------------


def _files(folder: Path) -> Iterator[Path]:
    """The files of the library in `folder`."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not (path.parent == folder and path.name in _OF_THE_PLACE):
            yield path


def _part(folder: Path, needed: int) -> float:
    """How much of the whole is the database."""
    return (folder / FILE_NAME).stat().st_size / max(needed, 1)


def _copy_database(database: Database, growing: Path, tell: Tell) -> None:
    copied = growing / FILE_NAME
    database.copy_to(copied, tell)
    with whole_backup(copied) as connection:
        if _identity(connection) != database.identity:
            raise LibraryDamaged(path=growing, why=_DIFFERS)


def _writes(database: Database) -> int:
    """A number that changes when somebody else writes."""
    with database.reading() as connection:
        return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _copy_files(folder: Path, growing: Path, needed: int, tell: Tell) -> None:
    done = (folder / FILE_NAME).stat().st_size
    for path in _files(folder):
        if path.parent == folder and path.name in _BESIDE_DATABASE:
            continue
        target = growing / path.relative_to(folder)
        with errors_as_sentences(growing):
            target.parent.mkdir(parents=True, exist_ok=True)
            sums = hashlib.blake2b(), hashlib.blake2b()
            with path.open("rb") as source, target.open("wb") as copied:
                while chunk := source.read(_CHUNK):
                    copied.write(chunk)
                    sums[0].update(chunk)
                    done += len(chunk)
                    tell(min(done / max(needed, 1), 1.0))
                copied.flush()
                os.fsync(copied.fileno())
            with target.open("rb") as copied:
                while chunk := copied.read(_CHUNK):
                    sums[1].update(chunk)
            if sums[0].digest() != sums[1].digest():
                raise LibraryDamaged(path=target, why=_DIFFERS)


def _sync_folder(folder: Path) -> None:
    """Have the names in `folder` on the disk; where the system knows no such thing, it needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _same(folder: Path, other: Path) -> bool:
    """Whether two folders hold the same library; also where the first one's is gone already."""
    if not (folder / FILE_NAME).is_file():
        return True
    found: list[str] = []
    for place in (folder, other):
        try:
            with whole_backup(place / FILE_NAME) as connection:
                found.append(_identity(connection))
        except (LibraryDamaged, sqlite3.Error):
            return False
    return found[0] == found[1]


def _identity(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
    return str(row[0]) if row else ""


def _is_mapped(path: Path) -> bool:
    """Whether a drive of Windows is a network's."""
    if sys.platform != "win32" or not path.drive:
        return False
    import ctypes

    remote = 4  # DRIVE_REMOTE (Windows API, GetDriveType)
    return ctypes.windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == remote
