"""Blog posts and plain documents: kept as imported, searched by their plain text."""

from collections.abc import Iterator, Sequence
from datetime import date

from reader.library import keyed_rows, text_store
from reader.library.blog_rows import row_for
from reader.library.database import Database
from reader.library.records import BlogName, OwnerKind, Post, PostInfo, PostKind, Stored
from reader.library.times import now


class Posts:
    """The posts of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def store(self, post: Post) -> Stored:
        """Store a post, or replace it where it changed; one transaction.

        Its blog is made known where it is not yet; a post that tells of none stays where it is.
        """
        with self._database.writing() as connection:
            blog = row_for(connection, post.blog) if post.blog is not None else None
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
            connection.executemany(
                "INSERT OR IGNORE INTO post_identity VALUES (?, ?)",
                [(one, row) for one in post.identities],
            )
            moved = (
                blog is not None
                and connection.execute(
                    "UPDATE post SET blog_id = ? WHERE id = ? AND blog_id IS NOT ?",
                    (blog, row, blog),
                ).rowcount
            )
            if stored is Stored.UNCHANGED:
                if moved:
                    keyed_rows.tell_index(connection, OwnerKind.POST, row)
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
                PostInfo(
                    key,
                    title,
                    date.fromisoformat(day) if day else None,
                    url,
                    kind=PostKind(kind),
                    author=author,
                    blog=blog,
                )
                for key, title, day, url, author, kind, blog in connection.execute(
                    """
                    SELECT key, title, date, url, author, kind, blog_id
                    FROM post ORDER BY date IS NULL, date, key
                    """
                )
            ]

    def known(self, identities: Sequence[str]) -> str | None:
        """The id of the post that one of these identities is of; None where there is none."""
        with self._database.reading() as connection:
            for identity in identities:
                row = connection.execute(
                    """
                    SELECT p.key FROM post_identity AS i JOIN post AS p ON p.id = i.post_id
                    WHERE i.identity = ?
                    """,
                    (identity,),
                ).fetchone()
                if row is not None:
                    return str(row[0])
        return None

    def holds(self, post: str) -> bool:
        """Whether there is a post of that id."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT 1 FROM post WHERE key = ?", (post,))
            return found.fetchone() is not None

    def of_day(self, day: date, title: str) -> list[str]:
        """The ids of the posts of that day under that title."""
        with self._database.reading() as connection:
            return [
                key
                for (key,) in connection.execute(
                    "SELECT key FROM post WHERE date = ? AND title = ? ORDER BY id",
                    (day.isoformat(), title),
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
            blog = connection.execute(
                """
                SELECT b.title, b.page, b.feed
                FROM post AS p JOIN blog AS b ON b.id = p.blog_id WHERE p.id = ?
                """,
                (row,),
            ).fetchone()
            identities = connection.execute(
                "SELECT identity FROM post_identity WHERE post_id = ? ORDER BY identity", (row,)
            ).fetchall()
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
            blog=BlogName(*blog) if blog is not None else None,
            identities=tuple(name for (name,) in identities),
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
    if post.kind is not PostKind.POST:  # what was stored before there were kinds is a post
        content.append(post.kind)
    return keyed_rows.fingerprint(content)
