"""Pages: lines of Japanese laid out for paper, and painted on a PDF, a printer or a picture.

Laid out and painted in one thread, whichever it is: Qt keeps its fonts by the thread. Units are
tenths of a point, on all devices, so that a page looks the same on each.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from reader.jobs.progress import CancelCallback, never
from reader.ui.pdf_text import Drawn
from reader.ui.print_matter import Line, Matter, Part, Side
from reader.ui.theme import LIGHT

UNITS_PER_POINT = 10
UNITS_PER_INCH = 72 * UNITS_PER_POINT

A4 = QSizeF(5953, 8419)

_POINTS = 10.5
_EM = _POINTS * UNITS_PER_POINT
_PITCH = 1.65
"""Distance of two baselines, in heights of the font."""

_MEASURE = 40
"""Full-width characters in a line; a whole number, so that the lines end below each other."""

_BAR = 1.2 * _EM
"""Room of the bar that tells whose words they are."""

_BAR_WIDTH = 22.0

_TOP, _BOTTOM = 660.0, 640.0
_HEAD, _FOOT = 400.0, 400.0
_LEAST_MARGIN = 500.0

_INK, _MUTED = QColor("#111111"), QColor("#5a5f68")
_BARS = {Side.QUESTION: LIGHT.question, Side.ANSWER: LIGHT.answer, Side.OTHER: "#b9bdc4"}

# JIS X 4051, 4.3: what must not begin a line, and what must not end one.
_NOT_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー―…‥）］｝〕〉》」』】〟’”ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "％‰℃°′″,.:;?!)]}%"
)
_NOT_LAST = frozenset("（［｛〔〈《「『【〝‘“([{￥＄＃№")
_FURTHEST = 6
"""How many characters a line may give to the next one for the sake of that."""


class _Style(Struct, frozen=True):
    """How a part is set.

    Attributes:
        size: of the font, as a share of the text's.
        before: empty room above, in text lines.
        glued: it does not stay behind at a page's foot.
    """

    size: float = 1.0
    bold: bool = False
    muted: bool = False
    before: float = 0.0
    glued: bool = False


_STYLES = {
    Part.TITLE: _Style(1.5, bold=True, glued=True),
    Part.FACTS: _Style(0.86, muted=True, before=0.2, glued=True),
    Part.HEADING: _Style(1.15, bold=True, before=1.4, glued=True),
    Part.ROUND: _Style(0.86, muted=True, bold=True, before=1.0, glued=True),
    Part.SPEAKER: _Style(1.0, bold=True, before=0.9, glued=True),
    Part.TEXT: _Style(),
    Part.TABLE: _Style(0.8),
    Part.ASIDE: _Style(0.9, muted=True),
    Part.NOTE: _Style(0.82, muted=True, glued=True),
    Part.SOURCE: _Style(0.82, muted=True),
}


class _Box(Struct):
    """A line of text on its way to a page.

    Attributes:
        layout: keeps `line` alive.
        before: empty room above, where it is not the first of a page.
        glued: nothing may come between it and the next one.
    """

    of: Line
    layout: QTextLayout
    line: QTextLine
    x: float
    height: float
    before: float
    glued: bool
    extra: str = ""


class Page(Struct):
    """Boxes and their distances from the page's top."""

    boxes: list[tuple[float, _Box]]


class Pages:
    """A matter on paper.

    Attributes:
        size: of the paper.
        families: of the fonts, best first.
        sheets: the pages, in order.
    """

    def __init__(self, matter: Matter, families: Sequence[str], size: QSizeF = A4) -> None:
        self.matter = matter
        self.size = size
        self.sheets: list[Page] = []
        self.families = list(families)
        room = size.width() - 2 * _LEAST_MARGIN - _BAR
        self._width = min(_MEASURE, int(room / _EM)) * _EM
        self._left = (size.width() - self._width - _BAR) / 2

    def __len__(self) -> int:
        return len(self.sheets)

    # --- laying out -----------------------------------------------------------

    def lay_out(self, cancelled: CancelCallback = never) -> Iterator[int]:
        """Fill the pages line by line; yields how many of the matter's lines are placed.

        It ends early, with some pages, where it is cancelled.
        """
        page = Page([])
        y, bottom = _TOP, self.size.height() - _BOTTOM
        group: list[_Box] = []
        for count, line in enumerate(self.matter.lines, 1):
            if cancelled():
                return
            for box in self._boxes(line, first=count == 1):
                group.append(box)
                if box.glued and count < len(self.matter.lines):
                    continue
                if box.glued and box.line.lineNumber() + 1 < box.layout.lineCount():
                    continue
                if y + sum(one.before + one.height for one in group) > bottom and page.boxes:
                    self.sheets.append(page)
                    page, y = Page([]), _TOP
                for one in group:
                    if y + one.height > bottom and page.boxes:  # taller than a page
                        self.sheets.append(page)
                        page, y = Page([]), _TOP
                    y += one.before if page.boxes else 0.0
                    page.boxes.append((y, one))
                    y += one.height
                group = []
            yield count
        if page.boxes:
            self.sheets.append(page)

    def drawn(self) -> Iterator[Drawn]:
        """All that is printed but for the pages' figures, in the order in which it is."""
        for number, sheet in enumerate(self.sheets):
            if number:
                yield Drawn(self.matter.running, bold=False)
            for _, box in sheet.boxes:
                # Qt counts in UTF-16.
                text = box.of.text.encode("utf-16-le")
                start, length = 2 * box.line.textStart(), 2 * box.line.textLength()
                piece = text[start : start + length].decode("utf-16-le", errors="replace")
                yield Drawn(piece, _STYLES[box.of.part].bold)
                yield Drawn(box.extra, bold=False)

    def clear(self) -> None:
        """Let go of everything, in the thread that made it."""
        self.sheets.clear()

    def _boxes(self, line: Line, *, first: bool) -> Iterator[_Box]:
        style = _STYLES[line.part]
        font = self._font(style)
        pitch = _EM * _PITCH * max(style.size, 0.88)
        x = self._left + (_BAR if line.side is not None else 0.0)
        width = self._width if line.side is not None else self._width + _BAR
        taken = 0.0
        if line.extra:
            small = QFontMetricsF(self._font(_STYLES[Part.NOTE]))
            taken = small.horizontalAdvance(line.extra) + _EM
            taken = taken if taken < width / 2 else 0.0
        layout = set_in_lines(line.text, font, width - taken)
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        for number, one in enumerate(lines):
            # One line of a paragraph alone at a page's foot or head is lost there.
            lone = len(lines) > 1 and number in (0, len(lines) - 2)
            yield _Box(
                line,
                layout,
                one,
                x,
                pitch,
                style.before * _EM * _PITCH if number == 0 and not first else 0.0,
                style.glued or lone,
                line.extra if number == 0 else "",
            )

    def _font(self, style: _Style) -> QFont:
        font = QFont()
        font.setFamilies(self.families)
        font.setPixelSize(round(_EM * style.size))
        font.setBold(style.bold)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    # --- painting -------------------------------------------------------------

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint a page, from 0, where the painter's units are those of `UNITS_PER_INCH`."""
        page = self.sheets[number]
        small = self._font(_STYLES[Part.NOTE])
        wide = self._width + _BAR
        painter.setPen(_MUTED)
        painter.setFont(small)
        metrics = QFontMetricsF(small)
        if number:
            running = metrics.elidedText(self.matter.running, Qt.TextElideMode.ElideRight, wide)
            painter.drawText(QPointF(self._left, _HEAD), running)
        foot = f"{number + 1} / {len(self.sheets)}"
        x = (self.size.width() - metrics.horizontalAdvance(foot)) / 2
        painter.drawText(QPointF(x, self.size.height() - _FOOT), foot)
        self._paint_bars(painter, page)
        headed = False
        for y, box in page.boxes:
            style = _STYLES[box.of.part]
            painter.setPen(_MUTED if style.muted else _INK)
            lead = (box.height - box.line.height()) / 2
            # The line knows where it stands in its layout; here it stands on its page.
            box.line.draw(painter, QPointF(box.x, y + lead - box.line.y()))
            opens = box.of.part is Part.HEADING or (box.of.part is Part.ROUND and not headed)
            headed = box.of.part is Part.HEADING
            if opens and box.line.lineNumber() == 0:
                painter.setPen(QPen(QColor("#c9ccd2"), 5))
                rule = y - 0.3 * _EM
                painter.drawLine(QPointF(self._left, rule), QPointF(self._left + wide, rule))
            if box.extra:
                painter.setPen(_MUTED)
                painter.setFont(small)
                end = self._left + wide - metrics.horizontalAdvance(box.extra)
                base = y + lead + box.line.ascent()
                if end > box.x + box.line.naturalTextWidth():
                    painter.drawText(QPointF(end, base), box.extra)

    def _paint_bars(self, painter: QPainter, page: Page) -> None:
        """The bars of what is said, each in one piece, so that its dashes run through."""
        runs: list[tuple[float, float, _Box]] = []
        for y, box in page.boxes:
            if box.of.side is None:
                continue
            end = y + box.height
            if runs and runs[-1][1] == y and runs[-1][2].of.side is box.of.side:
                start, _, first = runs[-1]
                if first.of.dashed is box.of.dashed:
                    runs[-1] = (start, end, first)
                    continue
            runs.append((y, end, box))
        x = self._left + _BAR_WIDTH / 2
        for start, end, box in runs:
            assert box.of.side is not None
            pen = QPen(QColor(_BARS[box.of.side]), _BAR_WIDTH)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if box.of.dashed:
                pen.setDashPattern([2.2, 1.6])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, start + 20), QPointF(x, end - 10))


def set_in_lines(text: str, font: QFont, width: float) -> QTextLayout:
    """A paragraph in lines of at most `width`, by the rules of Japanese line ends."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(4 * _EM)
    layout.setTextOption(option)
    # Qt counts in UTF-16; what is beyond stands for itself twice and is never cut.
    units = [one for char in text for one in ((char,) if char <= "\uffff" else (char, ""))]
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = line.textStart() + line.textLength()
        fit = _fitting_end(units, line.textStart(), end)
        if fit != end:
            line.setNumColumns(fit - line.textStart())
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


def _fitting_end(units: Sequence[str], start: int, end: int) -> int:
    """Where a line ends, so that neither it nor the next one offends the eye."""
    if end >= len(units):
        return end
    for fit in range(end, max(start + 1, end - _FURTHEST), -1):
        behind, ahead = units[fit - 1], units[fit]
        torn = ahead == "" or ((behind + ahead).isascii() and (behind + ahead).isalnum())
        if not torn and ahead not in _NOT_FIRST and behind not in _NOT_LAST:
            return fit
    return end
