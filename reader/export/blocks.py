"""The ticked paragraphs, gathered under headings, with 「（中略）」 where words were left out."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from reader.export.headings import heading
from reader.export.selection import LinkState, PartKind, QuotedPart, Selection
from reader.export.wishes import HeadingPatterns

OMISSION = "（中略）"
ESTIMATED_NOTE = "（対応は推定）"

_INDENTATION = re.compile("[ \t\u3000]*")


class QuotedParagraph(Struct, frozen=True):
    """One paragraph of a quote.

    Attributes:
        text: the verbatim slice of the speech, its indentation included.
        omission: it is 「（中略）」 instead, nobody's words.
    """

    text: str
    omission: bool = False

    @property
    def words(self) -> str:
        """The text without its indentation."""
        return self.text[indentation(self.text) :]


class Block(Struct, frozen=True):
    """What stands under one heading: paragraphs of one speech in one round.

    Attributes:
        heading: "" where none is wanted.
        estimated: a link that nobody confirmed put it here.
        note: 「（対応は推定）」 where that is to be printed, else "".
        parts: indexes of the selection's parts that it is made of.
    """

    heading: str
    estimated: bool
    note: str
    kind: PartKind
    round: int
    speech: int
    parts: tuple[int, ...]
    paragraphs: tuple[QuotedParagraph, ...]


def indentation(text: str) -> int:
    """How many characters of padding a paragraph begins with."""
    match = _INDENTATION.match(text)
    return match.end() if match else 0


def blocks(
    selection: Selection,
    patterns: HeadingPatterns,
    surnames: Mapping[str, str],
    headings: Mapping[int, str],
    mark_estimated: bool,
) -> tuple[Block, ...]:
    """The blocks of a selection; a part without a ticked paragraph gives none.

    Parameters:
        headings: headings typed by hand, by the index of the block's first part.

    Raises:
        TemplateProblem: a heading pattern cannot be used.
    """
    patterns.check()
    made: list[Block] = []
    for indexes in runs(selection.parts):
        parts = [selection.parts[index] for index in indexes]
        first = parts[0]
        written = headings.get(indexes[0])
        if written is None:
            written = heading(
                first.speaker, first.kind, first.round, selection.assembly, patterns, surnames
            )
        estimated = any(part.link is LinkState.ESTIMATED and part.chosen for part in parts)
        found = _paragraphs(first, [span for part in parts for span in part.chosen])
        if not found:
            continue
        made.append(
            Block(
                heading=" ".join(written.split()),
                estimated=estimated,
                note=ESTIMATED_NOTE if estimated and mark_estimated else "",
                kind=first.kind,
                round=first.round,
                speech=first.speech,
                parts=indexes,
                paragraphs=found,
            )
        )
    return tuple(made)


def runs(parts: Sequence[QuotedPart]) -> list[tuple[int, ...]]:
    """Indexes of parts that follow each other and stand under one heading."""
    runs: list[list[int]] = []
    last: tuple[int, PartKind, int] | None = None
    for index, part in enumerate(parts):
        place = (part.speech, part.kind, part.round)
        if place == last:
            runs[-1].append(index)
        else:
            runs.append([index])
        last = place
    return [tuple(run) for run in runs]


def _paragraphs(part: QuotedPart, spans: Sequence[tuple[int, int]]) -> tuple[QuotedParagraph, ...]:
    """The spans of one speech as paragraphs.

    Pieces of one paragraph that meet are joined again: two passages may share it.
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and _same_paragraph(part, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    made: list[QuotedParagraph] = []
    reached: int | None = None
    for start, end in joined:
        if reached is not None and _words_between(part, reached, start):
            made.append(QuotedParagraph(OMISSION, omission=True))
        made.append(QuotedParagraph(part.text[start:end]))
        reached = end
    return tuple(made)


def _same_paragraph(part: QuotedPart, one: tuple[int, int], other: tuple[int, int]) -> bool:
    meets = not part.text[one[1] : other[0]].strip()
    return meets and any(first <= one[0] and other[1] <= last for first, last in part.spoken)


def _words_between(part: QuotedPart, start: int, end: int) -> bool:
    return any(
        part.text[max(first, start) : min(last, end)].strip()
        for first, last in part.spoken
        if first < end and start < last
    )
