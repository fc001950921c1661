"""Japanese dates: eras (和暦), kanji digits, full- and half-width figures.

The first days of the eras are those of the Gregorian calendar; documents were dated
by the lunar calendar until the end of 明治5年, which no minutes of a council reach.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from msgspec import Struct


class Era(Struct, frozen=True):
    """A 元号.

    Attributes:
        name: 令和.
        letter: R, as in ``R2.3``.
        first: its first day.
    """

    name: str
    letter: str
    first: date


ERAS = (
    Era("明治", "M", date(1868, 10, 23)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)
"""Oldest first."""

_BY_NAME = {era.name: era for era in ERAS} | {era.letter: era for era in ERAS}

_DIGITS = {
    character: value
    for figures in (
        "〇一二三四五六七八九",
        "○一二三四五六七八九",
        "0123456789",
        "０１２３４５６７８９",
    )
    for value, character in enumerate(figures)
}

_GAP = r"[ \t　]*"
_SHORT = r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_ERA_YEAR = rf"(?P<era>明治|大正|昭和|平成|令和){_GAP}(?P<era_year>元|{_SHORT}){_GAP}年"
_WEST = r"(?<![0-9０-９])(?P<west>[0-9０-９]{4}|[一二][〇○一二三四五六七八九]{3})"
_MONTH_DAY = rf"(?P<month>{_SHORT}){_GAP}月{_GAP}(?P<day>{_SHORT}){_GAP}日"
_SEPARATOR = r"[-/.．／－‐−]"


@cache
def _year_pattern() -> re.Pattern[str]:
    return re.compile(rf"{_ERA_YEAR}|{_WEST}{_GAP}年")


@cache
def _date_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_ERA_YEAR}|{_WEST}{_GAP}年){_GAP}{_MONTH_DAY}"
        rf"|(?<![0-9０-９])(?P<iso_year>[0-9０-９]{{4}}){_SEPARATOR}(?P<iso_month>[0-9０-９]{{1,2}})"
        rf"{_SEPARATOR}(?P<iso_day>[0-9０-９]{{1,2}})(?![0-9０-９])"
    )


@cache
def _in_year_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9０-９一二三四五六七八九十]){_MONTH_DAY}")


@cache
def _period_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<era>明治|大正|昭和|平成|令和|[MTSHRmtshr]){_GAP}(?P<era_year>元|{_SHORT})|(?P<west>[0-9]{{4}}))"
        rf"(?:{_GAP}(?:年|(?=[-/.])|$)(?P<fiscal>度)?"
        rf"(?:{_GAP}[-/.]?{_GAP}(?P<month>{_SHORT})(?:{_GAP}(?:月|(?=[-/.])|$)"
        rf"(?:{_GAP}[-/.]?{_GAP}(?P<day>{_SHORT}){_GAP}日?)?)?)?)?"
    )


_WIDE = str.maketrans(
    "０１２３４５６７８９－−‐／．ＭＴＳＨＲｍｔｓｈｒ", "0123456789---/.MTSHRmtshr"
)


def number(text: str) -> int | None:
    """The number that `text` writes in half-width, full-width or kanji figures.

    Both 三十一 and 三一 are read as 31, and 元 as 1; None for anything else.
    """
    if text == "元":
        return 1
    if not text:
        return None
    total = current = 0
    for character in text:
        if character in "十百":
            total += max(current, 1) * (10 if character == "十" else 100)
            current = 0
        elif character in _DIGITS:
            current = current * 10 + _DIGITS[character]
        else:
            return None
    return total + current


def find_date(text: str) -> date | None:
    """The first complete date in `text`, in any spelling; impossible ones are passed over.

    Read are 令和７年２月１７日, 平成三十一年四月三十日, 令和元年５月１日, 2025年2月17日,
    2025-02-17, 2025/2/17, with half- or full-width spaces between the parts.
    """
    for match in _date_pattern().finditer(text):
        if match["iso_year"]:
            parts = (match["iso_year"], match["iso_month"], match["iso_day"])
            day = _date(number(parts[0]), parts[1], parts[2])
        else:
            day = _date(_year(match), match["month"], match["day"])
        if day is not None:
            return day
    return None


def date_in_year(text: str, year: int) -> date | None:
    """The first 「2月17日」 in `text` as a day of `year` (「（第1日 2月17日）」)."""
    for match in _in_year_pattern().finditer(text):
        day = _date(year, match["month"], match["day"])
        if day is not None:
            return day
    return None


def find_year(text: str) -> int | None:
    """The first year in `text` by the western count (令和 7年 → 2025)."""
    match = _year_pattern().search(text)
    return None if match is None else _year(match)


def to_wareki(day: date) -> str:
    """「令和7年2月17日」; the first year of an era is 元年."""
    return f"{wareki_year(day)}{day.month}月{day.day}日"


def wareki_year(day: date) -> str:
    """「令和7年」; before the first era known, the western year."""
    for era in reversed(ERAS):
        if day >= era.first:
            year = day.year - era.first.year + 1
            return f"{era.name}{'元' if year == 1 else year}年"
    return f"{day.year}年"


def period(text: str) -> tuple[date, date] | None:
    """The first and last day of a written period, both inclusive; None if it is none.

    Read are years (2020, 令和2年, R2), months (2019-04, 平成31年4月, R2.3), days in every
    spelling of `find_date` (also H30-4-1) and fiscal years from April (令和2年度). An
    era's first and last year hold only that era's days (平成31年 ends with April 2019).
    """
    match = _period_pattern().fullmatch(text.strip().translate(_WIDE))
    if match is None:
        return None
    year = _year(match)
    if year is None or not 1 <= year <= 9998:
        return None
    if match["day"]:
        day = _date(year, match["month"], match["day"])
        return None if day is None else (day, day)
    if match["month"]:
        month = number(match["month"]) or 0
        if match["fiscal"] or not 1 <= month <= 12:
            return None
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if match["fiscal"]:
        return date(year, 4, 1), date(year + 1, 3, 31)
    return _clipped(date(year, 1, 1), date(year, 12, 31), match["era"])


def _clipped(first: date, last: date, era_name: str | None) -> tuple[date, date]:
    if era_name is None:
        return first, last
    era = _BY_NAME[era_name.upper()]
    if first.year == era.first.year:
        first = era.first
    for following in _following(era):
        # Years that an era never reached (平成40年) are written all the same.
        if first < following.first <= last:
            last = following.first - timedelta(days=1)
    return first, last


def _following(era: Era) -> Iterator[Era]:
    return iter(ERAS[ERAS.index(era) + 1 : ERAS.index(era) + 2])


def _year(match: re.Match[str]) -> int | None:
    if match["west"]:
        return number(match["west"])
    count = number(match["era_year"])
    if not count:
        return None
    return _BY_NAME[match["era"].upper()].first.year + count - 1


def _date(year: int | None, month: str, day: str) -> date | None:
    try:
        return date(year or 0, number(month) or 0, number(day) or 0)
    except ValueError:  # 2月30日
        return None
