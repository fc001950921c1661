"""A member's speech cut into questions, one matter each.

The pieces of a speech lie in order, do not overlap, begin and end with a spoken
sentence, and together hold every spoken sentence. What wants no answer (greetings,
announcements of how many questions follow, wishes, closing words) is a remark.

A question is cut after each sentence that asks and before each opener; the words that
introduce a matter belong to its first question. Cutting fine is safe, because pieces
that turn out to be answered together are joined again when they are linked
(`reader.threads.rounds`). The cues are those counted in published minutes; how they are
grouped follows what the best runs of the NTCIR-16 QA Lab-PoliInfo-3 "QA Alignment" task
found: rules for the segments first, everything else after.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from reader.threads.heading import question_heading
from reader.threads.model import PassageKind
from reader.threads.pieces import SHORT_ASK, SHORT_HEADER, Piece, piece_of
from reader.threads.profile import Profile
from reader.threads.units import FIRSTLY, Unit, first_of_list, question_units

_BARE = 14
"""An ask this short (教えてください。) at the head of a matter asks nothing yet."""

_ANOTHER = ("また", "さらに", "加えて", "あわせて", "併せて", "そして")
_GOES_ON = (*_ANOTHER, "なお", "一方", "しかし", "ただ", "ですから")

_GREETING = 12
"""Sentences in which a speech may still be greeting."""

_TWO = 2

_INTRODUCTION = 3
"""Sentences without an ask that may still be the way into a numbered question."""


def segment_question(
    text: str,
    profile: Profile,
    needed: bool = False,
    flat: bool = False,
    soft: bool = False,
) -> tuple[Piece, ...]:
    """The pieces of a member's speech, QUESTION and REMARK.

    Parameters:
        text: a speech's original text.
        profile: the cues.
        needed: it was answered, so at least one piece is a question whatever it says.
        flat: the minutes do not show paragraphs.
        soft: a wish at a paragraph's end asks, too.
    """
    units = question_units(text, profile, flat, soft)
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
    before = next((i for i, unit in enumerate(units[:last]) if i and _marked(unit)), last)
    for i, unit in enumerate(units[: min(before, _GREETING)]):
        if unit.overview and any(other.ask for other in units[i + 1 : last]):
            first = max(first, i + 1)
    while (
        units[first:last] and units[first].overview and any(u.ask for u in units[first + 1 : last])
    ):
        first += 1
    return min(first, last), last


def _marked(unit: Unit) -> bool:
    return unit.number is not None or unit.opener


def _asks_still(unit: Unit) -> bool:
    """A closing sentence (以上、御答弁をお願いし、質問を終わります。) that asks all the same."""
    return unit.ask and not unit.ends


def _opens(unit: Unit) -> bool:
    if unit.number is not None or unit.opener:
        return True
    return unit.header and unit.first and len(unit.words) <= SHORT_HEADER


def _lead(unit: Unit) -> bool:
    """An announcement (そこで、質問いたします。) rather than an ask."""
    return unit.announce or (unit.greeting and len(unit.words) <= SHORT_ASK)


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
        heads_list = not later[i] and _leads_to_list(units[i + 1 :])
        # 〜について伺います。 is a header at the head of a matter, and the ask at its end
        heads = _marked(unit) or all(_lead(other) or other.demand for other in group)
        names = (
            unit.header
            and heads
            and _opens(unit)
            and (later[i] or heads_list)
            and not any(other.ask for other in group)
        )
        last = i + 1 == len(units)
        announces = _lead(unit) and not last and (later[i] or _opens(unit) or _opens(units[i + 1]))
        follows = i + 1 < len(units) and units[i + 1].ask and not _opens(units[i + 1])
        short = unit.bare or len(unit.words) <= _BARE
        bare = not group and short and not last and not _opens(units[i + 1])
        if (
            unit.ask
            and not announces
            and not bare
            and (not names or (follows and len(unit.words) > SHORT_ASK))
        ):
            asked = True
        else:
            unit.ask = False
        group.append(unit)
    return groups


def _leads_to_list(following: Sequence[Unit]) -> bool:
    """Whether the next matter that opens is the first of several."""
    opening = next((unit for unit in following if _marked(unit)), None)
    return opening is not None and first_of_list(opening)


def _begins(unit: Unit, group: Sequence[Unit], asked: bool) -> bool:
    """Whether the sentence begins a new group after `group`."""
    if asked:
        if unit.bare:
            return False
        if _opens(unit) or not unit.ask:
            return True
        # …でしょうか。見解を伺います。 is one ask; また、…も伺います。 is another
        return len(unit.words) > SHORT_ASK and (unit.first or unit.words.startswith(_ANOTHER))
    head = group[0]
    if unit.number is not None:
        if head.number is not None and unit.number == head.number + 1:
            return True
        if unit.number == 1 and all(_courteous(other) for other in group):
            return True
        wished = any(other.demand for other in group)
        goes_on = head.words.startswith(_GOES_ON)
        return not _opens(head) and (wished or goes_on or len(group) > _INTRODUCTION)
    if unit.opener and unit.header and unit.first:
        return len(group) > 1 or not _opens(head)
    return group[-1].demand and _opens(unit) and not _marked(head)


def _courteous(unit: Unit) -> bool:
    """It names no matter: thanks, condolences, 「４点質問します。」."""
    return unit.demand or unit.overview or ((unit.greeting or unit.announce) and not unit.header)


def _judge(groups: list[list[Unit]]) -> list[tuple[list[Unit], PassageKind]]:
    """Tell questions from remarks, and join leftovers to the question before them."""
    judged: list[tuple[list[Unit], PassageKind]] = []
    introduction: list[Unit] = []
    for place, group in enumerate(groups):
        following = groups[place + 1] if place + 1 < len(groups) else None
        listed = following is not None and first_of_list(following[0])
        asks = [unit for unit in group if unit.ask]
        if listed and len(asks) == 1 and asks[0].leads:
            # …の充実を求めて質問します。１点目は、…
            introduction = [*introduction, *group]
            continue
        if asks:
            judged.append(([*introduction, *group], PassageKind.QUESTION))
            introduction = []
            continue
        if introduction:
            judged.append((introduction, PassageKind.QUESTION))
            introduction = []
        wishes = any(unit.demand or unit.closing for unit in group)
        opened = _opens(group[0])
        if opened and len(group) > 1 and not wishes:
            if listed:
                introduction = group
            else:
                judged.append((group, PassageKind.QUESTION))
        elif wishes or opened or not judged or judged[-1][1] is PassageKind.REMARK:
            judged.append((group, PassageKind.REMARK))
        else:
            judged[-1][0].extend(group)
    if introduction:
        judged.append((introduction, PassageKind.QUESTION))
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
    piece = piece_of(group, kind)
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
