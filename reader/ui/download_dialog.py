"""会議録を取り込む: which council, which period, what it takes, and go."""

import threading
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import (
    Cancelled,
    ForbiddenByRobots,
    NotMinutes,
    RedirectedElsewhere,
    SourceError,
    UnknownSystem,
)
from reader.jobs.progress import Phase, Progress
from reader.library.library import Library
from reader.library.records import KnownSitting, NewOrder
from reader.sources.delay import DEFAULT_DELAY
from reader.ui.banner import Action, Banner
from reader.ui.dialog import Dialog
from reader.ui.download_form import DownloadForm
from reader.ui.download_offer import OfferCard
from reader.ui.download_survey import Survey, look
from reader.ui.fitting import fit_height
from reader.ui.icons import bind_icon
from reader.ui.presets import presets
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.theme import SPACE, scaled

_WAITING_MILLISECONDS = 800
_WIDTH = 620
_LONGEST_ITEM = 48


class State(StrEnum):
    """How far the dialog is."""

    ASKING = "asking"
    WORKING = "working"
    OFFERING = "offering"


class DownloadDialog(Dialog):
    """Asks for council and period, looks what there is, and offers to download it.

    Args:
        url: the council's address; it is then shown, not asked for.
        delay: seconds between two requests.
        today: the day that periods are counted back from.

    Attributes:
        form: what is asked for.
        order: what to download, once the dialog was accepted.
        state: how far it is.

    Signals:
        importRequested: the reader would rather import saved files.
    """

    importRequested = Signal()  # noqa: N815

    def __init__(
        self,
        tasks: Tasks,
        library: Library,
        url: str = "",
        *,
        delay: float = DEFAULT_DELAY,
        today: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.order: NewOrder | None = None
        self.state = State.ASKING
        self._tasks = tasks
        self._library = library
        self._delay = delay
        self._task: Task | None = None
        self._survey: Survey | None = None
        self._waiting = QTimer(self, singleShot=True, interval=_WAITING_MILLISECONDS)
        self._waiting.timeout.connect(self._tell_waiting)
        self.setWindowTitle(self.tr("会議録を取り込む"))
        self.setFixedWidth(scaled(_WIDTH))
        self._banner = Banner(self)
        self._banner.closed.connect(self._fit)
        councils = self._councils()
        name = next((name for name, entry in councils.items() if url and entry == url), "")
        self.form = DownloadForm(url, name, today or date.today(), self, councils=councils)
        self._working = self._working_page()
        self._offer = OfferCard(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        for part in (self._banner, self.form, self._working, self._offer):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addLayout(self._buttons())
        self.form.resized.connect(self._fit)
        self.form.addressChanged.connect(self._look.setEnabled)
        self._look.setEnabled(bool(url))
        self._show_state(State.ASKING)
        (self._look if url else self.form.address).setFocus()

    @property
    def message(self) -> str:
        """What the banner says; "" where it is hidden."""
        return self._banner.text

    @property
    def offer(self) -> str:
        """What is offered, in words."""
        return self._offer.text

    # --- looking ------------------------------------------------------------

    def start(self) -> None:
        """Look what the council offers."""
        if not self._look.isEnabled():
            return
        self._banner.clear()
        wish = self.form.wish
        listening = threading.Event()

        def work(task: Task) -> Survey:
            listening.wait()
            return look(self._library, wish, self._delay, task)

        task = self._task = self._tasks.run(
            Lane.ASK,
            work,
            lambda survey: self._found(task, survey),
            lambda error: self._failed(task, error),
        )
        task.progressed.connect(self._show_progress)
        listening.set()
        self._show_state(State.WORKING)
        self._progress_words.setText(self.tr("接続しています…"))
        self._waiting.start()

    def stop(self) -> None:
        """Stop looking; the form is as it was."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._show_state(State.ASKING)

    def _show_progress(self, progress: Progress) -> None:
        self._waiting.stop()
        words = self.tr("接続しています…")
        if progress.phase is Phase.LIST:
            words = self.tr("会議の一覧を調べています…　{0}会議").format(f"{progress.done:,}")
            self._progress_item.setText(" ".join(progress.item.split())[:_LONGEST_ITEM])
        self._progress_words.setText(words)

    def _tell_waiting(self) -> None:
        self._progress_words.setText(self.tr("順番を待っています…"))

    def _found(self, task: Task, survey: Survey) -> None:
        if task is not self._task:
            return
        self._task = None
        self._survey = survey
        self._offer.describe(survey)
        self._show_state(State.OFFERING)
        (self._download if survey.missing else self._back).setFocus()

    def _failed(self, task: Task, error: Exception) -> None:
        if task is not self._task or isinstance(error, Cancelled):
            return
        self._task = None
        self._banner.show_error(error, self._ways_out(error))
        self._show_state(State.ASKING)

    def _ways_out(self, error: Exception) -> list[Action]:
        """What may help after an error."""
        browser = (self.tr("ブラウザーで開く"), self._open_in_browser)
        again = (self.tr("もう一度試す"), self.start)
        match error:
            case ForbiddenByRobots() | UnknownSystem() | NotMinutes():
                return [browser, (self.tr("ファイルを取り込む…"), self._import_instead)]
            case RedirectedElsewhere():
                return [browser, again]
            case SourceError():
                return [again]
            case _:
                return []

    def _open_in_browser(self) -> None:
        QDesktopServices.openUrl(QUrl(self.form.wish.url))

    def _import_instead(self) -> None:
        self.reject()
        self.importRequested.emit()

    # --- what is shown ------------------------------------------------------

    def _councils(self) -> dict[str, str]:
        """The entry pages of the councils that are known, by their names."""
        known = {
            one.name: one.entry_url
            for one in self._library.coverage.assemblies()
            if one.entry_url and one.downloadable
        }
        return known | {name: url for name, url in presets().items() if url not in known.values()}

    def _working_page(self) -> QWidget:
        page = QWidget(self)
        bar = QProgressBar(page)
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("調べています"))
        self._progress_words = QLabel(page)
        self._progress_item = QLabel(page)
        self._progress_item.setProperty("role", "caption")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(bar)
        layout.addWidget(self._progress_words)
        layout.addWidget(self._progress_item)
        return page

    def _buttons(self) -> QHBoxLayout:
        self._back = QPushButton(self.tr("条件を変える"), self)
        bind_icon(self._back, "arrow-left")
        self._back.clicked.connect(lambda: self._show_state(State.ASKING))
        self._close = QPushButton(self.tr("キャンセル"), self)
        self._close.clicked.connect(self.reject)
        self._cancel = QPushButton(self.tr("中止"), self)
        self._cancel.clicked.connect(self.stop)
        self._look = QPushButton(self.tr("調べる"), self)
        bind_icon(self._look, "search", "on_accent")
        self._look.clicked.connect(self.start)
        self._download = QPushButton(self.tr("取り込む"), self)
        bind_icon(self._download, "download", "on_accent")
        self._download.clicked.connect(self._take)
        for button in (self._look, self._download):
            button.setProperty("role", "primary")
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(self._back)
        row.addStretch(1)
        for button in (self._close, self._cancel, self._look, self._download):
            row.addWidget(button)
        return row

    def _show_state(self, state: State) -> None:
        self.state = state
        asking, working = state is State.ASKING, state is State.WORKING
        offering = state is State.OFFERING
        something = self._survey is not None and bool(self._survey.missing)
        self.form.setVisible(not offering)
        self.form.setEnabled(asking)
        self._working.setVisible(working)
        self._offer.setVisible(offering)
        self._back.setVisible(offering)
        self._cancel.setVisible(working)
        self._close.setVisible(not working)
        self._look.setVisible(asking)
        self._download.setVisible(offering and something)
        (self._download if something else self._look).setDefault(True)
        if not working:
            self._waiting.stop()
            self._progress_item.clear()
        if asking:
            self._survey = None
        self._fit()

    def _fit(self) -> None:
        """Be as tall as what is shown."""
        fit_height(self)

    # --- ends ---------------------------------------------------------------

    def _take(self) -> None:
        survey = self._survey
        if survey is None or not survey.missing:
            return
        self.order = NewOrder(
            council=survey.council.name,
            url=survey.council.entry_url,
            sittings=tuple(
                KnownSitting(one.reference, one.title, one.date, one.kind) for one in survey.missing
            ),
            requests=survey.requests,
            delay=survey.delay,
            since=survey.wish.since,
            until=survey.wish.until,
            kind=survey.wish.kind,
        )
        self.accept()

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
