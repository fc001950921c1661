"""An exchange as turns, and the turns cut into pieces."""

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from reader.minutes.model import Sitting, Speech, SpeechKind
from reader.threads.answers import segment_answers
from reader.threads.model import Bounds, PassageKind, Style
from reader.threads.pieces import Piece
from reader.threads.profile import Profile
from reader.threads.segment import segment_question
from reader.threads.similarity import Grams, grams
from reader.threads.units import is_flat

_MANY = 4
"""Answers of a round that show how many questions there were."""
_MORE = 1.3
"""How many times as many answers as questions show that questions were overlooked."""

Pieces = list[tuple[int, Piece]]
"""Pieces with the number of their speech."""


class Turns(Struct, frozen=True):
    """The speeches of one round.

    Attributes:
        numbers: of all speeches, the chair's included.
        asking, answering: those that were cut.
    """

    numbers: tuple[int, ...]
    asking: tuple[int, ...]
    answering: tuple[int, ...]

    def followed_by(self, other: "Turns") -> "Turns":
        """Both as one round."""
        return Turns(
            self.numbers + other.numbers,
            self.asking + other.asking,
            self.answering + other.answering,
        )


def who(speech: Speech) -> str:
    """What tells a speaker from the others of a sitting."""
    return speech.speaker.name or speech.label


def turns_of(sitting: Sitting, bounds: Bounds) -> list[Turns]:
    """The speeches of each round; consecutive question speeches are one turn."""
    key = who(sitting.speeches[bounds.first - 1])
    rounds: list[tuple[list[int], list[int], list[int]]] = []
    for number in range(bounds.first, bounds.last + 1):
        speech = sitting.speeches[number - 1]
        asks = speech.kind is SpeechKind.QUESTION and who(speech) == key
        if not rounds or (asks and rounds[-1][2]):
            rounds.append(([], [], []))
        numbers, asking, answering = rounds[-1]
        numbers.append(number)
        if asks:
            asking.append(number)
        elif speech.kind in (SpeechKind.ANSWER, SpeechKind.QUESTION):
            answering.append(number)
    return [Turns(tuple(n), tuple(q), tuple(a)) for n, q, a in rounds]


class Cutting(Struct):
    """Cuts the turns of one exchange.

    Attributes:
        flat: its minutes do not show paragraphs.
    """

    sitting: Sitting
    profile: Profile
    style: Style
    flat: bool
    _counts: dict[tuple[int, int, int], Grams] = field(
        default_factory=dict[tuple[int, int, int], Grams]
    )

    @classmethod
    def of(cls, sitting: Sitting, bounds: Bounds, profile: Profile) -> "Cutting":
        """For the exchange within `bounds`."""
        speeches = sitting.speeches[bounds.first - 1 : bounds.last]
        flat = is_flat(speech.text for speech in speeches)
        return cls(sitting, profile, bounds.style, flat)

    def grams(self, number: int, piece: Piece) -> Grams:
        """The n-grams of a piece of speech `number`, counted once."""
        key = (number, piece.start, piece.end)
        found = self._counts.get(key)
        if found is None:
            found = self._counts[key] = grams(self._text(number)[piece.start : piece.end])
        return found

    def pieces(self, turns: Turns, place: int) -> Pieces:
        """The pieces of a round: of the questions in order, then of the answers.

        Parameters:
            place: of the round, from 0.
        """
        needed = place == 0 or bool(turns.answering)
        asked = self._questions(turns, needed=needed)
        casual = place > 0 or self.style is Style.ICHIMON
        answered = self._answers(turns, asked, casual=casual)
        count, given = _count(asked, PassageKind.QUESTION), _count(answered, PassageKind.ANSWER)
        if not casual and given >= _MANY and given > _MORE * count:
            # officials answer what was put as a wish: 対策を求めます。
            wished = self._questions(turns, needed=needed, soft=True)
            if _count(wished, PassageKind.QUESTION) > count:
                asked = wished
                answered = self._answers(turns, asked, casual=casual)
        return asked + answered

    def _questions(self, turns: Turns, *, needed: bool, soft: bool = False) -> Pieces:
        found: Pieces = []
        for number in turns.asking:
            pieces = segment_question(self._text(number), self.profile, flat=self.flat, soft=soft)
            found.extend((number, piece) for piece in pieces)
        if needed and turns.asking and not _count(found, PassageKind.QUESTION):
            longest = max(turns.asking, key=lambda n: len(self._text(n)))
            pieces = segment_question(
                self._text(longest), self.profile, needed=True, flat=self.flat, soft=soft
            )
            again = [(longest, piece) for piece in pieces]
            found = sorted([pair for pair in found if pair[0] != longest] + again, key=_order)
        return found

    def _answers(self, turns: Turns, asked: Pieces, *, casual: bool) -> Pieces:
        questions = [
            self.grams(number, piece)
            for number, piece in asked
            if piece.kind is PassageKind.QUESTION
        ]
        texts = [self._text(number) for number in turns.answering]
        cut = segment_answers(texts, self.profile, casual, self.flat, questions)
        alone = casual and len(questions) == 1
        return [
            (number, piece)
            for number, pieces in zip(turns.answering, cut, strict=True)
            for piece in (_whole(pieces) if alone else pieces)
        ]

    def _text(self, number: int) -> str:
        return self.sitting.speeches[number - 1].text


def _count(found: Pieces, kind: PassageKind) -> int:
    return sum(piece.kind is kind for _, piece in found)


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
