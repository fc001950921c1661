"""A result list as a file: where to, how far, done."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from reader.errors import Cancelled
from reader.search.query import Query
from reader.search.results import Hit
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.searching import Searching
from reader.ui.tasks import Work
from reader.ui.workspace import Workspace

_LONGEST_NAME = 40
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


class Exporting(QObject):
    """Writes what was found to files."""

    def __init__(
        self,
        searching: Searching,
        works: LongWorks,
        workspace: Workspace,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._searching = searching
        self._works = works
        self._workspace = workspace
        self._notices = notices
        self._window = window

    def choose_file(self) -> None:
        """Ask where to, and write all results there."""
        query = self._searching.asked
        if query is None:
            return
        ask_where_to(
            self._window,
            self.tr("検索結果を CSV に書き出す"),
            self.tr("CSV（Excel で開けます） (*.csv)"),
            file_name(query.text),
            lambda path: self.write(query, path),
        )

    def write(self, query: Query, target: Path) -> None:
        """Write all results of a query to a file, and say so."""
        if self._workspace.tasks.refuses(Work.RESULTS):
            return
        task = self._workspace.export_results(
            query,
            self._searching.sort,
            target,
            lambda count: self._done(target, count),
            self._failed,
        )
        self._works.follow_export(task)

    def write_hits(self, hits: Sequence[Hit], target: Path) -> None:
        """Write these hits alone to a file, and say so."""
        if self._workspace.tasks.refuses(Work.RESULTS):
            return
        task = self._workspace.export_hits(
            hits, target, lambda count: self._done(target, count), self._failed
        )
        self._works.follow_export(task)

    def _done(self, target: Path, count: int) -> None:
        words = self.tr("{0}件を「{1}」に書き出しました")
        self._notices.say(words.format(f"{count:,}", target.name))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._notices.say(self.tr("書き出しを中止しました。ファイルは前のままです。"))
        else:
            self._notices.report(error)


def ask_where_to(
    window: QWidget, title: str, kind: str, name: str, chosen: Callable[[Path], object]
) -> None:
    """Ask for a file to write to; `chosen` gets it, an older one only if it may be replaced.

    Args:
        kind: the dialog's filter.
        name: what is proposed; its ending is added where the person names none.
    """
    dialog = QFileDialog(window, title, "", kind)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    # By the dialog, which asks before an older file is replaced.
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()


def file_name(query: str) -> str:
    """A name that every system takes for a file of a query's results."""
    return (file_stem(query) or QCoreApplication.translate("Exporting", "検索結果")) + ".csv"


def file_stem(words: str) -> str:
    """Words as a name that every system takes for a file; "" where nothing is left of them."""
    return " ".join(_NOT_IN_NAMES.sub(" ", words).split())[:_LONGEST_NAME].strip(". ")
