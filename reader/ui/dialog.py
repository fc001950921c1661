"""What all dialogs have in common."""

from PySide6.QtWidgets import QDialog

from reader.ui.tab_order import step


class Dialog(QDialog):
    """A dialog in which Tab goes as one reads."""

    def focusNextPrevChild(self, next: bool) -> bool:
        return step(self, forward=next)
