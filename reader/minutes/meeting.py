"""What kind of meeting a title names."""

import re
from functools import lru_cache

from reader.minutes.model import MeetingKind

_COMMITTEE = re.compile(
    r"委員会|協議会|理事会|審査会|分科会|公聴会|懇談会|連絡会|調査会|幹事会|全員協議|代表者会"
)
_PLENARY = re.compile(r"本会議|定例会|臨時会|定例議会|臨時議会|通年議会|月議会|月会議|緊急議会")
_FILE = re.compile(r"[RHS]\d{6}(?:_\d)?(?P<letter>[A-Z])\d{0,2}")


def meeting_kind(meeting: str | None, reference: str | None = None) -> MeetingKind:
    """本会議 or 委員会, from the title, else from a kensakusystem file name.

    A file's letter A is a plenary, B and later are committees (``R070217A``). What tells
    neither way is taken for a plenary.
    """
    if meeting:
        if _COMMITTEE.search(meeting):
            return MeetingKind.COMMITTEE
        if _PLENARY.search(meeting):
            return MeetingKind.PLENARY
    match = _FILE.fullmatch(reference or "")
    if match is not None and match["letter"] != "A":
        return MeetingKind.COMMITTEE
    return MeetingKind.PLENARY


_HEADING = re.compile(
    rf"(?P<meeting>[^。、：:]{{0,40}}?(?:{_COMMITTEE.pattern}|{_PLENARY.pattern}))[ 　]*"
    r"(?P<record>会議録|速記録|議事録|記録)?[ 　]*(?P<day>[（(][^（）()]*[日号][^（）()]*[）)])?"
)
_COUNTED = re.compile(r"年|第[ 　]*[0-9０-９〇一二三四五六七八九十百]+[ 　]*回")
_HEADING_LINES = 12


def heading_meeting(text: str) -> str | None:
    """The meeting that a heading names, as minutes begin; None where none of the lines does.

    Read is a whole line: 「令和７年第１回見本区議会定例会会議録（第２号）」 names
    「令和７年第１回見本区議会定例会（第２号）」. A name alone (総務委員会) may be an item of a list.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in lines[:_HEADING_LINES]:
        match = _HEADING.fullmatch(line)
        if match is not None and (match["record"] or _COUNTED.search(match["meeting"])):
            return match["meeting"] + (match["day"] or "")
    return None


_DAY = re.compile(
    r"[\s　]*(?:（[^（）]*[日号][^（）]*）|\([^()]*[日号][^()]*\))(?:[\s　]*本文)?[\s　]*$"
)
_PADDING = re.compile(r"[ \t　]+(?=[0-9０-９年月日回号])|(?<=[第年])[ \t　]+")


@lru_cache(maxsize=4096)
def short_meeting(meeting: str) -> str:
    """A title without its day and padding: 「令和7年第1回定例会」, the same for all its days."""
    return _PADDING.sub("", _DAY.sub("", meeting)).strip(" \t　") or meeting


_BLANK = "[ \t\u3000]"
_DIGIT = "[0-9０-９]"
_PADDED = (
    re.compile(rf"(?<=[和成正治第年月（(]){_BLANK}+(?={_DIGIT})"),
    re.compile(rf"(?<={_DIGIT}){_BLANK}+(?=[年月日回号])"),
)


@lru_cache(maxsize=4096)
def squeeze(title: str) -> str:
    """A title without the spaces that only pad figures (「令和 7年第　４回」) or its ends."""
    for padding in _PADDED:
        title = padding.sub("", title)
    return re.sub(rf"({_BLANK}){_BLANK}+", r"\1", re.sub(r"\s*[\r\n]\s*", " ", title)).strip()
