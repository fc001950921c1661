"""The strip under the results' header: chips for what a query can be narrowed to, and the
histogram of years.
"""

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.search.query import FieldName
from reader.ui.elided_button import ElidedButton
from reader.ui.filter_words import filter_name, filter_value
from reader.ui.flow_layout import FlowLayout
from reader.ui.histogram import Histogram
from reader.ui.icons import bind_icon
from reader.ui.theme import SPACE

_LONGEST_VALUE = 16
"""Full-width characters of a value that a chip shows; the tooltip has all of it."""

_CHIPS = (
    FieldName.DATE,
    FieldName.COUNCIL,
    FieldName.MEETING,
    FieldName.SPEAKER,
    FieldName.KIND,
    FieldName.ENDING,
    FieldName.SOURCE,
    FieldName.CATEGORY,
)
_ONLY_IN_FORCE = (FieldName.ROLE, FieldName.GROUP)
"""Filters that can be typed; their values are not counted, so that a chip only takes them off."""

_ONLY_OFFERED = (FieldName.CATEGORY,)
"""Filters whose chip is there only where there is something to choose: most libraries have no
blog."""


class Choice(Struct, frozen=True):
    """A value that a chip offers: what the query says, what a person reads, how many hits."""

    value: str
    label: str
    count: int | None = None


class Offers(Struct, frozen=True):
    """What a query can be narrowed to.

    Attributes:
        in_force: the query's filters, field → value.
        choices: by field; a field whose values are not counted yet is left out.
        years: hits of every year; None where they are not counted yet.
        chosen: the years that the query's period covers.
        exact: whether the counts are of all hits, not of those that were looked at so far.
        notes: by field, what is to be known of its counts.
    """

    in_force: Mapping[str, str] = field(default_factory=dict[str, str])
    choices: Mapping[str, Sequence[Choice]] = field(default_factory=dict[str, Sequence[Choice]])
    years: Mapping[int, int] | None = None
    chosen: tuple[int, int] | None = None
    exact: bool = True
    notes: Mapping[str, str] = field(default_factory=dict[str, str])


class Chip(QFrame):
    """A filter: offers values; in force it shows its value and a cross that takes it off.

    Attributes:
        button: opens the values; cross: takes the filter off.
        about: the words under which more is told of the value in force; "" where nothing is.

    Signals:
        chosen: the value, or None to drop the filter.
        asked: what is known of the value in force is wanted; offered where `about` has words.
    """

    chosen = Signal(object)
    asked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Make the chip of a field.

        Args:
            name: the field's Japanese name in the query language.
        """
        super().__init__(parent)
        self._name = name
        self._title = title = filter_name(name)
        self._value: str | None = None
        self._choices: Sequence[Choice] | None = None
        self._exact = True
        self._note = ""
        self.about = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.button = ElidedButton(self)
        self.button.setProperty("role", "chip")
        self.button.setProperty("joined", False)
        self.button.setCheckable(True)
        self.button.setMenu(self._menu)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # In a narrow list the words give way, not the cross.
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.cross = QToolButton(self)
        self.cross.setProperty("role", "chip-cross")
        bind_icon(self.cross, "x", "accent")
        self.cross.setAccessibleName(self.tr("「{0}」の絞り込みを外す").format(title))
        self.cross.setToolTip(self.cross.accessibleName())
        self.cross.clicked.connect(lambda: self.chosen.emit(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.button)
        row.addWidget(self.cross)
        self._show_value()

    @property
    def in_force(self) -> bool:
        """Whether the query has this filter."""
        return self._value is not None

    @property
    def offers(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._choices)

    def set_state(
        self, value: str | None, choices: Sequence[Choice] | None, exact: bool, note: str = ""
    ) -> None:
        """Show the value in force and what may be chosen.

        Args:
            choices: None where they are not counted yet: those known before stay, uncounted.
            note: what is to be known of the counts.
        """
        if choices is None and self._choices is not None:
            choices = [replace(one, count=None) for one in self._choices]
        self._value, self._choices, self._exact, self._note = value, choices, exact, note
        self._show_value()

    def _show_value(self) -> None:
        value = self._value
        # A click on the button toggles it; only the query says what is in force.
        self.button.setChecked(value is not None)
        self.cross.setVisible(value is not None)
        if self.button.property("joined") != (value is not None):
            self.button.setProperty("joined", value is not None)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)
        if value is None:
            self.button.set_words(f"{self._title} ▾")
            self.button.setToolTip("")
            self.button.setAccessibleName(self._title)
            return
        labels = {choice.value: choice.label for choice in self._choices or ()}
        label = labels.get(value) or filter_value(self._name, value)
        whole = self.tr("{0}：{1}").format(self._title, label)
        short = _shortened(label)
        words = self.tr("{0}：{1}").format(self._title, short)
        # Where there is no room for both, what is asked for tells more than the filter's name.
        self.button.set_words(words.replace("&", "&&"), short.replace("&", "&&"))
        self.button.setToolTip(whole)
        self.button.setAccessibleName(whole)

    def _fill(self) -> None:
        # Only when it opens: what comes while it is open must not move under the mouse.
        self._menu.clear()
        if self._choices is None:
            self._menu.addAction(self.tr("（集計中）")).setEnabled(False)
        elif not self._choices:
            self._menu.addAction(self.tr("（候補なし）")).setEnabled(False)
        for choice in self._choices or ():
            action = self._menu.addAction(self._words(choice).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice.value == self._value)
            nothing = choice.count == 0 and self._exact
            action.setEnabled(not nothing or action.isChecked())
            action.triggered.connect(lambda _=False, one=choice.value: self.chosen.emit(one))
        if self._note:
            self._menu.addSeparator()
            self._menu.addAction(self._note).setEnabled(False)
        if self._value is not None:
            self._menu.addSeparator()
            if self.about and "|" not in self._value:
                about = self._menu.addAction(self.about)
                bind_icon(about, "user")
                about.triggered.connect(lambda _=False, one=self._value: self.asked.emit(one))
            clear = self._menu.addAction(self.tr("この絞り込みを外す"))
            bind_icon(clear, "x")
            clear.triggered.connect(lambda: self.chosen.emit(None))
        self._show_value()

    def _words(self, choice: Choice) -> str:
        if choice.count is None or (choice.count == 0 and not self._exact):
            return choice.label
        count = f"{choice.count:,}"
        if not self._exact:
            count = self.tr("{0}以上").format(count)
        return f"{choice.label}　{count}"


class FilterStrip(QFrame):
    """Chips for what a query can be narrowed to, and the histogram of years.

    Folded it shows the filters in force alone; so it does where it is cramped, until it is unfolded
    there.

    Attributes:
        chips: by field; histogram: hits per year.
        synonyms: the switch 「類義語も探す」, shown where there are synonyms.

    Signals:
        fieldChosen: a field's name in the query language, and its value or None.
        synonymsSwitched: whether synonyms are to be searched for.
        arranged: other parts of it are shown now, or none.
        personRequested: what is known of the speaker in force is wanted.
    """

    fieldChosen = Signal(str, object)  # noqa: N815
    synonymsSwitched = Signal(bool)  # noqa: N815
    arranged = Signal()
    personRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: Offers | None = None
        self._open = True
        self._cramped = self._unfolded = False
        self._with_synonyms = False
        self.chips = {name.value: Chip(name, self) for name in (*_CHIPS, *_ONLY_IN_FORCE)}
        speaker = self.chips[FieldName.SPEAKER.value]
        speaker.about = self.tr("この人について…")
        speaker.asked.connect(self.personRequested)
        self.synonyms = QToolButton(self)
        self.synonyms.setProperty("role", "chip")
        self.synonyms.setCheckable(True)
        self.synonyms.setText(self.tr("類義語も探す"))
        self.synonyms.toggled.connect(self.synonymsSwitched)
        self.histogram = Histogram(self)
        chips = QWidget(self)
        flow = FlowLayout(chips, spacing=6)
        for chip in self.chips.values():
            flow.addWidget(chip)
        flow.addWidget(self.synonyms)
        chips.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.s, SPACE.m, SPACE.s)
        layout.setSpacing(SPACE.s)
        layout.addWidget(chips)
        layout.addWidget(self.histogram)
        for name, chip in self.chips.items():
            chip.chosen.connect(lambda value, name=name: self.fieldChosen.emit(name, value))
        self.histogram.rangeChosen.connect(self._choose_years)
        self.histogram.rangeCleared.connect(
            lambda: self.fieldChosen.emit(FieldName.DATE.value, None)
        )
        self._arrange()

    def set_open(self, open_: bool) -> None:
        """Unfold the strip, or leave nothing of it but the filters in force."""
        self._open = open_
        self._arrange()

    def set_cramped(self, cramped: bool) -> None:
        """Say whether there is hardly room for the list below."""
        if cramped != self._cramped:
            self._cramped, self._unfolded = cramped, False
            self._arrange()

    def toggle(self) -> bool:
        """Unfold the strip or fold it; gives whether it is to be unfolded where there is room."""
        if self._cramped:
            self._unfolded = not self._unfolded
            self._open = self._open or self._unfolded
        else:
            self._open = not self._open
        self._arrange()
        return self._open

    def set_offers(self, offers: Offers | None) -> None:
        """Show the filters in force and what they may become; None: nothing can be narrowed."""
        self._offers = offers
        if offers is not None:
            for name, chip in self.chips.items():
                choices = () if name in _ONLY_IN_FORCE else offers.choices.get(name)
                note = offers.notes.get(name, "")
                chip.set_state(offers.in_force.get(name), choices, offers.exact, note)
            self.histogram.set_counts(offers.years, offers.chosen, exact=offers.exact)
        self._arrange()

    def set_synonyms(self, there: bool, on: bool) -> None:
        """Show the switch where there are synonyms, and whether it is on."""
        self._with_synonyms = there
        with QSignalBlocker(self.synonyms):
            self.synonyms.setChecked(on)
        self._arrange()

    def _arrange(self) -> None:
        unfolded = self._unfolded if self._cramped else self._open
        for name, chip in self.chips.items():
            idle = name in _ONLY_IN_FORCE or (name in _ONLY_OFFERED and not chip.offers)
            chip.setVisible(chip.in_force or (unfolded and not idle))
        self.synonyms.setVisible(unfolded and self._with_synonyms)
        self.histogram.setVisible(unfolded and self.histogram.has_years)
        something = unfolded or any(chip.in_force for chip in self.chips.values())
        self.setVisible(self._offers is not None and something)
        self.arranged.emit()

    def _choose_years(self, first: int, last: int) -> None:
        value = f"{first}" if first == last else f"{first}..{last}"
        self.fieldChosen.emit(FieldName.DATE.value, value)


def _shortened(label: str) -> str:
    """As much of a value as a chip shows."""
    taken = 0.0
    for place, character in enumerate(label):
        taken += 1.0 if east_asian_width(character) in "WFA" else 0.5
        if taken > _LONGEST_VALUE:
            return label[: place - 1] + "…"
    return label
