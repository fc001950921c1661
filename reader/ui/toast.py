"""A word that appears over the bottom of what is read and goes away by itself."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QByteArray,
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QPropertyAnimation,
    QSize,
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
    QGridLayout,
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
_BOTTOM = 24
_SLIDE_MILLISECONDS = 160
_GROUND_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)


class Toast(QFrame):
    """The one toast of a window: a new word replaces the old one.

    It stays while the mouse is over it or one of its buttons has the keyboard. Where there is too
    little room for all of it on one line, its words wrap and its buttons stand below them.
    """

    def __init__(self, window: QWidget, ground: Callable[[], QWidget] | None = None) -> None:
        """Make the toast of a window.

        Args:
            ground: gives the part of the window that it may lie over: one that scrolls, so that
                nothing is hidden that can be pressed. Without it, the whole window.
        """
        super().__init__(window)
        self._window = window
        self._find_ground = ground or (lambda: window)
        self._ground = window
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
        close = self._close = QToolButton(self)
        bind_icon(close, "x", "muted")
        close.setToolTip(self.tr("閉じる"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.dismiss)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE.l, SPACE.s, SPACE.s, SPACE.s)
        self._grid.setHorizontalSpacing(SPACE.m)
        self._grid.setVerticalSpacing(SPACE.xs)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(self._words, 0, 1)
        self._deeds = QWidget(self)
        row = QHBoxLayout(self._deeds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.s)
        for button in self._buttons:
            row.addWidget(button)
        self._stacked: bool | None = None
        self._stack(False)

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
        self._deeds.setVisible(bool(self._acts))
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
        self._stand_on(self._find_ground())
        self._fit()
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

    def _stand_on(self, ground: QWidget) -> None:
        """Lie over this from now on."""
        if ground is self._ground:
            return
        if self._ground is not self._window:
            self._ground.removeEventFilter(self)
        self._ground = ground
        if ground is not self._window:
            ground.installEventFilter(self)

    def _fit(self) -> None:
        """Be as wide as the words on one line, or as the ground is."""
        room = self._ground.width() - 2 * SPACE.m
        self._words.setWordWrap(False)
        self._stack(False)
        self._grid.activate()
        wanted = self._grid.totalSizeHint()
        if wanted.width() > room:
            self._words.setWordWrap(True)
            self._stack(bool(self._acts))
            self._grid.activate()
            width = max(room, self._grid.totalMinimumSize().width())
            wanted = QSize(width, self._grid.totalHeightForWidth(width))
        self.resize(wanted)

    def _stack(self, stacked: bool) -> None:
        """Put the buttons below the words, or beside them."""
        if stacked is self._stacked:
            return
        self._stacked = stacked
        for one in (self._deeds, self._close):
            self._grid.removeWidget(one)
        if stacked:
            self._grid.addWidget(self._close, 0, 2, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._deeds, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(self._deeds, 0, 2)
            self._grid.addWidget(self._close, 0, 3, Qt.AlignmentFlag.AlignVCenter)

    def _place(self) -> QPoint:
        corner = self._ground.mapTo(self._window, QPoint())
        left = corner.x() + (self._ground.width() - self.width()) // 2
        top = corner.y() + self._ground.height() - self.height() - _BOTTOM
        return QPoint(max(0, min(left, self._window.width() - self.width())), max(0, top))

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
        if event.type() in _GROUND_MOVES and not self.isHidden():
            self._slide.stop()
            self._stand_on(self._find_ground())
            self._fit()
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
