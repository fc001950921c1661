"""Changes on their way to the index."""

from reader.library.database import Database
from reader.library.records import OutboxEntry, OwnerKind


class Outbox:
    """What the index has not acknowledged yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, limit: int = 1000, *, after: int = 0) -> list[OutboxEntry]:
        """The oldest entries with a number above `after`, at most `limit`; all for a negative
        one."""
        with self._database.reading() as connection:
            return [
                OutboxEntry(seq, OwnerKind(unit), row)
                for seq, unit, row in connection.execute(
                    "SELECT seq, unit, ref FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?",
                    (after, limit),
                )
            ]

    def pending(self, *, after: int = 0) -> int:
        """How many entries with a number above `after` wait."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT count(*) FROM outbox WHERE seq > ?", (after,))
            return int(found.fetchone()[0])

    def acknowledge(self, seq: int) -> None:
        """Forget all entries up to `seq`: the index has committed them."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM outbox WHERE seq <= ?", (seq,))

    def refill(self) -> None:
        """Put every sitting and post into the outbox, for an index made from nothing."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM outbox")
            connection.execute(
                "INSERT INTO outbox (unit, ref) SELECT 'sitting', id FROM sitting ORDER BY id"
            )
            connection.execute(
                "INSERT INTO outbox (unit, ref) SELECT 'post', id FROM post ORDER BY id"
            )
