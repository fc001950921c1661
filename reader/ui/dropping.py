"""What can be dropped where: a frame and a word show it while something is over a window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reader.ui.importing import local_files
from reader.ui.theme import RADIUS, SPACE, Type, color, current_theme, ui_font

_PAD = 14


class DropHint(QWidget):
    """A frame around a widget, with a word on what letting go will do. It takes no mouse."""

    def __init__(self, words: str, over: QWidget) -> None:
        super().__init__(over)
        self._words = words
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def appear(self) -> None:
        """Show it over all of its parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(theme.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(SPACE.s, SPACE.s, -SPACE.s, -SPACE.s), RADIUS, RADIUS
        )
        painter.setFont(ui_font(Type.BODY, bold=True))
        metrics = painter.fontMetrics()
        room = self.width() - 2 * SPACE.l - 2 * _PAD
        words = metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(words) + 2 * _PAD
        height = metrics.height() + _PAD
        label = QRectF((self.width() - width) / 2, (self.height() - height) / 2, 0, 0)
        label.setSize(QRectF(0, 0, width, height).size())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.accent))
        painter.drawRoundedRect(label, RADIUS, RADIUS)
        painter.setPen(color(theme.on_accent))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


class FileDrop(QObject):
    """Files dropped on a window are imported.

    Args:
        take: gets the files and folders.
    """

    def __init__(self, window: QWidget, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__(window)
        self._take = take
        self._hint = DropHint(self.tr("ここで放すと取り込みます"), window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave:
            self._hint.hide()
        elif isinstance(event, QDropEvent):
            paths = local_files(event.mimeData())
            if not paths:
                return False
            event.acceptProposedAction()
            if isinstance(event, QDragEnterEvent):
                self._hint.appear()
            elif not isinstance(event, QDragMoveEvent):
                self._hint.hide()
                self._take(paths)
            return True
        return False
