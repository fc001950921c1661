"""Downloading from DB-Search: the search form, the list of documents, a document.

=====  ======================  ======================================================
gen.   told by                 a whole document
=====  ======================  ======================================================
2020   a ``csrf-token``        ``?Template=document&Id=…``
2015   ``/bootstrap/``         ``?Template=view&VoiceType=all&DocumentID=…``
2005   neither                 ``?Template=doc-all-frame&VoiceType=all&DocumentID=…``,
                               whose frames hold its name and its text
=====  ======================  ======================================================

The number behind ``/index.php/`` is a session's; it is read anew on every run, and once more when it
has run out. The list is had by the form on the first page, with a period instead of words. A document
is proved by the numbers of its speeches.

Source: the pages of five councils.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from html import unescape
from typing import TypeVar
from urllib.parse import urljoin, urlsplit, urlunsplit

from msgspec import Struct

from reader.errors import (
    Bilingual,
    DamagedMinutes,
    HostRefused,
    NotMinutes,
    UnknownSystem,
)
from reader.minutes.meeting import meeting_kind
from reader.minutes.model import MeetingKind, Sitting
from reader.minutes.transcript import Entry as Speech
from reader.minutes.transcript import Transcript
from reader.minutes.wareki import find_date
from reader.sources import markup
from reader.sources.council import Council, Entry
from reader.sources.dbsearch.saved import (
    FAMILY,
    NAME,
    Heading,
    council_of,
    entries_of,
    heading_of,
    is_minutes,
    meeting_of,
    permalink,
)
from reader.sources.decode import decode
from reader.sources.gate import is_gate, wrong_page
from reader.sources.identity import meeting_key, saved_sitting
from reader.sources.naming import council_of as named_on
from reader.sources.page import Page
from reader.sources.remote import RemoteCouncil, StaleError

_INDEX = re.compile(r"(?P<before>.*?)/index\.php(?:/|$)")
_SESSION = re.compile(r"/index\.php/(\d+)")
_FORM = re.compile(r"<form\b[^>]*\baction=\"([^\"]*/index\.php/\d+[^\"]*)\"", re.IGNORECASE)
_TOKEN = re.compile(r"name=\"csrf-token\"\s+content=\"([^\"]+)\"")
_BOOTSTRAP = re.compile(r"/bootstrap/")
_LISTED = re.compile(
    r"<a\b[^<>]*?\bTemplate=(?:document|view|doc-one-frame|doc-all-frame)\b[^<>]*?"
    r"\b(?:Document)?Id=(?P<id>\d+)[^<>]*>(?P<name>[^<]+)</a>(?P<rest>(?:(?!<a\b).){0,600})",
    re.IGNORECASE | re.DOTALL,
)
_COUNT = re.compile(r"文書数\s*([\d,]+)|([\d,]+)\s*(?:件\s*中|文書)")
_NOTHING = re.compile(r"該当する|見つかりません|(?<!\d)0\s*(?:件|文書)|ありません")
_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_FRAME = re.compile(r"<frame\b[^>]*\bsrc=\"([^\"]+)\"", re.IGNORECASE)
_STATED = re.compile(r"文書中の発言[:：]\s*([\d,]+)")
_NO_SPEECHES = re.compile(r"名簿|目次|資料|署名|表紙|日程|結果|一覧|付録|質問通告|参考|索引|正誤")
_EXPIRED = frozenset({403, 419})
_YEARS = 3  # years of a list that is asked for at once

_LIST = Bilingual("会議の一覧", "the list of meetings")
_ENTRY_PAGE = Bilingual("議会のページ", "the council’s page")
_CUT = Bilingual("ページが途中で終わっています", "the page breaks off halfway")
_HOLES = Bilingual("発言の番号が続いていません", "the numbers of its speeches have gaps")
_OTHER_DOCUMENT = Bilingual("別の文書が返ってきました", "another document came instead")

_T = TypeVar("_T")


class _Door(Struct, frozen=True):
    """The way into a session.

    Attributes:
        search: where the search form is sent.
        token: what the form of 2020 must carry; "" for the others.
        generation: 2020, 2015 or 2005.
    """

    search: str
    token: str
    generation: int

    @property
    def session(self) -> str:
        """The session's address, without a query."""
        return self.search.partition("?")[0]


class DbSearchSystem(RemoteCouncil):
    """One council's minutes on DB-Search, on dbsr.jp or on the council's own host."""

    family = NAME
    requests_per_sitting = 1.5

    _door: _Door | None = None

    @property
    def _root(self) -> str:
        """The host's address with the folder that the system lies in, without a slash."""
        parts = urlsplit(self._given)
        inside = _INDEX.match(parts.path)
        before = inside["before"] if inside else parts.path.rpartition("/")[0]
        return urlunsplit((parts.scheme.lower(), self.host, before, "", ""))

    def open(self) -> Council:
        """Read the first page anew: the session, the form, the council's name."""
        door = self._enter()
        for address in (door.session, permalink(self._root, "1")):
            self._session.insist_on_permission(address)
        assert self.council is not None
        return self.council

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period, newest first; a document named 本文 is one.

        The list is asked for a few years at a time, so that the newest are there soon.
        """
        last = until or date.today()
        while True:
            first = last.replace(year=last.year - _YEARS, month=1, day=1)
            open_end = since is None and last.year - _YEARS < date.today().year - 2 * _YEARS
            start = None if open_end else max(first, since or first)
            for document in self._renewing(lambda door, s=start, e=last: self._list(door, s, e)):
                entry = _entry(document)
                if entry is None or (kinds is not None and entry.kind is not kinds):
                    continue
                day = entry.date
                if day is None or ((start is None or day >= start) and day <= last):
                    yield entry
            if start is None or (since is not None and start <= since):
                return
            last = start - timedelta(days=1)

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one document: every speech of it, counted by their numbers."""
        if self.council is None:
            self.open()
        heading, speeches = self._renewing(lambda door: self._document(door, entry))
        assert self.council is not None
        anchors = [speech.anchor for speech in speeches if speech.anchor]
        if anchors != [str(number) for number in range(1, len(anchors) + 1)]:
            raise DamagedMinutes(what=entry.title, why=_HOLES)
        meeting = meeting_of(heading.document) or entry.title
        if meeting_key(meeting) != meeting_key(entry.title):
            raise NotMinutes(what=entry.title, why=_OTHER_DOCUMENT)
        return saved_sitting(
            Transcript(heading.day or entry.date, meeting, speeches),
            what=entry.title,
            family=NAME,
            reference=entry.reference,
            assembly=self.council.name,
            url=permalink(self._root, entry.reference),
        )

    # --- the way in ---------------------------------------------------------------

    def _enter(self) -> _Door:
        index = f"{self._root}/index.php/"
        given = self._given.partition("#")[0]
        pages = [index]
        if _INDEX.match(urlsplit(given).path) is None:
            pages.append(given)
        seen: list[str] = []
        refusal: HostRefused | None = None
        for address in pages:
            try:
                page = self._page(address)
            except HostRefused as error:
                refusal = refusal or error
                continue
            form = _FORM.search(page)
            if form is not None:
                token = _TOKEN.search(page)
                generation = 2020 if token else 2015 if _BOOTSTRAP.search(page) else 2005
                self._door = _Door(
                    urljoin(address, unescape(form[1])), token[1] if token else "", generation
                )
                name = council_of(Page("", page)) or named_on(page)
                host = self.host.partition(":")[0]
                self.council = Council(name or host, index if address == index else given)
                return self._door
            seen.append(page)
        if refusal is not None and not seen:
            raise refusal
        if any(is_gate(page) or FAMILY.knows(Page("", page)) for page in seen):
            raise wrong_page(seen[0], _ENTRY_PAGE)
        raise UnknownSystem(url=self._given)

    def _renewing(self, ask: Callable[[_Door], _T]) -> _T:
        """Ask; where a session that ran out may be the reason of a failure, enter anew once."""
        door = self._door or self._enter()
        try:
            return ask(door)
        except StaleError:
            door = self._enter()
        try:
            return ask(door)
        except StaleError as stale:
            raise stale.error from stale

    # --- the list -------------------------------------------------------------------

    def _list(self, door: _Door, since: date | None, until: date) -> list[re.Match[str]]:
        """Every document of a period, in the list's order; proved by the count that it states."""
        fields = [("_token", door.token)] if door.token else []
        new, text = ("new", "text") if door.generation == 2020 else ("New", "Text")
        fields += [("Template", "list"), ("QueryType", new), ("ListType", text), ("Phrase", "")]
        fields += [*_days("Start", since), *_days("End", until)]
        page = self._answer("POST", door.search, fields, _LIST)
        found: dict[str, re.Match[str]] = {}
        number = 1
        while True:
            words = _SPACES.sub(" ", unescape(_TAG.sub(" ", page)))
            stated = _COUNT.search(words)
            rows = list(_LISTED.finditer(page))
            if stated is None:
                if rows or _NOTHING.search(words) is None:
                    raise StaleError(wrong_page(page, _LIST))
                return []
            known = len(found)
            found |= {row["id"]: row for row in rows if row["id"] not in found}
            count = int((stated[1] or stated[2]).replace(",", ""))
            if len(found) >= count:
                return list(found.values())
            if len(found) == known:
                why = Bilingual(
                    f"{count}件のうち{known}件しか届きませんでした",
                    f"of {count} entries only {known} came",
                )
                raise StaleError(DamagedMinutes(what=_LIST, why=why))
            number += 1
            page = self._turn(door, page, number)

    def _turn(self, door: _Door, page: str, number: int) -> str:
        """The next page of a list, which may have a session of its own."""
        own = _SESSION.search(page)
        address = door.session if own is None else f"{self._root}/index.php/{own[1]}"
        if door.generation == 2020:
            fields = [("_token", door.token), ("Template", "list"), ("Page", str(number))]
            return self._answer("POST", address, fields, _LIST)
        return self._answer("GET", f"{address}?Template=list&Page={number}", [], _LIST)

    # --- a document ---------------------------------------------------------------------

    def _document(self, door: _Door, entry: Entry) -> tuple[Heading, tuple[Speech, ...]]:
        """What a document says over its speeches, and these."""
        number = entry.reference
        if door.generation == 2005:
            query = f"?Template=doc-all-frame&VoiceType=all&DocumentID={number}"
            frames = self._answer("GET", door.session + query, [], entry.title)
            sources = [unescape(source) for source in _FRAME.findall(frames)]
            command = next((one for one in sources if "command" in one.lower()), None)
            text = next((one for one in sources if "doc-page" in one.lower()), None)
            if command is None or text is None:
                raise StaleError(wrong_page(frames, entry.title))
            base = door.session
            over = self._answer("GET", urljoin(base, command), [], entry.title)
            page = self._answer("GET", urljoin(base, text), [], entry.title)
        else:
            by = {
                2020: f"{permalink(self._root, number)}",
                2015: f"{door.session}?Template=view&VoiceType=all&DocumentID={number}",
            }
            over = page = self._answer("GET", by[door.generation], [], entry.title)
        root, head = markup.parse_page(page), markup.parse_page(over)
        speeches = () if root is None else tuple(entries_of(root))
        heading = Heading("", None) if head is None else heading_of(head)
        if not speeches or not heading.document:
            raise StaleError(wrong_page(page, entry.title))
        stated = _STATED.search(_SPACES.sub(" ", _TAG.sub(" ", over)))
        numbered = sum(speech.anchor is not None for speech in speeches)
        if stated is not None and int(stated[1].replace(",", "")) != numbered:
            raise DamagedMinutes(what=entry.title, why=_HOLES)
        return heading, speeches

    # --- one question -----------------------------------------------------------------

    def _answer(self, method: str, url: str, fields: list[tuple[str, str]], what: object) -> str:
        try:
            return self._page(url) if method == "GET" else self._page(url, fields)
        except HostRefused as error:
            if error.values.get("status") in _EXPIRED:
                raise StaleError(error) from error
            raise
        except DamagedMinutes as error:
            raise DamagedMinutes(what=what, why=error.values["why"]) from error

    def _page(self, url: str, fields: list[tuple[str, str]] | None = None) -> str:
        answer = self._session.get(url) if fields is None else self._session.post(url, fields)
        page = decode(answer.data, what=self.host)
        if re.search(r"<html\b", page, re.IGNORECASE) and "</html>" not in page[-2000:].lower():
            raise DamagedMinutes(what=self.host, why=_CUT)
        return page


def _days(which: str, day: date | None) -> list[tuple[str, str]]:
    """The fields of one end of a period."""
    if day is None:
        return []
    values = {"Year": day.year, "Month": day.month, "Day": day.day}
    return [(f"Term{which}{part}", str(value)) for part, value in values.items()]


def _entry(document: re.Match[str]) -> Entry | None:
    """The sitting that a document of the list records; None for rosters, contents and the like."""
    name = unescape(document["name"]).strip()
    if not is_minutes(name) and _NO_SPEECHES.search(name):
        return None
    title = meeting_of(name) or name
    day = find_date(unescape(_TAG.sub(" ", document["rest"])))
    return Entry(document["id"], title, day, meeting_kind(title))
