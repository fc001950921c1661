"""Counts of the new in the library's tree, as a mail reader shows what is unread."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reader.ui.icons import paint_icon
from reader.ui.library_nodes import Badge
from reader.ui.theme import SPACE, Type, color, current_theme, ui_font

BADGE_ROLE = Qt.ItemDataRole.UserRole + 1

_MOST = 999
_SIGN = 14


class BadgeDelegate(QStyledItemDelegate):
    """Paints a node's words, and its badge at the right."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        badge = _shown(option, index)
        if badge.new:
            option.font.setBold(True)  # pyright: ignore[reportAttributeAccessIssue]
        width = _width(badge)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        icon_width = option.decorationSize.width()  # pyright: ignore[reportAttributeAccessIssue]
        room = rect.width() - icon_width - SPACE.xl - (width + SPACE.s if width else 0)
        metrics = QFontMetrics(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        words: str = option.text  # pyright: ignore[reportAttributeAccessIssue]
        if metrics.horizontalAdvance(words) > room:
            name = str(index.data(Qt.ItemDataRole.EditRole))  # the count gives way to it
            elided = metrics.elidedText(name, Qt.TextElideMode.ElideRight, max(room, 0))
            option.text = elided  # pyright: ignore[reportAttributeAccessIssue]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        badge = _shown(option, index)
        width = _width(badge)
        if not width:
            return
        theme = current_theme()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        height = _SIGN if badge.flaw else QFontMetrics(_font()).height() + 2
        left = rect.right() - width - SPACE.s
        place = QRectF(left, rect.center().y() - height / 2 + 0.5, width, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if badge.flaw:
            paint_icon(painter, "alert", place, theme.warning)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.accent))
            painter.drawRoundedRect(place, height / 2, height / 2)
            painter.setFont(_font())
            painter.setPen(color(theme.on_accent))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _words(badge))
        painter.restore()


def _shown(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> Badge:
    """The badge of a node; an open one leaves it to those below it."""
    state = option.state  # pyright: ignore[reportAttributeAccessIssue]
    badge = index.data(BADGE_ROLE)
    return Badge() if badge is None or state & QStyle.StateFlag.State_Open else badge


def _font() -> QFont:
    return ui_font(Type.CAPTION, bold=True)


def _words(badge: Badge) -> str:
    return f"{badge.new:,}" if badge.new <= _MOST else f"{_MOST}+"


def _width(badge: Badge) -> int:
    """How wide a badge is, in pixels; 0 where there is none."""
    if badge.flaw:
        return _SIGN
    if not badge.new:
        return 0
    metrics = QFontMetrics(_font())
    return max(metrics.horizontalAdvance(_words(badge)) + 12, metrics.height() + 6)
