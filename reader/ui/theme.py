"""The look: colours, spaces, type, and how they reach the application.

Everything that paints asks `current_theme()` at the moment it paints, and repaints
when `theme_changes().changed` fires. No other module names a colour or a font.
"""

import sys
from enum import StrEnum
from functools import cache, lru_cache

from msgspec import Struct
from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QApplication

from reader.ui.scale import (
    HAIRLINE,
    ICON,
    ICON_LARGE,
    ICON_SMALL,
    RADIUS,
    RADIUS_LARGE,
    RADIUS_SMALL,
    SPACE,
    TYPE_SCALE,
    Type,
)
from reader.ui.stylesheet import stylesheet

# The scale is part of the look: who dresses a widget asks one module for all of it.
__all__ = [
    "HAIRLINE",
    "ICON",
    "ICON_LARGE",
    "ICON_SMALL",
    "RADIUS",
    "RADIUS_LARGE",
    "RADIUS_SMALL",
    "SPACE",
    "Type",
]


class Theme(Struct, frozen=True):
    """The colours, as ``#rrggbb``.

    Attributes:
        background: behind the panes: window, toolbars, side bar.
        surface: what is read and chosen from: reading page, lists, fields.
        raised: what floats above a surface: menus, tooltips, pinned strips, buttons.
        sunken: wells: the trough of a segmented control, progress bars.
        hover: a row or button under the mouse.
        pressed: a button held down.
        border: hairlines between areas. `outline`: around fields and buttons; `border_strong`:
            around what has no words (boxes to tick), and fields under the mouse.
        thumb: what moves in a scroll bar.
        text, muted, on_accent: body text; secondary text; text upon `accent`.
        disabled: text of what cannot be used now.
        accent: the one accent: primary buttons, focus rings, links, current chip.
        accent_hover, accent_pressed: the accent under the mouse, and held down. `accent_soft`: a tint for chosen rows.
        question, answer, chair: the bars and dots of who speaks.
        question_soft, answer_soft: tints of the same.
        hit, current_hit: grounds of found words; `on_current_hit` is the text upon the latter.
        hit_mark, current_hit_mark: their ticks beside the scroll bar.
        warning, warning_soft: 「対応は推定」 and other doubts: text, and its ground.
        danger, danger_soft: failures and deletions: text, and its ground.
        success: done, exact, matching.
        selection: the ground of selected text (the text keeps its colour).
        tick: the ground of ticked paragraphs.
        shadow: under what floats (painted with an alpha of its own).
    """

    name: str
    dark: bool
    background: str
    surface: str
    raised: str
    sunken: str
    hover: str
    pressed: str
    border: str
    outline: str
    border_strong: str
    thumb: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    accent_soft: str
    on_accent: str
    question: str
    question_soft: str
    answer: str
    answer_soft: str
    chair: str
    hit: str
    current_hit: str
    on_current_hit: str
    hit_mark: str
    current_hit_mark: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    success: str
    selection: str
    tick: str
    shadow: str


LIGHT = Theme(
    name="light",
    dark=False,
    background="#f5f4f1",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#e9e7e2",
    hover="#efede8",
    pressed="#e3e0d9",
    border="#e4e1db",
    outline="#cfcbc3",
    border_strong="#8f8b83",
    thumb="#c9c5bd",
    text="#1f2226",
    muted="#5b6068",
    disabled="#9a9da3",
    accent="#2a5caa",
    accent_hover="#1f4a8e",
    accent_pressed="#183b73",
    accent_soft="#e6eefa",
    on_accent="#ffffff",
    question="#ab4d26",
    question_soft="#fbeee7",
    answer="#2f6fb5",
    answer_soft="#e8f1fa",
    chair="#7b8089",
    hit="#ffe89a",
    current_hit="#ffb547",
    on_current_hit="#1f1400",
    hit_mark="#c98500",
    current_hit_mark="#9c3a00",
    warning="#855300",
    warning_soft="#fdf3dc",
    danger="#b3261e",
    danger_soft="#fdeceb",
    success="#1d6b45",
    selection="#c9ddf8",
    tick="#eef4fd",
    shadow="#1f2226",
)

DARK = Theme(
    name="dark",
    dark=True,
    background="#17181b",
    surface="#1e2023",
    raised="#282a2f",
    sunken="#101113",
    hover="#292b30",
    pressed="#33363c",
    border="#303338",
    outline="#43474e",
    border_strong="#767b84",
    thumb="#4a4e56",
    text="#e5e3de",
    muted="#a6abb3",
    disabled="#6f747c",
    accent="#8ab2f2",
    accent_hover="#a8c6f7",
    accent_pressed="#bcd4fb",
    accent_soft="#263449",
    on_accent="#0e1b30",
    question="#ee9a6d",
    question_soft="#3a2a22",
    answer="#7eb1ee",
    answer_soft="#233143",
    chair="#8d929b",
    hit="#594814",
    current_hit="#f0b24a",
    on_current_hit="#1c1300",
    hit_mark="#a5842c",
    current_hit_mark="#ffc766",
    warning="#eebf6a",
    warning_soft="#38301d",
    danger="#f2958d",
    danger_soft="#402422",
    success="#7fcf9f",
    selection="#31507e",
    tick="#232c39",
    shadow="#000000",
)


LINE_HEIGHT = 1.7
"""Distance of two baselines of Japanese reading text, as a multiple of the font's size, until the
reader chooses another."""
MEASURE = 38
"""Full-width characters beyond which a line of text is tiring; so, too."""


# Fonts made for user interfaces (Yu Gothic UI, Meiryo UI) squeeze the kana and are
# left out of both lists on purpose.
_READING_FAMILIES = (
    "BIZ UDGothic",
    "BIZ UDゴシック",
    "Hiragino Sans",
    "ヒラギノ角ゴシック",
    "Meiryo",
    "メイリオ",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "IPAexGothic",
    "IPAexゴシック",
    "Yu Gothic",
)
_UI_FAMILIES = (
    "BIZ UDPGothic",
    "BIZ UDPゴシック",
    "Hiragino Sans",
    "ヒラギノ角ゴシック",
    "Meiryo",
    "メイリオ",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Source Han Sans JP",
    "IPAexGothic",
    "IPAexゴシック",
    "Yu Gothic",
)
_UI_POINTS = 13.0 if sys.platform == "darwin" else 10.0
"""The least size of the interface's text; where the system's is larger, so is the program's."""
_points = _UI_POINTS


@lru_cache(maxsize=2)
def _installed(wanted: tuple[str, ...]) -> list[str]:
    """The wanted families that this machine has, best first (all of them if it has none)."""
    have = set(QFontDatabase.families())
    return [family for family in wanted if family in have] or list(wanted)


class ReadingType(Struct, frozen=True):
    """How minutes and posts are set.

    Attributes:
        family: of the font; "" for the best of those that this machine has.
        line_height: distance of two baselines, as a multiple of the font's size.
        measure: full-width characters of the longest line.
    """

    family: str = ""
    line_height: float = LINE_HEIGHT
    measure: int = MEASURE


def reading_families() -> list[str]:
    """The families that this machine has of those chosen for reading, best first."""
    return _installed(_READING_FAMILIES)


def reading_font(points: float) -> QFont:
    """The font of minutes, at `points`."""
    chosen = [_reading.family] if _reading.family else []
    font = QFont()
    # A family that is gone, or lacks a character, is helped out by the others.
    font.setFamilies([*chosen, *reading_families()])
    font.setPointSizeF(points)
    return font


def ui_font(size: Type = Type.BODY, bold: bool = False) -> QFont:
    """The font of everything that is not minutes."""
    return QFont(_ui_font(size, bold))


@cache
def _ui_font(size: Type, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(_installed(_UI_FAMILIES))
    font.setPointSizeF(_points * TYPE_SCALE[size])
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font


@cache
def ui_metrics(size: Type = Type.BODY, bold: bool = False) -> QFontMetricsF:
    """The measures of a font of `ui_font`; a list asks for them once a row."""
    return QFontMetricsF(_ui_font(size, bold))


@lru_cache(maxsize=256)
def ui_width(words: str, size: Type = Type.BODY, bold: bool = False) -> float:
    """How wide a few words are in a font of `ui_font`, in pixels."""
    return ui_metrics(size, bold).horizontalAdvance(words)


def set_ui_points(points: float) -> None:
    """Follow a reader who has set large type for all programs.

    Heeded by the next `apply_theme`.

    Args:
        points: the system's size of interface text.
    """
    global _points
    _points = max(points, _UI_POINTS)
    for known in (_ui_font, ui_metrics, ui_width):
        known.cache_clear()


def scaled(pixels: int) -> int:
    """A length that must grow with the interface's text, for what holds some.

    Args:
        pixels: the length at the text's usual size.
    """
    return round(pixels * _points / _UI_POINTS)


class ThemeChanges(QObject):
    """Tells that another theme, or another type, is in force.

    Signals:
        changed: with the new `Theme`.
        reading_changed: reading text is to be laid out anew.
    """

    changed = Signal(object)
    reading_changed = Signal()


_changes = ThemeChanges()
_current = LIGHT
_reading = ReadingType()


def theme_changes() -> ThemeChanges:
    """The object whose signal `changed` every painter listens to."""
    return _changes


def current_theme() -> Theme:
    """The theme in force."""
    return _current


def reading_type() -> ReadingType:
    """How reading text is set now."""
    return _reading


def set_reading_type(wanted: ReadingType) -> None:
    """Set reading text in another way, wherever it is shown."""
    global _reading
    if wanted != _reading:
        _reading = wanted
        _changes.reading_changed.emit()


def color(value: str, alpha: float = 1.0) -> QColor:
    """A token as a `QColor`, with an opacity from 0 to 1."""
    result = QColor(value)
    result.setAlphaF(alpha)
    return result


def paint_focus(painter: QPainter, rect: QRect) -> None:
    """Paint the ring around the row of a list that has the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(_current.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), RADIUS_SMALL, RADIUS_SMALL)
    painter.restore()


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Put `theme` in force: Fusion, palette, stylesheet, and a word to every painter.

    Nothing is done where it is in force already: Qt would look at every widget anew.
    """
    global _current
    palette, sheet = _palette(theme), stylesheet(theme, _points)
    worn = (app.palette(), app.font(), app.styleSheet())
    if theme is _current and worn == (palette, ui_font(), sheet):
        return
    _current = theme
    app.setStyle("Fusion")
    app.setFont(ui_font())
    app.setPalette(palette)
    app.setStyleSheet(sheet)
    _changes.changed.emit(theme)


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, value in {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.surface,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.PlaceholderText: theme.muted,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border_strong,
        role.Shadow: theme.shadow,
    }.items():
        palette.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.disabled))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.border))
    return palette


class ThemeChoice(StrEnum):
    """The reader's setting."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class ThemeSwitch(QObject):
    """Keeps the application in the theme that the reader chose, or the system's.

    The scheme is also handed to Qt, which darkens what the system draws (title bar,
    native dialogs).
    """

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        set_ui_points(app.font().pointSizeF())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_choice(choice)

    @property
    def choice(self) -> ThemeChoice:
        """What the reader chose."""
        return self._choice

    def set_choice(self, choice: ThemeChoice) -> None:
        """Put `choice` in force at once."""
        self._choice = choice
        hints = QGuiApplication.styleHints()
        if choice is ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = choice is ThemeChoice.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._follow()

    def _follow(self) -> None:
        dark = {
            ThemeChoice.DARK: True,
            ThemeChoice.LIGHT: False,
            ThemeChoice.SYSTEM: QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark,
        }[self._choice]
        apply_theme(self._app, DARK if dark else LIGHT)
