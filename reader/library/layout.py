"""Where the speeches of a sitting lie, packed: a search reads those of a whole archive at once.

A layout says nothing that the tables `speech` and `exchange` do not say; it is written with
them, in the same transaction, and made anew from them where it is missing.
"""

import sqlite3
import sys
from array import array
from collections.abc import Iterable

from reader.minutes.model import SpeechKind

COLUMNS = ("chunk", "start", "length", "speaker", "kind", "exchange", "questioner")
"""The numbers kept of each speech: its chunk, its range in it in code points, the row of its
speaker, its kind as a place in `KINDS`, the number of its exchange's first speech and the row of
who opened that (both 0 outside)."""

KINDS = tuple(SpeechKind)
"""Kinds of speeches by their number in a layout."""

Row = tuple[int, int, int, int, str, int | None, int | None]
"""The columns of one speech, with its kind by name and None where a layout has 0."""


def pack(rows: Iterable[Row]) -> bytes:
    """The layout of a sitting's speeches, in order: little-endian 32-bit numbers, row by row."""
    packed = array("i")
    for chunk, start, length, speaker, kind, exchange, questioner in rows:
        number = KINDS.index(SpeechKind(kind))
        packed.extend((chunk, start, length, speaker, number, exchange or 0, questioner or 0))
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


def write(connection: sqlite3.Connection, sitting: int) -> None:
    """Make the layout of a sitting's row from its speeches."""
    rows = connection.execute(
        """
        SELECT s.chunk_id, s.start, s.length, s.speaker_id, s.kind, s.exchange, e.questioner_id
        FROM speech AS s
        LEFT JOIN exchange AS e ON e.sitting_id = s.sitting_id AND e.first = s.exchange
        WHERE s.sitting_id = ? ORDER BY s.number
        """,
        (sitting,),
    )
    connection.execute("INSERT OR REPLACE INTO layout VALUES (?, ?)", (sitting, pack(rows)))


def fill(connection: sqlite3.Connection) -> None:
    """Make every layout that is missing."""
    missing = connection.execute(
        "SELECT id FROM sitting WHERE id NOT IN (SELECT sitting_id FROM layout)"
    ).fetchall()
    for (sitting,) in missing:
        write(connection, sitting)
