"""An exchange (質疑) taken apart.

An `Exchange` is one member's question with all its rounds. A `Round` is a question
turn and the answer turns up to the next question turn. A `Passage` is a verbatim
slice of a speech; links join question and answer passages of one round; a `Topic`
gathers the passages about one matter through all rounds.
"""

from enum import StrEnum

from msgspec import Struct

from reader.minutes.model import Speaker

ALGORITHM = 3
"""Version of everything below; stored with the results, which are recomputed when it grows."""


class Style(StrEnum):
    """How the assembly asks."""

    IKKATSU = "ikkatsu"  # 一括質問: everything first, then all answers
    BUNKATSU = "bunkatsu"  # 分割: item by item
    ICHIMON = "ichimon"  # 一問一答


class PassageKind(StrEnum):
    """What a passage is."""

    QUESTION = "question"
    ANSWER = "answer"
    REMARK = "remark"  # greeting, 要望, routing: belongs to no topic


class LinkBy(StrEnum):
    """Who made a link."""

    PROGRAM = "program"
    READER = "reader"


class Bounds(Struct, frozen=True):
    """An exchange's place in its sitting, from speaker turns alone.

    Attributes:
        first: number of the first question speech, from 1.
        last: number of the last speech that belongs to it, inclusive.
        questioner: who asks.
        style: told from the turns.
    """

    first: int
    last: int
    questioner: Speaker
    style: Style


class Passage(Struct, frozen=True):
    """A verbatim slice of one speech.

    Attributes:
        id: see `reader.minutes.ids.passage_id`.
        speech: number of the speech, from 1.
        start, end: code points into the speech's text.
        topic: the topic's id; None for a remark.
        heading: the few words that name it, a verbatim slice too; "" where none was found.
        ask: half-open range of the ask (question) or closing sentence (answer) that stands
            for the passage when it is folded.
        continues: how sure it is that it belongs to its topic (0 to 1); 1 in the first round.
    """

    id: str
    speech: int
    start: int
    end: int
    kind: PassageKind
    topic: str | None = None
    heading: str = ""
    ask: tuple[int, int] = (0, 0)
    continues: float = 1.0


class Link(Struct, frozen=True):
    """A question passage and an answer passage of the same round.

    Attributes:
        question, answer: passage ids.
        confidence: 0 to 1; below `CERTAIN` the window says 「対応は推定」.
        confirmed: the reader looked at it and said that it is right.
    """

    question: str
    answer: str
    confidence: float
    by: LinkBy = LinkBy.PROGRAM
    confirmed: bool = False


CERTAIN = 0.75
"""A link of at least this confidence is shown without 「対応は推定」."""

CANDIDATES = 3
"""Answers that are offered for a question without a sure link."""


class Round(Struct, frozen=True):
    """A question turn and the answers up to the next question turn.

    Attributes:
        speeches: numbers of all speeches of the round, chair's included, in order.
        questions, answers: passages in order; the first round has at least one question.
        remarks: passages of no topic, in order.
        candidates: for each question passage without a sure link, answer ids by likelihood.
        unanswered: question ids for which the reader confirmed that no answer was given.
    """

    speeches: tuple[int, ...]
    questions: tuple[Passage, ...]
    answers: tuple[Passage, ...]
    remarks: tuple[Passage, ...]
    links: tuple[Link, ...]
    candidates: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unanswered: tuple[str, ...] = ()


class Topic(Struct, frozen=True):
    """One matter followed through all rounds.

    Attributes:
        passages: ids, question and answer passages of all rounds in order of speech.
    """

    id: str
    title: str
    passages: tuple[str, ...]


class Exchange(Struct, frozen=True):
    """One member's question with all its rounds."""

    id: str
    questioner: Speaker
    style: Style
    topics: tuple[Topic, ...]
    rounds: tuple[Round, ...]


class Threads(Struct, frozen=True):
    """All exchanges of one sitting.

    Attributes:
        version: the `ALGORITHM` that made them.
    """

    sitting: str
    version: int
    exchanges: tuple[Exchange, ...]


class CorrectionKind(StrEnum):
    """What the reader did by hand."""

    CONFIRM = "confirm"  # this link is right
    LINK = "link"  # this answer belongs to this question (replaces the program's links of it)
    RELINK = "relink"  # this answer belongs to this question, and to none that it had before
    UNLINK = "unlink"  # this answer does not belong to this question
    UNANSWERED = "unanswered"  # no answer was given to this question
    SPLIT = "split"  # these words are a passage, and those that follow are another
    MERGE = "merge"  # these words and those that follow are one passage


SHAPING = (CorrectionKind.SPLIT, CorrectionKind.MERGE)
"""Corrections of the passages themselves; the others are about links between them."""


class Anchor(Struct, frozen=True):
    """A passage remembered by its words, so that it is found again after re-threading.

    Attributes:
        speech: number of the speech when it was made.
        start, end: offsets when it was made.
        text: the exact slice.
    """

    speech: int
    start: int
    end: int
    text: str


class Correction(Struct, frozen=True):
    """One correction by the reader; the newest about a pair wins.

    Attributes:
        question, answer: what is linked; of a `SPLIT` or `MERGE` the passage before the
            boundary and the one behind it. `answer` is None only for `UNANSWERED`.
        made: ISO 8601 time.
    """

    kind: CorrectionKind
    question: Anchor
    answer: Anchor | None
    made: str


ENDINGS = 1
"""Version of `reader.threads.endings` and its cues; stored with the results, which are found out
anew when it grows."""


class EndingKind(StrEnum):
    """How an answer ends."""

    IMPLEMENT = "implement"  # 実施: it is, or will be, done
    CONSIDER = "consider"  # 検討: it will be considered, talked over, decided later
    STUDY = "study"  # 研究: it will be studied, surveyed, watched
    DECLINE = "decline"  # 困難: it will not be done, or is hard
    OTHER = "other"  # その他: facts, views, reports of what was done


class PassageEnding(Struct, frozen=True):
    """How one answer passage of a sitting ends.

    Attributes:
        speech: number of the speech, from 1.
        start, end: the passage; code points into the speech's text.
        folded: the passage's range in the folded text (`reader.minutes.normalize`), by which a
            search knows what stands in it.
        closing: the deciding sentence's range in the speech's text.
    """

    speech: int
    start: int
    end: int
    folded: tuple[int, int]
    kind: EndingKind
    closing: tuple[int, int]
