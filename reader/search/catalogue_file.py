"""A library's catalogue, kept beside its index: reading it again takes a tenth of making it.

It is MessagePack of the catalogue's fields; a column is an extension: the name of its numpy type,
padded, and its bytes. Nothing in it can be run, unlike a pickle, and what does not fit is refused.
What is kept is used only for the very state of the library of which it was made; it is replaced
whole.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, cast, get_args

import numpy as np
from msgspec import MsgspecError, Struct, msgpack
from numpy.typing import NDArray

from reader import __version__
from reader.library.library import Library
from reader.library.schema import VERSION
from reader.search.catalogue import Catalogue
from reader.search.whoosh_index.folder import folder_of

_FORMAT = f"{__version__}/{VERSION}/2"
"""The last number is to be raised when the same lists would make another catalogue."""

_NAME = "catalogue.msgpack"

_COLUMN = 1
_TYPE_BYTES = 8
_LEFT_BEHIND_SECONDS = 60.0


class _Kept(Struct):
    """What the file holds."""

    format: str
    catalogue: Catalogue


class CatalogueFile:
    """The file in which the catalogue of one library's content is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, version: tuple[str, int], people: int) -> Catalogue | None:
        """The catalogue of a state of the library; None where another or none is kept.

        Args:
            version, people: see `Catalogue`.
        """
        try:
            kept = _DECODER.decode(self._path.read_bytes())
        except (OSError, MsgspecError, ValueError, TypeError):
            return None
        catalogue = kept.catalogue
        state = (kept.format, catalogue.version, catalogue.people)
        fits = state == (_FORMAT, version, people) and _sound(catalogue)
        return catalogue if fits else None

    def write(self, catalogue: Catalogue) -> None:
        """Keep a catalogue instead of the one before; where that fails, none the worse.

        A process that is killed leaves the file as it was.
        """
        kept = _Kept(_FORMAT, catalogue)
        unfinished = self._path.with_suffix(".part")
        with suppress(OSError):
            _remove_left_behind(unfinished)
            # Another process that is just writing goes before.
            with unfinished.open("xb") as file:
                file.write(_ENCODER.encode(kept))
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._path)


def beside_index(library: Library) -> CatalogueFile:
    """The file of a library's content; it goes when its index goes."""
    return CatalogueFile(folder_of(library.folder, library.identity) / _NAME)


def _remove_left_behind(unfinished: Path) -> None:
    with suppress(FileNotFoundError):
        if time.time() - unfinished.stat().st_mtime > _LEFT_BEHIND_SECONDS:
            unfinished.unlink()


def _sound(catalogue: Catalogue) -> bool:
    """Whether columns of one thing are of one length."""
    owners, rows = len(catalogue.owners), len(catalogue.chunk)
    of_owners = (
        catalogue.years,
        catalogue.meeting_kind,
        catalogue.council,
        catalogue.meeting,
        catalogue.dates,
        catalogue.newest_first,
        catalogue.oldest_first,
    )
    of_rows = (
        catalogue.start,
        catalogue.length,
        catalogue.kind,
        catalogue.exchange,
        catalogue.speaker,
        catalogue.questioner,
    )
    return (
        all(len(column) == owners for column in of_owners)
        and all(len(column) == rows for column in of_rows)
        and len(catalogue.first_row) == owners + 1
        and int(catalogue.first_row[-1]) == rows
    )


def _packed(value: object) -> msgpack.Ext:
    column = _column(value)
    kind = column.dtype.str.encode("ascii").ljust(_TYPE_BYTES)
    return msgpack.Ext(_COLUMN, kind + column.tobytes())


def _unpacked(_: int, data: memoryview) -> NDArray[Any]:
    # A copy lies at an even address, which numpy reads faster.
    kind = bytes(data[:_TYPE_BYTES]).decode("ascii").strip()
    return np.frombuffer(data, dtype=np.dtype(kind), offset=_TYPE_BYTES).copy()


def _checked(wanted: Any, value: object) -> NDArray[Any]:
    """A column, if it is of the numpy type that its annotation wants."""
    (scalar,) = get_args(get_args(wanted)[1])
    column = _column(value)
    if not issubclass(column.dtype.type, scalar):
        raise TypeError
    return column


def _column(value: object) -> NDArray[Any]:
    if not isinstance(value, np.ndarray):
        raise TypeError
    return cast("NDArray[Any]", value)


_ENCODER = msgpack.Encoder(enc_hook=_packed)
_DECODER = msgpack.Decoder(_Kept, ext_hook=_unpacked, dec_hook=_checked)
