"""A whole draft in a format: its quotes by the templates of quotes, its notes between them.

Quotes that follow each other and come from one source have their source named once, below the
last of them. Quotes are verbatim (see `reader.export.formats`).
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import BadSelection, Bilingual
from reader.export.blocks import Block, blocks
from reader.export.formats import (
    Page,
    Quote,
    QuoteWarning,
    WarningCode,
    characters,
    escape_markdown,
    narrowed_block,
)
from reader.export.headings import heading
from reader.export.notes import note_html, note_text
from reader.export.selection import LinkState, PartKind, QuotedPart, Selection
from reader.export.source_line import Source, source_of
from reader.export.templates import Templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.library.records import Draft, DraftItem, DraftItemKind, Origin, OwnerKind
from reader.minutes.wareki import to_wareki


class DraftText(Struct, frozen=True):
    """A draft, ready for the clipboard or a file.

    Attributes:
        quote: the document, as a quote is given to clipboard and preview; its characters are
            those that are quoted.
        own: how many characters the writer wrote, without Markdown's signs.
    """

    quote: Quote
    own: int


def draft_text(
    draft: Draft, format: QuoteFormat, options: QuoteOptions, templates: Templates
) -> DraftText:
    """A draft in a format. `options.headings` counts for nothing: headings are the items' own.

    Raises:
        BadSelection: there is nothing in it.
        TemplateProblem: a template or a heading pattern cannot be used.
    """
    pieces = [_piece(item, options) for item in draft.items]
    pieces = [piece for piece in pieces if piece.words]
    if not pieces:
        raise BadSelection(given=Bilingual("空の下書き", "an empty draft"), count=0)
    narrowed = any(piece.narrowed for piece in pieces)
    runs = [
        _Run(tuple(found), draft.title, options, templates)
        for _, found in groupby(pieces, key=lambda piece: piece.source_key)
    ]
    visual = format is QuoteFormat.HTML
    document = _document(draft, runs, format, options, templates)
    return DraftText(
        Quote(
            format=format,
            text=document,
            html=document if visual else None,
            plain=_joined(run.text() for run in runs) if visual else document,
            characters=sum(characters(piece.block) for piece in pieces if piece.block),
            warnings=_warnings(pieces, narrowed, options),
        ),
        own=sum(len("".join(note_text(piece.note).split())) for piece in pieces if piece.note),
    )


class DraftRun(Struct, frozen=True):
    """What is printed of a draft in one go: a note, or quotes of one source.

    Attributes:
        note: the writer's words, in light Markdown; "" where it is quotes.
        source: of the quotes; None where it is not to be named.
    """

    note: str
    blocks: tuple[Block, ...] = ()
    source: Source | None = None


def draft_runs(draft: Draft, options: QuoteOptions) -> list[DraftRun]:
    """The items of a draft in their order, quotes of one source together.

    Raises:
        TemplateProblem: a heading pattern cannot be used.
    """
    pieces = [_piece(item, options) for item in draft.items]
    runs: list[DraftRun] = []
    for _, found in groupby((one for one in pieces if one.words), key=lambda one: one.source_key):
        group = list(found)
        if group[0].block is None:
            runs.append(DraftRun(group[0].note))
            continue
        items = [piece.item for piece in group]
        cited = options.source_line and (items[0].origin or Origin()).cited
        made = tuple(piece.block for piece in group if piece.block is not None)
        runs.append(DraftRun("", made, _source(items) if cited else None))
    return runs


def as_file(text: DraftText, title: str) -> str:
    """The document as it is written to a file: a whole page for 書式付きテキスト."""
    quote = text.quote
    if quote.format is not QuoteFormat.HTML:
        return quote.text if quote.text.endswith("\n") else quote.text + "\n"
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n{quote.text}\n</body>\n</html>\n"
    )


def selection_of(item: DraftItem) -> Selection:
    """A quote of a draft as a selection: its stretch, with what is shown ticked."""
    origin = item.origin or Origin()
    part = QuotedPart(
        speech=item.speech or 1,
        speaker=origin.speaker,
        kind=PartKind(origin.part),
        round=origin.round,
        text=item.text,
        start=0,
        end=len(item.text),
        spoken=item.spoken,
        paragraphs=item.shown,
        ticked=(True,) * len(item.shown),
        link=LinkState.ESTIMATED if origin.estimated else LinkState.UNLINKED,
    )
    return Selection(
        sitting=item.owner or "",
        assembly=origin.assembly,
        meeting=origin.meeting,
        date=origin.date,
        url=origin.url,
        family=origin.family,
        summary_record=origin.summary_record,
        parts=(part,),
        title=origin.title,
    )


def heading_of(item: DraftItem, options: QuoteOptions) -> str:
    """What stands over a quote: what was typed, else what the pattern says.

    Raises:
        TemplateProblem: the pattern cannot be used.
    """
    if item.heading is not None:
        return item.heading
    origin = item.origin or Origin()
    if item.owner_kind is OwnerKind.POST:
        return ""
    return heading(
        origin.speaker,
        PartKind(origin.part),
        origin.round,
        origin.assembly,
        options.patterns,
        _surnames(origin),
    )


def source_words(item: DraftItem) -> str:
    """A quote's source in one line."""
    return _source([item]).citation


# --- pieces ------------------------------------------------------------------


class _Piece(Struct, frozen=True):
    """An item, as it is printed: a note's words or a quote's block."""

    item: DraftItem
    note: str = ""
    block: Block | None = None
    narrowed: bool = False

    @property
    def words(self) -> bool:
        return bool(self.note.strip()) or self.block is not None

    @property
    def source_key(self) -> tuple[object, ...]:
        """Equal for what is printed with one source line."""
        if self.block is None:
            return (None, id(self))
        origin = self.item.origin or Origin()
        return (self.item.owner_kind, self.item.owner, origin.cited)


def _piece(item: DraftItem, options: QuoteOptions) -> _Piece:
    if item.kind is DraftItemKind.NOTE:
        return _Piece(item, note=item.text)
    found = blocks(
        selection_of(item),
        options.patterns,
        _surnames(item.origin or Origin()),
        {0: heading_of(item, options)},
        options.mark_estimated,
    )
    if not found:
        return _Piece(item)
    narrow = narrowed_block(found[0]) if options.halfwidth else found[0]
    return _Piece(item, block=narrow, narrowed=narrow != found[0])


def _surnames(origin: Origin) -> Mapping[str, str]:
    name = origin.speaker.name
    return {name: origin.surname} if name and origin.surname else {}


class _Run(Struct, frozen=True):
    """A note, or quotes of one source."""

    pieces: tuple[_Piece, ...]
    title: str
    options: QuoteOptions
    templates: Templates

    def html(self) -> str:
        return note_html(self.pieces[0].note) if self._is_note else self._page().html()

    def text(self) -> str:
        return note_text(self.pieces[0].note) if self._is_note else self._page().text()

    def markdown(self) -> str:
        return self.pieces[0].note.strip("\n") if self._is_note else self._page().markdown()

    @property
    def _is_note(self) -> bool:
        return self.pieces[0].block is None

    def _page(self) -> Page:
        made = tuple(piece.block for piece in self.pieces if piece.block is not None)
        items = [piece.item for piece in self.pieces]
        source = _source(items)
        cited = self.options.source_line and (items[0].origin or Origin()).cited
        named = source if cited else None
        return Page(made, named, self.title, self.options, self.templates, source.url)


def _source(items: Sequence[DraftItem]) -> Source:
    first, origin = selection_of(items[0]), items[0].origin or Origin()
    if items[0].owner_kind is OwnerKind.SITTING:
        parts = tuple(part for item in items for part in selection_of(item).parts)
        return source_of(replace(first, parts=parts))
    facts = [origin.author or "", to_wareki(origin.date) if origin.date else ""]
    told = "、".join(fact for fact in facts if fact)
    citation = f"「{origin.title}」" + (f"（{told}）" if told else "")
    public = origin.url if origin.url and origin.url.startswith(("http://", "https://")) else None
    return Source(citation=citation, url=public, lasting=True, place=None)


# --- documents ---------------------------------------------------------------


def _document(
    draft: Draft,
    runs: Sequence[_Run],
    format: QuoteFormat,
    options: QuoteOptions,
    templates: Templates,
) -> str:
    title = " ".join(draft.title.split("\n")).strip()
    if format is QuoteFormat.MARKDOWN:
        head = [f"# {escape_markdown(title)}"] if title else []
        return _joined([*head, *(run.markdown() for run in runs)])
    if format is QuoteFormat.TEXT:
        return _joined([*([title] if title else []), *(run.text() for run in runs)])
    # A blog has a field of its own for the title.
    html = "\n".join(run.html() for run in runs)
    if format is QuoteFormat.MOVABLETYPE:
        return Page((), None, draft.title, options, templates).movabletype(html)
    return html


def _joined(pieces: Iterable[str]) -> str:
    return "\n\n".join(pieces)


def _warnings(
    pieces: Sequence[_Piece], narrowed: bool, options: QuoteOptions
) -> tuple[QuoteWarning, ...]:
    found: list[QuoteWarning] = []
    made = [piece.block for piece in pieces if piece.block is not None]
    estimated = tuple(block.heading for block in made if block.estimated)
    if estimated:
        found.append(QuoteWarning(WarningCode.ESTIMATED, estimated))
    if narrowed:
        found.append(QuoteWarning(WarningCode.HALFWIDTH))
    unsaid = not options.source_line and any(
        piece.block and piece.item.origin and piece.item.origin.summary_record for piece in pieces
    )
    if unsaid:
        found.append(QuoteWarning(WarningCode.SUMMARY_RECORD))
    return tuple(found)
