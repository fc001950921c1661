"""The reader's own links, on top of the program's and through changed minutes."""

from msgspec.structs import replace

from reader.minutes.model import Sitting
from reader.threads.corrections import apply
from reader.threads.model import (
    Anchor,
    Correction,
    CorrectionKind,
    Link,
    LinkBy,
    Passage,
    Round,
    Threads,
)
from reader.threads.profile import Profile
from reader.threads.thread import thread


def anchor(passage: Passage, sitting: Sitting) -> Anchor:
    text = sitting.speeches[passage.speech - 1].text[passage.start : passage.end]
    return Anchor(passage.speech, passage.start, passage.end, text)


def correct(
    kind: CorrectionKind, sitting: Sitting, question: Passage, answer: Passage | None = None
) -> Correction:
    return Correction(
        kind,
        anchor(question, sitting),
        None if answer is None else anchor(answer, sitting),
        "2024-02-21T09:00:00+09:00",
    )


def first_round(threads: Threads) -> Round:
    return threads.exchanges[0].rounds[0]


def links_of(round_: Round, question: Passage) -> list[Link]:
    return [link for link in round_.links if link.question == question.id]


def topic_of(round_: Round, passage: Passage) -> str | None:
    return next(one.topic for one in (*round_.questions, *round_.answers) if one.id == passage.id)


def test_a_confirmed_link_stays_the_programs_but_is_no_longer_doubted(
    plenary: Sitting, profile: Profile
) -> None:
    plain = thread(plenary, profile)
    question, answer = first_round(plain).questions[0], first_round(plain).answers[0]
    confirm = correct(CorrectionKind.CONFIRM, plenary, question, answer)
    (link,) = links_of(first_round(thread(plenary, profile, [confirm])), question)
    assert link.confirmed
    assert link.by is LinkBy.PROGRAM


def test_a_link_by_hand_replaces_the_programs_and_moves_the_answers_topic(
    plenary: Sitting, profile: Profile
) -> None:
    plain = first_round(thread(plenary, profile))
    coupons, pond_answer = plain.questions[2], plain.answers[1]
    library, library_answer = plain.questions[0], plain.answers[0]
    by_hand = [
        correct(CorrectionKind.UNLINK, plenary, plain.questions[1], pond_answer),
        correct(CorrectionKind.LINK, plenary, coupons, pond_answer),
        correct(CorrectionKind.LINK, plenary, library, plain.answers[2]),
    ]
    threads = thread(plenary, profile, by_hand)
    changed = first_round(threads)
    assert links_of(changed, coupons) == [
        Link(coupons.id, pond_answer.id, 1.0, LinkBy.READER, confirmed=True)
    ]
    assert topic_of(changed, pond_answer) == coupons.topic
    assert [link.answer for link in links_of(changed, library)] == [plain.answers[2].id]
    assert topic_of(changed, library_answer) != library.topic
    assert coupons.id not in dict(changed.candidates)
    gathered = [one for topic in threads.exchanges[0].topics for one in topic.passages]
    assert len(gathered) == len(set(gathered))


def test_one_answer_linked_to_two_questions_joins_their_topics(
    plenary: Sitting, profile: Profile
) -> None:
    plain = first_round(thread(plenary, profile))
    coupons, pond, pond_answer = plain.questions[2], plain.questions[1], plain.answers[1]
    threads = thread(
        plenary, profile, [correct(CorrectionKind.LINK, plenary, coupons, pond_answer)]
    )
    changed = first_round(threads)
    assert topic_of(changed, coupons) == topic_of(changed, pond) == topic_of(changed, pond_answer)
    assert len(threads.exchanges[0].topics) == 3


def test_an_undone_link_leaves_candidates(plenary: Sitting, profile: Profile) -> None:
    plain = first_round(thread(plenary, profile))
    question, answer = plain.questions[0], plain.answers[0]
    unlink = correct(CorrectionKind.UNLINK, plenary, question, answer)
    changed = first_round(thread(plenary, profile, [unlink]))
    assert links_of(changed, question) == []
    assert answer.id not in dict(changed.candidates)[question.id]
    assert set(dict(changed.candidates)[question.id]) <= {one.id for one in plain.answers}


def test_unanswered_stands_until_a_link_is_made(plenary: Sitting, profile: Profile) -> None:
    plain = first_round(thread(plenary, profile))
    question, answer = plain.questions[2], plain.answers[0]
    nothing = correct(CorrectionKind.UNANSWERED, plenary, question)
    after = first_round(thread(plenary, profile, [nothing]))
    assert after.unanswered == (question.id,)
    assert question.id not in dict(after.candidates)
    linked = correct(CorrectionKind.LINK, plenary, question, answer)
    both = first_round(thread(plenary, profile, [nothing, linked]))
    assert both.unanswered == ()
    assert len(links_of(both, question)) == 1


def test_corrections_find_their_words_after_a_new_speech_was_put_before_them(
    plenary: Sitting, profile: Profile
) -> None:
    plain = first_round(thread(plenary, profile))
    made = correct(CorrectionKind.LINK, plenary, plain.questions[2], plain.answers[1])
    later = replace(plenary, speeches=(plenary.speeches[0], *plenary.speeches))
    changed = first_round(thread(later, profile, [made]))
    (link,) = [link for link in changed.links if link.by is LinkBy.READER]
    assert link.question == changed.questions[2].id
    assert link.answer == changed.answers[1].id


def test_corrections_find_the_passage_that_overlaps_most(
    plenary: Sitting, profile: Profile
) -> None:
    plain = thread(plenary, profile)
    question, answer = first_round(plain).questions[2], first_round(plain).answers[1]
    made = correct(CorrectionKind.LINK, plenary, question, answer)
    # made when the program still cut the passage shorter
    old = made.question
    shorter = replace(made, question=Anchor(old.speech, old.start + 5, old.end - 5, old.text[5:-5]))
    expected = apply(plain, plenary, profile, [made])
    assert apply(plain, plenary, profile, [shorter]) == expected


def test_a_correction_whose_words_are_gone_is_passed_over(
    plenary: Sitting, profile: Profile
) -> None:
    plain = thread(plenary, profile)
    lost = Anchor(99, 0, 4, "何もない")
    made = Correction(CorrectionKind.LINK, lost, lost, "2024-02-21T09:00:00+09:00")
    assert apply(plain, plenary, profile, [made]) == plain
