"""PDF files with a text layer: read by pdfminer.six, put into lines and columns here.

A PDF knows where each character stands and nothing of lines, columns or paragraphs. So the
characters of a page are put into lines by their height, the lines into columns where an empty
gutter runs down the page, and what is no running text is taken out: page numbers, and lines
that head or foot page after page.

A line that the page's width broke is joined to the next one; a new paragraph begins with an
indentation or a mark, as minutes are set.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.minutes.model import Sitting
from reader.sources import plain
from reader.sources.document import Unrecognised
from reader.sources.page import Page

if TYPE_CHECKING:
    from pdfminer.layout import LTPage

_MOST_PAGES = 2_000
_LEAST_TEXT = 20
_SAME_LINE = 0.6
_LEAST_COLUMN = 6
_GUTTER_CROSSED = 0.1
_NEAR_FULL = 1.6
_REPEATED = 0.5
_EDGE_LINES = 2
_LEAST_PAGES = 3
_SPEECH_MARKS = tuple("○◯〇◆◎●")

_NUMBER = re.compile(
    r"[\s　]*[-－‐―—–(（]?[\s　]*(?:P\.?)?[0-9０-９]{1,5}[\s　]*(?:頁|ページ)?[\s　]*[-－‐―—–)）]?[\s　]*"
)
_DIGITS = re.compile(r"[0-9０-９〇一二三四五六七八九十]+")
_PARAGRAPH = re.compile(r"[　 ○◯〇◆◎●△◇□■〔※―─━]")
_ITEM = re.compile(r"[0-9０-９第（(「]")
_ENDED = "。．！？」』）〕】]：:"

_BROKEN = Bilingual("PDF が途中で切れているか壊れています", "the PDF is cut off or damaged")
_LOCKED = Bilingual(
    "PDF がパスワードか許可の設定で保護されています",
    "the PDF is protected by a password or a permission",
)
_PICTURES = Bilingual(
    "文字の情報がない PDF（スキャンした画像）です", "it is a PDF of scanned pictures without text"
)
_UPRIGHT = Bilingual(
    "縦書きの PDF です。縦書きはまだ読み取れません",
    "it is a PDF in vertical writing, which cannot be read yet",
)
_TOO_LONG = Bilingual("ページが多すぎます", "it has too many pages")
_NO_LIBRARY = Bilingual(
    "PDF を読むライブラリー（pdfminer.six）がありません",
    "the library that reads PDFs (pdfminer.six) is missing",
)


class Glyph(Struct, frozen=True):
    """A character on a page.

    Attributes:
        x, y: its left edge and its baseline's height, in points from the lower left.
        width, size: in points.
    """

    text: str
    x: float
    y: float
    width: float
    size: float


class Line(Struct, frozen=True):
    """Characters of one height.

    Attributes:
        left, right: where they begin and end, in points.
        size: of the characters, in points.
    """

    text: str
    left: float
    right: float
    y: float
    size: float


def read(data: bytes, what: str) -> Iterator[Sitting]:
    """The sitting in a PDF.

    Args:
        what: the file's name, for the sentences.

    Raises:
        NotMinutes: there are no minutes in it, or no text.
        DamagedMinutes: it is no whole PDF, or its text breaks off.
    """
    pages = [_columns(glyphs) for glyphs in _glyphs(data, what)]
    page = Page(what, text_of_pages(pages))
    try:
        yield from plain.read_text(page)
    except NotMinutes as error:
        raise Unrecognised(page, error) from error


def text_of_pages(pages: Sequence[Sequence[Sequence[Line]]]) -> str:
    """The running text of pages that are columns of lines."""
    repeated = _repeated(pages)
    columns = [_trimmed(column, repeated) for page in pages for column in page]
    return "\n".join(_paragraphs(columns)) + "\n"


def _glyphs(data: bytes, what: str) -> Iterator[list[Glyph]]:
    try:
        from pdfminer.high_level import extract_pages
        from pdfminer.pdfdocument import PDFEncryptionError, PDFTextExtractionNotAllowed
        from pdfminer.pdfexceptions import PDFException
        from pdfminer.psexceptions import PSException
    except ImportError as error:
        raise NotMinutes(what=what, why=_NO_LIBRARY) from error
    characters = upright = 0
    try:
        for number, page in enumerate(extract_pages(BytesIO(data), laparams=None)):
            if number >= _MOST_PAGES:
                raise NotMinutes(what=what, why=_TOO_LONG)
            glyphs, vertical = _of_page(page)
            characters += len(glyphs)
            upright += vertical
            yield glyphs
    except (PDFEncryptionError, PDFTextExtractionNotAllowed) as error:
        raise NotMinutes(what=what, why=_LOCKED) from error
    except (
        PDFException,
        PSException,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # A damaged PDF breaks its reader in many ways.
        raise DamagedMinutes(what=what, why=_BROKEN) from error
    if characters < _LEAST_TEXT:
        raise NotMinutes(what=what, why=_PICTURES)
    if upright * 2 > characters:
        raise NotMinutes(what=what, why=_UPRIGHT)


def _of_page(page: "LTPage") -> tuple[list[Glyph], int]:
    """The characters of a page, and how many of them are set vertically."""
    from pdfminer.layout import LTChar, LTContainer

    glyphs: list[Glyph] = []
    vertical = 0
    waiting: list[object] = [page]
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTChar):
            text = item.get_text()
            # A glyph without a known character comes as its number: (cid:123).
            text = "〓" if text.startswith("(cid:") else text
            if text.strip("\t\r\n"):
                glyphs.append(Glyph(text, item.x0, item.y0, item.width, item.size))
                vertical += not item.upright
        elif isinstance(item, LTContainer):
            waiting.extend(cast("Iterable[object]", item))
    return glyphs, vertical


def _columns(glyphs: Sequence[Glyph]) -> list[list[Line]]:
    """The lines of a page, by column, each from top to bottom."""
    if not glyphs:
        return []
    gutter = _gutter(glyphs)
    if gutter is None:
        return [_lines(glyphs)]
    crossing = [line for line in _lines(glyphs) if _crosses(line, gutter)]
    heights = {round(line.y) for line in crossing}
    apart = [glyph for glyph in glyphs if round(glyph.y) not in heights]
    left = _lines([glyph for glyph in apart if glyph.x < gutter])
    right = _lines([glyph for glyph in apart if glyph.x >= gutter])
    # A title over both columns comes first, what runs under them last.
    top = max((line.y for line in [*left, *right]), default=0.0)
    return [
        column
        for column in (
            [line for line in crossing if line.y > top],
            left,
            right,
            [line for line in crossing if line.y <= top],
        )
        if column
    ]


def _gutter(glyphs: Sequence[Glyph]) -> float | None:
    """Where an empty strip runs down the middle of a page; None in one column."""
    size = median(glyph.size for glyph in glyphs)
    low, high = min(glyph.x for glyph in glyphs), max(glyph.x + glyph.width for glyph in glyphs)
    span = high - low
    rows = _rows(glyphs)
    if span < 20 * size:
        return None
    best: tuple[float, float] | None = None
    steps = int(span * 0.3 / (size / 2))
    for step in range(steps):
        place = low + span * 0.35 + step * size / 2
        crossed = sum(
            any(one.x < place + size / 2 and one.x + one.width > place - size / 2 for one in row)
            for row in rows
        )
        if best is None or crossed < best[0]:
            best = (crossed, place)
    if best is None or best[0] > _GUTTER_CROSSED * len(rows):
        return None
    left = sum(any(one.x < best[1] for one in row) for row in rows)
    right = sum(any(one.x > best[1] for one in row) for row in rows)
    return best[1] if min(left, right) >= _LEAST_COLUMN else None


def _crosses(line: Line, gutter: float) -> bool:
    """Whether a line runs over the gutter without a gap there."""
    middle = (line.left + line.right) / 2
    full = line.left < gutter < line.right
    return full and abs(middle - gutter) < line.size * 3 and "　　" not in line.text.strip("　")


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Characters of one height together, from the top; each row from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y, one.x)):
        if rows and abs(rows[-1][0].y - glyph.y) < _SAME_LINE * max(glyph.size, 1.0):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda one: one.x) for row in rows]


def _without_end(row: Sequence[Glyph]) -> Sequence[Glyph]:
    """A row without the spaces that many programs write behind it."""
    last = len(row)
    while last and not row[last - 1].text.strip():
        last -= 1
    return row[:last]


def _lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """Rows as text: a gap becomes as many full-width spaces as it is wide."""
    rows = [row for row in map(_without_end, _rows(glyphs)) if row]
    if not rows:
        return []
    margin = min(row[0].x for row in rows)
    lines: list[Line] = []
    for row in rows:
        size = median(one.size for one in row)
        reached = margin
        pieces: list[str] = []
        for one in row:
            gap = (one.x - reached) / max(size, 1.0)
            if gap >= 0.7:
                pieces.append("　" * round(gap))
            elif gap >= 0.25 and pieces and (pieces[-1] + one.text).isascii():
                # Words of Latin letters, set apart without a space.
                pieces.append(" ")
            pieces.append(one.text)
            reached = one.x + one.width
        lines.append(Line("".join(pieces), row[0].x, reached, row[0].y, size))
    return lines


def _repeated(pages: Sequence[Sequence[Sequence[Line]]]) -> frozenset[str]:
    """Lines at the edges of at least half of the pages, by their words without figures."""
    if len(pages) < _LEAST_PAGES:
        return frozenset()
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update(
            {
                _unnumbered(line)
                for column in page
                for line in (*column[:_EDGE_LINES], *column[-_EDGE_LINES:])
                if not _is_spoken(line)
            }
        )
    return frozenset(text for text, count in counts.items() if count >= _REPEATED * len(pages))


def _trimmed(column: Sequence[Line], repeated: frozenset[str]) -> list[Line]:
    """A column without the page number and the lines that head or foot page after page.

    Only from the edges inwards, so that nothing between spoken lines is ever taken out.
    """
    first, last = 0, len(column)
    while first < min(_EDGE_LINES, last) and _is_running(column[first], repeated):
        first += 1
    while last > max(first, len(column) - _EDGE_LINES) and _is_running(column[last - 1], repeated):
        last -= 1
    return list(column[first:last])


def _is_running(line: Line, repeated: frozenset[str]) -> bool:
    if _is_spoken(line):
        return False
    return _NUMBER.fullmatch(line.text) is not None or _unnumbered(line) in repeated


def _is_spoken(line: Line) -> bool:
    """Whether a line begins a speech or ends a sentence, as no head or foot of a page does."""
    text = line.text.strip("　 ")
    return text[:1] in _SPEECH_MARKS or text[-1:] in ("。", "．")


def _unnumbered(line: Line) -> str:
    return _DIGITS.sub("#", line.text.strip("　 "))


def _paragraphs(columns: Sequence[Sequence[Line]]) -> Iterator[str]:
    """Lines joined where only the width of the column broke them."""
    text: str | None = None
    for column in columns:
        if not column:
            continue
        right = max(line.right for line in column)
        for line in column:
            if text is not None and _begins(line.text, text):
                yield text
                text = None
            text = line.text if text is None else text + line.text
            if line.right <= right - _NEAR_FULL * line.size:
                yield text
                text = None
    if text is not None:
        yield text


def _begins(line: str, before: str) -> bool:
    """Whether a paragraph begins here: indented, at a mark, or an item after a sentence."""
    if _PARAGRAPH.match(line) is not None:
        return True
    return _ITEM.match(line) is not None and before[-1:] in _ENDED
