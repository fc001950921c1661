"""The bands of a thread: topic headers, folded topics, dividers, rows of cells."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.bands import (
    GUTTER,
    Band,
    Button,
    Canvas,
    Look,
    Page,
    draw_text,
    tell_button,
)
from reader.ui.found_line import FoundLine
from reader.ui.icons import paint_icon
from reader.ui.marks import Found
from reader.ui.theme import RADIUS, SPACE, Type, color, current_theme, ui_font
from reader.ui.told import Kind, Told

HEADER = 46.0
"""Height of a topic's header, which stays pinned."""
_PILL = 64.0
"""What stands around a title: its number and the gaps."""
_TITLE = 120.0
"""Room that a title is left before anything stands beside it."""
_FOLD = 42.0
_FOLD_LINE = 26.0
"""Height of a folded topic's second line: the closing sentence, where there is one column."""
_DIVIDER = 44.0


class HeaderBand(Band):
    """A section's header: chevron, number, title, and what can be done with the topic."""

    pinned = True

    def __init__(
        self,
        number: int,
        title: str,
        meta: str,
        fold: Callable[[], None],
        actions: Sequence[Button],
    ) -> None:
        super().__init__()
        self._number = f"{number}" if number else ""
        self._title = title
        self._meta = meta
        name = QCoreApplication.translate("Thread", "{0} を畳む").format(title)
        self._fold = Button("", fold, "chevron-down", name, look=Look.QUIET)
        self._end = 0.0
        self._actions = list(actions)
        self._words = [button.text for button in self._actions]
        self.buttons = [self._fold, *self._actions]

    def told(self) -> list[Told]:
        words = " ".join(part for part in (self._number, self._title) if part)
        heading = Told(Kind.HEADING, words, self._meta, lambda: QRectF(0, 0, self._end, HEADER))
        return [heading, *super().told()]

    def measure(self, page: Page) -> float:
        middle = HEADER / 2
        self._fold.rect = QRectF(page.columns[0].left - 6, middle - 14, 30, 28)
        self._fit(page)
        x = page.right
        for button in reversed(self._actions):
            width, height = button.size()
            x -= width
            button.rect = QRectF(x, middle - height / 2, width, height)
            x -= SPACE.s - 2
        self._end = x - SPACE.s
        return HEADER

    def _fit(self, page: Page) -> None:
        """Let the buttons go without their words where the title would be cut for them."""
        for button, words in zip(self._actions, self._words, strict=True):
            button.text = words
        wanted = QFontMetricsF(ui_font(Type.TITLE, bold=True)).horizontalAdvance(self._title)
        wanted += QFontMetricsF(ui_font(Type.CAPTION)).horizontalAdvance(self._meta) + _PILL
        taken = sum(button.size()[0] + SPACE.s for button in self._actions)
        if wanted + taken > page.right - page.left:
            for button in self._actions:
                if button.icon:
                    button.text = ""

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        theme, page = current_theme(), canvas.page
        stuck = canvas.line > HEADER + 0.5 or abs(canvas.line - HEADER) < 0.5
        painter.fillRect(QRectF(0, 0, page.width, HEADER), color(theme.surface))
        painter.fillRect(QRectF(0, HEADER - 1, page.width, 1), color(theme.border))
        if stuck:
            for depth, alpha in enumerate((0.05, 0.03, 0.015)):
                painter.fillRect(
                    QRectF(0, HEADER + depth, page.width, 1), color(theme.shadow, alpha)
                )
        x = page.left
        title = ui_font(Type.TITLE, bold=True)
        if self._number:
            width = max(
                22.0, QFontMetricsF(ui_font(bold=True)).horizontalAdvance(self._number) + 12
            )
            pill = QRectF(x, HEADER / 2 - 11, width, 22)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.accent_soft))
            painter.drawRoundedRect(pill, 11, 11)
            draw_text(
                painter,
                pill,
                self._number,
                ui_font(bold=True),
                color(theme.accent),
                Qt.AlignmentFlag.AlignHCenter,
            )
            x += width + SPACE.s
        meta = QFontMetricsF(ui_font(Type.CAPTION)).horizontalAdvance(self._meta)
        room = self._end - x
        beside = room - meta - SPACE.m
        # The topic's chip says the same: where there is little room, it is the title's.
        told = bool(self._meta) and beside >= min(
            QFontMetricsF(title).horizontalAdvance(self._title), _TITLE
        )
        x += draw_text(
            painter,
            QRectF(x, 0, beside if told else room, HEADER - 1),
            self._title,
            title,
            color(theme.text),
        )
        if told:
            draw_text(
                painter,
                QRectF(x + SPACE.m, 1, meta + 2, HEADER - 1),
                self._meta,
                ui_font(Type.CAPTION),
                color(theme.muted),
            )
        self.paint_buttons(painter, canvas)


class FoldBand(Band):
    """A folded section: title, the ask and the answer's closing sentence.

    All on one line, where question and answer stand side by side; else the closing sentence
    stands under the ask.

    Parameters:
        title: the words of a section that has no title of its own belong to no slice.
        ask, closing: verbatim slices; None where there is none.
        count: hits in it.
        hidden: the slices of text that it folds away.
    """

    def __init__(
        self,
        number: int,
        title: FoundLine,
        ask: FoundLine | None,
        closing: FoundLine | None,
        count: str,
        unfold: Callable[[], None],
        hidden: Sequence[Found],
    ) -> None:
        super().__init__()
        self._number = f"{number}" if number else ""
        self._title, self._ask, self._closing, self._count = title, ask, closing, count
        name = QCoreApplication.translate("Thread", "{0} を開く").format(title.words)
        self._row = Button("", unfold, None, name, tip=title.words, look=Look.ROW)
        self.buttons = [self._row]
        self.hidden = hidden

    def told(self) -> list[Told]:
        row = tell_button(self._row)
        frames = (
            (self._ask, QCoreApplication.translate("Thread", "問「{0}」")),
            (self._closing, QCoreApplication.translate("Thread", "答「{0}」")),
        )
        parts = [self._count, *(frame.format(line.words) for line, frame in frames if line)]
        row.description = " ".join(part for part in parts if part)
        return [row]

    def measure(self, page: Page) -> float:
        tall = _FOLD if page.two or self._closing is None else _FOLD + _FOLD_LINE
        self._row.rect = QRectF(
            page.columns[0].left - 6, 1, page.right - page.columns[0].left + 12, tall - 2
        )
        return tall

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        theme, page = current_theme(), canvas.page
        if self._row is canvas.hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.hover))
            painter.drawRoundedRect(self._row.rect, RADIUS, RADIUS)
        below = self._row.rect.bottom()
        painter.fillRect(
            QRectF(page.left, below, page.right - page.left, 1), color(theme.border, 0.7)
        )
        middle = _FOLD / 2
        paint_icon(
            painter,
            "chevron-right",
            QRectF(page.columns[0].left + 1, middle - 8, 16, 16),
            theme.muted,
        )
        x = page.left
        strong, small = ui_font(bold=bool(self._number)), ui_font()
        if self._number:
            x += draw_text(
                painter,
                QRectF(x, 0, 40, _FOLD),
                self._number,
                ui_font(bold=True),
                color(theme.accent),
            )
            x += SPACE.s
        end = page.columns[0].right if page.two and self._closing else page.right
        ink = theme.text if self._number else theme.muted
        share = 0.5 if self._ask else 1.0
        room = QRectF(x, 0, (end - x) * share, _FOLD)
        x += self._paint_line(painter, canvas, room, self._title, "{0}", strong, color(ink))
        if self._count:
            x += SPACE.s + self._paint_count(painter, x + SPACE.s)
        muted = color(theme.muted)
        if self._ask and end - x > 60:
            x += SPACE.l
            frame = QCoreApplication.translate("Thread", "問「{0}」")
            room = QRectF(x, 0, end - x, _FOLD)
            self._paint_line(painter, canvas, room, self._ask, frame, small, muted)
        if self._closing:
            frame = QCoreApplication.translate("Thread", "答「{0}」")
            left = page.columns[1].left + GUTTER
            room = QRectF(left, 0, page.columns[1].right - left, _FOLD)
            if not page.two:
                room = QRectF(left, _FOLD - 8, page.right - left, _FOLD_LINE)
            self._paint_line(painter, canvas, room, self._closing, frame, small, muted)
        self.paint_buttons(painter, canvas)

    def _paint_line(
        self,
        painter: QPainter,
        canvas: Canvas,
        room: QRectF,
        line: FoundLine,
        frame: str,
        font: QFont,
        ink: QColor,
    ) -> float:
        return line.paint(painter, room, frame, font, ink, canvas.grounds(line.slice, None))

    def _paint_count(self, painter: QPainter, x: float) -> float:
        theme = current_theme()
        width = QFontMetricsF(ui_font(Type.CAPTION)).horizontalAdvance(self._count) + 12
        pill = QRectF(x, _FOLD / 2 - 9, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.hit))
        painter.drawRoundedRect(pill, 9, 9)
        draw_text(
            painter,
            pill,
            self._count,
            ui_font(Type.CAPTION),
            color(theme.text),
            Qt.AlignmentFlag.AlignHCenter,
        )
        return width


class DividerBand(Band):
    """A later round begins."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._width = 0.0

    def told(self) -> list[Told]:
        return [Told(Kind.HEADING, self._words, place=lambda: QRectF(0, 0, self._width, _DIVIDER))]

    def measure(self, page: Page) -> float:
        self._width = page.width
        return _DIVIDER

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        theme, page = current_theme(), canvas.page
        font = ui_font(Type.CAPTION, bold=True)
        width = draw_text(
            painter,
            QRectF(page.left, 0, page.right - page.left, _DIVIDER),
            self._words,
            font,
            color(theme.muted),
        )
        y = _DIVIDER / 2
        painter.setPen(QPen(color(theme.border), 1))
        painter.drawLine(QPointF(page.left + width + SPACE.m, y), QPointF(page.right, y))


class SpaceBand(Band):
    """Nothing, of a height."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self._space = height

    def measure(self, page: Page) -> float:
        return self._space

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        return
