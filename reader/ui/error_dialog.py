"""Something unexpected happened: one sentence, a report to be copied, and on with the work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.clipboard import copy_text
from reader.ui.dialog import Dialog
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE

_WIDTH = 560
_DETAILS_HEIGHT = 260


class ErrorDialog(Dialog):
    """Tells of a bug.

    Args:
        report: what 「報告をコピー」 copies.
        starting: the program could not start; else it goes on.
    """

    def __init__(
        self, report: str, parent: QWidget | None = None, *, starting: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("予期しない問題"))
        head = QLabel(
            self.tr("予期しない問題のため、開けませんでした")
            if starting
            else self.tr("予期しない問題が起きました"),
            self,
        )
        head.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "保存したものは失われていません。報告を添えて知らせていただけると、直す手がかりになります。"
            )
            if starting
            else self.tr("保存したものは失われていません。このまま続けて使えます。"),
            self,
        )
        words.setWordWrap(True)
        hint = QLabel(
            self.tr(
                "報告に入るのは、版の番号、件数、プログラムのどこで起きたかだけです。"
                "検索した言葉、本文や下書き、名前やフォルダーは入りません。"
            ),
            self,
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setSpacing(SPACE.s)
        for label in (head, words, hint):
            column.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(SPACE.m)
        top.addWidget(
            IconLabel("alert", 20, "warning", "warning_soft", self), 0, Qt.AlignmentFlag.AlignTop
        )
        top.addLayout(column, 1)

        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(self.tr("報告の内容"))
        self._text.setFixedHeight(_DETAILS_HEIGHT)
        self._text.hide()

        self._copy = QPushButton(self.tr("報告をコピー"), self)
        bind_icon(self._copy, "copy")
        self._copy.setAutoDefault(False)
        self._copy.clicked.connect(self._copy_report)
        self._fold = QPushButton(self.tr("報告の内容を見る"), self)
        self._fold.setProperty("role", "link")
        self._fold.setAutoDefault(False)
        self._fold.clicked.connect(lambda: self.show_details(self._text.isHidden()))
        close = QPushButton(self.tr("閉じる") if starting else self.tr("続ける"), self)
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.s)
        buttons.addWidget(self._copy)
        buttons.addWidget(self._fold)
        buttons.addStretch(1)
        buttons.addWidget(close)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.l)
        layout.addLayout(top)
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        for label in (words, hint):
            label.setMinimumWidth(_WIDTH)
        close.setFocus()
        self.set_report(report)

    @property
    def report(self) -> str:
        """What 「報告をコピー」 copies."""
        return self._text.toPlainText()

    def set_report(self, report: str) -> None:
        """More is known."""
        self._text.setPlainText(report)

    def show_details(self, show: bool) -> None:
        """Unfold the report, or fold it."""
        self._text.setVisible(show)
        self._fold.setText(self.tr("報告の内容を隠す") if show else self.tr("報告の内容を見る"))

    def _copy_report(self) -> None:
        copy_text(self.report)
        self._copy.setText(self.tr("コピーしました"))
        bind_icon(self._copy, "check", "success")
