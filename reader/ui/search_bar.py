"""The search field with its suggestions, and the strip of filters under it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QSignalBlocker,
    QStringListModel,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import QueryError
from reader.ui.flow_layout import FlowLayout
from reader.ui.histogram import Histogram
from reader.ui.icons import bind_icon
from reader.ui.offsets import to_utf16
from reader.ui.theme import SPACE, color, current_theme

_PAUSE_MILLISECONDS = 90
"""How long typing must rest before a search starts."""


class SearchField(QLineEdit):
    """The field on top.

    Signals:
        queryChanged: the text, once typing rests; never while Japanese input is composed.
        submitted: Enter was pressed: the text is worth remembering.
        leftDownwards: ↓ was pressed: the reader wants to the list.
        recentRequested: the recent searches are wanted.
    """

    queryChanged = Signal(str)  # noqa: N815
    submitted = Signal(str)
    leftDownwards = Signal()  # noqa: N815
    recentRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._error: QueryError | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._tell)
        self._recent = QStringListModel(self)
        completer = self._completer = QCompleter(self._recent, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        self.setCompleter(completer)
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(self.tr("会議録と記事を検索（例：オンライン化 発言者:見本太郎）"))
        self.setAccessibleName(self.tr("検索"))
        glass = QAction(self)
        bind_icon(glass, "search", "muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        recent = QAction(self.tr("最近の検索（Alt+↓）"), self)
        bind_icon(recent, "history", "muted")
        recent.triggered.connect(self.recentRequested)
        self.addAction(recent, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self._changed)

    def set_query(self, text: str) -> None:
        """Put a query into the field and search for it at once."""
        with QSignalBlocker(self):
            self.setText(text)
        self._timer.stop()
        self._tell()

    def forget(self) -> None:
        """Empty the field without a search: something else is listed now."""
        with QSignalBlocker(self):
            self.clear()
        self._timer.stop()
        self.set_error(None)

    def resting(self) -> bool:
        """Whether nothing typed waits to be searched for."""
        return not self._timer.isActive()

    def set_recent(self, queries: Sequence[str]) -> None:
        """Offer these while typing."""
        self._recent.setStringList(list(queries))

    def set_error(self, error: QueryError | None, sentence: str = "") -> None:
        """Underline what cannot be understood; None when all is well."""
        self._error = error
        self.setToolTip(sentence)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # A file dropped here is to be imported, not its path searched for.
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and event.commitString():
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._composing:
            self._timer.stop()
            self._tell()
            self.submitted.emit(self.text())
            event.accept()
            return
        popup = self._completer.popup()
        suggesting = popup is not None and popup.isVisible()
        if event.key() == Qt.Key.Key_Down and not self._composing and not suggesting:
            self.leftDownwards.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._error is None:
            return
        start = self._x_at(to_utf16(self.text(), min(self._error.start, len(self.text()))))
        end = self._x_at(to_utf16(self.text(), min(self._error.end, len(self.text()))))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(current_theme().danger), 1.6))
        bottom = self.cursorRect().bottom() - 1
        x, up = start, True
        while x < max(end, start + 8):
            painter.drawLine(
                int(x), bottom - (0 if up else 2), int(x + 3), bottom - (2 if up else 0)
            )
            x, up = x + 3, not up
        painter.end()

    def _x_at(self, position: int) -> float:
        """Where a position of the text is drawn (QLineEdit only tells the cursor's)."""
        metrics = self.fontMetrics()
        cursor = self.cursorRect().center().x()
        at_cursor = metrics.horizontalAdvance(self.text()[: self.cursorPosition()])
        return cursor - at_cursor + metrics.horizontalAdvance(self.text()[:position])

    def _changed(self) -> None:
        if not self._composing:
            self._timer.start()

    def _tell(self) -> None:
        self.queryChanged.emit(self.text())


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a chip offers: what the query says, what a person reads, how many hits."""

    value: str
    label: str
    count: int | None = None


def filter_name(field: str) -> str:
    """What the window calls a filter.

    Args:
        field: its Japanese name in the query language.
    """
    return {
        "議会": QCoreApplication.translate("FilterStrip", "議会"),
        "会議": QCoreApplication.translate("FilterStrip", "会議"),
        "発言者": QCoreApplication.translate("FilterStrip", "発言者"),
        "役職": QCoreApplication.translate("FilterStrip", "役職"),
        "種別": QCoreApplication.translate("FilterStrip", "種別"),
        "出典": QCoreApplication.translate("FilterStrip", "出典"),
        "期間": QCoreApplication.translate("FilterStrip", "期間"),
    }.get(field, field)


class Chip(QToolButton):
    """A filter: shows its value while in force, offers values, and an end.

    Signals:
        chosen: the value, or None to drop the filter.
    """

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._menu = QMenu(self)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setText(f"{title} ▾")
        self.setAccessibleName(title)

    def set_state(self, value: str | None, choices: Sequence[Choice]) -> None:
        """Show the value in force and what may be chosen."""
        labels = {choice.value: choice.label for choice in choices}
        self.setChecked(value is not None)
        shown = labels.get(value, value) if value is not None else None
        if shown:
            self.setText(self.tr("{0}：{1}").format(self._title, shown))
        else:
            self.setText(f"{self._title} ▾")
        self._menu.clear()
        for choice in choices:
            label = choice.label.replace("&", "&&")
            words = f"{label}　{choice.count:,}" if choice.count is not None else label
            action = self._menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(choice.value == value)
            action.triggered.connect(lambda _=False, one=choice.value: self.chosen.emit(one))
        if value is not None:
            self._menu.addSeparator()
            clear = self._menu.addAction(self.tr("この絞り込みを外す"))
            bind_icon(clear, "x")
            clear.triggered.connect(lambda: self.chosen.emit(None))
        elif not choices:
            self._menu.addAction(self.tr("（候補なし）")).setEnabled(False)

    def nextCheckState(self) -> None:
        """A click opens the menu; only the query says what is in force."""


class FilterStrip(QFrame):
    """Chips for what a query can be narrowed to, and the histogram of years.

    Signals:
        fieldChosen: a field's name in the query language, and its value or None.
    """

    fieldChosen = Signal(str, object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips = {
            field: Chip(filter_name(field), self)
            for field in ("議会", "会議", "発言者", "種別", "出典")
        }
        self.period = Chip(filter_name("期間"), self)
        self.histogram = Histogram(self)
        chips = QWidget(self)
        flow = FlowLayout(chips, spacing=6)
        flow.addWidget(self.period)
        for chip in self.chips.values():
            flow.addWidget(chip)
        chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addWidget(chips)
        layout.addWidget(self.histogram)
        for name, chip in (*self.chips.items(), ("期間", self.period)):
            chip.chosen.connect(lambda value, field=name: self.fieldChosen.emit(field, value))
        self.histogram.rangeChosen.connect(self._choose_years)
        self.histogram.rangeCleared.connect(lambda: self.fieldChosen.emit("期間", None))

    def set_state(
        self,
        fields: Mapping[str, str],
        choices: Mapping[str, Sequence[Choice]],
        years: dict[int, int],
        chosen: tuple[int, int] | None,
    ) -> None:
        """Show the filters in force and what they may become.

        Args:
            fields: the query's fields by name.
            choices: what each chip offers, by field.
            years: hits by year; chosen: the years of the filter in force.
        """
        for name, chip in self.chips.items():
            chip.set_state(fields.get(name), choices.get(name, ()))
        self.period.set_state(fields.get("期間"), choices.get("期間", ()))
        self.histogram.set_counts(years, chosen)
        self.histogram.setVisible(bool(years))

    def _choose_years(self, first: int, last: int) -> None:
        value = f"{first}" if first == last else f"{first}..{last}"
        self.fieldChosen.emit("期間", value)


class ResultHeader(QFrame):
    """Over the list: how many, what was searched, and what is missing.

    Signals:
        linkActivated: the address of a link in the words (``missing``, ``drop:期間`` …).
    """

    linkActivated = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._scope = QLabel(self)
        self._scope.setProperty("role", "caption")
        self._scope.setWordWrap(True)
        self._scope.setTextFormat(Qt.TextFormat.RichText)
        self._scope.linkActivated.connect(self.linkActivated)
        self._tools = QFrame(self)
        self._tool_row = QHBoxLayout(self._tools)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(2)
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self._tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.m, SPACE.s, SPACE.s)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._scope)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right."""
        self._tool_row.addWidget(tool)

    def show_tools(self, show: bool) -> None:
        """The tools act on results; elsewhere they are in the way."""
        self._tools.setVisible(show)

    def set_words(self, title: str, scope: str) -> None:
        """Show the count, and under it the scope (rich text, already escaped)."""
        self._title.setText(title)
        self._scope.setText(scope)
        self._scope.setVisible(bool(scope))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._scope.setText(self._scope.text())
