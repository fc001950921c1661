"""The few words that name a passage, as a verbatim slice of it."""

import re
from collections.abc import Sequence

from reader.threads.profile import Profile, compiled
from reader.threads.titles import is_weak, title
from reader.threads.units import Unit, first_of_list

_LONGEST = 48
_LONGEST_ASKED = 30
_SHORTEST = 2
_NEAR = 3
_NAMES = re.compile(r"[一-龠々ァ-ヺＡ-Ｚａ-ｚA-Za-z]")
_ABOUT = "について"
_PLAIN = re.compile(
    r"[\s　]*(?P<name>[^。、，をがは]{2,24}?)"
    r"(?:(?:の件|のこと|の関係|の問題)?(?:です|でございます|であります)。$"
    r"|(?:について|につきまして|に関して)(?:は|も|です|でございます|なのです|なんです)?(?:が|けれども|けども)?[、，]"
    r"|(?:の件|の関係|のほう|のこと)?(?:なのです|なんです|です)(?:が|けれども|けども)[、，]|のことを(?:お?伺|お?聞|お?尋))"
)
_VERBAL = re.compile(r"[うくすつぬむるたいなだ]ん$")
"""簡単に伺いたいん(ですけれども): a verb, which names nothing."""
_BREAKS = re.compile(r"[、，。]")


def question_heading(text: str, group: Sequence[Unit], ask: Unit, profile: Profile) -> str:
    """From the sentence that opens the passage, else from the one that asks; else ""."""
    found = ""
    introduced = False
    for place, unit in enumerate(group):
        starts = unit.number is not None or (unit.opener and place < _NEAR)
        if introduced and not (unit.header and first_of_list(unit)):
            continue
        if not starts and not unit.header:
            # after what introduces a list only the head of that list names the matter
            introduced = bool(found)
        elif unit.header or not unit.announce:
            # 環境について２点伺います。１点目は、ごみの分別について。: the last one names it
            named = _named(text[unit.start : unit.end], profile, opening=starts)
            if named and (unit.header or not found):
                found = named
    found = found or _plainly(text[group[0].start : group[0].end], profile)
    if found:
        return found
    return _named(text[ask.start : ask.end], profile, opening=False)


def answer_heading(text: str, unit: Unit, profile: Profile) -> str:
    """From the sentence in which the answer names its matter; "" where it names none."""
    opening = unit.topic or unit.alone or unit.opener or unit.number is not None
    return _named(text[unit.start : unit.end], profile, opening=opening)


def _plainly(sentence: str, profile: Profile) -> str:
    """The matter in 「図書館です。」 and 「図書館については、」, which open nothing by form."""
    start = _after_lead(sentence, profile)
    match = _PLAIN.match(sentence, start)
    if match is None:
        return ""
    found = title(match["name"])
    return match["name"].strip() if found and not is_weak(found) else ""


def _named(sentence: str, profile: Profile, opening: bool) -> str:
    """The words before 〜について in `sentence`, after its opener; "" where there are none.

    Parameters:
        opening: the sentence opens the passage, so that other endings than 〜について do,
            too, and all the words are kept; else only what follows the last comma.
    """
    start = _after_lead(sentence, profile)
    end = _end(sentence, start, profile.heading_end if opening else profile.heading_end[:1])
    if end is None:
        return ""
    longest = _LONGEST if opening else _LONGEST_ASKED
    if not opening or end - start > longest:
        cuts = [match.end() for match in _BREAKS.finditer(sentence, start, end)]
        if cuts:
            start = cuts[-1]
    words = sentence[start:end].strip()
    if _NAMES.search(words) is None or not _SHORTEST <= len(words) <= longest:
        return ""
    if _VERBAL.search(words):
        return ""
    if sentence.startswith(_ABOUT, end):
        end += len(_ABOUT)
    return sentence[start:end].strip()


def _after_lead(sentence: str, profile: Profile) -> int:
    start = len(sentence) - len(sentence.lstrip())
    for expression in compiled(profile.heading_lead):
        match = expression.match(sentence[start:])
        if match is not None:
            start += match.end()
    return start


def _end(sentence: str, start: int, expressions: tuple[str, ...]) -> int | None:
    for expression in compiled(expressions):
        match = expression.search(sentence, start)
        if match is not None and match.start() - start >= _SHORTEST:
            return match.start()
    return None
