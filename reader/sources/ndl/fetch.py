"""Downloading the Diet's minutes by the interface of 国会会議録検索システム.

``meeting_list`` lists sittings, a hundred at a time; ``meeting`` gives a whole one. The terms ask
for one request at a time and seconds between them. An answer that says that the system is busy
(19001) is asked for again.

Source: 国会会議録検索システム 検索用APIの仕様 (kokkai.ndl.go.jp/api.html).
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, cast
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, HostRefused, NotMinutes
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind, Sitting
from reader.sources import json_answer
from reader.sources.council import Council, Entry
from reader.sources.gate import wrong_page
from reader.sources.http import ATTEMPTS
from reader.sources.json_answer import records, text_of
from reader.sources.ndl.saved import ASSEMBLY, NAME, sitting_of, title_of
from reader.sources.remote import RemoteCouncil

HOST = "kokkai.ndl.go.jp"
FIRST_DAY = date(1947, 5, 20)
"""The first Diet under the constitution met; nothing in the system is older."""

CONDITIONS = frozenset(
    {
        "nameOfHouse",
        "nameOfMeeting",
        "any",
        "speaker",
        "speakerPosition",
        "speakerGroup",
        "speakerRole",
        "speechID",
        "issueID",
        "sessionFrom",
        "sessionTo",
        "issueFrom",
        "issueTo",
        "searchRange",
        "closing",
        "supplementAndAppendix",
        "contentsAndIndex",
    }
)
"""Parameters of the interface that choose sittings, besides ``from`` and ``until``."""

_PAGE = 100  # sittings in an answer, the most that is given
_AT_ONCE = 1000  # sittings that are listed whole; more are listed year by year
_ISSUE = re.compile(r"/(?:txt|img)/([0-9A-Za-z]{21})|\bminId=([0-9A-Za-z]{21})")
_BUSY = re.compile(r"\b19001\b")
_BAD_REQUEST = frozenset({400, 404})

_LIST = Bilingual("会議の一覧", "the list of meetings")
_BUSY_WORDS = Bilingual("混雑しています（19001）", "it is busy (19001)")
_HOLES = Bilingual("発言の番号が続いていません", "the numbers of its speeches have gaps")
_OTHER_SITTING = Bilingual("別の会議が返ってきました", "another sitting came instead")


class Wanted(Struct, frozen=True):
    """What an address chooses of the Diet's minutes.

    Attributes:
        conditions: parameters of the interface, in the address's order.
        since, until: its ``from`` and ``until``.
    """

    conditions: tuple[tuple[str, str], ...]
    since: date | None
    until: date | None


def wanted_by(address: str) -> Wanted:
    """What a pasted address chooses.

    Any address of the system will do: one of the interface with its parameters
    (``https://kokkai.ndl.go.jp/?nameOfHouse=衆議院&any=デジタル庁&from=2020-01-01``), a sitting's
    permalink (``/txt/<issueID>/…``), or the plain one, which chooses everything. Other parameters
    are passed over.
    """
    issue = _ISSUE.search(unquote(address))
    if issue is not None:
        return Wanted((("issueID", issue[1] or issue[2]),), None, None)
    given = [(name, value.strip()) for name, value in parse_qsl(urlsplit(address).query)]
    days = dict(given)
    return Wanted(
        tuple((name, value) for name, value in given if name in CONDITIONS and value),
        _day(days.get("from", "")),
        _day(days.get("until", "")),
    )


class DietSystem(RemoteCouncil):
    """The Diet's minutes, all of them or those that the address chooses (`wanted_by`)."""

    family = NAME
    requests_per_sitting = 1.0
    least_delay = 3.0

    @staticmethod
    def _home_of(address: str) -> str:
        """The Diet's own system is asked by https, however its address was pasted."""
        parts = urlsplit(address)
        if (parts.hostname or "").lower() == HOST:
            parts = parts._replace(scheme="https", netloc=HOST)
        return urlunsplit(parts)

    @property
    def _root(self) -> str:
        scheme = urlsplit(self._home_of(self._given)).scheme
        return f"{scheme}://{self.host}/"

    def open(self) -> Council:
        """Nothing is asked for but robots.txt: the interface has no entry page."""
        wanted = wanted_by(self._given)
        days = [("from", wanted.since), ("until", wanted.until)]
        query = [*wanted.conditions, *((name, day.isoformat()) for name, day in days if day)]
        entry = self._root + (f"?{urlencode(query)}" if query else "")
        self.council = Council(ASSEMBLY, entry)
        for what in ("meeting_list", "meeting"):
            self._session.insist_on_permission(f"{self._root}api/{what}")
        return self.council

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period (both days included), newest first.

        Many are listed year by year, so that the newest are there soon.
        """
        wanted = wanted_by(self._given)
        since = max((day for day in (since, wanted.since) if day), default=None)
        until = min((day for day in (until, wanted.until) if day), default=None)
        for one in self._period(wanted, since, until):
            kind = meeting_kind(text_of(one, "nameOfMeeting"))
            if kinds is None or kind is kinds:
                day = _day(text_of(one, "date"))
                yield Entry(text_of(one, "issueID"), title_of(one), day, kind)

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one sitting: every speech of it, counted by their numbers.

        Raises:
            DamagedMinutes: the answer breaks off, or numbers are missing.
            HostRefused: the interface refuses, or is busy again and again.
            NotMinutes: another sitting or page came instead.
        """
        answer = self._ask("meeting", [("issueID", entry.reference)], entry.title)
        found = records(answer, "meetingRecord")
        if len(found) != 1 or text_of(found[0], "issueID") != entry.reference:
            raise NotMinutes(what=entry.title, why=_OTHER_SITTING)
        orders = [text_of(speech, "speechOrder") for speech in records(found[0], "speechRecord")]
        if orders != [str(number) for number in range(len(orders))]:
            raise DamagedMinutes(what=entry.title, why=_HOLES)
        return sitting_of(found[0], entry.title)

    # --- the list ---------------------------------------------------------------

    def _period(
        self, wanted: Wanted, since: date | None, until: date | None
    ) -> Iterator[dict[str, Any]]:
        query = list(wanted.conditions)
        if since is not None or not query:
            query.append(("from", (since or FIRST_DAY).isoformat()))
        if until is not None:
            query.append(("until", until.isoformat()))
        first = self._page(query, 1)
        if _count(first) <= _AT_ONCE or (since and until and since.year == until.year):
            yield from self._all(query, first)
            return
        last = until or date.today()
        for year in range(last.year, (since or FIRST_DAY).year - 1, -1):
            start = max(date(year, 1, 1), since or FIRST_DAY)
            end = min(date(year, 12, 31), until or date.max)
            window = [*wanted.conditions, ("from", start.isoformat()), ("until", end.isoformat())]
            yield from self._all(window, self._page(window, 1))

    def _all(self, query: list[tuple[str, str]], first: dict[str, Any]) -> list[dict[str, Any]]:
        """Every sitting of a list, newest first; proved by the count that it states."""
        found: dict[str, dict[str, Any]] = {}
        answer, start = first, 1
        while True:
            for one in records(answer, "meetingRecord"):
                found[text_of(one, "issueID")] = one
            following = answer.get("nextRecordPosition")
            if not isinstance(following, int) or following <= start:
                break
            start = following
            answer = self._page(query, start)
        if len(found) < _count(first):
            why = Bilingual(
                f"{_count(first)}件のうち{len(found)}件しか届きませんでした",
                f"of {_count(first)} entries only {len(found)} came",
            )
            raise DamagedMinutes(what=_LIST, why=why)
        return sorted(
            found.values(),
            key=lambda one: (text_of(one, "date"), text_of(one, "issueID")),
            reverse=True,
        )

    def _page(self, query: list[tuple[str, str]], start: int) -> dict[str, Any]:
        paging = [("maximumRecords", str(_PAGE)), ("startRecord", str(start))]
        return self._ask("meeting_list", [*query, *paging], _LIST)

    # --- one question ------------------------------------------------------------

    def _ask(self, what: str, query: list[tuple[str, str]], name: object) -> dict[str, Any]:
        """An answer of the interface; one that says that it is busy is asked for again."""
        url = f"{self._root}api/{what}?{urlencode([*query, ('recordPacking', 'json')])}"
        for _ in range(ATTEMPTS):
            page = self._session.get(url, readable=_BAD_REQUEST).data.decode("utf-8", "replace")
            if not json_answer.looks_like_json(page):
                raise wrong_page(page, name)
            answer = json_answer.parse(page, str(name))
            if "numberOfRecords" in answer:
                return cast("dict[str, Any]", answer)
            if not _BUSY.search(page):
                raise HostRefused(host=self.host, why=_words(answer))
            self._session.ask_later()
        raise HostRefused(host=self.host, why=_BUSY_WORDS)


def _count(answer: dict[str, Any]) -> int:
    count = answer.get("numberOfRecords")
    return count if isinstance(count, int) else 0


def _words(answer: Any) -> str:
    """What the interface says is wrong."""
    if not isinstance(answer, dict):
        return "ERROR"
    told = cast("dict[str, Any]", answer)
    parts = [text_of(told, "message"), *cast("list[Any]", told.get("details") or [])]
    return " ".join(part for part in parts if isinstance(part, str) and part)[:200] or "ERROR"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
