"""The index in Whoosh's format; the only rooms that know Whoosh.

A document is a sitting or a post. Two kinds of terms stand in the field ``grams``: single
characters, and pairs of neighbours. Whoosh's posting lists say in which documents a term stands,
and any Whoosh 2.7 opens, searches and merges them: schema, field classes and codec are Whoosh's
own. Where in the speeches a term stands lies in a file of our own beside each segment's
(``.plc``), to which the posting lists point in a slot that Whoosh leaves unread for such fields.

Whoosh's general writer sorts every posting through pickles; here the characters of many speeches
are sorted at once as numbers, and written term by term.
"""

from reader.search.whoosh_index.folder import folder_of
from reader.search.whoosh_index.reading import WhooshIndex
from reader.search.whoosh_index.writing import WhooshIndexWriter

__all__ = ["WhooshIndex", "WhooshIndexWriter", "folder_of"]
