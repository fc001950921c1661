"""Changes on their way to the index."""

from reader.library.database import Database
from reader.library.records import OutboxEntry, OwnerKind


class Outbox:
    """What the index has not acknowledged yet."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entries(self, limit: int = 1000) -> list[OutboxEntry]:
        """The oldest entries, at most `limit`; all of them for a negative one."""
        with self._database.reading() as connection:
            return [
                OutboxEntry(seq, OwnerKind(unit), row)
                for seq, unit, row in connection.execute(
                    "SELECT seq, unit, ref FROM outbox ORDER BY seq LIMIT ?", (limit,)
                )
            ]

    def pending(self) -> int:
        """How many entries wait."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM outbox").fetchone()[0])

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

    def chunk_count(self) -> int:
        """How many chunks the library holds: the documents of a complete index."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM chunk").fetchone()[0])
