"""A selection as a quote, ready for the clipboard or a file.

The words are verbatim in every format; only what the format itself demands is done to
them (escaping). A paragraph's indentation, the full-width space at its start, is kept in
the text format; in HTML and Markdown the paragraph itself stands for it.

Movable Type's import format is described at
https://movabletype.org/documentation/appendices/import-export-format.html
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import BadSelection, Bilingual, TemplateProblem
from reader.export.blocks import Block, QuotedParagraph, blocks
from reader.export.selection import Selection
from reader.export.source_line import Source, source_of
from reader.export.templates import Templates
from reader.export.wishes import QuoteFormat, QuoteOptions


class WarningCode(StrEnum):
    """What the reader should know about a quote before publishing it."""

    ESTIMATED = "estimated"
    HALFWIDTH = "halfwidth"
    SUMMARY_RECORD = "summary_record"


_SENTENCES = {
    WarningCode.ESTIMATED: Bilingual("対応は推定です", "The match is an estimate"),
    WarningCode.HALFWIDTH: Bilingual(
        "英数字を半角にしました", "Letters and digits were made half-width"
    ),
    WarningCode.SUMMARY_RECORD: Bilingual(
        "要点記録です（逐語ではありません）", "This is a summary record, not word for word"
    ),
}


class QuoteWarning(Struct, frozen=True):
    """One of them.

    Attributes:
        headings: the headings that it is about, in order; empty for the whole quote.
    """

    code: WarningCode
    headings: tuple[str, ...] = ()

    @property
    def sentence(self) -> Bilingual:
        """What a person is told: 「対応は推定です」, without a full stop."""
        return _SENTENCES[self.code]


class Quote(Struct, frozen=True):
    """A finished quote.

    Attributes:
        text: the quote in its format (for `html` and `source` the HTML).
        html: what goes to the clipboard as text/html; None but for `html`.
        plain: what goes to the clipboard as text/plain: for `html` the text format,
            else the same as `text`.
        characters: how many characters are quoted, without indentation, headings,
            「（中略）」 and source.
    """

    format: QuoteFormat
    text: str
    html: str | None
    plain: str
    characters: int
    warnings: tuple[QuoteWarning, ...]


def render(
    selection: Selection, format: QuoteFormat, options: QuoteOptions, templates: Templates
) -> Quote:
    """The ticked paragraphs of a selection as a quote.

    Raises:
        BadSelection: nothing is ticked.
        TemplateProblem: a template or a heading pattern cannot be used.
    """
    made = blocks(
        selection, options.patterns, options.surnames, options.headings, options.mark_estimated
    )
    if not made:
        raise BadSelection(given=Bilingual("選択なし", "none"), count=selection.count)
    narrowed = False
    if options.halfwidth:
        narrow = tuple(narrowed_block(block) for block in made)
        narrowed, made = narrow != made, narrow
    source = source_of(selection)
    title = selection.title or selection.meeting or made[0].heading
    named = source if options.source_line else None
    page = Page(made, named, title, options, templates, source.url)
    document = {
        QuoteFormat.HTML: page.html,
        QuoteFormat.SOURCE: page.html,
        QuoteFormat.MARKDOWN: page.markdown,
        QuoteFormat.TEXT: page.text,
        QuoteFormat.MOVABLETYPE: page.movabletype,
    }[format]()
    visual = format is QuoteFormat.HTML
    return Quote(
        format=format,
        text=document,
        html=document if visual else None,
        plain=page.text() if visual else document,
        characters=sum(characters(block) for block in made),
        warnings=_warnings(selection, made, narrowed, options),
    )


# --- the words ---------------------------------------------------------------

_NARROW = str.maketrans(
    {
        code: code - 0xFEE0
        for first, last in ("０９", "ＡＺ", "ａｚ")
        for code in range(ord(first), ord(last) + 1)
    }
)


def narrowed_block(block: Block) -> Block:
    """A block whose letters and figures are half-width."""
    return replace(
        block,
        paragraphs=tuple(
            replace(paragraph, text=paragraph.text.translate(_NARROW))
            for paragraph in block.paragraphs
        ),
    )


def characters(block: Block) -> int:
    """How many characters of a block are quoted."""
    return sum(len(paragraph.words) for paragraph in block.paragraphs if not paragraph.omission)


def _warnings(
    selection: Selection, made: tuple[Block, ...], narrowed: bool, options: QuoteOptions
) -> tuple[QuoteWarning, ...]:
    found: list[QuoteWarning] = []
    estimated = tuple(block.heading for block in made if block.estimated)
    if estimated:
        found.append(QuoteWarning(WarningCode.ESTIMATED, estimated))
    if narrowed:
        found.append(QuoteWarning(WarningCode.HALFWIDTH))
    if selection.summary_record and not options.source_line:
        found.append(QuoteWarning(WarningCode.SUMMARY_RECORD))
    return tuple(found)


# --- the page ----------------------------------------------------------------


class Page(Struct, frozen=True):
    """What the templates are filled with.

    Attributes:
        source: None where it is not to be named.
        title: of a Movable Type entry.
        cite: the source's address, for the `cite` of a quote whose source is not named.
    """

    blocks: tuple[Block, ...]
    source: Source | None
    title: str
    options: QuoteOptions
    templates: Templates
    cite: str | None = None

    def html(self) -> str:
        """The quote as HTML."""
        return _fill(self.templates.html, self._values(), autoescape=True).rstrip("\n")

    def text(self) -> str:
        """The quote as plain text."""
        return _fill(self.templates.text, self._values(), autoescape=False).rstrip("\n")

    def markdown(self) -> str:
        """The quote as Markdown."""
        values = self._values(escape_markdown)
        values["blocks"] = tuple(_markdown_block(block) for block in self.blocks)
        if self.source is not None:
            url = self.source.url
            values["source"] = replace(
                self.source,
                citation=escape_markdown(self.source.citation),
                url=url and quote(url, safe=":/?#[]@!$&'()*+,;=%~"),
                place=self.source.place and escape_markdown(self.source.place),
            )
        return _fill(self.templates.markdown, values, autoescape=False).rstrip("\n")

    def movabletype(self, body: str | None = None) -> str:
        """The quote as an entry of Movable Type's import format.

        Parameters:
            body: the HTML of the whole entry where it holds more than the quote.
        """
        values = self._values(_header)
        values["body"] = "\n".join(
            # A line of hyphens would end the section; a TAB behind it is the format's escape.
            line + "\t" if line and not line.strip("-") else line
            for line in (self.html() if body is None else body).split("\n")
        )
        return _fill(self.templates.movabletype, values, autoescape=False)

    def _values(self, written: Callable[[str], str] = str) -> dict[str, object]:
        author, day = self.options.author, self.options.written
        return {
            "blocks": self.blocks,
            "source": self.source,
            "cite": self.source.url if self.source else self.cite,
            "title": written(_one_line(self.title)),
            "author": written(_one_line(author)) if author else None,
            "date": _import_date(day) if day else None,
        }


def _one_line(title: str) -> str:
    return re.sub(r"\s*[\r\n]+\s*", " ", title).strip()


def _markdown_block(block: Block) -> dict[str, object]:
    """A block as the templates know it, with every word escaped."""
    return {
        "heading": escape_markdown(block.heading),
        "note": block.note,
        "kind": block.kind,
        "round": block.round,
        "speech": block.speech,
        "paragraphs": tuple(_markdown_paragraph(paragraph) for paragraph in block.paragraphs),
    }


def _markdown_paragraph(paragraph: QuotedParagraph) -> dict[str, object]:
    return {
        "text": escape_markdown(paragraph.text),
        "words": escape_markdown(paragraph.words),
        "omission": paragraph.omission,
    }


_MARKDOWN_ANYWHERE = re.compile(r"([\\`*_{}\[\]<&~|$^#])")
_MARKDOWN_BULLET = re.compile(r"^([ \t]*)([-+=>:])")
_MARKDOWN_NUMBER = re.compile(r"^([ \t]*[0-9]+)([.)])")


def escape_markdown(line: str) -> str:
    """One line so that CommonMark (and its common extensions) renders it verbatim.

    Source: https://spec.commonmark.org/0.31.2/#backslash-escapes
    """
    line = _MARKDOWN_ANYWHERE.sub(r"\\\1", line)
    line = _MARKDOWN_BULLET.sub(r"\1\\\2", line)
    return _MARKDOWN_NUMBER.sub(r"\1\\\2", line)


def _header(value: str) -> str:
    """A Movable Type header's value; blogs print titles unescaped, so no tag may stand in one."""
    return value.replace("<", "＜").replace(">", "＞")


def _import_date(day: datetime) -> str:
    """``MM/DD/YYYY hh:mm:ss AM|PM``; not by strftime, whose %p follows the locale."""
    hour = day.hour % 12 or 12
    half = "AM" if day.hour < 12 else "PM"
    return f"{day:%m/%d/%Y} {hour:02}:{day:%M:%S} {half}"


# --- the engine --------------------------------------------------------------


def _fill(template: str, values: Mapping[str, object], *, autoescape: bool) -> str:
    """Render a template; templates may be the reader's own, so they run in a sandbox."""
    # Not before the first quote: a start would wait for it.
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.from_string(template).render(values)
    except (
        TemplateError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,
        TypeError,
        ValueError,
    ) as cause:
        why = " ".join(str(cause).split()) or type(cause).__name__
        line = getattr(cause, "lineno", None)
        raise TemplateProblem(
            why=Bilingual(f"{line}行目：{why}", f"line {line}: {why}") if line else why
        ) from cause
