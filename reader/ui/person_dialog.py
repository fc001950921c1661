"""What is known of a speaker: the labels, posts and groups over the years, and why each is his."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.library.people import is_named
from reader.library.person_record import LabelOfPerson, PersonRecord, Stretch
from reader.minutes.by_hand import Decision, DecisionKind
from reader.minutes.people import Why
from reader.ui.dialog import Dialog
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE
from reader.ui.wording import enumerated

_MOST_POSTS = 14


class PersonDialog(Dialog):
    """A person. Nothing is stored here; what is done is told.

    Signals:
        searchRequested: everything that this person said is wanted.
        sameRequested: this person is to be joined with another one.
        apartRequested: the labels that are chosen are somebody else's.
        takenBack: the id of a decision of the reader that is to be undone.
    """

    searchRequested = Signal()  # noqa: N815
    sameRequested = Signal()  # noqa: N815
    apartRequested = Signal(object)  # noqa: N815
    takenBack = Signal(int)  # noqa: N815

    def __init__(self, record: PersonRecord, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resize(680, 620)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        self._layout.setSpacing(SPACE.m)
        self.name = QLabel(self)
        self.name.setProperty("role", "title")
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._where = QLabel(self)
        self._where.setProperty("role", "muted")
        self._where.setWordWrap(True)
        search = QPushButton(self.tr("発言を検索"), self)
        bind_icon(search, "search")
        search.setAutoDefault(False)
        search.clicked.connect(self.searchRequested)
        words = QVBoxLayout()
        words.setSpacing(SPACE.xxs)
        words.addWidget(self.name)
        words.addWidget(self._where)
        top = self._headed("user", words, Qt.AlignmentFlag.AlignTop)
        top.addWidget(search, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(top)

        self.career = QWidget(self)
        self._career = QGridLayout(self.career)
        self._career.setContentsMargins(0, 0, 0, 0)
        self._career.setHorizontalSpacing(SPACE.m)
        self._career.setVerticalSpacing(SPACE.xs)
        self._career.setColumnStretch(1, 1)
        self._layout.addWidget(self.career)

        self.labels = QTreeWidget(self)
        self.labels.setAccessibleName(self.tr("この人の呼び方"))
        self.labels.setHeaderLabels(
            [self.tr("呼び方"), self.tr("年"), self.tr("会議"), self.tr("この人とした理由")]
        )
        self.labels.setRootIsDecorated(False)
        self.labels.setUniformRowHeights(True)
        self.labels.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.labels.header()
        header.setStretchLastSection(True)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.labels.itemSelectionChanged.connect(self._enable)
        self._layout.addWidget(self.labels, 1)

        self._by_hand = QFrame(self)
        self._by_hand.setProperty("role", "banner")
        self._made = QVBoxLayout(self._by_hand)
        self._made.setContentsMargins(SPACE.m, SPACE.s, SPACE.m, SPACE.s)
        self._made.setSpacing(0)
        self._layout.addWidget(self._by_hand)

        self.same = QPushButton(self.tr("ほかの人と同じ人にする…"), self)
        bind_icon(self.same, "merge")
        self.same.clicked.connect(self.sameRequested)
        self.apart = QPushButton(self.tr("選んだ呼び方を別の人にする"), self)
        bind_icon(self.apart, "scissors")
        self.apart.clicked.connect(lambda: self.apartRequested.emit(self.chosen()))
        box = QDialogButtonBox(self)
        close = box.addButton(self.tr("閉じる"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        for button in (self.same, self.apart):
            button.setAutoDefault(False)
        box.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addWidget(self.same)
        row.addWidget(self.apart)
        row.addStretch(1)
        row.addWidget(box)
        self._layout.addLayout(row)
        self.show_record(record)
        self.labels.setFocus()

    def show_record(self, record: PersonRecord) -> None:
        """Show a person, or the same one as he is known now."""
        self.record = record
        person = record.person
        self.setWindowTitle(self.tr("発言者：{0}").format(person.name))
        self.name.setText(person.name + (f"　{person.role}" if person.role else ""))
        self._where.setText(self._place())
        self._fill_career(record)
        self._fill_labels(record.labels)
        self._fill_decisions(record.decisions)
        self._enable()

    def chosen(self) -> list[LabelOfPerson]:
        """The labels that are chosen."""
        return [item.data(0, Qt.ItemDataRole.UserRole) for item in self.labels.selectedItems()]

    def _place(self) -> str:
        person = self.record.person
        parts = [person.council] if is_named(person.council) else []
        others = [one for one in person.names if one != person.name]
        if others:
            parts.append(self.tr("別の表記：{0}").format(enumerated(others)))
        if not person.names:
            parts.append(self.tr("この呼び方だけでは、誰のことか決められません。"))
        return "　".join(parts)

    def _fill_career(self, record: PersonRecord) -> None:
        while self._career.count():
            item = self._career.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        lines = [
            (self.tr("役職"), _over_time(record.posts, self.tr("議員"))),
            (self.tr("会派"), _over_time(record.groups, "")),
        ]
        row = 0
        for title, words in lines:
            if words:
                head = QLabel(title, self.career)
                head.setProperty("role", "muted")
                told = QLabel(words, self.career)
                told.setWordWrap(True)
                told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._career.addWidget(head, row, 0, Qt.AlignmentFlag.AlignTop)
                self._career.addWidget(told, row, 1)
                row += 1
        self.career.setVisible(row > 0)

    def _fill_labels(self, labels: Sequence[LabelOfPerson]) -> None:
        self.labels.clear()
        for one in labels:
            item = QTreeWidgetItem(
                [one.label.strip(), years(one.first, one.last), f"{one.sittings:,}", self._why(one)]
            )
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, Qt.ItemDataRole.UserRole, one)
            item.setToolTip(3, item.text(3))
            self.labels.addTopLevelItem(item)

    def _fill_decisions(self, decisions: Sequence[Decision]) -> None:
        while self._made.count():
            item = self._made.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for one in decisions:
            line = QWidget(self._by_hand)
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            words = QLabel(self.decision_words(one), line)
            words.setWordWrap(True)
            undo = QPushButton(self.tr("取り消す"), line)
            undo.setProperty("role", "link")
            undo.setAutoDefault(False)
            undo.setAccessibleName(self.tr("取り消す：{0}").format(words.text()))
            undo.clicked.connect(lambda _=False, made=one.id: self.takenBack.emit(made))
            row.addWidget(words, 1)
            row.addWidget(undo)
            self._made.addWidget(line)
        self._by_hand.setVisible(bool(decisions))

    def decision_words(self, decision: Decision) -> str:
        """「手直し：「架空はなこ」を「見本はなこ」と同じ人にしました」."""
        what = (decision.label or decision.name).strip()
        if decision.kind is DecisionKind.APART:
            return self.tr("手直し：「{0}」を別の人にしました").format(what)
        return self.tr("手直し：「{0}」を「{1}」と同じ人にしました").format(
            what, decision.other_name or ""
        )

    def _why(self, one: LabelOfPerson) -> str:
        return {
            Why.ALONE: self.tr("決められないので、この呼び方のまま"),
            Why.NAME: self.tr("氏名が書かれている"),
            Why.ROSTER: self.tr("その会議の名簿から"),
            Why.SURNAME: self.tr("当時この姓の人は一人"),
            Why.LETTER: self.tr("当時この姓と（ ）の字の人は一人"),
            Why.POST: self.tr("当時この姓と役職の人は一人"),
            Why.HOLDER: self.tr("前後とも同じ人の役職・議席"),
            Why.SPELLING: self.tr("同じ読みの、かな・漢字の表記"),
            Why.HAND: self.tr("手で決めた"),
        }[one.why]

    def _enable(self) -> None:
        chosen = len(self.labels.selectedItems())
        self.apart.setEnabled(0 < chosen < self.labels.topLevelItemCount())


def years(first: int | None, last: int | None) -> str:
    """「2015–2023」; "" where no year is known."""
    if first is None or last is None:
        return ""
    return f"{first}" if first == last else f"{first}–{last}"


def _over_time(stretches: Sequence[Stretch], ordinary: str) -> str:
    """「議員 2011–2019 → 副議長 2015–2016」."""
    shown = [
        f"{one.what or ordinary} {years(one.first, one.last)}" for one in stretches[:_MOST_POSTS]
    ]
    return " → ".join(shown) + (" …" if len(stretches) > _MOST_POSTS else "")
