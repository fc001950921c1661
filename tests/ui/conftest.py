"""What every test of the window needs: no screen, and settings of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from reader.ui.theme import LIGHT, apply_theme


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The application in the light theme, as the program starts it."""
    if not qapp.styleSheet():
        apply_theme(qapp, LIGHT)


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: without a screen Qt frees it after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """A settings file that nobody else uses."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
