"""Dates as minutes, titles and people write them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.minutes.wareki import (
    ERAS,
    date_in_year,
    find_date,
    find_year,
    number,
    period,
    to_wareki,
    wareki_year,
)

DAYS = st.dates(date(1868, 10, 23), date(2100, 12, 31))
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = "〇一二三四五六七八九"


def kanji(value: int) -> str:
    """31 → 三十一."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else KANJI[tens] + "十"
    return head + (KANJI[ones] if ones else "")


def spellings(day: date) -> list[str]:
    western = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年 {day.month}月 {day.day}日".translate(WIDE),
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        "".join(KANJI[int(figure)] for figure in str(day.year))
        + f"年{kanji(day.month)}月{kanji(day.day)}日",
    ]
    era = next(era for era in reversed(ERAS) if day >= era.first)
    year = day.year - era.first.year + 1
    written = "元" if year == 1 else str(year)
    if year > 99:
        return western
    return [
        *western,
        f"{era.name}{written}年{day.month}月{day.day}日",
        f"{era.name}{written}年{day.month}月{day.day}日".translate(WIDE),
        f"{era.name} {written}年　{day.month:2}月 {day.day:2}日",
        f"{era.name}{'元' if year == 1 else kanji(year)}年{kanji(day.month)}月{kanji(day.day)}日",
        to_wareki(day),
    ]


@given(DAYS)
def test_a_day_is_found_in_every_spelling(day: date) -> None:
    for written in spellings(day):
        assert find_date(f"会議は{written}（月曜日）に開かれた。") == day, written


@given(st.dates(date(1868, 10, 23), date(2100, 12, 31)))
def test_a_written_day_is_a_period_of_one_day(day: date) -> None:
    for written in spellings(day):
        if "〇" not in written and not written.startswith(("一", "二")):
            assert period(written) == (day, day), written


def test_the_first_possible_date_counts() -> None:
    assert find_date("令和７年２月３０日ではなく令和７年３月１日") == date(2025, 3, 1)
    assert find_date("第１回定例会") is None
    assert find_date("12025-02-17") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("開催日：令和 7年 2月17日", date(2025, 2, 17)),
        ("令和元年５月１日", date(2019, 5, 1)),
        ("平成 31年 4月30日", date(2019, 4, 30)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("平成32年1月10日の予定", date(2020, 1, 10)),
    ],
)
def test_dates_from_headers(written: str, day: date) -> None:
    assert find_date(written) == day


def test_eras_change_on_their_day() -> None:
    for before, after in pairwise(ERAS):
        last = after.first - timedelta(days=1)
        assert to_wareki(after.first).startswith(f"{after.name}元年")
        assert to_wareki(last).startswith(f"{before.name}{last.year - before.first.year + 1}年")
    assert wareki_year(date(2019, 4, 30)) == "平成31年"
    assert wareki_year(date(2019, 5, 1)) == "令和元年"
    assert wareki_year(date(1800, 1, 1)) == "1800年"


def test_a_day_in_a_title_takes_its_year_from_elsewhere() -> None:
    title = "令和 7年第1回定例会（第1日 2月17日）"
    assert find_year(title) == 2025
    assert date_in_year(title, 2025) == date(2025, 2, 17)
    assert date_in_year("2月29日", 2025) is None
    assert find_year("総務委員会") is None


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("令和2年", date(2020, 1, 1), date(2020, 12, 31)),
        ("R2", date(2020, 1, 1), date(2020, 12, 31)),
        ("Ｒ２", date(2020, 1, 1), date(2020, 12, 31)),
        ("平成31年", date(2019, 1, 1), date(2019, 4, 30)),
        ("令和元年", date(2019, 5, 1), date(2019, 12, 31)),
        ("昭和64年", date(1989, 1, 1), date(1989, 1, 7)),
        ("S60", date(1985, 1, 1), date(1985, 12, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2020年", date(2020, 1, 1), date(2020, 12, 31)),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 30)),
        ("2020/2", date(2020, 2, 1), date(2020, 2, 29)),
        ("R2.3", date(2020, 3, 1), date(2020, 3, 31)),
        ("令和 2年 3月", date(2020, 3, 1), date(2020, 3, 31)),
        ("H30-4-1", date(2018, 4, 1), date(2018, 4, 1)),
        ("令和2年度", date(2020, 4, 1), date(2021, 3, 31)),
    ],
)
def test_periods(written: str, first: date, last: date) -> None:
    assert period(written) == (first, last)


@pytest.mark.parametrize(
    "written", ["", "2020-", "2020-13", "2019-02-29", "R", "来年", "0000", "令和"]
)
def test_what_is_no_period(written: str) -> None:
    assert period(written) is None


@given(st.text(max_size=30))
def test_no_text_makes_them_stumble(text: str) -> None:
    find_date(text)
    find_year(text)
    period(text)
    date_in_year(text, 2025)
    number(text)


@given(st.integers(1, 99))
def test_kanji_figures(value: int) -> None:
    assert number(kanji(value)) == value
    assert number(str(value).translate(WIDE)) == value
