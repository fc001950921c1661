"""ダウンロード: the queue, the councils and the log, beside the window."""

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from reader.library.library import Library
from reader.ui.council_page import CouncilPage
from reader.ui.dialog import Dialog
from reader.ui.download_log import LogPage
from reader.ui.download_queue import DownloadQueue
from reader.ui.queue_page import QueuePage


class Page(IntEnum):
    """Its pages, in their order."""

    QUEUE = 0
    COUNCILS = 1
    LOG = 2


class DownloadsDialog(Dialog):
    """Everything about downloads; the window stays usable beside it.

    Attributes:
        queue, councils, log: its pages.

    Signals:
        downloadRequested: a council's address; "" where it is to be asked for.
        addRequested: a council is to be put on the list.
        checkRequested: a council's name, to be looked at for new minutes now.
        removed: the `RemovedCouncil` that was taken off the list.
        undoable: what was done, and how to take it back.
        undoRequested: Ctrl+Z: what was done last is to be taken back.
    """

    downloadRequested = Signal(str)  # noqa: N815
    addRequested = Signal()  # noqa: N815
    checkRequested = Signal(str)  # noqa: N815
    removed = Signal(object)
    undoable = Signal(str, object)
    undoRequested = Signal()  # noqa: N815

    def __init__(
        self, library: Library, queue: DownloadQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ダウンロード"))
        self.resize(820, 560)
        self.queue = QueuePage(queue, self)
        self.councils = CouncilPage(library, queue.tasks, self)
        self.log = LogPage(library.downloads, self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        # Qt would draw the line that tabs stand on over them; the pages have their own.
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self.queue, self.tr("待ち行列"))
        self._tabs.addTab(self.councils, self.tr("議会"))
        self._tabs.addTab(self.log, self.tr("記録"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._tabs)
        self.queue.downloadRequested.connect(lambda: self.downloadRequested.emit(""))
        self.councils.downloadRequested.connect(self.downloadRequested)
        self.councils.addRequested.connect(self.addRequested)
        self.councils.checkRequested.connect(self.checkRequested)
        self.councils.removed.connect(self.removed)
        self.councils.undoable.connect(self.undoable)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undoRequested.emit)

    def show_page(self, page: Page) -> None:
        """Show itself with one of its pages."""
        self._tabs.setCurrentIndex(page)
        self.show()
        self.raise_()
        self.activateWindow()
