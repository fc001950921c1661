"""Indexing in a process of its own, fed by the outbox.

A thread would hold up the window for more than a second; a process does not. The child
reads the library itself, writes and commits; the parent acknowledges in the outbox what
was committed. A child that dies leaves the last commit and the unacknowledged entries: the
next run goes on from there. A folder that cannot be trusted is thrown away and made anew
from the library, which loses nothing.
"""

import errno
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal

from msgspec import Struct

from reader.child import behave, child, portable
from reader.errors import Cancelled, DiskFull, LibraryReadOnly, ReaderError
from reader.library.library import Library
from reader.library.records import OwnerKind

_AT_ONCE = 5000
_POLL_SECONDS = 0.1
_GATHERING_SECONDS = 20.0


class IndexingFailed(ReaderError):
    """The indexing process ended by itself; what it committed stays."""

    ja = "索引の作成が途中で終わりました（終了コード {code}）。もう一度実行すると続きから再開します。"
    en = "Indexing ended unexpectedly (exit code {code}). Run it again to go on from there."


class IndexProgress(Struct, frozen=True):
    """How far the index is.

    Attributes:
        done, total: sittings and posts.
        rebuilding: the index was absent or damaged and is made anew from the library.
    """

    done: int
    total: int
    rebuilding: bool = False


class _Committed(Struct, frozen=True):
    """Everything up to `seq` is in the index; the parent answers when it acknowledged it."""

    seq: int


class _Ended(Struct, frozen=True):
    """The child's last word: done, or why not."""

    error: Exception | None = None


class _Idle(Struct, frozen=True):
    """The outbox is empty; the parent answers whether to wait for more."""


class _How(Struct, frozen=True):
    """What the child is to do.

    Attributes:
        rebuild: throw the index away first.
        merges: join small parts at the end.
        patient: leave the machine to others.
    """

    rebuild: bool = False
    merges: bool = False
    patient: bool = False


_Message = IndexProgress | _Committed | _Idle | _Ended
_Answer = Literal["go on", "wait"]


class IndexWorker:
    """Brings the index of a library up to date.

    Attributes:
        rebuilt: the last run found no index that could be trusted and made it anew.
    """

    def __init__(self, library: Library, *, wait: float = 10.0, merges: bool = True) -> None:
        """For `library`.

        Args:
            wait: seconds to wait for another process that indexes.
            merges: join small parts of the index at the end of every run; else only in `merge`.
        """
        self._library = library
        self._wait = wait
        self._merges = merges
        self.rebuilt = False

    def run_until_done(
        self,
        progress: Callable[[IndexProgress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        rebuild: bool = False,
        more: Callable[[], bool] | None = None,
    ) -> None:
        """Index until the outbox is empty; blocks, so the window calls it in a thread.

        Args:
            cancelled: asked at least ten times a second.
            more: whether something is still being stored: then an empty outbox is waited for.
                Asked ten times a second.
            rebuild: throw the index away first: the reader wishes it, or a search found it
                damaged (`IndexState.DAMAGED`).

        Raises:
            Cancelled: what was committed before stays.
            LibraryBusy: another process is indexing the same library, and took too long.
            IndexingFailed: the process died; run again.
            DiskFull, LibraryReadOnly: the folder could not be written.
        """
        how = _How(rebuild=rebuild, merges=self._merges)
        self._run(how, progress, cancelled, more)

    def merge(self, cancelled: Callable[[], bool] | None = None) -> None:
        """Join small and half empty parts of the index, with what little the machine has to spare.

        Raises:
            As `run_until_done`; when cancelled everything is as before.
        """
        self._run(_How(merges=True, patient=True), None, cancelled, None)

    def _run(
        self,
        how: "_How",
        progress: Callable[[IndexProgress], None] | None,
        cancelled: Callable[[], bool] | None,
        more: Callable[[], bool] | None,
    ) -> None:
        self.rebuilt = False
        # One that is ended while it writes leaves the last commit as it was.
        arguments = str(self._library.folder), self._wait, how
        with child("gijiroku-index", _index, *arguments, patient=how.patient) as (
            connection,
            process,
        ):
            try:
                self._attend(connection, progress, cancelled, more)
            except EOFError as error:
                process.join()
                raise IndexingFailed(code=process.exitcode) from error

    def _attend(
        self,
        connection: "Connection[_Answer, _Message]",
        progress: Callable[[IndexProgress], None] | None,
        cancelled: Callable[[], bool] | None,
        more: Callable[[], bool] | None,
    ) -> None:
        while True:
            # Before every message, too: one may follow the other without a pause.
            if cancelled is not None and cancelled():
                raise Cancelled
            if not connection.poll(_POLL_SECONDS):
                continue
            match _receive(connection):
                case IndexProgress() as state:
                    self.rebuilt = self.rebuilt or state.rebuilding
                    if progress is not None:
                        progress(state)
                case _Committed(seq):
                    self._library.outbox.acknowledge(seq)
                    _send(connection, "go on")
                case _Idle():
                    waiting = more is not None and more()
                    if waiting:
                        time.sleep(_POLL_SECONDS)
                    _send(connection, "wait" if waiting else "go on")
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
    folder: str, wait: float, how: _How, connection: "Connection[_Message, _Answer]"
) -> None:
    """The child's main function."""
    behave()
    try:
        error: Exception | None = None
        try:
            _Drain(Path(folder), wait, connection).run(how)
        except _ParentGone:
            raise
        except OSError as failure:
            error = _as_sentence(failure, Path(folder))
        except Exception as failure:
            error = portable(failure)
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


_Editions = dict[tuple[OwnerKind, int], int | None]
"""First chunks (see `reader.search.index.Run`); None of what is gone."""


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

    def run(self, how: _How) -> None:
        try:
            if how.rebuild and not self._writer.fresh:
                self._writer.start_anew()
            if self._writer.fresh:
                self._rebuild()
            while True:
                self._empty_outbox()
                if self._ask(_Idle()) == "wait":
                    continue
                if self._library.outbox.pending():
                    continue
                if self._writer.editions() == self._library.lookup.editions():
                    self._tell_people()
                    if how.merges:
                        self._merge()
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
        """Take what waits, and what comes while it is taken, in segments as large as may be."""
        taken: _Editions = {}
        seq = 0
        patience = time.monotonic() + _GATHERING_SECONDS
        while entries := self._library.outbox.entries(_AT_ONCE, after=seq):
            waiting = self._library.outbox.pending(after=seq)
            self._report(waiting)
            for entry in entries:
                if self._changed_again(entry.unit, entry.row, taken):
                    self._commit(seq)
                    taken.clear()
                self._add(entry.unit, entry.row, taken)
                seq = entry.seq
                self._done += 1
                waiting -= 1
                self._report(waiting)
                if self._writer.full:
                    self._commit(seq)
                    taken.clear()
            # While more is coming, what is left over for a small segment waits for it.
            while self._writer.filled and not self._library.outbox.pending(after=seq):
                if time.monotonic() > patience or self._ask(_Idle()) != "wait":
                    break
        if not seq:
            return
        self._commit(seq)

    def _tell_people(self) -> None:
        """Tell who is who, which the search reads beside the index; cancelled, it is told later."""
        self._library.people.refresh(self._connection.poll)

    def _merge(self) -> None:
        """Write what lies in small parts, or in half empty ones, together anew."""
        taken: _Editions = {}
        for kind, row in self._writer.crowded():
            self._add(kind, row, taken)
            if self._connection.poll():
                raise _ParentGone
        if taken:
            self._writer.commit()

    def _commit(self, seq: int) -> None:
        self._writer.commit()
        self._ask(_Committed(seq))

    def _changed_again(self, kind: OwnerKind, row: int, taken: "_Editions") -> bool:
        """Whether what was added, and is not committed yet, has another text by now."""
        if (kind, row) not in taken:
            return False
        return self._library.lookup.edition(kind, row) != taken[kind, row]

    def _add(self, kind: OwnerKind, row: int, taken: "_Editions") -> None:
        from reader.search.grams import fold_pieces

        if (kind, row) in taken:
            return
        self._writer.remove(kind, row)
        chunks = list(self._library.lookup.pieces(kind, row))
        taken[kind, row] = chunks[0][0] if chunks else None
        if chunks:
            pieces = [piece for _, of_chunk in chunks for piece in of_chunk]
            self._writer.add(kind, row, chunks[0][0], fold_pieces(pieces))

    def _ask(self, message: "_Committed | _Idle") -> _Answer:
        """Say something to which the parent has an answer."""
        _tell(self._connection, message)
        try:
            return self._connection.recv()
        except (EOFError, ConnectionError) as error:
            raise _ParentGone from error

    def _report(self, waiting: int) -> None:
        # When it is not asked the parent says nothing: what can be read is the end of its end.
        if self._connection.poll():
            raise _ParentGone
        progress = IndexProgress(self._done, self._done + waiting, self._rebuilding)
        _tell(self._connection, progress)
