"""Which passages stand side by side; and that none is ever lost."""

import pytest
from fakes import exchange as made
from msgspec.structs import replace

from reader.threads.model import Exchange, Link, LinkBy
from reader.ui.thread_rows import (
    Answered,
    Aside,
    Divider,
    Row,
    Section,
    SectionKind,
    sections,
)

EXCHANGE = made.EXCHANGE


def parts(exchange: Exchange, hide: bool = True) -> dict[str, Section]:
    return {part.key: part for part in sections(exchange, made.SITTING, hide_remarks=hide)}


def shown(found: dict[str, Section]) -> set[str]:
    return {passage.id for section in found.values() for passage in section.passages()}


def test_a_topic_runs_through_all_rounds() -> None:
    items = parts(EXCHANGE)[made.LIBRARY_TOPIC].items
    first, divider, again = items
    assert isinstance(first, Row)
    assert first.questions == (made.LIBRARY_Q,)
    assert [answer.passage for answer in first.answers] == [made.LIBRARY_A]
    assert divider == Divider(1)
    assert isinstance(again, Row)
    assert again.questions == (made.AGAIN_Q,)


def test_two_questions_that_are_answered_together_share_a_row() -> None:
    links = (
        Link(made.LIBRARY_Q.id, made.LIBRARY_A.id, 0.9),
        Link(made.POND_Q.id, made.LIBRARY_A.id, 0.9),
    )
    topic = replace(EXCHANGE.topics[0], passages=(*EXCHANGE.topics[0].passages, made.POND_Q.id))
    both = replace(made.exchange(links=links), topics=(topic,))
    row = parts(both)[made.LIBRARY_TOPIC].items[0]
    assert isinstance(row, Row)
    assert row.questions == (made.LIBRARY_Q, made.POND_Q)
    assert len(row.answers[0].links) == 2


def test_a_question_without_an_answer_is_not_called_unanswered() -> None:
    links = EXCHANGE.rounds[0].links[:1]
    open_ = made.exchange(links=links, candidates=((made.POND_Q.id, (made.POND_A.id,)),))
    row = parts(open_)[made.POND_TOPIC].items[0]
    assert isinstance(row, Row)
    assert row.answered is Answered.NOT_FOUND
    assert row.candidates == (made.POND_A,)


def test_unanswered_only_when_the_reader_said_so() -> None:
    links = EXCHANGE.rounds[0].links[:1]
    row = parts(made.exchange(links=links, unanswered=(made.POND_Q.id,)))[made.POND_TOPIC].items[0]
    assert isinstance(row, Row)
    assert row.answered is Answered.NONE


@pytest.mark.parametrize(
    ("link", "estimated"),
    [
        (Link("q", "a", 0.5), True),
        (Link("q", "a", 0.9), False),
        (Link("q", "a", 0.5, confirmed=True), False),
        (Link("q", "a", 0.5, by=LinkBy.READER), False),
    ],
)
def test_only_the_programs_unconfirmed_guess_is_estimated(link: Link, estimated: bool) -> None:
    ours = replace(link, question=made.LIBRARY_Q.id, answer=made.LIBRARY_A.id)
    row = parts(made.exchange(links=(ours,)))[made.LIBRARY_TOPIC].items[0]
    assert isinstance(row, Row)
    assert row.answers[0].estimated is estimated


def test_remarks_stand_where_they_were_said_or_together_at_the_end() -> None:
    there = parts(EXCHANGE, hide=False)
    assert [item.passage for item in there["opening"].items if isinstance(item, Aside)] == [
        made.HELLO_R
    ]
    last = there[made.LIBRARY_TOPIC].items[-1]
    assert isinstance(last, Aside)
    assert last.passage == made.THANKS_R
    assert "remarks" not in there
    hidden = parts(EXCHANGE, hide=True)
    assert hidden["remarks"].passages() == [made.HELLO_R, made.THANKS_R]
    assert "opening" not in hidden


def test_the_chairs_speech_is_there_in_full() -> None:
    section = parts(EXCHANGE)["chair"]
    assert section.kind is SectionKind.CHAIR
    (speech,) = section.passages()
    assert (speech.speech, speech.start, speech.end) == (
        6,
        0,
        len(made.SITTING.speeches[5].text),
    )


@pytest.mark.parametrize("hide", [True, False])
@pytest.mark.parametrize(
    "exchange",
    [
        EXCHANGE,
        made.exchange(links=()),
        replace(EXCHANGE, topics=()),
        replace(EXCHANGE, topics=EXCHANGE.topics[1:]),
        replace(made.exchange(links=()), topics=EXCHANGE.topics[:1]),
    ],
)
def test_no_passage_is_ever_lost(exchange: Exchange, hide: bool) -> None:
    every = {
        passage.id
        for round_ in exchange.rounds
        for passage in (*round_.questions, *round_.answers, *round_.remarks)
    }
    assert every <= shown(parts(exchange, hide))
