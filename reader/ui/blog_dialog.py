"""ブログを追加: paste an address, see what is there, take it once or follow it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import Cancelled, ForbiddenByRobots, NotABlog, SourceError
from reader.jobs.blogs import look
from reader.library.records import Interval
from reader.sources.address import full_address
from reader.sources.blogs import Found
from reader.sources.delay import DEFAULT_DELAY
from reader.ui.banner import Action, Banner
from reader.ui.blog_words import interval_words
from reader.ui.dialog import Dialog
from reader.ui.fitting import fit_height
from reader.ui.icons import bind_icon
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.theme import SPACE, scaled
from reader.ui.wording import day, joined

_WIDTH = 600


class BlogDialog(Dialog):
    """Asks for the address of a blog and shows what is found there.

    Attributes:
        found: what to take, once the dialog was accepted.
        interval: how often to ask from then on; None: its posts are taken once.
        address: the field.

    Signals:
        importRequested: the reader would rather import an export.
    """

    importRequested = Signal()  # noqa: N815

    def __init__(
        self,
        tasks: Tasks,
        address: str = "",
        *,
        delay: float = DEFAULT_DELAY,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self._tasks = tasks
        self._delay = delay
        self._task: Task | None = None
        self.setWindowTitle(self.tr("ブログを追加"))
        self.setFixedWidth(scaled(_WIDTH))
        self._banner = Banner(self)
        self._banner.hide()
        self._banner.closed.connect(self._fit)
        self.address = QLineEdit(address, self)
        self.address.setPlaceholderText(self.tr("https://…"))
        self.address.setAccessibleName(self.tr("ブログの URL"))
        self.address.textEdited.connect(lambda _: self._forget())
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("調べています"))
        label = QLabel(self.tr("ブログ、記事、またはフィードの URL"), self)
        label.setBuddy(self.address)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        self._card = self._make_card()
        parts = (self._banner, label, self.address, self._bar, self._card, self._make_hint())
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(self._make_buttons())
        self.address.textChanged.connect(self._show_state)
        self._show_state()
        self.address.setFocus()

    @property
    def interval(self) -> Interval | None:
        """How often to ask; None takes once what is there."""
        if self.found is None or self.found.feed is None:
            return None
        # Qt hands a string back.
        chosen = self._often.currentData()
        return Interval(chosen) if chosen else None

    @property
    def message(self) -> str:
        """What the banner says; "" where it is hidden."""
        return self._banner.text

    @property
    def words(self) -> str:
        """What is said of what was found."""
        return f"{self._title.text()}\n{self._facts.text()}"

    # --- looking --------------------------------------------------------------

    def start(self) -> None:
        """Look what is at the address."""
        address = self.address.text()
        if not address.strip() or self._task is not None:
            return
        self._banner.clear()
        task = self._task = self._tasks.run(
            Lane.BLOGS,
            lambda task: look(address, delay=self._delay, cancelled=task.cancelled),
            lambda found: self._show_found(task, found),
            lambda error: self._failed(task, error),
        )
        self._show_state()

    def choose(self, interval: Interval | None) -> None:
        """Choose how often to ask."""
        self._often.setCurrentIndex(self._often.findData(interval))

    def _forget(self) -> None:
        """Another address: what was found at the last one is nothing."""
        if self._task is not None:
            self._task.cancel()
        self._task = self.found = None
        self._show_state()

    def _show_found(self, task: Task, found: Found) -> None:
        if task is not self._task:
            return
        self._task, self.found = None, found
        if found.feed is not None:
            posts = found.feed.posts
            self._title.setText(found.feed.blog.title)
            facts = self.tr("フィードの記事 {0}件").format(len(posts))
            days = [post.date for post in posts if post.date is not None]
            if days:
                facts = joined([facts, self.tr("最新 {0}").format(day(max(days)))])
            self._facts.setText(f"{facts}\n{found.feed.blog.feed}")
        elif found.post is not None:
            self._title.setText(found.post.title)
            facts = self.tr("このページの記事 1件。フィードは見つかりませんでした。")
            self._facts.setText(facts)
        self._show_state()
        self._accept.setFocus()

    def _failed(self, task: Task, error: Exception) -> None:
        if task is not self._task:
            return
        self._task = None
        if not isinstance(error, Cancelled):
            self._banner.show_error(error, self._ways_out(error))
        self._show_state()

    def _ways_out(self, error: Exception) -> list[Action]:
        url = QUrl(full_address(self.address.text()))
        browser = (self.tr("ブラウザーで開く"), lambda: QDesktopServices.openUrl(url))
        match error:
            case NotABlog() | ForbiddenByRobots():
                return [browser, (self.tr("ファイルを取り込む…"), self._import_instead)]
            case SourceError():
                return [(self.tr("もう一度試す"), self.start)]
            case _:
                return []

    def _import_instead(self) -> None:
        self.reject()
        self.importRequested.emit()

    # --- making ---------------------------------------------------------------

    def _make_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._title = QLabel(card)
        self._title.setProperty("role", "title")
        self._facts = QLabel(card)
        self._facts.setProperty("role", "caption")
        for label in (self._title, self._facts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._often_label = QLabel(self.tr("新しい記事"), card)
        self._often = QComboBox(card)
        self._often.setAccessibleName(self._often_label.text())
        for interval in (Interval.DAILY, Interval.WEEKLY, Interval.NEVER):
            self._often.addItem(interval_words(interval), interval)
        self._often.addItem(self.tr("今ある記事だけ取り込む"), None)
        row = QHBoxLayout()
        row.addWidget(self._often_label)
        row.addWidget(self._often, 1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._title)
        layout.addWidget(self._facts)
        layout.addLayout(row)
        return card

    def _make_hint(self) -> QWidget:
        hint = QFrame(self)
        words = QLabel(
            self.tr(
                "フィードにあるのは最近の記事だけです。すべての記事は、ブログの管理画面で書き出したファイルから取り込めます。\n"
                "ココログ：設定の「読み込み／書き出し」　はてなブログ：詳細設定の「エクスポート」　WordPress：ツールの「エクスポート」"
            ),
            hint,
        )
        words.setProperty("role", "caption")
        words.setWordWrap(True)
        button = QPushButton(self.tr("書き出したファイルを取り込む…"), hint)
        button.setProperty("role", "link")
        button.setAutoDefault(False)
        button.clicked.connect(self._import_instead)
        layout = QVBoxLayout(hint)
        layout.setContentsMargins(0, SPACE.s, 0, 0)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(words)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return hint

    def _make_buttons(self) -> QHBoxLayout:
        close = QPushButton(self.tr("キャンセル"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._look = QPushButton(self.tr("調べる"), self)
        bind_icon(self._look, "search", "on_accent")
        self._look.clicked.connect(self.start)
        self._accept = QPushButton(self.tr("追加"), self)
        bind_icon(self._accept, "plus", "on_accent")
        self._accept.clicked.connect(self.accept)
        for button in (self._look, self._accept):
            button.setProperty("role", "primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addStretch(1)
        for button in (close, self._look, self._accept):
            row.addWidget(button)
        return row

    def _show_state(self) -> None:
        found, looking = self.found, self._task is not None
        self._bar.setVisible(looking)
        self._card.setVisible(found is not None)
        follows = found is not None and found.feed is not None
        for part in (self._often_label, self._often):
            part.setVisible(follows)
        self._look.setVisible(found is None)
        self._look.setEnabled(not looking and bool(self.address.text().strip()))
        self._look.setDefault(found is None)
        self._accept.setVisible(found is not None)
        self._accept.setDefault(found is not None)
        self._fit()

    def _fit(self) -> None:
        """Be as tall as what is shown."""
        fit_height(self)

    def reject(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().reject()
