"""Who is who across the sittings of a council, kept for the search: made anew at any time from
labels, lists and what the reader said (`reader.minutes.people`)."""

import json
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from reader.library import readings
from reader.library.database import Database
from reader.library.sittings import Sittings
from reader.library.times import now
from reader.minutes.by_hand import Decision, DecisionKind, is_called, with_decisions
from reader.minutes.model import Speaker
from reader.minutes.name_lists import listed_people
from reader.minutes.people import PEOPLE, Day, Names, People, Person, Voice, Why, tell_people
from reader.minutes.roster import Entry

COLUMNS = ("speaker", "person", "why", "group")
"""The numbers kept of each voice of a sitting, in order of speakers: the rows of its speaker and
its person (0: nobody), the number of a `Why`, the row of its group (0: none is known)."""

_TOGETHER = 50
"""Sittings whose lists are read in one transaction."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person; see `reader.minutes.people.Person`.

    Attributes:
        council: as `council_of` gives it.
    """

    row: int
    council: str
    key: str
    name: str
    role: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelOfPerson:
    """A label under which a person speaks.

    Attributes:
        first, last: years; None where no sitting has a date.
        sittings: in how many.
    """

    label: str
    why: Why
    first: int | None
    last: int | None
    sittings: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A post (None: an ordinary member) or a group, and the years in which it is known."""

    what: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What is known of a person.

    Attributes:
        labels: the oldest first.
        posts, groups: in order of time; a post that one held twice stands there once.
        decisions: of the reader about this person, the oldest first.
    """

    person: PersonRow
    labels: tuple[LabelOfPerson, ...]
    posts: tuple[Stretch, ...]
    groups: tuple[Stretch, ...]
    decisions: tuple[Decision, ...]


class PeopleStore:
    """Tells the people of a library's councils, and keeps what the reader says about them."""

    def __init__(self, database: Database, sittings: Sittings) -> None:
        self._database = database
        self._sittings = sittings

    # --- telling ---

    def refresh(self, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Tell the people of every council that changed since; says whether there was one.

        One transaction a council. Stopping in between loses nothing but time.
        """
        changed = False
        due = self._due()
        for council, rows in due.items():
            if not self._read_lists(rows, cancelled):
                return changed
            with self._database.writing() as connection:
                _tell(connection, council, rows)
            changed = True
        return changed

    def due(self) -> bool:
        """Whether any council's people are to be told anew."""
        return bool(self._due())

    def _due(self) -> dict[str, dict[int, str | None]]:
        """By council, its sittings (row → date), of those whose people are not told as it is now."""
        with self._database.reading() as connection:
            told = {
                council: (sittings, change, version)
                for council, sittings, change, version in connection.execute(
                    "SELECT council, sittings, change, version FROM council_people"
                )
            }
            rows = _by_council(connection)
        now_there = {
            council: (len(found), max(change for _, change in found.values()), PEOPLE)
            for council, found in rows.items()
        }
        return {
            council: {row: day for row, (day, _) in found.items()}
            for council, found in rows.items()
            if told.get(council) != now_there[council]
        }

    def _read_lists(self, rows: dict[int, str | None], cancelled: Callable[[], bool]) -> bool:
        with self._database.reading() as connection:
            known = {row for (row,) in connection.execute("SELECT sitting_id FROM sitting_people")}
            keys = dict(connection.execute("SELECT id, key FROM sitting"))
        missing = [row for row in rows if row not in known]
        for first in range(0, len(missing), _TOGETHER):
            if cancelled():
                return False
            found: list[tuple[int, str]] = []
            for row in missing[first : first + _TOGETHER]:
                entries = listed_people(self._sittings.get(keys[row]))
                listed = [[one.name, one.role, one.seat, one.surname] for one in entries]
                found.append((row, json.dumps(listed, ensure_ascii=False)))
            with self._database.writing() as connection:
                connection.executemany(
                    """
                    INSERT OR REPLACE INTO sitting_people (sitting_id, listed)
                    SELECT id, ? FROM sitting WHERE id = ?
                    """,
                    [(listed, row) for row, listed in found],
                )
        return True

    # --- what the reader says ---

    def decide(self, council: str, decision: Decision) -> int:
        """Keep what the reader says, and tell the council's people anew; one transaction.

        Returns:
            The decision's id, by which it is taken back.
        """
        with self._database.writing() as connection:
            number = connection.execute(
                """
                INSERT INTO person_decision
                    (council, kind, person, name, label, other, other_name, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    council,
                    decision.kind,
                    decision.person,
                    decision.name,
                    decision.label,
                    decision.other,
                    decision.other_name,
                    now(),
                ),
            ).lastrowid
            assert number is not None
            _tell_again(connection, council)
            return number

    def take_back(self, decision: int) -> None:
        """Undo what the reader said; nothing happens where it is undone already."""
        with self._database.writing() as connection:
            found = connection.execute(
                "DELETE FROM person_decision WHERE id = ? RETURNING council", (decision,)
            ).fetchall()
            for (council,) in found:
                _tell_again(connection, council)

    def decisions(self, council: str) -> list[Decision]:
        """What the reader said about a council's people, oldest first."""
        with self._database.reading() as connection:
            return _decisions(connection, council)

    # --- what is known ---

    def at(self, sitting: str, number: int) -> PersonRow | None:
        """Who gives a speech; None for nobody, and where that is not told yet.

        Args:
            number: of the speech, from 1.
        """
        with self._database.reading() as connection:
            found = connection.execute(
                """
                SELECT p.speaker_id, t.voices
                FROM sitting AS s JOIN speech AS p ON p.sitting_id = s.id
                     JOIN sitting_people AS t ON t.sitting_id = s.id
                WHERE s.key = ? AND p.number = ?
                """,
                (sitting, number),
            ).fetchone()
            if found is None:
                return None
            for speaker, person, _, _ in unpack(found[1]):
                if speaker == found[0]:
                    return _person(connection, person)
        return None

    def of_council(self, council: str) -> list[PersonRow]:
        """Everybody of a council, by name."""
        with self._database.reading() as connection:
            return [
                _row(*row)
                for row in connection.execute(
                    f"{_PERSON} WHERE council = ? ORDER BY name, key", (council,)
                )
            ]

    def record(self, person: int) -> PersonRecord | None:
        """What is known of a person's row; None where it is gone."""
        with self._database.reading() as connection:
            one = _person(connection, person)
            return None if one is None else _record(connection, one)


# --- in a transaction -----------------------------------------------------------


def council_of(assembly: str | None, family: str, url: str | None) -> str:
    """What a sitting's people are told within: its council, else whatever came from one place.

    The latter begins with a line break, which no council's name does.
    """
    if assembly is not None:
        return assembly
    return f"\n{family} {urlsplit(url or '').hostname or ''}".rstrip(" ")


def is_named(council: str) -> bool:
    """Whether it is a council's name."""
    return not council.startswith("\n")


def _by_council(connection: sqlite3.Connection) -> dict[str, dict[int, tuple[str | None, int]]]:
    """By council, each sitting's date and last change by its row."""
    found: dict[str, dict[int, tuple[str | None, int]]] = {}
    for row, assembly, family, url, day, change in connection.execute(
        """
        SELECT s.id, a.name, s.family, s.url, s.date, s.change
        FROM sitting AS s LEFT JOIN assembly AS a ON a.id = s.assembly_id ORDER BY s.id
        """
    ):
        found.setdefault(council_of(assembly, family, url), {})[row] = day, change
    return found


def _tell_again(connection: sqlite3.Connection, council: str) -> None:
    rows = _by_council(connection).get(council, {})
    _tell(connection, council, {row: day for row, (day, _) in rows.items()})


def _tell(connection: sqlite3.Connection, council: str, rows: dict[int, str | None]) -> None:
    """Tell a council's people and store them; sittings whose lists were not read yet wait."""
    voices, numbers = _voices(connection)
    listed = dict(connection.execute("SELECT sitting_id, listed FROM sitting_people"))
    speaking = _speaking(connection)
    groups = _groups(connection)
    ready = [row for row in rows if row in listed]
    days = [
        Day(
            _ordinal(rows[row]),
            tuple(numbers[speaker] for speaker in speaking.get(row, ())),
            tuple(Entry(*one) for one in json.loads(listed[row])),
        )
        for row in ready
    ]
    people = with_decisions(
        tell_people(days, voices, _NAMES), days, voices, _decisions(connection, council)
    )
    used = {place for found in people.of_day for place, _ in found if place is not None}
    row_of = _store_persons(connection, council, {place: people.persons[place] for place in used})
    _store_voices(connection, ready, speaking, people, row_of, groups)
    change = max((one for _, one in _by_council(connection).get(council, {}).values()), default=0)
    complete = len(ready) == len(rows)
    connection.execute(
        "INSERT OR REPLACE INTO council_people VALUES (?, ?, ?, ?)",
        (council, len(rows) if complete else -1, change, PEOPLE),
    )
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'people'")


_NAMES = Names(
    readings.is_surname,
    readings.reads_as_surname,
    readings.reads_as_given,
    lambda kanji, kana: readings.reads_as_given(kanji, kana, begins=True),
)


def _voices(connection: sqlite3.Connection) -> tuple[list[Voice], dict[int, int]]:
    """Every way of being called, and the place of each speaker's row among them."""
    voices: list[Voice] = []
    numbers: dict[int, int] = {}
    for row, label, name, role, seat in connection.execute(
        "SELECT id, label, name, role, seat FROM speaker"
    ):
        numbers[row] = len(voices)
        voices.append(Voice(label, Speaker(name, role, seat)))
    return voices, numbers


def _speaking(connection: sqlite3.Connection) -> dict[int, list[int]]:
    """The rows of those who speak in each sitting, or ask in it, in order of rows."""
    found: dict[int, set[int]] = {}
    for sitting, speaker in connection.execute(
        """
        SELECT DISTINCT sitting_id, speaker_id FROM speech
        UNION SELECT sitting_id, questioner_id FROM exchange
        """
    ):
        found.setdefault(sitting, set()).add(speaker)
    return {sitting: sorted(speakers) for sitting, speakers in found.items()}


def _groups(connection: sqlite3.Connection) -> dict[tuple[int, int], int]:
    return {
        (sitting, speaker): group
        for sitting, speaker, group in connection.execute(
            "SELECT sitting_id, speaker_id, group_id FROM affiliation"
        )
    }


def _decisions(connection: sqlite3.Connection, council: str) -> list[Decision]:
    return [
        Decision(DecisionKind(kind), person, name, label, other, other_name, number)
        for number, kind, person, name, label, other, other_name in connection.execute(
            """
            SELECT id, kind, person, name, label, other, other_name FROM person_decision
            WHERE council = ? ORDER BY id
            """,
            (council,),
        )
    ]


def _store_persons(
    connection: sqlite3.Connection, council: str, persons: dict[int, Person]
) -> dict[int, int]:
    """Store the persons (place → person) in place of all that were there; one who was keeps his
    row.

    Returns:
        The rows by place.
    """
    known = dict(
        connection.execute("SELECT key, id FROM person WHERE council = ?", (council,)).fetchall()
    )
    rows: dict[int, int] = {}
    for place, one in persons.items():
        values = (one.name, one.role, json.dumps(one.names, ensure_ascii=False))
        if one.key in known:
            rows[place] = known.pop(one.key)
            connection.execute(
                "UPDATE person SET name = ?, role = ?, names = ? WHERE id = ?",
                (*values, rows[place]),
            )
        else:
            row = connection.execute(
                "INSERT INTO person (council, key, name, role, names) VALUES (?, ?, ?, ?, ?)",
                (council, one.key, *values),
            ).lastrowid
            assert row is not None
            rows[place] = row
    connection.executemany("DELETE FROM person WHERE id = ?", [(row,) for row in known.values()])
    return rows


def _store_voices(
    connection: sqlite3.Connection,
    sittings: Sequence[int],
    speaking: dict[int, list[int]],
    people: People,
    row_of: dict[int, int],
    groups: dict[tuple[int, int], int],
) -> None:
    before = dict(connection.execute("SELECT sitting_id, voices FROM sitting_people"))
    changed: list[tuple[bytes, int]] = []
    for sitting, found in zip(sittings, people.of_day, strict=True):
        packed = array("i")
        for speaker, (place, why) in zip(speaking.get(sitting, ()), found, strict=True):
            person = 0 if place is None else row_of[place]
            packed.extend((speaker, person, why, groups.get((sitting, speaker), 0)))
        if sys.byteorder == "big":
            packed.byteswap()
        blob = packed.tobytes()
        if before.get(sitting) != blob:
            changed.append((blob, sitting))
    connection.executemany("UPDATE sitting_people SET voices = ? WHERE sitting_id = ?", changed)


def unpack(blob: bytes | None) -> Iterator[tuple[int, int, int, int]]:
    """The rows of `COLUMNS` of a sitting."""
    numbers = array("i")
    numbers.frombytes(blob or b"")
    if sys.byteorder == "big":
        numbers.byteswap()
    whole = iter(numbers)
    return zip(whole, whole, whole, whole, strict=True)


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None


_PERSON = "SELECT id, council, key, name, role, names FROM person"


def _row(row: int, council: str, key: str, name: str, role: str | None, names: str) -> PersonRow:
    return PersonRow(row, council, key, name, role, tuple(json.loads(names)))


def _person(connection: sqlite3.Connection, row: int) -> PersonRow | None:
    found = connection.execute(f"{_PERSON} WHERE id = ?", (row,)).fetchone()
    return None if found is None else _row(*found)


def _record(connection: sqlite3.Connection, person: PersonRow) -> PersonRecord:
    council = _by_council(connection).get(person.council, {})
    labels: dict[tuple[str, Why], list[int | None]] = {}
    posts: dict[str | None, list[int]] = {}
    groups: dict[str | None, list[int]] = {}
    called = {
        row: (label, role)
        for row, label, role in connection.execute("SELECT id, label, role FROM speaker")
    }
    group_names = dict(connection.execute("SELECT id, name FROM speaker_group").fetchall())
    for sitting, blob in connection.execute("SELECT sitting_id, voices FROM sitting_people"):
        if sitting not in council:
            continue
        day = council[sitting][0]
        year = int(day[:4]) if day else None
        for speaker, who, why, group in unpack(blob):
            if who != person.row:
                continue
            label, role = called[speaker]
            labels.setdefault((label, Why(why)), []).append(year)
            if year is not None:
                posts.setdefault(role, []).append(year)
                if group:
                    groups.setdefault(group_names[group], []).append(year)
    found = [
        LabelOfPerson(label, why, *_span(years), len(years))
        for (label, why), years in labels.items()
    ]
    found.sort(key=lambda one: (one.first or 9999, one.last or 9999, one.label))
    decisions = _decisions(connection, person.council)
    return PersonRecord(
        person,
        tuple(found),
        _stretches(posts),
        _stretches(groups),
        tuple(one for one in decisions if _concerns(one, person)),
    )


def _span(years: Sequence[int | None]) -> tuple[int | None, int | None]:
    known = [year for year in years if year is not None]
    return min(known, default=None), max(known, default=None)


def _stretches(years: dict[str | None, list[int]]) -> tuple[Stretch, ...]:
    found = [Stretch(what, min(of), max(of)) for what, of in years.items()]
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.what or "")))


def _concerns(decision: Decision, person: PersonRow) -> bool:
    if f"#{decision.id}" in person.key:
        return True
    who = Person(person.key, person.name, person.role, person.names)
    return any(key is not None and is_called(who, key) for key in (decision.person, decision.other))
