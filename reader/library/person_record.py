"""What is known of one person: labels, posts and groups over the years, and what the reader said."""

import sqlite3
from collections.abc import Sequence

from msgspec import Struct

from reader.library.people import PersonRow, by_council, decisions_of, unpack
from reader.minutes.by_hand import Decision, apart_key, is_called
from reader.minutes.people import Person, Why


class LabelOfPerson(Struct, frozen=True):
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


class Stretch(Struct, frozen=True):
    """A post (None: an ordinary member) or a group, and the years in which it is known."""

    what: str | None
    first: int
    last: int


class PersonRecord(Struct, frozen=True):
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


def record_of(connection: sqlite3.Connection, person: PersonRow) -> PersonRecord:
    """The record of a person of this database."""
    council = by_council(connection).get(person.council, {})
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
    decisions = decisions_of(connection, person.council)
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
    if person.key == apart_key(decision.person, decision.id):
        return True
    who = Person(person.key, person.name, person.role, person.names)
    return any(key is not None and is_called(who, key) for key in (decision.person, decision.other))
