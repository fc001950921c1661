"""Under what is listed while several of it are selected: how many, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.ui.accessible import announce
from reader.ui.fitting import dress
from reader.ui.icons import icon_button
from reader.ui.theme import SPACE


class CountBar(QFrame):
    """「3件を選択」 with the commonest things to do; the menu has all of them.

    In a narrow list the last buttons are in the menu alone: the count is told whole.

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
        # Where there is no room for them even so, the words are cut off and in the tooltip.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.xs, SPACE.xs)
        self._row.setSpacing(SPACE.xxs)
        self._row.addWidget(self._count, 1)
        self._tools: dict[QToolButton, bool] = {}
        self._more = self._make("menu", self.tr("選んだものにできること"), self._ask_for_menu)
        self._clear = self._make("x", self.tr("選択を解除（Esc）"), self.cleared.emit)
        self.hide()

    def add_tool(self, sign: str, words: str, act: Callable[[], object]) -> QToolButton:
        """Put a button before the menu, the commonest first."""
        made = self._make(sign, words, act)
        self._tools[made] = True
        self._row.insertWidget(self._row.indexOf(self._more), made)
        QWidget.setTabOrder(made, self._more)
        return made

    def offer(self, tool: QToolButton, there: bool) -> None:
        """Say whether a button has something to do."""
        self._tools[tool] = there
        self._fit()

    def set_count(self, count: int) -> None:
        """So many are selected now; the bar is there while they are several."""
        several = count > 1
        words = self.tr("{0}件を選択").format(f"{count:,}") if several else ""
        if words and words != self._count.text():
            announce(self, words)
        self._count.setText(words)
        self._count.setToolTip(words)
        self._fit()
        self.setVisible(several)

    def _fit(self) -> None:
        """Show those buttons beside which the count has room."""
        margins, gap = self._row.contentsMargins(), self._row.spacing()
        room = self.width() - margins.left() - margins.right() - self._count.sizeHint().width()
        for always in (self._more, self._clear):
            room -= always.sizeHint().width() + gap
        crowded = False
        for tool, there in self._tools.items():
            needed = tool.sizeHint().width() + gap
            # What follows one that has no room gives way as well: they keep their order.
            crowded = crowded or (there and needed > room)
            tool.setVisible(there and not crowded)
            if there and not crowded:
                room -= needed

    def _ask_for_menu(self) -> None:
        self.menuRequested.emit(self._more.mapToGlobal(QPoint(0, 0)))

    def _make(self, sign: str, words: str, act: Callable[[], object]) -> QToolButton:
        made = icon_button(sign, words, act, self)
        self._row.addWidget(made)
        return made

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        dress(self)
        self._fit()
        super().showEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
