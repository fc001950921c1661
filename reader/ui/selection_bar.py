"""Under the list while several rows are selected: how many, and what can be done with them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reader.ui.count_bar import CountBar
from reader.ui.entries import Entry


class SelectionBar(CountBar):
    """The bar of the list.

    Attributes:
        bookmark, quote: two of its buttons.

    Signals:
        collectRequested, bookmarkRequested, quoteRequested, deleteRequested: the entries.
    """

    collectRequested = Signal(object)  # noqa: N815
    bookmarkRequested = Signal(object)  # noqa: N815
    quoteRequested = Signal(object)  # noqa: N815
    deleteRequested = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._collect = self.add_tool(
            "notebook",
            self.tr("選んだものを下書きへ（Ctrl+Shift+D）"),
            lambda: self.collectRequested.emit(self._entries),
        )
        self.bookmark = self.add_tool(
            "bookmark",
            self.tr("選んだものにしおりを付ける（Ctrl+D）"),
            lambda: self.bookmarkRequested.emit(self._entries),
        )
        self.quote = self.add_tool(
            "quote",
            self.tr("選んだものの引用をコピー（Ctrl+Shift+C）"),
            lambda: self.quoteRequested.emit(self._entries),
        )
        self._delete = self.add_tool(
            "trash",
            self.tr("選んだものを削除（Delete）"),
            lambda: self.deleteRequested.emit(self._entries),
        )

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Several entries are selected now; none where there are not several."""
        self._entries = entries
        bookmarks = [one for one in entries if one.bookmark is not None]
        removable = [*bookmarks, *(one for one in entries if one.document)]
        carried = any(one.carried is not None for one in entries)
        self.offer(self._collect, carried)
        self.offer(self.quote, carried)
        self.offer(self.bookmark, len(bookmarks) < len(entries))
        self.offer(self._delete, bool(removable))
        self.set_count(len(entries))
