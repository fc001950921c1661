"""Movable Type import/export text, as ココログ and はてなブログ write it.

Entries end with a line of eight hyphens, their sections with a line of five. The first
section holds ``KEY: value`` lines, each other one begins with its name and a colon. A body
line made only of hyphens carries a trailing TAB. Format: "The Movable Type Import / Export
Format" (movabletype.org, documentation appendices).
"""

import csv
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from reader.errors import Bilingual, NotMinutes
from reader.library.records import Post, PostKind
from reader.sources.html_text import html_to_text

# A trailing TAB would make either of them a line of the body.
_ENTRY_END = re.compile(r"^-{8} *$", re.MULTILINE)
_SECTION_END = re.compile(r"^-{5} *$", re.MULTILINE)
_HYPHEN_LINE = re.compile(r"^(-+)\t$", re.MULTILINE)
_KEYS = frozenset(
    [
        "ALLOW COMMENTS",
        "ALLOW PINGS",
        "AUTHOR",
        "BASENAME",
        "CATEGORY",
        "CONVERT BREAKS",
        "DATE",
        "NO ENTRY",
        "PRIMARY CATEGORY",
        "STATUS",
        "TAGS",
        "TITLE",
    ]
)
_DATE = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4}) +(\d{1,2}):(\d{2})(?::(\d{2}))?(?: *([AP])M)?",
    re.ASCII | re.IGNORECASE,
)
_HEAD = 65536
_UNPUBLISHED = frozenset(["draft", "future", "review", "unpublish", "junk"])
_HAS_BLOCKS = re.compile(r"<(?:p|br|div|blockquote|h[1-6]|ul|ol|dl|pre|table)\b", re.IGNORECASE)
_BLOCK_FIRST = re.compile(
    r"</?(?:h[1-6]|table|ol|dl|ul|menu|dir|p|pre|center|form|fieldset|select|blockquote|address"
    r"|div|hr)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?:<br */?>)?\n", re.IGNORECASE)

_NO_ENTRY = Bilingual("記事が1件もありません", "it holds no entry")


class Entry(Struct, frozen=True):
    """One entry as the file has it.

    Attributes:
        fields: header values by key, each in order of appearance.
        sections: the texts of BODY, EXTENDED BODY … by name; of a repeated one the first.
    """

    fields: dict[str, list[str]]
    sections: dict[str, str]

    def first(self, key: str) -> str | None:
        """The first value of a header key, or None."""
        values = self.fields.get(key)
        return values[0] if values else None


def looks_like(text: str) -> bool:
    """Whether a file that begins so is in this format: header lines alone, then hyphens."""
    known = False
    for line in text[:_HEAD].lstrip("\ufeff\r\n").splitlines():
        if _SECTION_END.fullmatch(line) or _ENTRY_END.fullmatch(line):
            return known
        key, colon, _ = line.partition(":")
        if not colon or key != key.upper():
            return False
        known = known or key.strip() in _KEYS
    return False


def read_posts(text: str, what: str) -> list[Post]:
    """The posts of a file.

    Args:
        text: the decoded file.
        what: the file's name, for the sentences.

    Raises:
        NotMinutes: there is no entry in it.
    """
    # NO ENTRY: comments alone, for a post that is elsewhere.
    posts = [_post(entry, what) for entry in read_entries(text) if entry.first("NO ENTRY") != "1"]
    if not posts:
        raise NotMinutes(what=what, why=_NO_ENTRY)
    return posts


def read_entries(text: str) -> Iterator[Entry]:
    """The entries of a file, in order; what holds no header of the format is passed over."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for block in _ENTRY_END.split(text):
        head, *rest = _SECTION_END.split(block)
        fields: dict[str, list[str]] = {}
        for line in head.strip("\n").split("\n"):
            key, colon, value = line.partition(":")
            if colon and key == key.upper():
                fields.setdefault(key.strip(), []).append(value.strip())
        if not _KEYS & fields.keys():
            continue
        sections: dict[str, str] = {}
        for section in rest:
            name, colon, content = section.strip("\n").partition(":")
            if colon and name == name.upper():
                content = _HYPHEN_LINE.sub(r"\1", content.removeprefix("\n"))
                sections.setdefault(name.strip(), content)
        yield Entry(fields, sections)


def _post(entry: Entry, what: str) -> Post:
    html = entry.sections.get("BODY", "")
    more = entry.sections.get("EXTENDED BODY", "").strip("\n")
    if more:
        html = f"{html}\n{more}"
    breaks = entry.first("CONVERT BREAKS")
    # Without the key the blog's own setting holds, which the file does not tell.
    if breaks not in (None, "0", "richtext") or (breaks is None and not _HAS_BLOCKS.search(html)):
        html = with_paragraphs(html)
    title = entry.first("TITLE") or ""
    when = _when(entry.first("DATE"))
    identity = "\n".join([entry.first("AUTHOR") or "", entry.first("BASENAME") or title, str(when)])
    day = when.date() if when else None
    digest = sha256(identity.encode()).hexdigest()[:10]
    fields = entry.fields
    categories = [*fields.get("PRIMARY CATEGORY", []), *fields.get("CATEGORY", [])]
    # Commas between them, quotes around those that hold one.
    tags = [tag for row in csv.reader(fields.get("TAGS", []), skipinitialspace=True) for tag in row]
    status = (entry.first("STATUS") or "").lower()
    return Post(
        id=f"post:{day or 'undated'}-{digest}",
        title=title,
        date=day,
        author=entry.first("AUTHOR") or None,
        url=entry.first("URL") or None,
        categories=tuple(dict.fromkeys(name for name in [*categories, *tags] if name)),
        html=html,
        text=html_to_text(html),
        source=what,
        kind=PostKind.DRAFT if status in _UNPUBLISHED else PostKind.POST,
    )


def with_paragraphs(html: str) -> str:
    """HTML in which plain lines stand for breaks, as Movable Type publishes it.

    Algorithm: `html_text_transform` of Movable Type (MT::Util): a blank line ends a
    paragraph, a line break is one, what begins with a block stays as it is.
    """
    paragraphs = [one for one in re.split(r"\n{2,}", html.strip("\n")) if one]
    return "\n\n".join(
        one if _BLOCK_FIRST.match(one) else "<p>" + _BREAK.sub("<br />\n", one) + "</p>"
        for one in paragraphs
    )


def _when(value: str | None) -> datetime | None:
    """A DATE; not by `strptime`, whose AM and PM are words of the system's language."""
    found = _DATE.fullmatch(value or "")
    if found is None:
        return None
    month, day, year, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    half: str | None = found[7]
    if half is not None and hour <= 12:
        hour = hour % 12 + (12 if half.upper() == "P" else 0)
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
