"""ZIP archives and single-file web pages (MHTML): the files in them, nothing written to disk.

A member's path is never used as one; only its last part names it in the sentences. What a
member unpacks to is bounded by what is read, not by what the archive claims.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes

_MOST_MEMBERS = 20_000
_LARGEST_MEMBER = 64 * 1024 * 1024
_LARGEST_SUM = 1024 * 1024 * 1024
_SKIPPED_STARTS = (".", "~", "__MACOSX")
_UTF8_NAMES = 0x800
_ENCRYPTED = 0x1
_OFFICE = {
    "xl/workbook.xml": Bilingual("Excel のファイルです", "it is an Excel file"),
    "ppt/presentation.xml": Bilingual("PowerPoint のファイルです", "it is a PowerPoint file"),
    "content.xml": Bilingual("OpenDocument のファイルです", "it is an OpenDocument file"),
    "META-INF/container.xml": Bilingual("EPUB の本です", "it is an EPUB book"),
}
_WORD = "word/document.xml"

_BROKEN = Bilingual("ZIP が途中で切れているか壊れています", "the ZIP archive is cut off or damaged")
_TOO_MANY = Bilingual("ZIP の中のファイルが多すぎます", "the ZIP archive holds too many files")
_TOO_LARGE = Bilingual("大きすぎます", "it is too large")
_LOCKED = Bilingual("パスワードで保護されています", "it is protected by a password")
_NOTHING = Bilingual("ZIP の中にファイルがありません", "the ZIP archive holds no file")
_NO_PAGES = Bilingual(
    "MHTML ですが、中に Web ページがありません", "it is an MHTML file without a web page"
)


class Member(Struct, frozen=True):
    """A file in an archive.

    Attributes:
        folder: the folder in the archive, "" at its top.
        location: where a page of an MHTML file came from.
    """

    folder: str
    name: str
    data: bytes
    location: str | None = None


def is_word(file: IO[bytes], what: str) -> bool:
    """Whether a ZIP archive is a Word document.

    Args:
        what: the archive's name, for the sentence.

    Raises:
        DamagedMinutes: it is no whole archive.
    """
    return any(info.filename == _WORD for info in _opened(file, what).infolist())


def read_zip(file: IO[bytes], what: str) -> Iterator[Member | NotMinutes | DamagedMinutes]:
    """The files of an archive, folder after folder; an error for what cannot be read.

    Args:
        what: the archive's name, for the sentences.

    Raises:
        NotMinutes: it is a document of another program, is empty, or holds too much.
        DamagedMinutes: it is no whole archive.
    """
    archive = _opened(file, what)
    infos = archive.infolist()
    names = {info.filename for info in infos}
    for inside, kind in _OFFICE.items():
        if inside in names:
            raise NotMinutes(what=what, why=kind)
    if len(infos) > _MOST_MEMBERS:
        raise NotMinutes(what=what, why=_TOO_MANY)
    places = [(*_place(info), info) for info in infos if not info.is_dir()]
    room = _LARGEST_SUM
    empty = True
    for folder, name, info in sorted(places, key=lambda place: place[:2]):
        if any(part.startswith(_SKIPPED_STARTS) for part in (*folder.split("/"), name)) or not name:
            continue
        empty = False
        member = _unpacked(archive, info, folder, name, min(room, _LARGEST_MEMBER))
        if isinstance(member, Member):
            room -= len(member.data)
        yield member
    if empty:
        raise NotMinutes(what=what, why=_NOTHING)


def _opened(file: IO[bytes], what: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DamagedMinutes(what=what, why=_BROKEN) from error


def _unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, folder: str, name: str, room: int
) -> Member | NotMinutes | DamagedMinutes:
    if info.flag_bits & _ENCRYPTED:
        return NotMinutes(what=name, why=_LOCKED)
    try:
        with archive.open(info) as member:
            data = member.read(room + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
        broken = DamagedMinutes(what=name, why=_BROKEN)
        broken.__cause__ = error
        return broken
    except (NotImplementedError, RuntimeError):
        return NotMinutes(what=name, why=_LOCKED)
    if len(data) > room:
        return NotMinutes(what=name, why=_TOO_LARGE)
    return Member(folder, name, data)


def _place(info: zipfile.ZipInfo) -> tuple[str, str]:
    """A member's folder and name; Windows writes Japanese names in cp932 without saying so."""
    name = info.filename
    if not info.flag_bits & _UTF8_NAMES:
        try:
            name = name.encode("cp437").decode("cp932")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = info.filename
    parts = name.replace("\\", "/").split("/")
    *folders, last = [part for part in parts if part not in ("", ".", "..")] or [""]
    return "/".join(folders), last


def is_mhtml(start: str) -> bool:
    """Whether a text begins like a page that a browser saved with all its frames in one file."""
    head = start[:2048].lower()
    return head.startswith(("from:", "mime-version:", "content-type:", "snapshot-content")) and (
        "multipart/related" in head
    )


def read_mhtml(data: bytes, what: str) -> list[Member]:
    """The web pages in an MHTML file, the frames among them (RFC 2557).

    Raises:
        NotMinutes: there is none.
    """
    from email import message_from_bytes

    pages: list[Member] = []
    try:
        parts = list(message_from_bytes(data).walk())
    except RecursionError as error:
        raise NotMinutes(what=what, why=_NO_PAGES) from error
    for number, part in enumerate(parts):
        content = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(content, bytes):
            name = what if not pages else f"{what}（{number}）"
            pages.append(Member("", name, content, part.get("Content-Location")))
    if not pages:
        raise NotMinutes(what=what, why=_NO_PAGES)
    return pages
