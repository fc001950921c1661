"""The search system of kensakusystem.jp, which 137 councils use."""

from reader.sources.kensakusystem.fetch import KensakuSystem
from reader.sources.kensakusystem.pages import detect
from reader.sources.kensakusystem.tree import Year

__all__ = ["KensakuSystem", "Year", "detect"]
