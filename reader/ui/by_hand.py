"""Which of the reader's corrections stand behind what an exchange shows. No Qt here."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from reader.minutes.model import Sitting
from reader.threads.anchors import Boundary, find_boundary, find_passage
from reader.threads.model import SHAPING, Correction, CorrectionKind, Exchange, Passage
from reader.ui.wording import short_day


class Trace(Struct, frozen=True):
    """A correction that can be seen.

    Attributes:
        id: by which it is undone.
        day: when it was made, where the reader is.
    """

    id: int
    kind: CorrectionKind
    day: str


class ByHand:
    """The traces of corrections in an exchange.

    Parameters:
        corrections: of the sitting, with their ids, oldest first.
    """

    def __init__(
        self,
        sitting: Sitting,
        exchange: Exchange,
        corrections: Sequence[tuple[int, Correction]],
    ) -> None:
        self._links: dict[tuple[CorrectionKind, str, str], Trace] = {}
        self._shapes: list[tuple[Boundary, Trace]] = []
        for identity, correction in corrections:
            day = datetime.fromisoformat(correction.made).astimezone().date()
            trace = Trace(identity, correction.kind, short_day(day))
            if correction.kind not in SHAPING:
                self._note_link(sitting, exchange, correction, trace)
            elif correction.answer is not None:
                boundary = find_boundary(sitting, correction.question, correction.answer)
                if boundary is not None:
                    self._shapes.append((boundary, trace))

    def _note_link(
        self, sitting: Sitting, exchange: Exchange, correction: Correction, trace: Trace
    ) -> None:
        for round_ in exchange.rounds:
            question = find_passage(round_.questions, sitting, correction.question)
            if question is None:
                continue
            answer = correction.answer and find_passage(round_.answers, sitting, correction.answer)
            self._links[correction.kind, question.id, answer.id if answer else ""] = trace

    def link(self, question: str, answer: str, *kinds: CorrectionKind) -> Trace | None:
        """The newest correction of these kinds about a pair of passage ids, if any.

        Parameters:
            answer: "" for 答弁なし.
        """
        found = [self._links.get((kind, question, answer)) for kind in kinds]
        return max((one for one in found if one), key=lambda one: one.id, default=None)

    def shape(self, passage: Passage) -> Trace | None:
        """The newest split at an end of a passage, or merge within it, if any."""
        found = [
            trace
            for boundary, trace in self._shapes
            if boundary.speech == passage.speech
            and (
                boundary.cut in (passage.start, passage.end)
                if trace.kind is CorrectionKind.SPLIT
                else passage.start < boundary.before and boundary.after < passage.end
            )
        ]
        return max(found, key=lambda one: one.id, default=None)
