"""The log of downloads, for a person: what, when, with which result, and why not."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from reader.library.downloads import Downloads
from reader.library.records import LogLine, LogResult
from reader.minutes.meeting import squeeze
from reader.ui.queue_page import empty_state
from reader.ui.theme import SPACE, color, current_theme
from reader.ui.wording import moment, phrase

_BAD = (LogResult.FAILED, LogResult.STOPPED)

_WHEN, _COUNCIL, _MEETING, _RESULT, _WHY = range(5)


class LogModel(QAbstractTableModel):
    """The lines of the log, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LogLine] = []
        self._heads = (
            self.tr("日時"),
            self.tr("議会"),
            self.tr("会議"),
            self.tr("結果"),
            self.tr("理由"),
        )

    def set_lines(self, lines: Sequence[LogLine]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

    def words(self, row: int) -> tuple[str, ...]:
        """A line's cells."""
        line = self._lines[row]
        what = squeeze(line.what)
        if line.result is LogResult.CHECKED:
            what = self.tr("新着の確認：新しい会議 {0}").format(line.what or "0")
        elif line.result is LogResult.STOPPED:
            what = self.tr("（待ち行列）")
        elif line.result is LogResult.FAILED and not what:
            what = self.tr("新着の確認")
        results = {
            LogResult.NEW: self.tr("取り込みました"),
            LogResult.CHANGED: self.tr("更新しました"),
            LogResult.UNCHANGED: self.tr("変更なし"),
            LogResult.FAILED: self.tr("失敗"),
            LogResult.STOPPED: self.tr("停止"),
            LogResult.CHECKED: self.tr("確認しました"),
        }
        # A reason names the meeting as its page does, padding and all.
        why = squeeze(phrase(line.why)) if line.why is not None else ""
        return moment(line.at), line.council, what, results[line.result], why

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._heads)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row())[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words(index.row())[index.column()] or None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _RESULT:
            bad = self._lines[index.row()].result in _BAD
            return color(current_theme().danger) if bad else None
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class _Table(QTableView):
    """Ctrl+C copies the chosen lines, cells by tabs.

    Council, meeting and reason share what is left beside the others: each has what it needs,
    where there is so much; else none has more than one that is cut. A column that somebody gave
    a width keeps it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._by_need = {_COUNCIL, _MEETING, _WHY}
        self._sharing = False
        self.horizontalHeader().sectionResized.connect(self._note_choice)

    def _note_choice(self, column: int, *_: int) -> None:
        if not self._sharing and column in (_COUNCIL, _MEETING):
            self._by_need.discard(column)
            self.share()

    def share(self) -> None:
        """Give the columns the width that their words need, as far as there is."""
        header = self.horizontalHeader()
        others = {_WHEN, _RESULT, _COUNCIL, _MEETING} - self._by_need
        room = self.viewport().width() - sum(header.sectionSize(one) for one in others)
        needs = {
            one: max(self.sizeHintForColumn(one), header.sectionSizeHint(one))
            for one in self._by_need
        }
        self._sharing = True
        for column, width in shares(needs, room).items():
            if column != _WHY:  # it takes what the others leave
                self.setColumnWidth(column, width)
        self._sharing = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        model = self.model()
        if event.matches(QKeySequence.StandardKey.Copy) and isinstance(model, LogModel):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            text = "\n".join("\t".join(model.words(row)) for row in rows)
            QGuiApplication.clipboard().setText(text)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()


def shares(needs: Mapping[int, int], room: int) -> dict[int, int]:
    """How much each has of a room that may be too small for all of them.

    The least needs are met first; what is left is the same for all others.

    Args:
        needs: what each wants, in pixels.
        room: what there is.
    """
    found: dict[int, int] = {}
    for column, need in sorted(needs.items(), key=lambda one: one[1]):
        found[column] = min(need, max(room, 0) // (len(needs) - len(found)))
        room -= found[column]
    return found


class LogPage(QWidget):
    """The log, all of it or what failed."""

    def __init__(self, downloads: Downloads, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._downloads = downloads
        self.model = LogModel(self)
        self._only_bad = QCheckBox(self.tr("失敗だけ"), self)
        self._only_bad.toggled.connect(self.refresh)
        self._table = _Table(self)
        self._table.setProperty("role", "log")
        self._table.setModel(self.model)
        self._table.setAccessibleName(self.tr("ダウンロードの記録"))
        self._table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self._table.setTabKeyNavigation(False)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(30)
        header = self._table.horizontalHeader()
        header.setHighlightSections(False)
        for column in (_WHEN, _RESULT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        # The reason is what one comes for, and the longest: it has all that the others leave.
        header.setSectionResizeMode(_WHY, QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show_why())
        self._why = QLabel(self)
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._empty = empty_state(
            "history",
            self.tr("記録はまだありません"),
            self.tr("取り込んだ会議や、取り込めなかった理由が、ここに残ります。"),
            self,
        )
        top = QHBoxLayout()
        top.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.s)
        top.addWidget(self._only_bad)
        top.addStretch(1)
        below = QHBoxLayout()
        below.setContentsMargins(SPACE.l, SPACE.s, SPACE.l, SPACE.m)
        below.addWidget(self._why)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._empty, 1)
        self._empty.hide()  # until it is known that there is nothing
        layout.addLayout(below)

    def refresh(self) -> None:
        """Show the log as it is now; the chosen line stays chosen."""
        lines = self._downloads.log()
        anything = bool(lines)
        if self._only_bad.isChecked():
            lines = [one for one in lines if one.result in _BAD]
        self.model.set_lines(lines)
        self._table.setVisible(anything)
        self._only_bad.setVisible(anything)
        self._empty.setVisible(not anything)
        self._table.share()
        self._show_why()

    def show_failures(self) -> None:
        """Show what failed alone."""
        self._only_bad.setChecked(True)
        self.refresh()

    def showEvent(self, event: object) -> None:
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    def _show_why(self) -> None:
        row = self._table.currentIndex().row()
        why = self.model.words(row)[4] if row >= 0 else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
