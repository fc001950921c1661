"""The query language in one place: read a text, write a query, set the window's filters."""

from reader.search.filters import EVERYTHING, fields, with_field, without_field
from reader.search.parser import parse, parse_lenient
from reader.search.synonyms import (
    Group,
    groups_in,
    groups_written,
    with_synonyms,
    words_added,
)
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
    join,
    positive_terms,
    render,
)

__all__ = [
    "EVERYTHING",
    "And",
    "Field",
    "FieldName",
    "Group",
    "Near",
    "Node",
    "Not",
    "Or",
    "Query",
    "Term",
    "Word",
    "fields",
    "groups_in",
    "groups_written",
    "join",
    "parse",
    "parse_lenient",
    "positive_terms",
    "render",
    "with_field",
    "with_synonyms",
    "without_field",
    "words_added",
]
