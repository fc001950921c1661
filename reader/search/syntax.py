"""Queries: what they are made of, how they are written, and the filters of the window.

The language is read by `reader.search.parser`:

* words are ANDed; spaces (also ideographic ones) separate them;
* ``"…"``, ``“…”``, ``「…」`` and ``『…』`` hold a phrase, spaces included;
* ``-語`` (or ``NOT 語``) excludes;
* ``OR`` or ``|`` joins the two operands beside it and binds more tightly than the space, as in
  the search engines that people know: ``予算 防災 OR 減災`` asks for 予算 and one of the other
  two; ``( )`` group; ``AND`` is the same as a space;
* ``A NEAR/20 B``: both in one speech with at most 20 characters between them;
* fields, alone or with words: 発言者: 役職: 会派: 会議: 期間: 種別: 結び: 出典: 議会: 分類:, in English
  speaker: role: group: meeting: date: kind: ending: source: council: category:. A ``|`` without spaces gives a value's
  alternatives.

Full-width colons, brackets, bars, quotes, dashes and letters mean the same as half-width ones.
Anything that these rules would read as something else is searched literally in quotes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

NEAR_DISTANCE = 20
"""Characters that ``NEAR`` allows between its words when it names no number."""


class FieldName(StrEnum):
    """The fields, by their Japanese names."""

    SPEAKER = "発言者"
    ROLE = "役職"
    GROUP = "会派"
    MEETING = "会議"
    DATE = "期間"
    KIND = "種別"
    ENDING = "結び"
    SOURCE = "出典"
    COUNCIL = "議会"
    CATEGORY = "分類"


ALIASES = {
    "speaker": FieldName.SPEAKER,
    "role": FieldName.ROLE,
    "group": FieldName.GROUP,
    "meeting": FieldName.MEETING,
    "date": FieldName.DATE,
    "kind": FieldName.KIND,
    "ending": FieldName.ENDING,
    "source": FieldName.SOURCE,
    "council": FieldName.COUNCIL,
    "category": FieldName.CATEGORY,
}
"""English names, in lower case."""

DOUBLE_QUOTES = '"“”＂'
QUOTES = dict.fromkeys(DOUBLE_QUOTES, DOUBLE_QUOTES) | {"「": "」", "『": "』"}
"""Opening quote → the characters that close it."""

SPECIAL = "()（）|｜" + "".join(QUOTES)
"""Characters that end an unquoted word."""


@dataclass(frozen=True, slots=True)
class Word:
    """Literal text that a speech must hold.

    Attributes:
        quoted: a phrase, to which synonyms never apply.
        start, end: code points in the query, not compared.
    """

    text: str
    quoted: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


class Near(Struct, frozen=True):
    """Two words in one speech, in either order, at most `distance` folded characters apart."""

    first: Word
    second: Word
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on who spoke, where and when.

    Attributes:
        values: alternatives, as they were written.
        start, end: code points in the query, not compared.
    """

    name: FieldName
    values: tuple[str, ...]
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


class Not(Struct, frozen=True):
    """What must not be."""

    child: "Node"


class And(Struct, frozen=True):
    """All of at least two."""

    children: tuple["Node", ...]


class Or(Struct, frozen=True):
    """At least one of at least two."""

    children: tuple["Node", ...]


Term: TypeAlias = Word | Near
Node: TypeAlias = Word | Near | Field | Not | And | Or


@dataclass(frozen=True, slots=True)
class Query:
    """A query that can be asked: it has a word or a field that is not excluded.

    Attributes:
        text: as it was typed; not compared.
    """

    root: Node
    text: str = field(default="", compare=False)


def is_space(sign: str) -> bool:
    """Whether a character separates words; control characters do."""
    return sign.isspace() or sign < " " or sign == "\x7f"


def atoms(node: Node, *, positive: bool = True) -> Iterator[tuple[Term | Field, bool]]:
    """The words and fields of `node` in order, each with whether it is asked for."""
    match node:
        case Not(child):
            yield from atoms(child, positive=not positive)
        case And(children) | Or(children):
            for child in children:
                yield from atoms(child, positive=positive)
        case _:
            yield node, positive


def positive_terms(query: Query) -> tuple[Term, ...]:
    """The words (and pairs of words) that hits hold, each once, in order: what is highlighted."""
    found = [node for node, positive in atoms(query.root) if positive]
    return tuple(dict.fromkeys(node for node in found if not isinstance(node, Field)))


def join(kind: type[And] | type[Or], children: Sequence[Node]) -> Node:
    """`children` joined, flat; one child stands for itself."""
    flat: list[Node] = []
    for child in children:
        if isinstance(child, kind):
            flat.extend(child.children)
        else:
            flat.append(child)
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def render(query: Query | Node) -> str:
    """A text that reads as `query`."""
    match query:
        case Query(root):
            return render(root)
        case Word(text, quoted):
            return _quoted(text) if quoted else text
        case Near(first, second, distance):
            return f"{render(first)} NEAR/{distance} {render(second)}"
        case Field(name, values):
            return f"{name}:{'|'.join(map(_value, values))}"
        case Not(child):
            return "-" + (
                render(child) if isinstance(child, Word | Field) else f"({render(child)})"
            )
        case And(children):
            return " ".join(map(render, children))
        case Or(children):
            return " OR ".join(
                f"({render(child)})" if isinstance(child, And) else render(child)
                for child in children
            )


def _value(value: str) -> str:
    plain = value and not any(is_space(sign) or sign in SPECIAL for sign in value)
    return value if plain else _quoted(value)


def _quoted(text: str) -> str:
    for opening, closing in ('""', "「」", "『』"):
        if not any(sign in QUOTES[opening] for sign in text):
            return opening + text + closing
    # No quotes are left that it does not hold itself; half-width ones can be spared.
    return '"' + "".join(sign for sign in text if sign not in DOUBLE_QUOTES) + '"'
