"""Who has set the type of all programs to twice its size reads every word of this one."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from ui.every_window import DIALOGS, PAGES
from ui.room import TWICE, USUAL, clipped, laid_out, set_type, words_of

from reader.ui.main_window import MainWindow
from reader.ui.theme import ui_font

LARGEST_READING = 32.0
"""The end of the preference's range."""


@pytest.fixture(scope="module", autouse=True)
def large_type(qapp: QApplication) -> Iterator[None]:
    """All of the interface in type of twice the size."""
    set_type(qapp, TWICE)
    yield
    set_type(qapp, USUAL)


@pytest.fixture
def window(tour: MainWindow) -> MainWindow:
    """One window for all tests of this module, on a common screen."""
    if tour._options.reading_size != LARGEST_READING:
        tour._options.reading_size = LARGEST_READING
        tour.resize(1440, 900)
    return tour


@pytest.mark.parametrize("name", [*PAGES, *DIALOGS])
def test_no_word_is_cut_off(name: str, window: MainWindow, qtbot: QtBot) -> None:
    top = (PAGES | DIALOGS)[name](window, qtbot)
    laid_out()
    assert ui_font().pointSizeF() == TWICE
    found = [
        f"{type(one).__name__} {words_of(one)!r}: {lack}"
        for kind in (QLabel, QAbstractButton, QComboBox, QCheckBox, QRadioButton)
        for one in top.findChildren(kind)
        if one.isVisibleTo(top) and (lack := clipped(one))
    ]
    assert sorted(set(found)) == []
