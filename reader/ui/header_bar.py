"""The bar over a text: what is read, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QWidget

from reader.ui.fitting import is_narrow
from reader.ui.theme import SPACE

_NARROW = 36
"""Full-width characters below which words and tools do not fit beside each other."""


class HeaderBar(QFrame):
    """Words at the left and tools at the right; where there is little room, the tools stand under
    the words.

    Parameters:
        words: take what room there is.
        tools: from left to right.

    Signals:
        narrowed: whether there is little room now.
    """

    narrowed = Signal(bool)

    def __init__(self, words: QLayout, tools: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self._narrow = False
        row = self._tools = QHBoxLayout()
        row.setSpacing(SPACE.s)
        for tool in tools:
            row.addWidget(tool)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        self._rows.setSpacing(SPACE.s)
        self._rows.addLayout(words, 1)
        self._rows.addLayout(row)
        self._rows.setAlignment(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def add_tool(self, tool: QWidget) -> None:
        """Put a tool before the others."""
        self._tools.insertWidget(0, tool)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = is_narrow(self, _NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            ways = QBoxLayout.Direction
            self._rows.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
            self.narrowed.emit(narrow)
