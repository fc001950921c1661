"""How many words were found, which is the current one, and the buttons to the others."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from reader.ui.accessible import announce
from reader.ui.icons import bind_icon
from reader.ui.theme import ICON_SMALL, SPACE


class HitBar(QFrame):
    """「3 / 12」 between two arrows.

    Parameters:
        name: what is counted; stands before the count, "" where the place says it.

    Signals:
        stepped: whether backwards.
    """

    stepped = Signal(bool)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLabel(name, self)
        self._name.setProperty("role", "muted")
        self._name.setVisible(bool(name))
        self._count = QLabel(self)
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._previous = QToolButton(self)
        self._next = QToolButton(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xxs)
        layout.addWidget(self._name)
        layout.addSpacing(SPACE.xs if name else 0)
        layout.addWidget(self._count)
        layout.addSpacing(SPACE.xs)
        for button, icon, backward in (
            (self._previous, "chevron-up", True),
            (self._next, "chevron-down", False),
        ):
            bind_icon(button, icon)
            button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
            button.clicked.connect(lambda _=False, back=backward: self.stepped.emit(back))
            layout.addWidget(button)
        self.name_keys(True)

    def name_keys(self, name: bool) -> None:
        """Whether F3 and Shift+F3 step here, as the buttons' tooltips then say."""
        for button, words, keys in (
            (self._previous, self.tr("前の一致へ"), "Shift+F3"),
            (self._next, self.tr("次の一致へ"), "F3"),
        ):
            button.setToolTip(self.tr("{0}（{1}）").format(words, keys) if name else words)
            button.setAccessibleName(button.toolTip())

    def set_state(self, current: int, count: int, tip: str = "") -> None:
        """Show which of how many is the current one.

        Args:
            current: from 1; 0 for none.
            tip: what else is to be known, as the count's tooltip.
        """
        words = f"{current:,} / {count:,}" if current else self.tr("{0}件").format(f"{count:,}")
        if current and words != self._count.text():
            announce(self, words)  # the keyboard stays where it is
        self._count.setText(words if count else "")
        # The arrows keep their place while the figures grow: the mouse rests on one of them.
        widest = f"{count:,} / {count:,}"
        room = self._count.fontMetrics().horizontalAdvance(widest)
        self._count.setMinimumWidth(room if count else 0)
        self._count.setToolTip(tip)
        self._count.setAccessibleDescription(tip)
        for button in (self._previous, self._next):
            button.setEnabled(count > 0)

    def set_note(self, words: str) -> None:
        """Words in the place of the count."""
        self.set_state(0, 0)
        self._count.setText(words)

    @property
    def words(self) -> str:
        """What the count says."""
        return self._count.text()
