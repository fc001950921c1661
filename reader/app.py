"""The window's entrance: builds the objects once, wires them, and runs Qt's loop."""

import argparse
import gc
import logging
import logging.handlers
import os
import sys
import tempfile
import traceback
from contextlib import ExitStack
from importlib.resources import as_file, files
from pathlib import Path

from platformdirs import user_config_path, user_log_path
from PySide6.QtCore import QEventLoop, QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from reader.arguments import APP_NAME
from reader.errors import Bilingual, FileProblem, ReaderError
from reader.language import language
from reader.library.library import Library
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.ui.icons import icon
from reader.ui.input_method import fall_back_to_ibus
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.tasks import Tasks
from reader.ui.theme import ThemeChoice, ThemeSwitch
from reader.ui.workspace import Workspace

log = logging.getLogger(__name__)

APP_ID = "io.github.gijiroku_reader.GijirokuReader"

_SWITCH_SECONDS = 0.0003
_GARBAGE_THRESHOLDS = (50_000, 20, 100)

_SETTLE_MILLISECONDS = 20_000

_NO_PICTURE = Bilingual("画像を保存できません", "the picture cannot be saved")
_NO_SCREEN = Bilingual(
    "画面がないため窓を開けません。`gijiroku-reader demo` で端末の中で試せます。",
    "There is no screen for a window. `gijiroku-reader demo` shows the program in the terminal.",
)


def run(options: argparse.Namespace, search: SearchService) -> int:
    """Open the window (or only its picture) and run until it is closed; gives the exit code."""
    if not _has_screen():
        if options.screenshot is None:
            print(_NO_SCREEN.en if language() == "en" else _NO_SCREEN.ja, file=sys.stderr)
            return 1
        # Qt would abort the process; a picture needs no screen.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with ExitStack() as stack:
        if options.temp_profile:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=f"{APP_NAME}-")))
            library_folder, settings_file = folder / "library", folder / "settings.ini"
        else:
            library_folder = options.library
            settings_file = user_config_path(APP_NAME, appauthor=False) / "settings.ini"
            _log_to_file()
        app = application(settings_file)
        if options.screenshot is None:
            # What speaks to other processes is not needed by a picture.
            from reader.ui.single_instance import SingleInstance

            instance = SingleInstance(library_folder)
            if instance.handed_over(str(options.open.absolute()) if options.open else ""):
                return 0
        else:
            instance = None
        try:
            window = build_window(
                library_folder,
                Options(QSettings(str(settings_file), QSettings.Format.IniFormat)),
                search,
            )
        except ReaderError as error:
            return _refuse(error, quiet=options.screenshot is not None)
        except Exception as error:
            return _give_up(error, quiet=options.screenshot is not None)
        try:
            if options.query:
                window.search_for(options.query)
            if options.screenshot is not None:
                return _screenshot(app, window, options.screenshot)
            if instance is not None:
                instance.activated.connect(window.bring_to_front)
            stack.enter_context(window.bugs.watching())
            window.show()
            window.downloading.go_on()
            if options.open is not None:
                window.bring_to_front(str(options.open.absolute()))
            return app.exec()
        finally:
            window.shut_down()


def _has_screen() -> bool:
    """Whether Qt will find a screen (elsewhere than on Linux there is one), or was told how."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


def application(settings_file: Path) -> QApplication:
    """The one QApplication, speaking the language that was chosen."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
        fall_back_to_ibus(os.environ, Path(plugins))
        QApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        app = QApplication(sys.argv[:1])
        # Qt lets go of Python at every call, and beside a thread that computes has to wait for it
        # each time: five milliseconds, as Python has it, make seconds of a window's painting.
        sys.setswitchinterval(_SWITCH_SECONDS)
        # A look for garbage at everything takes tens of milliseconds, in which nothing moves.
        gc.set_threshold(*_GARBAGE_THRESHOLDS)
    app.setApplicationName(APP_NAME)
    app.setDesktopFileName(APP_ID)
    options = Options(QSettings(str(settings_file), QSettings.Format.IniFormat))
    install_language(app, options.language_in_force())
    app.setApplicationDisplayName(app.translate("Application", "会議録リーダー"))
    app.setWindowIcon(icon("app"))
    return app


def install_language(app: QApplication, language: str) -> None:
    """Speak `language` ("ja" is the language of the source strings)."""
    QLocale.setDefault(QLocale(language))
    qt = QTranslator(app)
    if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
    if language != "ja":
        own = QTranslator(app)
        with as_file(files("reader.resources") / "translations" / f"{language}.qm") as path:
            if own.load(str(path)):
                app.installTranslator(own)


def build_window(library_folder: Path, options: Options, search: SearchService) -> MainWindow:
    """The window on a library, with everything behind it.

    Raises:
        LibraryError: the library cannot be opened.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    library = Library(library_folder)
    search.open(library.folder)
    workspace = Workspace(library, search, IndexWorker(library, merges=False), Tasks())
    themes = ThemeSwitch(app, ThemeChoice(options.theme))
    return MainWindow(workspace, options, themes)


def _screenshot(app: QApplication, window: MainWindow, target: Path) -> int:
    """Paint the window on its library, save the picture, and end."""
    window.resize(1440, 900)
    window.show()
    loop = QEventLoop()
    calm = QTimer(interval=150)
    calm.timeout.connect(lambda: loop.quit() if window.settled() else None)
    calm.start()
    QTimer.singleShot(_SETTLE_MILLISECONDS, loop.quit)
    loop.exec()
    for _ in range(3):
        app.processEvents()
    saved = window.grab().save(str(target), "PNG")
    if not saved:
        print(FileProblem(path=target, why=_NO_PICTURE).message(language()), file=sys.stderr)
    return 0 if saved else 1


def _refuse(error: ReaderError, *, quiet: bool) -> int:
    """The library cannot be opened: say why, change nothing."""
    sentence = error.message("ja" if QLocale().language() == QLocale.Language.Japanese else "en")
    print(sentence, file=sys.stderr)
    if not quiet and QApplication.platformName() != "offscreen":
        QMessageBox.critical(None, QApplication.applicationDisplayName(), sentence)
    return 1


def _give_up(error: Exception, *, quiet: bool) -> int:
    """A bug before there is a window: log it, offer the report, change nothing."""
    log.error("unexpected error at the start", exc_info=error)
    traceback.print_exception(error)
    if not quiet and QApplication.platformName() != "offscreen":
        from reader.ui.bug_report import Bug, report
        from reader.ui.error_dialog import ErrorDialog

        ErrorDialog(report([Bug.of(error)], None, ()), starting=True).exec()
    return 1


def _log_to_file() -> None:
    try:
        folder = user_log_path(APP_NAME, appauthor=False, ensure_exists=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "reader.log", maxBytes=512 * 1024, backupCount=2, encoding="utf-8"
        )
    except OSError:
        # Without a log the program still works.
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
