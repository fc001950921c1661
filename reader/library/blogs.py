"""Blogs: which posts belong together, and what is followed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from msgspec import Struct

from reader.errors import Bilingual, NotFound
from reader.library.blog_rows import row_for
from reader.library.database import Database
from reader.library.posts import Posts
from reader.library.records import Blog, BlogName, Interval, Post
from reader.library.times import now

_COLUMNS = "id, title, page, feed, interval, etag, modified, checked_at, trouble_ja, trouble_en"


class Removed(Struct, frozen=True):
    """What was removed, as it is needed to take that back.

    Attributes:
        blog: None where the posts were of none.
    """

    blog: Blog | None
    posts: Sequence[Post]


class Blogs:
    """The blogs of a library."""

    def __init__(self, database: Database, posts: Posts) -> None:
        self._database = database
        self._posts = posts

    def all(self) -> list[Blog]:
        """Every blog, by title."""
        with self._database.reading() as connection:
            return [
                _blog(row)
                for row in connection.execute(f"SELECT {_COLUMNS} FROM blog ORDER BY title, id")
            ]

    def get(self, blog: int) -> Blog:
        """A blog.

        Raises:
            NotFound: it was forgotten.
        """
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM blog WHERE id = ?", (blog,)
            ).fetchone()
        if row is None:
            raise NotFound(id=blog)
        return _blog(row)

    def follow(self, name: BlogName, interval: Interval) -> int:
        """Follow a blog by its feed, and give its id; one that is known already is kept."""
        with self._database.writing() as connection:
            row = row_for(connection, name)
            connection.execute(
                "UPDATE blog SET feed = ifnull(?, feed), interval = ? WHERE id = ?",
                (name.feed, interval, row),
            )
        return row

    def set_intervals(self, intervals: Mapping[int, Interval]) -> None:
        """Ask blogs, by their ids, for new posts that often; one transaction."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE blog SET interval = ? WHERE id = ?",
                [(interval, blog) for blog, interval in intervals.items()],
            )

    def note_check(
        self,
        blog: int,
        *,
        etag: str | None = None,
        modified: str | None = None,
        trouble: Bilingual | None = None,
    ) -> None:
        """Note that a blog was asked just now.

        Args:
            etag, modified: what its feed says of itself; kept as they were after trouble.
            trouble: why it could not be read.
        """
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE blog SET checked_at = ?, trouble_ja = ?, trouble_en = ? WHERE id = ?",
                (now(), trouble and trouble.ja, trouble and trouble.en, blog),
            )
            if trouble is None:
                connection.execute(
                    "UPDATE blog SET etag = ?, modified = ? WHERE id = ?", (etag, modified, blog)
                )

    def unfollow(self, *blogs: int) -> None:
        """Ask blogs no more; their posts stay under their titles. One transaction."""
        with self._database.writing() as connection:
            connection.executemany(
                """
                UPDATE blog SET feed = NULL, interval = 'never', etag = NULL, modified = NULL,
                                trouble_ja = NULL, trouble_en = NULL
                WHERE id = ?
                """,
                [(blog,) for blog in blogs],
            )

    def remove(self, blog: int | None, posts: Sequence[str]) -> Removed:
        """Remove posts, and the blog that they are of; gives what `restore` needs.

        Raises:
            NotFound: one of them is gone already; then nothing is removed.
        """
        with self._database.writing() as connection:
            removed = Removed(
                self.get(blog) if blog is not None else None,
                [self._posts.get(post) for post in posts],
            )
            for post in posts:
                self._posts.delete(post)
            connection.execute("DELETE FROM blog WHERE id = ?", (blog,))
        return removed

    def restore(self, removed: Removed) -> None:
        """Put back what was removed; one transaction."""
        with self._database.writing():
            if removed.blog is not None:
                self.put_back(removed.blog)
            for post in removed.posts:
                self._posts.store(post)

    def remove_all(self, wanted: Iterable[tuple[int | None, Sequence[str]]]) -> list[Removed]:
        """Remove several as `remove` does, all or none; one transaction."""
        with self._database.writing():
            return [self.remove(blog, posts) for blog, posts in wanted]

    def restore_all(self, removed: Iterable[Removed]) -> None:
        """Put back what `remove_all` removed; one transaction."""
        with self._database.writing():
            for one in removed:
                self.restore(one)

    def put_back(self, *removed: Blog) -> None:
        """Have blogs as they were: removed ones, or such as are not followed any more; one
        transaction."""
        with self._database.writing() as connection:
            connection.executemany(
                f"""
                INSERT INTO blog ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET feed = excluded.feed,
                    interval = excluded.interval, etag = excluded.etag,
                    modified = excluded.modified
                """,
                [
                    (
                        one.id,
                        one.title,
                        one.page,
                        one.feed,
                        one.interval,
                        one.etag,
                        one.modified,
                        one.checked_at.isoformat() if one.checked_at else None,
                        one.trouble and one.trouble.ja,
                        one.trouble and one.trouble.en,
                    )
                    for one in removed
                ],
            )


def due(blog: Blog, moment: datetime) -> bool:
    """Whether it is time to ask a followed blog again.

    Args:
        moment: with a time zone.
    """
    hours = {Interval.DAILY: 24, Interval.WEEKLY: 7 * 24}.get(blog.interval)
    if hours is None or blog.feed is None:
        return False
    if blog.checked_at is None:
        return True
    return (moment - blog.checked_at).total_seconds() >= hours * 3600


def _blog(row: tuple[object, ...]) -> Blog:
    identity, title, page, feed, interval, etag, modified, checked, ja, en = row
    return Blog(
        id=int(str(identity)),
        title=str(title),
        page=None if page is None else str(page),
        feed=None if feed is None else str(feed),
        interval=Interval(str(interval)),
        etag=None if etag is None else str(etag),
        modified=None if modified is None else str(modified),
        checked_at=None
        if checked is None
        else datetime.fromisoformat(str(checked)).astimezone(UTC),
        trouble=None if ja is None else Bilingual(str(ja), str(en)),
    )
