"""A piece of HTML as its paragraphs, each with its place in the page and as light Markdown."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from reader.sources.markup import PARAGRAPHS, SPACES, UNREAD, fit_for_a_tree, walk

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = PARAGRAPHS | {"center"}
_HEADING = re.compile("h([1-6])")
_NUMBER = re.compile(r"^([0-9]+)([.)])")
_MARKS = {"b": "**", "strong": "**", "em": "*", "i": "*"}


class HtmlBlock(Struct, frozen=True):
    """A paragraph of a page.

    Attributes:
        text: its words as a person would copy them; lines are parted by line breaks.
        markdown: the same with links, emphasis, headings and list items marked.
        level: of a heading, 1 to 6; 0 for any other paragraph.
        bold: all of it is.
        quoted: it stands in a blockquote.
        rule: it is a line across the page, without words.
    """

    text: str
    markdown: str
    level: int = 0
    bold: bool = False
    quoted: bool = False
    rule: bool = False


def html_blocks(html: str, escape: Callable[[str], str]) -> list[HtmlBlock]:
    """The paragraphs of a page in reading order.

    Parameters:
        escape: makes Markdown of plain words.
    """
    import lxml.html
    from lxml import etree

    if not html.strip():
        return []
    parser = lxml.html.HTMLParser(huge_tree=True)
    clean = fit_for_a_tree(html).decode("utf-8")
    try:
        root = lxml.html.fragment_fromstring(clean, create_parent="div", parser=parser)
    except (etree.LxmlError, ValueError):
        return []
    made = _Maker(escape)
    for action, tag, node in walk(root, UNREAD):
        if action == "start":
            made.begin(tag, node)
            made.say(node.text or "")
        else:
            made.end(tag)
            if node is not root:
                made.say(node.tail or "")
    made.flush()
    return made.blocks


class _Maker(Struct):
    """Collects the words of one paragraph after the other."""

    escape: Callable[[str], str]
    blocks: list[HtmlBlock] = field(default_factory=list[HtmlBlock])
    pieces: list[tuple[str, frozenset[str], str]] = field(
        default_factory=list[tuple[str, frozenset[str], str]]
    )
    open: list[str] = field(default_factory=list[str])
    links: list[str] = field(default_factory=list[str])

    def begin(self, tag: str, node: "HtmlElement") -> None:
        if tag == "br":
            self.pieces.append(("\n", frozenset(), ""))
        elif tag in _BLOCKS:
            self.flush()
            if tag == "hr":
                self.blocks.append(HtmlBlock("", "---", rule=True))
        elif tag == "a":
            self.links.append(str(node.get("href") or ""))
        if tag:
            self.open.append(tag)

    def end(self, tag: str) -> None:
        if not tag or tag not in self.open:
            return
        if tag in _BLOCKS:
            self.flush()
        while self.open.pop() != tag:
            pass
        if tag == "a" and self.links:
            self.links.pop()

    def say(self, words: str) -> None:
        words = SPACES.sub(" ", words)
        if words:
            marks = frozenset(_MARKS[tag] for tag in self.open if tag in _MARKS)
            self.pieces.append((words, marks, self.links[-1] if self.links else ""))

    def flush(self) -> None:
        """End a paragraph; what is left of it is a block where it has words."""
        pieces, self.pieces = self.pieces, []
        text = _tidy("".join(words for words, _, _ in pieces))
        if not text:
            return
        found = next(
            (_HEADING.fullmatch(tag) for tag in self.open if _HEADING.fullmatch(tag)), None
        )
        level = int(found[1]) if found else 0
        said = [marks for words, marks, _ in pieces if words.strip()]
        written = _tidy("".join(self._written(*piece) for piece in pieces))
        # A figure and a full stop that two elements hold begin no list.
        lines = [_NUMBER.sub(r"\1\\\2", line) for line in written.split("\n")]
        markdown = "\n".join(lines)
        if level:
            markdown = "#" * level + " " + " ".join(lines)
        elif "li" in self.open:
            markdown = "- " + "\n  ".join(lines)
        self.blocks.append(
            HtmlBlock(
                text,
                markdown,
                level,
                bold=all("**" in marks for marks in said),
                quoted="blockquote" in self.open,
            )
        )

    def _written(self, words: str, marks: frozenset[str], link: str) -> str:
        if words == "\n":
            return words
        bare = words.strip(" \u3000")
        if not bare:
            return words
        before, after = words.split(bare, 1) if words.count(bare) == 1 else ("", "")
        inner = self.escape(bare)
        if link.startswith(("http://", "https://")):
            inner = f"[{inner}](<{link.replace('>', '%3E').replace('<', '%3C')}>)"
        # Beside punctuation CommonMark reads no emphasis between Japanese words.
        for mark in sorted(marks) if bare[0].isalnum() and bare[-1].isalnum() else ():
            inner = mark + inner + mark
        return before + inner + after


def _tidy(text: str) -> str:
    text = re.sub(r" {2,}", " ", text)
    return re.sub(r" ?\n ?", "\n", text).strip("\n ")
