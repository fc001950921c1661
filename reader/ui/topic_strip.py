"""The strip above a thread: its topics as chips, and the switch for 要望・挨拶."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.ui.chip_row import ChipRow
from reader.ui.elided_button import ElidedButton
from reader.ui.fitting import is_narrow
from reader.ui.icons import bind_icon, drop_icon, icon_button
from reader.ui.theme import ICON_SMALL, SPACE
from reader.ui.wording import listed

_LONGEST = 11
"""Full-width characters of a title that a chip shows."""
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
        self._chips: dict[str, ElidedButton] = {}
        self._group = QButtonGroup(self)
        self._area = ChipRow(self)
        self._area.setObjectName("chips")
        self._area.moved.connect(self._tell_rest)
        self._area.needsChanged.connect(self._settle.start)
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
        for button in self._chips.values():
            self._group.removeButton(button)
        self._area.clear()
        self._chips = {}
        self._add("", self.tr("すべて"), self.tr("すべての話題を開く"))
        for chip in chips:
            notes: list[str] = []
            if chip.rounds > 1:
                notes.append(self.tr("{0}往復").format(chip.rounds))
            if chip.hits:
                notes.append(self.tr("一致 {0}件").format(chip.hits))
            note = self.tr("（{0}）").format(listed(notes)) if notes else ""
            title = chip.title if len(chip.title) <= _LONGEST else chip.title[: _LONGEST - 1] + "…"
            name = f"{chip.number} {chip.title}"
            self._add(chip.id, f"{chip.number} {title}{note}", f"{name}{note}", name)
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
        button = ElidedButton(self._area)
        button.setProperty("role", "topic")
        # Where there is too little room the counts give way whole, before the title does.
        button.set_words(words.replace("&", "&&"), shorter.replace("&", "&&"))
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setCheckable(True)
        button.clicked.connect(lambda _=False: self.chosen.emit(topic))
        button.installEventFilter(self)
        self._group.addButton(button)
        self._area.add(button)
        self._chips[topic] = button

    def _show_current(self) -> None:
        button = self._group.checkedButton()
        if isinstance(button, ElidedButton):
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
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ElidedButton):
            self._area.bring(watched)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
