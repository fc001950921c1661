"""Pictures of the real program, painted without a screen over the sample library.

python -m gallery guide            the pictures of the guide, of README and of software centres
python -m gallery DIR [--only X]   every screen, into a folder: `make gallery DIR=…`
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

if not os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

LANGUAGES = ("ja", "en")
SCALES = ("1", "2")
_BESIDE = 4
"""All at once: each of them waits for half of its time."""
_SCREEN = {
    "name": "screen",
    "x": 0,
    "y": 0,
    "width": 1366,
    "height": 768,
    "logicalDpi": 96,
    "dpr": 1,
}
"""A small notebook's: at 200 % dialogs have 683×384 to fit into."""


def main() -> int:
    """Start a process for each language and scale: Qt reads both at its start."""
    parser = argparse.ArgumentParser(prog="gallery")
    parser.add_argument("target", metavar="guide|DIR")
    parser.add_argument("--only", default="", help="screens with this in their names")
    parser.add_argument("--language", choices=LANGUAGES, help=argparse.SUPPRESS)
    parser.add_argument("--scale", choices=SCALES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.language:
        return _paint(options)
    began = time.perf_counter()
    scales = SCALES if options.target != "guide" else ("1",)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(_BESIDE) as pool:
        screen = Path(folder) / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
        codes = pool.map(
            lambda way: _start(options, *way), [(one, two) for one in LANGUAGES for two in scales]
        )
        worst = max(codes)
    print(f"{time.perf_counter() - began:.0f} s")
    return worst


def _start(options: argparse.Namespace, language: str, scale: str) -> int:
    return subprocess.run(
        [
            *(sys.executable, "-m", "gallery", options.target),
            *("--only", options.only, "--language", language, "--scale", scale),
        ],
        # Of this platform Qt tells at length what it cannot do.
        env=os.environ | {"QT_SCALE_FACTOR": scale, "QT_LOGGING_RULES": "qt.qpa.*=false"},
        check=False,
    ).returncode


def _paint(options: argparse.Namespace) -> int:
    # Not before the environment is set: Qt reads it when it is loaded.
    from gallery import dialogs, windows  # noqa: F401  (they declare the screens)
    from gallery.pictures import write_abroad, write_gallery, write_guide
    from gallery.stage import stage

    from reader.ui.options import Language

    language = Language(options.language)
    with stage(language) as made:
        if options.target == "guide":
            print(f"{options.language}: {write_guide(made, language, options.only) // 1000} kB")
            if language is Language.JAPANESE and not options.only:
                write_abroad(made)
            return 0
        folder = Path(options.target)
        folder.mkdir(parents=True, exist_ok=True)
        suffix = f"{options.language}-{options.scale}x"
        failed = write_gallery(made, folder, suffix, options.only)
        for line in failed:
            print(line, file=sys.stderr)
        return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
