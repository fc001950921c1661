"""An order of the queue as a card: council, what was asked for, how far it is, buttons."""

from enum import StrEnum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.library.records import Order, OrderState
from reader.minutes.meeting import squeeze
from reader.minutes.model import MeetingKind
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.theme import ICON_SMALL, SPACE
from reader.ui.told import Pressable
from reader.ui.wording import duration, listed, moment, phrase, short_day, span


class Standing(StrEnum):
    """How an order stands, to a person."""

    WORKING = "working"
    WAITING = "waiting"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    PARTLY = "partly"


_LOOKS = {
    Standing.WORKING: ("download", "accent"),
    Standing.WAITING: ("clock", "muted"),
    Standing.PAUSED: ("pause", "muted"),
    Standing.STOPPED: ("alert", "danger"),
    Standing.DONE: ("circle-check", "success"),
    Standing.PARTLY: ("alert", "warning"),
}

_LONGEST_TITLE = 44


def standing(order: Order, working: bool) -> Standing:
    """How an order stands.

    Args:
        working: it is being worked on.
    """
    if order.ended:
        return Standing.PARTLY if order.failed else Standing.DONE
    if order.state is OrderState.PAUSED:
        return Standing.PAUSED
    if order.state is OrderState.STOPPED:
        return Standing.STOPPED
    return Standing.WORKING if working else Standing.WAITING


class OrderCard(QFrame, Pressable):
    """One order.

    The keyboard: Space pauses or resumes, R tries again, Delete removes, the arrows go on.

    Signals:
        pauseRequested, resumeRequested, retryRequested, removeRequested: one of its buttons.
        keyed: Space, R or Delete, which mean all that are selected with it.
        pressed: a click beside its buttons, with the keys that were held.
        stepped: an arrow: 1 for the next card, -1 for the one before; and the keys.
        menuRequested: where what can be done is to be shown, on the screen.
    """

    told_role = QAccessible.Role.ListItem

    pauseRequested = Signal()  # noqa: N815
    resumeRequested = Signal()  # noqa: N815
    retryRequested = Signal()  # noqa: N815
    removeRequested = Signal()  # noqa: N815
    keyed = Signal(object)
    pressed = Signal(object)
    stepped = Signal(int, object)
    menuRequested = Signal(QPoint)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._icon = IconLabel("clock", 20, "muted", parent=self)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._state = QLabel(self)
        self._wish = QLabel(self)
        self._wish.setProperty("role", "caption")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._counts = QLabel(self)
        self._counts.setWordWrap(True)
        self._coming = QLabel(self)
        self._coming.setProperty("role", "caption")
        self._coming.setTextFormat(Qt.TextFormat.PlainText)
        self._why = QLabel(self)
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._coming, self._counts):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pause = self._button(self.tr("一時停止"), "pause", self.pauseRequested)
        self._resume = self._button(self.tr("再開"), "play", self.resumeRequested)
        self._retry = self._button(self.tr("失敗分をもう一度"), "refresh", self.retryRequested)
        self._remove = self._button(self.tr("外す"), "x", self.removeRequested)

        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(self._title)
        head.addWidget(self._state)
        head.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self._counts, 1)
        for button in (self._pause, self._resume, self._retry, self._remove):
            buttons.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addLayout(head)
        column.addWidget(self._wish)
        column.addSpacing(SPACE.xs)
        column.addWidget(self._bar)
        column.addWidget(self._coming)
        column.addWidget(self._why)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
        row.setSpacing(SPACE.m)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    @property
    def text(self) -> str:
        """Everything that it says, a line each."""
        labels = (self._title, self._state, self._wish, self._coming, self._why, self._counts)
        return "\n".join(one.text() for one in labels if not one.isHidden())

    def show_order(self, order: Order, coming: str | None, seconds: float | None) -> None:
        """Show how an order is now.

        Args:
            coming: the sitting that is coming; None where it is not being worked on.
            seconds: how long it will take from its turn on, where that is known.
        """
        stands = standing(order, coming is not None)
        icon, token = _LOOKS[stands]
        self._icon.set_icon(icon, token)
        self._title.setText(order.council)
        words = self._words(stands)
        self._state.setText(words)
        roles = {Standing.STOPPED: "danger", Standing.PARTLY: "warning"}
        self._dress(self._state, roles.get(stands, "muted"))
        self._wish.setText(self._wish_words(order))
        self._bar.setRange(0, order.total)
        self._bar.setValue(order.done)
        self._bar.setVisible(not order.ended)
        self._counts.setText(self._count_words(order, seconds, stands))
        title = squeeze(coming or "")
        self._coming.setText(title[:_LONGEST_TITLE])
        self._coming.setVisible(stands is Standing.WORKING)
        self._why.setText(phrase(order.why) if order.why is not None else "")
        self._why.setVisible(order.why is not None)
        self._pause.setVisible(stands in (Standing.WORKING, Standing.WAITING))
        self._resume.setVisible(stands in (Standing.PAUSED, Standing.STOPPED))
        self._retry.setVisible(bool(order.failed))
        self.setAccessibleName(f"{order.council} {words}")
        self._describe()

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is one of several that are selected."""
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)
            self._describe()

    def can_be_paused(self) -> bool:
        """Whether it works or waits."""
        return not self._pause.isHidden()

    def can_be_resumed(self) -> bool:
        """Whether it is held."""
        return not self._resume.isHidden()

    def can_be_retried(self) -> bool:
        """Whether something of it has failed."""
        return not self._retry.isHidden()

    def press(self) -> None:
        """Pause, or go on."""
        self._click(self._resume if self._pause.isHidden() else self._pause)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_R | Qt.Key.Key_Delete:
                self.keyed.emit(event.key())
            case Qt.Key.Key_Down:
                self.stepped.emit(1, event.modifiers())
            case Qt.Key.Key_Up:
                self.stepped.emit(-1, event.modifiers())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit(event.modifiers())
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menuRequested.emit(event.globalPos())

    # --- inside -------------------------------------------------------------------

    def _describe(self) -> None:
        words = self._counts.text()
        chosen = self.tr("{0}　選択中").format(words) if self.property("chosen") else words
        self.setAccessibleDescription(chosen)

    @staticmethod
    def _click(button: QPushButton) -> None:
        if not button.isHidden():
            button.click()

    @staticmethod
    def _dress(label: QLabel, role: str) -> None:
        if label.property("role") != role:
            label.setProperty("role", role)
            label.style().unpolish(label)
            label.style().polish(label)

    def _button(self, words: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        bind_icon(button, icon, "muted")
        button.clicked.connect(lambda: signal.emit())  # type: ignore[attr-defined]
        return button

    def _words(self, stands: Standing) -> str:
        return {
            Standing.WORKING: self.tr("ダウンロード中"),
            Standing.WAITING: self.tr("順番待ち"),
            Standing.PAUSED: self.tr("一時停止中"),
            Standing.STOPPED: self.tr("停止しました"),
            Standing.DONE: self.tr("完了"),
            Standing.PARTLY: self.tr("ダウンロードできなかった会議があります"),
        }[stands]

    def _wish_words(self, order: Order) -> str:
        kinds = {
            None: self.tr("本会議と委員会"),
            MeetingKind.PLENARY: self.tr("本会議"),
            MeetingKind.COMMITTEE: self.tr("委員会"),
        }
        if order.since is not None and order.until is not None:
            period = span(order.since, order.until)
        elif order.since is not None:
            period = self.tr("{0}から").format(short_day(order.since))
        elif order.until is not None:
            period = self.tr("{0}まで").format(short_day(order.until))
        else:
            period = self.tr("すべての期間")
        origin = self.tr("定期確認") if order.scheduled else ""
        made = self.tr("{0} に追加").format(moment(order.made_at))
        return listed(one for one in (period, kinds.get(order.kind, ""), origin, made) if one)

    def _count_words(self, order: Order, seconds: float | None, stands: Standing) -> str:
        words = [
            self.tr("{0}／{1}会議").format(f"{order.done:,}", f"{order.total:,}"),
        ]
        if order.failed:
            words.append(self.tr("失敗 {0}").format(f"{order.failed:,}"))
        if seconds is not None and stands in (Standing.WORKING, Standing.WAITING):
            words.append(self.tr("あと{0}").format(duration(seconds)))
        return "　".join(words)
