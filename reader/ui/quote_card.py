"""One quote of a post: where it comes from, how it differs, and the way there."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from reader.library.quotes import Quote
from reader.quotes.model import Verdict
from reader.ui.quote_words import (
    difference_html,
    places_words,
    source_words,
    verdict_token,
    verdict_words,
)
from reader.ui.theme import HAIRLINE, RADIUS, SPACE, color, current_theme, theme_changes
from reader.ui.told import Pressable

_SHOWN = 60
"""Characters of an exact quote's words."""

_BAR = 4
"""Pixels of width of the bar that has the verdict's colour."""


class QuoteCard(QFrame, Pressable):
    """A quote.

    Signals:
        chosen: the reader clicked on it, or pressed Space.
        sourceRequested: its passage of the minutes is wanted.
    """

    chosen = Signal()
    sourceRequested = Signal()  # noqa: N815

    def __init__(self, quote: Quote, text: str, parent: QWidget | None = None) -> None:
        """Show `quote`, of a post with this text."""
        super().__init__(parent)
        self.quote = quote
        self._text = text
        self._current = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._verdict = QLabel(verdict_words(quote), self)
        self._verdict.setWordWrap(True)
        self._verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._source = QLabel(source_words(quote), self)
        self._source.setWordWrap(True)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._unsure = QLabel(places_words(quote), self)
        self._unsure.setWordWrap(True)
        self._unsure.setProperty("role", "caption")
        self._unsure.setVisible(quote.places > 1)
        self._open = QPushButton(self.tr("会議録で開く"), self)
        self._open.setProperty("role", "link")
        self._open.setAccessibleDescription(source_words(quote))
        self._open.clicked.connect(self.sourceRequested)
        top = QHBoxLayout()
        top.setSpacing(SPACE.s)
        top.addWidget(self._verdict, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(_BAR + SPACE.m, SPACE.s, SPACE.s, SPACE.m)
        column.setSpacing(SPACE.xs)
        column.addLayout(top)
        column.addWidget(self._source)
        column.addWidget(self._words)
        column.addWidget(self._unsure)
        self.setAccessibleName(f"{self._verdict.text()} {self._source.text()}")
        theme_changes().changed.connect(self._dress)
        self._dress()

    def set_current(self, current: bool) -> None:
        """Whether this is the one that the reader looks at."""
        if current != self._current:
            self._current = current
            self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        ink = getattr(theme, verdict_token(self.quote.passage.verdict))
        self._verdict.setStyleSheet(f"color: {ink}; font-weight: bold;")
        self._words.setStyleSheet(f"color: {theme.text};")
        self._source.setStyleSheet(f"color: {theme.muted};")
        if self.quote.passage.verdict is Verdict.EXACT:
            words = "".join(self.quote.words.split())
            self._words.setText(words[:_SHOWN] + ("…" if len(words) > _SHOWN else ""))
        else:
            self._words.setText(difference_html(self.quote, self._text))
        self._share_line()
        self.update()

    def _share_line(self) -> None:
        """Let the verdict's first line stand beside the words of the link, however many follow."""
        self._verdict.ensurePolished()
        self._open.ensurePolished()
        room = self._open.sizeHint().height() - self._verdict.fontMetrics().height()
        over = max((room + 1) // 2, 0)
        self._verdict.setContentsMargins(0, over, 0, 0)

    def press(self) -> None:
        self.chosen.emit()

    # --- Qt -----------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._share_line()

    def paintEvent(self, event: QPaintEvent) -> None:
        # A stylesheet would end a broader edge in slants where it meets the others.
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = HAIRLINE / 2
        line = QRectF(self.rect()).adjusted(middle, middle, -middle, -middle)
        edge = theme.accent if self._current or self.hasFocus() else theme.border
        painter.setPen(QPen(color(edge), HAIRLINE))
        painter.setBrush(color(theme.surface))
        painter.drawRoundedRect(line, RADIUS, RADIUS)
        card = QPainterPath()
        card.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        bar = QPainterPath()
        bar.addRect(QRectF(0, 0, _BAR, self.height()))
        ink = getattr(theme, verdict_token(self.quote.passage.verdict))
        painter.fillPath(card & bar, color(ink))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sourceRequested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._dress()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._dress()
