"""What is marked on a page: found words, the selection, ticked paragraphs."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from reader.minutes.normalize import Folded, fold_with_map
from reader.ui.band_area import BandArea
from reader.ui.bands import Band
from reader.ui.cell import Ground, TextCell
from reader.ui.marks import Found, Marks, find_all
from reader.ui.theme import color, current_theme


class MarkedArea(BandArea):
    """A page with marks. All ranges are a speech's number, and code points into its text.

    Signals:
        hitChanged: the current hit (from 1; 0 for none) and how many there are.
        selectionChanged: the selection or the ticks changed.
    """

    hitChanged = Signal(int, int)  # noqa: N815
    selectionChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = Marks()
        self._found = Marks()
        self._sought = ""
        self._folded: dict[int, Folded] = {}
        self._selected: tuple[tuple[int, int, int], int, int] | None = None
        self._ticks: set[Found] = set()

    # --- what subclasses say ------------------------------------------------

    def _slices(self) -> Iterable[Found]:
        """Every slice of text of the page in order, also what is folded away."""
        return [
            (cell.speech, cell.start, cell.end) for band in self._bands for cell in band.cells()
        ]

    def _text_of(self, speech: int) -> str:
        """A speech's whole text."""
        raise NotImplementedError

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
        self.bring_into_sight(mark[0], mark[1])
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

    def _ticking(self) -> bool:
        return bool(self._ticks)

    # --- layout -------------------------------------------------------------

    def _set_bands(self, bands: Sequence[Band]) -> None:
        super()._set_bands(bands)
        slices = list(self._slices())
        self._hits.arrange(slices)
        self._found.arrange(slices)
