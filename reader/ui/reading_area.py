"""What both views of a sitting share: a page of bands that is read, searched and quoted.

The page is painted, not built of widgets: only bands that can be seen are laid out at
once, the rest in the pauses. Offsets are code points into a speech's text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QToolTip, QWidget

from reader.minutes.normalize import Folded, fold_with_map
from reader.ui.bands import CHROME, GUTTER, Band, Button, Canvas, Page, Placed
from reader.ui.cell import Ground, Setting, TextCell
from reader.ui.icons import icon
from reader.ui.marks import Found, Marks, find_all
from reader.ui.theme import color, current_theme, theme_changes

_IDLE_SECONDS = 0.008
"""How long the layout of what cannot be seen may hold the event loop at a time."""
_KEPT_DOCUMENTS = 60
"""How many laid out cells are kept; more are dropped, far ones first."""
_TEXT_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a page of minutes.

    Attributes:
        speech: the speech's number.
        offset: code points into its text.
        shift: how far that line lies below the top edge, in pixels.
        exchange: the exchange that was shown, if any.
        opened: what was unfolded.
    """

    speech: int
    offset: int
    shift: float = 0.0
    exchange: str | None = None
    opened: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Pointed:
    """What lies under a point: a band, and a cell, button or tick in it."""

    band: Band | None = None
    button: Button | None = None
    placed: Placed | None = None
    inside: QPointF | None = None
    tick: tuple[int, int, int] | None = None


class ReadingArea(QAbstractScrollArea):
    """A page of minutes.

    Signals:
        hitChanged: the current hit (from 1; 0 for none) and how many there are.
        placeChanged: the reader has scrolled or jumped, and rests.
        bookmarkRequested: a speech's number, and code points into its text.
        selectionChanged: the selection or the ticks changed.
    """

    hitChanged = Signal(int, int)  # noqa: N815  (Qt's signals are camelCase)
    placeChanged = Signal()  # noqa: N815
    bookmarkRequested = Signal(int, int, int)  # noqa: N815
    selectionChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = _TEXT_SIZE
        self._bands: list[Band] = []
        self._tops: list[float] = []
        self._page = Page.of(800, Setting.of_size(self._points))
        self._hits = Marks()
        self._found = Marks()
        self._sought = ""
        self._folded: dict[int, Folded] = {}
        self._selected: tuple[tuple[int, int, int], int, int] | None = None
        self._dragging = False
        self._ticks: set[Found] = set()
        self._hover = _Pointed()
        self._down: Button | None = None
        self._focus: Button | None = None
        self._laid_out: dict[int, Band] = {}

        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_more)
        self._rest = QTimer(self, singleShot=True, interval=250)
        self._rest.timeout.connect(self.placeChanged)
        self._pull = QTimer(self, interval=30)
        self._pull.timeout.connect(self._scroll_while_dragging)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())
        theme_changes().changed.connect(self._dress)

    # --- what subclasses say ------------------------------------------------

    def _slices(self) -> Iterable[Found]:
        """Every slice of text of the page in order, also what is folded away."""
        return [
            (cell.speech, cell.start, cell.end) for band in self._bands for cell in band.cells()
        ]

    def _reveal(self, speech: int, offset: int) -> None:
        """Unfold what holds a place."""

    def _text_of(self, speech: int) -> str:
        """A speech's whole text."""
        raise NotImplementedError

    def _single_column(self) -> bool:
        return False

    def _fill_menu(self, menu: QMenu, cell: TextCell | None) -> None:
        """Add to the context menu; `cell` is under the mouse."""

    def _add_quoting(self, menu: QMenu, cell: TextCell | None) -> None:
        """Add what quotes."""

    # --- hits and finding ---------------------------------------------------

    def set_hits(self, ranges: Mapping[int, Sequence[tuple[int, int]]]) -> None:
        """Paint these ranges as found.

        Parameters:
            ranges: by the speech's number, code points into its text.
        """
        self._hits = Marks(ranges)
        self._hits.arrange(self._slices())
        self._tell_hit()

    @property
    def hit_count(self) -> int:
        """How many hits the page has, also in what is folded away."""
        return len(self._hits)

    def next_hit(self) -> bool:
        """Go to the next hit, after the last from the first; whether there is one."""
        return self._step(self._hits, backward=False)

    def previous_hit(self) -> bool:
        """Go to the previous hit."""
        return self._step(self._hits, backward=True)

    def find(self, text: str, backward: bool = False) -> int:
        """Find what is typed, width and case aside, and go there; "" stops finding.

        The same text again goes on to the next (or previous) place.

        Returns:
            how many places there are.
        """
        if text != self._sought or not text:
            before = self._found.current
            self._sought = text
            self._found = Marks(self._find_all(text))
            self._found.arrange(self._slices())
            place = before[:2] if before else self._reading_place()
            after = self._found.before(*place) if place else 0
            if text:
                self._go_to_mark(self._found.step(backward=False, after=after))
        else:
            self._step(self._found, backward=backward)
        self.viewport().update()
        return len(self._found)

    @property
    def find_position(self) -> int:
        """Which of the found places is the current one, from 1; 0 for none."""
        return self._found.index + 1

    def _find_all(self, text: str) -> dict[int, list[tuple[int, int]]]:
        ranges: dict[int, list[tuple[int, int]]] = {}
        for speech in {piece[0] for piece in self._slices()} if text else ():
            if speech not in self._folded:
                self._folded[speech] = fold_with_map(self._text_of(speech))
            ranges[speech] = find_all(self._folded[speech], text)
        return ranges

    def _step(self, marks: Marks, backward: bool) -> bool:
        place = self._reading_place()
        mark = marks.step(backward, after=marks.before(*place) if place else 0)
        self._go_to_mark(mark)
        if marks is self._hits:
            self._tell_hit()
        return mark is not None

    def _go_to_mark(self, mark: Found | None) -> None:
        if mark is None:
            return
        self._reveal(mark[0], mark[1])
        self._show_place(mark[0], mark[1], only_if_hidden=True)
        self.viewport().update()

    def _tell_hit(self) -> None:
        self.hitChanged.emit(self._hits.index + 1, len(self._hits))
        self.viewport().update()

    def _reading_place(self) -> tuple[int, int] | None:
        spot = self.position()
        return (spot.speech, spot.offset) if spot else None

    # --- selection and ticks ------------------------------------------------

    def selected_text_range(self) -> tuple[int, int, int] | None:
        """The selection: a speech's number, and code points into its text."""
        if self._selected is None:
            return None
        key, anchor, head = self._selected
        return (key[0], min(anchor, head), max(anchor, head)) if anchor != head else None

    def select(self, speech: int, start: int, end: int) -> None:
        """Select a range; it is cut to the slice that holds its beginning."""
        for number, begin, finish in self._slices():
            if number == speech and begin <= start < finish:
                self._select((number, begin, finish), start, min(end, finish))
                return

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selected = None
        self.selectionChanged.emit()
        self.viewport().update()

    def copy(self) -> None:
        """Put the selected text on the clipboard, verbatim."""
        chosen = self.selected_text_range()
        if chosen is not None:
            speech, start, end = chosen
            QGuiApplication.clipboard().setText(self._text_of(speech)[start:end])

    def ticked_paragraphs(self) -> list[Found]:
        """The ticked paragraphs in the order of the minutes."""
        return sorted(self._ticks)

    def set_tick(self, speech: int, start: int, end: int, on: bool) -> None:
        """Tick or untick a paragraph."""
        (self._ticks.add if on else self._ticks.discard)((speech, start, end))
        self.selectionChanged.emit()
        self.viewport().update()

    def clear_ticks(self) -> None:
        """Untick everything."""
        self._ticks.clear()
        self.selectionChanged.emit()
        self.viewport().update()

    def _select(self, key: tuple[int, int, int], anchor: int, head: int) -> None:
        self._selected = (key, anchor, head)
        self.selectionChanged.emit()
        self.viewport().update()

    def _grounds(self, cell: TextCell) -> list[Ground]:
        theme = current_theme()
        grounds: list[Ground] = []
        for marks in (self._hits, self._found):
            for mark in marks.within(*cell.key):
                if mark == marks.current:
                    ink = color(theme.on_current_hit)
                    grounds.append(Ground(mark[1], mark[2], color(theme.current_hit), ink))
                else:
                    grounds.append(Ground(mark[1], mark[2], color(theme.hit)))
        chosen = self.selected_text_range()
        if chosen is not None and self._selected is not None and self._selected[0] == cell.key:
            ground = Ground(chosen[1], chosen[2], color(theme.selection), rounded=False)
            return [ground, *grounds]
        return grounds

    def _ticked(self, cell: TextCell) -> list[tuple[int, int]]:
        return [
            (start, end)
            for speech, start, end in self._ticks
            if speech == cell.speech and cell.start <= start and end <= cell.end
        ]

    # --- place --------------------------------------------------------------

    def set_reading_size(self, points: float) -> None:
        """Set the size of the text; the place stays."""
        if points != self._points:
            self._points = points
            self._relay()

    def position(self) -> Spot | None:
        """The place at the top edge; None where the page holds no text."""
        y = self._edge()
        self._measure_visible()
        for band in self._bands[self._index_at(y) :]:
            self._measure(band)
            line = y - band.top
            best: tuple[float, Placed] | None = None
            for placed in band.placed(self._page, line, line + self.viewport().height()):
                below = placed.y + placed.cell.height
                if below > line and (best is None or placed.cell.height > best[0]):
                    best = (placed.cell.height, placed)
            if best is not None:
                placed = best[1]
                offset = placed.cell.start
                if placed.y < line:
                    offset = placed.cell.offset_at(QPointF(0, line - placed.y + 4))
                return Spot(placed.cell.speech, offset, placed.y + placed.cell.y_of(offset) - line)
        return None

    def restore(self, spot: Spot) -> None:
        """Go back to a place."""
        self._reveal(spot.speech, spot.offset)
        self._show_place(spot.speech, spot.offset, shift=spot.shift)

    def _show_place(
        self,
        speech: int,
        offset: int,
        *,
        shift: float | None = None,
        only_if_hidden: bool = False,
    ) -> bool:
        """Scroll to a place in the text: to the top edge, or into sight; whether it exists."""
        bar = self.verticalScrollBar()
        for band in self._bands:
            for cell in band.cells():
                if cell.speech != speech or not cell.start <= offset < max(cell.end, 1):
                    continue
                for _ in range(4):  # what comes into sight may turn out taller than estimated
                    before = bar.value()
                    self._measure(band)
                    y = self._place_in(band, cell, offset)
                    edge, bottom = self._edge(), bar.value() + self.viewport().height()
                    inside = edge <= y and y + 2 * self._page.setting.pitch <= bottom
                    if only_if_hidden and inside:
                        break
                    drop = (bottom - edge) * 0.25 if only_if_hidden else shift or 0.0
                    bar.setValue(round(y - drop - self._pinned_height()))
                    self._measure_visible()
                    if bar.value() == before:
                        break
                self.viewport().update()
                return True
        return False

    def _place_in(self, band: Band, cell: TextCell, offset: int) -> float:
        """The height on the page of a place in a cell that is not pinned."""
        # Where nothing of the band lies above the edge, nothing of it is pinned.
        placed = next(one for one in band.placed(self._page, 0.0, 0.0) if one.cell is cell)
        return band.top + placed.y + cell.y_of(offset)

    def _pinned_height(self) -> float:
        """How much of the viewport's top the pinned header covers."""
        return 0.0

    def _edge(self) -> float:
        """Where reading begins: below the pinned header, on the page."""
        return self.verticalScrollBar().value() + self._pinned_height()

    def _scroll_to(self, y: float) -> None:
        """Bring a height of the page to the edge."""
        self.verticalScrollBar().setValue(round(y - self._pinned_height()))
        self._measure_visible()
        self.viewport().update()

    # --- layout -------------------------------------------------------------

    def _set_bands(self, bands: Sequence[Band]) -> None:
        """Show other bands; the place on the page is the caller's to set."""
        self._bands = list(bands)
        self._focus = self._down = None
        self._hover = _Pointed()
        self._laid_out.clear()
        for band in self._bands:
            band.measured = False
            band.height = band.estimate(self._page)
        self._stack()
        slices = list(self._slices())
        self._hits.arrange(slices)
        self._found.arrange(slices)
        self._idle.start()
        self.viewport().update()

    def _stack(self) -> None:
        """Put the bands below each other."""
        y = 0.0
        self._tops = []
        for band in self._bands:
            band.top = y
            self._tops.append(y)
            y += band.height
        self._set_range(y)

    def _set_range(self, content: float) -> None:
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        bar.setRange(0, max(0, round(content) - height))
        bar.setPageStep(max(1, round(height - self._pinned_height() - self._page.setting.pitch)))
        bar.setSingleStep(round(self._page.setting.pitch))

    def _index_at(self, y: float) -> int:
        return max(0, bisect_right(self._tops, y) - 1)

    def _measure(self, band: Band) -> None:
        """Measure one band and put it in its place."""
        before = band.height
        self._lay_out(band)
        if band.height != before:
            self._stack()

    def _measure_visible(self) -> None:
        """Measure what can be seen; what stands at the top stays there."""
        bar = self.verticalScrollBar()
        for _ in range(4):
            first = self._index_at(bar.value())
            changed = False
            y = self._bands[first].top if self._bands else 0.0
            for band in self._bands[first:]:
                if y > bar.value() + self.viewport().height():
                    break
                before = band.height
                self._lay_out(band)
                changed = changed or band.height != before
                y += band.height
            if not changed:
                break
            self._stack()
        self._release_far()

    def _lay_out(self, band: Band) -> None:
        if not band.measured or not all(cell.is_laid_out for cell in band.cells()):
            band.height = band.measure(self._page)
            band.measured = True
            self._laid_out[id(band)] = band

    def _release_far(self) -> None:
        if len(self._laid_out) <= _KEPT_DOCUMENTS:
            return
        bar = self.verticalScrollBar()
        middle = bar.value() + self.viewport().height() / 2
        far = sorted(self._laid_out.values(), key=lambda band: abs(band.top - middle))
        for band in far[_KEPT_DOCUMENTS // 2 :]:
            band.release()
            del self._laid_out[id(band)]

    def _measure_more(self) -> None:
        """In a pause: measure bands out of sight, without moving what is read."""
        deadline = perf_counter() + _IDLE_SECONDS
        bar = self.verticalScrollBar()
        anchor = self._bands[self._index_at(bar.value())] if self._bands else None
        before = anchor.top if anchor else 0.0
        pending = False
        for band in self._bands:
            if band.measured:
                continue
            if perf_counter() > deadline:
                pending = True
                break
            self._lay_out(band)
        if not pending:
            self._idle.stop()
        self._stack()
        if anchor is not None and anchor.top != before:
            bar.setValue(bar.value() + round(anchor.top - before))
        self._release_far()
        self.viewport().update()

    def _relay(self) -> None:
        """Lay everything out anew for another width, size or theme; the place stays."""
        spot = self.position() if self._tops else None
        bar = self.verticalScrollBar()
        at_top = bar.value() == 0
        setting = Setting.of_size(self._points)
        width = self.viewport().width()
        self._page = Page.of(width, setting, single=self._single_column())
        for band in self._bands:
            band.measured = False
            band.height = band.estimate(self._page)
        self._laid_out.clear()
        self._stack()
        if at_top:
            bar.setValue(0)
        elif spot is not None:
            self._show_place(spot.speech, spot.offset, shift=spot.shift)
        self._measure_visible()
        self._idle.start()
        self.viewport().update()

    def _dress(self) -> None:
        for band in self._bands:
            band.release()
        self._laid_out.clear()
        self.viewport().update()

    # --- painting -----------------------------------------------------------

    def _canvas(self, band: Band, top: float) -> Canvas:
        """What a band painted at `top` of the viewport has to know."""
        return Canvas(
            page=self._page,
            line=self._pinned_height() - top,
            bottom=self.viewport().height() - top,
            grounds=self._grounds,
            ticked=self._ticked,
            ticking=bool(self._ticks),
            gutter=self._hover.tick,
            hover=self._hover.button,
            down=self._down,
            focus=self._focus if self.hasFocus() else None,
        )

    def _shown(self) -> list[tuple[Band, float]]:
        """The bands in sight with their place in the viewport, the pinned one last."""
        value = self.verticalScrollBar().value()
        height = self.viewport().height()
        first = self._index_at(value)
        shown: list[tuple[Band, float]] = []
        pinned = self._pinned_band(first)
        for band in self._bands[first:]:
            if band.top > value + height:
                break
            if band is not pinned:
                shown.append((band, band.top - value))
        if pinned is not None:
            end = next(
                (
                    after.top
                    for before, after in pairwise(self._bands)
                    if before.section == pinned.section and after.section != pinned.section
                ),
                None,
            )
            top = max(pinned.top - value, 0.0)
            if end is not None:
                top = min(top, end - value - pinned.height)
            shown.append((pinned, top))
        return shown

    def _pinned_band(self, first: int) -> Band | None:
        """The header of the section at the top."""
        for band in reversed(self._bands[: first + 1]):
            if band.section != self._bands[first].section:
                return None
            if band.pinned:
                return band
        return None

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure_visible()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), color(current_theme().surface))
        for band, top in self._shown():
            painter.save()
            painter.translate(0, round(top))
            band.paint(painter, self._canvas(band, round(top)))
            painter.restore()
        if self.hasFocus() and self._focus is None and self._shows_focus:
            painter.setPen(QPen(color(current_theme().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.end()

    _shows_focus = False

    # --- the mouse ----------------------------------------------------------

    def _pointed(self, position: QPointF) -> _Pointed:
        """What lies under a point of the viewport."""
        for band, top in reversed(self._shown()):
            if not top <= position.y() < top + band.height:
                continue
            inside = QPointF(position.x(), position.y() - top)
            line = self._pinned_height() - top
            bottom = self.viewport().height() - top
            for button in band.buttons:
                moved = band.shift(button.column, line, bottom)
                if button.rect.translated(0, moved).contains(inside):
                    return _Pointed(band, button)
            for placed in band.placed(self._page, line, bottom):
                area = QRectF(placed.x - CHROME, placed.y, placed.width + CHROME, 0)
                area.setHeight(placed.cell.height)
                if not placed.cell.is_laid_out or not area.contains(inside):
                    continue
                point = QPointF(inside.x() - placed.x, inside.y() - placed.y)
                start, end = placed.cell.paragraph_at(placed.cell.offset_at(point))
                blank = not self._text_of(placed.cell.speech)[start:end].strip()
                tick = None if blank else (placed.cell.speech, start, end)
                return _Pointed(band, None, placed, point, tick)
            return _Pointed(band)
        return _Pointed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._drag_to(event.position())
            height = self.viewport().height()
            outside = not 0 <= event.position().y() <= height
            if outside != self._pull.isActive():
                (self._pull.start if outside else self._pull.stop)()
            return
        before = (self._hover.button, self._hover.tick)
        self._hover = pointed = self._pointed(event.position())
        over_gutter = pointed.inside is not None and pointed.inside.x() < GUTTER - CHROME
        if pointed.button is not None or over_gutter:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        elif pointed.placed is not None:
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        else:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        if before != (pointed.button, pointed.tick):
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._shows_focus = False
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        pointed = self._pointed(event.position())
        self._focus = None
        self._down = pointed.button
        if pointed.button is None and pointed.placed is not None and pointed.inside is not None:
            cell = pointed.placed.cell
            if pointed.inside.x() < GUTTER - CHROME:
                if pointed.tick is not None:
                    self.set_tick(*pointed.tick, on=pointed.tick not in self._ticks)
                return
            offset = cell.offset_at(pointed.inside)
            extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if extends and self._selected is not None and self._selected[0] == cell.key:
                self._select(cell.key, self._selected[1], offset)
            else:
                self._select(cell.key, offset, offset)
            self._dragging = True
        elif pointed.button is None:
            self.clear_selection()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        self._pull.stop()
        pressed, self._down = self._down, None
        self.viewport().update()
        if pressed is not None and self._pointed(event.position()).button is pressed:
            pressed.press()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        pointed = self._pointed(event.position())
        if pointed.button is not None or pointed.placed is None or pointed.inside is None:
            self.mousePressEvent(event)
            return
        cell = pointed.placed.cell
        if pointed.inside.x() < GUTTER - CHROME:
            self.mousePressEvent(event)
            return
        self._select(cell.key, *cell.word_at(cell.offset_at(pointed.inside)))

    def _drag_to(self, position: QPointF) -> None:
        """Extend the selection; it stays in its cell."""
        if self._selected is None:
            return
        key, anchor, _ = self._selected
        for band, top in self._shown():
            line, bottom = self._pinned_height() - top, self.viewport().height() - top
            for placed in band.placed(self._page, line, bottom):
                if placed.cell.key == key and placed.cell.is_laid_out:
                    point = QPointF(position.x() - placed.x, position.y() - top - placed.y)
                    self._select(key, anchor, placed.cell.offset_at(point))
                    return

    def _scroll_while_dragging(self) -> None:
        y = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (y if y < 0 else max(0, y - height)) // 2)
        self._drag_to(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        pointed = self._pointed(QPointF(event.pos()))
        menu = self.make_menu(pointed.placed.cell if pointed.placed else None, pointed.tick)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def make_menu(
        self, cell: TextCell | None, paragraph: tuple[int, int, int] | None = None
    ) -> QMenu:
        """The context menu over a cell and a paragraph of it."""
        menu = QMenu(self)
        chosen = self.selected_text_range()
        copy = menu.addAction(icon("copy"), self.tr("コピー"), self.copy)
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(chosen is not None)
        self._add_quoting(menu, cell)
        target = chosen or paragraph
        if target is not None:
            mark = QAction(icon("bookmark"), self.tr("しおりを付ける…"), menu)
            mark.triggered.connect(lambda: self.bookmarkRequested.emit(*target))
            menu.addAction(mark)
        if paragraph is not None:
            menu.addSeparator()
            on = paragraph in self._ticks
            words = self.tr("この段落の印を外す") if on else self.tr("この段落に印を付ける")
            menu.addAction(words, lambda: self.set_tick(*paragraph, on=not on))
        if self._ticks:
            menu.addAction(self.tr("すべての印を外す"), self.clear_ticks)
        self._fill_menu(menu, cell)
        return menu

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover = _Pointed()
            self.viewport().update()
        if event.type() == QEvent.Type.ToolTip:
            button = self._pointed(QPointF(event.pos())).button  # pyright: ignore[reportAttributeAccessIssue]
            QToolTip.showText(
                event.globalPos(),  # pyright: ignore[reportAttributeAccessIssue]
                button.tip if button else "",
                self.viewport(),
            )
            return True
        return super().viewportEvent(event)

    # --- the keyboard -------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.verticalScrollBar()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        pressing = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._select_cell()
        elif self._focus is not None and key in pressing:
            self._focus.press()
        elif key == Qt.Key.Key_Escape and (self._focus or self.selected_text_range()):
            self._focus = None
            self.clear_selection()
        elif key == Qt.Key.Key_Space:
            bar.setValue(bar.value() + (-1 if shift else 1) * bar.pageStep())
        elif key == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif key == Qt.Key.Key_F3:
            (self.previous_hit if shift else self.next_hit)()
        elif shift and key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._selected:
            cell, anchor, head = self._selected
            head += 1 if key == Qt.Key.Key_Right else -1
            self._select(cell, anchor, min(max(head, cell[1]), cell[2]))
        else:
            super().keyPressEvent(event)

    def _select_cell(self) -> None:
        """Select the whole cell that holds the selection, else the one at the top edge."""
        if self._selected is not None:
            key = self._selected[0]
        else:
            place = self._reading_place()
            if place is None:
                return
            key = next(
                piece
                for piece in self._slices()
                if piece[0] == place[0] and piece[1] <= place[1] <= piece[2]
            )
        self._select(key, key[1], key[2])

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes through the buttons of the page before it leaves."""
        buttons = [button for band in self._bands for button in band.buttons]
        step = 1 if next else -1
        if self._focus in buttons:
            at = buttons.index(self._focus) + step
        else:
            at = self._first_visible_button(buttons) if next else len(buttons) - 1
        if self._focus is None and not next:
            return super().focusNextPrevChild(next)
        if not 0 <= at < len(buttons):
            self._focus = None
            self.viewport().update()
            return super().focusNextPrevChild(next)
        self._focus_on(buttons[at])
        return True

    def _first_visible_button(self, buttons: Sequence[Button]) -> int:
        value = self.verticalScrollBar().value()
        return sum(
            1
            for band in self._bands
            for _ in band.buttons
            if band.top + band.height <= value and buttons
        )

    def _focus_on(self, button: Button) -> None:
        self._focus = button
        band = next(band for band in self._bands if button in band.buttons)
        self._measure(band)
        y = band.top + button.rect.top()
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        if not (self._edge() <= y and y + button.rect.height() <= bottom) and not band.pinned:
            self._scroll_to(y - self._page.setting.pitch * 2)
        self._announce(button.name or button.text)
        self.viewport().update()

    def _announce(self, words: str) -> None:
        """Have a screen reader say what has the focus: the parts are painted."""
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_focus = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # --- Qt -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._relay()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        # Pinned parts do not move with the page: everything is painted anew.
        self.viewport().update()

    def point_of(self, speech: int, offset: int) -> QPoint | None:
        """Where a place in the text is shown in the viewport: the middle of its line."""
        self._measure_visible()
        for band, top in self._shown():
            line, bottom = self._pinned_height() - top, self.viewport().height() - top
            for placed in band.placed(self._page, line, bottom):
                cell = placed.cell
                if cell.speech == speech and cell.start <= offset <= cell.end:
                    rects = cell.rects(offset, offset)
                    if rects:
                        middle = rects[0].center()
                        return QPoint(
                            round(placed.x + middle.x()), round(top + placed.y + middle.y())
                        )
        return None
