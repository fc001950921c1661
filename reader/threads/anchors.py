"""Where the words that a correction remembers stand now.

The minutes may have been fetched anew and the program may have learnt to cut them
otherwise since a correction was made; its words are looked for, not its offsets.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.minutes.model import Sitting
from reader.threads.model import Anchor, Passage

_CONTEXTS = (64, 24)
"""Characters on either side by which a boundary is known; the more, the surer."""


def text_of(sitting: Sitting, passage: Passage) -> str:
    """The verbatim words of a passage."""
    return sitting.speeches[passage.speech - 1].text[passage.start : passage.end]


def anchor_of(sitting: Sitting, speech: int, start: int, end: int) -> Anchor:
    """What a correction remembers of a slice: code points into the speech's text."""
    return Anchor(speech, start, end, sitting.speeches[speech - 1].text[start:end])


def find_passage(passages: Sequence[Passage], sitting: Sitting, anchor: Anchor) -> Passage | None:
    """The passage that an anchor means, or None.

    It is the one at the same place with the same text, else the one with the same text
    elsewhere, else the one that overlaps most with where the words stand now.
    """
    exact = [passage for passage in passages if text_of(sitting, passage) == anchor.text]
    for passage in exact:
        if (passage.speech, passage.start) == (anchor.speech, anchor.start):
            return passage
    if exact:
        return min(exact, key=lambda passage: _distance(passage.speech, passage.start, anchor))
    for speech, start, end in _places(sitting, anchor):
        shared = [
            (min(end, passage.end) - max(start, passage.start), passage)
            for passage in passages
            if passage.speech == speech
        ]
        shared = [(length, passage) for length, passage in shared if length > 0]
        if shared:
            return max(shared, key=lambda pair: (pair[0], -pair[1].start))[1]
    return None


def _distance(speech: int, start: int, anchor: Anchor) -> tuple[int, bool, int]:
    """How far a place is from where the anchor once stood; the same words as far behind as before
    it are likelier: minutes that come anew have gained an opening rather than lost one."""
    return (
        abs(speech - anchor.speech),
        speech < anchor.speech,
        abs(start - anchor.start),
    )


def _places(sitting: Sitting, anchor: Anchor) -> Iterator[tuple[int, int, int]]:
    """Where the anchor's words stand now, likeliest first; at last where they once stood."""
    speeches = sitting.speeches
    order = sorted(
        range(1, len(speeches) + 1), key=lambda n: (abs(n - anchor.speech), n < anchor.speech)
    )
    if anchor.text:
        for number in order:
            start = speeches[number - 1].text.find(anchor.text)
            if start >= 0:
                yield number, start, start + len(anchor.text)
    if 1 <= anchor.speech <= len(speeches):
        yield anchor.speech, anchor.start, anchor.end


class Boundary(Struct, frozen=True):
    """The place between two passages, or where they once met.

    Attributes:
        speech: the speech's number, from 1.
        before: where the words before it end (code points into the speech's text).
        cut: where the passage behind it begins, with its indentation.
        after: where its first word begins.
    """

    speech: int
    before: int
    cut: int
    after: int


def find_boundary(
    sitting: Sitting, earlier: Anchor, later: Anchor, moved: int = 0
) -> Boundary | None:
    """Where the words of `earlier` end and those of `later` begin now, or None.

    Of several such places it is the old one, else the one nearest to it.

    Args:
        moved: how many speeches have come before since.
    """
    padding = len(later.text) - len(later.text.lstrip())
    for context in _CONTEXTS:
        tail = earlier.text.rstrip()[-context:]
        head = later.text.lstrip()[:context]
        if not tail or not head:
            return None
        found = [
            Boundary(number, before, max(after - padding, before), after)
            for number, speech in enumerate(sitting.speeches, 1)
            for before, after in _meetings(speech.text, tail, head)
        ]
        if found:
            return min(
                found,
                key=lambda one: (
                    (one.speech, one.cut) != (later.speech, later.start),
                    _distance(one.speech - moved, one.cut, later),
                ),
            )
    return None


def _meetings(text: str, tail: str, head: str) -> Iterator[tuple[int, int]]:
    """Where `tail` ends and, behind nothing but white space, `head` begins."""
    after = text.find(head)
    while after >= 0:
        before = after
        while before and text[before - 1].isspace():
            before -= 1
        if text.endswith(tail, 0, before):
            yield before, after
        after = text.find(head, after + 1)
