"""Blogs: added, asked for what is new, unfollowed and removed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.errors import Cancelled
from reader.library.blogs import due
from reader.library.records import Blog, Interval
from reader.ui.at_rest import rest_while
from reader.ui.blog_words import interval_words
from reader.ui.library_nodes import Contents
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.tasks import Lane, Task, Work
from reader.ui.wording import counted
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.report import Report

_FIRST_MILLISECONDS = 20_000
"""How long after the start it is looked whether a blog is due."""

_EVERY_MILLISECONDS = 10 * 60_000


class Blogging(QObject):
    """The window's dealings with blogs.

    Signals:
        importRequested: the reader would rather import an export.
    """

    importRequested = Signal()  # noqa: N815

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._window = window
        self._blogs: Sequence[Blog] = ()
        self._running: Task | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look_at_the_clock)

    def set_contents(self, contents: Contents) -> None:
        """The library may know other blogs now."""
        self._blogs = contents.blogs

    def start(self) -> None:
        """Begin to ask blogs as often as the reader wants it."""
        self._timer.start(_FIRST_MILLISECONDS)

    def stop(self) -> None:
        """Ask no more: the window closes."""
        self._timer.stop()
        if self._running is not None:
            self._running.cancel()

    # --- adding ---------------------------------------------------------------

    def add(self, address: str = "") -> None:
        """Ask for a blog's address, look what is there, and take it."""
        # With all that speaks HTTP it loads for long, and a window opens without it.
        from reader.ui.blog_dialog import BlogDialog

        dialog = BlogDialog(
            self._workspace.tasks, address, delay=self._options.download_delay, parent=self._window
        )
        dialog.accepted.connect(lambda: self._take(dialog))
        dialog.importRequested.connect(self.importRequested)
        dialog.open()

    def _take(self, dialog: object) -> None:
        from reader.jobs.blogs import take
        from reader.ui.blog_dialog import BlogDialog

        assert isinstance(dialog, BlogDialog)
        found, interval = dialog.found, dialog.interval
        if found is None:
            return
        library = self._workspace.library
        self._workspace.tasks.run(
            Lane.BLOGS,
            lambda _: take(library, found, interval)[1],
            self._stored,
            self._notices.report,
        )

    def _stored(self, report: "Report") -> None:
        self._workspace.contentsChanged.emit()
        self._workspace.catch_up()
        words = self.tr("記事を取り込みました：新規 {0}・変更 {1}")
        self._notices.say(words.format(report.new, report.changed))

    # --- asking ---------------------------------------------------------------

    def check(self, blogs: Sequence[Blog]) -> None:
        """Ask blogs now, and say what came of it."""
        self._ask(blogs, by_hand=True)

    def _look_at_the_clock(self) -> None:
        self._timer.start(_EVERY_MILLISECONDS)
        wanted = [blog for blog in self._blogs if due(blog, datetime.now(UTC))]
        if wanted:
            self._ask(wanted, by_hand=False)

    def _ask(self, blogs: Sequence[Blog], *, by_hand: bool) -> None:
        if self._workspace.tasks.refuses(Work.BLOGS):
            return
        library, delay = self._workspace.library, self._options.download_delay

        def work(task: Task) -> "Report":
            from reader.jobs.blogs import check

            return check(library, blogs, delay=delay, cancelled=task.cancelled)

        def ended(report: "Report") -> None:
            self._running = None
            self._workspace.contentsChanged.emit()
            if report.new or report.changed:
                self._stored(report)
            elif by_hand and not report.failed:
                self._notices.say(self.tr("新しい記事はありません"))
            if by_hand and report.failed:
                # What a check by the clock meets stands at the blog; it interrupts nobody.
                self._notices.report(report.failed[0].why)

        def failed(error: Exception) -> None:
            self._running = None
            if not isinstance(error, Cancelled):
                self._notices.report(error)

        if by_hand:
            self._notices.say(self.tr("新しい記事を確認しています…"))
        self._running = self._workspace.tasks.run(Lane.BLOGS, work, ended, failed, Work.BLOGS)

    # --- the tree's menus -----------------------------------------------------

    def fill_menu(self, menu: QMenu) -> None:
        """What can be done with blogs as a whole."""
        menu.addAction(self.tr("ブログを追加…"), self.add)
        followed = [blog for blog in self._blogs if blog.feed is not None]
        if followed:
            check = menu.addAction(
                self.tr("すべてのブログを今すぐ確認"), lambda: self.check(followed)
            )
            rest_while(self._workspace.tasks, check, Work.BLOGS)

    def fill_blog_menu(self, blogs: Sequence[Blog], menu: QMenu, *, several: bool) -> None:
        """What can be done with blogs.

        Args:
            several: several nodes are selected: it is told how many it is done with.
        """
        followed = [blog for blog in blogs if blog.feed is not None]

        def words(of_one: str) -> str:
            return counted(of_one, len(followed)) if several else of_one

        if followed:
            check = menu.addAction(words(self.tr("今すぐ確認")), lambda: self.check(followed))
            rest_while(self._workspace.tasks, check, Work.BLOGS)
            often = menu.addMenu(words(self.tr("新しい記事の確認")))
            group = QActionGroup(often)
            for interval in (Interval.DAILY, Interval.WEEKLY, Interval.NEVER):
                action = often.addAction(interval_words(interval))
                action.setCheckable(True)
                action.setChecked(all(blog.interval is interval for blog in followed))
                group.addAction(action)
                action.triggered.connect(
                    lambda _=False, one=interval: self._set_interval(followed, one)
                )
        pages = [QUrl(blog.page) for blog in blogs if blog.page is not None]
        if pages and not several:
            menu.addAction(
                self.tr("ブログをブラウザーで開く"), lambda: QDesktopServices.openUrl(pages[0])
            )
        if followed:
            menu.addSeparator()
            stop = words(self.tr("確認をやめる（記事は残す）"))
            menu.addAction(stop, lambda: self._unfollow(followed))

    def _set_interval(self, wanted: Sequence[Blog], interval: Interval) -> None:
        blogs = self._workspace.library.blogs
        before = {blog.id: blog.interval for blog in wanted if blog.interval is not interval}

        def set_(intervals: Mapping[int, Interval]) -> None:
            blogs.set_intervals(intervals)
            self._workspace.contentsChanged.emit()

        if before:
            set_(dict.fromkeys(before, interval))
            words = self._of(
                wanted,
                self.tr("「{0}」を確認する間隔を変えました"),
                self.tr("{0}件のブログを確認する間隔を変えました"),
            )
            self._notices.say_undoable(words, lambda: set_(before))

    def _unfollow(self, wanted: Sequence[Blog]) -> None:
        blogs = self._workspace.library.blogs

        def undo() -> None:
            blogs.put_back(*wanted)
            self._workspace.contentsChanged.emit()

        blogs.unfollow(*(blog.id for blog in wanted))
        self._workspace.contentsChanged.emit()
        words = self._of(
            wanted,
            self.tr("「{0}」の確認をやめました"),
            self.tr("{0}件のブログの確認をやめました"),
        )
        self._notices.say_undoable(words, undo)

    @staticmethod
    def _of(blogs: Sequence[Blog], one: str, several: str) -> str:
        return one.format(blogs[0].title) if len(blogs) == 1 else several.format(len(blogs))
