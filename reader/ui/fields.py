"""What text fields have in common."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit


def make_clearable(field: QLineEdit) -> None:
    """Give a field the cross that empties it, with a name for screen readers."""
    field.setClearButtonEnabled(True)
    cross = field.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own name for it
    if isinstance(cross, QAction):
        cross.setText(QCoreApplication.translate("Fields", "入力を消す"))
