"""A scrolling page of bands: layout, pinned headers, painting, places.

Only bands that can be seen are laid out at once, the rest in the pauses.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from time import perf_counter

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from reader.ui.bands import Band, Button, Canvas, Page
from reader.ui.cell import Ground, Setting, TextCell
from reader.ui.theme import color, current_theme, theme_changes
from reader.ui.tiles import Marking, Tiles
from reader.ui.told import Kind

_IDLE_SECONDS = 0.005
"""How long the layout of what cannot be seen may hold the event loop at a time."""
_PAINTED_MILLISECONDS = 30
"""How long after a page was set its first screen has surely been painted: the rest waits for it."""
_KEPT_DOCUMENTS = 60
"""How many laid out bands are kept; more are dropped, far ones first."""
_AHEAD = 420
"""How far above and below the viewport text is painted in the pauses, in pixels."""
_PIECES = 60
"""How many pieces of text are painted ahead at most, until the page is scrolled again."""
_TEXT_SIZE = 12.0


class Spot(Struct, frozen=True):
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


class BandArea(QAbstractScrollArea):
    """A page of bands.

    Signals:
        placeChanged: the reader has scrolled or jumped, and rests.
    """

    placeChanged = Signal()  # noqa: N815  (Qt's signals are camelCase)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = _TEXT_SIZE
        self._bands: list[Band] = []
        self._tops: list[float] = []
        self._page = Page.of(800, Setting.of_size(self._points))
        self._laid_out: dict[int, Band] = {}
        self._tiles = Tiles()
        self._gutter: tuple[int, int, int] | None = None
        self._hovered: Button | None = None
        self._down: Button | None = None
        self._focus: Button | None = None
        self._shows_focus = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would lay the page out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._measure_more)
        self._to_paint = 0
        self._ahead = QTimer(self, interval=0)
        self._ahead.timeout.connect(self._paint_ahead)
        self._rest = QTimer(self, singleShot=True, interval=250)
        self._rest.timeout.connect(self.placeChanged)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())
        theme_changes().changed.connect(self._dress)
        theme_changes().reading_changed.connect(self._relay)

    # --- what subclasses say ------------------------------------------------

    def _reveal(self, speech: int, offset: int) -> None:
        """Unfold what holds a place."""

    def _single_column(self) -> bool:
        return False

    def _pinned_height(self) -> float:
        """How much of the viewport's top the pinned header covers."""
        return 0.0

    def _grounds(
        self, key: tuple[int, int, int], seen: tuple[int, int] | None = None
    ) -> Sequence[Ground]:
        """Ranges of a slice of text that are painted upon a colour.

        Parameters:
            key: a speech's number, and code points into its text.
            seen: what of it is painted; None for all.
        """
        return ()

    def _ticked(self, cell: TextCell) -> Sequence[tuple[int, int]]:
        """Paragraphs of a cell that are ticked."""
        return ()

    def _ticking(self) -> bool:
        """Whether all paragraphs show their ticks."""
        return False

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
            shown = [
                placed
                for placed in band.placed(self._page, line, line + self.viewport().height())
                if placed.y + placed.cell.height > line
            ]
            if not shown:
                continue
            # Beside a cell that is being read, the other one is pinned and tells nothing.
            begun = [placed for placed in shown if placed.y < line]
            placed = max(begun, key=lambda one: one.cell.height) if begun else shown[0]
            cell = placed.cell
            offset = cell.start
            if begun:
                offset = cell.offset_at(QPointF(0, line - placed.y + 4))
            return Spot(cell.speech, offset, placed.y + cell.y_of(offset) - line)
        return None

    def restore(self, spot: Spot) -> None:
        """Go back to a place."""
        self._reveal(spot.speech, spot.offset)
        self._show_place(spot.speech, spot.offset, shift=spot.shift)

    def bring_into_sight(self, speech: int, offset: int) -> bool:
        """Unfold and scroll only as far as a place needs to be seen; whether it exists."""
        self._reveal(speech, offset)
        return self._show_place(speech, offset, only_if_hidden=True)

    def _show_place(
        self,
        speech: int,
        offset: int,
        *,
        shift: float | None = None,
        whole: bool = False,
        only_if_hidden: bool = False,
    ) -> bool:
        """Scroll to a place in the text: to the top edge, or into sight; whether it exists.

        Parameters:
            shift: how far below the edge.
            whole: whether the page may be moved a little so that the edge cuts through no head;
                what is only brought into sight leaves them whole in any case.
        """
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
                    top = y - ((bottom - edge) * 0.25 if only_if_hidden else shift or 0.0)
                    if whole or only_if_hidden:
                        top = self._whole_heads(top, y, bottom - edge)
                    bar.setValue(round(top - self._pinned_height()))
                    self._measure_visible()
                    if bar.value() == before:
                        break
                self.viewport().update()
                return True
        return False

    def _whole_heads(self, edge: float, y: float, room: float) -> float:
        """The edge of the page, moved by so much that it cuts through nobody's name: a head over
        what is said is there whole, or wholly out of sight where that would push out the place.

        Parameters:
            edge: where on the page reading is to begin.
            y: the place that is to be seen.
            room: how much of the page is in sight.
        """
        band = self._bands[self._index_at(edge)] if self._bands else None
        if band is None:
            return edge
        self._measure(band)
        heads = [
            head.translated(0, band.top)
            for told in band.told()
            if told.kind is Kind.HEADING and told.place and (head := told.place()).isValid()
        ]
        cut = [head for head in heads if head.top() < edge < head.bottom()]
        if not cut:
            return edge
        top = min(head.top() for head in cut)
        if y + 2 * self._page.setting.pitch <= top + room:
            return top
        return min(max(head.bottom() for head in cut), y)

    def _place_in(self, band: Band, cell: TextCell, offset: int) -> float:
        """The height on the page of a place in a cell that is not pinned."""
        # Where nothing of the band lies above the edge, nothing of it is pinned.
        placed = next(one for one in band.placed(self._page, 0.0, 0.0) if one.cell is cell)
        return band.top + placed.y + cell.y_of(offset)

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
        self._focus = self._down = self._hovered = None
        self._gutter = None
        self._laid_out.clear()
        self._tiles.forget()
        for band in self._bands:
            band.measured = False
            band.height = band.estimate(self._page)
        self._stack()
        self._idle.start(_PAINTED_MILLISECONDS)
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
        bar.setEnabled(bar.maximum() > 0)  # without range its handle is not painted
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
        if not band.measured:
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
        self._idle.setInterval(0)
        deadline = perf_counter() + _IDLE_SECONDS
        bar = self.verticalScrollBar()
        anchor = self._bands[self._index_at(bar.value())] if self._bands else None
        before = anchor.top if anchor else 0.0
        shown = self._shown()
        pending = False
        for band in self._bands:
            if band.measured:
                continue
            if not band.prepare(self._page, lambda: perf_counter() > deadline):
                pending = True
                break
            self._lay_out(band)
        if not pending:
            self._idle.stop()
            self._paint_soon()
        self._stack()
        if anchor is not None and anchor.top != before:
            bar.setValue(bar.value() + round(anchor.top - before))
        self._release_far()
        if self._shown() != shown:
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
        self._tiles.forget()
        self._stack()
        if at_top:
            bar.setValue(0)
        elif spot is not None:
            self._show_place(spot.speech, spot.offset, shift=spot.shift)
        self._measure_visible()
        self._idle.start(_PAINTED_MILLISECONDS)
        self.viewport().update()

    def _dress(self) -> None:
        for band in self._bands:
            band.release()
        self._laid_out.clear()
        self._tiles.forget()
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
            ticking=self._ticking(),
            gutter=self._gutter,
            hover=self._hovered,
            down=self._down,
            focus=self._focus if self.hasFocus() else None,
            tiles=self._tiles,
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

    def _paint_soon(self) -> None:
        if self.isVisible():
            self._to_paint = _PIECES
            self._ahead.start()

    def _paint_ahead(self) -> None:
        """In a pause: paint text that the next frames will show."""
        deadline = perf_counter() + _IDLE_SECONDS
        # Where things stand comes first, and paints ahead when it is done.
        while self._to_paint and not self._idle.isActive() and self._paint_one_ahead():
            self._to_paint -= 1
            if perf_counter() > deadline:
                return
        self._ahead.stop()

    def _paint_one_ahead(self) -> bool:
        """Paint one piece of text near the viewport; whether one was lacking."""
        value, height = self.verticalScrollBar().value(), self.viewport().height()
        for band in self._bands[self._index_at(value - _AHEAD) :]:
            top = band.top - value
            if top > height + _AHEAD:
                break
            if not band.measured:
                continue
            self._lay_out(band)
            line, bottom = self._pinned_height() - top, height - top
            for placed in band.placed(self._page, line, bottom):
                cell = placed.cell
                near = QRectF(0, -_AHEAD - top - placed.y, placed.width, height + 2 * _AHEAD)
                marking = Marking(self._grounds, self._ticked(cell))
                if self._tiles.prepare(self.viewport(), cell, placed.width, near, marking):
                    return True
        return False

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

    # --- Qt -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().size()
        # What is near, and about as much again where the reader comes from.
        self._tiles.most = 1.5 * room.width() * (room.height() + 2 * _AHEAD)
        self._relay()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._ahead.stop()
        self._tiles.forget()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._paint_soon()
        # Pinned parts do not move with the page: everything is painted anew.
        self.viewport().update()
