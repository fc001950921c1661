"""Reading HTML and text in a column, without ever fetching anything."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontInfo,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from reader.ui.tab_order import came_by_tab
from reader.ui.theme import (
    SPACE,
    color,
    current_theme,
    paint_focus,
    reading_font,
    reading_type,
    theme_changes,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_PARAGRAPH_GAP = 0.75  # of the font's size, between two paragraphs
_BLOCKQUOTE = 40.0  # pixels by which Qt indents a blockquote
_QUOTE_INDENT = 18.0
_BAR = 3.0
_FULL_WIDTH_SPACE = "\u3000"
_STAND_IN = "\ue3f0"  # of the private use area
_HEADING_LINE_HEIGHT = 112  # per cent of the font's own
_MANY = 300
"""More ranges than these are painted only where they can be seen."""
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_BARE = "QTextEdit, QTextEdit:focus {{ border: none; background: {ground}; padding: 0; }}"


def line_height(font: QFont) -> float:
    """The line height that Japanese wants, in per cent of the font's own."""
    metrics = QFontMetricsF(font)
    natural = metrics.ascent() + metrics.descent() + max(metrics.leading(), 0)
    return 100 * reading_type().line_height * QFontInfo(font).pixelSize() / natural


def paragraphs_to_html(text: str) -> str:
    """Plain text as paragraphs: a blank line ends one, a line break breaks it."""
    paragraphs = (part.strip("\n") for part in text.split("\n\n"))
    return "".join(
        f"<p>{escape(paragraph).replace(chr(10), '<br>')}</p>"
        for paragraph in paragraphs
        if paragraph
    )


def fill(document: QTextDocument, html: str) -> None:
    """Fill a document with HTML; full-width spaces stay, which Qt would collapse."""
    document.setHtml(html.replace(_FULL_WIDTH_SPACE, _STAND_IN))
    if _FULL_WIDTH_SPACE not in html:
        return
    edit = QTextCursor(document)
    edit.beginEditBlock()
    cursor = document.find(_STAND_IN)
    while not cursor.isNull():
        cursor.insertText(_FULL_WIDTH_SPACE)
        cursor = document.find(_STAND_IN, cursor)
    edit.endEditBlock()


class Tint(NamedTuple):
    """A soft colour under a range of document positions.

    Attributes:
        token: the theme's colour.
        alpha: how much of it, from 0 to 1.
    """

    start: int
    end: int
    token: str
    alpha: float


class _Ring(QWidget):
    """The ring around a page that has the keyboard.

    It lies over all of the page: the part that is scrolled ends at the first and last letters.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_focus(painter, self.rect())
        painter.end()


class RichText(QTextBrowser):
    """A read-only page of HTML or text; links are only told, resources never loaded.

    Args:
        points: the size of the text.
        column: whether the text keeps to the measure of reading text; else it fills the widget.
        ground: the theme's colour behind it, or None for what lies below.
    """

    def __init__(
        self,
        points: float,
        *,
        column: bool = False,
        ground: str | None = "surface",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ring = _Ring(self)
        self._points = points
        self._column = column
        self._ground = ground
        self.images: Mapping[str, QImage] = {}
        self._html = ""
        self._brought: tuple[int, int] | None = None
        self._quoted: list[int] = []
        self._ranges: Sequence[tuple[int, int]] = ()
        self._strong: Sequence[tuple[int, int]] = ()
        self._tints: Sequence[Tint] = ()
        self._near = QTimer(self, singleShot=True, interval=0)
        self._near.timeout.connect(self._paint_near)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._note_scroll())
        self.verticalScrollBar().rangeChanged.connect(lambda _a, _b: self._note_scroll())
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._let_go())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        theme_changes().changed.connect(self._dress)
        theme_changes().reading_changed.connect(self._dress)
        self._dress()

    @property
    def points(self) -> float:
        """The size of the text."""
        return self._points

    def set_points(self, points: float) -> None:
        """Show the text larger or smaller."""
        self._points = points
        self._dress()

    def show_html(self, html: str) -> None:
        """Show a page from its beginning; one that was scrolled and only changed stays put."""
        same_page = bool(self._html)
        place = self.verticalScrollBar().value()
        self._html = html
        fill(self.document(), html)
        self.setTextCursor(QTextCursor(self.document()))
        self._arrange()
        self.verticalScrollBar().setValue(place if same_page else 0)
        self._bring()

    def show_text(self, text: str) -> None:
        """Show plain text as paragraphs."""
        self.show_html(paragraphs_to_html(text))

    def refill(self) -> None:
        """Lay the page out anew: its pictures have changed."""
        self.show_html(self._html)

    def forget_place(self) -> None:
        """Let the next page begin at its top; what is painted on this one is not on that."""
        self._html = ""
        self._brought = None
        self._ranges = self._strong = self._tints = ()

    def paint_ranges(
        self, ranges: Sequence[tuple[int, int]], strong: Sequence[tuple[int, int]] = ()
    ) -> None:
        """Paint the ground of ranges of document positions (in order); the `strong` ones stand
        out."""
        self._ranges, self._strong = ranges, strong
        self._paint_near()

    def tint_ranges(self, tints: "Sequence[Tint]") -> None:
        """Lay soft colours under ranges of document positions; what is painted lies upon them."""
        self._tints = tints
        self._paint_near()

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """A cursor that has a range of document positions selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def is_in_sight(self, start: int, end: int) -> bool:
        """Whether the lines of a range of document positions can be seen whole."""
        first, last = self._line_at(start), self._line_at(end)
        return first.top() >= 0 and last.bottom() <= self.viewport().height()

    def rough_heights(self, positions: "NDArray[np.int64]") -> "NDArray[np.float64]":
        """About where document positions (in order) stand on the page, in pixels."""
        import numpy as np  # not before there is something to mark: a start would wait for it

        layout, block = self.document().documentLayout(), self.document().begin()
        begins: list[int] = []
        tops: list[float] = []
        while block.isValid():
            rect = layout.blockBoundingRect(block)
            # A block ends where its text does: the space between two paragraphs is empty.
            begins += [block.position(), block.position() + max(block.length() - 1, 0)]
            tops += [rect.top(), rect.bottom()]
            block = block.next()
        return np.interp(positions, begins, tops)

    def scroll_to(self, start: int, end: int | None = None) -> None:
        """Bring a range of document positions into the upper third, unless it can be seen already;
        it stays in sight in whatever size the page has, until somebody scrolls."""
        self._brought = start, start if end is None else end
        self._bring()

    # --- inside -------------------------------------------------------------

    def _bring(self) -> None:
        if self._brought is not None and not self.is_in_sight(*self._brought):
            bar, top = self.verticalScrollBar(), self._line_at(self._brought[0]).top()
            bar.setValue(bar.value() + top - self.viewport().height() // 3)

    def _let_go(self) -> None:
        """Somebody scrolls: nothing is to be kept in sight any more."""
        self._brought = None

    def _line_at(self, position: int) -> QRect:
        return self.cursorRect(self.cursor_over(position, position))

    def _paint_near(self) -> None:
        """Paint the ranges; of very many only those that can be seen, or soon will be."""
        theme = current_theme()
        usual, outstanding = QTextCharFormat(), QTextCharFormat()
        usual.setBackground(color(theme.hit))
        outstanding.setBackground(color(theme.current_hit))
        outstanding.setForeground(color(theme.on_current_hit))
        near = self._ranges
        if len(near) > _MANY:
            width, height = self.viewport().width(), self.viewport().height()
            first = self.cursorForPosition(QPoint(0, -height)).position()
            last = self.cursorForPosition(QPoint(width, 2 * height)).position()
            near = near[bisect_left(near, (first, 0)) : bisect_left(near, (last + 1, 0))]
        selections: list[QTextEdit.ExtraSelection] = []
        for tint in self._tints:
            selection = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setBackground(color(getattr(theme, tint.token), tint.alpha))
            selection.format = look  # pyright: ignore[reportAttributeAccessIssue]
            selection.cursor = self.cursor_over(tint.start, tint.end)  # pyright: ignore[reportAttributeAccessIssue]
            selections.append(selection)
        for style, spans in ((usual, near), (outstanding, self._strong)):
            for start, end in spans:
                selection = QTextEdit.ExtraSelection()
                selection.format = style  # pyright: ignore[reportAttributeAccessIssue]
                selection.cursor = self.cursor_over(start, end)  # pyright: ignore[reportAttributeAccessIssue]
                selections.append(selection)
        self.setExtraSelections(selections)

    def _note_scroll(self) -> None:
        if len(self._ranges) > _MANY:
            self._near.start()

    def _dress(self) -> None:
        theme = current_theme()
        font = reading_font(self._points)
        ground = getattr(theme, self._ground) if self._ground else "transparent"
        self.setStyleSheet(_BARE.format(ground=ground))
        self.document().setDefaultFont(font)
        gap = round(QFontInfo(font).pixelSize() * _PARAGRAPH_GAP)
        self.document().setDefaultStyleSheet(
            f"p, ul, ol {{ margin: 0 0 {gap}px 0; }}"
            # Its side margins stay as they are: they tell what is quoted.
            f"blockquote {{ margin-top: 0; margin-bottom: {gap}px; }}"
            f"h1, h2, h3, h4, h5, h6 {{ margin: {gap}px 0 {gap // 2}px 0; }}"
            f"a {{ color: {theme.accent}; }}"
            f".omission, .source, .meta {{ color: {theme.muted}; }}"
            f".source, .meta {{ font-size: {self._points * 0.88:.1f}pt; }}"
        )
        if self._html:
            self.show_html(self._html)
        self._center()

    def _arrange(self) -> None:
        """Line height, and quotes beside a bar instead of far in the page."""
        document = self.document()
        usual = line_height(document.defaultFont())
        self._quoted = []
        edit = QTextCursor(document)
        edit.beginEditBlock()  # or the page would be laid out anew for every paragraph
        block = document.begin()
        while block.isValid():
            style = block.blockFormat()
            level = round(style.leftMargin() / _BLOCKQUOTE)
            if level:
                self._quoted.append(block.blockNumber())
                style.setLeftMargin(_QUOTE_INDENT * level)
                style.setRightMargin(0)
            title = 0 < style.headingLevel() <= 2
            style.setLineHeight(_HEADING_LINE_HEIGHT if title else usual, _PROPORTIONAL)
            edit.setPosition(block.position())
            edit.setBlockFormat(style)
            block = block.next()
        edit.endEditBlock()
        page = document.rootFrame().frameFormat()
        page.setTopMargin(SPACE.xl if self._column else SPACE.m)
        page.setBottomMargin(SPACE.xxl if self._column else SPACE.m)
        document.rootFrame().setFrameFormat(page)

    def _center(self) -> None:
        if not self._column:
            self.setViewportMargins(SPACE.l, 0, SPACE.s, 0)
            return
        column = reading_type().measure * QFontInfo(self.document().defaultFont()).pixelSize()
        side = max(SPACE.xl, (self.width() - column) // 2)
        self.setViewportMargins(side, 0, max(SPACE.m, side - SPACE.m), 0)

    # --- Qt -----------------------------------------------------------------

    def loadResource(self, type: int, name: QUrl | str) -> object:
        # Only what was handed over; nothing is ever fetched from here.
        return self.images.get(QUrl(name).toString(), QByteArray())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)  # goes to the cursor, which stands at the beginning
        self._bring()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._center()
        super().resizeEvent(event)
        self._ring.setGeometry(self.rect())
        self._bring()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._html:
            # The application's font arrives after the maker set this document's.
            self.document().setDefaultFont(reading_font(self._points))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if came_by_tab(event):  # who came with the mouse knows where he is
            self._ring.setGeometry(self.rect())
            self._ring.raise_()
            self._ring.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(current_theme().border_strong, 0.55))
        painter.translate(0, -self.verticalScrollBar().value())
        for bar in self._quote_bars():
            painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.end()

    def _quote_bars(self) -> list[QRectF]:
        """One bar for each run of quoted paragraphs, in document coordinates."""
        bars: list[QRectF] = []
        document = self.document()
        last = -2
        for number in self._quoted:
            rect = document.documentLayout().blockBoundingRect(document.findBlockByNumber(number))
            bar = QRectF(0, rect.top(), _BAR, rect.height())
            if number == last + 1:
                bars[-1] = bars[-1].united(bar)
            else:
                bars.append(bar)
            last = number
        return bars
