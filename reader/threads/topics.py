"""Topics: one matter followed through all rounds of an exchange.

A question of the first round founds a topic; questions that share an answer share a
topic. A question of a later round continues the topic that it, its heading or its answer
is most like, or founds another. Where matters are asked one at a time (一問一答), a
question that opens nothing goes on with the matter before it, and one that opens a
matter (次に、…) under a name that the topic never mentions founds a topic. An answer
belongs to the topic of its question; one without a question goes to the topic that it
resembles.
"""

from collections.abc import Iterable, Sequence
from math import exp

from msgspec import Struct, field

from reader.minutes.normalize import fold
from reader.threads.model import PassageKind, Style
from reader.threads.rounds import DraftRound, Part
from reader.threads.similarity import cosine, grams, parts
from reader.threads.titles import LONGEST, is_weak, title, topic_title

_CONTINUES = 0.06
"""Likeness from which a later question continues a topic."""
_SAME = 0.04
"""Bonus for the topic of the question just before, where nothing new is opened."""
_ORDER = 0.02
"""Bonus for that topic and the next one otherwise: members walk through their topics."""
_NAMED = 0.1
"""Bonus for a topic whose name holds the words that name the later question."""
_MENTIONED = 0.5
"""Share of a name's n-grams that a topic holds if it speaks of the same matter."""
_STRONG = 0.3
"""Likeness that outweighs an unheard name."""
_ELSEWHERE = 0.15
"""How much more an unopened question must be like another topic to leave the one before."""
_FEW = 3
"""Questions in a turn up to which matters are asked one at a time."""
_RESEMBLES = 0.03
"""Likeness from which an unlinked answer goes to a topic."""
_LOOSE = 0.4
"""At most so sure is an unlinked answer's topic."""

Key = tuple[int, int]
"""Speech number and offset of a part."""


class TopicDraft(Struct):
    """A topic while it grows.

    Attributes:
        title: what it is called.
        name: the n-grams of that.
        parts: its parts so far, in order of the rounds.
        asked, answered: the folded texts of these, behind each other.
    """

    title: str
    name: frozenset[int]
    parts: list[Part] = field(default_factory=list[Part])
    asked: str = ""
    answered: str = ""

    def add(self, parts: Iterable[Part]) -> None:
        """Put parts at the end."""
        for part in parts:
            self.parts.append(part)
            words = fold(part.text) + "\n"
            if part.piece.kind is PassageKind.QUESTION:
                self.asked += words
            else:
                self.answered += words


class Topics(Struct, frozen=True):
    """The topics of an exchange.

    Attributes:
        drafts: in the order in which they were founded.
        belongs: part → (index of its topic, how sure).
    """

    drafts: tuple[TopicDraft, ...]
    belongs: dict[Key, tuple[int, float]]


def find_topics(rounds: Sequence[DraftRound], style: Style) -> Topics:
    """Give every question and answer of an exchange its topic.

    Parameters:
        rounds: of one exchange, in order.
        style: in 一問一答 and 分割 a round goes on where the one before it stopped.
    """
    drafts: list[TopicDraft] = []
    belongs: dict[Key, tuple[int, float]] = {}
    previous: int | None = None
    for place, draft in enumerate(rounds):
        links: dict[int, list[int]] = {}
        for q, a, _ in draft.alignment.links:
            links.setdefault(q, []).append(a)
        if style is Style.IKKATSU:
            previous = None
        one_by_one = style is Style.ICHIMON and len(draft.questions) <= _FEW
        for group in _groups(len(draft.questions), links):
            questions = [draft.questions[q] for q in group]
            answers = [
                draft.answers[a] for a in sorted({a for q in group for a in links.get(q, ())})
            ]
            chosen, sure = (None, 1.0)
            if place and one_by_one:
                chosen, sure = _goes_on(questions, answers, drafts, previous)
            elif place:
                chosen, sure = _earlier(questions, answers, drafts, previous)
            if chosen is None:
                chosen = len(drafts)
                drafts.append(_named(_title(questions, answers)))
            for part in [*questions, *answers]:
                belongs[part.key] = (chosen, sure)
            drafts[chosen].add([*questions, *answers])
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


def _goes_on(
    questions: Sequence[Part],
    answers: Sequence[Part],
    drafts: Sequence[TopicDraft],
    previous: int | None,
) -> tuple[int | None, float]:
    """Like `_earlier`, where matters are asked one at a time."""
    if previous is None or questions[0].piece.opened:
        return _earlier(questions, answers, drafts, previous, asked_only=True)
    likeness = [_likeness(questions, answers, draft) for draft in drafts]
    best = max(range(len(likeness)), key=lambda index: (likeness[index], -index))
    if likeness[best] < likeness[previous] + _ELSEWHERE:
        best = previous
    return best, _surety(likeness[best] + _ELSEWHERE, _ELSEWHERE)


def _earlier(
    questions: Sequence[Part],
    answers: Sequence[Part],
    drafts: Sequence[TopicDraft],
    previous: int | None,
    asked_only: bool = False,
) -> tuple[int | None, float]:
    """The topic that later questions continue and how sure that is, or None and 1.

    Parameters:
        asked_only: a topic speaks of what was asked, whatever the answers touched upon.
    """
    likeness = [_likeness(questions, answers, draft) for draft in drafts]
    names = _new_names(questions)
    if names:
        for index, draft in enumerate(drafts):
            if not any(_mentioned(name, draft, asked_only) for name in names):
                likeness[index] = 0.0 if likeness[index] < _STRONG else likeness[index] / 2
    if previous is not None and not questions[0].piece.opened:
        likeness[previous] += _SAME
    elif previous is not None:
        for index in range(previous, min(previous + 2, len(likeness))):
            likeness[index] += _ORDER
    order = sorted(range(len(likeness)), key=lambda index: (-likeness[index], index))
    if not order or likeness[order[0]] < _CONTINUES:
        return None, 1.0
    best = likeness[order[0]]
    margin = best - (likeness[order[1]] if len(order) > 1 else 0.0)
    return order[0], _surety(best, margin)


def _surety(best: float, margin: float) -> float:
    return round(1.0 / (1.0 + exp(1.0 - 8.0 * best - 12.0 * margin)), 3)


def _new_names(questions: Sequence[Part]) -> list[str]:
    """The names under which opened matters are asked; [] where one goes without a name."""
    names = [title(part.piece.heading) for part in questions if part.piece.opened]
    return names if all(names) and not any(map(is_weak, names)) else []


def _mentioned(name: str, draft: TopicDraft, asked_only: bool) -> bool:
    """Whether a topic speaks of the matter: it has most of the name's word parts."""
    wanted = parts(name)
    if not wanted:
        return True
    words = f"{fold(draft.title)}\n{draft.asked}"
    if not asked_only:
        words += draft.answered
    return sum(gram in words for gram in wanted) >= _MENTIONED * len(wanted)


def _likeness(questions: Sequence[Part], answers: Sequence[Part], draft: TopicDraft) -> float:
    asked = max(_like(part, other) for part in questions for other in draft.parts)
    answered = max((_like(part, other) for part in answers for other in draft.parts), default=0.0)
    named = max((_covered(part.name, draft.name) for part in questions), default=0.0)
    return max(asked, 0.5 * asked + 0.5 * answered) + _NAMED * named


def _covered(name: frozenset[int], other: frozenset[int]) -> float:
    """The share of a question's name that a topic's name holds."""
    return len(name & other) / len(name) if name else 0.0


def _like(one: Part, other: Part) -> float:
    return max(cosine(one.whole, other.whole), 0.8 * cosine(one.head, other.head))


def _adopt(answer: Part, drafts: list[TopicDraft]) -> tuple[int, float]:
    likeness = [
        max((cosine(answer.whole, part.whole) for part in draft.parts), default=0.0)
        for draft in drafts
    ]
    best = max(range(len(drafts)), key=lambda index: (likeness[index], -index), default=None)
    if best is None or likeness[best] < _RESEMBLES:
        drafts.append(_named(_title([answer], [])))
        best, sure = len(drafts) - 1, 1.0
    else:
        sure = round(min(_LOOSE, likeness[best]), 3)
    drafts[best].add([answer])
    return best, sure


def _named(name: str) -> TopicDraft:
    return TopicDraft(name, frozenset(grams(name).keys.tolist()))


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
