"""What the program is built on: names, versions and licences, as the installed packages tell them.

A package for desktops carries the metadata of everything in it, so the same question is answered
there. What some wheels leave out lies in resources/licences.
"""

import re
import sys
import sysconfig
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

from msgspec import Struct

PROGRAM = "gijiroku-reader"

_TEXTS = ("licen", "copying", "notice", "authors")
"""What names of files with licences hold."""

TEXTS_OF = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "whoosh": ("Whoosh.txt",),
}
"""Distributions whose wheels hold no text, and the texts that apply."""


class Component(Struct, frozen=True):
    """A part of the program that others made.

    Attributes:
        licence: in a few words, as its makers declare it.
    """

    name: str
    version: str
    licence: str


def components() -> list[Component]:
    """What is installed of what the program needs, sorted by name; takes some tenths of a second."""
    return [
        Component(dist.metadata["Name"], dist.version, licence_of(dist))
        for dist in sorted(_needed(PROGRAM), key=lambda one: normal(one.metadata["Name"]))
        if normal(dist.metadata["Name"]) != PROGRAM
    ]


def licence_of(dist: Distribution) -> str:
    """The licence in a few words, as the distribution declares it."""
    metadata = dist.metadata
    for name in ("License-Expression", "License"):
        declared = " ".join(metadata.get_all(name) or ())
        if declared and "\n" not in declared and len(declared) < 80:
            return declared
    kinds = [
        line.rsplit("::", 1)[-1].strip()
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License ::")
    ]
    return ", ".join(kinds) or "see the text"


def files_of(dist: Distribution) -> list[Path]:
    """The files with its licence that a distribution brought."""
    # With the metadata: a file of a module may be called licenses.py.
    return [
        Path(str(file.locate()))
        for file in dist.files or ()
        if ".dist-info" in file.parts[0] and any(name in file.name.lower() for name in _TEXTS)
    ]


def text_of(name: str) -> str:
    """The licence of a component in full, all its files one after the other; empty for none."""
    dist = _found(name)
    texts = [
        path.read_text(encoding="utf-8", errors="replace")
        for path in (files_of(dist) if dist is not None else ())
        if path.is_file()
    ]
    shipped = files("reader.resources") / "licences"
    texts += [
        (shipped / text).read_text(encoding="utf-8") for text in TEXTS_OF.get(normal(name), ())
    ]
    return "\n\n――――――――\n\n".join(text.strip("\n") for text in texts)


def python_text() -> Path | None:
    """The licence of the Python that runs, where an installation is known to have it."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    inside = getattr(sys, "_MEIPASS", None)
    for place in (
        *((Path(inside) / "licences" / "Python.txt",) if inside else ()),
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(sys.base_prefix) / "LICENSE.txt",
        Path("/usr/share/doc") / version / "copyright",
    ):
        if place.exists():
            return place
    return None


def normal(name: str) -> str:
    """A distribution's name as it is compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _found(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None  # of another platform


def _required(dist: Distribution | None) -> Iterator[str]:
    """The names of what a distribution asks for; not of its extras."""
    for line in (dist.requires if dist is not None else None) or ():
        name = re.match(r"[\w.-]+", line)
        if name is not None and "extra ==" not in line:
            yield name[0]


def _needed(program: str) -> list[Distribution]:
    found: dict[str, Distribution] = {}
    waiting = [program]
    while waiting:
        name = waiting.pop()
        dist = _found(name)
        if dist is not None and normal(name) not in found:
            found[normal(name)] = dist
            waiting += _required(dist)
    return list(found.values())
