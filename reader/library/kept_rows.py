"""Rows that were deleted, kept so that they can be put back as they were."""

import sqlite3
from collections.abc import Iterable, Sequence

from msgspec import Struct


class KeptRows(Struct, frozen=True):
    """Rows of one table.

    Attributes:
        table: one of this program's own names, never a person's words.
    """

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def kept_rows(
    connection: sqlite3.Connection, table: str, where: str, values: Sequence[object]
) -> KeptRows:
    """The rows of a table for which a condition holds, before they are deleted."""
    found = connection.execute(f"SELECT * FROM {table} WHERE {where}", tuple(values))
    columns = tuple(str(one[0]) for one in found.description)
    return KeptRows(table, columns, tuple(tuple(row) for row in found))


def put_rows_back(
    connection: sqlite3.Connection, kept: Iterable[KeptRows], assembly: int | None = None
) -> None:
    """Insert rows again; where a row is there already, it stays as it is.

    Args:
        assembly: the row id that their council has now, where it may be another one.
    """
    for one in kept:
        names, marks = ", ".join(one.columns), ", ".join("?" * len(one.columns))
        at = one.columns.index("assembly_id") if "assembly_id" in one.columns else None
        connection.executemany(
            f"INSERT OR IGNORE INTO {one.table} ({names}) VALUES ({marks})",
            [
                tuple(
                    assembly if place == at and assembly is not None else value
                    for place, value in enumerate(row)
                )
                for row in one.rows
            ],
        )
