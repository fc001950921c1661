"""Work off the event loop: serial lanes, results on the main thread, progress and cancel."""

import logging
import threading
from collections import deque
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from reader.errors import Cancelled, ReaderError
from reader.jobs.progress import Progress

log = logging.getLogger(__name__)

_PROGRESS_SECONDS = 0.05

LASTING_SECONDS = 0.3
"""From when on whoever waits for a work is to see that it is under way."""

_LASTING_MILLISECONDS = 50
"""How often it is looked how long somebody has waited."""

_LOOK_AGAIN_SECONDS = 0.1
"""How soon a work that steps aside notices that it was cancelled."""


class Lane(StrEnum):
    """Works of one lane run one after the other; lanes run beside each other."""

    READ = "read"  # opening what the reader clicked
    SEARCH = "search"
    KEEP = "keep"  # storing what is being written
    EXPORT = "export"  # writing a file that somebody waits for
    PRINT = "print"  # laying out pages, and painting them: fonts stay in one thread
    REST = "rest"  # of what is open, while its beginning is being read
    JOB = "job"  # imports, restores: what takes minutes
    BACKUP = "backup"  # written at set times, beside everything else
    ASK = "ask"  # asking a council's host what it has
    DOWNLOAD = "download"  # the queue of downloads, which may last for hours
    BLOGS = "blogs"  # asking blogs, and fetching pictures
    BACKGROUND = "background"  # threading of the archive, counting
    QUOTES = "quotes"  # looking up what posts quote


class Work(StrEnum):
    """What an action starts, and does not start a second time while it is under way; meanwhile
    whatever starts it rests (see `at_rest`)."""

    SAMPLE = "sample"
    BACKUP = "backup"
    RESTORE = "restore"
    RESULTS = "results"  # what was found, as a table
    SITTINGS = "sittings"  # every sitting, for other programs
    DRAFT = "draft"  # a draft as a file
    TOPICS = "topics"  # topics that are alike, as a table
    PAGES = "pages"  # printed, or as a PDF
    CHECK = "check"  # of the library
    COUNCILS = "councils"  # asked for new minutes
    BLOGS = "blogs"  # asked for new posts
    COPY = "copy"  # of the quotes of several rows
    BOOKMARK = "bookmark"  # on several rows


_WAITED_FOR = frozenset((Lane.READ, Lane.SEARCH, Lane.EXPORT, Lane.PRINT))
"""The lanes of works that were just asked for; the others tell of themselves in the status bar or
where they were begun, or nobody waits for them."""


class Task(QObject):
    """One work that was started.

    Signals:
        progressed: a `Progress`, on the main thread, at most 20 times a second.
        finished: the result, on the main thread.
        failed: the `ReaderError` (or another exception: a bug), on the main thread.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancel = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        """Ask the work to stop; it ends by `failed` with `Cancelled` or by its result."""
        self._cancel.set()

    def cancelled(self) -> bool:
        """Whether it was asked to stop; the work looks here."""
        return self._cancel.is_set()

    def tell(self, progress: Progress) -> None:
        """Pass progress on to the main thread; called by the work, as often as it likes."""
        now = monotonic()
        if now - self._last >= _PROGRESS_SECONDS or progress.done == progress.total:
            self._last = now
            self.progressed.emit(progress)


class Tasks(QObject):
    """Starts works in lanes.

    Signals:
        lasting: whether somebody has waited for a work for longer than `LASTING_SECONDS`.
        bug: what a work ended by that is no `ReaderError`; and what a work without `failed` ended
            by, unless it was cancelled.
        worked: a `Work`: whether its controls are to rest is something else now.
        refused: a `Work` that is not begun, as it has been under way for a while.
    """

    bug = Signal(object)
    lasting = Signal(bool)
    worked = Signal(object)
    refused = Signal(object)
    _done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._closed = False
        self._lanes = {
            lane: ThreadPoolExecutor(max_workers=1, thread_name_prefix=lane) for lane in Lane
        }
        self._running: set[Task] = set()
        self._awaited: set[Task] = set()
        self._begun: dict[Task, float] = {}
        self._lasts = False
        self._look = QTimer(self, interval=_LASTING_MILLISECONDS)
        self._look.timeout.connect(self._tell_lasting)
        self._once: dict[Hashable, Task] = {}
        self._resting: dict[Task, Work] = {}
        self._nobody_waits = threading.Event()
        self._nobody_waits.set()
        self._ended: deque[tuple[Task, Any, Exception | None]] = deque()
        # A turn of the loop for each: what it shows is painted, and keys come in, before the next.
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._deliver)
        self._done.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[Task], Any],
        finished: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        key: Hashable = None,
    ) -> Task:
        """Run `work` in its lane.

        Args:
            work: gets the task, to tell progress and to look whether it is cancelled.
            finished: gets the result, on the main thread; also when the work was cancelled too
                late to notice.
            failed: gets the exception; without it, `bug` does.
            key: what makes it the same work as another one (see `once`); None for nothing. While a
                `Work` lasts, the controls that start it rest.
        """
        task = Task(self)
        task.finished.connect(finished)
        if failed is not None:
            task.failed.connect(failed)
        else:
            task.failed.connect(self._unhandled)
        self._running.add(task)
        if key is not None:
            self._once[key] = task
        if isinstance(key, Work):
            # What has ended by then was not worth a flicker.
            QTimer.singleShot(
                round(LASTING_SECONDS * 1000), self, lambda: self._let_rest(task, key)
            )
        if lane in _WAITED_FOR:
            self._begun[task] = monotonic()
            self._look.start()
        if lane in (Lane.READ, Lane.SEARCH):
            self._awaited.add(task)
            self._nobody_waits.clear()

        def body() -> None:
            result: Any = None
            error: Exception | None = None
            try:
                result = work(task)
            except Exception as caught:
                error = caught
            self._ended.append((task, result, error))
            try:
                self._done.emit()
            except RuntimeError:
                # The window is gone; nobody waits for the result any more.
                log.debug("a task outlived the window")

        self._lanes[lane].submit(body)
        return task

    def once(
        self,
        key: Hashable,
        lane: Lane,
        work: Callable[[Task], Any],
        finished: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Task | None:
        """Run a work as `run` does, unless the same one is on its way: what was pressed twice, out
        of impatience, is done once.

        Args:
            key: what makes it the same work.

        Returns:
            The task; None where it is on its way already.
        """
        return None if self.refuses(key) else self.run(lane, work, finished, failed, key)

    def runs(self, key: Hashable) -> bool:
        """Whether a work of that key is on its way."""
        return self._once.get(key) in self._running

    def refuses(self, key: Hashable) -> bool:
        """Whether a work is on its way already, and so not to be begun; `refused` tells of it,
        unless it was begun just now: that was one press too many."""
        if not self.runs(key):
            return False
        if isinstance(key, Work) and self.rests(key):
            self.refused.emit(key)
        return True

    def rests(self, work: Work) -> bool:
        """Whether a work has been under way for a while: what starts it is to rest."""
        return work in self._resting.values()

    def awaited(self) -> bool:
        """Whether somebody waits for a text or a search."""
        return bool(self._awaited)

    def step_aside(self, task: Task) -> None:
        """Wait until nobody waits for a text or a search; called by a work in the background.

        Python computes in one thread at a time: beside it a search would take many times as long.
        """
        while not task.cancelled() and not self._nobody_waits.wait(_LOOK_AGAIN_SECONDS):
            pass

    def cancel_all(self) -> None:
        """Ask every running work to stop."""
        for task in tuple(self._running):
            task.cancel()

    def busy(self, besides: Task | None = None) -> bool:
        """Whether any work runs or waits, or any other than `besides`."""
        return any(task is not besides for task in self._running)

    def close(self) -> None:
        """Cancel everything and wait until the lanes are empty; no result is told any more."""
        self._closed = True
        self._look.stop()
        self.cancel_all()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    @Slot()
    def _deliver(self) -> None:
        if not self._ended:
            return  # it came along with the one before it
        task, result, error = self._ended.popleft()
        if self._ended:
            self._turn.start()
        self._running.discard(task)
        self._begun.pop(task, None)
        self._once = {key: one for key, one in self._once.items() if one is not task}
        rested = self._resting.pop(task, None)
        if self._closed:
            # Whoever got it might ask for more, and the library is closed.
            return
        if rested is not None:
            self.worked.emit(rested)
        if error is None:
            task.finished.emit(result)
        else:
            if not isinstance(error, ReaderError):
                log.error("unexpected error in a task", exc_info=error)
                self.bug.emit(error)
            task.failed.emit(error)
        # Only now: what was shown may have asked for more.
        self._awaited.discard(task)
        if not self._awaited:
            self._nobody_waits.set()
        task.deleteLater()

    def _let_rest(self, task: Task, work: Work) -> None:
        if task in self._running and not self._closed:
            self._resting[task] = work
            self.worked.emit(work)

    def _tell_lasting(self) -> None:
        now = monotonic()
        lasts = any(now - begun >= LASTING_SECONDS for begun in self._begun.values())
        if not self._begun:
            self._look.stop()
        if lasts != self._lasts:
            self._lasts = lasts
            self.lasting.emit(lasts)

    def _unhandled(self, error: Exception) -> None:
        if isinstance(error, ReaderError) and not isinstance(error, Cancelled):
            self.bug.emit(error)
