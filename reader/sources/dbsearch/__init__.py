"""DB-Search, the search system of dbsr.jp and of councils' own hosts."""

from reader.sources.dbsearch.saved import FAMILY

__all__ = ["FAMILY"]
