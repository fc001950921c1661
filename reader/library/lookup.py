"""What a search reads of a library: lists of everything, in few large steps."""

import json
from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager

from msgspec import Struct

from reader.library import keyed_rows, text_store
from reader.library.database import Database
from reader.library.people import PersonRow
from reader.library.records import OwnerKind


class SittingRow(Struct, frozen=True):
    """A sitting as a search filters it; `date` is ISO 8601."""

    row: int
    key: str
    date: str | None
    meeting: str | None
    kind: str
    assembly: str | None
    url: str | None
    family: str


class PostRow(Struct, frozen=True):
    """A post as a search filters it; `date` is ISO 8601, `chunk` holds its text.

    `blog` is the blog's title, or whose it is where the blog is not known.
    """

    row: int
    key: str
    date: str | None
    title: str
    url: str | None
    source: str
    chunk: int
    kind: str
    blog: str | None = None
    categories: tuple[str, ...] = ()


class Lookup:
    """Reads for the search; nothing is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Everything this thread reads inside belongs to one state of the library."""
        with self._database.reading() as connection:
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.execute("ROLLBACK")

    def version(self) -> tuple[str, int]:
        """The content's identity and a number that grows with every sitting or post stored or
        deleted, both as they are now, whoever changed them."""
        with self._database.reading() as connection:
            (identity,) = connection.execute(
                "SELECT value FROM meta WHERE name = 'identity'"
            ).fetchone()
            return str(identity), keyed_rows.last_change(connection)

    def sittings(self) -> list[SittingRow]:
        """Every sitting, by row."""
        with self._database.reading() as connection:
            return [
                SittingRow(*row)
                for row in connection.execute(
                    """
                    SELECT s.id, s.key, s.date, s.meeting, s.meeting_kind, a.name, s.url, s.family
                    FROM sitting AS s LEFT JOIN assembly AS a ON a.id = s.assembly_id
                    ORDER BY s.id
                    """
                )
            ]

    def layouts(self) -> list[bytes]:
        """The layout (see `reader.library.layout`) of every sitting, by row."""
        with self._database.reading() as connection:
            return [
                speeches
                for (speeches,) in connection.execute(
                    "SELECT speeches FROM layout ORDER BY sitting_id"
                )
            ]

    def posts(self) -> list[PostRow]:
        """Every post, by row."""
        with self._database.reading() as connection:
            categories: dict[int, list[str]] = {}
            for row, name in connection.execute(
                "SELECT post_id, name FROM post_category ORDER BY post_id, name"
            ):
                categories.setdefault(row, []).append(name)
            return [
                PostRow(*row, categories=tuple(categories.get(row[0], ())))
                for row in connection.execute(
                    """
                    SELECT p.id, p.key, p.date, p.title, p.url, p.source, c.id, p.kind,
                           ifnull(b.title, p.author)
                    FROM post AS p JOIN chunk AS c ON c.post_id = p.id
                         LEFT JOIN blog AS b ON b.id = p.blog_id
                    ORDER BY p.id
                    """
                )
            ]

    def editions(self) -> dict[tuple[OwnerKind, int], int]:
        """The first chunk of each sitting's and post's row that has text.

        No chunk's number is used twice: a row that has the same first chunk has the same text.
        """
        with self._database.reading() as connection:
            return {
                (OwnerKind.SITTING, row): chunk
                for row, chunk in connection.execute(
                    "SELECT sitting_id, min(id) FROM chunk WHERE sitting_id IS NOT NULL GROUP BY 1"
                )
            } | {
                (OwnerKind.POST, row): chunk
                for row, chunk in connection.execute(
                    "SELECT post_id, min(id) FROM chunk WHERE post_id IS NOT NULL GROUP BY 1"
                )
            }

    def edition(self, unit: OwnerKind, row: int) -> int | None:
        """The first chunk of a sitting's or post's row; None where it has no text, or is gone."""
        column = "sitting_id" if unit is OwnerKind.SITTING else "post_id"
        with self._database.reading() as connection:
            found = connection.execute(f"SELECT min(id) FROM chunk WHERE {column} = ?", (row,))
            return found.fetchone()[0]

    def speakers(self) -> list[tuple[int, str | None, str | None, int | None]]:
        """Whoever speaks: (id, name, role, seat)."""
        with self._database.reading() as connection:
            return connection.execute("SELECT id, name, role, seat FROM speaker").fetchall()

    def people_version(self) -> int:
        """A number that grows whenever who is who was told anew."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'people'").fetchone()
            return int(found[0]) if found else 0

    def persons(self) -> list[PersonRow]:
        """Whoever is known across the sittings of a council."""
        with self._database.reading() as connection:
            return [
                PersonRow(*row, names=tuple(json.loads(names)))
                for *row, names in connection.execute(
                    "SELECT id, council, key, name, role, names FROM person ORDER BY id"
                )
            ]

    def voices(self) -> list[tuple[int, bytes]]:
        """Who is who in every sitting (see `reader.library.people.COLUMNS`), by row; those of
        which that is not told yet are left out."""
        with self._database.reading() as connection:
            return connection.execute(
                """
                SELECT sitting_id, voices FROM sitting_people
                WHERE voices IS NOT NULL ORDER BY sitting_id
                """
            ).fetchall()

    def groups(self) -> dict[int, str]:
        """Every group (会派) by its row."""
        with self._database.reading() as connection:
            return dict(connection.execute("SELECT id, name FROM speaker_group").fetchall())

    def texts(self, chunks: Collection[int]) -> dict[int, str]:
        """The texts of chunks by id; an id that is gone is left out."""
        with self._database.reading() as connection:
            return text_store.read(connection, chunks)

    def pieces(self, unit: OwnerKind, row: int) -> Iterator[tuple[int, list[str]]]:
        """The chunks of a sitting's or post's row with the text of each of their speeches.

        A row that is gone has none.
        """
        column = "sitting_id" if unit is OwnerKind.SITTING else "post_id"
        with self._database.reading() as connection:
            chunks = connection.execute(
                f"SELECT id, text FROM chunk WHERE {column} = ? ORDER BY id", (row,)
            ).fetchall()
            places: dict[int, list[tuple[int, int]]] = {}
            if unit is OwnerKind.SITTING:
                for chunk, start, length in connection.execute(
                    """
                    SELECT chunk_id, start, length FROM speech
                    WHERE sitting_id = ? ORDER BY number
                    """,
                    (row,),
                ):
                    places.setdefault(chunk, []).append((start, length))
        for chunk, data in chunks:
            text = text_store.unpack(data)
            yield (
                chunk,
                [text[start : start + length] for start, length in places.get(chunk, [])] or [text],
            )
