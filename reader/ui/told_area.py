"""A page that can be read without eyes and without a mouse: its parts, and a paragraph at hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.ui.accessible import announce, parts_changed, tell_focus
from reader.ui.bands import Band, Button
from reader.ui.marked_area import MarkedArea
from reader.ui.marks import Found
from reader.ui.theme import RADIUS, SPACE, color, current_theme
from reader.ui.told import Condition, Kind, Teller, Told


class ToldArea(MarkedArea, Teller):
    """A page that tells a screen reader of its parts, and in which keys go by paragraphs.

    The paragraph at hand has a ring around it: it can be ticked, and the context menu of the
    keyboard is its menu.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand: Told | None = None
        self._told: dict[int, list[Told]] | None = None

    # --- what a screen reader asks ------------------------------------------

    def told(self) -> Sequence[Told]:
        return [part for parts in self._told_by_band().values() for part in parts]

    def _told_by_band(self) -> dict[int, list[Told]]:
        """The parts of each band, by the band's place in the order."""
        if self._told is None:
            self._told = {}
            for index, band in enumerate(self._bands):
                self._told[index] = band.told()
                for part in self._told[index]:
                    part.band = band
        return self._told

    def condition(self, part: Told) -> Condition:
        band = part.band
        if band is None:
            return Condition(QRect())
        focused = self.hasFocus() and part is self.told_focus()
        if part.kind is not Kind.PARAGRAPH or part.cell is None:
            return Condition(self._in_widget(band, part.column, self._own_place(part)), focused)
        key = _range(part)
        found = [
            (max(begin, part.start) - part.start, min(end, part.end) - part.start)
            for marks in (self.finding.hits, self.finding.found)
            for _, begin, end in marks.within(*key)
        ]
        ticked = key in self._ticks if self._can_tick() else None
        return Condition(self._paragraph_place(band, part), focused, ticked, sorted(found))

    def told_focus(self) -> Told | None:
        if self._focus is not None:
            parts = self._told_by_band()[self._bands.index(self._band_of(self._focus))]
            return next((one for one in parts if one.button is self._focus), None)
        return self._at_hand

    def told_at(self, point: QPoint) -> Told | None:
        shown = {id(band) for band, _ in self._shown()}
        for index, parts in self._told_by_band().items():
            if id(self._bands[index]) in shown:
                for part in parts:
                    if self.condition(part).rect.contains(point):
                        return part
        return None

    def do(self, part: Told) -> None:
        if part.button is not None:
            part.button.press()
        elif part.cell is not None and self._can_tick():
            key = _range(part)
            self.set_tick(*key, on=key not in self._ticks)

    def announce(self, words: str) -> None:
        """Have a screen reader say what happens on the page."""
        announce(self, words)

    def _can_tick(self) -> bool:
        """Whether paragraphs can be chosen for a quote."""
        return True

    # --- places -------------------------------------------------------------

    def _band_of(self, button: Button) -> Band:
        return next(band for band in self._bands if button in band.buttons)

    def _own_place(self, part: Told) -> QRectF:
        if part.button is not None:
            return part.button.rect
        return part.place() if part.place is not None else QRectF()

    def _in_widget(self, band: Band, column: int | None, place: QRectF) -> QRect:
        """A place in a band, in the widget's coordinates."""
        if place.isEmpty():
            return QRect()
        top = self._top_of(band)
        line, bottom = self._pinned_height() - top, self.viewport().height() - top
        place = place.translated(0, top + band.shift(column, line, bottom))
        return place.toAlignedRect().translated(self.viewport().pos())

    def _top_of(self, band: Band) -> float:
        """Where a band begins in the viewport."""
        shown = next((top for one, top in self._shown() if one is band), None)
        return band.top - self.verticalScrollBar().value() if shown is None else shown

    def _paragraph_place(self, band: Band, part: Told) -> QRect:
        """Where a paragraph is, in the widget; where its cell is while that is not laid out."""
        top = self._top_of(band)
        line, bottom = self._pinned_height() - top, self.viewport().height() - top
        for placed in band.placed(self._page, line, bottom):
            cell = placed.cell
            if cell is not part.cell:
                continue
            whole = QRectF(0, 0, placed.width, cell.height)
            if cell.holds_documents:
                for number, one in enumerate(cell.rects(part.start, part.end)):
                    whole = whole.united(one) if number else one
            whole = whole.translated(placed.x, placed.y + top)
            return whole.toAlignedRect().translated(self.viewport().pos())
        return QRect()

    # --- the paragraph at hand ----------------------------------------------

    def paragraph_at_hand(self) -> Found | None:
        """The paragraph to which the keyboard has gone."""
        return _range(self._at_hand) if self._at_hand is not None else None

    def step_paragraph(self, step: int) -> bool:
        """Go to the next (1) or previous (−1) paragraph; whether there is one."""
        order = [part for part in self.told() if part.kind is Kind.PARAGRAPH]
        if self._at_hand is not None:
            at = order.index(self._at_hand) + step
        else:
            speech, offset = self._reading_place() or (0, 0)
            read = (
                index
                for index, part in enumerate(order)
                if _range(part)[0] == speech and offset <= part.end
            )
            at = next(read, 0)
        if not 0 <= at < len(order):
            return False
        self._focus = None
        self._at_hand = order[at]
        self.bring_into_sight(*_range(self._at_hand)[:2])
        tell_focus(self, self._at_hand)
        self.viewport().update()
        return True

    def tick_at_hand(self) -> bool:
        """Tick or untick the paragraph at hand; whether there is one."""
        if self._at_hand is None or not self._can_tick():
            return False
        key = _range(self._at_hand)
        on = key not in self._ticks
        self.set_tick(*key, on=on)
        self.announce(self.tr("引用に選びました") if on else self.tr("引用から外しました"))
        return True

    def point_at_hand(self) -> QPoint | None:
        """A point of the viewport within what the keyboard has: its menu opens there."""
        part = self.told_focus()
        rect = self.condition(part).rect if part is not None else QRect()
        if rect.isEmpty():
            return None
        inside = rect.translated(-self.viewport().pos()).intersected(self.viewport().rect())
        return QPoint(inside.left() + SPACE.s, inside.top() + SPACE.m)

    def let_paragraph_go(self) -> None:
        """Have no paragraph at hand."""
        if self._at_hand is not None:
            self._at_hand = None
            self.viewport().update()

    def _tell_button(self, button: Button) -> None:
        """The keyboard has gone to a button of the page."""
        self._at_hand = None
        tell_focus(self, self.told_focus())

    # --- Qt -----------------------------------------------------------------

    def _set_bands(self, bands: Sequence[Band]) -> None:
        before = self.paragraph_at_hand()
        super()._set_bands(bands)
        self._told = self._at_hand = None
        if before is not None:
            paragraphs = (part for part in self.told() if part.kind is Kind.PARAGRAPH)
            self._at_hand = next((part for part in paragraphs if _range(part) == before), None)
        parts_changed(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        part = self.told_focus() if self._at_hand is not None and self.hasFocus() else None
        if part is None:
            return
        rect = QRectF(self.condition(part).rect.translated(-self.viewport().pos()))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(current_theme().accent), 2))
        painter.drawRoundedRect(rect.adjusted(-6, -1, 6, 1), RADIUS, RADIUS)
        painter.end()


def _range(part: Told) -> Found:
    """The range of text that a paragraph is."""
    assert part.cell is not None
    return part.cell.speech, part.start, part.end
