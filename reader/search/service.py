"""The search in a process of its own, for a window.

Python computes in one thread at a time: beside a thread that searches, a window stutters; and what
a search stands on (numpy, Whoosh, the lists of a large library) takes as long to load as Qt does.
In another process it is loaded on another core while the window is being built.

Nothing is imported here that a start would wait for. What is said of frozen programs in
`reader.child` holds here, too.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, closing, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypedDict, Unpack

from reader.child import behave, let_windows_go_first, portable
from reader.errors import Cancelled, ReaderError

if TYPE_CHECKING:
    from multiprocessing.context import ForkContext, SpawnContext

    from reader.search.engine import SearchEngine
    from reader.search.results import Count, Scope, SearchResult, Sort
    from reader.search.syntax import Query

_LINES = 3
"""Searches beside each other: what is typed; an export; what is new for saved searches."""

_LOOK_SECONDS = 0.003
"""How soon a search is told that nobody waits for it any more."""

_ASIDE_SECONDS = 0.05

_PATIENCE_SECONDS = 2.0

_KEEP_SECONDS = 3.0
"""How long the lists stay as they are before they are kept for the next start."""


class SearchEnded(ReaderError):
    """The searching process died over a question, and so did the one that took its place."""

    ja = "検索の処理が途中で終わりました。もう一度検索してください。"
    en = "The search ended unexpectedly. Search again."


class Options(TypedDict, total=False):
    """How to search; see `reader.search.engine.SearchEngine.search`, whose defaults hold."""

    sort: "Sort"
    scope: "Scope"
    limit: int | None
    count: "Count"
    cancelled: Callable[[], bool] | None


class _Open(NamedTuple):
    """Search this library from now on.

    Attributes:
        number: which one in the process's life, from 1.
    """

    number: int
    folder: str


class _Question(NamedTuple):
    """What is asked of a library.

    Attributes:
        library: the number under which it was opened; lines may overtake each other.
        search: the arguments of a search; None asks whether there is an index to be trusted.
    """

    library: int
    search: "tuple[Query | str, dict[str, Any]] | None"


class _Failure(NamedTuple):
    """What was raised instead of an answer."""

    error: Exception


_Message = _Open | _Question | Literal["stop"]
_Line: TypeAlias = "Connection[_Message, Any]"


class SearchService:
    """Searches the library that was opened; usable from several threads.

    Attributes:
        aside: the same search for works that nobody watches: they rest while `search` is at work.
    """

    def __init__(self) -> None:
        """Start the process, which at once begins to load what it needs."""
        self._changing = threading.Lock()
        self._folder: Path | None = None
        self._expected: Path | None = None
        self._libraries = 0
        self._closed = False
        self._typed = _Searcher(self._ask, [0])
        self.aside = _Searcher(self._ask, range(1, _LINES))
        self._start()

    def __enter__(self) -> "SearchService":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def expect(self, folder: Path) -> None:
        """Load the library in `folder`, which exists and is of this version: it is opened next."""
        self.open(folder)
        self._expected = folder

    def open(self, folder: Path) -> None:
        """Search the library in `folder`, which exists and is of this version; and load its lists.

        Nobody must be searching.
        """
        expected, self._expected = self._expected, None
        if folder == expected:
            return
        self._folder = folder
        self._libraries += 1
        with suppress(OSError):  # a process that died is made anew over the first question
            self._lines[0].send(_Open(self._libraries, str(folder)))

    def search(self, query: "Query | str", **options: Unpack[Options]) -> "SearchResult":
        """See `reader.search.engine.SearchEngine.search`.

        Raises:
            SearchEnded.
        """
        return self._typed.search(query, **options)

    def has_usable_index(self) -> bool:
        """Whether the library has an index that can be trusted."""
        return self.aside.ask(None, None)

    def close(self) -> None:
        """End the process; what is still being searched ends by `Cancelled`."""
        with self._changing:
            self._closed = True
            self._end()

    def _start(self) -> None:
        context = _context()
        pipes = [context.Pipe() for _ in range(_LINES)]
        self._lines: list[_Line] = [here for here, _ in pipes]
        theirs = [there for _, there in pipes]
        # A copy of this process holds what this one holds, and would wait for itself for ever.
        inherited = self._lines if context.get_start_method() == "fork" else []
        self._child = context.Process(
            target=_serve, args=(theirs, inherited), name="gijiroku-search", daemon=True
        )
        self._child.start()
        let_windows_go_first(self._child)
        for line in theirs:
            line.close()

    def _end(self) -> None:
        for line in self._lines:
            line.close()
        self._child.join(_PATIENCE_SECONDS)  # it keeps its lists, and goes
        self._child.terminate()  # what it keeps is replaced whole, or stays as it was
        self._child.join()
        self._child.close()

    def _ask(
        self,
        number: int,
        search: "tuple[Query | str, dict[str, Any]] | None",
        cancelled: Callable[[], bool] | None,
    ) -> Any:
        line = self._lines[number]
        with suppress(EOFError, OSError):
            return _answer(line, _Question(self._libraries, search), cancelled)
        self._start_anew(number, line)
        try:
            return _answer(self._lines[number], _Question(self._libraries, search), cancelled)
        except (EOFError, OSError) as error:
            raise SearchEnded from error

    def _start_anew(self, number: int, line: "_Line") -> None:
        """Start another process, unless somebody else has done it already."""
        with self._changing:
            if self._closed:
                raise Cancelled
            if self._lines[number] is line:
                self._end()
                self._start()
                if self._folder is not None:
                    self.open(self._folder)


def _context() -> "SpawnContext | ForkContext":
    """How to start the process.

    At the start of the program, where there are no threads yet and nothing of Qt, a copy of this
    process is as sound as a new one, and is there a tenth of a second sooner: nothing is loaded
    twice.
    """
    if (
        sys.platform == "linux"
        and threading.active_count() == 1
        and "PySide6.QtCore" not in sys.modules
    ):
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


class _Searcher:
    """Some of the lines to the process; who asks takes a free one."""

    def __init__(self, ask: Callable[..., Any], numbers: Iterable[int]) -> None:
        self._ask = ask
        self._free: SimpleQueue[int] = SimpleQueue()
        for number in numbers:
            self._free.put(number)

    def search(self, query: "Query | str", **options: Unpack[Options]) -> "SearchResult":
        """See `SearchService.search`."""
        told = {name: value for name, value in options.items() if name != "cancelled"}
        return self.ask((query, told), options.get("cancelled"))

    def ask(
        self,
        search: "tuple[Query | str, dict[str, Any]] | None",
        cancelled: Callable[[], bool] | None,
    ) -> Any:
        """Have a question answered; see `_Question`."""
        number = self._free.get()
        try:
            return self._ask(number, search, cancelled)
        finally:
            self._free.put(number)


def _answer(line: "_Line", message: _Message, cancelled: Callable[[], bool] | None) -> Any:
    """Ask and wait for the one answer that every question has."""
    line.send(message)
    stopped = False
    while not line.poll(_LOOK_SECONDS):
        if cancelled is not None and not stopped and cancelled():
            line.send("stop")
            stopped = True
    answer = line.recv()
    if isinstance(answer, _Failure):
        raise answer.error
    return answer


# --- in the process ---------------------------------------------------------


def _serve(lines: Sequence["Connection[Any, _Message]"], inherited: "Sequence[_Line]") -> None:
    """The process's main function; ends when the window's end of the first line does.

    Args:
        inherited: the window's ends, where this process got them, too.
    """
    for line in inherited:
        line.close()
    behave()
    server = _Server()
    for line in lines[1:]:
        threading.Thread(target=server.attend, args=(line,), daemon=True).start()
    server.attend(lines[0], typed=True)
    server.keep()
    # Nobody waits for what the other threads are about.
    os._exit(0)


class _Server:
    """Answers what is asked on several lines about one library."""

    def __init__(self) -> None:
        # Loaded while there may be no library yet to be opened.
        from reader.library.library import Library
        from reader.search.catalogue_file import beside_index
        from reader.search.engine import SearchEngine
        from reader.search.folding import prepare
        from reader.search.whoosh_index import WhooshIndex

        prepare()
        self._parts = Library, WhooshIndex, SearchEngine, beside_index
        self._engine: SearchEngine | None = None
        self._keeping: threading.Timer | None = None
        self._library = ExitStack()
        self._failure: Exception = Cancelled()
        self._opened = threading.Condition()
        self._number = 0
        self._nobody_types = threading.Event()
        self._nobody_types.set()

    def attend(self, line: "Connection[Any, _Message]", *, typed: bool = False) -> None:
        """Answer the questions of one line until it ends.

        Args:
            typed: the line of which somebody waits for every answer.
        """
        with suppress(EOFError, OSError):
            while True:
                match line.recv():
                    case _Open(number, folder):
                        self._open(number, Path(folder))
                    case "stop":
                        pass  # what it was to stop had ended by itself
                    case question:
                        line.send(self._answer(question, line, typed=typed))

    def _open(self, number: int, folder: Path) -> None:
        library_of, index_of, engine_of, lists_of = self._parts
        self._engine = None
        self._library.close()
        try:
            library = self._library.enter_context(closing(library_of(folder)))
            index = index_of(library.folder, library.identity)
            self._library.enter_context(closing(index))
            self._engine = engine_of(library, index, lists_of(library))
            self._engine.prepare()
            self._keep_soon(self._engine)
        except Exception as error:
            self._failure = portable(error)
        with self._opened:
            self._number = number
            self._opened.notify_all()

    def _answer(
        self, question: _Question, line: "Connection[Any, _Message]", *, typed: bool
    ) -> Any:
        def cancelled() -> bool:
            while not line.poll():
                if typed or self._nobody_types.wait(_ASIDE_SECONDS):
                    return False
            return True

        with self._opened:
            self._opened.wait_for(lambda: self._number >= question.library)
        if typed:
            self._nobody_types.clear()
        try:
            if self._engine is None:
                raise self._failure
            if question.search is None:
                return self._engine.has_usable_index()
            query, options = question.search
            answer = self._engine.search(query, **options, cancelled=cancelled)
            self._keep_soon(self._engine)
            return answer
        except Exception as error:
            return _Failure(portable(error))
        finally:
            if typed:
                self._nobody_types.set()

    def keep(self) -> None:
        """Keep the lists for the next start, unless that was done."""
        if self._engine is not None and self._engine.has_news:
            self._engine.keep()

    def _keep_soon(self, engine: "SearchEngine") -> None:
        """Keep new lists when they have not changed again for a moment."""
        if not engine.has_news:
            return
        if self._keeping is not None:
            self._keeping.cancel()
        self._keeping = threading.Timer(_KEEP_SECONDS, engine.keep)
        self._keeping.daemon = True
        self._keeping.start()
