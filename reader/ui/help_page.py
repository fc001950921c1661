"""The page of the guide: a chapter in reading type, with pictures of the theme that is in force."""

from PySide6.QtCore import QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QImage,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from reader.ui import guide
from reader.ui.rich_text import line_height
from reader.ui.theme import SPACE, color, current_theme, reading_font, theme_changes
from reader.ui.wording import language

_POINTS = 11.5
_MEASURE = 40
"""Full-width characters that a line holds at most."""

_STYLE = """
h1 {{ font-size: 20pt; font-weight: 700; margin-top: 8px; margin-bottom: 10px; }}
h2 {{ font-size: 14pt; font-weight: 700; margin-top: 26px; margin-bottom: 6px; }}
p, li {{ line-height: {line}%; }}
p {{ margin-top: 8px; margin-bottom: 8px; }}
p.picture {{ line-height: 100%; margin-top: 14px; margin-bottom: 14px; }}
ul, ol {{ margin-top: 6px; margin-bottom: 6px; }}
li {{ margin-bottom: 5px; }}
a {{ color: {accent}; text-decoration: none; }}
code {{ color: {text}; background-color: {sunken}; }}
strong {{ font-weight: 700; }}
th {{ text-align: left; color: {muted}; font-weight: 400; }}
th, td {{ padding: 6px 12px 6px 2px; border-bottom: 1px solid {border}; }}
"""


class HelpPage(QTextBrowser):
    """Shows a chapter.

    Signals:
        linkChosen: the address of a link that was followed.
    """

    linkChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chapter: guide.Chapter | None = None
        self._words: list[str] = []
        self._width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setFont(reading_font(_POINTS))
        self.document().setDefaultFont(reading_font(_POINTS))
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self._fit_width)
        self.anchorClicked.connect(lambda url: self.linkChosen.emit(url.toString()))
        theme_changes().changed.connect(self._fill_again)

    @property
    def chapter(self) -> str:
        """The name of the chapter that is shown; empty for none."""
        return self._chapter.name if self._chapter is not None else ""

    def show_chapter(self, chapter: guide.Chapter, section: int = 0) -> None:
        """Show a chapter, from a section on."""
        self._chapter = chapter
        self._fill()
        if section:
            self.scrollToAnchor(f"s{section}")

    def mark(self, words: str) -> int:
        """Paint every place of some words; gives how many there are."""
        self._words = words.split()
        selections: list[QTextEdit.ExtraSelection] = []
        paint = QTextCharFormat()
        paint.setBackground(color(current_theme().hit))
        for word in self._words:
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(word, cursor)).isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor, one.format = cursor, paint
                selections.append(one)
        self.setExtraSelections(selections)
        return len(selections)

    def place(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def return_to(self, place: int) -> None:
        """Scroll there again."""
        self.verticalScrollBar().setValue(place)

    # --- inside -------------------------------------------------------------

    def _fill(self) -> None:
        if self._chapter is None:
            return
        theme = current_theme()
        self.document().setDefaultStyleSheet(
            _STYLE.format(
                line=round(line_height(reading_font(_POINTS))),
                accent=theme.accent,
                text=theme.text,
                sunken=theme.sunken,
                muted=theme.muted,
                border=theme.border,
            )
        )
        self.setHtml(guide.html(self._chapter))
        self._set_measure()
        self.mark(" ".join(self._words))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _fill_again(self) -> None:
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._fill()
        bar.setValue(round(share * bar.maximum()))

    def _fit_width(self) -> None:
        if self._chapter is None:
            return
        if self._column() != self._width:
            self._fill_again()  # pictures follow the width of the text
        else:
            self._set_measure()

    def _column(self) -> int:
        """How wide the text stands, in pixels."""
        measure = self.fontMetrics().horizontalAdvance("あ") * _MEASURE
        return max(200, min(measure, self.viewport().width() - 2 * SPACE.xl))

    def _set_measure(self) -> None:
        """Keep the lines readable in a wide window: the rest is margin."""
        self._width = self._column()
        side = max(SPACE.xl, (self.viewport().width() - self._width) // 2)
        frame = QTextFrameFormat(self.document().rootFrame().frameFormat())
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(SPACE.xl)
        frame.setBottomMargin(2 * SPACE.xxl)
        self.document().rootFrame().setFrameFormat(frame)

    # --- Qt -----------------------------------------------------------------

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture as wide as the text at most, sharp on every screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value or name.scheme() != "picture":
            return super().loadResource(kind, name)
        image = QImage.fromData(guide.picture(name.path(), language(), dark=current_theme().dark))
        if image.isNull():
            return image
        ratio = self.devicePixelRatioF()
        width = min(self._column(), image.width())
        wanted = QSize(width, image.height() * width // image.width()) * ratio
        if wanted != image.size():
            image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied).scaled(
                wanted,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)  # a window on a page of its own colour needs an edge
        painter.setPen(color(current_theme().border))
        painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Not at once: filling the page resizes it, too, where a scroll bar comes.
        self._fit.start()
