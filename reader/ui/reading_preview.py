"""How reading text looks as it is set now."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.options import Options
from reader.ui.rich_text import RichText
from reader.ui.theme import SPACE


class ReadingPreview(QFrame):
    """A few sentences of a fictional sitting, in the chosen font, size and measure.

    All of them are there: what scrolls them is the page of settings that they stand on.
    """

    def __init__(self, options: Options, parent: QWidget) -> None:
        super().__init__(parent)
        self._options = options
        self.setProperty("role", "card")
        self.page = RichText(options.reading_size, column=True, parent=self)
        self.page.setAccessibleName(self.tr("本文の見え方"))
        self.page.show_text(
            "保育園の入園申込みは、いまも窓口に行かなければなりません。仕事を休まずに済むよう、"
            "オンライン化を急ぐべきではないでしょうか、区長のお考えを伺います。\n\n"
            "見本太郎議員の御質問にお答えします。令和７年度から受け付けられるよう、"
            "準備を進めてまいります。"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xs, SPACE.xxs, SPACE.xs, SPACE.xxs)
        column.addWidget(self.page)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        options.changed.connect(self._heed)

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
