"""The list of what may be quoted: paragraphs under their headings, each with a tick."""

from PySide6.QtCore import (
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from reader.export.selection import PartKind
from reader.ui.few_lines import few_lines
from reader.ui.icons import paint_icon
from reader.ui.paragraph_model import ModelIndex, ParagraphModel
from reader.ui.theme import (
    RADIUS_SMALL,
    SPACE,
    Type,
    color,
    current_theme,
    reading_font,
    theme_changes,
    ui_font,
)

_HEADING = -1
_MOST_LINES = 3
_BOX = 16
_POINTS = 10.5


class ParagraphList(QTreeView):
    """The list: a click ticks, Shift with a click ticks up to it, Space ticks, F2 edits."""

    def __init__(self, model: ParagraphModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paragraphs = model
        self._last: tuple[int, bool] | None = None
        self.setModel(model)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setItemDelegate(_Delegate(model, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("段落"))
        self.expandAll()
        self.setCurrentIndex(model.index(0, 0))
        theme_changes().changed.connect(self._again)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self._toggle(index, Qt.KeyboardModifier.ShiftModifier in event.modifiers())
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        position = event.position().toPoint()
        index = self.indexAt(position)
        super().mouseReleaseEvent(event)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        on_box = position.x() < self.visualRect(index).left() + SPACE.m + _BOX + SPACE.s
        if on_box or not self._paragraphs.is_heading(index):
            self._toggle(index, Qt.KeyboardModifier.ShiftModifier in event.modifiers())

    def _toggle(self, index: QModelIndex, reach: bool) -> None:
        """Turn a tick over; with `reach` give all since the last one that one's state."""
        numbers = self._paragraphs.numbers(index)
        if reach and self._last is not None and not self._paragraphs.is_heading(index):
            start, on = self._last
            first, last = sorted((start, numbers[0]))
            self._paragraphs.set_ticks(range(first, last + 1), on)
            return
        on = self._paragraphs.checked(index) is not Qt.CheckState.Checked
        self._paragraphs.set_ticks(numbers, on)
        self._last = (numbers[0], on)

    def _again(self) -> None:
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Paints headings as fields and paragraphs as a few lines of text, with their ticks."""

    def __init__(self, model: ParagraphModel, view: QTreeView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        width = self._view.viewport().width()
        if self._model.is_heading(index):
            height = QFontMetrics(ui_font(bold=True)).height() + 2 * SPACE.s + 6
            return QSize(width, height + (SPACE.s if index.row() else 0))
        _, height = self._lines(self._model.text(index), width)
        return QSize(width, round(height) + SPACE.s + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        if self._model.is_heading(index):
            self._paint_heading(painter, rect, index)
        else:
            self._paint_paragraph(painter, rect, index)
        if index == self._view.currentIndex() and self._view.hasFocus():
            painter.setPen(QPen(color(theme.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(
                QRectF(rect).adjusted(2, 1.5, -2, -1.5), RADIUS_SMALL, RADIUS_SMALL
            )
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: ModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setFont(ui_font(bold=True))
        editor.setAccessibleName(self.tr("見出し"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: ModelIndex
    ) -> None:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(self._field(rect, index).toRect().adjusted(-2, -1, 2, 1))

    # --- painting -----------------------------------------------------------

    def _field(self, rect: QRect, index: ModelIndex) -> QRectF:
        """Where a heading's words stand."""
        top = rect.top() + (SPACE.s if index.row() else 0) + 3
        left = rect.left() + SPACE.m + _BOX + SPACE.s
        badge = self._badge_width() if self._model.group(index).estimated else 0
        return QRectF(left, top, rect.right() - left - SPACE.s - badge, rect.bottom() - top - 3)

    def _badge_width(self) -> float:
        words = QFontMetrics(ui_font(Type.CAPTION)).horizontalAdvance(self.tr("推定"))
        return words + 14 + SPACE.m + SPACE.s

    def _paint_heading(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        theme = current_theme()
        group = self._model.group(index)
        field = self._field(rect, index)
        if index.row():
            painter.setPen(QPen(color(theme.border), 1))
            y = rect.top() + SPACE.xs
            painter.drawLine(rect.left() + SPACE.m, y, rect.right() - SPACE.m, y)
        self._paint_box(
            painter, rect.left() + SPACE.m, field.center().y(), self._model.checked(index)
        )
        painter.setPen(QPen(color(theme.border), 1))
        painter.setBrush(color(theme.background))
        painter.drawRoundedRect(field, RADIUS_SMALL, RADIUS_SMALL)
        bar = {
            PartKind.QUESTION: theme.question,
            PartKind.ANSWER: theme.answer,
            PartKind.OTHER: theme.chair,
        }[group.kind]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(bar))
        painter.drawRoundedRect(
            QRectF(field.left() + 6, field.top() + 6, 3, field.height() - 12), 1.5, 1.5
        )
        painter.setFont(ui_font(bold=True))
        words = field.adjusted(SPACE.l + 2, 0, -24, 0)
        text = self._model.text(index)
        painter.setPen(color(theme.text if text else theme.muted))
        metrics = QFontMetrics(painter.font())
        painter.drawText(
            words,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(
                text or self.tr("（見出しなし）"), Qt.TextElideMode.ElideRight, int(words.width())
            ),
        )
        pencil = QRectF(field.right() - 21, field.center().y() - 6.5, 13, 13)
        paint_icon(painter, "pencil", pencil, theme.muted)
        if group.estimated:
            self._paint_badge(painter, rect, field.center().y())

    def _paint_badge(self, painter: QPainter, rect: QRect, middle: float) -> None:
        theme = current_theme()
        painter.setFont(ui_font(Type.CAPTION))
        width = self._badge_width() - SPACE.s
        badge = QRectF(rect.right() - SPACE.s - width, middle - 11, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.warning_soft))
        painter.drawRoundedRect(badge, 11, 11)
        paint_icon(
            painter, "circle-dashed", QRectF(badge.left() + 6, middle - 6, 12, 12), theme.warning
        )
        painter.setPen(color(theme.warning))
        painter.drawText(
            badge.adjusted(21, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.tr("推定")
        )

    def _paint_paragraph(self, painter: QPainter, rect: QRect, index: ModelIndex) -> None:
        theme = current_theme()
        state = self._model.checked(index)
        ticked = state is Qt.CheckState.Checked
        hovered = self._view.viewport().mapFromGlobal(self._view.cursor().pos())
        if rect.contains(hovered) and self._view.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 1, -2, -1), RADIUS_SMALL, RADIUS_SMALL)
        layout, _ = self._lines(self._model.text(index), self._view.viewport().width())
        top = rect.top() + SPACE.xs + 1
        first = layout.lineAt(0).height() if layout.lineCount() else _BOX
        self._paint_box(painter, rect.left() + SPACE.m, top + first / 2, state)
        painter.setPen(color(theme.text if ticked else theme.disabled))
        layout.draw(painter, QRectF(rect.left() + self._text_left(), top, 0, 0).topLeft())

    def _text_left(self) -> int:
        return SPACE.m + _BOX + SPACE.s + 2

    def _lines(self, text: str, width: int) -> tuple[QTextLayout, float]:
        """The first lines of a paragraph, the last of them elided, and their height."""
        room = max(80, width - self._text_left() - SPACE.m)
        return few_lines(text, reading_font(_POINTS), room, _MOST_LINES)

    def _paint_box(
        self, painter: QPainter, left: float, middle: float, state: Qt.CheckState
    ) -> None:
        theme = current_theme()
        box = QRectF(left + 0.5, middle - _BOX / 2 + 0.5, _BOX - 1, _BOX - 1)
        on = state is Qt.CheckState.Checked
        partial = state is Qt.CheckState.PartiallyChecked
        painter.setPen(QPen(color(theme.accent if on or partial else theme.border_strong), 1))
        painter.setBrush(
            color(theme.accent if on else theme.accent_soft if partial else theme.surface)
        )
        painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
        mark = box.adjusted(2, 2, -2, -2)
        if on:
            paint_icon(painter, "check", mark, theme.on_accent)
        elif partial:
            paint_icon(painter, "minus", mark, theme.accent)
