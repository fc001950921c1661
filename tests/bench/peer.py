"""The peer: SQLite FTS5 with trigrams, a row a speech, as an engineer would build it in a day.

Rows are in date order, so that the newest come first by going backwards; snippets are FTS5's own.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.archive import records
from bench.asked import Asked
from bench.machine import peak_memory

_SITTINGS_OF_A_COMMIT = 50
_CACHE = "PRAGMA cache_size = -65536"
_TABLES = """
CREATE TABLE sitting (
    id INTEGER PRIMARY KEY, key TEXT, date TEXT, meeting TEXT, first INTEGER, last INTEGER
);
CREATE INDEX sitting_by_date ON sitting (date);
CREATE TABLE speech (id INTEGER PRIMARY KEY, sitting INTEGER, number INTEGER, speaker TEXT);
CREATE VIRTUAL TABLE fts USING fts5 (text, tokenize = 'trigram');
"""


def available() -> bool:
    """Whether this Python's SQLite has FTS5 with trigrams (3.34 and newer)."""
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'trigram')")
        except sqlite3.OperationalError:
            return False
    return True


def build(archive: Path, path: Path) -> None:
    """Make the peer's file of an archive."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in ("journal_mode = WAL", "synchronous = NORMAL"):
        connection.execute(f"PRAGMA {statement}")
    connection.execute(_CACHE)
    connection.executescript(_TABLES)
    row = 0
    connection.execute("BEGIN")
    for sitting, record in enumerate(records(archive), start=1):
        first = row + 1
        for number, (label, text) in enumerate(record.speeches, start=1):
            row += 1
            connection.execute("INSERT INTO speech VALUES (?,?,?,?)", (row, sitting, number, label))
            connection.execute("INSERT INTO fts (rowid, text) VALUES (?, ?)", (row, text))
        connection.execute(
            "INSERT INTO sitting VALUES (?, ?, ?, ?, ?, ?)",
            (sitting, record.id, record.date, record.meeting, first, row),
        )
        if sitting % _SITTINGS_OF_A_COMMIT == 0:
            connection.execute("COMMIT")
            connection.execute("BEGIN")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def pages(job: Mapping[str, Any]) -> dict[str, Any]:
    """Answer queries one after the other; see `bench.queries`."""
    began = time.perf_counter()
    connection = sqlite3.connect(job["place"], isolation_level=None)
    connection.execute(_CACHE)
    order = {"newest": "fts.rowid DESC", "relevance": "rank"}[job["sort"]]
    milliseconds: list[float] = []
    hits: list[int] = []
    for one in job["queries"]:
        if milliseconds:
            began = time.perf_counter()
        found = _page(connection, Asked.from_json(one), order, job["limit"])
        milliseconds.append((time.perf_counter() - began) * 1000)
        hits.append(len(found))
    connection.close()
    return {"milliseconds": milliseconds, "hits": hits, "peak": peak_memory(os.getpid())}


def _page(
    connection: sqlite3.Connection, asked: Asked, order: str, limit: int
) -> list[tuple[int, str]]:
    tables, conditions = "fts", ["fts MATCH ?"]
    values: list[object] = [" ".join('"' + word.replace('"', '""') + '"' for word in asked.words)]
    if asked.first is not None:
        rows = connection.execute(
            "SELECT min(first), max(last) FROM sitting WHERE date BETWEEN ? AND ?",
            (asked.first, asked.last),
        ).fetchone()
        if rows[0] is None:
            return []
        conditions.append("fts.rowid BETWEEN ? AND ?")
        values += rows
    # CROSS: the words first, then the rows that they find.
    if asked.speaker is not None or asked.meeting is not None:
        tables += " CROSS JOIN speech ON speech.id = fts.rowid"
    if asked.speaker is not None:
        conditions.append("instr(speech.speaker, ?)")
        values.append(asked.speaker)
    if asked.meeting is not None:
        tables += " CROSS JOIN sitting ON sitting.id = speech.sitting"
        conditions.append("instr(sitting.meeting, ?)")
        values.append(asked.meeting)
    return connection.execute(
        f"SELECT fts.rowid, snippet(fts, 0, '[', ']', '…', 64) FROM {tables}"
        f" WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ?",
        (*values, limit),
    ).fetchall()


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
