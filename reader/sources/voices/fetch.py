"""Downloading from VOICES: the CGI, a year's list of meetings, a sitting.

===================================  =======================================================
``voiweb.exe?ACT=100&FYY=…&TYY=…``   the meetings of a year, with their number
``voiweb.exe?ACT=202&FINO=…``        the speeches of a document: number and label
``voiweb.exe?ACT=203&FINO=…``        its text: all of it (``HATSUGENMODE=1``), or one speech
===================================  =======================================================

Every answer is cp932. The list of speeches proves the text: all of its numbers must stand there.

Source: the pages of three councils.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from urllib.parse import urljoin, urlsplit, urlunsplit

from reader.errors import Bilingual, DamagedMinutes, HostRefused, UnknownSystem
from reader.minutes.assembly_name import find_assembly
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind, Sitting
from reader.sources.council import Council, Entry
from reader.sources.decode import decode_cp932, decode_leniently
from reader.sources.gate import is_gate, wrong_page
from reader.sources.identity import find_day
from reader.sources.naming import council_of
from reader.sources.remote import RemoteCouncil
from reader.sources.voices.saved import (
    LISTED,
    NAME,
    ListedMeeting,
    meetings_in,
    pieces_of,
    sitting_of,
)

_CGI = re.compile(r"(?P<before>[^\"'\s<>()=]*?)(?P<folder>cgi)/voiweb\.exe", re.IGNORECASE)
_PAGE = re.compile(r"[\"'](?P<before>[^\"'\s<>()=]*?)g0\dv_\w+\.asp", re.IGNORECASE)
_PAGES = ("g08v_search.asp", "g07v_search.asp", "")
_HITS = re.compile(r"([\d,]+)\s*件の日程")
_OWN = re.compile(r"voiweb\.exe|HUID|会議日程一覧|発言一覧", re.IGNORECASE)
_NOTHING = re.compile(r"存在しません|見つかりません|ありません|(?<!\d)0\s*件")
_LABEL = re.compile(
    r"<A\s+NAME=\"?(?P<number>\d+)\"?\s*>\s*</A>(?:(?!<A\s+NAME).)*?<B>(?P<label>[^<]*)</B>",
    re.IGNORECASE | re.DOTALL,
)
_NO_SPEECHES = re.compile(r"目次|付録|資料|名簿|一覧|索引")
_GONE = frozenset({403, 404, 410})
_CHOICE = "KENSAKU=0&SORT=0&KTYP=0,1,2,3&KGTP=1,2,3"
"""Fields of every question: no search words, all kinds of documents, plenaries and committees."""

_OLDEST = 1947
_EMPTY_YEARS = 5
"""After so many years without a meeting, below one with some, nothing older is expected."""

_LIST = Bilingual("会議の一覧", "the list of meetings")
_ENTRY_PAGE = Bilingual("議会のページ", "the council’s page")
_CUT = Bilingual("ページが途中で終わっています", "the page breaks off halfway")
_LACKING = Bilingual(
    "発言者の一覧にある発言が本文にありません", "speeches of its list are missing in its text"
)


class VoicesSystem(RemoteCouncil):
    """One council's minutes on VOICES, on gijiroku.com or on the council's own host."""

    family = NAME
    requests_per_sitting = 2.0  # list of speeches, text

    _cgi = ""

    def open(self) -> Council:
        """Find the CGI and the council's name; where no page names it, its minutes are asked."""
        name, entry_url = self._find_cgi()
        host = self.host.partition(":")[0]
        self.council = Council(name or host, entry_url)
        for spelling in ("cgi", "CGI"):  # one folder to these hosts, two to robots.txt
            self._session.insist_on_permission(
                re.sub(r"cgi(?=/voiweb)", spelling, self._cgi, flags=re.IGNORECASE)
                + "?ACT=203&FINO=1"
            )
        if name is None:
            self.council = Council(self._named_in_minutes() or host, entry_url)
        return self.council

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period, newest year first, a year's plenaries before its committees."""
        empty: int | None = None  # years in a row without a meeting, once there was one
        last, first = (until or date.today()).year, since.year if since else _OLDEST
        for year in range(last, first - 1, -1):
            found = self._year(year)
            if found:
                empty = 0
            elif empty is not None:
                empty += 1
            if since is None and empty == _EMPTY_YEARS:
                return
            wanted = [
                entry
                for entry in found
                if (entry.date is None or since is None or entry.date >= since)
                and (entry.date is None or until is None or entry.date <= until)
                and (kinds is None or entry.kind is kinds)
            ]
            wanted.sort(key=lambda entry: entry.date or date.min, reverse=True)
            yield from sorted(wanted, key=lambda entry: entry.kind is not MeetingKind.PLENARY)

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one sitting: every speech of its list, or nothing."""
        council = self.council or self.open()
        labels = self._labels(entry)
        page = self._minutes(entry, "&HATSUGENMODE=1")
        pieces = {piece.number: piece for piece in pieces_of(page, labels)}
        if len(pieces) == 1 < len(labels):
            # Some hosts show one speech at a time whatever they are asked for.
            for number in labels:
                one = self._minutes(entry, f"&HATSUGENMODE=0&HUID={number}")
                pieces |= {piece.number: piece for piece in pieces_of(one, labels)}
        if not labels.keys() <= pieces.keys():
            raise DamagedMinutes(what=entry.title, why=_LACKING)
        whole = [pieces[number] for number in labels]
        name, _, day = entry.title.rpartition("（")
        listed = (name, day.removesuffix("）"))
        return sitting_of(whole, entry.reference, listed, entry.title, council.name)

    # --- the way in ---------------------------------------------------------------

    def _find_cgi(self) -> tuple[str | None, str]:
        """The council's name, as far as a page tells, and that page's address."""
        parts = urlsplit(self._given)
        root = (parts.scheme.lower(), self.host)
        inside = _CGI.search(parts.path)
        folder = parts.path[: inside.start("folder")] if inside else parts.path
        folder = folder.rpartition("/")[0] + "/"
        own = "" if inside else self._given.partition("#")[0]
        base = urlunsplit((*root, folder, "", ""))
        seen: list[str] = []
        for address in dict.fromkeys((own, *(base + name for name in _PAGES))):
            if not address:
                continue
            try:
                page = decode_leniently(self._session.get(address).data)
            except HostRefused as error:
                if error.values.get("status") not in _GONE:
                    raise
                continue
            seen.append(page)
            cgi = _CGI.search(page)
            linked = _PAGE.search(page)
            if cgi is not None:
                self._cgi = urljoin(address, f"{cgi['before']}{cgi['folder']}/voiweb.exe")
            elif linked is not None:
                self._cgi = urljoin(address, f"{linked['before']}cgi/voiweb.exe")
            else:
                continue
            return council_of(page), address.partition("?")[0]
        if inside is not None:
            self._cgi = f"{base}{inside['folder']}/voiweb.exe"
            return None, base
        if any(is_gate(page) for page in seen):
            raise wrong_page(seen[0], _ENTRY_PAGE)
        raise UnknownSystem(url=self._given)

    def _named_in_minutes(self) -> str | None:
        year = date.today().year
        for entry in [*self._year(year), *self._year(year - 1)][:1]:
            pieces = pieces_of(self._minutes(entry, "&HATSUGENMODE=0"), {})
            return find_assembly(pieces[0].entry.text) if pieces else None
        return None

    # --- the list -------------------------------------------------------------------

    def _year(self, year: int) -> list[Entry]:
        """The sittings of a year, in the list's order; proved by the count that it states."""
        found: dict[str, Entry] = {}
        rows: set[str] = set()
        number = 0
        while True:
            number += 1
            paging = f"&PAGE={number}" if number > 1 else ""
            page = self._text(f"?ACT=100&{_CHOICE}&FYY={year}&TYY={year}{paging}", _LIST)
            hits = _HITS.search(page)
            shown = list(meetings_in(page))
            if not shown and hits is None and _NOTHING.search(page) is None:
                raise wrong_page(page, _LIST)
            known = len(rows)
            for one in shown:
                rows.add(one.fino)
                entry = _entry(one, year)
                if entry is not None:
                    found.setdefault(entry.reference, entry)
            count = int(hits[1].replace(",", "")) if hits else 0
            if len(rows) >= count:
                return list(found.values())
            if len(rows) == known:
                why = Bilingual(
                    f"{count}件のうち{known}件しか届きませんでした",
                    f"of {count} entries only {known} came",
                )
                raise DamagedMinutes(what=_LIST, why=why)

    # --- a sitting --------------------------------------------------------------------

    def _labels(self, entry: Entry) -> dict[int, str]:
        """The speeches of the list of speakers: their labels by their numbers, in order."""
        page = self._text(
            f"?ACT=202&{_CHOICE}&FINO={entry.reference}&HATSUGENMODE=0&HYOUJIMODE=0&STYLE=0",
            entry.title,
        )
        labels = {int(m["number"]): unescape(m["label"]).strip() for m in _LABEL.finditer(page)}
        listed = {int(match[1]) for match in LISTED.finditer(page)}
        if not listed:
            raise wrong_page(page, entry.title)
        return {number: labels.get(number, "") for number in sorted(listed)}

    def _minutes(self, entry: Entry, mode: str) -> str:
        return self._text(
            f"?ACT=203&{_CHOICE}&FINO={entry.reference}{mode}&HYOUJIMODE=0&STYLE=0", entry.title
        )

    def _text(self, query: str, what: object) -> str:
        if not self._cgi:
            self.open()
        answer = self._session.get(self._cgi + query)
        page = answer.data.decode("cp932", "replace")
        if _OWN.search(page) is None:
            raise wrong_page(page, what)
        if "</html>" not in page[-2000:].lower():
            raise DamagedMinutes(what=what, why=_CUT)
        # Minutes are never guessed at; lists are cp932, too.
        return decode_cp932(answer.data, what=what)


def _entry(listed: ListedMeeting, year: int) -> Entry | None:
    """A sitting of the list; None for contents, appendices and the like."""
    meeting, day = listed.meeting.strip(" 　"), listed.day.strip()
    if _NO_SPEECHES.search(day):
        return None
    when = find_day(meeting, "", day) or find_day(f"{year}年", "", day)
    title = f"{meeting}（{day}）" if day else meeting
    return Entry(listed.fino, title, when, meeting_kind(meeting))
