"""Speeches cut into questions, answers and remarks."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.minutes.model import Sitting
from reader.minutes.sentences import sentences
from reader.threads.heading import title
from reader.threads.model import PassageKind
from reader.threads.profile import Profile
from reader.threads.segment import Piece, segment_answer, segment_question

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
    pieces = segment_answer(plenary.speeches[2].text, profile)
    remark, answer = PassageKind.REMARK, PassageKind.ANSWER
    assert kinds(pieces) == [remark, answer, answer, remark]
    assert headings(pieces) == ["図書館の開館時間の延長について", "ため池の水害対策について"]


def test_one_sentence_may_greet_and_name_the_matter(plenary: Sitting, profile: Profile) -> None:
    first = segment_answer(plenary.speeches[3].text, profile)[0]
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
    pieces = segment_answer(text, profile)
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


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        ("新たな区民ホールの見直しについて", "", "新たな区民ホールの見直し"),
        ("「夢の広場」について", "", "夢の広場"),
        (
            "",
            "　この件ですが、前回の答弁からどこまで進んだのか分かりません。",
            "この件ですが、前回の答弁からどこまで進ん",
        ),
    ],
)
def test_titles(heading: str, text: str, expected: str) -> None:
    assert title(heading, text) == expected


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
    answers = segment_answer(text, profile, casual=flag)
    check_pieces(text, answers)
    assert not answers or PassageKind.ANSWER in kinds(answers)


def test_a_profile_says_which_cue_is_broken(profile: Profile) -> None:
    mapping: dict[str, object] = {
        name: list(getattr(profile, name))
        for name in Profile.__dataclass_fields__
        if name != "name"
    }
    assert Profile.from_mapping({**mapping, "name": "general"}) == profile
    with pytest.raises(ValueError, match="question_ask"):
        Profile.from_mapping({**mapping, "question_ask": ["("]})
    with pytest.raises(ValueError, match="heading_end"):
        Profile.from_mapping({**mapping, "heading_end": None})
