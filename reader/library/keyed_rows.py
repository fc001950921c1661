"""Rows known by a public key and a fingerprint: sittings and posts."""

import json
import sqlite3
from collections.abc import Mapping

from reader.errors import NotFound
from reader.library.records import OwnerKind, Stored


def put(
    connection: sqlite3.Connection,
    table: str,
    key: str,
    fingerprint: bytes,
    columns: Mapping[str, object],
) -> tuple[Stored, int]:
    """Insert a row, or change it where its fingerprint differs.

    Args:
        table: one that has the columns id, key and fingerprint.
        columns: all others that are set.

    Returns:
        What was done, and the row's id.
    """
    known = connection.execute(
        f"SELECT id, fingerprint FROM {table} WHERE key = ?", (key,)
    ).fetchone()
    if known is not None and known[1] == fingerprint:
        return Stored.UNCHANGED, int(known[0])
    values = {**columns, "fingerprint": fingerprint}
    if known is not None:
        changes = ", ".join(f"{name} = ?" for name in values)
        connection.execute(
            f"UPDATE {table} SET {changes} WHERE id = ?", (*values.values(), known[0])
        )
        return Stored.CHANGED, int(known[0])
    names = ", ".join(["key", *values])
    marks = ", ".join("?" * (len(values) + 1))
    row = connection.execute(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", (key, *values.values())
    ).lastrowid
    assert row is not None
    return Stored.NEW, row


def row_of(connection: sqlite3.Connection, table: str, key: str) -> int:
    """The row of a key.

    Raises:
        NotFound: there is none.
    """
    row = connection.execute(f"SELECT id FROM {table} WHERE key = ?", (key,)).fetchone()
    if row is None:
        raise NotFound(id=key)
    return int(row[0])


def delete(connection: sqlite3.Connection, table: str, key: str, unit: OwnerKind) -> None:
    """Remove a row, and tell the index.

    Raises:
        NotFound: there is none.
    """
    row = row_of(connection, table, key)
    connection.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
    tell_index(connection, unit, row)


def tell_index(connection: sqlite3.Connection, unit: OwnerKind, row: int) -> None:
    """Put a row into the outbox, for its documents are to be made anew, and number its change."""
    change = connection.execute(
        "INSERT INTO outbox (unit, ref) VALUES (?, ?)", (unit, row)
    ).lastrowid
    connection.execute(f"UPDATE {unit} SET change = ? WHERE id = ?", (change, row))


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the last change; 0 where nothing was ever stored."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()
    return int(row[0]) if row else 0


def fingerprint_of(connection: sqlite3.Connection, table: str, key: str) -> bytes:
    """The fingerprint that was stored with a row."""
    found = connection.execute(f"SELECT fingerprint FROM {table} WHERE key = ?", (key,))
    return bytes(found.fetchone()[0])


def fingerprint(content: list[object]) -> bytes:
    """A hash of a record's values, which are those of JSON."""
    encoded = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
    from hashlib import sha256  # loads OpenSSL, which a start does without

    return sha256(encoded).digest()
