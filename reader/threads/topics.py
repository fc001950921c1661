"""Topics: one matter followed through all rounds of an exchange.

A question of the first round founds a topic; questions that share an answer share a
topic. A question of a later round continues the topic that it, its heading or its answer
is most like, or founds another. An answer belongs to the topic of its question; one
without a question goes to the topic that it resembles.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp

from reader.threads.rounds import DraftRound, Part
from reader.threads.similarity import cosine, grams
from reader.threads.titles import LONGEST, is_weak, title, topic_title

_CONTINUES = 0.06
"""Likeness from which a later question continues a topic."""
_SAME = 0.04
"""Bonus for the topic of the question just before, where nothing new is opened."""
_ORDER = 0.02
"""Bonus for that topic and the next one otherwise: members walk through their topics."""
_NAMED = 0.1
"""Bonus for a topic whose name holds the words that name the later question."""
_RESEMBLES = 0.03
"""Likeness from which an unlinked answer goes to a topic."""
_LOOSE = 0.4
"""At most so sure is an unlinked answer's topic."""

Key = tuple[int, int]
"""Speech number and offset of a part."""


@dataclass(slots=True)
class TopicDraft:
    """A topic while it grows.

    Attributes:
        title: what it is called.
        parts: its parts so far, in order of the rounds.
    """

    title: str
    parts: list[Part] = field(default_factory=list[Part])


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of an exchange.

    Attributes:
        drafts: in the order in which they were founded.
        belongs: part → (index of its topic, how sure).
    """

    drafts: tuple[TopicDraft, ...]
    belongs: dict[Key, tuple[int, float]]


def find_topics(rounds: Sequence[DraftRound]) -> Topics:
    """Give every question and answer of an exchange its topic."""
    drafts: list[TopicDraft] = []
    belongs: dict[Key, tuple[int, float]] = {}
    previous: int | None = None
    for place, draft in enumerate(rounds):
        links: dict[int, list[int]] = {}
        for q, a, _ in draft.alignment.links:
            links.setdefault(q, []).append(a)
        known = len(drafts)
        for group in _groups(len(draft.questions), links):
            questions = [draft.questions[q] for q in group]
            answers = [
                draft.answers[a] for a in sorted({a for q in group for a in links.get(q, ())})
            ]
            chosen, sure = (None, 1.0)
            if place:
                chosen, sure = _earlier(questions, answers, drafts[:known], previous)
            if chosen is None:
                chosen = len(drafts)
                drafts.append(TopicDraft(_title(questions, answers)))
            for part in [*questions, *answers]:
                belongs[part.key] = (chosen, sure)
            drafts[chosen].parts.extend([*questions, *answers])
            previous = chosen
        for answer in draft.answers:
            if answer.key not in belongs:
                belongs[answer.key] = _adopt(answer, drafts)
    return Topics(tuple(drafts), belongs)


def _groups(count: int, links: dict[int, list[int]]) -> list[list[int]]:
    """Questions that share an answer, directly or through another question, in order."""
    home = list(range(count))

    def find(q: int) -> int:
        while home[q] != q:
            q = home[q]
        return q

    serves: dict[int, int] = {}
    for q in sorted(links):
        for a in links[q]:
            other = find(serves.setdefault(a, q))
            mine = find(q)
            home[max(other, mine)] = min(other, mine)
    groups: dict[int, list[int]] = {}
    for q in range(count):
        groups.setdefault(find(q), []).append(q)
    return list(groups.values())


def _earlier(
    questions: Sequence[Part],
    answers: Sequence[Part],
    drafts: Sequence[TopicDraft],
    previous: int | None,
) -> tuple[int | None, float]:
    """The topic that later questions continue and how sure that is, or None and 1."""
    likeness = [_likeness(questions, answers, draft) for draft in drafts]
    if previous is not None and not questions[0].piece.opened:
        if previous < len(likeness):
            likeness[previous] += _SAME
    elif previous is not None:
        for index in range(previous, min(previous + 2, len(likeness))):
            likeness[index] += _ORDER
    order = sorted(range(len(likeness)), key=lambda index: (-likeness[index], index))
    if not order or likeness[order[0]] < _CONTINUES:
        return None, 1.0
    best = likeness[order[0]]
    margin = best - (likeness[order[1]] if len(order) > 1 else 0.0)
    sure = 1.0 / (1.0 + exp(1.0 - 8.0 * best - 12.0 * margin))
    return order[0], round(sure, 3)


def _likeness(questions: Sequence[Part], answers: Sequence[Part], draft: TopicDraft) -> float:
    asked = max(_like(part, other) for part in questions for other in draft.parts)
    answered = max((_like(part, other) for part in answers for other in draft.parts), default=0.0)
    named = max((_covered(part.piece.heading, draft.title) for part in questions), default=0.0)
    return max(asked, 0.5 * asked + 0.5 * answered) + _NAMED * named


def _covered(heading: str, name: str) -> float:
    """The share of a heading's n-grams that a topic's name holds."""
    wanted = grams(title(heading))
    if not wanted:
        return 0.0
    held = grams(name)
    return sum(gram in held for gram in wanted) / len(wanted)


def _like(one: Part, other: Part) -> float:
    return max(cosine(one.whole, other.whole), 0.8 * cosine(one.head, other.head))


def _adopt(answer: Part, drafts: list[TopicDraft]) -> tuple[int, float]:
    likeness = [
        max((cosine(answer.whole, part.whole) for part in draft.parts), default=0.0)
        for draft in drafts
    ]
    best = max(range(len(drafts)), key=lambda index: (likeness[index], -index), default=None)
    if best is None or likeness[best] < _RESEMBLES:
        drafts.append(TopicDraft(_title([answer], [])))
        best, sure = len(drafts) - 1, 1.0
    else:
        sure = round(min(_LOOSE, likeness[best]), 3)
    drafts[best].parts.append(answer)
    return best, sure


def _title(questions: Sequence[Part], answers: Sequence[Part]) -> str:
    parts = [*questions, *answers]
    first = parts[0]
    ask = first.piece.ask if questions else first.piece.lead
    own = [title(part.piece.heading) for part in questions if part.piece.opened]
    own = list(dict.fromkeys(words for words in own if words and not is_weak(words)))
    together = "・".join(own)
    if len(own) > 1 and len(together) <= LONGEST:
        # two matters with one answer
        return together
    return topic_title(
        [part.piece.heading for part in parts],
        first.text[ask[0] - first.piece.start : ask[1] - first.piece.start],
        first.text,
        [part.text for part in answers],
    )
