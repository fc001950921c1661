"""Words for what the core says in codes: errors in the window's language, days in both calendars.

Days stand in English in one form everywhere: "17 Feb 2025", without what is known of it
"Feb 2025" or "17 Feb". In Japanese they stand in both calendars, and where there is little room
by the western year alone: it is the one that charts, folders and other programs count by.
"""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from reader.errors import Bilingual, ReaderError
from reader.minutes.wareki import find_date, to_wareki, wareki_year


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
    """A day as a person reads it: 「令和7年2月17日（2025年）」, "17 Feb 2025"."""
    if language() == "ja":
        return f"{to_wareki(value)}（{value.year}年）"
    return _in_english(value, "d MMM yyyy")


def short_day(value: date | None) -> str:
    """A day where there is little room: 「2025年2月17日」, "17 Feb 2025"; "" where it is unknown."""
    if value is None:
        return ""
    return f"{value.year}年{day_in_year(value)}" if language() == "ja" else day(value)


def read_day(text: str) -> date | None:
    """The day that somebody typed, or left as `short_day` gave it; None where there is none.

    Read is what minutes write, too (`find_date`).
    """
    found = find_date(text)
    if found is not None:
        return found
    english, words = QLocale(QLocale.Language.English), " ".join(text.split())
    days = (english.toDate(words, pattern) for pattern in ("d MMM yyyy", "d MMMM yyyy"))
    return next((date(*one.getDate()) for one in days if one.isValid()), None)


def day_in_year(value: date) -> str:
    """A day under the heading of its year: 「2月17日」, "17 Feb"."""
    if language() == "ja":
        return f"{value.month}月{value.day}日"
    return _in_english(value, "d MMM")


def span(first: date, last: date) -> str:
    """A period by its months, at both ends: 「令和5年4月〜令和7年2月」, 「令和7年2月〜6月」.

    The era calendar stands in Japanese only; English says "Apr 2023 – Feb 2025".
    """
    if language() == "en":
        start, end = (_in_english(value, "MMM yyyy") for value in (first, last))
        return end if start == end else f"{start} – {end}"
    start, end = (f"{wareki_year(value)}{value.month}月" for value in (first, last))
    if start == end:
        return end
    if wareki_year(first) == wareki_year(last):
        end = f"{last.month}月"
    return f"{start}〜{end}"


def duration(seconds: float) -> str:
    """How long something takes: 「約3分」, 「約2時間15分」; at least a second."""
    if seconds < 60:
        words = QCoreApplication.translate("Wording", "約{0}秒")
        return words.format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if hours and rest:
        return QCoreApplication.translate("Wording", "約{0}時間{1}分").format(hours, rest)
    if hours:
        return QCoreApplication.translate("Wording", "約{0}時間").format(hours)
    return QCoreApplication.translate("Wording", "約{0}分").format(minutes)


def moment(stamp: str) -> str:
    """A record's time (UTC, ISO 8601) on the reader's clock: 「2026年3月20日 14:05」."""
    return time_of_day(datetime.fromisoformat(stamp).astimezone())


def time_of_day(value: datetime) -> str:
    """A time on the reader's clock: 「2026年3月20日 14:05」, "20 Mar 2026 14:05"."""
    return f"{short_day(value.date())} {value:%H:%M}"


def sentences(*statements: str) -> str:
    """Statements one after the other, as sentences where there are several.

    What is said alone needs no stop: 「コピーしました」; before another sentence it has one:
    「コピーしました。1件は引用できませんでした。」, "Copied. Could not be quoted: 1."
    """
    if len(statements) == 1:
        return statements[0]
    stop, gap = ("。", "") if language() == "ja" else (".", " ")
    return gap.join(one if one.endswith(stop) else one + stop for one in statements)


def joined(statements: Iterable[str]) -> str:
    """Statements beside one another on a line.

    Spaces of one kind: rich text makes a wide one narrow in a label, and leaves it in a document.
    """
    return (" ／ " if language() == "ja" else " · ").join(statements)


def beside(statements: Iterable[str]) -> str:
    """Statements as rich text, to be fitted to a line by `ResultHeader`: where it breaks between
    two of them, nothing stands there.

    Args:
        statements: rich text, already escaped.
    """
    return between().join(statements)


GAP = '<span class="gap"> </span>'
"""A space within a statement of `beside`, at which a line is broken before it is anywhere else."""


def between() -> str:
    """What separates the statements of `beside`."""
    return f'<span class="between">{joined(("", ""))}</span>'


def counted(words: str, count: int) -> str:
    """What is done, and with how many: 「タグを付ける（3件）…」.

    Args:
        words: what a menu says of one; its 「…」 stays at the end.
    """
    template = QCoreApplication.translate("Wording", "{0}（{1}件）")
    more = "…" if words.endswith("…") else ""
    return template.format(words.removesuffix("…"), f"{count:,}") + more


def quoted(names: Iterable[str]) -> str:
    """Names, each in quotation marks: 「区長」「教育長」, “区長”, “教育長”."""
    if language() == "ja":
        return "".join(f"「{one}」" for one in names)
    return ", ".join(f"“{one}”" for one in names)


def enumerated(parts: Iterable[str]) -> str:
    """Parts of a sentence one after the other: 「新着、保育園について、2025年2月17日」."""
    return ("、" if language() == "ja" else ", ").join(parts)


def listed(notes: Iterable[str]) -> str:
    """Short notes one after the other: 「2往復・3件」."""
    return ("・" if language() == "ja" else ", ").join(notes)


def _in_english(value: date, pattern: str) -> str:
    english = QLocale(QLocale.Language.English)
    return english.toString(QDate(value.year, value.month, value.day), pattern)
