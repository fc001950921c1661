"""「この発言を引用した記事」: the posts that quote the sitting that is open."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from reader.library.quotes import Quote
from reader.quotes.model import EditKind, Passage
from reader.ui.icons import bind_icon, icon
from reader.ui.quote_words import verdict_words
from reader.ui.reading_area import ReadingArea
from reader.ui.wording import day

_LONGEST = 36


class QuotedIn(QObject):
    """Marks what was quoted in the views of a sitting, and lists by whom.

    Attributes:
        button: for the header; hidden where nothing was quoted.

    Signals:
        postRequested: a `Quote` whose place in its post is wanted.
    """

    postRequested = Signal(object)  # noqa: N815

    def __init__(self, views: Sequence[ReadingArea], header: QWidget) -> None:
        super().__init__(header)
        self._views = views
        self._quotes: Sequence[Quote] = ()
        self.button = QToolButton(header)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setToolTip(self.tr("この会議録を引用した記事"))
        self.button.setAccessibleName(self.button.toolTip())
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        bind_icon(self.button, "rss")
        menu = QMenu(self.button)
        menu.aboutToShow.connect(lambda: self._fill(menu, self._quotes))
        self.button.setMenu(menu)
        self.button.hide()
        for view in views:
            view.quoted_tip = self._tip
            view.fill_quoted = self._fill_menu

    def set_quotes(self, quotes: Sequence[Quote]) -> None:
        """Mark and list these quotes of the sitting that is open."""
        self._quotes = quotes
        self.button.setVisible(bool(quotes))
        self.button.setText(f"{len({one.post for one in quotes})}")
        ranges = [piece for one in quotes for piece in _quoted(one.passage)]
        for view in self._views:
            view.set_quoted(ranges)

    def _at(self, speech: int, offset: int) -> list[Quote]:
        return [
            one
            for one in self._quotes
            if any(
                number == speech and start <= offset < end
                for number, start, end in _quoted(one.passage)
            )
        ]

    def _tip(self, speech: int, offset: int) -> str:
        here = self._at(speech, offset)
        if not here:
            return ""
        lines = [self.tr("この発言を引用した記事")]
        lines += [f"・{_post_words(one)}" for one in here]
        return "\n".join(lines)

    def _fill_menu(self, menu: QMenu, speech: int, offset: int) -> None:
        here = self._at(speech, offset)
        if here:
            menu.addSeparator()
            self._fill(menu.addMenu(icon("rss"), self.tr("この発言を引用した記事")), here)

    def _fill(self, menu: QMenu, quotes: Sequence[Quote]) -> None:
        menu.clear()
        for quote in quotes:
            words = self.tr("{0}　{1}").format(_post_words(quote), verdict_words(quote))
            menu.addAction(words.replace("&", "&&"), lambda one=quote: self.postRequested.emit(one))


def _quoted(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """What a passage quotes: all of it but the parts left out, as (speech, start, end)."""
    at = passage.speech_start
    for edit in passage.edits:
        if edit.kind is EditKind.OMITTED:
            yield passage.speech, at, edit.speech_start
            at = edit.speech_end
    yield passage.speech, at, passage.speech_end


def _post_words(quote: Quote) -> str:
    """The post's title, and its day."""
    title = quote.title if len(quote.title) <= _LONGEST else quote.title[: _LONGEST - 1] + "…"
    return f"{title}（{day(quote.posted)}）" if quote.posted else title
