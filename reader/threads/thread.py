"""A sitting as threads: exchanges, rounds, passages, links, topics, corrections."""

from collections.abc import Callable, Sequence

from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.threads.corrections import apply
from reader.threads.exchanges import find_exchanges
from reader.threads.model import (
    ALGORITHM,
    Bounds,
    Correction,
    Exchange,
    Link,
    Passage,
    Round,
    Threads,
    Topic,
)
from reader.threads.profile import Profile
from reader.threads.rounds import DraftRound, Part, draft_rounds
from reader.threads.topics import Topics, find_topics


def thread(sitting: Sitting, profile: Profile, corrections: Sequence[Correction] = ()) -> Threads:
    """Take a sitting apart into exchanges whose questions stand beside their answers.

    The same input gives the same result.

    Parameters:
        sitting: ids are derived from its id; offsets are code points of its speeches.
        profile: the assembly's cues.
        corrections: the reader's own, oldest first; those that no longer apply are passed
            over.
    """
    exchanges: list[Exchange] = []
    for bounds in find_exchanges(sitting):
        drafts = draft_rounds(sitting, bounds, profile)
        # a question turn without one spoken sentence leaves nothing to show
        if drafts and drafts[0].questions:
            exchanges.append(_exchange(sitting, bounds, drafts))
    threads = Threads(sitting.id, ALGORITHM, tuple(exchanges))
    return apply(threads, sitting, profile, corrections) if corrections else threads


def thread_first(
    sitting: Sitting,
    profile: Profile,
    corrections: Sequence[Correction],
    wanted: Callable[[Bounds], bool],
) -> Threads:
    """What is needed first of a sitting that may take a second to be taken apart whole.

    Parameters:
        wanted: tells the exchange to be shown; where it is none, the first one is.

    Returns:
        That exchange as `thread` makes it; the others have neither rounds nor topics.
    """
    found = find_exchanges(sitting)
    first = next((bounds for bounds in found if wanted(bounds)), found[0] if found else None)
    exchanges: list[Exchange] = []
    for bounds in found:
        drafts = draft_rounds(sitting, bounds, profile) if bounds is first else ()
        exchanges.append(_exchange(sitting, bounds, drafts))
    threads = Threads(sitting.id, ALGORITHM, tuple(exchanges))
    return apply(threads, sitting, profile, corrections) if corrections else threads


def _exchange(sitting: Sitting, bounds: Bounds, drafts: Sequence[DraftRound]) -> Exchange:
    exchange = ids.exchange_id(sitting.id, bounds.first)
    topics = find_topics(drafts, bounds.style)
    parts: list[list[tuple[int, int]]] = [[] for _ in topics.drafts]
    for key in sorted(topics.belongs):
        parts[topics.belongs[key][0]].append(key)
    names = [ids.topic_id(exchange, *keys[0]) for keys in parts]
    return Exchange(
        id=exchange,
        questioner=bounds.questioner,
        style=bounds.style,
        topics=tuple(
            Topic(name, draft.title, tuple(ids.passage_id(sitting.id, *key) for key in keys))
            for name, draft, keys in zip(names, topics.drafts, parts, strict=True)
        ),
        rounds=tuple(_round(sitting, draft, topics, names) for draft in drafts),
    )


def _round(sitting: Sitting, draft: DraftRound, topics: Topics, names: Sequence[str]) -> Round:
    def passage(part: Part) -> Passage:
        piece = part.piece
        index, sure = topics.belongs.get(part.key, (None, 1.0))
        return Passage(
            id=ids.passage_id(sitting.id, *part.key),
            speech=part.speech,
            start=piece.start,
            end=piece.end,
            kind=piece.kind,
            topic=None if index is None else names[index],
            heading=piece.heading,
            ask=piece.ask,
            continues=sure,
        )

    questions = tuple(passage(part) for part in draft.questions)
    answers = tuple(passage(part) for part in draft.answers)
    alignment = draft.alignment
    return Round(
        speeches=draft.speeches,
        questions=questions,
        answers=answers,
        remarks=tuple(passage(part) for part in draft.remarks),
        links=tuple(
            Link(questions[q].id, answers[a].id, confidence) for q, a, confidence in alignment.links
        ),
        candidates=tuple(
            (questions[q].id, tuple(answers[a].id for a in found))
            for q, found in sorted(alignment.candidates.items())
        ),
    )
