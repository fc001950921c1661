"""全文: the minutes of a sitting as they were published, with an outline."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from reader.minutes.meeting import squeeze
from reader.minutes.model import Sitting, SpanKind, Speech, SpeechKind
from reader.minutes.spans import find_spans, is_arranged
from reader.ui.bands import GUTTER, Band, Canvas, Page, Placed, draw_text, tell_text
from reader.ui.cell import TextCell
from reader.ui.icons import icon
from reader.ui.people import speaker_of
from reader.ui.reading_area import ReadingArea
from reader.ui.theme import SPACE, Type, color, current_theme, ui_font
from reader.ui.told import Kind, Told

_HEADER = 36.0
_TOP, _BOTTOM = 12.0, 18.0


class OutlineEntry(Struct, frozen=True):
    """A line of the outline.

    Attributes:
        level: 0 for a heading of the agenda, 1 for a member who begins to ask.
        title: the heading or the member, without ornament.
        speech, offset: where it stands.
    """

    level: int
    title: str
    speech: int
    offset: int


class SpeechBand(Band):
    """One speech: who speaks, and every word."""

    def __init__(self, number: int, speech: Speech) -> None:
        super().__init__()
        self._number = number
        self._speech = speech
        group = f"（{speech.group}）" if speech.group else ""
        self._who = speaker_of(speech) + group
        label = " ".join(speech.label.split())
        self._label = label if label != speaker_of(speech) else ""
        self._tabular = speech.kind is SpeechKind.OTHER and is_arranged(speech.text)
        self._cell = TextCell(number, 0, len(speech.text), speech.text, tabular=self._tabular)
        self._spanned = False
        self._right = 0.0

    def told(self) -> list[Told]:
        words = " ".join(part for part in (self._who, self._label) if part)
        heading = Told(Kind.HEADING, words, f"{self._number}", self._head_place)
        return [heading, *tell_text(self._cell)]

    def _head_place(self) -> QRectF:
        return QRectF(0, _TOP, self._right, _HEADER)

    def estimate(self, page: Page) -> float:
        self._right = page.columns[0].right
        tall = self._cell.estimate(self._width(page), page.setting)
        return _TOP + _HEADER + tall + _BOTTOM

    def prepare(self, page: Page, spent: Callable[[], bool]) -> bool:
        self._find_spans()
        return self._cell.prepare(self._width(page), page.setting, spent)

    def _find_spans(self) -> None:
        if not self._spanned:
            self._cell.set_spans(find_spans(self._speech.text))
            self._spanned = True

    def measure(self, page: Page) -> float:
        self._find_spans()
        tall = self._cell.lay_out(self._width(page), page.setting)
        return _TOP + _HEADER + tall + _BOTTOM

    def cells(self) -> Iterable[TextCell]:
        return (self._cell,)

    def placed(self, page: Page, line: float, bottom: float) -> tuple[Placed, ...]:
        return (Placed(self._cell, page.columns[0].x, _TOP + _HEADER, self._width(page)),)

    def _width(self, page: Page) -> float:
        return page.table if self._tabular else page.columns[0].text

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        theme, column = current_theme(), canvas.page.columns[0]
        tokens = {
            SpeechKind.QUESTION: theme.question,
            SpeechKind.ANSWER: theme.answer,
            SpeechKind.CHAIR: theme.chair,
            SpeechKind.OTHER: theme.border_strong,
        }
        middle = _TOP + (_HEADER - 6) / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tokens[self._speech.kind]))
        painter.drawEllipse(QRectF(column.left + GUTTER - 3, middle - 4.5, 9, 9))
        small = ui_font(Type.CAPTION)
        number = f"{self._number}"
        width = QFontMetricsF(small).horizontalAdvance(number)
        line = QRectF(column.x, _TOP, column.text - width - SPACE.m, _HEADER - 6)
        x = line.left() + draw_text(painter, line, self._who, ui_font(bold=True), color(theme.text))
        line.setLeft(x + SPACE.m)
        if self._label and line.width() > 40:
            draw_text(painter, line, self._label, small, color(theme.muted))
        draw_text(
            painter,
            QRectF(column.right - width, _TOP, width + 1, _HEADER - 6),
            number,
            small,
            color(theme.muted),
        )
        self.paint_cell(painter, canvas, self.placed(canvas.page, 0, 0)[0])


class FullTextView(ReadingArea):
    """A whole sitting.

    Signals:
        quoteRequested: a list of ranges (speech number, start, end).
    """

    quoteRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting: Sitting | None = None
        self.setAccessibleName(self.tr("全文"))

    def set_sitting(self, sitting: Sitting) -> None:
        """Show a sitting from its beginning; the same one again stays where it is."""
        if sitting == self._sitting:
            return
        self._sitting = sitting
        self.finding.forget()
        self._selected = None
        self._ticks.clear()
        self._set_bands(
            [SpeechBand(number, speech) for number, speech in enumerate(sitting.speeches, 1)]
        )
        self.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(squeeze(sitting.meeting or ""))

    def show_speech(self, number: int, offset: int = 0) -> bool:
        """Go to a speech, or to a place in it; whether it exists."""
        if offset <= 0 and 0 < number <= len(self._bands):
            band = self._bands[number - 1]
            for _ in range(3):
                self._measure(band)
                self._scroll_to(band.top)
            return True
        return self._show_place(number, offset, shift=self._page.setting.pitch, whole=True)

    def outline(self) -> list[OutlineEntry]:
        """The headings of the agenda, and each member who begins to ask."""
        entries: list[OutlineEntry] = []
        asking: str | None = None
        for number, speech in enumerate(self._sitting.speeches if self._sitting else (), 1):
            headings = [
                OutlineEntry(0, title, number, span.start)
                for span in (find_spans(speech.text) if "◎" in speech.text else ())
                if span.kind is SpanKind.HEADING
                and (title := " ".join(speech.text[span.start : span.end].strip("◎ 　").split()))
            ]
            if speech.kind is SpeechKind.QUESTION and speech.speaker.name != asking:
                asking = speech.speaker.name
                entries.append(OutlineEntry(1, speaker_of(speech), number, 0))
            if headings:
                asking = None
            entries += headings
        return entries

    def _text_of(self, speech: int) -> str:
        assert self._sitting is not None
        return self._sitting.speeches[speech - 1].text

    def _single_column(self) -> bool:
        return True

    def _add_quoting(self, menu: QMenu, cell: TextCell | None) -> None:
        chosen = self.selected_text_range()
        ranges = [chosen] if chosen else self.ticked_paragraphs()
        quote = menu.addAction(
            icon("quote"), self.tr("引用をコピー"), lambda: self.quoteRequested.emit(ranges)
        )
        quote.setEnabled(bool(ranges))
        if cell is not None:
            whole = [(cell.speech, cell.start, cell.end)]
            menu.addAction(self.tr("この発言を引用"), lambda: self.quoteRequested.emit(whole))
            menu.addAction(self.tr("この発言を下書きへ"), lambda: self.rangesToDraft.emit(whole))
