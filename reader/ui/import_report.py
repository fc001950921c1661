"""What an import did, thing by thing: new, changed, kept as a document, not imported and why."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import Bilingual, ReaderError
from reader.jobs.report import Report
from reader.library.records import OwnerKind, Stored
from reader.minutes.meeting import squeeze
from reader.ui.clipboard import copy_text
from reader.ui.dialog import Dialog
from reader.ui.icons import icon
from reader.ui.place import Place
from reader.ui.theme import SPACE, current_theme
from reader.ui.wording import joined, phrase, sentence

ModelIndex = QModelIndex | QPersistentModelIndex

_MOST_COPIED = 50_000
"""Lines that are put on the clipboard at most."""


class Outcome(StrEnum):
    """What became of a thing, in the order in which the chips stand."""

    NEW = "new"
    CHANGED = "changed"
    DOCUMENT = "document"
    UNCHANGED = "unchanged"
    FAILED = "failed"


_ICONS = {
    Outcome.NEW: ("circle-check", "success"),
    Outcome.CHANGED: ("refresh", "accent"),
    Outcome.DOCUMENT: ("file-text", "muted"),
    Outcome.UNCHANGED: ("check", "muted"),
    Outcome.FAILED: ("alert", "warning"),
}


def outcome_words(outcome: Outcome) -> str:
    """What an outcome is called."""
    return {
        Outcome.NEW: QCoreApplication.translate("ImportReport", "新規"),
        Outcome.CHANGED: QCoreApplication.translate("ImportReport", "変更"),
        Outcome.DOCUMENT: QCoreApplication.translate("ImportReport", "文書として保存"),
        Outcome.UNCHANGED: QCoreApplication.translate("ImportReport", "変更なし"),
        Outcome.FAILED: QCoreApplication.translate("ImportReport", "失敗"),
    }[outcome]


class Line(Struct, frozen=True):
    """A thing in the report.

    Attributes:
        title: what it is; of what failed, the file.
        file: where it came from.
        why: the reason in a few words; told: the whole sentence. Both "" where all is well.
        place: where it can be looked at; None of what failed.
    """

    outcome: Outcome
    title: str
    file: str
    why: str
    told: str
    place: Place | None


def lines_of(report: Report) -> list[Line]:
    """A report line by line: what failed first, as that is what is to be done something about."""
    failed = [
        Line(
            Outcome.FAILED,
            one.what,
            "",
            _reason(one.why),
            sentence(one.why),
            None,
        )
        for one in report.failed
    ]
    stored: list[Line] = []
    for one in report.outcomes:
        place = Place(sitting=one.id) if one.kind is OwnerKind.SITTING else Place(post=one.id)
        outcome = Outcome(one.stored.value)
        if one.why is not None and one.stored is not Stored.UNCHANGED:
            outcome = Outcome.DOCUMENT
        why = _reason(one.why) if one.why else ""
        told = sentence(one.why) if one.why else ""
        if one.older:
            why = QCoreApplication.translate("ImportReport", "確定版がある速報版")
            told = QCoreApplication.translate(
                "ImportReport", "速報版です。確定版がライブラリーにあるので、取り込みませんでした。"
            )
        stored.append(Line(outcome, squeeze(one.title), one.file, why, told, place))
    return failed + stored


def _reason(error: ReaderError) -> str:
    """The reason alone, without the name that stands beside it anyway."""
    why = error.values.get("why")
    if isinstance(why, Bilingual):
        return phrase(why)
    return str(why) if why else sentence(error)


class _Model(QAbstractTableModel):
    """Lines of one outcome, or all."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line of a row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 2

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title if index.column() == 0 else line.why or line.file
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            name, token = _ICONS[line.outcome]
            return icon(name, getattr(current_theme(), token))
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.told or f"{line.title}\n{line.file}"
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{outcome_words(line.outcome)} {line.title}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("項目"), self.tr("ファイル・理由"))[section]
        return None


class ImportReportDialog(Dialog):
    """The result of an import.

    Args:
        report: what it did.

    Signals:
        openRequested: the `Place` of a thing that is to be shown.
    """

    openRequested = Signal(object)  # noqa: N815

    def __init__(self, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("取り込みの結果"))
        self.resize(760, 520)
        self._lines = lines_of(report)
        self._model = _Model(self)
        self._chips: dict[Outcome | None, QToolButton] = {}

        head = QLabel(self.windowTitle(), self)
        head.setProperty("role", "title")
        summary = QLabel(self._summary(report), self)
        summary.setProperty("role", "muted")
        summary.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(head)
        words.addWidget(summary)
        top = self._headed("file-plus", words)

        self._table = self._make_table()
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setProperty("role", "muted")
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._told.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + SPACE.xs)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addLayout(self._make_chips())
        layout.addWidget(self._table, 1)
        layout.addWidget(self._told)
        layout.addLayout(self._make_buttons())
        self._table.selectionModel().selectionChanged.connect(self._tell)
        self._show(None)
        self._table.setFocus()

    def text(self) -> str:
        """The report as text, a line a thing, what failed with its sentence."""
        return "\n".join(
            "\t".join(
                part for part in (outcome_words(one.outcome), one.title, one.file, one.told) if part
            )
            for one in self._lines[:_MOST_COPIED]
        )

    def titles(self) -> list[str]:
        """What is listed now."""
        lines = (self._model.line(row) for row in range(self._model.rowCount()))
        return [line.title for line in lines if line is not None]

    def show_only(self, outcome: Outcome | None) -> None:
        """List one outcome, or all for None."""
        self._chips[outcome].click()

    def open_current(self) -> None:
        """Show the thing that is selected, if it can be."""
        line = self._model.line(self._table.currentIndex().row())
        if line is not None and line.place is not None:
            self.openRequested.emit(line.place)

    # --- making -------------------------------------------------------------

    def _summary(self, report: Report) -> str:
        """What the chips do not say: whether there is something to be done about."""
        things = len(self._lines)
        if report.failed:
            return self.tr(
                "{0}件のうち{1}件は取り込めませんでした。選ぶと理由が下に出ます。"
            ).format(f"{things:,}", f"{len(report.failed):,}")
        return self.tr("{0}件をすべて取り込みました。").format(f"{things:,}")

    def _make_chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        group = QButtonGroup(self)
        group.setExclusive(True)
        counts = {one: sum(line.outcome is one for line in self._lines) for one in Outcome}
        for outcome in (None, *Outcome):
            count = len(self._lines) if outcome is None else counts[outcome]
            chip = QToolButton(self)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            name = self.tr("すべて") if outcome is None else outcome_words(outcome)
            chip.setText(f"{name} {count:,}")
            chip.clicked.connect(lambda _=False, wanted=outcome: self._show(wanted))
            chip.setVisible(outcome is None or count > 0)
            chip.setChecked(outcome is None)
            group.addButton(chip)
            row.addWidget(chip)
            self._chips[outcome] = chip
        row.addStretch(1)
        return row

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.windowTitle())
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setProperty("role", "log")
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.activated.connect(lambda _: self.open_current())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        return table

    def _make_buttons(self) -> QHBoxLayout:
        copy = QPushButton(self.tr("結果をコピー"), self)
        copy.clicked.connect(lambda: copy_text(self.text()))
        self._open = QPushButton(self.tr("開く"), self)
        self._open.setEnabled(False)
        self._open.clicked.connect(self.open_current)
        close = QPushButton(self.tr("閉じる"), self)
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(close)
        return row

    # --- inside -------------------------------------------------------------

    def _show(self, outcome: Outcome | None) -> None:
        chosen = [one for one in self._lines if outcome is None or one.outcome is outcome]
        self._model.show_lines(chosen)
        self._tell(QItemSelection())
        if chosen:
            self._table.selectRow(0)

    def _tell(self, *_: QItemSelection) -> None:
        line = self._model.line(self._table.currentIndex().row())
        self._open.setEnabled(line is not None and line.place is not None)
        if line is None:
            self._told.setText("")
            return
        self._told.setText(line.told or joined(part for part in (line.title, line.file) if part))

    def _show_menu(self, point: QPoint) -> None:
        line = self._model.line(self._table.indexAt(point).row())
        if line is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if line.place is not None:
            menu.addAction(self.tr("開く"), self.open_current)
        menu.addAction(self.tr("この行をコピー"), lambda: copy_text(line.told or line.title))
        menu.popup(self._table.viewport().mapToGlobal(point))
