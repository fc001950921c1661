"""Blogs: added, asked for what is new, unfollowed and removed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.errors import Cancelled
from reader.library.blogs import due
from reader.library.records import Blog, Interval
from reader.ui.blog_words import interval_words
from reader.ui.library_nodes import Contents, Node, NodeKind
from reader.ui.library_tree import LibraryTree
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.report import Report
    from reader.library.blogs import Removed

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
        tree: LibraryTree,
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
        tree.menuRequested.connect(self._fill_menu)
        tree.deleteRequested.connect(self._delete)

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
        words = self.tr("記事を取り込みました：新規{0}・変更{1}")
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
        if self._running is not None:
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
        self._running = self._workspace.tasks.run(Lane.BLOGS, work, ended, failed)

    # --- the tree's menus -----------------------------------------------------

    def _fill_menu(self, node: Node, menu: QMenu) -> None:
        if node.kind is NodeKind.POSTS:
            menu.addAction(self.tr("ブログを追加…"), self.add)
            followed = [blog for blog in self._blogs if blog.feed is not None]
            if followed:
                menu.addAction(self.tr("すべてのブログを今すぐ確認"), lambda: self.check(followed))
        elif node.kind is NodeKind.BLOG:
            self._fill_blog_menu(node, menu)

    def _fill_blog_menu(self, node: Node, menu: QMenu) -> None:
        blog = node.blog
        if blog is not None and blog.feed is not None:
            menu.addAction(self.tr("今すぐ確認"), lambda: self.check([blog]))
            often = menu.addMenu(self.tr("新しい記事の確認"))
            group = QActionGroup(often)
            for interval in (Interval.DAILY, Interval.WEEKLY, Interval.NEVER):
                action = often.addAction(interval_words(interval))
                action.setCheckable(True)
                action.setChecked(interval is blog.interval)
                group.addAction(action)
                action.triggered.connect(
                    lambda _=False, one=interval: self._set_interval(blog, one)
                )
        if blog is not None and blog.page is not None:
            page = QUrl(blog.page)
            menu.addAction(
                self.tr("ブログをブラウザーで開く"), lambda: QDesktopServices.openUrl(page)
            )
        if not menu.isEmpty():
            menu.addSeparator()
        if blog is not None and blog.feed is not None:
            menu.addAction(self.tr("確認をやめる（記事は残す）"), lambda: self._unfollow(blog))
        menu.addAction(self.tr("このブログの記事をすべて削除"), lambda: self._delete(node))

    def _set_interval(self, blog: Blog, interval: Interval) -> None:
        blogs, before = self._workspace.library.blogs, blog.interval

        def set_(wanted: Interval) -> None:
            blogs.set_interval(blog.id, wanted)
            self._workspace.contentsChanged.emit()

        if interval is not before:
            set_(interval)
            words = self.tr("「{0}」を確認する間隔を変えました").format(blog.title)
            self._notices.say_undoable(words, lambda: set_(before))

    def _unfollow(self, blog: Blog) -> None:
        blogs = self._workspace.library.blogs

        def undo() -> None:
            blogs.put_back(blog)
            self._workspace.contentsChanged.emit()

        blogs.unfollow(blog.id)
        self._workspace.contentsChanged.emit()
        self._notices.say_undoable(self.tr("「{0}」の確認をやめました").format(blog.title), undo)

    def _delete(self, node: Node) -> None:
        if node.kind is not NodeKind.BLOG:
            return
        blogs, tasks = self._workspace.library.blogs, self._workspace.tasks
        blog = node.blog.id if node.blog is not None else None
        posts = [info.id for info in node.posts]

        def changed(_: object) -> None:
            self._workspace.contentsChanged.emit()
            self._workspace.catch_up()

        def removed(what: "Removed") -> None:
            changed(None)
            self._notices.say_undoable(
                self.tr("「{0}」の記事{1}件を削除しました").format(node.label, len(posts)),
                lambda: tasks.run(Lane.BLOGS, lambda _: blogs.restore(what), changed),
            )

        tasks.run(Lane.BLOGS, lambda _: blogs.remove(blog, posts), removed, self._notices.report)
