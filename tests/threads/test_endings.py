"""How answers end: what an official promises, considers, studies, refuses."""

import tomllib
from pathlib import Path

import pytest

from reader.minutes.model import Sitting
from reader.threads.endings import EndingCues, ending, passage_endings
from reader.threads.model import EndingKind, PassageEnding
from reader.threads.profile import Profile
from reader.threads.thread import thread

_GENERAL = Path(__file__).resolve().parents[2] / "resources" / "endings" / "general.toml"

_ENDS = {
    EndingKind.IMPLEMENT: [
        "来年度から夜間の開館を実施いたします。",
        "引き続き周知に努めてまいります。",
        "商店街と連携して取り組んでまいりたいと考えております。",
        "来月には説明会を開催する予定でございます。",
        "今後も続けていきたいなというふうに思っているところでございます。",
        "国の動向を注視しながら、備蓄の充実に努めてまいります。",
        "検討結果を踏まえて進めてまいりますので、よろしくお願いいたします。",
        "基金を廃止することといたしました。",
        "必要な対策を進めていかなければならない、こう思っております。",
        "丁寧に説明してまいります。",
    ],
    EndingKind.CONSIDER: [
        "開館時間の延長につきましては、検討してまいります。",
        "前向きに検討させていただければと思います。",
        "導入につきましては慎重に検討していきたいと考えているところでございます。",
        "今後の検討課題とさせていただきます。",
        "現在、庁内で検討中でございますので、よろしくお願いしたいと思います。",
        "どのような支援ができるか、考えてまいりたいと存じます。",
        "関係団体と協議を進めているところでございます。",
        "研究結果も注視しつつ、検討してまいります。",
        "試行の結果を見て判断してまいります。",
    ],
    EndingKind.STUDY: [
        "他区の事例を研究してまいります。",
        "今後の研究課題とさせていただきたいと思います。",
        "引き続き国の動向を注視してまいりたいと考えております。",
        "検討状況を見守ってまいりたいと思っております。",
        "早急に実態を調査してまいりたいと思います。",
        "今後の参考にさせていただきたいと存じます。",
    ],
    EndingKind.DECLINE: [
        "区独自の助成は考えておりません。",
        "現時点で改修する予定はございません。",
        "公費での負担は困難であると考えております。",
        "ただちに広げることは難しいのかなというふうに思っております。",
        "条例を改める考えはございません。",
        "現段階では増設の必要はないものと考えております。",
        "上限の撤廃は行わないと判断いたしました。",
        "この場でお答えすることはできませんので、御理解願います。",
    ],
    EndingKind.OTHER: [
        "利用者は年間で３００人でございます。",
        "国が制度の見直しを検討しております。",
        "東京都において調査を進めているところでございます。",
        "事業者からは、来年度に実施すると聞いております。",
        "これまで庁内で検討してまいりました。",
        "昨年度に実施いたしました。",
        "決して遅いとは考えておりません。",
        "つくっていくべきではないかと考えております。",
        "連携していくことが大切であると認識しております。",
        "区議会において検討いただくことが適当であると考えております。",
        "影響はございません。",
        "それは実態を調査することにはならないと思います。",
        "利用者は今後ふえてまいります。",
        "今後、負担は減っていくものと考えております。",
    ],
}


@pytest.fixture(scope="module")
def cues() -> EndingCues:
    """The cues that ship with the program."""
    return EndingCues.from_mapping(tomllib.loads(_GENERAL.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("kind", "sentence"), [(kind, one) for kind, some in _ENDS.items() for one in some]
)
def test_a_sentence_says_what_will_be_done(
    kind: EndingKind, sentence: str, cues: EndingCues
) -> None:
    text = f"　まず、架空図書館についてでございます。{sentence}"
    found = ending(text, 1, len(text), cues, "架空区議会")
    assert (found.kind, text[found.start : found.end]) == (kind, sentence)


@pytest.mark.parametrize(
    "courtesy",
    [
        "以上でございます。",
        "どうぞよろしくお願いいたします。",
        "御理解を賜りますようお願い申し上げます。",
        "私からは以上です。",
        "以上、お答えとさせていただきます。\n　〔学舎教子教育長登壇〕",
        "詳細は担当課長から御説明いたします。",
    ],
)
def test_courtesies_at_the_end_are_passed_over(courtesy: str, cues: EndingCues) -> None:
    text = f"　夜間の開館は検討してまいります。{courtesy}"
    found = ending(text, 0, len(text), cues)
    assert found.kind is EndingKind.CONSIDER
    assert text[found.start : found.end] == "夜間の開館は検討してまいります。"


def test_an_afterthought_that_decides_nothing_leaves_the_decision(cues: EndingCues) -> None:
    text = "　来年度、駐輪場を拡充いたします。なお、現在の利用は８割でございます。"
    assert ending(text, 0, len(text), cues).kind is EndingKind.IMPLEMENT
    text = "　来年度、駐輪場を拡充いたします。なお、有料化は検討してまいります。"
    assert ending(text, 0, len(text), cues).kind is EndingKind.CONSIDER


def test_a_refusal_is_not_made_good_by_the_promise_after_it(cues: EndingCues) -> None:
    text = "　無償とする考えはございません。今後も制度の周知に努めてまいります。"
    found = ending(text, 0, len(text), cues)
    assert found.kind is EndingKind.DECLINE
    assert text[found.start : found.end] == "無償とする考えはございません。"


def test_what_another_body_is_doing_is_its_own_matter(cues: EndingCues) -> None:
    text = "　東京都では再発防止の取組を進めております。"
    assert ending(text, 0, len(text), cues, "架空区議会").kind is EndingKind.OTHER
    assert ending(text, 0, len(text), cues, "東京都議会").kind is EndingKind.IMPLEMENT


def test_a_passage_in_which_nothing_is_spoken_says_nothing(cues: EndingCues) -> None:
    assert ending("　", 0, 1, cues).kind is EndingKind.OTHER
    assert ending("　以上です。", 0, 6, cues).kind is EndingKind.OTHER


def test_every_answer_of_a_sitting_gets_its_ending(
    plenary: Sitting, profile: Profile, cues: EndingCues
) -> None:
    threads = thread(plenary, profile)
    answers = [
        passage
        for exchange in threads.exchanges
        for round_ in exchange.rounds
        for passage in round_.answers
    ]
    found = passage_endings(plenary, threads, cues)
    assert [(one.speech, one.start, one.end) for one in found] == sorted(
        (one.speech, one.start, one.end) for one in answers
    )
    said = [_said(plenary, one) for one in found]
    assert (
        EndingKind.STUDY,
        "国の動向を注視しつつ、給食費の負担の軽減を研究してまいります。",
    ) in said
    assert all(one.start <= one.closing[0] < one.closing[1] <= one.end for one in found)


def _said(sitting: Sitting, found: PassageEnding) -> tuple[EndingKind, str]:
    text = sitting.speeches[found.speech - 1].text
    return found.kind, text[slice(*found.closing)]


def test_cues_that_are_no_lists_of_expressions_are_a_bug() -> None:
    with pytest.raises(ValueError, match="is not a list"):
        EndingCues.from_mapping({})
