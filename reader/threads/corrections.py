"""The reader's own passages and links, put on top of the program's.

First passages are split and merged, in the order in which the reader did it, then links
are corrected. A correction remembers its passages by their words, so it is found again
after the minutes were fetched anew or the program learnt to cut them otherwise
(`reader.threads.anchors`). What no longer has a place is passed over; the stored
correction stays.
"""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.threads.anchors import find_boundary, find_passage, text_of
from reader.threads.likely import likeliest
from reader.threads.model import (
    CANDIDATES,
    CERTAIN,
    SHAPING,
    Correction,
    CorrectionKind,
    Exchange,
    Link,
    LinkBy,
    Passage,
    Round,
    Threads,
    Topic,
)
from reader.threads.profile import Profile
from reader.threads.reshape import Shaping, begins, founded, reshape
from reader.threads.titles import topic_title


class _Work(Struct):
    """A round while it is corrected.

    Attributes:
        moved: answer ids whose topic has to follow a changed link.
    """

    round: Round
    links: list[Link]
    candidates: dict[str, tuple[str, ...]]
    unanswered: list[str]
    moved: list[str]


def apply(
    threads: Threads, sitting: Sitting, profile: Profile, corrections: Sequence[Correction]
) -> Threads:
    """The threads with the corrections applied in order; the newest about a pair wins.

    Links made by the reader have confidence 1 and are confirmed; topics follow links.

    Parameters:
        threads: of `sitting`, as the program made them.
        profile: the assembly's cues, by which split and merged passages get their headings.
        corrections: oldest first.
    """
    shapings = _shapings(sitting, corrections)
    linking = [correction for correction in corrections if correction.kind not in SHAPING]
    exchanges: list[Exchange] = []
    for exchange in threads.exchanges:
        shaped = reshape(exchange, sitting, shapings, profile)
        works = [_begin(round_) for round_ in shaped.rounds]
        for correction in linking:
            for work in works:
                _correct(work, sitting, correction)
        exchanges.append(_finish(shaped, works, sitting))
    return replace(threads, exchanges=tuple(exchanges))


def _shapings(sitting: Sitting, corrections: Sequence[Correction]) -> list[Shaping]:
    """The splits and merges whose words are still there, and where."""
    met = [
        (one.kind, one.question, one.answer)
        for one in corrections
        if one.kind in SHAPING and one.answer is not None
    ]
    moved = 0
    if met:
        # The longest words are hardly anywhere else: they tell how far all have moved.
        _, earlier, later = max(met, key=lambda one: len(one[1].text) + len(one[2].text))
        surest = find_boundary(sitting, earlier, later)
        moved = surest.speech - later.speech if surest is not None else 0
    found: list[Shaping] = []
    for kind, earlier, later in met:
        boundary = find_boundary(sitting, earlier, later, moved)
        if boundary is not None:
            found.append((kind, boundary))
    return found


def _begin(round_: Round) -> _Work:
    return _Work(round_, list(round_.links), dict(round_.candidates), list(round_.unanswered), [])


def _correct(work: _Work, sitting: Sitting, correction: Correction) -> None:
    question = find_passage(work.round.questions, sitting, correction.question)
    if question is None:
        return
    if correction.kind is CorrectionKind.UNANSWERED:
        work.moved.extend(link.answer for link in work.links if link.question == question.id)
        work.links = [link for link in work.links if link.question != question.id]
        if question.id not in work.unanswered:
            work.unanswered.append(question.id)
        work.candidates.pop(question.id, None)
        return
    if correction.answer is None:
        return
    answer = find_passage(work.round.answers, sitting, correction.answer)
    if answer is None:
        return
    match correction.kind:
        case CorrectionKind.CONFIRM:
            _confirm(work, question, answer)
        case CorrectionKind.LINK:
            _link(work, question, answer)
        case CorrectionKind.RELINK:
            for link in [link for link in work.links if link.answer == answer.id]:
                _unlink(work, link.question, answer, sitting)
            _link(work, question, answer)
        case CorrectionKind.UNLINK:
            _unlink(work, question.id, answer, sitting)
        case _:
            raise AssertionError(correction.kind)


def _confirm(work: _Work, question: Passage, answer: Passage) -> None:
    for place, link in enumerate(work.links):
        if (link.question, link.answer) == (question.id, answer.id):
            work.links[place] = replace(link, confirmed=True)
            work.candidates.pop(question.id, None)
            return
    # the program no longer sees what the reader saw
    _link(work, question, answer, replaces=False)


def _link(work: _Work, question: Passage, answer: Passage, replaces: bool = True) -> None:
    kept: list[Link] = []
    for link in work.links:
        mine = link.question == question.id
        doubted = replaces and link.by is LinkBy.PROGRAM and not link.confirmed
        if mine and (doubted or link.answer == answer.id):
            work.moved.append(link.answer)
        else:
            kept.append(link)
    kept.append(Link(question.id, answer.id, 1.0, LinkBy.READER, confirmed=True))
    work.links = kept
    work.moved.append(answer.id)
    work.candidates.pop(question.id, None)
    if question.id in work.unanswered:
        work.unanswered.remove(question.id)


def _unlink(work: _Work, question: str, answer: Passage, sitting: Sitting) -> None:
    pair = (question, answer.id)
    work.links = [link for link in work.links if (link.question, link.answer) != pair]
    work.moved.append(answer.id)
    left = [link for link in work.links if link.question == question]
    if any(link.confidence >= CERTAIN or link.confirmed for link in left):
        return
    known = work.candidates.get(question)
    if not known:
        # its sure link was undone
        asked = next(one for one in work.round.questions if one.id == question)
        known = likeliest(sitting, asked, work.round.answers)[: CANDIDATES + 1]
    work.candidates[question] = tuple(found for found in known if found != answer.id)


def _finish(exchange: Exchange, works: Sequence[_Work], sitting: Sitting) -> Exchange:
    topics = {topic.id: topic.title for topic in exchange.topics}
    belongs = {
        passage.id: (passage.topic, passage.continues)
        for round_ in exchange.rounds
        for passage in (*round_.questions, *round_.answers)
    }
    merged: dict[str, str] = {}
    for work in works:
        _move(work, exchange, sitting, belongs, topics, merged)
    rounds = tuple(_round(work, belongs, merged) for work in works)
    return replace(exchange, rounds=rounds, topics=_topics(exchange, rounds, topics))


def _move(
    work: _Work,
    exchange: Exchange,
    sitting: Sitting,
    belongs: dict[str, tuple[str | None, float]],
    topics: dict[str, str],
    merged: dict[str, str],
) -> None:
    """Let the topics of answers whose links changed follow these links."""
    answers = {passage.id: passage for passage in work.round.answers}
    for moved in dict.fromkeys(work.moved):
        links = [link for link in work.links if link.answer == moved]
        links.sort(key=lambda link: link.by is not LinkBy.READER)
        if links:
            belongs[moved] = belongs[links[0].question]
            for link in links[1:]:
                _merge(belongs[links[0].question][0], belongs[link.question][0], merged)
            continue
        passage = answers[moved]
        own = ids.topic_id(exchange.id, passage.speech, passage.start)
        words = text_of(sitting, passage)
        topics.setdefault(own, topic_title([passage.heading], "", words, ()))
        belongs[moved] = (own, 1.0)


def _merge(one: str | None, other: str | None, merged: dict[str, str]) -> None:
    if one is None or other is None:
        return
    kept, gone = sorted((_root(one, merged), _root(other, merged)), key=founded)
    if kept != gone:
        merged[gone] = kept


def _root(topic: str, merged: dict[str, str]) -> str:
    while topic in merged:
        topic = merged[topic]
    return topic


def _round(
    work: _Work, belongs: dict[str, tuple[str | None, float]], merged: dict[str, str]
) -> Round:
    def settled(passage: Passage) -> Passage:
        topic, continues = belongs[passage.id]
        home = None if topic is None else _root(topic, merged)
        return replace(passage, topic=home, continues=continues)

    order = {
        passage.id: n for n, passage in enumerate((*work.round.questions, *work.round.answers))
    }
    links = sorted(work.links, key=lambda link: (order[link.question], order[link.answer]))
    return replace(
        work.round,
        questions=tuple(settled(passage) for passage in work.round.questions),
        answers=tuple(settled(passage) for passage in work.round.answers),
        links=tuple(links),
        candidates=tuple(sorted(work.candidates.items(), key=lambda pair: order[pair[0]])),
        unanswered=tuple(sorted(work.unanswered, key=order.__getitem__)),
    )


def _topics(
    exchange: Exchange, rounds: Sequence[Round], titles: dict[str, str]
) -> tuple[Topic, ...]:
    """The topics that still have passages, each named after its first one."""
    gathered: dict[str, list[Passage]] = {}
    for round_ in rounds:
        for passage in (*round_.questions, *round_.answers):
            if passage.topic is not None:
                gathered.setdefault(passage.topic, []).append(passage)
    return tuple(
        Topic(topic, titles[topic], tuple(passage.id for passage in sorted(found, key=begins)))
        for topic, found in sorted(gathered.items(), key=lambda item: founded(item[0]))
    )
