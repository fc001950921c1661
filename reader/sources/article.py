# pyright: basic
"""A post on its page: the main text without menus, comments and the sidebar.

Where the page marks its text, as the blogs' own templates do, that part is taken to the letter;
else trafilatura finds it. Title, date and author come from what the page says of itself.
"""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from reader.errors import Bilingual, NotMinutes
from reader.library.records import BlogName, Post
from reader.minutes.wareki import find_date
from reader.sources import markup
from reader.sources.html_text import html_to_text
from reader.sources.page import Page
from reader.sources.post_identity import by_address, post_id

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"""property=["']og:type["'][^>]*content=["'](?:article|blog)"""
    r"""|content=["'](?:article|blog)["'][^>]*property=["']og:type["']"""
    r"""|["']@type["']\s*:\s*\[?\s*["'](?:Blog|News)?(?:Posting|Article)["']"""
    r"""|class=["'][^"'>]*\b(?:h-?entry|hatenablog-entry|entry-body-text|entry-body)\b"""
    r"""|itemtype=["']https?://schema\.org/(?:BlogPosting|NewsArticle|Article)["']""",
    re.IGNORECASE,
)
_TEXT_CLASSES = ("entry-body-text", "entry-content", "e-content", "entry-body", "post-content")
"""How templates of ココログ, はてなブログ, WordPress and microformats name the text's element."""
_LEAST = 40
_HEAD = 400_000
_FEED_TYPES = ("application/atom+xml", "application/rss+xml", "application/rdf+xml")

_NO_TEXT = Bilingual("本文が見つかりません", "its text cannot be found")


def looks_like(page: Page) -> bool:
    """Whether a page says that it is an article."""
    return page.is_html and _ARTICLE.search(page.text[:_HEAD]) is not None


def read_post(page: Page) -> Post:
    """The post of a page.

    Raises:
        NotMinutes: no text can be told from the rest of the page.
    """
    root = markup.parse_page(page.text)
    if root is None:
        raise NotMinutes(what=page.name, why=_NO_TEXT)
    told = _Told(root, page)
    html = _marked(root) or _found(page)
    text = html_to_text(html)
    if len(text) < _LEAST:
        raise NotMinutes(what=page.name, why=_NO_TEXT)
    url = told.address
    identity = by_address(url)
    return Post(
        id=post_id(identity or f"{told.title}\n{told.day}\n{text[:200]}"),
        title=told.title,
        date=told.day,
        author=told.author,
        url=url,
        categories=told.categories,
        html=html,
        text=text,
        source=page.location or page.name,
        blog=BlogName(told.site, told.home) if told.site else None,
        identities=(identity,) if identity else (),
    )


def feeds_of(text: str, address: str) -> list[str]:
    """The addresses of the feeds that a page names, the most telling first.

    Args:
        address: of the page; what it names may be relative to it.
    """
    root = markup.parse_page(text)
    if root is None:
        return []
    base = address
    for element in root.iter("base"):
        base = urljoin(address, element.get("href") or "")
        break
    found: list[tuple[int, str]] = []
    for link in root.iter("link"):
        kind = (link.get("type") or "").strip().lower()
        if "alternate" not in (link.get("rel") or "").lower().split() or kind not in _FEED_TYPES:
            continue
        target = urljoin(base, (link.get("href") or "").strip())
        if by_address(target) is None:
            continue
        about = f"{link.get('title') or ''} {target}".lower()
        comments = "comment" in about or "コメント" in about
        found.append((10 * comments + _FEED_TYPES.index(kind), target))
    return list(dict.fromkeys(target for _, target in sorted(found, key=lambda one: one[0])))


class _Told:
    """What a page says of itself, looked up by trafilatura and in its own title."""

    def __init__(self, root: "HtmlElement", page: Page) -> None:
        from trafilatura.metadata import extract_metadata

        found: Any = extract_metadata(root, default_url=page.address)
        self.title = " ".join((found.title or page.title or "").split())
        # trafilatura takes one word for no name, which most Japanese pen names are.
        self.author = _meta(root, ("author", "dc.creator")) or found.author
        self.site = found.sitename or ""
        self.categories = tuple(dict.fromkeys([*(found.categories or ()), *(found.tags or ())]))
        self.day = find_date(found.date or "")
        url = urljoin(page.address or "", found.url or "") or page.address
        self.address = url if by_address(url) else None
        parts = urlsplit(self.address or "")
        self.home = f"{parts.scheme}://{parts.netloc}/" if self.address else None


def _meta(root: "HtmlElement", names: tuple[str, ...]) -> str | None:
    """What a page says of itself under the first of these names."""
    told = {
        (one.get("name") or "").lower(): " ".join((one.get("content") or "").split())
        for one in root.iter("meta")
    }
    return next((told[name] for name in names if told.get(name)), None)


def _marked(root: "HtmlElement") -> str:
    """The HTML of the part that the page's template marks as the text; "" without one."""
    from lxml import html

    for name in _TEXT_CLASSES:
        parts = [one for one in markup.with_class(root, name) if isinstance(one.tag, str)]
        if len(parts) == 1:
            inner = html.tostring(parts[0], encoding="unicode", with_tail=False)
            return inner if len(html_to_text(inner)) >= _LEAST else ""
    return ""


def _found(page: Page) -> str:
    """The HTML of the main text as trafilatura finds it; "" where it finds none."""
    from trafilatura import extract

    found = extract(
        page.text,
        url=page.address,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_images=True,
        include_links=True,
        include_tables=True,
        favor_recall=True,
    )
    return found or ""
