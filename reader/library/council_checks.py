"""Which councils are looked at again and again for new minutes."""

from datetime import UTC, datetime, timedelta

from reader.library.database import Database
from reader.library.records import CouncilCheck, Every
from reader.library.times import now

_PERIODS = {Every.DAY: timedelta(days=1), Every.WEEK: timedelta(days=7)}

_AGAIN = timedelta(hours=1)
"""How long a host is left alone that could not be reached."""


class CouncilChecks:
    """The checks of a library; a council without one is never looked at by itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[CouncilCheck]:
        """Every check, by the council's name."""
        with self._database.reading() as connection:
            return [
                CouncilCheck(name, url or "", Every(every), bool(fetches), tried_at, checked_at)
                for name, url, every, fetches, tried_at, checked_at in connection.execute(
                    """
                    SELECT a.name, a.entry_url, c.every, c.fetches, c.tried_at, c.checked_at
                    FROM council_check AS c JOIN assembly AS a ON a.id = c.assembly_id
                    ORDER BY a.name
                    """
                )
            ]

    def due(self, moment: datetime | None = None) -> list[CouncilCheck]:
        """Those whose time has come.

        Args:
            moment: the time to tell by, with its zone; now where it is not given.
        """
        when = moment or datetime.now(UTC)
        return [
            one
            for one in self.all()
            if _passed(one.checked_at, _PERIODS[one.every], when)
            and _passed(one.tried_at, _AGAIN, when)
        ]

    def set(self, council: str, every: Every | None, *, fetches: bool) -> None:
        """Look at a council so often from now on; None: never by itself.

        Args:
            fetches: order at once what is new.
        """
        with self._database.writing() as connection:
            if every is None:
                connection.execute(
                    """
                    DELETE FROM council_check
                    WHERE assembly_id = (SELECT id FROM assembly WHERE name = ?)
                    """,
                    (council,),
                )
                return
            connection.execute(
                """
                INSERT INTO council_check (assembly_id, every, fetches)
                SELECT id, ?, ? FROM assembly WHERE name = ?
                ON CONFLICT (assembly_id) DO UPDATE SET every = excluded.every,
                                                        fetches = excluded.fetches
                """,
                (every, fetches, council),
            )

    def note(self, council: str, *, success: bool) -> None:
        """It was looked at just now."""
        columns = "tried_at = :now, checked_at = :now" if success else "tried_at = :now"
        with self._database.writing() as connection:
            connection.execute(
                f"""
                UPDATE council_check SET {columns}
                WHERE assembly_id = (SELECT id FROM assembly WHERE name = :name)
                """,
                {"now": now(), "name": council},
            )


def _passed(since: str | None, period: timedelta, moment: datetime) -> bool:
    """Whether so much time has passed; a clock that was put back does not hold it up."""
    if since is None:
        return True
    gone = moment - datetime.fromisoformat(since)
    return gone >= period or gone < timedelta(0)
