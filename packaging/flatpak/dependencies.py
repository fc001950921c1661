"""Writes python3-gijiroku-reader.json: what the Flatpak carries of Python's packages.

    python packaging/flatpak/dependencies.py

The file is of the kind that flatpak-pip-generator writes (a module of flatpak-builder: sources with
their URLs and SHA-256, and the command that installs them without a network). The versions are those
that pip chooses today for pyproject.toml; URLs and hashes are those that PyPI tells. Qt comes with
the base application of the manifest.

Needs pip 23 or newer, and PyPI.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE / "python3-gijiroku-reader.json"
PYTHON = "3.12"
"""Of org.kde.Platform 6.8 (freedesktop 24.08)."""
ARCHES = ("x86_64", "aarch64")
_GLIBC = (17, 24, 26, 27, 28, 31, 34)
_OF_BASE = ("PySide6-Essentials",)
"""What io.qt.PySide.BaseApp brings."""
_INDEX = "https://pypi.org/simple"

Source = dict[str, object]


def requirements() -> list[str]:
    """The project's requirements and what builds it, without what the base application has."""
    text = (HERE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    found: list[str] = told["project"]["dependencies"] + told["build-system"]["requires"]
    return [one for one in found if name_of(one) not in _OF_BASE]


def name_of(requirement: str) -> str:
    """The package of a requirement."""
    return re.split(r"[<>=!~\[; ]", requirement, maxsplit=1)[0]


def wheels(arch: str) -> dict[str, str]:
    """URL → SHA-256 of the wheels that pip would install on an architecture."""
    platforms = [f"manylinux_2_{minor}_{arch}" for minor in _GLIBC] + [f"manylinux2014_{arch}"]
    version = PYTHON.replace(".", "")
    # Nothing of this machine's settings: the URLs must be PyPI's.
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "--dry-run", "--ignore-installed"),
            # pip wants a place for another platform, though nothing is installed.
            *("--target", str(HERE / "nowhere")),
            *("--quiet", "--report", "-", "--index-url", _INDEX, "--only-binary=:all:"),
            *("--python-version", PYTHON, "--implementation", "cp"),
            *("--abi", f"cp{version}", "--abi", "abi3", "--abi", "none"),
            *(word for platform in platforms for word in ("--platform", platform)),
            *requirements(),
        ],
        env={**clean, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        check=True,
        stdout=subprocess.PIPE,
    )
    found: dict[str, str] = {}
    for one in json.loads(done.stdout)["install"]:
        download = one["download_info"]
        found[download["url"]] = download["archive_info"]["hashes"]["sha256"]
    return found


def module() -> dict[str, object]:
    """The module of flatpak-builder."""
    by_arch = {arch: wheels(arch) for arch in ARCHES}
    sources: list[Source] = []
    for url in sorted({url for found in by_arch.values() for url in found}, key=_file):
        having = [arch for arch in ARCHES if url in by_arch[arch]]
        hashes = {by_arch[arch][url] for arch in having}
        if len(hashes) != 1:
            raise SystemExit(f"{url}: {hashes}")
        source: Source = {"type": "file", "url": url, "sha256": hashes.pop()}
        if having != list(ARCHES):
            source["only-arches"] = having
        sources.append(source)
    names = " ".join(f'"{name_of(one)}"' for one in requirements())
    return {
        "name": "python3-gijiroku-reader",
        "buildsystem": "simple",
        "build-commands": [
            "pip3 install --verbose --exists-action=i --no-index"
            f' --find-links="file://${{PWD}}" --prefix=${{FLATPAK_DEST}} {names}'
            " --no-build-isolation"
        ],
        "sources": sources,
    }


def _file(url: str) -> str:
    return url.rpartition("/")[2].lower()


def main() -> None:
    """Write the file."""
    made = module()
    TARGET.write_text(json.dumps(made, indent=4) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(made['sources'])} files")  # pyright: ignore[reportArgumentType]


if __name__ == "__main__":
    main()
