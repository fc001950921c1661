"""Looking at councils for new minutes while the window is open, and telling what came."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import Cancelled, LibraryBusy
from reader.library.records import CouncilCheck, Every, NewOrder, Order, OwnerKind
from reader.minutes import ids
from reader.ui.download_queue import DownloadQueue
from reader.ui.following import Following
from reader.ui.notices import Notices
from reader.ui.tasks import Lane, Task, Work
from reader.ui.wording import listed
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.checks import Found

_FIRST_MILLISECONDS = 4_000
"""How long after the start it is looked whether a council's time has come."""

_AGAIN_MILLISECONDS = 600_000

_LOOK_MILLISECONDS = 300
_PATIENCE = 100
"""How often it is looked whether the saved searches have been looked at."""

_NAMED = 3
"""Saved searches that a notice names."""


class NewMinutes(QObject):
    """The scheduled checks, and the notice of what they brought.

    Nothing is looked at that the reader has not asked for (`Library.checks`).

    Signals:
        told: the words of a notice.
        showRequested: the reader would see what is new.
        changed: a check was made: the list of councils and the log say so.
    """

    told = Signal(str)
    showRequested = Signal()  # noqa: N815
    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        queue: DownloadQueue,
        following: Following,
        notices: Notices,
        delay: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._queue = queue
        self._following = following
        self._notices = notices
        self._delay = delay
        self._task: Task | None = None
        self._closed = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        queue.ended.connect(self._tell_of_orders)

    def begin(self) -> None:
        """From now on look when the time has come."""
        self._timer.start(_AGAIN_MILLISECONDS)
        QTimer.singleShot(_FIRST_MILLISECONDS, self, self.look)

    def close(self) -> None:
        """The window closes."""
        self._closed = True
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()

    def look(self) -> None:
        """Look at the councils whose time has come."""
        if self._task is None and not self._closed:
            due = self._workspace.library.checks.due()
            if due:
                self._run(due, asked=False)

    def look_at(self, council: str) -> None:
        """Look at one council now, as the reader wishes; also without a schedule."""
        if self._closed or self._workspace.tasks.refuses(Work.COUNCILS):
            return
        library = self._workspace.library
        known = {one.council: one for one in library.checks.all()}
        check = known.get(council)
        if check is None:
            for one in library.coverage.assemblies():
                if one.name == council and one.entry_url:
                    check = CouncilCheck(council, one.entry_url, Every.WEEK, fetches=False)
        if check is not None:
            self._notices.say(self.tr("{0}の新着を確認しています…").format(council))
            self._run([check], asked=True)

    def _run(self, checks: Sequence[CouncilCheck], *, asked: bool) -> None:
        library, delay = self._workspace.library, self._delay()

        def work(task: Task) -> "list[Found]":
            from reader.jobs.checks import look_for_new

            return [
                look_for_new(
                    library, one, delay=delay, today=date.today(), cancelled=task.cancelled
                )
                for one in checks
            ]

        def finished(found: "list[Found]") -> None:
            self._task = None
            if not self._closed:
                self._tell(found, asked=asked)

        def failed(error: Exception) -> None:
            self._task = None
            if self._closed or isinstance(error, Cancelled):
                return
            # Who downloads elsewhere is waited for: the next look comes soon.
            if asked or not isinstance(error, LibraryBusy):
                self._notices.report(error)

        self._task = self._workspace.tasks.run(Lane.ASK, work, finished, failed, Work.COUNCILS)

    # --- telling --------------------------------------------------------------------

    def _tell(self, found: "Sequence[Found]", *, asked: bool) -> None:
        """Say what was found; an error only where the reader waits for the answer."""
        self.changed.emit()
        self._queue.changed.emit()
        self._queue.begin()
        new = [one for one in found if one.count]
        if new:
            counts = listed(self._count(one.council, one.count) for one in new)
            ordered = [one for one in new if one.order is not None]
            left = [one.new for one in new if one.order is None and one.new is not None]
            words = self.tr("新しい会議録が公開されました：{0}。").format(counts)
            if ordered:
                words += self.tr("取り込んでいます。")
            take = [(self.tr("取り込む"), lambda: self._take(left))] if left else []
            self._notices.tell(words, take)
            self.told.emit(words)
        elif asked:
            error = next((one.error for one in found if one.error is not None), None)
            if error is not None:
                self._notices.report(error)
            else:
                self._notices.say(self.tr("新しい会議録はありませんでした"))

    def _take(self, orders: Sequence[NewOrder]) -> None:
        for order in orders:
            self._queue.add(order)
        self._notices.clear()

    def _tell_of_orders(self, orders: Sequence[Order]) -> None:
        """What a check had ordered has come: tell of it once the searches were looked at."""
        came = [one for one in orders if one.scheduled and one.ended and one.done]
        if came:
            self._workspace.contentsChanged.emit()
            self._wait(came, self._workspace.library.freshness.latest(), _PATIENCE)

    def _wait(self, orders: Sequence[Order], change: int, patience: int) -> None:
        if self._closed:
            return
        if patience and not self._following.has_seen(change):
            self._following.hurry()
            QTimer.singleShot(
                _LOOK_MILLISECONDS, self, lambda: self._wait(orders, change, patience - 1)
            )
            return
        counts: dict[str, int] = {}
        for one in orders:
            counts[one.council] = counts.get(one.council, 0) + one.done
        words = self.tr("新しい会議録を取り込みました：{0}。").format(
            listed(self._count(council, count) for council, count in counts.items())
        )
        hits = self._hits(orders)
        if hits:
            words += self.tr("保存した検索の新着：{0}。").format(
                listed(
                    self.tr("「{0}」{1}件").format(name, f"{count:,}")
                    for name, count in hits[:_NAMED]
                )
            )
        self._notices.tell(words, [(self.tr("新着を見る"), self._show)])
        self.told.emit(words)

    def _hits(self, orders: Sequence[Order]) -> list[tuple[str, int]]:
        """The saved searches that have hits in what came, those with the most first."""
        downloads = self._workspace.library.downloads
        came = {
            (OwnerKind.SITTING, ids.sitting_id(reference, order.council))
            for order in orders
            for reference in downloads.references(order.id)
        }
        found = [
            (
                one.search.name,
                sum(1 for hit in one.hits if (OwnerKind.SITTING, hit.sitting) in came),
            )
            for one in self._following.news.values()
        ]
        return sorted((one for one in found if one[1]), key=lambda one: -one[1])

    def _show(self) -> None:
        self._notices.clear()
        self.showRequested.emit()

    def _count(self, council: str, count: int) -> str:
        return self.tr("{0} {1}会議").format(council, f"{count:,}")
