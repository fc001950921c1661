"""Which council, which period, which meetings."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.minutes.model import MeetingKind
from reader.sources.address import full_address
from reader.ui.download_survey import Wish, one_year_before
from reader.ui.icon_label import IconLabel
from reader.ui.theme import HAIRLINE, SPACE, scaled
from reader.ui.wording import day, language

T = TypeVar("T")

_LINE = 34
"""Height of a field, for the words before it."""


class Period(StrEnum):
    """The quick choices."""

    ONE_YEAR = "one_year"
    THREE_YEARS = "three_years"
    ALL = "all"
    CHOSEN = "chosen"


class DownloadForm(QWidget):
    """The form.

    Args:
        url: the council's address; it is then shown, not asked for.
        name: the council's name, where it is known.
        today: the last day that can be chosen.
        councils: entry pages by the names of councils, to choose from.

    Attributes:
        address: the field for the address.

    Signals:
        addressChanged: whether there is an address now.
        resized: it shows more or less than before.
    """

    addressChanged = Signal(bool)  # noqa: N815
    resized = Signal()

    def __init__(
        self,
        url: str,
        name: str,
        today: date,
        parent: QWidget | None = None,
        *,
        councils: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._councils = councils or {}
        self.address = QLineEdit(url, self)
        self.address.setPlaceholderText("https://www.kensakusystem.jp/…")
        self.address.setAccessibleName(self.tr("議会の会議録検索ページの URL"))
        self.address.textChanged.connect(lambda text: self.addressChanged.emit(bool(text.strip())))
        self._asked = self._question()
        self._known = self._known_council(url, name)
        self._asked.setVisible(not url)
        self._known.setVisible(bool(url))
        self._periods: dict[Period, QToolButton] = {}
        period_row = self._segmented(
            self._periods,
            (
                (Period.ONE_YEAR, self.tr("この1年")),
                (Period.THREE_YEARS, self.tr("この3年")),
                (Period.ALL, self.tr("すべて")),
                (Period.CHOSEN, self.tr("期間を選ぶ")),
            ),
            self.tr("期間"),
        )
        for period, button in self._periods.items():
            button.clicked.connect(lambda _=False, period=period: self.choose_period(period))
        self._period_words = QLabel(self)
        self._period_words.setProperty("role", "caption")
        self._since = self._date_field(one_year_before(today), self.tr("この日から"))
        self._until = self._date_field(today, self.tr("この日まで"))
        self._dates = QWidget(self)
        dates = QHBoxLayout(self._dates)
        dates.setContentsMargins(0, 0, 0, 0)
        dates.setSpacing(SPACE.s)
        dates.addWidget(self._since)
        dates.addWidget(QLabel("〜", self))
        dates.addWidget(self._until)
        dates.addStretch(1)
        self._kinds: dict[MeetingKind | None, QToolButton] = {}
        kind_row = self._segmented(
            self._kinds,
            (
                (None, self.tr("本会議と委員会")),
                (MeetingKind.PLENARY, self.tr("本会議だけ")),
                (MeetingKind.COMMITTEE, self.tr("委員会だけ")),
            ),
            self.tr("会議"),
        )
        self._kinds[None].setChecked(True)
        council = QWidget(self)  # a row of the grid for each would leave room for the hidden one
        either = QVBoxLayout(council)
        either.setContentsMargins(0, 0, 0, 0)
        either.setSpacing(0)
        either.addWidget(self._known)
        either.addWidget(self._asked)
        self._arrange(
            (self.tr("議会"), (council,)),
            (self.tr("期間"), (period_row, self._dates, self._period_words)),
            (self.tr("会議"), (kind_row,)),
        )
        self.choose_period(Period.ONE_YEAR)

    @property
    def wish(self) -> Wish:
        """What it says."""
        since, until = self._days()
        kind = next(kind for kind, button in self._kinds.items() if button.isChecked())
        return Wish(full_address(self.address.text()), since, until, kind)

    def choose_period(self, period: Period) -> None:
        """Take one of the quick choices, or let dates be chosen."""
        self._periods[period].setChecked(True)
        self._dates.setVisible(period is Period.CHOSEN)
        self._tell_period()
        self.resized.emit()

    def choose_days(self, since: date, until: date) -> None:
        """Take these days."""
        self.choose_period(Period.CHOSEN)
        self._since.setDate(QDate(since.year, since.month, since.day))
        self._until.setDate(QDate(until.year, until.month, until.day))

    def choose_kind(self, kind: MeetingKind | None) -> None:
        """Take plenaries or committees only, or both."""
        self._kinds[kind].setChecked(True)

    # --- inside -------------------------------------------------------------

    def _days(self) -> tuple[date | None, date | None]:
        period = next(period for period, button in self._periods.items() if button.isChecked())
        if period is Period.ALL:
            return None, None
        if period is Period.CHOSEN:
            since, until = _day(self._since.date()), _day(self._until.date())
            return min(since, until), max(since, until)
        years = 1 if period is Period.ONE_YEAR else 3
        return one_year_before(self._today, years), None

    def _tell_period(self) -> None:
        since, until = self._days()
        chosen = self._periods[Period.CHOSEN].isChecked()
        if since is None:
            words = self.tr("公開されているすべての期間。数十年分あると、何時間もかかります。")
        elif chosen and until is not None:
            words = self.tr("{0}から{1}まで").format(day(since), day(until))
        else:
            words = self.tr("{0}から今日まで").format(day(since))
        self._period_words.setText(words)

    def _change_address(self) -> None:
        self._known.hide()
        self._asked.show()
        self.address.setFocus()
        self.address.selectAll()
        self.resized.emit()

    def _question(self) -> QWidget:
        hint = QLabel(
            self.tr(
                "会議録検索のページをブラウザーで開き、アドレス欄の URL を貼り付けてください。"
            ),
            self,
        )
        hint.setProperty("role", "caption")
        hint.setWordWrap(True)
        asked = QWidget(self)
        layout = QVBoxLayout(asked)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.xs)
        line = QHBoxLayout()
        line.setSpacing(SPACE.s)
        line.addWidget(self.address, 1)
        if self._councils:
            line.addWidget(self._chooser())
        layout.addLayout(line)
        layout.addWidget(hint)
        return asked

    def _chooser(self) -> QPushButton:
        """A button with the councils that are known."""
        button = QPushButton(self.tr("一覧から選ぶ"), self)
        button.setAutoDefault(False)
        menu = QMenu(button)
        for name, url in self._councils.items():
            menu.addAction(name, lambda name=name, url=url: self._choose_council(name, url))
        button.setMenu(menu)
        return button

    def _choose_council(self, name: str, url: str) -> None:
        self.address.setText(url)
        self._council_name.setText(name)
        self._council_url.setText(url)
        self._council_url.show()
        self._asked.hide()
        self._known.show()
        self.resized.emit()

    def _date_field(self, day: date, name: str) -> QDateEdit:
        edit = QDateEdit(QDate(day.year, day.month, day.day), self)
        edit.setCalendarPopup(True)
        edit.setDisplayFormat("yyyy年M月d日" if language() == "ja" else "d MMM yyyy")
        edit.setMaximumDate(QDate(self._today.year, self._today.month, self._today.day))
        edit.setAccessibleName(name)
        edit.setMinimumWidth(scaled(132))
        edit.dateChanged.connect(self._tell_period)
        return edit

    def _arrange(self, *rows: tuple[str, Sequence[QWidget]]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.l)
        grid.setVerticalSpacing(SPACE.xs)
        grid.setColumnStretch(1, 1)
        line = 0
        for words, parts in rows:
            label = QLabel(words, self)
            label.setProperty("role", "muted")
            if parts[0].property("role") == "segmented":
                grid.addWidget(label, line, 0)  # beside the middle of the choices
            else:
                label.setFixedHeight(scaled(_LINE))
                grid.addWidget(label, line, 0, len(parts), 1, Qt.AlignmentFlag.AlignTop)
            for part in parts:
                grid.addWidget(part, line, 1)
                line += 1
            grid.setRowMinimumHeight(line, SPACE.m)
            line += 1

    def _known_council(self, url: str, name: str) -> QFrame:
        """The council's address, to be read."""
        card = QFrame(self)
        card.setProperty("role", "card")
        title = self._council_name = QLabel(name or url, card)
        title.setProperty("role", "title" if name or not url else "")
        address = self._council_url = QLabel(url, card)
        address.setProperty("role", "caption")
        address.setVisible(bool(name))
        address.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(address)
        change = QPushButton(self.tr("変更"), card)
        change.setProperty("role", "link")
        change.setAutoDefault(False)
        change.clicked.connect(self._change_address)
        row = QHBoxLayout(card)
        row.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
        row.setSpacing(SPACE.m)
        row.addWidget(IconLabel("landmark", 20, "accent", "accent_soft", card))
        row.addLayout(words, 1)
        row.addWidget(change)
        return card

    def _segmented(
        self, buttons: dict[T, QToolButton], choices: Sequence[tuple[T, str]], name: str
    ) -> QWidget:
        """A row of choices of which one is in force; fills `buttons` by value."""
        frame = QFrame(self)
        frame.setProperty("role", "segmented")
        frame.setAccessibleName(name)
        frame.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(frame)
        row.setContentsMargins(*4 * (HAIRLINE,))
        row.setSpacing(0)
        group = QButtonGroup(frame)
        for value, label in choices:
            button = buttons[value] = QToolButton(frame)
            button.setText(label)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            group.addButton(button)
            row.addWidget(button)
        return frame


def _day(value: QDate) -> date:
    return date(value.year(), value.month(), value.day())
