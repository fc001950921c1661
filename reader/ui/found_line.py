"""A slice of a speech on one line, white space squeezed, with its found words painted."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from reader.ui.bands import draw_text
from reader.ui.cell import Ground
from reader.ui.marks import Found
from reader.ui.theme import color, current_theme

_LONGEST = 240
"""Characters that a line is read for; no screen shows more."""


class FoundLine(Struct, frozen=True):
    """What is shown of a slice.

    Attributes:
        slice: a speech's number, and code points into its text.
        words: the slice on one line.
        offsets: for each character of `words`, where it stands in the speech's text; empty
            for words that stand nowhere.
    """

    slice: Found
    words: str
    offsets: tuple[int, ...]

    @classmethod
    def plain(cls, words: str) -> "FoundLine":
        """Words that are no slice of any speech."""
        return cls((0, 0, 0), words, ())

    @classmethod
    def of(cls, speech: int, start: int, end: int, text: str) -> "FoundLine":
        """The line of a slice of a speech's whole text."""
        words: list[str] = []
        offsets: list[int] = []
        for offset in range(start, min(end, start + _LONGEST)):
            character = text[offset]
            if character.isspace():
                if not words or words[-1] == " ":
                    continue
                character = " "
            words.append(character)
            offsets.append(offset)
        if words and words[-1] == " ":
            words.pop()
            offsets.pop()
        if end - start > _LONGEST:
            words.append("…")
            offsets.append(start + _LONGEST)
        return cls((speech, start, end), "".join(words), tuple(offsets))

    def ranges(self, grounds: Sequence[Ground]) -> list[tuple[int, int, Ground]]:
        """Where grounds lie in `words`; those that are cut off are left out."""
        placed = [
            (bisect_left(self.offsets, one.start), bisect_left(self.offsets, one.end), one)
            for one in grounds
        ]
        return [(first, last, one) for first, last, one in placed if first < last]

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        frame: str,
        font: QFont,
        ink: QColor,
        grounds: Sequence[Ground],
    ) -> float:
        """Paint it in a frame of words, elided at the right; its width.

        Parameters:
            frame: 「問「{0}」」: what stands around the words.
        """
        metrics = QFontMetricsF(font)
        whole = frame.format(self.words)
        shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
        begin = frame.index("{0}")
        end = begin + len(self.words)
        if shown != whole:
            end = min(end, len(shown) - 1)
        width = draw_text(painter, rect, whole, font, ink)
        tall = metrics.height() + 2
        for first, last, ground in self.ranges(grounds):
            first, last = begin + first, min(begin + last, end)
            if first >= last:
                continue
            left = metrics.horizontalAdvance(whole[:first])
            strip = QRectF(
                rect.left() + left,
                rect.center().y() - tall / 2,
                metrics.horizontalAdvance(whole[:last]) - left,
                tall,
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground.color)
            painter.drawRoundedRect(strip, 3, 3)
            # Secondary ink is too faint upon a found word's ground.
            strong = ground.text or color(current_theme().text)
            strip.setWidth(strip.width() + 1)
            draw_text(painter, strip, whole[first:last], font, strong)
        return width
