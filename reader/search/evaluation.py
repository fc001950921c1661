"""What a query means: which speeches of a sitting are its hits.

A query is satisfied by a *unit*: an exchange, a speech outside any exchange, or by choice a
speech or a sitting; a post always stands for itself. Speech by speech of a unit, a query is
true or not:

* a word is true where any speech of the unit holds it; ``A NEAR B`` where any one speech holds
  both so near;
* 会議, 期間, 議会 and 出典 are told of the whole sitting (a date that is unknown lies in no
  period; a post belongs to no meeting and no council);
* 役職, 会派 and 種別 are told of the speech itself, so that they restrict the hits;
* 発言者 is told of the speech itself, by the person who speaks under whatever label, and in a query with words also of all speeches of the
  exchange that this person opened with a question: who asks by questioner gets the answers,
  too. A query of fields alone, and the scope "speech", ask for the person's own speeches;
* 結び is told of the speech itself: an answer in it ends so. Where it restricts a whole query that
  has words, a hit must hold one of them in an answer that ends so: one speech often answers
  many matters;
* ``-``, ``OR`` and brackets join these as in logic; an excluded word thereby excludes the
  whole unit.

A hit is a speech for which the query is true and which holds at least one word (or pair of
words) that is not excluded; where there is no such word, every speech for which it is true.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from math import inf

import numpy as np
from numpy.typing import NDArray

from reader.library import layout
from reader.library.lookup import PostRow, SittingRow
from reader.library.records import PostKind
from reader.minutes.model import MeetingKind
from reader.search import conditions
from reader.search.catalogue import NO_KIND, NOBODY, Catalogue
from reader.search.endings import EndingTable, Ways, wanted_ways
from reader.search.index import Matches, Numbers, Places
from reader.search.matching import Pattern
from reader.search.places import common, counted
from reader.search.results import EndingsKnown, Scope
from reader.search.shard import Shard, Truth
from reader.search.syntax import (
    And,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Query,
    Term,
    Word,
    atoms,
    positive_terms,
)

_FEW = 0.3
"""Share of the speeches up to which the others are passed over when a word is looked for."""

_RARE = 20_000
"""What finding a word may cost that is looked for without asking first where the fields are true."""

_OF_OWNER = (
    FieldName.MEETING,
    FieldName.DATE,
    FieldName.COUNCIL,
    FieldName.SOURCE,
    FieldName.CATEGORY,
)


class Evaluation:
    """A query made ready for one state of the library.

    Attributes:
        patterns: all words and pairs of the query, each once.
        positive: which of them hits must hold.
        asks_endings: it asks how answers end.
        endings_asked: the fields of the whole query that ask how answers end.
    """

    def __init__(
        self,
        query: Query,
        scope: Scope,
        catalogue: Catalogue,
        endings: Callable[[], EndingTable],
    ) -> None:
        """Make a query ready.

        Args:
            endings: how answers end; asked for only where that matters.
        """
        found = list(atoms(query.root))
        terms = list(dict.fromkeys(node for node, _ in found if not isinstance(node, Field)))
        self.root = query.root
        self.scope = scope
        self.catalogue = catalogue
        self.number: dict[Term, int] = {term: number for number, term in enumerate(terms)}
        self.patterns = [Pattern.of(term) for term in terms]
        self.positive = sorted(self.number[term] for term in positive_terms(query))
        self._through_questioner = bool(self.positive) and scope is not Scope.SPEECH
        whole = query.root.children if isinstance(query.root, And) else (query.root,)
        self._filters = [part for part in whole if isinstance(part, Field)]
        self.endings_asked = [part for part in self._filters if part.name is FieldName.ENDING]
        self.asks_endings = any(
            isinstance(node, Field) and node.name is FieldName.ENDING for node, _ in found
        )
        self._endings = endings
        self._holding: dict[Field, NDArray[np.bool_]] = {
            node: self._remembered(node) for node, _ in found if isinstance(node, Field)
        }

    @cached_property
    def endings(self) -> EndingTable:
        """How answers end."""
        return self._endings()

    @cached_property
    def owners(self) -> Truth:
        """Of which sittings and posts those of the whole query's fields are true that are about
        them: only these can hold hits."""
        owners = np.ones(len(self.catalogue.owners), dtype=np.bool_)
        for field in self._filters:
            if field.name in _OF_OWNER:
                owners &= self._holding[field]
        return owners

    @cached_property
    def needed(self) -> list[str]:
        """Words that every unit must hold."""
        root = self.root
        parts = root.children if isinstance(root, And) else (root,)
        terms = [part for part in parts if isinstance(part, Word | Near)]
        return [word for term in terms for word in self.patterns[self.number[term]].words]

    @cached_property
    def share(self) -> float:
        """Which share of all speeches the whole query's fields leave, as if they were independent."""
        share = 1.0
        for field in self._filters:
            holding = self._holding[field]
            match field.name:
                case FieldName.ENDING:
                    continue
                case FieldName.KIND:
                    speeches = self.catalogue.speeches_of_kind
                case FieldName.SPEAKER | FieldName.ROLE | FieldName.GROUP:
                    speeches = self.catalogue.speeches_of_speaker
                case _:
                    speeches = np.diff(self.catalogue.first_row)
            share *= float(speeches[holding[: len(speeches)]].sum()) / max(1, int(speeches.sum()))
        return share

    def endings_known(self) -> EndingsKnown:
        """How far that is known."""
        return self.endings.known(self.owners)

    def ends_as_asked(self, ways: Ways) -> Truth:
        """Of which ways of ending the whole query's fields are true."""
        true = np.ones(len(ways), dtype=np.bool_)
        for field in self.endings_asked:
            true &= self._holding[field][ways]
        return true

    def _remembered(self, field: Field) -> NDArray[np.bool_]:
        """While one types a word, the filters beside it stay as they are."""
        kept = self.catalogue.fields.get(field)
        if kept is None:
            kept = self._prepare(field)
            self.catalogue.fields.put(field, kept)
        return kept

    def _prepare(self, field: Field) -> NDArray[np.bool_]:
        """Of which owners, kinds, ways of ending or voices a field is true."""
        catalogue = self.catalogue
        if field.name is FieldName.DATE:
            return np.logical_or.reduce([self._dated(value) for value in field.values])
        if field.name is FieldName.MEETING:
            named = [conditions.meeting_test(value) for value in field.values]
            found = [
                bool(kind) and any(test(meeting, MeetingKind(kind)) for test in named)
                for meeting, kind in catalogue.plain_meetings
            ]
            return np.array(found, dtype=np.bool_)[catalogue.meeting]
        if field.name in _OF_OWNER:
            tests = [_owner_test(field.name, value) for value in field.values]
            return np.array(
                [any(test(owner) for test in tests) for owner in catalogue.owners], dtype=np.bool_
            )
        if field.name is FieldName.KIND:
            kinds = np.zeros(NO_KIND + 1, dtype=np.bool_)
            for value in field.values:
                kind = conditions.speech_kind(value)
                if kind is not None:
                    kinds[layout.KINDS.index(kind)] = True
            return kinds
        if field.name is FieldName.ENDING:
            return wanted_ways(field)
        voices = catalogue.voices
        meant = {
            FieldName.SPEAKER: voices.called,
            FieldName.ROLE: voices.in_post,
            FieldName.GROUP: voices.in_group,
        }[field.name]
        found = np.logical_or.reduce([meant(value) for value in field.values])
        found[NOBODY] = False
        return found

    def _dated(self, period: str) -> NDArray[np.bool_]:
        """Of which owners the date lies in a period."""
        dates = self.catalogue.dates
        days = conditions.days(period)
        if days is None:
            return np.zeros(len(dates), dtype=np.bool_)
        first, last = (day.isoformat() for day in days)
        # What has no date has none between two days.
        return (dates >= first) & (dates <= last)

    def holds(self, field: Field, shard: Shard, speeches: Numbers | slice = slice(None)) -> Truth:
        """Of which speeches of a shard a field is true.

        Args:
            speeches: those that are meant, of all.
        """
        # `take` reads narrow numbers as they are; brackets would make wide ones of them first.
        true_of = self._holding[field].take
        match field.name:
            case FieldName.KIND:
                return true_of(shard.kind_of[speeches])
            case FieldName.ENDING:
                return true_of(self.endings.of_row[shard.rows[speeches]])
            case FieldName.ROLE | FieldName.GROUP:
                return true_of(shard.speaker_of[speeches])
            case FieldName.SPEAKER:
                own = true_of(shard.speaker_of[speeches])
                if self._through_questioner:
                    own |= true_of(shard.questioner_of[speeches])
                return own
            case _:
                return true_of(shard.owner_of[speeches])


class Verdict:
    """A query's answer in one shard.

    Attributes:
        speeches: the hits, ascending.
    """

    def __init__(
        self, evaluation: Evaluation, shard: Shard, go_on: Callable[[], None] = lambda: None
    ) -> None:
        """Find the hits.

        Args:
            go_on: called before each word is looked for; may end the search by an exception.
        """
        self._go_on = go_on
        self._evaluation = evaluation
        self._shard = shard
        self._units = shard.units(evaluation.scope)
        self._matches: dict[int, Matches] = {}
        self._wanted: Numbers | None = None
        self._ways: Ways | None = None
        self._places: dict[int, Places] = {}
        self.speeches: Numbers = self._hits()

    def counts(self) -> NDArray[np.int64]:
        """How often each hit holds each positive pattern: (hits, positive patterns)."""
        columns: list[Numbers] = []
        for one in self._evaluation.positive:
            found = self._found(one)
            counts = np.zeros(len(self._shard.within), dtype=np.int64)
            counts[found.speeches] = found.counts
            columns.append(counts[self.speeches])
        return np.stack(columns, axis=1) if columns else np.zeros((len(self.speeches), 0), np.int64)

    def ways(self) -> Ways:
        """How the answers of each hit end that hold a positive pattern; where the query has none,
        how any of its answers end."""
        if not self._evaluation.positive:
            return self._evaluation.endings.of_row[self._shard.rows[self.speeches]]
        ways = self._ways if self._ways is not None else self._ways_at(self.speeches)
        return ways[self.speeches]

    def _ways_at(self, speeches: Numbers) -> Ways:
        """How the answers end in which positive patterns stand; of the shard's speeches, only of
        `speeches`."""
        endings, rows = self._evaluation.endings, self._shard.rows
        answering = speeches[endings.of_row[rows[speeches]] != 0]
        ways: Ways = np.zeros(len(rows), dtype=np.uint8)
        for one in self._evaluation.positive:
            places = self._places.get(one)
            if places is not None:
                ways |= endings.of_places(rows, places)
                continue
            for word in self._evaluation.patterns[one].words:
                self._go_on()
                ways |= endings.of_places(rows, self._shard.places(word, answering))
        return ways

    def _ending_as_asked(self, hits: Numbers) -> Numbers:
        """The hits whose words stand in an answer that ends as the query asks."""
        evaluation = self._evaluation
        if evaluation.endings_asked and evaluation.positive and len(hits):
            self._ways = self._ways_at(hits)
            hits = hits[evaluation.ends_as_asked(self._ways[hits])]
        return hits

    def _hits(self) -> Numbers:
        evaluation, alive = self._evaluation, self._shard.alive
        if evaluation.root in evaluation.number:
            # One word: whoever holds it is a hit.
            found = self._found(0).speeches
            return found[alive[found]]
        root = evaluation.root
        children = root.children if isinstance(root, And) else ()
        words = [child for child in children if isinstance(child, Word | Near)]
        if words and all(isinstance(child, Word | Near | Field) for child in children):
            return self._together(words, [one for one in children if isinstance(one, Field)])
        hits = self._narrowed(children) if children else self._is_true(root) & alive
        if evaluation.positive and hits.any():
            held = np.zeros(len(alive), dtype=np.bool_)
            for one in evaluation.positive:
                held[self._found(one).speeches] = True
            hits &= held
        return self._ending_as_asked(np.flatnonzero(hits))

    def _together(self, words: Sequence[Term], fields: Sequence[Field]) -> Numbers:
        """The hits of words that have to stand in one unit, in speeches of which fields are true:
        what most queries are, without a look at every speech for every word."""
        words = sorted(words, key=self._cost)
        if fields and self._cost(words[0]) > _RARE:
            true = self._shard.alive
            for field in fields:
                true = true & self._is_true(field)
            if not true.any():
                return np.empty(0, dtype=np.int64)
            self._wanted = self._left(true)
        found: list[Numbers] = []
        units: Numbers | None = None
        for word in words:
            speeches = self._found(self._evaluation.number[word]).speeches
            speeches = speeches[self._shard.alive[speeches]]
            found.append(speeches)
            holding = self._units_of(speeches)
            units = holding if units is None else common(units, holding)
            if not len(units):
                return units
            self._wanted = self._of_units(units)
        chosen = np.zeros(len(self._units), dtype=np.bool_)
        chosen[units] = True
        hits = np.zeros(len(self._units), dtype=np.bool_)
        for speeches in found:
            hits[speeches[chosen[self._units[speeches]]]] = True
        meant = np.flatnonzero(hits)
        for field in fields:
            meant = meant[self._evaluation.holds(field, self._shard, meant)]
        return self._ending_as_asked(meant)

    def _units_of(self, speeches: Numbers) -> Numbers:
        """The units of speeches, each once; all ascending."""
        return counted(self._units[speeches]).speeches

    def _of_units(self, units: Numbers) -> Numbers | None:
        """The speeches of units, of which there is at least one; None where these are most of all."""
        # The speeches of a unit follow each other, and the first of them names it.
        sizes = self._shard.unit_sizes(self._evaluation.scope)[units]
        ends = np.cumsum(sizes)
        if ends[-1] >= _FEW * len(self._units):
            return None
        speeches: Numbers = np.arange(int(ends[-1])) + np.repeat(units - ends + sizes, sizes)
        return speeches

    def _is_true(self, node: Node) -> Truth:
        match node:
            case Word() | Near():
                holding = self._holding(self._evaluation.number[node])
                units = np.zeros(len(holding), dtype=np.bool_)
                units[self._units[holding & self._shard.alive]] = True
                return units[self._units]
            case Field():
                return self._evaluation.holds(node, self._shard)
            case Not(child):
                return ~self._is_true(child)
            case And(children):
                return np.logical_and.reduce([self._is_true(one) for one in children])
            case Or(children):
                return np.logical_or.reduce([self._is_true(one) for one in children])

    def _narrowed(self, children: Sequence[Node]) -> Truth:
        """Where all children of the whole query are true: what costs little first, the others
        only in those units that are left."""
        true = self._shard.alive
        for child in sorted(children, key=self._cost):
            if not true.any():
                break
            if not isinstance(child, Field):
                self._wanted = self._left(true)
            true = true & self._is_true(child)
        return true

    def _left(self, true: Truth) -> Numbers | None:
        """The speeches of all units in which anything is true; None where these are most."""
        if np.count_nonzero(true) >= _FEW * len(true):
            return None
        return self._of_units(self._units_of(np.flatnonzero(true)))

    def _cost(self, node: Node) -> float:
        match node:
            case Field():
                return 0
            case Word() | Near():
                words = self._evaluation.patterns[self._evaluation.number[node]].words
                return sum(self._shard.segment.outlook(word).cost for word in words)
            case _:
                return inf

    def _holding(self, pattern: int) -> Truth:
        holding = np.zeros(len(self._shard.within), dtype=np.bool_)
        holding[self._found(pattern).speeches] = True
        return holding

    def _found(self, pattern: int) -> Matches:
        found = self._matches.get(pattern)
        if found is None:
            self._go_on()
            word = self._evaluation.patterns[pattern]
            if self._evaluation.endings_asked and word.second is None and len(word.first) > 1:
                # Where a word stands is wanted again, to see which answers it stands in.
                places = self._shard.places(word.first, self._wanted)
                self._places[pattern] = places
                found = counted(places.speeches)
            else:
                found = self._shard.matches(word, self._wanted)
            self._matches[pattern] = found
        return found


def _owner_test(name: FieldName, value: str) -> Callable[[SittingRow | PostRow], bool]:
    match name:
        case FieldName.COUNCIL:
            council = conditions.council_test(value)
            return lambda owner: isinstance(owner, SittingRow) and council(owner.assembly)
        case FieldName.CATEGORY:
            category = conditions.category_test(value)
            return lambda owner: isinstance(owner, PostRow) and category(owner.categories)
        case _:
            source = conditions.source_test(value)
            return lambda owner: (
                source(PostKind(owner.kind), f"{owner.blog or ''}\n{owner.source}", owner.url)
                if isinstance(owner, PostRow)
                else source(None, owner.family, owner.url)
            )
