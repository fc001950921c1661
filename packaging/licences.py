"""Gathers the licences of everything that a package of the program carries.

    python packaging/licences.py FOLDER

Run by the Python of the environment that goes into the package. The texts come from the installed
distributions; what some of them leave out lies in resources/licences.
"""

import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution
from pathlib import Path

from distributions import needed_by

from reader.components import TEXTS_OF, files_of, licence_of, normal, python_text

HERE = Path(__file__).resolve().parent
TEXTS = HERE.parent / "resources" / "licences"

QT = """\
Qt {version} and PySide6 are used under the GNU Lesser General Public License, version 3
(LGPL-3.0.txt, which adds to GPL-3.0.txt). Copyright (C) The Qt Company Ltd. and other contributors.

They are not changed and lie in this package as shared libraries in files of their own, so that you
may replace them by versions of your own that have the same interface. You may take the program
apart to find errors in such changes. The sources of Qt and of PySide6 in this very version:

    https://download.qt.io/official_releases/qt/
    https://download.qt.io/official_releases/QtForPython/

What others contributed to Qt, and their licences: https://doc.qt.io/qt-6/licenses-used-in-qt.html
"""


class NoLicence(Exception):
    """A distribution came without a licence; nothing may be shipped before one is found."""


def texts_of(dist: Distribution) -> list[Path]:
    """The files with a distribution's licence.

    Raises:
        NoLicence: there is none.
    """
    name = normal(dist.metadata["Name"])
    found = [*files_of(dist), *(TEXTS / text for text in TEXTS_OF.get(name, ()))]
    if not found:
        raise NoLicence(f"{name}: no licence text; add one to {TEXTS} and to TEXTS_OF")
    return found


def gather(folder: Path) -> None:
    """Write a text for each part, and README.txt which lists them."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    lines = list(_gathered(folder))
    python = python_text()
    if python is None:
        raise NoLicence("Python: no licence text")
    shutil.copy(python, folder / "Python.txt")
    lines.append(f"Python {sys.version.split()[0]}: PSF-2.0 (Python.txt)")
    shutil.copy(HERE.parent / "resources" / "icons" / "LICENSE", folder / "Lucide-icons.txt")
    lines.append("Lucide icons: ISC (Lucide-icons.txt)")
    lines.append(
        "PyInstaller's bootloader: GPL-2.0-or-later with an exception that allows any program to be"
        " shipped with it (https://pyinstaller.org/en/stable/license.html)"
    )
    (folder / "README.txt").write_text(
        "同梱しているものとそのライセンス / What is in this package, and under which licence\n\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )


def _gathered(folder: Path) -> Iterator[str]:
    for dist in needed_by("gijiroku-reader"):
        name, version = dist.metadata["Name"], dist.version
        written: list[str] = []
        for text in texts_of(dist):
            if text.is_relative_to(TEXTS):
                target = folder / text.name
            else:
                inside = [
                    part for part in text.parts[:-1] if part not in ("licenses", "license_files")
                ]
                place = inside[inside.index(next(p for p in inside if ".dist-info" in p)) + 1 :]
                target = folder / "-".join((name, *place, text.name))
            target.write_bytes(text.read_bytes())
            written.append(target.name)
        if name.lower().startswith("pyside6"):
            (folder / "Qt.txt").write_text(QT.format(version=version), encoding="utf-8")
            written.insert(0, "Qt.txt")
        yield f"{name} {version}: {licence_of(dist)} ({', '.join(written)})"


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
