"""A post as a draft: what stands under headings of quotes becomes quotes, all else notes.

Such headings are those that bloggers write over what was said in an assembly (「架空区議質問」,
「区長答弁」, 「架空区議再質問」, 「区長」), and any heading before a blockquote. Whatever happens the
words stay: where the paragraphs of the HTML are not those of the post's text, every one becomes
a note.
"""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reader.export.blocks import OMISSION
from reader.export.formats import escape_markdown
from reader.export.notes import note_text
from reader.export.quoted_items import quoted_post
from reader.library.records import Draft, DraftItem, DraftItemKind, Post
from reader.minutes.labels import PostClass, post_class
from reader.sources.html_blocks import HtmlBlock, html_blocks

_LONGEST_HEADING = 30
_ROUND = re.compile(r"(?:再々?)?(?:質問|質疑|答弁|答え|回答)(?:（\d+回目）)?(?:（対応は推定）)?$")
_PROSE = re.compile("[。、？?！!]")
_SAID = re.compile(r"[。．！？!?」』）)…]\s*$")
_SOURCE = re.compile(r"\s*(?:出典|引用元|参照)\s*[：:]")
_HOLDERS = (PostClass.CHAIR, PostClass.EXECUTIVE, PostClass.SECRETARIAT)


def draft_of_post(post: Post) -> Draft:
    """A new draft that says what a post says."""
    found = html_blocks(post.html, escape_markdown)
    if _bare("".join(block.text for block in found)) != _bare(post.text):
        found = [
            HtmlBlock(text, "\n".join(escape_markdown(line) for line in text.split("\n")))
            for text in post.text.split("\n\n")
            if text.strip()
        ]
    return Draft(0, post.title, tuple(_items(post, found)))


def is_quote_heading(words: str) -> bool:
    """Whether a line is a heading as bloggers write them over what was said."""
    words = words.strip()
    if not words or len(words) > _LONGEST_HEADING or "\n" in words or _PROSE.search(words):
        return False
    return bool(_ROUND.search(words)) or post_class(words) in _HOLDERS


def _items(post: Post, found: Sequence[HtmlBlock]) -> list[DraftItem]:
    made: list[DraftItem] = []
    notes: list[str] = []
    reached = at = 0

    def end_note() -> None:
        if notes:
            made.append(DraftItem(DraftItemKind.NOTE, "\n\n".join(notes)))
            notes.clear()

    while at < len(found):
        block = found[at]
        first, last = _quoted_from(found, at)
        place = _place(post.text, found[first:last], reached) if first < last else None
        quote = quoted_post(post, *place) if place is not None else None
        if quote is None or place is None:
            notes.append(_note(block))
            at += 1
            continue
        end_note()
        heading = block.text.strip() if first > at else ""
        made.append(_as_words_of_the_draft(quote, heading))
        reached, at = place[1], last
    end_note()
    return made


def _quoted_from(found: Sequence[HtmlBlock], at: int) -> tuple[int, int]:
    """The paragraphs that are quoted under the heading `at`, or from there on; (0, 0) if none."""
    block = found[at]
    headed = not block.quoted and not block.rule and bool(block.level or block.bold)
    headed = headed or (not block.quoted and is_quote_heading(block.text))
    if block.quoted or (headed and at + 1 < len(found) and found[at + 1].quoted):
        first = last = at if block.quoted else at + 1
        if not block.quoted and "\n" in block.text:
            return 0, 0
        while last < len(found) and found[last].quoted:
            last += 1
        return first, last
    if not is_quote_heading(block.text):
        return 0, 0
    last = at + 1
    while last < len(found) and not _ends(found[last]):
        last += 1
    return (at + 1, last) if last > at + 1 else (0, 0)


def _ends(block: HtmlBlock) -> bool:
    """Whether a paragraph is no more quoted where no blockquote tells."""
    return (
        block.rule
        or block.quoted
        or bool(block.level)
        or block.bold
        or is_quote_heading(block.text)
        or bool(_SOURCE.match(block.text))
        or not _SAID.search(block.text)
    )


def _place(text: str, quoted: Sequence[HtmlBlock], reached: int) -> tuple[int, int] | None:
    """Where the paragraphs stand in the post's text, one after the other."""
    start: int | None = None
    for block in quoted:
        at = text.find(block.text, reached)
        if at < 0 or (start is not None and text[reached:at].strip()):
            return None
        start = at if start is None else start
        reached = at + len(block.text)
    return None if start is None else (start, reached)


def _as_words_of_the_draft(quote: DraftItem, heading: str) -> DraftItem:
    """A quote whose 「（中略）」 are omissions again, and whose source the notes name."""
    assert quote.origin is not None
    omitted = [span for span in quote.shown if quote.text[slice(*span)].strip() == OMISSION]
    inner = [span for span in omitted if span not in (quote.shown[0], quote.shown[-1])]
    doubled = any(
        a in inner and b in inner for a, b in zip(quote.shown, quote.shown[1:], strict=False)
    )
    shown = quote.shown if doubled else tuple(one for one in quote.shown if one not in inner)
    return replace(quote, heading=heading, shown=shown, origin=replace(quote.origin, cited=False))


def _note(block: HtmlBlock) -> str:
    """A paragraph as a note; without its marks where they would not be read as such."""
    if block.rule or _bare(note_text(block.markdown)) == _bare(block.text):
        return block.markdown
    return "\n".join(escape_markdown(line) for line in block.text.split("\n"))


def _bare(text: str) -> str:
    return "".join(text.split())
