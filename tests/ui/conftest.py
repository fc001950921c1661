"""What every test of the window needs: no screen, and settings of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import exchange as made
from msgspec.structs import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from ui.reading import Opener
from ui.walking import end, settle

from reader.app import build_window
from reader.search.service import SearchService
from reader.settings import number
from reader.threads.model import Correction, Exchange
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.theme import LIGHT, apply_theme
from reader.ui.thread_view import ThreadView


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    """The application in the light theme, as the program starts it."""
    if not qapp.styleSheet():
        apply_theme(qapp, LIGHT)


@pytest.fixture(autouse=True)
def _nothing_left(qapp: QApplication) -> Iterator[None]:
    """No test leaves a window of its own behind: every later change of the theme dresses it, too."""

    def windows() -> list[QWidget]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]

    before = windows()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert [one for one in windows() if one not in before] == []


@pytest.fixture(scope="session", autouse=True)
def _empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """Leave nothing on the clipboard: without a screen Qt frees it after Python has ended."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """A settings file that nobody else uses."""
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def options(settings: QSettings) -> Options:
    """Settings as on the first start."""
    return Options(settings)


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests to a host come without a pause: the settings allow none, but here the hosts are on
    this computer."""
    setting = replace(Options.download_delay.setting, default=0.0, codec=number(0.0, 60.0))
    monkeypatch.setattr(Options.download_delay, "setting", setting)


@pytest.fixture(scope="session")
def service() -> Iterator[SearchService]:
    """The searching process, in which one window after the other opens its library."""
    with SearchService() as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path, sample_folder: Path) -> Path:
    """A library with the sample that no window has seen."""
    return Path(shutil.copytree(sample_folder, tmp_path / "library"))


@pytest.fixture
def library_folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Where the window's library is: empty, or with the sample in it where that is asked for."""
    folder = tmp_path / "library"
    if "sample" in request.fixturenames:
        shutil.copytree(request.getfixturevalue("sample_folder"), folder)
    return folder


@pytest.fixture
def window(
    qtbot: QtBot, library_folder: Path, options: Options, service: SearchService
) -> Iterator[MainWindow]:
    """The window on a library that is empty, but for tests of the sample."""
    opened = build_window(library_folder, options, service)
    opened.resize(1440, 900)
    opened.show()
    qtbot.waitUntil(opened.settled, timeout=20_000)
    yield opened
    end(opened)


@pytest.fixture
def sample(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The window with the sample library in it."""
    qtbot.waitUntil(lambda: window._tree.model().rowCount() > 4, timeout=60_000)
    settle(qtbot, window)
    return window


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Opens the fictional exchange in a view of a size."""

    def open_(
        exchange: Exchange = made.EXCHANGE,
        width: int = 1100,
        height: int = 700,
        corrections: tuple[tuple[int, Correction], ...] = (),
    ) -> ThreadView:
        view = ThreadView()
        qtbot.addWidget(view)
        view.resize(width, height)
        view.show()
        view.set_hide_remarks(True)
        view.set_exchange(made.SITTING, made.threads(exchange), exchange.id, corrections)
        view.grab()
        return view

    return open_


@pytest.fixture(scope="module")
def shared(
    qapp: QApplication,
    sample_folder: Path,
    service: SearchService,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """One window with the sample, for all: it takes a second to open."""
    folder = tmp_path_factory.mktemp("shared")
    shutil.copytree(sample_folder, folder / "library")
    options = Options(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = build_window(folder / "library", options, service)
    window.resize(1440, 900)
    QAccessible.setActive(True)  # as when a screen reader runs: views tell of their changes
    window.show()
    yield window
    QAccessible.setActive(False)
    end(window)


@pytest.fixture
def tour(shared: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window, with nothing open beside it."""
    settle(qtbot, shared)
    shared._show_page(shared._browse)
    shared.drafting.close_tray()
    yield shared
    for one in reversed(QApplication.topLevelWidgets()):
        if one is not shared and one.isVisible():
            one.close()
