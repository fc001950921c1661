"""Question and answer speeches cut into pieces, one matter each.

The pieces of a speech lie in order, do not overlap, begin and end with a spoken
sentence, and together hold every spoken sentence. What wants no answer (greetings,
routing, wishes, closing words) is a remark.

A question is cut after each sentence that asks and before each opener; the words that
introduce a matter belong to its first question. Cutting fine is safe, because pieces
that turn out to be answered together are joined again when they are linked
(`reader.threads.thread`). An answer is cut where it names its next matter. The cues
are those counted in published minutes; how they are grouped follows what the best runs
of the NTCIR-16 QA Lab-PoliInfo-3 "QA Alignment" task found: rules for the segments
first, everything else after.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.threads.heading import answer_heading, question_heading
from reader.threads.model import PassageKind
from reader.threads.profile import Profile
from reader.threads.units import FIRSTLY, Unit, answer_units, question_units

_SHORT_HEADER = 45
"""A longer sentence does not merely name what follows, unless it is numbered."""

_BARE = 14
"""An ask this short (教えてください。) at the head of a matter asks nothing yet."""

_SHORT_ASK = 40
"""A shorter ask after an ask (見解を伺います。) adds to it."""

_ANOTHER = ("また", "さらに", "加えて", "あわせて", "併せて", "そして")
_GOES_ON = (*_ANOTHER, "なお", "一方", "しかし", "ただ", "ですから")

_TWO = 2
_INTRODUCTION = 3
"""Sentences without an ask that may still be the way into a numbered question."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage in the making.

    Attributes:
        start, end: code points into the speech's text.
        kind: what it is.
        heading: the words that name it, verbatim; "" where none was found.
        ask: range of the ask (question) or of the closing sentence (answer).
        lead: range of its first sentence.
        number: the number that it opens with, else None.
        opened: it begins with words that open a new matter (a number, 次に、, a header).
    """

    start: int
    end: int
    kind: PassageKind
    heading: str = ""
    ask: tuple[int, int] = (0, 0)
    lead: tuple[int, int] = (0, 0)
    number: int | None = None
    opened: bool = False


def segment_question(text: str, profile: Profile, needed: bool = False) -> tuple[Piece, ...]:
    """The pieces of a member's speech, QUESTION and REMARK.

    Parameters:
        text: a speech's original text.
        profile: the cues.
        needed: it was answered, so at least one piece is a question whatever it says.
    """
    units = question_units(text, profile)
    if not units:
        return ()
    _quieten(units)
    first, last = _body(units)
    groups: list[tuple[list[Unit], PassageKind]] = []
    if first:
        groups.append((units[:first], PassageKind.REMARK))
    groups.extend(_judge(_cut(units[first:last])))
    if last < len(units):
        groups.append((units[last:], PassageKind.REMARK))
    if needed and all(kind is PassageKind.REMARK for _, kind in groups):
        groups = _one_question(units)
    return tuple(_question_piece(text, group, kind, profile) for group, kind in _merged(groups))


def _quieten(units: Sequence[Unit]) -> None:
    """What is asked before the first of the numbered questions is asked for effect only."""
    first = next((i for i, unit in enumerate(units) if unit.number == 1 and unit.first), 0)
    counted = any(unit.number == _TWO and unit.first for unit in units[first:])
    if counted and not any(unit.opener or unit.number is not None for unit in units[:first]):
        for unit in units[:first]:
            unit.ask = False


def _merged(
    groups: Sequence[tuple[list[Unit], PassageKind]],
) -> list[tuple[list[Unit], PassageKind]]:
    """Remarks that follow each other as one."""
    merged: list[tuple[list[Unit], PassageKind]] = []
    for group, kind in groups:
        if merged and kind is PassageKind.REMARK and merged[-1][1] is kind:
            merged[-1] = ([*merged[-1][0], *group], kind)
        else:
            merged.append((group, kind))
    return merged


def _body(units: Sequence[Unit]) -> tuple[int, int]:
    """Where the questions begin and end between greetings and closing words."""
    last = len(units)
    while last > 0 and units[last - 1].closing and not _asks_still(units[last - 1]):
        last -= 1
    asks = next((i for i, unit in enumerate(units[:last]) if unit.ask and not _lead(unit)), last)
    opens = next((i for i, unit in enumerate(units[: asks + 1]) if i and _opens(unit)), last)
    if opens <= asks < last and (units[0].overview or not _opens(units[0])):
        first = opens
    else:
        greetings = [i for i in range(min(asks, 6, last)) if units[i].greeting]
        first = greetings[-1] + 1 if greetings and not _opens(units[greetings[-1]]) else 0
    while units[first:last] and units[first].overview and any(u.ask for u in units[first + 1 : last]):
        first += 1
    return min(first, last), last


def _asks_still(unit: Unit) -> bool:
    """A closing sentence (以上、御答弁をお願いし、質問を終わります。) that asks all the same."""
    return unit.ask and not unit.ends


def _opens(unit: Unit) -> bool:
    if unit.number is not None or unit.opener:
        return True
    return unit.header and unit.first and len(unit.words) <= _SHORT_HEADER


def _lead(unit: Unit) -> bool:
    """An announcement (そこで、質問いたします。) rather than an ask."""
    return unit.announce or (unit.greeting and len(unit.words) <= _SHORT_ASK)


def _asks_later(units: Sequence[Unit]) -> list[bool]:
    """For each sentence, whether one that asks follows before the next opener."""
    found = [False] * len(units)
    later = False
    for i in range(len(units) - 1, -1, -1):
        found[i] = later
        unit = units[i]
        if unit.number is not None or (unit.opener and not unit.words.startswith(FIRSTLY)):
            later = False
        elif unit.ask:
            later = True
    return found


def _cut(units: Sequence[Unit]) -> list[list[Unit]]:
    """The sentences in groups; a group asks at its end, if at all."""
    later = _asks_later(units)
    groups: list[list[Unit]] = []
    asked = True
    for i, unit in enumerate(units):
        if not groups or _begins(unit, groups[-1], asked):
            groups.append([])
            asked = False
        group = groups[-1]
        heads_list = i + 1 < len(units) and _first_of_list(units[i + 1])
        names = (
            unit.header
            and _opens(unit)
            and (later[i] or heads_list)
            and not any(other.ask for other in group)
        )
        last = i + 1 == len(units)
        announces = _lead(unit) and not last and (later[i] or _opens(unit) or _opens(units[i + 1]))
        follows = i + 1 < len(units) and units[i + 1].ask and not _opens(units[i + 1])
        bare = not group and len(unit.words) <= _BARE and not last and not _opens(units[i + 1])
        if (
            unit.ask
            and not announces
            and not bare
            and (not names or (follows and len(unit.words) > _SHORT_ASK))
        ):
            asked = True
        else:
            unit.ask = False
        group.append(unit)
    return groups


def _first_of_list(unit: Unit) -> bool:
    return unit.number == 1 or (unit.opener and unit.words.startswith(FIRSTLY))


def _begins(unit: Unit, group: Sequence[Unit], asked: bool) -> bool:
    """Whether the sentence begins a new group after `group`."""
    if asked:
        if _opens(unit) or not unit.ask:
            return True
        # …でしょうか。見解を伺います。 is one ask; また、…も伺います。 is another
        return len(unit.words) > _SHORT_ASK and (unit.first or unit.words.startswith(_ANOTHER))
    head = group[0]
    if unit.number is not None:
        if head.number is not None and unit.number == head.number + 1:
            return True
        if any(other.demand for other in group):
            return head.number is None
        goes_on = head.words.startswith(_GOES_ON)
        return not _opens(head) and (goes_on or len(group) > _INTRODUCTION)
    if unit.opener and unit.header and unit.first:
        return len(group) > 1 or not _opens(head)
    return False


def _judge(groups: list[list[Unit]]) -> list[tuple[list[Unit], PassageKind]]:
    """Tell questions from remarks, and join leftovers to the question before them."""
    judged: list[tuple[list[Unit], PassageKind]] = []
    for group in groups:
        if any(unit.ask for unit in group):
            judged.append((group, PassageKind.QUESTION))
            continue
        wishes = any(unit.demand or unit.closing for unit in group)
        opened = _opens(group[0])
        if opened and len(group) > 1 and not wishes:
            judged.append((group, PassageKind.QUESTION))
        elif wishes or opened or not judged or judged[-1][1] is PassageKind.REMARK:
            judged.append((group, PassageKind.REMARK))
        else:
            judged[-1][0].extend(group)
    return judged


def _one_question(units: Sequence[Unit]) -> list[tuple[list[Unit], PassageKind]]:
    """A turn that was answered although it asks in none of the known ways."""
    first = 0
    while first < len(units) - 1 and units[first].greeting:
        first += 1
    last = len(units)
    while last > first + 1 and units[last - 1].closing:
        last -= 1
    groups: list[tuple[list[Unit], PassageKind]] = []
    if first:
        groups.append((list(units[:first]), PassageKind.REMARK))
    groups.append((list(units[first:last]), PassageKind.QUESTION))
    if last < len(units):
        groups.append((list(units[last:]), PassageKind.REMARK))
    return groups


def _question_piece(text: str, group: Sequence[Unit], kind: PassageKind, profile: Profile) -> Piece:
    piece = _piece(group, kind)
    if kind is PassageKind.REMARK:
        return piece
    asks = [unit for unit in group if unit.ask]
    ask = asks[-1] if asks else group[-1]
    number = next((unit.number for unit in group[:_INTRODUCTION] if unit.number is not None), None)
    heading = question_heading(text, group, ask, profile)
    return replace(
        piece,
        ask=(ask.start, ask.end),
        number=number,
        opened=_opens(group[0]),
        heading=heading,
    )


def _piece(group: Sequence[Unit], kind: PassageKind) -> Piece:
    return Piece(group[0].start, group[-1].end, kind, lead=(group[0].start, group[0].end))


def segment_answer(text: str, profile: Profile, casual: bool = False) -> tuple[Piece, ...]:
    """The pieces of an official's speech, ANSWER and REMARK.

    Parameters:
        text: a speech's original text.
        profile: the cues.
        casual: a later round, where officials speak freely: a paragraph that begins with
            それから、 opens a new matter even if it names none.

    Returns:
        at least one ANSWER, unless nothing is spoken.
    """
    units = answer_units(text, profile)
    if not units:
        return ()
    starts = _answer_starts(units, casual)
    groups: list[tuple[list[Unit], PassageKind]] = []
    for i, unit in enumerate(units):
        kind = PassageKind.REMARK if _remarks(units, i, starts) else PassageKind.ANSWER
        if groups and groups[-1][1] is kind and (kind is PassageKind.REMARK or not starts[i]):
            groups[-1][0].append(unit)
        else:
            groups.append(([unit], kind))
    groups = _rejoin(groups, starts, units)
    if all(kind is PassageKind.REMARK for _, kind in groups):
        groups = [(units, PassageKind.ANSWER)]
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
            announced = i > 0 and starts[i - 1] and len(units[i - 1].words) <= _SHORT_ASK
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
    announced = (
        following is not None
        and starts[i + 1]
        and (following.opener or following.number is not None)
    )
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
    return unit.named and len(unit.words) <= _SHORT_ASK and unit.words.endswith(("です。", "ます。"))


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
    piece = _piece(group, kind)
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
