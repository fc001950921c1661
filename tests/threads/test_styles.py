"""Questions and answers of assemblies that speak, or write their minutes, otherwise."""

from collections.abc import Callable

import pytest

from reader.minutes.model import Sitting, Speaker, SpeechKind
from reader.threads.model import Exchange
from reader.threads.profile import Profile
from reader.threads.thread import thread

MakeSitting = Callable[..., Sitting]

MATTERS = ("図書館の開館時間", "ため池の水害対策", "小学校の給食費")
ASKED = (
    "架空図書館は午後７時に閉まります。勤め帰りの区民が本を借りられません。図書館の開館時間を延ばすべきと考えますが、",
    "大雨で、みどりため池の堤があふれました。周辺の世帯が浸水しています。ため池の水害対策をどう進めるのか、",
    "子育て世帯の負担が重くなっています。給食費を無償にする自治体が増えています。小学校の給食費を無償にする考えについて、",
)
GIVEN = (
    "金曜日に限り、図書館の開館時間を午後９時まで延ばす試行をいたします。利用者の推移を見てまいります。",
    "堤の補強の設計に着手しております。みどりため池には排水ポンプを増やし、浸水を防いでまいります。",
    "無償とするには年３億円の財源が必要でございます。国の動向を見ながら、給食費の負担の軽減を研究してまいります。",
)


def links(exchange: Exchange, sitting: Sitting) -> list[tuple[str, str]]:
    """The linked passages of the first round, as the last words of each."""
    round_ = exchange.rounds[0]
    text = {
        one.id: sitting.speeches[one.speech - 1].text[one.start : one.end]
        for one in (*round_.questions, *round_.answers)
    }
    return [(text[link.question], text[link.answer]) for link in round_.links]


def check(make_sitting: MakeSitting, profile: Profile, asked: str, answered: str) -> None:
    """Every question stands beside its own answer, whole."""
    sitting = make_sitting(
        (Speaker("議事花子", "議長"), SpeechKind.CHAIR, "　一般質問を行います。"),
        (Speaker("見本太郎"), SpeechKind.QUESTION, asked),
        (Speaker("架空一郎", "区長"), SpeechKind.ANSWER, answered),
    )
    (exchange,) = thread(sitting, profile).exchanges
    found = links(exchange, sitting)
    assert len(found) == len(MATTERS)
    for (question, answer), wanted, given in zip(found, ASKED, GIVEN, strict=True):
        assert wanted in question.replace("\n　", "")
        assert all(sentence in answer for sentence in given.split("。"))
        assert sum(other in answer.replace("\n　", "") for other in GIVEN) == 1


@pytest.mark.parametrize(
    "opening",
    [
        "次に、{0}についてお答えいたします。", "{0}についてのお尋ねですが、", "{0}についてであります。", "（{1}）{0}。",
        "{2}、{0}。", "{0}の御質問にお答えいたします。", "御質問{1}「{0}」についてお答えを申し上げます。",
        "また、{0}につきましては、", "{0}は、", "{0}のことですけれども、", "",
    ],
)  # fmt: skip
def test_however_an_officer_turns_to_the_next_matter(
    opening: str, make_sitting: MakeSitting, profile: Profile
) -> None:
    asked = "\n".join(f"　次に、{words}伺います。" for words in ASKED)
    answered = "　見本議員の御質問にお答えいたします。\n" + "\n".join(
        "　" + opening.format(matter, "１２３"[place], "一二三"[place]) + GIVEN[place]
        for place, matter in enumerate(MATTERS)
    )
    check(make_sitting, profile, asked, answered)


@pytest.mark.parametrize(
    "ask",
    ["うかがいます。", "御説明願います。", "御所見を賜りたいと存じます。", "明らかにされたい。", "ご教示ください。"],
)  # fmt: skip
def test_however_a_member_asks(ask: str, make_sitting: MakeSitting, profile: Profile) -> None:
    asked = "\n".join(f"　{words}{ask}" for words in ASKED)
    answered = "\n".join(
        f"　{matter}についてでございますが、{given}"
        for matter, given in zip(MATTERS, GIVEN, strict=True)
    )
    check(make_sitting, profile, asked, answered)


@pytest.mark.parametrize("between", ["", "\n　"])
def test_minutes_without_paragraphs_and_with_a_line_per_sentence(
    between: str, make_sitting: MakeSitting, profile: Profile
) -> None:
    asked = "".join(f"{words}伺います。" for words in ASKED).replace("。", f"。{between}")
    answered = "".join(
        f"{matter}につきましては、{given}" for matter, given in zip(MATTERS, GIVEN, strict=True)
    )
    sitting = make_sitting(
        (Speaker("見本太郎"), SpeechKind.QUESTION, asked),
        (Speaker("架空一郎", "区長"), SpeechKind.ANSWER, answered.replace("。", f"。{between}")),
    )
    (exchange,) = thread(sitting, profile).exchanges
    found = links(exchange, sitting)
    assert [answer[:3] for _, answer in found] == [matter[:3] for matter in MATTERS]
    assert [question[-20:] for question, _ in found] == [
        f"{words}伺います。"[-20:] for words in ASKED
    ]
