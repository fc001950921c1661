"""Quotes in posts found in the minutes: new posts in all of them, new minutes for all posts."""

from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from reader.child import behave, child, portable
from reader.errors import Cancelled
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.library.library import Library
from reader.library.quotes import Proved, SittingRow, Unproven
from reader.library.records import OwnerKind
from reader.quotes.model import Passage

if TYPE_CHECKING:
    pass

_COMMIT_SECONDS = 10.0
_POLL_SECONDS = 0.1


def prove(
    library: Library, *, progress: ProgressCallback = silent, cancelled: CancelCallback = never
) -> None:
    """Find the quotes of every post that was not compared with every sitting yet.

    What was found is stored every few seconds; a later run goes on from there.

    Args:
        progress: in sittings.
        cancelled: asked at every sitting.

    Raises:
        Cancelled: what was stored before stays.
        LibraryError: it could not be stored.
    """
    library.quotes.settle()
    total = done = 0
    while behind := library.quotes.behind():
        # Those furthest behind go on until they have caught up with the next, and on together.
        stops = [*behind, library.quotes.last()]
        waiting = library.quotes.sittings_between(stops[0], stops[-1])
        total = max(total, done + len(waiting))
        posts = library.quotes.compared_through(stops[0])
        if not posts:
            return
        reach = stops[1]
        pass_ = _Pass(library, posts)
        for sitting in waiting:
            if sitting.change > reach:
                break
            if cancelled():
                pass_.save()
                raise Cancelled
            progress(Progress(Phase.PROVE, done, total))
            pass_.look(sitting)
            done += 1
        pass_.finish(reach)
    progress(Progress(Phase.PROVE, total, total))


class _Pass:
    """Some posts, compared with one sitting after the other."""

    def __init__(self, library: Library, posts: list[Unproven]) -> None:
        # With numpy it loads for long, and many a start has nothing to prove.
        import numpy as np

        from reader.quotes.finder import Finder

        self._library = library
        self._posts = posts
        counts = [np.frombuffer(post.counts, dtype=np.uint8) for post in posts]
        begun = posts[0].counts or any(post.counts for post in posts)
        self._finder: Finder = Finder([post.text for post in posts], counts if begun else None)
        self._found: dict[int, dict[SittingRow, list[Passage]]] = {}
        self._before = posts[0].through
        self._through: int | None = None
        self._stored = monotonic()

    def look(self, sitting: SittingRow) -> None:
        """Compare with one more sitting, and store what was found so far from time to time."""
        if monotonic() - self._stored > _COMMIT_SECONDS and self._through != sitting.change:
            self.save()
        speeches = [
            piece
            for _, pieces in self._library.lookup.pieces(OwnerKind.SITTING, sitting.row)
            for piece in pieces
        ]
        for post, passages in self._finder.look(speeches).items():
            self._found.setdefault(post, {})[sitting] = passages
        self._through = sitting.change

    def finish(self, through: int) -> None:
        """Store everything; the posts were compared through that change."""
        self._through = through
        self.save()

    def save(self) -> None:
        """Store what was found since the last time."""
        if self._through is None:
            return
        self._library.quotes.save(list(self._proved(self._through)))
        self._before = self._through
        self._found = {}
        self._stored = monotonic()

    def _proved(self, through: int) -> Iterator[Proved]:
        for number, post in enumerate(self._posts):
            counts = self._finder.counts(number).tobytes()
            yield Proved(post, self._before, through, counts, self._found.get(number, {}))


def prove_beside(library: Library, progress: ProgressCallback, cancelled: CancelCallback) -> None:
    """`prove` in a process of its own, with what the machine has to spare: a window beside a
    thread that computes stutters.

    Args:
        cancelled: asked ten times a second.

    Raises:
        Cancelled, LibraryError: as `prove`.
    """
    with (
        child("gijiroku-quotes", _prove, str(library.folder), patient=True) as (connection, _),
        # A child that was killed has said nothing; the next start goes on.
        suppress(EOFError, OSError),
    ):
        while True:
            if cancelled():
                raise Cancelled
            if not connection.poll(_POLL_SECONDS):
                continue
            message: Progress | Exception | None = connection.recv()
            if message is None:
                return
            if not isinstance(message, Progress):
                raise message
            progress(message)


def _prove(folder: str, connection: "Connection[Progress | Exception | None, None]") -> None:
    """The child's main function; ends when nobody is at the other end."""
    behave()
    told = 0.0

    def tell(progress: Progress) -> None:
        nonlocal told
        if monotonic() - told > _POLL_SECONDS:
            told = monotonic()
            with suppress(OSError):
                connection.send(progress)

    error: Exception | None = None
    try:
        library = Library(Path(folder))
        try:
            prove(library, progress=tell, cancelled=connection.poll)
        finally:
            library.close()
    except Cancelled:
        return
    except Exception as failure:
        error = portable(failure)
    with suppress(OSError):
        connection.send(error)
