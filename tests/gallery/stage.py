"""The real program without a screen, led to one of its screens after the other."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from fakes.kakuu import kakuu_council
from fakes.kensakusystem_server import KensakuServer
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget

from reader.app import application, build_window
from reader.jobs.proving import prove
from reader.jobs.sample import load_sample
from reader.jobs.thread import thread_pending, threads_of
from reader.library.library import Library
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.ui.main_window import MainWindow
from reader.ui.options import Language, Options
from reader.ui.place import Place, View
from reader.ui.theme import ThemeChoice

Kind = TypeVar("Kind", bound=QWidget)

_PATIENCE_SECONDS = 60.0
_CALM_SECONDS = 0.25

_DAY = "R061125A"
"""The day of the sample that the pictures show."""


class NeverShown(Exception):
    """What was waited for did not come."""


class Stage:
    """One process's program: a language, a window after the other, each on a library of its own.

    Attributes:
        window: the one that is open.
        server: a council's server on this machine.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        self.folder = folder
        self._language = language
        self._number = 0
        (folder / "first").mkdir(parents=True)
        settings = QSettings(str(folder / "first" / "s.ini"), QSettings.Format.IniFormat)
        Options(settings).language = language
        settings.sync()
        self.app = application(folder / "first" / "s.ini")
        self.app.setCursorFlashTime(0)  # a caret that blinks makes two pictures
        self._stack = ExitStack()
        self._service = self._stack.enter_context(SearchService())
        self.server = self._stack.enter_context(KensakuServer(kakuu_council()))
        self._sample = folder / "sample"
        library = Library(self._sample)
        load_sample(library, IndexWorker(library))
        thread_pending(library)
        prove(library)
        library.close()
        self.window: MainWindow

    def close(self) -> None:
        """End everything."""
        self._stack.close()

    @contextmanager
    def opened(self, library: str) -> Iterator[MainWindow]:
        """A window while the block lasts.

        Args:
            library: "empty" or "sample".
        """
        self._number += 1
        place = self.folder / f"run-{self._number}"
        place.mkdir()
        if library == "sample":
            shutil.copytree(self._sample, place / "library")
        options = Options(QSettings(str(place / "s.ini"), QSettings.Format.IniFormat))
        options.language = self._language
        options.tips = False
        self.window = build_window(place / "library", options, self._service)
        self.window.setGeometry(0, 0, 1440, 900)
        self.window.show()
        self.settle()
        try:
            yield self.window
        finally:
            for one in QApplication.topLevelWidgets():
                if one is not self.window and one.isVisible():
                    one.close()
            self.window.close()
            self.window.shut_down()
            self.window.deleteLater()
            self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.app.processEvents()
            with suppress(OSError):
                shutil.rmtree(place)

    # --- waiting ------------------------------------------------------------

    def until(self, shown: Callable[[], object]) -> None:
        """Wait until something is so.

        Raises:
            NeverShown: it never was.
        """
        end = time.monotonic() + _PATIENCE_SECONDS
        while not shown():
            if time.monotonic() > end:
                raise NeverShown(shown)
            self.app.processEvents()
            time.sleep(0.005)

    def rest(self, seconds: float = _CALM_SECONDS) -> None:
        """Let what moves come to rest."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)

    def settle(self) -> None:
        """Wait until nothing is loading any more."""
        self.rest(0.15)
        self.until(self.window.settled)
        self.rest()

    def dress(self, theme: ThemeChoice) -> None:
        """Show everything light or dark."""
        self.window._options.theme = theme
        self.rest(0.2)

    def resize(self, width: int, height: int) -> None:
        """Give the window a size."""
        self.window.resize(width, height)
        self.rest()

    # --- what a person does -------------------------------------------------

    def search(self, words: str) -> None:
        """Type a query and wait for its results."""
        self.window.search_for(words)
        self.settle()

    def open_topic(self, word: str, view: View = View.THREAD, day: str = _DAY) -> Place:
        """Open the topic of a day that has a word in its title."""
        library = self.window._workspace.library
        for info in library.sittings.infos():
            if info.reference != day:
                continue
            for exchange in threads_of(library, library.sittings.get(info.id)).exchanges:
                for topic in exchange.topics:
                    if word in topic.title:
                        place = Place(
                            sitting=info.id, exchange=exchange.id, topic=topic.id, view=view
                        )
                        self.window.open_place(place)
                        self.settle()
                        return place
        raise NeverShown(word)

    def dialog(self, kind: type[Kind]) -> Kind:
        """The open dialog of a kind, waited for."""

        def found() -> Kind | None:
            there = QApplication.topLevelWidgets()
            return next((one for one in there if isinstance(one, kind) and one.isVisible()), None)

        self.until(found)
        dialog = found()
        assert dialog is not None
        self.rest()
        return dialog


@contextmanager
def stage(language: Language) -> Iterator[Stage]:
    """A stage while the block lasts, in a folder that is removed."""
    with tempfile.TemporaryDirectory(prefix="gijiroku-gallery-") as folder:
        made = Stage(Path(folder), language)
        try:
            yield made
        finally:
            made.close()
