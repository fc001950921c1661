"""A line under the header: find in the opened text."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from reader.ui.escape import claim_escape
from reader.ui.fields import make_clearable
from reader.ui.hit_bar import HitBar
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE


class FindBar(QFrame):
    """The field, how many places there are, and the way to the next.

    Attributes:
        field: what is typed.

    Signals:
        sought: text and whether backwards.
        closed: Esc or the cross.
    """

    sought = Signal(str, bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "toolbar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("本文内を検索"))
        self.field.setAccessibleName(self.tr("本文内を検索"))
        make_clearable(self.field)
        self._places = HitBar(parent=self)
        close = QToolButton(self)
        bind_icon(close, "x")
        close.setToolTip(self.tr("閉じる（Esc）"))
        close.setAccessibleName(close.toolTip())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        layout.addWidget(self.field, 1)
        layout.addWidget(self._places)
        layout.addWidget(close)
        self.field.textChanged.connect(lambda text: self.sought.emit(text, False))
        self.field.returnPressed.connect(lambda: self.seek())
        self._places.stepped.connect(self.seek)
        close.clicked.connect(self.closed)
        self.set_places(0, 0)
        self.hide()

    @property
    def seeking(self) -> bool:
        """Whether something is sought now."""
        return not self.isHidden() and bool(self.field.text())

    @property
    def words(self) -> str:
        """What is said about the places."""
        return self._places.words

    def seek(self, backward: bool = False) -> None:
        """Go on to the next (or previous) place."""
        self.sought.emit(self.field.text(), backward)

    def set_places(self, current: int, count: int) -> None:
        """Show which of how many places is the current one (from 1; 0 for none)."""
        if count or not self.field.text():
            self._places.set_state(current, count)
        else:
            self._places.set_note(self.tr("見つかりませんでした"))

    def event(self, event: QEvent) -> bool:
        return claim_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
