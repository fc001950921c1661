"""The items of a draft: quotes and notes in their order, to be moved and taken out."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reader.errors import TemplateProblem
from reader.export.blocks import OMISSION, blocks
from reader.export.draft import heading_of, selection_of, source_words
from reader.export.wishes import QuoteOptions
from reader.jobs.drafting import Standing, Whereabouts
from reader.library.records import DraftItem, DraftItemKind
from reader.ui import pane_keys
from reader.ui.entry_mime import ENTRY_MIME, carried_entries
from reader.ui.escape import claim_escape
from reader.ui.few_lines import few_lines
from reader.ui.icons import paint_icon
from reader.ui.theme import (
    RADIUS,
    SPACE,
    Type,
    color,
    current_theme,
    reading_font,
    theme_changes,
    ui_font,
)
from reader.ui.wording import enumerated

ModelIndex = QModelIndex | QPersistentModelIndex

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
STANDING_ROLE = Qt.ItemDataRole.UserRole + 2

_ROW_MIME = "application/x-gijiroku-draft-row"
_MOST_LINES = 3
_POINTS = 10.5
_ICON = 14
_INK = {"question": "question", "answer": "answer", "other": "chair"}


class DraftItemsModel(QAbstractListModel):
    """The items of the draft in hand.

    Attributes:
        carrying: gives what other programs get of items that are dragged to them.

    Signals:
        moved: rows, and the row before which they were dropped.
        entriesDropped: what was carried here from a list (see `entry_mime`), and the row before
            which it was dropped (-1 for the end).
    """

    moved = Signal(object, int)
    entriesDropped = Signal(object, int)  # noqa: N815

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[DraftItem, ...] = ()
        self._standing: Sequence[Whereabouts] = ()
        self._options = QuoteOptions()
        self.carrying: Callable[[Sequence[DraftItem]], QMimeData] = lambda items: QMimeData()

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """What is shown."""
        return self._items

    def set_items(self, items: tuple[DraftItem, ...], options: QuoteOptions) -> None:
        """Show these; where only one differs its row alone is shown anew."""
        old, self._items = self._items, items
        same = len(old) == len(items) and options == self._options
        differing = [row for row, (a, b) in enumerate(zip(old, items, strict=False)) if a != b]
        if same and len(differing) <= 1:
            for row in differing:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self._items = old
        self.beginResetModel()
        self._items, self._options, self._standing = items, options, ()
        self.endResetModel()

    def set_standing(self, standing: Sequence[Whereabouts]) -> None:
        """Tell where the items' words stand now."""
        self._standing = standing
        if self._items:
            self.dataChanged.emit(self.index(0), self.index(len(self._items) - 1))

    def standing(self, row: int) -> Whereabouts:
        """Where an item's words stand; as it was collected while that is not known."""
        if row < len(self._standing):
            return self._standing[row]
        item = self._items[row]
        first = item.shown[0][0] if item.shown else 0
        return Whereabouts(Standing.SAME, item.speech, (item.start or 0) + first)

    def heading(self, item: DraftItem) -> str:
        """What stands over an item."""
        if item.kind is DraftItemKind.NOTE:
            return self.tr("メモ")
        try:
            return heading_of(item, self._options)
        except TemplateProblem:
            return ""

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role == STANDING_ROLE:
            return self.standing(index.row()).standing
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(item)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return enumerated(part for part in (self.heading(item), item.text[:120]) if part)
        return None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid():
            return flags | Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [_ROW_MIME, ENTRY_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted({index.row() for index in indexes})
        data = self.carrying([self._items[row] for row in rows])
        data.setData(_ROW_MIME, json.dumps(rows).encode())
        return data

    def dropMimeData(
        self,
        data: QMimeData,
        action: Qt.DropAction,
        row: int,
        column: int,
        parent: ModelIndex,
    ) -> bool:
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._items)
        if data.hasFormat(_ROW_MIME):
            self.moved.emit(json.loads(bytes(data.data(_ROW_MIME).data())), place)
        elif carried := carried_entries(data):
            self.entriesDropped.emit(carried, place)
        # What was moved is shown anew; the view has nothing to take away.
        return False


class DraftList(QListView):
    """The list, of which several items can be chosen: Alt with the arrows moves them, Delete
    takes them out, Ctrl+C copies them, Enter opens the source of the one in hand.

    Signals:
        moveRequested: rows, and the row before which they shall stand.
        removeRequested, copyRequested: rows.
        openRequested: a row.
    """

    moveRequested = Signal(object, int)  # noqa: N815
    removeRequested = Signal(object)  # noqa: N815
    copyRequested = Signal(object)  # noqa: N815
    openRequested = Signal(int)  # noqa: N815

    def __init__(self, model: DraftItemsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Delegate(model, self))
        self.setAccessibleName(self.tr("下書きの内容"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setMouseTracking(True)
        self._in_sight = QTimer(self, singleShot=True, interval=0)
        self._in_sight.timeout.connect(lambda: self.scrollTo(self.currentIndex()))
        model.moved.connect(self.moveRequested)
        self.doubleClicked.connect(lambda index: self.openRequested.emit(index.row()))
        theme_changes().changed.connect(self._again)

    def choose(self, row: int, count: int = 1) -> None:
        """Take an item in hand, and select it with those behind it, whatever keys are held."""
        last = self.model().index(row + count - 1, 0)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag.ClearAndSelect)
        self.selectionModel().select(QItemSelection(self.currentIndex(), last), flag.Select)
        self.scrollTo(self.currentIndex())

    def rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedIndexes())

    def event(self, event: QEvent) -> bool:
        # Esc leaves the many first, then the tray.
        if claim_escape(event, lambda: len(self.rows()) > 1):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = self.rows()
        moved = pane_keys.MOVE_ITEM.which(event)
        if rows and moved is not None:
            up, down = max(rows[0] - 1, 0), min(rows[-1] + 2, self.model().rowCount())
            self.moveRequested.emit(rows, (up, down)[moved])
        elif rows and pane_keys.TAKE_OUT.pressed(event):
            self.removeRequested.emit(rows)
        elif rows and pane_keys.COPY.pressed(event):
            self.copyRequested.emit(rows)
        elif pane_keys.STEP_OUT.pressed(event) and len(rows) > 1:
            self.choose(self.currentIndex().row())
        elif rows and pane_keys.OPEN.pressed(event):
            self.openRequested.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        rows = self.rows()
        if not rows:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu, rows)
        menu.popup(event.globalPos())

    def fill_menu(self, menu: QMenu, rows: list[int]) -> None:
        """What can be done with rows."""
        if len(rows) == 1:
            menu.addAction(self.tr("開く（Enter）"), lambda: self.openRequested.emit(rows[0]))
        counted = self.tr("（{0}件）").format(len(rows)) if len(rows) > 1 else ""
        menu.addAction(self.tr("コピー") + counted, lambda: self.copyRequested.emit(rows))
        menu.addSeparator()
        up = menu.addAction(
            self.tr("上へ"), lambda: self.moveRequested.emit(rows, max(rows[0] - 1, 0))
        )
        up.setEnabled(rows[0] > 0)
        count = self.model().rowCount()
        down = menu.addAction(
            self.tr("下へ"), lambda: self.moveRequested.emit(rows, min(rows[-1] + 2, count))
        )
        down.setEnabled(rows[-1] + 1 < count)
        menu.addSeparator()
        menu.addAction(self.tr("外す") + counted, lambda: self.removeRequested.emit(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        # What is in hand stays in sight, unless it had been left already.
        before = QRect(QPoint(), event.oldSize())
        held = not before.isValid() or before.intersects(self.visualRect(self.currentIndex()))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if held:
            self._in_sight.start()  # once the items have their places

    def _again(self) -> None:
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Paints a quote with its bar, heading, words and source, and a note with its words."""

    def __init__(self, model: DraftItemsModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        width = self._view.viewport().width()
        item = self._model.items[index.row()]
        _, height = self._lines(item, width)
        height += 2 * SPACE.s + SPACE.xs
        if item.kind is DraftItemKind.QUOTE:
            height += self._head_height() + self._caption_height() + SPACE.xs
        return QSize(width, round(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        item = self._model.items[index.row()]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        whole: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(whole).adjusted(SPACE.s, SPACE.xs / 2, -SPACE.s, -SPACE.xs / 2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        quote = item.kind is DraftItemKind.QUOTE
        ground = theme.accent_soft if chosen else theme.hover if hovered else theme.surface
        focused = chosen and self._view.hasFocus()
        painter.setPen(
            QPen(color(theme.accent if focused else theme.border), 1.5 if focused else 1)
        )
        painter.setBrush(color(ground))
        painter.drawRoundedRect(card, RADIUS, RADIUS)
        left = whole.left() + self._text_left()
        top = card.top() + SPACE.s
        right = card.right() - SPACE.s
        if quote:
            part = item.origin.part if item.origin else "other"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(getattr(theme, _INK.get(part, "chair"))))
            painter.drawRoundedRect(
                QRectF(card.left() + SPACE.s, top, 3, card.height() - 2 * SPACE.s), 1.5, 1.5
            )
            self._paint_head(painter, QRectF(left, top, right - left, self._head_height()), index)
            top += self._head_height()
        else:
            paint_icon(
                painter, "pencil", QRectF(card.left() + SPACE.s - 2, top + 2, 12, 12), theme.muted
            )
        layout, height = self._lines(item, whole.width())
        empty = not shown_words(item).strip()
        painter.setPen(color(theme.muted if empty else theme.text))
        layout.draw(painter, QPointF(left, top))
        if quote:
            self._paint_source(painter, item, QRectF(left, top + height, right - left, 0))
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRectF, index: ModelIndex) -> None:
        theme = current_theme()
        item = self._model.items[index.row()]
        right = rect.right()
        if self._model.standing(index.row()).standing is not Standing.SAME:
            gone = self._model.standing(index.row()).standing is Standing.GONE
            words = self.tr("出典なし") if gone else self.tr("出典が変わりました")
            right = self._paint_badge(painter, right, rect.center().y(), words, "alert")
        if item.origin is not None and item.origin.estimated:
            words = self.tr("推定")
            right = self._paint_badge(painter, right, rect.center().y(), words, "circle-dashed")
        heading = self._model.heading(item) or self.tr("（見出しなし）")
        font = ui_font(bold=True)
        painter.setFont(font)
        painter.setPen(color(theme.text))
        room = int(right - rect.left() - SPACE.s)
        elided = QFontMetrics(font).elidedText(heading, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRectF(rect.left(), rect.top(), room, rect.height()),
            Qt.AlignmentFlag.AlignVCenter,
            elided,
        )

    def _paint_badge(
        self, painter: QPainter, right: float, middle: float, words: str, sign: str
    ) -> float:
        """Paint a badge that ends at `right`; gives where it begins."""
        theme = current_theme()
        font = ui_font(Type.CAPTION)
        width = QFontMetrics(font).horizontalAdvance(words) + 28
        badge = QRectF(right - width, middle - 10, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.warning_soft))
        painter.drawRoundedRect(badge, 10, 10)
        paint_icon(painter, sign, QRectF(badge.left() + 6, middle - 6, 12, 12), theme.warning)
        painter.setFont(font)
        painter.setPen(color(theme.warning))
        painter.drawText(badge.adjusted(21, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        return badge.left() - SPACE.xs

    def _paint_source(self, painter: QPainter, item: DraftItem, below: QRectF) -> None:
        font = ui_font(Type.CAPTION)
        painter.setFont(font)
        painter.setPen(color(current_theme().muted))
        words = QFontMetrics(font).elidedText(
            source_words(item), Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(
            QRectF(below.left(), below.top() + 2, below.width(), self._caption_height()),
            Qt.AlignmentFlag.AlignVCenter,
            words,
        )

    def _text_left(self) -> int:
        return SPACE.s + SPACE.s + _ICON

    def _head_height(self) -> int:
        return QFontMetrics(ui_font(bold=True)).height() + SPACE.xs

    def _caption_height(self) -> int:
        return QFontMetrics(ui_font(Type.CAPTION)).height() + 2

    def _lines(self, item: DraftItem, width: int) -> tuple[QTextLayout, float]:
        room = max(80, width - self._text_left() - 2 * SPACE.s)
        words = shown_words(item)
        if not words.strip():
            words = (
                self.tr("（すべて省かれています）")
                if item.kind is DraftItemKind.QUOTE
                else self.tr("（空のメモ）")
            )
        return few_lines(words, reading_font(_POINTS), room, _MOST_LINES)


def shown_words(item: DraftItem) -> str:
    """The words of an item on one line, as the list shows their beginning."""
    if item.kind is DraftItemKind.NOTE:
        return "　".join(line.strip() for line in item.text.split("\n") if line.strip())
    found = blocks(selection_of(item), QuoteOptions().patterns, {}, {0: ""}, False)
    if not found:
        return ""
    pieces = (OMISSION if one.omission else one.words for one in found[0].paragraphs)
    return "　".join(pieces)
