"""The archive in memory, folded, and a second search over it that is as simple as can be.

It reads what the archive has, and of the library only what was computed from the turns: who
speaks (and which person that is), the kind of a speech, and the exchanges. Of the program's search it uses the parser
and nothing else, so that what it counts is a second opinion.
"""

import json
import sqlite3
import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bench.archive import Record, records

from reader.library.library import Library
from reader.minutes.model import Speaker
from reader.minutes.normalize import fold
from reader.search.parser import parse
from reader.search.syntax import And, Field, FieldName, Near, Node, Not, Or, Term, Word, atoms

_BETWEEN = "\0"

_plain = lru_cache(maxsize=1 << 14)(fold)
"""`fold` of what is asked for, and of names: the same few again and again."""

_KINDS = {"質問": "question", "答弁": "answer", "議長": "chair", "その他": "other"}


@dataclass(frozen=True, slots=True)
class Turn:
    """Of a speech, what a query may ask for beside its words.

    Attributes:
        unit: a number that the speeches of one exchange share; of others, their own.
        questioner: who opened the exchange; None outside.
        names, questioner_names: all whole names of these persons, as the library tells them.
    """

    unit: int
    speaker: Speaker
    kind: str
    questioner: Speaker | None
    names: Sequence[str]
    questioner_names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Day:
    """A sitting: its folded speeches in one text, and who spoke.

    Attributes:
        turns: of each speech; empty until the library was asked.
    """

    date: str | None
    meeting: str
    folded: str
    turns: tuple[Turn, ...] = ()

    def speeches(self) -> list[str]:
        """The folded speeches, in order."""
        return self.folded.split(_BETWEEN)


class NotTheSame(Exception):
    """The library holds other sittings or texts than the archive; which."""


class Corpus:
    """All sittings of an archive.

    Attributes:
        records: as they are in the archive, of which queries are drawn.
        days: the same, folded.
    """

    def __init__(self, archive: Path) -> None:
        self.records: list[Record] = list(records(archive))
        self.days = [
            Day(
                record.date,
                record.meeting or "",
                _BETWEEN.join(fold(text).replace(_BETWEEN, " ") for _, text in record.speeches),
            )
            for record in self.records
        ]

    @property
    def characters(self) -> int:
        """Of all speeches, as they are in the archive."""
        return sum(len(text) for record in self.records for _, text in record.speeches)

    def holds(self, word: str) -> bool:
        """Whether any speech holds a word."""
        wanted = fold(word)
        return any(wanted in day.folded for day in self.days)

    def ask(self, library: Library) -> None:
        """Take the turns from a library of the same archive.

        Raises:
            NotTheSame: it is no library of this archive, or changed a text.
        """
        infos = {info.reference: info for info in library.sittings.infos()}
        if set(infos) != {record.id for record in self.records}:
            raise NotTheSame(f"{len(infos)} sittings, not the {len(self.records)} of the archive")
        persons = _persons(library)
        for place, record in enumerate(self.records):
            identity = infos[record.id].id
            told = persons.get(identity, {})
            sitting = library.sittings.get(identity)
            if [speech.text for speech in sitting.speeches] != [
                text for _, text in record.speeches
            ]:
                raise NotTheSame(f"the text of {identity} is not the archive's")
            exchanges = {
                number: one
                for one in library.sittings.exchanges(identity)
                for number in range(one.first, one.last + 1)
            }
            turns = tuple(
                Turn(
                    -exchanges[number].first if number in exchanges else number,
                    speech.speaker,
                    speech.kind,
                    exchanges[number].questioner if number in exchanges else None,
                    told.get(number, ()),
                    told.get(exchanges[number].first, ()) if number in exchanges else (),
                )
                for number, speech in enumerate(sitting.speeches, start=1)
            )
            day = self.days[place]
            self.days[place] = Day(day.date, day.meeting, day.folded, turns)

    def total(self, text: str) -> int:
        """How many speeches are hits of a query, by exchanges (`ask` first)."""
        root = parse(text).root
        terms: set[Term] = set()
        wanted: set[Term] = set()
        own = False
        for node, positive in atoms(root):
            if isinstance(node, Field):
                own = own or node.name in (FieldName.SPEAKER, FieldName.KIND)
                continue
            terms.add(node)
            if positive:
                wanted.add(node)
        return sum(_hits_of(day, root, terms, wanted, whole_units=not own) for day in self.days)


def _hits_of(
    day: Day, root: Node, terms: set[Term], wanted: set[Term], *, whole_units: bool
) -> int:
    """The hits in one sitting.

    Args:
        wanted: of the terms, those of which a hit must hold one.
        whole_units: the query asks nothing of a speech itself but its words.
    """
    possible = {term for term in terms if _may_stand(term, day.folded)}
    if wanted and not wanted & possible:
        return 0
    speeches = day.speeches()
    holding = {
        term: {place for place, one in enumerate(speeches) if _stands(term, one)}
        for term in possible
    }
    present: dict[int, set[Term]] = {}
    for term, places in holding.items():
        for place in places:
            present.setdefault(day.turns[place].unit, set()).add(term)
    asked = set[int]().union(*(holding[term] for term in wanted & possible))
    verdicts: dict[int, bool] = {}
    hits = 0
    for place in asked if wanted else range(len(day.turns)):
        turn = day.turns[place]
        verdict = verdicts.get(turn.unit) if whole_units else None
        if verdict is None:
            here = present.get(turn.unit, set[Term]())
            verdict = _is_true(root, day, turn, here, with_words=bool(wanted))
            verdicts[turn.unit] = verdict
        hits += verdict
    return hits


def _is_true(node: Node, day: Day, turn: Turn, words: set[Term], *, with_words: bool) -> bool:
    match node:
        case Word() | Near():
            return node in words
        case Field():
            return any(_fits(node.name, value, day, turn, with_words) for value in node.values)
        case Not(child):
            return not _is_true(child, day, turn, words, with_words=with_words)
        case And(children):
            return all(_is_true(one, day, turn, words, with_words=with_words) for one in children)
        case Or(children):
            return any(_is_true(one, day, turn, words, with_words=with_words) for one in children)


def _fits(name: FieldName, value: str, day: Day, turn: Turn, with_words: bool) -> bool:
    """A field's meaning, as far as the benchmark asks for it."""
    match name:
        case FieldName.DATE:
            first, _, last = value.partition("..")
            return day.date is not None and first <= day.date[:4] <= last
        case FieldName.MEETING:
            return _closed_up(value) in _closed_up(day.meeting)
        case FieldName.KIND:
            return turn.kind == _KINDS[value]
        case FieldName.SPEAKER:
            asked = turn.questioner if with_words else None
            return _is_called(turn.speaker, turn.names, value) or (
                asked is not None and _is_called(asked, turn.questioner_names, value)
            )
        case _:
            raise NotImplementedError(name)


def _is_called(speaker: Speaker, names: Sequence[str], value: str) -> bool:
    called = (*names, speaker.name) if speaker.name is not None else names
    named = any(_plain(value) in _plain(name) for name in called)
    return named or (speaker.role is not None and _plain(value) == _plain(speaker.role))


def _persons(library: Library) -> dict[str, dict[int, Sequence[str]]]:
    """By sitting and speech, the whole names of the person who speaks, read from the tables."""
    file = library.folder / "library.sqlite"
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        names = {
            row: json.loads(told)
            for row, told in connection.execute("SELECT id, names FROM person")
        }
        found: dict[str, dict[int, Sequence[str]]] = {}
        for key, row, packed in connection.execute(
            "SELECT s.key, s.id, p.voices FROM sitting s JOIN sitting_people p ON p.sitting_id = s.id"
        ):
            voices = struct.iter_unpack("<4i", packed or b"")
            person_of = {speaker: person for speaker, person, _, _ in voices}
            found[key] = {
                number: names.get(person_of.get(speaker, 0), ())
                for number, speaker in connection.execute(
                    "SELECT number, speaker_id FROM speech WHERE sitting_id = ?", (row,)
                )
            }
    return found


def _closed_up(name: str) -> str:
    return "".join(_plain(name).split())


def _may_stand(term: Term, folded: str) -> bool:
    match term:
        case Word(text):
            return _plain(text) in folded
        case Near(first, second):
            return _plain(first.text) in folded and _plain(second.text) in folded


def _stands(term: Term, speech: str) -> bool:
    if isinstance(term, Word) or not _may_stand(term, speech):
        return _may_stand(term, speech)
    first, second = _plain(term.first.text), _plain(term.second.text)
    others = list(_places(speech, second))
    for start in _places(speech, first):
        # From the earliest that may still reach this one to the first that lies too far behind.
        place = bisect_left(others, start - term.distance - len(second))
        while place < len(others) and others[place] <= start + len(first) + term.distance:
            behind = others[place] - start - len(first)
            before = start - others[place] - len(second)
            if 0 <= behind <= term.distance or 0 <= before <= term.distance:
                return True
            place += 1
    return False


def _places(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)
