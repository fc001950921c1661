"""Where a library lies: a folder that was left behind points to the one that took its place.

Who starts with the old folder, by whatever way it is named, comes to the new one. Writing the
pointer is the one step by which a move takes effect (`reader.library.moving`).
"""

import json
import logging
from contextlib import suppress
from pathlib import Path

from reader.errors import LibraryNotThere
from reader.library.database import FILE_NAME, errors_as_sentences

log = logging.getLogger(__name__)

POINTER = "moved.json"
_LONGEST_CHAIN = 16


def moved_to(folder: Path) -> Path | None:
    """Where the library of `folder` was moved to; None where it was not."""
    try:
        note = json.loads((folder / POINTER).read_text(encoding="utf-8"))
        return Path(note["to"])
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("the note in %s cannot be read: %s", folder, error)
        return None


def current_folder(folder: Path) -> Path:
    """The folder in which the library called `folder` lies now.

    Raises:
        LibraryNotThere: it was moved, and is not where it was moved to: its disk may be missing.
            A new, empty library in its place would hide that.
    """
    place = folder
    for _ in range(_LONGEST_CHAIN):
        there = moved_to(place)
        if there is None:
            break
        place = there
    if place != folder and not (place / FILE_NAME).is_file():
        raise LibraryNotThere(path=place)
    return place


def point(folder: Path, to: Path) -> None:
    """From now on the library called `folder` lies in `to`; in one step.

    Raises:
        DiskFull, LibraryReadOnly: it lies where it lay.
    """
    partial = folder / f"{POINTER}.part"
    note = {
        "to": str(to.absolute()),
        "ja": "ライブラリーは上のフォルダーに移しました。このファイルがあると、元の場所を指定しても開けます。",
        "en": "The library was moved to the folder above. With this file the old place still opens it.",
    }
    with errors_as_sentences(folder):
        try:
            partial.write_text(json.dumps(note, ensure_ascii=False, indent=1), encoding="utf-8")
            partial.replace(folder / POINTER)
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
