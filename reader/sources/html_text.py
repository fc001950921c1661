"""The plain text of a piece of HTML, as a person would copy it from the page."""

import re
from html import unescape

import lxml.html
from lxml import etree

from reader.sources.markup import PARAGRAPHS, SPACES, UNREAD, fit_for_a_tree, walk

_TAG = re.compile(r"<[^<>]*>")


def html_to_text(html: str) -> str:
    """The text of `html`: a line for each block and each ``<br>``, blocks a blank line apart.

    Scripts, styles and comments are left out; entities are resolved; full-width spaces stay.
    """
    if not html.strip():
        return ""
    clean = fit_for_a_tree(html).decode("utf-8")
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        root = lxml.html.fragment_fromstring(clean, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return _without_tags(clean)
    if parser.error_log.filter_from_fatals():
        # Nested beyond libxml2's limit: its tree is empty then.
        return _without_tags(clean)
    pieces: list[str] = []
    for action, tag, node in walk(root, UNREAD):
        if action == "start":
            if tag == "br":
                pieces.append("\n")
            elif tag in PARAGRAPHS:
                pieces.append("\n\n")
            pieces.append(SPACES.sub(" ", node.text or ""))
        else:
            if tag in PARAGRAPHS:
                pieces.append("\n\n")
            if node is not root:
                pieces.append(SPACES.sub(" ", node.tail or ""))
    # Runs of spaces first: to look for a line break after each of them would be quadratic.
    text = re.sub(r" {2,}", " ", "".join(pieces))
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n ")


def _without_tags(html: str) -> str:
    """What is left of HTML that no parser takes."""
    return SPACES.sub(" ", unescape(_TAG.sub(" ", html))).strip()
