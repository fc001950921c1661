"""A bar inside a window for an error, a doubt or a notice."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.ui.accessible import announce
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.theme import RADIUS, SPACE, color, current_theme
from reader.ui.wording import sentence

Action = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""


class BannerKind(StrEnum):
    """How grave it is."""

    NOTICE = "notice"
    WARNING = "warning"
    ERROR = "error"


_LOOKS = {
    BannerKind.NOTICE: ("info", "accent", "accent_soft"),
    BannerKind.WARNING: ("alert", "warning", "warning_soft"),
    BannerKind.ERROR: ("alert", "danger", "danger_soft"),
}


_AROUND = 110
"""Pixels of a banner that icon, cross and gaps take."""


class Banner(QFrame):
    """One sentence with an icon, buttons that help, and a cross; hidden until it has words.

    Args:
        closable: whether it shows the cross.

    Signals:
        closed: the cross was pressed.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._kind = BannerKind.NOTICE
        self._icon = IconLabel("info", 18, "accent", parent=self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._actions = QWidget(self)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        close = QToolButton(self)
        bind_icon(close, "x", "muted")
        close.setToolTip(self.tr("閉じる"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self._close)
        close.setVisible(closable)

        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(SPACE.s)
        self._middle.addWidget(self._words, 1)
        self._middle.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.m, SPACE.s, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(self._middle, 1)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence it shows."""
        return self._words.text()

    @property
    def kind(self) -> BannerKind:
        """How grave it is."""
        return self._kind

    def show_message(
        self, text: str, kind: BannerKind = BannerKind.NOTICE, actions: Sequence[Action] = ()
    ) -> None:
        """Show a sentence with buttons."""
        self._kind = kind
        self._words.setText(text)
        self.setAccessibleName(text)
        name, token, _ = _LOOKS[kind]
        self._icon.set_icon(name, token)
        self._set_actions(actions)
        self._fold()
        self.show()
        self.update()
        announce(self, text, urgent=kind is BannerKind.ERROR)

    def show_error(self, error: Exception | str, actions: Sequence[Action] = ()) -> None:
        """Show an error (or its sentence) with buttons."""
        words = error if isinstance(error, str) else sentence(error)
        self.show_message(words, BannerKind.ERROR, actions)

    def clear(self) -> None:
        """Take the words away and hide."""
        self._words.clear()
        self._set_actions(())
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(getattr(current_theme(), _LOOKS[self._kind][2])))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.end()

    def _set_actions(self, actions: Sequence[Action]) -> None:
        layout = self._actions.layout()
        assert layout is not None
        while (item := layout.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for words, act in actions:
            button = QPushButton(words, self._actions)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, act=act: act())
            layout.addWidget(button)
            button.show()  # a layout that is shown already would do so only later
        self._actions.setVisible(bool(actions))

    def _fold(self) -> None:
        """Put the buttons under the words where both do not fit in one line."""
        words = self._words.fontMetrics().horizontalAdvance(self._words.text())
        fits = words + self._actions.sizeHint().width() + _AROUND <= self.width()
        direction = QBoxLayout.Direction
        self._middle.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _close(self) -> None:
        self.clear()
        self.closed.emit()
