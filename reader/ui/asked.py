"""From a topic to what was asked like it before."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from reader.errors import Cancelled
from reader.threads.asked import Asked
from reader.ui.at_rest import rest_while
from reader.ui.browsing import Browsing
from reader.ui.exporting import ask_where_to, file_name
from reader.ui.notices import Notices
from reader.ui.opening import Opening
from reader.ui.reader_pane import ReaderPane
from reader.ui.tasks import Lane, Task, Work
from reader.ui.workspace import Workspace


class AskedBefore(QObject):
    """Looks for like topics, and shows them in a window of their own."""

    def __init__(
        self,
        reader: ReaderPane,
        browsing: Browsing | Opening,
        workspace: Workspace,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._browsing = browsing
        self._workspace = workspace
        self._notices = notices
        self._window = window
        reader.thread_view.askedBeforeRequested.connect(self.look)

    def look_here(self) -> None:
        """Look for topics like the one that is read."""
        topic = self._reader.thread_view.topic_here()
        if topic is None:
            self._notices.say(self.tr("スレッドで話題を開いてから使えます。"))
        else:
            self.look(*topic)

    def look(self, topic: str, title: str) -> None:
        """Look for topics like `topic` (an id)."""
        # Not before it is asked for.
        from reader.ui.asked_dialog import AskedDialog

        dialog = AskedDialog(title, self._window)
        rest_while(self._workspace.tasks, dialog.table, Work.TOPICS)
        library, searcher = self._workspace.library, self._workspace.search.aside

        def work(task: Task) -> list[Asked]:
            from reader.jobs.asked_before import asked_before

            return asked_before(
                library, searcher, topic, progress=task.tell, cancelled=task.cancelled
            )

        def failed(error: Exception) -> None:
            if not isinstance(error, Cancelled):
                dialog.show_failure()
                self._notices.report(error)

        task = self._workspace.tasks.run(Lane.EXPORT, work, dialog.show_found, failed)
        task.progressed.connect(dialog.tell)
        dialog.stopped.connect(task.cancel)
        dialog.placeRequested.connect(self._browsing.open_place)
        dialog.tableRequested.connect(lambda found: self._choose_file(found, title))
        dialog.show()

    def _choose_file(self, found: list[Asked], title: str) -> None:
        ask_where_to(
            self._window,
            self.tr("似た話題を CSV に書き出す"),
            self.tr("CSV（Excel で開けます） (*.csv)"),
            file_name(self.tr("{0} 似た話題").format(title)),
            lambda path: self.write(found, path),
        )

    def write(self, found: list[Asked], target: Path) -> None:
        """Write like topics to a file, and say so."""

        def work(_: Task) -> int:
            from reader.jobs.asked_before import write_table

            write_table(found, target)
            return len(found)

        def done(count: int) -> None:
            words = self.tr("{0}件を「{1}」に書き出しました")
            self._notices.say(words.format(f"{count:,}", target.name))

        self._workspace.tasks.once(Work.TOPICS, Lane.EXPORT, work, done, self._notices.report)
