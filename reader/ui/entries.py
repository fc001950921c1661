"""The middle pane's list: results, sittings, exchanges, posts, bookmarks, all of one shape."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.jobs.news import Owner
from reader.library.records import OwnerKind
from reader.search.results import HitEnding
from reader.ui import pane_keys
from reader.ui.endings import LIST_PITCH, ending_height, ending_name, paint_ending, wide_room
from reader.ui.entry_mime import Carried, entry_mime, set_carried
from reader.ui.escape import claim_escape
from reader.ui.fitting import own_viewport
from reader.ui.offsets import to_utf16
from reader.ui.place import Place
from reader.ui.theme import (
    SPACE,
    Type,
    color,
    current_theme,
    paint_focus,
    theme_changes,
    ui_font,
    ui_metrics,
    ui_width,
)
from reader.ui.wording import enumerated, short_day

ModelIndex = QModelIndex | QPersistentModelIndex

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
NEW_ROLE = Qt.ItemDataRole.UserRole + 2

SNIPPET_LINES = 2

_LEAST_TITLE = 12
"""Full-width characters of a title below which the date leaves its line: sessions of a year and
members' names can be told apart by so many."""

_LONG_DAY = date(2000, 12, 28)
"""None is wider."""

_NEW_DOT = 7
_ENDING_GAP = 3


class Mark(StrEnum):
    """The coloured dot before an entry: what its words do."""

    QUESTION = "question"
    ANSWER = "answer"
    CHAIR = "chair"
    OTHER = "muted"
    POST = "accent"


class Entry(Struct, frozen=True):
    """One row of the list.

    Attributes:
        title: the topic, or what the row is.
        date: shown at the right of the first line; in a narrow list, of the second.
        where: the meeting; people: questioner → answerer. Both on the second line.
        brief: what stands in place of `people` where there is no room for that; of a line that
            can be so short nothing is cut off, it is there whole or not at all.
        snippet: a verbatim slice; highlights are code points into it.
        place: what opens.
        ending: how an answer ends, and the sentence that says so.
        bookmark: a bookmark's id, where the row stands for one.
        document: whether it is a plain document.
    """

    title: str
    date: date | None
    where: str
    people: str
    place: Place
    brief: str = ""
    mark: Mark = Mark.OTHER
    snippet: str = ""
    highlights: tuple[tuple[int, int], ...] = ()
    ending: HitEnding | None = None
    bookmark: int | None = None
    document: bool = False

    @property
    def carried(self) -> Carried | None:
        """What is carried of it onto a draft (see `entry_mime`); None where nothing is quoted."""
        if self.bookmark is not None:
            return {"bookmark": self.bookmark}
        quoted = self.place.topic or self.place.exchange
        return {"id": quoted} if quoted is not None else None


class EntryModel(QAbstractListModel):
    """Rows of `Entry`.

    Attributes:
        carrying: gives what other programs get of rows that are dragged to them; their words
            where nobody quotes them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.carrying: Callable[[Sequence[Entry], str], QMimeData] | None = None
        self._entries: list[Entry] = []
        self._new: frozenset[Owner] = frozenset()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def mark_new(self, owners: frozenset[Owner]) -> None:
        """Mark the rows of these sittings and posts as new, now and when others are shown."""
        if owners != self._new:
            self._new = owners
            if self._entries:
                last = self.index(len(self._entries) - 1)
                self.dataChanged.emit(self.index(0), last, [NEW_ROLE])

    def shows(self, entries: Sequence[Entry]) -> bool:
        """Whether just these rows are shown."""
        return self._entries == list(entries)

    def entry(self, row: int) -> Entry | None:
        """The entry of a row, or None."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        entry = self.entry(index.row()) if index.isValid() else None
        carried = entry is not None and entry.carried
        return flags | Qt.ItemFlag.ItemIsDragEnabled if carried else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        entries = [self._entries[row] for row in sorted({index.row() for index in indexes})]
        carried = [one.carried for one in entries if one.carried is not None]
        words = "\n".join(one.snippet or one.title for one in entries)
        if self.carrying is None:
            return entry_mime(carried, words)
        data = self.carrying(entries, words)
        set_carried(data, carried)
        return data

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == NEW_ROLE:
            return self._is_new(entry)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            new = self.tr("新着") if self._is_new(entry) else ""
            return enumerated(
                part
                for part in (
                    new,
                    entry.title,
                    short_day(entry.date),
                    entry.where,
                    entry.people,
                    entry.snippet,
                    _ending_words(entry),
                )
                if part
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (entry.title, entry.where, entry.people, _ending_words(entry))
            return "\n".join(part for part in parts if part)
        return None

    def _is_new(self, entry: Entry) -> bool:
        place = entry.place
        if place.post is not None:
            return (OwnerKind.POST, place.post) in self._new
        return (OwnerKind.SITTING, place.sitting or "") in self._new


class EntryDelegate(QStyledItemDelegate):
    """Paints an entry: title and date, meeting and people, the snippet with its hits."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: ModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if entry is None:
            return
        theme = current_theme()
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, color(theme.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), color(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, color(theme.hover))
        painter.fillRect(
            QRect(rect.left() + SPACE.l, rect.bottom(), rect.width() - SPACE.l, 1),
            color(theme.border),
        )

        if state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect)
        inner = rect.adjusted(SPACE.l, SPACE.m - 2, -SPACE.m, -SPACE.m + 2)
        title_font, small_font = ui_font(Type.BODY, bold=True), ui_font(Type.CAPTION)
        title, small = QFontMetrics(title_font), QFontMetrics(small_font)
        dot = 8
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(getattr(theme, entry.mark.value)))
        middle = inner.top() + title.height() / 2
        painter.drawEllipse(QRectF(inner.left(), middle - dot / 2, dot, dot))

        left = inner.left() + dot + SPACE.s
        top = inner.top() + title.height() + 2
        day = short_day(entry.date)
        date_width = small.horizontalAdvance(day)
        below = date_stands_below(inner.right() - left)
        painter.setFont(small_font)
        painter.setPen(color(theme.muted))
        painter.drawText(
            QRect(
                inner.right() - date_width,
                top if below else inner.top(),
                date_width + 1,
                small.height() if below else title.height(),
            ),
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
            day,
        )
        end = inner.right() - (0 if below else date_width)
        if index.data(NEW_ROLE):
            end -= _NEW_DOT + (0 if below else SPACE.xs + 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.accent))
            painter.drawEllipse(QRectF(end, middle - _NEW_DOT / 2, _NEW_DOT, _NEW_DOT))
        if end < inner.right():
            end -= SPACE.s
        painter.setFont(title_font)
        painter.setPen(color(theme.text))
        room = end - left
        painter.drawText(
            QRect(left, inner.top(), room, title.height()),
            Qt.AlignmentFlag.AlignVCenter,
            title.elidedText(entry.title, Qt.TextElideMode.ElideRight, room),
        )

        room = inner.right() - left
        if below and day:
            room -= date_width + SPACE.s
        line = second_line(entry, small, room)
        if line:
            painter.setFont(small_font)
            painter.setPen(color(theme.muted))
            painter.drawText(
                QRect(left, top, room, small.height()),
                Qt.AlignmentFlag.AlignVCenter,
                small.elidedText(line, Qt.TextElideMode.ElideRight, room),
            )
        if line or (below and day):
            top += small.height() + 3
        if entry.snippet:
            tall = _paint_snippet(painter, entry, QRect(left, top, inner.right() - left, 1000))
            top += round(tall) + _ENDING_GAP
        if entry.ending:
            paint_ending(painter, entry.ending, QRect(left, top, inner.right() - left, 1000))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: ModelIndex) -> QSize:
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        room = max(rect.width() - SPACE.l - SPACE.m - 8 - SPACE.s, 60)
        return QSize(100, _row_height(index.data(ENTRY_ROLE), room))


def _row_height(entry: Entry | None, room: int) -> int:
    """How tall a row is whose words have `room` pixels; asked of every row, most of which are out
    of sight."""
    title, line, snippet_line = _heights()
    height = 2 * (SPACE.m - 2) + title
    if entry is not None and (
        entry.where or entry.people or (entry.date is not None and date_stands_below(room))
    ):
        height += line + 3
    if entry is not None and entry.snippet:
        lines = SNIPPET_LINES if _is_wider(entry.snippet, room) else 1
        height += round(lines * snippet_line) + 2
    if entry is not None and entry.ending:
        height += ending_height(entry.ending, room) + _ENDING_GAP
    return height


def date_stands_below(room: int) -> bool:
    """Whether a row whose words have `room` pixels has its date on the second line.

    It is so for every row of a list or for none: dates that stand now here, now there could not
    be read down the list.
    """
    date_width = ui_metrics(Type.CAPTION).horizontalAdvance(short_day(_LONG_DAY))
    return room < _LEAST_TITLE * ui_width("あ") + SPACE.s + date_width


def _heights() -> tuple[int, int, float]:
    """Of a row's first line, of its second, and of one of its snippet."""
    title, line = ui_metrics(Type.BODY, True), ui_metrics(Type.CAPTION)
    return round(title.height()), round(line.height()), _snippet_line_height()


class EntryList(QListView):
    """The list itself; several rows can be selected, as in a file manager.

    The selected row stays wholly in sight, whatever size the list gets and however tall its rows
    become, until somebody scrolls it away.

    Signals:
        apart: Shift+Enter or the middle button: an index that is wanted in a window of its own.
        copyRequested, deleteRequested: Ctrl+C, Delete.
    """

    apart = Signal(QModelIndex)
    copyRequested = Signal()  # noqa: N815
    deleteRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = False
        self._follow = QTimer(self, singleShot=True, interval=0)
        self._follow.timeout.connect(self._keep_in_sight)
        own_viewport(self)
        self.setItemDelegate(EntryDelegate(self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        # Onto a draft.
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        # The delegate pads its rows itself.
        self.setProperty("role", "entries")
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._note_scrolling())
        theme_changes().changed.connect(self._repaint)

    def _repaint(self) -> None:
        self.viewport().update()

    def choose(self, index: QModelIndex) -> None:
        """Select a row alone, whatever keys are held."""
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def chosen(self) -> list[Entry]:
        """The selected entries, from top to bottom."""
        indexes = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(ENTRY_ROLE) for index in indexes]

    def several(self) -> bool:
        """Whether more than one row is selected."""
        return len(self.selectionModel().selectedIndexes()) > 1

    def _note_scrolling(self) -> None:
        """Somebody scrolls: whether the selected row is left behind."""
        bar = self.verticalScrollBar()
        moved = self.visualRect(self.currentIndex()).translated(
            0, bar.value() - bar.sliderPosition()
        )
        self._left = not self._holds(moved)

    def _holds(self, row: QRect) -> bool:
        return row.top() >= 0 and row.bottom() < self.viewport().height()

    def _keep_in_sight(self) -> None:
        index = self.currentIndex()
        if not self._left and index.isValid() and self.selectionModel().isSelected(index):
            self.scrollTo(index)

    def scrollTo(
        self,
        index: ModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        self._left = False
        super().scrollTo(index, hint)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._follow.start()  # what stands over the list may still be finding its height

    def event(self, event: QEvent) -> bool:
        # Esc leaves the many first, then the list.
        if claim_escape(event, self.several):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if pane_keys.OPEN_APART.pressed(event):
            self.apart.emit(self.currentIndex())
        elif pane_keys.COPY.pressed(event):
            self.copyRequested.emit()
        elif pane_keys.DELETE.pressed(event):
            self.deleteRequested.emit()
        elif pane_keys.STEP_OUT.pressed(event) and self.several():
            self.choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self.apart.emit(self.indexAt(event.position().toPoint()))
        else:
            super().mousePressEvent(event)


def _is_wider(snippet: str, room: int) -> bool:
    """Whether a snippet needs more than one line of `room` pixels; lays nothing out, as most rows
    are out of sight."""
    if len(snippet) * ui_width("i") > room or wide_room(snippet) > room:
        return True
    return ui_metrics().horizontalAdvance(snippet.replace("\n", " ")) > room


def _ending_words(entry: Entry) -> str:
    """「検討　…検討してまいります。」."""
    if entry.ending is None:
        return ""
    return f"{ending_name(entry.ending.kind)}　{entry.ending.sentence}"


def _snippet_line_height() -> float:
    return ui_metrics().height() * LIST_PITCH


def second_line(entry: Entry, metrics: QFontMetrics, room: int) -> str:
    """What stands under a title: people and where; as much as has room where some may give way."""
    parts = [part for part in (entry.people, entry.where) if part]
    if not entry.brief:
        return "　".join(parts)
    lines = [one for one in ("　".join(parts), entry.people) if one]
    return next((one for one in lines if metrics.horizontalAdvance(one) <= room), entry.brief)


def visible_part(
    text: str, highlights: Sequence[tuple[int, int]], capacity: int
) -> tuple[str, list[tuple[int, int]]]:
    """What of a snippet to show where only `capacity` full-width characters find room.

    The first match is always in it; 「…」 stands where something was cut off.

    Returns:
        The text to paint and the matches in it (code points).
    """
    start = 0
    if highlights and highlights[0][1] > capacity - 1:
        start = max(0, highlights[0][0] - capacity // 4)
    end = len(text)
    if end - start > capacity:
        end = start + capacity - 1 - (start > 0)
    shown = ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
    shift = (1 if start else 0) - start
    marks = [
        (max(first, start) + shift, min(last, end) + shift)
        for first, last in highlights
        if first < end and last > start
    ]
    return shown, marks


def _snippet_layout(entry: Entry, font: QFont, width: int) -> QTextLayout:
    """The snippet laid out on at most `SNIPPET_LINES` lines."""
    per_line = int(width / ui_width("あ"))
    flat = entry.snippet.replace("\n", " ")
    # Punctuation that must not begin a line leaves a gap at the end of the one before.
    text, highlights = visible_part(flat, entry.highlights, max(SNIPPET_LINES * per_line - 2, 8))
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    theme = current_theme()
    formats: list[QTextLayout.FormatRange] = []
    for start, end in highlights:
        mark = QTextLayout.FormatRange()
        mark.start = to_utf16(text, start)
        mark.length = to_utf16(text, end) - mark.start
        style = QTextCharFormat()
        style.setBackground(color(theme.hit))
        style.setForeground(color(theme.text))
        mark.format = style
        formats.append(mark)
    layout.setFormats(formats)
    layout.beginLayout()
    for number in range(SNIPPET_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * _snippet_line_height()))
    layout.endLayout()
    return layout


def _paint_snippet(painter: QPainter, entry: Entry, rect: QRect) -> float:
    """Paint the snippet; gives how tall it is."""
    painter.setPen(color(current_theme().text))
    layout = _snippet_layout(entry, ui_font(), rect.width())
    layout.draw(painter, QPointF(rect.topLeft()))
    return layout.lineCount() * _snippet_line_height()
