"""How quotes are written, kept as the reader edited it; each change can be taken back."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from reader.export.templates import Templates
from reader.export.wishes import HeadingPatterns
from reader.ui.options import Options

Step = tuple[str, Callable[[], object]]
"""What was done, and how it is taken back."""


def keep_patterns(options: Options, patterns: HeadingPatterns) -> Step | None:
    """Keep patterns of headings; None where they are what they were."""
    before = options.heading_patterns
    if patterns == before:
        return None
    options.heading_patterns = patterns
    words = QCoreApplication.translate("QuoteKept", "見出しの型を変えました")
    return words, lambda: setattr(options, "heading_patterns", before)


def keep_templates(options: Options, templates: Templates) -> Step | None:
    """Keep templates of quotes; None where they are what they were."""
    before = options.templates()
    if templates == before:
        return None
    options.set_templates(templates)
    words = QCoreApplication.translate("QuoteKept", "引用の型を変えました")
    return words, lambda: options.set_templates(before)
