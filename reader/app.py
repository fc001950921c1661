"""The window's entrance: builds the objects once, wires them, and runs Qt's loop."""

import argparse
import atexit
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
from typing import TYPE_CHECKING

from msgspec.structs import replace
from platformdirs import user_log_path
from PySide6.QtCore import QEventLoop, QLibraryInfo, QLocale, QSettings, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

# Before all others, which it spares PySide to read.
import reader.ui  # noqa: F401  # pyright: ignore[reportUnusedImport]
from reader.arguments import APP_NAME
from reader.errors import Bilingual, FileProblem, LibraryNotThere, ReaderError
from reader.language import language
from reader.library.library import Library
from reader.library.places import current_folder
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.settings import SharedSettings, library_folder, settings_folder, shared_settings
from reader.ui.accessible import tell_screen_readers
from reader.ui.composition import watch_composition
from reader.ui.icons import icon
from reader.ui.input_method import fall_back_to_ibus
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.succession import Succession
from reader.ui.tasks import Tasks
from reader.ui.theme import ThemeChoice, ThemeSwitch
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.single_instance import SingleInstance

log = logging.getLogger(__name__)

APP_ID = "io.github.gijiroku_reader.GijirokuReader"

_SWITCH_SECONDS = 0.0003
_GARBAGE_THRESHOLDS = (50_000, 20, 100)

_SETTLE_MILLISECONDS = 20_000

_NO_PICTURE = Bilingual("画像を保存できません", "the picture cannot be saved")
_NO_SCREEN = Bilingual(
    "画面がないためウィンドウを開けません。`gijiroku-reader demo` で端末の中で試せます。",
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
            named, settings_file = folder / "library", folder / "settings.ini"
        else:
            named, settings_file = options.library, settings_folder() / "settings.ini"
            _log_to_file()
        app = application(settings_file)
        to_open = _first(named, shared_settings(settings_file.parent), options)
        code, before = 1, None
        while to_open is not None:
            instance = None
            if options.screenshot is None:
                # What speaks to other processes is not needed by a picture.
                from reader.ui.single_instance import SingleInstance

                instance = SingleInstance(to_open.folder)
                if instance.handed_over(str(options.open.absolute()) if options.open else ""):
                    return 0
            settings = Options(QSettings(str(settings_file), QSettings.Format.IniFormat))
            try:
                window = build_window(to_open.folder, settings, search)
            except ReaderError as error:
                if before is None:
                    return _refuse(error, quiet=options.screenshot is not None)
                # The one before it was open a moment ago.
                to_open, before = replace(before, error=error), None
                continue
            except Exception as error:
                return _give_up(error, quiet=options.screenshot is not None)
            before = Succession(to_open.called, to_open.folder)
            window.keeping.begin(to_open, settings.shared, named=named is not None)
            code, to_open = _live(app, window, instance, options)
        return code


def _first(
    named: Path | None, shared: SharedSettings, options: argparse.Namespace
) -> Succession | None:
    """The library to begin with; None where it is not there, and nothing takes its place."""
    try:
        called = library_folder(named, shared)
        return Succession(called, current_folder(called))
    except LibraryNotThere as error:
        if options.screenshot is None and QApplication.platformName() != "offscreen":
            from reader.ui.library_missing import ask

            return ask(error, named)
        _refuse(error, quiet=True)
        return None


def _live(
    app: QApplication,
    window: MainWindow,
    instance: "SingleInstance | None",
    options: argparse.Namespace,
) -> tuple[int, Succession | None]:
    """Run until a window is closed; gives the exit code, and what is to be opened next.

    What the program was started with is for the first window alone.
    """
    query, opened, options.query, options.open = options.query, options.open, None, None
    try:
        if query:
            window.search_for(query)
        if options.screenshot is not None:
            return _screenshot(app, window, options.screenshot), None
        if instance is not None:
            instance.activated.connect(window.bring_to_front)
        with window.bugs.watching():
            window.show()
            window.downloading.go_on()
            if opened is not None:
                window.bring_to_front(str(opened.absolute()))
            code = app.exec()
        successor = window.keeping.successor
    finally:
        if instance is not None:
            instance.close()
        window.shut_down()
        window.deleteLater()
    return code, successor() if successor is not None else None


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
        if app.platformName() == "offscreen":
            # Its clipboard is freed by Qt's libraries when Python has ended, and what was copied
            # by Python cannot be; a real one goes with the application, or keeps what it holds.
            atexit.register(app.clipboard().clear)
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
    tell_screen_readers()
    watch_composition(app)
    library = Library(library_folder)
    search.open(library.folder)
    workspace = Workspace(library, search, IndexWorker(library, merges=False), Tasks())
    themes = ThemeSwitch(app, ThemeChoice(options.theme))
    window = MainWindow(workspace, options, themes)
    themes.setParent(window)  # another window has one of its own
    return window


def _screenshot(app: QApplication, window: MainWindow, target: Path) -> int:
    """Paint the window on its library, save the picture, and end."""
    window.resize(1440, 900)
    window.show()
    loop = QEventLoop()
    calm = QTimer(interval=150)
    calm.timeout.connect(lambda: loop.quit() if window.settled(threads=False) else None)
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
        from PySide6.QtWidgets import QMessageBox

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
