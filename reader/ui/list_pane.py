"""The middle pane: a header that states the scope, the filter strip, and the list."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from reader.jobs.news import Owner
from reader.ui.entries import ENTRY_ROLE, Entry, EntryList, EntryModel
from reader.ui.filter_strip import FilterStrip, Offers
from reader.ui.place import Place
from reader.ui.result_header import ResultHeader

_PAUSE_MILLISECONDS = 120
"""How long the keyboard must rest on a row before it opens."""


class ListPane(QFrame):
    """What is listed.

    Attributes:
        header, strip: the header (with room for tools) and the filters.

    Signals:
        entryReached: the selection rested on an entry: show it.
        entryOpened: Enter or a double click: show it and go there.
        entryApart: it is wanted in a window of its own.
        deleteRequested: Delete was pressed on an entry.
        menuRequested: an entry, the menu to fill, before it is shown.
    """

    entryReached = Signal(object)  # noqa: N815
    entryOpened = Signal(object)  # noqa: N815
    entryApart = Signal(object)  # noqa: N815
    deleteRequested = Signal(object)  # noqa: N815
    menuRequested = Signal(object, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = ResultHeader(self)
        self.strip = FilterStrip(self)
        self._entries = EntryModel(self)
        self._list = EntryList(self)
        self._list.setModel(self._entries)
        self._list.setAccessibleName(self.tr("一覧"))
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._expected: Place | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.strip)
        layout.addWidget(self._list, 1)
        self.setFocusProxy(self._list)
        self.strip.set_offers(None)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._pause.start())
        self._list.activated.connect(self._open)
        self._list.apart.connect(self._open_apart)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self._list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._delete)
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
        self._replace(entries)

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
            self._mark(expected)
        elif not kept:
            self.select_first()

    def mark_new(self, owners: frozenset[Owner]) -> None:
        """Mark what lies in these sittings and posts as new."""
        self._entries.mark_new(owners)

    def in_use(self) -> bool:
        """Whether the keyboard is in the list."""
        return self._list.hasFocus()

    def select_first(self) -> None:
        """Select the first entry; it opens after a short pause."""
        if self._entries.rowCount():
            self._list.setCurrentIndex(self._entries.index(0))
            self._list.scrollToTop()

    def resting(self) -> bool:
        """Whether no selection waits to be opened."""
        return not self._pause.isActive()

    def expect(self, place: Place) -> None:
        """The next results stand beside a place that opens by itself: none of them is to open."""
        self._expected = place

    def rest(self) -> None:
        """Let a selection that waits to be opened be: something else was chosen."""
        self._pause.stop()

    def _replace(self, entries: Sequence[Entry]) -> bool:
        """List these instead; whether what was selected is among them, and so still is."""
        if self._entries.shows(entries):
            return True
        selected = self._list.currentIndex().data(ENTRY_ROLE)
        self._entries.set_entries(entries)
        if selected not in entries:
            return False
        index = self._entries.index(entries.index(selected))
        with QSignalBlocker(self._list.selectionModel()):
            self._list.setCurrentIndex(index)
        self._list.scrollTo(index)
        return True

    def _mark(self, place: Place) -> None:
        """Select what opens a place, without opening it."""
        for row in range(self._entries.rowCount()):
            index = self._entries.index(row)
            other = index.data(ENTRY_ROLE).place
            same = (other.sitting, other.post, other.exchange, other.topic)
            if same == (place.sitting, place.post, place.exchange, place.topic):
                with QSignalBlocker(self._list.selectionModel()):
                    self._list.setCurrentIndex(index)
                self._list.scrollTo(index)
                return

    def _reach(self) -> None:
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.entryReached.emit(entry)

    def _delete(self) -> None:
        entry = self._list.currentIndex().data(ENTRY_ROLE)
        if entry is not None:
            self.deleteRequested.emit(entry)

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
        menu = QMenu(self)
        menu.addAction(self.tr("開く"), lambda: self.entryOpened.emit(entry))
        menu.addAction(self.tr("新しいウィンドウで開く"), lambda: self.entryApart.emit(entry))
        self.menuRequested.emit(entry, menu)
        menu.exec(self._list.viewport().mapToGlobal(point))
