"""How an answer ends (答弁の結び): promised, considered, studied or refused.

An answer is classed by its last sentence that says something of the matter; courtesies are
passed over, and so is an afterthought (なお、…) that decides nothing. The sentence is taken
verbatim. The cues are data (``resources/endings/general.toml``) that a caller reads and hands
in, matched as `reader.threads.profile` has it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, lru_cache

from reader.minutes.model import Sitting
from reader.minutes.normalize import fold, fold_with_map
from reader.minutes.sentences import sentences
from reader.threads.model import Passage, Threads
from reader.threads.profile import expressions, joined

ENDINGS = 1
"""Version of everything below and of the cues; stored with the results."""

_TAIL = 72
"""Characters at a sentence's end that are looked at."""

_CLAUSE = 50
"""Characters at a sentence's end in which the subject of its last verb is looked for."""

_SENTENCES = 4
"""Sentences, from the last one back, that may be courtesies or afterthoughts."""

_BLANK = re.compile(r"\s+")
_END = re.compile(r"[。．.!！?？]+$")
_STAGE = re.compile(r"(?<=[。!?])[(〔\[].*$")
_LEVEL = re.compile(r"([都道府県区市町村])議会$|^(国会|衆議院|参議院)")
_DOING = re.compile(r"[てで](?:いる|います|おる|おります?|ございます?)$|中$")


class EndingKind(StrEnum):
    """How an answer ends."""

    IMPLEMENT = "implement"  # 実施: it is, or will be, done
    CONSIDER = "consider"  # 検討: it will be considered, talked over, decided later
    STUDY = "study"  # 研究: it will be studied, surveyed, watched
    DECLINE = "decline"  # 困難: it will not be done, or is hard
    OTHER = "other"  # その他: facts, views, reports of what was done


@dataclass(frozen=True, slots=True)
class Ending:
    """How one answer passage ends.

    Attributes:
        start, end: the deciding sentence; code points into the speech's text.
    """

    kind: EndingKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PassageEnding:
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


@dataclass(frozen=True, slots=True)
class EndingCues:
    """Lists of regular expressions (`others`: of names); see ``resources/endings/general.toml``
    for what each is for."""

    courtesy: tuple[str, ...]
    aside: tuple[str, ...]
    wrapper: tuple[str, ...]
    hearsay: tuple[str, ...]
    others: tuple[str, ...]
    past: tuple[str, ...]
    negated: tuple[str, ...]
    doing: tuple[str, ...]
    refuse: tuple[str, ...]
    hard: tuple[str, ...]
    study: tuple[str, ...]
    consider: tuple[str, ...]
    implement: tuple[str, ...]
    not_implement: tuple[str, ...]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> "EndingCues":
        """The cues that a TOML document describes.

        Raises:
            ValueError: a list is missing or holds something that is no expression. The cues
                are part of the program: that is a bug.
        """
        return cls(
            **{one.name: expressions(one.name, mapping.get(one.name)) for one in fields(cls)}
        )


def ending(
    text: str, start: int, end: int, cues: EndingCues, assembly: str | None = None
) -> Ending:
    """How the answer passage ``text[start:end]`` of a speech ends.

    Parameters:
        assembly: whose minutes these are, as far as known: what 東京都 is doing is no promise of
            a ward, but is one in 東京都議会.
    """
    closing = sentences(text, start, end)[-_SENTENCES:]
    if not closing:
        return Ending(EndingKind.OTHER, start, end)
    said = [
        (_words(text[first:stop]), first, stop)
        for first, stop in closing
        if joined(cues.courtesy).search(_words(text[first:stop])) is None
    ]
    if not said:
        return Ending(EndingKind.OTHER, *closing[-1])
    last = len(said) - 1
    while last and _is_afterthought(said[last][0], cues, assembly):
        last -= 1
    if _kind(said[last][0], cues, assembly) is EndingKind.OTHER:
        last = len(said) - 1
    said = said[: last + 1]
    words, first, stop = said[-1]
    kind = _kind(words, cues, assembly)
    if kind is EndingKind.IMPLEMENT and len(said) > 1 and _refuses(said[-2][0], cues):
        return Ending(EndingKind.DECLINE, *said[-2][1:])
    return Ending(kind, first, stop)


def passage_endings(
    sitting: Sitting, threads: Threads, cues: EndingCues
) -> tuple[PassageEnding, ...]:
    """How the answer passages of a sitting end, in order of speech."""
    answers: dict[int, list[Passage]] = {}
    for exchange in threads.exchanges:
        for round_ in exchange.rounds:
            for passage in round_.answers:
                answers.setdefault(passage.speech, []).append(passage)
    found: list[PassageEnding] = []
    for speech in sorted(answers):
        text = sitting.speeches[speech - 1].text
        folded = fold_with_map(text)
        for passage in sorted(answers[speech], key=lambda one: one.start):
            first, stop = passage.start, passage.end
            one = ending(text, first, stop, cues, sitting.assembly)
            place = folded.folded(first, stop)
            found.append(PassageEnding(speech, first, stop, place, one.kind, (one.start, one.end)))
    return tuple(found)


def _is_afterthought(words: str, cues: EndingCues, assembly: str | None) -> bool:
    decides = _kind(words, cues, assembly) is not EndingKind.OTHER
    return not decides and joined(cues.aside).search(words) is not None


def _refuses(words: str, cues: EndingCues) -> bool:
    if _at_end(cues.hearsay).search(words):
        return False
    return _at_end(cues.refuse).search(_core(words, _at_end(cues.wrapper))) is not None


def _kind(words: str, cues: EndingCues, assembly: str | None) -> EndingKind:
    if _at_end(cues.hearsay).search(words):
        return EndingKind.OTHER
    core = _core(words, _at_end(cues.wrapper))
    if _at_end(cues.hearsay).search(core):
        return EndingKind.OTHER
    if _at_end((*cues.refuse, *cues.hard)).search(core):
        return EndingKind.DECLINE
    if _at_end((*cues.past, *cues.negated)).search(core):
        return EndingKind.OTHER
    if _of_others(words, core, cues, assembly):
        return EndingKind.OTHER
    considered = _at_end(cues.consider, cues.doing).search(core)
    studied = _at_end(cues.study, cues.doing).search(core)
    if considered or studied:
        # 「研究・検討してまいります」 is what it says last.
        later = considered and (not studied or considered.start() > studied.start())
        return EndingKind.CONSIDER if later else EndingKind.STUDY
    if _at_end(cues.implement).search(core) and not _at_end(cues.not_implement).search(core):
        return EndingKind.IMPLEMENT
    return EndingKind.OTHER


def _words(sentence: str) -> str:
    words = _BLANK.sub("", fold(sentence)).replace(",", "、")
    return _END.sub("", _STAGE.sub("", words))


def _core(words: str, wrapper: re.Pattern[str]) -> str:
    """A sentence's end without what only wraps its statement."""
    core = words[-_TAIL:]
    while (match := wrapper.search(core)) and match.start():
        core = core[: match.start()]
    return core


def _of_others(words: str, core: str, cues: EndingCues, assembly: str | None) -> bool:
    """Whether a sentence tells what somebody else is doing (国が検討しております)."""
    if _DOING.search(core) is None:
        # What somebody else will do is told as hearsay; 「…してまいります」 says who speaks.
        return False
    subject = _subject(cues.others, _level(assembly))
    return subject.search(words[-_CLAUSE:]) is not None


@lru_cache(maxsize=64)
def _level(assembly: str | None) -> str:
    """国, 都, 道, 府, 県 …: the body that an assembly belongs to; "" where it is not known."""
    found = _LEVEL.search(assembly or "")
    if found is None:
        return ""
    return found[1] or "国"


@lru_cache(maxsize=16)
def _subject(others: tuple[str, ...], own: str) -> re.Pattern[str]:
    """Another body as the subject of a sentence, and no first person after it."""
    names = [name for name in others if not own or not name.endswith(own)]
    if own == "国":
        names = [name for name in names if name != "政府" and not name.endswith("省")]
    subject = f"(?<![一-鿿])(?:{'|'.join(names)})(?:が|は|では|で|において(?:は|も)?|のほう(?:で(?:は)?|が))、?"
    return re.compile(
        subject + "(?!.*(?:私ども|[本当](?:[区市町村都道府県]|局)|[区市町村](?:は|も|で|として)))"
    )


@cache
def _at_end(cues: tuple[str, ...], doing: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Any of the cues at the end; ``<する>`` in them stands for any of `doing`."""
    what = "|".join(doing)
    return re.compile(f"(?:{'|'.join(cues)})$".replace("<する>", f"(?:{what})"))
