"""A line that runs along the top while somebody waits for a work that lasts."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader.ui.tasks import Tasks
from reader.ui.theme import color, current_theme

_HEIGHT = 3
_SHARE = 0.25
"""How much of the width the moving part takes."""
_STEP = 0.02
_FRAME_MILLISECONDS = 33


class BusyLine(QWidget):
    """Lies over the upper edge of its parent, takes no mouse, and is gone when nobody waits."""

    def __init__(self, tasks: Tasks, over: QWidget) -> None:
        super().__init__(over)
        self._at = 0.0
        self._beat = QTimer(self, interval=_FRAME_MILLISECONDS)
        self._beat.timeout.connect(self._run)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("読み込み中"))
        self.hide()
        over.installEventFilter(self)
        tasks.lasting.connect(self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _show(self, lasts: bool) -> None:
        if lasts:
            self._at = 0.0
            self._place()
            self.raise_()
            self._beat.start()
        else:
            self._beat.stop()
        self.setVisible(lasts)

    def _place(self) -> None:
        over = self.parentWidget()
        if over is not None:
            self.setGeometry(0, 0, over.width(), _HEIGHT)

    def _run(self) -> None:
        self._at = (self._at + _STEP) % 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), color(theme.accent_soft))
        width = self.width() * _SHARE
        left = self._at * (self.width() + width) - width
        painter.fillRect(QRectF(left, 0, width, _HEIGHT), color(theme.accent))
