"""The strip above a thread: its topics as chips, and the switch for 要望・挨拶."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.ui.elided_button import ElidedButton
from reader.ui.fitting import is_narrow
from reader.ui.icons import bind_icon, drop_icon, icon_button
from reader.ui.theme import ICON_SMALL, SPACE
from reader.ui.wording import listed

_LONGEST = 11
"""Full-width characters of a title that a chip shows."""
_LINE = 3
_NARROW = 36
"""Full-width characters below which the switch is a picture."""


class TopicChip(Struct, frozen=True):
    """A topic in the strip.

    Attributes:
        rounds: in how many rounds it is asked about.
        hits: found words in it.
    """

    id: str
    number: int
    title: str
    rounds: int
    hits: int


class _ChipArea(QScrollArea):
    """Shows as many whole chips as there is room for.

    Where only one has room, the next one is there with as much of its words as the rest of the
    room holds: すべて alone would tell of no topic.

    Attributes:
        here: the chip of the topic at the page's top edge, which is underlined.

    Signals:
        moved: other chips are shown now.
    """

    moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.here: QToolButton | None = None
        self._first = 0
        self._line = QWidget(self)
        self._line.setObjectName("here")
        self._line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row = QWidget(self)
        self.row.setObjectName("chips")
        self.places = QHBoxLayout(self.row)
        self.places.setContentsMargins(0, 0, 0, 0)
        self.places.setSpacing(SPACE.xs)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.row)

    def chips(self) -> list[QWidget]:
        """The chips, from left to right."""
        items = (self.places.itemAt(index) for index in range(self.places.count()))
        return [chip for one in items if one is not None and (chip := one.widget()) is not None]

    def needed(self) -> int:
        """The width of all chips."""
        chips = self.chips()
        return sum(one.sizeHint().width() for one in chips) + SPACE.xs * (len(chips) - 1)

    def rest(self) -> tuple[bool, bool]:
        """Whether there are more at the left, and at the right."""
        return self._first > 0, self._last() < len(self.chips()) - 1

    def bring(self, chip: QWidget) -> None:
        """Show a chip, and move no further than that takes."""
        self._give_all()
        chips = self.chips()
        at = chips.index(chip)
        if at < self._first:
            self._first = at
        while at > self._last():
            self._first += 1
        self.settle()

    def move(self, step: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Go on by chips: to the right, or where the step is negative, to the left."""
        self._first += step
        self.settle()

    def turn(self, *, forward: bool) -> None:
        """Show the next chips, or those before."""
        self._give_all()
        if forward:
            self._first = self._last() + 1
        elif self._first:
            # As many as still leave the last of those before in sight.
            before, self._first = self._first - 1, 0
            while self._last() < before:
                self._first += 1
        self.settle()

    def settle(self) -> None:
        """Lay out the chips and cut off none of them."""
        self._give_all()
        chips = self.chips()
        if not chips:
            return
        self._first = max(0, min(self._first, len(chips) - 1))
        while self._first and self._last(self._first - 1) == len(chips) - 1:
            self._first -= 1  # no room is left empty behind the last one
        self._give_rest()
        end = self._right(self._last()) - chips[self._first].x()
        all_of_it = self.rest() == (False, False)
        self.setViewportMargins(0, 0, 0 if all_of_it else max(self.width() - end, 0), 0)
        self.horizontalScrollBar().setValue(chips[self._first].x())
        self._underline()
        self.moved.emit()

    def set_here(self, chip: QToolButton | None) -> None:
        """Underline a chip."""
        self.here = chip
        if chip is not None:
            self.bring(chip)
        self._underline()

    def _give_all(self) -> None:
        """Let every chip say all of its words, unless it alone is wider than the strip."""
        for chip in self.chips():
            chip.setMaximumWidth(max(self.width(), 1))
        self._place()

    def _give_rest(self) -> None:
        """Let the chip behind a single one say what there is room for."""
        chips, last = self.chips(), self._last()
        if last != self._first or last + 1 == len(chips):
            return
        rest = self.width() - chips[last].width() - self.places.spacing()
        if rest >= chips[last + 1].minimumSizeHint().width():
            chips[last + 1].setMaximumWidth(rest)
            self._place()

    def _place(self) -> None:
        self.row.resize(self.row.width(), self.height())
        self.places.activate()

    def _right(self, index: int) -> int:
        return self.chips()[index].geometry().right() + 1

    def _last(self, first: int | None = None) -> int:
        """The last chip that is there whole, where this one is the first."""
        first = self._first if first is None else first
        chips = self.chips()
        left = chips[first].x()
        inside = (
            index for index in range(first, len(chips)) if self._right(index) - left <= self.width()
        )
        return max(inside, default=first)

    def _underline(self) -> None:
        shown = (
            self.here is not None and self._first <= self.chips().index(self.here) <= self._last()
        )
        self._line.setVisible(shown)
        if shown and self.here is not None:
            left = self.here.mapTo(self, QPoint()).x() + SPACE.m
            width = self.here.width() - 2 * SPACE.m
            self._line.setGeometry(left, self.height() - _LINE, width, _LINE)
            self._line.raise_()

    # --- Qt -----------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self.move(-1 if (delta.y() or delta.x()) > 0 else 1)
        event.accept()


class TopicStrip(QFrame):
    """Topic chips and the switch.

    Signals:
        chosen: a topic's id, or "" for すべて.
        hideRemarksChanged: whether 要望・挨拶 are hidden.
    """

    chosen = Signal(str)
    hideRemarksChanged = Signal(bool)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topics")
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._fit)
        self._topics: list[TopicChip] = []
        self._chips: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._area = _ChipArea(self)
        self._layout = self._area.places
        self._area.row.installEventFilter(self)
        self._area.moved.connect(self._tell_rest)
        self._before = self._turner("chevron-left", self.tr("前の話題を見せる"), forward=False)
        self._after = self._turner("chevron-right", self.tr("続きの話題を見せる"), forward=True)
        self._hide = QCheckBox(self.tr("要望・挨拶を隠す"), self)
        self._hide.setAccessibleName(self._hide.text())
        self._narrow = False
        self._hide.setToolTip(self.tr("話題のない発言（要望、挨拶、お礼）を末尾にまとめて畳みます"))
        self._hide.toggled.connect(self.hideRemarksChanged)
        self._hide.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._outer = layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.l, 0, SPACE.m, 0)
        layout.setSpacing(0)
        layout.addWidget(self._before)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._after)
        layout.addSpacing(SPACE.m)
        layout.addWidget(self._hide)

    def set_topics(self, chips: Sequence[TopicChip]) -> None:
        """Show these topics; すべて stands before them."""
        if list(chips) == self._topics and self._chips:
            return
        self._topics = list(chips)
        self._area.set_here(None)
        for button in self._chips.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._chips = {}
        while self._layout.count():
            self._layout.takeAt(0)
        self._add("", self.tr("すべて"), self.tr("すべての話題を開く"))
        for chip in chips:
            notes: list[str] = []
            if chip.rounds > 1:
                notes.append(self.tr("{0}往復").format(chip.rounds))
            if chip.hits:
                notes.append(self.tr("{0}件").format(chip.hits))
            note = self.tr("（{0}）").format(listed(notes)) if notes else ""
            title = chip.title if len(chip.title) <= _LONGEST else chip.title[: _LONGEST - 1] + "…"
            name = f"{chip.number} {chip.title}"
            self._add(chip.id, f"{chip.number} {title}{note}", f"{name}{note}", name)
        self._layout.addStretch(1)
        self._settle.start()

    def set_current(self, topic: str) -> None:
        """Mark a topic ("" for すべて) without choosing it."""
        button = self._chips.get(topic)
        if button is not None:
            button.setChecked(True)
            self._show_current()

    def set_here(self, topic: str | None) -> None:
        """Underline the topic that is being read."""
        button = self._chips.get(topic) if topic else None
        if button is not self._area.here:
            self._area.set_here(button)

    def offer_no_hiding(self) -> None:
        """There are no 要望 and greetings to be hidden."""
        self._hide.hide()

    def set_hide_remarks(self, hide: bool) -> None:
        """Set the switch."""
        self._hide.setChecked(hide)

    def hides_remarks(self) -> bool:
        """The switch."""
        return self._hide.isChecked()

    def titles(self) -> list[str]:
        """What the chips say."""
        return [button.text() for button in self._chips.values()]

    def _add(self, topic: str, words: str, name: str, shorter: str = "") -> None:
        button = ElidedButton(self._area.row)
        button.setProperty("role", "topic")
        # Where there is too little room the counts give way whole, before the title does.
        button.set_words(words.replace("&", "&&"), shorter.replace("&", "&&"))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.clicked.connect(lambda _=False: self.chosen.emit(topic))
        button.installEventFilter(self)
        self._group.addButton(button)
        self._layout.addWidget(button)
        self._chips[topic] = button

    def _show_current(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            self._area.bring(button)

    def _turner(self, sign: str, words: str, *, forward: bool) -> QToolButton:
        """A button that shows the chips that did not fit."""
        made = icon_button(
            sign,
            words,
            lambda: self._area.turn(forward=forward),
            self,
            size=ICON_SMALL,
            token="muted",
        )
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.hide()
        return made

    def _fit(self) -> None:
        """Make room for whole chips."""
        narrow = is_narrow(self, _NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._hide.setText("" if narrow else self._hide.accessibleName())
            if narrow:
                bind_icon(self._hide, "eye-off", "muted")
            else:
                drop_icon(self._hide)
        margins = self._outer.contentsMargins()
        room = self.width() - margins.left() - margins.right() - SPACE.m
        if not self._hide.isHidden():
            room -= self._hide.sizeHint().width()
        crowded = self._area.needed() > room
        for one in (self._before, self._after):
            one.setVisible(crowded)
        self._outer.activate()
        self._area.settle()
        self._show_current()

    def _tell_rest(self) -> None:
        before, after = self._area.rest()
        self._before.setEnabled(before)
        self._after.setEnabled(after)

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._area.row:
            self._settle.start()  # the chips have their places only after this event
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QToolButton):
            self._area.bring(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
