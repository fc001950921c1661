"""Where the window's library lies: moving it, opening another one, looking it over."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStorageInfo, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox

from reader.arguments import default_library
from reader.errors import Bilingual, ReaderError
from reader.library.database import FILE_NAME
from reader.library.places import current_folder, moved_to
from reader.settings import LIBRARY, SharedSettings
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.succession import Succession, Successor
from reader.ui.tasks import Lane, Task, Work
from reader.ui.wording import phrase
from reader.ui.workspace import Workspace

_SWEEP_MILLISECONDS = 4000


class LibraryKeeping(QObject):
    """What is done with the library as a whole.

    Attributes:
        called: the folder by which it is named at a start.
        named: whether that was named when the program was started; else what is opened here is
            opened at the next start, too.
        successor: what comes when the window is closed; None ends the program.
    """

    def __init__(
        self, workspace: Workspace, works: LongWorks, notices: Notices, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._works = works
        self._notices = notices
        self._window = window
        self.called = workspace.library.folder
        self.named = True
        self.successor: Successor | None = None
        self._left: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the library lies."""
        return self._workspace.library.folder

    @property
    def is_elsewhere(self) -> bool:
        """Whether another library than the usual one was chosen, so that there is a way back."""
        return not self.named and self.called != default_library()

    def begin(self, succession: Succession, shared: SharedSettings, *, named: bool) -> None:
        """The window is open: say what led to it, and clear away what a move left."""
        self.called, self.named = succession.called, named
        if succession.remembered is not None:
            wanted = str(self.called) if succession.remembered else ""
            try:
                shared.set_value(LIBRARY.key, LIBRARY.encoded(wanted))
            except ReaderError as error:
                self._notices.report(error)
        self._left = succession.left
        if succession.error is not None:
            self._notices.report(succession.error)
        elif succession.words:
            self._notices.say(succession.words)
        if moved_to(self.called) is not None:
            QTimer.singleShot(_SWEEP_MILLISECONDS, self, self.sweep)

    # --- another place ------------------------------------------------------

    def choose_place(self) -> None:
        """Ask where the library is to go, and whether that is meant."""
        path = QFileDialog.getExistingDirectory(
            self._window, self.tr("ライブラリーを移す先"), str(Path.home())
        )
        if path:
            self.offer_move(Path(path))

    def offer_move(self, chosen: Path) -> None:
        """Look whether the library can be moved into a folder, and ask whether that is meant."""
        folder = self.folder
        kind = bytes(QStorageInfo(str(chosen)).fileSystemType().data()).decode("ascii", "replace")

        def work(_: Task) -> tuple[str, Path, Bilingual | None]:
            from reader.library.moving import check_room, doubts, megabytes, new_folder

            size = check_room(folder, chosen)
            return megabytes(size), new_folder(chosen), doubts(chosen, kind)

        self._workspace.tasks.run(
            Lane.READ, work, lambda found: self._ask(chosen, *found), self._notices.report
        )

    def _ask(self, chosen: Path, size: str, target: Path, doubt: Bilingual | None) -> None:
        more = self.tr(
            "ウィンドウをいったん閉じ、コピーして確かめてから、新しい場所で開き直します。"
            "元のファイルは、そのあとで削除します。"
        )
        self._confirm(
            self.tr("ライブラリー（{0}）を {1} に移しますか？").format(size, target),
            self.tr("移す"),
            lambda: self.move(chosen),
            more=f"{phrase(doubt)}\n\n{more}" if doubt else more,
            doubtful=doubt is not None,
        )

    def move(self, chosen: Path) -> None:
        """Close the window and move the library into a folder."""
        called, folder = self.called, self.folder

        def moved() -> Succession:
            from reader.ui.move_dialog import move_with_progress

            return move_with_progress(called, folder, chosen)

        self._leave(moved)

    def sweep(self) -> None:
        """Remove what is left where the library lay before."""
        places = [place for place in (self._left, self.called) if place and place != self.folder]

        def work(_: Task) -> list[Path]:
            from reader.library.moving import sweep

            return [place for place in dict.fromkeys(places) if not sweep(place)]

        def swept(left: list[Path]) -> None:
            if left:
                words = self.tr("元の場所に、削除できないファイルが残っています：{0}")
                self._notices.tell(words.format(left[0]))

        self._workspace.tasks.run(Lane.BACKGROUND, work, swept, self._notices.report)

    # --- another library ------------------------------------------------------

    def choose_other(self) -> None:
        """Ask for the folder of another library, and open that."""
        path = QFileDialog.getExistingDirectory(
            self._window, self.tr("別のライブラリーを開く"), str(self.folder.parent)
        )
        if path:
            self.open_other(Path(path))

    def open_other(self, chosen: Path) -> None:
        """Close the window, and open one on the library in a folder, which may be empty yet."""
        try:
            folder = current_folder(chosen)
            there = (folder / FILE_NAME).is_file()
            empty = not there and not any(chosen.iterdir())
        except ReaderError as error:
            self._notices.report(error)
            return
        except OSError as error:
            self._notices.tell_error(
                self.tr("{0} を読めません（{1}）。").format(chosen, error.strerror or error)
            )
            return
        if folder.resolve() == self.folder.resolve():
            self._notices.say(self.tr("今開いているライブラリーです"))
        elif there:
            self._open(chosen, folder)
        elif empty:
            self._confirm(
                self.tr("{0} は空です。ここに新しいライブラリーを作りますか？").format(chosen),
                self.tr("作る"),
                lambda: self._open(chosen, chosen),
            )
        else:
            self._notices.tell_error(
                self.tr(
                    "{0} にはライブラリーがありません。ライブラリーのフォルダーか、空のフォルダーを選んでください。"
                ).format(chosen)
            )

    def open_usual(self) -> None:
        """Go back to the library in the platform's place."""
        usual = default_library()
        try:
            folder = current_folder(usual)
        except ReaderError as error:
            self._notices.report(error)
            return
        self._leave(lambda: Succession(usual, folder, remembered=False))

    def _open(self, called: Path, folder: Path) -> None:
        words = self.tr("{0} を開きました").format(folder)
        remembered = None if self.named else True
        self._leave(lambda: Succession(called, folder, words, remembered=remembered))

    def _confirm(
        self,
        words: str,
        yes: str,
        done: Callable[[], object],
        *,
        more: str = "",
        doubtful: bool = False,
    ) -> None:
        """Ask whether it is meant; over the settings, from where it was asked for."""
        box = QMessageBox(QApplication.activeWindow() or self._window)
        box.setWindowTitle(self.tr("ライブラリー"))
        box.setIcon(QMessageBox.Icon.Warning if doubtful else QMessageBox.Icon.Question)
        box.setText(words)
        box.setInformativeText(more)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("キャンセル"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay if doubtful else go)
        go.clicked.connect(lambda: done())
        box.open()

    def _leave(self, successor: Successor) -> None:
        """Close the window for another one, unless something in it keeps it open."""
        self.successor = successor
        if not self._window.close():
            self.successor = None

    # --- looking it over ------------------------------------------------------

    def check(
        self,
        done: Callable[[list[Bilingual]], None],
        failed: Callable[[Exception], None],
        *,
        repair: bool = False,
    ) -> None:
        """Look for damage; `done` gets what is wrong, a phrase each."""
        workspace = self._workspace

        def work(task: Task) -> list[Bilingual]:
            from reader.jobs.maintenance import check

            return check(workspace.library, workspace.worker, repair=repair, progress=task.tell)

        def told(error: Exception) -> None:
            failed(error)
            self._notices.report(error)

        if not workspace.tasks.refuses(Work.CHECK):
            self._works.follow(workspace.job(work, done, told, Work.CHECK))
