"""The window's entrance, as a process of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.ui.single_instance import SingleInstance


def start(*words: object, **changes: str) -> "subprocess.CompletedProcess[str]":
    """Run the program without a screen."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "reader", *map(str, words)],
        env=surroundings | changes,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_picture_of_the_window_needs_no_screen(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = start("--library", tmp_path / "library", "--screenshot", picture)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1440, 900)
    colors = {image.pixel(x, y) for x in range(0, 1440, 7) for y in range(0, 900, 7)}
    assert len(colors) > 20, "the welcome page is painted"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_says_what_to_do() -> None:
    done = start("--temp-profile")
    assert done.returncode == 1
    assert "gijiroku-reader demo" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_library_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    Library(tmp_path).close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = (tmp_path / FILE_NAME).read_bytes()
    done = start("--library", tmp_path, "--screenshot", tmp_path / "window.png", LANG="ja_JP.UTF-8")
    assert done.returncode == 1
    assert "999" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "window.png").exists()
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_a_second_start_wakes_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert not first.handed_over()
    with qtbot.waitSignal(first.activated, timeout=5_000):
        assert SingleInstance(tmp_path).handed_over()
    assert not SingleInstance(tmp_path / "another library").handed_over()
