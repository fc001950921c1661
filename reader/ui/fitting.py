"""Widgets that are as large as what they show."""

from PySide6.QtWidgets import QDialog, QWidget


def dress(widget: QWidget) -> None:
    """Have what a widget holds measured as it will look.

    Until it is shown, the style has not been asked how much larger it makes a button.
    """
    for child in widget.findChildren(QWidget):
        child.ensurePolished()
        child.updateGeometry()


def fit_height(dialog: QDialog) -> None:
    """Make a dialog of a fixed width as tall as what it shows now."""
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    width, wraps = dialog.width(), layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
    dialog.setFixedHeight(height)
