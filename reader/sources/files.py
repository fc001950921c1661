"""What a saved file holds, told from its content first and its name second."""

import lzma
import re
from collections.abc import Iterator
from pathlib import Path

from reader.errors import Bilingual, DamagedMinutes, FileProblem, NotMinutes, ReaderError
from reader.library.records import Post
from reader.minutes.meeting import find_assembly
from reader.minutes.model import Sitting
from reader.minutes.normalize import fold
from reader.minutes.transcript import Transcript, build_sitting, parse_transcript
from reader.sources import jsonlines, movabletype
from reader.sources.decode import decode

FAMILY = "text"

_LARGEST_TEXT = 64 * 1024 * 1024
_SKIPPED_NAMES = (".", "~")

_SOURCE_NAME = re.compile(r"[RHS]\d{6}(?:_\d)?[A-Z]\d{0,2}")

_EMPTY = Bilingual("空のファイルです", "the file is empty")
_BINARY = Bilingual("文書ではなくバイナリーファイルです", "it is a binary file, not a document")
_HTML = Bilingual(
    "HTML のページですが、会議録の発言が見つかりません", "it is an HTML page that holds no speeches"
)
_TOO_LARGE = Bilingual("大きすぎます", "it is too large")
_BROKEN_XZ = Bilingual("圧縮ファイルが壊れています", "the compressed file is damaged")


def find(path: Path) -> Iterator[Path]:
    """The files of a path, in order of name: itself, or what lies in the folder.

    Hidden files and editors' leftovers are passed over.

    Raises:
        FileProblem: there is no such path, or it cannot be read.
    """
    try:
        if path.is_dir():
            for child in sorted(path.iterdir()):
                if not child.name.startswith(_SKIPPED_NAMES):
                    yield from find(child)
            return
        if not path.exists():
            raise FileProblem(
                path=path, why=Bilingual("ファイルがありません", "there is no such file")
            )
    except OSError as error:
        raise FileProblem(path=path, why=error.strerror or error) from error
    yield path


def read(path: Path) -> Iterator[Sitting | Post | ReaderError]:
    """Everything that one file holds; what cannot be taken comes as the error that says why.

    Raises:
        ReaderError: the file as a whole cannot be taken.
    """
    try:
        with path.open("rb") as file:
            head = file.read(65536)
            if not head.strip():
                raise NotMinutes(what=path.name, why=_EMPTY)
            file.seek(0)
            if head.startswith(b"\xfd7zXZ\x00"):
                with lzma.open(file) as unpacked:
                    if not jsonlines.looks_like(unpacked.read(65536)):
                        raise NotMinutes(what=path.name, why=_BINARY)
                    unpacked.seek(0)
                    yield from jsonlines.read(unpacked, path.name)
                return
            if jsonlines.looks_like(head):
                yield from jsonlines.read(file, path.name)
                return
            data = file.read(_LARGEST_TEXT + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise DamagedMinutes(what=path.name, why=_BROKEN_XZ) from error
    except OSError as error:
        raise FileProblem(path=path, why=error.strerror or error) from error
    yield from read_text(data, path.name)


def read_text(data: bytes, name: str) -> Iterator[Sitting | Post]:
    """The sitting or the posts of one document's bytes.

    Args:
        name: the file's name, for the sentences and as the last resort for a date.

    Raises:
        NotMinutes, DamagedMinutes: nothing of it can be taken.
    """
    if len(data) > _LARGEST_TEXT:
        raise NotMinutes(what=name, why=_TOO_LARGE)
    if b"\x00" in data[:65536]:
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
    is taken from the order of the day or the chair's first words.
    """
    stem = Path(name).stem
    opening = "\n".join(entry.text for entry in transcript.entries[:6])
    day = str(transcript.date) if transcript.date else "undated"
    described = f"{day}-{meeting_key(transcript.meeting) or 'sitting'}"
    return build_sitting(
        transcript,
        reference=stem if _SOURCE_NAME.fullmatch(stem) else described,
        assembly=find_assembly(opening),
        url=None,
        family=FAMILY,
    )


def meeting_key(meeting: str | None) -> str:
    """A meeting's name without what differs between spellings: spaces, widths."""
    return "".join(fold(meeting or "").split())
