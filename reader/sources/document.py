"""What can be read, but is neither minutes nor a post: kept as a plain document.

A newsletter, a list of bills, a page of a council's own site: its text is searched beside the
minutes. What is no text for people (a script, a picture taken for text) is not kept.
"""

import re
from datetime import date
from hashlib import sha256
from pathlib import Path
from unicodedata import category

from reader.errors import NotMinutes
from reader.library.records import Post, PostKind
from reader.minutes.wareki import find_date
from reader.sources.page import Page

_LONGEST = 1_000_000
_HEAD = 400
"""Within so many characters a document tells its date, if it does."""
_LEAST_LETTERS = 10
_LEAST_READABLE = 0.5
_NO_GLYPHS = re.compile(r"\(cid:\d+\)")
"""What stands in a PDF's text for a character that it does not name."""
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_NOT_FOR_PEOPLE = frozenset(
    [
        ".bat",
        ".c",
        ".cfg",
        ".css",
        ".h",
        ".ini",
        ".java",
        ".js",
        ".json",
        ".log",
        ".mjs",
        ".ps1",
        ".py",
        ".sh",
        ".sql",
        ".svg",
        ".toml",
        ".ts",
        ".xml",
        ".yaml",
        ".yml",
    ]
)
"""How files are called that programs read."""


class Unrecognised(NotMinutes):
    """A page with a text in which nobody speaks.

    Attributes:
        page: what was read of it.
    """

    def __init__(self, page: Page, error: NotMinutes) -> None:
        super().__init__(**error.values)
        self.page = page


def document_of(page: Page) -> Post | None:
    """The document that a page is kept as; None where nobody would read it.

    Its id follows from its name and words: the same file is one document however often it comes,
    and two that are called alike are two.
    """
    if Path(page.name).suffix.lower() in _NOT_FOR_PEOPLE or len(page.text) > _LONGEST:
        return None
    from reader.sources.html_text import html_to_text  # lxml: not before there is one

    text = html_to_text(page.text) if page.is_html else _tidied(page.text)
    if not _is_for_people(text):
        return None
    digest = sha256(f"{page.name}\n{text}".encode("utf-8", "replace")).hexdigest()[:16]
    return Post(
        id=f"document:{digest}",
        title=page.name,
        date=_date(page, text),
        author=None,
        url=page.address,
        categories=(),
        html=page.text if page.is_html else "",
        text=text,
        source=page.location or page.name,
        kind=PostKind.DOCUMENT,
    )


def _tidied(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")


def _is_for_people(text: str) -> bool:
    """Whether most of it is letters of some writing, and it is no binary file taken for text."""
    text = _NO_GLYPHS.sub("\ufffd", text)
    marks = [character for character in text if not character.isspace()]
    letters = sum(category(character)[0] in "LN" for character in marks)
    bad = sum(category(character) in ("Cc", "Co", "Cn", "So") for character in marks)
    return (
        letters >= _LEAST_LETTERS
        and letters >= _LEAST_READABLE * len(marks)
        and bad * 20 <= len(marks)
    )


def _date(page: Page, text: str) -> date | None:
    """The day that its name tells, else its first lines."""
    found = find_date(page.name)
    if found is not None:
        return found
    match = _COMPACT.search(page.name)
    if match is not None:
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            pass
    return find_date(text[:_HEAD])
