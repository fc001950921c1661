"""A text of minutes becomes a sitting, word for word."""

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import DamagedMinutes, NotMinutes
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind, Sitting, Speaker, SpeechKind
from reader.minutes.transcript import Entry, Transcript, build_sitting, parse_transcript

PLENARY = """開催日：令和 7年 2月17日
会議名：令和 7年第1回定例会（第1日 2月17日）

○議事日程{gap}
　　　　　　　見本区議会会議録　　第１号
３　出席議員（２名）
　　２番　　見　本　まさし　　　　３番　　架　空　　　透
５　出席説明員
　　区　長　　　　　　　　　青　井　英　子　　企画部長　　　　　　　荒　井　広　志

　　　〇午後１時開会


○架空透議長　　ただいまから令和７年第１回見本区議会定例会を開会いたします。
　これより本日の会議を開きます。


　　◎代表質問
　〔見本まさし議員登壇〕

○２番（見本まさし議員）　　駅前の街灯について伺います。
○まるの項目です。
〇かんじのゼロの項目です。

○青井英子区長　　見本議員の御質問にお答えします。
　　　〇午後２時３７分休憩
　企画部長からお答えします。

○企画部長　　お答えします。

○架空透議長　　本日はこれをもって散会いたします。

　　　〇午後３時５１分散会

""".replace("{gap}", "　　")


def sitting_of(text: str) -> Sitting:
    return build_sitting(
        parse_transcript(text),
        reference="R070217A",
        assembly="見本区議会",
        url=None,
        family="kensakusystem",
        anchors=("4", "2756"),
    )


def test_a_plenary_is_read_word_for_word() -> None:
    text = PLENARY.replace("○まるの項目です。\n", "")
    sitting = sitting_of(text)
    assert sitting.id == "見本区議会:R070217A"
    assert sitting.assembly == "見本区議会"
    assert sitting.date == date(2025, 2, 17)
    assert sitting.meeting == "令和 7年第1回定例会（第1日 2月17日）"
    assert [(s.label, s.speaker, s.kind, s.anchor) for s in sitting.speeches] == [
        ("議事日程", Speaker(), SpeechKind.OTHER, "4"),
        ("架空透議長", Speaker("架空透", "議長"), SpeechKind.CHAIR, "2756"),
        ("２番（見本まさし議員）", Speaker("見本まさし", None, 2), SpeechKind.QUESTION, None),
        ("青井英子区長", Speaker("青井英子", "区長"), SpeechKind.ANSWER, None),
        ("企画部長", Speaker("荒井広志", "企画部長"), SpeechKind.ANSWER, None),
        ("架空透議長", Speaker("架空透", "議長"), SpeechKind.CHAIR, None),
    ]
    assert sitting.speeches[0].text.startswith("　　　　　　　見本区議会会議録")
    assert sitting.speeches[1].text == (
        "ただいまから令和７年第１回見本区議会定例会を開会いたします。\n"
        "　これより本日の会議を開きます。\n\n\n　　◎代表質問\n　〔見本まさし議員登壇〕"
    )
    assert sitting.speeches[2].text.endswith("\n〇かんじのゼロの項目です。")
    assert sitting.speeches[-1].text.endswith("〇午後３時５１分散会")
    assert all(speech.text in text for speech in sitting.speeches)


def test_line_ends_and_byte_order_mark_make_no_difference() -> None:
    crlf = "\ufeff" + PLENARY.replace("\n", "\r\n")
    assert parse_transcript(crlf) == parse_transcript(PLENARY)


def test_a_clock_line_never_begins_a_speech() -> None:
    for clock in ("○午後２時３７分休憩", "○正午休憩", "○ 午後 １時００分再開", "○１時５分開議"):
        text = f"○見本議長　　休憩します。\n{clock}\n　再開します。\n"
        assert parse_transcript(text).entries == (
            Entry("見本議長", f"休憩します。\n{clock}\n　再開します。"),
        )


@pytest.mark.parametrize(
    ("line", "label", "text"),
    [
        ("○見本花子議長　　これより", "見本花子議長", "これより"),
        ("○見本花子議長　　　字下げ", "見本花子議長", "字下げ"),
        ("○（見本よしのり議長）　出席議員は", "（見本よしのり議長）", "出席議員は"),
        ("○（植木　透副区長）　ただいま", "（植木　透副区長）", "ただいま"),
        ("○市長（見本　宏）　おはよう", "市長（見本　宏）", "おはよう"),
        ("○議長（見本宏明君）\n　本日の", "議長（見本宏明君）", "　本日の"),
        ("○議長（見本宏明君）\r\n　本日の", "議長（見本宏明君）", "　本日の"),
        ("○見本（慎）委員　　それは", "見本（慎）委員", "それは"),
        ("○見本委員　それは　　二つ", "見本委員", "それは　　二つ"),
        ("○塩見　委員長　　では", "塩見　委員長", "では"),
        ("○２番　見本太郎君　では", "２番　見本太郎君", "では"),
        ("○見　本　太　郎　　では", "見　本　太　郎", "では"),
        ("○議長(見本君)　では", "議長(見本君)", "では"),
        ("○議事日程　　\n　　第１号", "議事日程", "　　第１号"),
    ],
)
def test_where_the_label_ends(line: str, label: str, text: str) -> None:
    closing = "○見本議長　　散会します。\n"
    assert parse_transcript(f"{line}。\n{closing}").entries[0] == Entry(label, f"{text}。")


def test_western_dates_and_headers_in_any_order() -> None:
    for header in (
        "会議名：総務委員会\n開催日：2025-02-17\n",
        "開催日: 2025/2/17\n会議名: 総務委員会\n",
        " 開催日 ： 2025年2月17日 \n会議名：総務委員会　\n\n",
    ):
        transcript = parse_transcript(f"{header}○見本委員長　　開会します。\n")
        assert (transcript.date, transcript.meeting) == (date(2025, 2, 17), "総務委員会")


def test_without_a_header_the_title_or_the_order_of_the_day_tells_the_date() -> None:
    speech = "○見本議長　　開会します。\n"
    title = "会議名：令和 7年第1回定例会（第1日 2月17日）\n"
    assert parse_transcript(title + speech).date == date(2025, 2, 17)
    order = "○議事日程\n１　日時　令和７年２月１７日　午後１時\n"
    transcript = parse_transcript(order + speech)
    assert (transcript.date, transcript.meeting) == (date(2025, 2, 17), None)
    assert parse_transcript(speech).date is None


def test_text_before_the_first_speech_is_kept() -> None:
    text = "開催日：2025-02-17\n\n　　見本区議会会議録\n\n○見本議長　　開会します。\n"
    assert parse_transcript(text).entries == (
        Entry("", "　　見本区議会会議録"),
        Entry("見本議長", "開会します。"),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ERROR:ファイルの読込みに失敗しました。<BR>H240223B23",
        "ただの文章です。\n○",
        "<html></html>",
    ],
)
def test_what_is_not_minutes(text: str) -> None:
    with pytest.raises(NotMinutes):
        parse_transcript(text, "見本.txt")


@pytest.mark.parametrize(
    "cut",
    [
        "開催日：令和 7年 2月17日\n会議名：令和 7年第1回定例会\n",
        PLENARY[: PLENARY.index("まさし議員）　　駅前")],
        PLENARY[: PLENARY.index("街灯について")],
        PLENARY[: PLENARY.index("質問にお答え")],
        PLENARY[: PLENARY.index("ただいまから")],
        PLENARY[: PLENARY.index("広　志")],
        PLENARY[: PLENARY.index("企画部長からお答え")],
    ],
)
def test_minutes_that_break_off_are_refused(cut: str) -> None:
    for text in (cut, cut.replace("\n", "\r\n")):
        with pytest.raises(DamagedMinutes) as failure:
            parse_transcript(text, "見本.txt")
        assert "見本.txt" in failure.value.message("ja")
        assert "見本.txt" in failure.value.message("en")


@pytest.mark.parametrize(
    "ending",
    [
        "以上で終わります。",
        "以上です。\n　　　〇午後３時５１分散会",
        "散会します。\n　午後３時７分散会\n\n　　　　　　　　議　　長　　　見本　よしのり\n",
        "閉会します。\n────────\n委 員 長 見 本 宏",
        "次の案件です。\n　日程第２　見本区一般会計予算",
        "以上をもって終わります。\n閉会の時刻 午後５時",
        "伺います。（拍手）",
        "閉会いたします",
    ],
)
def test_minutes_may_end_in_lines_that_are_no_sentences(ending: str) -> None:
    text = f"○見本議長　　開会します。\n○見本議長　　{ending}\n"
    assert len(parse_transcript(text).entries) == 2


LABELS = st.sampled_from(
    [
        ("見本花子議長", "　　"),
        ("２０番（見本太郎議員）", "　　"),
        ("（見本太郎区長）", "　"),
        ("（架空　透副区長）", "　"),
        ("議長（見本宏明君）", "\n"),
        ("市長（見本　宏）", "　"),
        ("企画経営部長（見本秀一君）", "　"),
        ("２番　見本太郎君", "　　"),
        ("見　本　太　郎", "　　"),
        ("見本（慎）委員", "　　"),
        ("塩見　委員長", "　　"),
        ("見本委員", "　"),
        ("企画部長", "　　"),
        ("鈴木都市計画課長", "　"),
    ]
)
LINES = st.text(st.sampled_from("あいう漢字、。「」（）　 ｱ髙1１ABー―◎○〇◆\ufeff☆"), max_size=30)
BODIES = st.lists(LINES.filter(lambda line: not line.startswith("○")), min_size=1, max_size=6).map(
    lambda lines: "\n".join(["お", *lines]) + "終わります。"
)


@given(st.lists(st.tuples(LABELS, BODIES), min_size=1, max_size=5), st.booleans())
def test_whatever_is_said_comes_back_unchanged(
    speeches: list[tuple[tuple[str, str], str]], crlf: bool
) -> None:
    text = "開催日：2025-02-17\n会議名：本会議\n\n" + "".join(
        f"○{label}{gap}{body}\n\n\n" for (label, gap), body in speeches
    )
    text = text.replace("\n", "\r\n") if crlf else text
    assert parse_transcript(text) == Transcript(
        date(2025, 2, 17),
        "本会議",
        tuple(Entry(label, body) for (label, _), body in speeches),
    )


@given(
    st.text(st.sampled_from("○〇　 \n\r（）議長区長2番午後時。開催日：\ufeffERROR<>"), max_size=80)
)
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(NotMinutes, DamagedMinutes):
        transcript = parse_transcript(text, "x")
        assert transcript.entries
        build_sitting(transcript, reference="x", assembly=None, url=None, family="text")


# --- real answers, where they are at hand ------------------------------------


def real(shared_data: Path, council: str) -> str:
    path = shared_data / "kensakusystem" / council / "statements.txt"
    return path.read_bytes().decode("cp932")


@pytest.mark.shared
@pytest.mark.parametrize(
    ("council", "count", "kind"),
    [("meguro", 26, MeetingKind.PLENARY), ("katsushika", 34, None), ("hirosaki", 13, None)],
)
def test_real_answers(
    shared_data: Path, council: str, count: int, kind: MeetingKind | None
) -> None:
    raw = real(shared_data, council)
    text = raw.replace("\r\n", "\n")
    sitting = sitting_of(raw)
    assert len(sitting.speeches) == count == len(re.findall(r"^○", text, re.MULTILINE))
    assert kind in (None, meeting_kind(sitting.meeting, sitting.reference))
    place = 0
    for speech in sitting.speeches:
        place = text.index(f"○{speech.label}", place)
        place = text.index(speech.text, place) + len(speech.text)
        following = text[place:].lstrip("\n 　")
        assert not following or following.startswith("○")
    for speech in sitting.speeches[1:]:
        assert speech.speaker.name is not None
        assert speech.speaker.role is not None or speech.speaker.seat is not None
        squeezed = re.sub("[ 　]", "", speech.label)
        assert speech.speaker.name in squeezed
        assert (speech.speaker.role or "") in squeezed
        assert (speech.kind is SpeechKind.QUESTION) == (speech.speaker.seat is not None)
        assert (speech.kind is SpeechKind.CHAIR) == (speech.speaker.role == "議長")


@pytest.mark.shared
def test_the_speaker_list_names_the_same_people(shared_data: Path) -> None:
    page = (shared_data / "kensakusystem" / "meguro" / "speakers.html").read_bytes().decode("cp932")
    listed = re.findall(r'name="downloadPos"[^>]*>.*?class="TEXT5">\s*([^<]+?)\s*<', page, re.S)
    speakers = [speech.speaker for speech in sitting_of(real(shared_data, "meguro")).speeches]
    for label, speaker in zip(listed[1:], speakers[1:], strict=False):
        assert (speaker.name or "") in label
        assert (speaker.role or "議員") in label


@pytest.mark.shared
@pytest.mark.parametrize("council", ["meguro", "katsushika", "hirosaki"])
def test_a_real_answer_cut_within_a_sentence_is_refused(shared_data: Path, council: str) -> None:
    raw = real(shared_data, council)
    first = raw.index("\r\n○", raw.index("○議事日程"))
    places = [
        match.start() for match in re.finditer("おります|いたし", raw) if match.start() > first
    ]
    refused = 0
    for place in places:
        try:
            parse_transcript(raw[: place + 2])
        except DamagedMinutes:
            refused += 1
    # The last words, after the sitting was declared over, cannot be told from its end.
    assert refused >= 0.9 * len(places)


def test_whoever_presides_does_so_under_any_mark() -> None:
    text = "◎委員長（例示花子君）　開会します。\n◆２番（見本太郎君）　伺います。\n"
    sitting = build_sitting(
        parse_transcript(text), reference="x", assembly=None, url=None, family="text"
    )
    assert [speech.kind.value for speech in sitting.speeches] == ["chair", "question"]


def test_a_member_spaced_from_his_title_begins_a_speech() -> None:
    text = "○例示　委員長　開会します。\n◆見本　太郎　委員　伺います。\n○試案　委員　次に。\n"
    labels = [entry.label for entry in parse_transcript(text).entries]
    assert labels == ["例示　委員長", "見本　太郎　委員", "試案　委員"]
