"""Threads come out as they went in; corrections outlive them."""

from collections.abc import Callable

from reader.library.library import Library
from reader.minutes.model import Sitting, Speaker
from reader.threads.model import (
    ALGORITHM,
    Anchor,
    Bounds,
    Correction,
    CorrectionKind,
    Exchange,
    Link,
    LinkBy,
    Passage,
    PassageKind,
    Round,
    Style,
    Threads,
    Topic,
)


def _threads(sitting: str) -> Threads:
    exchange = f"{sitting}#x3"
    topic = f"{exchange}t3-1"
    question = Passage(
        f"{sitting}#3p1", 3, 1, 20, PassageKind.QUESTION, topic, "学校図書館", (5, 20)
    )
    greeting = Passage(f"{sitting}#3p0", 3, 0, 1, PassageKind.REMARK)
    answer = Passage(f"{sitting}#4p0", 4, 0, 25, PassageKind.ANSWER, topic, "", (3, 25), 0.5)
    return Threads(
        sitting,
        ALGORITHM,
        (
            Exchange(
                exchange,
                Speaker("見本太郎", None, 20),
                Style.IKKATSU,
                (Topic(topic, "学校図書館の開館時間", (question.id, answer.id)),),
                (
                    Round(
                        (3, 4),
                        (question,),
                        (answer,),
                        (greeting,),
                        (Link(question.id, answer.id, 0.625, LinkBy.PROGRAM, confirmed=True),),
                        ((question.id, (answer.id,)),),
                        (question.id,),
                    ),
                ),
            ),
        ),
    )


def test_threads_come_out_as_they_went_in(
    library: Library, make_sitting: Callable[..., Sitting], one_exchange: tuple[Bounds, ...]
) -> None:
    sitting = make_sitting()
    library.sittings.store(sitting, one_exchange)
    assert library.threads.pending() == [sitting.id]
    assert library.threads.load(sitting.id) is None
    library.threads.save(_threads(sitting.id), [])
    assert library.threads.load(sitting.id) == _threads(sitting.id)
    assert library.threads.pending() == []
    found = library.threads.topics_at([(sitting.id, 3, 7), (sitting.id, 3, 0), ("gone", 1, 1)])
    assert {place: topic.title for place, topic in found.items()} == {
        (sitting.id, 3, 7): "学校図書館の開館時間"
    }


def test_a_changed_sitting_is_threaded_anew_but_its_corrections_stay(
    library: Library, make_sitting: Callable[..., Sitting], one_exchange: tuple[Bounds, ...]
) -> None:
    sitting = make_sitting()
    library.sittings.store(sitting, one_exchange)
    library.threads.save(_threads(sitting.id))
    correction = Correction(
        CorrectionKind.CONFIRM,
        Anchor(3, 1, 20, sitting.speeches[2].text[1:20]),
        Anchor(4, 0, 25, sitting.speeches[3].text[0:25]),
        "2026-01-01T00:00:00+00:00",
    )
    identity = library.corrections.add(sitting.id, correction)
    library.sittings.store(make_sitting(answer="　別の答弁です。"), one_exchange)
    assert library.threads.load(sitting.id) is None
    assert library.threads.pending() == [sitting.id]
    assert library.corrections.of(sitting.id) == [(identity, correction)]
    library.corrections.undo(identity)
    assert library.corrections.of(sitting.id) == []


def test_no_answer_is_remembered_without_an_answer(library: Library) -> None:
    correction = Correction(
        CorrectionKind.UNANSWERED, Anchor(3, 1, 5, "学校図書"), None, "2026-01-01T00:00:00+00:00"
    )
    identity = library.corrections.add("架空区議会:R070217A", correction)
    assert library.corrections.of("架空区議会:R070217A") == [(identity, correction)]
