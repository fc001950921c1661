"""The rounds of an exchange: question turns, the answers to them, and the links inside.

A round in the making holds its pieces and their vectors; topics are told from these
before passages and links get their final form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reader.minutes.model import Sitting, Speech, SpeechKind
from reader.minutes.normalize import fold
from reader.threads.align import CANDIDATES, Alignment, Side, align
from reader.threads.answers import segment_answers
from reader.threads.model import CERTAIN, Bounds, PassageKind, Style
from reader.threads.pieces import SHORT_HEADER, Piece
from reader.threads.profile import Profile
from reader.threads.restated import Asked
from reader.threads.segment import segment_question
from reader.threads.similarity import Vector, Weights, grams
from reader.threads.titles import title
from reader.threads.units import is_flat

_MANY = 4
"""Answers of a round that show how many questions there were."""
_MORE = 1.3
"""How many times as many answers as questions show that questions were overlooked."""


@dataclass(frozen=True, slots=True)
class Part:
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
    name: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others of its sitting."""
        return self.speech, self.piece.start


@dataclass(frozen=True, slots=True)
class DraftRound:
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


@dataclass(frozen=True, slots=True)
class _Turns:
    numbers: tuple[int, ...]
    asking: tuple[int, ...]
    answering: tuple[int, ...]


def draft_rounds(sitting: Sitting, bounds: Bounds, profile: Profile) -> tuple[DraftRound, ...]:
    """Cut an exchange into rounds and passages, and link them.

    A question turn that asks nothing and is not answered (thanks, a wish) opens no round
    of its own: its words are remarks of the round before it.
    """
    flat = is_flat(speech.text for speech in sitting.speeches[bounds.first - 1 : bounds.last])
    pieces: list[tuple[_Turns, list[tuple[int, Piece]]]] = []
    for place, turns in enumerate(_turns(sitting, bounds)):
        found = _pieces(sitting, turns, profile, place, bounds.style, flat)
        empty = all(piece.kind is PassageKind.REMARK for _, piece in found)
        if pieces and empty:
            before, earlier = pieces[-1]
            pieces[-1] = (_and(before, turns), earlier + found)
        else:
            pieces.append((turns, found))
    return _aligned(sitting, pieces)


def _turns(sitting: Sitting, bounds: Bounds) -> list[_Turns]:
    """The speeches of each round; consecutive question speeches are one turn."""
    key = _who(sitting.speeches[bounds.first - 1])
    rounds: list[tuple[list[int], list[int], list[int]]] = []
    for number in range(bounds.first, bounds.last + 1):
        speech = sitting.speeches[number - 1]
        asks = speech.kind is SpeechKind.QUESTION and _who(speech) == key
        if not rounds or (asks and rounds[-1][2]):
            rounds.append(([], [], []))
        numbers, asking, answering = rounds[-1]
        numbers.append(number)
        if asks:
            asking.append(number)
        elif speech.kind in (SpeechKind.ANSWER, SpeechKind.QUESTION):
            answering.append(number)
    return [_Turns(tuple(n), tuple(q), tuple(a)) for n, q, a in rounds]


def _and(one: _Turns, other: _Turns) -> _Turns:
    return _Turns(
        one.numbers + other.numbers, one.asking + other.asking, one.answering + other.answering
    )


def _who(speech: Speech) -> str:
    return speech.speaker.name or speech.label


def _pieces(
    sitting: Sitting, turns: _Turns, profile: Profile, place: int, style: Style, flat: bool
) -> list[tuple[int, Piece]]:
    needed = place == 0 or bool(turns.answering)
    asked = _question_pieces(sitting, turns, profile, flat, needed=needed)
    casual = place > 0 or style is Style.ICHIMON
    answered = _answer_pieces(sitting, turns, profile, asked, casual, flat)
    count, given = _count(asked, PassageKind.QUESTION), _count(answered, PassageKind.ANSWER)
    if not casual and given >= _MANY and given > _MORE * count:
        # officials answer what was put as a wish: 対策を求めます。
        wished = _question_pieces(sitting, turns, profile, flat, needed=needed, soft=True)
        if _count(wished, PassageKind.QUESTION) > count:
            asked = wished
            answered = _answer_pieces(sitting, turns, profile, asked, casual, flat)
    return asked + answered


def _question_pieces(
    sitting: Sitting,
    turns: _Turns,
    profile: Profile,
    flat: bool,
    *,
    needed: bool,
    soft: bool = False,
) -> list[tuple[int, Piece]]:
    found: list[tuple[int, Piece]] = []
    for number in turns.asking:
        text = sitting.speeches[number - 1].text
        pieces = segment_question(text, profile, flat=flat, soft=soft)
        found.extend((number, piece) for piece in pieces)
    if needed and turns.asking and not _count(found, PassageKind.QUESTION):
        longest = max(turns.asking, key=lambda n: len(sitting.speeches[n - 1].text))
        text = sitting.speeches[longest - 1].text
        pieces = segment_question(text, profile, needed=True, flat=flat, soft=soft)
        again = [(longest, piece) for piece in pieces]
        found = sorted([pair for pair in found if pair[0] != longest] + again, key=_order)
    return found


def _answer_pieces(
    sitting: Sitting,
    turns: _Turns,
    profile: Profile,
    asked: Sequence[tuple[int, Piece]],
    casual: bool,
    flat: bool,
) -> list[tuple[int, Piece]]:
    texts = [sitting.speeches[number - 1].text for number in turns.answering]
    cut = segment_answers(texts, profile, casual, flat, _asked(sitting, asked))
    alone = casual and _count(asked, PassageKind.QUESTION) == 1
    return [
        (number, piece)
        for number, pieces in zip(turns.answering, cut, strict=True)
        for piece in (_whole(pieces) if alone else pieces)
    ]


def _count(found: Sequence[tuple[int, Piece]], kind: PassageKind) -> int:
    return sum(piece.kind is kind for _, piece in found)


def _asked(sitting: Sitting, found: Sequence[tuple[int, Piece]]) -> Asked | None:
    questions = [
        sitting.speeches[number - 1].text[piece.start : piece.end]
        for number, piece in found
        if piece.kind is PassageKind.QUESTION
    ]
    return Asked.of(questions) if len(questions) > 1 else None


def _whole(pieces: Sequence[Piece]) -> list[Piece]:
    """The answers of a speech as one: it can only mean the one question that was asked."""
    places = [n for n, piece in enumerate(pieces) if piece.kind is PassageKind.ANSWER]
    if not places:
        return list(pieces)
    first, last = pieces[places[0]], pieces[places[-1]]
    heading = next((pieces[n].heading for n in places if pieces[n].heading), "")
    whole = replace(first, end=last.end, ask=last.ask, heading=heading)
    return [*pieces[: places[0]], whole, *pieces[places[-1] + 1 :]]


def _order(pair: tuple[int, Piece]) -> tuple[int, int]:
    return pair[0], pair[1].start


def _aligned(
    sitting: Sitting, drafts: Sequence[tuple[_Turns, list[tuple[int, Piece]]]]
) -> tuple[DraftRound, ...]:
    counts = {
        (number, piece.start): grams(sitting.speeches[number - 1].text[piece.start : piece.end])
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
    counts: Mapping[tuple[int, int], Mapping[str, int]],
) -> Part:
    words = text[piece.start : piece.end]
    count = counts.get((number, piece.start))
    if count is None:
        return Part(number, piece, words, {}, {})
    head = text[piece.lead[0] : piece.lead[1]]
    if piece.kind is PassageKind.QUESTION:
        naming = weights.vector(grams(piece.heading), grams(text[piece.ask[0] : piece.ask[1]]))
    else:
        naming = weights.vector(grams(piece.heading or head[:80]), grams(head[:80]))
    name = frozenset(grams(title(piece.heading)))
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
        _who(speech), office, piece.number, piece.opened, part.whole, part.head, name=part.name
    )
