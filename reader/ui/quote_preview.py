"""How a quote will look where it is pasted."""

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStackedWidget, QWidget

from reader.export.formats import Quote
from reader.export.wishes import QuoteFormat
from reader.ui.rich_text import RichText
from reader.ui.theme import SPACE, reading_font

_POINTS = 11.0
_SOURCE_POINTS = 10.0
_BARE = (
    "QPlainTextEdit, QPlainTextEdit:focus { border: none; padding: 0; background: transparent; }"
)


def source_font() -> QFont:
    """The font of HTML source and templates."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    # Of the families that might stand in for Japanese, the one that minutes are read in.
    font.setFamilies([QFontInfo(font).family(), *reading_font(_SOURCE_POINTS).families()])
    font.setPointSizeF(_SOURCE_POINTS)
    return font


class QuotePreview(QStackedWidget):
    """A rendered page for 書式付きテキスト, the very characters for all other formats."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = RichText(_POINTS, ground=None, parent=self)
        self._page.setAccessibleName(self.tr("貼ったときの見え方"))
        self._source = QPlainTextEdit(self)
        self._source.setReadOnly(True)
        self._source.setFrameShape(QFrame.Shape.NoFrame)
        self._source.setStyleSheet(_BARE)
        self._source.document().setDocumentMargin(SPACE.m)
        self._source.setAccessibleName(self._page.accessibleName())
        self.addWidget(self._page)
        self.addWidget(self._source)

    @property
    def text(self) -> str:
        """The words that are shown."""
        if self.currentWidget() is self._page:
            return self._page.toPlainText()
        return self._source.toPlainText()

    def show_quote(self, quote: Quote) -> None:
        """Show a quote; the place stays where only ticks changed."""
        if quote.html is not None:
            self._page.show_html(quote.html)
            self.setCurrentWidget(self._page)
            return
        prose = quote.format in (QuoteFormat.TEXT, QuoteFormat.MARKDOWN)
        self._source.document().setDefaultFont(
            self._page.document().defaultFont() if prose else source_font()
        )
        place = self._source.verticalScrollBar().value()
        self._source.setPlainText(quote.text)
        self._source.verticalScrollBar().setValue(place)
        self.setCurrentWidget(self._source)

    def clear(self) -> None:
        """Show nothing."""
        self._page.forget_place()
        self._page.clear()
        self._source.clear()
