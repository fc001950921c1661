"""The recent searches, in a list that drops down from the search field."""

from PySide6.QtCore import (
    QEvent,
    QObject,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFontMetrics,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.library.saved_searches import SavedSearches
from reader.ui import pane_keys
from reader.ui.accessible import announce
from reader.ui.entries import ModelIndex
from reader.ui.escape import claim_escape
from reader.ui.fitting import own_viewport
from reader.ui.icons import paint_icon
from reader.ui.search_bar import SearchField
from reader.ui.theme import HAIRLINE, SPACE, color, current_theme, theme_changes, ui_font

_ROW = 32
_ICON = 15
_MOST_ROWS = 10
_WIDEST = 640


class _Row(QStyledItemDelegate):
    """A query, under where the field's own words begin, and a cross at the right of the one that
    is chosen."""

    def __init__(self, field: SearchField, parent: QListView) -> None:
        super().__init__(parent)
        self._field = field
        self._list = parent

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        theme = current_theme()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            painter.fillRect(rect, color(theme.accent_soft))
        cross_rect = cross(rect)
        words = QRect(rect)
        words.setLeft(self._list.viewport().mapFrom(self._field.window(), self._start()).x())
        words.setRight(round(cross_rect.left()) - SPACE.s)
        clock = QRectF(rect.left() + SPACE.m, cross_rect.top(), _ICON, _ICON)
        paint_icon(painter, "history", clock, theme.muted)
        if current:
            paint_icon(painter, "x", cross_rect, theme.muted)
        painter.setFont(ui_font())
        painter.setPen(color(theme.text))
        elided = QFontMetrics(ui_font()).elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.restore()

    def _start(self) -> QPoint:
        return self._field.mapTo(self._field.window(), QPoint(self._field.words_start(), 0))

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        return QSize(100, _ROW)


def cross(row: QRect) -> QRectF:
    """Where the cross of a row stands: on the middle of its words, which is below that of the
    row, as fonts leave more room over a character than under it."""
    metrics = QFontMetricsF(ui_font())
    baseline = QRectF(row).center().y() - metrics.height() / 2 + metrics.ascent()
    middle = baseline + metrics.tightBoundingRect("国").center().y()
    return QRectF(row.right() - SPACE.m - _ICON, middle - _ICON / 2, _ICON, _ICON)


class RecentSearches(QFrame):
    """Drops down from a search field that is empty, or is asked to by Alt+↓.

    The keyboard stays in the field, so that typing (Japanese, too) goes on as ever: what is
    typed closes the list, and only its own keys are taken from the field.

    Signals:
        chosen: a query that is to be searched for again.
        forgotten: queries were removed; `remember_again` takes that back.
    """

    chosen = Signal(str)
    forgotten = Signal()

    def __init__(self, field: SearchField, searches: SavedSearches, window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self._searches = searches
        self._window = window
        self._forgotten: list[str] = []
        self._model = QStringListModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Row(field, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setMouseTracking(True)
        self._list.setAccessibleName(self.tr("最近の検索"))
        self._list.setProperty("role", "bare")
        own_viewport(self._list)
        self._list.viewport().installEventFilter(self)
        self._empty = QLabel(self.tr("最近の検索はまだありません。"), self)
        self._empty.setProperty("role", "caption")
        self._hint = QLabel(self.tr("選んだ検索は Delete で消せます"), self)
        self._hint.setProperty("role", "caption")
        self._all = QPushButton(self.tr("すべて消す"), self)
        self._all.setProperty("role", "link")
        self._all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._all.clicked.connect(lambda: self._forget(None))
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE.m, 0, SPACE.s, 0)
        foot.addWidget(self._empty)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        foot.addWidget(self._all)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(HAIRLINE, SPACE.s, HAIRLINE, SPACE.xs)
        layout.setSpacing(SPACE.xs)
        layout.addWidget(self._list)
        layout.addLayout(foot)
        self.setProperty("role", "toast")
        self.hide()
        field.installEventFilter(self)
        field.recentRequested.connect(self._toggle)
        field.textChanged.connect(self._typed)
        theme_changes().changed.connect(self._list.viewport().update)

    def load(self) -> None:
        """Offer what the library remembers, also while something is typed."""
        queries = self._searches.recent()
        self._field.set_recent(queries)
        row = self._list.currentIndex().row()
        self._model.setStringList(queries)
        if row >= 0:
            self._go_to(min(row, len(queries) - 1))
        if self.isVisible():
            self._place()

    def remember(self, query: str) -> None:
        """Remember a query that was meant: it was submitted, or something was opened from it."""
        if query.strip() and self._model.stringList()[:1] != [query]:
            self._searches.remember(query)
            self.load()

    def offer(self) -> None:
        """Drop down; nothing is chosen yet."""
        self._list.clearSelection()
        self._list.setCurrentIndex(self._model.index(-1))
        self._list.scrollToTop()
        self._place()
        self.show()
        self.raise_()

    def remember_again(self) -> None:
        """Take back what was forgotten last, in the order in which it stood."""
        now = self._searches.recent()
        for query in reversed([*now, *(one for one in self._forgotten if one not in now)]):
            self._searches.remember(query)
        self.load()

    # --- inside -------------------------------------------------------------

    def _forget(self, query: str | None) -> None:
        """Forget a query; all of them for None."""
        self._forgotten = self._searches.recent()
        self._searches.forget(query)
        self.load()
        self.forgotten.emit()

    def _toggle(self) -> None:
        self._field.setFocus()
        if self.isVisible():
            self.hide()
        else:
            self.offer()

    def _typed(self, text: str) -> None:
        if text:
            self.hide()

    def _place(self) -> None:
        rows = self._model.rowCount()
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._hint.setVisible(bool(rows))
        self._all.setVisible(bool(rows))
        self._list.setFixedHeight(min(rows, _MOST_ROWS) * _ROW)
        self._column.activate()
        width = min(self._field.width(), _WIDEST)
        self.resize(width, self.sizeHint().height())
        self.move(self._field.mapTo(self._window, QPoint(0, self._field.height() + 3)))

    def _go_to(self, row: int) -> None:
        index = self._model.index(row)
        self._list.setCurrentIndex(index)
        if index.isValid():
            # The keyboard is in the field: nobody else would tell what is chosen.
            announce(self._field, str(index.data()))

    def _choose(self, row: int) -> None:
        query = str(self._model.index(row).data())
        self.hide()
        self.chosen.emit(query)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key of the field was for the list."""
        key, row = event.key(), self._list.currentIndex().row()
        if pane_keys.RECENT.pressed(event):
            self._toggle()
            return True
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._go_to(max(-1, min(row + step, self._model.rowCount() - 1)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self._choose(row)
        elif key == Qt.Key.Key_Delete and row >= 0:
            self._forget(str(self._model.index(row).data()))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _press(self, event: QMouseEvent) -> None:
        index = self._list.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        reach = cross(self._list.visualRect(index)).adjusted(-6, -6, 6, 6)
        if reach.contains(event.position()):
            self._forget(str(index.data()))
        else:
            self._choose(index.row())

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
                self._list.setCurrentIndex(self._list.indexAt(event.position().toPoint()))
            elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
                self._press(event)
                return True
            return super().eventFilter(watched, event)
        if claim_escape(event, self.isVisible):
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.MouseButtonPress and not self._field.text():
            # Coming by Tab, or at the start, is no wish to see them.
            self.offer()
        return super().eventFilter(watched, event)
