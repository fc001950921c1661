"""Who is who across the sittings of a council, kept for the search: made anew at any time from
labels, lists and what the reader said (`reader.minutes.who_is_who`)."""

import json
import sqlite3
import sys
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from reader.library.database import Database
from reader.library.sittings import Sittings
from reader.library.times import now

if TYPE_CHECKING:
    # A window's start would wait for them.
    from reader.library.person_record import PersonRecord
    from reader.minutes.by_hand import Decision

COLUMNS = ("speaker", "person", "why", "group")
"""The numbers kept of each voice of a sitting, in order of speakers: the rows of its speaker and
its person (0: nobody), the number of a `Why`, the row of its group (0: none is known)."""

_TOGETHER = 50
"""Sittings whose lists are read in one transaction."""


class PersonRow(Struct, frozen=True):
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


class PeopleStore:
    """Tells the people of a library's councils, and keeps what the reader says about them."""

    def __init__(self, database: Database, sittings: Sittings) -> None:
        self._database = database
        self._sittings = sittings

    # --- telling ---

    def refresh(self, cancelled: Callable[[], bool] = lambda: False) -> bool:
        """Tell the people of every council that changed since; says whether there was one.

        One transaction a council, short: who is who is worked out before, so that nobody waits
        who writes. Stopping in between loses nothing but time.
        """
        changed = False
        due = self._due()
        for council, rows in due.items():
            if not self._read_lists(rows, cancelled):
                return changed
            from reader.library.people_telling import store, work_out  # a window does without

            with self._database.reading() as connection:
                told = work_out(connection, council, rows)
            with self._database.writing() as connection:
                changed = store(connection, told) or changed
        return changed

    def due(self) -> bool:
        """Whether any council's people are to be told anew."""
        return bool(self._due())

    def _due(self) -> dict[str, dict[int, str | None]]:
        """By council, its sittings (row → date), of those whose people are not told as it is now."""
        from reader.minutes.people import PEOPLE

        with self._database.reading() as connection:
            told = {
                council: (sittings, change, version)
                for council, sittings, change, version in connection.execute(
                    "SELECT council, sittings, change, version FROM council_people"
                )
            }
            rows = by_council(connection)
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
        from reader.minutes.name_lists import listed_people

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

    def decide(self, council: str, decision: "Decision", *, tell: bool = True) -> int:
        """Keep what the reader says, and tell the council's people anew; one transaction.

        Args:
            tell: else the council is only due (`refresh`): telling it takes seconds where it has
                thousands of sittings.

        Returns:
            The decision's id, by which it is taken back.
        """
        with self._database.writing() as connection:
            number = connection.execute(
                """
                INSERT INTO person_decision
                    (council, kind, person, name, label, other, other_name, sittings, made_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    council,
                    decision.kind,
                    decision.person,
                    decision.name,
                    decision.label,
                    decision.other,
                    decision.other_name,
                    json.dumps(_standing_alone(connection, council, decision.person)),
                    now(),
                ),
            ).lastrowid
            assert number is not None
            _tell_again(connection, council, now=tell)
            return number

    def part(self, person: PersonRow, labels: Sequence[str]) -> list[int]:
        """Keep that labels are of one other person; the council is due then (`refresh`).

        Returns:
            The ids of the decisions.
        """
        from reader.minutes.by_hand import Decision, DecisionKind, apart_key
        from reader.minutes.labels import parse_label

        name = next((found for label in labels if (found := parse_label(label).name)), labels[0])
        with self._database.writing():
            first, *more = labels
            apart = Decision(DecisionKind.APART, person.key, name, first)
            made = [self.decide(person.council, apart, tell=False)]
            key = apart_key(person.key, made[0])
            for label in more:
                with_it = Decision(DecisionKind.SAME, person.key, name, label, key, name)
                made.append(self.decide(person.council, with_it, tell=False))
        return made

    def take_back(self, decision: int, *, tell: bool = True) -> None:
        """Undo what the reader said; nothing happens where it is undone already.

        Args:
            tell: as of `decide`.
        """
        with self._database.writing() as connection:
            found = connection.execute(
                "DELETE FROM person_decision WHERE id = ? RETURNING council", (decision,)
            ).fetchall()
            for (council,) in found:
                _tell_again(connection, council, now=tell)

    def decisions(self, council: str) -> "list[Decision]":
        """What the reader said about a council's people, oldest first."""
        with self._database.reading() as connection:
            return decisions_of(connection, council)

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

    def called(self, value: str) -> list[PersonRow]:
        """Whom a value of the facet of speakers means (see `reader.search.voices`).

        Several where namesakes are not told apart by it.
        """
        name, _, council = value.removeprefix("＝").partition("＠")
        name, council = name.partition("＃")[0], council.partition("＃")[0]
        with self._database.reading() as connection:
            found = [
                _row(*row)
                for row in connection.execute(
                    f"""
                    {_PERSON} WHERE name || ifnull(role, '') = ?1
                    OR EXISTS (SELECT 1 FROM json_each(names) WHERE value = ?1) ORDER BY id
                    """,
                    (name,),
                )
            ]
        return [one for one in found if council in one.council] or found

    def of_council(self, council: str) -> list[PersonRow]:
        """Everybody of a council, by name."""
        with self._database.reading() as connection:
            return [
                _row(*row)
                for row in connection.execute(
                    f"{_PERSON} WHERE council = ? ORDER BY name, key", (council,)
                )
            ]

    def record(self, person: int) -> "PersonRecord | None":
        """What is known of a person's row; None where it is gone."""
        with self._database.reading() as connection:
            one = _person(connection, person)
            if one is None:
                return None
            from reader.library.person_record import record_of  # a window's start does without

            return record_of(connection, one)


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


def by_council(connection: sqlite3.Connection) -> dict[str, dict[int, tuple[str | None, int]]]:
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


def decisions_of(connection: sqlite3.Connection, council: str) -> "list[Decision]":
    from reader.minutes.by_hand import Decision, DecisionKind

    return [
        Decision(DecisionKind(kind), *told, sittings=frozenset(json.loads(sittings)), id=number)
        for number, kind, *told, sittings in connection.execute(
            """
            SELECT id, kind, person, name, label, other, other_name, sittings FROM person_decision
            WHERE council = ? ORDER BY id
            """,
            (council,),
        )
    ]


def unpack(blob: bytes | None) -> Iterator[tuple[int, int, int, int]]:
    """The rows of `COLUMNS` of a sitting."""
    numbers = array("i")
    numbers.frombytes(blob or b"")
    if sys.byteorder == "big":
        numbers.byteswap()
    whole = iter(numbers)
    return zip(whole, whole, whole, whole, strict=True)


def _standing_alone(connection: sqlite3.Connection, council: str, key: str) -> list[str]:
    """The sittings in which a way of being called stands for itself; none for a person's key."""
    found = connection.execute(
        "SELECT id FROM person WHERE council = ? AND key = ? AND names = '[]'", (council, key)
    ).fetchone()
    if found is None:
        return []
    return [
        sitting
        for sitting, blob in connection.execute(
            """
            SELECT s.key, t.voices FROM sitting_people AS t JOIN sitting AS s ON s.id = t.sitting_id
            """
        )
        if any(person == found[0] for _, person, _, _ in unpack(blob))
    ]


def _tell_again(connection: sqlite3.Connection, council: str, *, now: bool) -> None:
    if not now:
        connection.execute("DELETE FROM council_people WHERE council = ?", (council,))
        return
    from reader.library.people_telling import tell

    rows = by_council(connection).get(council, {})
    tell(connection, council, {row: day for row, (day, _) in rows.items()})


_PERSON = "SELECT id, council, key, name, role, names FROM person"


def _row(row: int, council: str, key: str, name: str, role: str | None, names: str) -> PersonRow:
    return PersonRow(row, council, key, name, role, tuple(json.loads(names)))


def _person(connection: sqlite3.Connection, row: int) -> PersonRow | None:
    found = connection.execute(f"{_PERSON} WHERE id = ?", (row,)).fetchone()
    return None if found is None else _row(*found)
