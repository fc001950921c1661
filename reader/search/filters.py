"""The filters of a query as the window shows them: read from its text, set and removed."""

from collections.abc import Mapping

from reader.search.parser import parse_lenient
from reader.search.syntax import And, Field, FieldName, Node, Not, Query, join, render

EVERYTHING = Query(Field(FieldName.SOURCE, ("会議録", "投稿")))
"""The query that every speech and every post answers."""


def fields(text: str) -> Mapping[str, str]:
    """The fields that the whole query is restricted by: Japanese name → value.

    Alternatives are joined by ``|``. Excluded fields and those inside brackets are no filters.
    Where a field stands twice, the last one is given.
    """
    query, _ = parse_lenient(text)
    return {
        part.name.value: "|".join(part.values) for part in _parts(query) if isinstance(part, Field)
    }


def with_field(text: str, name: str, value: str | None) -> str:
    """A query's text with one filter set, replaced or (None) removed.

    What else was typed stays as it is; only a text that cannot be read is written anew.

    Args:
        name: a field's Japanese name.
        value: alternatives are joined by ``|``.
    """
    field = FieldName(name)
    query, flaw = parse_lenient(text)
    kept = [part for part in _parts(query) if not (isinstance(part, Field) and part.name is field)]
    values = tuple(one for one in (value or "").split("|") if one.strip())
    added: list[Node] = [Field(field, values)] if values else []
    if not kept and not added:
        return ""
    wanted = join(And, [*kept, *added])
    edited = " ".join([*_without(text, query, field).split(), *map(render, added)])
    if flaw is None:
        read, flaw = parse_lenient(edited)
        if flaw is None and read is not None and read.root == wanted:
            return edited
    return render(wanted)


def without_field(query: Query, name: str) -> Query:
    """`query` without one of its filters; `EVERYTHING` where nothing else is asked for.

    Its `text` stays that of `query`.

    Args:
        name: a field's Japanese name.
    """
    field = FieldName(name)
    kept = [part for part in _parts(query) if not (isinstance(part, Field) and part.name is field)]
    if all(isinstance(part, Not) for part in kept):
        kept = [EVERYTHING.root, *kept]
    return Query(join(And, kept), query.text)


def _parts(query: Query | None) -> tuple[Node, ...]:
    if query is None:
        return ()
    return query.root.children if isinstance(query.root, And) else (query.root,)


def _without(text: str, query: Query | None, name: FieldName) -> str:
    for part in reversed(_parts(query)):
        if isinstance(part, Field) and part.name is name:
            text = text[: part.start] + " " + text[part.end :]
    return text
