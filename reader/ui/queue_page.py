"""The queue of downloads, a card an order."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.library.records import Order, OrderState
from reader.ui.download_queue import DownloadQueue
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.order_card import OrderCard
from reader.ui.theme import SPACE, scaled

_REFRESH_MILLISECONDS = 250
"""Progress is told more often than anybody can read."""

_EMPTY_WIDTH = 420


class QueuePage(QWidget):
    """Everything that is ordered, with its progress.

    Signals:
        downloadRequested: something more is wanted.
    """

    downloadRequested = Signal()  # noqa: N815

    def __init__(self, queue: DownloadQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._cards: dict[int, OrderCard] = {}
        self._soon = QTimer(self, singleShot=True, interval=_REFRESH_MILLISECONDS)
        self._soon.timeout.connect(self.refresh)
        self._more = self._button(
            self.tr("会議録を取り込む…"), "download", self.downloadRequested.emit
        )
        self._pause_all = self._button(self.tr("すべて一時停止"), "pause", queue.pause_all)
        self._resume_all = self._button(self.tr("すべて再開"), "play", queue.resume_all)
        self._clear = self._button(self.tr("完了を消す"), "check", self._clear_ended)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, 0)
        top.setSpacing(SPACE.s)
        top.addWidget(self._more)
        top.addStretch(1)
        for button in (self._pause_all, self._resume_all, self._clear):
            top.addWidget(button)

        inside = QWidget(self)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.l)
        self._column.setSpacing(SPACE.s)
        self._column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inside)
        self._empty = empty_state(
            "download",
            self.tr("ダウンロードはありません"),
            self.tr(
                "議会を選んで会議録を取り込むと、ここに進み具合が出ます。"
                "閉じても、次に開いたときに続きから取り込みます。"
            ),
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self._empty, 1)
        queue.changed.connect(self._refresh_soon)
        self.refresh()

    @property
    def cards(self) -> list[OrderCard]:
        """The cards, in the order of ordering."""
        return list(self._cards.values())

    def refresh(self) -> None:
        """Show how everything is now."""
        orders = self._queue.orders()
        kept = {one.id for one in orders}
        for gone in [one for one in self._cards if one not in kept]:
            card = self._cards.pop(gone)
            if card.isAncestorOf(self.focusWidget() or self) or card.hasFocus():
                self._more.setFocus()
            card.hide()
            card.deleteLater()
        for order in orders:
            card = self._cards.get(order.id) or self._make_card(order.id)
            card.show_order(order, self._queue.coming(order), self._queue.seconds_left(order))
        active = any(one.state is OrderState.ACTIVE and not one.ended for one in orders)
        held = any(one.state is not OrderState.ACTIVE and not one.ended for one in orders)
        self._pause_all.setVisible(active)
        self._resume_all.setVisible(held)
        self._clear.setVisible(any(one.ended for one in orders))
        self._scroll.setVisible(bool(orders))
        self._empty.setVisible(not orders)

    def showEvent(self, event: object) -> None:
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    # --- inside ---------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _make_card(self, identity: int) -> OrderCard:
        card = self._cards[identity] = OrderCard(self)
        card.pauseRequested.connect(lambda: self._queue.pause(identity))
        card.resumeRequested.connect(lambda: self._queue.resume(identity))
        card.retryRequested.connect(lambda: self._queue.retry(identity))
        card.removeRequested.connect(lambda: self._remove(identity))
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    def _remove(self, identity: int) -> None:
        """Take an order out; of one that has not ended it is asked whether that is meant."""
        order = next((one for one in self._queue.orders() if one.id == identity), None)
        if order is None or order.ended:
            self._queue.remove(identity)
            return
        self._ask(order, lambda: self._queue.remove(identity))

    def _ask(self, order: Order, do: Callable[[], object]) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("待ち行列から外す"))
        box.setText(
            self.tr("「{0}」の残り{1}会議を、待ち行列から外しますか？").format(
                order.council, f"{order.waiting:,}"
            )
        )
        box.setInformativeText(self.tr("取り込んだ会議録は残ります。"))
        remove = box.addButton(self.tr("外す"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        remove.clicked.connect(lambda: do())
        box.open()

    def _clear_ended(self) -> None:
        self._queue.remove(*(one.id for one in self._queue.orders() if one.ended))

    def _button(self, words: str, icon: str, do: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        bind_icon(button, icon)
        button.clicked.connect(lambda: do())
        return button


def empty_state(icon: str, title: str, words: str, parent: QWidget) -> QWidget:
    """What stands where there is nothing to list."""
    whole = QWidget(parent)
    head = QLabel(title, whole)
    head.setProperty("role", "title")
    text = QLabel(words, whole)
    text.setProperty("role", "muted")
    text.setWordWrap(True)
    text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    text.setFixedWidth(scaled(_EMPTY_WIDTH))
    text.ensurePolished()
    text.setMinimumHeight(text.heightForWidth(_EMPTY_WIDTH))
    layout = QVBoxLayout(whole)
    layout.setSpacing(SPACE.s)
    layout.addStretch(2)
    layout.addWidget(
        IconLabel(icon, 26, "accent", "accent_soft", whole), 0, Qt.AlignmentFlag.AlignHCenter
    )
    layout.addWidget(head, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
    layout.addStretch(3)
    return whole
