"""What of a speech was spoken, and its paragraphs and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.minutes.model import SpanKind
from reader.minutes.sentences import paragraphs, sentences
from reader.minutes.spans import find_spans, is_arranged, spoken_ranges

SPEECH = """見本太郎議員の２点の御質問にお答えします。
　まず、第１点目、「駅前は暗い。どうする。」との御指摘ですが、街灯を増やします！
　次に、第２点目、
　以上です。
<PAGE="119">
　〔見本太郎議員登壇〕


　　◎代表質問
　　　〇午後２時３７分休憩
――――◇―――◇――――
　（拍手）
"""


def kinds(text: str) -> list[tuple[str, SpanKind]]:
    return [(text[span.start : span.end], span.kind) for span in find_spans(text)]


def test_lines_that_nobody_spoke_are_marked() -> None:
    assert kinds(SPEECH) == [
        ('<PAGE="119">', SpanKind.PAGE),
        ("〔見本太郎議員登壇〕", SpanKind.STAGE),
        ("◎代表質問", SpanKind.HEADING),
        ("〇午後２時３７分休憩", SpanKind.CLOCK),
        ("――――◇―――◇――――", SpanKind.RULE),
        ("（拍手）", SpanKind.STAGE),
    ]


def test_paragraphs_are_the_spoken_lines_with_their_indentation() -> None:
    assert [SPEECH[start:end] for start, end in paragraphs(SPEECH)] == SPEECH.split("\n")[:4]
    assert paragraphs(SPEECH) == spoken_ranges(SPEECH)


def test_sentences_do_not_end_inside_a_quotation() -> None:
    assert [SPEECH[start:end] for start, end in sentences(SPEECH)] == [
        "見本太郎議員の２点の御質問にお答えします。",
        "まず、第１点目、「駅前は暗い。どうする。」との御指摘ですが、街灯を増やします！",
        "次に、第２点目、",
        "以上です。",
    ]


def test_sentences_of_a_part() -> None:
    start = SPEECH.index("　次に")
    assert [SPEECH[a:b] for a, b in sentences(SPEECH, start, start + 6)] == ["次に、第２"]


def test_stray_brackets_count_for_nothing() -> None:
    text = "「開いたまま。次の文。"
    assert [text[a:b] for a, b in sentences(text)] == ["「開いたまま。", "次の文。"]
    text = "閉じただけ。」次の文。"
    assert [text[a:b] for a, b in sentences(text)] == ["閉じただけ。」", "次の文。"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("　　　〇午後１時開会", SpanKind.CLOCK),
        ("○午前10時00分　開議", SpanKind.CLOCK),
        ("　　午後３時５１分散会", SpanKind.CLOCK),
        ("　午後１時開会・開議", SpanKind.CLOCK),
        ("○正午休憩", SpanKind.CLOCK),
        ("午後一時五十四分再開", SpanKind.CLOCK),
        ("　◎会期の決定", SpanKind.HEADING),
        ("〔「異議なし」と呼ぶ者あり〕", SpanKind.STAGE),
        ("　　〔区長　見本花子君登壇〕〔拍手〕", SpanKind.STAGE),
        ("　（総務委員長　見本太郎議員登壇）", SpanKind.STAGE),
        ("────────────", SpanKind.RULE),
        ("－－－－－－－－", SpanKind.RULE),
    ],
)
def test_single_lines(line: str, kind: SpanKind) -> None:
    assert [span.kind for span in find_spans(line)] == [kind]


@pytest.mark.parametrize(
    "line",
    [
        "◎市長　お答えします。",
        "午後２時から開きます。",
        "　（１）保育園について（２）学童について",
        "　〇〇町会の件です。",
        "・・・",
        "　午前中の答弁について伺います。",
    ],
)
def test_spoken_lines_are_left_alone(line: str) -> None:
    assert [span for span in find_spans(line) if span.kind is not SpanKind.RULE] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("「あ。」と「い。」です。次", ["「あ。」と「い。」です。", "次"]),
        ("「あ「い。」う。」え。お", ["「あ「い。」う。」え。", "お"]),
        ("（あ。）。い", ["（あ。）。", "い"]),
        ("本当か！？　はい。", ["本当か！？", "はい。"]),
        ("一つ。\n二つ", ["一つ。", "二つ"]),
    ],
)
def test_where_sentences_end(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_stage_direction_may_run_over_two_lines() -> None:
    text = "異議ありませんか。\n　〔「異議なし」と呼ぶ者あり、その他\n発言する者あり〕\n異議なしと認めます。"
    assert [span.kind for span in find_spans(text)] == [SpanKind.STAGE, SpanKind.STAGE]
    assert len(paragraphs(text)) == 2


@given(
    st.text(st.sampled_from("あ。、「」（）〔〕\n　◎〇○午後１時分休憩―!?"), max_size=60), st.data()
)
def test_ranges_are_in_order_and_never_overlap(text: str, data: st.DataObject) -> None:
    spans = [(span.start, span.end) for span in find_spans(text)]
    found = sorted([*spans, *paragraphs(text)])
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    assert all("\n" not in text[start:end] for start, end in found)
    covered = {offset for start, end in found for offset in range(start, end)}
    assert all(offset in covered or text[offset].isspace() for offset in range(len(text)))
    start = data.draw(st.integers(0, len(text)))
    for first, last in sentences(text, start):
        assert start <= first < last
        assert any(a <= first and last <= b for a, b in paragraphs(text))


@pytest.mark.parametrize(
    ("text", "arranged"),
    [
        ("　出席議員（３名）\n　１番　見本太郎　　　２番　試作次郎\n　３番　例示三子", True),
        (
            "報告いたします。\n投票総数　40票\n有効投票　37票\n無効投票　３票\n法定得票数　10票",
            True,
        ),
        ("本委員会に付託されました議案は、\n原案のとおり可決すべきものと決定いたしました。", False),
        (SPEECH, False),
        ("", False),
    ],
)
def test_what_is_arranged_is_told_from_what_is_written(text: str, *, arranged: bool) -> None:
    assert is_arranged(text) is arranged
