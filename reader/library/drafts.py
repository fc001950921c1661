"""Drafts: quotes that stay linked to their source, and the writer's own words between them."""

import sqlite3

from reader.errors import NotFound
from reader.library.bookmarks import anchor, find_again
from reader.library.database import Database
from reader.library.records import Bookmark, Draft, DraftItem, DraftItemKind, OwnerKind
from reader.library.times import now
from reader.minutes.model import Sitting


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


def move_along(connection: sqlite3.Connection, before: Sitting, sitting: Sitting) -> None:
    """Lead the quotes of a sitting whose text was replaced to where their words now stand.

    The quoted words stay as they were written; where they stand no more, the old place stays.
    """
    texts = [speech.text for speech in sitting.speeches]
    rows = connection.execute(
        """
        SELECT draft_id, position, speech, start, end FROM draft_item
        WHERE sitting_key = ? AND speech IS NOT NULL AND start IS NOT NULL AND end IS NOT NULL
        """,
        (sitting.id,),
    ).fetchall()
    for draft, position, *place in rows:
        speech, start, end = map(int, place)
        if not 0 < speech <= len(before.speeches):
            continue
        exact, prefix, suffix = anchor(before.speeches[speech - 1].text, start, end)
        quote = Bookmark(
            0, OwnerKind.SITTING, sitting.id, speech, start, end, exact, prefix, suffix, ""
        )
        found = find_again(texts, quote) if exact else None
        if found is not None:
            index, begin = found
            connection.execute(
                """
                UPDATE draft_item SET speech = ?, start = ?, end = ?
                WHERE draft_id = ? AND position = ?
                """,
                (index + 1, begin, begin + len(exact), draft, position),
            )
