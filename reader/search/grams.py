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


def cover(weights: Sequence[int]) -> list[int]:
    """Offsets of the pairs by which a word of two or more characters is found, the rarest first.

    A text that holds these pairs at these distances holds the word: every character of it is in
    one of them. The common ones come when few places are left to be looked at.

    Args:
        weights: how often each of the word's pairs stands in the texts, by offset.
    """
    chosen: list[int] = []
    held = [False] * (len(weights) + 1)
    for offset in sorted(range(len(weights)), key=weights.__getitem__):
        if not (held[offset] and held[offset + 1]):
            chosen.append(offset)
            held[offset] = held[offset + 1] = True
    return chosen
