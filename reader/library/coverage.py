"""What the library holds of each council, and what it is known to miss."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from reader.library.database import Database
from reader.library.kept_rows import KeptRows, kept_rows, put_rows_back
from reader.library.records import Assembly, KnownSitting


class RemovedCouncil(Struct, frozen=True):
    """A council that was taken off the list.

    Attributes:
        rows: its orders, checks and known sittings.
    """

    name: str
    entry_url: str | None
    family: str | None
    rows: tuple[KeptRows, ...]


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
                                                 family = excluded.family,
                                                 listed = 1
                """,
                (name, entry_url, family),
            )

    def remove(self, name: str) -> RemovedCouncil | None:
        """Take a council off the list of those that can be downloaded.

        Its minutes stay; what was ordered of it, and its checks, go.

        Returns:
            What goes, for `put_back`; None where there is no such council.
        """
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT id, entry_url, family FROM assembly WHERE name = ?", (name,)
            ).fetchone()
            if row is None:
                return None
            identity = (row[0],)
            wanted = "order_id IN (SELECT id FROM download_order WHERE assembly_id = ?)"
            kept = [
                kept_rows(connection, table, "assembly_id = ?", identity)
                for table in ("download_order", "council_check", "known_sitting")
            ]
            kept.append(kept_rows(connection, "wanted_sitting", wanted, identity))
            for table in ("download_order", "council_check", "known_sitting"):
                connection.execute(f"DELETE FROM {table} WHERE assembly_id = ?", identity)
            held = connection.execute(
                "SELECT 1 FROM sitting WHERE assembly_id = ? LIMIT 1", identity
            ).fetchone()
            if held is None:
                connection.execute("DELETE FROM assembly WHERE id = ?", identity)
            else:
                connection.execute("UPDATE assembly SET listed = 0 WHERE id = ?", identity)
        return RemovedCouncil(name, row[1], row[2], tuple(kept))

    def put_back(self, removed: RemovedCouncil) -> None:
        """Put a council that was removed back on the list, with its orders and checks."""
        with self._database.writing() as connection:
            connection.execute(
                """
                INSERT INTO assembly (name, entry_url, family) VALUES (?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET listed = 1
                """,
                (removed.name, removed.entry_url, removed.family),
            )
            (identity,) = connection.execute(
                "SELECT id FROM assembly WHERE name = ?", (removed.name,)
            ).fetchone()
            put_rows_back(connection, removed.rows, identity)

    def known(self, name: str) -> set[str]:
        """The references of all sittings that a council's source is known to have."""
        with self._database.reading() as connection:
            return {
                str(reference)
                for (reference,) in connection.execute(
                    """
                    SELECT k.reference FROM known_sitting AS k
                    JOIN assembly AS a ON a.id = k.assembly_id WHERE a.name = ?
                    """,
                    (name,),
                )
            }

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
                SELECT a.id, a.name, a.entry_url, a.family, a.listed,
                       count(s.id), min(s.date), max(s.date)
                FROM assembly AS a LEFT JOIN sitting AS s ON s.assembly_id = a.id
                GROUP BY a.id ORDER BY a.name
                """
            ).fetchall()
            missing: dict[int, list[date | None]] = {}
            for row, day in connection.execute(
                """
                SELECT assembly_id, date FROM known_sitting
                WHERE (assembly_id, reference) NOT IN
                    (SELECT assembly_id, reference FROM sitting WHERE assembly_id IS NOT NULL)
                ORDER BY date
                """
            ):
                missing.setdefault(row, []).append(date.fromisoformat(day) if day else None)
        return [
            Assembly(
                name=name,
                entry_url=entry_url,
                family=family,
                sittings=sittings,
                missing=len(missing.get(row, ())),
                first=date.fromisoformat(first) if first else None,
                last=date.fromisoformat(last) if last else None,
                missing_days=tuple(day for day in missing.get(row, ()) if day is not None),
                downloadable=bool(listed and entry_url and family),
            )
            for row, name, entry_url, family, listed, sittings, first, last in rows
        ]
