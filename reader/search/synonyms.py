"""Synonyms: groups of words that stand for one another, as a person writes them and as a
query takes them.

A group is written on a line, ``オンライン化 = 電子化 = デジタル化``; 「、」 parts its words as well.
Two words are one where search takes them for one: widths, case and variant kanji are folded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from reader.minutes.normalize import fold
from reader.search.parser import parse_lenient
from reader.search.syntax import And, Near, Node, Or, Query, Word, join, positive_terms

Group = tuple[str, ...]
"""At least two words."""

_BETWEEN = re.compile("[=＝≒、，,]")


def groups_in(text: str) -> tuple[tuple[Group, ...], tuple[str, ...]]:
    """The groups that a text holds, one a line.

    Returns:
        The groups, each word of a group once; and the lines that have a single word and
        therefore make no group.
    """
    groups: list[Group] = []
    lonely: list[str] = []
    for line in text.splitlines():
        words: dict[str, str] = {}
        for part in _BETWEEN.split(line):
            word = " ".join(part.split())
            if word:
                words.setdefault(fold(word), word)
        if len(words) > 1:
            groups.append(tuple(words.values()))
        elif words:
            lonely.append(line.strip())
    return tuple(groups), tuple(lonely)


def groups_written(groups: Iterable[Sequence[str]]) -> str:
    """The text that `groups_in` reads these groups from."""
    return "".join(" = ".join(group) + "\n" for group in groups)


def with_synonyms(query: Query, groups: Sequence[Sequence[str]]) -> Query:
    """`query` in which each word that a group holds stands for all of the group.

    A word in several groups stands for all of them. Phrases in quotes are taken as they are,
    and so are excluded words: ``オンライン化 -電子化`` must not exclude what it asks for.
    """
    families: dict[str, dict[str, str]] = {}
    for group in groups:
        members = {fold(word): word for word in group}
        for word in members:
            families.setdefault(word, {}).update(members)

    def alternatives(word: Word) -> list[Word]:
        own = fold(word.text)
        if word.quoted or own not in families:
            return [word]
        return [word, *(_literal(other) for key, other in families[own].items() if key != own)]

    def widen(node: Node) -> Node:
        match node:
            case Word():
                return join(Or, alternatives(node))
            case Near(first, second, distance):
                pairs = product(alternatives(first), alternatives(second))
                return join(Or, [Near(one, other, distance) for one, other in pairs])
            case And(children):
                return join(And, [widen(child) for child in children])
            case Or(children):
                return join(Or, [widen(child) for child in children])
            case _:
                return node

    return Query(widen(query.root), query.text)


def words_added(query: Query, widened: Query) -> tuple[str, ...]:
    """The words that `widened` asks for and `query` does not, each once, in order."""
    own = set(_words(query))
    return tuple(word for word in dict.fromkeys(_words(widened)) if word not in own)


def _words(query: Query) -> Iterator[str]:
    for term in positive_terms(query):
        match term:
            case Word(text):
                yield text
            case Near(first, second):
                yield first.text
                yield second.text


def _literal(text: str) -> Word:
    """A word that is written so that it reads as itself."""
    query, flaw = parse_lenient(text)
    plain = Word(text)
    return plain if flaw is None and query == Query(plain) else Word(text, quoted=True)
