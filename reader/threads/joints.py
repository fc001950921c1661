"""Where a passage can be split, and with which one beside it it can be merged."""

from enum import StrEnum

from reader.minutes.sentences import sentences
from reader.threads.model import Passage, PassageKind, Round


class Joint(StrEnum):
    """Whether two passages can be merged; if not, why."""

    FREE = "free"
    EDGE = "edge"  # there is none beside it in the same speech
    WORDS_BETWEEN = "words_between"  # a stage direction, a heading: what nobody spoke
    REMARKS = "remarks"  # both are greetings or 要望


def neighbour(round_: Round, passage: Passage, step: int) -> Passage | None:
    """The passage before (−1) or after (1) one, of any kind, in its speech."""
    same = [
        one
        for one in (*round_.questions, *round_.answers, *round_.remarks)
        if one.speech == passage.speech
    ]
    if step < 0:
        earlier = [one for one in same if one.start < passage.start]
        return max(earlier, key=lambda one: one.start, default=None)
    later = [one for one in same if one.start > passage.start]
    return min(later, key=lambda one: one.start, default=None)


def joint(text: str, one: Passage, other: Passage | None) -> Joint:
    """Whether a passage and the one beside it can be merged.

    Parameters:
        text: the whole speech's.
    """
    if other is None:
        return Joint.EDGE
    first, second = sorted((one, other), key=lambda passage: passage.start)
    if text[first.end : second.start].strip():
        return Joint.WORDS_BETWEEN
    if first.kind is second.kind is PassageKind.REMARK:
        return Joint.REMARKS
    return Joint.FREE


def can_split(text: str, passage: Passage, cut: int) -> bool:
    """Whether both halves of a question or answer hold words.

    Parameters:
        text: the whole speech's.
        cut: where the second half would begin (code points into `text`).
    """
    return (
        passage.kind is not PassageKind.REMARK
        and passage.start < cut < passage.end
        and bool(text[passage.start : cut].strip())
        and bool(text[cut : passage.end].strip())
    )


def cuts(text: str, passage: Passage) -> list[int]:
    """Where a passage can be split between two sentences, in order.

    A half that begins a paragraph keeps its indentation.

    Parameters:
        text: the whole speech's.
    """
    found: list[int] = []
    for start, _ in sentences(text, passage.start, passage.end):
        while start > passage.start and text[start - 1].isspace() and text[start - 1] != "\n":
            start -= 1
        if can_split(text, passage, start):
            found.append(start)
    return found
