"""One scale of spaces, type and icons; and every control shows what state it is in."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.ui.stylesheet import stylesheet
from reader.ui.theme import DARK, LIGHT, Theme

WINDOW = Path(__file__).resolve().parents[2] / "reader" / "ui"
MEASURED = {
    "addSpacing",
    "setContentsMargins",
    "setHorizontalSpacing",
    "setIconSize",
    "setPointSize",
    "setPointSizeF",
    "setSpacing",
    "setVerticalSpacing",
}
"""What takes a space or a size of the scale. 0 is none of one."""
COLOURS = {"theme.py", "print_pages.py"}
"""Paper has colours of its own."""

BUTTONS: dict[str, type[QAbstractButton]] = {
    "push": QPushButton,
    "push primary": QPushButton,
    "push danger": QPushButton,
    "push link": QPushButton,
    "tool": QToolButton,
    "tool chip": QToolButton,
    "tool chip-cross": QToolButton,
    "tool topic": QToolButton,
    "tool segmented": QToolButton,
    "check": QCheckBox,
    "radio": QRadioButton,
}


def modules() -> list[tuple[str, ast.Module]]:
    return [
        (path.name, ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(WINDOW.glob("*.py"))
    ]


def own_numbers(call: ast.Call) -> list[object]:
    """Numbers of a call that belong to no scale; factors (`4 * (HAIRLINE,)`) do not count."""
    factors = {
        id(side)
        for node in ast.walk(call)
        if isinstance(node, ast.BinOp)
        for side in (node.left, node.right)
        if isinstance(node.op, ast.Mult)
    }
    return [
        node.value
        for one in call.args
        for node in ast.walk(one)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, (int, float))
        and node.value != 0
        and id(node) not in factors
    ]


def test_spaces_and_sizes_come_from_the_scale() -> None:
    found = [
        f"{name}:{call.lineno} {call.func.attr}{tuple(numbers)}"
        for name, tree in modules()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in MEASURED
        and (numbers := own_numbers(call))
    ]
    assert found == []


def test_colours_come_from_the_theme() -> None:
    found = [
        f"{name}:{node.lineno} {node.value}"
        for name, tree in modules()
        if name not in COLOURS
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"#[0-9a-fA-F]{6}\b", node.value)
    ]
    assert found == []


def test_type_has_five_sizes() -> None:
    sizes = set(re.findall(r"font-size: ([^;]+);", stylesheet(LIGHT, 10.0)))
    assert sizes == {"8.8pt", "11.0pt", "12.0pt", "17.0pt"}, "and 10 pt, the body's"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("kind", BUTTONS)
def test_a_button_looks_different_in_every_state(kind: str, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(stylesheet(theme, 10.0))
    frame = QFrame(window)
    button, other = BUTTONS[kind](frame), QPushButton("ほか")
    button.setText("見本")
    role = kind.partition(" ")[2]
    (frame if role == "segmented" else button).setProperty("role", role or None)
    row = QHBoxLayout(frame)
    row.addWidget(button)
    row.addWidget(other)
    QHBoxLayout(window).addWidget(frame)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)

    def looks() -> QImage:
        QApplication.processEvents()
        return button.grab().toImage()

    other.setFocus()
    seen = {"at rest": looks()}
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    seen["with the keyboard"] = looks()
    other.setFocus()
    if not isinstance(button, (QCheckBox, QRadioButton)):  # they change when they are let go
        button.setDown(True)
        seen["held down"] = looks()
        button.setDown(False)
    button.setEnabled(False)
    seen["disabled"] = looks()
    same = [
        (one, another)
        for one in seen
        for another in seen
        if one < another and seen[one] == seen[another]
    ]
    assert same == []
    assert len({image.size().toTuple() for image in seen.values()}) == 1, "nothing jumps"
