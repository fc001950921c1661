"""PySide, loaded without compiling what was compiled at an earlier start, or is not needed.

What PySide 6 has of Python lies as source in an archive inside its library, and is compiled at
every start, which takes 20 to 30 ms of the 90 in which Qt's modules are loaded. (Its own remedy,
`SBK_EMBED`, writes into the folder where it is installed.) Here what was compiled is kept, and
found again by the source itself: of another PySide, or for another Python, nothing is found.
"""

import builtins
import marshal
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib.util import MAGIC_NUMBER
from pathlib import Path
from types import CodeType
from typing import Any, cast

from reader.errors import FileProblem
from reader.library.database import written_beside

_FOLDER = "shibokensupport/"
"""Where the modules lie in the archive."""

_GENERATOR = f"{_FOLDER}signature/lib/pyi_generator.py"
"""Writes stubs for type checkers, which no program does while it runs; its patterns alone take
10 ms."""

_Kept = dict[str, tuple[bytes, CodeType]]
"""Source and code of each module, by its name in the archive."""


def load(file: Path) -> None:
    """Import PySide for the first time in this process, where no other thread runs yet.

    Args:
        file: where its modules are kept from one start to the next.
    """
    kept, used = _read(file), _Kept()
    compile_: Callable[..., Any] = builtins.compile

    def from_kept(source: Any, filename: Any, mode: str, *args: Any, **options: Any) -> Any:
        ordinary = isinstance(source, bytes) and str(filename).startswith(_FOLDER)
        if not ordinary or mode != "exec" or args or options:
            return compile_(source, filename, mode, *args, **options)
        if filename == _GENERATOR:
            source = b""
        known = kept.get(filename)
        if known is None or known[0] != source:
            known = source, compile_(source, filename, mode)
        used[filename] = known
        return known[1]

    builtins.compile = from_kept
    try:
        import PySide6.QtCore  # noqa: F401  # pyright: ignore[reportUnusedImport]
    finally:
        builtins.compile = compile_
    if any(kept.get(name) is not module for name, module in used.items()):
        _write(file, used)


def _read(file: Path) -> _Kept:
    """What is kept; nothing where it is not there, not whole, or another Python's."""
    with suppress(OSError):
        data = file.read_bytes()
        start = len(MAGIC_NUMBER) + 4
        if data[:start] == _head(data[start:]):
            # This program wrote it, and it is whole.
            return cast("_Kept", marshal.loads(data[start:]))
    return {}


def _write(file: Path, modules: _Kept) -> None:
    data = marshal.dumps(modules)
    with suppress(OSError, FileProblem):  # then the next start takes as long as this one
        file.parent.mkdir(parents=True, exist_ok=True)
        with written_beside(file) as partial:
            partial.write_bytes(_head(data) + data)


def _head(data: bytes) -> bytes:
    return MAGIC_NUMBER + zlib.crc32(data).to_bytes(4, "big")
