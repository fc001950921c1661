"""An official's speech cut into answers, one matter each.

An answer is cut where it names its next matter; greetings, routing (教育長からお答え),
headers of several answers and closing words are remarks. The pieces lie in order, do not
overlap, and together hold every spoken sentence.
"""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from reader.threads.heading import answer_heading
from reader.threads.model import PassageKind
from reader.threads.pieces import SHORT_ASK, SHORT_HEADER, Piece, piece_of
from reader.threads.profile import Profile
from reader.threads.restated import Asked, restated
from reader.threads.similarity import Grams
from reader.threads.units import FIRSTLY, Unit, answer_units

_LIKELY = 0.03
"""Price of a turn to another question where a paragraph begins with 〜につきましては、"""
_POSSIBLE = 0.045
"""The same where it begins otherwise."""
_UNLIKELY = 0.15
"""The same inside a paragraph."""
_TRUSTED = 3.0
"""How much higher these prices are where every question has a cue in the answers."""


def segment_answers(
    texts: Sequence[str],
    profile: Profile,
    casual: bool = False,
    flat: bool = False,
    asked: Sequence[Grams] = (),
) -> list[tuple[Piece, ...]]:
    """The pieces of the officials' speeches of one round, ANSWER and REMARK.

    Parameters:
        texts: original texts of the speeches, in order.
        profile: the cues.
        casual: a later round, where officials speak freely: a paragraph that begins with
            それから、 opens a new matter even if it names none.
        flat: the minutes do not show paragraphs.
        asked: the n-grams of the questions of the round, in order; one alone tells nothing.

    Returns:
        for each speech at least one ANSWER, unless nothing is spoken.
    """
    cut = [answer_units(text, profile, flat) for text in texts]
    starts = [_answer_starts(units, casual) for units in cut]
    trust = sum(map(sum, starts)) / len(asked) if len(asked) > 1 else 1.0
    if trust < 1.0:
        questions = Asked.of(asked)
        for units, own in zip(cut, starts, strict=True):
            _restated_starts(units, own, questions, trust)
    return [
        _pieces(text, units, own, profile)
        for text, units, own in zip(texts, cut, starts, strict=True)
    ]


def _pieces(
    text: str, units: Sequence[Unit], starts: list[bool], profile: Profile
) -> tuple[Piece, ...]:
    if not units:
        return ()
    _under_headers(units, starts)
    groups: list[tuple[list[Unit], PassageKind]] = []
    for i, unit in enumerate(units):
        kind = PassageKind.REMARK if _remarks(units, i, starts) else PassageKind.ANSWER
        if groups and groups[-1][1] is kind and (kind is PassageKind.REMARK or not starts[i]):
            groups[-1][0].append(unit)
        else:
            groups.append(([unit], kind))
    groups = _rejoin(groups, starts, units)
    if all(kind is PassageKind.REMARK for _, kind in groups):
        groups = [(list(units), PassageKind.ANSWER)]
    return tuple(_answer_piece(text, group, kind, profile) for group, kind in groups)


def _answer_starts(units: Sequence[Unit], casual: bool) -> list[bool]:
    """Where a new matter begins."""
    numbered = sum(unit.number is not None and unit.first for unit in units) >= 2
    formal = sum((unit.opener or unit.number is not None) and unit.topic for unit in units)
    starts = [False] * len(units)
    for i, unit in enumerate(units):
        if unit.number is not None and (unit.first or unit.opener):
            starts[i] = unit.topic or numbered
        elif not unit.first and not (i and units[i - 1].group):
            starts[i] = unit.opener and unit.topic and not numbered and formal >= 2
        elif unit.group:
            announced = i > 0 and starts[i - 1] and len(units[i - 1].words) <= SHORT_ASK
            starts[i] = unit.opener or not announced
        elif numbered and not casual:
            starts[i] = unit.alone and unit.opener
        else:
            spoken_freely = casual or formal == 0
            starts[i] = unit.alone or (unit.opener and (unit.topic or spoken_freely))
        if starts[i] and not _names_matter(unit) and unit.words.startswith(FIRSTLY):
            # まずは、試行いたします。 inside an answer is its first step, no matter of its own
            starts[i] = all(_prefaces(other) for other in units[:i]) or units[i - 1].group
    return starts


def _restated_starts(units: Sequence[Unit], starts: list[bool], asked: Asked, trust: float) -> None:
    """Add the places where the words of another question are taken up without a cue.

    Parameters:
        trust: how many of the questions have a cue of their own in the answers, 0 to 1.
            Where the assembly's officials say where they turn, what they do not say
            counts for less.
    """
    prices: list[float] = []
    for unit, start in zip(units, starts, strict=True):
        price = _UNLIKELY if not unit.first else _LIKELY if unit.marked else _POSSIBLE
        prices.append(0.0 if start else price * (1.0 + _TRUSTED * trust * trust))
    for i, turned in enumerate(restated([unit.words for unit in units], prices, asked)):
        starts[i] = starts[i] or turned


def _under_headers(units: Sequence[Unit], starts: list[bool]) -> None:
    """私からは、歩道の再質問にお答えします。段差についてですが、…: a header and its only answer.

    Where more answers follow, the header stays apart and is a remark.
    """
    places = [i for i, start in enumerate(starts) if start]
    for place, after in pairwise(places):
        header, first = units[place], units[after]
        if after != place + 1 or not header.group or len(header.words) > SHORT_HEADER:
            continue
        if not first.opener and first.number is None and places[-1] == after:
            starts[after] = False


def _names_matter(unit: Unit) -> bool:
    return unit.alone or unit.group or unit.number is not None or unit.named


def _prefaces(unit: Unit) -> bool:
    """Greeting, routing or a group header: an answer has not begun yet."""
    return unit.greeting or unit.routing or unit.group


def _remarks(units: Sequence[Unit], i: int, starts: Sequence[bool]) -> bool:
    """Greeting, routing, an announcement of several matters, closing words."""
    unit = units[i]
    if unit.routing and not (unit.alone and not unit.greeting):
        return True
    following = units[i + 1] if i + 1 < len(units) else None
    announced = following is not None and starts[i + 1]
    if unit.greeting and i < 3:
        names = unit.number is not None or unit.group or unit.topic or unit.alone
        return following is not None and (announced or not names)
    if announced and (unit.group or _heads_list(unit, following)):
        return True
    return unit.closing and i > 0


def _heads_list(unit: Unit, following: Unit | None) -> bool:
    """次に、乳幼児健診についてです。初めに、…: the first sentence names only what follows."""
    if following is None or not following.words.startswith(FIRSTLY):
        return False
    return unit.named and len(unit.words) <= SHORT_ASK and unit.words.endswith(("です。", "ます。"))


def _rejoin(
    groups: list[tuple[list[Unit], PassageKind]], starts: Sequence[bool], units: Sequence[Unit]
) -> list[tuple[list[Unit], PassageKind]]:
    """Put an answer that a remark interrupts (以上です。なお、…) together again."""
    opening = {id(unit) for unit, start in zip(units, starts, strict=True) if start}
    joined: list[tuple[list[Unit], PassageKind]] = []
    for group, kind in groups:
        interrupted = (
            kind is PassageKind.ANSWER
            and len(joined) >= 2
            and joined[-1][1] is PassageKind.REMARK
            and joined[-2][1] is PassageKind.ANSWER
            and id(group[0]) not in opening
            and all(unit.closing for unit in joined[-1][0])
        )
        if interrupted:
            remark, _ = joined.pop()
            joined[-1][0].extend([*remark, *group])
        else:
            joined.append((group, kind))
    return joined


def _answer_piece(text: str, group: Sequence[Unit], kind: PassageKind, profile: Profile) -> Piece:
    piece = piece_of(group, kind)
    if kind is PassageKind.REMARK:
        return piece
    closing = group[-1]
    number = group[0].number
    heading = answer_heading(text, group[0], profile)
    return replace(
        piece,
        ask=(closing.start, closing.end),
        number=number,
        opened=group[0].opener or number is not None,
        heading=heading,
    )
