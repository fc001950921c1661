"""An exchange as rows: which passages stand side by side, in which order. No Qt here.

Every passage of the exchange has a place: in its topic, or in one of the sections at the
beginning and end. Nothing is lost when threading was unsure.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from reader.jobs.thread import passages
from reader.minutes.model import Sitting, SpeechKind
from reader.threads.model import (
    CERTAIN,
    Exchange,
    Link,
    LinkBy,
    Passage,
    PassageKind,
    Round,
    Topic,
)


class SectionKind(StrEnum):
    """What a section holds."""

    OPENING = "opening"  # what is said before the first topic
    TOPIC = "topic"
    REST = "rest"  # passages of no topic
    REMARKS = "remarks"  # greetings and 要望, when they are hidden from their places
    CHAIR = "chair"


class Answered(StrEnum):
    """What is known of a question's answer."""

    LINKED = "linked"
    NOT_FOUND = "not_found"
    NONE = "none"  # the reader confirmed that there was none
    NO_QUESTION = "no_question"  # an answer without its question


class Answer(Struct, frozen=True):
    """An answer in a row, with the links that brought it there."""

    passage: Passage
    links: tuple[Link, ...] = ()

    @property
    def estimated(self) -> bool:
        """Whether a link is the program's guess that nobody confirmed."""
        return any(is_estimated(link) for link in self.links)

    @property
    def by_hand(self) -> Link | None:
        """The reader's own link, if any."""
        return next((link for link in self.links if link.by is LinkBy.READER), None)


class Row(Struct, frozen=True):
    """Questions beside the answers to them.

    Attributes:
        round: of the exchange, from 0.
        candidates: passages that may be the answer, likeliest first, other than `answers`.
    """

    round: int
    questions: tuple[Passage, ...]
    answers: tuple[Answer, ...]
    answered: Answered
    candidates: tuple[Passage, ...] = ()


class Aside(Struct, frozen=True):
    """A passage of no topic (greeting, 要望), or a chair's speech, in its place."""

    round: int
    passage: Passage
    left: bool


class Divider(Struct, frozen=True):
    """A later round begins."""

    round: int


Item = Row | Aside | Divider


class Section(Struct, frozen=True):
    """A topic through all rounds, or what belongs to none.

    Attributes:
        number: the topic's, from 1; 0 for other sections.
    """

    kind: SectionKind
    items: tuple[Item, ...]
    topic: Topic | None = None
    number: int = 0

    @property
    def key(self) -> str:
        """The topic's id, or the section's kind."""
        return self.topic.id if self.topic else self.kind.value

    def passages(self) -> list[Passage]:
        """Its passages in the order in which they are shown, each once."""
        found: dict[str, Passage] = {}
        for item in self.items:
            if isinstance(item, Row):
                for passage in (*item.questions, *(one.passage for one in item.answers)):
                    found.setdefault(passage.id, passage)
            elif isinstance(item, Aside):
                found.setdefault(item.passage.id, item.passage)
        return list(found.values())

    def slices(self) -> list[tuple[int, int, int]]:
        """The same as slices of text: a speech's number, and code points into its text."""
        return [(one.speech, one.start, one.end) for one in self.passages()]


def slices_of(exchange: Exchange, sitting: Sitting) -> list[tuple[int, int, int]]:
    """Every slice of text of an exchange, the chair's words too."""
    shown = sections(exchange, sitting, hide_remarks=True)
    return [piece for section in shown for piece in section.slices()]


def is_estimated(link: Link) -> bool:
    """Whether the window says 「対応は推定」 of a link."""
    return link.by is LinkBy.PROGRAM and not link.confirmed and link.confidence < CERTAIN


def sections(exchange: Exchange, sitting: Sitting, *, hide_remarks: bool) -> tuple[Section, ...]:
    """The exchange as sections of rows.

    Parameters:
        hide_remarks: gather greetings and 要望 in a section at the end instead of showing
            them where they were said.
    """
    placed: set[str] = set()
    topics = [_rows_of(exchange, topic, placed) for topic in exchange.topics]
    rest = _rest(exchange, placed)
    opening: list[Aside] = []
    hidden: list[Aside] = []
    for number, round_ in enumerate(exchange.rounds):
        for remark in round_.remarks:
            aside = Aside(number, remark, _is_question(sitting, remark))
            if hide_remarks:
                hidden.append(aside)
            elif not _insert(topics, aside, round_, number):
                opening.append(aside)
    found = [Section(SectionKind.OPENING, tuple(opening))]
    found += [
        Section(SectionKind.TOPIC, tuple(_divided(items)), topic, number)
        for number, (topic, items) in enumerate(zip(exchange.topics, topics, strict=True), 1)
    ]
    found.append(Section(SectionKind.REST, tuple(_divided(rest))))
    found.append(Section(SectionKind.REMARKS, tuple(hidden)))
    found.append(Section(SectionKind.CHAIR, tuple(_chair(exchange, sitting))))
    return tuple(section for section in found if section.items)


def _rows_of(exchange: Exchange, topic: Topic, placed: set[str]) -> list[Item]:
    """The topic's rows through all rounds; what they show is added to `placed`."""
    members = set(topic.passages)
    items: list[Item] = []
    for number, round_ in enumerate(exchange.rounds):
        passages = {passage.id: passage for passage in (*round_.questions, *round_.answers)}
        rows = [
            _row(number, round_, group, passages)
            for group in _groups([q for q in round_.questions if q.id in members], round_.links)
        ]
        linked = {link.answer for link in round_.links}
        rows += [
            Row(number, (), (Answer(passage),), Answered.NO_QUESTION)
            for passage in round_.answers
            if passage.id in members and passage.id not in linked
        ]
        for row in rows:
            placed.update(passage.id for passage in row.questions)
            placed.update(answer.passage.id for answer in row.answers)
        items += rows
    return items


def _groups(questions: Sequence[Passage], links: Sequence[Link]) -> list[list[Passage]]:
    """Questions that share an answer stand together."""
    groups: list[tuple[list[Passage], set[str]]] = []
    for question in questions:
        answers = {link.answer for link in links if link.question == question.id}
        for members, shared in groups:
            if answers & shared:
                members.append(question)
                shared |= answers
                break
        else:
            groups.append(([question], answers))
    return [members for members, _ in groups]


def _row(
    number: int, round_: Round, questions: Sequence[Passage], passages: dict[str, Passage]
) -> Row:
    names = [question.id for question in questions]
    links: dict[str, list[Link]] = {}
    for link in round_.links:
        if link.question in names and link.answer in passages:
            links.setdefault(link.answer, []).append(link)
    answers = tuple(
        Answer(passage, tuple(links[passage.id]))
        for passage in round_.answers
        if passage.id in links
    )
    candidates: dict[str, Passage] = {}
    for name, found in round_.candidates:
        if name in names:
            candidates |= {
                answer: passages[answer]
                for answer in found
                if answer in passages and answer not in links
            }
    if answers:
        answered = Answered.LINKED
    elif all(name in round_.unanswered for name in names):
        answered = Answered.NONE
    else:
        answered = Answered.NOT_FOUND
    return Row(number, tuple(questions), answers, answered, tuple(candidates.values()))


def _rest(exchange: Exchange, placed: set[str]) -> list[Item]:
    """Rows of what no topic shows."""
    items: list[Item] = []
    for number, round_ in enumerate(exchange.rounds):
        passages = {passage.id: passage for passage in (*round_.questions, *round_.answers)}
        shown: set[str] = set()
        for group in _groups([q for q in round_.questions if q.id not in placed], round_.links):
            row = _row(number, round_, group, passages)
            shown |= {answer.passage.id for answer in row.answers}
            items.append(row)
        items += [
            Row(number, (), (Answer(passage),), Answered.NO_QUESTION)
            for passage in round_.answers
            if passage.id not in placed and passage.id not in shown
        ]
    return items


def _insert(topics: list[list[Item]], aside: Aside, round_: Round, number: int) -> bool:
    """Put a remark behind the passage that it follows in its speech, else before the one
    that it precedes in a later round; whether there was a place."""
    remark = aside.passage
    same = [
        passage
        for passage in (*round_.questions, *round_.answers)
        if passage.speech == remark.speech
    ]
    before = [passage for passage in same if passage.start < remark.start]
    if before:
        wanted = max(before, key=lambda passage: passage.start)
    elif number and same:
        wanted = min(same, key=lambda passage: passage.start)
    else:
        return False
    for items in topics:
        for index, item in enumerate(items):
            if isinstance(item, Row) and item.round == number and _holds(item, wanted):
                at = index + 1 if before else index
                while before and at < len(items) and isinstance(items[at], Aside):
                    at += 1
                items.insert(at, aside)
                return True
    return False


def _holds(row: Row, passage: Passage) -> bool:
    return passage in row.questions or any(one.passage == passage for one in row.answers)


def _divided(items: Iterable[Item]) -> list[Item]:
    """A divider before each later round."""
    divided: list[Item] = []
    last = 0
    for item in items:
        if item.round != last:
            last = item.round
            divided.append(Divider(last))
        divided.append(item)
    return divided


def _chair(exchange: Exchange, sitting: Sitting) -> list[Aside]:
    """Speeches of the exchange that nothing above shows."""
    shown = {passage.speech for passage in passages(exchange)}
    asides: list[Aside] = []
    for number, round_ in enumerate(exchange.rounds):
        for speech in round_.speeches:
            text = sitting.speeches[speech - 1].text
            if speech not in shown and text:
                passage = Passage(
                    f"{sitting.id}#{speech}", speech, 0, len(text), PassageKind.REMARK
                )
                asides.append(Aside(number, passage, left=True))
    return asides


def _is_question(sitting: Sitting, passage: Passage) -> bool:
    return sitting.speeches[passage.speech - 1].kind is SpeechKind.QUESTION
