"""What a quote is.

All ranges are half-open, in code points of the original texts: "post" ranges of a post's plain
text, "speech" ranges of a speech's text.
"""

from enum import StrEnum

from msgspec import Struct

VERSION = 1
"""Of the way quotes are found and judged; what another version found is found anew."""


class Verdict(StrEnum):
    """How a quote differs from the minutes, from least to most."""

    EXACT = "exact"  # the same characters; white space and line breaks do not count
    WIDTH = "width"  # 全角・半角 differ and nothing else
    SHORTENED = "shortened"  # parts were left out, with （中略） or without a word
    ALTERED = "altered"  # words (or punctuation marks) differ

    @property
    def rank(self) -> int:
        """From 0, the least."""
        return tuple(Verdict).index(self)


class EditKind(StrEnum):
    """What was done to the words of the minutes."""

    OMITTED = "omitted"  # a part was left out; the post's range holds the （中略）, or nothing
    REPLACED = "replaced"
    ADDED = "added"  # stands in the post only
    DROPPED = "dropped"  # a few words within a sentence are missing in the post
    WIDTH = "width"


class Edit(Struct, frozen=True):
    """One difference.

    Attributes:
        start, end: in the post.
        speech_start, speech_end: what stands there in the minutes.
    """

    kind: EditKind
    start: int
    end: int
    speech_start: int
    speech_end: int


class Passage(Struct, frozen=True):
    """A range of a post that comes from a range of a speech.

    Attributes:
        speech: the speech's number, from 1.
        letters: how many letters (no punctuation, no spaces) both have in common.
        edits: all differences in order; empty for an exact quote.
    """

    start: int
    end: int
    speech: int
    speech_start: int
    speech_end: int
    verdict: Verdict
    letters: int
    edits: tuple[Edit, ...] = ()

    @property
    def worth(self) -> int:
        """What it explains of the post, less what it does not explain; to compare two."""
        lost = 0
        for edit in self.edits:
            if edit.kind is EditKind.OMITTED:
                lost += 4
            elif edit.kind is not EditKind.WIDTH:
                lost += 2 + max(edit.end - edit.start, edit.speech_end - edit.speech_start)
        return self.letters - lost
