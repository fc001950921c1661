"""What a query means: which speeches of a sitting are its hits.

A query is satisfied by a *unit*: an exchange, a speech outside any exchange, or by choice a
speech or a sitting; a post always stands for itself. Speech by speech of a unit, a query is
true or not:

* a word is true where any speech of the unit holds it; ``A NEAR B`` where any one speech holds
  both so near;
* 会議, 期間, 議会 and 出典 are told of the whole sitting (a date that is unknown lies in no
  period; a post belongs to no meeting and no council);
* 役職 and 種別 are told of the speech itself, so that they restrict the hits;
* 発言者 is told of the speech itself, and in a query with words also of all speeches of the
  exchange that this person opened with a question: who asks by questioner gets the answers,
  too. A query of fields alone, and the scope "speech", ask for the person's own speeches;
* ``-``, ``OR`` and brackets join these as in logic; an excluded word thereby excludes the
  whole unit.

A hit is a speech for which the query is true and which holds at least one word (or pair of
words) that is not excluded; where there is no such word, every speech for which it is true.
"""

from collections.abc import Callable, Collection, Set

import numpy as np
from numpy.typing import NDArray

from reader.library.lookup import Lookup, PostRow, SittingRow, SpeechRow
from reader.minutes.model import MeetingKind
from reader.search import conditions
from reader.search.catalogue import Catalogue, Unit
from reader.search.matching import Pattern
from reader.search.results import Scope
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
)

_OF_OWNER = (FieldName.MEETING, FieldName.DATE, FieldName.COUNCIL, FieldName.SOURCE)

Owners = NDArray[np.bool_]
"""Of each owner of a catalogue, whether something is true of it."""


class Evaluation:
    """A query made ready for one state of the library.

    Attributes:
        patterns: all words and pairs of the query, each once.
        positive: which of them hits must hold.
    """

    def __init__(self, query: Query, scope: Scope, catalogue: Catalogue, lookup: Lookup) -> None:
        found = list(atoms(query.root))
        terms = list(dict.fromkeys(node for node, _ in found if not isinstance(node, Field)))
        self._root = query.root
        self._scope = scope
        self._catalogue = catalogue
        self._number: dict[Term, int] = {term: number for number, term in enumerate(terms)}
        self.patterns = [Pattern.of(term) for term in terms]
        self.positive = sorted(
            {
                self._number[node]
                for node, positive in found
                if positive and not isinstance(node, Field)
            }
        )
        fields = {node for node, _ in found if isinstance(node, Field)}
        self._owners: dict[Field, Owners] = {}
        self._speakers: dict[Field, frozenset[int]] = {}
        self._kinds: dict[Field, frozenset[str]] = {}
        self._through_questioner = bool(self.positive) and scope is not Scope.SPEECH
        for field in fields:
            self._prepare(field, lookup)
        self._of_speech = bool(self._speakers or self._kinds)

    def _prepare(self, field: Field, lookup: Lookup) -> None:
        catalogue = self._catalogue
        if field.name in _OF_OWNER:
            tests = [_owner_test(field.name, value) for value in field.values]
            self._owners[field] = np.array(
                [any(test(owner) for test in tests) for owner in catalogue.owners], dtype=bool
            )
        elif field.name is FieldName.KIND:
            self._kinds[field] = frozenset(
                kind for value in field.values if (kind := conditions.speech_kind(value))
            )
        else:
            named = field.name is FieldName.SPEAKER
            make = conditions.speaker_test if named else conditions.role_test
            tests = [make(value) for value in field.values]
            self._speakers[field] = frozenset(
                number
                for number, speaker in catalogue.speakers.items()
                if any(test(speaker) for test in tests)
            )
            rows = lookup.sittings_of(self._speakers[field])
            self._owners[field] = np.array(
                [isinstance(owner, SittingRow) and owner.row in rows for owner in catalogue.owners],
                dtype=bool,
            )

    def possible(self, holding: list[Owners]) -> Owners:
        """Owners that may have hits.

        Args:
            holding: for each pattern, the owners that may hold it.
        """
        possible = self._may_be(self._root, holding)
        if self.positive:
            possible = possible & np.logical_or.reduce([holding[one] for one in self.positive])
        return possible

    def _may_be(self, node: Node, holding: list[Owners]) -> Owners:
        match node:
            case Word() | Near():
                return holding[self._number[node]]
            case Field():
                everything = np.ones(len(self._catalogue.owners), dtype=bool)
                return self._owners.get(node, everything)
            case Not(child):
                if isinstance(child, Field) and child.name in _OF_OWNER:
                    return ~self._owners[child]
                return np.ones(len(self._catalogue.owners), dtype=bool)
            case And(children):
                return np.logical_and.reduce([self._may_be(one, holding) for one in children])
            case Or(children):
                return np.logical_or.reduce([self._may_be(one, holding) for one in children])

    def hits(self, owner: int, counts: list[dict[int, int]]) -> list[SpeechRow]:
        """The hits in one owner, in order.

        Args:
            counts: for each pattern, the numbers of the speeches that hold it → how often.
        """
        unit = self._catalogue.unit(owner)
        if self.positive:
            holding = set[int]().union(*(counts[one] for one in self.positive))
            speeches: Collection[SpeechRow] = [
                speech for speech in unit.speeches if speech.number in holding
            ]
        else:
            speeches = unit.speeches
        whose = {speech.number: self._unit_of(speech) for speech in unit.speeches}
        present: dict[int, set[int]] = {}
        for one, found in enumerate(counts):
            for number in found:
                present.setdefault(whose[number], set()).add(one)
        verdicts: dict[int, bool] = {}
        hits: list[SpeechRow] = []
        for speech in speeches:
            key = whose[speech.number]
            words = present.get(key, set[int]())
            if self._of_speech:
                verdict = self._is_true(self._root, owner, unit, speech, words)
            elif key in verdicts:
                verdict = verdicts[key]
            else:
                verdict = self._is_true(self._root, owner, unit, speech, words)
                verdicts[key] = verdict
            if verdict:
                hits.append(speech)
        return hits

    def _unit_of(self, speech: SpeechRow) -> int:
        """A number that speeches of one unit share; numbers of speeches are positive."""
        if self._scope is Scope.SITTING:
            return 0
        if self._scope is Scope.EXCHANGE and speech.exchange is not None:
            return -speech.exchange
        return speech.number

    def _is_true(
        self, node: Node, owner: int, unit: Unit, speech: SpeechRow, words: Set[int]
    ) -> bool:
        match node:
            case Word() | Near():
                return self._number[node] in words
            case Field():
                return self._holds(node, owner, unit, speech)
            case Not(child):
                return not self._is_true(child, owner, unit, speech, words)
            case And(children):
                return all(self._is_true(one, owner, unit, speech, words) for one in children)
            case Or(children):
                return any(self._is_true(one, owner, unit, speech, words) for one in children)

    def _holds(self, field: Field, owner: int, unit: Unit, speech: SpeechRow) -> bool:
        match field.name:
            case FieldName.KIND:
                return speech.kind in self._kinds[field]
            case FieldName.ROLE:
                return speech.speaker in self._speakers[field]
            case FieldName.SPEAKER:
                if speech.speaker in self._speakers[field]:
                    return True
                if not self._through_questioner or speech.exchange is None:
                    return False
                return unit.questioners.get(speech.exchange) in self._speakers[field]
            case _:
                return bool(self._owners[field][owner])


def _owner_test(name: FieldName, value: str) -> Callable[[SittingRow | PostRow], bool]:
    match name:
        case FieldName.DATE:
            days = conditions.days(value)
            if days is None:
                return lambda owner: False
            first, last = (day.isoformat() for day in days)
            return lambda owner: owner.date is not None and first <= owner.date <= last
        case FieldName.MEETING:
            meeting = conditions.meeting_test(value)
            return lambda owner: (
                isinstance(owner, SittingRow) and meeting(owner.meeting, MeetingKind(owner.kind))
            )
        case FieldName.COUNCIL:
            council = conditions.council_test(value)
            return lambda owner: isinstance(owner, SittingRow) and council(owner.assembly)
        case _:
            source = conditions.source_test(value)
            return lambda owner: (
                source(True, owner.source, owner.url)
                if isinstance(owner, PostRow)
                else source(False, owner.family, owner.url)
            )
