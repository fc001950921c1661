"""Which edition a record is, by its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.minutes.differences import Change, differences, woven
from reader.minutes.edition import Edition, edition_of
from reader.sources.identity import meeting_key


@pytest.mark.parametrize(
    "title",
    [
        "令和7年第1回定例会（第1日 2月17日）【速報版】",
        "予算特別委員会会議録（未定稿）",
        "会議録速報　令和７年第１回定例会",
        "第１回定例会　暫定版",
        "本会議（校正前）",
    ],
)
def test_a_title_says_that_it_is_preliminary(title: str) -> None:
    assert edition_of([title]) == Edition(preliminary=True)


@pytest.mark.parametrize(
    "title", ["文教委員会要点記録", "建設委員会　会議概要", "委員会記録（要旨）", "要点筆記"]
)
def test_a_title_says_that_it_is_a_summary(title: str) -> None:
    assert edition_of([title]) == Edition(summary=True)


@pytest.mark.parametrize(
    "title",
    [
        "令和７年度予算の概要について",
        "開票速報について",
        "災害情報の速報に関する調査特別委員会",
        "行財政改革の概要",
        "確定版です。速報版は掲載を終了しました。",
    ],
)
def test_what_the_business_is_called_tells_nothing(title: str) -> None:
    assert edition_of([title]) == Edition()


def test_a_note_over_or_under_the_text_counts_and_a_speech_does_not() -> None:
    note = "※この会議録は速報版であり、校正前のものです。"
    spoken = "　防災会議の議事録は、速報版として公開すべきではないでしょうか。"
    assert edition_of(["定例会"], [f"議事日程\n{note}\n"]).preliminary
    assert edition_of(["定例会"], [], f"{spoken}\n\n{note}").preliminary
    assert not edition_of(["定例会"], [], spoken).preliminary


def test_both_editions_are_of_one_meeting() -> None:
    assert meeting_key("令和7年 第1回定例会【速報版】") == meeting_key("令和7年第1回定例会")
    assert meeting_key("（未定稿）文教委員会") == meeting_key("文教委員会")


OLD = [
    ("議長", "ただいまから開会します。"),
    ("２番（見本太郎議員）", "　学校図書館の開館時間について伺います。延長すべきです。"),
    ("区長", "検討いたします。"),
]


def test_the_differences_of_two_texts_are_told_speech_by_speech() -> None:
    new = [
        OLD[0],
        ("２番（見本太郎議員）", "　学校図書館の開館時間についてお伺いします。延長すべきです。"),
        ("教育長", "図書館の体制を整えた上で、来年度から始めてまいります。"),
    ]
    changed, added, removed = differences(OLD, new)
    assert (changed.change, changed.old, changed.new) == (Change.CHANGED, 2, 2)
    assert [
        one.text for one in changed.stretches if one.change is not Change.SAME
    ] == ["伺い", "お伺いし"]  # fmt: skip
    assert (added.change, added.label, added.new) == (Change.ADDED, "教育長", 3)
    assert (removed.change, removed.label, removed.old) == (Change.REMOVED, "区長", 3)
    assert differences(OLD, OLD) == []


@given(st.text("あい。\n　1", max_size=40), st.text("あい。\n　1", max_size=40))
def test_both_texts_can_be_read_out_of_the_woven_one(old: str, new: str) -> None:
    stretches = woven(old, new)
    assert "".join(one.text for one in stretches if one.change is not Change.ADDED) == old
    assert "".join(one.text for one in stretches if one.change is not Change.REMOVED) == new
