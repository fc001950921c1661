"""似た話題: like topics of all years, as a timeline beside the text that is read."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.jobs.progress import Progress
from reader.minutes.meeting import short_meeting, squeeze
from reader.search.results import HitEnding
from reader.threads.asked import Asked
from reader.threads.model import EndingKind
from reader.ui.at_rest import SwitchedButton
from reader.ui.dialog import Dialog
from reader.ui.entries import ENTRY_ROLE, Entry, EntryList, EntryModel, Mark
from reader.ui.histogram import Histogram
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.people import person
from reader.ui.place import Place
from reader.ui.theme import SPACE

_SIZE = (560, 680)


class Order(StrEnum):
    """How the topics are listed."""

    TIME = "time"
    LIKENESS = "likeness"


class AskedDialog(Dialog):
    """A window beside the reader that lists like topics.

    Args:
        title: of the topic that is compared with.

    Attributes:
        found: what is listed, in no order; None while it is looked for.
        table: the button that writes it to a file.

    Signals:
        placeRequested: a `Place` to be opened in the reader.
        tableRequested: what is listed is to be written to a file.
        stopped: nobody waits for the answer any more.
    """

    placeRequested = Signal(object)  # noqa: N815
    tableRequested = Signal(object)  # noqa: N815
    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found: Sequence[Asked] | None = None
        self._order = Order.TIME
        self._years: tuple[int, int] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("似た話題"))
        self.resize(*_SIZE)
        head = QLabel(self.tr("「{0}」に似た話題").format(title), self)
        head.setProperty("role", "title")
        head.setWordWrap(True)
        self._told = QLabel(self)
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._histogram = Histogram(self)
        self._histogram.rangeChosen.connect(self._choose_years)
        self._histogram.rangeCleared.connect(lambda: self._choose_years(None, None))
        self._model = EntryModel(self)
        self._list = EntryList(self)
        self._list.setModel(self._model)
        self._list.setAccessibleName(self.tr("似た話題の一覧"))
        self._list.activated.connect(self._open)
        self._list.clicked.connect(self._open)
        self._orders = self._order_buttons()
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._waiting_page())
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty_page())

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addLayout(self._headed("history", head))
        layout.addWidget(self._told)
        layout.addWidget(self._histogram)
        layout.addLayout(self._tools())
        layout.addWidget(self._pages, 1)
        layout.addLayout(self._buttons())
        self._show_waiting()

    # --- what is shown ------------------------------------------------------

    def tell(self, progress: Progress) -> None:
        """Show how far the looking is."""
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)

    def show_found(self, found: Sequence[Asked]) -> None:
        """List what was found."""
        self.found = tuple(found)
        self._choose_years(None, None)

    def show_failure(self) -> None:
        """Say that nothing could be found out."""
        self.found = ()
        self._told.setText(self.tr("調べられませんでした。もう一度お試しください。"))
        self._pages.setCurrentIndex(2)

    def _list_again(self) -> None:
        found = self._listed()
        self._model.set_entries([_entry(one) for one in found])
        self._pages.setCurrentIndex(1 if found else 2)
        self.table.setEnabled(bool(found))
        for button in self._orders.buttons():
            button.setEnabled(bool(found))
        if found:
            words = self.tr("{0}件。言葉の近さから選んだもので、同じ質問とは限りません。")
            self._told.setText(words.format(len(found)))
            self._list.setCurrentIndex(self._model.index(0))
            self._list.setFocus()
        else:
            self._told.setText("")

    def _listed(self) -> list[Asked]:
        """What is to be listed, in its order."""
        found = list(self.found or ())
        if self._years is not None:
            first, last = self._years
            found = [one for one in found if one.date and first <= one.date.year <= last]
        if self._order is Order.TIME:
            found.sort(key=lambda one: one.date or date.min, reverse=True)
        return found

    def _choose_years(self, first: int | None, last: int | None) -> None:
        self._years = None if first is None or last is None else (first, last)
        years = Counter(one.date.year for one in self.found or () if one.date is not None)
        self._histogram.set_counts(years, self._years, exact=True)
        self._histogram.setVisible(len(years) > 1)
        self._list_again()

    def _set_order(self, order: Order) -> None:
        self._order = order
        self._list_again()

    def _open(self) -> None:
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.placeRequested.emit(entry.place)

    # --- making -------------------------------------------------------------

    def _show_waiting(self) -> None:
        self._told.setText(self.tr("ライブラリー全体から、言葉の近い話題を探しています…"))
        self._histogram.hide()
        self.table.setEnabled(False)
        for button in self._orders.buttons():
            button.setEnabled(False)
        self._pages.setCurrentIndex(0)

    def _waiting_page(self) -> QWidget:
        page = QWidget(self)
        self._bar = QProgressBar(page)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("調べています"))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, SPACE.m, 0, 0)
        layout.addWidget(self._bar)
        layout.addStretch(1)
        return page

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        icon = IconLabel("history", 28, "muted", "sunken", page)
        words = QLabel(self.tr("似た話題は見つかりませんでした。"), page)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setProperty("role", "muted")
        layout = QVBoxLayout(page)
        layout.addStretch(1)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(words)
        layout.addStretch(2)
        return page

    def _order_buttons(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for order, words in (
            (Order.TIME, self.tr("新しい順")),
            (Order.LIKENESS, self.tr("似ている順")),
        ):
            button = QPushButton(words, self)
            button.setCheckable(True)
            button.setChecked(order is self._order)
            button.clicked.connect(lambda _=False, order=order: self._set_order(order))
            group.addButton(button)
        return group

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        for button in self._orders.buttons():
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.table = SwitchedButton(self.tr("CSV に書き出す…"), self)
        bind_icon(self.table, "upload")
        self.table.clicked.connect(lambda: self.tableRequested.emit(self._listed()))
        close = QPushButton(self.tr("閉じる"), self)
        close.clicked.connect(self.close)
        for button in (self.table, close):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(self.table)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def done(self, result: int) -> None:
        self.stopped.emit()
        super().done(result)


def _entry(one: Asked) -> Entry:
    answering = "・".join(dict.fromkeys(who.role or person(who) for who in one.answerers))
    asking = person(one.questioner)
    return Entry(
        title=one.title,
        date=one.date,
        where=squeeze(short_meeting(one.meeting or "")),
        people=f"{asking} → {answering}" if answering else asking,
        place=Place(sitting=one.sitting, exchange=one.exchange, topic=one.topic),
        mark=Mark.QUESTION,
        snippet=one.ask,
        ending=HitEnding(one.ending, one.closing)
        if one.ending is not None and one.ending is not EndingKind.OTHER
        else None,
    )
