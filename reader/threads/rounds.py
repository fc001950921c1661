"""The rounds of an exchange: question turns, the answers to them, and the links inside.

A round in the making holds its pieces and their vectors; topics are told from these
before passages and links get their final form.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.minutes.model import Sitting, Speech
from reader.minutes.normalize import fold
from reader.threads.align import Alignment, Side, align
from reader.threads.cutting import Cutting, Pieces, Turns, turns_of, who
from reader.threads.model import CANDIDATES, CERTAIN, Bounds, PassageKind
from reader.threads.pieces import SHORT_HEADER, Piece
from reader.threads.profile import Profile
from reader.threads.similarity import NOWHERE, Grams, Vector, Weights, grams
from reader.threads.titles import title

_LEAD = 80
"""Characters of an answer in which it names its matter."""


class Part(Struct, frozen=True):
    """A piece in its speech.

    Attributes:
        speech: number of the speech, from 1.
        piece: offsets, heading, number.
        text: the verbatim slice.
        whole, head: vectors of all its words and of those that name its matter.
        name: n-grams of the noun phrase in its heading.
    """

    speech: int
    piece: Piece
    text: str
    whole: Vector
    head: Vector
    name: frozenset[int] = frozenset()

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others of its sitting."""
        return self.speech, self.piece.start


class DraftRound(Struct, frozen=True):
    """One round before topics are told.

    Attributes:
        speeches: numbers of all its speeches, the chair's included.
        questions, answers, remarks: in order.
        alignment: between `questions` and `answers`, by index.
    """

    speeches: tuple[int, ...]
    questions: tuple[Part, ...]
    answers: tuple[Part, ...]
    remarks: tuple[Part, ...]
    alignment: Alignment


def draft_rounds(sitting: Sitting, bounds: Bounds, profile: Profile) -> tuple[DraftRound, ...]:
    """Cut an exchange into rounds and passages, and link them.

    A question turn that asks nothing and is not answered (thanks, a wish) opens no round
    of its own: its words are remarks of the round before it.
    """
    cutting = Cutting.of(sitting, bounds, profile)
    pieces: list[tuple[Turns, Pieces]] = []
    for place, turns in enumerate(turns_of(sitting, bounds)):
        found = cutting.pieces(turns, place)
        empty = all(piece.kind is PassageKind.REMARK for _, piece in found)
        if pieces and empty:
            before, earlier = pieces[-1]
            pieces[-1] = (before.followed_by(turns), earlier + found)
        else:
            pieces.append((turns, found))
    return _aligned(cutting, pieces)


def _aligned(cutting: Cutting, drafts: Sequence[tuple[Turns, Pieces]]) -> tuple[DraftRound, ...]:
    sitting = cutting.sitting
    counts = {
        (number, piece.start): cutting.grams(number, piece)
        for _, pieces in drafts
        for number, piece in pieces
        if piece.kind is not PassageKind.REMARK
    }
    weights = Weights(list(counts.values()))
    rounds: list[DraftRound] = []
    for turns, pieces in drafts:
        parts: dict[PassageKind, list[Part]] = {kind: [] for kind in PassageKind}
        for number, piece in pieces:
            text = sitting.speeches[number - 1].text
            parts[piece.kind].append(_part(number, piece, text, weights, counts))
        questions, answers = parts[PassageKind.QUESTION], parts[PassageKind.ANSWER]
        alignment = align(
            [_question_side(part) for part in questions],
            [_answer_side(part, sitting.speeches[part.speech - 1]) for part in answers],
            CERTAIN,
        )
        draft = DraftRound(
            turns.numbers,
            tuple(questions),
            tuple(answers),
            tuple(parts[PassageKind.REMARK]),
            alignment,
        )
        rounds.append(_joined(draft, sitting, weights))
    return tuple(rounds)


def _joined(draft: DraftRound, sitting: Sitting, weights: Weights) -> DraftRound:
    """Join a question that opens nothing of its own to the one before, if answered with it.

    Questions are cut after every ask; two asks about one matter get one answer.
    """
    served: list[dict[int, float]] = [{} for _ in draft.questions]
    for q, a, confidence in draft.alignment.links:
        served[q][a] = confidence
    groups: list[list[int]] = []
    between = {(part.speech, part.piece.start) for part in draft.remarks}
    for q, part in enumerate(draft.questions):
        before = draft.questions[q - 1] if q else None
        together = (
            before is not None
            and before.speech == part.speech
            and not part.piece.opened
            and (
                (len(part.text) <= SHORT_HEADER and not served[q])
                or _served_alike(q, groups[-1], served, draft.alignment.weights)
            )
            and not any(
                speech == part.speech and before.piece.start < start < part.piece.start
                for speech, start in between
            )
        )
        if together:
            groups[-1].append(q)
        else:
            groups.append([q])
    if len(groups) == len(draft.questions):
        return draft
    questions = tuple(
        _one_of([draft.questions[q] for q in group], sitting, weights) for group in groups
    )
    links: list[tuple[int, int, float]] = []
    candidates: dict[int, tuple[int, ...]] = {}
    table: list[list[float]] = []
    for place, group in enumerate(groups):
        for a in sorted({a for q in group for a in served[q]}):
            links.append((place, a, max(served[q].get(a, 0.0) for q in group)))
        unsure = [draft.alignment.candidates.get(q) for q in group]
        known = [found for found in unsure if found is not None]
        sure = any(surety >= CERTAIN for q in group for surety in served[q].values())
        if known and not sure:
            linked = [a for found in known for a in found if any(a in served[q] for q in group)]
            order = dict.fromkeys([*linked, *(a for found in known for a in found)])
            candidates[place] = tuple(order)[:CANDIDATES]
        rows = [draft.alignment.weights[q] for q in group]
        table.append([max(column) for column in zip(*rows, strict=True)])
    return replace(draft, questions=questions, alignment=Alignment(tuple(links), candidates, table))


def _served_alike(
    q: int, group: Sequence[int], served: Sequence[Mapping[int, float]], weights: list[list[float]]
) -> bool:
    """Whether an ask that opens nothing belongs to the asks before it.

    It does if the same answers serve both, or if one of them is left over and most like
    an answer that serves the other, or if both are left over.
    """
    mine = served[q].keys()
    theirs = {a for before in group for a in served[before]}
    if mine and theirs:
        return set(mine) == theirs
    if not mine and not theirs:
        return True
    row = weights[q] if theirs else weights[group[-1]]
    likest = max(range(len(row)), key=lambda a: (row[a], -a))
    return likest in theirs or likest in mine


def _one_of(parts: Sequence[Part], sitting: Sitting, weights: Weights) -> Part:
    if len(parts) == 1:
        return parts[0]
    first, last = parts[0], parts[-1]
    text = sitting.speeches[first.speech - 1].text
    heading = next((part.piece.heading for part in parts if part.piece.heading), "")
    piece = replace(first.piece, end=last.piece.end, ask=last.piece.ask, heading=heading)
    counts = {first.key: grams(text[piece.start : piece.end])}
    return _part(first.speech, piece, text, weights, counts)


def _part(
    number: int,
    piece: Piece,
    text: str,
    weights: Weights,
    counts: Mapping[tuple[int, int], Grams],
) -> Part:
    words = text[piece.start : piece.end]
    count = counts.get((number, piece.start))
    if count is None:
        return Part(number, piece, words, NOWHERE, NOWHERE)
    head = text[piece.lead[0] : piece.lead[1]]
    if piece.kind is PassageKind.QUESTION:
        said = text[piece.ask[0] : piece.ask[1]]
        named = piece.heading
    else:
        said = head[:_LEAD]
        named = piece.heading or said
    naming = weights.vector(grams(f"{named}\n{said}"))
    name = frozenset(grams(title(piece.heading)).keys.tolist())
    return Part(number, piece, words, weights.vector(count), naming, name)


def _question_side(part: Part) -> Side:
    piece = part.piece
    start = piece.ask[0] - piece.start
    ask = fold(part.text[start : piece.ask[1] - piece.start])
    return Side("", "", piece.number, piece.opened, part.whole, part.head, ask, part.name)


def _answer_side(part: Part, speech: Speech) -> Side:
    office = fold(speech.speaker.role or "")
    piece = part.piece
    return Side(
        who(speech), office, piece.number, piece.opened, part.whole, part.head, name=part.name
    )
