"""The councils that can be downloaded: chosen again, looked at regularly, taken off the list."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from reader.library.library import Library
from reader.library.records import Assembly, CouncilCheck, Every
from reader.ui.at_rest import rest_while
from reader.ui.flow_layout import FlowLayout
from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.presets import presets
from reader.ui.tasks import Tasks, Work
from reader.ui.theme import SPACE
from reader.ui.wording import joined, moment


class CouncilPage(QWidget):
    """A card for every council.

    Signals:
        addRequested: another council is wanted.
        downloadRequested: an entry page's address.
        checkRequested: a council's name, to be looked at now.
        removed: the `RemovedCouncil` that was taken off the list.
        undoable: what was done, and how to take it back.
    """

    addRequested = Signal()  # noqa: N815
    downloadRequested = Signal(str)  # noqa: N815
    checkRequested = Signal(str)  # noqa: N815
    removed = Signal(object)
    undoable = Signal(str, object)

    def __init__(self, library: Library, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._shown: object = None
        add = _button(self.tr("議会を追加…"), "plus", self.addRequested.emit, self)
        top = QHBoxLayout()
        top.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, 0)
        top.addWidget(add)
        top.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)

    def refresh(self) -> None:
        """Show the list as it is now."""
        listed = [one for one in self._library.coverage.assemblies() if one.downloadable]
        checks = {one.council: one for one in self._library.checks.all()}
        if (listed, checks) == self._shown:
            return
        self._shown = listed, checks
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.l)
        column.setSpacing(SPACE.s)
        for one in listed:
            column.addWidget(self._card(one, checks.get(one.name)))
        known = {one.entry_url for one in listed} | {one.name for one in listed}
        built_in = [(name, url) for name, url in presets().items() if not {name, url} & known]
        if built_in:
            head = QLabel(self.tr("すぐに使える議会"), inside)
            head.setProperty("role", "caption")
            column.addWidget(head)
        for name, url in built_in:
            column.addWidget(self._plain_card(name, url))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def showEvent(self, event: object) -> None:
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    # --- inside ---------------------------------------------------------------------

    def _plain_card(self, name: str, url: str) -> QFrame:
        card, row, _ = _frame(name, url, self)
        take = _button(
            self.tr("取り込む…"), "download", lambda: self.downloadRequested.emit(url), card
        )
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return card

    def _card(self, one: Assembly, check: CouncilCheck | None) -> QFrame:
        url = one.entry_url or ""
        card, row, words = _frame(one.name, url, self)
        counts = self.tr("取り込み済み {0}会議").format(f"{one.sittings:,}")
        if not one.sittings:
            # What is missing says it, too.
            counts = "" if one.missing else self.tr("まだ取り込んでいません")
        missing = self.tr("未取得 {0}会議").format(f"{one.missing:,}") if one.missing else ""
        held = QLabel(joined(part for part in (counts, missing) if part), card)
        words.addWidget(held)
        words.addSpacing(SPACE.xs)
        words.addWidget(self._schedule(card, one.name, check))
        buttons = QVBoxLayout()
        buttons.setSpacing(SPACE.xs)
        buttons.addWidget(
            _button(
                self.tr("取り込む…"), "download", lambda: self.downloadRequested.emit(url), card
            )
        )
        look = _button(
            self.tr("新着を確認"), "refresh", lambda: self.checkRequested.emit(one.name), card
        )
        rest_while(self._tasks, look, Work.COUNCILS)
        buttons.addWidget(look)
        buttons.addWidget(
            _button(self.tr("一覧から外す"), "x", lambda: self._remove(one.name), card)
        )
        buttons.addStretch(1)
        row.addLayout(buttons)
        return card

    def _schedule(self, card: QFrame, name: str, check: CouncilCheck | None) -> QWidget:
        label = QLabel(self.tr("新着の定期確認"), card)
        label.setProperty("role", "muted")
        every = QComboBox(card)
        every.setAccessibleName(self.tr("{0}の新着の定期確認").format(name))
        for words, value in (
            (self.tr("しない"), None),
            (self.tr("毎日"), Every.DAY),
            (self.tr("毎週"), Every.WEEK),
        ):
            every.addItem(words, value)
        every.setCurrentIndex(every.findData(check.every if check else None))
        fetches = QCheckBox(self.tr("見つけたら取り込む"), card)
        fetches.setChecked(check is None or check.fetches)
        # What is done with what is found is no question where nothing is looked for.
        fetches.setVisible(check is not None)
        state = QLabel(card)
        state.setProperty("role", "caption")
        if check is not None and check.checked_at:
            state.setText(self.tr("前回 {0}").format(moment(check.checked_at)))

        def store() -> None:
            value = every.currentData()
            wanted = Every(value) if value else None
            fetches.setVisible(wanted is not None)
            self._set_check(name, wanted, fetches=fetches.isChecked())

        every.activated.connect(lambda _: store())
        fetches.clicked.connect(lambda _: store())
        row = QWidget(card)
        flow = FlowLayout(row, spacing=SPACE.s)
        for part in (label, every, fetches, state):
            flow.addWidget(part)
        return row

    def _remove(self, name: str) -> None:
        removed = self._library.coverage.remove(name)
        self.refresh()
        if removed is not None:
            self.removed.emit(removed)

    def _set_check(self, name: str, wanted: Every | None, *, fetches: bool) -> None:
        checks = self._library.checks
        before = next((one for one in checks.all() if one.council == name), None)
        checks.set(name, wanted, fetches=fetches)

        def undo() -> None:
            fetched = before.fetches if before is not None else True
            checks.set(name, before.every if before is not None else None, fetches=fetched)
            self.refresh()

        self.undoable.emit(self.tr("{0}の定期確認を変えました").format(name), undo)


def _frame(name: str, url: str, parent: QWidget) -> tuple[QFrame, QHBoxLayout, QVBoxLayout]:
    """A card with a council's name and address; its row and column are for what else there is."""
    card = QFrame(parent)
    card.setProperty("role", "card")
    title = QLabel(name, card)
    title.setProperty("role", "title")
    address = QLabel(url, card)
    address.setProperty("role", "caption")
    address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # A long one is no reason to push the buttons out of sight.
    address.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    address.setToolTip(url)
    words = QVBoxLayout()
    words.setSpacing(SPACE.xs)
    words.addWidget(title)
    words.addWidget(address)
    row = QHBoxLayout(card)
    row.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
    row.setSpacing(SPACE.m)
    row.addWidget(
        IconLabel("landmark", 18, "accent", "accent_soft", card), 0, Qt.AlignmentFlag.AlignTop
    )
    row.addLayout(words, 1)
    return card, row, words


def _button(words: str, icon: str, do: Callable[[], object], parent: QWidget) -> QPushButton:
    button = QPushButton(words, parent)
    button.setAutoDefault(False)
    bind_icon(button, icon)
    button.clicked.connect(lambda: do())
    return button
