"""見本で試す: the bundled sample library is what a newcomer sees first, so it has to be sound."""

import html
import json
import re
import unicodedata
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest

from reader.minutes.model import Sitting, SpanKind, SpeechKind
from reader.minutes.spans import find_spans
from reader.minutes.transcript import build_sitting, parse_transcript

SAMPLE = files("reader.resources") / "sample"
TEXTS = {
    entry.name.removesuffix(".txt"): entry.read_bytes()
    for entry in sorted((SAMPLE / "minutes").iterdir(), key=lambda entry: entry.name)
}
PLENARIES = [name for name in TEXTS if re.fullmatch(r"[RH]\d{6}A", name)]
ASSEMBLY = "架空区議会"

FICTIONAL_SURNAMES = re.compile(
    "見本|例示|架空|仮名|試作|凡例|下書|清書|副本|試案|目次|索引|余白|写本|校正|付録|旧版|初版|例題|"
    "仮設|試算|想定|見取|略図|素案|書式|定義|引数|様式|欄外|仮組|裏紙|試筆"
)
REAL_WARDS = re.compile(
    "千代田区|中央区|港区|新宿区|文京区|台東区|墨田区|江東区|品川区|目黒区|大田区|世田谷区|渋谷区|中野区|"
    "杉並区|豊島区|荒川区|板橋区|練馬区|足立区|葛飾区|江戸川区|横浜|川崎市|大阪|東京|小樽|福岡|茨城"
)
REAL_SURNAMES = re.compile(
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|清水"
)


def sitting(name: str) -> Sitting:
    transcript = parse_transcript(TEXTS[name].decode("utf-8"), what=name)
    return build_sitting(transcript, reference=name, assembly=ASSEMBLY, url=None, family="sample")


@pytest.fixture(scope="module")
def sittings() -> dict[str, Sitting]:
    return {name: sitting(name) for name in TEXTS}


def date_of_name(name: str) -> date:
    first_year = {"H": 1988, "R": 2018}[name[0]]
    return date(first_year + int(name[1:3]), int(name[3:5]), int(name[5:7]))


def posts() -> list[str]:
    """The bodies of the sample's Movable Type export, in order."""
    export = (SAMPLE / "blog" / "posts.txt").read_text(encoding="utf-8")
    return re.findall(r"^BODY:\n(.*?)\n-----$", export, flags=re.DOTALL | re.MULTILINE)


def plain(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize("name", TEXTS)
def test_a_file_is_utf8_with_plain_line_ends(name: str) -> None:
    raw = TEXTS[name]
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    assert not re.search("[\uff61-\uff9f]", text), "half-width katakana"


@pytest.mark.parametrize("name", TEXTS)
def test_every_sitting_is_dated_as_its_file_is_named(name: str) -> None:
    found = sitting(name)
    assert found.date == date_of_name(name)
    assert found.date is not None
    assert found.date.weekday() < 5, "an assembly sits on weekdays"
    assert found.meeting is not None
    assert re.search(rf"{found.date.month}月 ?{found.date.day}日", found.meeting)


@pytest.mark.parametrize("name", TEXTS)
def test_every_mark_begins_one_speech_and_none_is_empty(name: str) -> None:
    found = sitting(name)
    marks = re.findall(r"^○", TEXTS[name].decode("utf-8"), flags=re.MULTILINE)
    assert len(found.speeches) == len(marks)
    assert found.speeches[0].label == "議事日程"
    assert [speech.label for speech in found.speeches if not speech.text.strip()] == []
    assert all(speech.speaker.name for speech in found.speeches[1:])
    assert {speech.kind for speech in found.speeches} == set(SpeechKind)


@pytest.mark.parametrize("name", TEXTS)
def test_whoever_speaks_stands_in_the_roster(name: str) -> None:
    found = sitting(name)
    roster = found.speeches[0].text.replace("　", "")
    for speech in found.speeches[1:]:
        speaker = speech.speaker
        assert speaker.name is not None
        assert speaker.name in roster, speech.label
        if speaker.seat is not None:
            seat = str(speaker.seat).translate({ord("0") + n: ord("０") + n for n in range(10)})
            assert f"{seat}番{speaker.name}" in roster
        if speech.kind is SpeechKind.ANSWER:
            assert f"{speaker.role}{speaker.name}" in roster


@pytest.mark.parametrize("name", PLENARIES)
def test_a_plenary_shows_every_kind_of_unspoken_line(name: str) -> None:
    kinds = {span.kind for speech in sitting(name).speeches for span in find_spans(speech.text)}
    assert {SpanKind.HEADING, SpanKind.STAGE, SpanKind.CLOCK} <= kinds


def test_the_ward_has_a_history(sittings: dict[str, Sitting]) -> None:
    years = Counter(found.date.year for found in sittings.values() if found.date)
    assert set(years) == set(range(2019, 2026))
    assert sittings["R010910A"].meeting is not None
    assert sittings["R010910A"].meeting.startswith("令和元年第3回定例会")


def test_what_demos_search_for_is_asked_again_and_again(sittings: dict[str, Sitting]) -> None:
    for word, least in {
        "オンライン化": 6,
        "防災": 4,
        "税": 6,
        "コミュニティバス": 4,
        "開館時間": 3,
        "見守り": 5,
        "ＡＩ": 1,
        "２０２５年": 1,
    }.items():
        holding = [
            name
            for name, found in sittings.items()
            if any(word in speech.text for speech in found.speeches[1:])
        ]
        assert len(holding) >= least, (word, holding)


@pytest.mark.parametrize(
    "closing",
    [
        "実施いたします。",
        "検討してまいります。",
        "研究してまいります。",
        "考えておりません。",
        "困難でございます。",
    ],
)
def test_answers_end_in_every_way(sittings: dict[str, Sitting], closing: str) -> None:
    endings = [
        speech
        for found in sittings.values()
        for speech in found.speeches
        if speech.kind is SpeechKind.ANSWER and closing in speech.text
    ]
    assert len(endings) >= 3


def question_turns(found: Sitting) -> dict[str, int]:
    """How often each member takes the floor after an answer (or first); the chair does not count."""
    turns: Counter[str] = Counter()
    last: str | None = None
    for speech in found.speeches:
        if speech.kind is SpeechKind.QUESTION and speech.speaker.name is not None:
            if last != speech.speaker.name:
                turns[speech.speaker.name] += 1
            last = speech.speaker.name
        elif speech.kind is SpeechKind.ANSWER:
            last = None
    return dict(turns)


def test_one_two_and_three_rounds_can_be_followed(sittings: dict[str, Sitting]) -> None:
    assert question_turns(sittings["R061125A"]) == {"見本太郎": 3, "例示花子": 1}
    assert question_turns(sittings["R061126A"]) == {"架空一郎": 2, "仮名さくら": 2, "目次けんじ": 1}
    assert question_turns(sittings["R070218A"]) == {"凡例しおり": 2, "索引悠": 1, "付録健太": 1}


def test_one_question_is_plainly_never_answered(sittings: dict[str, Sitting]) -> None:
    first_day = sittings["R061125A"]
    assert any(
        speech.speaker.name == "例示花子" and "自転車駐輪場について伺います" in speech.text
        for speech in first_day.speeches
    )
    assert not any(
        "駐輪場" in speech.text for speech in first_day.speeches if speech.kind is SpeechKind.ANSWER
    )


def test_the_committee_goes_question_by_question(sittings: dict[str, Sitting]) -> None:
    committee = sittings["R070310B05"]
    assert len(committee.speeches) > 40
    turns = question_turns(committee)
    assert len(turns) == 3
    assert min(turns.values()) >= 6


def test_the_assembly_is_named_beside_the_minutes() -> None:
    council = json.loads((SAMPLE / "council.json").read_text(encoding="utf-8"))
    assert council == {"assembly": ASSEMBLY, "url": None}


def test_the_first_post_quotes_the_exchange_to_the_letter(sittings: dict[str, Sitting]) -> None:
    headings = ["見本区議質問", "区長答弁", "見本区議再質問", "区長"]
    sections = re.split(r"<p><strong>(.*?)</strong></p>", posts()[0])
    quoted = {
        heading: [plain(part) for part in re.findall(r"<p>(.*?)</p>", body)]
        for heading, body in zip(sections[1::2], sections[2::2], strict=True)
        if heading in headings
    }
    assert list(quoted) == headings
    lines = {
        line.strip("　")
        for speech in sittings["R061125A"].speeches
        for line in speech.text.split("\n")
    }
    narrowed = [text for texts in quoted.values() for text in texts if text not in lines]
    assert len(narrowed) == 1, "one paragraph has its digits made half-width"
    assert folded(narrowed[0]) in {folded(line) for line in lines}


def test_the_second_post_misquotes_one_character(sittings: dict[str, Sitting]) -> None:
    body = posts()[1]
    (quote,) = (plain(part) for part in re.findall(r"<blockquote>(.*?)</blockquote>", body))
    assert 'href="https://www.kakuku.example/' in body
    spoken = "\n".join(speech.text for speech in sittings["R050912A"].speeches)
    assert quote not in spoken
    lines = [line.strip("　") for line in spoken.split("\n")]
    (original,) = (line for line in lines if line[:12] == quote[:12])
    assert len(original) == len(quote)
    assert sum(a != b for a, b in zip(original, quote, strict=True)) == 1


def test_nobody_and_nowhere_is_real(sittings: dict[str, Sitting]) -> None:
    names = {
        speech.speaker.name
        for found in sittings.values()
        for speech in found.speeches
        if speech.speaker.name is not None
    }
    assert {name for name in names if not FICTIONAL_SURNAMES.match(name)} == set()
    everything = [raw.decode("utf-8") for raw in TEXTS.values()] + posts()
    for text in everything:
        bare = text.replace("　", "")
        assert REAL_WARDS.findall(bare) == []
        assert REAL_SURNAMES.findall(bare) == []
