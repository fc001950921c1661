"""Telling the people of a council: from what the library holds to who is who.

Imported only where that is done; a window does not.
"""

import json
import sqlite3
import sys
from array import array
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from reader.library import readings
from reader.library.people import by_council, decisions_of
from reader.minutes.by_hand import Decision, with_decisions
from reader.minutes.model import Speaker
from reader.minutes.people import PEOPLE, Day, Names, People, Person, Voice
from reader.minutes.roster import Entry
from reader.minutes.who_is_who import tell_people


class Told(Struct, frozen=True):
    """A council's people as they were told, and from what.

    Attributes:
        sittings: the council's, and which of them have been read for lists.
        speaking, groups: who speaks in each sitting, and of which group.
        decisions: what the reader had said.
        change: the library's number of the latest change of the council.
    """

    council: str
    sittings: int
    ready: Sequence[int]
    speaking: dict[int, list[int]]
    groups: dict[tuple[int, int], int]
    people: People
    decisions: Sequence[Decision]
    change: int


def tell(connection: sqlite3.Connection, council: str, rows: dict[int, str | None]) -> None:
    """Tell a council's people and store them; sittings whose lists were not read yet wait."""
    store(connection, work_out(connection, council, rows))


def work_out(connection: sqlite3.Connection, council: str, rows: dict[int, str | None]) -> Told:
    """Tell a council's people, which takes seconds: nothing is written meanwhile."""
    voices, numbers = _voices(connection)
    listed = dict(connection.execute("SELECT sitting_id, listed FROM sitting_people"))
    speaking = _speaking(connection)
    keys: dict[int, str] = dict(connection.execute("SELECT id, key FROM sitting").fetchall())
    ready = [row for row in rows if row in listed]
    days = [
        Day(
            _ordinal(rows[row]),
            tuple(numbers[speaker] for speaker in speaking.get(row, ())),
            tuple(Entry(*one) for one in json.loads(listed[row])),
            keys[row],
        )
        for row in ready
    ]
    decisions = decisions_of(connection, council)
    people = with_decisions(tell_people(days, voices, _NAMES), days, voices, decisions)
    return Told(
        council=council,
        sittings=len(rows),
        ready=ready,
        speaking=speaking,
        groups=_groups(connection),
        people=people,
        decisions=decisions,
        change=max((one for _, one in by_council(connection).get(council, {}).values()), default=0),
    )


def store(connection: sqlite3.Connection, told: Told) -> bool:
    """Store a council's people in place of those that were there.

    Returns:
        Whether the reader has decided nothing since; else they are to be told anew, and nothing
        is stored. What was imported since makes them due by itself.
    """
    if decisions_of(connection, told.council) != told.decisions:
        return False
    people = told.people
    used = {place for found in people.of_day for place, _ in found if place is not None}
    row_of = _store_persons(
        connection, told.council, {place: people.persons[place] for place in used}
    )
    _store_voices(connection, told.ready, told.speaking, people, row_of, told.groups)
    complete = len(told.ready) == told.sittings
    connection.execute(
        "INSERT OR REPLACE INTO council_people VALUES (?, ?, ?, ?)",
        (told.council, told.sittings if complete else -1, told.change, PEOPLE),
    )
    connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'people'")
    return True


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


def _ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day).toordinal() if day else None
