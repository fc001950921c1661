"""Downloads as the window sees them: asked for, queued, followed, and told of."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QMainWindow, QToolButton

from reader.library.records import NewOrder, Order, OrderState
from reader.ui.download_queue import DownloadQueue
from reader.ui.following import Following
from reader.ui.icons import bind_icon
from reader.ui.long_works import LongWorks
from reader.ui.new_minutes import NewMinutes
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.status import WorkProgress
from reader.ui.tasks import Task
from reader.ui.theme import ICON_SMALL
from reader.ui.wording import phrase
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.library.coverage import RemovedCouncil
    from reader.library.downloads import RemovedOrder
    from reader.ui.downloads_dialog import DownloadsDialog

# The dialogs are imported when they are opened: with all that speaks HTTP they load for long, and
# a window opens without them.

_START_MILLISECONDS = 1_500
"""How long after the start the queue is taken up: first the reader sees his library."""


class Downloading(QObject):
    """The queue, its window and its dialogs.

    Attributes:
        queue: what is ordered.
        news: the scheduled checks for new minutes.
    """

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        following: Following,
        works: LongWorks,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._options = options
        self._works = works
        self._notices = notices
        self._window = window
        self._dialog: DownloadsDialog | None = None
        self.queue = DownloadQueue(workspace, self)
        self.queue.removed.connect(self._tell_taken_out)
        self.news = NewMinutes(
            workspace, self.queue, following, notices, lambda: options.download_delay, self
        )
        self._progress = WorkProgress(
            self.tr("一時停止（あとで続きから取り込めます）"), window, pause=self.queue.pause_all
        )
        open_queue = QToolButton(self._progress)
        open_queue.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        bind_icon(open_queue, "list")
        open_queue.setToolTip(self.tr("ダウンロードを表示"))
        open_queue.setAccessibleName(open_queue.toolTip())
        open_queue.clicked.connect(self.show_queue)
        self._progress.add_tool(open_queue)
        window.statusBar().addWidget(self._progress, 1)
        self.queue.started.connect(self._follow)
        self.queue.ended.connect(self._tell)
        self.queue.failed.connect(notices.report)
        works.importing.downloadRequested.connect(self.ask)
        works.replacing.connect(self.queue.halt)
        works.replaced.connect(self.queue.begin)

    def go_on(self) -> None:
        """The window was opened: take up what is queued, and look for new minutes when due."""
        QTimer.singleShot(_START_MILLISECONDS, self.queue, self.queue.go_on)
        self.news.begin()

    def close(self) -> None:
        """The window closes; what is queued goes on at the next start."""
        self.queue.close()
        self.news.close()

    def ask(self, url: str = "", days: tuple[date, date] | None = None) -> None:
        """Ask what to download from a council's address, and queue it.

        Args:
            url: "" where the council is to be asked for.
            days: the first and last day of the period that is proposed.
        """
        from reader.ui.download_dialog import DownloadDialog

        dialog = DownloadDialog(
            self._workspace.tasks,
            self._workspace.library,
            url,
            delay=self._options.download_delay,
            parent=self._window,
        )
        if days is not None:
            dialog.form.choose_days(*days)
        dialog.accepted.connect(lambda: self._order(dialog.order))
        dialog.importRequested.connect(self._works.importing.choose_files)
        dialog.open()

    def add_council(self) -> None:
        """Ask for the address of a council's search system."""
        from reader.ui.council_dialog import CouncilDialog

        dialog = CouncilDialog(
            self._workspace.tasks,
            self._workspace.library,
            delay=self._options.download_delay,
            parent=self._window,
        )
        dialog.added.connect(lambda _: self._councils_changed())
        dialog.downloadRequested.connect(self.ask)
        dialog.importRequested.connect(self._works.importing.choose_files)
        dialog.open()

    def show_queue(self) -> None:
        """Show the window of downloads."""
        from reader.ui.downloads_dialog import Page

        self._shown_dialog().show_page(Page.QUEUE)

    def show_failures(self) -> None:
        """Show what could not be downloaded, and why."""
        from reader.ui.downloads_dialog import Page

        dialog = self._shown_dialog()
        dialog.log.show_failures()
        dialog.show_page(Page.LOG)

    # --- inside -----------------------------------------------------------------------

    def _shown_dialog(self) -> "DownloadsDialog":
        if self._dialog is None:
            from reader.ui.downloads_dialog import DownloadsDialog

            dialog = self._dialog = DownloadsDialog(
                self._workspace.library, self.queue, self._window
            )
            dialog.downloadRequested.connect(self.ask)
            dialog.addRequested.connect(self.add_council)
            dialog.checkRequested.connect(self.news.look_at)
            dialog.removed.connect(self._tell_removed)
            dialog.undoable.connect(self._notices.say_undoable)
            dialog.undoRequested.connect(self._notices.undo)
            dialog.queue.said.connect(self._notices.say)
            self.news.changed.connect(dialog.councils.refresh)
        return self._dialog

    def _order(self, order: NewOrder | None) -> None:
        if order is None:
            return
        self._works.started.emit()
        show = (self.tr("ダウンロードを表示"), self.show_queue)
        if self.queue.add(order) is None:
            self._notices.say(self.tr("すべて待ち行列に入っています"), [show])
        else:
            words = self.tr("{0}会議を待ち行列に入れました")
            self._notices.say(words.format(f"{len(order.sittings):,}"), [show])

    def _follow(self, task: Task) -> None:
        self._works.follow_beside(task, self._progress)

    def _tell(self, orders: Sequence[Order]) -> None:
        """Say how what was worked on has ended."""
        failures = (self.tr("失敗を見る"), self.show_failures)
        stopped = [one for one in orders if one.state is OrderState.STOPPED and one.why is not None]
        for one in stopped[:1]:
            assert one.why is not None
            self._notices.tell_error(
                self.tr("{0}のダウンロードを止めました。{1}").format(one.council, phrase(one.why)),
                [
                    (self.tr("再開"), lambda order=one.id: self._resume(order)),
                    (self.tr("ダウンロードを表示"), self.show_queue),
                ],
            )
        ended = [one for one in orders if one.ended and not one.scheduled]
        if ended:
            done, failed = sum(one.done for one in ended), sum(one.failed for one in ended)
            words = self.tr("ダウンロードが終わりました：{0}会議").format(f"{done:,}")
            if failed:
                words += self.tr("（失敗 {0}）").format(f"{failed:,}")
            self._notices.say(words, [failures] if failed else [])

    def _resume(self, order: int) -> None:
        self._notices.clear()
        self.queue.resume(order)

    def _councils_changed(self) -> None:
        if self._dialog is not None:
            self._dialog.councils.refresh()
        self._workspace.contentsChanged.emit()

    def _tell_removed(self, council: "RemovedCouncil") -> None:
        def undo() -> None:
            self._workspace.library.coverage.put_back(council)
            self._councils_changed()
            self.queue.changed.emit()

        self._workspace.contentsChanged.emit()
        self.queue.changed.emit()
        words = self.tr("{0}を一覧から外しました。取り込んだ会議録は残っています。")
        self._notices.say_undoable(words.format(council.name), undo)

    def _tell_taken_out(self, orders: "Sequence[RemovedOrder]") -> None:
        words = self.tr("待ち行列から{0}件を取り除きました").format(len(orders))
        self._notices.say_undoable(words, lambda: self.queue.put_back(orders))
