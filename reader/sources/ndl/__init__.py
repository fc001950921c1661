"""国会会議録検索システム, the Diet's minutes: saved answers, and downloads by its interface."""

from reader.sources.ndl.saved import FAMILY

__all__ = ["FAMILY"]
