"""Widgets that are as large as what they show, or scrolled where there is no room for that."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from reader.ui.scale import SPACE


class WholeLabel(QLabel):
    """Shows its words whole, or where they have no room, nothing: half of a number is another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def is_whole(self) -> bool:
        """Whether there is room for the words."""
        return self.width() >= self.sizeHint().width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.is_whole():
            super().paintEvent(event)


def dress(widget: QWidget) -> None:
    """Have what a widget holds measured as it will look.

    Until it is shown, the style has not been asked how much larger it makes a button.
    """
    for child in widget.findChildren(QWidget):
        child.ensurePolished()
        child.updateGeometry()


def is_narrow(widget: QWidget, characters: int) -> bool:
    """Whether so many full-width characters do not fit into a widget's width."""
    return widget.width() < widget.fontMetrics().horizontalAdvance("あ") * characters


def fit_height(dialog: QDialog) -> None:
    """Make a dialog of a fixed width as tall as what it shows now."""
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    width, wraps = dialog.width(), layout.hasHeightForWidth()
    height = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
    dialog.setFixedHeight(height)


def scrolled(inside: QWidget, parent: QWidget) -> QScrollArea:
    """What scrolls a widget where there is less room than it needs."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab scrolls to what it reaches
    area.setWidget(inside)
    return area


def scroll_to_whole(held: QWidget, area: QScrollArea) -> None:
    """Let what has the keyboard be seen whole, or from its top where it is too tall for that."""
    inside = area.widget()
    if inside is None or not inside.isAncestorOf(held):
        return
    if (layout := inside.layout()) is not None:
        layout.activate()
    place = held.mapTo(inside, QPoint())
    for y in (place.y() + held.height(), place.y()):
        area.ensureVisible(place.x(), y, 0, SPACE.s)


def own_viewport(area: QAbstractScrollArea) -> None:
    """Give what scrolls a viewport like its own, which a start need not find out about.

    For the first widget that Qt has made by itself PySide builds every kind of widget that it may
    be, which takes 15 ms.
    """
    viewport = QWidget(area)
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
