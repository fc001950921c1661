"""Sittings and their speeches: stored once, whole, in one transaction each."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import json

from reader.errors import NotFound
from reader.library import affiliations, bookmarks, drafts, earlier, keyed_rows, layout, text_store
from reader.library.database import Database
from reader.library.records import ExchangeInfo, OwnerKind, SittingInfo, Stored
from reader.library.times import now
from reader.minutes import ids
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.threads.model import Bounds, Style

_INFO = """
json_object(
    'row', s.id, 'id', s.key, 'reference', s.reference, 'assembly', a.name,
    'meeting', s.meeting, 'date', s.date, 'kind', s.meeting_kind, 'url', s.url,
    'family', s.family, 'speeches', s.speeches, 'characters', s.characters,
    'exchanges', (SELECT count(*) FROM exchange AS e WHERE e.sitting_id = s.id),
    'preliminary', json(iif(s.preliminary, 'true', 'false')),
    'summary', json(iif(s.summary, 'true', 'false'))
)
"""
"""A `SittingInfo` as JSON: a thread that reads row by row waits for Python at every one, where a
window is being built beside it; all of them in one piece it does not."""

_SITTINGS = "FROM sitting AS s LEFT JOIN assembly AS a ON a.id = s.assembly_id"

_NAMED_BY_KEY = (
    ("bookmark", "owner_key"),
    ("correction", "sitting_key"),
    ("draft_item", "sitting_key"),
)
_OF_TEXT = (
    *("chunk", "speech", "exchange", "layout", "thread_state", "quote"),
    *("affiliation", "sitting_people"),
)
"""Tables of what is of one text of a sitting."""


class Sittings:
    """The minutes of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, sitting: Sitting, exchanges: Sequence[Bounds]) -> Stored:
        """Store a sitting with its exchanges, or replace it where the text changed.

        One transaction: speeches, chunks, exchanges, bookmarks and quotes that move along, and
        the outbox row for the index. What is derived from an older text is dropped; that text
        itself is kept (`reader.library.earlier`). A 速報版 never replaces what is final.
        """
        with self._database.writing() as connection:
            before = self._held(sitting.id)
            if before is not None and sitting.preliminary and not before.preliminary:
                return Stored.UNCHANGED
            stored, row = keyed_rows.put(
                connection,
                "sitting",
                sitting.id,
                _fingerprint(sitting),
                {
                    "reference": sitting.reference or sitting.id,
                    "assembly_id": _assembly_row(connection, sitting.assembly),
                    "meeting": sitting.meeting,
                    "date": sitting.date.isoformat() if sitting.date else None,
                    "meeting_kind": meeting_kind(sitting.meeting, sitting.reference),
                    "url": sitting.url,
                    "family": sitting.family,
                    "speeches": len(sitting.speeches),
                    "characters": sitting.characters,
                    "preliminary": sitting.preliminary,
                    "summary": sitting.summary,
                    "stored_at": now(),
                },
            )
            if stored is Stored.UNCHANGED:
                return self._declared(connection, row, before, sitting)
            if before is not None:
                lines = tuple((one.label, one.text) for one in before.speeches)
                if lines != tuple((one.label, one.text) for one in sitting.speeches):
                    earlier.keep(connection, row, before.preliminary, lines)
                for table in _OF_TEXT:
                    connection.execute(f"DELETE FROM {table} WHERE sitting_id = ?", (row,))
            _write_speeches(connection, row, sitting, exchanges)
            affiliations.write(connection, row, sitting)
            if before is not None:
                bookmarks.move_along(connection, sitting)
                drafts.move_along(connection, before, sitting)
            keyed_rows.tell_index(connection, OwnerKind.SITTING, row)
        return stored

    def _held(self, sitting: str) -> Sitting | None:
        return self.get(sitting) if self.holds(sitting) else None

    def _declared(
        self, connection: sqlite3.Connection, row: int, before: Sitting | None, sitting: Sitting
    ) -> Stored:
        """The words are the same; what the record says of itself, or of groups, may not be."""
        assert before is not None
        same = (before.preliminary, before.summary) == (sitting.preliminary, sitting.summary)
        told = any(speech.group for speech in sitting.speeches)
        if not (told and affiliations.write(connection, row, sitting)) and same:
            return Stored.UNCHANGED
        connection.execute(
            "UPDATE sitting SET preliminary = ?, summary = ? WHERE id = ?",
            (sitting.preliminary, sitting.summary, row),
        )
        keyed_rows.tell_index(connection, OwnerKind.SITTING, row)
        return Stored.CHANGED

    def rename(self, sitting: str, identity: str, reference: str) -> None:
        """Give a sitting another id, and all that names it: bookmarks, corrections, drafts.

        Args:
            identity: one that no sitting has.
            reference: its source's own id.

        Raises:
            NotFound: no sitting of that id.
        """
        with self._database.writing() as connection:
            row = keyed_rows.row_of(connection, "sitting", sitting)
            connection.execute(
                "UPDATE sitting SET key = ?, reference = ? WHERE id = ?", (identity, reference, row)
            )
            for table, column in _NAMED_BY_KEY:
                connection.execute(
                    f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (identity, sitting)
                )
            keyed_rows.tell_index(connection, OwnerKind.SITTING, row)

    def delete(self, sitting: str) -> None:
        """Remove a sitting; bookmarks and corrections that name it stay.

        Raises:
            NotFound: no sitting of that id.
        """
        with self._database.writing() as connection:
            keyed_rows.delete(connection, "sitting", sitting, OwnerKind.SITTING)

    def holds(self, sitting: str) -> bool:
        """Whether a sitting of that id is stored."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT 1 FROM sitting WHERE key = ?", (sitting,))
            return found.fetchone() is not None

    def settled(self, sitting: str) -> bool:
        """Whether a sitting of that id is stored, and is no 速報版 that is yet to be replaced."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT 1 FROM sitting WHERE key = ? AND NOT preliminary", (sitting,)
            )
            return found.fetchone() is not None

    def count(self) -> int:
        """How many sittings there are."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM sitting").fetchone()[0])

    def infos(self) -> list[SittingInfo]:
        """All sittings, oldest first; those without a date last."""
        return self._infos("")

    def infos_of(self, day: date | None) -> list[SittingInfo]:
        """The sittings of one day (of no known day, for None)."""
        return self._infos("WHERE s.date IS ?", day.isoformat() if day else None)

    def info(self, sitting: str) -> SittingInfo:
        """One sitting's entry of the list.

        Raises:
            NotFound: no sitting of that id.
        """
        found = self._infos("WHERE s.key = ?", sitting)
        if not found:
            raise NotFound(id=sitting)
        return found[0]

    def _infos(self, condition: str, *values: object) -> list[SittingInfo]:
        with self._database.reading() as connection:
            (found,) = connection.execute(
                f"SELECT json_group_array({_INFO}) {_SITTINGS} {condition}", values
            ).fetchone()
        infos = json.decode(found, type=list[SittingInfo])
        infos.sort(key=lambda one: (one.date is None, one.date or date.min, one.id))
        return infos

    def get(self, sitting: str) -> Sitting:
        """A sitting with all its speeches.

        Raises:
            NotFound: no sitting of that id.
        """
        info = self.info(sitting)
        with self._database.reading() as connection:
            rows = connection.execute(
                """
                SELECT p.label, p.name, p.role, p.seat, s.kind, s.anchor,
                       s.chunk_id, s.start, s.length, s.speaker_id
                FROM speech AS s JOIN speaker AS p ON p.id = s.speaker_id
                WHERE s.sitting_id = ? ORDER BY s.number
                """,
                (info.row,),
            ).fetchall()
            texts = text_store.read(connection, (row[6] for row in rows))
            groups = affiliations.read(connection, info.row)
        return Sitting(
            id=info.id,
            assembly=info.assembly,
            meeting=info.meeting,
            date=info.date,
            url=info.url,
            speeches=tuple(
                Speech(
                    label=label,
                    speaker=Speaker(name, role, seat),
                    kind=SpeechKind(kind),
                    text=texts[chunk][start : start + length],
                    anchor=anchor,
                    group=groups.get(speaker),
                )
                for label, name, role, seat, kind, anchor, chunk, start, length, speaker in rows
            ),
            family=info.family,
            reference=info.reference,
            preliminary=info.preliminary,
            summary=info.summary,
        )

    def all(self) -> Iterator[Sitting]:
        """Every sitting, oldest first, one at a time."""
        for info in self.infos():
            yield self.get(info.id)

    def exchanges(self, sitting: str) -> list[ExchangeInfo]:
        """The exchanges of a sitting, in order.

        Raises:
            NotFound: no sitting of that id.
        """
        with self._database.reading() as connection:
            row = keyed_rows.row_of(connection, "sitting", sitting)
            found = connection.execute(
                """
                SELECT e.first, e.last, p.name, p.role, p.seat, e.style
                FROM exchange AS e JOIN speaker AS p ON p.id = e.questioner_id
                WHERE e.sitting_id = ? ORDER BY e.first
                """,
                (row,),
            ).fetchall()
            answerers: dict[int, list[str]] = {}
            for exchange, role, name in connection.execute(
                """
                SELECT s.exchange, p.role, p.name
                FROM speech AS s JOIN speaker AS p ON p.id = s.speaker_id
                WHERE s.sitting_id = ? AND s.exchange IS NOT NULL AND s.kind = 'answer'
                ORDER BY s.number
                """,
                (row,),
            ):
                label = role or name
                names = answerers.setdefault(exchange, [])
                if label and label not in names:
                    names.append(label)
        return [
            ExchangeInfo(
                id=ids.exchange_id(sitting, first),
                first=first,
                last=last,
                questioner=Speaker(name, role, seat),
                style=Style(style),
                answerers=tuple(answerers.get(first, ())),
            )
            for first, last, name, role, seat, style in found
        ]

    def damaged(self) -> Iterator[str]:
        """Ids of sittings whose stored text is not what was stored (a disk fault)."""
        for info in self.infos():
            try:
                sound = self._stored_fingerprint(info.id) == _fingerprint(self.get(info.id))
            except Exception:  # any failure to read is the finding
                sound = False
            if not sound:
                yield info.id

    def _stored_fingerprint(self, sitting: str) -> bytes:
        with self._database.reading() as connection:
            return keyed_rows.fingerprint_of(connection, "sitting", sitting)


def _write_speeches(
    connection: sqlite3.Connection, row: int, sitting: Sitting, exchanges: Sequence[Bounds]
) -> None:
    exchange_of = {
        number: bounds.first
        for bounds in exchanges
        for number in range(bounds.first, bounds.last + 1)
    }
    places = text_store.write(
        connection, [speech.text for speech in sitting.speeches], sitting=row, post=None
    )
    speakers: dict[tuple[str, Speaker], int] = {}
    rows: list[tuple[object, ...]] = []
    for number, (speech, (chunk, start)) in enumerate(
        zip(sitting.speeches, places, strict=True), start=1
    ):
        who = (speech.label, speech.speaker)
        if who not in speakers:
            speakers[who] = _speaker_row(connection, *who)
        rows.append(
            (
                row,
                number,
                chunk,
                start,
                len(speech.text),
                speakers[who],
                speech.kind,
                speech.anchor,
                exchange_of.get(number),
            )
        )
    connection.executemany("INSERT INTO speech VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for bounds in exchanges:
        first = sitting.speeches[bounds.first - 1]
        connection.execute(
            "INSERT INTO exchange VALUES (?, ?, ?, ?, ?)",
            (
                row,
                bounds.first,
                bounds.last,
                _speaker_row(connection, first.label, bounds.questioner),
                bounds.style,
            ),
        )
    layout.write(connection, row)


def _speaker_row(connection: sqlite3.Connection, label: str, speaker: Speaker) -> int:
    values = (label, speaker.name, speaker.role, speaker.seat)
    found = connection.execute(
        """
        SELECT id FROM speaker WHERE label = ? AND ifnull(name, '') = ifnull(?, '')
        AND ifnull(role, '') = ifnull(?, '') AND ifnull(seat, -1) = ifnull(?, -1)
        """,
        values,
    ).fetchone()
    if found is not None:
        return int(found[0])
    row = connection.execute(
        "INSERT INTO speaker (label, name, role, seat) VALUES (?, ?, ?, ?)", values
    ).lastrowid
    assert row is not None
    return row


def _assembly_row(connection: sqlite3.Connection, name: str | None) -> int | None:
    if name is None:
        return None
    connection.execute("INSERT OR IGNORE INTO assembly (name) VALUES (?)", (name,))
    found = connection.execute("SELECT id FROM assembly WHERE name = ?", (name,)).fetchone()
    return int(found[0])


def _fingerprint(sitting: Sitting) -> bytes:
    """A hash of everything that came from the source; anything else may be recomputed."""
    content: list[object] = [
        sitting.assembly,
        sitting.meeting,
        sitting.date.isoformat() if sitting.date else None,
        sitting.url,
        [[speech.label, speech.text] for speech in sitting.speeches],
    ]
    return keyed_rows.fingerprint(content)
