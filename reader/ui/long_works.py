"""Imports, backups: asked for, followed in the status bar, reported."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow, QMessageBox

from reader.jobs.report import Report
from reader.ui.importing import Importing
from reader.ui.notices import Notices
from reader.ui.status import WorkProgress
from reader.ui.tasks import Task, Work
from reader.ui.workspace import Workspace


class LongWorks(QObject):
    """The window's long works.

    Attributes:
        importing: what comes in by hand.

    Signals:
        started: something will fill the library: show it, not the welcome page.
        sampleLoaded: the sample library is there.
        replacing: the whole library is about to be replaced; nothing of it should stay open.
        replaced: it has been, or that failed.
    """

    started = Signal()
    sampleLoaded = Signal()  # noqa: N815
    replacing = Signal()
    replaced = Signal()

    def __init__(self, workspace: Workspace, notices: Notices, window: QMainWindow) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notices = notices
        self._window = window
        self._running = 0
        self._progress = WorkProgress(self.tr("中止（ここまでの分は残ります）"), window)
        self._exports = WorkProgress(self.tr("中止（ファイルは前のまま残ります）"), window)
        self._proofs = WorkProgress(self.tr("中止（次に開いたときに続きから照合します）"), window)
        for progress in (self._progress, self._exports, self._proofs):
            window.statusBar().addWidget(progress, 1)
        window.statusBar().setSizeGripEnabled(False)
        window.statusBar().hide()
        self.importing = Importing(workspace, notices, self.follow, window)
        self.importing.started.connect(self.started)
        workspace.proving.connect(self._follow_proof)

    def load_sample(self) -> None:
        """Load the bundled sample library."""
        if not self._workspace.tasks.refuses(Work.SAMPLE):
            self._follow(self._workspace.load_sample(self._sample_loaded, self._notices.report))

    def choose_backup(self) -> None:
        """Ask where to, and write a backup."""
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("バックアップ"), "gijiroku-reader-backup.gijiroku"
        )
        if path and not self._workspace.tasks.refuses(Work.BACKUP):
            done = self.tr("バックアップしました")
            self._follow(
                self._workspace.backup(
                    Path(path), lambda _: self._notices.say(done), self._notices.report
                )
            )

    def choose_restore(self, folder: Path | None = None) -> None:
        """Ask for a backup, looking in a folder first; make sure, and restore it."""
        path, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("バックアップから復元"), str(folder or "")
        )
        if path:
            self.offer_restore(Path(path))

    def offer_restore(self, backup: Path) -> None:
        """Make sure, and restore a backup."""
        sure = QMessageBox.question(
            self._window,
            self.tr("バックアップから復元"),
            self.tr(
                "今のライブラリーを、バックアップの内容に置き換えます。"
                "今の内容は、同じフォルダーに before-restore という名前で残ります。続けますか？"
            ),
        )
        if sure == QMessageBox.StandardButton.Yes:
            self._restore(backup, self._restored)

    def _restore(self, backup: Path, done: Callable[[Path], None]) -> None:
        if self._workspace.tasks.refuses(Work.RESTORE):
            return
        self.replacing.emit()
        task = self._workspace.restore(backup, done, self._notices.report)
        task.destroyed.connect(self.replaced)
        self._follow(task)

    def _restored(self, kept: Path) -> None:
        """It is told until it is closed: what was replaced can be had back."""

        def back(_: Path) -> None:
            self._notices.say(self.tr("復元する前のライブラリーに戻しました"))

        self._notices.tell(
            self.tr("バックアップから復元しました。前の内容は {0} に残してあります。").format(
                kept.name
            ),
            [(self.tr("元に戻す"), lambda: self._take_back(kept, back))],
        )

    def _take_back(self, kept: Path, done: Callable[[Path], None]) -> None:
        self._notices.clear()
        self._restore(kept, done)

    def _sample_loaded(self, _: Report) -> None:
        self.sampleLoaded.emit()

    def follow(self, task: Task) -> None:
        """Show the progress of a work."""
        self._follow(task)

    def follow_export(self, task: Task) -> None:
        """Show the progress of an export beside that of whatever else runs."""
        self._follow(task, self._exports)

    def follow_beside(self, task: Task, progress: WorkProgress) -> None:
        """Show the progress of a work of its own kind beside that of whatever else runs."""
        self._follow(task, progress)

    def _follow_proof(self, task: Task) -> None:
        """Show how far the looking up of quotes is, once there is something to look up."""
        task.progressed.connect(
            lambda _: self._follow(task, self._proofs), Qt.ConnectionType.SingleShotConnection
        )

    def _follow(self, task: Task, progress: WorkProgress | None = None) -> None:
        self._running += 1
        self._window.statusBar().show()
        (progress or self._progress).follow(task)
        task.destroyed.connect(self._ended)

    def _ended(self) -> None:
        self._running -= 1
        if not self._running:
            self._window.statusBar().hide()

    def _done(self, report: Report) -> None:
        if report.failed:
            first, count = report.failed[0], len(report.failed)
            see_all = (
                self.tr("すべて見る（{0}件）").format(count),
                lambda: self._show_failures(report),
            )
            self._notices.report(first.why, [] if count == 1 else [see_all])
        if report.there:
            words = self.tr("取り込みました：新規 {0}・変更 {1}・変更なし {2}")
            self._notices.say(words.format(report.new, report.changed, report.unchanged))

    def _show_failures(self, report: Report) -> None:
        box = QMessageBox(self._window)
        box.setWindowTitle(self.tr("取り込めなかったもの"))
        box.setText(self.tr("{0}件は取り込めませんでした。").format(len(report.failed)))
        box.setDetailedText(
            "\n".join(
                f"{one.what}\n  {one.why.message(self._notices.language)}" for one in report.failed
            )
        )
        box.open()
