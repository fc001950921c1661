"""議会を追加: paste an address, and hear in one sentence what can be done."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import Cancelled
from reader.jobs.councils import add_council
from reader.library.library import Library
from reader.sources.address import full_address
from reader.sources.assessment import Assessment, Verdict
from reader.sources.council import Council
from reader.ui.dialog import Dialog
from reader.ui.fields import make_clearable
from reader.ui.fitting import fit_height
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.theme import SPACE, scaled
from reader.ui.wording import phrase, sentence

_WIDTH = 600


class CouncilDialog(Dialog):
    """Puts a council on the list by any address of its search system.

    Args:
        delay: seconds between two requests.

    Attributes:
        address: the field for it.
        council: the council that was added, once there is one.

    Signals:
        added: a council's name.
        downloadRequested: the entry page of the council that was added.
        importRequested: the reader would rather import saved files.
    """

    added = Signal(str)
    downloadRequested = Signal(str)  # noqa: N815
    importRequested = Signal()  # noqa: N815

    def __init__(
        self, tasks: Tasks, library: Library, *, delay: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.council: Council | None = None
        self._tasks = tasks
        self._library = library
        self._delay = delay
        self._task: Task | None = None
        self.setWindowTitle(self.tr("議会を追加"))
        self.setFixedWidth(scaled(_WIDTH))
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://")
        make_clearable(self.address)
        self.address.setAccessibleName(self.tr("議会の会議録検索ページの URL"))
        hint = QLabel(
            self.tr(
                "会議録検索のどのページの URL でもかまいません。"
                "検索システムの種類、議会の名前、robots.txt を調べます。"
            ),
            self,
        )
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("調べています"))
        self._card = self._verdict_card()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self.address)
        layout.addWidget(hint)
        layout.addWidget(self._bar)
        layout.addWidget(self._card)
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        self.address.textChanged.connect(self._typed)
        self._show(None)

    @property
    def verdict(self) -> str:
        """What was found, in words; "" where nothing is known yet."""
        if self._card.isHidden():
            return ""
        return f"{self._title.text()}\n{self._words.text()}".strip()

    @property
    def working(self) -> bool:
        """Whether the host is being asked."""
        return self._task is not None

    def look(self) -> None:
        """Ask the host what is there."""
        url = full_address(self.address.text())
        if not url or self._task is not None:
            return

        def work(task: Task) -> Assessment:
            return add_council(self._library, url, delay=self._delay, cancelled=task.cancelled)

        task = self._task = self._tasks.run(
            Lane.ASK,
            work,
            lambda judged: self._found(task, judged),
            lambda error: self._failed(task, error),
        )
        self._show(None)

    def stop(self) -> None:
        """Ask no more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show(None)

    # --- what is shown ------------------------------------------------------------

    def _found(self, task: Task, judged: Assessment) -> None:
        allowed = judged.verdict is Verdict.ALLOWED
        if allowed and judged.council is not None:
            self.added.emit(judged.council.name)
        if task is not self._task:
            return
        self._task = None
        self.council = judged.council if allowed else None
        self._show(judged)
        (self._take if allowed else self._browser).setFocus()

    def _failed(self, task: Task, error: Exception) -> None:
        if task is not self._task:
            return
        self._task = None
        self._show(None if isinstance(error, Cancelled) else error)

    def _typed(self) -> None:
        self.council = None
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show(None)

    def _show(self, what: Assessment | Exception | None) -> None:
        working, trouble = self._task is not None, isinstance(what, Exception)
        self._bar.setVisible(working)
        self._card.setVisible(what is not None)
        if isinstance(what, Assessment):
            self._tell(what)
        elif isinstance(what, Exception):
            self._icon.set_icon("alert", "danger")
            self._title.setText(self.tr("調べられませんでした"))
            self._words.setText(sentence(what))
        found = self.council is not None
        self._again.setVisible(trouble)
        self._browser.setVisible(what is not None and not found)
        self._import.setVisible(isinstance(what, Assessment) and not found)
        self._actions.setVisible(what is not None and not found)
        self._take.setVisible(found)
        self._look.setVisible(what is None)
        self._look.setEnabled(not working and bool(self.address.text().strip()))
        self._close.setText(self.tr("キャンセル") if what is None else self.tr("閉じる"))
        (self._take if found else self._look).setDefault(True)
        self._fit()

    def _tell(self, judged: Assessment) -> None:
        """Say what can be done with the address, and why."""
        name = judged.council.name if judged.council is not None else ""
        icon, token, title = {
            Verdict.ALLOWED: ("circle-check", "success", self.tr("一覧に追加しました")),
            Verdict.FORBIDDEN: ("ban", "warning", self.tr("ダウンロードは認められていません")),
            Verdict.UNKNOWN: ("help", "warning", self.tr("見分けられませんでした")),
        }[judged.verdict]
        self._icon.set_icon(icon, token)
        self._title.setText(self.tr("{0}：{1}").format(name, title) if name else title)
        self._words.setText(phrase(judged.sentence))

    def _verdict_card(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        self._icon = IconLabel("help", 20, "muted", parent=card)
        self._title = QLabel(card)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._words = QLabel(card)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._browser = QPushButton(self.tr("ブラウザーで開く"), card)
        bind_icon(self._browser, "external-link")
        self._browser.clicked.connect(self._open_in_browser)
        self._import = QPushButton(self.tr("ファイルを取り込む…"), card)
        bind_icon(self._import, "file-plus")
        self._import.clicked.connect(self._import_instead)
        self._again = QPushButton(self.tr("もう一度試す"), card)
        bind_icon(self._again, "refresh")
        self._again.clicked.connect(self.look)
        self._actions = QWidget(card)
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, SPACE.xs, 0, 0)
        actions.setSpacing(SPACE.s)
        for button in (self._again, self._browser, self._import):
            button.setAutoDefault(False)
            actions.addWidget(button)
        actions.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._actions)
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        row.setSpacing(SPACE.m)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        return card

    def _buttons(self) -> QHBoxLayout:
        self._close = QPushButton(self.tr("キャンセル"), self)
        self._close.setAutoDefault(False)
        self._close.clicked.connect(self.reject)
        self._look = QPushButton(self.tr("調べる"), self)
        bind_icon(self._look, "search", "on_accent")
        self._look.clicked.connect(self.look)
        self._take = QPushButton(self.tr("会議録を取り込む…"), self)
        bind_icon(self._take, "download", "on_accent")
        self._take.clicked.connect(self._download)
        for button in (self._look, self._take):
            button.setProperty("role", "primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addStretch(1)
        for button in (self._close, self._look, self._take):
            row.addWidget(button)
        return row

    def _fit(self) -> None:
        """Be as tall as what is shown."""
        beside = 2 * SPACE.xl + 2 * SPACE.l + SPACE.m + self._icon.sizeHint().width() + 2
        for label in (self._title, self._words):
            # A layout in a card that was hidden does not know yet how the words wrap.
            label.ensurePolished()
            label.setMinimumHeight(max(0, label.heightForWidth(scaled(_WIDTH) - beside)))
        inner = self._card.layout()
        assert inner is not None
        inner.activate()
        self._card.setMinimumHeight(inner.totalMinimumSize().height())
        fit_height(self)

    # --- ways on --------------------------------------------------------------------

    def _open_in_browser(self) -> None:
        QDesktopServices.openUrl(QUrl(full_address(self.address.text())))

    def _import_instead(self) -> None:
        self.reject()
        self.importRequested.emit()

    def _download(self) -> None:
        if self.council is not None:
            url = self.council.entry_url
            self.accept()
            self.downloadRequested.emit(url)

    def done(self, result: int) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._task is not None:
            self.stop()
            return
        super().keyPressEvent(event)
