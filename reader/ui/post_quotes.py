"""What a post quotes from minutes: tinted in its text, listed beside it, opened from either."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.library.quotes import Quote
from reader.library.records import Post
from reader.quotes.model import EditKind, Verdict
from reader.ui.post_bars import QuotesBar
from reader.ui.quote_card import QuoteCard
from reader.ui.quote_words import source_words, verdict_token, verdict_words
from reader.ui.rich_text import RichText, Tint
from reader.ui.scale import UNLIMITED
from reader.ui.theme import SPACE, scaled, theme_changes
from reader.ui.wording import listed

Span = Callable[[int, int], tuple[int, int] | None]
"""Leads from a range of the post's text to document positions."""

_WIDTH = 300
_NARROW = 700
"""Below this width of both there is no room for a list beside the text."""
_OTHER_WORDS = (EditKind.REPLACED, EditKind.ADDED)
_SOFT, _CHOSEN, _CHANGED = 0.1, 0.2, 0.3


class PostQuotes(QObject):
    """The quotes of the post that is shown.

    Attributes:
        panel: the list, to stand beside the page; hidden where there is nothing to list.
        bar: says over the page how many there are, and whether they differ, where the list has
            no room beside it.
        door: its button, which shows the list in the page's stead.

    Signals:
        sourceRequested: a `Quote` whose passage of the minutes is wanted.
    """

    sourceRequested = Signal(object)  # noqa: N815

    def __init__(self, page: RichText, span: Span, view: QWidget, beside: QWidget) -> None:
        """List the quotes of a view.

        Args:
            beside: what of it holds the page; the list stands beside it, or in its stead.
        """
        super().__init__(view)
        self._page = page
        self._beside = beside
        self._span = span
        self._view = view
        self._quotes: Sequence[Quote] = ()
        self._text = ""
        self._current: Quote | None = None
        self._cards: list[QuoteCard] = []
        self._popover: QFrame | None = None
        self.panel = QFrame(view)
        self.panel.setProperty("role", "beside")
        self.bar = QuotesBar(view)
        self.door = self.bar.door
        self.door.toggled.connect(lambda _: self._make_room())
        self._title = QLabel(self.panel)
        self._legend = QLabel(
            self.tr("取り消し線は会議録にだけある語句、下線は記事にだけある語句です。"), self.panel
        )
        self._legend.setProperty("role", "caption")
        self._legend.setWordWrap(True)
        self._legend.setContentsMargins(0, 0, SPACE.s, SPACE.s)
        self._scroll = QScrollArea(self.panel)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards have it
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(SPACE.m, SPACE.m, SPACE.xs, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self._title)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._legend)
        self.panel.hide()
        page.viewport().installEventFilter(self)
        page.viewport().setMouseTracking(True)
        view.installEventFilter(self)
        theme_changes().changed.connect(self._tint)

    def set_quotes(self, post: Post, quotes: Sequence[Quote]) -> None:
        """Mark and list what a post quotes."""
        self._text, self._quotes, self._current = post.text, quotes, None
        self._cards = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, SPACE.s, SPACE.m)
        column.setSpacing(SPACE.s)
        for quote in quotes:
            card = self._card(quote, content)
            card.chosen.connect(lambda one=quote: self._choose(one, scroll=True))
            self._cards.append(card)
            column.addWidget(card)
        column.addStretch(1)
        self._scroll.setWidget(content)
        words = self.tr("会議録からの引用　{0}件").format(len(quotes))
        self._title.setText(words)
        self.door.setChecked(False)
        self._legend.setVisible(any(one.passage.edits for one in quotes))
        self._make_room()
        self._tint()

    def _card(self, quote: Quote, parent: QWidget) -> QuoteCard:
        card = QuoteCard(quote, self._text, parent)
        card.sourceRequested.connect(lambda: self.sourceRequested.emit(quote))
        return card

    def show_text(self) -> None:
        """Show the page again, where the list stands in its stead."""
        self.door.setChecked(False)

    # --- the text -----------------------------------------------------------

    def mark_again(self) -> None:
        """Mark the quotes on a page that was filled anew."""
        self._tint()

    def _tint(self) -> None:
        tints: list[Tint] = []
        for quote in self._quotes:
            passage = quote.passage
            span = self._span(passage.start, passage.end)
            if span is None:
                continue
            alpha = _CHOSEN if quote is self._current else _SOFT
            tints.append(Tint(*span, verdict_token(passage.verdict), alpha))
            for edit in passage.edits:
                changed = self._span(edit.start, edit.end) if edit.end > edit.start else None
                if changed is not None and edit.kind in _OTHER_WORDS:
                    tints.append(Tint(*changed, "warning", _CHANGED))
        self._page.tint_ranges(tints)

    def _quote_at(self, event: QMouseEvent) -> Quote | None:
        cursor = self._page.cursorForPosition(event.position().toPoint())
        rect = self._page.cursorRect(cursor)
        if abs(rect.center().y() - event.position().y()) > rect.height():
            return None
        for quote in self._quotes:
            span = self._span(quote.passage.start, quote.passage.end)
            if span is not None and span[0] <= cursor.position() <= span[1]:
                return quote
        return None

    def _choose(self, quote: Quote, *, scroll: bool) -> None:
        self._current = quote
        self._tint()
        for card in self._cards:
            card.set_current(card.quote is quote)
            if card.quote is quote:
                self._scroll.ensureWidgetVisible(card)
        span = self._span(quote.passage.start, quote.passage.end)
        if scroll and span is not None:
            if self.door.isChecked():
                self.show_text()
                self._page.setFocus()
            self._page.scroll_to(span[0])

    def _show_popover(self, quote: Quote, event: QMouseEvent) -> None:
        """The card beside the mouse, where the list is not in sight."""
        popover = self._popover = QFrame(self._page, Qt.WindowType.Popup)
        popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popover.setFixedWidth(scaled(_WIDTH) + SPACE.xxl)
        card = self._card(quote, popover)
        card.sourceRequested.connect(popover.close)
        column = QVBoxLayout(popover)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        popover.adjustSize()
        popover.move(event.globalPosition().toPoint())
        popover.show()

    # --- Qt -----------------------------------------------------------------

    def _make_room(self) -> None:
        beside = self._view.width() >= _NARROW
        instead = not beside and self.door.isChecked()
        there = bool(self._quotes)
        words = self._title.text()
        if instead:
            self.bar.tell(self.tr("本文に戻る"), "")
        else:
            self.bar.tell(words, self._warning())
        self.bar.setVisible(there and not beside)
        self.panel.setMinimumWidth(scaled(_WIDTH) if beside else 0)
        self.panel.setMaximumWidth(scaled(_WIDTH) if beside else UNLIMITED)
        self._title.setVisible(beside or instead)
        self._beside.setHidden(there and instead)
        self.panel.setVisible(there and (beside or instead))

    def _warning(self) -> str:
        """Which quotes are not what the minutes say; "" where all of them are."""
        differing = [
            verdict_words(one) for one in self._quotes if one.passage.verdict is Verdict.ALTERED
        ]
        words = listed(dict.fromkeys(differing))
        if differing and len(self._quotes) > 1:
            return self.tr("{0}　{1}件").format(words, len(differing))
        return words

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() == QEvent.Type.Resize:
                self._make_room()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.bar.begin_at(self._page.viewport().x())
        elif isinstance(event, QMouseEvent) and self._quotes:
            self._mouse(event)
        return super().eventFilter(watched, event)

    def _mouse(self, event: QMouseEvent) -> None:
        if event.type() == QEvent.Type.MouseMove:
            quote = self._quote_at(event)
            words = f"{verdict_words(quote)}\n{source_words(quote)}" if quote else ""
            self._page.viewport().setToolTip(words)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            quote = self._quote_at(event)
            if quote is None or self._page.textCursor().hasSelection():
                return
            self._choose(quote, scroll=False)
            if not self.panel.isVisible():
                self._show_popover(quote, event)
