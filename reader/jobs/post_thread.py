"""A post that quotes an exchange under headings, as a sitting with one thread of its own."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from reader.library.records import Post
from reader.minutes import ids
from reader.minutes.model import Sitting, Speaker, Speech, SpeechKind
from reader.quotes.headings import HeadedPart, headed_parts
from reader.threads.model import (
    ALGORITHM,
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

_FAMILY = "post"
_BLANK_LINES = re.compile(r"\n(?:[ \t\u3000]*\n)+")


def post_thread(
    post: Post, proved: Sequence[tuple[int, int]] = ()
) -> tuple[Sitting, Threads] | None:
    """The questions and answers of a post, by its own headings; None where it has none.

    Nothing is guessed: a question stands beside what its headings call the answers to it. What
    the writer adds behind a quote under the same heading is nobody's answer.

    Args:
        proved: ranges of the post that are known to stand in the minutes.

    Returns:
        A sitting whose speeches are what stands under the headings, without blank lines; and its
        threads.
    """
    parts = [replace(one, end=_said_until(one, proved)) for one in headed_parts(post.text)]
    if not parts:
        return None
    sitting = Sitting(
        id=f"post:{ids.escape(post.id)}",
        assembly=None,
        meeting=post.title,
        date=post.date,
        url=post.url,
        speeches=tuple(
            Speech(
                part.heading,
                part.speaker,
                part.kind,
                _BLANK_LINES.sub("\n", post.text[part.start : part.end]),
            )
            for part in parts
        ),
        family=_FAMILY,
    )
    return sitting, Threads(sitting.id, ALGORITHM, (_exchange(sitting, post.title),))


def _said_until(part: HeadedPart, proved: Sequence[tuple[int, int]]) -> int:
    """Where what stands in the minutes ends under a heading; where none is known to, its end."""
    ends = [end for start, end in proved if part.start <= start and end <= part.end]
    return max(ends, default=part.end)


def _exchange(sitting: Sitting, title: str) -> Exchange:
    identity = ids.exchange_id(sitting.id, 1)
    topic = ids.topic_id(identity, 1, 0)
    rounds = tuple(_round(sitting, topic, numbers) for numbers in _turns(sitting))
    members = tuple(one.id for turn in rounds for one in (*turn.questions, *turn.answers))
    name = sitting.speeches[0].speaker.name
    return Exchange(
        id=identity,
        questioner=Speaker(name),
        style=Style.IKKATSU,
        topics=(Topic(topic, title, members),),
        rounds=rounds,
    )


def _turns(sitting: Sitting) -> list[list[int]]:
    """The numbers of the speeches of each round: questions, then the answers to them."""
    turns: list[list[int]] = [[]]
    answered = False
    for number, speech in enumerate(sitting.speeches, start=1):
        if speech.kind is SpeechKind.QUESTION and answered:
            turns.append([])
            answered = False
        answered = answered or speech.kind is SpeechKind.ANSWER
        turns[-1].append(number)
    return turns


def _round(sitting: Sitting, topic: str, numbers: Sequence[int]) -> Round:
    questions: list[Passage] = []
    answers: list[Passage] = []
    for number in numbers:
        speech = sitting.speeches[number - 1]
        asks = speech.kind is SpeechKind.QUESTION
        size = len(speech.text)
        (questions if asks else answers).append(
            Passage(
                id=ids.passage_id(sitting.id, number, 0),
                speech=number,
                start=0,
                end=size,
                kind=PassageKind.QUESTION if asks else PassageKind.ANSWER,
                topic=topic,
                ask=_last_sentence(speech.text),
            )
        )
    links = tuple(
        Link(question.id, answer.id, 1.0, LinkBy.PROGRAM)
        for question in questions
        for answer in answers
    )
    return Round(tuple(numbers), tuple(questions), tuple(answers), (), links)


def _last_sentence(text: str) -> tuple[int, int]:
    """What a folded passage shows."""
    end = len(text)
    return text.rstrip("。\n").rfind("。") + 1, end
