"""DiscussNet Premium, the search system of ssp.kaigiroku.net and of councils' own hosts."""

from reader.sources.discussnet.saved import FAMILY

__all__ = ["FAMILY"]
