"""Of which group (会派) a speaker was in a sitting, as the source printed it."""

import sqlite3
from collections.abc import Mapping

from reader.minutes.model import Sitting


def write(connection: sqlite3.Connection, row: int, sitting: Sitting) -> bool:
    """Store the groups of a sitting's speakers, whose speeches are stored, in place of others.

    Returns:
        Whether that changed anything.
    """
    speakers = dict(
        connection.execute("SELECT number, speaker_id FROM speech WHERE sitting_id = ?", (row,))
    )
    wanted = {
        speakers[number]: speech.group
        for number, speech in enumerate(sitting.speeches, start=1)
        if speech.group
    }
    if wanted == dict(read(connection, row)):
        return False
    connection.execute("DELETE FROM affiliation WHERE sitting_id = ?", (row,))
    for speaker, group in wanted.items():
        connection.execute("INSERT OR IGNORE INTO speaker_group (name) VALUES (?)", (group,))
        connection.execute(
            """
            INSERT INTO affiliation
            SELECT ?, ?, id FROM speaker_group WHERE name = ?
            """,
            (row, speaker, group),
        )
    return True


def read(connection: sqlite3.Connection, row: int) -> Mapping[int, str]:
    """The groups of a sitting's row, by the speaker's row."""
    return dict(
        connection.execute(
            """
            SELECT a.speaker_id, g.name
            FROM affiliation AS a JOIN speaker_group AS g ON g.id = a.group_id
            WHERE a.sitting_id = ?
            """,
            (row,),
        ).fetchall()
    )
