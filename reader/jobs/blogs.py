"""Following blogs: what is at an address, storing it, and asking again for what is new."""

from collections.abc import Iterable
from datetime import UTC, datetime

from reader.errors import Bilingual, Cancelled, ReaderError, SourceError
from reader.jobs import same_post
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.jobs.report import Failure, Report
from reader.library.blogs import due
from reader.library.library import Library
from reader.library.records import Blog, Interval, Post
from reader.sources import blogs
from reader.sources.blogs import Found
from reader.sources.delay import DEFAULT_DELAY
from reader.sources.http import MANNERS, Manners


def look(
    address: str,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: CancelCallback = never,
    manners: Manners = MANNERS,
) -> Found:
    """What is at the address of a blog, a post or a feed; nothing is stored.

    Raises:
        NotABlog, and the other errors of `reader.sources`.
    """
    return blogs.look(address, delay=delay, cancelled=cancelled, manners=manners)


def take(library: Library, found: Found, interval: Interval | None) -> tuple[int | None, Report]:
    """Store what was found at an address.

    Args:
        interval: how often the blog is to be asked from now on; None takes its posts once.

    Returns:
        The id of the blog that is followed, and what was stored.
    """
    report = Report()
    blog = None
    if found.feed is not None:
        if interval is not None:
            blog = library.blogs.follow(found.feed.blog, interval)
            library.blogs.note_check(blog, etag=found.etag, modified=found.modified)
        store(library, reversed(found.feed.posts), report)
    elif found.post is not None:
        store(library, [found.post], report)
    return blog, report


def check(
    library: Library,
    wanted: Iterable[Blog],
    *,
    delay: float = DEFAULT_DELAY,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
    manners: Manners = MANNERS,
) -> Report:
    """Ask blogs for new and changed posts, one after the other.

    One that cannot be read is noted with the reason, and the others are asked all the same.

    Raises:
        Cancelled: what was stored before stays.
        LibraryError: it could not be stored.
    """
    report = Report()
    asked = [blog for blog in wanted if blog.feed is not None]
    for number, blog in enumerate(asked):
        if cancelled():
            raise Cancelled
        progress(Progress(Phase.DOWNLOAD, number, len(asked), blog.title))
        try:
            found = blogs.check(blog, delay=delay, cancelled=cancelled, manners=manners)
        except Cancelled:
            raise
        except SourceError as error:
            report.failed.append(Failure(blog.title, error))
            library.blogs.note_check(blog.id, trouble=_sentence(error))
            continue
        store(library, reversed(found.posts), report)
        library.blogs.note_check(blog.id, etag=found.etag, modified=found.modified)
    return report


def check_due(
    library: Library,
    *,
    moment: datetime | None = None,
    delay: float = DEFAULT_DELAY,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
    manners: Manners = MANNERS,
) -> Report:
    """`check` those whose time has come.

    Args:
        moment: the time, with its zone; now, by default.
    """
    moment = moment or datetime.now(UTC)
    wanted = [blog for blog in library.blogs.all() if due(blog, moment)]
    return check(
        library, wanted, delay=delay, progress=progress, cancelled=cancelled, manners=manners
    )


def store(library: Library, posts: Iterable[Post], report: Report) -> None:
    """Store posts under the ids by which the library knows them."""
    for post in posts:
        settled = same_post.settle(library, post)
        report.count(library.posts.store(settled), settled.id)


def _sentence(error: ReaderError) -> Bilingual:
    return Bilingual(error.message("ja"), error.message("en"))
