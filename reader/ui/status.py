"""Long works in the status bar: what, how far, how long still, and the way to stop."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from reader.jobs.progress import Phase, Progress
from reader.minutes.meeting import squeeze
from reader.ui.accessible import announce
from reader.ui.icons import bind_icon
from reader.ui.tasks import Task
from reader.ui.theme import SPACE
from reader.ui.wording import duration

_ENOUGH_TO_GUESS = 2


def phase_words(phase: Phase) -> str:
    """What a phase is called in the window."""
    return {
        Phase.CONNECT: QCoreApplication.translate("Status", "接続中"),
        Phase.LIST: QCoreApplication.translate("Status", "会議の一覧を確認中"),
        Phase.DOWNLOAD: QCoreApplication.translate("Status", "会議録をダウンロード中"),
        Phase.IMPORT: QCoreApplication.translate("Status", "取り込み中"),
        Phase.INDEX: QCoreApplication.translate("Status", "索引を作成中"),
        Phase.THREAD: QCoreApplication.translate("Status", "質問と答弁を対応付け中"),
        Phase.PROVE: QCoreApplication.translate("Status", "記事の引用を照合中"),
        Phase.CHECK: QCoreApplication.translate("Status", "点検中"),
        Phase.SEARCH: QCoreApplication.translate("Status", "検索中"),
        Phase.EXPORT: QCoreApplication.translate("Status", "書き出し中"),
        Phase.MOVE: QCoreApplication.translate("Status", "移動中"),
        Phase.BACKUP: QCoreApplication.translate("Status", "バックアップ中"),
    }[phase]


class WorkProgress(QWidget):
    """The progress of the long work that runs; others wait their turn behind it.

    Args:
        cancel: what to say of the button that stops it.
        pause: what that button does, instead of cancelling the work.
    """

    def __init__(
        self,
        cancel: str,
        parent: QWidget | None = None,
        *,
        pause: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._pause = pause
        self._words = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setFixedWidth(180)
        self._bar.setTextVisible(False)
        self._cancel = QToolButton(self)
        bind_icon(self._cancel, "pause" if pause else "x")
        self._cancel.setToolTip(cancel)
        self._cancel.setAccessibleName(self.tr("一時停止") if pause else self.tr("中止"))
        self._cancel.clicked.connect(self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.s, 0, SPACE.s, 0)
        layout.setSpacing(SPACE.s)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        layout.addWidget(self._cancel)
        self._tasks: list[Task] = []
        self._started = 0.0
        self._first = 0
        self._phases: dict[Task, Phase] = {}
        self.hide()

    def add_tool(self, tool: QWidget) -> None:
        """Put a button behind the words."""
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.insertWidget(2, tool)

    def follow(self, task: Task) -> None:
        """Show this work's progress until it ends, once those begun before it have ended."""
        self._tasks.append(task)
        task.progressed.connect(lambda progress: self._show_progress(task, progress))
        task.finished.connect(lambda _: self._finish(task))
        task.failed.connect(lambda _: self._end(task))
        if len(self._tasks) == 1:
            self._begin()

    def _begin(self) -> None:
        self._started = 0.0
        self._cancel.setEnabled(True)
        self._words.setText(self.tr("準備中"))
        self._bar.setRange(0, 0)
        self.show()

    def _show_progress(self, task: Task, progress: Progress) -> None:
        self._phases[task] = progress.phase
        if self._tasks[:1] != [task]:
            return
        words = phase_words(progress.phase)
        if progress.total:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)
            done, total = f"{progress.done:,}", f"{progress.total:,}"
            words = self.tr("{0}　{1}／{2}").format(words, done, total)
            words += self._time_left(progress)
        else:
            self._bar.setRange(0, 0)
            if progress.done:
                words += f"　{progress.done:,}"
        if progress.item:
            words += f"　{squeeze(progress.item)[:36]}"
        self._words.setText(words)

    def _time_left(self, progress: Progress) -> str:
        now = monotonic()
        if not self._started:
            self._started, self._first = now, progress.done
        finished = progress.done - self._first
        if finished < _ENOUGH_TO_GUESS or not progress.total:
            return ""
        seconds = (now - self._started) / finished * (progress.total - progress.done)
        return self.tr("（あと{0}）").format(duration(seconds))

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        if self._pause is not None:
            self._words.setText(self.tr("一時停止しています…"))
            self._pause()
            return
        self._words.setText(self.tr("中止しています…"))
        if self._tasks:
            self._tasks[0].cancel()

    def _finish(self, task: Task) -> None:
        phase = self._phases.pop(task, None)
        if phase is not None:
            announce(self.window(), self.tr("{0}：終わりました").format(phase_words(phase)))
        self._end(task)

    def _end(self, task: Task) -> None:
        self._phases.pop(task, None)
        running = self._tasks[0]
        self._tasks.remove(task)
        if not self._tasks:
            self.hide()
        elif task is running:
            self._begin()
