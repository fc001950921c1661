"""What works on the text that is open; made together with the reader."""

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.ui.annotating import Annotating
from reader.ui.asked import AskedBefore
from reader.ui.browsing import Browsing
from reader.ui.comparing import Comparing
from reader.ui.correcting import Correcting
from reader.ui.icons import icon
from reader.ui.notices import Notices
from reader.ui.opening import Opening
from reader.ui.options import Options
from reader.ui.post_images import PostImages
from reader.ui.quoting import Quoting
from reader.ui.reader_pane import ReaderPane
from reader.ui.workspace import OpenSitting, Workspace


class Reading(QObject):
    """The reader's hands.

    Attributes:
        pane: what is open.
        browsing: how it came to be open.
        notices: where it is told what was done.
        quoting, annotating, asked, correcting: what is done with it.

    Signals:
        personRequested: the sitting's id and the number of a speech whose speaker is asked about.
    """

    personRequested = Signal(str, int)  # noqa: N815

    def __init__(
        self,
        pane: ReaderPane,
        browsing: Browsing | Opening,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self.pane = pane
        self.browsing = browsing
        self.notices = notices
        self.quoting = Quoting(pane, workspace, options, notices, window)
        self.annotating = Annotating(pane, workspace, notices, window)
        self.asked = AskedBefore(pane, browsing, workspace, notices, window)
        self.correcting = Correcting(pane, workspace, notices, window)
        PostImages(pane, workspace, options, window)
        for view in (pane.thread_view, pane.full_text_view):
            view.fill_person = self._fill_person
        comparing = Comparing(workspace, window)
        pane.comparisonRequested.connect(comparing.compare)
        pane.publicPageRequested.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        browsing.opened.connect(self.correcting.tell_steps)
        self._options = options
        for name in ("hide_remarks", "reading_size"):
            self._heed(name)
        options.changed.connect(self._heed)
        pane.thread_view.remarksHidden.connect(self._keep_remarks)

    def _fill_person(self, menu: QMenu, speech: int) -> None:
        opened = self.pane.opened
        if isinstance(opened, OpenSitting):
            sitting = opened.sitting.id
            menu.addSeparator()
            menu.addAction(
                icon("user"),
                self.tr("この発言者について…"),
                lambda: self.personRequested.emit(sitting, speech),
            )

    def _heed(self, name: str) -> None:
        """Show what is open as a setting wants it."""
        pane = self.pane
        match name:
            case "hide_remarks":
                if pane.thread_view.hides_remarks() != self._options.hide_remarks:
                    pane.thread_view.set_hide_remarks(self._options.hide_remarks)
            case "reading_size":
                for view in (pane.thread_view, pane.full_text_view, pane.post_view):
                    view.set_reading_size(self._options.reading_size)
            case _:
                pass

    def _keep_remarks(self, hidden: bool) -> None:
        self._options.hide_remarks = hidden
