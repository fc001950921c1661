"""The program's mark: a question beside its answer."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.theme import color, current_theme, theme_changes

_LINES = ((1.0, 0.86, 0.6), (0.92, 1.0, 0.78, 0.5))
"""Widths of the lines of text in the question's and the answer's column."""


class Emblem(QWidget):
    """Two sheets side by side, each with the bar of who speaks; `width` wide, 3 : 2."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = QSize(width, width * 2 // 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_changes().changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_emblem(painter, QRectF(self.rect()))
        painter.end()

    def _repaint(self) -> None:
        self.update()


def paint_emblem(painter: QPainter, rect: QRectF) -> None:
    """Paint the mark into `rect`."""
    theme = current_theme()
    unit = rect.width() / 48
    sheet = QRectF(0, 0, 22.5 * unit, 27 * unit)
    for side, (bar, ground) in enumerate(
        ((theme.question, theme.question_soft), (theme.answer, theme.answer_soft))
    ):
        sheet.moveTopLeft(rect.topLeft())
        sheet.translate(side * 25 * unit + 0.5, 0.5 + side * 4 * unit)
        painter.setPen(QPen(color(bar, 0.35), max(1.0, unit * 0.4)))
        painter.setBrush(color(ground))
        painter.drawRoundedRect(sheet, 3 * unit, 3 * unit)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(bar))
        painter.drawRoundedRect(
            QRectF(sheet.left() + 3 * unit, sheet.top() + 4 * unit, 1.6 * unit, 19 * unit),
            0.8 * unit,
            0.8 * unit,
        )
        for number, width in enumerate(_LINES[side]):
            line = QRectF(
                sheet.left() + 6.6 * unit,
                sheet.top() + (5 + number * 4.7) * unit,
                12.6 * unit * width,
                1.9 * unit,
            )
            marked = (side, number) in ((0, 1), (1, 2))
            if marked:
                painter.setBrush(color(theme.current_hit, 0.85))
                painter.drawRoundedRect(
                    line.adjusted(-0.6 * unit, -0.9 * unit, 0.6 * unit, 0.9 * unit),
                    0.8 * unit,
                    0.8 * unit,
                )
            painter.setBrush(color(theme.on_current_hit if marked else theme.text, 0.5))
            painter.drawRoundedRect(line, 0.9 * unit, 0.9 * unit)
