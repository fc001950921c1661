"""A speech as sentences with the cues that each of them shows.

Segmentation looks at these units only; their offsets are those of the original text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from reader.minutes.normalize import fold
from reader.minutes.sentences import sentences
from reader.minutes.wareki import number as read_number
from reader.threads.profile import Profile, compiled, joined

_BLANK = re.compile(r"\s+")
_TAIL = 64
"""Characters at a sentence's end in which it asks."""
_ABOUT = re.compile(r"について|に関し|につきま|お尋ね|質問|の件|でございますが|でありますが")
_NAMES = re.compile(r".{2,40}(?:です|でございます|であります)。$")
_BARE_NUMBER = re.compile(r"\d{1,2}[、.]")
_COURTESY = 40
"""At most so long are thanks after which a paragraph may be said to begin."""
_MARKED = 3
"""So often a member marks questions who marks them all."""
_BARE = 32
"""Characters of a sentence that may ask without naming anything."""
_TELLING = 6
"""Sentences of a speech that would hardly be one paragraph."""
FIRSTLY = ("まず", "初めに", "はじめに", "最初に")
_HEAD = 130
"""Characters at a sentence's start in which an answer names its matter."""


class Unit(Struct):
    """One spoken sentence.

    Attributes:
        start, end: code points into the speech's text.
        words: the sentence, folded and without white space.
        first: it begins a paragraph.
        number: the number that it opens with (第２点目), else None.
        opener: it begins with 次に、 and the like.
        header: it may only name what follows.
        announce: it may only say that questions follow.
        leads: it asks by saying only that a question follows (…を求めて質問します。).
        overview: it names no matter of its own (通告に従い、５項目について質問いたします。).
        ask: it asks.
        bare: it asks, and names nothing.
        ends: a closing sentence that says that the questions are over.
        demand, greeting, closing, routing, group: see `reader.threads.profile.Profile`.
        topic: an answer names its matter here (`alone`: needs no opener to do so; `named`:
            it says 〜について).
        marked: an answer may name its matter here (〜につきましては、), opener or not.
    """

    start: int
    end: int
    words: str
    first: bool
    number: int | None = None
    opener: bool = False
    header: bool = False
    announce: bool = False
    leads: bool = False
    overview: bool = False
    ask: bool = False
    bare: bool = False
    demand: bool = False
    greeting: bool = False
    closing: bool = False
    ends: bool = False
    routing: bool = False
    group: bool = False
    topic: bool = False
    alone: bool = False
    named: bool = False
    marked: bool = False


def is_flat(texts: Iterable[str]) -> bool:
    """Whether the minutes of these speeches do not show where paragraphs begin.

    Some sources join all sentences of a speech to one line. Short speeches are one
    paragraph anywhere, and tell nothing.
    """
    telling = [text for text in texts if text.count("。") >= _TELLING]
    return bool(telling) and not any("。\n" in text.strip() for text in telling)


def first_of_list(unit: Unit) -> bool:
    """Whether the sentence opens the first of several matters (１点目は、 まず、)."""
    return unit.number == 1 or (unit.opener and unit.words.startswith(FIRSTLY))


def question_units(
    text: str, profile: Profile, flat: bool = False, soft: bool = False
) -> list[Unit]:
    """The spoken sentences of a member's speech, with the cues of questions.

    Parameters:
        flat: the minutes do not show paragraphs, so any sentence may begin one.
        soft: a wish at a paragraph's end asks, too.
    """
    opener = joined(profile.question_opener)
    header = joined(profile.question_header)
    announce = joined(profile.question_announce)
    overview = joined(profile.question_overview)
    leads = joined(profile.question_leads)
    ask = joined(profile.question_ask)
    demand = joined(profile.question_demand)
    greeting = joined(profile.question_greeting)
    closing = joined(profile.question_closing)
    ends = joined(profile.question_end)
    courtesy = joined(profile.question_courtesy)
    units = list(_units(text, flat))
    listed = 0
    for unit in units:
        words = unit.words
        tail = words[-_TAIL:]
        unit.number = _number(words, profile.question_number)
        if _BARE_NUMBER.match(words) is not None:
            if unit.first and unit.number is not None and unit.number in (1, listed + 1):
                listed = unit.number
            else:
                # 食事の心得は、１、腹八分目。２、野菜を…
                unit.number = None
        unit.opener = opener.match(words) is not None
        unit.header = len(words) <= _HEAD and header.search(words) is not None
        unit.announce = announce.search(words) is not None
        unit.overview = (
            unit.number is None and not unit.opener and overview.search(words) is not None
        )
        unit.ask = ask.search(tail) is not None
        unit.leads = leads.search(tail) is not None
        unit.demand = demand.search(tail) is not None
        unit.greeting = greeting.search(words) is not None
        unit.closing = closing.search(tail) is not None
        unit.ends = unit.closing and ends.search(tail) is not None
    for before, unit in pairwise(units):
        vague = before.header and not before.first and before.number is None
        if vague and not before.opener and (unit.number == 1 or unit.words.startswith(FIRSTLY)):
            # …です。身近な課題について伺います。最初に、…
            before.announce = before.overview = True
    for before, unit in pairwise(units):
        if before.first and not unit.first and len(before.words) <= _COURTESY:
            unit.first = courtesy.search(before.words) is not None
    _mark_asks(units, profile)
    if soft:
        wish = joined(profile.question_soft)
        for unit, after in zip(units, [*units[1:], None], strict=True):
            if after is None or after.first:
                unit.ask = unit.ask or wish.search(unit.words[-_TAIL:]) is not None
    return units


def _mark_asks(units: Sequence[Unit], profile: Profile) -> None:
    """Asks that are told by more than their own end.

    Where a member says 質問です。 before each question, what ends that paragraph asks,
    whatever its form. A sentence that asks without naming anything opens nothing.
    """
    marker = joined(profile.question_marker)
    bare = joined(profile.question_bare)
    marks = [i for i, unit in enumerate(units) if marker.match(unit.words) is not None]
    if len(marks) >= _MARKED:
        for i in marks:
            last = i
            while last + 1 < len(units) and not units[last + 1].first:
                last += 1
            if units[i].words.endswith("。") and last == i and len(units[i].words) <= _BARE:
                last = min(i + 1, len(units) - 1)
            units[i].ask = False
            units[last].ask = True
    for unit in units:
        if unit.ask and len(unit.words) <= _BARE and bare.match(unit.words) is not None:
            unit.bare = True
            unit.opener = unit.header = False
            unit.number = None


def answer_units(text: str, profile: Profile, flat: bool = False) -> list[Unit]:
    """The spoken sentences of an official's speech, with the cues of answers.

    Parameters:
        flat: the minutes do not show paragraphs, so any sentence may begin one.
    """
    opener = joined(profile.answer_opener)
    topic = joined(profile.answer_topic)
    marked = joined(profile.answer_topic_marked)
    alone = joined(profile.answer_topic_alone)
    group = joined(profile.answer_group)
    greeting = joined(profile.answer_greeting)
    routing = joined(profile.answer_routing)
    closing = joined(profile.answer_closing)
    units = list(_units(text, flat))
    for unit in units:
        words = unit.words
        head = words[:_HEAD]
        unit.number = _number(words, profile.answer_number)
        unit.opener = opener.match(words) is not None
        if unit.first or unit.opener or unit.number is not None:
            unit.marked = marked.search(head) is not None
        if unit.opener or unit.number is not None:
            unit.named = unit.marked or _ABOUT.search(head) is not None
            unit.topic = unit.named or topic.search(head) is not None
            unit.named = unit.named or (unit.topic and _NAMES.match(words) is not None)
        if unit.first:
            unit.alone = alone.search(head) is not None
            unit.group = group.search(words[-_TAIL:]) is not None
        unit.greeting = greeting.search(words) is not None
        unit.routing = routing.search(words) is not None
        unit.closing = closing.search(words) is not None
    return units


def _units(text: str, flat: bool) -> Iterator[Unit]:
    done = 0
    first = True
    for start, end in sentences(text):
        first = first or flat or "\n" in text[done:start]
        words = _BLANK.sub("", fold(text[start:end])).replace(",", "、")
        words = words.replace("うかが", "伺").replace("おたずね", "お尋ね")
        if words:
            yield Unit(start, end, words, first)
            first = False
        done = end


def _number(words: str, expressions: tuple[str, ...]) -> int | None:
    for expression in compiled(expressions):
        match = expression.match(words)
        if match is not None:
            return read_number(match["n"])
    return None
