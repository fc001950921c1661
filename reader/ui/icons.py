"""Icons: Lucide's strokes, tinted with the theme."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from reader.ui.theme import current_theme, theme_changes

_SIZES = (16, 18, 20, 24, 32, 36, 40, 48, 64, 96)
"""Pixel sizes kept ready, so that 16, 18, 20 and 24 are sharp at 100, 150 and 200 %."""


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = files("reader.resources").joinpath("icons", f"{name}.svg").read_text("utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, size: int) -> QPixmap:
    # Before the painter begins: one that an error leaves open brings the process down.
    renderer = _renderer(name, color)
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


@lru_cache(maxsize=256)
def _icon(name: str, color: str, disabled: str) -> QIcon:
    result = QIcon()
    for size in _SIZES:
        result.addPixmap(_pixmap(name, color, size), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return result


def icon(name: str, color: str | None = None) -> QIcon:
    """The icon `resources/icons/<name>.svg` in `color` (default: the theme's text).

    It keeps the colours it was made with; `bind_icon` follows the theme.

    Raises:
        FileNotFoundError: there is no such icon.
    """
    theme = current_theme()
    return _icon(name, color or theme.text, theme.disabled)


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str | QColor) -> None:
    """Paint an icon into `rect`, sharp at any scale."""
    value = color.name() if isinstance(color, QColor) else color
    _renderer(name, value).render(painter, rect)


class _Binding(QObject):
    def __init__(self, target: QAbstractButton | QAction, name: str, token: str) -> None:
        super().__init__(target)
        self._target = target
        self._name = name
        self._token = token
        theme_changes().changed.connect(self.tint)
        self.tint()

    def tint(self) -> None:
        self._target.setIcon(icon(self._name, getattr(current_theme(), self._token)))


def bind_icon(target: QAbstractButton | QAction, name: str, token: str = "text") -> None:
    """Give `target` an icon in the colour of a theme token, now and after every change.

    Calling it again replaces the icon.
    """
    for child in target.children():
        if isinstance(child, _Binding):
            theme_changes().changed.disconnect(child.tint)
            child.deleteLater()
    _Binding(target, name, token)
