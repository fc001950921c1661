"""DiscussNet Premium: the answers of its interface, and its pages as a browser saves them.

``minutes/get_minute`` answers with ``tenant_minutes``, a record for each speech::

    {"minute_id": 3, "title": "議長（例示花子）", "minute_type_code": 4,
     "body": "<pre>○議長（例示花子）　ただいま…\\n</pre>"}

The codes are 2 名簿, 3 議題, 4 ○議長, 5 ◆質問, 6 ◎答弁; a record without a title is the table of
contents. The meeting stands in the first line of the 名簿; its day there too, in many spellings,
or in the name of the schedule (「02月22日－01号」), which only ``minutes/get_schedule`` tells.

Source: the answers of three councils, and the pages' own scripts (ssp.kaigiroku.net).
"""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import Bilingual, DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.model import Sitting, SpeechKind
from reader.minutes.transcript import Entry, Transcript, parse_speech
from reader.sources import json_answer, markup, plain
from reader.sources.identity import find_day, saved_sitting
from reader.sources.json_answer import records, text_of
from reader.sources.page import Family, Page

NAME = "discussnet"

_KINDS = {"5": SpeechKind.QUESTION, "6": SpeechKind.ANSWER}
_ROSTER = "2"

_ANSWER = re.compile(r'"(?:tenant_minutes|council_schedules|view_years)"\s*:')
_PAGE = re.compile(
    r"\bdetail-(?:genuine|speech-list|ellipsis)\b|\bdnp\.params\b|/dnp/search\b"
    r"|/tenant/js/|[\"'/](?:Sp)?Minute(?:View|Browse|Schedule|Search)\.html"
)
_SCRIPT = re.compile(r"dnp\.params\.tenant_id|name=[\"']tenant_id[\"']")
_TAG = re.compile(r"</?(?:pre|span|a|b|i|u|em|strong|font|mark|div|p)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>\n?", re.IGNORECASE)
_MEETING = re.compile(r"会|日程")
_LONGEST_TITLE = 80

_COUNCILS = Bilingual(
    "DiscussNet の会議の一覧です。発言は含まれていません",
    "it is DiscussNet’s list of meetings and holds no speeches",
)
_SCHEDULES = Bilingual(
    "DiscussNet の日程の一覧です。発言は含まれていません",
    "it is DiscussNet’s list of a meeting’s days and holds no speeches",
)
_SETTINGS = Bilingual("DiscussNet の設定ファイルです", "it is a settings file of DiscussNet")
_FRAME_ONLY = Bilingual(
    "DiscussNet の画面ですが、発言の本文が保存されていません",
    "it is a page of DiscussNet, saved without the speeches",
)
_NO_RECORDS = Bilingual("発言が1件もありません", "it holds no speech")
_NOT_RECORDS = Bilingual(
    "発言の記録の形が DiscussNet のものではありません", "its records are not those of DiscussNet"
)


class Place(Struct, frozen=True):
    """Where a sitting belongs, as far as the lists beside it tell.

    Attributes:
        schedule: 「02月22日－01号」.
        council_id, schedule_id: the system's numbers; "" where unknown.
    """

    schedule: str = ""
    council_id: str = ""
    schedule_id: str = ""


def knows(page: Page) -> bool:
    """Whether a page is an answer, a page or a script of DiscussNet Premium."""
    if json_answer.looks_like_json(page.start):
        return _ANSWER.search(page.text) is not None
    if page.is_html:
        return _PAGE.search(page.text) is not None
    return len(page.text) < len(page.start) + 1 and _SCRIPT.search(page.text) is not None


def read(page: Page) -> Iterator[Sitting | ReaderError]:
    """The sitting of a page.

    Raises:
        NotMinutes: the page is another one of the system.
        DamagedMinutes: the answer or the page is cut off.
    """
    if json_answer.looks_like_json(page.start):
        yield _of_answer(page)
    elif page.is_html:
        yield _of_page(page)
    else:
        raise NotMinutes(what=page.name, why=_SETTINGS)


def _of_answer(page: Page) -> Sitting:
    answer = json_answer.parse(page.text, page.name)
    found = speeches_of(answer, page.name)
    roster = roster_of(found)
    place = _place(page, roster, meeting_of(plain_of(roster)))
    return sitting_of(found, place, page.name, folder=_folder(page.address))


def speeches_of(answer: Any, what: str) -> list[dict[str, Any]]:
    """The records of the speeches in an answer of ``minutes/get_minute``.

    Args:
        what: what it is called in the errors' sentences.

    Raises:
        NotMinutes: it is another answer.
        DamagedMinutes: its records are of another form.
    """
    found = records(answer, "tenant_minutes")
    if not found:
        if records(answer, "council_schedules"):
            raise NotMinutes(what=what, why=_SCHEDULES)
        if records(answer, "councils"):
            raise NotMinutes(what=what, why=_COUNCILS)
        raise NotMinutes(what=what, why=_NO_RECORDS)
    if any(not isinstance(record.get("body"), str) for record in found):
        raise DamagedMinutes(what=what, why=_NOT_RECORDS)
    return found


def sitting_of(
    found: Sequence[dict[str, Any]],
    place: Place,
    what: str,
    *,
    folder: str | None,
    assembly: str | None = None,
) -> Sitting:
    """The sitting of the records that `speeches_of` gave.

    Args:
        place: where it belongs.
        what: what it is called in the errors' sentences.
        folder: the address of the council's folder, ending in ``/``; None where unknown.
        assembly: whose minutes they are; where it is None, the roster is asked.

    Raises:
        NotMinutes: nobody speaks in it.
    """
    roster = plain_of(roster_of(found))
    entries = tuple(entry for entry in map(_entry, found) if entry.text.strip())
    meeting = meeting_of(roster)
    return _sitting(what, entries, meeting, roster, place, folder, assembly)


def roster_of(found: Sequence[dict[str, Any]]) -> str:
    """The body of the 名簿, "" where there is none."""
    rosters = (record for record in found if text_of(record, "minute_type_code") == _ROSTER)
    return next((text_of(record, "body") for record in rosters), "")


def _entry(record: dict[str, Any]) -> Entry:
    title = text_of(record, "title") or "目次"
    entry = parse_speech(plain_of(text_of(record, "body")), title)
    kind = _KINDS.get(text_of(record, "minute_type_code"))
    return replace(entry, anchor=text_of(record, "minute_id") or None, kind=kind or entry.kind)


def plain_of(body: str) -> str:
    """The text of a ``<pre>``: found words are marked in it by elements."""
    text = _TAG.sub("", _BREAK.sub("\n", body.replace("\r\n", "\n")))
    return unescape(text).strip("\n")


def meeting_of(roster: str) -> str | None:
    """The meeting's name, which the system puts over every 名簿; `roster` is its plain text."""
    line = roster.lstrip("\n").partition("\n")[0].strip(" 　")
    return line if len(line) <= _LONGEST_TITLE and _MEETING.search(line) else None


def _place(page: Page, roster: str, meeting: str | None) -> Place:
    """The day and the system's numbers, from the lists that were saved beside the answer."""
    if not roster:
        return Place()
    days = [
        (text_of(day, "name"), text_of(day, "schedule_id"))
        for answer in _answers(page, "council_schedules")
        for day in records(answer, "council_schedules")
        if text_of(day, "member_list") == roster
    ]
    if len(days) != 1:
        return Place()
    councils = {
        text_of(council, "council_id")
        for answer in _answers(page, "view_years")
        for tenant in records(answer, "councils")
        for year in records(tenant, "view_years")
        for path in records(year, "council_type")
        for council in records(path, "councils")
        if text_of(council, "name").strip(" 　") == meeting
    }
    name, number = days[0]
    return Place(name, councils.pop() if len(councils) == 1 else "", number)


def _answers(page: Page, key: str) -> Sequence[Any]:
    """The answers beside a page that hold `key`; one that is damaged tells nothing."""

    def find() -> list[Any]:
        found: list[Any] = []
        for other in page.beside.pages():
            if f'"{key}"' in other.text and json_answer.looks_like_json(other.start):
                try:
                    found.append(json_answer.parse(other.text, other.name))
                except DamagedMinutes:
                    continue
        return found

    return page.beside.once(f"{NAME}:{key}", find)


def _of_page(page: Page) -> Sitting:
    page.refuse_cut()
    root = markup.parse_page(page.text)
    blocks = [] if root is None else markup.with_class(root, "detail-genuine")
    if not blocks and root is not None:
        blocks = [pre for pre in root.iter("pre") if markup.lines(pre)[:1] in tuple("○◆◎△")]
    entries = tuple(
        entry for entry in (parse_speech(markup.lines(block)) for block in blocks) if entry.text
    )
    if root is None or not entries:
        return _otherwise(page)
    titles = [element for element in root.iter() if element.get("id") == "council-title"]
    heading = markup.words(titles[0]) if titles else ""
    opening = entries[0].text if not entries[0].label else ""
    query = parse_qs(urlsplit(page.address or "").query)
    council, schedule = (query.get(name, [""])[0] for name in ("council_id", "schedule_id"))
    meeting = heading or meeting_of(opening)
    place = Place("", council, schedule)
    text = f"{heading}\n{opening}"
    return _sitting(page.name, entries, meeting, text, place, _folder(page.address))


def _otherwise(page: Page) -> Sitting:
    """The sitting of a page of another make (for phones, for print), by its speech marks alone."""
    try:
        (sitting,) = plain.read_page(page)
    except NotMinutes as error:
        raise NotMinutes(what=page.name, why=_FRAME_ONLY) from error
    return sitting


def _sitting(
    what: str,
    entries: tuple[Entry, ...],
    meeting: str | None,
    roster: str,
    place: Place,
    folder: str | None,
    assembly: str | None = None,
) -> Sitting:
    known = bool(place.council_id and place.schedule_id)
    return saved_sitting(
        Transcript(find_day(meeting, roster, place.schedule), title_of(meeting, place), entries),
        what=what,
        family=NAME,
        reference=f"{place.council_id}-{place.schedule_id}" if known else None,
        assembly=assembly,
        url=permalink(folder, place) if known and folder is not None else None,
    )


def title_of(meeting: str | None, place: Place) -> str | None:
    """「令和７年第１回定例会（02月18日－02号）」."""
    return f"{meeting}（{place.schedule}）" if place.schedule and meeting else meeting


def permalink(folder: str, place: Place) -> str:
    """The lasting address of a sitting, in its council's folder."""
    query = f"council_id={place.council_id}&schedule_id={place.schedule_id}"
    return f"{folder}MinuteView.html?{query}"


def _folder(address: str | None) -> str | None:
    """The folder that a page came from."""
    if address is None:
        return None
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"


FAMILY = Family(NAME, knows, read)
