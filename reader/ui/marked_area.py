"""What is marked on a page: found words, the selection, ticked paragraphs."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.ui.band_area import BandArea
from reader.ui.bands import Band
from reader.ui.cell import Ground, TextCell
from reader.ui.finding import Finding, Text
from reader.ui.hit_ruler import HitRuler, Whereabouts
from reader.ui.marks import Found, Marks, Ranges
from reader.ui.theme import color, current_theme

if TYPE_CHECKING:
    from numpy.typing import NDArray


_QUOTED = 0.11
"""How much colour lies under what posts quote."""


class MarkedArea(BandArea):
    """A page with marks. All ranges are a speech's number, and code points into its text.

    Attributes:
        finding: the found words, and the steps through them.

    Signals:
        selectionChanged: the selection or the ticks changed.
    """

    selectionChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = Finding(
            Text(
                self._slices,
                self._text_of,
                self._reading_place,
                self._in_sight,
                lambda mark: self.bring_into_sight(mark[0], mark[1]),
            ),
            self,
        )
        self.finding.changed.connect(self.viewport().update)
        self._ruler = HitRuler(self, self.finding, self._where)
        self._selected: tuple[tuple[int, int, int], int, int] | None = None
        self._ticks: set[Found] = set()
        self._quoted: dict[int, list[tuple[int, int]]] = {}
        self._laid_out_height = 0

    # --- what subclasses say ------------------------------------------------

    def _slices(self) -> Iterable[Found]:
        """Every slice of text of the page in order, also what is folded away."""
        return [
            (cell.speech, cell.start, cell.end) for band in self._bands for cell in band.cells()
        ]

    def _text_of(self, speech: int) -> str:
        """A speech's whole text."""
        raise NotImplementedError

    # --- found words --------------------------------------------------------

    def set_hits(self, ranges: Ranges) -> None:
        """Paint these ranges as found."""
        self.finding.set_hits(ranges)

    def _reading_place(self) -> tuple[int, int] | None:
        spot = self.position()
        return (spot.speech, spot.offset) if spot else None

    def _in_sight(self, mark: Found) -> bool:
        point = self.point_of(mark[0], mark[1])
        return point is not None and self._pinned_height() < point.y() < self.viewport().height()

    def _where(self, marks: Marks) -> Whereabouts:
        """Where the marks stand on the page; what is folded away stands at its line."""
        import numpy as np  # not before there is something to mark: a start would wait for it

        heights: list[NDArray[np.float64]] = []
        indexes: list[NDArray[np.int64]] = []
        for band in self._bands if len(marks) else ():
            for placed in band.placed(self._page, 0.0, 0.0):
                for first, begins in marks.begins_in(placed.cell.key):
                    heights.append(band.top + placed.y + placed.cell.rough_heights(begins))
                    indexes.append(np.arange(first, first + len(begins)))
            for piece in band.hidden:
                for first, begins in marks.begins_in(piece):
                    heights.append(np.full(len(begins), band.top + band.height / 2))
                    indexes.append(np.arange(first, first + len(begins)))
        content = self.verticalScrollBar().maximum() + self.viewport().height()
        return Whereabouts.of(heights, indexes, content)

    # --- what posts quote -----------------------------------------------------

    def set_quoted(self, ranges: Iterable[Found]) -> None:
        """Mark these ranges as quoted in posts."""
        self._quoted = {}
        for speech, start, end in ranges:
            self._quoted.setdefault(speech, []).append((start, end))
        self.viewport().update()

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

    def _grounds(self, key: Found, seen: tuple[int, int] | None = None) -> list[Ground]:
        theme = current_theme()
        grounds = [
            Ground(max(start, key[1]), min(end, key[2]), color(theme.success, _QUOTED), None, False)
            for start, end in self._quoted.get(key[0], ())
            if start < key[2] and end > key[1]
        ]
        chosen = self.selected_text_range()
        if chosen is not None and self._selected is not None and self._selected[0] == key:
            grounds.append(Ground(chosen[1], chosen[2], color(theme.selection), rounded=False))
        usual, current = color(theme.hit), color(theme.current_hit)
        start, end = seen or key[1:]
        for marks in (self.finding.hits, self.finding.found):
            for mark in marks.within(key[0], max(start, key[1]), min(end, key[2])):
                if mark == marks.current:
                    ink = color(theme.on_current_hit)
                    grounds.append(Ground(mark[1], mark[2], current, ink))
                else:
                    grounds.append(Ground(mark[1], mark[2], usual))
        return grounds

    def _ticked(self, cell: TextCell) -> list[tuple[int, int]]:
        return [
            (start, end)
            for speech, start, end in self._ticks
            if speech == cell.speech and cell.start <= start and end <= cell.end
        ]

    def _ticking(self) -> bool:
        return bool(self._ticks)

    # --- layout -------------------------------------------------------------

    def _set_bands(self, bands: Sequence[Band]) -> None:
        super()._set_bands(bands)
        self.finding.arrange()

    def _relay(self) -> None:
        """The current hit stays in sight where it was."""
        mark = self.finding.active.current
        held = mark is not None and self._was_in_sight(mark)
        super()._relay()
        self._laid_out_height = self.viewport().height()
        if held and mark is not None and not self._in_sight(mark):
            self.bring_into_sight(mark[0], mark[1])

    def _was_in_sight(self, mark: Found) -> bool:
        """Whether a found word could be seen before the page got another size."""
        edge, bottom = self._edge(), self.verticalScrollBar().value() + self._laid_out_height
        return any(
            band.measured and edge <= self._place_in(band, cell, mark[1]) < bottom
            for band in self._bands
            for cell in band.cells()
            if cell.speech == mark[0] and cell.start <= mark[1] < cell.end
        )

    def _set_range(self, content: float) -> None:
        super()._set_range(content)
        self._ruler.refresh()
