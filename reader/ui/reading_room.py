"""The right of the window: an invitation, and the reader where something is opened."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from reader.ui.reader_pane import ReaderPane
    from reader.ui.workspace import OpenPost, OpenSitting

_PARTS = (
    "reader.export.formats",
    "reader.ui.thread_page",
    "reader.ui.thread_view",
    "reader.ui.full_text_view",
    "reader.ui.post_view",
    "reader.ui.reader_pane",
    "reader.ui.quote_dialog",
    "reader.ui.reading",
)
"""What the reader is made of, in pieces that load in less than a person feels."""


_WAIT_MILLISECONDS = 20


class ReadingRoom(QStackedWidget):
    """Holds the room of the `ReaderPane`, which costs half a window's start, until it is needed.

    Signals:
        furnished: the `ReaderPane` is there now.
        entered: the keyboard is about to come into the text.
    """

    furnished = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane: ReaderPane | None = None
        self._missing = list(_PARTS)
        self._awaited: Callable[[], bool] = lambda: False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._furnish)
        self._invitation = QFrame(self)
        words = QLabel(
            self.tr("一覧から会議や質疑を選ぶと、ここに質問と答弁が並びます。"), self._invitation
        )
        words.setProperty("role", "muted")
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self._invitation).addWidget(words)
        self.addWidget(self._invitation)

    @property
    def pane(self) -> "ReaderPane":
        """The reader; made when it is asked for the first time."""
        if self._pane is None:
            from reader.ui.reader_pane import ReaderPane

            self._pane = ReaderPane(self)
            self._pane.shown.connect(self._show)
            self.addWidget(self._pane)
            self.furnished.emit(self._pane)
        return self._pane

    @property
    def opened(self) -> "OpenSitting | OpenPost | None":
        """What is open."""
        return None if self._pane is None else self._pane.opened

    def clear(self) -> None:
        """Show that nothing is open."""
        if self._pane is not None:
            self._pane.clear()
        self.setFocusProxy(None)  # pyright: ignore[reportArgumentType]  (Qt takes none)
        self.setCurrentWidget(self._invitation)

    def enter(self) -> None:
        """Bring the keyboard into the text."""
        self.entered.emit()
        self.setFocus()

    def furnish(self, awaited: Callable[[], bool]) -> None:
        """Make the reader by and by, while nothing else is to be done.

        Args:
            awaited: whether something else is waited for.
        """
        self._awaited = awaited
        if self._pane is None:
            self._next.start(0)

    def _furnish(self) -> None:
        if self._pane is not None:
            return
        if self._awaited():
            self._next.start(_WAIT_MILLISECONDS)
        elif self._missing:
            import_module(self._missing.pop(0))
            self._next.start(0)
        else:
            _ = self.pane

    def _show(self) -> None:
        assert self._pane is not None
        self.setFocusProxy(self._pane)
        self.setCurrentWidget(self._pane)
