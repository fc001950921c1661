"""The search: what the index tells exactly, laid against the library's lists.

What the index does not hold yet is looked into text by text: an index that lags, or is absent,
makes a search slower and never wrong.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from reader.errors import Cancelled
from reader.library.library import Library
from reader.library.records import OwnerKind
from reader.search.catalogue import Catalogue, Column
from reader.search.catalogue_file import CatalogueFile
from reader.search.endings import EndingTable, Ways, asked_kinds
from reader.search.evaluation import Evaluation, Verdict
from reader.search.grams import folded_texts
from reader.search.index import IndexDamaged, IndexState, Numbers, Run, SearchIndex, Segment
from reader.search.matching import Pattern
from reader.search.parser import parse
from reader.search.presentation import Presenter
from reader.search.ranking import LOOKED_AT, Scores, by_headline, scores
from reader.search.recent import Recent
from reader.search.results import Count, Hit, Scope, SearchResult, Sort
from reader.search.scan import ScannedSegment
from reader.search.shard import Shard, lay_against
from reader.search.syntax import Query
from reader.search.tally import facets

_KEPT = 8_000_000
"""Characters of texts that are remembered: folded ones that are not indexed, and shown ones."""

_SCANNED_TOGETHER = 20
"""Unindexed sittings that are looked into between two looks at the clock."""

_DEAR = 10_000_000
"""Numbers from which one looks more often whether anybody still waits."""

_CHEAP = 30_000
"""Numbers that are read without a thought: about a millisecond."""

_TOGETHER = 20
"""Speeches among which words count as standing together: about an exchange."""

_PAGES = 64
"""Pages that are to be expected of a shard that is worth being looked at part by part."""

_EVERYWHERE = "する"

_FEW = 10_000
"""Numbers up to which an estimate counts also how answers end, for which they are read twice."""


class SearchEngine:
    """Searches one library; usable from several threads."""

    def __init__(
        self, library: Library, index: SearchIndex, kept: CatalogueFile | None = None
    ) -> None:
        """Search a library by its index.

        Args:
            kept: where its catalogue may be found, and is kept by `keep`.
        """
        self._library = library
        self._index = index
        self._kept = kept
        self._unkept = False
        self._catalogue: Catalogue | None = None
        self._endings: EndingTable | None = None
        self._passages: dict[int, bytes] = {}
        self._shards: tuple[Catalogue, Sequence[Segment], list[Shard]] | None = None
        self._forget()

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
            count: `Count.ESTIMATE` stops looking when they are found, where going on would take
                long, and estimates the total (by relevance everything is looked at all the same).
            cancelled: asked every few milliseconds.

        Raises:
            QueryError: a text that cannot be read.
            Cancelled: as `cancelled` wished.
        """
        if isinstance(query, str):
            query = parse(query)
        with self._library.lookup.snapshot():
            catalogue = self._current()
            evaluation = Evaluation(
                query, scope, catalogue, lambda: self._current_endings(catalogue)
            )
            room = limit if count is Count.ESTIMATE and sort is not Sort.RELEVANCE else None
            search = _Search(evaluation, sort, room, cancelled)
            try:
                search.run(self._against(catalogue, self._index.segments(catalogue.version[0])))
            except IndexDamaged:
                self._index.distrust()
                search = _Search(evaluation, sort, room, cancelled)
                search.run(self._against(catalogue, ()))
            patterns = [evaluation.patterns[one] for one in evaluation.positive]
            asked = asked_kinds(evaluation.endings_asked)
            presenter = Presenter(
                self._library, catalogue, patterns, asked, self._chunks, search.go_on
            )
            rows = search.rows()
            search.go_on()
            if sort is Sort.RELEVANCE:
                found = search.scores()
                search.go_on()
                hits = _best(rows, found, catalogue, presenter, patterns, limit)
            else:
                hits = presenter.hits(
                    _first(catalogue.ranks(sort)[catalogue.owner[rows]], rows, limit)
                )
            ways = search.ways()
            known = evaluation.endings_known() if ways is not None else None
        counts = facets(catalogue, rows, ways, known)
        return SearchResult(query, search.total(), search.exact, hits, counts)

    def prepare(self) -> None:
        """Load and work out what the first search would wait for, by searching for a word that
        hardly a text goes without.

        Raises:
            LibraryError: the library could not be read.
        """
        self.search(_EVERYWHERE, count=Count.ESTIMATE)

    @property
    def has_news(self) -> bool:
        """Whether there is a catalogue for `keep`."""
        return self._unkept

    def keep(self) -> None:
        """Keep the catalogue as it is now, for the next start."""
        catalogue, self._unkept = self._catalogue, False
        if self._kept is not None and catalogue is not None:
            self._kept.write(catalogue)

    def has_usable_index(self) -> bool:
        """Whether there is an index that can be trusted; without one a search reads every text."""
        return self._index.state is IndexState.READY

    def _forget(self) -> None:
        self._folded: Recent[int, list[str]] = Recent(_KEPT, lambda texts: sum(map(len, texts)))
        self._shown: Recent[int, str] = Recent(_KEPT, len)

    def _current(self) -> Catalogue:
        """The lists of the library as it is now."""
        catalogue, lookup = self._catalogue, self._library.lookup
        if (
            catalogue is None
            or catalogue.version != lookup.version()
            or catalogue.people != lookup.people_version()
        ):
            catalogue = self._read()
            if self._catalogue is not None and self._catalogue.version[0] != catalogue.version[0]:
                # Numbers of chunks begin anew in another content.
                self._forget()
            self._catalogue = catalogue
        return catalogue

    def _read(self) -> Catalogue:
        lookup = self._library.lookup
        if self._kept is not None:
            kept = self._kept.read(lookup.version(), lookup.people_version())
            if kept is not None:
                return kept
        # A start for which a catalogue is kept does without it.
        from reader.search.catalogue_reader import read_catalogue

        self._unkept = self._kept is not None
        return read_catalogue(lookup)

    def _current_endings(self, catalogue: Catalogue) -> EndingTable:
        """How answers end, as far as the library knows now."""
        store, table = self._library.endings, self._endings
        state = store.state()
        if table is not None and table.catalogue is catalogue and table.state == state:
            return table
        if table is None or table.catalogue.version[0] != catalogue.version[0]:
            self._passages, latest = {}, 0
        else:
            latest = table.state[1]
        passages = self._passages | dict(store.since(latest))
        if len(passages) != state[0]:
            # Some are gone, or of another state: read them all.
            passages = dict(store.since(0))
        self._passages = passages
        self._endings = EndingTable(catalogue, state, passages, store.expected())
        return self._endings

    def _against(self, catalogue: Catalogue, segments: Sequence[Segment]) -> list[Shard]:
        """The segments laid against the catalogue, and what none of them holds."""
        known = self._shards
        if known is not None and known[0] is catalogue and known[1] == segments:
            return known[2]
        editions = catalogue.editions()
        shards = lay_against(catalogue, editions, segments)
        held = {owner for shard in shards for owner in shard.owners.tolist()}
        loose = {key: one for key, one in editions.items() if one[0] not in held}
        shards += lay_against(catalogue, editions, self._scanned(catalogue, loose))
        self._shards = catalogue, segments, shards
        return shards

    def _scanned(
        self, catalogue: Catalogue, loose: Mapping[tuple[OwnerKind, int], tuple[int, int]]
    ) -> list[ScannedSegment]:
        """What the index does not hold, the newest together."""
        ordered = sorted(loose.items(), key=lambda one: catalogue.newest_first[one[1][0]])
        segments: list[ScannedSegment] = []
        for start in range(0, len(ordered), _SCANNED_TOGETHER):
            runs: list[Run] = []
            end = 0
            for (kind, row), (owner, edition) in ordered[start : start + _SCANNED_TOGETHER]:
                first, after = catalogue.first_row[owner : owner + 2].tolist()
                runs.append(Run(kind, row, edition, end, end + after - first))
                end += after - first
            segments.append(ScannedSegment(runs, self._texts))
        return segments

    def _chunks(self, wanted: Iterable[int]) -> dict[int, str]:
        """The texts of chunks; typing on often finds the same ones."""
        found = {chunk: self._shown.get(chunk) for chunk in wanted}
        missing = [chunk for chunk, text in found.items() if text is None]
        read = self._library.lookup.texts(missing)
        for chunk, text in read.items():
            self._shown.put(chunk, text)
        return {chunk: text for chunk, text in found.items() if text is not None} | read

    def _texts(self, run: Run) -> list[str]:
        """The folded speeches of a sitting or post."""
        texts = self._folded.get(run.edition)
        if texts is None:
            chunks = self._library.lookup.pieces(run.kind, run.row)
            texts = folded_texts([piece for _, pieces in chunks for piece in pieces])
            self._folded.put(run.edition, texts)
        return texts


class _Search:
    """One search under way, shard by shard.

    Attributes:
        exact: nothing was left out.
    """

    def __init__(
        self,
        evaluation: Evaluation,
        sort: Sort,
        room: int | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        """Look for `room` hits, or for all where it is None."""
        self.exact = True
        self._evaluation = evaluation
        self._catalogue = evaluation.catalogue
        self._sort = sort
        self._room = room
        self._cancelled = cancelled
        self._found: list[Numbers] = []
        self._counts: list[Numbers] = []
        self._lengths: list[Numbers] = []
        self._ways: list[Ways] | None = None
        self._seen = self._unseen = 0.0

    def run(self, shards: Sequence[Shard]) -> None:
        """Look into the shards, those first whose hits come first."""
        order = self._in_order(shards)
        costs, most = self._outlook(order)
        if sum(costs) > _DEAR:
            order = self._in_order(part for shard in order for part in shard.parts)
            costs, most = self._outlook(order)
        elif self._room is not None and sum(costs) > _CHEAP and self._fills_a_page(order[0]):
            order = self._in_order([*order[0].parts, *order[1:]])
            costs, most = self._outlook(order)
        if self._counts_endings(sum(costs)):
            self._ways = []
        for place, shard in enumerate(order):
            self.go_on()
            if sum(costs[place:]) > _CHEAP and self._page_is_full(shard):
                self.exact = False
                self._unseen = sum(most[place:])
                break
            self._look_into(shard)
            self._seen += most[place]

    def _in_order(self, shards: Iterable[Shard]) -> list[Shard]:
        """Those that can hold hits, in the order of their hits."""
        owners = self._evaluation.owners
        return sorted((one for one in shards if owners[one.owners].any()), key=self._rank)

    def _fills_a_page(self, shard: Shard) -> bool:
        """Whether a shard holds so many hits that a part of it may do: as if words and fields were
        spread without regard to each other."""
        assert self._room is not None
        outlooks = [shard.segment.outlook(word) for word in self._evaluation.needed]
        most = sorted(one.most for one in outlooks if one.most is not None)
        expected = (most[0] if most else shard.segment.size) * self._evaluation.share
        for one in most[1:]:
            expected *= min(1.0, one * _TOGETHER / shard.segment.size)
        return expected > _PAGES * self._room

    def _counts_endings(self, cost: float) -> bool:
        """Whether to count how answers end: for that it is read where each word stands."""
        evaluation = self._evaluation
        if self._room is None or evaluation.asks_endings:
            return True
        # Of a single character no places are kept, but those of all pairs that begin with it.
        words = [word for one in evaluation.positive for word in evaluation.patterns[one].words]
        return cost <= _FEW and all(len(word) > 1 for word in words)

    def go_on(self) -> None:
        """Go on unless nobody waits any more.

        Raises:
            Cancelled.
        """
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def _rank(self, shard: Shard) -> int:
        return shard.best_rank(self._sort)

    def rows(self) -> Numbers:
        """The rows of all hits that were found."""
        return np.concatenate([np.empty(0, dtype=np.int64), *self._found])

    def ways(self) -> Ways | None:
        """How the answers of all hits end, in the order of `rows`; None where an estimate did not
        look."""
        if self._ways is None:
            return None
        return np.concatenate([np.empty(0, dtype=np.uint8), *self._ways])

    def total(self) -> int:
        """How many hits there are; an estimate unless `exact`."""
        found = sum(map(len, self._found))
        if self.exact:
            return found
        return max(found, round(found * (self._seen + self._unseen) / max(self._seen, 1.0)))

    def scores(self) -> Scores:
        """The score of every hit, in the order of `rows`."""
        if not self._counts:
            return np.zeros(0)
        return scores(
            np.concatenate(self._counts), np.concatenate(self._lengths), len(self._catalogue.owner)
        )

    def _outlook(self, shards: Sequence[Shard]) -> tuple[list[float], list[float]]:
        """What each shard will cost, and how many hits to expect, in no unit."""
        words = [word for one in self._evaluation.patterns for word in one.words]
        known = {
            segment: {word: segment.outlook(word) for word in words}
            for segment in {shard.segment for shard in shards}
        }
        costs: list[float] = []
        most: list[float | None] = []
        for shard in shards:
            outlooks = [known[shard.segment][word] for word in words]
            share = len(shard.within) / shard.segment.size
            costs.append(sum(one.cost for one in outlooks) * share)
            limits = [one.most for one in outlooks if one.most is not None]
            most.append(min(limits) * share if limits else None)
        told = [(one, len(shard.within)) for one, shard in zip(most, shards, strict=True)]
        known_most = sum(one for one, _ in told if one is not None)
        known_size = sum(size for one, size in told if one is not None)
        density = known_most / known_size if known_size else 1.0
        return costs, [size * density if one is None else one for one, size in told]

    def _page_is_full(self, following: Shard) -> bool:
        """Whether enough was found that stands before everything in the shards to come."""
        if self._room is None:
            return False
        ranks = self._catalogue.ranks(self._sort)
        limit = following.best_rank(self._sort)
        before = sum(
            int((ranks[self._catalogue.owner[rows]] < limit).sum()) for rows in self._found
        )
        return before >= self._room

    def _look_into(self, shard: Shard) -> None:
        verdict = Verdict(self._evaluation, shard, self.go_on)
        if len(verdict.speeches):
            self._found.append(shard.rows[verdict.speeches])
            if self._ways is not None:
                self._ways.append(verdict.ways())
            if self._sort is Sort.RELEVANCE:
                self._counts.append(verdict.counts())
                lengths = shard.segment.lengths[shard.within.start : shard.within.stop]
                self._lengths.append(lengths[verdict.speeches])


def _first(keys: Column, rows: Numbers, limit: int | None) -> Numbers:
    """The first `limit` rows by key; those of one key in their own order."""
    if limit is not None and limit < len(rows):
        last = np.partition(keys, limit - 1)[limit - 1] if limit else -1
        chosen = keys <= last
        keys, rows = keys[chosen], rows[chosen]
    order = np.lexsort((rows, keys))
    return rows[order][:limit]


def _best(
    rows: Numbers,
    found: Scores,
    catalogue: Catalogue,
    presenter: Presenter,
    patterns: Sequence[Pattern],
    limit: int | None,
) -> tuple[Hit, ...]:
    """The most relevant hits, of all rows and their scores."""
    chosen = np.arange(len(rows))
    wanted = len(rows) if limit is None else max(limit, LOOKED_AT)
    if wanted < len(rows):
        # Sorting all of a common word's hits would take longer than finding them.
        least = np.partition(found, len(rows) - wanted)[len(rows) - wanted]
        chosen = np.flatnonzero(found >= least)
    ranks = catalogue.newest_first[catalogue.owner[rows[chosen]]]
    order = chosen[np.lexsort((rows[chosen], ranks, -found[chosen]))][:wanted]
    looked_at, rest = order[:LOOKED_AT], order[LOOKED_AT:]
    best = by_headline(presenter.hits(rows[looked_at]), found[looked_at].tolist(), patterns)
    return (*best, *presenter.hits(rows[rest]))[:limit]
