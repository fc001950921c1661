"""Which edition is open: 速報版, 要点記録, and the way to what changed since the text before."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reader.ui.theme import SPACE


def edition_words(preliminary: bool, summary: bool) -> list[str]:
    """「速報版」, 「要点記録（逐語ではない）」, as far as they hold."""
    return [
        words
        for holds, words in (
            (preliminary, QCoreApplication.translate("Edition", "速報版")),
            (summary, QCoreApplication.translate("Edition", "要点記録（逐語ではない）")),
        )
        if holds
    ]


def comparison_words(preliminary: bool) -> str:
    """What the comparison with the text before is called.

    Args:
        preliminary: that text was a 速報版.
    """
    if preliminary:
        return QCoreApplication.translate("Edition", "速報版との違い")
    return QCoreApplication.translate("Edition", "前の版との違い")


class EditionLabels(QWidget):
    """Stands in the header of what is read; takes no room where there is nothing to say.

    Signals:
        comparisonRequested: the reader wants to see what changed.
    """

    comparisonRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(self)
        self._words.setProperty("role", "edition")
        self._words.setToolTip(
            self.tr("速報版はのちに確定版に置き換わり、要点記録は発言そのままではありません。")
        )
        self.comparison = QPushButton(self)
        self.comparison.setProperty("role", "link")
        self.comparison.setAutoDefault(False)
        self.comparison.setCursor(Qt.CursorShape.PointingHandCursor)
        self.comparison.clicked.connect(self.comparisonRequested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self._words)
        row.addWidget(self.comparison)

    def tell(self, *, preliminary: bool, summary: bool, earlier: bool | None) -> None:
        """Say it of a sitting.

        Args:
            earlier: whether the text before was a 速報版; None where there is none.
        """
        words = "・".join(edition_words(preliminary, summary))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.comparison.setVisible(earlier is not None)
        self.comparison.setText(comparison_words(bool(earlier)))
        self.setVisible(bool(words) or earlier is not None)
