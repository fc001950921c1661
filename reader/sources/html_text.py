"""The plain text of a piece of HTML, as a person would copy it from the page."""

import re

import lxml.html
from lxml import etree

_BLOCKS = frozenset(
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
_SILENT = frozenset(
    ["script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"]
)
_SPACE = re.compile(r"[ \t\r\n\f]+")


def html_to_text(html: str) -> str:
    """The text of `html`: a line for each block and each ``<br>``, blocks a blank line apart.

    Scripts, styles and comments are left out; entities are resolved; full-width spaces stay.
    """
    if not html.strip():
        return ""
    # Without a declared encoding lxml would guess one for bytes; a str needs none, but NULs
    # and lone surrogates are not allowed in its tree.
    clean = html.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    try:
        root = lxml.html.fragment_fromstring(clean, create_parent="div")
    except (etree.ParserError, ValueError):
        return _SPACE.sub(" ", clean).strip()
    pieces: list[str] = []
    # Iterative, because hostile pages nest deeper than Python recurses.
    for action, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if action in ("comment", "pi"):
            pieces.append(_SPACE.sub(" ", node.tail or ""))
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if any(parent.tag in _SILENT for parent in node.iterancestors()):
            continue
        if action == "start":
            if tag == "br":
                pieces.append("\n")
            elif tag in _BLOCKS:
                pieces.append("\n\n")
            if tag not in _SILENT:
                pieces.append(_SPACE.sub(" ", node.text or ""))
        else:
            if tag in _BLOCKS:
                pieces.append("\n\n")
            if node is not root:
                pieces.append(_SPACE.sub(" ", node.tail or ""))
    text = re.sub(r" *\n *", "\n", "".join(pieces))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n ")
