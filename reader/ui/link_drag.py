"""Dragging a cell by its handle onto the one that it belongs to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from reader.threads.model import Passage, PassageKind
from reader.ui.bands import draw_text
from reader.ui.theme import RADIUS, SPACE, Type, color, current_theme, ui_font

if TYPE_CHECKING:
    from reader.ui.passage_area import PassageArea

_EDGE = 48
"""Pixels from the page's edge in which it scrolls while something is carried."""
_PULL_MILLISECONDS = 30


class LinkDrag(QObject):
    """Carries a question or an answer while the mouse button is held.

    What is carried leaves what it was linked with; what it is dropped on keeps its links.

    Signals: a question's and an answer's passage id, in this order.
        questionDropped: the question was carried.
        answerDropped: the answer was.
    """

    questionDropped = Signal(str, str)  # noqa: N815
    answerDropped = Signal(str, str)  # noqa: N815

    def __init__(self, view: "PassageArea") -> None:
        super().__init__(view)
        self._view = view
        self._carried: Passage | None = None
        self._from = QPointF()
        self._moving = False
        self._over = _Over(view.viewport())
        self._pull = QTimer(self, interval=_PULL_MILLISECONDS)
        self._pull.timeout.connect(self._scroll)
        view.viewport().installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether something is carried."""
        return self._moving

    def end(self) -> None:
        """Let go without linking."""
        self._carried, self._moving = None, False
        self._pull.stop()
        self._over.hide()
        self._view.viewport().unsetCursor()

    def _begin(self) -> None:
        assert self._carried is not None
        self._moving = True
        self._view.let_go()
        if self._carried.kind is PassageKind.QUESTION:
            self._over.words = self.tr("答弁の上で放してください"), self.tr("この答弁に対応させる")
        else:
            self._over.words = self.tr("質問の上で放してください"), self.tr("この質問の答弁にする")
        self._over.setGeometry(self._view.viewport().rect())
        self._over.show()
        self._over.raise_()
        self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._pull.start()

    def _move_to(self, point: QPointF) -> None:
        self._over.point = point
        found = self._target(point)
        self._over.part = found[1] if found else None
        self._over.update()

    def _target(self, point: QPointF) -> tuple[Passage, QRectF] | None:
        """The passage under the mouse with which the carried one can be linked."""
        found = self._view.passage_at(point)
        if found is None or self._carried is None:
            return None
        passage, part = found
        round_ = self._view.round_of(self._carried.id)
        if round_ is None or passage.kind is self._carried.kind:
            return None
        known = (*round_.questions, *round_.answers)
        return (passage, part) if passage in known else None

    def _drop(self, point: QPointF) -> None:
        found, carried = self._target(point), self._carried
        self.end()
        if found is None or carried is None:
            return
        if carried.kind is PassageKind.QUESTION:
            self.questionDropped.emit(carried.id, found[0].id)
        else:
            self.answerDropped.emit(found[0].id, carried.id)

    def _scroll(self) -> None:
        y, height = self._over.point.y(), self._view.viewport().height()
        bar = self._view.verticalScrollBar()
        step = min(0, round(y) - _EDGE) if y < height / 2 else max(0, round(y) - height + _EDGE)
        if step:
            bar.setValue(bar.value() + step // 2)
            self._move_to(self._over.point)

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        kind, point = event.type(), event.position()
        if kind == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._carried, self._from = self._view.handle_at(point), point
        elif kind == QEvent.Type.MouseMove and self._carried is not None:
            far = (point - self._from).manhattanLength() >= QApplication.startDragDistance()
            if not self._moving and far:
                self._begin()
            if self._moving:
                self._move_to(point)
                return True
        elif kind == QEvent.Type.MouseButtonRelease:
            if self._moving:
                self._drop(point)
                return True
            self._carried = None
        return False


class _Over(QWidget):
    """Above the page: what would be linked, and a word beside the mouse.

    Attributes:
        words: beside the mouse, which is at `point`: where it cannot be dropped, and where
            it can.
        part: the part of the page on which it would be dropped; None where it cannot be.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words: tuple[str, str] = ("", "")
        self.point = QPointF()
        self.part: QRectF | None = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.part is not None:
            painter.setPen(QPen(color(theme.accent), 2))
            painter.setBrush(color(theme.accent, 0.08))
            painter.drawRoundedRect(self.part.adjusted(-6, -4, 6, 4), RADIUS, RADIUS)
        ready = self.part is not None
        words = self.words[ready]
        font = ui_font(Type.CAPTION, bold=ready)
        width = QFontMetricsF(font).horizontalAdvance(words) + 2 * SPACE.m
        pill = QRectF(self.point.x() + 14, self.point.y() + 14, width, 30)
        pill.moveRight(min(pill.right(), self.width() - SPACE.s))
        pill.moveBottom(min(pill.bottom(), self.height() - SPACE.s))
        painter.setPen(QPen(color(theme.accent if ready else theme.border_strong), 1))
        painter.setBrush(color(theme.accent if ready else theme.raised))
        painter.drawRoundedRect(pill, RADIUS, RADIUS)
        ink = color(theme.on_accent if ready else theme.text)
        draw_text(painter, pill, words, font, ink, Qt.AlignmentFlag.AlignHCenter)
        painter.end()
