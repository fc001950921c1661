"""The middle pane: a header that states the scope, the filter strip, and the list."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPoint,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QVBoxLayout, QWidget

from reader.jobs.news import Owner
from reader.ui.entries import ENTRY_ROLE, Entry, EntryList, EntryModel
from reader.ui.filter_strip import FilterStrip, Offers
from reader.ui.fitting import scrolled
from reader.ui.nothing_here import EMPTY_LIST, NothingHere
from reader.ui.place import Place, likeness_of
from reader.ui.result_header import ResultHeader
from reader.ui.scale import UNLIMITED
from reader.ui.selection_bar import SelectionBar

_PAUSE_MILLISECONDS = 120
"""How long the keyboard must rest on a row before it opens."""

_CRAMPED = 34
"""Full-width characters of height below which the filters fold: they would leave no list."""
_LEAST_LIST = 9
"""Full-width characters of height that unfolded filters leave to the list."""


class ListPane(QFrame):
    """What is listed.

    Attributes:
        header, strip: the header (with room for tools) and the filters.
        nothing: what is said where nothing is listed.
        several: what can be done with several entries; there while several are selected.

    Signals:
        entered: the keyboard is about to come into the list.
        pressed: an entry was pressed, and it alone.
        entryReached: the selection rested on an entry: show it.
        entryOpened: Enter or a double click: show it and go there.
        entryApart: it is wanted in a window of its own.
        deleteRequested: Delete was pressed on entries.
        copyRequested: Ctrl+C was pressed on entries.
        menuRequested: entries, the menu to fill, before it is shown.
    """

    entered = Signal()
    pressed = Signal()
    entryReached = Signal(object)  # noqa: N815
    entryOpened = Signal(object)  # noqa: N815
    entryApart = Signal(object)  # noqa: N815
    deleteRequested = Signal(object)  # noqa: N815
    copyRequested = Signal(object)  # noqa: N815
    menuRequested = Signal(object, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = ResultHeader(self)
        self.strip = FilterStrip(self)
        self.nothing = NothingHere(self)
        self._entries = EntryModel(self)
        self._list = EntryList(self)
        self.several = SelectionBar(self)
        self._list.setModel(self._entries)
        self._list.setAccessibleName(self.tr("一覧"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._postponed = False
        self._expected: Place | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        self.strip.setMinimumHeight(1)  # its chips wrap: how high it must be depends on its width
        self._strip_room = scrolled(self.strip, self)
        self._strip_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._strip_room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._nothing_room = scrolled(self.nothing, self)
        self._nothing_room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.said.connect(self._fit)
        self.strip.arranged.connect(self._fit)
        self.strip.installEventFilter(self)
        self.header.installEventFilter(self)
        layout.addWidget(self._strip_room)
        # What is said of an empty list has all the room under what is left of that.
        layout.addWidget(self._list, 1)
        layout.addWidget(self._nothing_room, 1)
        layout.addWidget(self.several)
        self.setFocusProxy(self._list)
        self.strip.set_offers(None)
        self.nothing.linkActivated.connect(self.header.linkActivated)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._pause.start())
        self._list.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self._entries.modelReset.connect(self._count)
        self.several.cleared.connect(self._choose_one)
        self.several.menuRequested.connect(self._show_menu_of_several)
        self._list.copyRequested.connect(lambda: self.copyRequested.emit(self._list.chosen()))
        self._list.activated.connect(self._open)
        self._list.clicked.connect(lambda _: None if self._list.several() else self.pressed.emit())
        self._list.apart.connect(self._open_apart)
        self._list.deleteRequested.connect(self._delete)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._pause.timeout.connect(self._reach)

    def show_entries(
        self, title: str, scope: str, entries: Sequence[Entry], offers: Offers | None = None
    ) -> None:
        """List entries that are not search results; what is selected stays so if it is there.

        Args:
            offers: what a search may begin with; None where the list has another subject.
        """
        self.header.set_words(title, scope)
        self.header.show_tools(False)
        self.mark_new(frozenset())
        self.strip.set_offers(offers)
        self._take_up(kept=self._replace(entries))

    def show_results(
        self, title: str, scope: str, entries: Sequence[Entry], offers: Offers
    ) -> None:
        """List search results, with the filters and the histogram; the first is selected.

        A row that was selected and is still there stays so: neither a better count nor a
        sitting that has just arrived moves the reader.
        """
        self.header.set_words(title, scope)
        self.header.show_tools(True)
        self.strip.set_offers(offers)
        kept, expected, self._expected = self._replace(entries), self._expected, None
        if expected is not None:
            self.rest()
            self._mark(expected)
            return
        self._take_up(kept=kept)
        if not kept:
            self.select_first()

    def mark_new(self, owners: frozenset[Owner]) -> None:
        """Mark what lies in these sittings and posts as new."""
        self._entries.mark_new(owners)

    def carry_by(self, carrying: Callable[[Sequence[Entry], str], QMimeData]) -> None:
        """What other programs get of rows that are dragged to them, given with their words."""
        self._entries.carrying = carrying

    @property
    def rows(self) -> QWidget:
        """The list itself, without what stands over and under it."""
        return self._list

    def enter(self) -> None:
        """Bring the keyboard into the list."""
        self.entered.emit()
        self.setFocus()

    def in_use(self) -> bool:
        """Whether the keyboard is in the list."""
        return self._list.hasFocus()

    def chosen(self) -> list[Entry]:
        """The selected entries, from top to bottom."""
        return self._list.chosen()

    def select_first(self) -> None:
        """Select the first entry; it opens after a short pause."""
        if self._entries.rowCount():
            self._list.choose(self._entries.index(0))
            self._list.scrollToTop()

    def resting(self) -> bool:
        """Whether no selection waits to be opened."""
        return not self._pause.isActive()

    def expect(self, place: Place | None) -> None:
        """The next results stand beside a place that opens by itself: none of them is to open;
        with None, the first one is."""
        self._expected = place

    def follow(self, place: Place | None) -> None:
        """Mark the row of what is open now, and no other; none where it is not listed.

        Whoever has selected several, or is about to open another, is left alone.
        """
        if self._list.several() or not self.resting():
            return
        if place is None or not self._mark(place):
            self._list.clearSelection()

    def rest(self) -> None:
        """Let a selection that waits to be opened be: something else was chosen."""
        self._pause.stop()
        self._postponed = False

    def postpone(self) -> None:
        """Other rows are on their way: a selection that waits to be opened opens then, if it is
        still among them."""
        self._postponed |= self._pause.isActive()
        self._pause.stop()

    def _take_up(self, *, kept: bool) -> None:
        """Go on with what was postponed, where it was `kept` among the rows."""
        if self._postponed and kept:
            self._pause.start()
        self._postponed = False

    def _replace(self, entries: Sequence[Entry]) -> bool:
        """List these instead; whether the row in hand is among them, and so still is."""
        self.nothing.say("")
        if self._entries.shows(entries):
            return True
        before = self._list.currentIndex()
        current = before.data(ENTRY_ROLE)
        selected = self._list.selectionModel().isSelected(before)
        chosen = set(self._list.chosen()) if self._list.several() else set[Entry]()
        self._entries.set_entries(entries)
        if current not in entries:
            return False
        index = self._entries.index(entries.index(current))
        with QSignalBlocker(self._list.selectionModel()):
            flags = QItemSelectionModel.SelectionFlag
            self._list.selectionModel().setCurrentIndex(
                index, flags.ClearAndSelect if selected else flags.NoUpdate
            )
        for row in (row for row, one in enumerate(entries) if one in chosen):
            self._list.selectionModel().select(
                self._entries.index(row), QItemSelectionModel.SelectionFlag.Select
            )
        self._list.scrollTo(index)
        return True

    def _mark(self, place: Place) -> bool:
        """Select what opens a place, or holds it, without opening it; whether there is such."""
        likeness = [
            likeness_of(entry.place, place)
            for row in range(self._entries.rowCount())
            if (entry := self._entries.entry(row)) is not None
        ]
        best = max(likeness, default=0)
        if not best:
            return False
        index = self._list.currentIndex()
        if not index.isValid() or likeness[index.row()] < best:
            index = self._entries.index(likeness.index(best))
        if self._list.selectionModel().selectedIndexes() != [index]:
            with QSignalBlocker(self._list.selectionModel()):
                self._list.choose(index)
            self._list.viewport().update()
            self._list.scrollTo(index)
        return True

    def _count(self) -> None:
        """Say how many are selected, where they are several."""
        self.several.set_entries(self._list.chosen() if self._list.several() else ())

    def _choose_one(self) -> None:
        """Of several selected entries let the current one alone be selected."""
        self._list.choose(self._list.currentIndex())
        self._list.setFocus()

    def _reach(self) -> None:
        if self._list.several():
            # Whoever gathers several goes on reading what is open.
            return
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.entryReached.emit(entry)

    def _delete(self) -> None:
        entries = self._list.chosen()
        if entries:
            self.deleteRequested.emit(entries)

    def _open(self) -> None:
        self._pause.stop()
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.entryOpened.emit(entry)

    def _open_apart(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is not None:
            self.entryApart.emit(entry)

    def _show_menu(self, point: QPoint) -> None:
        entry = self._list.indexAt(point).data(ENTRY_ROLE)
        if entry is None:
            return
        chosen = self._list.chosen()
        self._popup(
            chosen if entry in chosen else [entry], self._list.viewport().mapToGlobal(point)
        )

    def _show_menu_of_several(self, point: QPoint) -> None:
        self._popup(self._list.chosen(), point)

    def _fit(self) -> None:
        """Give the filters the room that they need, and no more than there is; what is said of an
        empty list has the rest."""
        em = self.fontMetrics().horizontalAdvance("あ")
        self.strip.set_cramped(self.height() < _CRAMPED * em)
        there = not self.strip.isHidden()
        if there:
            needed = self.strip.heightForWidth(self.width())
            most = self.height() - self.header.height() - _LEAST_LIST * em
            self._strip_room.setFixedHeight(min(needed, max(most, 3 * em)))
        self._strip_room.setVisible(there)
        empty = bool(self.nothing.text)
        self._list.setMinimumHeight(EMPTY_LIST if empty else 0)
        self._list.setMaximumHeight(EMPTY_LIST if empty else UNLIMITED)
        self._nothing_room.setVisible(empty)

    def _popup(self, entries: Sequence[Entry], point: QPoint) -> None:
        menu = QMenu(self)
        if len(entries) == 1:
            (entry,) = entries
            menu.addAction(self.tr("開く"), lambda: self.entryOpened.emit(entry))
            menu.addAction(self.tr("新しいウィンドウで開く"), lambda: self.entryApart.emit(entry))
        self.menuRequested.emit(entries, menu)
        menu.exec(point)
        menu.deleteLater()

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if event.type() == kinds.LayoutRequest or (
            watched is self.header and event.type() == kinds.Resize
        ):
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
