"""Laid out text as pictures: while it is scrolled, each part of it is painted once.

Setting glyphs is most of what a frame costs; laying a finished picture on the screen is next to
nothing. A picture is opaque, so that letters have the edges that they have on the page itself, and
lies on whole pixels of the screen whatever its scale, so that neither letters blur nor seams show.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPaintDevice, QPainter, QTransform

from reader.ui.cell import Ground, Range, TextCell
from reader.ui.theme import RADIUS, color, current_theme

_MARGIN = 8
"""Around the text, in pixels: the ground of a line is wider and taller than its letters."""
_TICK_PAD = 6.5
_TALL = 256
"""Of a picture at most, in pixels of the screen."""
_BYTES = 4
"""Of a pixel."""


class Marking(Struct, frozen=True):
    """How the text of a cell is marked.

    Attributes:
        grounds: gives the painted ranges of a slice of text, or of what can be seen of it.
        ticked: paragraphs that are ticked.
    """

    grounds: Callable[[tuple[int, int, int], Range | None], Sequence[Ground]]
    ticked: Sequence[Range]


class _Look(Struct, frozen=True):
    """All on which a picture depends beside its text and theme."""

    laid_out: int
    width: float
    ratio: float
    ticked: Sequence[Range]
    grounds: Sequence[Ground]


class _Tile(Struct, frozen=True):
    """A picture, and what of the speech it shows (code points)."""

    picture: QImage
    shows: Range
    look: _Look


class Tiles:
    """The pictures of one page.

    Those that were not wanted for longest are dropped when there are too many. They know
    themselves when marks, width or the screen's scale are others now; a new theme is told by
    `forget`.

    Attributes:
        most: how many pixels' worth is kept, at the screen's usual scale.
    """

    def __init__(self) -> None:
        self.most = 0.0
        self._kept: OrderedDict[tuple[TextCell, int], _Tile] = OrderedDict()
        self._bytes = 0

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._bytes

    def forget(self) -> None:
        """Drop all: the colours are others, or the page is out of sight."""
        self._kept.clear()
        self._bytes = 0

    def paint(
        self, painter: QPainter, cell: TextCell, width: float, clip: QRectF, marking: Marking
    ) -> None:
        """Paint a cell that is laid out; the painter's origin is the cell's.

        Args:
            width: of its text, in pixels.
            clip: the part of the cell that can be seen.
        """
        ratio = painter.device().devicePixelRatio()
        whole = painter.deviceTransform()
        origin = whole.map(QPointF(0, 0))
        edge = _edge(ratio)
        left, top = round(origin.x()) - edge, round(origin.y()) - edge
        screen = painter.worldTransform().inverted()[0] * whole  # from the page to the screen
        back = screen.inverted()[0]
        painter.save()
        for index in _strips(cell, clip, ratio):
            tile = self._tile(cell, index, width, ratio, marking)
            there = QTransform.fromTranslate(left, top + index * _TALL)
            painter.setWorldTransform(there * back)
            painter.drawImage(0, 0, tile.picture)
        painter.restore()

    def prepare(
        self, device: QPaintDevice, cell: TextCell, width: float, clip: QRectF, marking: Marking
    ) -> bool:
        """Paint one picture of a part of a cell that will be seen soon.

        Args:
            device: on which the cell will be painted.

        Returns:
            Whether one was lacking.
        """
        ratio = device.devicePixelRatio()
        for index in _strips(cell, clip, ratio):
            if (cell, index) not in self._kept:
                self._tile(cell, index, width, ratio, marking)
                return True
            self._kept.move_to_end((cell, index))
        return False

    def _tile(
        self, cell: TextCell, index: int, width: float, ratio: float, marking: Marking
    ) -> _Tile:
        """The picture of a strip of a cell, painted anew where it is not what it should be."""
        key = cell, index
        kept = self._kept.get(key)
        if kept is not None:
            grounds = _within(marking.grounds(cell.key, kept.shows), kept.shows)
            if kept.look == _Look(cell.laid_out, width, ratio, marking.ticked, grounds):
                self._kept.move_to_end(key)
                return kept
            self._drop(key)
        made = self._kept[key] = _painted(cell, index, width, ratio, marking)
        self._bytes += made.picture.sizeInBytes()
        while self._bytes > self.most * _BYTES * ratio**2 and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        return made

    def _drop(self, key: tuple[TextCell, int]) -> None:
        self._bytes -= self._kept.pop(key).picture.sizeInBytes()


def _edge(ratio: float) -> int:
    """The margin in pixels of the screen."""
    return round(_MARGIN * ratio)


def _strips(cell: TextCell, clip: QRectF, ratio: float) -> range:
    """The indexes of the strips that a part of a cell touches."""
    first = max(0, int(clip.top() * ratio) + _edge(ratio)) // _TALL
    end = min(int(clip.bottom() * ratio) + _edge(ratio), _whole(cell, ratio))
    return range(first, -(-end // _TALL))


def _whole(cell: TextCell, ratio: float) -> int:
    """How tall a cell is with its margins, in pixels of the screen."""
    return round(cell.height * ratio) + 2 * _edge(ratio)


def _painted(cell: TextCell, index: int, width: float, ratio: float, marking: Marking) -> _Tile:
    """Paint a strip of a cell."""
    edge = _edge(ratio)
    tall = min(_TALL, _whole(cell, ratio) - index * _TALL)
    theme = current_theme()
    wide = round(width * ratio) + 2 * edge
    area = QRectF(-edge, index * _TALL - edge, wide, tall)
    area = QRectF(area.topLeft() / ratio, area.size() / ratio)
    picture = QImage(wide, tall, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ratio)
    picture.fill(color(theme.surface))
    shows = cell.seen(area)
    grounds = _within(marking.grounds(cell.key, shows), shows)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-area.topLeft())
    for start, end in marking.ticked:
        rects = cell.rects(start, end)
        if rects:
            tick = rects[0].united(rects[-1])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(theme.tick))
            painter.drawRoundedRect(
                QRectF(-_TICK_PAD, tick.top(), width + 2 * _TICK_PAD, tick.height()),
                RADIUS,
                RADIUS,
            )
    cell.paint(painter, area, grounds)
    painter.end()
    # Laid on the screen pixel by pixel: its own scale has done its work.
    picture.setDevicePixelRatio(1.0)
    look = _Look(cell.laid_out, width, ratio, marking.ticked, grounds)
    return _Tile(picture, shows, look)


def _within(grounds: Sequence[Ground], shows: Range) -> list[Ground]:
    """What of grounds lies in a range; a longer or shorter end beyond it is no difference."""
    first, last = shows
    return [
        Ground(max(one.start, first), min(one.end, last), one.color, one.text, rounded=one.rounded)
        for one in grounds
        if one.start < last and one.end > first
    ]
