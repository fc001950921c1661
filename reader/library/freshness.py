"""What was stored since: sittings and posts by the number of their last change."""

from datetime import date

from reader.library import keyed_rows
from reader.library.database import Database
from reader.library.records import Arrival, OwnerKind

_SESSION = "session_end"


class Freshness:
    """The order in which a library came to hold what it holds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self) -> int:
        """The number of the last change; what is stored later has a larger one."""
        with self._database.reading() as connection:
            return keyed_rows.last_change(connection)

    def since(self, change: int) -> list[Arrival]:
        """What was stored, or stored anew, after a change, in that order."""
        with self._database.reading() as connection:
            return [
                Arrival(OwnerKind(kind), key, date.fromisoformat(day) if day else None, number)
                for kind, key, day, number in connection.execute(
                    """
                    SELECT 'sitting', key, date, change FROM sitting WHERE change > :change
                    UNION ALL SELECT 'post', key, date, change FROM post WHERE change > :change
                    ORDER BY change
                    """,
                    {"change": change},
                )
            ]

    def last_session(self) -> int | None:
        """The last change when the window was last closed; None where it never was."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT value FROM meta WHERE name = ?", (_SESSION,)
            ).fetchone()
        return int(row[0]) if row else None

    def end_session(self) -> None:
        """The window is being closed: what is there now is nothing new at the next start."""
        latest = self.latest()
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_SESSION, str(latest)))
