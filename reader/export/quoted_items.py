"""From what is selected to the quotes of a draft."""

from collections.abc import Mapping

from reader.export.blocks import runs
from reader.export.selection import LinkState, QuotedPart, Selection
from reader.library.records import DraftItem, DraftItemKind, Origin, OwnerKind, Post
from reader.minutes.sentences import paragraphs


def quoted_items(
    selection: Selection, surnames: Mapping[str, str], headings: Mapping[int, str] | None = None
) -> list[DraftItem]:
    """One quote for what stands under one heading; what nothing is ticked of gives none.

    Parameters:
        surnames: name → surname, as far as known.
        headings: headings typed by hand, by the index of the first part under them.
    """
    made: list[DraftItem] = []
    for indexes in runs(selection.parts):
        parts = [selection.parts[index] for index in indexes]
        chosen = sorted(span for part in parts for span in part.chosen)
        if chosen:
            written = (headings or {}).get(indexes[0])
            made.append(_quote(selection, parts, chosen, surnames, written))
    return made


def quoted_post(post: Post, start: int, end: int) -> DraftItem | None:
    """A stretch of a post's text as a quote; None where there is no word in it."""
    cut = [(max(first, start), min(last, end)) for first, last in lines_of(post.text)]
    shown = [(first, last) for first, last in cut if post.text[first:last].strip()]
    if not shown:
        return None
    return _stretch(
        DraftItem(
            DraftItemKind.QUOTE,
            post.text,
            post.id,
            owner_kind=OwnerKind.POST,
            origin=Origin(title=post.title, author=post.author, date=post.date, url=post.url),
        ),
        shown,
        lines_of(post.text),
    )


def lines_of(text: str) -> tuple[tuple[int, int], ...]:
    """The lines of a text that hold words, without their line breaks."""
    found: list[tuple[int, int]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(found)


def _quote(
    selection: Selection,
    parts: list[QuotedPart],
    chosen: list[tuple[int, int]],
    surnames: Mapping[str, str],
    heading: str | None,
) -> DraftItem:
    first = parts[0]
    estimated = any(part.link is LinkState.ESTIMATED and part.chosen for part in parts)
    origin = Origin(
        part=first.kind,
        round=first.round,
        speaker=first.speaker,
        surname=surnames.get(first.speaker.name or ""),
        assembly=selection.assembly,
        meeting=selection.meeting,
        date=selection.date,
        url=selection.url,
        family=selection.family,
        summary_record=selection.summary_record,
        title=selection.title,
        estimated=estimated,
    )
    whole = DraftItem(
        DraftItemKind.QUOTE,
        first.text,
        selection.sitting,
        first.speech,
        heading=heading,
        origin=origin,
    )
    return _stretch(whole, chosen, paragraphs(first.text))


def _stretch(
    whole: DraftItem, shown: list[tuple[int, int]], spoken: tuple[tuple[int, int], ...]
) -> DraftItem:
    """An item that holds its source's whole text, cut to what is shown."""
    start, end = shown[0][0], max(last for _, last in shown)
    inside = [(max(first, start), min(last, end)) for first, last in spoken]
    return DraftItem(
        whole.kind,
        whole.text[start:end],
        whole.owner,
        whole.speech,
        start,
        end,
        whole.heading,
        whole.owner_kind,
        tuple((first - start, last - start) for first, last in shown),
        tuple((first - start, last - start) for first, last in inside if first < last),
        whole.origin,
    )
