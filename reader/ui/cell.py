"""A slice of a speech, laid out in a column: text, hit testing, grounds of ranges."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from reader.minutes.model import Span, SpanKind
from reader.ui.offsets import Utf16Map
from reader.ui.stretch import Stretch, divided
from reader.ui.theme import color, current_theme, reading_font, reading_type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Range = tuple[int, int]

_PARAGRAPH_GAP = 0.45
"""Between paragraphs, as a multiple of the font's size."""


class Setting(Struct, frozen=True):
    """How reading text is set.

    Attributes:
        font: of the text.
        em: width of a full-width character, in pixels.
        pitch: distance of two baselines, in pixels.
        measure: full-width characters of the longest line.
    """

    font: QFont
    em: float
    pitch: float
    measure: int

    @classmethod
    def of_size(cls, points: float) -> "Setting":
        """The setting for a reading size in points."""
        font = reading_font(points)
        em = QFontMetricsF(font).horizontalAdvance("あ")
        kind = reading_type()
        return cls(font, em, round(em * kind.line_height), kind.measure)

    @property
    def gap(self) -> float:
        """Between two paragraphs, in pixels."""
        return round(self.em * _PARAGRAPH_GAP)


class Ground(Struct, frozen=True):
    """A range painted upon a colour.

    Attributes:
        start, end: code points into the speech's text.
        text: the colour of the characters; None leaves it.
        rounded: a word's ground with round corners; else whole lines, closed up.
    """

    start: int
    end: int
    color: QColor
    text: QColor | None = None
    rounded: bool = True


class TextCell:
    """A verbatim slice of one speech. White space at its end takes no room.

    It is laid out in stretches, each when it is needed, and can be dropped; the height stays known.

    Parameters:
        muted: painted in the secondary colour.
        tabular: arranged with spaces (a roster): lines stand close and are not justified.

    Attributes:
        speech: the speech's number.
        start, end: code points into the speech's text.
        text: the slice.
        height: in pixels, as estimated or as laid out.
        laid_out: so many times as yet: places are others after each.
    """

    __slots__ = (
        "_breaks",
        "_exact",
        "_measured",
        "_muted",
        "_per_line",
        "_rough",
        "_setting",
        "_shown",
        "_spans",
        "_stretches",
        "_tabular",
        "_units",
        "_width",
        "end",
        "height",
        "laid_out",
        "speech",
        "start",
        "text",
    )

    def __init__(
        self,
        speech: int,
        start: int,
        end: int,
        text: str,
        *,
        muted: bool = False,
        tabular: bool = False,
    ) -> None:
        self.speech = speech
        self.start = start
        self.end = end
        self.text = text
        self.height = 0.0
        self.laid_out = 0
        self._muted = muted
        self._tabular = tabular
        self._spans: Sequence[Span] = ()
        self._shown = text.rstrip() or text
        self._units = Utf16Map(self._shown)
        lengths = (len(paragraph) + 1 for paragraph in self._shown.split("\n"))
        self._breaks = [0, *accumulate(lengths)][:-1]
        self._stretches: Sequence[Stretch] = ()
        self._setting: Setting | None = None
        self._width = 0.0
        self._measured = False
        self._exact = 0.0
        self._per_line = 1
        self._rough: tuple[int, NDArray[np.float64], NDArray[np.float64]] | None = None

    @property
    def key(self) -> tuple[int, int, int]:
        """What tells cells apart."""
        return self.speech, self.start, self.end

    def set_spans(self, spans: Iterable[Span]) -> None:
        """Lines that nobody spoke, as offsets into the speech's text."""
        self._spans = [span for span in spans if span.start >= self.start and span.end <= self.end]

    # --- layout -------------------------------------------------------------

    def estimate(self, width: float, setting: Setting) -> float:
        """The height without laying the text out; the exact one where it is laid out already."""
        per_line = self._per_line = max(1, int(width // setting.em))
        if self._measured and (width, setting) == (self._width, self._setting):
            self.height = self._exact
            return self.height
        paragraphs = self._shown.split("\n")
        lines = sum(max(1, ceil(len(paragraph) / per_line)) for paragraph in paragraphs)
        gap = 0.0 if self._tabular else setting.gap
        self.height = lines * setting.pitch + (len(paragraphs) - 1) * gap
        return self.height

    def lay_out(self, width: float, setting: Setting) -> float:
        """Lay the text out in a column of `width` pixels; the exact height."""
        self.prepare(width, setting, lambda: False)
        return self.height

    def prepare(self, width: float, setting: Setting, spent: Callable[[], bool]) -> bool:
        """Do of `lay_out` what there is time for.

        Parameters:
            spent: whether there is none any more.

        Returns:
            Whether all is done.
        """
        if setting != self._setting or not self._stretches:
            self._setting = setting
            self._stretches = self._divide()
            self._width = 0.0
        if width != self._width:
            self._width = width
            self._measured = False
            for stretch in self._stretches:
                stretch.set_width(width)
        if self._measured:
            # For another width it may have been estimated meanwhile.
            self.height = self._exact
            return True
        top = 0.0
        for stretch in self._stretches:
            if not stretch.is_measured and spent():
                return False
            stretch.top = top
            top += stretch.height() + self._gap(setting)
        self.height = self._exact = ceil(top - self._gap(setting))
        self.laid_out += 1
        self._measured = True
        return True

    def drop(self) -> None:
        """Forget the laid out text, to save memory or because the colours changed."""
        for stretch in self._stretches:
            stretch.drop()

    def _gap(self, setting: Setting) -> float:
        return 0.0 if self._tabular else setting.gap

    def _divide(self) -> list[Stretch]:
        to_unit = self._units.to_utf16
        return [
            Stretch(start, end, to_unit(start), to_unit(end) - to_unit(start), self._make)
            for start, end in divided(self._breaks, len(self._shown))
        ]

    def _make(self, stretch: Stretch) -> QTextDocument:
        setting = self._setting
        assert setting is not None
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(setting.font)
        plain = Qt.AlignmentFlag.AlignLeft
        option = QTextOption(plain if self._tabular else Qt.AlignmentFlag.AlignJustify)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setPlainText(self._shown[stretch.start : stretch.end])
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(setting.pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        lines.setBottomMargin(self._gap(setting))
        cursor.mergeBlockFormat(lines)
        last = QTextBlockFormat()
        last.setBottomMargin(0)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.mergeBlockFormat(last)
        theme = current_theme()
        for span in self._spans:
            look = QTextCharFormat()
            if span.kind is SpanKind.HEADING:
                look.setFontWeight(QFont.Weight.Bold)
            else:
                look.setForeground(color(theme.muted))
            first, last = _inside(stretch, self._unit(span.start), self._unit(span.end))
            if first < last:
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(look)
        return document

    # --- places -------------------------------------------------------------

    def rough_heights(self, offsets: Sequence[int]) -> "NDArray[np.float64]":
        """About where places stand in the cell, in pixels, without laying the text out.

        Parameters:
            offsets: code points into the speech's text.
        """
        import numpy as np  # not before there is something to mark: a start would wait for it

        if self._rough is None or self._rough[0] != self._per_line:
            ends = np.asarray([*self._breaks, len(self._shown) + 1], dtype=np.float64)
            lines = np.maximum(1, np.ceil((np.diff(ends) - 1) / self._per_line))
            tops = np.concatenate(([0.0], np.cumsum(lines)))
            self._rough = self._per_line, ends + self.start, tops
        per_line, places, tops = self._rough
        paragraphs = np.clip(places.searchsorted(offsets, "right") - 1, 0, len(places) - 2)
        lines = np.floor((np.asarray(offsets) - places[paragraphs]) / per_line)
        # Where a line ends is not known so exactly; that a paragraph ends is.
        tops_of = np.clip(tops[paragraphs] + lines, 0, tops[paragraphs + 1] - 1)
        return tops_of / tops[-1] * self.height

    def seen(self, clip: QRectF) -> Range:
        """What of the laid out text stands in a part of the cell, and a line more at its ends."""
        assert self._setting is not None
        line = QPointF(0, self._setting.pitch)
        last = self.offset_at(clip.bottomRight() + line)
        return self.offset_at(clip.topLeft() - line), last + 1

    def _unit(self, offset: int) -> int:
        return self._units.to_utf16(min(offset - self.start, len(self._shown)))

    @property
    def is_laid_out(self) -> bool:
        """Whether places can be asked for."""
        return self._measured

    @property
    def holds_documents(self) -> bool:
        """Whether something of it is kept laid out."""
        return any(stretch.holds_document for stretch in self._stretches)

    def offset_at(self, point: QPointF) -> int:
        """The offset into the speech nearest to a point of the cell."""
        assert self._measured, "laid out before it is asked about"
        index = bisect_right(self._stretches, point.y(), key=lambda one: one.top) - 1
        stretch = self._stretches[max(index, 0)]
        unit = stretch.unit_at(point - QPointF(0, stretch.top))
        return self.start + self._units.to_code_point(unit)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """One rectangle of a line's full pitch for each line of a range, in the cell."""
        setting = self._setting
        assert self._measured, "laid out before it is asked about"
        assert setting is not None
        start, end = max(start, self.start), min(end, self.end)
        first, last = self._unit(start), self._unit(end)
        found: list[QRectF] = []
        for stretch in self._stretches:
            if stretch.unit > last or stretch.unit + stretch.units < first:
                continue
            for line, place, origin in stretch.lines(first - stretch.unit, last - stretch.unit):
                block = stretch.unit + place
                begin = block + line.textStart()
                finish = begin + line.textLength()
                left, right = max(first, begin), min(last, finish)
                if left > right or (left == right and (first != last or left == finish != begin)):
                    continue
                x1 = _x(line.cursorToX(left - block))
                x2 = _x(line.cursorToX(right - block))
                # The character's box is 1 em high, .88 of it above the baseline.
                baseline = stretch.top + origin.y() + line.y() + line.ascent()
                top = baseline - 0.38 * setting.em - setting.pitch / 2
                found.append(QRectF(origin.x() + x1, top, x2 - x1, setting.pitch))
        return found

    def y_of(self, offset: int) -> float:
        """The top of the line that holds an offset."""
        rects = self.rects(offset, offset)
        if rects:
            return rects[0].top()
        rects = self.rects(offset, offset + 1) or self.rects(max(self.start, offset - 1), offset)
        return rects[0].top() if rects else 0.0

    def paragraph_at(self, offset: int) -> Range:
        """The paragraph that holds an offset, without its line break."""
        index = bisect_right(self._breaks, min(max(offset - self.start, 0), len(self._shown))) - 1
        begin = self._breaks[index]
        end = self._breaks[index + 1] - 1 if index + 1 < len(self._breaks) else len(self._shown)
        return self.start + begin, self.start + end

    def paragraphs(self) -> list[Range]:
        """All paragraphs that are not blank."""
        ranges = (self.paragraph_at(self.start + begin) for begin in self._breaks)
        return [
            (begin, end)
            for begin, end in ranges
            if self.text[begin - self.start : end - self.start].strip()
        ]

    def word_at(self, offset: int) -> Range:
        """The run of one script around an offset: what a double click selects."""
        here = min(max(offset - self.start, 0), max(len(self.text) - 1, 0))
        if not self.text:
            return offset, offset
        script = _script(self.text[here])
        begin, end = here, here + 1
        if script != "other":
            while begin > 0 and _script(self.text[begin - 1]) == script:
                begin -= 1
            while end < len(self.text) and _script(self.text[end]) == script:
                end += 1
        return self.start + begin, self.start + end

    # --- painting -----------------------------------------------------------

    def paint(self, painter: QPainter, clip: QRectF, grounds: Sequence[Ground]) -> None:
        """Paint the text, and under it the grounds of ranges; the origin is the cell's."""
        assert self._setting is not None
        theme = current_theme()
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, color(theme.muted if self._muted else theme.text))
        context.palette = palette  # pyright: ignore[reportAttributeAccessIssue]
        painter.setPen(Qt.PenStyle.NoPen)
        for ground in grounds:
            painter.setBrush(ground.color)
            for rect in self.rects(ground.start, ground.end):
                if not rect.intersects(clip):
                    continue
                if ground.rounded:
                    inset = (self._setting.pitch - self._setting.em * 1.36) / 2
                    painter.drawRoundedRect(rect.adjusted(-1, inset, 1, -inset), 3, 3)
                else:
                    painter.drawRect(rect)
        inked = [ground for ground in grounds if ground.text is not None]
        for stretch in self._stretches:
            if stretch.top <= clip.bottom() and stretch.top + stretch.height() >= clip.top():
                context.selections = [  # pyright: ignore[reportAttributeAccessIssue]
                    selection
                    for ground in inked
                    if (selection := self._selection(stretch, ground)) is not None
                ]
                stretch.draw(painter, clip, context)

    def _selection(
        self, stretch: Stretch, ground: Ground
    ) -> QAbstractTextDocumentLayout.Selection | None:
        """What of a range stands in a stretch, in its own ink."""
        start, end = max(ground.start, self.start), min(ground.end, self.end)
        first, last = _inside(stretch, self._unit(start), self._unit(end))
        if first >= last:
            return None
        look = QTextCharFormat()
        look.setForeground(ground.text or QColor())
        cursor = QTextCursor(stretch.document())
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        selection = QAbstractTextDocumentLayout.Selection()
        selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
        selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
        return selection


def _inside(stretch: Stretch, first: int, last: int) -> Range:
    """What of a range of a cell's units lies in a stretch, in that one's own."""
    return max(first - stretch.unit, 0), min(last - stretch.unit, stretch.units)


def _x(value: object) -> float:
    """`QTextLine.cursorToX` gives a pair in some versions of PySide, a number in others."""
    return float(value[0] if isinstance(value, tuple) else value)  # pyright: ignore[reportArgumentType]


def _script(character: str) -> str:
    if "ぁ" <= character <= "ゖ":
        return "hiragana"
    if "ァ" <= character <= "ヺ" or character in "ーｰ・" or "ｦ" <= character <= "ﾟ":
        return "katakana"
    if (
        "㐀" <= character <= "鿿"
        or character in "々〆〇"
        or "豈" <= character <= "﫿"
        or character >= "\U00020000"
    ):
        return "kanji"
    if character.isalnum():
        return "letters"
    return "other"
