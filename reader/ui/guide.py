"""The user's guide: chapters in both languages (resources/guide), as HTML and for a search in it.

A chapter is Markdown: its title, sections under ``##``, pictures as ``![words](picture:name)``,
other chapters as ``[words](name.md)``, what the program shows as ``[words](app:name)``. What stands
on the screen is **bold** or 「in corner brackets」, and a test compares it with the interface.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

CHAPTERS = (
    "start",
    "search",
    "thread",
    "correct",
    "draft",
    "quote",
    "import",
    "download",
    "proof",
    "asked",
    "settings",
    "backup",
    "keyboard",
    "trouble",
    "command",
)
"""The chapters, in order."""

_BEFORE, _AFTER = 24, 60
_WITHIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9]")
"""Characters of a snippet before and after what was found."""


class Chapter(Struct, frozen=True):
    """A chapter.

    Attributes:
        name: of its file.
        source: Markdown.
    """

    name: str
    title: str
    source: str


class Found(Struct, frozen=True):
    """A section in which all the words stand.

    Attributes:
        section: its number in the chapter; 0 is what stands before the first ``##``.
        title: the section's, or the chapter's.
        snippet: the text around the first of the words.
    """

    chapter: str
    section: int
    title: str
    snippet: str


@cache
def chapters(language: str) -> tuple[Chapter, ...]:
    """The guide in a language ("ja" or "en")."""
    return tuple(_chapter(language, name) for name in CHAPTERS)


def _chapter(language: str, name: str) -> Chapter:
    source = (_guide() / language / f"{name}.md").read_text(encoding="utf-8")
    return Chapter(name, source.partition("\n")[0].removeprefix("# "), source)


def picture(name: str, language: str, *, dark: bool) -> bytes:
    """A picture as its file holds it; empty where there is none."""
    file = _guide() / "pictures" / f"{name}-{language}-{'dark' if dark else 'light'}.png"
    return file.read_bytes() if file.is_file() else b""


def html(chapter: Chapter) -> str:
    """A chapter as HTML; its sections are anchors s1, s2, …"""
    count = 0
    tokens = _markdown().parse(chapter.source)
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            count += 1
            token.attrSet("id", f"s{count}")
    html = str(_markdown().renderer.render(tokens, _markdown().options, {}))
    return html.replace("<p><img", '<p class="picture"><img')


def find(language: str, words: str) -> list[Found]:
    """Sections that hold all the words, those with a word in the title first."""
    wanted = _folded(words).split()
    found: list[tuple[bool, Found]] = []
    for chapter in chapters(language) if wanted else ():
        for number, (title, text) in enumerate(_sections(chapter)):
            whole = _folded(f"{chapter.title} {title} {text}")
            if all(word in whole for word in wanted):
                in_title = any(word in _folded(title) for word in wanted)
                one = Found(chapter.name, number, title, _snippet(text, wanted))
                found.append((not in_title, one))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


def _sections(chapter: Chapter) -> list[tuple[str, str]]:
    """Title and plain text of each section."""
    sections: list[tuple[str, list[str]]] = [(chapter.title, [])]
    heading = ""
    for token in _markdown().parse(chapter.source):
        if token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "inline":
            text = "".join(
                child.content if child.type in ("text", "code_inline") else " " * (not child.tag)
                for child in token.children or ()
            )
            if heading == "h2":
                sections.append((text, []))
            elif heading != "h1":
                sections[-1][1].append(text)
    return [(title, " ".join(texts)) for title, texts in sections]


def _snippet(text: str, wanted: Sequence[str]) -> str:
    folded = _folded(text)
    # Folding may change lengths; near enough for what is only looked at.
    place = min((at for word in wanted if (at := folded.find(word)) >= 0), default=0)
    start, end = max(0, place - _BEFORE), min(place + _AFTER, len(text))
    # Japanese may be cut anywhere; of a word in Latin letters all stands there, or nothing.
    while start < place and start and _WITHIN_WORD.match(text, start - 1):
        start += 1
    while end > place and _WITHIN_WORD.match(text, end - 1):
        end -= 1
    cut = text[start:end].strip()
    return f"{'…' if start else ''}{cut}{'…' if end < len(text) else ''}"


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _markdown() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _guide() -> Traversable:
    return files("reader.resources") / "guide"
