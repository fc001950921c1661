"""The same facts in the window's two languages."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from reader.ui.wording import day, day_in_year, joined, listed, span


@pytest.fixture
def speak() -> Iterator[type[QLocale]]:
    """Qt's default locale, put back afterwards."""
    before = QLocale()
    yield QLocale
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("first", "last", "japanese", "english"),
    [
        (date(2023, 4, 1), date(2025, 2, 28), "令和5年〜令和7年2月", "Apr 2023 – Feb 2025"),
        (date(2023, 4, 1), date(2025, 12, 1), "令和5年〜令和7年", "Apr 2023 – Dec 2025"),
        (date(2025, 2, 3), date(2025, 6, 1), "令和7年2月〜6月", "Feb 2025 – Jun 2025"),
        (date(2025, 2, 3), date(2025, 2, 28), "令和7年2月", "Feb 2025"),
    ],
)
def test_what_was_searched_is_said_by_months(
    speak: type[QLocale], first: date, last: date, japanese: str, english: str
) -> None:
    speak.setDefault(QLocale("ja"))
    assert span(first, last) == japanese
    speak.setDefault(QLocale("en"))
    assert span(first, last) == english


def test_days_and_lists_follow_the_language(speak: type[QLocale]) -> None:
    sitting = date(2025, 2, 17)
    speak.setDefault(QLocale("ja"))
    assert (day(sitting), day_in_year(sitting)) == ("令和7年2月17日（2025年）", "2月17日")
    assert (joined(["甲", "乙"]), listed(["甲", "乙"])) == ("甲　／　乙", "甲・乙")
    speak.setDefault(QLocale("en"))
    assert (day(sitting), day_in_year(sitting)) == ("2025-02-17", "Feb 17")
    assert (joined(["a", "b"]), listed(["a", "b"])) == ("a · b", "a, b")
