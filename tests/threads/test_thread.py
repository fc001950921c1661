"""A sitting as threads: questions beside their answers, round by round, topic by topic."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.minutes.transcript import build_sitting, parse_transcript
from reader.threads.model import (
    ALGORITHM,
    CERTAIN,
    Exchange,
    Passage,
    PassageKind,
    Style,
    Threads,
)
from reader.threads.profile import Profile
from reader.threads.thread import thread

MakeSitting = Callable[..., Sitting]


def passages(exchange: Exchange) -> dict[str, Passage]:
    return {
        passage.id: passage
        for round_ in exchange.rounds
        for passage in (*round_.questions, *round_.answers, *round_.remarks)
    }


def check_threads(threads: Threads, sitting: Sitting) -> None:
    """What the contract promises about any sitting's threads."""
    seen: set[str] = set()
    for exchange in threads.exchanges:
        assert exchange.rounds[0].questions
        known = passages(exchange)
        assert not seen & known.keys()
        seen |= known.keys()
        last: dict[int, int] = {}
        for passage in sorted(known.values(), key=lambda one: (one.speech, one.start)):
            text = sitting.speeches[passage.speech - 1].text
            assert last.get(passage.speech, 0) <= passage.start < passage.end <= len(text)
            last[passage.speech] = passage.end
            assert passage.heading in text[passage.start : passage.end]
            assert 0 <= passage.continues <= 1
            assert (passage.topic is None) == (passage.kind is PassageKind.REMARK)
        for round_ in exchange.rounds:
            questions = {passage.id for passage in round_.questions}
            answers = {passage.id for passage in round_.answers}
            for link in round_.links:
                assert link.question in questions
                assert link.answer in answers
                assert 0 <= link.confidence <= 1
            sure = {link.question for link in round_.links if link.confidence >= CERTAIN}
            for question, found in round_.candidates:
                assert question in questions - sure
                assert set(found) <= answers
        gathered = [one for topic in exchange.topics for one in topic.passages]
        assert sorted(gathered) == sorted(one.id for one in known.values() if one.topic)
        for topic in exchange.topics:
            assert topic.title
            assert topic.passages
            assert all(known[one].topic == topic.id for one in topic.passages)
    ids = [topic.id for exchange in threads.exchanges for topic in exchange.topics]
    assert len(set(ids)) == len(ids)


def titles_of_links(exchange: Exchange, place: int, sitting: Sitting) -> list[tuple[str, str]]:
    known = passages(exchange)

    def opening(one: str) -> str:
        passage = known[one]
        text = sitting.speeches[passage.speech - 1].text
        return text[passage.start : passage.end][:10]

    return [(opening(link.question), opening(link.answer)) for link in exchange.rounds[place].links]


def test_each_question_stands_beside_its_answer(plenary: Sitting, profile: Profile) -> None:
    threads = thread(plenary, profile)
    check_threads(threads, plenary)
    assert threads.version == ALGORITHM
    (exchange,) = threads.exchanges
    assert exchange.id == "架空区議会:k1#x2"
    assert [topic.title for topic in exchange.topics] == [
        "図書館の開館時間の延長",
        "ため池の水害対策",
        "商店街のプレミアム商品券",
        "小学校の給食費の無償化",
    ]
    assert titles_of_links(exchange, 0, plenary) == [
        ("第１点目、図書館の開", "まず第１点目、図書館"),
        ("第２点目、ため池の水", "次に、第２点目、ため"),
        ("第４点目、小学校の給", "見本議員の第４点目、"),
    ]
    assert all(link.confidence >= CERTAIN for link in exchange.rounds[0].links)


def test_a_question_left_out_has_candidates_but_no_answer(
    plenary: Sitting, profile: Profile
) -> None:
    (exchange,) = thread(plenary, profile).exchanges
    first = exchange.rounds[0]
    lonely = next(passage for passage in first.questions if "商品券" in passage.heading)
    assert lonely.id not in {link.question for link in first.links}
    assert dict(first.candidates)[lonely.id]
    assert first.unanswered == ()


def test_a_topic_runs_through_both_rounds(plenary: Sitting, profile: Profile) -> None:
    (exchange,) = thread(plenary, profile).exchanges
    library, pond, coupons, lunch = exchange.topics
    speeches = [
        [passages(exchange)[one].speech for one in topic.passages] for topic in (library, pond)
    ]
    assert speeches == [[2, 3, 6, 7], [2, 3, 6, 7]]
    assert len(coupons.passages) == 1
    assert len(lunch.passages) == 2


def test_in_committee_every_turn_is_a_round(committee: Sitting, profile: Profile) -> None:
    threads = thread(committee, profile)
    check_threads(threads, committee)
    assert [len(exchange.rounds) for exchange in threads.exchanges] == [2, 1, 1]
    for exchange in threads.exchanges:
        for round_ in exchange.rounds:
            assert [link.confidence >= CERTAIN for link in round_.links] == [True]


def titles(exchange: Exchange) -> list[str]:
    return [topic.title for topic in exchange.topics]


def test_one_by_one_a_new_matter_opens_a_topic_and_a_follow_up_does_not(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    chair = Speaker("座長松子", "委員長")
    member, official = Speaker("見本太郎"), Speaker("架空五郎", "課長")
    q, a = SpeechKind.QUESTION, SpeechKind.ANSWER
    sitting = make_sitting(
        (chair, SpeechKind.CHAIR, "　御質疑を願います。"),
        (member, q, "　まず、オンライン申請について伺います。件数はどのくらいですか。"),
        (official, a, "　申請は年間５，０００件でございます。手数料の納付は窓口でございます。"),
        (member, q, "　分かりました。夏場は増えるんでしょうか。"),
        (official, a, "　７月が最も多くなっております。"),
        (member, q, "　次に、手数料の納付です。申請のときに一緒に払えますか。"),
        (official, a, "　手数料の納付は来年度から申請と一緒にできます。"),
        (member, q, "　それはいつの時点で分かりますか。"),
        (official, a, "　申請の翌日でございます。"),
    )
    (exchange,) = thread(sitting, profile).exchanges
    assert titles(exchange) == ["オンライン申請", "手数料の納付"]
    speeches = [
        [passages(exchange)[one].speech for one in topic.passages] for topic in exchange.topics
    ]
    assert speeches == [[2, 3, 4, 5], [6, 7, 8, 9]]


def test_the_answer_to_a_single_question_is_one_passage(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    chair = Speaker("座長松子", "委員長")
    sitting = make_sitting(
        (chair, SpeechKind.CHAIR, "　御質疑を願います。"),
        (Speaker("見本太郎"), SpeechKind.QUESTION, "　街灯の交換の費用と時期を教えてください。"),
        (
            Speaker("架空五郎", "課長"),
            SpeechKind.ANSWER,
            "　街灯の費用でございますが、１基３万円でございます。\n　それから、時期ですけれども、来年度でございます。\n　以上です。",
        ),
    )
    ((round_,),) = [exchange.rounds for exchange in thread(sitting, profile).exchanges]
    assert len(round_.answers) == len(round_.links) == 1
    assert [passage.kind for passage in round_.remarks] == [PassageKind.REMARK]


def test_two_numbered_questions_answered_together_share_a_topic_named_after_both(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    chair = Speaker("議事花子", "議長")
    sitting = make_sitting(
        (chair, SpeechKind.CHAIR, "　一般質問を行います。"),
        (
            Speaker("見本太郎"),
            SpeechKind.QUESTION,
            "　第１点目、街灯の増設について伺います。夜道が暗い地区が残ります。街灯を増やすべきではないでしょうか。\n"
            "　第２点目、電球の交換について伺います。切れた電球の交換が遅れています。電球の交換を早めるべきではないでしょうか。\n"
            "　第３点目、側溝の泥について伺います。大雨のたびに側溝があふれます。泥を除くべきではないでしょうか。",
        ),
        (
            Speaker("架空一郎", "区長"),
            SpeechKind.ANSWER,
            "　まず、第１点目、街灯の増設及び第２点目、電球の交換につきましては、一括してお答えいたします。街灯の増設は夜道の暗い地区から進め、電球の交換も早めてまいります。\n"
            "　次に、第３点目、側溝の泥についてでございますが、大雨の前に泥を除いてまいります。",
        ),
    )  # fmt: skip
    (exchange,) = thread(sitting, profile).exchanges
    assert titles(exchange) == ["街灯の増設・電球の交換", "側溝の泥"]
    assert exchange.style is Style.IKKATSU
    assert len(exchange.rounds[0].links) == 3


def test_a_second_round_goes_back_to_the_matter_it_names(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    chair = Speaker("議事花子", "議長")
    member, mayor = Speaker("見本太郎"), Speaker("架空一郎", "区長")
    sitting = make_sitting(
        (chair, SpeechKind.CHAIR, "　一般質問を行います。"),
        (
            member,
            SpeechKind.QUESTION,
            "　第１点目、手続のオンライン化について伺います。申請を進めるべきではないでしょうか。\n"
            "　第２点目、ため池の水害対策について伺います。堤の補強を急ぐべきではないでしょうか。",
        ),
        (
            mayor,
            SpeechKind.ANSWER,
            "　まず、第１点目、手続のオンライン化についてでございますが、申請の研究を進めます。\n"
            "　次に、第２点目、ため池の水害対策についてでございますが、堤の補強を急ぎます。",
        ),
        (member, SpeechKind.QUESTION, "　再質問を１点だけいたします。オンライン化です。\n　研究では遅いと思います。いかがでしょうか。"),
        (mayor, SpeechKind.ANSWER, "　再度のお尋ねでございます。年度内に始めます。"),
    )  # fmt: skip
    (exchange,) = thread(sitting, profile).exchanges
    speeches = [
        [passages(exchange)[one].speech for one in topic.passages] for topic in exchange.topics
    ]
    assert speeches == [[2, 3, 4, 5], [2, 3]]


def test_thanks_after_the_last_answer_open_no_round(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    member, mayor = Speaker("見本太郎"), Speaker("架空一郎", "区長")
    sitting = make_sitting(
        (member, SpeechKind.QUESTION, "　街灯のＬＥＤ化はいつ終わるのか伺います。"),
        (mayor, SpeechKind.ANSWER, "　街灯のＬＥＤ化は来年度に終わります。"),
        (
            member,
            SpeechKind.QUESTION,
            "　丁寧な御答弁、ありがとうございました。よろしくお願いいたします。",
        ),
    )
    (exchange,) = thread(sitting, profile).exchanges
    (round_,) = exchange.rounds
    assert round_.speeches == (1, 2, 3)
    assert [passage.speech for passage in round_.remarks] == [3]


def test_a_question_that_goes_on_after_a_recess_stays_one(
    make_sitting: MakeSitting, profile: Profile
) -> None:
    chair = Speaker("議事花子", "議長")
    member, mayor = Speaker("見本太郎"), Speaker("架空一郎", "区長")
    sitting = make_sitting(
        (chair, SpeechKind.CHAIR, "　一般質問を行います。見本太郎議員。"),
        (
            member,
            SpeechKind.QUESTION,
            "　通告に従い、２点質問いたします。\n　第１点目、図書館の開館時間の延長について。\n"
            "　架空図書館は午後７時に閉まります。開館時間を延長すべきと考えますが、いかがでしょうか。",
        ),
        (
            chair,
            SpeechKind.CHAIR,
            "　質問の途中ですが、暫時休憩いたします。\n　　　〇午前１１時５９分休憩\n　　　〇午後１時開議",
        ),
        (chair, SpeechKind.CHAIR, "　休憩前に引き続き会議を開きます。見本太郎議員、質問を続けてください。"),
        (
            member,
            SpeechKind.QUESTION,
            "　午前に引き続き質問いたします。\n　第２点目、ため池の水害対策について。\n"
            "　みどりため池の堤の補強をどのように進めるのか伺います。\n　以上で終わります。",
        ),
        (
            mayor,
            SpeechKind.ANSWER,
            "　見本太郎議員の２点にわたる御質問に順次お答え申し上げます。\n"
            "　まず第１点目、図書館の開館時間の延長についてでございますが、拡大を検討してまいります。\n"
            "　次に、第２点目、ため池の水害対策についてでございますが、堤の補強工事を進めてまいります。",
        ),
    )  # fmt: skip
    (exchange,) = thread(sitting, profile).exchanges
    (only,) = exchange.rounds
    assert [passage.speech for passage in only.questions] == [2, 5]
    assert [(link.question, link.answer) for link in only.links] == [
        (question.id, answer.id)
        for question, answer in zip(only.questions, only.answers, strict=True)
    ]


def test_the_same_minutes_give_the_same_threads(plenary: Sitting, profile: Profile) -> None:
    copied = replace(plenary, speeches=tuple(replace(speech) for speech in plenary.speeches))
    assert thread(plenary, profile) == thread(copied, profile)


SPEAKERS = st.sampled_from(
    [
        (Speaker("見本太郎", None, 5), SpeechKind.QUESTION),
        (Speaker("試作次郎"), SpeechKind.QUESTION),
        (Speaker("架空一郎", "区長"), SpeechKind.ANSWER),
        (Speaker("学舎教子", "教育長"), SpeechKind.ANSWER),
        (Speaker("議事花子", "議長"), SpeechKind.CHAIR),
        (Speaker(), SpeechKind.OTHER),
    ]
)
LINES = st.sampled_from(
    [
        "　第１点目、公園について。", "　第２点目、道路について伺います。", "　次に、公園のトイレについてでございますが、",
        "順次お答えいたします。", "公園の遊具を更新すべきですが、いかがでしょうか。", "道路の補修を進めてまいります。",
        "　見本太郎議員の質問を終わります。", "　次に、７番試作次郎議員。", "　〔見本太郎議員登壇〕", "　これより討論に入ります。",
        "　　　〇午後２時休憩", "以上です。", "", "　", "それから、２点目についてですけれども、検討いたします。",
        "議案第１号を議題といたします。", "「", "ﾄﾞｳﾛ？", "\u3099",
    ]
)  # fmt: skip
SPEECHES = st.lists(
    st.tuples(SPEAKERS, st.lists(st.one_of(LINES, st.text(max_size=5)), max_size=6).map("\n".join)),
    max_size=14,
)


@settings(max_examples=150, deadline=None)
@given(speeches=SPEECHES)
def test_whatever_the_minutes_say_the_contract_holds(
    profile: Profile, speeches: list[tuple[tuple[Speaker, SpeechKind], str]]
) -> None:
    sitting = Sitting(
        "k2",
        None,
        None,
        None,
        None,
        tuple(Speech("", speaker, kind, text) for (speaker, kind), text in speeches),
    )
    check_threads(thread(sitting, profile), sitting)


@pytest.mark.shared
def test_meguro_questions_stand_beside_their_answers(shared_data: Path, profile: Profile) -> None:
    raw = (shared_data / "kensakusystem" / "meguro" / "statements.txt").read_bytes()
    sitting = build_sitting(
        parse_transcript(raw.decode("cp932")),
        reference="R070217A",
        assembly=None,
        url=None,
        family="kensakusystem",
    )
    threads = thread(sitting, profile)
    check_threads(threads, sitting)
    first, second = threads.exchanges
    assert (len(first.rounds), len(second.rounds)) == (2, 3)
    assert len(first.topics) == 6

    known = passages(first)
    for topic in first.topics:
        founding = known[topic.passages[0]]
        text = sitting.speeches[founding.speech - 1].text[founding.start : founding.end]
        assert text.split("点目、")[1].startswith(f"{topic.title}について。")
    numbers = "１２３４５６"
    assert len(first.rounds[0].links) == 6
    for number, link in zip(numbers, first.rounds[0].links, strict=True):
        question, answer = known[link.question], known[link.answer]
        for passage in (question, answer):
            text = sitting.speeches[passage.speech - 1].text[passage.start : passage.end]
            assert f"第{number}点目、" in text[:20]
        role = sitting.speeches[answer.speech - 1].speaker.role
        assert role == ("教育長" if number == "６" else "区長")
        assert link.confidence >= CERTAIN
    # the member comes back to every matter, and every answer finds its question
    assert {len({known[one].speech for one in topic.passages}) for topic in first.topics} == {4}
