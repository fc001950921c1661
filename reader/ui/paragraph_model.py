"""The paragraphs that may be quoted, grouped under headings, and their ticks."""

from collections.abc import Iterable

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from reader.errors import TemplateProblem
from reader.export.blocks import Block, blocks
from reader.export.selection import Selection, tick
from reader.export.wishes import HeadingPatterns, QuoteOptions

ModelIndex = QModelIndex | QPersistentModelIndex


class ParagraphModel(QAbstractItemModel):
    """Headings with their paragraphs below them.

    Signals:
        edited: ticks or headings changed.
    """

    edited = Signal()

    def __init__(
        self, selection: Selection, options: QuoteOptions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._options = options
        self._headings = dict(options.headings)
        self._groups = self._group(options.patterns)
        first = 1
        self._numbers: list[range] = []
        for part in selection.parts:
            self._numbers.append(range(first, first + len(part.paragraphs)))
            first += len(part.paragraphs)
        self._rows = [
            [number for part in group.parts for number in self._numbers[part]]
            for group in self._groups
        ]
        self._texts = {
            number: part.text[start:end]
            for part, numbers in zip(selection.parts, self._numbers, strict=True)
            for number, (start, end) in zip(numbers, part.paragraphs, strict=True)
        }
        ticks = (done for part in selection.parts for done in part.ticked)
        self._ticked = {number for number, done in enumerate(ticks, start=1) if done}

    # --- what was chosen ----------------------------------------------------

    @property
    def selection(self) -> Selection:
        """The selection as it is ticked now."""
        return tick(self._selection, self._ticked)

    @property
    def headings(self) -> dict[int, str]:
        """The headings written by hand, by the index of the first part under them."""
        return dict(self._headings)

    @property
    def count(self) -> int:
        """How many paragraphs there are."""
        return len(self._texts)

    @property
    def ticked(self) -> int:
        """How many are ticked."""
        return len(self._ticked)

    def tick_all(self, on: bool) -> None:
        """Tick every paragraph, or none."""
        self.set_ticks(self._texts, on)

    def set_ticks(self, numbers: Iterable[int], on: bool) -> None:
        """Tick or untick paragraphs by their numbers (from 1)."""
        before = set(self._ticked)
        self._ticked = before | set(numbers) if on else before - set(numbers)
        if self._ticked != before:
            self._repaint()
            self.edited.emit()

    def set_patterns(self, patterns: HeadingPatterns) -> None:
        """Write the headings anew; those written by hand stay."""
        self._groups = self._group(patterns)
        self._repaint()

    # --- of an index --------------------------------------------------------

    def is_heading(self, index: ModelIndex) -> bool:
        """Whether it is a heading, not a paragraph."""
        return index.internalId() == 0

    def numbers(self, index: ModelIndex) -> list[int]:
        """The paragraphs it stands for: its own number, or all below a heading."""
        if self.is_heading(index):
            return self._rows[index.row()]
        return [self._rows[index.internalId() - 1][index.row()]]

    def group(self, index: ModelIndex) -> Block:
        """The heading's group, of a paragraph too."""
        return self._groups[index.row() if self.is_heading(index) else index.internalId() - 1]

    def checked(self, index: ModelIndex) -> Qt.CheckState:
        """Its tick; a heading's is partial where some of its paragraphs are ticked."""
        numbers = self.numbers(index)
        ticked = sum(number in self._ticked for number in numbers)
        if ticked == 0:
            return Qt.CheckState.Unchecked
        return Qt.CheckState.Checked if ticked == len(numbers) else Qt.CheckState.PartiallyChecked

    def text(self, index: ModelIndex) -> str:
        """A heading's words, or a paragraph's without its indentation."""
        if self.is_heading(index):
            group = self._groups[index.row()]
            return self._headings.get(group.parts[0], group.heading)
        return self._texts[self.numbers(index)[0]].strip()

    # --- Qt -----------------------------------------------------------------

    def index(
        self,
        row: int,
        column: int,
        parent: ModelIndex = QModelIndex(),  # noqa: B008
    ) -> QModelIndex:
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: ModelIndex) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        if not index.isValid() or self.is_heading(index):
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._rows[parent.row()]) if self.is_heading(parent) else 0

    def columnCount(self, parent: ModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        flags = (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )
        return flags | Qt.ItemFlag.ItemIsEditable if self.is_heading(index) else flags

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.checked(index)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and self.group(index).estimated:
            return self.tr("対応は推定")
        if role == Qt.ItemDataRole.ToolTipRole and self.is_heading(index):
            if self.group(index).estimated:
                return self.tr(
                    "この答弁がこの質問へのものかどうかは推定です。F2 で見出しを直せます。"
                )
            return self.tr("ダブルクリックか F2 で見出しを直せます。")
        return None

    def setData(
        self, index: ModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            self.set_ticks(self.numbers(index), Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        if role == Qt.ItemDataRole.EditRole and self.is_heading(index):
            written = " ".join(str(value).split())
            group = self._groups[index.row()]
            if written == self.text(index):
                return False
            if written == group.heading:
                self._headings.pop(group.parts[0], None)
            else:
                self._headings[group.parts[0]] = written
            self._repaint()
            self.edited.emit()
            return True
        return False

    # --- inside -------------------------------------------------------------

    def _group(self, patterns: HeadingPatterns) -> tuple[Block, ...]:
        """Every heading with all that could stand under it; patterns that cannot be used
        are the caller's to tell."""
        whole = replace(
            self._selection,
            parts=tuple(
                replace(part, ticked=(True,) * len(part.paragraphs))
                for part in self._selection.parts
            ),
        )
        try:
            return blocks(whole, patterns, self._options.surnames, {}, False)
        except TemplateProblem:
            return blocks(whole, HeadingPatterns(), self._options.surnames, {}, False)

    def _repaint(self) -> None:
        for row in range(len(self._groups)):
            heading = self.index(row, 0)
            self.dataChanged.emit(heading, heading)
            last = self.rowCount(heading) - 1
            if last >= 0:
                self.dataChanged.emit(self.index(0, 0, heading), self.index(last, 0, heading))
