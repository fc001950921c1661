# pyright: basic
"""The one writer of an index: many speeches at once, term by term."""

import math
import time
from pathlib import Path

import numpy as np
from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import TOC, clean_files

from reader.errors import Bilingual, LibraryBusy
from reader.library.records import OwnerKind
from reader.search.folding import Codes
from reader.search.index import Run
from reader.search.whoosh_index.folder import (
    MARKER,
    NAME,
    Storage,
    folder_of,
    is_ours,
    mark_as_ours,
    newest_generation,
    read_toc,
    remove_others,
    schema,
)
from reader.search.whoosh_index.new_segment import write_segment
from reader.search.whoosh_index.segment import WhooshSegment

CAPACITY = 92_000_000
"""Characters of a segment: under 900 MB while they are sorted."""

_TIER = 4
_SMALLEST_TIER = 100_000
_WORKER = Bilingual("索引の作成", "the indexer")


class WhooshIndexWriter:
    """The one writer of an index; nothing is seen by readers before `commit`.

    Attributes:
        fresh: the index was made anew and lacks everything; `finish_fresh` ends that.
        filled: characters that were added and not written yet.
    """

    def __init__(
        self, library: Path, identity: str, *, wait: float, capacity: int = CAPACITY
    ) -> None:
        """Lock and open the index of a library folder, made anew at any doubt.

        Args:
            wait: seconds to wait for another writer.
            capacity: characters after which a segment is written.

        Raises:
            LibraryBusy: another process writes it.
            OSError: the folder cannot be written.
        """
        self._identity = identity
        self._folder = folder_of(library, identity)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._storage = Storage(self._folder)
        self._write_lock = self._storage.lock(f"{NAME}_WRITELOCK")
        until = time.monotonic() + wait
        while not self._write_lock.acquire():
            if time.monotonic() >= until:
                raise LibraryBusy(holder=_WORKER)
            time.sleep(0.1)
        self._capacity = capacity
        self._readers: list[WhooshSegment] = []
        self.fresh = False
        try:
            self._begin()
            try:
                if not is_ours(self._folder, identity):
                    raise ValueError("made by another program, or not finished")
                self._load()
            except Exception:  # any failure to open is the finding: it is made anew
                self.start_anew()
            remove_others(library, self._folder)
        except BaseException:
            self._write_lock.release()
            raise

    def start_anew(self) -> None:
        """Throw everything away; readers see no index until `finish_fresh`."""
        self._close_readers()
        (self._folder / MARKER).unlink(missing_ok=True)
        # Windows keeps a file that a reader has open: the newest generation counts.
        generation = newest_generation(self._folder) + 1
        TOC(schema(), [], generation).write(self._storage, NAME)
        clean_files(self._storage, NAME, generation, [])
        self._load()
        self.fresh = True

    def finish_fresh(self) -> None:
        """Declare the index usable: everything that it lacks is in the outbox."""
        mark_as_ours(self._folder, self._identity)
        self.fresh = False

    def editions(self) -> dict[tuple[OwnerKind, int], int]:
        """What was committed and lives; see `reader.library.lookup.Lookup.editions`."""
        return {(run.kind, run.row): run.edition for reader in self._readers for run in reader.runs}

    def crowded(self) -> set[tuple[OwnerKind, int]]:
        """Sittings and posts that should be added again, so that small segments become one.

        Segments are counted by size; four of about one size are one of the next, up to the
        largest. Half empty ones are written anew, too.
        """
        tiers: dict[int, list[WhooshSegment]] = {}
        chosen: list[WhooshSegment] = []
        for reader in self._readers:
            if reader.half_empty:
                chosen.append(reader)
            elif reader.characters * 2 <= self._capacity:
                tier = int(math.log(max(reader.characters, _SMALLEST_TIER), _TIER))
                tiers.setdefault(tier, []).append(reader)
        chosen += [reader for tier in tiers.values() if len(tier) >= _TIER for reader in tier]
        return {(run.kind, run.row) for reader in chosen for run in reader.runs}

    def remove(self, kind: OwnerKind, row: int) -> None:
        """Forget the committed speeches of a sitting, or a post."""
        for reader in self._readers:
            document = reader.document_of(kind, row)
            if document is not None and not reader.segment.is_deleted(document):
                reader.segment.delete_document(document)

    def add(self, kind: OwnerKind, row: int, edition: int, folded: Codes) -> None:
        """Add the speeches of a sitting, or a post.

        Args:
            edition: see `reader.search.index.Run`.
            folded: see `reader.search.grams.fold_pieces`.
        """
        end = self.filled + len(folded)
        if self.filled and end > self._capacity:
            self._flush()
            end = len(folded)
        if end > len(self._codes):
            self._codes = np.empty(end, dtype=np.uint32)
        self._codes[self.filled : end] = folded
        self.filled = end
        start = self._runs[-1].end if self._runs else 0
        self._runs.append(Run(kind, row, edition, start, start + int((folded == 0).sum())))

    @property
    def full(self) -> bool:
        """Whether it is time to commit."""
        return self.filled >= self._capacity * 0.9 or bool(self._written)

    def commit(self) -> None:
        """Write what was added and make it, and what was removed, visible at once."""
        if self._runs:
            self._flush()
        generation = self._toc.generation + 1
        segments = [
            reader.segment
            for reader in self._readers
            if reader.segment.deleted_count() < reader.segment.doc_count_all()
        ]
        segments += self._written
        TOC(self._toc.schema, segments, generation).write(self._storage, NAME)
        self._close_readers()
        clean_files(self._storage, NAME, generation, segments)
        self._begin()
        self._load()

    def close(self) -> None:
        """Let go; what was not committed is lost."""
        self._close_readers()
        self._write_lock.release()

    def _begin(self) -> None:
        self._written: list[W3Segment] = []
        # The system gives the memory only as it is filled.
        self._codes = np.empty(self._capacity, dtype=np.uint32)
        self._runs: list[Run] = []
        self.filled = 0

    def _flush(self) -> None:
        codes, runs = self._codes[: self.filled], self._runs
        self._written.append(write_segment(self._folder, self._storage, codes, runs))
        self._runs = []
        self.filled = 0

    def _load(self) -> None:
        self._toc = read_toc(self._folder)
        for segment in self._toc.segments:
            self._readers.append(WhooshSegment(self._folder, segment))

    def _close_readers(self) -> None:
        for reader in self._readers:
            reader.close()
        self._readers = []
