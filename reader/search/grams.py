"""Words as the index knows them: single characters, and pairs of neighbours with their places."""

from collections.abc import Sequence

from reader.search.folding import Codes, fold_codes, text_of

SEPARATOR = "\0"
"""Ends every speech, so that nothing (and no folding) joins two of them."""


def fold_pieces(pieces: Sequence[str]) -> Codes:
    """The folded code points of several speeches, each ended by `SEPARATOR`."""
    joined = fold_codes(SEPARATOR.join(pieces) + SEPARATOR)
    if int((joined == 0).sum()) == len(pieces):
        return joined
    # A text that holds the separator itself; it stands for a space there.
    return fold_codes("".join(piece.replace(SEPARATOR, " ") + SEPARATOR for piece in pieces))


def folded_texts(pieces: Sequence[str]) -> list[str]:
    """The folded text of each of several speeches."""
    return text_of(fold_pieces(pieces)).split(SEPARATOR)[:-1]


def cover(word: str) -> list[int]:
    """Offsets of pairs that together hold every character of a folded word of two or more.

    A text that holds these pairs at these distances holds the word.
    """
    return sorted({*range(0, len(word) - 1, 2), len(word) - 2})
