"""The watched folder: minutes that a browser saves are imported while the window is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtWidgets import QWidget

from reader.errors import FileProblem, LibraryBusy
from reader.jobs.report import Report
from reader.library.records import Stored
from reader.ui.importing import Importing
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.watch import Look

SOON_MILLISECONDS = 2_000
"""How long a file must stay as it is until it is taken for whole."""

_LATER_MILLISECONDS = 60_000
"""Network drives and some others tell nothing of what comes."""

_BUSY_MILLISECONDS = 20_000


class Watching(QObject):
    """Looks after the folder that the reader chose.

    Args:
        follow: shows a work's progress in the status bar.
        soon: how long a file must stay as it is, in milliseconds.
    """

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        importing: Importing,
        notices: Notices,
        follow: Callable[[Task], None],
        parent: QWidget,
        soon: int = SOON_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._options = options
        self._importing = importing
        self._notices = notices
        self._follow = follow
        self._soon = soon
        self._window = parent
        self._before: Look | None = None
        self._looking = False
        self._stopped = False
        self._given_up = False
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._watcher.directoryChanged.connect(lambda _: self._look_in(self._soon // 4))

    @property
    def folder(self) -> Path | None:
        """The folder that is watched; None where none is."""
        chosen = self._options.watched_folder
        return Path(chosen) if self._options.watching and chosen else None

    def start(self) -> None:
        """Begin to watch, if a folder was chosen: also what came since the last time is found."""
        self._before = None
        self._given_up = False
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        folder = self.folder
        if folder is None:
            self._timer.stop()
            return
        if folder.is_dir():
            self._watcher.addPath(str(folder))
        self._look_in(0)

    def stop(self) -> None:
        """Look no more: the window closes."""
        self._stopped = True
        self._timer.stop()

    def choose(self) -> None:
        """Ask for the folder."""
        from reader.ui.watch_dialog import WatchDialog

        dialog = WatchDialog(self._options, self._window)
        dialog.accepted.connect(lambda: self.set_folder(*dialog.answer()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def set_folder(self, folder: Path | None, on: bool, everything: bool) -> None:
        """Watch a folder from now on.

        Args:
            everything: whether what lies there already is looked at, too.
        """
        before = self.folder
        if folder is None or not on:
            self._keep(folder, False)
            if before is not None:
                self._notices.say_undoable(
                    self.tr("フォルダーの監視をやめました"), lambda: self._keep(before, True)
                )
            return
        if folder == before and not everything:
            return
        words = self.tr("「{0}」に保存された会議録を取り込みます").format(
            folder.name or str(folder)
        )

        def work(_: Task) -> None:
            from reader.jobs.watch import look

            watched = self._workspace.library.watched
            try:
                found = look(folder, watched, None)
            except OSError as error:
                raise FileProblem(path=folder, why=error.strerror or error) from error
            if everything:
                watched.forget(folder)
            else:
                watched.note(folder, found.marks)

        def ready(_: None) -> None:
            # Only now: a look before that would take what lies there for new.
            self._keep(folder, True)
            self._notices.say_undoable(words, lambda: self._keep(before, before is not None))

        self._workspace.tasks.run(Lane.REST, work, ready, self._notices.report)

    def _keep(self, folder: Path | None, on: bool) -> None:
        self._options.watched_folder = str(folder) if folder is not None else ""
        self._options.watching = on
        self.start()

    # --- looking ------------------------------------------------------------

    def _look_in(self, milliseconds: int) -> None:
        if self._stopped or self._given_up:
            return
        if not self._timer.isActive() or self._timer.remainingTime() > milliseconds:
            self._timer.start(milliseconds)

    def _look(self) -> None:
        folder, before = self.folder, self._before
        if folder is None or self._looking or self._stopped:
            return
        self._looking = True

        def work(_: Task) -> "Look | None":
            from reader.jobs.watch import look

            try:
                return look(folder, self._workspace.library.watched, before)
            except OSError:
                # A drive that is not there now; it may come back.
                return None

        self._workspace.tasks.run(
            Lane.REST, work, lambda found: self._looked(folder, found), self._give_up
        )

    def _looked(self, folder: Path, found: "Look | None") -> None:
        self._looking = False
        if self._stopped or folder != self.folder:
            return
        self._before = found
        if found is None:
            self._look_in(_LATER_MILLISECONDS)
            return
        if str(folder) not in self._watcher.directories():
            # It was not there when the window opened.
            self._watcher.addPath(str(folder))
        if found.ready:
            self._take(folder, found)
        else:
            self._look_in(self._soon if found.waiting else _LATER_MILLISECONDS)

    def _take(self, folder: Path, found: "Look") -> None:
        self._looking = True
        marks = {name: found.marks[name] for name in found.ready}
        paths = [folder / name for name in found.ready]

        def done(report: Report) -> None:
            # Another program may hold a file for a moment: it is tried again, later.
            held = {one.what for one in report.failed if isinstance(one.why, FileProblem)}
            known = {name: mark for name, mark in marks.items() if name not in held}

            def noted(_: None) -> None:
                self._looking = False
                self._look_in(_LATER_MILLISECONDS if held else self._soon)

            # Only now: what was cut short by a full disk or a closed window is found again.
            watched = self._workspace.library.watched
            self._workspace.tasks.run(
                Lane.REST, lambda _: watched.note(folder, known), noted, self._give_up
            )
            came = [one for one in report.outcomes if one.stored is not Stored.UNCHANGED]
            if came:
                where = folder.name or str(folder)
                words = self.tr("「{0}」から取り込みました：{1}").format(where, came[0].title)
                if len(came) > 1:
                    words = self.tr("「{0}」から{1}件を取り込みました").format(where, len(came))
                self._importing.say(report, words)

        def failed(error: Exception) -> None:
            if isinstance(error, LibraryBusy):
                # Another process writes: the files are still there when it has finished.
                self._looking = False
                self._look_in(_BUSY_MILLISECONDS)
            else:
                self._give_up(error)

        self._follow(self._workspace.import_paths(paths, done, failed, documents=False))

    def _give_up(self, error: Exception) -> None:
        """Look no more until the next start: it would fail, or be cancelled, again and again."""
        self._looking = False
        self._timer.stop()
        self._given_up = True
        if not self._stopped:
            self._notices.report(error)
