"""Drafts on their way to the library: soon after the last key, one transaction each, in order."""

import threading
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from reader.library.library import Library
from reader.library.records import Draft
from reader.ui.tasks import Lane, Task, Tasks

TYPING_MILLISECONDS = 500
"""At most so long after a key does its letter wait to be stored."""


class DraftKeeper(QObject):
    """Stores what is put here, off the event loop: of each draft only its newest state.

    A state that could not be stored is kept, and tried again with the next one and at the end.

    Signals:
        failed: the error by which the last try ended.
        stored: everything that was waiting is stored.
    """

    failed = Signal(object)
    stored = Signal()

    def __init__(self, library: Library, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._waiting: dict[int, Draft | None] = {}
        self._shelf = threading.Lock()
        self._writing = threading.Lock()
        # Not started anew by each key: who types without a pause would have nothing stored.
        self._timer = QTimer(self, singleShot=True, interval=TYPING_MILLISECONDS)
        self._timer.timeout.connect(self._begin)

    def put(self, drafts: Mapping[int, Draft | None], *, soon: bool = False) -> None:
        """Store drafts, by their ids, or delete them where None stands for them.

        Args:
            soon: somebody types: others may follow within the next half second.
        """
        with self._shelf:
            self._waiting.update(drafts)
        if not soon:
            self._timer.stop()
            self._begin()
        elif not self._timer.isActive():
            self._timer.start()

    def resting(self) -> bool:
        """Whether everything is stored."""
        return not self._waiting and not self._writing.locked()

    def flush(self) -> None:
        """Store everything now, and wait for it.

        Raises:
            LibraryError: it cannot be stored.
        """
        self._timer.stop()
        self._write()

    def _begin(self) -> None:
        def work(_: Task) -> None:
            self._write()

        self._tasks.run(Lane.KEEP, work, lambda _: self.stored.emit(), self.failed.emit)

    def _write(self) -> None:
        with self._writing:
            with self._shelf:
                kept = dict(self._waiting)
            if not kept:
                return
            self._library.drafts.keep(kept)
            with self._shelf:
                for identity, draft in kept.items():
                    # What was put here meanwhile is newer, and stays.
                    if self._waiting[identity] is draft:
                        del self._waiting[identity]
