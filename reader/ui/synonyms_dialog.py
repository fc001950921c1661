"""Editing the groups of words that are searched for together."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.search.query import Group, groups_in, groups_written
from reader.ui.dialog import Dialog
from reader.ui.theme import SPACE
from reader.ui.wording import listed


class SynonymsDialog(Dialog):
    """A group a line, and the switch. Nothing is stored here; キャンセル leaves all as it was.

    Args:
        groups: as they are stored.
        on: whether they are searched for.
    """

    def __init__(
        self, groups: Sequence[Sequence[str]], on: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("類義語"))
        self.resize(520, 420)
        head = QLabel(self.tr("一緒に探す言葉"), self)
        head.setProperty("role", "title")
        hint = QLabel(
            self.tr(
                "1行に1組、言葉のあいだに「＝」を入れてください。"
                "「 」や引用符で囲んだ語句と、除く語は、書かれたとおりに探します。"
            ),
            self,
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self._text = QPlainTextEdit(groups_written(groups), self)
        self._text.setPlaceholderText(self.tr("オンライン化 ＝ 電子化 ＝ デジタル化"))
        self._text.setAccessibleName(head.text())
        self._text.setAccessibleDescription(hint.text())
        self._text.setTabChangesFocus(True)
        self._text.installEventFilter(self)
        self._state = QLabel(self)
        self._state.setWordWrap(True)
        self._on = QCheckBox(self.tr("類義語も探す(&S)"), self)
        self._on.setChecked(on)

        box, self._save = self._deciding(self.tr("保存"))

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addLayout(self._headed("search", head))
        layout.addWidget(hint)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._state)
        layout.addWidget(self._on, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(SPACE.s)
        layout.addWidget(box)
        self._text.textChanged.connect(self._tell)
        self._tell()
        self._text.setFocus()

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups as they are written now."""
        return groups_in(self._text.toPlainText())[0]

    @property
    def wanted(self) -> bool:
        """Whether they are to be searched for."""
        return self._on.isChecked()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._text
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._save.click()
            return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        groups, lonely = groups_in(self._text.toPlainText())
        # What makes no group would be lost.
        self._save.setEnabled(not lonely)
        if lonely:
            words = self.tr("組になる言葉がありません：{0}").format(listed(lonely[:3]))
        else:
            words = self.tr("{0}組").format(len(groups))
        self._state.setText(words)
        self._state.setProperty("role", "warning" if lonely else "caption")
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
