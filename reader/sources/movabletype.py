"""Movable Type import/export text, as ココログ and はてなブログ write it.

Entries end with a line of eight hyphens, their sections with a line of five. The first
section holds ``KEY: value`` lines, each other one begins with its name and a colon. A body
line made only of hyphens carries a trailing TAB. Format: "The Movable Type Import / Export
Format" (movabletype.org, documentation appendices).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from reader.errors import Bilingual, NotMinutes
from reader.library.records import Post
from reader.sources.html_text import html_to_text

_ENTRY_END = re.compile(r"^-{8}[ \t]*$", re.MULTILINE)
_SECTION_END = re.compile(r"^-{5}$", re.MULTILINE)
_HYPHEN_LINE = re.compile(r"^(-+)\t$", re.MULTILINE)
_HEADER = re.compile(r"^(AUTHOR|TITLE|BASENAME|STATUS|DATE|CONVERT BREAKS): ?", re.MULTILINE)
_DATE_FORMATS = ("%m/%d/%Y %I:%M:%S %p", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %I:%M %p", "%m/%d/%Y %H:%M")
_HAS_TAGS = re.compile(r"<(?:p|br|div|blockquote|h[1-6]|ul|ol|table)\b", re.IGNORECASE)

_NO_ENTRY = Bilingual("記事が 1 件もありません", "it holds no entry")


@dataclass(frozen=True, slots=True)
class Entry:
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
    """Whether a file that begins so is in this format."""
    head = text[:4000]
    return bool(_HEADER.match(head.lstrip("\ufeff\r\n"))) and "-----" in text


def read_posts(text: str, what: str) -> list[Post]:
    """The posts of a file.

    Args:
        text: the decoded file.
        what: the file's name, for the sentences.

    Raises:
        NotMinutes: there is no entry in it.
    """
    posts = [_post(entry, what) for entry in read_entries(text)]
    if not posts:
        raise NotMinutes(what=what, why=_NO_ENTRY)
    return posts


def read_entries(text: str) -> Iterator[Entry]:
    """The entries of a file, in order; what holds no header is passed over."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for block in _ENTRY_END.split(text):
        head, *rest = _SECTION_END.split(block)
        fields: dict[str, list[str]] = {}
        for line in head.strip("\n").split("\n"):
            key, colon, value = line.partition(":")
            if colon and key == key.upper():
                fields.setdefault(key.strip(), []).append(value.strip())
        if not fields:
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
    # CONVERT BREAKS other than 0 lets plain lines stand for paragraphs.
    if entry.first("CONVERT BREAKS") not in (None, "0") and not _HAS_TAGS.search(html):
        text = html.strip("\n")
    else:
        text = html_to_text(html)
    title = entry.first("TITLE") or ""
    when = _when(entry.first("DATE"))
    identity = "\n".join([entry.first("AUTHOR") or "", entry.first("BASENAME") or title, str(when)])
    day = when.date() if when else None
    digest = sha256(identity.encode()).hexdigest()[:10]
    categories = [*entry.fields.get("PRIMARY CATEGORY", []), *entry.fields.get("CATEGORY", [])]
    return Post(
        id=f"post:{day or 'undated'}-{digest}",
        title=title,
        date=day,
        author=entry.first("AUTHOR"),
        url=entry.first("URL") or None,
        categories=tuple(dict.fromkeys(name for name in categories if name)),
        html=html,
        text=text,
        source=what,
    )


def _when(value: str | None) -> datetime | None:
    for form in _DATE_FORMATS if value else ():
        try:
            return datetime.strptime(value or "", form)
        except ValueError:
            continue
    return None
