"""The query language in one place: read a text, write a query, set the window's filters."""

from reader.search.filters import fields, with_field
from reader.search.parser import parse, parse_lenient
from reader.search.syntax import (
    And,
    Field,
    FieldName,
    Near,
    Node,
    Not,
    Or,
    Query,
    Term,
    Word,
    positive_terms,
    render,
    with_synonyms,
)

__all__ = [
    "And",
    "Field",
    "FieldName",
    "Near",
    "Node",
    "Not",
    "Or",
    "Query",
    "Term",
    "Word",
    "fields",
    "parse",
    "parse_lenient",
    "positive_terms",
    "render",
    "with_field",
    "with_synonyms",
]
