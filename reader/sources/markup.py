"""Pages as trees, and the words of a part of one, to the letter.

What a page's author broke into lines with ``<br>`` or blocks stays in lines; the line breaks of
the source, and the indentation behind them, are layout and go; spaces of both widths stay.
"""

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SILENT = frozenset(
    ["script", "style", "template", "noscript", "head", "title", "iframe", "button"]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tr",
        "ul",
    ]
)
PARAGRAPHS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
"""Elements of any page that stand on lines of their own, where its text is copied from it."""

UNREAD = frozenset(
    ["script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"]
)
"""Elements of any page whose text nobody reads."""

SPACES = re.compile(r"[ \t\r\n\f]+")
"""What a browser shows as one space."""

_ASCII_SPACES = re.compile(r"[ \t\r\n]+")
_SOURCE_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t\r\n]*")


def fit_for_a_tree(text: str) -> bytes:
    """HTML as UTF-8, without the NULs and the halves of characters that no tree holds."""
    return text.replace("\x00", "").encode("utf-8", "replace")


def walk(root: "HtmlElement", silent: Collection[str]) -> Iterator[tuple[str, str, "HtmlElement"]]:
    """Enter and leave everything in a tree; whole elements of the names in `silent` are only left.

    Without recursion: a hostile page nests deeper than Python calls.

    Yields:
        What happens ("start", else its end), the element's name ("" of a comment), and it.
    """
    from lxml import etree

    within: object = None
    for action, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if within is not None:
            if action != "end" or node is not within:
                continue
            within = None
        tag = node.tag if isinstance(node.tag, str) else ""
        if action == "start" and tag in silent and node is not root:
            within = node
            continue
        yield action, tag, node


def parse_page(text: str) -> "HtmlElement | None":
    """The tree of a page; None where no parser makes one of it."""
    import lxml.html
    from lxml import etree

    data = fit_for_a_tree(text)
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    # Nested beyond libxml2's limit, what follows is lost.
    return None if parser.error_log.filter_from_fatals() else root


def with_class(root: "HtmlElement", name: str) -> list["HtmlElement"]:
    """The elements of a class, in the page's order."""
    found = root.iter()
    return [element for element in found if name in (element.get("class") or "").split()]


def words(element: "HtmlElement | None") -> str:
    """The text of an element on one line, without padding; "" for None."""
    return "" if element is None else _ASCII_SPACES.sub(" ", "".join(_texts(element))).strip(" 　")


def lines(element: "HtmlElement") -> str:
    """The text of an element with its lines."""
    return "".join(_texts(element)).strip("\n")


def _texts(root: "HtmlElement") -> Iterator[str]:
    """The pieces of text with ``\\n`` where a line ends."""
    at_start = True
    kept = 0
    for action, tag, node in walk(root, _SILENT):
        pieces: list[str] = []
        if action == "start":
            kept += tag == "pre"
            if tag == "br" or (tag in _BLOCKS and not at_start):
                pieces.append("\n")
            elif tag == "img" and len(node.get("alt") or "") == 1:
                # A character that no font had.
                pieces.append(node.get("alt") or "")
            pieces.append(_flow(node.text, bool(kept)))
        else:
            if tag in _BLOCKS and not at_start:
                pieces.append("\n")
            kept -= action == "end" and tag == "pre"
            if node is not root:
                pieces.append(_flow(node.tail, bool(kept)))
        for piece in pieces:
            if piece:
                yield piece
                at_start = piece.endswith("\n")


def _flow(text: str | None, kept: bool) -> str:
    if not text:
        return ""
    return text.replace("\r\n", "\n") if kept else _SOURCE_BREAK.sub("", text)
