"""What stands below the settings of backups: when the last one was made, and what can be done."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.ui.at_rest import rest_while
from reader.ui.backing_up import BackingUp
from reader.ui.flow_layout import FlowLayout
from reader.ui.option_rows import BesideTitles
from reader.ui.tasks import Work
from reader.ui.theme import SPACE
from reader.ui.wording import sentence, time_of_day


class BackupPage(BesideTitles):
    """The last backup, and the buttons."""

    def __init__(self, backing_up: BackingUp, parent: QWidget) -> None:
        super().__init__(parent)
        self._backing_up = backing_up
        self.last = QLabel(self)
        self.last.setWordWrap(True)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "danger")
        self.trouble.setWordWrap(True)
        self.now = self._button(self.tr("今すぐバックアップ"), backing_up.now)
        self.now.setProperty("role", "primary")
        self.restore = self._button(self.tr("バックアップから復元…"), backing_up.restore)
        self.export = self._button(self.tr("会議録を書き出す…"), backing_up.export_sittings)
        self.export.setToolTip(
            self.tr(
                "すべての会議録を JSON Lines のファイルに書き出します。ほかのプログラムで使えます。"
            )
        )
        for button, work in (
            (self.now, Work.BACKUP),
            (self.restore, Work.RESTORE),
            (self.export, Work.SITTINGS),
        ):
            rest_while(backing_up.tasks, button, work)
        buttons = QWidget(self)
        row = FlowLayout(buttons)
        for button in (self.now, self.restore, self.export):
            row.addWidget(button)
        what = QLabel(
            self.tr(
                "バックアップには、会議録、記事、しおり、手直し、下書きなど、検索用の索引を除く"
                "すべてが入ります。復元するときは今のライブラリーを別に残すので、取り消せます。"
            ),
            self,
        )
        what.setProperty("role", "caption")
        what.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE.s)
        for widget in (self.last, self.trouble, buttons, what):
            column.addWidget(widget)
        backing_up.changed.connect(self._refresh)
        self._refresh()

    def _button(self, words: str, done: object) -> QPushButton:
        made = QPushButton(words, self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: done())  # pyright: ignore[reportCallIssue]
        return made

    def _refresh(self) -> None:
        backing_up = self._backing_up
        if backing_up.running:
            self.last.setText(self.tr("バックアップしています…"))
        elif backing_up.last is not None:
            self.last.setText(
                self.tr("前回のバックアップ：{0}").format(time_of_day(backing_up.last))
            )
        elif backing_up.folder is not None:
            self.last.setText(self.tr("このフォルダーには、まだバックアップがありません。"))
        else:
            self.last.setText(self.tr("保存先と間隔を選ぶと、自動でバックアップします。"))
        failure = backing_up.failure
        self.trouble.setText(sentence(failure) if failure is not None else "")
        self.trouble.setVisible(failure is not None)

    # --- Qt -----------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._backing_up.refresh()
