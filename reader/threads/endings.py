"""How an answer ends (答弁の結び): promised, considered, studied or refused.

An answer is classed by its last sentence that says something of the matter; courtesies are
passed over, and so is an afterthought (なお、…) that decides nothing. The sentence is taken
verbatim. The cues are data (``resources/endings/general.toml``) that a caller reads and hands
in, matched as `reader.threads.profile` has it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from reader.minutes.model import Sitting
from reader.minutes.normalize import fold, fold_with_map
from reader.minutes.sentences import sentences
from reader.threads.model import EndingKind, Passage, PassageEnding, Threads
from reader.threads.profile import expressions, joined

_DO = "<する>"
"""Stands in a cue for the list ``doing``."""

_TAIL = 90
"""Characters at a sentence's end that are looked at."""

_REACH = 40
"""Characters of them that a cue spans."""

_CLAUSE = 50
"""Characters at a sentence's end in which the subject of its last verb is looked for."""

_SENTENCES = 4
"""Sentences, from the last one back, that may be courtesies or afterthoughts."""

_BLANK = re.compile(r"\s+")
_END = re.compile(r"[。．.!！?？]+$")
_STAGE = re.compile(r"(?<=[。!?])[(〔\[].*$")
_LEVEL = re.compile(r"([都道府県区市町村])議会$|^(国会|衆議院|参議院)")
_DOING = re.compile(r"[てで](?:いる|います|おる|おります?|ございます?)$|中$")


class Ending(Struct, frozen=True):
    """How one answer passage ends.

    Attributes:
        start, end: the deciding sentence; code points into the speech's text.
    """

    kind: EndingKind
    start: int
    end: int


class EndingCues(Struct, frozen=True):
    """The cues, ready to be matched; see ``resources/endings/general.toml`` for what each is for.

    Attributes:
        decline: both lists that refuse.
        settled: what is past, or negated.
        others: names of other bodies.
    """

    courtesy: re.Pattern[str]
    aside: re.Pattern[str]
    wrapper: re.Pattern[str]
    hearsay: re.Pattern[str]
    refuse: re.Pattern[str]
    decline: re.Pattern[str]
    settled: re.Pattern[str]
    study: re.Pattern[str]
    consider: re.Pattern[str]
    implement: re.Pattern[str]
    not_implement: re.Pattern[str]
    others: tuple[str, ...]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, object]) -> "EndingCues":
        """The cues that a TOML document describes.

        Raises:
            ValueError: a list is missing or holds something that is no expression. The cues
                are part of the program: that is a bug.
        """

        def read(name: str) -> tuple[str, ...]:
            return expressions(name, mapping.get(name))

        doing = f"(?:{'|'.join(read('doing'))})"

        def at_end(*names: str) -> re.Pattern[str]:
            cues = "|".join(one for name in names for one in read(name))
            return re.compile(f"(?:{cues})$".replace(_DO, doing))

        return cls(
            courtesy=joined(read("courtesy")),
            aside=joined(read("aside")),
            wrapper=at_end("wrapper"),
            hearsay=at_end("hearsay"),
            refuse=at_end("refuse"),
            decline=at_end("refuse", "hard"),
            settled=at_end("past", "negated"),
            study=at_end("study"),
            consider=at_end("consider"),
            implement=at_end("implement"),
            not_implement=at_end("not_implement"),
            others=read("others"),
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
    said = [(_words(text[first:stop]), first, stop) for first, stop in closing]
    said = [one for one in said if cues.courtesy.search(one[0]) is None]
    if not said:
        return Ending(EndingKind.OTHER, *closing[-1])
    last = len(said) - 1
    kind = _kind(said[last][0], cues, assembly)
    earlier = last
    while kind is EndingKind.OTHER and earlier and cues.aside.search(said[earlier][0]):
        earlier -= 1
        kind = _kind(said[earlier][0], cues, assembly)
    if kind is not EndingKind.OTHER:
        last = earlier
    if kind is EndingKind.IMPLEMENT and last and _refuses(said[last - 1][0], cues):
        kind, last = EndingKind.DECLINE, last - 1
    return Ending(kind, *said[last][1:])


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


def _refuses(words: str, cues: EndingCues) -> bool:
    if _at_end(cues.hearsay, words):
        return False
    return _at_end(cues.refuse, _core(words, cues.wrapper)) is not None


def _kind(words: str, cues: EndingCues, assembly: str | None) -> EndingKind:
    core = _core(words, cues.wrapper)
    if _at_end(cues.hearsay, words) or _at_end(cues.hearsay, core):
        return EndingKind.OTHER
    if _at_end(cues.decline, core):
        return EndingKind.DECLINE
    if _at_end(cues.settled, core) or _of_others(words, core, cues, assembly):
        return EndingKind.OTHER
    considered, studied = _at_end(cues.consider, core), _at_end(cues.study, core)
    if considered or studied:
        # 「研究・検討してまいります」 is what it says last.
        later = considered and (not studied or considered.start() > studied.start())
        return EndingKind.CONSIDER if later else EndingKind.STUDY
    if _at_end(cues.implement, core) and not _at_end(cues.not_implement, core):
        return EndingKind.IMPLEMENT
    return EndingKind.OTHER


def _at_end(cue: re.Pattern[str], words: str) -> re.Match[str] | None:
    """A cue at the end of a sentence; looked for in all of a long one it would take long."""
    return cue.search(words, max(0, len(words) - _REACH))


def _words(sentence: str) -> str:
    words = _BLANK.sub("", fold(sentence)).replace(",", "、")
    return _END.sub("", _STAGE.sub("", words))


def _core(words: str, wrapper: re.Pattern[str]) -> str:
    """A sentence's end without what only wraps its statement."""
    core = words[-_TAIL:]
    while (match := _at_end(wrapper, core)) and match.start():
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
