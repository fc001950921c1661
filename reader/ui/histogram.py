"""Hits per year as a picture, and the date filter at once."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from reader.minutes.wareki import wareki_year
from reader.ui.accessible import parts_changed, tell_focus
from reader.ui.theme import SPACE, Type, color, current_theme, theme_changes, ui_font
from reader.ui.told import Condition, Kind, Teller, Told

_BAR_HEIGHT = 40
_MAX_STEP = 34
_LEAST_WIDTH = 120

_NOT_YET = 0.45
"""How much of its colour a bar has while hits are still counted."""


class Histogram(Teller, QWidget):
    """A bar a year; a click filters by the year, dragging by a range of years.

    Signals:
        rangeChosen: first and last year.
        rangeCleared: the filter is to be dropped.
    """

    told_role = QAccessible.Role.Chart

    rangeChosen = Signal(int, int)  # noqa: N815
    rangeCleared = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[int, int] = {}
        self._exact = True
        self._years: list[int] = []
        self._chosen: tuple[int, int] | None = None
        self._hover: int | None = None
        self._pressed: int | None = None
        self._cursor = 0
        self._told: list[Told] = []
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("年ごとの件数"))
        theme_changes().changed.connect(self.update)

    @property
    def has_years(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._years)

    def set_counts(
        self, counts: Mapping[int, int] | None, chosen: tuple[int, int] | None, *, exact: bool
    ) -> None:
        """Show the hits of each year; years between without hits are empty places.

        Args:
            counts: None where they are not counted yet: those shown before stay, paler.
            chosen: the first and last year of the filter in force.
            exact: whether all hits are counted.
        """
        if counts is not None:
            self._counts = counts
            self._years = list(range(min(counts), max(counts) + 1)) if counts else []
        self._exact = exact and counts is not None
        self._chosen = chosen
        self._cursor = min(self._cursor, max(len(self._years) - 1, 0))
        self.setAccessibleDescription(self._summary())
        self._told = [Told(Kind.BUTTON, self._words(index)) for index in range(len(self._years))]
        parts_changed(self)
        self.updateGeometry()
        self.update()

    # --- what a screen reader asks ------------------------------------------

    def told(self) -> Sequence[Told]:
        return self._told

    def told_focus(self) -> Told | None:
        return self._told[self._cursor] if self._told and self.hasFocus() else None

    def condition(self, part: Told) -> Condition:
        index = self._told.index(part)
        step = self._step()
        place = QRectF(index * step, 0, step, self.height()).toAlignedRect()
        first, last = self._chosen or (0, 0)
        return Condition(place, part is self.told_focus(), first <= self._years[index] <= last)

    def do(self, part: Told) -> None:
        year = self._years[self._told.index(part)]
        self._choose(year, year)

    # --- Qt -----------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(_MAX_STEP * max(len(self._years), 4), _BAR_HEIGHT + self._label_height() + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = ui_font(Type.CAPTION)
        painter.setFont(font)
        step, places = self._step(), self._label_places()
        most = max(self._counts.values(), default=1)
        base = _BAR_HEIGHT + 2.0
        painter.setPen(color(theme.border))
        painter.drawLine(QPointF(0, base), QPointF(step * len(self._years), base))
        for index, year in enumerate(self._years):
            count = self._counts.get(year, 0)
            left = index * step
            inside = self._chosen is None or self._chosen[0] <= year <= self._chosen[1]
            dragged = (
                self._pressed is not None
                and self._hover is not None
                and (min(self._pressed, self._hover) <= index <= max(self._pressed, self._hover))
            )
            if index == self._hover or dragged:
                painter.fillRect(QRectF(left, 0, step, base), color(theme.hover))
            if count:
                height = max(3.0, (_BAR_HEIGHT - 2) * count / most)
                gap = min(2.0, step / 6)
                bar = QRectF(left + gap, base - height, step - 2 * gap, height)
                painter.setPen(Qt.PenStyle.NoPen)
                strength = (1.0 if inside else 0.3) * (1.0 if self._exact else _NOT_YET)
                painter.setBrush(color(theme.accent, strength))
                painter.drawRoundedRect(bar, gap, gap)
            if self.hasFocus() and index == self._cursor:
                painter.setPen(color(theme.accent))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(left + 0.5, 0.5, step - 1, base - 1), 3, 3)
            place = places.get(index)
            if place is not None:
                painter.setPen(color(theme.text if inside and count else theme.muted))
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._label(year))
        painter.end()

    def _label_places(self) -> dict[int, QRectF]:
        """Where the years stand that have room under their bars, whole and apart."""
        metrics, step = QFontMetrics(ui_font(Type.CAPTION)), self._step()
        top, height = _BAR_HEIGHT + 5.0, self._label_height()
        places: dict[int, QRectF] = {}
        room = 0.0
        for index, year in enumerate(self._years):
            label = self._label(year)
            width = metrics.horizontalAdvance(label) + 2.0  # no edge of a letter is lost
            # At both ends a label keeps inside rather than stand under the middle of its bar.
            left = max(0.0, min((index + 0.5) * step - width / 2, self.width() - width))
            if label and left >= room:
                places[index] = QRectF(left, top, width, height)
                room = left + width + SPACE.xs
        return places

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._index_at(event.position().x())
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._index_at(event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        released = self._index_at(event.position().x())
        self.update()
        if pressed is None or released is None:
            return
        first, last = sorted((self._years[pressed], self._years[released]))
        self._choose(first, last)

    def leaveEvent(self, event: object) -> None:
        self._hover = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._years:
            self._cursor = max(0, min(len(self._years) - 1, self._cursor + step))
            tell_focus(self, self.told_focus())
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Space) and self._years:
            year = self._years[self._cursor]
            self._choose(year, year)
        else:
            super().keyPressEvent(event)

    def event(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            index = self._index_at(event.pos().x())
            if index is not None:
                QToolTip.showText(event.globalPos(), self._words(index), self)
            return True
        return super().event(event)  # pyright: ignore[reportArgumentType]

    def _choose(self, first: int, last: int) -> None:
        if self._chosen == (first, last):
            self.rangeCleared.emit()
        else:
            self.rangeChosen.emit(first, last)

    def _words(self, index: int) -> str:
        year = self._years[index]
        words = self.tr("{0}年（{1}）：{2}件") if self._exact else self.tr("{0}年（{1}）：集計中")
        # A year in which the era changed is named by the era that it ends in.
        return words.format(year, wareki_year(date(year, 12, 31)), f"{self._counts.get(year, 0):,}")

    def _summary(self) -> str:
        if not self._years:
            return ""
        words = self.tr("{0}年から{1}年、{2}件")
        if not self._exact:
            words = self.tr("{0}年から{1}年、集計中")
        total = f"{sum(self._counts.values()):,}"
        return words.format(self._years[0], self._years[-1], total)

    def _label(self, year: int) -> str:
        return f"{year}" if self._step() >= 30 else f"’{year % 100:02}"

    def _label_height(self) -> int:
        return QFontMetrics(ui_font(Type.CAPTION)).height()

    def _step(self) -> float:
        if not self._years:
            return _MAX_STEP
        return max(1.0, min(_MAX_STEP, self.width() / len(self._years)))

    def _index_at(self, x: float) -> int | None:
        index = int(x // self._step())
        return index if 0 <= index < len(self._years) else None
