"""The pictures of the guide and of the README: which screen, how large, which part of it."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from gallery.screen import SCREENS
from gallery.stage import Stage
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from reader.ui.options import Language
from reader.ui.theme import ThemeChoice

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "resources" / "guide" / "pictures"
SHOWN_ABROAD = ROOT / "packaging" / "screenshots"

_COLORS = 96
"""Enough for an interface; chosen so that rare ones (an accent, a hit) stay what they are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the guide.

    Attributes:
        name: as the guide names it.
        screen: which.
        size: of the window; None leaves a dialog as it is.
        part: what of it is painted; None for all.
        height: where it is cut off at the bottom, in pixels.
    """

    name: str
    screen: str
    size: tuple[int, int] | None = None
    part: Callable[[Stage], QWidget] | None = None
    height: int = 0


def _room(stage: Stage) -> QWidget:
    return stage.window._room


def _tray(stage: Stage) -> QWidget:
    return stage.window.drafting.tray


def _list(stage: Stage) -> QWidget:
    return stage.window._list


PICTURES = (
    Picture("welcome", "welcome", (1000, 640)),
    Picture("overview", "results", (1366, 768)),
    Picture("results", "results", (1700, 640), _list),
    Picture("thread", "thread-rounds", (1366, 760), _room),
    Picture("links", "thread-uncertain", (1366, 640), _room),
    Picture("draft", "draft-tray", (1640, 640), _tray),
    Picture("quote", "quote"),
    Picture("paste", "paste"),
    Picture("report", "import-report"),
    Picture("council", "council"),
    Picture("queue", "downloads", None, None, 420),
    Picture("proof", "post-differs", (1366, 560), _room),
    Picture("asked", "asked"),
    Picture("settings", "settings"),
)

ABROAD = (
    ("window-light", "results", ThemeChoice.LIGHT),
    ("window-dark", "thread-rounds", ThemeChoice.DARK),
)
"""For the README and for software centres, in Japanese."""


def write_guide(stage: Stage, language: Language, only: str = "") -> int:
    """Write the pictures of the guide in a language; gives the bytes.

    Args:
        only: a part of the names of those that are wanted.
    """
    GUIDE.mkdir(parents=True, exist_ok=True)
    written = 0
    for picture in PICTURES:
        if only not in picture.name:
            continue
        made = SCREENS[picture.screen]
        with stage.opened(made.library):
            if picture.size is not None:
                stage.resize(*picture.size)
            whole = made.make(stage)
            if picture.size is not None and whole is stage.window:
                stage.resize(*picture.size)
            for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
                stage.dress(theme)
                part = whole if picture.part is None else picture.part(stage)
                name = f"{picture.name}-{language.value}-{theme.value}.png"
                written += _write(grab(part, picture.height), GUIDE / name)
    return written


def write_abroad(stage: Stage) -> None:
    """Write the pictures for the README and for software centres."""
    for name, screen, theme in ABROAD:
        made = SCREENS[screen]
        with stage.opened(made.library):
            whole = made.make(stage)
            stage.dress(theme)
            _write(grab(whole), SHOWN_ABROAD / f"{name}.png")


def write_gallery(stage: Stage, folder: Path, suffix: str, only: str = "") -> list[str]:
    """Write every screen, light and dark, the window in several sizes.

    Args:
        suffix: of the files' names: language and scale.
        only: a part of the names of the screens that are wanted.

    Returns:
        Screens that could not be reached, with why.
    """
    failed: list[str] = []
    for made in SCREENS.values():
        if only not in made.name:
            continue
        with stage.opened(made.library):
            try:
                whole = made.make(stage)
            except Exception as error:  # the others are still to be painted
                failed.append(f"{made.name}: {error!r}")
                continue
            of_window = whole is stage.window
            for width, height in _sizes(stage) if of_window else ((0, 0),):
                if of_window:
                    stage.resize(width, height)
                for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
                    stage.dress(theme)
                    size = f"-{width}x{height}" if of_window else ""
                    name = f"{made.name}{size}-{theme.value}-{suffix}.png"
                    grab(whole).save(str(folder / name))
    return failed


def _sizes(stage: Stage) -> list[tuple[int, int]]:
    """The sizes of the window: two common ones, and what a screen leaves at 200 %."""
    small = [(683, 364)] if stage.window.devicePixelRatio() > 1 else []
    return [(1366, 768), (1440, 900), *small]


def grab(widget: QWidget, height: int = 0) -> QPixmap:
    """A widget as it is painted, cut off at a height (0 for all of it)."""
    part = QRect(0, 0, widget.width(), min(height or widget.height(), widget.height()))
    return widget.grab(part)


def _write(pixmap: QPixmap, target: Path) -> int:
    """Write a picture with few colours, as an interface has; gives its bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    image = Image.open(BytesIO(buffer.data().data())).convert("RGB")
    few = image.quantize(_COLORS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)
    return target.stat().st_size
