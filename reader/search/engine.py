"""The search: candidates from the index, the truth from the text.

The index says which chunks may hold a word; every one of them is folded and looked into, so
that hits and totals are exact. Chunks that the index does not know yet are looked into as
well: an index that lags, or is absent, makes a search slower and never wrong.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reader.errors import Cancelled
from reader.library.library import Library
from reader.library.lookup import SpeechRow
from reader.minutes.normalize import fold
from reader.search.catalogue import Catalogue, Recent
from reader.search.evaluation import Evaluation
from reader.search.grams import SEPARATOR, fold_pieces, word_grams
from reader.search.index import SearchIndex
from reader.search.matching import Pattern, Range, original_ranges
from reader.search.parser import parse
from reader.search.presentation import Place, Presenter
from reader.search.ranking import Candidate, ranked
from reader.search.results import Count, Scope, SearchResult, Sort
from reader.search.syntax import Query, positive_terms
from reader.search.tally import Tally

_KEPT = 8_000_000
_ENOUGH = 50


@dataclass(frozen=True, slots=True)
class _Job:
    """One search under way.

    Attributes:
        masks: for each pattern, which chunks (by position) may hold it.
        looked_into: chunks that matter at all, likewise.
    """

    catalogue: Catalogue
    evaluation: Evaluation
    masks: list[NDArray[np.bool_]]
    looked_into: NDArray[np.bool_]


class SearchEngine:
    """Searches one library; usable from several threads."""

    def __init__(self, library: Library, index: SearchIndex) -> None:
        self._library = library
        self._index = index
        self._catalogue: Catalogue | None = None
        self._folded: Recent[int, str] = Recent(_KEPT, len)

    def search(
        self,
        query: Query | str,
        *,
        sort: Sort = Sort.NEWEST,
        scope: Scope = Scope.EXCHANGE,
        limit: int | None = 100,
        count: Count = Count.EXACT,
        cancelled: Callable[[], bool] | None = None,
    ) -> SearchResult:
        """Answer a query as `reader.search.evaluation` says.

        Args:
            limit: hits to give; None gives all.
            count: `Count.ESTIMATE` stops looking when they are found and estimates the total
                (by relevance everything has to be looked at all the same).
            cancelled: asked between sittings.

        Raises:
            QueryError: a text that cannot be read.
            Cancelled: as `cancelled` wished.
        """
        if isinstance(query, str):
            query = parse(query)
        with self._library.lookup.snapshot():
            catalogue = self._current()
            job = self._prepare(query, scope, catalogue)
            owners = self._owners(job, sort)
            weights = np.bincount(
                catalogue.owner_of[job.looked_into], minlength=len(catalogue.owners)
            )
            tally = Tally(catalogue)
            found: list[Candidate] = []
            room = None if sort is Sort.RELEVANCE else limit
            seen = 0
            exact = True
            for done, owner in enumerate(owners):
                if cancelled is not None and cancelled():
                    raise Cancelled
                self._look_into(job, owner, tally, found, room)
                seen += int(weights[owner])
                enough = room is not None and len(found) >= room and seen >= _ENOUGH
                if enough and count is Count.ESTIMATE and done + 1 < len(owners):
                    exact = False
                    break
            total = tally.total
            if not exact:
                total = max(total, round(total * int(weights[owners].sum()) / max(seen, 1)))
            if sort is Sort.RELEVANCE:
                found = ranked(found, catalogue.speeches)
            shown = found if limit is None else found[:limit]
            patterns = [job.evaluation.patterns[one] for one in job.evaluation.positive]
            presenter = Presenter(self._library, catalogue, patterns)
            hits = presenter.hits([Place(one.owner, one.speech) for one in shown])
        return SearchResult(query, total, exact, hits, tally.facets())

    def speech_hits(self, sitting: str, query: Query | str) -> dict[int, list[Range]]:
        """Where the words of a query stand in a sitting, to be painted.

        Returns:
            Number of a speech → ranges into its text, in order; speeches without any are left
            out. All words that are not excluded are painted, also in speeches that are no hits.

        Raises:
            NotFound: no sitting of that id.
            QueryError: a text that cannot be read.
        """
        patterns = _patterns(query)
        found: dict[int, list[Range]] = {}
        for number, speech in enumerate(self._library.sittings.get(sitting).speeches, start=1):
            ranges = _ranges(speech.text, patterns)
            if ranges:
                found[number] = ranges
        return found

    def post_hits(self, post: str, query: Query | str) -> list[Range]:
        """Where the words of a query stand in a post's text, in order.

        Raises:
            NotFound: no post of that id.
            QueryError: a text that cannot be read.
        """
        return _ranges(self._library.posts.get(post).text, _patterns(query))

    def _current(self) -> Catalogue:
        """The lists of the library as it is now."""
        catalogue = self._catalogue
        if catalogue is None or catalogue.version != self._library.lookup.version():
            catalogue = Catalogue(self._library.lookup)
            if self._catalogue is not None and self._catalogue.version[0] != catalogue.version[0]:
                # Numbers of chunks begin anew in another content.
                self._folded = Recent(_KEPT, len)
            self._catalogue = catalogue
        return catalogue

    def _prepare(self, query: Query, scope: Scope, catalogue: Catalogue) -> _Job:
        evaluation = Evaluation(query, scope, catalogue, self._library.lookup)
        grams = [
            [gram for word in pattern.words for gram in word_grams(word)]
            for pattern in evaluation.patterns
        ]
        found = self._index.find(catalogue.version[0], grams)
        unknown = np.isin(catalogue.chunks, found.known, assume_unique=True, invert=True)
        masks = [
            np.isin(catalogue.chunks, candidates, assume_unique=True) | unknown
            for candidates in found.candidates
        ]
        if evaluation.positive:
            looked_into = np.logical_or.reduce([masks[one] for one in evaluation.positive])
        else:
            looked_into = np.ones(len(catalogue.chunks), dtype=bool)
        return _Job(catalogue, evaluation, masks, looked_into)

    def _owners(self, job: _Job, sort: Sort) -> list[int]:
        """The owners that may have hits, in the order of the answer."""
        catalogue = job.catalogue
        holding: list[NDArray[np.bool_]] = []
        for mask in job.masks:
            owners = np.zeros(len(catalogue.owners), dtype=bool)
            owners[catalogue.owner_of[mask]] = True
            holding.append(owners)
        possible = job.evaluation.possible(holding)
        order = catalogue.oldest_first if sort is Sort.OLDEST else catalogue.newest_first
        return [owner for owner in order if possible[owner]]

    def _look_into(
        self, job: _Job, owner: int, tally: Tally, found: list[Candidate], room: int | None
    ) -> None:
        """Count the hits of one owner, and keep them while there are fewer than `room`."""
        unit = job.catalogue.unit(owner)
        speeches_in: dict[int, list[SpeechRow]] = {}
        for speech in unit.speeches:
            speeches_in.setdefault(speech.chunk, []).append(speech)
        counts: list[dict[int, int]] = [{} for _ in job.evaluation.patterns]
        lengths: dict[int, int] = {}
        for position, folded in self._texts(job, owner, speeches_in):
            pieces: list[str] | None = None
            for one, pattern in enumerate(job.evaluation.patterns):
                if not job.masks[one][position] or not pattern.may_be_in(folded):
                    continue
                if pieces is None:
                    pieces = folded.split(SEPARATOR)
                chunk = int(job.catalogue.chunks[position])
                for speech, piece in zip(speeches_in[chunk], pieces, strict=True):
                    number = pattern.count(piece)
                    if number:
                        counts[one][speech.number] = number
                        lengths[speech.number] = len(piece)
        for speech in job.evaluation.hits(owner, counts):
            tally.add(owner, speech)
            if room is None or len(found) < room:
                numbers = tuple(
                    counts[one].get(speech.number, 0) for one in job.evaluation.positive
                )
                found.append(Candidate(owner, speech, numbers, lengths.get(speech.number, 0)))

    def _texts(
        self, job: _Job, owner: int, speeches_in: dict[int, list[SpeechRow]]
    ) -> list[tuple[int, str]]:
        """The folded texts of an owner's chunks that any pattern may stand in, by position."""
        positions = [
            int(position)
            for position in job.catalogue.positions(owner)
            if any(mask[position] for mask in job.masks)
        ]
        held = {
            position: self._folded.get(int(job.catalogue.chunks[position]))
            for position in positions
        }
        missing = [int(job.catalogue.chunks[one]) for one, text in held.items() if text is None]
        read = self._library.lookup.texts(missing)
        found: list[tuple[int, str]] = []
        for position, folded in held.items():
            chunk = int(job.catalogue.chunks[position])
            if folded is None:
                text = read[chunk]
                folded = fold_pieces(
                    [text[one.start : one.start + one.length] for one in speeches_in[chunk]]
                )
                self._folded.put(chunk, folded)
            found.append((position, folded))
        return found


def _patterns(query: Query | str) -> list[Pattern]:
    if isinstance(query, str):
        query = parse(query)
    return [Pattern.of(term) for term in positive_terms(query)]


def _ranges(text: str, patterns: list[Pattern]) -> list[Range]:
    folded = fold(text)
    return original_ranges(text, [one for one in patterns if one.may_be_in(folded)])
