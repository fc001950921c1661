"""A row of a thread: question cells beside answer cells, and what can be done about them."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from reader.threads.model import EndingKind
from reader.ui.bands import (
    BAR,
    CHROME,
    GUTTER,
    Band,
    Button,
    Canvas,
    Look,
    Page,
    Placed,
    draw_text,
    paint_bar,
    tell_button,
    tell_text,
)
from reader.ui.cell import TextCell
from reader.ui.endings import badge_width, ending_name, paint_badge
from reader.ui.icons import paint_icon
from reader.ui.theme import SPACE, Type, color, current_theme, ui_font, ui_width
from reader.ui.tiles import Marking
from reader.ui.told import Kind, Told
from reader.ui.wording import listed

_CELL_HEADER = 34.0
_STATUS = 38.0
_STACKED = 22.0
_ROW_TOP, _ROW_BOTTOM = 14.0, 26.0
_STRIP_LINES = 5
"""Lines of a pinned ask sentence that are shown."""


class Note(Struct):
    """A line under a cell, or in its stead: what is to be known, and what can be done about it.

    Attributes:
        token: the theme's colour of icon and words.
    """

    words: str
    icon: str = ""
    token: str = "muted"
    actions: Sequence[Button] = ()
    y: float = 0.0


class Piece(Struct):
    """A cell with its header and what can be done about it; or a notice in its stead.

    Attributes:
        kind, who, size: the header's words (質問, 見本太郎議員, 566字).
        token: the theme's colour of kind and bar.
        dashed: the bar of an estimated link; doubt: the words for it, and their tooltip's
            button is `doubt_button`.
        ending: how an answer ends; None where it is not known, or tells nothing.
        handle: by which it is linked otherwise, split and merged.
        notes: the lines under the cell.
        choices: buttons below each other, of full width.
    """

    cell: TextCell | None
    kind: str = ""
    who: str = ""
    size: str = ""
    token: str = "question"
    dashed: bool = False
    doubt_button: Button | None = None
    ending: EndingKind | None = None
    handle: Button | None = None
    notes: list[Note] = field(default_factory=list)
    choices: list[Button] = field(default_factory=list)
    y: float = 0.0
    height: float = 0.0
    cell_y: float = 0.0
    left: float = 0.0
    width: float = 0.0

    def buttons(self) -> list[Button]:
        """Everything to press, from top to bottom."""
        header = [button for button in (self.doubt_button, self.handle) if button]
        actions = [button for note in self.notes for button in note.actions]
        return [*header, *actions, *self.choices]

    def told(self, column: int) -> list[Told]:
        """What a screen reader is told of it, in the order of the page."""
        parts: list[Told] = []
        if self.cell is not None:
            doubt = self.doubt_button.name if self.doubt_button is not None else ""
            ending = ending_name(self.ending) if self.ending is not None else ""
            words = [self.kind, self.who, self.size, doubt]
            name = " ".join(part for part in words if part)
            # The notes below say it as well; the head says it before the text is read.
            notes = [note.words for note in self.notes]
            said = listed(part for part in (ending, *notes) if part)
            parts.append(Told(Kind.HEADING, name, said, self._head, column))
        header = [button for button in (self.doubt_button, self.handle) if button]
        parts += [tell_button(button) for button in header]
        if self.cell is not None:
            parts += tell_text(self.cell, column)
        for note in self.notes:
            place = partial(self._note_place, note)
            parts.append(Told(Kind.NOTE, note.words, place=place, column=column))
            parts += [tell_button(button) for button in note.actions]
        return [*parts, *(tell_button(button) for button in self.choices)]

    def _head(self) -> QRectF:
        return QRectF(self.left, self.y, self.width, _CELL_HEADER)

    def _note_place(self, note: Note) -> QRectF:
        return QRectF(self.left, note.y, self.width, _STATUS)


class RowBand(Band):
    """Question cells at the left, answer cells at the right, tops aligned.

    While the longer side is read, the shorter one stays in sight, or its ask sentence
    where it is taller than half the page.

    Parameters:
        asks: for each side, the sentence that stands for it.
    """

    def __init__(
        self,
        sides: tuple[Sequence[Piece], Sequence[Piece]],
        asks: tuple[TextCell | None, TextCell | None],
    ) -> None:
        super().__init__()
        self._sides = sides
        self._asks = asks
        self._heights = [0.0, 0.0]
        self._two = False
        for index, side in enumerate(sides):
            for piece in side:
                for button in piece.buttons():
                    button.column = index
                    self.buttons.append(button)

    def told(self) -> list[Told]:
        parts: list[Told] = []
        for column, side in enumerate(self._sides):
            for piece in side:
                parts += piece.told(column)
        return parts

    # --- measures -----------------------------------------------------------

    def estimate(self, page: Page) -> float:
        return self._arrange(page, lambda cell, width: cell.estimate(width, page.setting))

    def measure(self, page: Page) -> float:
        return self._arrange(page, lambda cell, width: cell.lay_out(width, page.setting))

    def prepare(self, page: Page, spent: Callable[[], bool]) -> bool:
        return all(
            piece.cell.prepare(page.columns[index].text, page.setting, spent)
            for index, side in enumerate(self._sides)
            for piece in side
            if piece.cell is not None
        )

    def _arrange(self, page: Page, height: Callable[[TextCell, float], float]) -> float:
        self._two = page.two
        y = _ROW_TOP
        for index, side in enumerate(self._sides):
            if index == 0 or page.two:
                y = _ROW_TOP
            elif self._sides[0] and side:
                y += _STACKED
            top = y
            for number, piece in enumerate(side):
                if number:
                    y += _STACKED
                y = self._place(piece, page, index, y, height)
            self._heights[index] = y - top
        tall = max(self._heights) if page.two else y - _ROW_TOP
        return round(_ROW_TOP + tall + _ROW_BOTTOM)

    def _place(
        self,
        piece: Piece,
        page: Page,
        index: int,
        y: float,
        height: Callable[[TextCell, float], float],
    ) -> float:
        column = page.columns[index]
        piece.y, piece.left, piece.width = y, column.x, column.text
        if piece.cell is not None:
            piece.cell_y = y + _CELL_HEADER
            text = height(piece.cell, column.text)
            y = piece.cell_y + text
            self._place_header(piece, column.right)
        for number, note in enumerate(piece.notes):
            note.y = y + (SPACE.xs if piece.cell is not None and not number else 0)
            y = note.y + _STATUS
            y = self._place_actions(note, column.x, column.right, y)
        for button in piece.choices:
            tall = button.size()[1] + 4
            width = column.text if button.look is Look.PLAIN else button.size()[0]
            button.rect = QRectF(column.x, y, width, tall)
            y += tall + SPACE.xs
        piece.height = y - piece.y
        return y

    def _place_header(self, piece: Piece, right: float) -> None:
        """Handle and doubt at the right end of a cell's header; the doubt as an icon where its
        words would leave no room for the speaker's name.

        Every header says it, whether or not the note under the cell is in sight as well: what
        is seen of a cell must not depend on how wide the window is.
        """
        right += SPACE.s  # the dots, not the room around them, end where the text does
        for button in (piece.handle, piece.doubt_button):
            if button is None:
                continue
            width, tall = button.size()
            if button is piece.doubt_button and (
                right - width - SPACE.xs < piece.left + _named(piece)
            ):
                width, _ = button.size(words=False)
            top = piece.y + (_CELL_HEADER - tall) / 2 - 2
            button.rect = QRectF(right - width, top, width, tall)
            right -= width + SPACE.xs

    def _place_actions(self, note: Note, left: float, right: float, y: float) -> float:
        """Buttons behind the note, or in lines below it where there is no room; the new y."""
        words = QFontMetricsF(ui_font(Type.CAPTION)).horizontalAdvance(note.words)
        x = left + words + (20 if note.icon else 0) + SPACE.m
        top = note.y
        for button in note.actions:
            width, tall = button.size()
            if x + width > right and x > left:
                x, top = left, top + tall + SPACE.s
                y = max(y, top + _STATUS)
            button.rect = QRectF(x, top + (_STATUS - tall) / 2, width, tall)
            x += width + SPACE.xs + 2
        return y

    def shift(self, column: int | None, line: float, bottom: float) -> float:
        if column is None or not self._two:
            return 0.0
        own, other = self._heights[column], self._heights[1 - column]
        if own >= other or own > (bottom - line) / 2:
            return 0.0
        return min(max(line + SPACE.s - _ROW_TOP, 0.0), other - own)

    def cells(self) -> Iterable[TextCell]:
        return [piece.cell for side in self._sides for piece in side if piece.cell is not None]

    def placed(self, page: Page, line: float, bottom: float) -> Sequence[Placed]:
        found: list[Placed] = []
        for index, side in enumerate(self._sides):
            moved = self.shift(index, line, bottom)
            column = page.columns[index]
            found += [
                Placed(piece.cell, column.x, piece.cell_y + moved, column.text)
                for piece in side
                if piece.cell is not None
            ]
        return found

    def passage_at(
        self, point: QPointF, page: Page, line: float, bottom: float
    ) -> tuple[str, QRectF] | None:
        """The passage whose part of the page holds a point, and that part.

        The ask sentence that is pinned stands for its passage.
        """
        for index, side in enumerate(self._sides):
            moved = self.shift(index, line, bottom)
            column = page.columns[index]
            ask = self._ask_place(index, page, line, bottom)
            handle = side[-1].handle if side else None
            if ask is not None and handle is not None and ask.contains(point):
                return handle.passage, ask
            for piece in side:
                part = QRectF(column.left + GUTTER, piece.y + moved, 0, piece.height)
                part.setRight(column.right)
                if piece.handle is not None and part.contains(point):
                    return piece.handle.passage, part
        return None

    def release(self) -> None:
        super().release()
        for ask in self._asks:
            if ask is not None:
                ask.drop()

    # --- painting -----------------------------------------------------------

    def paint(self, painter: QPainter, canvas: Canvas) -> None:
        page = canvas.page
        places = {id(one.cell): one for one in self.placed(page, canvas.line, canvas.bottom)}
        for index, side in enumerate(self._sides):
            moved = self.shift(index, canvas.line, canvas.bottom)
            for piece in side:
                top = piece.y + moved
                if not canvas.shows(top, top + piece.height):
                    continue
                self._paint_piece(painter, canvas, piece, index, moved)
                if piece.cell is not None:
                    self.paint_cell(painter, canvas, places[id(piece.cell)])
        self.paint_buttons(painter, canvas)
        for index in (0, 1):
            self._paint_ask(painter, canvas, index)

    def _paint_piece(
        self, painter: QPainter, canvas: Canvas, piece: Piece, index: int, moved: float
    ) -> None:
        theme, column = current_theme(), canvas.page.columns[index]
        ink = color(getattr(theme, piece.token))
        top = piece.y + moved
        if piece.cell is not None:
            paint_bar(
                painter,
                column.left + GUTTER,
                top + 4,
                top + piece.height,
                ink,
                dashed=piece.dashed,
            )
            x = column.x
            end = column.right
            for button in (piece.handle, piece.doubt_button):
                if button is not None:
                    end = button.rect.left() - SPACE.xs
            line = QRectF(x, top, 0, _CELL_HEADER - 6)
            for words, font, tint, gap in (
                (piece.kind, ui_font(bold=True), ink, SPACE.s),
                (piece.who, ui_font(bold=True), color(theme.text), SPACE.m),
            ):
                if end - x > 30 and words:
                    line.setLeft(x)
                    line.setRight(end)
                    x += draw_text(painter, line, words, font, tint) + gap
            badge = SPACE.s + badge_width(piece.ending) if piece.ending is not None else 0
            # What the answer says goes before how long it is; either is told whole or not at all.
            if piece.size and x + ui_width(piece.size, Type.CAPTION) + badge <= end:
                line.setLeft(x)
                line.setRight(end)
                x += draw_text(painter, line, piece.size, ui_font(Type.CAPTION), color(theme.muted))
            if piece.ending is not None and x + badge <= end:
                paint_badge(painter, x + SPACE.s, line.center().y(), piece.ending)
        for note in piece.notes:
            x = column.x
            tint = getattr(theme, note.token)
            top = note.y + moved
            if note.icon:
                paint_icon(painter, note.icon, QRectF(x, top + _STATUS / 2 - 7, 14, 14), tint)
                x += 20
            draw_text(
                painter,
                QRectF(x, top, column.right - x, _STATUS),
                note.words,
                ui_font(Type.CAPTION),
                color(tint),
            )

    def _paint_ask(self, painter: QPainter, canvas: Canvas, index: int) -> None:
        """Pin the ask sentence of a side that is too tall to be pinned and has gone by."""
        ask, page = self._asks[index], canvas.page
        place = self._ask_place(index, page, canvas.line, canvas.bottom)
        if ask is None or place is None:
            return
        theme = current_theme()
        tint = color(theme.question if index == 0 else theme.answer)
        piece = self._sides[index][-1]
        bar = page.columns[index].left + GUTTER
        paint_bar(painter, bar, place.top(), place.bottom(), tint, dashed=piece.dashed)
        painter.save()
        painter.translate(place.topLeft())
        room = QRectF(0, 0, place.width(), place.height())
        painter.setClipRect(room.adjusted(-CHROME, 0, BAR, 0))
        canvas.tiles.paint(painter, ask, place.width(), room, Marking(canvas.grounds, ()))
        painter.restore()

    def _ask_place(self, index: int, page: Page, line: float, bottom: float) -> QRectF | None:
        """Where the ask sentence of a side is pinned; None where it is not."""
        ask = self._asks[index]
        own, other = self._heights[index], self._heights[1 - index]
        if ask is None or not self._two or own >= other:
            return None
        if own <= (bottom - line) / 2 or _ROW_TOP + own > line:
            return None
        column = page.columns[index]
        tall = min(ask.lay_out(column.text, page.setting), _STRIP_LINES * page.setting.pitch)
        top = min(line + SPACE.s, _ROW_TOP + other - tall)
        return QRectF(column.x, top, column.text, tall)


def _named(piece: Piece) -> float:
    """How wide it is what a cell's header says of who speaks, in pixels."""
    metrics = QFontMetricsF(ui_font(bold=True))
    return metrics.horizontalAdvance(piece.kind) + SPACE.s + metrics.horizontalAdvance(piece.who)
