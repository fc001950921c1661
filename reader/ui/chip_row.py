"""Chips in one row, of which as many are shown as there is room for."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.elided_button import ElidedButton
from reader.ui.theme import SPACE

_LINE = 3


class ChipRow(QWidget):
    """Shows whole chips; those before and behind lie outside, where the keyboard still reaches them.

    Where only one has room, the next one is there with as much of its words as the rest of the
    room holds: すべて alone would tell of no topic.

    The places are worked out here and by no layout: a layout shares its width out anew whenever a
    chip changes, which would change the chips again.

    Attributes:
        here: the chip of the topic at the page's top edge, which is underlined.

    Signals:
        moved: other chips are shown now.
        needsChanged: the chips want another width than before.
    """

    moved = Signal()
    needsChanged = Signal()  # noqa: N815

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.here: ElidedButton | None = None
        self._chips: list[ElidedButton] = []
        self._first = 0
        self._line = QWidget(self)
        self._line.setObjectName("here")
        self._line.hide()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def chips(self) -> list[ElidedButton]:
        """The chips, from left to right."""
        return list(self._chips)

    def add(self, chip: ElidedButton) -> None:
        """Put a chip, whose parent this row is, behind the others."""
        self._chips.append(chip)
        chip.show()

    def clear(self) -> None:
        """Take all chips away."""
        self.set_here(None)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = []
        self._first = 0

    def needed(self) -> int:
        """The width of all chips."""
        return sum(one.sizeHint().width() for one in self._chips) + SPACE.xs * (
            len(self._chips) - 1
        )

    def rest(self) -> tuple[bool, bool]:
        """Whether there are more at the left, and at the right, that are not shown whole."""
        return self._first > 0, self._last() < len(self._chips) - 1

    def bring(self, chip: ElidedButton) -> None:
        """Show a chip whole, and move no further than that takes."""
        at = self._chips.index(chip)
        self._first = min(self._first, at)
        while at > self._last():
            self._first += 1
        self.settle()

    def move(self, step: int) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Go on by chips: to the right, or where the step is negative, to the left."""
        self._first += step
        self.settle()

    def turn(self, *, forward: bool) -> None:
        """Show the next chips, or those before."""
        if forward:
            self._first = self._last() + 1
        elif self._first:
            # As many as still leave the last of those before in sight.
            before, self._first = self._first - 1, 0
            while self._last() < before:
                self._first += 1
        self.settle()

    def settle(self) -> None:
        """Give every chip its place, and cut off none."""
        if not self._chips:
            return
        end = len(self._chips) - 1
        self._first = max(0, min(self._first, end))
        while self._first and self._last(self._first - 1) == end:
            self._first -= 1  # no room is left empty behind the last one
        last = self._last()
        x = 0
        for index in range(self._first, last + 1):
            x = self._put(index, x, self._width(index))
        rest = self.width() - x
        if last == self._first < end and rest >= self._chips[last + 1].minimumSizeHint().width():
            last += 1
            x = self._put(last, x, self._chips[last].width_in(rest))
        outside = max(self.width(), x)
        for index in range(last + 1, end + 1):
            outside = self._put(index, outside, self._width(index))
        x = 0
        for index in reversed(range(self._first)):
            x -= self._width(index) + SPACE.xs
            self._put(index, x, self._width(index))
        self._underline()
        self.moved.emit()

    def set_here(self, chip: ElidedButton | None) -> None:
        """Underline a chip."""
        self.here = chip
        if chip is not None:
            self.bring(chip)
        self._underline()

    def _put(self, index: int, x: int, width: int) -> int:
        """Place a chip; gives where the next one begins."""
        chip = self._chips[index]
        height = chip.sizeHint().height()
        chip.setGeometry(x, (self.height() - height) // 2, width, height)
        return x + width + SPACE.xs

    def _width(self, index: int) -> int:
        return self._chips[index].width_in(self.width())

    def _last(self, first: int | None = None) -> int:
        """The last chip that is there whole, where this one is the first."""
        first = self._first if first is None else first
        last, x = first, self._width(first) if self._chips else 0
        while last + 1 < len(self._chips):
            x += SPACE.xs + self._width(last + 1)
            if x > self.width():
                break
            last += 1
        return last

    def _underline(self) -> None:
        shown = self.here is not None and self.rect().contains(self.here.geometry())
        self._line.setVisible(shown)
        if shown and self.here is not None:
            left = self.here.x() + SPACE.m
            width = self.here.width() - 2 * SPACE.m
            self._line.setGeometry(left, self.height() - _LINE, width, _LINE)
            self._line.raise_()

    # --- Qt -----------------------------------------------------------------

    def sizeHint(self) -> QSize:
        heights = (one.sizeHint().height() for one in self._chips)
        return QSize(max(self.needed(), 0), max(heights, default=0))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.needsChanged.emit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        self.move(-1 if (delta.y() or delta.x()) > 0 else 1)
        event.accept()
