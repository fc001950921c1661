"""Passages that the reader split and merged.

Only what was touched changes. The new passages get their ask and heading as any other;
the links of a split passage go to the half that they fit better, as estimates, and those
of merged ones stay together. Halves that no answer joins any more part their topic;
passages of two topics that were merged join theirs.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.threads.anchors import Boundary, text_of
from reader.threads.heading import answer_heading, question_heading
from reader.threads.joints import Joint, can_split, joint
from reader.threads.likely import likeliest, likeness
from reader.threads.model import (
    CANDIDATES,
    CERTAIN,
    CorrectionKind,
    Exchange,
    Link,
    Passage,
    PassageKind,
    Round,
    Topic,
)
from reader.threads.profile import Profile
from reader.threads.titles import topic_title
from reader.threads.units import answer_units, question_units

_GUESS = 0.5
"""At most so sure is a link that a split alone suggests."""

Shaping = tuple[CorrectionKind, Boundary]
"""A split or a merge, and the place between the two passages."""


def reshape(
    exchange: Exchange, sitting: Sitting, shapings: Iterable[Shaping], profile: Profile
) -> Exchange:
    """The exchange with passages split and merged in that order.

    Splits inside no question or answer and merges of what does not touch are passed over.
    """
    shaped = _Shaped(
        exchange.id,
        sitting,
        profile,
        [_Draft.of(round_) for round_ in exchange.rounds],
        {topic.id: topic.title for topic in exchange.topics},
    )
    for kind, boundary in shapings:
        for draft in shaped.rounds:
            if boundary.speech not in draft.round.speeches:
                continue
            if kind is CorrectionKind.SPLIT:
                shaped.split(draft, boundary)
            else:
                shaped.merge(draft, boundary)
    return replace(
        exchange,
        topics=tuple(Topic(topic, title, ()) for topic, title in shaped.titles.items()),
        rounds=tuple(draft.finish() for draft in shaped.rounds),
    )


class _Draft(Struct):
    """A round while its passages are shaped; all kinds of them together, in order."""

    round: Round
    passages: list[Passage]
    links: list[Link]
    candidates: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, round_: Round) -> "_Draft":
        found = [*round_.questions, *round_.answers, *round_.remarks]
        return cls(round_, sorted(found, key=begins), list(round_.links), dict(round_.candidates))

    def of_kind(self, kind: PassageKind) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.passages if passage.kind is kind)

    def replace(self, old: Sequence[Passage], new: Sequence[Passage]) -> None:
        at = self.passages.index(old[0])
        self.passages[at : at + len(old)] = new

    def partners(self, passage: Passage) -> list[Passage]:
        """The passages that it is linked with."""
        linked = {
            link.answer if link.question == passage.id else link.question
            for link in self.links
            if passage.id in (link.question, link.answer)
        }
        return [one for one in self.passages if one.id in linked]

    def component(self, passage: Passage) -> list[Passage]:
        """The passages that links join with one, directly or through others, and itself."""
        found: dict[str, Passage] = {}
        waiting = [passage]
        while waiting:
            one = waiting.pop()
            if one.id not in found:
                found[one.id] = one
                waiting.extend(self.partners(one))
        return sorted(found.values(), key=begins)

    def finish(self) -> Round:
        return replace(
            self.round,
            questions=self.of_kind(PassageKind.QUESTION),
            answers=self.of_kind(PassageKind.ANSWER),
            remarks=self.of_kind(PassageKind.REMARK),
            links=tuple(self.links),
            candidates=tuple(self.candidates.items()),
        )


class _Shaped(Struct):
    """An exchange while its passages are shaped."""

    exchange: str
    sitting: Sitting
    profile: Profile
    rounds: list[_Draft]
    titles: dict[str, str]

    def split(self, draft: _Draft, boundary: Boundary) -> None:
        text = self.sitting.speeches[boundary.speech - 1].text
        old = next(
            (
                passage
                for passage in draft.passages
                if passage.speech == boundary.speech and can_split(text, passage, boundary.cut)
            ),
            None,
        )
        if old is None:
            return
        second_id = ids.passage_id(self.sitting.id, old.speech, boundary.cut)
        halves = (
            self._described(replace(old, end=boundary.cut)),
            self._described(replace(old, id=second_id, start=boundary.cut)),
        )
        draft.replace([old], halves)
        self._divide_links(draft, old, halves)
        self._offer(draft, {old.id: (halves[0].id, halves[1].id)})
        self._part_topics(draft, halves)

    def merge(self, draft: _Draft, boundary: Boundary) -> None:
        inside = [one for one in draft.passages if one.speech == boundary.speech]
        first = next((p for p in inside if p.start < boundary.before <= p.end), None)
        second = next((p for p in inside if p.start <= boundary.after < p.end), None)
        text = self.sitting.speeches[boundary.speech - 1].text
        if first is None or second is None or first is second:
            return
        if joint(text, first, second) is not Joint.FREE:
            return
        spoken = first if first.kind is not PassageKind.REMARK else second
        whole = self._described(replace(spoken, id=first.id, start=first.start, end=second.end))
        topics = [one.topic for one in (first, second) if one.topic is not None]
        draft.replace([first, second], [whole])
        gone = {first.id: (whole.id,), second.id: (whole.id,)}
        draft.links = _renamed(draft.links, gone)
        self._offer(draft, gone)
        if len(topics) > 1:
            self._join_topics(topics[0], topics[1])

    # --- words --------------------------------------------------------------

    def _described(self, passage: Passage) -> Passage:
        """The passage with the ask and heading that its words have."""
        words = text_of(self.sitting, passage)
        if passage.kind is PassageKind.QUESTION:
            units = question_units(words, self.profile)
            stands = next((unit for unit in reversed(units) if unit.ask), None)
        else:
            units = answer_units(words, self.profile)
            stands = None
        if not units:
            return replace(passage, ask=(0, 0), heading="")
        stands = stands or units[-1]
        heading = (
            question_heading(words, units, stands, self.profile)
            if passage.kind is PassageKind.QUESTION
            else answer_heading(words, units[0], self.profile)
        )
        ask = (passage.start + stands.start, passage.start + stands.end)
        return replace(passage, ask=ask, heading=heading)

    def _title(self, members: Sequence[Passage]) -> str:
        """What a topic of these passages of one round is called."""
        questions = [one for one in members if one.kind is PassageKind.QUESTION]
        answers = [one for one in members if one.kind is PassageKind.ANSWER]
        first = (questions or answers)[0]
        text = self.sitting.speeches[first.speech - 1].text
        return topic_title(
            [one.heading for one in (*questions, *answers)],
            text[first.ask[0] : first.ask[1]],
            text_of(self.sitting, first),
            [text_of(self.sitting, one) for one in answers],
        )

    # --- links --------------------------------------------------------------

    def _divide_links(self, draft: _Draft, old: Passage, halves: Sequence[Passage]) -> None:
        mine = [link for link in draft.links if old.id in (link.question, link.answer)]
        draft.links = [link for link in draft.links if link not in mine]
        asked = old.kind is PassageKind.QUESTION
        others = draft.of_kind(PassageKind.ANSWER if asked else PassageKind.QUESTION)
        alike = [
            dict(zip((one.id for one in others), likeness(self.sitting, half, others), strict=True))
            for half in halves
        ]
        served: list[list[Link]] = [[], []]
        for link in mine:
            other = link.answer if asked else link.question
            better = 0 if alike[0][other] >= alike[1][other] else 1
            served[better].append(_between(halves[better], other, asked, link.confidence, alike))
        taken = {end for link in draft.links for end in (link.question, link.answer)}
        for place, half in enumerate(halves):
            if not served[place] and mine:
                # The half has no answer (or question) of its own yet; a guess is better than none.
                linked = {link.answer if asked else link.question: link.confidence for link in mine}
                free = [one.id for one in others if one.id not in taken and one.id not in linked]
                best = max([*linked, *free], key=lambda other: alike[place][other])
                sure = min(linked.get(best, _GUESS), _GUESS)
                served[place].append(_between(half, best, asked, sure, alike))
        order = {one.id: place for place, one in enumerate(draft.passages)}
        draft.links = sorted(
            [*draft.links, *served[0], *served[1]],
            key=lambda link: (order[link.question], order[link.answer]),
        )

    def _offer(self, draft: _Draft, gone: dict[str, tuple[str, ...]]) -> None:
        """Candidates for the questions that are not surely answered, by the new names."""
        renamed: dict[str, tuple[str, ...]] = {}
        for question, answers in draft.candidates.items():
            for name in gone.get(question, (question,)):
                found = [new for answer in answers for new in gone.get(answer, (answer,))]
                renamed[name] = tuple(dict.fromkeys([*renamed.get(name, ()), *found]))
        touched = {new for names in gone.values() for new in names}
        answers = draft.of_kind(PassageKind.ANSWER)
        for question in draft.of_kind(PassageKind.QUESTION):
            links = [link for link in draft.links if link.question == question.id]
            if any(link.confidence >= CERTAIN for link in links):
                renamed.pop(question.id, None)
            elif question.id in touched or any(link.answer in touched for link in links):
                likely = likeliest(self.sitting, question, answers)
                renamed[question.id] = likely[: CANDIDATES + 1]
        draft.candidates = renamed

    # --- topics -------------------------------------------------------------

    def _part_topics(self, draft: _Draft, halves: Sequence[Passage]) -> None:
        topic = halves[0].topic
        one = draft.component(halves[0])
        if topic is None or halves[1] in one:
            return
        stays, leaves = sorted(
            (one, draft.component(halves[1])), key=lambda found: begins(found[0])
        )
        if all(passage.kind is PassageKind.ANSWER for passage in leaves):
            return  # an answer without a question stays with what it was said about
        leaving = [passage for passage in leaves if passage.topic == topic]
        own = ids.topic_id(self.exchange, leaving[0].speech, leaving[0].start)
        if own in self.titles:
            return
        self.titles[own] = self._title(leaving)
        if begins(stays[0]) == founded(topic):
            self.titles[topic] = self._title([one for one in stays if one.topic == topic])
        for passage in leaving:
            draft.replace([passage], [replace(passage, topic=own, continues=1.0)])

    def _join_topics(self, one: str, other: str) -> None:
        kept, gone = sorted((one, other), key=founded)
        for draft in self.rounds:
            draft.passages = [
                replace(passage, topic=kept) if passage.topic == gone else passage
                for passage in draft.passages
            ]


def _between(
    half: Passage, other: str, asked: bool, confidence: float, alike: Sequence[dict[str, float]]
) -> Link:
    """A link of a half, less sure the more its words could also mean the other half."""
    mine = alike[0][other] + alike[1][other]
    share = max(alike[0][other], alike[1][other]) / mine if mine else _GUESS
    sure = round(confidence * share, 3)
    return Link(half.id, other, sure) if asked else Link(other, half.id, sure)


def _renamed(links: Sequence[Link], gone: dict[str, tuple[str, ...]]) -> list[Link]:
    """The links with the merged passage in place of its parts, each pair once."""
    found: dict[tuple[str, str], Link] = {}
    for link in links:
        question = gone.get(link.question, (link.question,))[0]
        answer = gone.get(link.answer, (link.answer,))[0]
        known = found.get((question, answer))
        if known is None or link.confidence > known.confidence:
            found[question, answer] = replace(link, question=question, answer=answer)
    return list(found.values())


def begins(passage: Passage) -> tuple[int, int]:
    """Where a passage stands in its sitting: its speech, and where it begins there."""
    return passage.speech, passage.start


def founded(topic: str) -> tuple[int, int]:
    """Speech and offset of a topic's first passage, which its id ends with."""
    speech, _, start = topic.rpartition("t")[2].partition("-")
    return int(speech), int(start)
