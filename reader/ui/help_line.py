"""A line of the guide's contents: a title, and where something was sought the words around it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.theme import RADIUS, SPACE, Type, color, current_theme, paint_focus, ui_font

SNIPPET = Qt.ItemDataRole.UserRole + 1
"""The words around what was found; empty for a chapter."""

_WRAP = int(Qt.TextFlag.TextWordWrap)

_Index = QModelIndex | QPersistentModelIndex


class HelpLine(QStyledItemDelegate):
    """Paints titles that may take two lines, and snippets below them in small type."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        title, snippet = self._rects(index, QRect(0, 0, width, 0))
        bottom = snippet.bottom() if snippet.height() else title.bottom()
        return QSize(width, bottom + SPACE.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        theme = current_theme()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.accent_soft if chosen else theme.hover))
            painter.drawRoundedRect(rect.adjusted(0, 1, -SPACE.s, -1), RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect.adjusted(0, 0, -SPACE.s, 0))
        title, snippet = self._rects(index, rect)
        painter.setFont(ui_font())
        painter.setPen(color(theme.text))
        painter.drawText(title, _WRAP, index.data(Qt.ItemDataRole.DisplayRole))
        if snippet.height():
            painter.setFont(ui_font(Type.CAPTION))
            painter.setPen(color(theme.muted))
            painter.drawText(snippet, _WRAP, index.data(SNIPPET))
        painter.restore()

    def _rects(self, index: _Index, rect: QRect) -> tuple[QRect, QRect]:
        inner = rect.adjusted(SPACE.m, SPACE.s - 1, -(SPACE.m + SPACE.s), 0)
        title = self._text_rect(QFontMetrics(ui_font()), inner, index.data(0))
        below = inner.adjusted(0, title.height() + 2, 0, 0)
        words = index.data(SNIPPET)
        if not words:
            return title, QRect(below.topLeft(), QSize(0, 0))
        return title, self._text_rect(QFontMetrics(ui_font(Type.CAPTION)), below, words)

    @staticmethod
    def _text_rect(metrics: QFontMetrics, place: QRect, words: str) -> QRect:
        room = QRect(place.left(), place.top(), place.width(), 1000)
        height = metrics.boundingRect(room, _WRAP, words).height()
        return QRect(place.left(), place.top(), place.width(), height)
