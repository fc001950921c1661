# pyright: basic
"""One segment of the index, opened for reading."""

import json
import weakref
import zlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo
from whoosh.reading import TermNotFound

from reader.library.records import OwnerKind
from reader.search.grams import SEPARATOR, cover
from reader.search.index import (
    NOTHING,
    NOWHERE,
    IndexDamaged,
    Matches,
    Numbers,
    Outlook,
    Places,
    Run,
)
from reader.search.places import SpeechFinder, common, counted, pairs_near
from reader.search.recent import Recent
from reader.search.whoosh_index.folder import (
    FACTS_EXT,
    GRAMS,
    LENGTHS_EXT,
    PLACES_EXT,
    Storage,
)
from reader.search.whoosh_index.posting_list import (
    Ranges,
    extent_of_slot,
    in_blocks,
    read_slot,
    unpack_counts,
    unpack_places,
)

_WORDS = 256
"""Words of which it is remembered where their pairs are found."""

_SHORT = 1 << 19
"""Places of short rows that are remembered: the parts of a segment, and the next keystroke, want
the same ones again."""

_REACH = 256
"""Places that are read, on the average, to look at one."""

_Result = TypeVar("_Result")


def _damage_is_told(read: Callable[..., _Result]) -> Callable[..., _Result]:
    @wraps(read)
    def reading(*arguments: Any) -> _Result:
        try:
            return read(*arguments)
        except Exception as error:  # whatever a damaged file gives
            raise IndexDamaged from error

    return reading


class WhooshSegment:
    """One segment, for searching; see `reader.search.index.Segment`.

    Usable from several threads. Its files are closed when it is forgotten.

    Attributes:
        segment: what Whoosh knows of it.
        runs: its living sittings and posts.
        lengths: of each speech's folded text.
    """

    def __init__(self, folder: Path, segment: W3Segment) -> None:
        """Open a segment of an index folder; any exception means that it is damaged."""
        self.segment = segment
        facts = json.loads((folder / segment.make_filename(FACTS_EXT)).read_text("utf-8"))
        for name, size in facts["sizes"].items():
            if (folder / name).stat().st_size != size:
                raise ValueError(f"{name} is truncated")
        lengths = (folder / segment.make_filename(LENGTHS_EXT)).read_bytes()
        self.lengths: Numbers = np.frombuffer(lengths, dtype="<u4").astype(np.int64)
        self._ends: Numbers = np.concatenate([[0], np.cumsum(self.lengths + 1)])
        self._starts = self._ends[:-1]
        self._speeches = SpeechFinder(self._ends)
        runs = [Run(OwnerKind(kind), *numbers) for kind, *numbers in facts["runs"]]
        if (
            len(runs) != segment.doc_count_all()
            or runs[-1].end != len(self.lengths)
            or zlib.crc32(lengths) != facts["lengths"]
        ):
            raise ValueError("the files of a segment do not fit each other")
        self._document_of = {(run.kind, run.row): number for number, run in enumerate(runs)}
        deleted = set(segment.deleted_docs())
        self.runs = [run for number, run in enumerate(runs) if number not in deleted]
        self._words: Recent[str, list[tuple[int, W3TermInfo]]] = Recent(_WORDS, lambda _: 1)
        self._short: Recent[int, Numbers] = Recent(_SHORT, len)
        storage = Storage(folder)
        # A search may still read it while a newer state of the index is opened.
        self._close = weakref.finalize(self, storage.close)
        try:
            self._terms = W3Codec().terms_reader(storage, segment)
            self._postings = segment.open_file(storage, W3Codec.POSTS_EXT)
            self._places: Any = segment.open_file(storage, PLACES_EXT)
        except BaseException:
            self._close()
            raise

    @property
    def characters(self) -> int:
        """How many characters it holds, those of deleted speeches included."""
        return int(self.lengths.sum())

    @property
    def half_empty(self) -> bool:
        """Whether most of its speeches do not count any more."""
        return 2 * sum(run.end - run.start for run in self.runs) < len(self.lengths)

    @property
    def size(self) -> int:
        """See `Segment`."""
        return len(self.lengths)

    @_damage_is_told
    def outlook(self, word: str) -> Outlook:
        """See `Segment`."""
        if len(word) == 1:
            info = self._info(word)
            return Outlook(0, 0) if info is None else Outlook(info.doc_frequency(), info.weight())
        pairs = self._pairs(word)
        if not pairs:
            return Outlook(0, 0)
        weights = [int(info.weight()) for _, info in pairs]
        # Of the common pairs only those blocks are read in which a rare one stands.
        return Outlook(sum(min(one, weights[0] * _REACH) for one in weights), weights[0])

    @_damage_is_told
    def matches(self, word: str, within: Numbers) -> Matches:
        """See `Segment`."""
        if SEPARATOR in word:
            return NOTHING
        if len(word) > 1:
            return counted(self._speeches.of(self._occurrences(word, self._ranges(within))))
        info = self._info(word)
        return NOTHING if info is None else unpack_counts(self._packed(info))

    @_damage_is_told
    def near(self, first: str, second: str, distance: int, within: Numbers) -> Matches:
        """See `Segment`."""
        if SEPARATOR in first + second:
            return NOTHING
        ranges = self._ranges(within)
        return pairs_near(
            self._occurrences(first, ranges),
            self._occurrences(second, ranges),
            (len(first), len(second)),
            distance,
            self._speeches,
        )

    @_damage_is_told
    def places(self, word: str, within: Numbers) -> Places:
        """See `Segment`."""
        if SEPARATOR in word:
            return NOWHERE
        places = self._occurrences(word, self._ranges(within))
        speeches = self._speeches.of(places)
        return Places(speeches, places - self._starts[speeches])

    def document_of(self, kind: OwnerKind, row: int) -> int | None:
        """The document of a sitting or post, deleted or not; None where it holds none."""
        return self._document_of.get((kind, row))

    def close(self) -> None:
        """Let go of the files now."""
        self._close()

    def _ranges(self, speeches: Numbers) -> Ranges:
        """Where speeches lie, those that follow each other together."""
        if not len(speeches):
            return speeches, speeches
        if speeches[-1] - speeches[0] + 1 == len(speeches):
            return self._starts[speeches[:1]], self._ends[speeches[-1:] + 1]
        breaks = np.flatnonzero(speeches[1:] != speeches[:-1] + 1)
        firsts = speeches[np.concatenate(([0], breaks + 1))]
        lasts = speeches[np.concatenate((breaks, [len(speeches) - 1]))]
        return self._starts[firsts], self._ends[lasts + 1]

    def _occurrences(self, word: str, ranges: Ranges) -> Numbers:
        """Where a word begins, ascending; outside the ranges not everywhere."""
        if len(word) == 1:
            return self._occurrences_of_character(word, ranges)
        places: Numbers | None = None
        for offset, info in self._pairs(word):
            if places is None:
                places = _inside(self._places_of(info, ranges), ranges) - offset
            else:
                exactly = places + offset
                others = self._places_of(info, (exactly, exactly))
                places = common(places, others - offset)
            if not len(places):
                break
        return np.empty(0, dtype=np.int64) if places is None else places

    def _pairs(self, word: str) -> list[tuple[int, W3TermInfo]]:
        """The pairs by which a word is found, with their offsets in it, the rarest first; none
        where one of them stands nowhere."""
        known = self._words.get(word)
        if known is None:
            infos: list[W3TermInfo] = []
            for offset in range(len(word) - 1):
                info = self._info(word[offset : offset + 2])
                if info is None:
                    break
                infos.append(info)
            known = []
            if len(infos) == len(word) - 1:
                chosen = cover([info.weight() for info in infos])
                known = [(offset, infos[offset]) for offset in chosen]
            self._words.put(word, known)
        return known

    def _occurrences_of_character(self, character: str, ranges: Ranges) -> Numbers:
        """Of a character there are no places: those of all pairs that begin with it."""
        prefix = _bytes(character)
        found = [np.empty(0, dtype=np.int64)]
        terms: list[bytes] = []
        for field, term in self._terms.terms_from(GRAMS, prefix):
            if field != GRAMS or not term.startswith(prefix):
                break
            if term != prefix:
                terms.append(term)
        for term in terms:
            info = self._info(term)
            assert info is not None
            found.append(unpack_places(self._packed(info), ranges))
        return np.sort(np.concatenate(found))

    def _info(self, term: str | bytes) -> W3TermInfo | None:
        try:
            return self._terms.term_info(GRAMS, _bytes(term))
        except TermNotFound:
            return None

    def _places_of(self, info: W3TermInfo, ranges: Ranges) -> Numbers:
        """The places of a pair, see `unpack_places`; not to be changed."""
        extent: Any = info.extent()
        begin, _ = extent  # None of a list that stands in the term index
        places = self._short.get(begin)
        if places is None:
            packed = self._packed(info)
            places = unpack_places(packed, ranges)
            if begin is not None and not in_blocks(packed):
                self._short.put(begin, places)
        return places

    def _packed(self, info: W3TermInfo) -> bytes | memoryview:
        """The packed places of a term."""
        inlined: Any = info.inlined_postings()
        if inlined is not None:
            return inlined[2][0]
        extent: Any = info.extent()
        begin, _ = extent
        place, size = read_slot(self._postings.get(*extent_of_slot(begin)))
        return self._places.view(place, size)


def _inside(places: Numbers, ranges: Ranges) -> Numbers:
    """The places that lie in ranges."""
    firsts, lasts = ranges
    if len(firsts) == 1:
        return places[places.searchsorted(firsts[0]) : places.searchsorted(lasts[0], "right")]
    # The range that begins last before each place.
    found = firsts.searchsorted(places, "right") - 1
    places, found = places[found >= 0], found[found >= 0]
    return places[places <= lasts[found]]


def _bytes(term: str | bytes) -> bytes:
    return term.encode("utf-8", "surrogatepass") if isinstance(term, str) else term
