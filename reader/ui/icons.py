"""Icons: Lucide's strokes, tinted with the theme."""

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from reader.ui.theme import ICON, ICON_SMALL, SPACE, current_theme, theme_changes

_FOLDER = files("reader.resources").joinpath("icons")
_BESIDE_WORDS = QSize(ICON_SMALL + SPACE.xs, ICON_SMALL)
"""In a button of words, between which and its icon Qt leaves four pixels at any size of type."""


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return _FOLDER.joinpath(f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


@lru_cache(maxsize=512)
def _pixmap(name: str, color: str, width: int, height: int) -> QPixmap:
    # What is broader than high keeps its right side free.
    # Before the painter begins: one that an error leaves open brings the process down.
    renderer = _renderer(name, color)
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, min(width, height), height))
    painter.end()
    return pixmap


class _Strokes(QIconEngine):
    """Draws an icon when it is shown for the first time, sharp at any size and scale."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled
        _source(name)  # a name that is none is found out here, not while painting

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap(rect.size() * scale, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        ink = self._disabled if mode == QIcon.Mode.Disabled else self._color
        return _pixmap(self._name, ink, size.width(), size.height())

    def clone(self) -> QIconEngine:
        return _Strokes(self._name, self._color, self._disabled)


@lru_cache(maxsize=256)
def _icon(name: str, color: str, disabled: str) -> QIcon:
    return QIcon(_Strokes(name, color, disabled))


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
    _unbind(target)
    if isinstance(target, QPushButton) and target.text():
        target.setIconSize(_BESIDE_WORDS)
    _Binding(target, name, token)


def icon_button(
    sign: str,
    words: str,
    act: Callable[[], object],
    parent: QWidget,
    *,
    size: int = ICON,
    token: str = "text",
) -> QToolButton:
    """A button that shows an icon alone, and says in `words` what it does."""
    made = QToolButton(parent)
    bind_icon(made, sign, token)
    made.setIconSize(QSize(size, size))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(lambda: act())
    return made


def action_button(action: QAction, parent: QWidget, size: int = ICON) -> QToolButton:
    """A button for an action that has an icon."""
    made = QToolButton(parent)
    made.setDefaultAction(action)
    made.setIconSize(QSize(size, size))
    made.setAccessibleName(action.text())
    return made


def drop_icon(target: QAbstractButton | QAction) -> None:
    """Take the icon of `bind_icon` off."""
    _unbind(target)
    target.setIcon(QIcon())


def _unbind(target: QAbstractButton | QAction) -> None:
    for child in target.children():
        if isinstance(child, _Binding):
            theme_changes().changed.disconnect(child.tint)
            child.setParent(None)
            child.deleteLater()
