"""Choosing the folder in which new minutes are looked for."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialog import Dialog
from reader.ui.fitting import fit_height
from reader.ui.options import Options
from reader.ui.theme import SPACE, scaled

_WIDTH = 540


class WatchDialog(Dialog):
    """Asks which folder is watched, if any; `answer()` tells. Nothing is stored here."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before = options.watched_folder if options.watching else ""
        self.setWindowTitle(self.tr("フォルダーを監視して取り込む"))
        self.setFixedWidth(scaled(_WIDTH))
        head = QLabel(self.tr("保存した会議録を自動で取り込む"), self)
        head.setProperty("role", "title")
        hint = QLabel(
            self.tr(
                "ブラウザーで保存したページやファイルのうち、会議録と記事だけを取り込みます。"
                "ほかのファイルには何もしません。ファイルを動かしたり消したりすることもありません。"
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(SPACE.xs)
        words.addWidget(head)
        words.addWidget(hint)
        top = self._headed("folder-open", words, Qt.AlignmentFlag.AlignTop)

        self._on = QCheckBox(self.tr("このフォルダーを監視する(&W)"), self)
        self._on.setChecked(options.watching or not options.watched_folder)
        self._path = QLineEdit(options.watched_folder or _downloads(), self)
        self._path.setAccessibleName(self.tr("フォルダー"))
        browse = QPushButton(self.tr("選ぶ(&B)…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(self._path, 1)
        row.addWidget(browse)
        self._everything = QCheckBox(self.tr("今あるファイルも調べる(&E)"), self)
        self._flaw = QLabel(self)
        self._flaw.setProperty("role", "warning")

        box, self._keep = self._deciding(self.tr("決定"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(row)
        layout.addWidget(self._everything, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._flaw)
        layout.addWidget(box)
        self._on.toggled.connect(self._look)
        self._path.textChanged.connect(self._look)
        self._look()

    def answer(self) -> tuple[Path | None, bool, bool]:
        """The folder, whether it is watched, and whether what lies there is looked at, too."""
        path = self._path.text().strip()
        return (
            Path(path) if path else None,
            self._on.isChecked(),
            self._everything.isChecked(),
        )

    def _browse(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self.windowTitle(), self._path.text())
        if path:
            self._path.setText(path)

    def _look(self) -> None:
        on = self._on.isChecked()
        self._path.setEnabled(on)
        self._everything.setEnabled(on)
        path = self._path.text().strip()
        there = bool(path) and Path(path).is_dir()
        self._flaw.setText("" if there or not on else self.tr("そのフォルダーはありません。"))
        self._flaw.setVisible(not there and on)
        self._keep.setEnabled(there or not on)
        fit_height(self)


def _downloads() -> str:
    place = QStandardPaths.StandardLocation.DownloadLocation
    return QStandardPaths.writableLocation(place)
