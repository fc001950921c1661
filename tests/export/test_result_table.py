"""A result list opened in Excel."""

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.export.result_table import COLUMNS, table
from reader.minutes.model import Speaker, SpeechKind
from reader.search.results import Hit, HitEnding
from reader.threads.model import EndingKind, Topic

ANSWER = Hit(
    sitting="架空区議会:R020220A",
    speech="架空区議会:R020220A#4",
    number=4,
    post=None,
    exchange="架空区議会:R020220A#x3",
    topic=Topic("架空区議会:R020220A#x3t3-0", "図書館のＡＩ案内", ()),
    date=date(2020, 2, 20),
    meeting="令和 2年第１回定例会（第3日 2月20日）",
    title=None,
    assembly="架空区議会",
    speaker=Speaker("架空花子", "区長"),
    kind=SpeechKind.ANSWER,
    questioner=Speaker("見本たろう", None, 12),
    start=0,
    snippet="評価を行い、\n「検討」してまいります。",
    highlights=((8, 10),),
    url="https://www.kensakusystem.jp/kakuu/cgi-bin3/See.exe?Code=a1b2c3d4e5f6g7h8i9",
    ending=HitEnding(EndingKind.CONSIDER, "導入を検討してまいります。"),
)
POST = Hit(
    sitting=None,
    speech=None,
    number=None,
    post="post:2020-09-22-0123456789",
    exchange=None,
    topic=None,
    date=None,
    meeting=None,
    title="図書館の開館時間",
    assembly=None,
    speaker=None,
    kind=None,
    questioner=None,
    start=0,
    snippet="夜も開いてほしい。",
    highlights=(),
    url="https://blog.example/1",
)


def rows(*hits: Hit) -> list[list[str]]:
    """What a spreadsheet reads from the table."""
    text = b"".join(table(hits)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_excel_tells_the_encoding_and_the_lines() -> None:
    content = b"".join(table([ANSWER, POST]))
    assert content.startswith("\ufeff日付,会議,質問者,".encode())
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 3
    assert b"".join(table([])) == ("\ufeff" + ",".join(COLUMNS) + "\r\n").encode()


def test_a_row_tells_when_who_what_and_where_from() -> None:
    heads, answer, post = rows(ANSWER, POST)
    assert heads == list(COLUMNS)
    assert answer == [
        "2020-02-20",
        "令和2年第１回定例会（第3日 2月20日）",
        "見本たろう",
        "架空花子",
        "区長",
        "答弁",
        "図書館のＡＩ案内",
        "評価を行い、\n「検討」してまいります。",
        "検討",
        "導入を検討してまいります。",
        "架空区議会",
        "https://www.kensakusystem.jp/kakuu/",
        "架空区議会:R020220A#4",
    ]
    assert post == [
        *[""] * 6,
        "図書館の開館時間",
        "夜も開いてほしい。",
        "",
        "",
        "ブログ",
        "https://blog.example/1",
        "post:2020-09-22-0123456789",
    ]


def test_where_the_ending_is_not_known_its_cells_are_empty() -> None:
    assert rows(replace(ANSWER, ending=None))[1][8:10] == ["", ""]


def test_whoever_is_known_by_a_seat_or_a_post_alone_is_named_so() -> None:
    seat = replace(ANSWER, questioner=Speaker(seat=7), speaker=Speaker(role="総務部長"))
    assert rows(seat)[1][2:5] == ["7番", "", "総務部長"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"])
def test_nothing_is_run_as_a_formula(sign: str) -> None:
    row = rows(replace(ANSWER, snippet=f'{sign}HYPERLINK("https://example.com","見る")'))[1]
    assert row[7].startswith("'" + sign)


@given(snippet=st.text())
def test_any_other_words_come_back_as_they_were(snippet: str) -> None:
    (cell,) = rows(replace(ANSWER, snippet=snippet))[1][7:8]
    assert cell.removeprefix("'") == snippet.removeprefix("'")
    if snippet[:1].isalnum():
        assert cell == snippet


def test_half_of_a_character_spoils_nothing() -> None:
    assert rows(replace(ANSWER, snippet="壊れた\ud83cページ"))[1][7] == "壊れた?ページ"
