"""Beside the scroll bar: where in the whole text the found words stand."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from reader.ui.finding import Finding
from reader.ui.marks import Marks
from reader.ui.theme import color, current_theme, theme_changes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 10
"""Of the strip, in pixels; it lies upon the empty margin of the page."""
_TICK = 2.0
_CURRENT = 4.0
_REACH = 5
"""How far from a tick the mouse may be, in pixels."""
_PAUSE_MILLISECONDS = 60
"""How long the page may go on changing before the ticks are drawn anew."""


class Whereabouts(Struct, frozen=True):
    """Where found words stand on a page.

    Attributes:
        heights: in pixels from the page's top.
        indexes: each one's place in the order of the found words, from 0; one that is shown
            twice is here twice.
        content: the height of the whole page in pixels.
    """

    heights: "NDArray[np.float64]"
    indexes: "NDArray[np.int64]"
    content: float

    @classmethod
    def of(
        cls,
        heights: "Sequence[NDArray[np.float64]]",
        indexes: "Sequence[NDArray[np.int64]]",
        content: float,
    ) -> "Whereabouts":
        """From pieces of the page."""
        import numpy as np  # not before there is something to mark: a start would wait for it

        return cls(
            np.concatenate(heights) if heights else np.empty(0),
            np.concatenate(indexes) if indexes else np.empty(0, dtype=np.int64),
            content,
        )


class Tick(Struct, frozen=True):
    """One mark: all found words whose places fall on one pixel.

    Attributes:
        y: that pixel, from the strip's top.
        indexes: their places in the order of the found words, from 0.
    """

    y: int
    indexes: tuple[int, ...]


class HitRuler(QWidget):
    """The strip of ticks over the right edge of a scrolled page.

    Parameters:
        where: tells where marks stand on the page as it is laid out now.
    """

    def __init__(
        self,
        area: QAbstractScrollArea,
        finding: Finding,
        where: Callable[[Marks], Whereabouts],
    ) -> None:
        super().__init__(area)
        self._area = area
        self._finding = finding
        self._where = where
        self._ticks: list[Tick] = []
        self._strips: list[QRectF] = []
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._draw_anew)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("一致の位置"))
        self.hide()
        finding.changed.connect(self._note_change)
        theme_changes().changed.connect(self._dress)
        area.viewport().installEventFilter(self)

    def refresh(self) -> None:
        """The page is laid out otherwise: draw the ticks anew, in a moment."""
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def ticks(self) -> list[Tick]:
        """The ticks from top to bottom, as they are drawn."""
        return list(self._ticks)

    # --- inside -------------------------------------------------------------

    def _note_change(self) -> None:
        count = len(self._finding.active)
        self.setVisible(count > 0)
        if not count:
            self._ticks = []
            self._strips = []
            return
        index = self._finding.active.index
        self.setAccessibleDescription(
            self.tr("{1}件中 {0}件目").format(f"{index + 1:,}", f"{count:,}")
            if index >= 0
            else self.tr("{0}件").format(f"{count:,}")
        )
        self.refresh()
        self.update()

    def _dress(self) -> None:
        self.update()

    def _draw_anew(self) -> None:
        """Join to one tick what falls on one pixel."""
        import numpy as np  # not before there is something to mark: a start would wait for it

        places = self._where(self._finding.active)
        scale = self.height() / max(places.content, 1.0)
        rows = np.clip((places.heights * scale).astype(np.int64), 0, max(self.height() - 1, 0))
        order = np.lexsort((places.indexes, rows))
        rows, indexes = rows[order], places.indexes[order]
        firsts = np.flatnonzero(np.diff(rows, prepend=-1))
        self._ticks = [
            Tick(int(rows[first]), tuple(group.tolist()))
            for first, group in zip(firsts, np.split(indexes, firsts[1:]), strict=False)
        ]
        self._strips = _strips([tick.y for tick in self._ticks])
        self.update()

    def _put(self) -> None:
        """Stand left of the scroll bar, as tall as what it scrolls."""
        bar = self._area.verticalScrollBar()
        beside = bar.width() if bar.isVisibleTo(self._area) else 0
        page = self._area.viewport().geometry()
        self.setGeometry(self._area.width() - beside - WIDTH, page.top(), WIDTH, page.height())
        self.raise_()
        self.refresh()

    def _tick_at(self, y: float) -> Tick | None:
        near = min(self._ticks, key=lambda tick: abs(tick.y - y), default=None)
        return near if near is not None and abs(near.y - y) <= _REACH else None

    def _words(self, tick: Tick) -> str:
        """What a tick stands for: which hits, and the words around the first."""
        shown = self._of_tick(tick)
        one = self._finding.glimpse(shown)
        first, last = tick.indexes[0] + 1, tick.indexes[-1] + 1
        which = f"{first:,}" if first == last else f"{first:,}–{last:,}"
        count = f"{which} / {len(self._finding.active):,}"
        words = f"{escape(one.before)}<b>{escape(one.word)}</b>{escape(one.after)}"
        return f"<p style='white-space:pre'>{count}<br>{words}</p>"

    def _of_tick(self, tick: Tick) -> int:
        """The found word to which a tick leads: its first, or the one after the current."""
        current = self._finding.active.index
        if current in tick.indexes:
            return tick.indexes[(tick.indexes.index(current) + 1) % len(tick.indexes)]
        return tick.indexes[0]

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            self._put()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tick = self._tick_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self._words(tick) if tick else "", self)
            return True
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._put()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        near = self._tick_at(event.position().y()) is not None
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if near else arrow)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        tick = self._tick_at(event.position().y())
        if tick is not None and event.button() is Qt.MouseButton.LeftButton:
            self._finding.go_to(self._of_tick(tick))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A scroll area takes the wheel from its viewport only.
        QCoreApplication.sendEvent(self._area.viewport(), event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Painted anew whenever the page below it is: as little as can be.
        theme, current = current_theme(), self._finding.active.index
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.hit_mark))
        painter.drawRects(self._strips)
        strong = next(
            (
                tick.y
                for tick in self._ticks
                if tick.indexes[0] <= current <= tick.indexes[-1] and current in tick.indexes
            ),
            None,
        )
        if strong is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.current_hit_mark))
            top = min(max(strong + _TICK / 2 - _CURRENT / 2, 0.0), self.height() - _CURRENT)
            painter.drawRoundedRect(QRectF(0, top, WIDTH, _CURRENT), 1.5, 1.5)
        painter.end()


def _strips(rows: Sequence[int]) -> list[QRectF]:
    """What ticks cover, from the pixels where they begin (in order): few pieces, however many
    touch."""
    strips: list[QRectF] = []
    for row in rows:
        if strips and row <= strips[-1].bottom():
            strips[-1].setBottom(row + _TICK)
        else:
            strips.append(QRectF(2, row, WIDTH - 4, _TICK))
    return strips
