"""Searches kept under a name, and the latest ones typed."""

from reader.library.database import Database
from reader.library.records import SavedSearch
from reader.library.times import now

RECENT = 20
"""How many recent searches are remembered."""


class SavedSearches:
    """The saved and recent searches of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, search: SavedSearch) -> int:
        """Store a search (a new one where its id is 0) and give its id."""
        with self._database.writing() as connection:
            if search.id:
                connection.execute(
                    "UPDATE saved_search SET name = ?, query = ?, sort = ? WHERE id = ?",
                    (search.name, search.query, search.sort, search.id),
                )
                return search.id
            row = connection.execute(
                "INSERT INTO saved_search (name, query, sort, made_at) VALUES (?, ?, ?, ?)",
                (search.name, search.query, search.sort, now()),
            ).lastrowid
        assert row is not None
        return row

    def look(self, search: int) -> None:
        """Note that its hits were looked at now."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE saved_search SET looked_at = ? WHERE id = ?", (now(), search)
            )

    def delete(self, search: int) -> None:
        """Remove a saved search; one that is gone already is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM saved_search WHERE id = ?", (search,))

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        with self._database.reading() as connection:
            return [
                SavedSearch(*row)
                for row in connection.execute(
                    "SELECT id, name, query, sort, looked_at FROM saved_search ORDER BY name, id"
                )
            ]

    def remember(self, query: str) -> None:
        """Put a query at the top of the recent ones."""
        if not query.strip():
            return
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO recent_search (query) VALUES (?)", (query,))
            connection.execute(
                """
                DELETE FROM recent_search WHERE id NOT IN
                    (SELECT id FROM recent_search ORDER BY id DESC LIMIT ?)
                """,
                (RECENT,),
            )

    def recent(self) -> list[str]:
        """The recent queries, newest first."""
        with self._database.reading() as connection:
            return [
                query
                for (query,) in connection.execute(
                    "SELECT query FROM recent_search ORDER BY id DESC"
                )
            ]
