"""Bands: the horizontal pieces of which a reading page is made, from top to bottom."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from reader.ui.cell import Ground, Setting, TextCell
from reader.ui.icons import paint_icon
from reader.ui.theme import RADIUS, SPACE, Type, color, current_theme, ui_font
from reader.ui.tiles import Marking, Tiles
from reader.ui.told import Kind, Told

NARROWEST = 24
"""Full-width characters that a column must hold for two to stand side by side."""
_WIDEST_TABLE = 52
"""Full-width characters that a line arranged with spaces may hold."""

GUTTER = 24.0
"""Left of a bar: where the ticks stand."""
BAR = 3.0
_PAD = 13.0
CHROME = GUTTER + BAR + _PAD
"""Everything left of a column's text."""
_MARGIN = 12.0
_BETWEEN = 14.0
_ABOVE = 80.0
"""How far above the line at which reading begins something may be seen: a header may be moved up."""
_INDENT = 1.5
"""How far an answer is indented under its question, in full-width characters."""


class Column(Struct, frozen=True):
    """A column's place on the page.

    Attributes:
        left: where its gutter begins, in pixels.
        text: width of its text, in pixels.
    """

    left: float
    text: float

    @property
    def x(self) -> float:
        """Where the text begins."""
        return self.left + CHROME

    @property
    def right(self) -> float:
        """Where the text ends."""
        return self.x + self.text


class Page(Struct, frozen=True):
    """The measures of a page.

    Attributes:
        width: of the viewport, in pixels.
        setting: of the reading text.
        columns: two side by side, or the same place for question and (indented) answer.
        two: whether they stand side by side.
    """

    width: float
    setting: Setting
    columns: tuple[Column, Column]
    two: bool

    @classmethod
    def of(cls, width: float, setting: Setting, *, single: bool = False) -> "Page":
        """The page for a viewport's width.

        Parameters:
            single: one column even where there is room for two.
        """
        em = setting.em
        room = width - 2 * _MARGIN
        each = (room - _BETWEEN - 2 * CHROME) / 2
        if not single and each >= NARROWEST * em:
            text = float(int(min(each, setting.measure * em) / em) * em)
            whole = 2 * (text + CHROME) + _BETWEEN
            left = round((width - whole) / 2 - GUTTER / 4)
            left = max(left, _MARGIN / 2)
            second = left + CHROME + text + _BETWEEN
            return cls(width, setting, (Column(left, text), Column(second, text)), True)
        text = max(min(room - CHROME, setting.measure * em), 6 * em)
        left = max(round((width - CHROME - text) / 2 - GUTTER / 4), _MARGIN / 2)
        indent = 0.0 if single else _INDENT * em
        text = float(int(text / em) * em)
        return cls(
            width,
            setting,
            (Column(left, text), Column(left + indent, text - indent)),
            False,
        )

    @property
    def table(self) -> float:
        """Width of text that is arranged with spaces, in the first column."""
        room = self.width - self.columns[0].x - _MARGIN
        return max(self.columns[0].text, min(room, _WIDEST_TABLE * self.setting.em))

    @property
    def left(self) -> float:
        """Where bars stand at the left."""
        return self.columns[0].left + GUTTER

    @property
    def right(self) -> float:
        """Where the rightmost text ends."""
        return max(column.right for column in self.columns)


class Look(StrEnum):
    """How a button is painted."""

    PLAIN = "plain"  # outlined
    QUIET = "quiet"  # text only, until the mouse is over it
    NOTE = "note"  # a doubt, with a tooltip: amber
    ROW = "row"  # a whole band is the button; the band paints itself


class Button(Struct, eq=False):
    """Something on the page to press.

    Attributes:
        text, icon: what it shows; name: what it is called, if that says more.
        rect: its place in the band, once measured.
        column: the column with which it moves while that is pinned; None for neither.
        passage: the id of the passage whose handle it is: it can be dragged; else "".
    """

    text: str
    press: Callable[[], None]
    icon: str | None = None
    name: str = ""
    tip: str = ""
    look: Look = Look.PLAIN
    rect: QRectF = field(default_factory=QRectF)
    column: int | None = None
    passage: str = ""

    def size(self, *, words: bool = True) -> tuple[float, float]:
        """Width and height that it needs, with its words or with its icon alone."""
        metrics = QFontMetricsF(ui_font(Type.CAPTION))
        text = self.text if words else ""
        width = metrics.horizontalAdvance(text) + 2 * SPACE.s
        if self.icon:
            width += 14 + (5 if text else 0)
        return round(width) + 2, max(26.0, round(metrics.height()) + 9)

    def paint(self, painter: QPainter, *, hover: bool, focus: bool, down: bool) -> None:
        """Paint it in its place."""
        theme = current_theme()
        rect = self.rect.adjusted(0.5, 0.5, -0.5, -0.5)
        if self.look is not Look.ROW:
            ground = theme.pressed if down else theme.hover if hover else theme.raised
            if self.look is Look.NOTE:
                ground = theme.warning_soft
            quiet = self.look is Look.QUIET and not (hover or down or focus)
            painter.setPen(
                Qt.PenStyle.NoPen
                if self.look in (Look.QUIET, Look.NOTE)
                else QPen(color(theme.border_strong, 0.55), 1)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush if quiet else color(ground))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
            x = rect.left() + SPACE.s
            ink = theme.text if self.look is Look.PLAIN or hover else theme.muted
            if self.look is Look.NOTE:
                ink = theme.warning
            if self.icon:
                middle = rect.center().y()
                paint_icon(painter, self.icon, QRectF(x, middle - 7, 14, 14), ink)
                x += 14 + 5
            room = rect.right() - x - SPACE.s + 1
            if room > 0:  # or its icon stands alone
                place = QRectF(x, rect.top(), room, rect.height())
                draw_text(painter, place, self.text, ui_font(Type.CAPTION), color(ink))
        if focus:
            painter.setPen(QPen(color(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, RADIUS, RADIUS)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    ink: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """One line, elided at the right, centred vertically; its width."""
    shown, width = _fitted(text, font, rect.width() + 0.5)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect.adjusted(0, 0, 1, 0), _one_line(align), shown)
    return width


@lru_cache(maxsize=1024)
def _fitted(text: str, font: QFont, room: float) -> tuple[str, float]:
    """A line elided at the right, and its width; measured once, not with every frame."""
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return shown, metrics.horizontalAdvance(shown)


@cache
def _one_line(align: Qt.AlignmentFlag) -> int:
    """Python joins flags slowly, and a frame has dozens of lines."""
    return int((align | Qt.AlignmentFlag.AlignVCenter).value | Qt.TextFlag.TextSingleLine.value)


def tell_button(button: Button) -> Told:
    """What a screen reader is told of a button."""
    name = button.name or button.text
    tip = button.tip if button.tip != name else ""
    kind = Kind.NOTE if button.look is Look.NOTE else Kind.BUTTON
    return Told(kind, name, tip, button=button, column=button.column)


def tell_text(cell: TextCell, column: int | None = None) -> list[Told]:
    """What a screen reader is told of a cell: its paragraphs."""
    return [
        Told(
            Kind.PARAGRAPH,
            cell.text[start - cell.start : end - cell.start],
            column=column,
            cell=cell,
            start=start,
            end=end,
        )
        for start, end in cell.paragraphs()
    ]


class Canvas(Struct):
    """What a band needs to know when it paints.

    Attributes:
        line: where the area below the pinned header begins, in the band's coordinates.
        bottom: where the viewport ends, in the band's coordinates.
        grounds: the painted ranges (selection, found words) of a slice of text, or of what can
            be seen of it.
        ticks: paragraphs that are ticked, by cell; gutter: the paragraph whose tick shows
            because the mouse is over it.
        hover, down, focus: buttons, if any.
        tiles: the pictures of text that is painted already.
    """

    page: Page
    line: float
    bottom: float
    grounds: Callable[[tuple[int, int, int], tuple[int, int] | None], Sequence[Ground]]
    ticked: Callable[[TextCell], Sequence[tuple[int, int]]]
    ticking: bool
    gutter: tuple[int, int, int] | None
    hover: Button | None
    down: Button | None
    focus: Button | None
    tiles: Tiles

    @property
    def clip(self) -> QRectF:
        """What is visible of the band."""
        top = self.line - _ABOVE
        return QRectF(0, top, self.page.width, self.bottom - top)

    def shows(self, top: float, bottom: float) -> bool:
        """Whether something of the band between two heights is visible."""
        return bottom >= self.line - _ABOVE and top <= self.bottom


class Placed(Struct, frozen=True):
    """A cell and where its text begins, in the band's coordinates."""

    cell: TextCell
    x: float
    y: float
    width: float


class Band:
    """A horizontal piece of the page.

    Attributes:
        top: on the page, in pixels.
        height: as estimated or as measured.
        measured: whether the height is exact.
        pinned: whether it stays under the top edge while its section is read.
        section: which section it belongs to (its index).
        buttons: what can be pressed in it.
        hidden: the slices of text for which it stands while they are folded away: a speech's
            number, and code points into its text.
    """

    pinned = False

    def __init__(self) -> None:
        self.top = 0.0
        self.height = 0.0
        self.measured = False
        self.section = 0
        self.buttons: list[Button] = []
        self.hidden: Sequence[tuple[int, int, int]] = ()

    def estimate(self, page: Page) -> float:
        """The height, cheaply."""
        return self.measure(page)

    def measure(self, page: Page) -> float:
        """Lay out; the exact height."""
        raise NotImplementedError

    def prepare(self, page: Page, spent: Callable[[], bool]) -> bool:
        """Do of `measure` what there is time for.

        Parameters:
            spent: whether there is none any more.

        Returns:
            Whether the rest is done at once.
        """
        return not spent()

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint; the painter's origin is the band's top left."""
        raise NotImplementedError

    def cells(self) -> Iterable[TextCell]:
        """Its cells, in reading order."""
        return ()

    def placed(self, page: Page, line: float, bottom: float) -> Sequence[Placed]:
        """Where its cells are, while the visible part is from `line` to `bottom`."""
        return ()

    def shift(self, column: int | None, line: float, bottom: float) -> float:
        """How far a column is moved down because it is pinned."""
        return 0.0

    def told(self) -> list[Told]:
        """What a screen reader is told of it, in reading order."""
        return [tell_button(button) for button in self.buttons]

    def release(self) -> None:
        """Forget documents; the height stays."""
        for cell in self.cells():
            cell.drop()

    def paint_buttons(self, painter: QPainter, canvas: Canvas) -> None:
        """Paint all buttons that can be seen."""
        for button in self.buttons:
            if button.rect.isEmpty():
                continue
            moved = self.shift(button.column, canvas.line, canvas.bottom)
            if not canvas.shows(button.rect.top() + moved, button.rect.bottom() + moved):
                continue
            painter.translate(0, moved)
            button.paint(
                painter,
                hover=button is canvas.hover,
                focus=button is canvas.focus,
                down=button is canvas.down,
            )
            painter.translate(0, -moved)

    def paint_cell(self, painter: QPainter, canvas: Canvas, placed: Placed) -> None:
        """Paint a cell's text with its grounds, ticked paragraphs and ticks."""
        cell = placed.cell
        clip = canvas.clip.translated(-placed.x, -placed.y)
        painter.save()
        painter.translate(placed.x, placed.y)
        ticked = canvas.ticked(cell)
        marking = Marking(canvas.grounds, ticked)
        canvas.tiles.paint(painter, cell, placed.width, clip, marking)
        gutter = canvas.gutter[1:] if canvas.gutter and canvas.gutter[0] == cell.speech else None
        for start, end in cell.paragraphs() if canvas.ticking or gutter else ():
            on, hover = (start, end) in ticked, (start, end) == gutter
            if not (canvas.ticking or hover):
                continue
            top = cell.y_of(start)
            if clip.top() - 40 <= top <= clip.bottom():
                middle = top + canvas.page.setting.pitch / 2
                box = QRectF(-CHROME + 3, middle - 8, 16, 16)
                _paint_tick(painter, box, on, hover)
        painter.restore()


def _paint_tick(painter: QPainter, box: QRectF, on: bool, hover: bool) -> None:
    theme = current_theme()
    painter.setPen(QPen(color(theme.accent if on or hover else theme.border_strong), 1.2))
    painter.setBrush(color(theme.accent) if on else color(theme.surface))
    painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
    if on:
        paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), theme.on_accent)


def paint_bar(
    painter: QPainter, x: float, top: float, bottom: float, ink: QColor, *, dashed: bool
) -> None:
    """The bar beside a cell: solid where the link is sure, dashed where it is estimated."""
    if not dashed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(x, top, BAR, bottom - top), BAR / 2, BAR / 2)
        return
    pen = QPen(ink, BAR)
    pen.setDashPattern([2.4, 1.7])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x + BAR / 2, top), QPointF(x + BAR / 2, bottom))
