"""Choosing somebody of a council."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.people import PersonRow, is_named
from reader.minutes.normalize import fold
from reader.ui.dialog import Dialog
from reader.ui.theme import SPACE


class PersonChoice(Dialog):
    """A list of people that typing narrows.

    Args:
        question: over the list.
        people: those whom the reader may mean, in order.
        accept: what the button says.
    """

    def __init__(
        self, title: str, question: str, people: Sequence[PersonRow], accept: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(420, 480)
        words = QLabel(question, self)
        words.setWordWrap(True)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("名前の一部"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.field.setClearButtonEnabled(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(question)
        councils = {one.council for one in people}
        for one in people:
            shown = one.name + (f"　{one.role}" if one.role else "")
            others = [name for name in one.names if name != one.name]
            if others:
                shown += f"（{'、'.join(others)}）"
            if len(councils) > 1 and is_named(one.council):
                shown += f"　{one.council}"
            item = QListWidgetItem(shown, self.list)
            item.setData(Qt.ItemDataRole.UserRole, one)
        box = QDialogButtonBox(self)
        self._accept = QPushButton(accept, box)
        self._accept.setProperty("role", "primary")
        self._accept.setDefault(True)
        box.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("キャンセル"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        for widget in (words, self.field):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(box)
        self.field.textChanged.connect(self._narrow)
        self.list.itemActivated.connect(self._take)
        self.list.itemSelectionChanged.connect(self._enable)
        self._narrow("")
        self.field.setFocus()

    @property
    def chosen(self) -> PersonRow | None:
        """Who is chosen."""
        # Tab into the list makes its first line the current one, which chooses nobody.
        items = [one for one in self.list.selectedItems() if not one.isHidden()]
        return items[0].data(Qt.ItemDataRole.UserRole) if items else None

    def _take(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.accept()

    def _narrow(self, text: str) -> None:
        """Show those who are meant, and choose the first; nobody while nothing is typed."""
        wanted = fold("".join(text.split()))
        first: QListWidgetItem | None = None
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in fold(item.text()))
            if first is None and not item.isHidden():
                first = item
        self.list.setCurrentItem(first if wanted else None)  # pyright: ignore[reportArgumentType]  (Qt takes none)
        self._enable()

    def _enable(self, *_: object) -> None:
        self._accept.setEnabled(self.chosen is not None)
