"""Downloading from DiscussNet Premium: the tenant, its list of meetings, a sitting.

The pages of a council (``/tenant/<name>/``) are shells; all text comes from an interface
(``/dnp/search/``), which many hosts forbid programs to ask. The council's number stands in
``/tenant/<name>/js/tenant.js``, the last one counts.

Source: the answers of three councils, and the pages' own scripts (ssp.kaigiroku.net).
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, HostRefused, NotMinutes, UnknownSystem
from reader.minutes.assembly_name import find_assembly
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind, Sitting
from reader.minutes.wareki import find_year
from reader.sources import json_answer
from reader.sources.council import Council, Entry
from reader.sources.decode import decode_leniently
from reader.sources.discussnet.saved import (
    NAME,
    Place,
    plain_of,
    sitting_of,
    speeches_of,
    title_of,
)
from reader.sources.gate import wrong_page
from reader.sources.identity import find_day
from reader.sources.json_answer import records, text_of
from reader.sources.naming import council_of
from reader.sources.remote import RemoteCouncil

_FOLDER = re.compile(r"(?P<base>.*?)/tenant/(?P<slug>[\w.-]+)(?:/|$)")
_LINKED = re.compile(r"[\"'(/]tenant/(?!js/|css/|image)(?P<slug>[\w.-]+)/")
_TENANT = re.compile(
    r"dnp\.params\.tenant_id\s*=\s*[\"']?(\d+)|name=[\"']tenant_id[\"']\s+value=[\"'](\d+)[\"']"
)
_PAGES = ("pg/index.html", "SpTop.html", "index.html", "MinuteSearch.html")
_GONE = frozenset({403, 404, 410})
_SCHEDULE = re.compile(r"[0-9０-９]{1,2}月[\s　]*[0-9０-９]{1,2}日|[0-9０-９]+号")
_NO_SPEECHES = re.compile(r"目次|資料|付録|一覧|名簿|議決結果|会期日程")
_PAPERS = "資料"
"""Under this branch of the list lie bills, rosters and tables, no sittings."""
_REFERENCE = re.compile(r"(?P<council>\d+)-(?P<schedule>\d+)")

_MEETINGS = Bilingual("会議の一覧", "the list of meetings")
_DAYS = Bilingual("日程の一覧", "the list of a meeting’s days")
_ENTRY_PAGE = Bilingual("議会のページ", "the council’s page")
_TWICE = Bilingual("同じ発言が重なっています", "it holds a speech twice")


class _Meeting(Struct, frozen=True):
    """A meeting of several days in the list.

    Attributes:
        year: from its name, else the list's own.
    """

    number: str
    name: str
    year: int
    kind: MeetingKind


class DiscussNetSystem(RemoteCouncil):
    """One council's minutes on DiscussNet Premium, on its vendor's host or on the council's own."""

    family = NAME
    requests_per_sitting = 1.0

    _tenant = ""
    _folder = ""
    _base = ""
    _meetings: tuple[_Meeting, ...] | None = None

    def open(self) -> Council:
        """Read the council's number and name; where no page names it, a roster is asked."""
        self._find_folder()
        name, entry_url = self._entry_page()
        self.council = Council(name or self._slug, entry_url)
        for question in ("councils/index", "minutes/get_schedule", "minutes/get_minute"):
            self._session.insist_on_permission(self._interface(question))
        self._tenant = self._tenant_number()
        if name is None:
            self.council = Council(self._named_in_roster() or self._slug, entry_url)
        return self.council

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period, newest year first, a year's plenaries before its committees.

        The list names meetings; the days of one are asked for as the iterator is drawn on.
        """
        meetings = [
            one
            for one in self._listed()
            if (since is None or one.year >= since.year - 1)  # some last into the next year
            and (until is None or one.year <= until.year)
            and (kinds is None or one.kind is kinds)
        ]
        for year in sorted({one.year for one in meetings}, reverse=True):
            for kind in (MeetingKind.PLENARY, MeetingKind.COMMITTEE):
                found = [
                    entry
                    for one in meetings
                    if one.year == year and one.kind is kind
                    for entry in self._days(one)
                    if _within(entry, one.year, since, until)
                ]
                yield from sorted(found, key=lambda entry: entry.date or date.min, reverse=True)

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one sitting, complete or not at all."""
        council = self.council or self.open()
        number = _REFERENCE.fullmatch(entry.reference)
        if number is None:
            raise NotMinutes(what=entry.title, why=_DAYS)
        fields = [("council_id", number["council"]), ("schedule_id", number["schedule"])]
        found = speeches_of(self._ask("minutes/get_minute", fields, entry.title), entry.title)
        ids = [text_of(record, "minute_id") for record in found]
        if len(set(ids)) < len(ids):
            raise DamagedMinutes(what=entry.title, why=_TWICE)
        # The day's own name is what the list told: 「令和７年第１回定例会（02月18日－02号）」.
        schedule = entry.title.rpartition("（")[2].removesuffix("）")
        place = Place(schedule, number["council"], number["schedule"])
        return sitting_of(found, place, entry.title, folder=self._folder, assembly=council.name)

    # --- the way in ---------------------------------------------------------------

    def _find_folder(self) -> None:
        parts = urlsplit(self._given)
        root = f"{parts.scheme.lower()}://{self.host}"
        match = _FOLDER.match(parts.path)
        if match is not None:
            self._base, self._slug = root + match["base"], match["slug"]
        else:
            page = decode_leniently(self._session.get(self._given.partition("#")[0]).data)
            linked = _LINKED.search(page)
            if linked is None:
                raise UnknownSystem(url=self._given)
            self._base, self._slug = root, linked["slug"]
        self._folder = f"{self._base}/tenant/{self._slug}/"

    def _entry_page(self) -> tuple[str | None, str]:
        """The council's name, as far as its first page tells, and that page's address."""
        given = self._given.partition("?")[0].partition("#")[0]
        own = given.removeprefix(self._folder) if given.endswith(".html") else ""
        for name in dict.fromkeys((own, *_PAGES)):
            if not name or ("Minute" in name and name == own):
                continue
            try:
                page = decode_leniently(self._session.get(self._folder + name).data)
            except HostRefused as error:
                if error.values.get("status") not in _GONE:
                    raise
                continue
            return council_of(page), self._folder + name
        return None, self._folder

    def _tenant_number(self) -> str:
        """The council's number; examples in a comment come before the real one."""
        page = decode_leniently(self._session.get(f"{self._folder}js/tenant.js").data)
        numbers = [match[1] or match[2] for match in _TENANT.finditer(page)]
        if not numbers:
            raise wrong_page(page, _ENTRY_PAGE)
        return numbers[-1]

    def _named_in_roster(self) -> str | None:
        for meeting in sorted(self._listed(), key=lambda one: -one.year)[:3]:
            for day in self._schedules(meeting):
                name = find_assembly(plain_of(text_of(day, "member_list")))
                if name is not None:
                    return name
        return None

    # --- the lists ------------------------------------------------------------------

    def _listed(self) -> Sequence[_Meeting]:
        """Every meeting of the council, asked for once."""
        if self._meetings is None:
            if not self._tenant:
                self.open()
            if self._meetings is None:
                answer = self._ask("councils/index", [], _MEETINGS)
                if not isinstance(answer, dict) or "councils" not in answer:
                    raise NotMinutes(what=_MEETINGS, why=_ENTRY_PAGE)
                self._meetings = tuple(_meetings_in(answer))
        return self._meetings

    def _schedules(self, meeting: _Meeting) -> list[dict[str, Any]]:
        answer = self._ask("minutes/get_schedule", [("council_id", meeting.number)], _DAYS)
        return records(answer, "council_schedules")

    def _days(self, meeting: _Meeting) -> Iterator[Entry]:
        for day in self._schedules(meeting):
            name = text_of(day, "name").strip(" 　")
            if _SCHEDULE.search(name) is None or _NO_SPEECHES.search(name):
                continue
            place = Place(name, meeting.number, text_of(day, "schedule_id"))
            roster = plain_of(text_of(day, "member_list"))
            yield Entry(
                f"{place.council_id}-{place.schedule_id}",
                title_of(meeting.name, place) or name,
                find_day(meeting.name, roster, name),
                meeting.kind,
            )

    # --- one question ---------------------------------------------------------------

    def _interface(self, question: str) -> str:
        return f"{self._base}/dnp/search/{question}"

    def _ask(self, question: str, fields: list[tuple[str, str]], what: object) -> Any:
        data = [("tenant_id", self._tenant), *fields]
        answer = self._session.post(self._interface(question), data)
        text = answer.data.decode("utf-8-sig", "replace")
        if not json_answer.looks_like_json(text):
            raise wrong_page(text, what)
        return json_answer.parse(text, str(what))


def _meetings_in(answer: Any) -> Iterator[_Meeting]:
    """The meetings of the list; one that stands under several years or kinds is one."""
    seen: set[str] = set()
    for tenant in records(answer, "councils"):
        for year in records(tenant, "view_years"):
            for branch in records(year, "council_type"):
                kinds = [text_of(branch, f"council_type_name{number}") for number in range(1, 6)]
                if kinds[0] == _PAPERS:
                    continue
                for one in records(branch, "councils"):
                    number, name = text_of(one, "council_id"), text_of(one, "name").strip(" 　")
                    if not number or number in seen:
                        continue
                    seen.add(number)
                    own = find_year(name)
                    listed = text_of(year, "view_year")
                    told = own or (int(listed) if listed.isdecimal() else 0)
                    yield _Meeting(number, name, told, _kind(kinds, name))


def _kind(kinds: Sequence[str], name: str) -> MeetingKind:
    if "本会議" in kinds:
        return MeetingKind.PLENARY
    return MeetingKind.COMMITTEE if "委員会" in kinds else meeting_kind(name)


def _within(entry: Entry, year: int, since: date | None, until: date | None) -> bool:
    """Whether a sitting lies in the period; one without a day does if its year may."""
    first, last = (entry.date, entry.date) if entry.date else (date(year, 1, 1), date(year, 12, 31))
    return (since is None or last >= since) and (until is None or first <= until)
