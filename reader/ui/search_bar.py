"""The search field: suggestions, Japanese input, and what of a query cannot be understood."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QRect,
    QSignalBlocker,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyle, QStyleOptionFrame, QToolButton, QWidget

from reader.errors import QueryError
from reader.ui.fields import make_clearable
from reader.ui.icons import bind_icon
from reader.ui.offsets import to_utf16
from reader.ui.theme import color, current_theme

_PAUSE_MILLISECONDS = 90
"""How long typing must rest before a search starts."""

_PATIENCE_MILLISECONDS = 900
"""How long it must rest before a fault is shown: half a query is nothing to be told off for."""

_SHORTEST_LINE = 8


class SearchField(QLineEdit):
    """The field on top.

    Signals:
        queryChanged: the text, once typing rests; never while Japanese input is composed.
        submitted: Enter was pressed: the text is worth remembering.
        leftDownwards: ↓ was pressed: the reader wants to the list.
        recentRequested: the recent searches are wanted.
        flawShown: the sentence about what cannot be understood, once typing rests; "" as soon
            as it goes on, and where all is well.
    """

    queryChanged = Signal(str)  # noqa: N815
    submitted = Signal(str)
    leftDownwards = Signal()  # noqa: N815
    recentRequested = Signal()  # noqa: N815
    flawShown = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._told = ""
        self._error: QueryError | None = None
        self._sentence = ""
        self._underlined = False
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(self._show_flaw)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._tell)
        self._recent = QStringListModel(self)
        completer = self._completer = QCompleter(self._recent, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.setProperty("role", "search")
        make_clearable(self)
        self.setPlaceholderText(self.tr("会議録と記事を検索（例：オンライン化 発言者:見本太郎）"))
        self.setAccessibleName(self.tr("検索"))
        glass = QAction(self.tr("検索"), self)
        bind_icon(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        recent = QAction(self.tr("最近の検索（Alt+↓）"), self)
        bind_icon(recent, "history", "muted")
        recent.triggered.connect(self.recentRequested)
        self.addAction(recent, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._changed)

    def set_query(self, text: str) -> None:
        """Put a query into the field and search for it at once."""
        with QSignalBlocker(self):
            self.setText(text)
        self._tell()
        self._show_flaw()

    def forget(self) -> None:
        """Empty the field without a search: something else is listed now."""
        with QSignalBlocker(self):
            self.clear()
        self._timer.stop()
        self._told = ""
        self.set_error(None)

    def resting(self) -> bool:
        """Whether nothing typed waits to be searched for."""
        return not self._timer.isActive()

    def set_recent(self, queries: Sequence[str]) -> None:
        """Offer these while typing."""
        self._recent.setStringList(list(queries))

    def set_error(self, error: QueryError | None, sentence: str = "") -> None:
        """Underline what cannot be understood, once typing rests; None when all is well."""
        if error is not None and self._underlined and sentence == self._sentence:
            self._error = error
            self.update()
            return
        self._error, self._sentence = error, sentence
        self.setToolTip(sentence)
        self._hide_flaw()
        if error is not None:
            self._patience.start()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A file dropped here is to be imported, not its path searched for.
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self._timer.stop()
            self._hide_flaw()
        else:
            self._composed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # What was being composed is in the text now, or dropped; no event tells.
        if self._composing:
            self._composing = False
            self._composed()

    def _composed(self) -> None:
        """Composition is over; it may have replaced what was selected by nothing."""
        if self.text() != self._told:
            self._timer.start()
        elif self._error is not None:
            self._patience.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._composing:
            self._tell()
            self._show_flaw()
            self.submitted.emit(self.text())
            event.accept()
            return
        popup = self._completer.popup()
        suggesting = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Down and not self._composing and not suggesting:
            self.leftDownwards.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._error is None or not self._underlined:
            return
        start = self._x_at(to_utf16(self.text(), min(self._error.start, len(self.text()))))
        end = self._x_at(to_utf16(self.text(), min(self._error.end, len(self.text()))))
        painter = QPainter(self)
        painter.setClipRect(self._text_rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(current_theme().danger), 1.6))
        bottom = self.cursorRect().bottom() - 1
        x, up = start, True
        while x < max(end, start + _SHORTEST_LINE):
            painter.drawLine(
                int(x), bottom - (0 if up else 2), int(x + 3), bottom - (2 if up else 0)
            )
            x, up = x + 3, not up
        painter.end()

    def _x_at(self, position: int) -> float:
        """Where a position of the text is drawn (QLineEdit only tells the cursor's)."""
        metrics = self.fontMetrics()
        cursor = self.cursorRect().center().x()
        at_cursor = metrics.horizontalAdvance(_before(self.text(), self.cursorPosition()))
        return cursor - at_cursor + metrics.horizontalAdvance(_before(self.text(), position))

    def words_start(self) -> int:
        """Where its words begin, in pixels from its left edge; at the edge of their room where
        they are scrolled beyond it."""
        return round(max(self._x_at(0), self._text_rect().left()))

    def _text_rect(self) -> QRect:
        """Where text is drawn: beside the glass and the button that clears."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_LineEditContents
        rect = self.style().subElementRect(element, option, self)
        buttons = [one for one in self.findChildren(QToolButton) if one.isVisible()]
        for button in buttons:
            if button.geometry().center().x() < self.width() / 2:
                rect.setLeft(max(rect.left(), button.geometry().right()))
            else:
                rect.setRight(min(rect.right(), button.geometry().left()))
        return rect

    def _changed(self) -> None:
        self._hide_flaw()
        if not self._composing:
            self._timer.start()

    def _tell(self) -> None:
        self._timer.stop()
        self._told = self.text()
        self.queryChanged.emit(self._told)

    def _show_flaw(self) -> None:
        if self._error is None or self._composing:
            return
        self._patience.stop()
        self._underline(self._sentence)

    def _hide_flaw(self) -> None:
        self._patience.stop()
        if self._underlined:
            self._underline("")

    def _underline(self, sentence: str) -> None:
        self._underlined = bool(sentence)
        self.setAccessibleDescription(sentence)
        self.flawShown.emit(sentence)
        self.update()


def _before(text: str, position: int) -> str:
    """The text up to a position in UTF-16 code units, as Qt counts."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode(
        "utf-16-le", "surrogatepass"
    )
