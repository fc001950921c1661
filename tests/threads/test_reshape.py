"""Splitting and merging passages: what the reader asked for, nothing else, and for ever."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from reader.minutes.model import Sitting, Speaker, SpeechKind
from reader.threads.anchors import anchor_of, find_boundary
from reader.threads.corrections import apply
from reader.threads.joints import Joint, can_split, cuts, joint, neighbour
from reader.threads.model import (
    CERTAIN,
    Correction,
    CorrectionKind,
    Exchange,
    LinkBy,
    Passage,
    PassageKind,
    Round,
    Threads,
)
from reader.threads.profile import Profile
from reader.threads.thread import thread

from .conftest import MAYOR, MEMBER, SUPERINTENDENT, sitting

MADE = "2024-02-21T09:00:00+09:00"


def words(of: Sitting, passage: Passage) -> str:
    return of.speeches[passage.speech - 1].text[passage.start : passage.end]


def passages(of: Round | Exchange) -> list[Passage]:
    rounds = of.rounds if isinstance(of, Exchange) else (of,)
    return [
        passage
        for round_ in rounds
        for passage in (*round_.questions, *round_.answers, *round_.remarks)
    ]


def split(of: Sitting, passage: Passage, cut: int) -> Correction:
    return Correction(
        CorrectionKind.SPLIT,
        anchor_of(of, passage.speech, passage.start, cut),
        anchor_of(of, passage.speech, cut, passage.end),
        MADE,
    )


def about(kind: CorrectionKind, of: Sitting, one: Passage, other: Passage) -> Correction:
    first, second = (anchor_of(of, p.speech, p.start, p.end) for p in (one, other))
    return Correction(kind, first, second, MADE)


def merge(of: Sitting, one: Passage, other: Passage) -> Correction:
    return about(CorrectionKind.MERGE, of, one, other)


@pytest.fixture
def plain(plenary: Sitting, profile: Profile) -> Threads:
    return thread(plenary, profile)


def first_round(threads: Threads) -> Round:
    return threads.exchanges[0].rounds[0]


# --- what one can do ---------------------------------------------------------


def test_halves_are_exactly_the_old_passage(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    question = first_round(plain).questions[0]
    cut = plenary.speeches[1].text.index("隣の空想市")
    changed = first_round(thread(plenary, profile, [split(plenary, question, cut)]))
    one, other = changed.questions[:2]
    assert words(plenary, one) + words(plenary, other) == words(plenary, question)
    assert words(plenary, other).startswith("隣の空想市")
    assert changed.questions[2:] == first_round(plain).questions[1:]


def test_a_half_has_its_own_ask_and_heading(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    answer = first_round(plain).answers[1]
    cut = plenary.speeches[2].text.index("　また、排水ポンプ")
    exchange = thread(plenary, profile, [split(plenary, answer, cut)]).exchanges[0]
    one, other = exchange.rounds[0].answers[1:3]
    assert other.heading == "排水ポンプ"
    text = plenary.speeches[2].text
    assert text[slice(*one.ask)].endswith("設計に着手しております。")
    assert text[slice(*other.ask)].endswith("備えを固めてまいります。")


def test_two_matters_that_were_taken_for_one_are_two_topics_when_both_sides_are_split(
    profile: Profile,
) -> None:
    of = sitting(
        (
            MEMBER,
            SpeechKind.QUESTION,
            "　第１点目、図書館の開館時間の延長について。図書館の開館時間が短く、商店街の商品券も"
            "少ない。商店街の商品券を再び発行する考えはあるのか伺います。",
        ),
        (
            MAYOR,
            SpeechKind.ANSWER,
            "　まず第１点目、図書館の開館時間の延長についてでございますが、検討してまいります。\n"
            "　次に、商店街の商品券についてでございますが、商店街の商品券を再び発行してまいります。",
        ),
    )
    plain = first_round(thread(of, profile))
    (question,), (answer,) = plain.questions, plain.answers
    made = [
        split(of, question, of.speeches[0].text.index("商店街の商品券を再び")),
        split(of, answer, of.speeches[1].text.index("　次に")),
    ]
    exchange = thread(of, profile, made).exchanges[0]
    one, other = exchange.rounds[0].questions
    links = {(link.question, link.answer) for link in exchange.rounds[0].links}
    library, coupons = exchange.rounds[0].answers
    assert (one.id, library.id) in links
    assert (other.id, coupons.id) in links
    assert one.topic == library.topic
    assert other.topic == coupons.topic != one.topic
    assert "商品券" in exchange.topics[1].title


def test_a_guess_after_a_split_stays_marked_as_one(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    question = first_round(plain).questions[0]
    cut = plenary.speeches[1].text.index("隣の空想市")
    changed = first_round(thread(plenary, profile, [split(plenary, question, cut)]))
    for half in changed.questions[:2]:
        links = [link for link in changed.links if link.question == half.id]
        assert all(link.by is LinkBy.PROGRAM and not link.confirmed for link in links)
        if not any(link.confidence >= CERTAIN for link in links):
            assert dict(changed.candidates)[half.id]


def test_merged_questions_share_their_answers_and_their_topic(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    library, pond = first_round(plain).questions[:2]
    threads = thread(plenary, profile, [merge(plenary, library, pond)])
    whole = first_round(threads).questions[0]
    between = plenary.speeches[1].text[library.end : pond.start]
    assert words(plenary, whole) == words(plenary, library) + between + words(plenary, pond)
    answers = [link.answer for link in first_round(threads).links if link.question == whole.id]
    assert answers == [answer.id for answer in first_round(plain).answers[:2]]
    topics = {one.topic for one in first_round(threads).answers[:2]}
    assert topics == {whole.topic}
    assert len(threads.exchanges[0].topics) == len(plain.exchanges[0].topics) - 1


def test_a_wish_is_taken_into_the_question_behind_it(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    question = first_round(plain).questions[0]
    greeting = neighbour(first_round(plain), question, -1)
    assert greeting is not None
    assert greeting.kind is PassageKind.REMARK
    changed = first_round(thread(plenary, profile, [merge(plenary, greeting, question)]))
    assert changed.questions[0].kind is PassageKind.QUESTION
    assert words(plenary, changed.questions[0]).startswith(words(plenary, greeting))
    assert len(changed.remarks) == len(first_round(plain).remarks) - 1
    assert changed.questions[0].topic == question.topic


def test_a_link_by_hand_is_put_on_the_new_passages(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    question, coupons = first_round(plain).questions[0], first_round(plain).questions[2]
    cut = plenary.speeches[1].text.index("隣の空想市")
    made = [split(plenary, question, cut)]
    half = first_round(thread(plenary, profile, made)).questions[1]
    answer = first_round(plain).answers[1]
    made.append(about(CorrectionKind.RELINK, plenary, half, answer))
    changed = first_round(thread(plenary, profile, made))
    assert [link.question for link in changed.links if link.answer == answer.id] == [half.id]
    assert coupons in changed.questions


def test_an_answer_that_is_moved_leaves_candidates_where_it_was(
    plenary: Sitting, profile: Profile, plain: Threads
) -> None:
    pond, coupons = first_round(plain).questions[1:3]
    answer = first_round(plain).answers[1]
    moved = about(CorrectionKind.RELINK, plenary, coupons, answer)
    changed = first_round(thread(plenary, profile, [moved]))
    assert [link.question for link in changed.links if link.answer == answer.id] == [coupons.id]
    assert answer.id not in dict(changed.candidates)[pond.id]
    assert next(one for one in changed.answers if one.id == answer.id).topic == coupons.topic


# --- what one cannot do ------------------------------------------------------


def test_what_is_not_spoken_between_two_passages_keeps_them_apart(profile: Profile) -> None:
    of = sitting(
        (
            MEMBER,
            SpeechKind.QUESTION,
            "　図書館の開館時間の延長を伺います。\n　〔資料を示す〕\n　次に、ため池の水害対策について伺います。",
        ),
        (MAYOR, SpeechKind.ANSWER, "　検討してまいります。"),
    )
    round_ = first_round(thread(of, profile))
    one, other = round_.questions
    assert neighbour(round_, one, 1) == other
    assert joint(of.speeches[0].text, one, other) is Joint.WORDS_BETWEEN
    assert joint(of.speeches[0].text, one, neighbour(round_, one, -1)) is Joint.EDGE
    unheard = merge(of, one, other)
    assert thread(of, profile, [unheard]) == thread(of, profile)


def test_two_greetings_need_no_merging() -> None:
    text = "　おはようございます。　ありがとうございます。"
    one, other = (
        Passage("", 1, start, end, PassageKind.REMARK) for start, end in ((0, 11), (11, 23))
    )
    assert joint(text, one, other) is Joint.REMARKS


def test_a_passage_is_not_split_where_a_half_would_hold_no_words() -> None:
    text = "　図書館について伺います。\n　"
    passage = Passage("", 1, 0, len(text), PassageKind.QUESTION)
    assert not can_split(text, passage, 1)
    assert not can_split(text, passage, len(text) - 1)
    assert can_split(text, passage, 4)
    assert not can_split(text, replace(passage, kind=PassageKind.REMARK), 4)


def test_sentences_are_split_before_the_indentation_of_their_paragraph() -> None:
    text = "　図書館です。伺います。\n　ため池です。\n　〔柵を示す〕\n伺います。"
    passage = Passage("", 1, 0, len(text), PassageKind.QUESTION)
    assert [text[cut:][:5] for cut in cuts(text, passage)] == [
        "伺います。",
        "　ため池で",
        "伺います。",
    ]


def test_of_equal_places_the_nearest_is_the_boundary() -> None:
    of = sitting((MEMBER, SpeechKind.QUESTION, "はい。伺います。\n" * 3))
    text = of.speeches[0].text
    cut = text.index("伺", 10)
    found = find_boundary(of, anchor_of(of, 1, 9, cut), anchor_of(of, 1, cut, cut + 5))
    assert found is not None
    assert found.cut == cut


# --- for ever ----------------------------------------------------------------

MATTERS = ("図書館の開館時間", "ため池の水害対策", "商店街の商品券", "給食費の無償化", "公園の遊具")
OPENERS = (
    "　第{n}点目、{m}について。",
    "　次に、{m}について伺います。",
    "　{m}も大切です。",
    "{m}です。",
)
ASKS = (
    "{m}をどう進めるのか伺います。",
    "{m}は足りているのでしょうか。見解を伺います。",
    "{m}を広げるよう要望いたします。",
    "「{m}はどうか。」との声があります。𠮷野も心配しています。",
)
TELLS = (
    "　次に、{m}についてでございますが、検討してまいります。",
    "{m}につきましては、来年度に行います。\n　〔図を示す〕",
    "　{m}は難しいものと考えております。",
    "　{m}は以上、お答えとさせていただきます。",
)


@st.composite
def speeches(draw: st.DrawFn, turn: str, patterns: tuple[str, ...]) -> str:
    """A speech whose sentences are said nowhere else: words are all that tells places apart."""
    lines = draw(
        st.lists(
            st.tuples(st.sampled_from(patterns), st.sampled_from(MATTERS), st.booleans()),
            min_size=1,
            max_size=7,
        )
    )
    parts = [
        pattern.format(n=number, m=f"{turn}{'子丑寅卯辰巳午'[number - 1]}{matter}")
        + ("\n" if broken else "")
        for number, (pattern, matter, broken) in enumerate(lines, 1)
    ]
    return "".join(parts)


@st.composite
def sittings(draw: st.DrawFn) -> Sitting:
    turns: list[tuple[Speaker, SpeechKind, str]] = []
    for asked, told, also in ("甲乙丙", "丁戊己")[: draw(st.integers(1, 2))]:
        turns.append((MEMBER, SpeechKind.QUESTION, draw(speeches(asked, (*OPENERS, *ASKS)))))
        turns.append((MAYOR, SpeechKind.ANSWER, draw(speeches(told, TELLS))))
        if draw(st.booleans()):
            turns.append((SUPERINTENDENT, SpeechKind.ANSWER, draw(speeches(also, TELLS))))
    return sitting(*turns)


Hand = tuple[str, int, int]
HANDS = st.lists(
    st.tuples(
        st.sampled_from(["split", "split", "cut", "merge", "merge", "link", "unlink", "undo"]),
        st.integers(0, 1000),
        st.integers(0, 1000),
    ),
    max_size=9,
)


@dataclass
class Desk:
    """A reader at work on a sitting; `seen` is what was there before each correction."""

    sitting: Sitting
    profile: Profile
    made: list[Correction] = field(default_factory=list[Correction])
    seen: list[Threads] = field(default_factory=list[Threads])

    def __post_init__(self) -> None:
        self.plain = thread(self.sitting, self.profile)

    def now(self) -> Threads:
        return apply(self.plain, self.sitting, self.profile, self.made)

    def act(self, hand: Hand) -> None:
        what, one, other = hand
        if what == "undo":
            if self.made:
                self.made.pop()
                assert self.now() == self.seen.pop()
            return
        before = self.now()
        rounds = [round_ for exchange in before.exchanges for round_ in exchange.rounds]
        if not rounds:
            return
        round_ = rounds[one % len(rounds)]
        correction = self._chosen(round_, what, one, other)
        if correction is None:
            return
        self.seen.append(before)
        self.made.append(correction)
        step = {CorrectionKind.SPLIT: 1, CorrectionKind.MERGE: -1}.get(correction.kind, 0)
        assert count(self.now()) == count(before) + step

    def _chosen(self, round_: Round, what: str, one: int, other: int) -> Correction | None:
        spoken = passages(round_)
        passage = spoken[one % len(spoken)]
        text = self.sitting.speeches[passage.speech - 1].text
        if what == "split":
            places = cuts(text, passage)
            return split(self.sitting, passage, places[other % len(places)]) if places else None
        if what == "cut":
            cut = passage.start + other % max(1, passage.end - passage.start)
            return split(self.sitting, passage, cut) if can_split(text, passage, cut) else None
        if what == "merge":
            beside = neighbour(round_, passage, 1)
            if beside is None or joint(text, passage, beside) is not Joint.FREE:
                return None
            return merge(self.sitting, passage, beside)
        if not round_.questions or not round_.answers:
            return None
        kinds = {
            "link": (CorrectionKind.LINK, CorrectionKind.RELINK, CorrectionKind.CONFIRM),
            "unlink": (CorrectionKind.UNLINK,),
        }[what]
        return about(
            kinds[other % len(kinds)],
            self.sitting,
            round_.questions[one % len(round_.questions)],
            round_.answers[other % len(round_.answers)],
        )


def count(threads: Threads) -> int:
    return sum(len(passages(exchange)) for exchange in threads.exchanges)


def letters(of: Sitting, threads: Threads) -> set[tuple[int, int]]:
    """Every character that some passage holds, but for white space."""
    return {
        (passage.speech, at)
        for exchange in threads.exchanges
        for passage in passages(exchange)
        for at in range(passage.start, passage.end)
        if not of.speeches[passage.speech - 1].text[at].isspace()
    }


def told(of: Sitting, threads: Threads) -> Iterator[object]:
    """What the reader sees, by words."""
    for exchange in threads.exchanges:
        names = {topic.id: topic.title for topic in exchange.topics}
        for round_ in exchange.rounds:
            said = {one.id: words(of, one) for one in passages(round_)}
            yield [
                (words(of, one), one.kind, names.get(one.topic or "")) for one in passages(round_)
            ]
            yield {(said[one.question], said[one.answer], one.by) for one in round_.links}
            yield [(said[q], [said[a] for a in found]) for q, found in round_.candidates]


RELAXED = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@RELAXED
@given(of=sittings(), hands=HANDS)
def test_whatever_is_done_no_word_is_lost_or_told_twice(
    profile: Profile, of: Sitting, hands: list[Hand]
) -> None:
    desk = Desk(of, profile)
    for hand in hands:
        desk.act(hand)
    threads = desk.now()
    assert letters(of, threads) == letters(of, desk.plain)
    for exchange in threads.exchanges:
        found = passages(exchange)
        assert len({one.id for one in found}) == len(found)
        ends: dict[int, int] = {}
        for one in sorted(found, key=lambda one: (one.speech, one.start)):
            assert ends.get(one.speech, 0) <= one.start < one.end
            assert words(of, one).strip()
            assert one.ask == (0, 0) or one.start <= one.ask[0] < one.ask[1] <= one.end
            ends[one.speech] = one.end
        for round_ in exchange.rounds:
            for kind in (round_.questions, round_.answers, round_.remarks):
                assert list(kind) == sorted(kind, key=lambda one: (one.speech, one.start))
            questions = {one.id for one in round_.questions}
            answers = {one.id for one in round_.answers}
            assert {link.question for link in round_.links} <= questions
            assert {link.answer for link in round_.links} <= answers
            assert {name for name, _ in round_.candidates} <= questions
            assert {name for _, found in round_.candidates for name in found} <= answers
        gathered = [one for topic in exchange.topics for one in topic.passages]
        assert sorted(gathered) == sorted(one.id for one in found if one.topic is not None)
        assert all(topic.title for topic in exchange.topics)
    while desk.made:
        desk.act(("undo", 0, 0))
    assert desk.now() == desk.plain


@RELAXED
@given(of=sittings(), hands=HANDS)
def test_corrections_are_found_again_in_minutes_that_were_fetched_anew(
    profile: Profile, of: Sitting, hands: list[Hand]
) -> None:
    desk = Desk(of, profile)
    for hand in hands:
        desk.act(hand)
    hello = replace(of.speeches[0], kind=SpeechKind.CHAIR, text="　会議を開きます。")
    later = replace(of, speeches=(hello, *of.speeches))
    assert list(told(later, thread(later, profile, desk.made))) == list(told(of, desk.now()))


def test_the_same_words_before_and_behind_the_old_place_are_those_behind(profile: Profile) -> None:
    """「子図書館の開館時間」 stands in two answers, as far before the old place as behind it."""
    asker, mayor = Speaker("見本太郎", None, 5), Speaker("架空一郎", "区長")
    told_of = "図書館の開館時間についてでございますが、検討してまいります。"
    of = sitting(
        (asker, SpeechKind.QUESTION, "　次に、甲子図書館の開館時間について伺います。"),
        (mayor, SpeechKind.ANSWER, "　次に、乙子" + told_of),
        (asker, SpeechKind.QUESTION, "　第1点目、丁子図書館の開館時間について。"),
        (mayor, SpeechKind.ANSWER, "　次に、戊子" + told_of),
    )
    desk = Desk(of, profile)
    for hand in (("cut", 1, 4), ("cut", 29, 1)):
        desk.act(hand)
    hello = replace(of.speeches[0], kind=SpeechKind.CHAIR, text="　会議を開きます。")
    later = replace(of, speeches=(hello, *of.speeches))
    assert list(told(later, thread(later, profile, desk.made))) == list(told(of, desk.now()))


def test_a_split_where_the_program_cuts_by_now_changes_nothing(
    plenary: Sitting, plain: Threads, profile: Profile
) -> None:
    one, other = first_round(plain).questions[:2]
    old = replace(one, end=other.end)
    assert thread(plenary, profile, [split(plenary, old, other.start)]) == plain
