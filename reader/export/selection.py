"""What a quote is made from: cells of a sitting, and which of their paragraphs are ticked.

The window and the command line build a `Selection` here, let the reader tick, and
hand it to `reader.export.formats.render`. Nothing is copied or changed: a part
holds its speech's whole text and offsets into it.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import BadSelection, NotFound
from reader.minutes.model import Sitting, Speaker, SpeechKind
from reader.minutes.sentences import paragraphs
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


class PartKind(StrEnum):
    """What the words of a part do."""

    QUESTION = "question"
    ANSWER = "answer"
    OTHER = "other"  # the chair, or a speech outside any exchange


class LinkState(StrEnum):
    """How sure it is that a part belongs where it stands in the selection."""

    CERTAIN = "certain"
    ESTIMATED = "estimated"  # 「対応は推定」
    READER = "reader"  # linked by hand
    UNLINKED = "unlinked"  # no link says anything about it


class QuotedPart(Struct, frozen=True):
    """One cell: a stretch of one speech.

    Attributes:
        speech: the speech's number in the sitting, from 1.
        round: the round's number, from 1; a 再質問 is round 2.
        text: the whole text of the speech; all offsets are code points into it.
        start, end: the stretch that the cell covers.
        spoken: the paragraphs of the whole speech, without the lines nobody spoke;
            they tell whether words were left out between two paragraphs.
        paragraphs: `spoken` cut to the stretch.
        ticked: for each of `paragraphs`, whether it is quoted.
    """

    speech: int
    speaker: Speaker
    kind: PartKind
    round: int
    text: str
    start: int
    end: int
    spoken: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    ticked: tuple[bool, ...]
    link: LinkState = LinkState.UNLINKED

    @property
    def chosen(self) -> tuple[tuple[int, int], ...]:
        """The ticked paragraphs."""
        return tuple(span for span, tick in zip(self.paragraphs, self.ticked, strict=True) if tick)


class Selection(Struct, frozen=True):
    """Parts of one sitting in reading order, with what the source line needs.

    Attributes:
        sitting: the sitting's id.
        url, family: as in `reader.minutes.model.Sitting`.
        summary_record: the minutes are a summary (要点記録), not word for word.
        title: the topic's, "" where the selection has none.
    """

    sitting: str
    assembly: str | None
    meeting: str | None
    date: Date | None
    url: str | None
    family: str
    summary_record: bool
    parts: tuple[QuotedPart, ...]
    title: str = ""

    @property
    def count(self) -> int:
        """How many paragraphs there are to tick; they are numbered from 1 over all parts."""
        return sum(len(part.paragraphs) for part in self.parts)

    @property
    def chosen(self) -> int:
        """How many are ticked."""
        return sum(sum(part.ticked) for part in self.parts)


# --- builders ----------------------------------------------------------------


def from_exchange(
    sitting: Sitting, exchange: Exchange, *, summary_record: bool | None = None
) -> Selection:
    """All questions and answers of an exchange as they were spoken, round by round.

    Greetings, 要望 and routing (the rounds' remarks) are left out.

    Parameters:
        summary_record: None takes what the sitting's record says of itself.
    """
    parts: list[QuotedPart | None] = []
    for number, turn in enumerate(exchange.rounds, start=1):
        passages = sorted(turn.questions + turn.answers, key=_place)
        parts += [
            _part(sitting, passage, number, _state(passage, turn.links, number))
            for passage in passages
        ]
    title = exchange.topics[0].title if len(exchange.topics) == 1 else ""
    return _selection(sitting, parts, title, summary_record)


def from_topic(
    sitting: Sitting, exchange: Exchange, topic_id: str, *, summary_record: bool | None = None
) -> Selection:
    """One topic through all rounds: in each round its questions, then their answers.

    Raises:
        NotFound: the exchange has no topic of that id.
    """
    topic = _topic(exchange, topic_id)
    if topic is None:
        raise NotFound(id=topic_id)
    members = set(topic.passages)
    parts: list[QuotedPart | None] = []
    for number, turn in enumerate(exchange.rounds, start=1):
        questions = [passage for passage in turn.questions if passage.id in members]
        asked = {passage.id for passage in questions}
        links = tuple(link for link in turn.links if link.question in asked)
        linked = {link.answer for link in links}
        answers = [passage for passage in turn.answers if passage.id in members | linked]
        for passage in (*sorted(questions, key=_place), *sorted(answers, key=_place)):
            state = _state(passage, links, number)
            if passage.kind is PassageKind.ANSWER and state is LinkState.UNLINKED:
                # It stands here by its topic alone, which is a guess like a weak link.
                state = LinkState.ESTIMATED
            parts.append(_part(sitting, passage, number, state))
    return _selection(sitting, parts, topic.title, summary_record)


def from_passage(
    sitting: Sitting, exchange: Exchange, passage_id: str, *, summary_record: bool | None = None
) -> Selection:
    """One passage alone.

    Raises:
        NotFound: the exchange has no passage of that id.
    """
    for number, turn in enumerate(exchange.rounds, start=1):
        for passage in turn.questions + turn.answers + turn.remarks:
            if passage.id == passage_id:
                part = _part(sitting, passage, number, LinkState.UNLINKED)
                topic = _topic(exchange, passage.topic)
                title = topic.title if topic else passage.heading
                return _selection(sitting, [part], title, summary_record)
    raise NotFound(id=passage_id)


def from_range(
    sitting: Sitting,
    speech_number: int,
    start: int,
    end: int,
    *,
    exchange: Exchange | None = None,
    summary_record: bool | None = None,
) -> Selection:
    """A stretch of one speech: a text selection, or a speech outside any exchange.

    Parameters:
        speech_number: from 1.
        start, end: half-open range of code points into the speech's text; what lies
            beyond the text is cut off.
        exchange: the exchange that the speech belongs to; it gives the round.

    Raises:
        NotFound: the sitting has no such speech.
    """
    return from_ranges(
        sitting, [(speech_number, start, end)], exchange=exchange, summary_record=summary_record
    )


def from_ranges(
    sitting: Sitting,
    ranges: Sequence[tuple[int, int, int]],
    *,
    exchange: Exchange | None = None,
    summary_record: bool | None = None,
) -> Selection:
    """A text selection that runs over several speeches: (speech number, start, end) each.

    Raises:
        NotFound: the sitting has no such speech.
    """
    parts: list[QuotedPart | None] = []
    for number, start, end in ranges:
        kind, turn = PartKind.OTHER, 1
        if exchange is not None:
            kind, turn = _place_in(sitting, exchange, number)
        parts.append(_cell(sitting, number, (start, end), kind, turn, LinkState.UNLINKED))
    return _selection(sitting, parts, "", summary_record)


# --- ticking -----------------------------------------------------------------


def tick(selection: Selection, numbers: Collection[int]) -> Selection:
    """The selection with exactly the paragraphs of these numbers (from 1) ticked."""
    parts: list[QuotedPart] = []
    first = 1
    for part in selection.parts:
        after = first + len(part.paragraphs)
        parts.append(
            replace(part, ticked=tuple(number in numbers for number in range(first, after)))
        )
        first = after
    return replace(selection, parts=tuple(parts))


_RANGE = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_HYPHENS = str.maketrans(dict.fromkeys("~〜‐‑–—−ー", "-"))


def choose(selection: Selection, given: str) -> Selection:
    """The selection with only the paragraphs of a list such as ``1,2,5-7`` ticked.

    Full-width digits and signs, 「、」 and spaces between the items are tolerated.

    Raises:
        BadSelection: not such a list, or a number that there is no paragraph for.
    """
    wanted: set[int] = set()
    plain = unicodedata.normalize("NFKC", given).translate(_HYPHENS)
    items = [item for item in re.split(r"[,、\s]+", plain) if item]
    for item in items:
        match = _RANGE.fullmatch(item)
        if match is None:
            raise BadSelection(given=given, count=selection.count)
        first = int(match[1])
        last = int(match[2] or match[1])
        if not 1 <= first <= last <= selection.count:
            raise BadSelection(given=given, count=selection.count)
        wanted.update(range(first, last + 1))
    if not wanted:
        raise BadSelection(given=given, count=selection.count)
    return tick(selection, wanted)


def nothing_of(sitting: Sitting) -> Selection:
    """A selection of no words, for what is said of the sitting itself."""
    return _selection(sitting, (), "", None)


# --- inside ------------------------------------------------------------------


def _selection(
    sitting: Sitting, parts: Sequence[QuotedPart | None], title: str, summary_record: bool | None
) -> Selection:
    if summary_record is None:
        summary_record = sitting.summary
    return Selection(
        sitting=sitting.id,
        assembly=sitting.assembly,
        meeting=sitting.meeting,
        date=sitting.date,
        url=sitting.url,
        family=sitting.family,
        summary_record=summary_record,
        parts=tuple(part for part in parts if part is not None),
        title=title,
    )


_KINDS = {
    PassageKind.QUESTION: PartKind.QUESTION,
    PassageKind.ANSWER: PartKind.ANSWER,
}
_TURNS = {
    SpeechKind.QUESTION: PartKind.QUESTION,
    SpeechKind.ANSWER: PartKind.ANSWER,
}


def _part(sitting: Sitting, passage: Passage, turn: int, link: LinkState) -> QuotedPart | None:
    """The cell of a passage; a remark is named after who makes it."""
    speech = sitting.speeches[passage.speech - 1]
    kind = _KINDS.get(passage.kind) or _TURNS.get(speech.kind, PartKind.OTHER)
    return _cell(sitting, passage.speech, (passage.start, passage.end), kind, turn, link)


def _cell(
    sitting: Sitting,
    number: int,
    stretch: tuple[int, int],
    kind: PartKind,
    turn: int,
    link: LinkState,
) -> QuotedPart | None:
    """The cell of a stretch; None where nobody speaks in it."""
    if not 1 <= number <= len(sitting.speeches):
        raise NotFound(id=f"{sitting.id}#{number}")
    speech = sitting.speeches[number - 1]
    start = max(stretch[0], 0)
    end = min(stretch[1], len(speech.text))
    spoken = paragraphs(speech.text)
    cut = [(max(first, start), min(last, end)) for first, last in spoken]
    inside = tuple(
        (first, last) for first, last in cut if first < last and speech.text[first:last].strip()
    )
    if not inside:
        return None
    return QuotedPart(
        speech=number,
        speaker=speech.speaker,
        kind=kind,
        round=turn,
        text=speech.text,
        start=start,
        end=end,
        spoken=spoken,
        paragraphs=inside,
        ticked=(True,) * len(inside),
        link=link,
    )


def _place(passage: Passage) -> tuple[int, int]:
    return (passage.speech, passage.start)


def _topic(exchange: Exchange, topic_id: str | None) -> Topic | None:
    return next((topic for topic in exchange.topics if topic.id == topic_id), None)


def _place_in(sitting: Sitting, exchange: Exchange, number: int) -> tuple[PartKind, int]:
    for turn, found in enumerate(exchange.rounds, start=1):
        if number in _speeches(found) and 1 <= number <= len(sitting.speeches):
            return _TURNS.get(sitting.speeches[number - 1].kind, PartKind.OTHER), turn
    return PartKind.OTHER, 1


def _speeches(turn: Round) -> set[int]:
    passages = turn.questions + turn.answers + turn.remarks
    return {*turn.speeches, *(passage.speech for passage in passages)}


def _state(passage: Passage, links: Sequence[Link], turn: int) -> LinkState:
    """How sure a passage's place is: an answer's by its links, a later question's by its topic."""
    if passage.kind is PassageKind.QUESTION:
        if turn > 1 and passage.continues < CERTAIN:
            return LinkState.ESTIMATED
        asked = any(link.question == passage.id for link in links)
        return LinkState.CERTAIN if asked else LinkState.UNLINKED
    related = [link for link in links if link.answer == passage.id]
    if not related:
        return LinkState.UNLINKED
    if any(link.by is LinkBy.READER for link in related):
        return LinkState.READER
    if any(link.confirmed or link.confidence >= CERTAIN for link in related):
        return LinkState.CERTAIN
    return LinkState.ESTIMATED
