"""The headings under which a post quotes an exchange: 「西崎区議質問」「区長答弁」「西崎区議再質問」「区長」.

A heading is a short line of its own that says who speaks, or whether it is a question or an answer.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from reader.minutes.labels import PostClass, post_class
from reader.minutes.model import Speaker, SpeechKind

_LONGEST = 24
_LEAST = 10
"""Characters of what stands under a heading."""

_ORNAMENT = " \t\u3000【】［］[]〔〕《》〈〉<>＜＞「」『』（）()■□◆◇●○◎▼▽▲△・＊*#＃―－-:："
_WHAT = re.compile(
    r"(?:から|より)?の?(?P<again>再々?)?(?:(?P<ask>質問|質疑|発言|問)|(?P<reply>御?答弁|回答|答え|答))"
    r"(?:その)?[0-9０-９①-⑳一二三四五]{0,2}"
)
_MEMBER = re.compile(
    r"(?P<name>.{0,10}?)(?:(?:都|道|府|県|市|区|町|村)議(?:会議員)?|議員|委員)(?:さん|氏)?"
)
_OFFICER = re.compile(r"(?P<post>.{2,16}?)(?:さん|氏)?")
_RULE = re.compile(r"[\W_]+")


class HeadedPart(Struct, frozen=True):
    """What stands under a heading.

    Attributes:
        heading: the line, without ornament.
        start, end: of the text under it, in the post, without white space at its ends.
        kind: a question or an answer.
    """

    heading: str
    speaker: Speaker
    kind: SpeechKind
    start: int
    end: int


def headed_parts(text: str) -> list[HeadedPart]:
    """The questions and answers of a post by its own headings, in order, from the first question
    on; empty where there is no question with an answer."""
    parts = [part for part in _parts(text) if part.end - part.start >= _LEAST]
    first = next((n for n, one in enumerate(parts) if one.kind is SpeechKind.QUESTION), len(parts))
    parts = parts[first:]
    answered = any(one.kind is SpeechKind.ANSWER for one in parts)
    return parts if answered else []


def _parts(text: str) -> Iterator[HeadedPart]:
    heading: tuple[str, Speaker, SpeechKind] | None = None
    start = 0
    for low, high in _lines(text):
        line = text[low:high]
        found = _heading(line)
        ends = bool(line.strip()) and _RULE.fullmatch(line) is not None
        if heading is not None and (found is not None or ends):
            yield _part(text, heading, start, low)
            heading = None
        if found is not None:
            heading, start = found, high
    if heading is not None:
        yield _part(text, heading, start, len(text))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _part(text: str, heading: tuple[str, Speaker, SpeechKind], start: int, end: int) -> HeadedPart:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    words, speaker, kind = heading
    return HeadedPart(words, speaker, kind, start, end)


def _heading(line: str) -> tuple[str, Speaker, SpeechKind] | None:
    """What a line says as a heading; None where it is none."""
    words = line.strip(_ORNAMENT)
    if not words or len(words) > _LONGEST or any(mark in words for mark in "。、！？"):
        return None
    what = next((one for one in _WHAT.finditer(words) if one.end() == len(words)), None)
    who = words[: what.start()] if what is not None else words
    who = who.strip(_ORNAMENT)
    member = _MEMBER.fullmatch(who)
    officer = None if member else _OFFICER.fullmatch(who)
    executive = officer is not None and post_class(officer["post"]) is PostClass.EXECUTIVE
    if who and not member and not executive:
        return None
    if what is not None:
        kind = SpeechKind.QUESTION if what["ask"] else SpeechKind.ANSWER
    else:
        kind = SpeechKind.QUESTION if member else SpeechKind.ANSWER
    if member is not None:
        return words, Speaker(member["name"] or None), kind
    return words, Speaker(None, officer["post"] if officer is not None else None), kind
