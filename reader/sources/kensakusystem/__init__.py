"""The search system of kensakusystem.jp, which 137 councils use."""

from reader.sources.kensakusystem.fetch import Council, Entry, KensakuSystem, Year
from reader.sources.kensakusystem.pages import detect

__all__ = ["Council", "Entry", "KensakuSystem", "Year", "detect"]
