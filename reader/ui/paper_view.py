"""Pages below each other, as they look on paper; those in sight are asked for."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.ui.theme import SPACE, color, current_theme, paint_focus
from reader.ui.told import Teller

_KEPT = 12
"""Pictures that are kept, about; one of a page on a fine screen takes ten megabytes."""

_WIDEST = 760
"""Width of a page at 100 %, unless the window is narrower."""

_SETTLED_MILLISECONDS = 40


class PaperView(QAbstractScrollArea, Teller):
    """A stack of pages.

    Signals:
        wanted: number (from 0) and width of a page whose picture is needed.
        pageChanged: the number, from 1, of the page in the middle.
    """

    told_role = QAccessible.Role.Graphic

    wanted = Signal(int, int)
    pageChanged = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._aspect = 1.0
        self._zoom = 1.0
        self._page = 0
        self._images: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self.setAccessibleName(self.tr("印刷プレビュー"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(self._moved)

    def set_pages(self, count: int, aspect: float) -> None:
        """Show so many pages, from the first.

        Args:
            aspect: height of a page by its width.
        """
        self._count, self._aspect = count, aspect
        self.verticalScrollBar().setValue(0)
        self._anew()

    def set_image(self, number: int, image: QImage) -> None:
        """The picture of a page."""
        self._asked.discard(number)
        if round(image.deviceIndependentSize().width()) != self._width():
            self._rest.start()
            return
        self._images[number] = image
        middle = self._page
        for far in sorted(self._images, key=lambda one: abs(one - middle))[_KEPT:]:
            del self._images[far]
        self.viewport().update()

    def zoom(self, factor: float) -> None:
        """Make the pages larger or smaller."""
        self._zoom = min(max(self._zoom * factor, 0.4), 2.5)
        self._anew()

    # --- inside ---------------------------------------------------------------

    def _width(self) -> int:
        return int(min(_WIDEST, self.viewport().width() - 2 * SPACE.l) * self._zoom)

    def _height(self) -> int:
        return round(self._width() * self._aspect)

    def _rect(self, number: int) -> QRect:
        width, height = self._width(), self._height()
        x = max((self.viewport().width() - width) // 2, SPACE.l)
        y = SPACE.l + number * (height + SPACE.l)
        across = self.horizontalScrollBar().value()
        return QRect(x - across, y - self.verticalScrollBar().value(), width, height)

    def _anew(self) -> None:
        """The pages have another size."""
        share = self._share()
        self._images.clear()
        self._asked.clear()
        whole = SPACE.l + self._count * (self._height() + SPACE.l)
        seen = self.viewport().size()
        bar = self.verticalScrollBar()
        bar.setPageStep(seen.height())
        bar.setSingleStep(40)
        bar.setRange(0, max(whole - seen.height(), 0))
        bar.setValue(round(share * bar.maximum()))
        across = self.horizontalScrollBar()
        across.setPageStep(seen.width())
        across.setRange(0, max(self._width() + 2 * SPACE.l - seen.width(), 0))
        self._moved()
        self.viewport().update()

    def _share(self) -> float:
        bar = self.verticalScrollBar()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def _in_sight(self) -> list[int]:
        seen = self.viewport().rect()
        return [one for one in range(self._count) if self._rect(one).intersects(seen)]

    def _moved(self) -> None:
        middle = self.viewport().rect().center()
        step = self._height() + SPACE.l
        at = (middle.y() + self.verticalScrollBar().value() - SPACE.l) // max(step, 1)
        page = min(max(at, 0), max(self._count - 1, 0))
        if page != self._page or not page:
            self._page = page
            self.pageChanged.emit(page + 1 if self._count else 0)
        self._rest.start()

    def _ask(self) -> None:
        for number in self._in_sight():
            if number not in self._images and number not in self._asked:
                self._asked.add(number)
                self.wanted.emit(number, self._width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), color(current_theme().sunken))
        for number in self._in_sight():
            rect = self._rect(number)
            image = self._images.get(number)
            if image is not None:
                painter.drawImage(rect.topLeft(), image)
            else:
                painter.fillRect(rect, QColor("white"))
            painter.setPen(color(current_theme().border))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            paint_focus(painter, self.viewport().rect())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._anew()

    def sizeHint(self) -> QSize:
        return QSize(820, 700)
