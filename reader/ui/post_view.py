"""A blog post in the reading pane."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from reader.library.quotes import Quote
from reader.library.records import Post, PostKind
from reader.ui.blog_words import kind_words
from reader.ui.finding import Finding, Text
from reader.ui.hit_ruler import HitRuler, Whereabouts
from reader.ui.icons import icon
from reader.ui.marks import Found, Marks, Ranges
from reader.ui.post_bars import AddressLabel, PartBar, PictureBar, placeholder
from reader.ui.post_html import safe_html
from reader.ui.post_quotes import PostQuotes
from reader.ui.rich_text import RichText, fill, paragraphs_to_html
from reader.ui.theme import theme_changes
from reader.ui.wording import day, enumerated, joined

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SPEECH = 1
"""The number under which the post's whole text is known: it is one piece."""
"""The widest column, in full-width characters."""

_LONGEST = 20_000
_LONGEST_HTML = 200_000
"""Characters up to which a post is one page."""
_PART = 8_000

_BLOCKS = ("<p", "<br", "<div", "<blockquote", "<li", "<h1", "<h2", "<h3", "<h4", "<table", "<dl")


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
        imagesRequested: the addresses of the pictures that the reader wants to see.
        draftRequested: what is selected is wanted in a draft.
        copyRequested: the whole post is wanted as a draft.
    """

    linkActivated = Signal(str)  # noqa: N815
    draftRequested = Signal()  # noqa: N815
    copyRequested = Signal(str)  # noqa: N815
    imagesRequested = Signal(list)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._post: Post | None = None
        self._places: list[int] = []
        self._parts: Sequence[tuple[int, int]] = [(0, 0)]
        self._part = 0
        self._head = ""
        self._images: Sequence[str] = ()
        self._fetched: dict[str, QImage] = {}
        self._page = RichText(12.0, column=True, parent=self)
        self._page.setProperty("role", "page")
        self._page.highlighted.connect(self._tell_address)
        self._address = AddressLabel(self._page)
        self._pictures = PictureBar(self)
        self._pictures.pressed.connect(lambda: self.imagesRequested.emit(list(self._images)))
        self._pager = PartBar(self)
        self._pager.moved.connect(self._turn)
        self._page.setAccessibleName(self.tr("記事"))
        self._page.anchorClicked.connect(self._open)
        self._page.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._page.customContextMenuRequested.connect(self._show_menu)
        beside = QWidget(self)
        self.quotes = PostQuotes(self._page, self._span, self, beside)
        layout = QHBoxLayout()
        layout.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.quotes.bar)
        whole.addLayout(layout, 1)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pictures)
        column.addWidget(self._pager)
        column.addWidget(self._page, 1)
        layout.addWidget(beside, 1)
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
        theme_changes().changed.connect(self._redraw)
        theme_changes().reading_changed.connect(self._redraw)
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
        what = kind_words(post.kind)
        if document:
            what = self.tr("文書（会議録としては読み取れませんでした）")
        open_words = self.tr("元のページを開く") if document else self.tr("元の記事を開く")
        head = _head(post, what, open_words, self.tr("（無題の記事）"))
        self._head = head
        self._parts = parts_of(post.text) if _is_long(post) else [(0, len(post.text))]
        self._show_part(0)
        self.quotes.set_quotes(post, quotes)
        self.set_hits(hits)

    def show_images(self, images: Mapping[str, QImage]) -> None:
        """Show pictures that were fetched, by their addresses; the others stay placeholders."""
        shown = {
            f"image:{number}": images[address]
            for number, address in enumerate(self._images)
            if address in images
        }
        self._fetched |= shown
        self._hang_pictures()
        self._page.refill()
        if shown:
            self._pictures.tell(len(self._images), len(shown))
        else:
            self._pictures.tell_failed()
        self._paint()

    def set_hits(self, hits: Sequence[tuple[int, int]]) -> None:
        """Paint these ranges of the post's text, and go to the first."""
        self.finding.set_hits(Ranges({_SPEECH: hits}), at=(_SPEECH, 0))
        if self.finding.hits.current is not None:
            self._show_mark(self.finding.hits.current)

    def show_place(self, offset: int) -> None:
        """Scroll to a place in the post's text; a hit there is the current one."""
        if self._places:
            self.quotes.show_text()
            self._page.scroll_to(self._places[min(offset, len(self._places) - 1)])
        self.finding.choose_hit(_SPEECH, offset)

    def place(self) -> int:
        """Where in the post's text the page stands; code points."""
        found = self._reading_place()
        return found[1] if found is not None else 0

    def set_reading_size(self, points: float) -> None:
        """Show the text larger or smaller."""
        self._page.set_points(points)
        self._paint()

    def selected_range(self) -> tuple[int, int] | None:
        """What is selected, as a range of the post's text; None where nothing of it is."""
        cursor = self._page.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        inside = [number for number, at in enumerate(self._places) if start <= at < end]
        first = self._shown[0]
        return (first + inside[0], first + inside[-1] + 1) if inside else None

    def make_menu(self, point: QPoint) -> QMenu:
        """The context menu at a point of the page."""
        menu = self._page.createStandardContextMenu(point)
        first = next(iter(menu.actions()), None)
        chosen = QAction(icon("notebook"), self.tr("選んだところを下書きへ"), menu)
        chosen.setEnabled(self.selected_range() is not None)
        chosen.triggered.connect(self.draftRequested)
        whole = QAction(self.tr("この記事を下書きとして複製"), menu)
        whole.triggered.connect(
            lambda: self.copyRequested.emit(self._post.id) if self._post is not None else None
        )
        for action in (chosen, whole):
            if first is not None:
                menu.insertAction(first, action)
            else:
                menu.addAction(action)
        if first is not None:
            menu.insertSeparator(first)
        return menu

    # --- inside -------------------------------------------------------------

    def _show_menu(self, point: QPoint) -> None:
        menu = self.make_menu(point)
        menu.exec(self._page.viewport().mapToGlobal(point))
        menu.deleteLater()

    @property
    def _shown(self) -> tuple[int, int]:
        """The part of the text that is on the page: all of it, unless it is very long."""
        return self._parts[self._part]

    def _show_part(self, number: int) -> None:
        post = self._post
        assert post is not None
        self._part = number
        start, end = self._shown
        if len(self._parts) > 1:
            body = paragraphs_to_html(post.text[start:end])
            self._images, self._places = (), _places(post.text[start:end], self._head, body) or []
        else:
            body, self._images, self._places = _body(post, self._head)
        self._page.forget_place()
        self._fetched = {}
        self._hang_pictures()
        self._page.show_html(self._head + body)
        self._pictures.tell(len(self._images), 0)
        self._pager.tell(number, len(self._parts))

    def _hang_pictures(self) -> None:
        self._page.images = {
            f"image:{number}": placeholder(address) for number, address in enumerate(self._images)
        } | self._fetched

    def _redraw(self) -> None:
        if self._images:
            self._hang_pictures()
            self._page.refill()
        self._paint()

    def _turn(self, number: int) -> None:
        self._show_part(number)
        self.quotes.mark_again()
        self._paint()

    def _tell_address(self, address: QUrl) -> None:
        self._address.tell(address)

    def _piece(self) -> Found:
        return (_SPEECH, *self._shown)

    def _slices(self) -> list[Found]:
        return [(_SPEECH, 0, len(self._post.text))] if self._post else []

    def _reading_place(self) -> tuple[int, int] | None:
        """The first character below the top edge."""
        if not self._places:
            return None
        position = self._page.cursorForPosition(QPoint(0, 0)).position()
        place = min(bisect_left(self._places, position), len(self._places) - 1)
        return _SPEECH, self._shown[0] + place

    def _in_sight(self, mark: Found) -> bool:
        start, end = self._shown
        span = self._span(*mark[1:])
        if not start <= mark[1] < end:
            return False
        return span is None or self._page.is_in_sight(*span)

    def _show_mark(self, mark: Found) -> None:
        wanted = max(0, bisect_right(self._parts, (mark[1], len(self._text))) - 1)
        if wanted != self._part:
            self._turn(wanted)
        span = self._span(*mark[1:])
        if span is not None:
            self.quotes.show_text()
            self._page.scroll_to(*span)

    def _where(self, marks: Marks) -> Whereabouts:
        import numpy as np  # not before there is something to mark: a start would wait for it

        heights: list[NDArray[np.float64]] = []
        indexes: list[NDArray[np.int64]] = []
        places = np.asarray(self._places, dtype=np.int64)
        for piece in [self._piece()] if self._post else []:
            for first, begins in marks.begins_in(piece):
                shown = np.asarray(begins) - self._shown[0]
                heights.append(self._page.rough_heights(places[shown]))
                indexes.append(np.arange(first, first + len(begins)))
        return Whereabouts.of(heights, indexes, self._page.document().size().height())

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        """A range of the text on the page, without white space at its ends."""
        first, last = self._shown
        start, end = max(start, first), min(end, last)
        words = self._text[start:end]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start >= end:
            return None
        places = self._places
        return places[start - first], places[end - 1 - first] + _width(self._text[end - 1])

    @property
    def _text(self) -> str:
        return self._post.text if self._post else ""

    def _paint(self) -> None:
        finding = self.finding
        spans: list[tuple[int, int]] = []
        strong: list[tuple[int, int]] = []
        for marks in (finding.hits, finding.found):
            for mark in (one for one in marks.within(*self._piece())):
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
        enumerated(post.categories),
    ]
    parts = [escape(fact) for fact in facts if fact]
    if post.url and post.url.startswith(("http://", "https://")):
        parts.append(f'<a href="{escape(post.url)}">{escape(open_words)}</a>')
    # An empty paragraph would stand on the page or not, as what follows it is.
    line = f'<p class="meta">{joined(parts)}</p>' if parts else ""
    return f"<h2>{escape(post.title or untitled)}</h2>{line}"


def _is_long(post: Post) -> bool:
    """Whether a post would make the window stand still if it were laid out as one page."""
    return len(post.text) > _LONGEST or len(post.html) > _LONGEST_HTML


def parts_of(text: str) -> list[tuple[int, int]]:
    """A long text in ranges that are laid out one at a time: cut between paragraphs, else between
    lines or sentences, else where it has to be."""
    parts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > _PART:
        end = start + _PART
        for mark in ("\n\n", "\n", "。"):
            found = text.rfind(mark, start + _PART // 2, end)
            if found >= 0:
                end = found + len(mark)
                break
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))]


def _body(post: Post, head: str) -> tuple[str, Sequence[str], list[int]]:
    """The page's HTML below its head, its pictures, and where each code point of the text stands."""
    written = post.html.lower()
    if any(block in written for block in _BLOCKS):
        safe = safe_html(post.html, post.url)
        places = _places(post.text, head, safe.html)
        if places is not None:
            return safe.html, safe.images, places
    body = paragraphs_to_html(post.text)
    return body, (), _places(post.text, head, body) or []


def _places(text: str, head: str, body: str) -> list[int] | None:
    """The document position of each code point of `text`; None where the page says other words.

    White space differs between the two and is passed over: it stands where the word before
    it ends.
    """
    page = _page_of(head + body)
    start = len(_page_of(head)) + 1
    marks = [place for place in range(start, len(page)) if not _passes(page[place])]
    if [page[place] for place in marks] != _as_units(
        "".join(one for one in text if not _passes(one))
    ):
        return None
    places: list[int] = []
    ahead = iter(marks)
    last = start
    for character in text:
        if _passes(character):
            places.append(last)
            continue
        at = next(ahead)
        places.append(at)
        last = at + 1
        if character > "\uffff":
            last = next(ahead) + 1
    return places


def _passes(character: str) -> bool:
    """Whether a character is passed over when page and text are compared: white space, and what
    stands for a picture."""
    return character.isspace() or character == "\ufffc"


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
