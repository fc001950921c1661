"""The queue of downloads, a card an order."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.library.records import OrderState
from reader.ui import pane_keys
from reader.ui.card_choice import CardChoice
from reader.ui.count_bar import CountBar
from reader.ui.download_queue import DownloadQueue
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.order_card import OrderCard
from reader.ui.theme import SPACE, scaled
from reader.ui.wording import counted

_REFRESH_MILLISECONDS = 250
"""Progress is told more often than anybody can read."""

_EMPTY_WIDTH = 420


class Deed(StrEnum):
    """What can be done with orders."""

    PAUSE = "pause"
    RESUME = "resume"
    RETRY = "retry"
    REMOVE = "remove"


class QueuePage(QWidget):
    """Everything that is ordered, with its progress.

    Attributes:
        several: what can be done with several orders; there while several are selected.

    Signals:
        downloadRequested: something more is wanted.
        said: what was done with several orders.
    """

    downloadRequested = Signal()  # noqa: N815
    said = Signal(str)

    def __init__(self, queue: DownloadQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._cards: dict[int, OrderCard] = {}
        self._choice = CardChoice()
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
        self.several = CountBar(self)
        self._tools = {
            deed: self.several.add_tool(sign, words, lambda one=deed: self._do(one, self._chosen()))
            for deed, sign, words in (
                (Deed.PAUSE, "pause", self.tr("選んだものを一時停止（Space）")),
                (Deed.RESUME, "play", self.tr("選んだものを再開（Space）")),
                (Deed.RETRY, "refresh", self.tr("選んだものの失敗分をもう一度（R）")),
                (Deed.REMOVE, "trash", self.tr("選んだものを外す（Delete）")),
            )
        }
        self.several.cleared.connect(self._leave_several)
        self.several.menuRequested.connect(lambda at: self._show_menu(self._chosen(), at))
        layout.addWidget(self.several)
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
        self._choice.keep(list(self._cards))
        self._show_choice()

    def showEvent(self, event: object) -> None:
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    # --- inside ---------------------------------------------------------------------

    def _refresh_soon(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _make_card(self, identity: int) -> OrderCard:
        card = self._cards[identity] = OrderCard(self)
        for deed, signal in (
            (Deed.PAUSE, card.pauseRequested),
            (Deed.RESUME, card.resumeRequested),
            (Deed.RETRY, card.retryRequested),
            (Deed.REMOVE, card.removeRequested),
        ):
            signal.connect(lambda one=deed: self._do(one, [identity]))
        card.keyed.connect(lambda key: self._take_key(identity, key))
        card.pressed.connect(lambda keys: self._press(identity, keys))
        card.stepped.connect(lambda step, keys: self._step(identity, step, keys))
        card.menuRequested.connect(lambda at: self._show_menu(self._meant(identity), at))
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    # --- several ----------------------------------------------------------------------

    def _press(self, identity: int, keys: Qt.KeyboardModifier) -> None:
        self._choice.press(identity, list(self._cards), keys)
        self._show_choice()

    def _step(self, identity: int, step: int, keys: Qt.KeyboardModifier) -> None:
        """Go to the next card or the one before; with Shift take it along."""
        column = list(self._cards)
        place = column.index(identity) + step
        if not 0 <= place < len(column):
            return
        if identity not in self._choice.chosen:
            self._choice.press(identity, column)
        self._choice.press(column[place], column, keys & Qt.KeyboardModifier.ShiftModifier)
        card = self._cards[column[place]]
        card.setFocus()
        self._scroll.ensureWidgetVisible(card)
        self._show_choice()

    def _take_key(self, identity: int, key: Qt.Key) -> None:
        toggle = Deed.PAUSE if self._cards[identity].can_be_paused() else Deed.RESUME
        deeds = {
            Qt.Key.Key_Space: toggle,
            Qt.Key.Key_R: Deed.RETRY,
            Qt.Key.Key_Delete: Deed.REMOVE,
        }
        self._do(deeds[key], self._meant(identity))

    def _leave_several(self) -> None:
        chosen = self._chosen()
        self._choice.chosen.clear()
        self._show_choice()
        if chosen and not any(card.hasFocus() for card in self._cards.values()):
            self._cards[chosen[0]].setFocus()

    def _chosen(self) -> list[int]:
        return [one for one in self._cards if one in self._choice.chosen]

    def _meant(self, identity: int) -> list[int]:
        return self._choice.meant(identity, list(self._cards))

    def _show_choice(self) -> None:
        several = self._choice.several
        for identity, card in self._cards.items():
            card.set_chosen(several and identity in self._choice.chosen)
        for deed, tool in self._tools.items():
            self.several.offer(tool, bool(self._able(deed, self._chosen())))
        self.several.set_count(len(self._choice.chosen))

    def _able(self, deed: Deed, orders: Sequence[int]) -> list[int]:
        """Those of some orders with which something can be done."""
        able = {
            Deed.PAUSE: OrderCard.can_be_paused,
            Deed.RESUME: OrderCard.can_be_resumed,
            Deed.RETRY: OrderCard.can_be_retried,
            Deed.REMOVE: lambda _: True,
        }[deed]
        return [one for one in orders if one in self._cards and able(self._cards[one])]

    def _show_menu(self, orders: Sequence[int], at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(orders, menu)
        menu.popup(at)

    def fill_menu(self, orders: Sequence[int], menu: QMenu) -> None:
        """What can be done with these orders; of several it says with how many."""
        for deed, words in (
            (Deed.PAUSE, self.tr("一時停止")),
            (Deed.RESUME, self.tr("再開")),
            (Deed.RETRY, self.tr("失敗分をもう一度")),
            (Deed.REMOVE, self.tr("外す")),
        ):
            able = self._able(deed, orders)
            if able:
                shown = words if len(orders) == 1 else counted(words, len(able))
                menu.addAction(shown, lambda one=deed: self._do(one, orders))

    def _do(self, deed: Deed, orders: Sequence[int]) -> None:
        """Do something with those orders that it can be done with."""
        able = self._able(deed, orders)
        if not able:
            return
        match deed:
            case Deed.PAUSE:
                self._queue.pause(*able)
                words = self.tr("{0}件を一時停止しました")
            case Deed.RESUME:
                self._queue.resume(*able)
                words = self.tr("{0}件を再開しました")
            case Deed.RETRY:
                self._queue.retry(*able)
                words = self.tr("{0}件の失敗分をもう一度取り込みます")
            case Deed.REMOVE:
                self._remove(able)
                return
        if len(orders) > 1:
            self.said.emit(words.format(len(able)))

    def _remove(self, identities: Sequence[int]) -> None:
        """Take orders out; where one has not ended it is asked whether that is meant."""
        waiting = [one for one in self._queue.orders() if one.id in identities and not one.ended]
        if not waiting:
            self._queue.remove(*identities)
            return
        left = f"{sum(one.waiting for one in waiting):,}"
        if len(identities) == 1:
            words = self.tr("「{0}」の残り{1}会議を、待ち行列から外しますか？")
            words = words.format(waiting[0].council, left)
        else:
            words = self.tr("選んだ{0}件（残り{1}会議）を、待ち行列から外しますか？")
            words = words.format(len(identities), left)
        self._ask(words, lambda: self._queue.remove(*identities))

    def _ask(self, words: str, do: Callable[[], object]) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(self.tr("待ち行列から外す"))
        box.setText(words)
        box.setInformativeText(self.tr("取り込んだ会議録は残ります。"))
        remove = box.addButton(self.tr("外す"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("キャンセル"), QMessageBox.ButtonRole.RejectRole)
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

    # --- Qt ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pane_keys.CHOOSE_ALL.pressed(event) and self._cards:
            self._choice.take_all(list(self._cards))
            self._show_choice()
        elif pane_keys.STEP_OUT.pressed(event) and self._choice.several:
            # Esc leaves the many first, then the dialog.
            self._leave_several()
        else:
            super().keyPressEvent(event)


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
    text.setMinimumHeight(text.heightForWidth(text.width()))
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
