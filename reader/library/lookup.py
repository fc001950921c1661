"""What a search reads of a library: lists of everything, in few large steps."""

from collections.abc import Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reader.library import text_store
from reader.library.database import Database
from reader.library.records import OwnerKind

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class SittingRow:
    """A sitting as a search filters it; `date` is ISO 8601."""

    row: int
    key: str
    date: str | None
    meeting: str | None
    kind: str
    assembly: str | None
    url: str | None
    family: str


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as a search filters it; `date` is ISO 8601."""

    row: int
    key: str
    date: str | None
    title: str
    url: str | None
    source: str


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """A speech and where its text lies.

    Attributes:
        start, length: code points in the chunk's text.
        exchange: number of its exchange's first speech; None outside.
    """

    number: int
    chunk: int
    start: int
    length: int
    speaker: int
    kind: str
    exchange: int | None


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
            row = connection.execute(
                "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
            ).fetchone()
        return str(identity), int(row[0]) if row else 0

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

    def posts(self) -> list[PostRow]:
        """Every post, by row."""
        with self._database.reading() as connection:
            return [
                PostRow(*row)
                for row in connection.execute(
                    "SELECT id, key, date, title, url, source FROM post ORDER BY id"
                )
            ]

    def chunks(self) -> list[tuple[int, int | None, int | None]]:
        """Every chunk, by id: (id, row of its sitting, row of its post), one of them None."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT id, sitting_id, post_id FROM chunk ORDER BY id"
            ).fetchall()

    def speakers(self) -> list[tuple[int, str | None, str | None, int | None]]:
        """Whoever speaks: (id, name, role, seat)."""
        with self._database.reading() as connection:
            return connection.execute("SELECT id, name, role, seat FROM speaker").fetchall()

    def speeches(self, sitting: int) -> list[SpeechRow]:
        """The speeches of a sitting's row, in order."""
        with self._database.reading() as connection:
            return [
                SpeechRow(*row)
                for row in connection.execute(
                    """
                    SELECT number, chunk_id, start, length, speaker_id, kind, exchange
                    FROM speech WHERE sitting_id = ? ORDER BY number
                    """,
                    (sitting,),
                )
            ]

    def questioners(self, sitting: int) -> dict[int, int]:
        """Of a sitting's row: an exchange's first speech → the id of its questioner."""
        with self._database.reading() as connection:
            return dict(
                connection.execute(
                    "SELECT first, questioner_id FROM exchange WHERE sitting_id = ?", (sitting,)
                ).fetchall()
            )

    def sittings_of(self, speakers: Collection[int]) -> set[int]:
        """Rows of the sittings in which any of the speakers speaks, or asks."""
        wanted = list(speakers)
        found: set[int] = set()
        with self._database.reading() as connection:
            for start in range(0, len(wanted), _AT_ONCE):
                some = wanted[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(
                    row
                    for (row,) in connection.execute(
                        f"""
                        SELECT sitting_id FROM speech WHERE speaker_id IN ({marks})
                        UNION SELECT sitting_id FROM exchange WHERE questioner_id IN ({marks})
                        """,
                        some + some,
                    )
                )
        return found

    def speech_count(self) -> int:
        """How many speeches there are."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT total(speeches) FROM sitting").fetchone()[0])

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
