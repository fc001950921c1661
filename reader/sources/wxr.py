# pyright: basic
"""WXR 1.2, WordPress's export: RSS 2.0 with the elements of WordPress in it.

Read as a stream, for an export may have 100 MB. Format: ``wp-admin/includes/export.php`` of
WordPress (the comment that every such file begins with describes it).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Protocol

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.library.records import BlogName, Post, PostKind
from reader.sources.html_text import html_to_text
from reader.sources.movabletype import with_paragraphs
from reader.sources.post_identity import by_address, by_guid, post_id

if TYPE_CHECKING:
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

_MARK = re.compile(rb"""xmlns:wp\s*=\s*["']https?://wordpress\.org/export/""")
_HEAD = 8192
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_SPACE = re.compile(r"^\{https?://wordpress\.org/export/[\d.]+/\}")
_KINDS = {
    ("post", "publish"): PostKind.POST,
    ("post", "private"): PostKind.POST,
    ("page", "publish"): PostKind.PAGE,
    ("page", "private"): PostKind.PAGE,
    ("post", "draft"): PostKind.DRAFT,
    ("post", "pending"): PostKind.DRAFT,
    ("post", "future"): PostKind.DRAFT,
    ("page", "draft"): PostKind.DRAFT,
    ("page", "pending"): PostKind.DRAFT,
    ("page", "future"): PostKind.DRAFT,
}
"""What is read, by ``wp:post_type`` and ``wp:status``: no attachments, menus, revisions, and
nothing from the bin."""
_BLOCK_COMMENT = re.compile(r"<!--\s*/?wp:[^>]*-->")

_EMPTY = Bilingual("記事が1件もありません", "it holds no entry")
_CUT = Bilingual("XML が途中で切れているか壊れています", "its XML breaks off or is damaged")


class Readable(Protocol):
    """A file, or what stands for one."""

    def read(self, size: int = -1, /) -> bytes | None:
        """The next bytes."""
        ...


def looks_like(head: bytes) -> bool:
    """Whether a file that begins so is such an export."""
    return _MARK.search(head[:_HEAD]) is not None


def read_posts(file: Readable, what: str) -> Iterator[Post]:
    """The posts, drafts and pages of an export, one by one.

    Raises:
        NotMinutes: there is none in it.
        DamagedMinutes: it breaks off; what came before was given.
    """
    from lxml import etree

    channel: dict[str, str] = {}
    count = 0
    # Nothing outside the file is read, and entities are not blown up.
    parser = etree.iterparse(  # pyright: ignore[reportCallIssue]
        file,  # pyright: ignore[reportArgumentType]
        events=("end",),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
    )
    try:
        for _, element in parser:
            if element.tag in ("title", "link") and _is_channel(element.getparent()):
                channel.setdefault(str(element.tag), (element.text or "").strip())
            if element.tag != "item":
                continue
            post = _post(element, channel, what)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]  # pyright: ignore[reportOptionalSubscript]
            if post is not None:
                count += 1
                yield post
    except etree.XMLSyntaxError as error:
        raise DamagedMinutes(what=what, why=_CUT) from error
    if not count:
        raise NotMinutes(what=what, why=_EMPTY)


def _is_channel(element: "_Element | None") -> bool:
    return element is not None and element.tag == "channel"


def _post(item: "_Element", channel: dict[str, str], what: str) -> Post | None:
    told: dict[str, str] = {}
    categories: list[str] = []
    for child in item:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "category":
            if child.get("domain") in ("category", "post_tag"):
                categories.append(" ".join((child.text or "").split()))
            continue
        told.setdefault(_SPACE.sub("wp:", child.tag), child.text or "")
    kind = _KINDS.get((told.get("wp:post_type", "post"), told.get("wp:status", "publish")))
    if kind is None:
        return None
    html = told.get(_CONTENT, "")
    if _BLOCK_COMMENT.search(html):
        html = _BLOCK_COMMENT.sub("", html)
    else:
        # The classic editor's: lines stand for breaks.
        html = with_paragraphs(html.replace("\r\n", "\n"))
    page = channel.get("link") or None
    link = told.get("link", "").strip()
    link = link if by_address(link) else ""
    names = [
        by_address(link) if kind is not PostKind.DRAFT else None,
        by_guid(told.get("guid"), page),
    ]
    identities = tuple(dict.fromkeys(name for name in names if name))
    title = html_to_text(told.get("title", ""))
    day = _day(told.get("wp:post_date", ""))
    return Post(
        id=post_id(identities[0] if identities else f"{page}\n{title}\n{day}"),
        title=title,
        date=day,
        author=told.get(_CREATOR, "").strip() or None,
        url=link or None,
        categories=tuple(dict.fromkeys(name for name in categories if name)),
        html=html,
        text=html_to_text(html),
        source=what,
        kind=kind,
        blog=BlogName(channel.get("title") or page or what, page),
        identities=identities,
    )


def _day(written: str) -> date | None:
    """The day of a ``wp:post_date``, which is local time; a draft may have zeros."""
    try:
        return date.fromisoformat(written.strip()[:10])
    except ValueError:
        return None
