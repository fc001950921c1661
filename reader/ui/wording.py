"""Words for what the core says in codes: errors in the window's language, days in both calendars."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from reader.errors import Bilingual, ReaderError
from reader.minutes.wareki import to_wareki


def language() -> str:
    """The language of the window, "ja" or "en": that of Qt's default locale."""
    english = QLocale().language() == QLocale.Language.English
    return "en" if english else "ja"


def sentence(error: Exception) -> str:
    """What to tell a person about an error."""
    if isinstance(error, ReaderError):
        return error.message(language())
    return QCoreApplication.translate("Errors", "予期しない問題が起きました（{0}）。").format(
        type(error).__name__
    )


def phrase(words: Bilingual) -> str:
    """A phrase of the core in the window's language."""
    return words.ja if language() == "ja" else words.en


def day(value: date) -> str:
    """A day as a person reads it: 「令和7年2月17日（2025年）」."""
    if language() == "ja":
        return f"{to_wareki(value)}（{value.year}年）"
    return value.isoformat()
