"""Drafts: quotes that stay linked to their source, and the writer's own words between them."""

from reader.errors import NotFound
from reader.library.database import Database
from reader.library.records import Draft, DraftItem, DraftItemKind
from reader.library.times import now


class Drafts:
    """The drafts of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: Draft) -> int:
        """Store a draft (a new one where its id is 0) and give its id; one transaction.

        Raises:
            NotFound: an id that is not 0 and not there.
        """
        with self._database.writing() as connection:
            if draft.id:
                row = draft.id
                changed = connection.execute(
                    "UPDATE draft SET title = ?, changed_at = ? WHERE id = ?",
                    (draft.title, now(), row),
                ).rowcount
                if not changed:
                    raise NotFound(id=row)
                connection.execute("DELETE FROM draft_item WHERE draft_id = ?", (row,))
            else:
                row = connection.execute(
                    "INSERT INTO draft (title, made_at, changed_at) VALUES (?, ?, ?)",
                    (draft.title, now(), now()),
                ).lastrowid
                assert row is not None
            connection.executemany(
                "INSERT INTO draft_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        row,
                        position,
                        item.kind,
                        item.text,
                        item.sitting,
                        item.speech,
                        item.start,
                        item.end,
                        item.heading,
                    )
                    for position, item in enumerate(draft.items)
                ],
            )
        return row

    def delete(self, draft: int) -> None:
        """Remove a draft; one that is gone already is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (draft,))

    def all(self) -> list[Draft]:
        """Every draft, the last changed first."""
        with self._database.reading() as connection:
            items: dict[int, list[DraftItem]] = {}
            for draft, kind, *values in connection.execute(
                """
                SELECT draft_id, kind, text, sitting_key, speech, start, end, heading
                FROM draft_item ORDER BY draft_id, position
                """
            ):
                items.setdefault(draft, []).append(DraftItem(DraftItemKind(kind), *values))
            return [
                Draft(row, title, tuple(items.get(row, ())))
                for row, title in connection.execute(
                    "SELECT id, title FROM draft ORDER BY changed_at DESC, id DESC"
                )
            ]
