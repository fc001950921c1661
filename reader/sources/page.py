"""A saved page, and what lies beside it.

A page rarely tells everything: the meeting's name stands in one frame and the speeches in
another, the date in a list that was saved with them. So a page knows its neighbours: the other
files of its folder, or of the archive that it came in.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, ReaderError
from reader.minutes.model import Sitting
from reader.sources.decode import decode

_T = TypeVar("_T")

_START = 4096
# No head of a page is longer; a hostile one repeats its tags for megabytes.
_HEAD = 65536
_LONGEST_TITLE = 300
_LARGEST = 8 * 1024 * 1024
_MOST = 64 * 1024 * 1024

_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|frameset|table|div|p|pre|ul|span|form)\b", re.IGNORECASE
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_WHOLE = re.compile(r"<(?:html|body|frameset)\b", re.IGNORECASE)
_END = re.compile(r"</(?:html|body|frameset)\s*>", re.IGNORECASE)
# Browsers that follow Internet Explorer's habit write down where a page was saved from.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->", re.IGNORECASE)
_CANONICAL = re.compile(
    r"<link\b(?=[^>]*\brel=[\"']?canonical)[^>]*\bhref=[\"']?([^\"'\s>]+)", re.IGNORECASE
)
_TITLE = re.compile(r"<title[^<>]*>([^<]*)</title>", re.IGNORECASE)

_PAGE_CUT = Bilingual(
    "ページの終わりがありません。保存し直してください", "the page has no end; save it again"
)


class Beside:
    """The pages that lie together, decoded once and only if one of them asks for it.

    Attributes:
        given: the sittings that were put together of several pages and handed out already,
            by what their families call them; the next of those pages adds nothing.
    """

    def __init__(self, files: Callable[[], Iterable[tuple[str, bytes]]] = tuple) -> None:
        """
        Parameters:
            files: names and contents, called at most once; at most 64 MiB of it are kept.
        """
        self.given: set[str] = set()
        self._files = files
        self._pages: tuple[Page, ...] | None = None
        self._found: dict[str, Any] = {}

    def pages(self) -> tuple["Page", ...]:
        """The web pages and JSON answers among the files, in order of name."""
        if self._pages is None:
            self._pages = tuple(self._decoded())
        return self._pages

    def once(self, what: str, find: Callable[[], _T]) -> _T:
        """What `find` finds in these pages, looked for once under the name `what`."""
        if what not in self._found:
            self._found[what] = find()
        return self._found[what]

    def _decoded(self) -> Iterator["Page"]:
        room = _MOST
        for name, data in self._files():
            if len(data) > min(room, _LARGEST) or not may_be_page(data):
                continue
            try:
                text = decode(data, declared=charset_of(data), what=name)
            except ReaderError:
                # It is told about when its own turn comes.
                continue
            room -= len(data)
            yield Page(name, text, self)


@dataclass(frozen=True, slots=True)
class Page:
    """One decoded file.

    Attributes:
        name: the file's name, for the sentences.
        beside: its neighbours, itself among them.
        location: where it came from, where that stands outside the page.
    """

    name: str
    text: str
    beside: Beside = field(default_factory=Beside, compare=False)
    location: str | None = None

    @property
    def start(self) -> str:
        """Enough of it to tell what it is."""
        return self.text[:_START]

    @property
    def is_html(self) -> bool:
        """Whether it is a web page, or a piece of one."""
        # JSON answers carry pieces of pages in their strings.
        return self.start.lstrip()[:1] not in ("{", "[") and _HTML.search(self.start) is not None

    @property
    def title(self) -> str:
        """The page's title, "" without one."""
        match = _TITLE.search(self.text[:_HEAD])
        return "" if match is None else " ".join(unescape(match[1][:_LONGEST_TITLE]).split())

    @property
    def address(self) -> str | None:
        """Where the page was saved from, where it tells."""
        if self.location is not None and _is_web(self.location):
            return self.location
        for pattern in (_SAVED_FROM, _CANONICAL):
            match = pattern.search(self.text[:_HEAD])
            if match is not None and _is_web(unescape(match[1])):
                return unescape(match[1])
        return None

    def refuse_cut(self) -> None:
        """
        Raises:
            DamagedMinutes: the page begins as a whole one and has no end.
        """
        if _WHOLE.search(self.text) and not _END.search(self.text[-_START:]):
            raise DamagedMinutes(what=self.name, why=_PAGE_CUT)


Read = Callable[[Page], Iterator[Sitting | ReaderError]]
"""How a family reads a page of its own: the sittings of it, and errors for the parts that
cannot be taken; `NotMinutes` is raised with what the page is instead."""


class Family(Struct, frozen=True):
    """A search system whose saved pages can be read.

    Attributes:
        name: as in `Sitting.family`.
        knows: whether a page is of this system.
        read: see `Read`.
    """

    name: str
    knows: Callable[[Page], bool]
    read: Read


def may_be_page(head: bytes) -> bool:
    """Whether a file that begins so may be a web page or a JSON answer."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"{", b"[")


def charset_of(data: bytes) -> str | None:
    """The charset that a page declares of itself."""
    match = _CHARSET.search(data[:_START])
    return None if match is None else match[1].decode("ascii")


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
