"""A second search, as simple as it can be: every speech is folded and looked at.

Queries come as nested tuples, so that neither the parser nor the evaluation is shared:
("word", text), ("near", a, b, n), ("field", name, test), ("not", q), ("and", …), ("or", …).
The test of a field takes (sitting, speech, questioner's name).
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from reader.library.library import Library
from reader.minutes.normalize import fold

Hits = set[tuple[str, int]]

_folded = cache(fold)
"""Every query looks at the same texts."""


def search(library: Library, query: tuple[Any, ...], scope: str = "exchange") -> Hits:
    """(sitting or post, number of the speech) of every hit."""
    hits: Hits = set()
    for owner, units in _owners(library, scope):
        for unit in units:
            hits |= {
                (owner, number)
                for number, speech in unit
                if _true(query, speech, [one for _, one in unit]) and _wanted(query, speech[0])
            }
    return hits


def _owners(library: Library, scope: str) -> Iterator[tuple[str, list[list[tuple[int, Any]]]]]:
    for sitting in library.sittings.all():
        exchanges = library.sittings.exchanges(sitting.id)
        exchange_of = {
            number: one for one in exchanges for number in range(one.first, one.last + 1)
        }
        units: dict[object, list[tuple[int, Any]]] = {}
        for number, speech in enumerate(sitting.speeches, start=1):
            exchange = exchange_of.get(number)
            key: object = number
            if scope == "sitting":
                key = "all"
            elif scope == "exchange" and exchange is not None:
                key = ("exchange", exchange.first)
            questioner = exchange.questioner.name if exchange else None
            value = (_folded(speech.text), sitting, speech, questioner)
            units.setdefault(key, []).append((number, value))
        yield sitting.id, list(units.values())
    for info in library.posts.infos():
        post = library.posts.get(info.id)
        yield post.id, [[(1, (_folded(post.text), None, None, None))]]


def _true(query: tuple[Any, ...], speech: Any, unit: list[Any]) -> bool:
    match query:
        case ("word", _) | ("near", _, _, _):
            return any(_stands(query, one[0]) for one in unit)
        case ("field", _, test):
            return speech[1] is not None and test(*speech[1:])
        case ("not", child):
            return not _true(child, speech, unit)
        case ("and", *children):
            return all(_true(child, speech, unit) for child in children)
        case ("or", *children):
            return any(_true(child, speech, unit) for child in children)
    raise AssertionError(query)


def _stands(term: tuple[Any, ...], text: str) -> bool:
    if term[0] == "word":
        return fold(term[1]) in text
    first, second = fold(term[1]), fold(term[2])
    starts = [at for at in range(len(text)) if text.startswith(first, at)]
    others = [at for at in range(len(text)) if text.startswith(second, at)]
    return any(
        0 <= other - at - len(first) <= term[3] or 0 <= at - other - len(second) <= term[3]
        for at in starts
        for other in others
    )


def _positive(query: tuple[Any, ...], asked: bool = True) -> list[tuple[Any, ...]]:
    match query:
        case ("word", _) | ("near", _, _, _):
            return [query] if asked else []
        case ("not", child):
            return _positive(child, not asked)
        case ("and" | "or", *children):
            return [term for child in children for term in _positive(child, asked)]
    return []


def _wanted(query: tuple[Any, ...], text: str) -> bool:
    terms = _positive(query)
    return not terms or any(_stands(term, text) for term in terms)


def has_words(query: tuple[Any, ...]) -> bool:
    """Whether hits must hold a word."""
    return bool(_positive(query))
