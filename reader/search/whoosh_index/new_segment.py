# pyright: basic
"""Writing a segment: all its characters sorted as numbers, then one term after the other.

A place's key is the pair of characters that begins there, as ranks in the segment's alphabet,
and the place. Sorted, the keys of a term lie together, the terms in the order of their UTF-8
bytes, as Whoosh wants them, and the pairs of one first character side by side.
"""

import json
import shutil
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo

from reader.search.folding import Codes
from reader.search.index import Run
from reader.search.whoosh_index.folder import (
    FACTS_EXT,
    GRAMS,
    LENGTHS_EXT,
    NAME,
    OWNER,
    PLACES_EXT,
    Storage,
    owner_key,
    schema,
)
from reader.search.whoosh_index.posting_list import RARE, pack_counts, pack_places, write

_ALL_CODES = 0x110000
_AT_ONCE = 4_000_000
"""Characters that are looked at together: what is computed of them takes 16 times the room."""


class _Term(Struct):
    """A term before it is written.

    Attributes:
        documents: that hold it, ascending.
        places: how often it stands in them.
        packed: its places.
    """

    name: bytes
    documents: list[int]
    places: int
    packed: bytes


def write_segment(folder: Path, storage: Storage, codes: Codes, runs: Sequence[Run]) -> W3Segment:
    """Write a segment that a table of contents may name then.

    Args:
        codes: folded speeches, each ended by a separator, those of a run together.
        runs: whose they are, in the same order.
    """
    ends = np.concatenate([first + np.flatnonzero(part == 0) for first, part in _parts(codes)])
    starts = np.concatenate([[0], ends[:-1] + 1])
    codec = W3Codec()
    segment = codec.new_segment(storage, NAME)
    _write_documents(codec, storage, segment, runs)
    lengths = (ends - starts).astype("<u4").tobytes()
    (folder / segment.make_filename(LENGTHS_EXT)).write_bytes(lengths)

    writer = W3FieldWriter(codec, storage, segment)
    with segment.create_file(storage, PLACES_EXT) as places:
        firsts = starts[[run.start for run in runs]]
        _write_terms(writer, GRAMS, _Grams(codes, starts, firsts).terms(), places)
        _write_terms(writer, OWNER, _owners(runs), None)
    writer.close()

    shutil.rmtree(folder / f"{NAME}.tmp", ignore_errors=True)
    facts = {
        "sizes": {name: storage.file_length(name) for name in segment.list_files(storage)},
        "lengths": zlib.crc32(lengths),
        "runs": [(run.kind.value, run.row, run.edition, run.start, run.end) for run in runs],
    }
    (folder / segment.make_filename(FACTS_EXT)).write_text(json.dumps(facts), "utf-8")
    return segment


def _write_documents(
    codec: W3Codec, storage: Storage, segment: W3Segment, runs: Sequence[Run]
) -> None:
    field = schema()[OWNER]
    documents = codec.per_document_writer(storage, segment)
    for number, run in enumerate(runs):
        documents.start_doc(number)
        documents.add_field(OWNER, field, owner_key(run.kind, run.row), 0)
        documents.finish_doc()
    documents.close()
    segment.set_doc_count(len(runs))


def _write_terms(writer: W3FieldWriter, name: str, terms: Iterator[_Term], places) -> None:
    """What Whoosh's field writer does, with whole posting lists instead of single postings."""
    writer.start_field(name, schema()[name])
    prefix = writer._fieldmap[name].to_bytes(2, "big")
    index, lists = writer._tindex, writer._postfile
    place = 0
    for term in terms:
        documents = term.documents
        info = W3TermInfo()
        info._weight, info._df = float(term.places), len(documents)
        info._minid, info._maxid = documents[0], documents[-1]
        info._minlength, info._maxlength, info._maxweight = 0, 0, 1
        if places is not None and term.places <= RARE:
            nothing = [b""] * (len(documents) - 1)
            info.set_inlined(documents, [1] * len(documents), [term.packed, *nothing])
        else:
            slot = None
            if places is not None:
                slot = place, len(term.packed)
                places.write(term.packed)
                place += len(term.packed)
            info.set_extent(*write(documents, slot, lists))
        index.add(prefix + term.name, info.to_bytes())
    writer.finish_field()


def _owners(runs: Sequence[Run]) -> Iterator[_Term]:
    names = sorted((owner_key(run.kind, run.row), number) for number, run in enumerate(runs))
    for name, number in names:
        yield _Term(name.encode(), [number], 1, b"")


class _Grams:
    """The characters and pairs of a segment's speeches."""

    def __init__(self, codes: Codes, starts: NDArray[np.int64], firsts: NDArray[np.int64]) -> None:
        """Of folded speeches, the places where they begin, and where documents begin."""
        seen = np.zeros(_ALL_CODES, dtype=np.bool_)
        for _, part in _parts(codes):
            seen[part] = True
        alphabet = np.flatnonzero(seen)
        rank = np.cumsum(seen, dtype=np.uint32)
        rank -= 1
        narrow = np.uint16 if len(alphabet) <= 0x10000 else np.uint32
        rank = rank.astype(narrow)
        self._ranks = np.empty(len(codes), dtype=narrow)
        for first, part in _parts(codes):
            self._ranks[first : first + len(part)] = rank[part]
        self._names = [chr(code).encode("utf-8", "surrogatepass") for code in alphabet.tolist()]
        self._starts = starts
        self._firsts = firsts
        self._bits = np.uint64(max(len(codes).bit_length(), 1))

    def terms(self) -> Iterator[_Term]:
        """All of them, in order."""
        # Nothing begins with the separator, which is the first of the alphabet.
        often = np.zeros(len(self._names), dtype=np.int64)
        for _, part in _parts(self._ranks):
            often += np.bincount(part, minlength=len(often))
        often[0] = 0
        start = 1
        while start < len(often):
            reach = np.searchsorted(np.cumsum(often[start:]), _AT_ONCE, side="right")
            end = start + max(int(reach), 1)
            yield from self._terms_from(start, end)
            start = end

    def _terms_from(self, start: int, end: int) -> Iterator[_Term]:
        """The terms whose first character has a rank from `start` to before `end`."""
        size = np.uint64(len(self._names))
        chosen = np.concatenate(
            [
                first + np.flatnonzero((part >= start) & (part < end))
                for first, part in _parts(self._ranks)
            ]
        )
        keys = self._ranks[chosen].astype(np.uint64)
        keys *= size
        keys += self._ranks[chosen + 1]
        keys <<= self._bits
        keys |= chosen.astype(np.uint64)
        del chosen
        keys.sort()
        firsts = np.arange(start, end + 1, dtype=np.uint64) * size
        bounds = np.searchsorted(keys, firsts << self._bits)
        mask = np.uint64((1 << int(self._bits)) - 1)
        for number in range(end - start):
            group = keys[bounds[number] : bounds[number + 1]]
            if len(group):
                name = self._names[start + number]
                places = (group & mask).astype(np.int64)
                yield self._character(name, places)
                yield from self._pairs(name, (group >> self._bits) - firsts[number], places)

    def _character(self, name: bytes, places: NDArray[np.int64]) -> _Term:
        ordered = np.sort(places)
        speeches = np.searchsorted(self._starts, ordered, side="right") - 1
        heads = _heads(speeches)
        counts = np.diff(heads, append=len(ordered)).astype("<u4")
        documents = np.searchsorted(self._firsts, ordered[heads], side="right") - 1
        steps = np.diff(speeches[heads], prepend=0).astype("<u4")
        documents = documents[_heads(documents)].tolist()
        return _Term(name, documents, len(places), pack_counts(steps, counts))

    def _pairs(
        self, first: bytes, seconds: NDArray[np.uint64], places: NDArray[np.int64]
    ) -> Iterator[_Term]:
        """The pairs of one first character.

        Args:
            seconds: the rank of the second one at each place, ascending.
            places: those of one pair ascending.
        """
        documents = np.searchsorted(self._firsts, places, side="right") - 1
        new_pair = np.concatenate([[True], seconds[1:] != seconds[:-1]])
        new_document = new_pair.copy()
        new_document[1:] |= documents[1:] != documents[:-1]
        steps = places.astype("<u4")
        steps[1:] -= np.where(new_pair[1:], 0, steps[:-1])
        heads = np.flatnonzero(new_document)
        listed = documents[heads].tolist()
        pairs = np.flatnonzero(new_pair)
        low = np.searchsorted(heads, pairs).tolist()
        for second, start, end, one, other in zip(
            seconds[pairs].tolist(),
            pairs.tolist(),
            [*pairs[1:].tolist(), len(places)],
            low,
            [*low[1:], len(listed)],
            strict=True,
        ):
            packed = pack_places(steps[start:end])
            yield _Term(first + self._names[second], listed[one:other], end - start, packed)


def _parts(row: NDArray[Any]) -> Iterator[tuple[int, NDArray[Any]]]:
    """A long row in parts, each with where it begins."""
    for start in range(0, len(row), _AT_ONCE):
        yield start, row[start : start + _AT_ONCE]


def _heads(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where a new number begins in an ascending row."""
    return np.flatnonzero(np.concatenate([[True], numbers[1:] != numbers[:-1]]))
