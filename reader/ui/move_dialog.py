"""The progress of a move, shown while no window is open."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from reader.errors import Cancelled
from reader.jobs.moving import move
from reader.jobs.progress import Progress
from reader.ui.dialog import Dialog
from reader.ui.fitting import fit_height
from reader.ui.succession import Succession
from reader.ui.tasks import Lane, Task, Tasks
from reader.ui.theme import SPACE, scaled

_WIDTH = 460
_STEPS = 1000


class MoveDialog(Dialog):
    """Moves a library while it is open; `outcome` tells what became of it.

    Args:
        called: the folder by which the library is named at a start.
        folder: where it lies.
        chosen: the folder in which it gets a new one.
    """

    def __init__(self, called: Path, folder: Path, chosen: Path) -> None:
        super().__init__(None)
        self._called = called
        self._folder = folder
        self.outcome = Succession(called, folder)
        self._tasks = Tasks(self)
        self.setWindowTitle(self.tr("ライブラリーの場所を移す"))
        self.setFixedWidth(scaled(_WIDTH))
        head = QLabel(self.tr("ライブラリーを移しています"), self)
        head.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "{0} にコピーし、確かめてから切り替えます。途中でやめても、元の場所のまま使えます。"
            ).format(chosen),
            self,
        )
        words.setWordWrap(True)
        words.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setSpacing(SPACE.xs)
        column.addWidget(head)
        column.addWidget(words)
        top = self._headed("folder-open", column, Qt.AlignmentFlag.AlignTop)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setTextVisible(False)
        self.share = QLabel(self)
        self.share.setProperty("role", "caption")
        self.stop = QPushButton(self.tr("中止"), self)
        self.stop.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.share)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        whole.setSpacing(SPACE.l)
        whole.addLayout(top)
        whole.addWidget(self.bar)
        whole.addLayout(foot)
        fit_height(self)

        def work(task: Task) -> Path:
            return move(called, folder, chosen, progress=task.tell, cancelled=task.cancelled)

        self._task: Task | None = self._tasks.run(Lane.JOB, work, self._moved, self._failed)
        self._task.progressed.connect(self._show)
        self.bar.valueChanged.connect(self._tell)
        self._tell(0)

    def reject(self) -> None:
        """Esc, the cross and 中止 ask the work to stop; the dialog goes when it has."""
        if self._task is not None:
            self.stop.setEnabled(False)
            self._task.cancel()

    def _show(self, progress: Progress) -> None:
        self.bar.setValue(round((progress.share or 0) * _STEPS))

    def _tell(self, steps: int) -> None:
        self.share.setText(f"{steps * 100 // _STEPS} %")

    def _moved(self, target: Path) -> None:
        words = self.tr("ライブラリーを {0} に移しました").format(target)
        self.outcome = Succession(self._called, target, words, left=self._folder)
        self._end()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            words = self.tr("移すのをやめました。元の場所のままです。")
            self.outcome = Succession(self._called, self._folder, words)
        else:
            self.outcome = Succession(self._called, self._folder, error=error)
        self._end()

    def _end(self) -> None:
        self._task = None
        self._tasks.close()
        self.accept()

    # --- Qt -----------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._task is not None:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


def move_with_progress(called: Path, folder: Path, chosen: Path) -> Succession:
    """Move a library before somebody's eyes; gives what the next window opens."""
    dialog = MoveDialog(called, folder, chosen)
    dialog.exec()
    outcome = dialog.outcome
    dialog.deleteLater()
    return outcome
