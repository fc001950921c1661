"""A few paragraphs of a long text, laid out apart from the others.

A speech of 14,000 characters takes Qt 30 ms to lay out: too long for one turn of the event loop,
and for the screenful of it that is read.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextLine,
)

_LENGTH = 1200
"""Code points after which the next paragraph begins another stretch."""

Line = tuple[QTextLine, int, QPointF]
"""A line, the unit of the stretch where its paragraph begins, and that paragraph's place."""


class Stretch:
    """Some paragraphs below each other, laid out when they are asked about.

    Parameters:
        make: gives the document of the stretch, without a width.

    Attributes:
        start, end: code points into the cell's text, without the last line break.
        unit, units: where it begins and how long it is, in UTF-16 units of the cell's text.
        top: where it begins in the cell, in pixels, once those before it are measured.
    """

    __slots__ = ("_document", "_height", "_make", "_width", "end", "start", "top", "unit", "units")

    def __init__(
        self,
        start: int,
        end: int,
        unit: int,
        units: int,
        make: Callable[["Stretch"], QTextDocument],
    ) -> None:
        self.start = start
        self.end = end
        self.unit = unit
        self.units = units
        self.top = 0.0
        self._make = make
        self._width = 0.0
        self._height: float | None = None
        self._document: QTextDocument | None = None

    @property
    def is_measured(self) -> bool:
        """Whether its height is known."""
        return self._height is not None

    @property
    def holds_document(self) -> bool:
        """Whether its document is kept."""
        return self._document is not None

    def set_width(self, width: float) -> None:
        """Lay it out in a column of another width when it is asked about next."""
        self._width = width
        self._height = None

    def height(self) -> float:
        """How tall it is, in pixels."""
        if self._height is None:
            self._height = self._laid_out().size().height()
        return self._height

    def drop(self) -> None:
        """Forget the document; the height stays."""
        self._document = None

    def unit_at(self, point: QPointF) -> int:
        """The UTF-16 unit of the cell's text nearest to a point of the stretch."""
        layout = self._laid_out().documentLayout()
        found = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self.unit + min(max(found, 0), self.units)

    def lines(self, first: int, last: int) -> Sequence[Line]:
        """The lines of those paragraphs that hold something between two units of the stretch."""
        document = self._laid_out()
        found: list[Line] = []
        block: QTextBlock = document.findBlock(max(first, 0))
        while block.isValid() and block.position() <= last:
            layout = block.layout()
            origin = document.documentLayout().blockBoundingRect(block).topLeft()
            for index in range(layout.lineCount()):
                found.append((layout.lineAt(index), block.position(), origin))
            block = block.next()
        return found

    def document(self) -> QTextDocument:
        """Its document, laid out."""
        return self._laid_out()

    def draw(
        self,
        painter: QPainter,
        clip: QRectF,
        context: QAbstractTextDocumentLayout.PaintContext,
    ) -> None:
        """Paint what of it lies in a part of the cell; the painter's origin is the cell's."""
        context.clip = clip.translated(0, -self.top)  # pyright: ignore[reportAttributeAccessIssue]
        painter.translate(0, self.top)
        self._laid_out().documentLayout().draw(painter, context)
        painter.translate(0, -self.top)

    def _laid_out(self) -> QTextDocument:
        if self._document is None:
            self._document = self._make(self)
        if self._document.textWidth() != self._width:
            self._document.setTextWidth(self._width)
        return self._document


def divided(breaks: Sequence[int], length: int) -> list[tuple[int, int]]:
    """The stretches of a text, as code points without the line breaks between them.

    Parameters:
        breaks: where its paragraphs begin.
        length: of the whole.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for begin in breaks[1:]:
        if begin - start > _LENGTH:
            found.append((start, begin - 1))
            start = begin
    return [*found, (start, length)]
