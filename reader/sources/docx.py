"""Word documents (.docx): their paragraphs as lines, read by python-docx.

A document is a ZIP archive of XML, so what it unpacks to is measured before anything of it is
parsed.
"""

import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Any

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.minutes.model import Sitting
from reader.sources import plain
from reader.sources.document import Unrecognised
from reader.sources.page import Page

if TYPE_CHECKING:
    from docx.document import Document

_LARGEST = 64 * 1024 * 1024
_READ_AT_ONCE = 1024 * 1024

_BROKEN = Bilingual(
    "Word のファイルが途中で切れているか壊れています", "the Word file is cut off or damaged"
)
_TOO_LARGE = Bilingual("大きすぎます", "it is too large")
_NO_LIBRARY = Bilingual(
    "Word のファイルを読むライブラリー（python-docx）がありません",
    "the library that reads Word files (python-docx) is missing",
)


def read(file: IO[bytes], what: str) -> Iterator[Sitting]:
    """The sitting in a document.

    Args:
        what: the document's name, for the sentences.

    Raises:
        NotMinutes: there are no minutes in it, or it is too large.
        DamagedMinutes: it is no whole document, or its text breaks off.
    """
    _measure(file, what)
    page = Page(what, "\n".join(_lines(_opened(file, what))) + "\n")
    try:
        yield from plain.read_text(page)
    except NotMinutes as error:
        raise Unrecognised(page, error) from error


def _measure(file: IO[bytes], what: str) -> None:
    """Unpack without keeping, up to the bound: what an archive claims of itself may be a lie."""
    file.seek(0)
    room = _LARGEST
    try:
        with zipfile.ZipFile(file) as archive:
            for info in archive.infolist():
                with archive.open(info) as part:
                    while room >= 0 and (piece := part.read(_READ_AT_ONCE)):
                        room -= len(piece)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        RuntimeError,
    ) as error:
        raise DamagedMinutes(what=what, why=_BROKEN) from error
    if room < 0:
        raise NotMinutes(what=what, why=_TOO_LARGE)


def _opened(file: IO[bytes], what: str) -> "Document":
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError as error:
        raise NotMinutes(what=what, why=_NO_LIBRARY) from error
    file.seek(0)
    try:
        return docx.Document(file)
    except (OpcError, LxmlError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        raise DamagedMinutes(what=what, why=_BROKEN) from error


def _lines(document: "Document") -> Iterator[str]:
    """Paragraphs and rows of tables, as they follow one another; a cell's text ends in a tab."""
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                # A cell that spans columns comes once for each; only its element is the same.
                cells: list[Any] = []
                for cell in row.cells:
                    if not cells or cell._tc is not cells[-1]._tc:  # pyright: ignore[reportPrivateUsage]
                        cells.append(cell)
                yield "\t".join(cell.text.replace("\n", "　") for cell in cells)
        else:
            yield from block.text.split("\n")
