"""How reading text looks as it is set now."""

from math import ceil

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.options import Options
from reader.ui.rich_text import RichText
from reader.ui.theme import SPACE

_QUESTION = (
    "保育園の入園申込みは、いまも窓口に行かなければなりません。仕事を休まずに済むよう、"
    "オンライン化を急ぐべきではないでしょうか、区長のお考えを伺います。"
)
_ANSWER = (
    "見本太郎議員の御質問にお答えします。令和７年度から受け付けられるよう、準備を進めてまいります。"
)
_LOW = 36
"""Full-width characters of height below which the settings would be out of sight for the sample."""


class ReadingPreview(QFrame):
    """A few sentences of a fictional sitting, in the chosen font, size and measure.

    All that it shows is there at once: what scrolls it is the page of settings that it stands on.
    In a low window that is the shorter of two speeches.
    """

    def __init__(self, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options
        self.setProperty("role", "card")
        self.page = RichText(options.reading_size, column=True, parent=self)
        self.page.setAccessibleName(self.tr("本文の見え方"))
        self._low: bool | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.xxs, SPACE.xs, SPACE.xxs)
        column.addWidget(self.page)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        options.changed.connect(self._heed)
        self._fill()

    def _fill(self) -> None:
        """Show as much as the window has room for."""
        low = self.window().height() < self.fontMetrics().horizontalAdvance("あ") * _LOW
        if low != self._low:
            self._low = low
            self.page.show_text(_ANSWER if low else f"{_QUESTION}\n\n{_ANSWER}")
        # The text is set anew only when its page has its width.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Be as tall as the sentences are."""
        margins = self.contentsMargins() + self.page.contentsMargins()
        column = self.layout()
        if column is not None:
            margins += column.contentsMargins()
        around = margins.top() + margins.bottom()
        self.setFixedHeight(around + ceil(self.page.document().size().height()))

    def _heed(self, name: str) -> None:
        if name == "reading_size":
            self.page.set_points(self._options.reading_size)

    # --- Qt -----------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
