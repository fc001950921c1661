"""The pages of kensakusystem.jp, read without fetching anything.

The pages are written by hand and by a C program of the nineties: tags in capitals,
attributes in any order, elements never closed, nodes repeated inside comments. So they
are read tag by tag; a document tree of them would be a repairer's guess.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from reader.sources.kensakusystem.names import is_own_host

_FLAGS = re.IGNORECASE | re.DOTALL
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>", re.DOTALL)
_TITLE = re.compile(r"<title[^<>]*>([^<]*)</title>", _FLAGS)
_TOKEN = re.compile(r"(cgi-bin\d*)/See\.exe\?Code=([A-Za-z0-9]+)", re.IGNORECASE)
_LINK = re.compile(
    r"<a\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>((?:(?!<a\b).)*?)(?:</a>|(?=<a\b)|\Z)", _FLAGS
)
_IMAGE_TEXT = re.compile(r"<img\b[^>]*?\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", _FLAGS)
_DEPTH = re.compile(
    r"treedepth\.value\s*=\s*(?:'([^']*)'|&quot;(.*?)&quot;|&#0?39;(.*?)&#0?39;)"
    r"|data-depth\s*=\s*(?:\"([^\"]*)\"|'([^']*)')",
    _FLAGS,
)
_LEAF = re.compile(r"ResultFrame\.exe\?[^\"'>]*?\bfileName=([^&\"'>\s]+)", re.IGNORECASE)
_FORM = re.compile(r"<form\b([^>]*)>(.*?)(?:</form>|\Z)", _FLAGS)
_INPUT = re.compile(r"<input\b([^>]*)>", _FLAGS)
_ATTRIBUTE = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", _FLAGS)
_FRAME = re.compile(r"<i?frame\b([^>]*)>", _FLAGS)
_LABEL = re.compile(r"r_TextFrame\.exe\?.*?<font[^>]*>([^<]*)", _FLAGS)
_ERROR = re.compile(r"\s*ERROR[:：](.*)", re.DOTALL)
_BODY = re.compile(r"<body\b[^>]*>(.*?)(?:</body>|\Z)", _FLAGS)
_SILENT = re.compile(r"<(script|style)\b.*?</\1>", _FLAGS)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div|pre)\b[^>]*>", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SYSTEM_NAME = re.compile(r"会議録(?:等)?(?:の)?(?:検索|閲覧)(?:・閲覧)?(?:システム)?")
_TITLE_PARTS = re.compile(r"[/／|｜:：\s]+")


class Door(Struct, frozen=True):
    """The way into a council's CGI: its folder (``cgi-bin3``) and this run's token."""

    folder: str
    code: str


class Node(Struct, frozen=True):
    """A branch of the tree.

    Attributes:
        value: what is sent back to open it; every space counts, also at its end.
        label: what a person reads there.
    """

    value: str
    label: str


class Leaf(Struct, frozen=True):
    """A document of the tree: its file name, and what a person reads there."""

    name: str
    label: str


class Tree(Struct, frozen=True):
    """A page of the tree, without repetitions, in the page's order.

    Attributes:
        action: where its form is sent, as written; None on a page without the form.
        fields: the form's fields in their order, the token among them.
    """

    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]
    action: str | None
    fields: tuple[tuple[str, str], ...]


class Frames(Struct, frozen=True):
    """A sitting's frameset: its title, and the address of the list of speakers."""

    title: str
    speakers: str


class Listed(Struct, frozen=True):
    """A speech in the list of speakers: the place in the stored file, the speaker's label."""

    position: str
    label: str


class Speakers(Struct, frozen=True):
    """The list of speakers of a sitting.

    Attributes:
        action: where the download form is sent, as written.
        fields: the form's hidden fields.
    """

    listed: tuple[Listed, ...]
    action: str | None
    fields: tuple[tuple[str, str], ...]


def detect(url: str, html: str) -> bool:
    """Whether a page, by its address or its content, is of this search system."""
    if is_own_host((urlsplit(url).hostname or "").lower()):
        return True
    return is_of_the_system(html)


def is_of_the_system(page: str) -> bool:
    """Whether a page holds what only this system's pages hold."""
    return (
        find_door(page) is not None
        or re.search(
            r"document\.viewtree|name=[\"']?viewtree|r_Speakers\.exe|GetPerson\.exe",
            page,
            re.IGNORECASE,
        )
        is not None
    )


def find_door(page: str) -> Door | None:
    """The CGI folder and the token, from any page that links the tree."""
    match = _TOKEN.search(page)
    return None if match is None else Door(match[1], match[2])


def council_name(page: str) -> str | None:
    """「目黒区議会」 from the title 「目黒区議会/会議録検索システム」."""
    for part in _TITLE_PARTS.split(_SYSTEM_NAME.sub(" ", title(page))):
        if part and part not in {"トップ", "トップページ", "TOP"} and "\ufffd" not in part:
            return part
    return None


def title(page: str) -> str:
    """The page's title, "" without one."""
    match = _TITLE.search(_COMMENT.sub("", page))
    return "" if match is None else _text(match[1])


def parse_tree(page: str) -> Tree:
    """The nodes and leaves of a page of the tree, of the older skin or the newer."""
    page = _COMMENT.sub("", page)
    nodes: dict[str, Node] = {}
    leaves: dict[str, Leaf] = {}
    for attributes, inside in _LINK.findall(page):
        depth = _DEPTH.search(attributes)
        leaf = _LEAF.search(html.unescape(attributes))
        if depth is not None:
            value = html.unescape(next(group for group in depth.groups() if group is not None))
            if value.strip():
                nodes.setdefault(value, Node(value, _label(inside) or value.strip()))
        elif leaf is not None:
            leaves.setdefault(leaf[1], Leaf(leaf[1], _label(inside)))
    action, fields = _form(page, "viewtree")
    return Tree(tuple(nodes.values()), tuple(leaves.values()), action, fields)


def parse_frames(page: str) -> Frames | None:
    """The frameset of a sitting; None for a page that is none."""
    for attributes in _FRAME.findall(_COMMENT.sub("", page)):
        source = _attributes(attributes).get("src", "")
        if "r_speakers.exe" in source.lower():
            return Frames(title(page), source)
    return None


def parse_speakers(page: str) -> Speakers:
    """The list of speakers; its labels stand in <font> elements that are never closed."""
    page = _COMMENT.sub("", page)
    boxes = [
        (match, attributes["value"])
        for match, attributes in _inputs(page)
        if attributes.get("name", "").lower() == "downloadpos" and attributes.get("value")
    ]
    starts = [match.start() for match, _ in boxes]
    ends = [*starts[1:], len(page)][: len(boxes)]
    listed = [
        Listed(position, _first_label(page[match.end() : end]))
        for (match, position), end in zip(boxes, ends, strict=True)
    ]
    action, fields = _form(page, "download")
    return Speakers(tuple(listed), action, fields)


def error_words(page: str) -> str | None:
    """What an ``ERROR:`` answer (of HTTP 200) says; None for any other page."""
    body = _BODY.search(page)
    match = _ERROR.match(page if body is None else body[1])
    if match is None:
        return None
    return _SPACES.sub(" ", html.unescape(_TAG.sub(" ", match[1]))).strip()[:200]


def is_page(text: str) -> bool:
    """Whether an answer is a web page and not the plain text that was asked for."""
    return (
        re.match(r"\s*(?:<!doctype|<html|<head|<body|<script|<meta)", text, re.IGNORECASE)
        is not None
    )


def printed_text(page: str) -> str:
    """The plain text of a page that prints a whole sitting, a <BR> at every line's end."""
    body = _BODY.search(_SILENT.sub("", _COMMENT.sub("", page)))
    inside = page if body is None else body[1]
    lines = _BREAK.split(re.sub(r"[\r\n]+", "", inside))
    return "\n".join(html.unescape(_TAG.sub("", line)) for line in lines)


def plain_label(label: str) -> str:
    """A speaker's label without what the two lists write differently: spaces, brackets, width."""
    return re.sub(r"[\s()（）]", "", unicodedata.normalize("NFKC", label))


def _first_label(segment: str) -> str:
    match = _LABEL.search(segment)
    return "" if match is None else html.unescape(match[1]).strip()


def _label(inside: str) -> str:
    """The text of a link, or that of its picture."""
    text = _text(inside)
    if text:
        return text
    image = _IMAGE_TEXT.search(inside)
    return "" if image is None else html.unescape(image[1] or image[2] or "").strip()


def _text(fragment: str) -> str:
    return _SPACES.sub(" ", html.unescape(_TAG.sub("", fragment))).strip()


def _form(page: str, name: str) -> tuple[str | None, tuple[tuple[str, str], ...]]:
    """Where the form `name` is sent, and its hidden fields in their order."""
    for match in _FORM.finditer(page):
        attributes = _attributes(match[1])
        if attributes.get("name", "").lower() == name:
            fields = [
                (found["name"], found.get("value", ""))
                for _, found in _inputs(match[2])
                if found.get("type", "").lower() == "hidden" and "name" in found
            ]
            return attributes.get("action"), tuple(fields)
    return None, ()


def _inputs(page: str) -> Iterator[tuple[re.Match[str], dict[str, str]]]:
    for match in _INPUT.finditer(page):
        yield match, _attributes(match[1])


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }
