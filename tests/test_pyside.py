"""PySide comes as it would by itself, and sooner."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.pyside import _FOLDER, _read, _write

_PROGRAM = f"""
import builtins, sys
from pathlib import Path

compiled, ordinary = [], builtins.compile

def watched(source, filename, *rest, **options):
    if str(filename).startswith({_FOLDER!r}):
        compiled.append(filename)
    return ordinary(source, filename, *rest, **options)

builtins.compile = watched
from reader import pyside

pyside.load(Path(sys.argv[1]))
assert builtins.compile is watched
from PySide6.QtCore import QPoint

try:
    QPoint("x")  # PySide's own modules find the words for this
except TypeError as error:
    assert "PySide6.QtCore.QPoint" in str(error)
print(len(compiled))
"""


def start(file: Path) -> int:
    """Load PySide in a process of its own; gives how many of its modules were compiled."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, file], check=True, capture_output=True, text=True
    )
    return int(done.stdout)


def test_what_was_compiled_once_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "cache" / "pyside.bin"
    assert start(file) > 0
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    assert start(file) == 0


def damaged(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def of_another_python(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


@pytest.mark.parametrize("spoilt", [damaged, of_another_python, half, lambda _: b""])
def test_what_cannot_be_trusted_is_compiled_anew(
    tmp_path: Path, kept: bytes, spoilt: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "pyside.bin"
    file.write_bytes(spoilt(kept))
    assert _read(file) == {}
    file.write_bytes(kept)
    assert _read(file) != {}


def test_of_another_pyside_only_what_is_the_same_is_taken(tmp_path: Path, kept: bytes) -> None:
    file = tmp_path / "pyside.bin"
    file.write_bytes(kept)
    modules = _read(file)
    name = next(iter(modules))
    _write(file, modules | {name: (b"raise SystemExit", modules[name][1])})
    assert start(file) == 1
    assert start(file) == 0


def test_where_nothing_can_be_kept_pyside_comes_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    assert start(blocked / "pyside.bin") > 0
    assert start(blocked / "pyside.bin") > 0


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What one start leaves to the next."""
    file = tmp_path_factory.mktemp("pyside") / "pyside.bin"
    start(file)
    return file.read_bytes()
