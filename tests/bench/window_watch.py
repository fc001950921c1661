"""Looking at the program's window, in the process that opened it; see `bench.opened_window`."""

import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bench.painting import Painted, wait, wait_until
from PySide6.QtCore import QElapsedTimer, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from reader.app import application, build_window
from reader.library.library import Library
from reader.search.service import SearchService
from reader.search.worker import IndexWorker
from reader.ui.entries import EntryList
from reader.ui.library_tree import LibraryTree
from reader.ui.main_window import MainWindow
from reader.ui.options import Options
from reader.ui.place import Place
from reader.ui.search_bar import SearchField
from reader.ui.workspace import OpenSitting

if TYPE_CHECKING:
    # The program itself loads it after it has painted.
    from reader.ui.reader_pane import ReaderPane

_TICK_MILLISECONDS = 5
_KEY_SECONDS = 0.11
_READING_SECONDS = 1.0

_Widget = TypeVar("_Widget", bound=QWidget)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A window and the parts of it that are looked at."""

    app: QApplication
    window: MainWindow
    tree: LibraryTree
    list: EntryList
    field: SearchField

    @property
    def reader(self) -> "ReaderPane":
        """The reading pane, which is made when it is asked for."""
        return self.window.reading.pane


@contextmanager
def _opened(job: Mapping[str, Any], search: SearchService) -> Generator[_Opened]:
    settings = Path(job["settings"])
    app = application(settings)
    options = Options(QSettings(str(settings), QSettings.Format.IniFormat))
    window = build_window(Path(job["library"]), options, search)
    try:
        yield _Opened(
            app,
            window,
            _part(window, LibraryTree),
            _part(window, EntryList),
            _part(window, SearchField),
        )
    finally:
        window.close()
        window.shut_down()


def _part(window: MainWindow, kind: type[_Widget]) -> _Widget:
    found = window.findChild(kind)
    assert found is not None
    return found


def _rows(view: LibraryTree | EntryList) -> int:
    return view.model().rowCount()


def start(job: Mapping[str, Any], search: SearchService) -> dict[str, float]:
    """Start, and search for `word`.

    Returns:
        Seconds after `started`: painted, filled (tree and list, and painted again), answered
        (the results are painted).
    """
    with _opened(job, search) as it:
        painted = Painted(it.window, it.list.viewport())
        it.window.show()
        seen = wait_until(lambda: painted.count > 0)
        wait_until(lambda: _rows(it.tree) > 0 and _rows(it.list) > 0)
        painted.forget()
        it.list.viewport().update()
        filled = wait_until(lambda: painted.count > 0)
        _search(it, painted, job["word"])
        answered = time.monotonic()
    began = job["started"]
    return {"painted": seen - began, "filled": filled - began, "answered": answered - began}


def _search(it: _Opened, painted: Painted, word: str) -> None:
    """Search, and wait until the results are painted."""
    answers: list[int] = []
    model = it.list.model()
    connection = model.modelReset.connect(lambda: answers.append(_rows(it.list)))
    it.field.set_query(word)
    wait_until(lambda: bool(answers))
    model.disconnect(connection)
    painted.forget()
    it.list.viewport().update()
    wait_until(lambda: painted.count > 0)


def opening(job: Mapping[str, Any], search: SearchService) -> dict[str, list[float]]:
    """Open sittings, twice each: as if never opened before, and again.

    Returns:
        first, again: milliseconds until the text is painted.
    """
    times: dict[str, list[float]] = {"first": [], "again": []}
    with _opened(job, search) as it:
        it.window.show()
        wait_until(lambda: _rows(it.list) > 0 and it.reader.opened is not None)
        views = (it.reader.thread_view, it.reader.full_text_view)
        painted = Painted(*(view.viewport() for view in views))
        wait(_READING_SECONDS)
        library = it.window._workspace.library
        for identity in job["sittings"]:
            library.threads.drop(identity)
        for which in times:
            for identity in job["sittings"]:
                times[which].append(_open(it, painted, identity))
                wait(_READING_SECONDS / 2)
    return times


def _open(it: _Opened, painted: Painted, identity: str) -> float:
    def there() -> bool:
        opened = it.reader.opened
        return isinstance(opened, OpenSitting) and opened.sitting.id == identity

    painted.forget()
    painted.when = there  # what is painted before belongs to what was open
    began = time.monotonic()
    it.window.open_place(Place(sitting=identity))
    return (wait_until(lambda: painted.count > 0) - began) * 1000


class _Pulse:
    """A timer in the window's thread, and how late it came."""

    def __init__(self) -> None:
        self._gaps: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=_TICK_MILLISECONDS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Listen from now on."""
        self._gaps = []
        self._clock.start()
        self._timer.start()

    def stop(self) -> list[float]:
        """Milliseconds between one tick and the next, since the start."""
        self._timer.stop()
        return self._gaps

    def _tick(self) -> None:
        self._gaps.append(self._clock.nsecsElapsed() / 1e6)
        self._clock.start()


def stalls(job: Mapping[str, Any], search: SearchService) -> dict[str, Any]:
    """Work in the window, and listen how evenly its loop goes.

    Args:
        job: library, settings; archive: a part of what the library holds, whose sittings are
            taken out first and then imported; sittings: their ids; queries: to be typed;
            seconds: how long to listen to the threading.

    Returns:
        Gaps in milliseconds while `threading`, `typing` and `importing`, and how many sittings
        were imported.
    """
    _take_out(Path(job["library"]), job["sittings"])
    gaps: dict[str, list[float]] = {}
    with _opened(job, search) as it:
        pulse = _Pulse()
        it.window.show()
        wait_until(lambda: _rows(it.list) > 0 and it.reader.opened is not None)
        wait(_READING_SECONDS)
        pulse.start()
        wait(job["seconds"])
        gaps["threading"] = pulse.stop()
        pulse.start()
        for query in job["queries"]:
            it.field.clear()
            for letter in query:
                it.field.insert(letter)
                wait(_KEY_SECONDS)
            wait(_READING_SECONDS)
        gaps["typing"] = pulse.stop()
        it.field.clear()
        wait(_READING_SECONDS)
        ended: list[Any] = []
        pulse.start()
        it.window._workspace.import_paths([Path(job["archive"])], ended.append, ended.append)
        wait_until(lambda: bool(ended))
        wait(_READING_SECONDS)
        gaps["importing"] = pulse.stop()
    if isinstance(ended[0], Exception):
        raise ended[0]
    return {"gaps": gaps, "imported": ended[0].new}


def _take_out(folder: Path, sittings: list[str]) -> None:
    library = Library(folder)
    try:
        for identity in sittings:
            library.sittings.delete(identity)
        IndexWorker(library).run_until_done()
    finally:
        library.close()
