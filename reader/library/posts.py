"""Blog posts and plain documents: kept as imported, searched by their plain text."""

from collections.abc import Iterator
from datetime import date

from reader.library import keyed_rows, text_store
from reader.library.database import Database
from reader.library.records import OwnerKind, Post, PostInfo, PostKind, Stored
from reader.library.times import now


class Posts:
    """The posts of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, post: Post) -> Stored:
        """Store a post, or replace it where it changed; one transaction."""
        with self._database.writing() as connection:
            stored, row = keyed_rows.put(
                connection,
                "post",
                post.id,
                _fingerprint(post),
                {
                    "title": post.title,
                    "date": post.date.isoformat() if post.date else None,
                    "author": post.author,
                    "url": post.url,
                    "html": post.html,
                    "source": post.source,
                    "kind": post.kind,
                    "stored_at": now(),
                },
            )
            if stored is Stored.UNCHANGED:
                return stored
            if stored is Stored.CHANGED:
                connection.execute("DELETE FROM chunk WHERE post_id = ?", (row,))
                connection.execute("DELETE FROM post_category WHERE post_id = ?", (row,))
                connection.execute("DELETE FROM proof WHERE post_id = ?", (row,))
            text_store.write(connection, [post.text], sitting=None, post=row)
            connection.executemany(
                "INSERT OR IGNORE INTO post_category VALUES (?, ?)",
                [(row, name) for name in post.categories],
            )
            keyed_rows.tell_index(connection, OwnerKind.POST, row)
        return stored

    def delete(self, post: str) -> None:
        """Remove a post.

        Raises:
            NotFound: no post of that id.
        """
        with self._database.writing() as connection:
            keyed_rows.delete(connection, "post", post, OwnerKind.POST)

    def infos(self) -> list[PostInfo]:
        """All posts, oldest first; those without a date last."""
        with self._database.reading() as connection:
            return [
                PostInfo(key, title, date.fromisoformat(day) if day else None, url, PostKind(kind))
                for key, title, day, url, kind in connection.execute(
                    """
                    SELECT key, title, date, url, kind FROM post
                    ORDER BY date IS NULL, date, key
                    """
                )
            ]

    def get(self, post: str) -> Post:
        """A whole post.

        Raises:
            NotFound: no post of that id.
        """
        with self._database.reading() as connection:
            row = keyed_rows.row_of(connection, "post", post)
            key, title, day, author, url, html, source, kind = connection.execute(
                """
                SELECT key, title, date, author, url, html, source, kind
                FROM post WHERE id = ?
                """,
                (row,),
            ).fetchone()
            categories = connection.execute(
                "SELECT name FROM post_category WHERE post_id = ? ORDER BY name", (row,)
            ).fetchall()
            (chunk,) = connection.execute(
                "SELECT text FROM chunk WHERE post_id = ?", (row,)
            ).fetchone()
        return Post(
            id=key,
            title=title,
            date=date.fromisoformat(day) if day else None,
            author=author,
            url=url,
            categories=tuple(name for (name,) in categories),
            html=html,
            text=text_store.unpack(chunk),
            source=source,
            kind=PostKind(kind),
        )

    def damaged(self) -> Iterator[str]:
        """Ids of posts whose stored text is not what was stored (a disk fault)."""
        for info in self.infos():
            try:
                sound = self._stored_fingerprint(info.id) == _fingerprint(self.get(info.id))
            except Exception:  # any failure to read is the finding
                sound = False
            if not sound:
                yield info.id

    def _stored_fingerprint(self, post: str) -> bytes:
        with self._database.reading() as connection:
            return keyed_rows.fingerprint_of(connection, "post", post)


def _fingerprint(post: Post) -> bytes:
    content: list[object] = [
        post.title,
        post.date.isoformat() if post.date else None,
        post.author,
        post.url,
        sorted(post.categories),
        post.html,
        post.text,
    ]
    return keyed_rows.fingerprint(content)
