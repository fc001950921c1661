"""The same facts in the window's two languages."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

import reader.ui
from reader.ui.wording import (
    day,
    day_in_year,
    enumerated,
    joined,
    listed,
    quoted,
    read_day,
    sentences,
    short_day,
    span,
    time_of_day,
)


@pytest.fixture
def speak() -> Iterator[type[QLocale]]:
    """Qt's default locale, put back afterwards."""
    before = QLocale()
    yield QLocale
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("first", "last", "japanese", "english"),
    [
        (date(2023, 4, 1), date(2025, 2, 28), "令和5年4月〜令和7年2月", "Apr 2023 – Feb 2025"),
        (date(2023, 4, 1), date(2025, 12, 1), "令和5年4月〜令和7年12月", "Apr 2023 – Dec 2025"),
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
    assert (joined(["甲", "乙"]), listed(["甲", "乙"])) == ("甲 ／ 乙", "甲・乙")
    speak.setDefault(QLocale("en"))
    assert (day(sitting), day_in_year(sitting)) == ("17 Feb 2025", "17 Feb")
    assert (joined(["a", "b"]), listed(["a", "b"])) == ("a · b", "a, b")


def test_short_days_and_times_stand_in_the_same_form(speak: type[QLocale]) -> None:
    sitting, hour = date(2025, 2, 7), datetime(2025, 2, 7, 9, 5)
    speak.setDefault(QLocale("ja"))
    assert (short_day(sitting), time_of_day(hour)) == ("2025年2月7日", "2025年2月7日 09:05")
    speak.setDefault(QLocale("en"))
    assert (short_day(sitting), time_of_day(hour)) == ("7 Feb 2025", "7 Feb 2025 09:05")
    assert short_day(None) == ""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_day_in_a_field_is_read_as_it_stands_there(speak: type[QLocale], language: str) -> None:
    speak.setDefault(QLocale(language))
    assert read_day(f" {short_day(date(2025, 2, 7))} ") == date(2025, 2, 7)
    assert read_day("7 February 2025") == read_day("2025-02-07") == date(2025, 2, 7)
    assert read_day("7 Feb") is None


def test_what_is_said_before_more_ends_as_a_sentence(speak: type[QLocale]) -> None:
    speak.setDefault(QLocale("ja"))
    assert sentences("コピーしました（12字）") == "コピーしました（12字）"
    assert sentences("コピーしました（12字）", "半角にしました", "1件は残りました。") == (
        "コピーしました（12字）。半角にしました。1件は残りました。"
    )
    speak.setDefault(QLocale("en"))
    assert sentences("Copied", "Could not be quoted: 1.") == "Copied. Could not be quoted: 1."


def test_quotation_marks_and_commas_are_those_of_the_language(speak: type[QLocale]) -> None:
    speak.setDefault(QLocale("ja"))
    assert quoted(["区長", "教育長"]) == "「区長」「教育長」"
    assert enumerated(["甲", "乙"]) == "甲、乙"
    speak.setDefault(QLocale("en"))
    assert quoted(["Mayor", "Member"]) == "“Mayor”, “Member”"
    assert enumerated(["a", "b"]) == "a, b"


def test_no_part_of_the_window_writes_days_and_quotation_marks_by_itself() -> None:
    """Dates and marks in two forms beside each other look like two things."""
    alone = re.compile(r"strftime|:%[YmdH]|[a-z]\.isoformat\(\)|str\([a-z_.]*\.?date\b|f\"[^\"]*「")
    folder = Path(reader.ui.__file__).parent
    # What is written for other programs, or typed: printed pages, rows on the clipboard, a field.
    other = {"wording.py", "print_matter.py", "selecting.py", "paste_dialog.py"}
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(folder.glob("*.py"))
        if path.name not in other
        for line in path.read_text("utf-8").splitlines()
        if alone.search(line)
    ]
    assert found == []
