"""A blog post in the reading pane."""

from bisect import bisect_left
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reader.library.quotes import Quote
from reader.library.records import Post, PostKind
from reader.ui.finding import Finding, Text
from reader.ui.hit_ruler import HitRuler, Whereabouts
from reader.ui.marks import Found, Marks, Ranges
from reader.ui.post_quotes import PostQuotes
from reader.ui.rich_text import RichText, fill, paragraphs_to_html
from reader.ui.theme import theme_changes
from reader.ui.wording import day

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SPEECH = 1
"""The number under which the post's whole text is known: it is one piece."""
_WIDEST = 38
"""The widest column, in full-width characters."""

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_SILENT = frozenset(
    ["script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"]
)
"""Elements whose text nobody reads; the same that the post's plain text leaves out."""

_BLOCKS = ("<p", "<br", "<div", "<blockquote", "<li", "<h1", "<h2", "<h3", "<h4", "<table", "<dl")


def safe_html(html: str) -> str:
    """A post's HTML without scripts, styles, images or anything else that would be fetched."""
    import nh3  # not before a post is opened: a start would wait for it

    return nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_SILENT),
        attributes={"a": {"href"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )


class PostView(QWidget):
    """A post: title, date, author, categories, its text with painted hits, and find.

    Where the HTML says the same words as the post's plain text it is shown as HTML, so that
    quotes and headings look like ones; else the plain text is shown. All offsets are code
    points into the plain text either way.

    Attributes:
        finding: the found words, and the steps through them.
        quotes: what stands in minutes, marked and listed.

    Signals:
        linkActivated: the address (http or https) of a link that was clicked; it is opened
            in the browser as well.
    """

    linkActivated = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post: Post | None = None
        self._places: list[int] = []
        self._page = RichText(12.0, widest=_WIDEST, parent=self)
        self._page.setAccessibleName(self.tr("記事"))
        self._page.anchorClicked.connect(self._open)
        self.quotes = PostQuotes(self._page, self._span, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._page, 1)
        layout.addWidget(self.quotes.panel)
        self.setFocusProxy(self._page)
        self.finding = Finding(
            Text(
                self._slices,
                lambda _: self._post.text if self._post else "",
                self._reading_place,
                self._in_sight,
                self._show_mark,
            ),
            self,
        )
        self.finding.changed.connect(self._paint)
        # Behind the page's own: it fills its document anew.
        theme_changes().changed.connect(self._paint)
        self._ruler = HitRuler(self._page, self.finding, self._where)
        self._page.document().documentLayout().documentSizeChanged.connect(
            lambda _: self._ruler.refresh()
        )

    # --- what is shown ------------------------------------------------------

    @property
    def text(self) -> str:
        """Everything that stands on the page."""
        return self._page.toPlainText()

    def set_post(
        self,
        post: Post,
        hits: Sequence[tuple[int, int]] = (),
        quotes: Sequence[Quote] = (),
    ) -> None:
        """Show a post from its beginning.

        Args:
            hits: half-open ranges of code points in the post's text.
            quotes: what it quotes, in order.
        """
        self._post = post
        self.finding.forget()
        document = post.kind is PostKind.DOCUMENT
        what = self.tr("文書（会議録としては読み取れませんでした）") if document else ""
        open_words = self.tr("元のページを開く") if document else self.tr("元の記事を開く")
        head = _head(post, what, open_words, self.tr("（無題の記事）"))
        body, self._places = _body(post, head)
        self._page.forget_place()
        self._page.show_html(head + body)
        self.quotes.set_quotes(post, quotes)
        self.set_hits(hits)

    def set_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Paint these ranges of the post's text, and go to the first."""
        self.finding.set_hits(Ranges({_SPEECH: hits}), at=(_SPEECH, 0))
        if self.finding.hits.current is not None:
            self._show_mark(self.finding.hits.current)

    def show_place(self, offset: int) -> None:
        """Scroll to a place in the post's text."""
        if self._places:
            self._page.scroll_to(self._places[min(offset, len(self._places) - 1)])

    def set_reading_size(self, points: float) -> None:
        """Show the text larger or smaller."""
        self._page.set_points(points)
        self._paint()

    def selected_range(self) -> tuple[int, int] | None:
        """What is selected, as a range of the post's text; None where nothing of it is."""
        cursor = self._page.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        inside = [number for number, at in enumerate(self._places) if start <= at < end]
        return (inside[0], inside[-1] + 1) if inside else None

    # --- inside -------------------------------------------------------------

    def _slices(self) -> list[Found]:
        return [(_SPEECH, 0, len(self._post.text))] if self._post else []

    def _reading_place(self) -> tuple[int, int] | None:
        """The first character below the top edge."""
        if not self._places:
            return None
        position = self._page.cursorForPosition(QPoint(0, 0)).position()
        return _SPEECH, min(bisect_left(self._places, position), len(self._places) - 1)

    def _in_sight(self, mark: Found) -> bool:
        span = self._span(*mark[1:])
        return span is None or self._page.is_in_sight(span[0])

    def _show_mark(self, mark: Found) -> None:
        span = self._span(*mark[1:])
        if span is not None:
            self._page.scroll_to(span[0])

    def _where(self, marks: Marks) -> Whereabouts:
        import numpy as np  # not before there is something to mark: a start would wait for it

        heights: list[NDArray[np.float64]] = []
        indexes: list[NDArray[np.int64]] = []
        places = np.asarray(self._places, dtype=np.int64)
        for piece in self._slices():
            for first, begins in marks.begins_in(piece):
                heights.append(self._page.rough_heights(places[np.asarray(begins)]))
                indexes.append(np.arange(first, first + len(begins)))
        return Whereabouts.of(heights, indexes, self._page.document().size().height())

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        """A range of the text on the page, without white space at its ends."""
        assert self._post is not None
        words = self._post.text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            return None
        return self._places[start], self._places[end - 1] + _width(self._post.text[end - 1])

    def _paint(self) -> None:
        finding = self.finding
        spans: list[tuple[int, int]] = []
        strong: list[tuple[int, int]] = []
        for marks in (finding.hits, finding.found):
            for mark in (one for piece in self._slices() for one in marks.within(*piece)):
                span = self._span(*mark[1:])
                if span is not None:
                    (strong if mark == marks.current else spans).append(span)
        self._page.paint_ranges(sorted(spans), strong)

    def _open(self, address: QUrl) -> None:
        if address.scheme() in ("http", "https"):
            QDesktopServices.openUrl(address)
            self.linkActivated.emit(address.toString())


def _head(post: Post, what: str, open_words: str, untitled: str) -> str:
    """Title and a line about the post."""
    facts = [
        what,
        day(post.date) if post.date else "",
        post.author or "",
        "、".join(post.categories),
    ]
    parts = [escape(fact) for fact in facts if fact]
    if post.url and post.url.startswith(("http://", "https://")):
        parts.append(f'<a href="{escape(post.url)}">{escape(open_words)}</a>')
    # An empty paragraph would stand on the page or not, as what follows it is.
    line = f'<p class="meta">{" · ".join(parts)}</p>' if parts else ""
    return f"<h2>{escape(post.title or untitled)}</h2>{line}"


def _body(post: Post, head: str) -> tuple[str, list[int]]:
    """The page's HTML below its head, and where each code point of the text stands on it."""
    written = post.html.lower()
    if any(block in written for block in _BLOCKS):
        body = safe_html(post.html)
        places = _places(post.text, head, body)
        if places is not None:
            return body, places
    body = paragraphs_to_html(post.text)
    return body, _places(post.text, head, body) or []


def _places(text: str, head: str, body: str) -> list[int] | None:
    """The document position of each code point of `text`; None where the page says other words.

    White space differs between the two and is passed over: it stands where the word before
    it ends.
    """
    page = _page_of(head + body)
    start = len(_page_of(head)) + 1
    marks = [place for place in range(start, len(page)) if not page[place].isspace()]
    if [page[place] for place in marks] != _as_units("".join(text.split())):
        return None
    places: list[int] = []
    ahead = iter(marks)
    last = start
    for character in text:
        if character.isspace():
            places.append(last)
            continue
        at = next(ahead)
        places.append(at)
        last = at + 1
        if character > "\uffff":
            last = next(ahead) + 1
    return places


def _page_of(html: str) -> list[str]:
    """The text of a page, one UTF-16 unit for each document position."""
    document = QTextDocument()
    fill(document, html)
    return _as_units(document.toPlainText())


def _as_units(text: str) -> list[str]:
    if len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return list(text)
    return [unit for character in text for unit in _units(character)]


def _width(character: str) -> int:
    """How many document positions a character takes."""
    return 2 if ord(character) > 0xFFFF else 1


def _units(character: str) -> str:
    """A character as its one or two UTF-16 units."""
    code = ord(character)
    if code <= 0xFFFF:
        return character
    code -= 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))
