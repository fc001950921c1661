"""The window's entrance, as a process of its own."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reader.library.database import FILE_NAME
from reader.library.library import Library
from reader.ui.main_window import MainWindow
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


def test_a_picture_does_not_wait_for_the_threads_of_the_archive(
    sample: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = threading.Event()

    def take_hours(*_: object) -> None:
        enough.wait(60)

    monkeypatch.setattr("reader.jobs.thread_beside.thread_beside", take_hours)
    workspace = sample._workspace
    workspace.library.threads.drop(workspace.library.sittings.infos()[0].id)
    try:
        workspace.thread_rest()
        sample.search_for("図書館")
        qtbot.waitUntil(lambda: sample.settled(threads=False), timeout=20_000)
        assert sample.reader.opened is not None
        assert not sample.settled()
    finally:
        enough.set()
    qtbot.waitUntil(sample.settled)


def test_the_program_ends_well_after_a_copy(tmp_path: Path) -> None:
    """Without a screen, as the gallery and a picture run it."""
    program = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QMimeData;"
        "from reader.app import application;"
        "application(Path(sys.argv[1])).clipboard().setMimeData(QMimeData())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "settings.ini")],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0


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


def test_a_second_start_hands_its_file_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert not first.handed_over()
    wanted = str(tmp_path / "架空区の控え.gijiroku")
    with qtbot.waitSignal(first.activated, timeout=5_000) as heard:
        assert SingleInstance(tmp_path).handed_over(wanted)
    assert heard.args == [wanted]


def test_the_window_can_be_opened_on_a_search(folder: Path, tmp_path: Path) -> None:
    pictures = {}
    for query in ("オンライン化", "ありえない語句"):
        target = tmp_path / f"{len(pictures)}.png"
        done = start("--library", folder, "--query", query, "--screenshot", target)
        assert done.returncode == 0, done.stderr
        pictures[query] = QImage(str(target))
    # Where the results are listed, one picture has their bands and the other one sentence.
    left = [one.copy(0, 300, 400, 600) for one in pictures.values()]
    assert left[0] != left[1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system brings its fonts")
@pytest.mark.parametrize("fonts", ["/nowhere", "/usr/share/fonts"])
def test_without_a_japanese_font_it_is_said_in_letters_that_can_be_read(
    tmp_path: Path, fonts: str
) -> None:
    named = tmp_path / "fonts.conf"
    named.write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    program = """
import sys
from pathlib import Path
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from reader.app import application, build_window
from reader.search.service import SearchService
from reader.ui.options import Options
folder = Path(sys.argv[1])
application(folder / "s.ini")
with SearchService() as search:
    window = build_window(folder / "library", Options(QSettings(str(folder / "s.ini"))), search)
    window.show()
    QTest.qWait(1500)
    print(window._banner.isVisible() and window._banner.text)
    window.close()
    window.shut_down()
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(named)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    told = "fonts-noto-cjk" in done.stdout
    assert (done.returncode, told) == (0, fonts == "/nowhere"), done.stderr
    assert not told or done.stdout.isascii()
