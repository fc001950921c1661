"""What a saved file holds, told from its content first and its name second."""

import lzma
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from reader.errors import Bilingual, DamagedMinutes, FileProblem, NotMinutes, ReaderError
from reader.library.records import Post
from reader.minutes.assembly_name import find_assembly
from reader.minutes.model import Sitting
from reader.minutes.normalize import fold
from reader.minutes.transcript import Transcript, build_sitting, parse_transcript
from reader.minutes.wareki import find_date
from reader.sources import jsonlines, movabletype
from reader.sources.decode import decode
from reader.sources.kensakusystem.names import parse_file_name

FAMILY = "text"

_HEAD = 65536
_XZ = b"\xfd7zXZ\x00"
_LARGEST_TEXT = 64 * 1024 * 1024
_SKIPPED_STARTS = (".", "~")
_SKIPPED_END = "~"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

_MISSING = Bilingual("ファイルがありません", "there is no such file")
_NO_FILE = Bilingual("普通のファイルではありません", "it is not a regular file")
_EMPTY = Bilingual("空のファイルです", "the file is empty")
_BINARY = Bilingual("文書ではなくバイナリーファイルです", "it is a binary file, not a document")
_HTML = Bilingual(
    "HTML のページですが、会議録の発言が見つかりません", "it is an HTML page that holds no speeches"
)
_TOO_LARGE = Bilingual("大きすぎます", "it is too large")
_BROKEN_XZ = Bilingual("圧縮ファイルが壊れています", "the compressed file is damaged")


def find(path: Path) -> Iterator[Path | FileProblem]:
    """The files of a path, in order of name: itself, or what lies in the folder.

    Hidden files and editors' leftovers are passed over, and so is what a link leads to a
    second time. What cannot be looked into comes as the error that says why.
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
    for child in children:
        if not child.name.startswith(_SKIPPED_STARTS) and not child.name.endswith(_SKIPPED_END):
            yield from _find(child, seen)


def name_of(path: Path) -> str:
    """A file's name as Unicode; one that is not of the system's encoding is read as UTF-8."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def read(
    path: Path, position: Callable[[float], None] = lambda share: None
) -> Iterator[Sitting | Post | ReaderError]:
    """Everything that one file holds; what cannot be taken comes as the error that says why.

    Args:
        position: told how much of the file was read, from 0 to 1, before each thing of many.

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
            data = file.read(_LARGEST_TEXT + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise DamagedMinutes(what=name, why=_BROKEN_XZ) from error
    except OSError as error:
        raise FileProblem(path=path, why=error.strerror or error) from error
    yield from read_text(data, name)


def _followed(lines: Iterable[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    for line in lines:
        tell()
        yield line


def read_text(data: bytes, name: str) -> Iterator[Sitting | Post]:
    """The sitting or the posts of one document's bytes.

    Args:
        name: the file's name, for the sentences and as the last resort for a date.

    Raises:
        NotMinutes, DamagedMinutes: nothing of it can be taken.
    """
    if not data.strip():
        raise NotMinutes(what=name, why=_EMPTY)
    if len(data) > _LARGEST_TEXT:
        raise NotMinutes(what=name, why=_TOO_LARGE)
    if b"\x00" in data[:_HEAD] and not data.startswith(_UTF16):
        raise NotMinutes(what=name, why=_BINARY)
    text = decode(data, what=name)
    if movabletype.looks_like(text):
        yield from movabletype.read_posts(text, name)
        return
    start = text.lstrip("\ufeff \t\r\n")[:500].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body")):
        raise NotMinutes(what=name, why=_HTML)
    yield sitting_of(parse_transcript(text, name), name)


def sitting_of(transcript: Transcript, name: str) -> Sitting:
    """A sitting from a saved transcript.

    Its id is the file's name where that is one of kensakusystem.jp's own (``R070217A``), so
    that a later download is the same sitting; else what the text says of itself. The council
    is taken from the order of the day or the chair's first words; the date from the name
    where the text has none.
    """
    stem = Path(name).stem
    own = parse_file_name(stem)
    opening = "\n".join(entry.text for entry in transcript.entries[:6])
    if transcript.date is None:
        transcript = replace(transcript, date=find_date(stem) if own is None else own.date)
    described = f"{transcript.date or 'undated'}-{meeting_key(transcript.meeting) or 'sitting'}"
    return build_sitting(
        transcript,
        reference=described if own is None else stem,
        assembly=find_assembly(opening),
        url=None,
        family=FAMILY,
    )


def meeting_key(meeting: str | None) -> str:
    """A meeting's name without what differs between spellings: spaces, widths."""
    return "".join(fold(meeting or "").split())
