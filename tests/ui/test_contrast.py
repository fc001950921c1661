"""Text and what is to be operated can be seen by those who see little (WCAG 2.2, AA)."""

import re

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.ui.stylesheet import stylesheet
from reader.ui.theme import DARK, LIGHT, Theme

TEXT, SHAPE = 4.5, 3.0
"""Least ratios: of text (1.4.3), and of what shows a control or its state (1.4.11)."""

GROUNDS = ("background", "surface", "raised", "hover", "pressed", "accent_soft", "sunken")
READ = {
    "text": (*GROUNDS, "selection", "tick", "hit", "warning_soft", "danger_soft"),
    "muted": ("background", "surface", "raised", "hover", "accent_soft", "sunken", "tick"),
    "accent": ("background", "surface", "raised", "hover", "accent_soft"),
    "question": ("surface", "raised", "question_soft"),
    "answer": ("surface", "raised", "answer_soft"),
    "warning": ("surface", "background", "raised", "warning_soft"),
    "danger": ("surface", "background", "raised", "danger_soft"),
    "success": ("surface", "background", "raised"),
    "on_accent": ("accent", "accent_hover"),
    "on_current_hit": ("current_hit",),
}
"""What is written upon what."""
SEEN = {
    "border_strong": ("surface", "background", "raised"),
    "accent": (*GROUNDS, "tick"),  # the ring around what has the keyboard
    "question": ("surface",),
    "answer": ("surface",),
    "chair": ("surface",),
    "current_hit_mark": ("surface",),
}
"""What tells a control, a state, or who speaks, without words."""


def luminance(value: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = QColor(value).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(theme: Theme, pairs: dict[str, tuple[str, ...]], least: float) -> list[str]:
    return [
        f"{ink} on {ground}: {ratio:.2f}"
        for ink, grounds in pairs.items()
        for ground in grounds
        if (ratio := contrast(getattr(theme, ink), getattr(theme, ground))) < least
    ]


def test_the_measure_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    assert too_weak(theme, READ, TEXT) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_has_no_words_can_be_seen(theme: Theme) -> None:
    assert too_weak(theme, SEEN, SHAPE) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_what_stands_in_an_empty_field_can_be_read(
    qtbot: QtBot, kind: type[QLineEdit | QPlainTextEdit], theme: Theme
) -> None:
    field = kind()
    qtbot.addWidget(field)
    field.setStyleSheet(stylesheet(theme, 10.0))
    field.setPlaceholderText("█" * 30)
    field.resize(200, 60)
    shown = field.grab().toImage()
    seen = {shown.pixelColor(x, y).name() for x in range(20, 60) for y in range(shown.height())}
    assert max(contrast(one, theme.surface) for one in seen) >= TEXT


def rules(theme: Theme) -> list[tuple[str, str]]:
    """The stylesheet's selectors and what they set."""
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", stylesheet(theme, 10.0))
    return [(one.strip(), body) for selector, body in found for one in selector.split(",")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_what_a_rule_writes_upon_its_own_ground_can_be_read(theme: Theme) -> None:
    weak: list[str] = []
    for selector, body in rules(theme):
        ink = re.search(r"(?<![-\w])color: (#\w{6})", body)
        ground = re.search(r"background: (#\w{6})", body)
        if ink and ground and ":disabled" not in selector:
            ratio = contrast(ink[1], ground[1])
            if ratio < TEXT:
                weak.append(f"{selector}: {ratio:.2f}")
    assert weak == []


KINDS = {
    "QPushButton": ("hover", "pressed", "focus", "disabled"),
    "QToolButton": ("hover", "pressed", "focus", "checked", "disabled"),
    "QLineEdit": ("hover", "focus", "disabled"),
    "QComboBox": ("hover", "focus", "disabled"),
    "QSpinBox": ("hover", "focus", "disabled"),
    "QCheckBox": ("hover", "focus", "checked", "disabled"),
    "QRadioButton": ("hover", "focus", "checked", "disabled"),
    "QTreeView::item": ("hover", "focus", "selected"),
    "QListView::item": ("hover", "focus", "selected"),
    "QTabBar::tab": ("hover", "focus", "selected"),
    "QMenu::item": ("selected", "disabled"),
}


def test_the_keyboard_is_told_by_a_ring_and_not_by_colour_alone() -> None:
    """WCAG 2.2, 1.4.1: who does not tell the colours apart sees it as well."""
    told = [(one, body) for one, body in rules(LIGHT) if one.endswith(":focus")]
    assert sum("border" in body for _, body in told) > 10
    inks = [one for one, body in told if re.search(r"(?<![-\w])(color|background):", body)]
    assert inks == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_control_shows_its_states(kind: str) -> None:
    selectors = {selector for selector, _ in rules(LIGHT)}
    first = kind.split("::")[0]
    for state in KINDS[kind]:
        assert any(
            one.startswith(first) and one.endswith(f":{state}") and "[" not in one
            for one in selectors
        ), f"{kind}:{state}"
