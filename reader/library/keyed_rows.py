"""Rows known by a public key and a fingerprint: sittings and posts."""

import sqlite3
from collections.abc import Mapping

from reader.library.records import Stored


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
