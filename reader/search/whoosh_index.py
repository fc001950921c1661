# pyright: basic
"""The index in Whoosh's format: chunks by the characters and pairs of characters they hold.

A document is a chunk. Its postings say only that a gram is there: no positions, no weights.
Whoosh's general writer sorts every posting through pickles; here the grams of many chunks
are gathered in one array of numbers, sorted at once, and written term by term through the
writers of Whoosh's own codec. The schema and the codec that are stored are Whoosh's, so that
any Whoosh 2.7 opens, searches and merges the result.

This is the only module that knows Whoosh.
"""

import contextlib
import json
import math
import pickle
import shutil
import threading
import time
import warnings
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.errors import Bilingual, LibraryBusy
from reader.library.records import OwnerKind
from reader.search.grams import BITS, distinct_grams, gram_text
from reader.search.index import Found, IndexState

with warnings.catch_warnings():
    # Whoosh is of 2016; Python warns about its spelling when it is compiled.
    warnings.simplefilter("ignore")
    from whoosh import columns, fields
    from whoosh.codec.whoosh3 import (
        WHOOSH3_HEADER_MAGIC,
        W3Codec,
        W3FieldWriter,
        W3PostingsWriter,
        W3Segment,
        W3TermInfo,
    )
    from whoosh.filedb.filestore import FileStorage
    from whoosh.filedb.structfile import StructFile
    from whoosh.index import TOC, clean_files
    from whoosh.reading import TermNotFound

VERSION = 1
"""Of everything that is stored here; another version is another folder."""

CAPACITY = 16_000_000
"""Postings of a segment: 128 MB while it is sorted."""

_NAME = "MAIN"
_MARKER = "gijiroku-index.json"
_GRAMS, _OWNER, _CHUNK = "grams", "owner", "chunk"
_BLOCK = 4096
_LARGEST_MERGED = 5000
_TIER = 4
_DOC_BITS = 64 - BITS
_FEW = 24
_WORKER = Bilingual("索引の作成", "the indexer")


def folder_of(library: Path, identity: str) -> Path:
    """Where the index of a library's content lies."""
    return library / f"index-{VERSION}-{identity[:12]}"


def owner_key(unit: OwnerKind, row: int) -> str:
    """The name under which all chunks of a sitting or post are deleted."""
    return f"{unit.value}:{row}"


def _schema() -> fields.Schema:
    return fields.Schema(
        **{
            _GRAMS: fields.ID(),
            _OWNER: fields.ID(stored=True),
            _CHUNK: fields.COLUMN(columns.NumericColumn("q")),
        }
    )


def _is_ours(folder: Path, identity: str | None = None) -> bool:
    """Whether this program made and finished the index (of that content) in `folder`."""
    try:
        marker = json.loads((folder / _MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(marker, dict) or "identity" not in marker:
        return False
    return identity is None or marker == {"version": VERSION, "identity": identity}


class _Storage(FileStorage):
    """A folder that knows which of its files are open: Whoosh forgets them when it fails."""

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._opened: list[StructFile] = []

    def open_file(self, name: str, **options: Any) -> StructFile:
        opened = super().open_file(name, **options)
        self._opened.append(opened)
        return opened

    def close(self) -> None:
        for opened in self._opened:
            if not opened.is_closed:
                opened.close()
        self._opened = []


def _read_toc(folder: Path) -> TOC:
    with contextlib.closing(_Storage(folder)) as storage:
        return TOC.read(storage, _NAME)


class _Segment:
    """One segment opened for reading.

    Attributes:
        chunks: the chunk of each document.
        alive: whether each document still counts.
    """

    def __init__(self, folder: Path, segment: W3Segment) -> None:
        self.segment = segment
        self.size = segment.doc_count_all()
        sizes = json.loads((folder / segment.make_filename(".sizes")).read_text("utf-8"))
        for name, size in sizes.items():
            if (folder / name).stat().st_size != size:
                raise ValueError(f"{name} is truncated")
        column = folder / W3Codec.column_filename(segment, _CHUNK)
        self.chunks = np.frombuffer(column.read_bytes(), dtype=">i8").astype(np.int64)
        if len(self.chunks) != self.size:
            raise ValueError(f"{column.name} does not fit its segment")
        self.alive = np.ones(self.size, dtype=bool)
        self.alive[list(segment.deleted_docs())] = False
        self._codec = W3Codec()
        self._storage = _Storage(folder)
        try:
            self._terms = self._codec.terms_reader(self._storage, segment)
            self._postings = segment.open_file(self._storage, W3Codec.POSTS_EXT)
        except BaseException:
            self._storage.close()
            raise

    def find(self, grams: Sequence[int]) -> NDArray[np.int64]:
        """Ids of the living chunks that hold all of `grams`, ascending."""
        keep = self.alive
        infos: list[W3TermInfo] = []
        for gram in grams:
            info = self._info(_GRAMS, gram_text(gram).encode("utf-8"))
            if info is None:
                return np.empty(0, dtype=np.int64)
            infos.append(info)
        infos.sort(key=lambda info: info.doc_frequency())
        docs: NDArray[np.int64] | None = None
        for info in infos:
            # Reading the text of a few chunks costs less than another long list.
            if docs is not None and len(docs) <= _FEW and info.doc_frequency() > _BLOCK:
                break
            listed = self._documents(info)
            if docs is None:
                docs = listed
            else:
                mask = np.zeros(self.size, dtype=bool)
                mask[listed] = True
                docs = docs[mask[docs]]
            if not len(docs):
                break
        chosen = self.chunks[keep] if docs is None else self.chunks[docs[keep[docs]]]
        return np.sort(chosen)

    def documents_of(self, owner: str) -> list[int]:
        """The documents of a sitting or post."""
        info = self._info(_OWNER, owner.encode("utf-8"))
        return [] if info is None else self._documents(info).tolist()

    def owners(self) -> set[str]:
        """Whose living documents it holds."""
        reader = self._codec.per_document_reader(self._storage, self.segment)
        return {reader.stored_fields(int(doc))[_OWNER] for doc in np.flatnonzero(self.alive)}

    def close(self) -> None:
        """Let go of the files."""
        self._storage.close()

    def _info(self, field: str, term: bytes) -> W3TermInfo | None:
        try:
            return self._terms.term_info(field, term)
        except TermNotFound:
            return None

    def _documents(self, info: W3TermInfo) -> NDArray[np.int64]:
        """A posting list: blocks of a length, pickled facts and pickled differences."""
        # Whoosh unpacks the length of a stored list into a tuple of one.
        extent: Any = info.extent()
        offset, (length,) = extent
        data = BytesIO(self._postings.get(offset, length))
        if data.read(4) != WHOOSH3_HEADER_MAGIC:
            raise ValueError("not a posting list")
        gaps: list[NDArray[np.int64]] = []
        last = False
        while not last:
            size = int.from_bytes(data.read(4), "big", signed=True)
            last = size < 0
            following = data.tell() + abs(size)
            facts = pickle.load(data)
            block = data.read(following - data.tell())
            if facts[3]:
                block = zlib.decompress(block)
            gap = np.array(pickle.loads(block)[0], dtype=np.int64)
            gaps.append(np.cumsum(gap))
        return gaps[0] if len(gaps) == 1 else np.concatenate(gaps)


class WhooshIndex:
    """The index of a library, for reading; follows what a worker commits.

    Usable from several threads. It never writes: what is absent or damaged is made anew by
    the worker, and until then nothing is known and every chunk is read by the search itself.
    """

    def __init__(self, library: Path, identity: str) -> None:
        """Look at the index of the library folder's content named `identity`."""
        self._library = library
        self._identity = identity
        self._lock = threading.Lock()
        self._generation = -1
        self._segments: dict[str, _Segment] = {}
        self._known: NDArray[np.int64] = np.empty(0, dtype=np.int64)
        self._state = IndexState.ABSENT
        with self._lock:
            self._refresh()

    @property
    def state(self) -> IndexState:
        """Whether the index could be used when it was last asked."""
        return self._state

    def count(self) -> int:
        """How many chunks the newest state of the index holds."""
        with self._lock:
            self._refresh()
            return len(self._known)

    def find(self, identity: str, words: Sequence[Sequence[int]]) -> Found:
        """The chunks that hold all grams of each word, from the newest state of the index."""
        with self._lock:
            if identity != self._identity:
                self._drop(IndexState.ABSENT)
                self._identity = identity
            self._refresh()
            try:
                candidates = [
                    _merged([segment.find(grams) for segment in self._segments.values()])
                    for grams in words
                ]
            except Exception:  # whatever a damaged file gives: the index is not to be trusted
                generation = self._generation
                self._drop(IndexState.DAMAGED)
                self._generation = generation
                candidates = [self._known] * len(words)
            return Found(self._known, tuple(candidates))

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._drop(IndexState.ABSENT)

    def _refresh(self) -> None:
        folder = folder_of(self._library, self._identity)
        if not _is_ours(folder, self._identity):
            self._drop(IndexState.ABSENT)
            return
        generation = TOC._latest_generation(_Storage(folder), _NAME)
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
        toc = _read_toc(folder)
        opened: dict[str, _Segment] = {}
        try:
            for segment in toc.segments:
                opened[segment.segment_id()] = _Segment(folder, segment)
        except BaseException:
            for segment in opened.values():
                segment.close()
            raise
        self._drop(IndexState.READY)
        self._segments = opened
        self._generation = toc.generation
        self._known = _merged([one.chunks[one.alive] for one in opened.values()])

    def _drop(self, state: IndexState) -> None:
        for segment in self._segments.values():
            segment.close()
        self._segments = {}
        self._generation = -1
        self._known = np.empty(0, dtype=np.int64)
        self._state = state


def _merged(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    return np.sort(np.concatenate([np.empty(0, dtype=np.int64), *parts]))


class WhooshIndexWriter:
    """The one writer of an index; nothing is seen by readers before `commit`.

    Attributes:
        fresh: the index was made anew and lacks everything; `finish_fresh` ends that.
    """

    def __init__(self, library: Path, identity: str, *, wait: float, capacity: int = CAPACITY):
        """Lock and open the index of a library folder, made anew at any doubt.

        Args:
            wait: seconds to wait for another writer.
            capacity: postings after which a segment is written.

        Raises:
            LibraryBusy: another process writes it.
            OSError: the folder cannot be written.
        """
        self._identity = identity
        self._folder = folder_of(library, identity)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._storage = _Storage(self._folder)
        self._write_lock = self._storage.lock(f"{_NAME}_WRITELOCK")
        until = time.monotonic() + wait
        while not self._write_lock.acquire():
            if time.monotonic() >= until:
                raise LibraryBusy(holder=_WORKER)
            time.sleep(0.1)
        self._capacity = capacity
        self._readers: list[_Segment] = []
        self._written: list[W3Segment] = []
        self.fresh = False
        try:
            self._begin()
            try:
                if not _is_ours(self._folder, identity):
                    raise ValueError("made by another program, or not finished")
                self._load()
            except Exception:  # any failure to open is the finding: it is made anew
                self.start_anew()
            _remove_others(library, self._folder)
        except BaseException:
            self._write_lock.release()
            raise

    def start_anew(self) -> None:
        """Throw everything away; readers see no index until `finish_fresh`."""
        self._close_readers()
        (self._folder / _MARKER).unlink(missing_ok=True)
        # Windows keeps a file that a reader has open: the newest generation counts.
        generation = TOC._latest_generation(self._storage, _NAME) + 1
        for path in self._folder.iterdir():
            if path.is_dir():
                shutil.rmtree(path)
            elif not path.name.endswith("WRITELOCK"):
                with contextlib.suppress(PermissionError):
                    path.unlink()
        TOC(_schema(), [], generation).write(self._storage, _NAME)
        self._load()
        self.fresh = True

    def finish_fresh(self) -> None:
        """Declare the index usable: everything that it lacks is in the outbox."""
        marker = {"version": VERSION, "identity": self._identity}
        (self._folder / _MARKER).write_text(json.dumps(marker), encoding="utf-8")
        self.fresh = False

    def count(self) -> int:
        """How many chunks were committed and live."""
        return sum(int(reader.alive.sum()) for reader in self._readers)

    def crowded(self) -> set[str]:
        """Owners whose chunks should be added again, so that small segments become one.

        Segments are counted by size; four of about one size are one of the next. Half empty
        ones are written anew, too.
        """
        tiers: dict[int, list[_Segment]] = {}
        chosen: list[_Segment] = []
        for reader in self._readers:
            living = int(reader.alive.sum())
            if living * 2 < reader.size:
                chosen.append(reader)
            elif living <= _LARGEST_MERGED:
                tiers.setdefault(int(math.log(living, _TIER)), []).append(reader)
        chosen += [reader for tier in tiers.values() if len(tier) >= _TIER for reader in tier]
        return set[str]().union(*(reader.owners() for reader in chosen))

    def remove(self, owner: str) -> None:
        """Forget the committed chunks of a sitting or post."""
        for reader in self._readers:
            documents = reader.documents_of(owner)
            for document in documents:
                reader.segment.delete_document(document)
            reader.alive[documents] = False

    def add(self, chunk: int, owner: str, folded: str) -> None:
        """Add a chunk; see `reader.search.grams.fold_pieces`."""
        grams = distinct_grams(folded)
        if self._filled + len(grams) > self._capacity and self._filled:
            self._flush()
        if len(grams) > len(self._postings):
            self._postings = np.resize(self._postings, len(grams))
        document = np.uint64(len(self._documents))
        place = slice(self._filled, self._filled + len(grams))
        self._postings[place] = (grams << np.uint64(_DOC_BITS)) | document
        self._filled += len(grams)
        self._documents.append((chunk, owner))

    @property
    def full(self) -> bool:
        """Whether it is time to commit."""
        return self._filled >= self._capacity * 0.9 or bool(self._written)

    def commit(self) -> None:
        """Write what was added and make it, and what was removed, visible at once."""
        if self._documents:
            self._flush()
        generation = self._toc.generation + 1
        segments = [reader.segment for reader in self._readers if reader.alive.any()]
        segments += self._written
        TOC(self._toc.schema, segments, generation).write(self._storage, _NAME)
        self._close_readers()
        clean_files(self._storage, _NAME, generation, segments)
        self._begin()
        self._load()

    def close(self) -> None:
        """Let go; what was not committed is lost."""
        self._close_readers()
        self._write_lock.release()

    def _begin(self) -> None:
        self._postings: NDArray[np.uint64] = np.empty(self._capacity, dtype=np.uint64)
        self._filled = 0
        self._documents: list[tuple[int, str]] = []
        self._written = []

    def _load(self) -> None:
        self._toc = _read_toc(self._folder)
        for segment in self._toc.segments:
            self._readers.append(_Segment(self._folder, segment))

    def _close_readers(self) -> None:
        for reader in self._readers:
            reader.close()
        self._readers = []

    def _flush(self) -> None:
        """Write the gathered chunks as a segment."""
        codec = W3Codec()
        schema = self._toc.schema
        segment = codec.new_segment(self._storage, _NAME)
        documents = codec.per_document_writer(self._storage, segment)
        for number, (chunk, owner) in enumerate(self._documents):
            documents.start_doc(number)
            documents.add_field(_OWNER, schema[_OWNER], owner, 0)
            documents.add_column_value(_CHUNK, schema[_CHUNK].column_type, chunk)
            documents.finish_doc()
        documents.close()
        segment.set_doc_count(len(self._documents))

        writer = W3FieldWriter(codec, self._storage, segment)
        _write_field(writer, _GRAMS, schema[_GRAMS], self._gram_lists())
        _write_field(writer, _OWNER, schema[_OWNER], self._owner_lists())
        writer.close()
        shutil.rmtree(self._folder / f"{_NAME}.tmp", ignore_errors=True)
        sizes = {
            name: self._storage.file_length(name) for name in segment.list_files(self._storage)
        }
        (self._folder / segment.make_filename(".sizes")).write_text(json.dumps(sizes), "utf-8")
        self._written.append(segment)
        self._filled = 0
        self._documents = []

    def _gram_lists(self) -> Iterator[tuple[bytes, list[int]]]:
        postings = self._postings[: self._filled]
        postings.sort()
        grams = postings >> np.uint64(_DOC_BITS)
        starts = np.flatnonzero(np.concatenate([[True], grams[1:] != grams[:-1]]))
        names = grams[starts].tolist()
        del grams
        ends = np.append(starts[1:], self._filled).tolist()
        postings &= np.uint64((1 << _DOC_BITS) - 1)
        for gram, start, end in zip(names, starts.tolist(), ends, strict=True):
            yield gram_text(gram).encode("utf-8"), postings[start:end].tolist()

    def _owner_lists(self) -> Iterator[tuple[bytes, list[int]]]:
        of_owner: dict[str, list[int]] = {}
        for number, (_, owner) in enumerate(self._documents):
            of_owner.setdefault(owner, []).append(number)
        for owner in sorted(of_owner):
            yield owner.encode("utf-8"), of_owner[owner]


class _BulkPostings(W3PostingsWriter):
    """Whoosh's writer of posting lists, given a whole list at once."""

    _terminfo: Any

    def add_all(self, documents: list[int]) -> None:
        """Write a term's documents: Whoosh's blocks, with no weights and no values."""
        for start in range(0, len(documents), _BLOCK):
            block = documents[start : start + _BLOCK]
            gaps = (block[0], *(after - before for before, after in pairwise(block)))
            data = pickle.dumps((gaps, None, None), 2)
            compression = 3 if len(data) > 100 else 0
            if compression:
                data = zlib.compress(data, compression)
            facts = pickle.dumps((len(block), block[-1], 1.0, compression, 0, 0), 2)
            size = len(facts) + len(data)
            if start == 0:
                self._postfile.write(WHOOSH3_HEADER_MAGIC)
            self._postfile.write_int(-size if start + _BLOCK >= len(documents) else size)
            self._postfile.write(facts)
            self._postfile.write(data)
        info = self._terminfo
        info._weight, info._df = float(len(documents)), len(documents)
        info._minid, info._maxid = documents[0], documents[-1]
        info._minlength, info._maxlength, info._maxweight = 0, 0, 1.0

    def finish_postings(self) -> W3TermInfo:
        """What the term index remembers of the list."""
        info = self._terminfo
        info.set_extent(self._startoffset, self._postfile.tell() - self._startoffset)
        self._terminfo = None
        return info


def _write_field(
    writer: W3FieldWriter,
    name: str,
    field: fields.FieldType,
    lists: Iterator[tuple[bytes, list[int]]],
) -> None:
    writer.start_field(name, field)
    postings = _BulkPostings(writer._postfile, _BLOCK)
    writer._postwriter = postings
    for term, documents in lists:
        writer.start_term(term)
        postings.add_all(documents)
        writer.finish_term()
    writer.finish_field()


def _remove_others(library: Path, ours: Path) -> None:
    """Remove indexes of other versions and contents that this program made."""
    for folder in library.glob("index-*"):
        if folder != ours and folder.is_dir() and _is_ours(folder):
            # One that another process still has open goes next time.
            shutil.rmtree(folder, ignore_errors=True)
