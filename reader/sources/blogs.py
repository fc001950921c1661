"""A blog at an address: its feed, found from its page or given; or the one post of a page."""

from urllib.parse import urlsplit

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotABlog, ReaderError
from reader.library.records import Blog, Post
from reader.sources import article, feeds
from reader.sources.address import full_address
from reader.sources.clock import Cancel, never
from reader.sources.decode import decode
from reader.sources.delay import DEFAULT_DELAY
from reader.sources.feeds import Feed
from reader.sources.http import MANNERS, Answer, Manners
from reader.sources.page import Page, charset_of
from reader.sources.web import fetch

_LARGEST_FEED = 32 * 1024 * 1024
_LARGEST_PAGE = 16 * 1024 * 1024

_NOTHING = Bilingual("ほかの種類のページです", "it is a page of another kind")
_NO_ADDRESS = Bilingual("URL の形ではありません", "it is not a URL")


class Found(Struct, frozen=True):
    """What is at an address.

    Attributes:
        feed: of the blog; None where only a post was found.
        post: the post of the page, where the address was of one.
        etag, modified: the feed's validators.
    """

    feed: Feed | None
    post: Post | None = None
    etag: str | None = None
    modified: str | None = None


class Checked(Struct, frozen=True):
    """What a followed feed has now.

    Attributes:
        posts: empty where it is unchanged.
    """

    posts: tuple[Post, ...]
    etag: str | None
    modified: str | None


def look(
    typed: str,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
) -> Found:
    """What is at the address of a blog, of a post, or of a feed.

    Raises:
        NotABlog: neither a feed nor a post.
        SourceError: what `reader.sources.http` raises.
    """
    url = full_address(typed)
    if not _is_address(url):
        raise NotABlog(url=typed.strip(), why=_NO_ADDRESS)

    def get(address: str) -> Answer:
        return fetch(
            address, limit=_LARGEST_FEED, delay=delay, cancelled=cancelled, manners=manners
        )

    answer = get(url)
    if feeds.looks_like(answer.data):
        return _found(answer, None)
    if len(answer.data) > _LARGEST_PAGE:
        raise NotABlog(url=url, why=_NOTHING)
    text = _page_text(answer)
    post = _post_of(text, answer.url)
    for address in article.feeds_of(text, answer.url):
        there = get(address)
        if feeds.looks_like(there.data):
            return _found(there, post)
    if post is None:
        raise NotABlog(url=url, why=_NOTHING)
    return Found(None, post)


def check(
    blog: Blog,
    *,
    delay: float = DEFAULT_DELAY,
    cancelled: Cancel = never,
    manners: Manners = MANNERS,
) -> Checked:
    """What the feed of a followed blog has now; it is not sent where it has not changed.

    Raises:
        SourceError: it cannot be read.
    """
    assert blog.feed is not None
    answer = fetch(
        blog.feed,
        etag=blog.etag,
        modified=blog.modified,
        limit=_LARGEST_FEED,
        delay=delay,
        cancelled=cancelled,
        manners=manners,
    )
    if answer.unchanged:
        # A server may leave the validators out that it knows are known.
        return Checked((), answer.etag or blog.etag, answer.modified or blog.modified)
    feed = feeds.read_feed(answer.data, blog.feed, address=blog.feed)
    return Checked(feed.posts, answer.etag, answer.modified)


def _is_address(url: str) -> bool:
    """Whether it has the form of one; a word alone is what somebody hoped to search for."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    sound = parts.scheme in ("http", "https") and ("." in host or host == "localhost")
    return sound and not any(one.isspace() for one in url)


def _found(answer: Answer, post: Post | None) -> Found:
    feed = feeds.read_feed(answer.data, answer.url, address=answer.url)
    return Found(feed, post, answer.etag, answer.modified)


def _page_text(answer: Answer) -> str:
    declared = charset_of(answer.content_type.encode()) or charset_of(answer.data)
    try:
        return decode(answer.data, declared=declared, what=answer.url)
    except DamagedMinutes as error:
        raise NotABlog(url=answer.url, why=_NOTHING) from error


def _post_of(text: str, url: str) -> Post | None:
    page = Page(url, text, location=url)
    if not article.looks_like(page):
        return None
    try:
        return article.read_post(page)
    except ReaderError:
        return None
