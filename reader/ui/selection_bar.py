"""Under the list while several rows are selected: how many, and what can be done with them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from reader.ui.accessible import announce
from reader.ui.entries import Entry
from reader.ui.icons import bind_icon
from reader.ui.theme import ICON, SPACE


class SelectionBar(QFrame):
    """「3件を選択」 with the commonest things to do; the rest is in a menu.

    Signals:
        collectRequested, bookmarkRequested, quoteRequested, deleteRequested: the entries.
        menuRequested: where the menu of all that can be done is to open, on the screen.
        cleared: they are not to be selected any more.
    """

    collectRequested = Signal(object)  # noqa: N815
    bookmarkRequested = Signal(object)  # noqa: N815
    quoteRequested = Signal(object)  # noqa: N815
    deleteRequested = Signal(object)  # noqa: N815
    menuRequested = Signal(QPoint)  # noqa: N815
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self.setProperty("role", "selection")
        self._count = QLabel(self)
        self._count.setProperty("role", "caption")
        # In a narrow list the words give way, not the buttons.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.m, SPACE.xs, SPACE.xs, SPACE.xs)
        row.setSpacing(SPACE.xxs)
        row.addWidget(self._count, 1)
        self._collect = self._tool("notebook", lambda: self.collectRequested.emit(self._entries))
        self._bookmark = self._tool("bookmark", lambda: self.bookmarkRequested.emit(self._entries))
        self._quote = self._tool("quote", lambda: self.quoteRequested.emit(self._entries))
        self._delete = self._tool("trash", lambda: self.deleteRequested.emit(self._entries))
        self._more = self._tool("menu", self._ask_for_menu)
        self._clear = self._tool("x", self.cleared.emit)
        for tool in (
            self._collect,
            self._bookmark,
            self._quote,
            self._delete,
            self._more,
            self._clear,
        ):
            row.addWidget(tool)
        self._name(self._collect, self.tr("選んだものを下書きへ（Ctrl+Shift+D）"))
        self._name(self._bookmark, self.tr("選んだものにしおりを付ける（Ctrl+D）"))
        self._name(self._quote, self.tr("選んだものの引用をコピー（Ctrl+Shift+C）"))
        self._name(self._delete, self.tr("選んだものを消す（Delete）"))
        self._name(self._more, self.tr("選んだものにできること"))
        self._name(self._clear, self.tr("選択を解除（Esc）"))
        self.hide()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Several entries are selected now; none where there are not several."""
        self._entries = entries
        words = self.tr("{0}件を選択").format(f"{len(entries):,}") if entries else ""
        if words and words != self._count.text():
            announce(self, words)
        self._count.setText(words)
        self._count.setToolTip(words)
        bookmarks = [one for one in entries if one.bookmark is not None]
        removable = [*bookmarks, *(one for one in entries if one.document)]
        carried = any(one.carried is not None for one in entries)
        self._collect.setVisible(carried)
        self._quote.setVisible(carried)
        self._bookmark.setVisible(len(bookmarks) < len(entries))
        self._delete.setVisible(bool(removable))
        self.setVisible(bool(entries))

    def _ask_for_menu(self) -> None:
        self.menuRequested.emit(self._more.mapToGlobal(QPoint(0, 0)))

    def _name(self, tool: QToolButton, words: str) -> None:
        tool.setToolTip(words)
        tool.setAccessibleName(words)

    def _tool(self, sign: str, act: Callable[[], object]) -> QToolButton:
        made = QToolButton(self)
        bind_icon(made, sign)
        made.setIconSize(QSize(ICON, ICON))
        made.clicked.connect(lambda: act())
        return made
