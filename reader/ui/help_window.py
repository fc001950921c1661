"""The guide in a window of its own: contents, a search in it, back and forward."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui import guide
from reader.ui.help_line import SNIPPET, HelpLine
from reader.ui.help_page import HelpPage
from reader.ui.icons import icon_button
from reader.ui.tab_order import step
from reader.ui.theme import SPACE
from reader.ui.wording import language

_TARGET = Qt.ItemDataRole.UserRole


class HelpWindow(QWidget):
    """The user's guide.

    Signals:
        linkChosen: an address outside the guide, or ``app:`` with what is to be shown.
    """

    linkChosen = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._chapters = guide.chapters(language())
        self._steps: list[tuple[str, int]] = []
        self._step = -1
        self.setWindowTitle(self.tr("ヘルプ"))
        self.resize(980, 720)
        self.setMinimumSize(520, 360)

        self._page = HelpPage(self)
        self._page.setAccessibleName(self.windowTitle())
        self._page.linkChosen.connect(self._follow)
        self._contents = QListWidget(self)
        self._contents.setAccessibleName(self.tr("目次"))
        self._contents.setFrameShape(QFrame.Shape.NoFrame)
        self._contents.setProperty("role", "sidebar")
        self._contents.setItemDelegate(HelpLine(self._contents))
        self._contents.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._contents.currentItemChanged.connect(self._choose)
        self._contents.itemActivated.connect(lambda _: self._page.setFocus())
        self._nothing = QLabel(self.tr("見つかりませんでした"), self)
        self._nothing.setProperty("role", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setMargin(SPACE.l)
        self._nothing.hide()
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("ヘルプの中を検索"))
        self._field.setAccessibleName(self._field.placeholderText())
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._search)
        self._field.returnPressed.connect(self._open_first)

        side = QWidget(self)
        side.setMinimumWidth(180)
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACE.m, SPACE.s, 0, 0)
        column.setSpacing(SPACE.s)
        column.addWidget(self._nothing)
        column.addWidget(self._contents, 1)
        splitter = QSplitter(self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self._page)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([250, 730])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar())
        layout.addWidget(splitter, 1)

        for keys, done in (
            ("Alt+Left", lambda: self.go(-1)),
            ("Alt+Right", lambda: self.go(1)),
            ("Ctrl+F", self._field.setFocus),
            ("Ctrl+K", self._field.setFocus),
            ("Esc", self._step_out),
            ("Ctrl+W", self.close),
        ):
            QShortcut(QKeySequence(keys), self, done)
        self._list_chapters()

    @property
    def chapter(self) -> str:
        """The name of the chapter that is shown."""
        return self._page.chapter

    def open_chapter(self, name: str, section: int = 0) -> None:
        """Show a chapter, from a section on."""
        chapter = next((one for one in self._chapters if one.name == name), self._chapters[0])
        if self._step >= 0:
            self._steps[self._step] = self._page.chapter, self._page.place()
        self._page.show_chapter(chapter, section)
        del self._steps[self._step + 1 :]
        self._steps.append((chapter.name, self._page.place()))
        self._step = len(self._steps) - 1
        self._tell_place()

    def go(self, step: int) -> None:
        """Back (-1) or forward (1) through what was read."""
        wanted = self._step + step
        if not 0 <= wanted < len(self._steps):
            return
        self._steps[self._step] = self._page.chapter, self._page.place()
        self._step = wanted
        name, place = self._steps[wanted]
        self._page.show_chapter(next(one for one in self._chapters if one.name == name))
        self._page.return_to(place)
        self._tell_place()

    def search(self, words: str) -> None:
        """List the sections with some words."""
        self._field.setText(words)

    # --- Qt -----------------------------------------------------------------

    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)

    # --- inside -------------------------------------------------------------

    def _make_bar(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "toolbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE.s, SPACE.s, SPACE.m, SPACE.s)
        row.setSpacing(SPACE.xs)
        self._back = self._tool("arrow-left", self.tr("戻る"), "Alt+Left", lambda: self.go(-1))
        self._forward = self._tool("arrow-right", self.tr("進む"), "Alt+Right", lambda: self.go(1))
        row.addWidget(self._back)
        row.addWidget(self._forward)
        row.addSpacing(SPACE.s)
        row.addWidget(self._field, 1)
        return bar

    def _tool(self, icon: str, words: str, key: str, done: Callable[[], object]) -> QToolButton:
        made = icon_button(icon, words, done, self)
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(self.tr("{0}（{1}）").format(words, shown))
        return made

    def _list_chapters(self) -> None:
        self._fill_list([(one.title, "", (one.name, 0)) for one in self._chapters])
        self._tell_place()

    def _search(self, words: str) -> None:
        if not words.strip():
            self._list_chapters()
            self._page.mark("")
            return
        titles = {one.name: one.title for one in self._chapters}
        found = guide.find(language(), words)
        self._fill_list(
            [
                (
                    one.title
                    if one.title == titles[one.chapter]
                    else f"{one.title} — {titles[one.chapter]}",
                    one.snippet,
                    (one.chapter, one.section),
                )
                for one in found
            ]
        )
        self._page.mark(words)

    def _open_first(self) -> None:
        """Enter in the search: to the first place that was found, and on to its text."""
        if self._field.text().strip() and self._contents.count() and not self._chosen():
            self._contents.setCurrentRow(0)
        self._page.setFocus()

    def _chosen(self) -> bool:
        return self._contents.currentRow() >= 0

    def _fill_list(self, rows: list[tuple[str, str, tuple[str, int]]]) -> None:
        self._contents.blockSignals(True)
        self._contents.clear()
        for title, snippet, target in rows:
            item = QListWidgetItem(title)
            item.setData(_TARGET, target)
            item.setData(SNIPPET, snippet)
            self._contents.addItem(item)
        self._contents.setCurrentRow(-1)
        self._contents.blockSignals(False)
        self._nothing.setVisible(not rows)
        self._contents.setVisible(bool(rows))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name, section = item.data(_TARGET)
            self.open_chapter(name, section)
            self._page.mark(self._field.text())

    def _tell_place(self) -> None:
        """Back, forward and the contents say where the reader is."""
        self._back.setEnabled(self._step > 0)
        self._forward.setEnabled(self._step < len(self._steps) - 1)
        if self._field.text().strip():
            return
        self._contents.blockSignals(True)
        for row in range(self._contents.count()):
            if self._contents.item(row).data(_TARGET)[0] == self._page.chapter:
                self._contents.setCurrentRow(row)
        self._contents.blockSignals(False)

    def _follow(self, address: str) -> None:
        name, dot, _ = address.partition(".md")
        if dot and name in guide.CHAPTERS:
            self.open_chapter(name)
        else:
            self.linkChosen.emit(address)

    def _step_out(self) -> None:
        """Esc: out of the search first, then out of the window."""
        if self._field.text():
            self._field.clear()
        else:
            self.close()
