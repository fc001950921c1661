"""What the library holds of each council, and what it is known to miss."""

from collections.abc import Iterable
from datetime import date

from reader.library.database import Database
from reader.library.records import Assembly, KnownSitting


class Coverage:
    """The councils of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def register(self, name: str, *, entry_url: str, family: str) -> None:
        """Note where a council's minutes are published and what downloads them."""
        with self._database.writing() as connection:
            connection.execute(
                """
                INSERT INTO assembly (name, entry_url, family) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET entry_url = excluded.entry_url,
                                                 family = excluded.family
                """,
                (name, entry_url, family),
            )

    def note_known(self, assembly: str, sittings: Iterable[KnownSitting]) -> None:
        """Remember that the source lists these sittings; the council must be registered."""
        with self._database.writing() as connection:
            (row,) = connection.execute(
                "SELECT id FROM assembly WHERE name = ?", (assembly,)
            ).fetchone()
            connection.executemany(
                "INSERT OR REPLACE INTO known_sitting VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        row,
                        sitting.reference,
                        sitting.title,
                        sitting.date.isoformat() if sitting.date else None,
                        sitting.kind,
                    )
                    for sitting in sittings
                ],
            )

    def assemblies(self) -> list[Assembly]:
        """Every council, by name; what has no council is not among them."""
        with self._database.reading() as connection:
            rows = connection.execute(
                """
                SELECT a.name, a.entry_url, a.family,
                       (SELECT count(*) FROM sitting AS s WHERE s.assembly_id = a.id),
                       (SELECT count(*) FROM known_sitting AS k WHERE k.assembly_id = a.id
                          AND NOT EXISTS (SELECT 1 FROM sitting AS s WHERE s.assembly_id = a.id
                                          AND s.reference = k.reference)),
                       (SELECT min(date) FROM sitting AS s WHERE s.assembly_id = a.id),
                       (SELECT max(date) FROM sitting AS s WHERE s.assembly_id = a.id)
                FROM assembly AS a ORDER BY a.name
                """
            ).fetchall()
        return [
            Assembly(
                name=name,
                entry_url=entry_url,
                family=family,
                sittings=sittings,
                missing=missing,
                first=date.fromisoformat(first) if first else None,
                last=date.fromisoformat(last) if last else None,
            )
            for name, entry_url, family, sittings, missing, first, last in rows
        ]
