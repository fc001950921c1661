# pyright: basic
"""The folder of an index: its name, its schema, and who made it."""

import contextlib
import json
import os
import shutil
import sys
import warnings
from collections.abc import Generator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from types import ModuleType
from typing import Any

from reader.library.records import OwnerKind


@contextlib.contextmanager
def _without_network() -> Generator[None]:
    """While Whoosh is imported: it takes a function along that it never calls, and with it HTTP,
    TLS and mail, which cost a start as much as all of Whoosh."""
    name = "urllib.request"
    if name in sys.modules:
        yield
        return
    stand_in = ModuleType(name)
    stand_in.__dict__["urlretrieve"] = None
    sys.modules[name] = stand_in
    try:
        yield
    finally:
        del sys.modules[name]


with warnings.catch_warnings(), _without_network():
    # Whoosh is of 2016; Python warns about its spelling when it is compiled.
    warnings.simplefilter("ignore")
    from whoosh import fields
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile
    from whoosh.index import TOC

VERSION = 5
"""Of everything that is stored here; another version is another folder."""

NAME = "MAIN"
MARKER = "gijiroku-index.json"
GRAMS, OWNER = "grams", "owner"
FACTS_EXT = ".facts"
PLACES_EXT = ".plc"
LENGTHS_EXT = ".len"


def folder_of(library: Path, identity: str) -> Path:
    """Where the index of a library's content lies."""
    return library / f"index-{VERSION}-{identity[:12]}"


def owner_key(kind: OwnerKind, row: int) -> str:
    """What a document of Whoosh's is called: whose it is."""
    return f"{kind.value}:{row}"


def schema() -> fields.Schema:
    """What Whoosh is told of a document: its grams, and whose it is."""
    return fields.Schema(**{GRAMS: fields.ID(), OWNER: fields.ID(stored=True)})


def is_ours(folder: Path, identity: str | None = None) -> bool:
    """Whether this program made and finished the index (of that content) in `folder`."""
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(marker, dict) or "identity" not in marker:
        return False
    return identity is None or marker == {"version": VERSION, "identity": identity}


def mark_as_ours(folder: Path, identity: str) -> None:
    """Declare an index finished."""
    marker = {"version": VERSION, "identity": identity}
    (folder / MARKER).write_text(json.dumps(marker), encoding="utf-8")


def remove_others(library: Path, ours: Path) -> None:
    """Remove indexes of other versions and contents that this program made."""
    for folder in library.glob("index-*"):
        if folder != ours and folder.is_dir() and is_ours(folder):
            # One that another process still has open goes next time.
            shutil.rmtree(folder, ignore_errors=True)


class MappedFile(StructFile):
    """A file in memory, of which several threads may take slices at once."""

    @classmethod
    def of(cls, opened: StructFile) -> StructFile:
        """The same file, mapped; an empty one stays as it is."""
        if not opened.seek(0, os.SEEK_END):
            return opened
        mapped = cls(mmap(opened.fileno(), 0, access=ACCESS_READ), name=opened._name)
        opened.close()
        return mapped

    def get(self, position: int, length: int) -> bytes:
        return self.file[position : position + length]

    def view(self, position: int, length: int) -> memoryview:
        """A slice that is not copied; nobody may hold it for long."""
        return memoryview(self.file)[position : position + length]


class Storage(FileStorage):
    """A folder that knows which of its files are open: Whoosh forgets them when it fails."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: Any) -> StructFile:
        opened = MappedFile.of(super().open_file(name, **options))
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        for opened in self._opened:
            if not opened.is_closed:
                opened.close()
        self._opened = []


def read_toc(folder: Path) -> TOC:
    """The newest table of contents of an index folder."""
    with contextlib.closing(Storage(folder)) as storage:
        return TOC.read(storage, NAME)


def newest_generation(folder: Path) -> int:
    """The number of the newest table of contents, −1 where there is none."""
    return TOC._latest_generation(Storage(folder), NAME)
