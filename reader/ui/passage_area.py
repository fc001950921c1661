"""A page of questions and answers, each of which can be taken in hand."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.threads.joints import cuts
from reader.threads.model import Exchange, Passage, Round
from reader.ui.bands import Band, Button
from reader.ui.cell import Ground, TextCell
from reader.ui.marks import Found
from reader.ui.reading_area import ReadingArea
from reader.ui.row_band import RowBand
from reader.ui.thread_hands import ThreadHands
from reader.ui.thread_page import ThreadPage


class PassageArea(ReadingArea):
    """The passages of one exchange on a page.

    Attributes:
        hands: by which links and passages are corrected.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sitting: Sitting | None = None
        self._exchange: Exchange | None = None
        self._maker: ThreadPage | None = None
        self._passages: dict[str, Passage] = {}
        self._read_only = False
        self.hands = ThreadHands(self)

    # --- passages -----------------------------------------------------------

    def find(self, passage_id: str) -> tuple[Round, Passage] | None:
        """A passage of the exchange, and its round."""
        round_ = self.round_of(passage_id)
        return (round_, self._passages[passage_id]) if round_ is not None else None

    def round_of(self, passage_id: str) -> Round | None:
        """The round of a passage."""
        passage = self._passages.get(passage_id)
        rounds = self._exchange.rounds if self._exchange is not None else ()
        return next((one for one in rounds if passage and passage.speech in one.speeches), None)

    def text_of(self, passage: Passage) -> str:
        """The whole text of a passage's speech."""
        return self._text_of(passage.speech)

    def headline(self, passage: Passage) -> str:
        """What a passage is called in a list."""
        assert self._maker is not None
        return self._maker.headline(passage)

    def passage_at(self, point: QPointF) -> tuple[Passage, QRectF] | None:
        """The question or answer at a point of the viewport, and its part of the viewport."""
        for band, top in reversed(self._shown()):
            if not top <= point.y() < top + band.height:
                continue
            if not isinstance(band, RowBand):
                return None
            line, bottom = self._pinned_height() - top, self.viewport().height() - top
            inside = QPointF(point.x(), point.y() - top)
            found = band.passage_at(inside, self._page, line, bottom)
            return (self._passages[found[0]], found[1].translated(0, top)) if found else None
        return None

    def handle_at(self, point: QPointF) -> Passage | None:
        """The passage whose handle is at a point of the viewport."""
        button = self._pointed(point).button
        return self._passages.get(button.passage) if button is not None else None

    def _text_of(self, speech: int) -> str:
        assert self._sitting is not None
        return self._sitting.speeches[speech - 1].text

    # --- the one in hand ----------------------------------------------------

    def passage_in_hand(self) -> Passage | None:
        """The passage whose handle has the keyboard, else that of the paragraph at hand or of the
        selection, else the one that is being read."""
        if self._focus is not None and self._focus.passage:
            return self._passages.get(self._focus.passage)
        place = self._selected[0][:2] if self._selected is not None else None
        at_hand = self.paragraph_at_hand()
        if at_hand is not None:
            place = at_hand[:2]
        place = place or self._reading_place()
        return self._holding(*place) if place is not None else None

    def step_handle(self, step: int) -> None:
        """Give the keyboard to the next (1) or previous (−1) question or answer."""
        handles = [button for band in self._bands for button in band.buttons if button.passage]
        here = self._focus
        if here not in handles:
            passage = self.passage_in_hand()
            here = self._handle_of(passage.id) if passage is not None else None
            step = 0 if here is not None else step
        at = handles.index(here) + step if here is not None else 0
        if 0 <= at < len(handles):
            self._focus_on(handles[at])

    def take(self, passage: Passage) -> None:
        """Give the keyboard to the handle of a passage, if it is unfolded."""
        handle = self._handle_of(passage.id)
        if handle is not None:
            self._focus_on(handle)

    def _handle_of(self, passage_id: str) -> Button | None:
        buttons = (button for band in self._bands for button in band.buttons)
        return next((button for button in buttons if button.passage == passage_id), None)

    def _holding(self, speech: int, offset: int) -> Passage | None:
        """The passage that holds a place."""
        return next(
            (
                passage
                for passage in self._passages.values()
                if passage.speech == speech and passage.start <= offset < passage.end
            ),
            None,
        )

    def menu_place(self) -> QPoint:
        """Below the button that was pressed, on the screen."""
        button = self._focus or self._hovered
        for band, top in self._shown() if button is not None else ():
            if button in band.buttons:
                line, bottom = self._pinned_height() - top, self.viewport().height() - top
                moved = top + band.shift(button.column, line, bottom)
                corner = button.rect.bottomLeft().toPoint() + QPoint(0, round(moved))
                return self.viewport().mapToGlobal(corner)
        return QCursor.pos()

    # --- menus --------------------------------------------------------------

    def _fill_menu(self, menu: QMenu, cell: TextCell | None, offset: int | None) -> None:
        passage = self._passage_of(cell) if cell is not None else None
        found = self.find(passage.id) if passage is not None else None
        if found is not None:
            menu.addSeparator()
            self.hands.fill_menu(menu, *found, self._cut_near(found[1], offset))

    def _cut_near(self, passage: Passage, offset: int | None) -> int | None:
        """Where a passage is split that was pointed at: before the selection, else at the
        beginning of a sentence."""
        chosen = self.selected_text_range()
        if (
            chosen is not None
            and chosen[0] == passage.speech
            and passage.start < chosen[1] < passage.end
        ):
            return chosen[1]
        if offset is None:
            return None
        found = cuts(self.text_of(passage), passage)
        return min(found, key=lambda cut: abs(cut - offset), default=None)

    def _passage_of(self, cell: TextCell) -> Passage | None:
        assert self._sitting is not None
        return self._passages.get(ids.passage_id(self._sitting.id, cell.speech, cell.start))

    # --- layout and Qt ------------------------------------------------------

    def _grounds(self, key: Found, seen: tuple[int, int] | None = None) -> list[Ground]:
        return [*self.hands.splitting.ground(key), *super()._grounds(key, seen)]

    def _set_bands(self, bands: Sequence[Band]) -> None:
        """The keyboard stays at the passage whose handle has it, also after a correction."""
        held = self._focus.passage if self._focus is not None else ""
        super()._set_bands(bands)
        if held:
            place = ids.parse(held)
            passage = self._holding(place.speech or 0, place.start or 0)
            self._focus = self._handle_of(passage.id) if passage is not None else None

    def _holds_something(self) -> bool:
        return self.hands.busy() or super()._holds_something()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._read_only or not self.hands.press(event):
            super().keyPressEvent(event)
