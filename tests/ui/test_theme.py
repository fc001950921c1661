"""The colours can be read, the icons exist, the theme follows the system."""

import pytest
from msgspec.structs import fields
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.icons import bind_icon, icon
from reader.ui.stylesheet import stylesheet
from reader.ui.theme import (
    DARK,
    LIGHT,
    Theme,
    ThemeChoice,
    ThemeSwitch,
    apply_theme,
    current_theme,
    reading_font,
    set_ui_points,
)

GROUNDS = ("background", "surface", "raised")
TEXTS = [
    *((ink, ground) for ground in GROUNDS for ink in ("text", "muted", "accent", "danger")),
    *((ink, "surface") for ink in ("question", "answer", "warning", "success")),
    *(("text", ground) for ground in ("hover", "pressed", "accent_soft", "hit", "selection")),
    *(("text", ground) for ground in ("tick", "warning_soft", "danger_soft", "sunken")),
    *(("muted", ground) for ground in ("hover", "sunken", "tick")),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("on_current_hit", "current_hit"),
    ("warning", "warning_soft"),
    ("danger", "danger_soft"),
]
MARKS = [
    ("chair", "surface"),
    ("border_strong", "surface"),
    ("border_strong", "background"),
    ("hit_mark", "surface"),
    ("current_hit_mark", "surface"),
]


def luminance(value: str) -> float:
    channels = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(value).getRgbF()[:3]
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_can_be_read(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize(("ink", "ground"), MARKS)
def test_marks_can_be_seen(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_is_left_of_a_work_can_be_seen(theme: Theme, qtbot: QtBot) -> None:
    bar = QProgressBar()
    qtbot.addWidget(bar)
    bar.setStyleSheet(stylesheet(theme, 10.0))
    bar.setTextVisible(False)
    bar.resize(100, 6)
    groove = bar.grab().toImage().pixelColor(70, 3).name()
    for ground in (theme.background, theme.surface):
        assert contrast(groove, ground) >= 1.4


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_every_colour_is_one(theme: Theme) -> None:
    for field in fields(theme):
        value = getattr(theme, field.name)
        if isinstance(value, str) and field.name != "name":
            assert QColor(value).isValid(), field.name


def test_the_readers_choice_wins_over_the_system(qapp: QApplication) -> None:
    try:
        switch = ThemeSwitch(qapp, ThemeChoice.DARK)
        assert current_theme() is DARK
        switch.set_choice(ThemeChoice.LIGHT)
        assert current_theme() is LIGHT
        assert qapp.palette().base().color() == QColor(LIGHT.surface)
        switch.set_choice(ThemeChoice.SYSTEM)
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        assert current_theme() is (DARK if dark else LIGHT)
    finally:
        QGuiApplication.styleHints().unsetColorScheme()
        apply_theme(qapp, LIGHT)


class _Witness(QWidget):
    """Counts how often it has been dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.dressed = 0

    def changeEvent(self, event: QEvent) -> None:
        self.dressed += event.type() is QEvent.Type.StyleChange


def test_what_is_in_force_already_is_not_put_on_again(qapp: QApplication, qtbot: QtBot) -> None:
    """To dress a window takes a quarter of a second."""
    witness = _Witness()
    qtbot.addWidget(witness)
    witness.show()
    switch = ThemeSwitch(qapp, ThemeChoice.LIGHT)
    assert witness.dressed == 0
    try:
        switch.set_choice(ThemeChoice.DARK)
        once = witness.dressed
        assert once > 0
        switch.set_choice(ThemeChoice.DARK)
        assert witness.dressed == once
        set_ui_points(20.0)
        apply_theme(qapp, DARK)
        assert witness.dressed > once, "in another size it is put on"
        assert qapp.font().pointSizeF() == 20.0
        qapp.setPalette(QPalette())
        apply_theme(qapp, DARK)
        assert qapp.palette().base().color() == QColor(DARK.surface)
    finally:
        set_ui_points(10.0)
        QGuiApplication.styleHints().unsetColorScheme()
        apply_theme(qapp, LIGHT)


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    def ink(action: QAction) -> QColor:
        image = action.icon().pixmap(48, 48).toImage()
        return max((image.pixelColor(x, y) for x in range(48) for y in range(48)), key=QColor.alpha)

    action = QAction()
    bind_icon(action, "search")
    assert ink(action).lightness() < 100
    try:
        apply_theme(qapp, DARK)
        assert ink(action).lightness() > 150
    finally:
        apply_theme(qapp, LIGHT)


def test_an_icon_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


def test_the_reading_font_is_never_one_that_squeezes_the_kana() -> None:
    assert not any(family.endswith(" UI") for family in reading_font(12).families())
