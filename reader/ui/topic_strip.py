"""The strip above a thread: its topics as chips, and the switch for 要望・挨拶."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
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

from reader.ui.theme import SPACE, color, current_theme, theme_changes
from reader.ui.wording import listed

_LONGEST = 11
"""Full-width characters of a title that a chip shows."""
_FADE = 28


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


class _Overlay(QWidget):
    """Shows at the edges that the chips go on, and which topic is being read.

    Attributes:
        here: the chip of the topic at the page's top edge.
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self.here: QToolButton | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        area.horizontalScrollBar().rangeChanged.connect(lambda _a, _b: self.update())

    def paintEvent(self, event: QPaintEvent) -> None:
        bar = self._area.horizontalScrollBar()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.here is not None:
            left = self.here.mapTo(self._area, QPoint(0, 0)).x() + SPACE.m
            line = QRectF(left, self.height() - 3, self.here.width() - 2 * SPACE.m, 3)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(current_theme().accent))
            painter.drawRoundedRect(line, 1.5, 1.5)
        for shown, left, solid in (
            (bar.value() > bar.minimum(), 0, 0.0),
            (bar.value() < bar.maximum(), self.width() - _FADE, 1.0),
        ):
            if shown:
                shade = QLinearGradient(left, 0, left + _FADE, 0)
                shade.setColorAt(solid, color(current_theme().surface))
                shade.setColorAt(1 - solid, color(current_theme().surface, 0))
                painter.fillRect(QRectF(left, 0, _FADE, self.height()), shade)
        painter.end()


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
        self._settle.timeout.connect(self._show_current)
        self._topics: list[TopicChip] = []
        self._chips: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._row = QWidget(self)
        self._row.setObjectName("chips")
        self._layout = QHBoxLayout(self._row)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE.xs)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._row)
        self._area.viewport().installEventFilter(self)
        self._row.installEventFilter(self)
        self._overlay = _Overlay(self._area)
        self._hide = QCheckBox(self.tr("要望・挨拶を隠す"), self)
        self._hide.setToolTip(self.tr("話題のない発言（要望、挨拶、お礼）を末尾にまとめて畳みます"))
        self._hide.toggled.connect(self.hideRemarksChanged)
        self._hide.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._outer = layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.l, 0, SPACE.m, 0)
        layout.setSpacing(SPACE.m)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._hide)
        theme_changes().changed.connect(self._dress)
        self._dress()

    def set_topics(self, chips: Sequence[TopicChip]) -> None:
        """Show these topics; すべて stands before them."""
        if list(chips) == self._topics and self._chips:
            return
        self._topics = list(chips)
        self._overlay.here = None
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
            self._add(chip.id, f"{chip.number} {title}{note}", f"{chip.number} {chip.title}{note}")
        self._layout.addStretch(1)

    def set_current(self, topic: str) -> None:
        """Mark a topic ("" for すべて) without choosing it."""
        button = self._chips.get(topic)
        if button is not None:
            button.setChecked(True)
            self._show_current()

    def set_here(self, topic: str | None) -> None:
        """Underline the topic that is being read."""
        button = self._chips.get(topic) if topic else None
        if button is not self._overlay.here:
            self._overlay.here = button
            if button is not None:
                self._area.ensureWidgetVisible(button, _FADE * 2, 0)
            self._overlay.update()

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

    def _add(self, topic: str, words: str, name: str) -> None:
        button = QToolButton(self._row)
        button.setProperty("role", "topic")
        button.setText(words.replace("&", "&&"))
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
            self._area.ensureWidgetVisible(button, _FADE * 2, 0)

    def _dress(self) -> None:
        self.update()
        self._overlay.update()

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):
            bar = self._area.horizontalScrollBar()
            delta = event.angleDelta()
            bar.setValue(bar.value() - (delta.y() or delta.x()) // 2)
            return True
        if event.type() == QEvent.Type.Resize and watched is self._row:
            self._settle.start()  # the chips have their places only after this event
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QToolButton):
            self._area.ensureWidgetVisible(watched, _FADE * 2, 0)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._outer.activate()
        self._overlay.setGeometry(self._area.rect())
        self._overlay.raise_()
        self._show_current()
