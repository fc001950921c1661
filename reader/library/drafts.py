"""Drafts: quotes that stay linked to their source, and the writer's own words between them."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import to_builtins

from reader.errors import NotFound
from reader.library.bookmarks import anchor, find_again
from reader.library.database import Database
from reader.library.records import (
    Bookmark,
    Draft,
    DraftInfo,
    DraftItem,
    DraftItemKind,
    Origin,
    OwnerKind,
)
from reader.library.times import now
from reader.minutes.model import Sitting, Speaker

_ITEMS = "SELECT kind, text, sitting_key, speech, start, end, heading, source FROM draft_item"


class Drafts:
    """The drafts of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, draft: Draft) -> int:
        """Store a draft and give its id; one transaction.

        A new one where its id is 0. One that was deleted comes back under its id: whoever is
        still writing on it loses nothing.
        """
        with self._database.writing() as connection:
            row = connection.execute(
                """
                INSERT INTO draft (id, title, made_at, changed_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                SET title = excluded.title, changed_at = excluded.changed_at
                RETURNING id
                """,
                (draft.id or None, draft.title, now(), now()),
            ).fetchone()[0]
            connection.execute("DELETE FROM draft_item WHERE draft_id = ?", (row,))
            connection.executemany(
                """
                INSERT INTO draft_item (draft_id, position, kind, text, sitting_key, speech,
                                        start, end, heading, source)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    (
                        row,
                        position,
                        item.kind,
                        item.text,
                        item.owner,
                        item.speech,
                        item.start,
                        item.end,
                        item.heading,
                        _source(item),
                    )
                    for position, item in enumerate(draft.items)
                ],
            )
        return int(row)

    def keep(self, drafts: Mapping[int, Draft | None]) -> None:
        """Store drafts, or delete them where None stands for them; one transaction."""
        with self._database.writing():
            for identity, draft in drafts.items():
                if draft is None:
                    self.delete(identity)
                else:
                    self.save(draft)

    def delete(self, draft: int) -> None:
        """Remove a draft; one that is gone already is no error."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM draft WHERE id = ?", (draft,))

    def infos(self) -> list[DraftInfo]:
        """Every draft, the oldest first: the order stays while one is being written."""
        with self._database.reading() as connection:
            return [
                DraftInfo(row, title)
                for row, title in connection.execute("SELECT id, title FROM draft ORDER BY id")
            ]

    def get(self, draft: int) -> Draft:
        """A whole draft.

        Raises:
            NotFound: no draft of that id.
        """
        with self._database.reading() as connection:
            found = connection.execute("SELECT title FROM draft WHERE id = ?", (draft,)).fetchone()
            if found is None:
                raise NotFound(id=draft)
            rows = connection.execute(
                f"{_ITEMS} WHERE draft_id = ? ORDER BY position", (draft,)
            ).fetchall()
        return Draft(draft, found[0], tuple(_item(*row) for row in rows))

    def last(self) -> Draft | None:
        """The draft that was changed last, or None."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT id FROM draft ORDER BY changed_at DESC, id DESC LIMIT 1"
            ).fetchone()
        return self.get(found[0]) if found else None


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


def _source(item: DraftItem) -> str | None:
    """What the table has no columns for, as JSON."""
    if item.kind is DraftItemKind.NOTE:
        return None
    return json.dumps(
        {
            "owner_kind": item.owner_kind,
            "shown": item.shown,
            "spoken": item.spoken,
            "origin": to_builtins(item.origin or Origin()),
        },
        ensure_ascii=False,
    )


def _item(
    kind: str,
    text: str,
    owner: str | None,
    speech: int | None,
    start: int | None,
    end: int | None,
    heading: str | None,
    source: str | None,
) -> DraftItem:
    if DraftItemKind(kind) is DraftItemKind.NOTE:
        return DraftItem(DraftItemKind.NOTE, text)
    whole = ((0, len(text)),)
    told: dict[str, Any] = json.loads(source) if source else {}
    return DraftItem(
        DraftItemKind.QUOTE,
        text,
        owner,
        speech,
        start,
        end,
        heading,
        OwnerKind(told.get("owner_kind", OwnerKind.SITTING)),
        _ranges(told.get("shown", whole)),
        # A quote of the first version of the table was one paragraph, quoted whole.
        _ranges(told.get("spoken", whole)),
        _origin(told.get("origin", {})),
    )


def _ranges(stored: list[list[int]]) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in stored)


def _origin(stored: dict[str, Any]) -> Origin:
    day: str | None = stored.get("date")
    speaker: dict[str, Any] = stored.get("speaker", {})
    plain = {name: value for name, value in stored.items() if name not in ("date", "speaker")}
    return Origin(
        **plain, date=date.fromisoformat(day) if day else None, speaker=Speaker(**speaker)
    )
