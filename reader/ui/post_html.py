"""A post's HTML made fit to be shown: nothing in it runs, and nothing is fetched.

nh3 (the parser of html5ever, the rules of ammonia) leaves only what is named here. What is left
is well formed, so that tags can be told apart by a pattern.
"""

import re
from collections import Counter
from collections.abc import Sequence
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from reader.sources.markup import UNREAD

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "div",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ]
)
_VOID = frozenset(["br", "hr", "img"])
_DEEPEST = {"table": 1, "blockquote": 8}
"""How deep an element stays within its like: Qt lays a table out for every table around it, and
so twice as long for each."""
_DEEPEST_OF_OTHERS = 24
_OF_TABLES = frozenset(["table", "tbody", "thead", "tfoot", "tr", "td", "th"])
_PIECE = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s+[a-z]+=\"[^\"]*\")*)\s*/?>")
_ATTRIBUTE = re.compile(r"([a-z]+)=\"([^\"]*)\"")
_PIXEL = 4
"""A picture no larger than this counts readers and shows nothing."""
_MOST_IMAGES = 200


class SafeHtml(Struct, frozen=True):
    """What may be shown.

    Attributes:
        html: its pictures have the addresses ``image:0``, ``image:1`` …
        images: where those pictures are on the web; nothing of them was fetched.
    """

    html: str
    images: Sequence[str] = ()


def safe_html(html: str, base: str | None = None) -> SafeHtml:
    """A post's HTML without scripts, styles, frames, handlers and tracking pixels.

    Args:
        base: the post's address, to which those in it may be relative.
    """
    import nh3  # not before a post is opened: a start would wait for it

    clean = nh3.clean(
        html,
        tags={*_TAGS, "img"},
        clean_content_tags=set(UNREAD),
        attributes={"a": {"href"}, "img": {"src", "width", "height"}},
        url_schemes={"http", "https"},
        link_rel=None,
    )
    images: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    depth: Counter[str] = Counter()

    def keep(found: re.Match[str]) -> str:
        closing, tag, attributes = found.groups()
        if tag == "img":
            return _placeholder(attributes, base, images)
        if tag in _VOID:
            return found[0]
        if closing:
            name, kept = open_tags.pop() if open_tags else (tag, True)
            depth[name] -= 1
            return found[0] if kept else ""
        depth[tag] += 1
        if tag in _OF_TABLES:
            kept = depth["table"] <= _DEEPEST["table"]
        else:
            kept = depth[tag] <= _DEEPEST.get(tag, _DEEPEST_OF_OTHERS)
        open_tags.append((tag, kept))
        if not kept:
            return ""
        return f"<a{_href(attributes, base)}>" if tag == "a" else found[0]

    return SafeHtml(_PIECE.sub(keep, clean), tuple(images))


def _placeholder(attributes: str, base: str | None, images: list[str]) -> str:
    """The picture's tag with an address that is nowhere; "" for what shows nothing."""
    told = dict(_ATTRIBUTE.findall(attributes))
    address = _absolute(told.get("src"), base)
    small = any(_pixels(told.get(side)) <= _PIXEL for side in ("width", "height"))
    if address is None or small or len(images) >= _MOST_IMAGES:
        return ""
    images.append(address)
    return f'<img src="image:{len(images) - 1}">'


def _pixels(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() else 1000


def _href(attributes: str, base: str | None) -> str:
    address = _absolute(dict(_ATTRIBUTE.findall(attributes)).get("href"), base)
    return f' href="{escape(address)}"' if address else ""


def _absolute(written: str | None, base: str | None) -> str | None:
    """An address of the web, as `written` on a page at `base`."""
    try:
        address = urljoin(base or "", unescape(written or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.hostname else None
