"""How the answers of sittings end, packed: a search reads those of a whole archive at once.

Kept with the version of the cues that told them; derived, and gone with the threads they are of.
"""

import sqlite3
import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

from reader.library.database import Database
from reader.threads.model import ENDINGS, EndingKind, PassageEnding

SEARCHED = ("speech", "start", "end", "kind")
"""The numbers of a passage that a search reads: its speech, its range in the folded text of that
in code points, and how it ends as a place in `KINDS`."""

KINDS = tuple(EndingKind)
"""How answers end, by their number."""

_SHOWN = 4
"""Numbers of a passage that are shown: its range and its closing sentence's, in the speech's text."""

_TOGETHER = 500
"""Sittings that are read by one statement."""


class Endings:
    """How the answers of a library's sittings end, as far as it is known."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, sitting: str, endings: Sequence[PassageEnding]) -> None:
        """Store a sitting's endings in place of older ones.

        A sitting that is gone meanwhile, or has no threads any more, is left alone.
        """
        with self._database.writing() as connection:
            row = connection.execute(
                """
                SELECT s.id FROM sitting AS s JOIN thread_state AS t ON t.sitting_id = s.id
                WHERE s.key = ?
                """,
                (sitting,),
            ).fetchone()
            if row is not None:
                write(connection, int(row[0]), endings)

    def known(self, sitting: str) -> bool:
        """Whether today's endings of a sitting are stored."""
        with self._database.reading() as connection:
            return (
                connection.execute(
                    """
                    SELECT 1 FROM sitting AS s JOIN ending AS e ON e.sitting_id = s.id
                    WHERE s.key = ? AND e.version = ?
                    """,
                    (sitting, ENDINGS),
                ).fetchone()
                is not None
            )

    def of(self, sitting: str) -> tuple[PassageEnding, ...]:
        """A sitting's endings in order of speech; empty where they are not known."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT e.searched, e.shown
                FROM sitting AS s JOIN ending AS e ON e.sitting_id = s.id
                WHERE s.key = ? AND e.version = ?
                """,
                (sitting, ENDINGS),
            ).fetchone()
        return () if row is None else tuple(_unpack(*row))

    def at(self, places: Collection[tuple[int, int]]) -> dict[tuple[int, int], list[PassageEnding]]:
        """The endings of speeches, in order; those that have none, or none known, are left out.

        Args:
            places: (row of a sitting, number of a speech).
        """
        wanted: dict[int, set[int]] = {}
        for row, speech in places:
            wanted.setdefault(row, set()).add(speech)
        found: dict[tuple[int, int], list[PassageEnding]] = {}
        rows = sorted(wanted)
        with self._database.reading() as connection:
            for first in range(0, len(rows), _TOGETHER):
                some = rows[first : first + _TOGETHER]
                for row, searched, shown in connection.execute(
                    f"""
                    SELECT sitting_id, searched, shown FROM ending
                    WHERE version = ? AND sitting_id IN ({", ".join("?" * len(some))})
                    """,
                    (ENDINGS, *some),
                ):
                    for one in _unpack(searched, shown, wanted[row]):
                        found.setdefault((row, one.speech), []).append(one)
        return found

    def state(self) -> tuple[int, int]:
        """How many sittings have endings, and the number of the latest ones: another pair means
        that others are known now."""
        with self._database.reading() as connection:
            count, latest = connection.execute(
                "SELECT count(*), ifnull(max(id), 0) FROM ending WHERE version = ?", (ENDINGS,)
            ).fetchone()
            return int(count), int(latest)

    def since(self, latest: int) -> list[tuple[int, bytes]]:
        """What was stored after the endings of that number: rows of sittings, and their columns
        `SEARCHED` as little-endian 32-bit numbers, passage by passage."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT sitting_id, searched FROM ending WHERE version = ? AND id > ?",
                (ENDINGS, latest),
            ).fetchall()

    def expected(self) -> list[int]:
        """Rows of the sittings that hold exchanges, and so answers, ascending."""
        with self._database.reading() as connection:
            return [
                row
                for (row,) in connection.execute(
                    "SELECT DISTINCT sitting_id FROM exchange ORDER BY sitting_id"
                )
            ]


def write(connection: sqlite3.Connection, row: int, endings: Sequence[PassageEnding]) -> None:
    """Store the endings of a sitting's row in place of older ones."""
    searched = _pack((one.speech, *one.folded, KINDS.index(one.kind)) for one in endings)
    shown = _pack((one.start, one.end, *one.closing) for one in endings)
    connection.execute("DELETE FROM ending WHERE sitting_id = ?", (row,))
    connection.execute(
        "INSERT INTO ending (sitting_id, version, searched, shown) VALUES (?, ?, ?, ?)",
        (row, ENDINGS, searched, shown),
    )


def _pack(rows: Iterable[tuple[int, ...]]) -> bytes:
    packed = array("i", [number for row in rows for number in row])
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def _unpack(
    searched: bytes, shown: bytes, speeches: Collection[int] | None = None
) -> Iterator[PassageEnding]:
    """The endings of a sitting, of all its speeches or some."""
    found, places = _numbers(searched), _numbers(shown)
    for one, speech in enumerate(found[:: len(SEARCHED)]):
        if speeches is None or speech in speeches:
            _, first, stop, kind = found[one * len(SEARCHED) : (one + 1) * len(SEARCHED)]
            start, end, *closing = places[one * _SHOWN : (one + 1) * _SHOWN]
            yield PassageEnding(
                speech, start, end, (first, stop), KINDS[kind], (closing[0], closing[1])
            )


def _numbers(packed: bytes) -> Sequence[int]:
    numbers = array("i")
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
