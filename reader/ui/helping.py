"""Help where it is asked for: F1 opens the chapter of what is in front of the user."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

if TYPE_CHECKING:
    from reader.ui.help_window import HelpWindow

log = logging.getLogger(__name__)

CHAPTER_OF = {
    # Panes, from the inner to the outer: the first that holds the keyboard counts.
    "WelcomePage": "start",
    "LibraryTree": "start",
    "SearchField": "search",
    "ListPane": "search",
    "PostView": "proof",
    "DraftTray": "draft",
    "ThreadView": "thread",
    "ReaderPane": "thread",
    # Dialogs.
    "AboutDialog": "trouble",
    "AskedDialog": "asked",
    "BlogDialog": "proof",
    "BookmarkDialog": "draft",
    "CouncilDialog": "download",
    "DifferencesDialog": "import",
    "DownloadDialog": "download",
    "DownloadsDialog": "download",
    "ErrorDialog": "trouble",
    "HeadingPatternsDialog": "quote",
    "ImportReportDialog": "import",
    "LicencesDialog": "trouble",
    "MoveDialog": "backup",
    "PasteDialog": "import",
    "PersonChoice": "search",
    "PersonDialog": "search",
    "PreferencesDialog": "settings",
    "PrintDialog": "thread",
    "QuoteDialog": "quote",
    "QuoteTemplatesDialog": "quote",
    "SearchDialog": "search",
    "ShortcutsDialog": "keyboard",
    "SynonymsDialog": "search",
    "TagsDialog": "draft",
    "WatchDialog": "import",
}
"""The chapter for each pane and dialog, by the name of its class."""


class Helping(QObject):
    """Opens the guide.

    Signals:
        keysRequested, aboutRequested, tipsRequested: the guide's links to what the program shows.
    """

    keysRequested = Signal()  # noqa: N815
    aboutRequested = Signal()  # noqa: N815
    tipsRequested = Signal()  # noqa: N815

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._guide: HelpWindow | None = None
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        # A shortcut of the window does not reach into its dialogs.
        app.focusChanged.connect(self._offer)

    def open_here(self) -> None:
        """Open the chapter of what has the keyboard."""
        self.open_chapter(chapter_of(QApplication.focusWidget()))

    def open_chapter(self, name: str) -> None:
        """Open the guide at a chapter."""
        from reader.ui.help_window import HelpWindow

        if self._guide is None:
            # Without a parent: dialogs that stand before the window do not stand before it.
            self._guide = HelpWindow()
            self._guide.linkChosen.connect(self._follow)
            self._window.destroyed.connect(self._guide.deleteLater)
        self._guide.open_chapter(name)
        self._guide.setWindowState(self._guide.windowState() & ~Qt.WindowState.WindowMinimized)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def close(self) -> None:
        """Close the guide with the window."""
        if self._guide is not None:
            self._guide.close()

    def _offer(self, _: QWidget | None, now: QWidget | None) -> None:
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and not dialog.property("helped"):
            dialog.setProperty("helped", True)
            QShortcut(QKeySequence(Qt.Key.Key_F1), dialog, self.open_here)

    def _follow(self, address: str) -> None:
        shown = {
            "app:keys": self.keysRequested,
            "app:about": self.aboutRequested,
            "app:tips": self.tipsRequested,
        }
        if address in shown:
            shown[address].emit()
        elif address.startswith("https://"):
            QDesktopServices.openUrl(QUrl(address))
        else:
            log.warning("the guide has a link that leads nowhere")


def chapter_of(widget: QWidget | None) -> str:
    """The chapter about a widget, or about what it lies in; the first one for anything else."""
    while widget is not None:
        for kind in type(widget).__mro__:
            if kind.__name__ in CHAPTER_OF:
                return CHAPTER_OF[kind.__name__]
        widget = widget.parentWidget()
    return "start"
