"""Other ways to write a word, or to ask for fewer, for a search that found nothing.

Only such as minutes mix freely: サーバ for サーバー, 取り組み and 取組み and 取組, ディジタル and
デジタル; and a phrase may be let apart into its words. Widths, case and variant kanji need
none of this: search folds them.
"""

import re
from collections.abc import Iterator
from functools import cache

from reader.search.syntax import And, Near, Node, Or, Query, Word, join, positive_terms, render

MOST = 4
"""How many are offered."""

_KANJI = "一-鿿々"
# 送り仮名 between two kanji may be left out in a compound: 申し込み, 申込み.


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_KANJI}])[いえきぎけげしせちてびべみめりれ](?=[{_KANJI}])")


@cache
def _last() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_KANJI}]{{2}})[いえきぎけげしせちてびべみめりれ]$")


@cache
def _long() -> re.Pattern[str]:
    return re.compile("(?<=[ァ-ヺー][ァ-ヺ])ー$")


_SOUNDS = (
    ("ディジ", "デジ"),
    ("デジ", "ディジ"),
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
)


def other_spellings(query: Query) -> tuple[str, ...]:
    """Queries in which one word is written in another way, the likeliest first; at most `MOST`."""
    own = render(query)
    found = dict.fromkeys(render(other) for other in _variants(query.root))
    return tuple(text for text in found if text != own)[:MOST]


def fewer_words(query: Query) -> tuple[str, ...]:
    """Queries without one of several words that a hit must hold; at most `MOST`."""
    if not isinstance(query.root, And):
        return ()
    children = query.root.children
    found = (
        Query(join(And, [*children[:place], *children[place + 1 :]]))
        for place, child in enumerate(children)
        if isinstance(child, Word | Near)
    )
    return tuple(dict.fromkeys(render(one) for one in found if positive_terms(one)))[:MOST]


def _variants(node: Node) -> Iterator[Node]:
    match node:
        case Word(text, True):
            parts = text.split()
            if len(parts) > 1:
                yield join(And, [Word(part, quoted=True) for part in parts])
        case Word(text):
            for other in _words(text):
                yield Word(other)
        case And(children) | Or(children):
            for place, child in enumerate(children):
                for other in _variants(child):
                    yield join(type(node), [*children[:place], other, *children[place + 1 :]])
        case _:
            return


def _words(word: str) -> Iterator[str]:
    compound = _inner().sub("", word)
    yield compound
    yield _last().sub("", compound)
    yield _long().sub("", word)
    for old, new in _SOUNDS:
        yield word.replace(old, new)
