"""Searches kept under a name, and the latest ones typed."""

from collections.abc import Iterable, Mapping

from reader.library import keyed_rows
from reader.library.database import Database
from reader.library.records import SavedSearch
from reader.library.times import now

RECENT = 20
"""How many recent searches are remembered."""

_COLUMNS = "id, name, query, sort, looked_at, seen"


class SavedSearches:
    """The saved and recent searches of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save_all(self, searches: Iterable[SavedSearch]) -> None:
        """Store several as `save` does; one transaction."""
        with self._database.writing():
            for search in searches:
                self.save(search)

    def save(self, search: SavedSearch) -> int:
        """Store a search (a new one where its id is 0) and give its id.

        One that has an id is changed in name, query and order; where it was deleted it comes
        back as it was, under that id.
        """
        with self._database.writing() as connection:
            if search.id:
                changed = connection.execute(
                    "UPDATE saved_search SET name = ?, query = ?, sort = ? WHERE id = ?",
                    (search.name, search.query, search.sort, search.id),
                ).rowcount
                if changed:
                    return search.id
            seen = keyed_rows.last_change(connection) if search.seen is None else search.seen
            row = connection.execute(
                """
                INSERT INTO saved_search (id, name, query, sort, made_at, looked_at, seen)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    search.id or None,
                    search.name,
                    search.query,
                    search.sort,
                    now(),
                    search.looked_at,
                    seen,
                ),
            ).lastrowid
        assert row is not None
        return row

    def look(self, seen: Mapping[int, int]) -> None:
        """Note that the hits of saved searches were looked at now; one transaction.

        Args:
            seen: by the search's id the number of the last change that they were computed from:
                what was stored while somebody looked has not been seen. A smaller one than
                before makes hits new again.
        """
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE saved_search SET looked_at = ?, seen = ? WHERE id = ?",
                [(now(), change, search) for search, change in seen.items()],
            )

    def delete(self, *searches: int) -> None:
        """Remove saved searches in one transaction; one that is gone already is no error."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM saved_search WHERE id = ?", [(search,) for search in searches]
            )

    def all(self) -> list[SavedSearch]:
        """Every saved search, by name."""
        with self._database.reading() as connection:
            return [
                SavedSearch(*row)
                for row in connection.execute(
                    f"SELECT {_COLUMNS} FROM saved_search ORDER BY name, id"
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

    def forget(self, query: str | None = None) -> None:
        """Remove a query from the recent ones; all of them for None."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM recent_search WHERE query = ifnull(?, query)", (query,))

    def recent(self) -> list[str]:
        """The recent queries, newest first."""
        with self._database.reading() as connection:
            return [
                query
                for (query,) in connection.execute(
                    "SELECT query FROM recent_search ORDER BY id DESC"
                )
            ]
