"""How an answer ends, in the window: its name, and the small badge that says it."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QTextLayout, QTextOption

from reader.search.results import HitEnding
from reader.threads.model import EndingKind
from reader.ui.theme import RADIUS_SMALL, Type, color, current_theme, ui_font, ui_metrics, ui_width

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
    match kind:
        case EndingKind.IMPLEMENT:
            return QCoreApplication.translate("Endings", "実施")
        case EndingKind.CONSIDER:
            return QCoreApplication.translate("Endings", "検討")
        case EndingKind.STUDY:
            return QCoreApplication.translate("Endings", "研究")
        case EndingKind.DECLINE:
            return QCoreApplication.translate("Endings", "困難")
        case EndingKind.OTHER:
            return QCoreApplication.translate("Endings", "その他")


def badge_width(kind: EndingKind) -> float:
    """How wide a badge is, in pixels."""
    return ui_width(ending_name(kind), Type.CAPTION) + 2 * _PADDING


def paint_badge(painter: QPainter, left: float, middle: float, kind: EndingKind) -> float:
    """Paint a badge, centred on a line.

    Args:
        middle: the line's middle, in pixels.

    Returns:
        Its width.
    """
    ink = color(getattr(current_theme(), _TOKENS[kind]))
    height = ui_metrics(Type.CAPTION).height() + 2
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
    return round(
        _line_count(ending.sentence, _indent(ending.kind), width, ui_width("あ")) * _pitch()
    )


@lru_cache(maxsize=1024)
def _line_count(sentence: str, indent: float, width: int, em: float) -> int:
    """How many lines a sentence takes; what is found while a query is typed is much the same with
    each letter."""
    # No layout for rows out of sight: wide characters alone fill the lines of most sentences.
    if indent + wide_room(sentence) > (_LINES - 1) * width:
        return _LINES
    if indent + len(sentence) * em <= width:
        return 1
    return _layout(sentence, indent, width).lineCount()


def wide_room(words: str) -> float:
    """How much room those characters of a text need that are as wide as the font is high."""
    return sum(map(_WIDE.__le__, words)) * ui_width("あ")


def paint_ending(painter: QPainter, ending: HitEnding, rect: QRect) -> None:
    """Paint the badge, and beside and below it the closing sentence."""
    first = ui_metrics().height()
    paint_badge(painter, rect.left(), rect.top() + first / 2, ending.kind)
    painter.setPen(color(current_theme().text))
    _layout(ending.sentence, _indent(ending.kind), rect.width()).draw(
        painter, QPointF(rect.topLeft())
    )


def _indent(kind: EndingKind) -> float:
    return badge_width(kind) + 2 * _PADDING


def _layout(sentence: str, indent: float, width: int) -> QTextLayout:
    """The sentence on a few lines, the first one behind the badge.

    What is decided stands at a sentence's end: of a long one the beginning is left out.
    """
    em = ui_width("あ")
    words = "".join(sentence.splitlines())
    kept = min(len(words), max(int((_LINES * width - indent) / em), 8))
    while True:
        shown = words if kept == len(words) else "…" + words[len(words) - kept + 1 :]
        layout = _lines_of(shown, indent, width)
        last = layout.lineAt(layout.lineCount() - 1)
        # Punctuation that must not begin a line leaves a gap at the end of the one before.
        missing = len(shown) - last.textStart() - last.textLength()
        if missing <= 0 or kept <= 1:
            return layout
        kept -= missing


def _lines_of(words: str, indent: float, width: int) -> QTextLayout:
    """As many of the words as have room on a few lines, the first one behind the badge."""
    layout = QTextLayout(words, ui_font())
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
    return ui_metrics().height() * LIST_PITCH


def _font() -> QFont:
    return ui_font(Type.CAPTION)
