"""How an answer ends, in the window: its name, and the small badge that says it."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from reader.search.results import HitEnding
from reader.threads.model import EndingKind
from reader.ui.theme import RADIUS_SMALL, Type, color, current_theme, ui_font

LIST_PITCH = 1.25
"""Distance of two baselines in a list, as a multiple of the font's height."""

_LINES = 3
"""Lines of a closing sentence in a list."""

_PADDING = 6
_WIDE = "\u3000"
"""From here on characters are as wide as the font is high, but for a few."""
_TOKENS = {
    EndingKind.IMPLEMENT: "success",
    EndingKind.CONSIDER: "accent",
    EndingKind.STUDY: "muted",
    EndingKind.DECLINE: "question",
    EndingKind.OTHER: "muted",
}


def ending_name(kind: EndingKind) -> str:
    """What the window calls a way of ending."""
    return {
        EndingKind.IMPLEMENT: QCoreApplication.translate("Endings", "実施"),
        EndingKind.CONSIDER: QCoreApplication.translate("Endings", "検討"),
        EndingKind.STUDY: QCoreApplication.translate("Endings", "研究"),
        EndingKind.DECLINE: QCoreApplication.translate("Endings", "困難"),
        EndingKind.OTHER: QCoreApplication.translate("Endings", "その他"),
    }[kind]


def badge_width(kind: EndingKind) -> float:
    """How wide a badge is, in pixels."""
    return QFontMetricsF(_font()).horizontalAdvance(ending_name(kind)) + 2 * _PADDING


def paint_badge(painter: QPainter, left: float, middle: float, kind: EndingKind) -> float:
    """Paint a badge, centred on a line.

    Args:
        middle: the line's middle, in pixels.

    Returns:
        Its width.
    """
    ink = color(getattr(current_theme(), _TOKENS[kind]))
    height = QFontMetricsF(_font()).height() + 2
    place = QRectF(left, middle - height / 2, badge_width(kind), height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # An outline: what is said stands in the sentence beside it, the badge only sorts it.
    outline = color(getattr(current_theme(), _TOKENS[kind]), 0.45)
    painter.setPen(QPen(outline, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
    painter.setFont(_font())
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, ending_name(kind))
    painter.restore()
    return place.width()


def ending_height(ending: HitEnding, width: int) -> int:
    """How tall badge and sentence are in a list, in pixels.

    Args:
        width: of the row's words, in pixels.
    """
    indent, em = _indent(ending.kind), QFontMetricsF(ui_font()).horizontalAdvance("あ")
    # No layout for rows out of sight: wide characters alone fill the lines of most sentences.
    wide = sum(character >= _WIDE for character in ending.sentence)
    full = indent + wide * em > (_LINES - 1) * width
    return round((_LINES if full else _layout(ending, width).lineCount()) * _pitch())


def paint_ending(painter: QPainter, ending: HitEnding, rect: QRect) -> None:
    """Paint the badge, and beside and below it the closing sentence."""
    first = QFontMetricsF(ui_font()).height()
    paint_badge(painter, rect.left(), rect.top() + first / 2, ending.kind)
    painter.setPen(color(current_theme().text))
    _layout(ending, rect.width()).draw(painter, QPointF(rect.topLeft()))


def _indent(kind: EndingKind) -> float:
    return badge_width(kind) + 2 * _PADDING


def _layout(ending: HitEnding, width: int) -> QTextLayout:
    """The sentence on a few lines, the first one behind the badge.

    What is decided stands at a sentence's end: of a long one the beginning is left out.
    """
    font = ui_font()
    indent = _indent(ending.kind)
    em = QFontMetricsF(font).horizontalAdvance("あ")
    # Punctuation that must not begin a line leaves a gap at the end of the one before.
    capacity = max(int((_LINES * width - indent) / em) - _LINES, 8)
    words = "".join(ending.sentence.splitlines())
    if len(words) > capacity:
        words = "…" + words[len(words) - capacity + 1 :]
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        left = 0.0 if number else indent
        line.setLineWidth(width - left)
        line.setPosition(QPointF(left, number * _pitch()))
    layout.endLayout()
    return layout


def _pitch() -> float:
    return QFontMetricsF(ui_font()).height() * LIST_PITCH


def _font() -> QFont:
    return ui_font(Type.CAPTION)
