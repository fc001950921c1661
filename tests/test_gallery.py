"""The pictures of the program, painted by the program."""

import re
import subprocess
import sys
from pathlib import Path

from gallery import dialogs, windows
from gallery.pictures import ABROAD, PICTURES, SHOWN_ABROAD
from gallery.screen import SCREENS

ROOT = Path(__file__).resolve().parents[1]


def test_every_picture_is_of_a_screen() -> None:
    assert windows.TOPIC == dialogs.TOPIC
    assert {one.screen for one in PICTURES} <= set(SCREENS)
    assert {screen for _, screen, _ in ABROAD} <= set(SCREENS)
    assert {f"{name}.png" for name, *_ in ABROAD} == {one.name for one in SHOWN_ABROAD.iterdir()}


def test_every_dialog_is_in_the_gallery() -> None:
    painted = (ROOT / "tests" / "gallery" / "dialogs.py").read_text(encoding="utf-8")
    for path in sorted((ROOT / "reader" / "ui").glob("*.py")):
        for name in re.findall(
            r"^class (\w+)\((?:Q?Dialog)\)", path.read_text(encoding="utf-8"), re.M
        ):
            assert name == "Dialog" or name in painted, f"{name}: declare a screen of it"


def test_a_screen_is_painted_in_both_themes_without_a_screen(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "gallery", tmp_path, "--only", "welcome-narrow"),
            *("--language", "en", "--scale", "1"),
        ],
        cwd=ROOT / "tests",
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"welcome-narrow-{shade}-en-1x.png" for shade in ("light", "dark")}
