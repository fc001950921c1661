"""Indexing in a process of its own, fed by the outbox.

A thread would hold up the window for more than a second; a process does not. The child
reads the library itself, writes and commits; the parent acknowledges in the outbox what
was committed. A child that dies leaves the last commit and the unacknowledged entries: the
next run goes on from there. A folder that cannot be trusted is thrown away and made anew
from the library, which loses nothing.

A frozen program must call `multiprocessing.freeze_support()` first thing in its main module,
because the child starts as that program again.
"""

import errno
import multiprocessing
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from reader.errors import Cancelled, DiskFull, LibraryReadOnly, ReaderError
from reader.library.library import Library
from reader.library.records import OutboxEntry, OwnerKind

_AT_ONCE = 5000
_POLL_SECONDS = 0.1
_PATIENCE_SECONDS = 2.0


class IndexingFailed(ReaderError):
    """The indexing process ended by itself; what it committed stays."""

    ja = "索引の作成が途中で終わりました（終了コード {code}）。もう一度実行すると続きから再開します。"
    en = "Indexing ended unexpectedly (exit code {code}). Run it again to go on from there."


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far the index is.

    Attributes:
        done, total: sittings and posts.
        rebuilding: the index was absent or damaged and is made anew from the library.
    """

    done: int
    total: int
    rebuilding: bool = False


@dataclass(frozen=True, slots=True)
class _Committed:
    """Everything up to `seq` is in the index; the parent answers when it acknowledged it."""

    seq: int


@dataclass(frozen=True, slots=True)
class _Ended:
    """The child's last word: done, or why not."""

    error: ReaderError | None = None


_Message = IndexProgress | _Committed | _Ended
_Answer = Literal["go on", "stop"]


class IndexWorker:
    """Brings the index of a library up to date.

    Attributes:
        rebuilt: the last run found no index that could be trusted and made it anew.
    """

    def __init__(self, library: Library, *, wait: float = 10.0) -> None:
        """For `library`; `wait` are the seconds to wait for another process that indexes."""
        self._library = library
        self._wait = wait
        self.rebuilt = False

    def run_until_done(
        self,
        progress: Callable[[IndexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        rebuild: bool = False,
    ) -> None:
        """Index until the outbox is empty; blocks, so the window calls it in a thread.

        Args:
            cancelled: asked ten times a second.
            rebuild: throw the index away first: the reader wishes it, or a search found it
                damaged (`IndexState.DAMAGED`).

        Raises:
            Cancelled: what was committed before stays.
            LibraryBusy: another process is indexing the same library, and took too long.
            IndexingFailed: the process died; run again.
            DiskFull, LibraryReadOnly: the folder could not be written.
        """
        self.rebuilt = False
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        child = context.Process(
            target=_index,
            args=(str(self._library.folder), self._wait, rebuild, there),
            name="gijiroku-index",
            daemon=True,
        )
        child.start()
        there.close()
        try:
            self._attend(here, progress, cancelled)
        except EOFError as error:
            child.join()
            raise IndexingFailed(code=child.exitcode) from error
        finally:
            # The child ends when nobody is at the other end; one that is just writing is
            # ended, which leaves the last commit as it was.
            here.close()
            child.join(_PATIENCE_SECONDS)
            if child.is_alive():
                child.terminate()
                child.join()
            child.close()

    def _attend(
        self,
        connection: "Connection[_Answer, _Message]",
        progress: Callable[[IndexProgress], None] | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        while True:
            while not connection.poll(_POLL_SECONDS):
                if cancelled is not None and cancelled():
                    raise Cancelled
            match _receive(connection):
                case IndexProgress() as state:
                    self.rebuilt = self.rebuilt or state.rebuilding
                    if progress is not None:
                        progress(state)
                case _Committed(seq):
                    self._library.outbox.acknowledge(seq)
                    _send(connection, "go on")
                case _Ended(error):
                    if error is not None:
                        raise error
                    return


def _receive(connection: "Connection[_Answer, _Message]") -> _Message:
    try:
        return connection.recv()
    except ConnectionError as error:  # a killed process may reset its end
        raise EOFError from error


def _send(connection: "Connection[_Answer, _Message]", answer: _Answer) -> None:
    try:
        connection.send(answer)
    except ConnectionError as error:
        raise EOFError from error


# --- in the child -----------------------------------------------------------


class _ParentGone(Exception):
    """Nobody listens any more: cancelled, or the program ended."""


def _index(
    folder: str, wait: float, rebuild: bool, connection: "Connection[_Message, _Answer]"
) -> None:
    """The child's main function."""
    # Ctrl+C reaches the child, too; the parent tells it to stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        error: ReaderError | None = None
        try:
            _Drain(Path(folder), wait, connection).run(rebuild=rebuild)
        except ReaderError as failure:
            error = failure
        except OSError as failure:
            error = _as_sentence(failure, Path(folder))
        _tell(connection, _Ended(error))
    except _ParentGone:
        return


def _as_sentence(error: OSError, folder: Path) -> ReaderError:
    if error.errno == errno.ENOSPC:
        return DiskFull(path=folder)
    return LibraryReadOnly(path=folder, why=error.strerror or error)


def _tell(connection: "Connection[_Message, _Answer]", message: _Message) -> None:
    try:
        connection.send(message)
    except ConnectionError as error:
        raise _ParentGone from error


class _Drain:
    """One run: from the outbox into the index."""

    def __init__(
        self, folder: Path, wait: float, connection: "Connection[_Message, _Answer]"
    ) -> None:
        # Imported here, so that the parent needs neither numpy nor Whoosh.
        from reader.search.whoosh_index import WhooshIndexWriter

        self._connection = connection
        self._library = Library(folder)
        self._writer = WhooshIndexWriter(folder, self._library.identity, wait=wait)
        self._rebuilding = False
        self._done = 0

    def run(self, *, rebuild: bool) -> None:
        try:
            if rebuild and not self._writer.fresh:
                self._writer.start_anew()
            if self._writer.fresh:
                self._rebuild()
            while True:
                self._empty_outbox()
                if self._library.outbox.pending():
                    continue
                if self._writer.count() == self._library.outbox.chunk_count():
                    return
                # The library may have grown between the two looks. What an index made anew
                # still lacks, the search reads from the library.
                if not self._library.outbox.pending():
                    if self._rebuilding:
                        return
                    self._writer.start_anew()
                    self._rebuild()
        finally:
            self._writer.close()
            self._library.close()

    def _rebuild(self) -> None:
        self._rebuilding = True
        self._library.outbox.refill()
        self._writer.finish_fresh()

    def _empty_outbox(self) -> None:
        while entries := self._library.outbox.entries(_AT_ONCE):
            waiting = self._library.outbox.pending()
            self._report(waiting)
            seq = self._take(entries, waiting)
            self._writer.commit()
            _tell(self._connection, _Committed(seq))
            try:
                self._connection.recv()
            except (EOFError, ConnectionError) as error:
                raise _ParentGone from error

    def _take(self, entries: list[OutboxEntry], waiting: int) -> int:
        """Add entries until it is time to commit; gives the last one's number."""
        from reader.search.whoosh_index import owner_key

        taken: set[str] = set()
        seq = entries[0].seq
        for entry in entries:
            key = owner_key(entry.unit, entry.row)
            if key not in taken:
                taken.add(key)
                self._add(entry.unit, entry.row)
            seq = entry.seq
            self._done += 1
            waiting -= 1
            self._report(waiting)
            if self._writer.full:
                break
        for key in self._writer.crowded() - taken:
            unit, row = key.split(":")
            self._add(OwnerKind(unit), int(row))
            if self._connection.poll():
                raise _ParentGone
        return seq

    def _add(self, unit: OwnerKind, row: int) -> None:
        from reader.search.grams import fold_pieces
        from reader.search.whoosh_index import owner_key

        key = owner_key(unit, row)
        self._writer.remove(key)
        for chunk, pieces in self._library.lookup.pieces(unit, row):
            self._writer.add(chunk, key, fold_pieces(pieces))

    def _report(self, waiting: int) -> None:
        # Between commits the parent says nothing: what can be read is the end of its end.
        if self._connection.poll():
            raise _ParentGone
        progress = IndexProgress(self._done, self._done + waiting, self._rebuilding)
        _tell(self._connection, progress)
