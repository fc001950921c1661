"""VOICES, the search system of gijiroku.com and of councils' own hosts."""

from reader.sources.voices.saved import FAMILY

__all__ = ["FAMILY"]
