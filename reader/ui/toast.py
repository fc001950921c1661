"""A word that appears over the bottom of a window and goes away by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QByteArray,
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QPropertyAnimation,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from reader.ui.accessible import announce
from reader.ui.escape import claim_escape
from reader.ui.fitting import dress
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE, color, current_theme, theme_changes

Action = tuple[str, Callable[[], object]]
"""A button's words, and what it does."""

SECONDS = 6.0
MOST_ACTIONS = 3
_RISE = 12
_BOTTOM = 40
_SLIDE_MILLISECONDS = 160


class Toast(QFrame):
    """The one toast of a window: a new word replaces the old one.

    It stays while the mouse is over it or one of its buttons has the keyboard.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setProperty("role", "toast")
        self._icon = IconLabel("circle-check", 18, "success", parent=self)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(False)
        self._buttons = [QPushButton(self) for _ in range(MOST_ACTIONS)]
        self._acts: list[Callable[[], object]] = []
        for number, button in enumerate(self._buttons):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, number=number: self._act(number))
        close = QToolButton(self)
        bind_icon(close, "x", "muted")
        close.setToolTip(self.tr("閉じる"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.s, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.s)
        # Aligned, or what is low would keep the row from growing.
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addSpacing(SPACE.xs)
        layout.addWidget(self._words)
        layout.addSpacing(SPACE.s)
        for button in self._buttons:
            layout.addWidget(button)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)

        self._shadow = QGraphicsDropShadowEffect(self, blurRadius=28, offset=QPointF(0, 6))
        self.setGraphicsEffect(self._shadow)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)
        self._slide = QPropertyAnimation(self, QByteArray(b"pos"), self)
        self._slide.setDuration(_SLIDE_MILLISECONDS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        theme_changes().changed.connect(self._tint)
        self._tint()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._rest)
        window.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    @property
    def actions_shown(self) -> tuple[str, ...]:
        """The words of its buttons."""
        return tuple(button.text() for button in self._buttons[: len(self._acts)])

    def show_message(
        self,
        text: str,
        actions: Sequence[Action] = (),
        *,
        seconds: float = SECONDS,
        icon: str = "circle-check",
        token: str = "success",
    ) -> None:
        """Say `text` for some seconds, with at most three buttons.

        Args:
            icon, token: the icon before the words and its colour in the theme.
        """
        self._words.setText(text)
        self._icon.set_icon(icon, token)
        self._acts = [act for _, act in actions[:MOST_ACTIONS]]
        for number, button in enumerate(self._buttons):
            shown = number < len(self._acts)
            button.setVisible(shown)
            button.setText(actions[number][0] if shown else "")
        self._timer.setInterval(round(seconds * 1000))
        self.setAccessibleName(text)
        self._appear()
        self._rest()
        announce(self, text)

    def dismiss(self) -> None:
        """Go away at once."""
        self._timer.stop()
        if self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self._window.setFocus()
        self.hide()

    def held(self) -> bool:
        """Whether mouse or keyboard keep it from vanishing."""
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    # --- inside -------------------------------------------------------------

    def _appear(self) -> None:
        dress(self)
        self.adjustSize()
        end = self._place()
        if not self.isVisible():
            self.move(end + QPoint(0, _RISE))
            self._slide.setStartValue(self.pos())
            self._slide.setEndValue(end)
            self._slide.start()
        else:
            self._slide.stop()
            self.move(end)
        self.show()
        self.raise_()

    def _place(self) -> QPoint:
        left = (self._window.width() - self.width()) // 2
        return QPoint(left, self._window.height() - self.height() - _BOTTOM)

    def _act(self, number: int) -> None:
        act = self._acts[number]
        self.dismiss()
        act()

    def _rest(self, *_: object) -> None:
        """Start to wait anew, unless it is held."""
        if not self.isHidden():
            if self.held():
                self._timer.stop()
            else:
                self._timer.start()

    def _time_is_up(self) -> None:
        if self.held():
            return
        self.hide()

    def _tint(self) -> None:
        theme = current_theme()
        self._shadow.setColor(QColor(color(theme.shadow, 0.55 if theme.dark else 0.22)))

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._slide.stop()
            self.move(self._place())
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._rest()

    def event(self, event: QEvent) -> bool:
        return claim_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
