"""What a saved file holds, told from its content first and its name second."""

import io
import lzma
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reader.errors import Bilingual, DamagedMinutes, FileProblem, NotMinutes, ReaderError
from reader.library.records import Post
from reader.minutes.model import Sitting
from reader.sources import feeds, jsonlines, wxr
from reader.sources.decode import decode
from reader.sources.page import Beside, Family, Page, charset_of, may_be_page

if TYPE_CHECKING:
    from reader.sources.archive import Member

_HEAD = 65536
_XZ = b"\xfd7zXZ\x00"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_PDF = b"%PDF-"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LARGEST_TEXT = 64 * 1024 * 1024
_LARGEST_NEIGHBOUR = 8 * 1024 * 1024
_MOST_NEIGHBOURS = 5_000
_SKIPPED_STARTS = (".", "~")
_SKIPPED_END = "~"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_FURNITURE = frozenset(
    [
        ".css",
        ".js",
        ".png",
        ".gif",
        ".jpg",
        ".jpeg",
        ".svg",
        ".ico",
        ".webp",
        ".woff",
        ".woff2",
        ".ttf",
        ".mp3",
        ".mp4",
        ".download",
    ]
)
FRAME_FOLDERS = ("_files", ".files", "_ファイル")
"""How the folder of a page's frames and pictures ends that a browser saved."""

_MISSING = Bilingual("ファイルがありません", "there is no such file")
_NO_FILE = Bilingual("普通のファイルではありません", "it is not a regular file")
_EMPTY = Bilingual("空のファイルです", "the file is empty")
_BINARY = Bilingual("文書ではなくバイナリーファイルです", "it is a binary file, not a document")
_TOO_LARGE = Bilingual("大きすぎます", "it is too large")
_BROKEN_XZ = Bilingual("圧縮ファイルが壊れています", "the compressed file is damaged")
_OLD_WORD = Bilingual(
    "古い形式の Word などのファイルです。docx 形式で保存し直してください",
    "it is a file of an old version of Word or of another program; save it again as docx",
)
_NESTED = Bilingual(
    "ZIP の中の ZIP です。取り出してから取り込んでください",
    "it is a ZIP archive within another; take it out first",
)
_JSON = Bilingual(
    "JSON ですが、会議録検索システムの応答ではありません",
    "it is JSON, but not a response of a search system for minutes",
)
_XML = Bilingual("XML ですが、会議録ではありません", "it is XML, but not minutes")


class Desk:
    """What lies around the files of one import, so that a page's neighbours are read once."""

    def __init__(self) -> None:
        self._folders: dict[Path, Beside] = {}

    def beside(self, path: Path) -> Beside:
        """The neighbours of a file: its folder, and the page whose frames the folder holds."""
        folder = path.parent
        if folder not in self._folders:
            self._folders[folder] = Beside(lambda: _neighbours(folder))
        return self._folders[folder]


def _neighbours(folder: Path) -> Iterator[tuple[str, bytes]]:
    try:
        paths = sorted(folder.iterdir())
        for end in FRAME_FOLDERS:
            if folder.name.endswith(end):
                paths += sorted(folder.parent.glob("*.htm*"))
    except OSError:
        return
    for path in paths[:_MOST_NEIGHBOURS]:
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST_NEIGHBOUR:
                continue
            with path.open("rb") as file:
                # A folder may hold a whole archive of plain texts, which tell nothing here.
                head = file.read(64)
                if may_be_page(head):
                    yield name_of(path), head + file.read()
        except (OSError, ValueError):
            # A neighbour that cannot be read tells nothing; its own turn says why.
            continue


def find(path: Path) -> Iterator[Path | FileProblem]:
    """The files of a path, in order of name: itself, or what lies in the folder.

    Hidden files and editors' leftovers are passed over, and so are the pictures and scripts
    that a browser saved beside a page, and what a link leads to a second time. What cannot be looked into comes as the error that says why.
    """
    yield from _find(path, set())


def _find(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path | FileProblem]:
    try:
        status = path.stat()
        if (status.st_dev, status.st_ino) in seen:
            return
        # Windows knows no numbers of files on some drives: then nothing is seen twice.
        if status.st_ino:
            seen.add((status.st_dev, status.st_ino))
        if stat.S_ISREG(status.st_mode):
            yield path
            return
        if not stat.S_ISDIR(status.st_mode):
            yield FileProblem(path=path, why=_NO_FILE)
            return
        children = sorted(path.iterdir())
    except FileNotFoundError:
        yield FileProblem(path=path, why=_MISSING)
        return
    except (OSError, ValueError) as error:
        yield FileProblem(path=path, why=getattr(error, "strerror", None) or error)
        return
    frames = path.name.endswith(FRAME_FOLDERS)
    for child in children:
        if child.name.startswith(_SKIPPED_STARTS) or child.name.endswith(_SKIPPED_END):
            continue
        if frames and child.suffix.lower() in _FURNITURE:
            continue
        yield from _find(child, seen)


def with_frames(path: Path) -> list[Path]:
    """A file, and with a page the folder of the frames that were saved with it."""
    if path.suffix.lower() not in (".htm", ".html"):
        return [path]
    beside = [path.with_name(path.stem + end) for end in FRAME_FOLDERS]
    return [path, *(one for one in beside if one.is_dir())]


def is_frame(path: Path) -> bool:
    """Whether a file was saved by a browser along with a page."""
    return path.parent.name.endswith(FRAME_FOLDERS)


def name_of(path: Path) -> str:
    """A file's name as Unicode; one that is not of the system's encoding is read as UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read(
    path: Path,
    position: Callable[[float], None] = lambda share: None,
    desk: Desk | None = None,
) -> Iterator[Sitting | Post | ReaderError]:
    """Everything that one file holds; what cannot be taken comes as the error that says why.

    Args:
        position: told how much of the file was read, from 0 to 1, before each thing of many.
        desk: of the import that the file is part of.

    Raises:
        ReaderError: the file as a whole cannot be taken.
    """
    name = name_of(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            size = file.seek(0, os.SEEK_END)
            file.seek(0)
            if head.startswith(_XZ):
                with lzma.open(file) as unpacked:
                    head = unpacked.read(_HEAD)
                    if not head.strip():
                        raise NotMinutes(what=name, why=_EMPTY)
                    if not jsonlines.looks_like(head, name):
                        raise NotMinutes(what=name, why=_BINARY)
                    unpacked.seek(0)
                    lines = _followed(unpacked, lambda: position(file.tell() / size))
                    yield from jsonlines.read(lines, name)
                return
            if jsonlines.looks_like(head, name):
                lines = _followed(file, lambda: position(file.tell() / size))
                yield from jsonlines.read(lines, name)
                return
            if wxr.looks_like(head):
                # As a stream: an export may be larger than what is read whole.
                yield from wxr.read_posts(_Followed(file, lambda at: position(at / size)), name)
                return
            if head.startswith((_ZIP, _EMPTY_ZIP)):
                yield from _read_zip(file, name, lambda: position(file.tell() / size))
                return
            data = file.read(_LARGEST_TEXT + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise DamagedMinutes(what=name, why=_BROKEN_XZ) from error
    except OSError as error:
        raise FileProblem(path=path, why=error.strerror or error) from error
    yield from read_document(data, name, (desk or Desk()).beside(path))


class _Followed(io.RawIOBase):
    """A file that tells how far it was read."""

    def __init__(self, file: IO[bytes], tell: Callable[[int], None]) -> None:
        self._file = file
        self._tell = tell

    def read(self, size: int = -1, /) -> bytes:
        self._tell(self._file.tell())
        return self._file.read(size)


def _followed(lines: Iterable[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    for line in lines:
        tell()
        yield line


def _read_zip(
    file: IO[bytes], name: str, tell: Callable[[], None]
) -> Iterator[Sitting | Post | ReaderError]:
    from reader.sources import archive, docx

    if archive.is_word(file, name):
        yield from docx.read(file, name)
        return
    together: list[archive.Member] = []
    for member in archive.read_zip(file, name):
        tell()
        if isinstance(member, ReaderError):
            yield member
            continue
        if together and together[0].folder != member.folder:
            yield from _read_members(together)
            together = []
        together.append(member)
    yield from _read_members(together)


def _read_members(members: Sequence["Member"]) -> Iterator[Sitting | Post | ReaderError]:
    """The files of one folder of an archive, or the frames of one page."""
    beside = Beside(lambda: [(one.name, one.data) for one in members])
    for member in members:
        try:
            yield from read_document(member.data, member.name, beside, member.location)
        except ReaderError as error:
            yield error


def read_document(
    data: bytes, name: str, beside: Beside, location: str | None = None
) -> Iterator[Sitting | Post | ReaderError]:
    """The sittings or the posts of one document's bytes.

    Args:
        name: the file's name, for the sentences and as the last resort for a date.
        beside: what lies beside it.
        location: where it came from, if that is known from outside.

    Raises:
        NotMinutes, DamagedMinutes: nothing of it can be taken; `Unrecognised` where it has a
            text all the same, which can be kept as a document.
    """
    if not data.strip():
        raise NotMinutes(what=name, why=_EMPTY)
    if len(data) > _LARGEST_TEXT:
        raise NotMinutes(what=name, why=_TOO_LARGE)
    if jsonlines.looks_like(data[:_HEAD], name):
        yield from jsonlines.read(data.splitlines(), name)
        return
    if data.startswith(_ZIP):
        from reader.sources import archive, docx

        if not archive.is_word(io.BytesIO(data), name):
            raise NotMinutes(what=name, why=_NESTED)
        yield from docx.read(io.BytesIO(data), name)
        return
    if data.startswith(_OLE):
        raise NotMinutes(what=name, why=_OLD_WORD)
    if _PDF in data[:1024]:
        from reader.sources import pdf

        yield from pdf.read(data, name)
        return
    if wxr.looks_like(data):
        yield from wxr.read_posts(io.BytesIO(data), name)
        return
    if feeds.looks_like(data):
        yield from feeds.read_feed(data, name).posts
        return
    if b"\x00" in data[:_HEAD] and not data.startswith(_UTF16):
        raise NotMinutes(what=name, why=_BINARY)
    yield from _read_text(data, name, beside, location)


def _read_text(
    data: bytes, name: str, beside: Beside, location: str | None
) -> Iterator[Sitting | Post | ReaderError]:
    from reader.sources import archive, article, json_answer, movabletype, plain, post_text
    from reader.sources.document import Unrecognised

    text = decode(data, declared=charset_of(data), what=name).lstrip("\ufeff")
    if movabletype.looks_like(text):
        yield from movabletype.read_posts(text, name)
        return
    if archive.is_mhtml(text):
        yield from _read_members(archive.read_mhtml(data, name))
        return
    page = Page(name, text, beside, location)
    for family in _families():
        if family.knows(page):
            yield from family.read(page)
            return
    start = text.lstrip()[:500].lower()
    if page.is_html:
        try:
            yield from plain.read_page(page)
        except NotMinutes as error:
            try:
                if not article.looks_like(page):
                    raise
                yield article.read_post(page)
            except NotMinutes:
                raise Unrecognised(page, error) from error
    elif start.startswith("<?xml"):
        raise NotMinutes(what=name, why=_XML)
    elif json_answer.looks_like_json(start) and _is_json(text):
        raise NotMinutes(what=name, why=_JSON)
    else:
        try:
            yield from plain.read_text(page)
        except NotMinutes as error:
            post = post_text.read_post(page.text, name)
            if post is None:
                raise Unrecognised(page, error) from error
            yield post


def _is_json(text: str) -> bool:
    from reader.sources import json_answer

    try:
        json_answer.parse(text, "")
    except DamagedMinutes:
        return False
    return True


def _families() -> tuple[Family, ...]:
    """The search systems, the most particular first; loaded when a page is read."""
    from reader.sources import dbsearch, discussnet, ndl, voices
    from reader.sources.kensakusystem import saved

    return ndl.FAMILY, discussnet.FAMILY, voices.FAMILY, dbsearch.FAMILY, saved.FAMILY
