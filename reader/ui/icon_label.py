"""An icon that stands by itself: in a dialog's head, a card, a banner."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from reader.ui.icons import paint_icon
from reader.ui.theme import color, current_theme, theme_changes


class IconLabel(QWidget):
    """An icon in a colour of the theme, alone or on a rounded tile.

    Args:
        name: of the icon.
        size: the icon's side in pixels.
        token: the theme's colour for its strokes.
        tile: the theme's colour for a tile behind it, twice as wide; None for none.
    """

    def __init__(
        self,
        name: str,
        size: int = 18,
        token: str = "text",
        tile: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._token, self._tile = name, size, token, tile
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme_changes().changed.connect(self._repaint)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        side = self._size * 2 if self._tile else self._size
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._tile:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(getattr(theme, self._tile)))
            corner = self.width() * 0.28
            painter.drawRoundedRect(QRectF(self.rect()), corner, corner)
        icon = QRectF(0, 0, self._size, self._size)
        icon.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, self._name, icon, getattr(theme, self._token))
        painter.end()

    def _repaint(self) -> None:
        self.update()
