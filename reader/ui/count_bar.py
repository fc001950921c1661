"""Under what is listed while several of it are selected: how many, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.ui.accessible import announce
from reader.ui.icons import icon_button
from reader.ui.theme import SPACE


class CountBar(QFrame):
    """「3件を選択」 with the commonest things to do; the rest is in a menu.

    Signals:
        menuRequested: where the menu of all that can be done is to open, on the screen.
        cleared: they are not to be selected any more.
    """

    menuRequested = Signal(QPoint)  # noqa: N815
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "selection")
        self._count = QLabel(self)
        self._count.setProperty("role", "caption")
        # In a narrow list the words give way, not the buttons.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.xs, SPACE.xs)
        self._row.setSpacing(SPACE.xxs)
        self._row.addWidget(self._count, 1)
        self._more = self._make("menu", self.tr("選んだものにできること"), self._ask_for_menu)
        self._clear = self._make("x", self.tr("選択を解除（Esc）"), self.cleared.emit)
        self.hide()

    def add_tool(self, sign: str, words: str, act: Callable[[], object]) -> QToolButton:
        """Put a button before the menu."""
        made = self._make(sign, words, act)
        self._row.insertWidget(self._row.indexOf(self._more), made)
        QWidget.setTabOrder(made, self._more)
        return made

    def set_count(self, count: int) -> None:
        """So many are selected now; the bar is there while they are several."""
        several = count > 1
        words = self.tr("{0}件を選択").format(f"{count:,}") if several else ""
        if words and words != self._count.text():
            announce(self, words)
        self._count.setText(words)
        self._count.setToolTip(words)
        self.setVisible(several)

    def _ask_for_menu(self) -> None:
        self.menuRequested.emit(self._more.mapToGlobal(QPoint(0, 0)))

    def _make(self, sign: str, words: str, act: Callable[[], object]) -> QToolButton:
        made = icon_button(sign, words, act, self)
        self._row.addWidget(made)
        return made
