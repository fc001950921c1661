"""About the program, and its keys."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui.room import ring_is_seen

import reader
from reader.components import normal
from reader.ui.about import AboutDialog, ShortcutsDialog
from reader.ui.licences_dialog import LicencesDialog
from reader.ui.tasks import Tasks

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def about(qtbot: QtBot, tasks: Tasks) -> AboutDialog:
    """The dialog with its list."""
    dialog = AboutDialog(tasks)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog._licences.isEnabled, timeout=10_000)
    return dialog


def test_the_versions_can_be_pasted_into_a_report(about: AboutDialog) -> None:
    about._copied.click()
    text = QGuiApplication.clipboard().text()
    assert reader.__version__ in text
    assert "PySide6" in text
    assert "Qt" in text


def imported() -> set[str]:
    """The top of everything that the program imports and that is not Python's own."""
    found: set[str] = set()
    for path in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"reader"}


def test_whatever_the_program_imports_is_listed_with_its_licence(about: AboutDialog) -> None:
    # What shiboken brings hidden in itself.
    makers = packages_distributions() | {"shibokensupport": ["shiboken6"]}
    shown = {label.text() for label in about._list.findChildren(QLabel)}
    with (ROOT / "pyproject.toml").open("rb") as file:
        asked = tomllib.load(file)["project"]["dependencies"]
    # What was added to the project since it was installed here is told once it is installed anew.
    known = {normal(text) for text in shown} | {
        normal(re.split(r"[<>=!~ ;\[]", one)[0]) for one in asked
    }
    for module in sorted(imported()):
        assert {normal(name) for name in makers[module]} & known, module
    assert {"numpy", "feedparser", "trafilatura", "RapidFuzz"} <= shown


def test_every_licence_can_be_read(about: AboutDialog, qtbot: QtBot) -> None:
    about._licences.click()
    (dialog,) = about.findChildren(LicencesDialog)
    names = [dialog._list.item(row).data(256) for row in range(dialog._list.count())]
    assert {"Qt", "Python", "Lucide", "lxml"} <= set(names)
    assert ring_is_seen(qtbot, dialog._list, dialog._text)
    assert len(names) > 30, "what the components stand on is carried, too"
    for name in names:
        dialog.show_licence(name)
        assert len(dialog.text) > 200, name
    dialog.show_licence("Whoosh")
    assert "Redistribution" in dialog.text
    dialog.show_licence("Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in dialog.text
    dialog.reject()


def test_the_sheet_shows_the_keys_that_are_in_force(qtbot: QtBot) -> None:
    copy, bare = QAction("引用をコピー(&C)…"), QAction("鍵のない操作")
    copy.setShortcut("Ctrl+Shift+C")
    sheet = ShortcutsDialog([copy, bare], others=[("Space", "スクロール")])
    qtbot.addWidget(sheet)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "引用をコピー" in words
    assert "スクロール" in words
    assert any("Shift" in text and "C" in text for text in words)
    assert "鍵のない操作" not in words
