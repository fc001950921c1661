"""What every test of the window needs: no screen, and settings of its own."""

import os
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


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """A settings file that nobody else uses."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
