"""One writer at a time: who does long work on a library, and who holds it."""

import json
import os
from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import Bilingual, LibraryBusy, LibraryMoved, LibraryReadOnly
from reader.library.database import errors_as_sentences
from reader.library.places import moved_to

if TYPE_CHECKING:
    from filelock import FileLock

_UNKNOWN = Bilingual("別のプログラム", "another program")


class WriterLock:
    """A lock on the library's folder that names its holder.

    Short writes (a bookmark, a correction) do not need it: SQLite serialises them.

    Args:
        name: tells one kind of work from another that may go on beside it.
        one_thread: whether one thread holds it alone; else all those of the process together.
    """

    def __init__(self, folder: Path, name: str = "writer", *, one_thread: bool = True) -> None:
        self._folder = folder
        self._one_thread = one_thread
        self._path = folder / f"{name}.lock"
        self._note = folder / f"{name}.json"

    @cached_property
    def _lock(self) -> "FileLock":
        from filelock import FileLock

        return FileLock(self._path, thread_local=self._one_thread)

    @contextmanager
    def held(self, work: Bilingual, *, wait: float = 10.0) -> Generator[None]:
        """Hold the lock while `work` goes on; the same thread may nest it.

        Args:
            wait: seconds to wait for another holder.

        Raises:
            LibraryBusy: another process or thread still holds it; the sentence names its work.
            LibraryMoved: the library was moved elsewhere while this process had it open.
            LibraryReadOnly, DiskFull: the folder cannot be written.
        """
        # Not before the first long work: a start would wait for it.
        from filelock import Timeout

        try:
            self._lock.acquire(timeout=wait)
        except Timeout as error:
            raise LibraryBusy(holder=self._holder()) from error
        except OSError as error:
            raise LibraryReadOnly(path=self._note.parent, why=error.strerror or error) from error
        try:
            place = moved_to(self._folder)
            if place is not None:
                raise LibraryMoved(path=place)
            note = {"pid": os.getpid(), "ja": work.ja, "en": work.en}
            with errors_as_sentences(self._note):
                self._note.write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
            yield
        finally:
            self._lock.release()

    def _holder(self) -> Bilingual:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            pid = note["pid"]
            return Bilingual(f"{note['ja']}（プロセス {pid}）", f"{note['en']} (process {pid})")
        except (OSError, ValueError, KeyError, TypeError):
            return _UNKNOWN
