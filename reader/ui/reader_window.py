"""A second window: one text to be read beside another, with all that is done with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from reader.minutes.meeting import squeeze
from reader.ui.at_rest import Command, rest_while
from reader.ui.banner import Banner
from reader.ui.busy_line import BusyLine
from reader.ui.drafting import Drafting
from reader.ui.dropping import FileDrop
from reader.ui.icons import action_button, bind_icon
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.opening import Opening
from reader.ui.options import Options
from reader.ui.place import Place, View
from reader.ui.printing import Printing
from reader.ui.reader_pane import ReaderPane
from reader.ui.reading import Reading
from reader.ui.tasks import Tasks, Work
from reader.ui.theme import SPACE
from reader.ui.toast import Toast
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

_WIDTH, _HEIGHT = 900, 900


class ReaderWindow(QMainWindow):
    """A reader on the library of the first window: what is changed in one shows in the other.

    Attributes:
        opening: what is open, and the way back.
        reading: what is done with it.

    Signals:
        closed: it is gone.
    """

    closed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        drafting: Drafting,
        works: LongWorks,
        window: QWidget,
    ) -> None:
        # A window of its own, which goes to the front by itself; the first one closes it.
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowIcon(window.windowIcon())
        self.setMinimumSize(QSize(480, 320))
        self.resize(_WIDTH, _HEIGHT)
        whole = QWidget(self)
        self.setCentralWidget(whole)
        bar = QFrame(whole)
        bar.setProperty("role", "toolbar")
        banner = Banner(whole)
        banner.hide()
        self._pane = ReaderPane(whole)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(banner)
        column.addWidget(self.pane, 1)
        self.notices = Notices(
            banner, Toast(self, lambda: self.pane), options.language_in_force(), self
        )
        BusyLine(workspace.tasks, self.pane)
        FileDrop(self, works.importing.import_paths)
        self.opening = Opening(self.pane, workspace, self.notices, self)
        self.reading = Reading(self.pane, self.opening, workspace, options, self.notices, self)
        self.reading.quoting.collected.connect(drafting.collect)
        self.pane.post_view.copyRequested.connect(drafting.copy_of_post)
        self.printing = Printing(self, drafting, workspace, options, works, self.notices, self)
        self._actions: dict[str, QAction] = {}
        self._make_actions(bar, workspace.tasks)
        self.opening.opened.connect(self._opened)
        self.opening.stepsChanged.connect(self._enable_steps)
        self.reading.correcting.stepsChanged.connect(self._enable_undo)
        self._enable_steps(False, False)
        self._enable_undo(False, False)

    @property
    def pane(self) -> ReaderPane:
        """The reader."""
        return self._pane

    @property
    def opened(self) -> OpenSitting | OpenPost | None:
        """What is open."""
        return self.pane.opened

    @property
    def place(self) -> Place | None:
        """Where the reader is, for the next start."""
        return self.opening.current

    # --- making ---------------------------------------------------------------

    def _make_actions(self, bar: QFrame, tasks: Tasks) -> None:
        quoting, steps = self.reading.quoting, self.pane.steps
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        row.setSpacing(SPACE.xs)
        named: tuple[tuple[str, str, str | None, list[str], Callable[[], object]], ...] = (
            ("back", self.tr("戻る"), "arrow-left", ["Alt+Left"], partial(self.opening.step, -1)),
            ("on", self.tr("進む"), "arrow-right", ["Alt+Right"], partial(self.opening.step, 1)),
            ("", "", None, [], lambda: None),
            ("find", self.tr("本文内を検索"), "search", ["Ctrl+F"], steps.open_find),
            ("quote", self.tr("引用をコピー"), "quote", ["Ctrl+Shift+C"], quoting.copy),
            ("collect", self.tr("下書きへ"), "notebook", ["Ctrl+Shift+D"], quoting.collect),
            (
                "bookmark",
                self.tr("しおりを付ける"),
                "bookmark",
                ["Ctrl+D"],
                self.reading.annotating.bookmark_here,
            ),
            ("print", self.tr("印刷"), "printer", ["Ctrl+P"], self.printing.preview),
            ("tidy", self.tr("引用を整える"), None, ["Ctrl+Shift+Q"], quoting.tidy),
            ("pdf", self.tr("PDF に書き出す"), None, ["Ctrl+Shift+P"], self.printing.to_pdf),
            ("asked", self.tr("似た話題"), None, ["Ctrl+H"], self.reading.asked.look_here),
            ("next", self.tr("次の一致"), None, ["F3"], partial(steps.step, forward=True)),
            ("last", self.tr("前の一致"), None, ["Shift+F3"], partial(steps.step, forward=False)),
            ("thread", self.tr("スレッドで読む"), None, ["Ctrl+1"], self._switch(View.THREAD)),
            ("full", self.tr("全文で読む"), None, ["Ctrl+2"], self._switch(View.FULL_TEXT)),
            ("undo", self.tr("元に戻す"), None, ["Ctrl+Z"], self.reading.correcting.undo),
            (
                "redo",
                self.tr("やり直す"),
                None,
                ["Ctrl+Y", "Ctrl+Shift+Z"],
                self.reading.correcting.redo,
            ),
            ("close", self.tr("このウィンドウを閉じる"), None, ["Ctrl+W"], self.close),
        )
        for name, words, icon, keys, do in named:
            if not name:
                row.addStretch(1)
                continue
            action = self._actions[name] = Command(words, self)
            if name in ("print", "pdf"):
                rest_while(tasks, action, Work.PAGES)
            action.setShortcuts([QKeySequence(key) for key in keys])
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(self.tr("{0}（{1}）").format(words, shown))
            action.triggered.connect(lambda _=False, do=do: do())
            self.addAction(action)
            if icon is not None:
                bind_icon(action, icon)
                row.addWidget(action_button(action, bar))

    def _switch(self, view: View) -> Callable[[], None]:
        return lambda: self.pane.switch(view)

    # --- what is shown --------------------------------------------------------

    def _opened(self) -> None:
        opened = self.pane.opened
        sitting = isinstance(opened, OpenSitting)
        for name in ("quote", "tidy", "bookmark", "thread", "full", "asked"):
            self._actions[name].setEnabled(sitting)
        if isinstance(opened, OpenSitting):
            title = squeeze(opened.sitting.meeting or opened.sitting.id)
        else:
            title = opened.post.title if opened is not None else ""
        self.setWindowTitle(title)
        self.pane.setFocus()

    def _enable_steps(self, back: bool, forward: bool) -> None:
        self._actions["back"].setEnabled(back)
        self._actions["on"].setEnabled(forward)

    def _enable_undo(self, undo: bool, redo: bool) -> None:
        self._actions["undo"].setEnabled(undo)
        self._actions["redo"].setEnabled(redo)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.opening.stop()
        super().closeEvent(event)
        self.closed.emit()
