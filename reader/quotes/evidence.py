"""Whether a passage is a quote: long enough, and what stands between the marks of the post.

Own words agree with minutes by chance, with the name of an act or a formula. A quote that is short
fills a line or brackets; one in the middle of a paragraph must be long.
"""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from reader.quotes.model import EditKind, Passage
from reader.quotes.signs import MARKER
from reader.quotes.written import Written

_SHORT = 30
_LEAST = 13
"""Letters of a quote that fills its line or brackets."""
_LEAST_SENTENCE = 30
"""Letters of one that fills sentences among others."""
_LEAST_ANYWHERE = 45
_PROMISING = 30
"""So many letters that agree are worth a closer look anywhere."""
_HALF = 0.4
_LETTERS_PER_SLIP = 25
_OTHER_WORDS = frozenset((EditKind.REPLACED, EditKind.ADDED, EditKind.DROPPED))
_FILLS = 0.8
_SAME = 0.7
_SAME_SHORT = 0.82
_KANA = 0.15
"""Less hiragana has a title, not a sentence."""

_OPENING, _CLOSING = "「『“", "」』”"
_LONGEST_BRACKETS = 3000
_SENTENCE = re.compile("[^。．！？!?\n「」『』]+")
_LINE_OR_PART = re.compile(f"\n|{MARKER.pattern}")
_HIRAGANA = re.compile("[ぁ-ゖ]")


class Units:
    """What a post is divided into: lines, brackets, sentences."""

    def __init__(self, post: Written) -> None:
        self._post = post
        self._brackets = _brackets(post.text)

    def least_reach(self) -> NDArray[np.int32]:
        """Of each letter of the post, how many letters around it must agree with minutes, to make
        a closer look worth while: fewer where a line, brackets or a sentence hold few."""
        places = self._post.skeleton.places
        least = np.full(len(places), _PROMISING, dtype=np.int32)
        for spans, least_of in (
            (self._lines(), _LEAST),
            (self._brackets, _LEAST),
            ((match.span() for match in _SENTENCE.finditer(self._post.text)), _LEAST_SENTENCE - 4),
        ):
            for start, end in spans:
                low, high = places.searchsorted((start, end))
                enough = max(least_of, round(_HALF * (high - low)))
                least[low:high] = np.minimum(least[low:high], enough)
        return least

    def _lines(self) -> Iterator[tuple[int, int]]:
        """Lines, and what stands before and behind a （中略） in them."""
        start = 0
        text = self._post.text
        for match in _LINE_OR_PART.finditer(text):
            yield start, match.start()
            start = match.end()
        yield start, len(text)

    def is_quote(self, passage: Passage) -> bool:
        """Whether a passage can be told from chance."""
        letters = passage.letters
        if letters < _LEAST:
            return False
        length = self._post.letters(passage.start, passage.end)
        if letters < (_SAME_SHORT if letters < _SHORT else _SAME) * length:
            return False
        if not _is_slip(passage):
            return False
        if letters < _SHORT:
            kana = len(_HIRAGANA.findall(self._post.text, passage.start, passage.end))
            if kana < _KANA * letters:
                return False
        if letters >= _LEAST_ANYWHERE:
            return True
        if self._fills_lines(passage) or self._fills_brackets(passage):
            return True
        return letters >= _LEAST_SENTENCE and self._fills_sentences(passage)

    def _fills(self, passage: Passage, start: int, end: int) -> bool:
        inside = self._post.letters(max(start, passage.start), min(end, passage.end))
        return inside >= _FILLS * max(1, self._post.letters(start, end))

    def _fills_lines(self, passage: Passage) -> bool:
        text = self._post.text
        start = text.rfind("\n", 0, passage.start) + 1
        end = text.find("\n", passage.end)
        return self._fills(passage, start, len(text) if end < 0 else end)

    def _fills_brackets(self, passage: Passage) -> bool:
        return any(
            start < passage.end
            and end > passage.start
            and self._fills(passage, start, end)
            and passage.end - passage.start <= 1.25 * (end - start)
            for start, end in self._brackets
        )

    def _fills_sentences(self, passage: Passage) -> bool:
        text = self._post.text
        low = max(0, passage.start - 400)
        found = [
            match.span()
            for match in _SENTENCE.finditer(text, low, min(len(text), passage.end + 400))
            if match.start() < passage.end and match.end() > passage.start
        ]
        return bool(found) and self._fills(passage, found[0][0], found[-1][1])


def _is_slip(passage: Passage) -> bool:
    """Whether the words differ by as little as a hand does that quotes: minutes of another day
    say much the same with other names and figures."""
    sizes = [
        max(edit.end - edit.start, edit.speech_end - edit.speech_start)
        for edit in passage.edits
        if edit.kind in _OTHER_WORDS
    ]
    letters = passage.letters
    return len(sizes) <= 1 + letters // _LETTERS_PER_SLIP and sum(sizes) <= 3 + letters // 10


def _brackets(text: str) -> list[tuple[int, int]]:
    """What stands in brackets of quotation, inner ones too."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character in _OPENING:
            opened.append(offset + 1)
        elif character in _CLOSING and opened:
            start = opened.pop()
            if offset - start <= _LONGEST_BRACKETS:
                found.append((start, offset))
    return found
