# pyright: basic
"""RSS 1.0 and 2.0 and Atom: what a blog tells of its last posts.

feedparser reads them all, broken ones too. It is given the bytes, never an address, and leaves
the HTML as it is: that is sanitised when it is shown.
"""

import io
import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.library.records import BlogName, Post, PostKind
from reader.sources.html_text import html_to_text
from reader.sources.post_identity import by_address, by_guid, day_in_japan, post_id

_ROOT = re.compile(rb"<(?:rss|rdf:RDF|feed)\b")
_HEAD = 4096
_ATOM = "http://www.w3.org/2005/Atom"
_HATENA = "http://www.hatena.ne.jp/info/xmlns#"
_FORMATTED = "formatted-content"
_HTML = ("text/html", "application/xhtml+xml")
_TAG = re.compile(r"<[a-zA-Z/!]")

_EMPTY = Bilingual("記事が1件もありません", "it holds no entry")
_BROKEN = Bilingual("フィードとして読み取れません", "it cannot be read as a feed")


class Feed(Struct, frozen=True):
    """What a feed tells.

    Attributes:
        blog: title and public page.
        posts: in the feed's order, usually newest first.
    """

    blog: BlogName
    posts: tuple[Post, ...]


def looks_like(head: bytes) -> bool:
    """Whether a file that begins so is a feed."""
    return _ROOT.search(head[:_HEAD]) is not None and b"<html" not in head[:_HEAD].lower()


def read_feed(data: bytes, what: str, *, address: str | None = None) -> Feed:
    """The posts of a feed.

    Args:
        what: the file's name or the address, for the sentences.
        address: where the feed is, where it was asked for there.

    Raises:
        DamagedMinutes: it is no feed, or one that breaks off before its first post.
        NotMinutes: there is no post in it.
    """
    import feedparser  # not before there is one: it loads for long

    found = feedparser.parse(
        io.BytesIO(data),
        response_headers={"content-location": address} if address else {},
        sanitize_html=False,
        resolve_relative_uris=True,
    )
    if not found.version:
        raise DamagedMinutes(what=what, why=_BROKEN)
    page = _web(found.feed.get("link"))
    title = html_to_text(found.feed.get("title") or "") or (by_address(page or address) or what)
    blog = BlogName(title, page, address)
    made = _formatted(data)
    posts = tuple(
        _post(entry, found.feed, blog, address or what, made.get(entry.get("id") or ""))
        for entry in found.entries
    )
    if not posts:
        # An empty blog is followed all the same; a broken feed is not.
        if found.bozo:
            raise DamagedMinutes(what=what, why=_BROKEN)
        if address is None:
            raise NotMinutes(what=what, why=_EMPTY)
    return Feed(blog, posts)


def _post(entry: Any, feed: Any, blog: BlogName, source: str, made: str | None) -> Post:
    link = _web(entry.get("link"))
    title = html_to_text(entry.get("title") or "")
    written = entry.get("published") or entry.get("updated") or entry.get("created")
    if entry.get("app_edited"):
        # はてなブログ's AtomPub: "updated" is the day under which it stands in the blog.
        written = entry.get("updated") or written
    day = _day(written)
    html, partial = (made, False) if made else _html(entry)
    names = [by_address(link), by_guid(entry.get("id"), blog.page)]
    identities = tuple(dict.fromkeys(name for name in names if name))
    text = html_to_text(html)
    identity = identities[0] if identities else f"{blog.title}\n{title}\n{day}\n{text[:200]}"
    tags = [tag.get("term") or tag.get("label") for tag in entry.get("tags") or ()]
    return Post(
        id=post_id(identity),
        title=title,
        date=day,
        author=entry.get("author") or feed.get("author") or None,
        url=link,
        categories=tuple(dict.fromkeys(" ".join(tag.split()) for tag in tags if tag)),
        html=html,
        text=text,
        source=source,
        kind=PostKind.DRAFT if entry.get("app_draft") == "yes" else PostKind.POST,
        blog=blog,
        identities=identities,
        partial=partial,
    )


def _formatted(data: bytes) -> dict[str, str]:
    """HTML by the entry's id, which はてなブログ adds where the content is written in Markdown.

    feedparser gives the attributes of an element that it does not know, and not its text.
    """
    if _FORMATTED.encode() not in data:
        return {}
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=True
    )
    root = etree.fromstring(data, parser)
    made: dict[str, str] = {}
    for element in root.iter(f"{{{_HATENA}}}{_FORMATTED}") if root is not None else ():
        entry = element.getparent()
        identity = entry.findtext(f"{{{_ATOM}}}id") if entry is not None else None
        if identity and element.text:
            made[identity.strip()] = element.text
    return made


def _html(entry: Any) -> tuple[str, bool]:
    """An entry's HTML, and whether it is a summary only."""
    contents = entry.get("content") or ()
    for content in sorted(contents, key=lambda one: one.get("type") not in _HTML):
        if content.get("value"):
            return _as_html(content), False
    detail = entry.get("summary_detail") or {}
    return (_as_html(detail), True) if detail.get("value") else ("", True)


def _as_html(content: Any) -> str:
    """A value as HTML; plain text becomes paragraphs."""
    value = content["value"]
    if content.get("type") in _HTML or _TAG.search(value):
        return value
    lines = value.replace("\r\n", "\n").strip("\n").split("\n\n")
    return "\n".join(f"<p>{escape(part).replace(chr(10), '<br />')}</p>" for part in lines)


def _day(written: str | None) -> date | None:
    """The day of an RFC 3339 or RFC 822 time."""
    if not written:
        return None
    written = written.strip()
    try:
        return day_in_japan(datetime.fromisoformat(written))
    except ValueError:
        pass
    try:
        return day_in_japan(parsedate_to_datetime(written))
    except (ValueError, TypeError, IndexError):
        pass
    found = re.match(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _web(url: Any) -> str | None:
    return url if isinstance(url, str) and by_address(url) else None
