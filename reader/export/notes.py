"""The writer's own words: light Markdown as HTML and as text."""

from functools import cache
from typing import TYPE_CHECKING

from reader.sources.html_text import html_to_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FULL_WIDTH_SPACE = "\u3000"
_STAND_IN = "\ue3f1"  # of the private use area


@cache
def _markdown() -> "MarkdownIt":
    # Not before the first note: a start would wait for it.
    from markdown_it import MarkdownIt

    # A line break is one, as in a blog's editor; tags are words. What a Japanese writer does
    # without meaning Markdown (four spaces, a line of hyphens below a line) has no meaning.
    return MarkdownIt("commonmark", {"breaks": True, "html": False}).disable(["code", "lheading"])


def note_html(text: str) -> str:
    """A note as HTML; full-width spaces stay, which the Markdown parser would strip."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace(_FULL_WIDTH_SPACE, _STAND_IN)
    html = str(_markdown().render(kept))
    return html.replace(_STAND_IN, _FULL_WIDTH_SPACE).strip("\n")


def note_text(text: str) -> str:
    """A note without its Markdown."""
    return html_to_text(note_html(text))
