"""What stands in a list that holds nothing: a sentence that says so, and a way on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.scale import LINK_ROOM, SPACE

EMPTY_LIST = 12
"""Pixels that are left over it of a list without entries: that has the keyboard."""

Step = tuple[str, str]
"""A button's words, and the link that it is (see `ResultHeader.linkActivated`)."""


class NothingHere(QFrame):
    """The sentence over an empty list, with a button for each way on.

    Signals:
        linkActivated: the link of the way that was taken.
        said: something else is said now, or nothing: then it is not to be seen.
    """

    linkActivated = Signal(str)  # noqa: N815
    said = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "nothing")
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        # It begins where the words of the links below it do.
        self._words.setContentsMargins(LINK_ROOM, 0, 0, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.l - LINK_ROOM, SPACE.l - EMPTY_LIST, SPACE.m, SPACE.s)
        self._column.setSpacing(SPACE.s)
        self._column.addWidget(self._words)
        self._column.addStretch(1)
        self._steps: Sequence[Step] = ()
        self._buttons: list[QPushButton] = []

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, sentence: str, steps: Sequence[Step] = ()) -> None:
        """Show a sentence and ways on; "" takes both away."""
        self._words.setText(sentence)
        if steps != self._steps:
            self._steps = steps
            for one in self._buttons:
                one.hide()
                one.deleteLater()
            self._buttons = [self._button(*one) for one in steps]
        self.said.emit()

    def _button(self, words: str, link: str) -> QPushButton:
        made = QPushButton(words, self)
        made.setProperty("role", "link")
        made.setAutoDefault(False)
        made.clicked.connect(partial(self.linkActivated.emit, link))
        self._column.insertWidget(self._column.count() - 1, made, 0, Qt.AlignmentFlag.AlignLeft)
        return made
