"""Words that the reader wants to be searched for together: オンライン化 = 電子化 = デジタル化."""

from collections.abc import Iterable, Sequence

from reader.library.database import Database


class Synonyms:
    """The synonyms of a library, in groups."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def replace(self, groups: Iterable[Sequence[str]]) -> None:
        """Store these groups in place of all that there were; one transaction."""
        rows = [
            (family, position, word)
            for family, group in enumerate(groups, start=1)
            for position, word in enumerate(group)
        ]
        with self._database.writing() as connection:
            connection.execute("DELETE FROM synonym")
            connection.executemany("INSERT INTO synonym VALUES (?, ?, ?)", rows)

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Every group, in the order in which they were stored."""
        groups: dict[int, list[str]] = {}
        with self._database.reading() as connection:
            for family, word in connection.execute(
                "SELECT family, word FROM synonym ORDER BY family, position"
            ):
                groups.setdefault(family, []).append(word)
        return tuple(map(tuple, groups.values()))
