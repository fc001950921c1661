"""Dialogs that are as tall as what they show."""

from PySide6.QtWidgets import QDialog


def fit_height(dialog: QDialog, width: int) -> None:
    """Make a dialog of a fixed width as tall as what it shows now."""
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    wraps = layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
    dialog.setFixedHeight(height)
