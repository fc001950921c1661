"""How reading text looks as it is set now."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reader.ui.options import Options
from reader.ui.rich_text import RichText
from reader.ui.theme import SPACE

_HEIGHT = 216  # pixels


class ReadingPreview(QFrame):
    """A few sentences of a fictional sitting, in the chosen font, size and measure."""

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
        self.setFixedHeight(_HEIGHT)
        options.changed.connect(self._heed)

    def _heed(self, name: str) -> None:
        if name == "reading_size":
            self.page.set_points(self._options.reading_size)
