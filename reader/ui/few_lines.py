"""The beginning of a text on a few lines, the last of them elided."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption

_LINE = 1.12
"""Distance of two lines, as a multiple of the font's own height."""


def few_lines(text: str, font: QFont, width: int, most: int) -> tuple[QTextLayout, float]:
    """A text laid out on at most so many lines, and their height.

    Args:
        width: in pixels.
    """
    metrics = QFontMetrics(font)
    layout = _laid_out(text, font)
    height = _set(layout, width, metrics, most)
    if layout.lineCount() > most:
        cut = layout.lineAt(most - 1).textStart()
        rest = metrics.elidedText(
            text[cut : cut + 200],
            Qt.TextElideMode.ElideRight,
            width - metrics.averageCharWidth(),
        )
        layout = _laid_out(text[:cut] + rest, font)
        height = _set(layout, width, metrics, most)
    return layout, height


def _laid_out(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    return layout


def _set(layout: QTextLayout, width: int, metrics: QFontMetrics, most: int) -> float:
    height = 0.0
    step = metrics.height() * _LINE
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += step
        if layout.lineCount() > most:
            break
    layout.endLayout()
    return height
