"""What minutes are made of.

All offsets in this program are half-open ranges of Unicode code points into a
speech's original `text`, which is never changed, only sliced.
"""

from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)
from enum import StrEnum

from msgspec import Struct


class SpeechKind(StrEnum):
    """What a speech does, told from its speaker's part in the assembly."""

    QUESTION = "question"  # a member speaks
    ANSWER = "answer"  # the executive speaks
    CHAIR = "chair"  # whoever presides
    OTHER = "other"  # order of the day, roster, secretariat


class MeetingKind(StrEnum):
    """本会議 or 委員会."""

    PLENARY = "plenary"
    COMMITTEE = "committee"


class SpanKind(StrEnum):
    """Lines of a speech's text that nobody spoke."""

    HEADING = "heading"  # 　　◎代表質問
    STAGE = "stage"  # 〔見本太郎議員登壇〕
    CLOCK = "clock"  # 　　　〇午後２時３７分休憩
    PAGE = "page"  # <PAGE="119">
    RULE = "rule"  # ――――――――


class Span(Struct, frozen=True):
    """One such line, or the bracketed part of one.

    Attributes:
        start, end: code points into the speech's text, without the line break.
    """

    start: int
    end: int
    kind: SpanKind


class Speaker(Struct, frozen=True):
    """Who speaks, as far as the label and the roster tell.

    Attributes:
        name: without padding spaces and without 君, さん, 氏, 議員, 委員.
        role: the post (区長, 教育長, 議長, 企画経営部長); None for an ordinary member.
        seat: the seat number (議席番号).
    """

    name: str | None = None
    role: str | None = None
    seat: int | None = None


class Speech(Struct, frozen=True):
    """One 発言: what stands between two speech marks.

    Attributes:
        label: what stood after the mark, verbatim (``２０番（見本太郎議員）``).
        text: everything after the label's padding up to the next label; CRLF is
            ``\\n``, trailing blank lines are dropped, nothing else is changed.
        anchor: the place in the source (kensakusystem: the byte offset), if known.
        group: the speaker's group (会派), where the source prints it.
    """

    label: str
    speaker: Speaker
    kind: SpeechKind
    text: str
    anchor: str | None = None
    group: str | None = None


class Sitting(Struct, frozen=True):
    """The minutes of one day of one meeting (会議の一日).

    Attributes:
        id: unique in the library; see `reader.minutes.ids`.
        assembly: 目黒区議会; None where the source does not tell.
        meeting: 令和7年第1回定例会（第1日 2月17日）.
        url: a lasting public address, else the council's entry page, else None.
        family: the source's family (``kensakusystem``, ``jsonl`` …).
        reference: the source's own name for the sitting (``R070217A``).
        preliminary, summary: what the record says of itself; see `reader.minutes.edition`.
    """

    id: str
    assembly: str | None
    meeting: str | None
    date: Date | None
    url: str | None
    speeches: tuple[Speech, ...]
    family: str = "text"
    reference: str | None = None
    preliminary: bool = False
    summary: bool = False

    @property
    def characters(self) -> int:
        """The length of all speeches, in code points."""
        return sum(len(speech.text) for speech in self.speeches)
