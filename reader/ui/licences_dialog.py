"""The licences of everything that the program carries, to be read in full."""

import platform
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.components import Component, python_text, text_of
from reader.ui.dialog import Dialog
from reader.ui.help_line import SNIPPET, HelpLine
from reader.ui.theme import SPACE

LUCIDE = Component("Lucide", "", "ISC")
PYTHON = Component("Python", platform.python_version(), "PSF-2.0")
QT = Component("Qt", qVersion(), "LGPL-3.0-only")
_COMPONENT = Qt.ItemDataRole.UserRole


def with_what_is_no_package(found: Sequence[Component]) -> list[Component]:
    """Components with those of which no package tells."""
    return sorted((*found, LUCIDE, PYTHON, QT), key=lambda one: one.name.lower())


class LicencesDialog(Dialog):
    """What is carried at the left, its licence at the right.

    Args:
        found: the components (`reader.components.components`).
    """

    def __init__(self, found: Sequence[Component], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("ライセンス"))
        self.resize(860, 600)
        self._list = QListWidget(self)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setProperty("role", "sidebar")
        self._list.setAccessibleName(self.tr("同梱しているソフトウェア"))
        self._list.setItemDelegate(HelpLine(self._list))
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines break as it is wide
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one in with_what_is_no_package(found):
            item = QListWidgetItem(f"{one.name} {one.version}".strip())
            item.setData(_COMPONENT, one.name)
            item.setData(SNIPPET, one.licence)
            self._list.addItem(item)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("ライセンスの全文"))
        self._list.currentItemChanged.connect(self._show)
        head = QLabel(self.tr("このプログラムが使っているソフトウェアのライセンスです。"), self)
        head.setProperty("role", "muted")
        splitter = QSplitter(self)
        splitter.setHandleWidth(0)  # the frame of the text is line enough
        splitter.addWidget(self._list)
        splitter.addWidget(self._text)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([260, 600])
        close = QPushButton(self.tr("閉じる"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        folder = _folder()
        if folder is not None:
            more = QPushButton(self.tr("すべてのライセンスのフォルダーを開く"), self)
            more.setProperty("role", "link")
            more.setAutoDefault(False)
            more.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
            buttons.addWidget(more)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addWidget(head)
        layout.addWidget(splitter, 1)
        layout.addLayout(buttons)
        self._list.setCurrentRow(0)

    def show_licence(self, name: str) -> None:
        """Show the licence of a component."""
        for row in range(self._list.count()):
            if self._list.item(row).data(_COMPONENT) == name:
                self._list.setCurrentRow(row)

    @property
    def text(self) -> str:
        """The licence that is shown."""
        return self._text.toPlainText()

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name = item.data(_COMPONENT)
            self._text.setPlainText(_text(name) or self.tr("全文は同梱されていません。"))


def _text(name: str) -> str:
    if name == LUCIDE.name:
        return (files("reader.resources") / "icons" / "LICENSE").read_text(encoding="utf-8")
    if name == PYTHON.name:
        path = python_text()
        return path.read_text(encoding="utf-8", errors="replace") if path is not None else ""
    return text_of("PySide6-Essentials" if name == QT.name else name)


def _folder() -> Path | None:
    """Where a package for desktops carries the licences, those of system libraries among them."""
    inside = getattr(sys, "_MEIPASS", None)
    folder = Path(inside) / "licences" if inside else None
    return folder if folder is not None and folder.is_dir() else None
