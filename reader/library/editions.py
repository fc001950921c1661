"""What the records of an older library say of themselves, told from their titles and texts."""

import sqlite3

from reader.library import text_store
from reader.minutes.edition import edition_of


def fill(connection: sqlite3.Connection) -> None:
    """Tell the edition of every sitting."""
    openings = connection.execute(
        """
        SELECT s.id, s.meeting, p.chunk_id, p.start, p.length,
               p.speaker_id IN (SELECT id FROM speaker
                                WHERE name IS NULL AND role IS NULL AND seat IS NULL)
        FROM sitting AS s JOIN speech AS p ON p.sitting_id = s.id AND p.number = 1
        """
    ).fetchall()
    for row, meeting, chunk, start, length, nobody in openings:
        opening = ()
        if nobody:
            opening = (text_store.read(connection, [chunk])[chunk][start : start + length],)
        edition = edition_of([meeting], opening)
        if edition.preliminary or edition.summary:
            connection.execute(
                "UPDATE sitting SET preliminary = ?, summary = ? WHERE id = ?",
                (edition.preliminary, edition.summary, row),
            )
