"""Where every bug of the window arrives: from slots, from threads, from other processes."""

import errno
import logging
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from reader.errors import Cancelled, DiskFull, ReaderError
from reader.faults import LogTail, origin
from reader.library.library import Library

if TYPE_CHECKING:
    from reader.ui.bug_report import Bug
    from reader.ui.error_dialog import ErrorDialog
    from reader.ui.notices import Notices

log = logging.getLogger(__name__)

_MOST_DIALOGS = 3
"""After so many in one session bugs are told in passing."""

_MOST_KINDS = 20
"""Kinds of bugs that a report tells of."""


class BugDesk(QObject):
    """Shows a dialog for a bug: one at a time, one for each kind of bug, few in a session.

    What comes again, or later, is said in passing; the report tells of all of them. An error that
    has a sentence for the user is reported by that sentence.
    """

    _arrived = Signal(object)

    def __init__(self, library: Library, notices: "Notices", window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._notices = notices
        self._window = window
        self._bugs: dict[str, Bug] = {}
        self._last: Exception | None = None
        self._dialog: ErrorDialog | None = None
        self._shown = 0
        self._tail = LogTail()
        # What is raised while something is being painted must not open a window at once.
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        notices.bug.connect(self.report)

    def report(self, error: Exception) -> None:
        """Tell of an error; from any thread."""
        try:
            self._arrived.emit(error)
        except RuntimeError:
            # The window is gone; nobody is there to be told.
            log.debug("an error outlived the window")

    def text(self) -> str:
        """The report of all that happened."""
        from reader.ui.bug_report import report

        try:
            figures = self._library.figures()
        except Exception:
            # The library may be what is broken; its own trouble is told elsewhere.
            figures = None
        return report(self._bugs.values(), figures, self._tail.lines)

    def show_report(self) -> None:
        """Open the dialog, or bring it to the front."""
        from reader.ui.error_dialog import ErrorDialog

        if self._dialog is not None:
            self._dialog.set_report(self.text())
            self._dialog.raise_()
            return
        self._shown += 1
        self._dialog = ErrorDialog(self.text(), QApplication.activeModalWidget() or self._window)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._dialog.destroyed.connect(self._forget_dialog)
        self._dialog.open()

    @contextmanager
    def watching(self) -> Generator[None]:
        """While the block lasts, what nobody catches comes here, from whatever thread."""
        logging.getLogger().addHandler(self._tail)
        before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = lambda told: self._caught(
            told.exc_type, told.exc_value, told.exc_traceback
        )
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook = before
            logging.getLogger().removeHandler(self._tail)

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception):
            if kind is not SystemExit:
                sys.__excepthook__(kind, error or kind(), trace)
            return
        if not isinstance(error, ReaderError):
            log.error("unexpected error in the window", exc_info=(kind, error, trace))
        self.report(error)

    @Slot(object)
    def _take(self, error: Exception) -> None:
        if error is self._last:
            return  # it came by two ways
        self._last = error
        QTimer.singleShot(0, self, self._forget_last)  # it holds all that it went through
        known = _known(error, self._library)
        if known is not None:
            if not isinstance(known, Cancelled):
                self._notices.report(known)
            return
        from reader.ui.bug_report import Bug

        kind = origin(error)
        if kind in self._bugs:
            self._bugs[kind].times += 1
        elif len(self._bugs) < _MOST_KINDS:
            self._bugs[kind] = Bug.of(error)
        new = kind in self._bugs and self._bugs[kind].times == 1
        if self._dialog is not None:
            self._dialog.set_report(self.text())
        elif new and self._shown < _MOST_DIALOGS:
            self.show_report()
        else:
            self._notices.say(
                self.tr("予期しない問題がまた起きました"),
                [(self.tr("報告を見る"), self.show_report)],
            )

    def _forget_last(self) -> None:
        self._last = None

    def _forget_dialog(self) -> None:
        self._dialog = None


def _known(error: Exception, library: Library) -> ReaderError | None:
    """The sentence that there is for an error: a full disk may be met wherever something is
    written."""
    if isinstance(error, ReaderError):
        return error
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path=error.filename or library.folder)
    return None
