"""The files of a watched folder that were looked at, so that none is imported twice."""

from collections.abc import Mapping
from pathlib import Path

from reader.library.database import Database


class Watched:
    """What was looked at, by folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def marks(self, folder: Path) -> dict[str, str]:
        """The marks (size and time) of the files that were looked at, by name."""
        with self._database.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT name, mark FROM watched_file WHERE folder = ?", (str(folder),)
                ).fetchall()
            )

    def forget(self, folder: Path) -> None:
        """Look at everything in the folder again."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM watched_file WHERE folder = ?", (str(folder),))

    def note(self, folder: Path, marks: Mapping[str, str]) -> None:
        """Remember that these files were looked at as they are."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO watched_file VALUES (?, ?, ?)",
                [(str(folder), name, mark) for name, mark in marks.items()],
            )
