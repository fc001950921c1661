"""Speeches cut into questions, answers and remarks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.minutes.model import Sitting
from reader.minutes.sentences import sentences
from reader.threads.answers import segment_answers
from reader.threads.model import PassageKind
from reader.threads.pieces import Piece
from reader.threads.profile import Profile
from reader.threads.segment import segment_question

SCRAPS = [
    "第１点目、", "次に、", "まず、", "それから、", "最後に、", "また、", "なお、", "（１）", "１、",
    "公園について", "道路の補修につきましては、", "でございますが、", "伺います。", "いかがでしょうか。",
    "お答えいたします。", "教育長からお答え申し上げます。", "要望いたします。", "以上です。", "\n", "　",
    "〔見本太郎議員登壇〕\n", "　　　〇午後２時休憩\n", "「よい」", "。", "？", "ＡＢＣ", "<PAGE=\"3\">\n", "\r",
    "㈱", "ﾃﾞｼﾞﾀﾙ", "𠮷野", "\u3099",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=8)), max_size=30).map("".join)


def kinds(pieces: tuple[Piece, ...]) -> list[PassageKind]:
    return [piece.kind for piece in pieces]


def headings(pieces: tuple[Piece, ...]) -> list[str]:
    return [piece.heading for piece in pieces if piece.kind is not PassageKind.REMARK]


def test_numbered_questions_stand_between_greeting_and_thanks(
    plenary: Sitting, profile: Profile
) -> None:
    text = plenary.speeches[1].text
    pieces = segment_question(text, profile)
    remark, question = PassageKind.REMARK, PassageKind.QUESTION
    assert kinds(pieces) == [remark, question, question, question, question, remark]
    assert [piece.number for piece in pieces[1:5]] == [1, 2, 3, 4]
    assert headings(pieces) == [
        "図書館の開館時間の延長について",
        "ため池の水害対策について",
        "商店街のプレミアム商品券について",
        "小学校の給食費の無償化について",
    ]
    start, end = pieces[2].ask
    assert text[start:end] == "水害対策をどのように進めるのか伺います。"
    assert "登壇" not in text[pieces[-1].start : pieces[-1].end]


def test_answers_follow_greeting_and_routing(plenary: Sitting, profile: Profile) -> None:
    (pieces,) = segment_answers([plenary.speeches[2].text], profile)
    remark, answer = PassageKind.REMARK, PassageKind.ANSWER
    assert kinds(pieces) == [remark, answer, answer, remark]
    assert headings(pieces) == ["図書館の開館時間の延長について", "ため池の水害対策について"]


def test_one_sentence_may_greet_and_name_the_matter(plenary: Sitting, profile: Profile) -> None:
    ((first, *_),) = segment_answers([plenary.speeches[3].text], profile)
    assert first.kind is PassageKind.ANSWER
    assert first.number == 4
    assert first.heading == "小学校の給食費の無償化について"


def test_two_asks_about_one_matter_are_cut_and_a_wish_is_a_remark(profile: Profile) -> None:
    text = (
        "　次に、街路樹について伺います。街路樹の倒木が相次いでいます。\n"
        "　点検はどのように行っているのでしょうか。見解を伺います。\n"
        "　また、倒れた木の跡に若木を植える予算は十分に確保されているのか、現在の状況を伺います。\n"
        "　花壇の手入れをされている皆様に感謝し、支援の継続を要望いたします。\n"
        "　次に、バス路線について伺います。減便が続いています。増便を働きかけるべきではないでしょうか。"
    )
    pieces = segment_question(text, profile)
    question, remark = PassageKind.QUESTION, PassageKind.REMARK
    assert kinds(pieces) == [question, question, remark, question]
    assert text[pieces[0].ask[0] : pieces[0].ask[1]] == "見解を伺います。"
    assert pieces[3].heading == "バス路線について"


def test_an_announcement_belongs_to_the_first_question_it_announces(profile: Profile) -> None:
    text = (
        "　次に、資源の回収について２点質問します。\n"
        "　１点目は、瓶の回収についてです。回収の日を増やすべきと考えますが、いかがでしょうか。\n"
        "　２点目は、古紙の回収についてです。持ち去りを防ぐ手だてを伺います。"
    )
    pieces = segment_question(text, profile)
    assert headings(pieces) == ["瓶の回収について", "古紙の回収について"]
    assert pieces[0].start == 1


def test_a_turn_that_was_answered_holds_a_question_whatever_it_says(profile: Profile) -> None:
    text = "ありがとうございます。歩道の段差の件、よろしくお願いいたします。"
    assert PassageKind.QUESTION not in kinds(segment_question(text, profile))
    assert PassageKind.QUESTION in kinds(segment_question(text, profile, needed=True))


def test_answers_under_group_headings(profile: Profile) -> None:
    text = (
        "　見本議員の御質問にお答えいたします。\n"
        "　初めに、観光について御質問がありました。\n"
        "　まず、朝市の開催につきましては、来月から毎週行います。\n"
        "　次に、案内板の設置につきましては、駅前に３基を設けます。\n"
        "　次に、区民プールについて御質問がありました。\n"
        "　区民プールにつきましては、建て替えを検討してまいります。"
    )
    (pieces,) = segment_answers([text], profile)
    answers = [piece for piece in pieces if piece.kind is PassageKind.ANSWER]
    assert [text[piece.start : piece.start + 8] for piece in answers] == [
        "まず、朝市の開催",
        "次に、案内板の設",
        "次に、区民プール",
    ]


def test_punctuation_and_stray_spaces_do_not_hide_a_cue(profile: Profile) -> None:
    text = "第 １ 点目，橋の架け替えについて。橋が古くなりました。いつ架け替えるのか伺い ます。"
    (piece,) = segment_question(text, profile)
    assert piece.number == 1
    assert piece.heading == "橋の架け替えについて"


def kinds_and_starts(text: str, pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.kind.value[0], text[piece.start : piece.start + 7]) for piece in pieces]


@pytest.mark.parametrize(
    "opening",
    [
        "　未来会派の見本太郎でございます。通告に従い、２点にわたり質問いたします。\n　先週の架空まつりは大変なにぎわいでした。皆様に御礼を申し上げます。\n　それでは、質問に入ります。\n",
        "　未来会派の見本太郎です。街路の安全をはじめ、身近な課題について質問します。\n",
        "　未来会派を代表いたしまして、区政運営について、２点質問いたします。\n",
        "　見本太郎です。\n　初めに、大雨でお亡くなりになられた方々に哀悼の意を表します。\n　それでは、２点にわたり質問いたします。\n",
        "　会派を代表して質問いたします。\n　予算案は過去最大です。何を伸ばし、何を見直すのか。説明が求められています。\n",
    ],
)  # fmt: skip
def test_greetings_and_announcements_are_no_questions(opening: str, profile: Profile) -> None:
    text = (
        f"{opening}　第１点目、街灯について伺います。街灯が暗いとの声があります。増やすべきではないでしょうか。\n"
        "　第２点目、側溝について伺います。泥の除去を進めるべきではないでしょうか。"
    )
    assert kinds_and_starts(text, segment_question(text, profile)) == [
        ("r", text[1:8]),
        ("q", "第１点目、街灯"),
        ("q", "第２点目、側溝"),
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "　御答弁ありがとうございました。２点、再質問いたします。\n",
        "　再質問を２点だけいたします。\n",
        "　自席から再質問をさせていただきます。\n",
    ],
)
def test_the_announcement_of_another_round_is_no_question(opening: str, profile: Profile) -> None:
    text = f"{opening}　街灯です。いつまでに増やすのか、お答えください。"
    remark, question = segment_question(text, profile)
    assert (remark.kind, question.kind) == (PassageKind.REMARK, PassageKind.QUESTION)
    assert question.heading == "街灯"


def test_a_matter_named_in_the_first_words_after_thanks(profile: Profile) -> None:
    text = (
        "よろしくお願いします。街灯について伺います。街灯の数が減っています。理由は何でしょうか。"
    )
    remark, question = segment_question(text, profile)
    assert text[remark.start : remark.end] == "よろしくお願いします。"
    assert question.heading == "街灯について"


def test_what_was_heard_is_not_asked(profile: Profile) -> None:
    text = (
        "　次に、街灯について伺います。町会の方から、夜道が怖いというお話を伺いました。\n"
        "　街灯を増やすべきと考えますが、見解を伺います。"
    )
    (question,) = segment_question(text, profile)
    assert text[question.ask[0] : question.ask[1]].endswith("見解を伺います。")


def test_the_words_after_an_ask_do_not_move_to_the_next_number(profile: Profile) -> None:
    text = (
        "　（１）街灯について伺います。街灯を増やすべきと考えますが、いかがでしょうか。\n"
        "　また、夜道を歩く区民は確実に増えています。\n"
        "　（２）側溝について伺います。泥の除去を進めるべきと考えますが、いかがでしょうか。"
    )
    pieces = segment_question(text, profile)
    assert kinds_and_starts(text, pieces) == [("q", "（１）街灯につ"), ("q", "（２）側溝につ")]


def test_an_introduction_that_only_announces_goes_to_the_first_of_its_list(
    profile: Profile,
) -> None:
    text = (
        "　次に、防災について伺います。大雨が続いています。区民の命を守る対策を求めて質問いたします。\n"
        "　１点目は、避難所についてです。毛布を増やすべきではないでしょうか。\n"
        "　２点目は、備蓄についてです。水を増やすべきではないでしょうか。"
    )
    pieces = segment_question(text, profile)
    assert kinds_and_starts(text, pieces) == [("q", "次に、防災につ"), ("q", "２点目は、備蓄")]
    assert headings(pieces) == ["避難所について", "備蓄について"]


@pytest.mark.parametrize(
    "closing",
    [
        "　以上、御答弁をお願いいたします。",
        "　以上、２点について伺いました。前向きな御答弁をお願いいたしまして、質問を終わります。",
        "　再質問を留保して、質問を終わります。",
    ],
)
def test_closing_words_are_a_remark_even_if_they_wish_for_answers(
    closing: str, profile: Profile
) -> None:
    text = f"　次に、街灯について伺います。増やすべきではないでしょうか。\n{closing}"
    question, remark = segment_question(text, profile)
    assert question.kind is PassageKind.QUESTION
    assert text[remark.start : remark.end] == closing.strip()


def test_an_ask_in_the_closing_sentence_is_still_asked(profile: Profile) -> None:
    text = "　次に、街灯について。街灯を増やすべきであります。見解を求め、私の質問を終わります。"
    (question,) = segment_question(text, profile)
    assert text[question.ask[0] : question.ask[1]] == "見解を求め、私の質問を終わります。"


def test_or_else_is_not_another_matter(profile: Profile) -> None:
    text = "街灯は減らすのですか。それとも、数は変えずに明るさを落とすのでしょうか。"
    assert len(segment_question(text, profile)) == 1


def test_counted_advice_inside_a_paragraph_is_no_numbered_question(profile: Profile) -> None:
    text = (
        "　次に、健康づくりについて伺います。心得は、１、よく歩く。２、よく眠る。３、塩を控える。"
        "区の取組を伺います。"
    )
    (question,) = segment_question(text, profile)
    assert question.heading == "健康づくりについて"


def test_first_steps_inside_an_answer_do_not_cut_it(profile: Profile) -> None:
    text = (
        "　街灯についてお答えいたします。\n"
        "　街灯の電球は順次取り替えております。\n"
        "　まずは、駅前をモデルとして、来年度に試行いたします。\n"
        "　また、一つは明るさ、もう一つは間隔が課題であります。\n"
        "　以上、お答えとさせていただきます。"
    )
    (pieces,) = segment_answers([text], profile)
    assert kinds(pieces) == [PassageKind.ANSWER, PassageKind.REMARK]


@pytest.mark.parametrize(
    "header",
    [
        "　それでは、第２点目、道路についての２項目にお答えいたします。",
        "　見本太郎議員の３項目め及び４項目めにつきまして、私からお答え申し上げます。",
        "　次に、道路についてです。",
    ],
)
def test_the_header_of_several_answers_is_a_remark(header: str, profile: Profile) -> None:
    text = f"{header}\n　まず、街灯についてでございます。増やしてまいります。\n　次に、側溝についてでございます。泥を除いてまいります。"
    (pieces,) = segment_answers([text], profile)
    assert kinds(pieces) == [PassageKind.REMARK, PassageKind.ANSWER, PassageKind.ANSWER]
    assert headings(pieces) == ["街灯について", "側溝について"]


def test_the_header_of_a_single_answer_stays_with_it(profile: Profile) -> None:
    text = "　私からは、街灯に関する再質問にお答えいたします。\n　電球の課題についてでございますが、取替えを早めてまいります。"
    ((answer,),) = segment_answers([text], profile, casual=True)
    assert answer.kind is PassageKind.ANSWER


@pytest.mark.parametrize(
    ("opening", "heading"),
    [
        ("２項目めは、街灯の増設について伺います。", "街灯の増設について"),
        ("第２の質問は、街灯の増設についてであります。", "街灯の増設について"),
        ("第二に、街灯の増設についてであります。", "街灯の増設について"),
        ("もう一点、街灯の増設についてです。", "街灯の増設について"),
    ],
)
def test_counters_are_no_part_of_a_heading(opening: str, heading: str, profile: Profile) -> None:
    text = f"　{opening}街灯が足りません。増やすべきではないでしょうか。"
    (question,) = segment_question(text, profile)
    assert question.heading == heading
    said = f"　次に、第２の御質問、{heading}でございますが、増やしてまいります。"
    ((answer,),) = segment_answers([said], profile)
    assert answer.heading == heading


def check_pieces(text: str, pieces: tuple[Piece, ...]) -> None:
    spoken = [span for span in sentences(text) if text[span[0] : span[1]].split()]
    for start, end in spoken:
        holders = [piece for piece in pieces if piece.start <= start and end <= piece.end]
        assert len(holders) == 1, "every spoken sentence stands in exactly one piece"
    for piece in pieces:
        assert 0 <= piece.start < piece.end <= len(text)
        assert piece.heading in text[piece.start : piece.end]
        if piece.kind is not PassageKind.REMARK:
            assert piece.start <= piece.ask[0] < piece.ask[1] <= piece.end
    for one, other in pairwise(pieces):
        assert one.end <= other.start


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, flag=st.booleans())
def test_pieces_hold_every_sentence_of_whatever_was_said(
    profile: Profile, text: str, flag: bool
) -> None:
    check_pieces(text, segment_question(text, profile, needed=flag))
    (answers,) = segment_answers([text], profile, casual=flag)
    check_pieces(text, answers)
    assert not answers or PassageKind.ANSWER in kinds(answers)


def test_a_profile_says_which_cue_is_broken(profile: Profile) -> None:
    mapping: dict[str, object] = {
        name: list(getattr(profile, name)) for name in Profile.__struct_fields__ if name != "name"
    }
    assert Profile.from_mapping({**mapping, "name": "general"}) == profile
    with pytest.raises(ValueError, match="question_ask"):
        Profile.from_mapping({**mapping, "question_ask": ["("]})
    with pytest.raises(ValueError, match="heading_end"):
        Profile.from_mapping({**mapping, "heading_end": None})
