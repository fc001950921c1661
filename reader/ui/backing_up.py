"""Backups made by themselves, or now; told once where they fail."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMainWindow

from reader.errors import Cancelled
from reader.jobs.schedule import Schedule
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.status import WorkProgress
from reader.ui.tasks import Lane, Task, Tasks, Work
from reader.ui.workspace import Workspace

_FIRST_MILLISECONDS = 60_000
"""After the start, which has enough to do."""
_AGAIN_MILLISECONDS = 20 * 60_000
_SOON_MILLISECONDS = 3_000
"""After a setting was changed, which may be followed by another one."""
_SETTINGS = ("backup_every", "backup_folder")


class BackingUp(QObject):
    """Makes the backups that are due, beside whatever else goes on.

    Attributes:
        last: when the newest one in the folder was made; None where there is none.
        failure: why the last try failed; None where it did not.

    Signals:
        changed: one of these is another one now, or `running`.
    """

    changed = Signal()

    def __init__(
        self,
        options: Options,
        workspace: Workspace,
        works: LongWorks,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._options = options
        self._workspace = workspace
        self._works = works
        self._notices = notices
        self._window = window
        self._task: Task | None = None
        self._told = ""
        self.last: datetime | None = None
        self.failure: Exception | None = None
        self._progress = WorkProgress(self.tr("中止（前のバックアップは残ります）"), window)
        window.statusBar().addWidget(self._progress, 1)
        self._timer = QTimer(self, interval=_AGAIN_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self.look)
        options.changed.connect(self._heed)

    @property
    def running(self) -> bool:
        """Whether one is being made."""
        return self._task is not None

    @property
    def tasks(self) -> Tasks:
        """Where they run."""
        return self._workspace.tasks

    @property
    def folder(self) -> Path | None:
        """Where they go; None while none is chosen."""
        chosen = self._options.backup_folder
        return Path(chosen) if chosen else None

    def begin(self) -> None:
        """From now on look when the time has come."""
        self._timer.start()
        QTimer.singleShot(_FIRST_MILLISECONDS, self, self.look)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()
        self._soon.stop()

    def look(self) -> None:
        """Make a backup if one is due."""
        self._run(at_once=False)

    def now(self) -> None:
        """Make one at once: into the folder of the settings, or where the reader says."""
        if self.folder is None:
            self._works.choose_backup()
        else:
            self._run(at_once=True)

    def restore(self) -> None:
        """Ask for a backup, and restore it."""
        self._works.choose_restore(self.folder)

    def refresh(self) -> None:
        """Look when the newest backup was made."""
        folder, library = self.folder, self._workspace.library
        if folder is None:
            self._found(None)
            return

        def work(_: Task) -> datetime | None:
            from reader.jobs.backups import made

            newest = next(iter(made(library, folder)), None)
            return newest.moment if newest is not None else None

        self._workspace.tasks.run(Lane.BACKUP, work, self._found, self._failed)

    def export_sittings(self) -> None:
        """Ask for a file, and write every sitting into it."""
        path, _ = QFileDialog.getSaveFileName(
            self._window, self.tr("会議録を書き出す"), "gijiroku.jsonl", "JSON Lines (*.jsonl)"
        )
        if not path:
            return
        library = self._workspace.library

        def work(task: Task) -> int:
            from reader.jobs.sittings_file import write_sittings

            return write_sittings(library, Path(path), progress=task.tell, cancelled=task.cancelled)

        def written(count: int) -> None:
            self._notices.say(self.tr("{0}会議を書き出しました").format(count))

        task = self._workspace.tasks.once(
            Work.SITTINGS, Lane.EXPORT, work, written, self._notices.report
        )
        if task is not None:
            self._works.follow_export(task)

    def _run(self, *, at_once: bool) -> None:
        folder, library = self.folder, self._workspace.library
        schedule, keep = self._options.backup_every, round(self._options.backup_keep)
        if folder is None or self._task is not None:
            return
        if not at_once and schedule is Schedule.NEVER:
            return
        if at_once and self._workspace.tasks.refuses(Work.BACKUP):
            return

        def work(task: Task) -> datetime | None:
            from reader.jobs.backups import back_up, is_due

            moment = datetime.now()
            if not at_once and not is_due(library, folder, schedule, moment):
                return None
            back_up(
                library,
                folder,
                keep=keep,
                moment=moment,
                progress=task.tell,
                cancelled=task.cancelled,
            )
            return moment

        def done(moment: datetime | None) -> None:
            self._task = None
            if moment is not None:
                self.failure, self._told = None, ""
                if at_once:
                    self._notices.say(self.tr("バックアップしました"))
            self.refresh()

        def failed(error: Exception) -> None:
            self._task = None
            self._failed(error, asked=at_once)

        self._task = self._workspace.tasks.run(Lane.BACKUP, work, done, failed, Work.BACKUP)
        if at_once:
            self._works.follow_beside(self._task, self._progress)
        self.changed.emit()

    def _found(self, last: datetime | None) -> None:
        self.last = last
        self.changed.emit()

    def _failed(self, error: Exception, *, asked: bool = False) -> None:
        """It is told once, and stands in the settings until one succeeds."""
        if not isinstance(error, Cancelled):
            self.failure = error
            if asked or str(error) != self._told:
                self._told = str(error)
                self._notices.report(error)
        self.changed.emit()

    def _heed(self, name: str) -> None:
        if name in _SETTINGS:
            self.failure, self._told = None, ""
            self._soon.start()
            self.refresh()
