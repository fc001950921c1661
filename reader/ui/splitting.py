"""Choosing where a passage is split: with the arrow keys, or under the mouse."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLabel

from reader.threads.joints import cuts
from reader.threads.model import Passage
from reader.ui.bands import GUTTER
from reader.ui.cell import Ground
from reader.ui.theme import SPACE, color, current_theme

if TYPE_CHECKING:
    from reader.ui.passage_area import PassageArea

_SAID = 30
"""Characters of a sentence that a screen reader says."""
_ABOVE = 92
"""Pixels between the hint and the page's lower edge, where the window's toast may be."""


class Splitting(QObject):
    """While a place is chosen, what would become the second passage is tinted.

    Signals:
        chosen: a passage's id, and where its second half is to begin (code points).
    """

    chosen = Signal(str, int)

    def __init__(self, view: "PassageArea") -> None:
        super().__init__(view)
        self._view = view
        self._passage: Passage | None = None
        self._text = ""
        self._cuts: Sequence[int] = ()
        self._at = 0
        self._hint = QLabel(view.viewport())
        self._hint.setProperty("role", "toast")
        self._hint.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.s)
        self._hint.setText(
            self.tr("← → で分ける文を選び、Enter で分けます（↑ ↓ は段落ごと、Esc でやめます）")
        )
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.hide()

    @property
    def active(self) -> bool:
        """Whether a place is being chosen."""
        return self._passage is not None

    def begin(self, passage: Passage, text: str) -> bool:
        """Offer the places between the sentences of a passage; whether there are any.

        Parameters:
            text: the whole speech's.
        """
        self.end()
        found = cuts(text, passage)
        if not found:
            return False
        self._passage, self._text, self._cuts = passage, text, found
        self._view.viewport().installEventFilter(self)
        selected = self._view.selected_text_range()
        near = 0
        if selected is not None and selected[0] == passage.speech:
            near = min(bisect_left(found, selected[1]), len(found) - 1)
        self._view.clear_selection()
        self._place_hint()
        self._hint.show()
        self._move_to(near)
        return True

    def end(self) -> None:
        """Choose no longer."""
        if self._passage is not None:
            self._passage = None
            self._view.viewport().removeEventFilter(self)
            self._hint.hide()
            self._view.viewport().update()

    def ground(self, key: tuple[int, int, int]) -> list[Ground]:
        """What would become the second passage, if it stands in the slice `key`."""
        passage = self._passage
        if passage is None or key != (passage.speech, passage.start, passage.end):
            return []
        tint = color(current_theme().accent_soft)
        return [Ground(self._cuts[self._at], passage.end, tint, rounded=False)]

    def press(self, event: QKeyEvent) -> bool:
        """Whether a key has to do with the choice."""
        key = event.key()
        if not self.active:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif key == Qt.Key.Key_Escape:
            self.end()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_to(self._at + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_to(self._paragraph(1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(0 if key == Qt.Key.Key_Home else len(self._cuts) - 1)
        else:
            return False
        return True

    def _choose(self) -> None:
        assert self._passage is not None
        passage, cut = self._passage, self._cuts[self._at]
        self.end()
        self.chosen.emit(passage.id, cut)

    def _paragraph(self, step: int) -> int:
        """The nearest place in that direction that begins a paragraph."""
        at = self._at + step
        while 0 <= at < len(self._cuts) and self._text[self._cuts[at] - 1] != "\n":
            at += step
        return at

    def _move_to(self, at: int) -> None:
        assert self._passage is not None
        self._at = min(max(at, 0), len(self._cuts) - 1)
        cut = self._cuts[self._at]
        self._view.bring_into_sight(self._passage.speech, cut)
        words = self._text[cut : self._passage.end].strip()[:_SAID]
        self._view.announce(self.tr("ここから分ける：{0}").format(words))
        self._view.viewport().update()

    def _follow(self, position: QPointF) -> bool:
        """Bring the place under the mouse; whether it is over the passage."""
        assert self._passage is not None
        found = self._view.place_at(position)
        if found is None or found[0].key != (
            self._passage.speech,
            self._passage.start,
            self._passage.end,
        ):
            return False
        at = max(0, bisect_right(self._cuts, found[1]) - 1)
        if at != self._at:
            self._at = at
            self._view.viewport().update()
        return True

    def _place_hint(self) -> None:
        page = self._view.viewport()
        words = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        width = min(words + 2 * SPACE.xl, page.width() - 2 * round(GUTTER))
        height = self._hint.heightForWidth(width)
        left = (page.width() - width) // 2
        self._hint.setGeometry(QRect(left, page.height() - height - _ABOVE, width, height))

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self._place_hint()
        if not isinstance(event, QMouseEvent):
            return False
        if kind == QEvent.Type.MouseMove:
            self._follow(event.position())
        elif kind == QEvent.Type.MouseButtonPress:
            if event.button() is Qt.MouseButton.LeftButton and self._follow(event.position()):
                self._choose()
            else:
                self.end()
        return True
