"""The queue of downloads, at work beside everything else that the window does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import Cancelled, LibraryBusy
from reader.jobs.progress import Phase, Progress
from reader.library.records import NewOrder, Order, OrderState
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.downloads import Pace
    from reader.library.downloads import RemovedOrder

_INDEX_MILLISECONDS = 30_000
"""How long what came waits at most for being indexed: until then searches read its text."""

_INDEX_AT = 20
"""Sittings that are indexed at once."""

_AGAIN_MILLISECONDS = 600_000
"""How long a host is left alone that could not be reached."""


class DownloadQueue(QObject):
    """Works off the library's queue, and tells how it goes.

    Signals:
        removed: the `RemovedOrder`s that were taken out of the queue.
        changed: an order, its progress, or the log.
        started: the task that works; what it tells of is its progress.
        ended: the orders that it worked on, as they are now: ended, stopped or paused.
        failed: what no order is to blame for: a full disk, another process.
    """

    removed = Signal(object)
    changed = Signal()
    started = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._downloads = workspace.library.downloads
        self._task: Task | None = None
        self._pace: Pace | None = None
        self._worked: set[int] = set()
        self._came = 0
        self._closed = False
        self._index = QTimer(self, singleShot=True, interval=_INDEX_MILLISECONDS)
        self._index.timeout.connect(self._index_now)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self.go_on)

    # --- what there is ----------------------------------------------------------

    def orders(self) -> list[Order]:
        """The queue, in the order of ordering."""
        return self._downloads.orders()

    def coming(self, order: Order) -> str | None:
        """The sitting of an order that is coming now ("" between two); None where none is."""
        return self._pace.working.get(order.id) if self._pace is not None else None

    def seconds_left(self, order: Order) -> float | None:
        """How long an order will take from its turn on; None where nothing has told yet."""
        if self._pace is None:
            return None
        return self._pace.seconds_left(order)

    @property
    def tasks(self) -> Tasks:
        """Where it works."""
        return self._workspace.tasks

    @property
    def working(self) -> bool:
        """Whether something is being downloaded."""
        return self._task is not None

    # --- what the reader wants ------------------------------------------------------

    def add(self, order: NewOrder) -> int | None:
        """Put an order at the end; gives its id, or None where all of it waits already."""
        identity = self._downloads.add(order)
        self._begin_with(() if identity is None else (identity,))
        self.changed.emit()
        return identity

    def pause(self, *orders: int) -> None:
        """Hold orders."""
        self._downloads.pause(*orders)
        self.changed.emit()

    def pause_all(self) -> None:
        """Hold everything that waits."""
        self.pause(*(one.id for one in self.orders() if one.state is OrderState.ACTIVE))

    def resume(self, *orders: int) -> None:
        """Let orders go on."""
        self._downloads.resume(*orders)
        self._begin_with(orders)
        self.changed.emit()

    def resume_all(self) -> None:
        """Let everything go on that waits."""
        self.resume(*(one.id for one in self.orders() if not one.ended))

    def retry(self, *orders: int) -> None:
        """Try again what failed."""
        self._downloads.retry(*orders)
        self._begin_with(orders)
        self.changed.emit()

    def remove(self, *orders: int) -> None:
        """Take orders out of the queue; `removed` tells how to take that back."""
        removed = self._downloads.remove(*orders)
        self.changed.emit()
        if removed:
            self.removed.emit(removed)

    def put_back(self, removed: "Sequence[RemovedOrder]") -> None:
        """Put orders that were taken out back where they were."""
        self._downloads.put_back(removed)
        self.changed.emit()
        self.begin()

    # --- working ----------------------------------------------------------------------

    def go_on(self) -> None:
        """Take up what an earlier run of the program left, and what the network held up."""
        if self._downloads.resume_passing():
            self.changed.emit()
        self.begin()

    def begin(self) -> None:
        """Work, if something waits and nothing works yet."""
        if self._task is not None or self._closed:
            return
        waiting = [one for one in self.orders() if one.state is OrderState.ACTIVE and one.waiting]
        if not waiting:
            return
        self._worked = {one.id for one in waiting}
        library = self._workspace.library

        def work(task: Task) -> None:
            from reader.jobs.downloads import Pace, work_off

            pace = self._pace = Pace()
            work_off(
                library,
                pace=pace,
                stored=self._stored,
                progress=task.tell,
                cancelled=task.cancelled,
            )

        task = self._task = self._workspace.tasks.run(
            Lane.DOWNLOAD, work, lambda _: self._finish(None), self._finish
        )
        task.progressed.connect(self._step)
        self.started.emit(task)

    def _begin_with(self, orders: Sequence[int]) -> None:
        if self._task is not None:
            self._worked.update(orders)
        else:
            self.begin()

    def halt(self) -> None:
        """Stop working; everything waits as it is."""
        if self._task is not None:
            self._task.cancel()

    def close(self) -> None:
        """The window closes: it goes on at the next start."""
        self._closed = True
        self._index.stop()
        self._again.stop()
        self.halt()

    def _stored(self, _: str) -> None:
        """Called in the threads that download."""
        self._came += 1

    def _step(self, progress: Progress) -> None:
        if progress.phase is Phase.DOWNLOAD and self._came:
            if self._came >= _INDEX_AT:
                self._index_now()
            elif not self._index.isActive():
                self._index.start()
        self.changed.emit()

    def _index_now(self) -> None:
        self._came = 0
        self._index.stop()
        self._workspace.index_soon()

    def _finish(self, error: Exception | None) -> None:
        self._task = None
        if self._closed:
            return
        if self._came:
            self._index_now()
        worked = [one for one in self.orders() if one.id in self._worked]
        self._workspace.contentsChanged.emit()
        self.changed.emit()
        if error is not None:
            if not isinstance(error, Cancelled):
                self.failed.emit(error)
            if isinstance(error, LibraryBusy):
                self._again.start()
            return
        if any(one.passing for one in worked):
            self._again.start()
        self.ended.emit(worked)
        # Something may have been ordered after the work had looked for the last time.
        self.begin()
