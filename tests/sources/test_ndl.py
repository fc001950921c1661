"""Answers of the Diet's interface, about a committee that never met."""

import json
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from fakes.saved import lines_of, read_all, read_sitting, refusal, write

from reader.errors import DamagedMinutes, NotMinutes
from reader.minutes.model import Sitting, Speaker
from reader.sources import jsonlines

ISSUE = "199905261X00120250218"


def speech(number: int, speaker: str, text: str, **told: str | None) -> dict[str, Any]:
    return {
        "speechID": f"{ISSUE}_{number:03}",
        "speechOrder": number,
        "speaker": speaker,
        "speakerGroup": "架空の会",
        "speakerPosition": told.get("position"),
        "speakerRole": told.get("role"),
        "speech": text,
    }


SPEECHES = [
    speech(
        0, "会議録情報", "令和七年二月十八日（火曜日）\r\n　出席委員\r\n　　委員長　例示　花子君"
    ),
    speech(1, "例示花子", "○例示委員長　これより会議を開きます。\r\n　見本太郎君。"),
    speech(2, "見本太郎", "○見本委員　<架空>の件を伺います。"),
    speech(3, "架空一郎", "○架空国務大臣　お答えします。", position="架空大臣・担当大臣"),
    speech(4, "試案三郎", "○試案参考人　申し上げます。", position="架空大学教授", role="参考人"),
]
MEETING: dict[str, Any] = {
    "issueID": ISSUE,
    "session": 299,
    "nameOfHouse": "衆議院",
    "nameOfMeeting": "架空委員会",
    "issue": "第1号",
    "date": "2025-02-18",
    "speechRecord": SPEECHES,
}


def packed(**records: list[dict[str, Any]]) -> str:
    return json.dumps({"numberOfRecords": 1, "numberOfReturn": 1, **records}, ensure_ascii=False)


def as_xml(meeting: dict[str, Any]) -> str:
    def element(name: str, value: Any) -> str:
        if isinstance(value, list):
            return "".join(element(name, one) for one in value)
        if isinstance(value, dict):
            inside = "".join(element(key, one) for key, one in value.items())
            return f"<{name}>{inside}</{name}>"
        return f"<{name}>{escape(str(value or ''))}</{name}>".replace("\r\n", "\n")

    return (
        "<data><numberOfRecords>1</numberOfRecords><records><record><recordData>"
        f"{element('meetingRecord', meeting)}</recordData></record></records></data>"
    )


@pytest.mark.parametrize("form", ["json", "xml", "xml with a declaration"])
def test_an_answer_is_a_sitting_to_the_letter(tmp_path: Path, form: str) -> None:
    text = packed(meetingRecord=[MEETING]) if form == "json" else as_xml(MEETING)
    if "declaration" in form:
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
    sitting = read_sitting(write(tmp_path, "saved", text))
    assert lines_of(sitting)[1:] == [
        ("例示委員長", "chair", "これより会議を開きます。\n　見本太郎君。"),
        ("見本委員", "question", "<架空>の件を伺います。"),
        ("架空国務大臣", "answer", "お答えします。"),
        ("試案参考人", "answer", "申し上げます。"),
    ]
    assert [one.speaker for one in sitting.speeches] == [
        Speaker(),
        Speaker("例示花子", "委員長"),
        Speaker("見本太郎"),
        Speaker("架空一郎", "架空大臣・担当大臣"),
        Speaker("試案三郎", "架空大学教授"),
    ]
    assert (sitting.id, sitting.assembly) == (f"国会:{ISSUE}", "国会")
    assert (sitting.meeting, sitting.date) == (
        "第299回国会　衆議院　架空委員会　第1号",
        date(2025, 2, 18),
    )
    assert sitting.url == f"https://kokkai.ndl.go.jp/txt/{ISSUE}"
    assert [one.anchor for one in sitting.speeches] == list("01234")


def test_the_group_of_a_speaker_is_taken_over(tmp_path: Path) -> None:
    sitting = read_sitting(write(tmp_path, "saved", packed(meetingRecord=[MEETING])))
    assert {speech.group for speech in sitting.speeches if speech.speaker.name == "見本太郎"} == {
        "架空の会"
    }
    assert sitting.speeches[0].group is None
    # … and is not lost on the way through JSON Lines.
    line = jsonlines.write_line(sitting)
    assert [one.group for one in jsonlines.parse_line(line.encode(), "x").speeches] == [
        one.group for one in sitting.speeches
    ]


def test_speeches_found_one_by_one_are_put_together_by_sitting(tmp_path: Path) -> None:
    about = {key: value for key, value in MEETING.items() if key != "speechRecord"}
    other = about | {"issueID": "199905261X00220250219", "date": "2025-02-19"}
    found = [
        {**SPEECHES[3], **about},
        {**SPEECHES[2], **other, "speechID": "199905261X00220250219_002"},
        {**SPEECHES[2], **about},
    ]
    first, second = read_all(write(tmp_path, "speech.json", packed(speechRecord=found)))
    assert isinstance(first, Sitting)
    assert isinstance(second, Sitting)
    assert [one.label for one in first.speeches] == ["見本委員", "架空国務大臣"]
    assert (second.date, len(second.speeches)) == (date(2025, 2, 19), 1)


@pytest.mark.parametrize("value", [MEETING, [MEETING], [{"meetingRecord": [MEETING]}]])
def test_a_sitting_saved_without_its_envelope(tmp_path: Path, value: Any) -> None:
    sitting = read_sitting(write(tmp_path, "one.json", json.dumps(value)))
    assert (sitting.reference, len(sitting.speeches)) == (ISSUE, 5)


def test_one_bad_sitting_of_several_is_named_alone(tmp_path: Path) -> None:
    bad = MEETING | {"issueID": "../../x"}
    first, second = read_all(write(tmp_path, "two.json", packed(meetingRecord=[bad, MEETING])))
    assert isinstance(first, DamagedMinutes)
    assert isinstance(second, Sitting)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packed(meetingRecord=[MEETING | {"speechRecord": []}]), "会議の一覧"),
        (packed(), "0件"),
        (
            json.dumps([{"url": f"https://kokkai.ndl.go.jp/txt/{ISSUE}", "speeches": []}]),
            "別のプログラム",
        ),
        ('{"message": "混雑しています", "details": ["19001"]}', "エラーの通知"),
    ],
)
def test_other_answers_are_named(tmp_path: Path, content: str, words: str) -> None:
    error = refusal(write(tmp_path, "answer.json", content))
    assert isinstance(error, NotMinutes)
    assert words in error.message("ja")


@pytest.mark.parametrize("text", [packed(meetingRecord=[MEETING]), as_xml(MEETING)])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_what_is_cut_off_is_not_stored(tmp_path: Path, text: str, share: float) -> None:
    path = write(tmp_path, "answer", text[: int(len(text) * share)])
    assert isinstance(refusal(path), DamagedMinutes | NotMinutes)


def test_entities_of_a_hostile_answer_are_not_let_out(tmp_path: Path) -> None:
    secret = write(tmp_path / "elsewhere", "secret.txt", "ひみつ")
    bomb = "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    head = f'<!DOCTYPE data [<!ENTITY a0 "あ">{bomb}<!ENTITY file SYSTEM "{secret.as_uri()}">]>'
    text = head + as_xml(MEETING).replace("見本委員　", "見本委員　&file;&a11;")
    for item in read_all(write(tmp_path, "answer.xml", text)):
        if isinstance(item, Sitting):
            assert all("ひみつ" not in one.text for one in item.speeches)
            assert item.characters < 1000
