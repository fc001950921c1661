"""国会会議録検索システム (the Diet's minutes): answers of its interface, JSON and XML.

``meeting`` answers with whole sittings, ``speech`` with single speeches of one or many::

    {"meetingRecord": [{"issueID": …, "session": 201, "nameOfHouse": "衆議院",
      "nameOfMeeting": "予算委員会", "issue": "第27号", "date": "2020-06-10",
      "speechRecord": [{"speechOrder": 1, "speaker": "見本太郎", "speakerPosition": null,
                        "speech": "○見本委員長　これより…\\r\\n　…"}]}]}

The record of order 0 (会議録情報) is the roster. The label in the text is shorter than what the
record names beside it (○見本委員, ○国務大臣（見本太郎君）), so name and post are the record's.

Source: 国会会議録検索システム 検索用APIの仕様 (kokkai.ndl.go.jp/api.html).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, cast

from msgspec.structs import replace

from reader.errors import Bilingual, DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.labels import PostClass, parse_label, post_class
from reader.minutes.model import Sitting, Speaker, SpeechKind
from reader.minutes.transcript import Entry, Transcript, parse_speech
from reader.sources import json_answer
from reader.sources.identity import saved_sitting
from reader.sources.json_answer import records, text_of
from reader.sources.page import Family, Page

NAME = "ndl"
ASSEMBLY = "国会"
"""Both houses are one council here, as they are in their search system; titles name the house."""

_SITE = "https://kokkai.ndl.go.jp/txt/"
_MARKS = re.compile(
    r'"(?:meetingRecord|speechRecord|numberOfRecords)"\s*:|<(?:meetingRecord|speechRecord|numberOfRecords)>'
)
_MESSAGE = re.compile(r'\s*\{\s*"message"\s*:')
_DETAILS = re.compile(r'"details"\s*:')
_INFORMATION = "会議録情報"
_ISSUE = re.compile(r"[0-9A-Za-z]{6,40}")
_NUMBER = re.compile(r"[0-9]{1,5}")

_LIST = Bilingual(
    "国会会議録検索システムの会議の一覧です。発言は含まれていません",
    "it is a list of meetings of the Diet’s system and holds no speeches",
)
_NOTHING_FOUND = Bilingual(
    "国会会議録検索システムの検索結果が0件です", "the search of the Diet’s minutes found nothing"
)
_REFUSAL = Bilingual(
    "国会会議録検索システムのエラーの通知です", "it is an error message of the Diet’s system"
)
_REWORKED = Bilingual(
    "国会会議録検索システムの応答ではなく、別のプログラムがそれを加工した JSON です",
    "it is not a response of the Diet’s system but JSON that another program made of one",
)
_BROKEN_XML = Bilingual("XML が途中で切れているか壊れています", "its XML is cut off or damaged")
_NO_ID = Bilingual("会議録の番号（issueID）がありません", "a sitting lacks its number (issueID)")


def knows(page: Page) -> bool:
    """Whether a page is an answer of the Diet's system."""
    if page.start.lstrip()[:1] not in ("{", "[", "<"):
        return False
    if _MARKS.search(page.start) is not None or _is_reworked(page):
        return True
    return _MESSAGE.match(page.start) is not None and _DETAILS.search(page.start) is not None


def read(page: Page) -> Iterator[Sitting | ReaderError]:
    """The sittings of an answer; speeches without their sitting are put together by sitting.

    Raises:
        NotMinutes: the answer holds no speeches.
        DamagedMinutes: it is cut off.
    """
    if json_answer.looks_like_json(page.start):
        answer = json_answer.parse(page.text, page.name)
    else:
        answer = _from_xml(page)
    if _is_reworked(page):
        raise NotMinutes(what=page.name, why=_REWORKED)
    meetings = _meetings(answer)
    if not meetings:
        refused = isinstance(answer, dict) and "message" in answer
        raise NotMinutes(what=page.name, why=_REFUSAL if refused else _NOTHING_FOUND)
    if not any(records(meeting, "speechRecord") for meeting in meetings):
        raise NotMinutes(what=page.name, why=_LIST)
    for meeting in meetings:
        try:
            yield sitting_of(meeting, page.name)
        except ReaderError as error:
            yield error


def _is_reworked(page: Page) -> bool:
    """Whether another program made its own JSON of the Diet's minutes.

    Such files leave out the chair's speeches, or the labels: what is left are no minutes.
    """
    # The cheap tests first: pages of every system are asked this.
    return (
        json_answer.looks_like_json(page.start)
        and _SITE in page.start
        and _MARKS.search(page.text) is None
    )


def _meetings(answer: Any) -> list[dict[str, Any]]:
    """The sittings of an answer, of several in a list, or a sitting that was saved alone."""
    if isinstance(answer, list):
        return [one for part in cast("list[Any]", answer) for one in _meetings(part)]
    speeches = records(answer, "speechRecord")
    if speeches and answer.get("issueID"):
        return [answer]
    return records(answer, "meetingRecord") or _by_sitting(speeches)


def _from_xml(page: Page) -> dict[str, Any]:
    """An XML answer in the form of the JSON one."""
    from lxml import etree

    # An answer names no entities and no other files; what does is not let out.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(page.text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedMinutes(what=page.name, why=_BROKEN_XML) from error
    meetings = [_record(element) for element in root.iter("meetingRecord")]
    if meetings:
        return {"meetingRecord": meetings}
    found: dict[str, Any] = {
        "speechRecord": [_record(element) for element in root.iter("speechRecord")]
    }
    return found | {"message": ""} if root.find("message") is not None else found


def _record(element: Iterable[Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    speeches: list[dict[str, Any]] = []
    for child in element:
        if child.tag == "speechRecord":
            speeches.append(_record(child))
        elif isinstance(child.tag, str):
            found[child.tag] = child.text or ""
    return found | {"speechRecord": speeches} if speeches else found


def _by_sitting(speeches: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sittings of the speeches that were found one by one, each in its own order."""
    sittings: dict[str, dict[str, Any]] = {}
    for speech in speeches:
        key = text_of(speech, "issueID") or text_of(speech, "speechID").partition("_")[0]
        sitting = sittings.setdefault(key, {**speech, "issueID": key, "speechRecord": []})
        sitting["speechRecord"].append(speech)
    for sitting in sittings.values():
        sitting["speechRecord"].sort(key=_order)
    return list(sittings.values())


def _order(speech: dict[str, Any]) -> int:
    told = text_of(speech, "speechOrder") or text_of(speech, "speechID").rpartition("_")[2]
    return int(told) if _NUMBER.fullmatch(told) else 0


def title_of(meeting: dict[str, Any]) -> str:
    """「第201回国会　衆議院　予算委員会　第27号」, as the Diet's minutes are cited."""
    session = text_of(meeting, "session")
    parts = [f"第{session}回国会"] if session else []
    parts += [text_of(meeting, key) for key in ("nameOfHouse", "nameOfMeeting", "issue")]
    return "　".join(part for part in parts if part)


def sitting_of(meeting: dict[str, Any], what: str) -> Sitting:
    """The sitting of a ``meetingRecord``.

    Its url is the permalink; with ``/`` and a speech's anchor behind it, that speech's.

    Args:
        what: what it is called in the errors' sentences.

    Raises:
        DamagedMinutes: it has no number.
        NotMinutes: it holds no speech.
    """
    issue = text_of(meeting, "issueID")
    if _ISSUE.fullmatch(issue) is None:
        raise DamagedMinutes(what=what, why=_NO_ID)
    title = title_of(meeting)
    name = f"{what}（{title}）" if title else what
    entries = tuple(
        entry for entry in map(_entry, records(meeting, "speechRecord")) if entry.text.strip()
    )
    if not entries:
        raise NotMinutes(what=name, why=_LIST)
    return saved_sitting(
        Transcript(_date(text_of(meeting, "date")), title or None, entries),
        what=name,
        family=NAME,
        reference=issue,
        assembly=ASSEMBLY,
        url=_SITE + issue,
    )


def _entry(speech: dict[str, Any]) -> Entry:
    """One speech; its anchor is its number, as in the permalink ``…/txt/<issueID>/<number>``."""
    entry = parse_speech(text_of(speech, "speech"))
    anchor = str(_order(speech))
    name = text_of(speech, "speaker").strip(" 　")
    if name == _INFORMATION or not name:
        return replace(entry, label=entry.label or name, anchor=anchor)
    labelled = parse_label(entry.label)
    # 議長 and 委員長 stand in the label; a 参考人 may hold any post outside.
    told = text_of(speech, "speakerPosition") or text_of(speech, "speakerRole") or labelled.role
    presides = post_class(labelled.role) is PostClass.CHAIR and labelled.role is not None
    role = labelled.role if presides else told
    return replace(
        entry,
        label=entry.label or name,
        anchor=anchor,
        speaker=Speaker("".join(name.split()), role),
        kind=None if presides or not _answers(speech, role) else SpeechKind.ANSWER,
        group=text_of(speech, "speakerGroup").strip(" 　") or None,
    )


def _answers(speech: dict[str, Any], role: str | None) -> bool:
    """Whether someone speaks for the government, or was called to be heard."""
    if text_of(speech, "speakerRole"):
        return True
    return bool(text_of(speech, "speakerPosition")) and post_class(role) in (
        PostClass.EXECUTIVE,
        PostClass.UNKNOWN,
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


FAMILY = Family(NAME, knows, read)
