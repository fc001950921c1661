"""A tool button of which some width can be taken: its words end in 「…」 then, or say less."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

_LEAST = 4
"""Full-width characters that are left of the words in any case."""

_SLACK = 2
"""Pixels: a style rounds what it pads, and cuts words in the middle where one is missing."""


class ElidedButton(QToolButton):
    """Shows words that give way. Qt would cut them in the middle, and asks for all their width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shorter = ""

    def set_words(self, words: str, shorter: str = "") -> None:
        """Show words.

        Args:
            words: with mnemonics escaped.
            shorter: what stands in their place where not all of them has room; it is elided
                where that has none, either. The words themselves where it is left out.
        """
        self._shorter = shorter
        self.setText(words)

    def words_shown(self) -> str:
        """What of the words there is room for."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        metrics: QFontMetrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        # All that the button is beside its words, which the style alone knows, without the air
        # that Qt leaves around them.
        around = self.sizeHint().width() - _width(metrics, self.text())
        room = self.width() - around + 2 * metrics.horizontalAdvance(" ")
        if _width(metrics, self.text()) <= room:
            return self.text()
        mode, flag = Qt.TextElideMode.ElideRight, Qt.TextFlag.TextShowMnemonic.value
        return metrics.elidedText(self._shorter or self.text(), mode, room - _SLACK, flag)

    def width_in(self, room: int) -> int:
        """The width that it takes where there is so much room: none for what it does not say."""
        whole = self.sizeHint().width()
        if whole <= room or not self._shorter:
            return min(whole, room)
        metrics = self.fontMetrics()
        spared = _width(metrics, self.text()) - _width(metrics, self._shorter)
        return min(whole - spared + _SLACK, room)

    # --- Qt -----------------------------------------------------------------

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        least = _LEAST * self.fontMetrics().horizontalAdvance("あ")
        spared = max(_width(self.fontMetrics(), self.text()) - least, 0)
        return QSize(whole.width() - spared, whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = self.words_shown()  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)


def _width(metrics: QFontMetrics, words: str) -> int:
    return metrics.size(Qt.TextFlag.TextShowMnemonic, words).width()
