"""Files, folders and what was pasted: asked for, imported by one road, and reported."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow

from reader.errors import ReaderError
from reader.jobs.report import Failure, Report
from reader.library.records import OwnerKind, Stored
from reader.ui.notices import Notices
from reader.ui.place import Place
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.jobs.taking_back import Added, TakenBack
    from reader.sources.pasted import Pasted

_READ = "*.txt *.html *.htm *.mhtml *.mht *.json *.jsonl *.xml *.zip *.pdf *.docx *.xz"
"""What a file that can be read is usually called."""


class Importing(QObject):
    """Everything that comes in by hand.

    Args:
        follow: shows a work's progress in the status bar.

    Signals:
        started: something will fill the library: show it, not the welcome page.
        openRequested: the `Place` of something that was imported.
        downloadRequested: an address that was pasted.
        removed: the ids of sittings and posts that are gone: their import was taken back.
    """

    started = Signal()
    openRequested = Signal(object)  # noqa: N815
    downloadRequested = Signal(str)  # noqa: N815
    removed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        notices: Notices,
        follow: Callable[[Task], None],
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notices = notices
        self._follow = follow
        self._window = window

    def choose_files(self) -> None:
        """Ask for files, and import them."""
        readable, every = self.tr("会議録と記事"), self.tr("すべてのファイル")
        paths, _ = QFileDialog.getOpenFileNames(
            self._window,
            self.tr("ファイルを取り込む"),
            "",
            f"{readable} ({_READ});;{every} (*)",
        )
        if paths:
            self.import_paths([Path(path) for path in paths])

    def choose_folder(self) -> None:
        """Ask for a folder, and import what is in it."""
        path = QFileDialog.getExistingDirectory(self._window, self.tr("フォルダーを取り込む"))
        if path:
            self.import_paths([Path(path)])

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        report = Report()

        def failed(error: Exception) -> None:
            """What came before a cancel or a full disk is there, and is told of."""
            self._notices.report(error)
            if isinstance(error, ReaderError) and (report.outcomes or report.failed):
                report.failed.insert(0, Failure(self.tr("ここで終わりました"), error))
                self.show_report(report)

        self.started.emit()
        self._follow(self._workspace.import_paths(paths, self.tell, failed, report=report))

    # --- pasting ------------------------------------------------------------

    def paste(self) -> None:
        """Import what is on the clipboard: files, an address, or a page's words."""
        self.take(QGuiApplication.clipboard().mimeData())

    def take(self, data: QMimeData) -> None:
        """Import what was copied; what it is, is shown first."""
        paths = local_files(data)
        text, html = data.text(), data.html() if data.hasHtml() else ""
        if paths:
            self.import_paths(paths)
        elif _is_address(text):
            self.downloadRequested.emit(text.strip())
        elif not text.strip() and not html.strip():
            self._notices.say(self.tr("クリップボードに取り込める文字がありません"))
        else:

            def work(_: Task) -> "tuple[Pasted, list[str]]":
                from reader.sources.pasted import read

                councils = [one.name for one in self._workspace.library.coverage.assemblies()]
                return read(text, html), councils

            self._workspace.tasks.run(Lane.READ, work, self._ask, self._notices.report)

    def _ask(self, found: "tuple[Pasted, list[str]]") -> None:
        from reader.ui.paste_dialog import PasteDialog

        pasted, councils = found
        if not pasted.items:
            if pasted.why is not None:
                self._notices.report(pasted.why)
            return
        dialog = PasteDialog(pasted, councils, self._window)
        dialog.accepted.connect(lambda: self._import_pasted(dialog.answer()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import_pasted(self, pasted: "Pasted") -> None:
        self.started.emit()
        self._follow(self._workspace.import_pasted(pasted, self.tell, self._notices.report))

    # --- reporting ----------------------------------------------------------

    def tell(self, report: Report) -> None:
        """Say what an import did; where something is to be looked at, all of it."""
        things = len(report.outcomes) + len(report.failed)
        if things == 1 and report.failed:
            self._notices.report(report.failed[0].why)
            return
        if report.there:
            self.say(report, self._words(report))
        if things > 1 and (report.failed or report.documents):
            self.show_report(report)

    def say(self, report: Report, words: str) -> None:
        """Say in passing what came, with the ways to it."""
        actions: list[tuple[str, Callable[[], object]]] = []
        came = [one for one in report.outcomes if one.stored is not Stored.UNCHANGED]
        shown = came or report.outcomes
        if shown:
            first = shown[0]
            of_sitting = first.kind is OwnerKind.SITTING
            place = Place(sitting=first.id) if of_sitting else Place(post=first.id)
            actions.append((self.tr("開く"), lambda: self.openRequested.emit(place)))
        if len(report.outcomes) > 1 or report.documents:
            actions.append((self.tr("結果を見る"), lambda: self.show_report(report)))
        from reader.jobs.taking_back import added  # a start would wait for it

        what = added(self._workspace.library, report)
        if what is None:
            self._notices.say(words, actions)
        else:
            self._notices.say_undoable(words, lambda: self._take_back(what), actions)

    def _take_back(self, what: "Added") -> None:
        from reader.jobs.taking_back import take_back

        library = self._workspace.library
        self._follow(
            self._workspace.job(
                lambda _: take_back(library, what), self._taken_back, self._notices.report
            )
        )

    def _taken_back(self, taken: "TakenBack") -> None:
        self.removed.emit(taken.ids)
        words = self.tr("取り込みを取り消し、{0}件を削除しました。").format(len(taken.ids))
        if taken.used:
            kept = self.tr("しおり・下書き・手直しで使っている{0}件は残しました。")
            words += kept.format(taken.used)
        if taken.changed:
            kept = self.tr("あとで更新された{0}件は残しました。")
            words += kept.format(taken.changed)
        again = [(self.tr("もう一度取り込む"), lambda: self._bring_again(taken))]
        # What stays against expectation is told until it is read.
        say = self._notices.tell if taken.used or taken.changed else self._notices.say
        say(words, again if taken.ids else [])

    def _bring_again(self, taken: "TakenBack") -> None:
        from reader.jobs.taking_back import bring_again

        library = self._workspace.library
        words = self.tr("取り消した{0}件を戻しました。").format(len(taken.ids))
        self._notices.clear()
        self._follow(
            self._workspace.job(
                lambda _: bring_again(library, taken),
                lambda _: self._notices.say(words),
                self._notices.report,
            )
        )

    def show_report(self, report: Report) -> None:
        """Show everything that an import did."""
        from reader.ui.import_report import ImportReportDialog

        dialog = ImportReportDialog(report, self._window)
        dialog.openRequested.connect(self.openRequested)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(False)
        dialog.show()

    def _words(self, report: Report) -> str:
        documents = len(report.documents)
        if len(report.outcomes) == 1 and documents and report.new:
            return self.tr("会議録ではないので、文書として保存しました")
        words = self.tr("取り込みました：新規 {0}・変更 {1}・変更なし {2}")
        told = words.format(report.new, report.changed, report.unchanged)
        if documents:
            told += self.tr("（うち文書 {0}件）").format(documents)
        return told


def local_files(data: QMimeData) -> list[Path]:
    """The files and folders that were dropped or copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _is_address(text: str) -> bool:
    """Whether somebody copied the address of a page, and nothing else."""
    words = text.split()
    if len(words) != 1 or not words[0].startswith(("http://", "https://")):
        return False
    return QUrl(words[0]).isValid()
