"""Bookmarks: passages remembered by their words, found again in a newer text."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from reader.errors import NotFound
from reader.library.database import Database
from reader.library.kept_rows import KeptRows, kept_rows, put_rows_back
from reader.library.records import Bookmark, OwnerKind, Post
from reader.library.times import now
from reader.minutes.model import Sitting

CONTEXT = 32
"""Characters of prefix and suffix that are kept (as in the W3C Web Annotation model)."""

_SELECT = """
SELECT id, owner_kind, owner_key, speech, start, end, exact, prefix, suffix, title, note, lost
FROM bookmark
"""


def anchor(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The exact words of a range with what stands before and after: (exact, prefix, suffix)."""
    return text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def of_range(
    sitting: Sitting,
    speech: int,
    start: int,
    end: int,
    title: str,
    *,
    note: str = "",
    tags: Sequence[str] = (),
) -> Bookmark:
    """A new bookmark on a range of a speech."""
    made = _new(OwnerKind.SITTING, sitting.id, sitting.speeches[speech - 1].text, start, end)
    return replace(made, speech=speech, title=title, note=note, tags=tuple(tags))


def of_post(post: Post, start: int, end: int) -> Bookmark:
    """A new bookmark on a range of a post."""
    return _new(OwnerKind.POST, post.id, post.text, start, end)


def _new(kind: OwnerKind, owner: str, text: str, start: int, end: int) -> Bookmark:
    exact, prefix, suffix = anchor(text, start, end)
    return Bookmark(
        id=0,
        owner_kind=kind,
        owner=owner,
        speech=None,
        start=start,
        end=end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        title="",
    )


class Bookmarks:
    """The bookmarks of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, bookmark: Bookmark) -> int:
        """Store a new bookmark and give its id."""
        return self.add_all([bookmark])[0]

    def add_all(self, bookmarks: Sequence[Bookmark]) -> list[int]:
        """Store new bookmarks in one transaction and give their ids."""
        with self._database.writing() as connection:
            return [self._insert(connection, one) for one in bookmarks]

    def _insert(self, connection: sqlite3.Connection, bookmark: Bookmark) -> int:
        row = connection.execute(
            """
            INSERT INTO bookmark (owner_kind, owner_key, speech, start, end, exact, prefix,
                                  suffix, title, note, made_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                bookmark.owner_kind,
                bookmark.owner,
                bookmark.speech,
                bookmark.start,
                bookmark.end,
                bookmark.exact,
                bookmark.prefix,
                bookmark.suffix,
                bookmark.title,
                bookmark.note,
                now(),
            ),
        ).lastrowid
        assert row is not None
        _write_tags(connection, row, bookmark.tags)
        return row

    def annotate(self, bookmark: int, *, note: str, tags: Sequence[str]) -> None:
        """Replace a bookmark's note and tags.

        Raises:
            NotFound: no bookmark of that id.
        """
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE bookmark SET note = ? WHERE id = ?", (note, bookmark)
            ).rowcount
            if not changed:
                raise NotFound(id=bookmark)
            connection.execute("DELETE FROM bookmark_tag WHERE bookmark_id = ?", (bookmark,))
            _write_tags(connection, bookmark, tags)

    def set_tags(self, tags: Mapping[int, Sequence[str]]) -> None:
        """Replace the tags of bookmarks, given by their ids, in one transaction.

        Raises:
            NotFound: one of them is gone; then nothing is changed.
        """
        with self._database.writing() as connection:
            for bookmark, names in tags.items():
                if not connection.execute(
                    "SELECT 1 FROM bookmark WHERE id = ?", (bookmark,)
                ).fetchone():
                    raise NotFound(id=bookmark)
                connection.execute("DELETE FROM bookmark_tag WHERE bookmark_id = ?", (bookmark,))
                _write_tags(connection, bookmark, names)

    def remove(self, *bookmarks: int) -> tuple[KeptRows, ...]:
        """Remove bookmarks in one transaction; gives what `put_back` needs.

        One that is gone already is no error.
        """
        removed: list[KeptRows] = []
        with self._database.writing() as connection:
            for one in bookmarks:
                removed.append(kept_rows(connection, "bookmark", "id = ?", (one,)))
                removed.append(kept_rows(connection, "bookmark_tag", "bookmark_id = ?", (one,)))
                connection.execute("DELETE FROM bookmark WHERE id = ?", (one,))
        return tuple(removed)

    def put_back(self, removed: Sequence[KeptRows]) -> None:
        """Have bookmarks as they were before `remove`, with their ids and dates."""
        with self._database.writing() as connection:
            put_rows_back(connection, removed)

    def all(self) -> list[Bookmark]:
        """Every bookmark, newest first."""
        return self._read(" ORDER BY id DESC", ())

    def get(self, identity: int) -> Bookmark:
        """One bookmark.

        Raises:
            NotFound: no bookmark of that id.
        """
        found = self._read(" WHERE id = ?", (identity,))
        if not found:
            raise NotFound(id=identity)
        return found[0]

    def of(self, kind: OwnerKind, owner: str) -> list[Bookmark]:
        """The bookmarks in one sitting or post, in order of the text."""
        return self._read(
            " WHERE owner_kind = ? AND owner_key = ? ORDER BY speech, start", (kind, owner)
        )

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its bookmarks, by name."""
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT name, count(*) FROM bookmark_tag GROUP BY name ORDER BY name"
            ).fetchall()

    def _read(self, condition: str, values: tuple[object, ...]) -> list[Bookmark]:
        with self._database.reading() as connection:
            rows = connection.execute(_SELECT + condition, values).fetchall()
            tags: dict[int, list[str]] = {}
            for bookmark, name in connection.execute(
                "SELECT bookmark_id, name FROM bookmark_tag"
                f" WHERE bookmark_id IN (SELECT id FROM bookmark{condition}) ORDER BY name",
                values,
            ):
                tags.setdefault(bookmark, []).append(name)
        return [_bookmark(row, tags.get(row[0], ())) for row in rows]


def find_again(texts: Sequence[str], bookmark: Bookmark) -> tuple[int, int] | None:
    """Where a bookmark's words stand in a newer text.

    Args:
        texts: the texts of all speeches (or the one text of a post).

    Returns:
        (index of the text, start) of the place whose surroundings fit best, and of those
        the nearest to the old one; None if the exact words are nowhere.
    """
    old = (bookmark.speech or 1) - 1
    best: tuple[tuple[int, int, int], tuple[int, int]] | None = None
    for index, text in enumerate(texts):
        start = text.find(bookmark.exact)
        while start >= 0:
            end = start + len(bookmark.exact)
            around = _common_end(text[max(0, start - CONTEXT) : start], bookmark.prefix)
            around += _common_start(text[end : end + CONTEXT], bookmark.suffix)
            rank = (around, -abs(index - old), -abs(start - bookmark.start))
            if best is None or rank > best[0]:
                best = rank, (index, start)
            start = text.find(bookmark.exact, start + 1)
    return best[1] if best else None


def move_along(connection: sqlite3.Connection, sitting: Sitting) -> None:
    """Move the bookmarks of a re-downloaded sitting to where their words now stand."""
    texts = [speech.text for speech in sitting.speeches]
    rows = connection.execute(
        _SELECT + " WHERE owner_kind = 'sitting' AND owner_key = ?", (sitting.id,)
    ).fetchall()
    for row in rows:
        bookmark = _bookmark(row)
        place = find_again(texts, bookmark)
        if place is None:
            connection.execute("UPDATE bookmark SET lost = 1 WHERE id = ?", (bookmark.id,))
            continue
        index, start = place
        end = start + len(bookmark.exact)
        _, prefix, suffix = anchor(texts[index], start, end)
        connection.execute(
            """
            UPDATE bookmark SET speech = ?, start = ?, end = ?, prefix = ?, suffix = ?, lost = 0
            WHERE id = ?
            """,
            (index + 1, start, end, prefix, suffix, bookmark.id),
        )


def _bookmark(row: tuple[Any, ...], tags: Sequence[str] = ()) -> Bookmark:
    """A bookmark from a row of `_SELECT`."""
    identity, kind, owner, speech, start, end, exact, prefix, suffix, title, note, lost = row
    return Bookmark(
        id=identity,
        owner_kind=OwnerKind(kind),
        owner=owner,
        speech=speech,
        start=start,
        end=end,
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        title=title,
        note=note,
        tags=tuple(tags),
        lost=bool(lost),
    )


def _write_tags(connection: sqlite3.Connection, bookmark: int, tags: Sequence[str]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO bookmark_tag VALUES (?, ?)",
        [(bookmark, tag.strip()) for tag in tags if tag.strip()],
    )


def _common_start(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])
