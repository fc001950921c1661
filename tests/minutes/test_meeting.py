"""Titles of meetings, and whose they are."""

import pytest

from reader.minutes.assembly_name import find_assembly
from reader.minutes.meeting import meeting_kind, short_meeting
from reader.minutes.model import MeetingKind


@pytest.mark.parametrize(
    ("title", "reference", "kind"),
    [
        ("令和 7年第1回定例会（第1日 2月17日）", None, MeetingKind.PLENARY),
        ("令和7年第1回臨時会", None, MeetingKind.PLENARY),
        ("本会議", None, MeetingKind.PLENARY),
        ("総務委員会", None, MeetingKind.COMMITTEE),
        ("令和 5年予算特別委員会（第3日 3月 8日）", "R050308B", MeetingKind.COMMITTEE),
        ("全員協議会", None, MeetingKind.COMMITTEE),
        ("予算審査会　第１分科会", None, MeetingKind.COMMITTEE),
        (None, "R070217A", MeetingKind.PLENARY),
        (None, "R050227B04", MeetingKind.COMMITTEE),
        ("第1日", "R080119_2C10", MeetingKind.COMMITTEE),
        (None, None, MeetingKind.PLENARY),
    ],
)
def test_plenary_or_committee(title: str | None, reference: str | None, kind: MeetingKind) -> None:
    assert meeting_kind(title, reference) is kind


@pytest.mark.parametrize(
    ("text", "assembly"),
    [
        ("　　　　見本区議会会議録　　第１号\n第１回見本区議会定例会議事日程", "見本区議会"),
        ("ただいまから令和７年第１回見本市議会定例会を開会いたします。", "見本市議会"),
        ("これより見本町議会臨時会を開会いたします。", "見本町議会"),
        ("第１回日見市議会定例会", "日見市議会"),
        ("令和７年第１回みほん市議会定例会", "みほん市議会"),
        ("第4回架都府議会定例会", "架都府議会"),
        ("本日の見日市市議会定例会", "見日市市議会"),
        ("見本市会　　会議録（第16号）", "見本市会"),
        (
            "区議会事務局\n令和７年度架空区一般会計予算\n架空区職員定数条例\n架空区一般会計補正予算",
            "架空区議会",
        ),
        ("区議会事務局\n架空区一般会計予算", None),
        ("全国市議会議長会の定例会を開きます。", None),
        ("ただいまから総務委員会を開会いたします。", None),
        ("", None),
    ],
)
def test_whose_meeting_it_is(text: str, assembly: str | None) -> None:
    assert find_assembly(text) == assembly


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("令和 7年第1回定例会（第1日 2月17日）", "令和7年第1回定例会"),
        ("平成13年第２回定例会（第１日目）", "平成13年第２回定例会"),
        ("令和６年第４回定例会（第５号）　本文", "令和６年第４回定例会"),
        ("総務委員会", "総務委員会"),
        ("（第1日）", "（第1日）"),
    ],
)
def test_the_days_of_a_meeting_share_its_short_title(title: str, short: str) -> None:
    assert short_meeting(title) == short
