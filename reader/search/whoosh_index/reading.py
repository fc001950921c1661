# pyright: basic
"""The index of a library for those who search it: follows what a worker commits."""

import threading
from collections.abc import Sequence
from pathlib import Path

from reader.search.index import IndexState
from reader.search.whoosh_index.folder import folder_of, is_ours, newest_generation, read_toc
from reader.search.whoosh_index.segment import WhooshSegment


class WhooshIndex:
    """The index of a library, for reading; see `reader.search.index.SearchIndex`.

    Usable from several threads. It never writes: what is absent or damaged is made anew by
    the worker, and until then a search reads every text itself.
    """

    def __init__(self, library: Path, identity: str) -> None:
        """Look at the index of the library folder's content named `identity`."""
        self._library = library
        self._identity = identity
        self._lock = threading.Lock()
        self._generation = -1
        self._looked_at: int | None = None
        self._segments: dict[str, WhooshSegment] = {}
        self._state = IndexState.ABSENT
        with self._lock:
            self._refresh()

    @property
    def state(self) -> IndexState:
        """Whether the index could be used when it was last asked."""
        return self._state

    def segments(self, identity: str) -> Sequence[WhooshSegment]:
        """See `SearchIndex`."""
        with self._lock:
            if identity != self._identity:
                self._drop(IndexState.ABSENT)
                self._identity = identity
                self._looked_at = None
            self._refresh()
            return tuple(self._segments.values())

    def distrust(self) -> None:
        """See `SearchIndex`."""
        with self._lock:
            generation = self._generation
            self._drop(IndexState.DAMAGED)
            self._generation = generation

    def close(self) -> None:
        """Let go of the files; nobody must be searching."""
        with self._lock:
            for segment in self._segments.values():
                segment.close()
            self._drop(IndexState.ABSENT)

    def _refresh(self) -> None:
        folder = folder_of(self._library, self._identity)
        try:
            changed = folder.stat().st_mtime_ns
        except OSError:
            changed = None
        if changed == self._looked_at is not None:
            return
        self._looked_at = changed
        if not is_ours(folder, self._identity):
            self._drop(IndexState.ABSENT)
            return
        generation = newest_generation(folder)
        if generation == self._generation and self._state is not IndexState.ABSENT:
            return
        # A worker may remove files of the generation that is just being opened.
        for _ in range(5):
            try:
                self._open(folder)
            except FileNotFoundError:
                continue
            except Exception:  # any failure to open is the finding: it is made anew
                break
            return
        self._drop(IndexState.DAMAGED)
        self._generation = generation

    def _open(self, folder: Path) -> None:
        toc = read_toc(folder)
        opened: dict[str, WhooshSegment] = {}
        for segment in toc.segments:
            # One in which nothing was deleted meanwhile is as it was.
            name = f"{segment.segment_id()}-{segment.deleted_count()}"
            opened[name] = self._segments.get(name) or WhooshSegment(folder, segment)
        self._segments = opened
        self._state = IndexState.READY
        self._generation = toc.generation

    def _drop(self, state: IndexState) -> None:
        self._segments = {}
        self._generation = -1
        self._state = state
