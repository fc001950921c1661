"""Answers and pages of DiscussNet Premium, of a ward that does not exist."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes.saved import lines_of, read_sitting, refusal, write

from reader.errors import DamagedMinutes, NotMinutes
from reader.minutes.model import Speaker

ROSTER = """<pre>令和　７年第１回　２月定例会

　　　　　　令和７年第１回架空区議会定例会会議録　第２号

　　前回は令和６年１２月２日であった。
　　令和７年２月１８日（火曜日）
　　　　　１番　見　本　太　郎
〇説明員
　　　　　区長　　　架　空　一　郎
</pre>"""


def record(number: int, title: str | None, code: int, body: str) -> dict[str, Any]:
    return {"minute_id": number, "title": title, "minute_type_code": code, "body": body}


RECORDS = [
    record(1, "（名簿）", 2, ROSTER),
    record(2, None, 1, "<pre>目次の行\n</pre>"),
    record(3, "議長（例示花子）", 4, "<pre>○議長（例示花子）　開議いたします。\n</pre>"),
    record(4, "（議題）", 3, "<pre>△日程第１　一般質問\n</pre>"),
    record(
        5,
        "１番（見本太郎）",
        5,
        "<pre>◆１番（見本太郎）　&lt;住民&gt;の<span class='hit'>声</span>を伺います。\n　２点目です。\n\n</pre>",
    ),
    record(6, "区長", 6, "<pre>◎区長　　お答えします。\n　検討します。\n</pre>"),
    record(7, "総務委員長（雛形次郎）", 5, "<pre>◆総務委員長（雛形次郎）　報告します。\n</pre>"),
    record(8, "なぞ監（試案三郎）", 6, "<pre>◎なぞ監（試案三郎）　申し上げます。\n</pre>"),
]
SCHEDULES = {
    "council_schedules": [
        {"schedule_id": 2, "name": "02月17日－01号", "member_list": "<pre>別の日</pre>"},
        {"schedule_id": 3, "name": "02月18日－02号", "member_list": ROSTER},
    ]
}
COUNCILS = {
    "councils": [
        {
            "view_years": [
                {
                    "view_year": "2025",
                    "council_type": [
                        {"councils": [{"council_id": 44, "name": "令和　７年第１回　２月定例会"}]}
                    ],
                }
            ]
        }
    ]
}


def answer(records: list[dict[str, Any]]) -> str:
    return json.dumps({"tenant_minutes": records}, ensure_ascii=False)


def test_an_answer_is_a_sitting_to_the_letter(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "minute.json", answer(RECORDS)))
    assert lines_of(sitting)[1:] == [
        ("目次", "other", "目次の行"),
        ("議長（例示花子）", "chair", "開議いたします。"),
        ("議題", "other", "△日程第１　一般質問"),
        ("１番（見本太郎）", "question", "<住民>の声を伺います。\n　２点目です。"),
        ("区長", "answer", "お答えします。\n　検討します。"),
        ("総務委員長（雛形次郎）", "other", "報告します。"),
        ("なぞ監（試案三郎）", "answer", "申し上げます。"),
    ]
    assert sitting.speeches[0].text.startswith("令和　７年第１回　２月定例会\n")
    assert [speech.anchor for speech in sitting.speeches] == list("12345678")
    assert sitting.date == date(2025, 2, 18)
    assert sitting.speeches[5].speaker == Speaker("架空一郎", "区長")
    assert (sitting.assembly, sitting.meeting) == ("架空区議会", "令和　７年第１回　２月定例会")


def test_the_lists_beside_an_answer_tell_day_and_numbers(tmp_path: Path) -> None:
    write(tmp_path, "councils.json", json.dumps(COUNCILS))
    write(tmp_path, "schedules.json", json.dumps(SCHEDULES))
    sitting = read_sitting(write(tmp_path, "minute.json", answer(RECORDS)))
    assert sitting.date == date(2025, 2, 18)
    assert sitting.meeting == "令和　７年第１回　２月定例会（02月18日－02号）"
    assert sitting.id == "架空区議会:44-3"


def test_a_list_of_another_meeting_tells_nothing(tmp_path: Path) -> None:
    other = {"council_schedules": [{"schedule_id": 9, "name": "03月01日", "member_list": "x"}]}
    write(tmp_path, "schedules.json", json.dumps(other))
    write(tmp_path, "broken.json", '{"council_schedules": [')
    sitting = read_sitting(write(tmp_path, "minute.json", answer(RECORDS)))
    assert sitting.meeting == "令和　７年第１回　２月定例会"


def test_an_answer_handed_to_a_function_is_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, "minute.js", f"jQuery123_4({answer(RECORDS)});")
    assert len(read_sitting(path).speeches) == len(RECORDS)


PAGE = """<!-- saved from url=(0099)https://minutes.example.jp/tenant/kakuu/MinuteView.html?council_id=44&schedule_id=3&minute_id=5 -->
<!DOCTYPE html><html><head><title>架空区議会 会議録</title><script>dnp.params.x = 1</script></head><body>
<h1 id="council-title">令和　７年第１回　２月定例会 02月18日－02号</h1>
<div class="detail-speech-list">
<div class="detail-ellipsis"><pre>○議長（例示花子）　開…</pre></div>
<div class="detail-genuine"><pre>○議長（例示花子）　開議
いたします。
</pre></div>
<div class="detail-genuine"><pre>◆１番（見本太郎）　伺います。</pre></div>
</div></body></html>"""


def test_a_saved_page_gives_its_speeches_and_its_permalink(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "MinuteView.html", PAGE))
    assert lines_of(sitting) == [
        ("議長（例示花子）", "chair", "開議\nいたします。"),
        ("１番（見本太郎）", "question", "伺います。"),
    ]
    assert sitting.date == date(2025, 2, 18)
    assert sitting.url == (
        "https://minutes.example.jp/tenant/kakuu/MinuteView.html?council_id=44&schedule_id=3"
    )


def test_a_page_of_another_make_is_read_by_its_marks(tmp_path: Path) -> None:
    page = PAGE.replace("detail-genuine", "x").replace("pre>", "p>").replace("detail-ellipsis", "y")
    page = page.replace('<div class="y"><p>○議長（例示花子）　開…</p></div>', "")
    sitting = read_sitting(write(tmp_path, "SpMinuteView.html", page))
    assert [label for label, _, _ in lines_of(sitting)] == ["議長（例示花子）", "１番（見本太郎）"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("councils.json", json.dumps(COUNCILS), "会議の一覧"),
        ("schedules.json", json.dumps(SCHEDULES), "日程の一覧"),
        ("tenant.js", "dnp.params.tenant_id = 20", "設定ファイル"),
        ("minute.json", answer([]), "発言が1件もありません"),
        ("minute.json", answer(RECORDS[:1]), "名簿や日程だけ"),
        (
            "shell.html",
            PAGE[: PAGE.index("<div")] + "</body></html>",
            "本文が保存されて",
        ),
    ],
)
def test_other_answers_are_named(tmp_path: Path, name: str, content: str, words: str) -> None:
    error = refusal(write(tmp_path, name, content))
    assert isinstance(error, NotMinutes)
    assert words in error.message("ja")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("minute.json", answer(RECORDS)[:-40]),
        ("minute.json", answer([*RECORDS, record(9, "x", 4, "y") | {"body": None}])),
        ("minute.json", '{"tenant_minutes": [{"body": "\\ud800"}]}'),
        ("page.html", PAGE[:-20]),
    ],
)
def test_what_is_cut_off_is_not_stored(tmp_path: Path, name: str, content: str) -> None:
    assert isinstance(refusal(write(tmp_path, name, content)), DamagedMinutes)
