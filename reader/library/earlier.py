"""The text that a sitting had before the present one: a 速報版, or what a re-download replaced."""

import json
import sqlite3
import zlib

from msgspec import Struct

from reader.library.database import Database
from reader.library.times import now

Lines = tuple[tuple[str, str], ...]
"""Of each speech its label and its text, in order."""


class Earlier(Struct, frozen=True):
    """A text that was replaced.

    Attributes:
        preliminary: it was a 速報版.
        replaced_at: UTC, ISO 8601.
    """

    preliminary: bool
    replaced_at: str
    speeches: Lines


class EarlierTexts:
    """One earlier text a sitting: the latest, but a 速報版 stays until the sitting goes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, sitting: str) -> Earlier | None:
        """The earlier text of a sitting, by id; None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT e.preliminary, e.replaced_at, e.speeches
                FROM earlier_text AS e JOIN sitting AS s ON s.id = e.sitting_id WHERE s.key = ?
                """,
                (sitting,),
            ).fetchone()
        if row is None:
            return None
        preliminary, replaced_at, packed = row
        speeches = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
        return Earlier(
            bool(preliminary), replaced_at, tuple((label, text) for label, text in speeches)
        )

    def is_preliminary(self, sitting: str) -> bool | None:
        """Whether the earlier text of a sitting was a 速報版; None where there is none."""
        with self._database.reading() as connection:
            row = connection.execute(
                """
                SELECT e.preliminary FROM earlier_text AS e
                JOIN sitting AS s ON s.id = e.sitting_id WHERE s.key = ?
                """,
                (sitting,),
            ).fetchone()
        return None if row is None else bool(row[0])


def keep(connection: sqlite3.Connection, row: int, preliminary: bool, speeches: Lines) -> None:
    """Keep the text of a sitting's row, which is about to be replaced."""
    text = json.dumps(speeches, ensure_ascii=False).encode("utf-8", "surrogatepass")
    connection.execute(
        """
        INSERT INTO earlier_text VALUES (?, ?, ?, ?)
        ON CONFLICT (sitting_id) DO UPDATE
        SET preliminary = excluded.preliminary, replaced_at = excluded.replaced_at,
            speeches = excluded.speeches
        WHERE excluded.preliminary OR NOT earlier_text.preliminary
        """,
        (row, preliminary, now(), zlib.compress(text)),
    )
