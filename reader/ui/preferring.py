"""The settings, opened from the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QWidget

from reader.sources.network import put_in_force
from reader.ui.backing_up import BackingUp
from reader.ui.library_keeping import LibraryKeeping
from reader.ui.option import Group
from reader.ui.options import Options
from reader.ui.searching import Searching
from reader.ui.tasks import Lane
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.preferences_dialog import PreferencesDialog


class Preferring(QObject):
    """Opens the one dialog of settings, and puts in force how hosts are reached."""

    def __init__(
        self,
        options: Options,
        workspace: Workspace,
        searching: Searching,
        keeping: LibraryKeeping,
        backing_up: BackingUp,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._options = options
        self._workspace = workspace
        self._searching = searching
        self._keeping = keeping
        self._backing_up = backing_up
        self._window = window
        self.dialog: PreferencesDialog | None = None
        put_in_force(options.network())
        options.changed.connect(self._heed)

    def show(self, group: Group | None = None) -> None:
        """Show the dialog, on a page if one is named."""
        if self.dialog is None:
            self.dialog = self._made()
        self._look_for_hosts(self.dialog)
        if group is not None:
            self.dialog.show_group(group)
        self.dialog.show()
        self.dialog.activateWindow()

    def _made(self) -> "PreferencesDialog":
        from reader.ui.backup_page import BackupPage
        from reader.ui.library_page import LibraryPage
        from reader.ui.preferences_dialog import PreferencesDialog
        from reader.ui.proxy_password import ProxyPassword
        from reader.ui.reading_preview import ReadingPreview

        return PreferencesDialog(
            self._options,
            self._window,
            above={
                Group.READING: lambda page: ReadingPreview(self._options, page),
                Group.LIBRARY: lambda page: LibraryPage(self._keeping, self._workspace.tasks, page),
            },
            below={
                Group.SEARCH: self._synonyms,
                Group.NETWORK: lambda page: ProxyPassword(
                    self._options, self._workspace.tasks, page
                ),
                Group.BACKUP: lambda page: BackupPage(self._backing_up, page),
            },
        )

    def _synonyms(self, page: QWidget) -> QWidget:
        from reader.ui.option_rows import BesideTitles

        holder = BesideTitles(page)
        row = QHBoxLayout(holder)
        edit = QPushButton(self.tr("類義語の組を編集…"), holder)
        edit.setAutoDefault(False)
        edit.clicked.connect(self._searching.edit_synonyms)
        row.addWidget(edit)
        row.addStretch(1)
        return holder

    def _look_for_hosts(self, dialog: "PreferencesDialog") -> None:
        def work(_: object) -> dict[str, float]:
            from reader.jobs.councils import hosts

            return hosts(self._workspace.library)

        self._workspace.tasks.run(Lane.READ, work, dialog.know_hosts)

    def _heed(self, name: str) -> None:
        if self._options.named(name).shared:
            put_in_force(self._options.network())
