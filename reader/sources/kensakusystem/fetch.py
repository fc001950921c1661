"""Fetching minutes from kensakusystem.jp: the way in, the tree, a sitting.

Every answer is cp932, whatever it declares. The session token (``Code``) is read anew on
every run, renewed once when it expires, and never leaves this module.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar
from urllib.parse import quote, urljoin, urlsplit

from msgspec.structs import replace

from reader.errors import (
    Bilingual,
    DamagedMinutes,
    HostRefused,
    UnknownSystem,
)
from reader.minutes.model import MeetingKind, Sitting
from reader.minutes.transcript import Transcript, build_sitting, parse_transcript
from reader.minutes.wareki import date_in_year, find_date, find_year
from reader.sources.council import Council, Entry
from reader.sources.decode import decode_cp932
from reader.sources.gate import is_gate, wrong_page
from reader.sources.http import Answer
from reader.sources.kensakusystem.names import (
    home_of,
    is_own_host,
    page_of,
    parse_file_name,
)
from reader.sources.kensakusystem.pages import (
    Door,
    Speakers,
    Tree,
    council_name,
    error_words,
    find_door,
    is_page,
    parse_frames,
    parse_speakers,
    parse_tree,
    printed_text,
)
from reader.sources.kensakusystem.proof import Proved, prove
from reader.sources.kensakusystem.tree import Walk, Year, years_of
from reader.sources.remote import RemoteCouncil, StaleError

FAMILY = "kensakusystem"
ENCODING = "cp932"

_ENTRY_PAGES = ("index.html", "sapphire.html")
_HIDDEN = (("page", ""), ("fileName", ""))  # fields of the tree's form
_GONE = frozenset({403, 404, 410})

_T = TypeVar("_T")


class KensakuSystem(RemoteCouncil):
    """One council's minutes on kensakusystem.jp.

    Besides what is said below, every method raises the errors of `PoliteSession`. Any address
    of the council's will do: its folder, ``index.html``, ``sapphire.html``, or one that a
    browser showed while reading (its token is ignored). See `RemoteCouncil` for the parameters.
    """

    family = FAMILY
    requests_per_sitting = 3.0  # frames, list of speakers, text

    _door: Door | None = None
    _hidden: tuple[tuple[str, str], ...] = _HIDDEN

    @staticmethod
    def _home_of(address: str) -> str:
        return home_of(address)

    @property
    def _home(self) -> str:
        """The council's folder."""
        return home_of(self._given)

    # --- what is offered -----------------------------------------------------

    def open(self) -> Council:
        """Find the way in.

        Raises:
            UnknownSystem: the pages there are not of this search system.
            NotMinutes: a login page, a CAPTCHA or the like answered instead.
        """
        door = self._enter()
        # Where robots.txt forbids the CGI, the person should hear it before a long run.
        self._session.insist_on_permission(self._cgi(door, "See.exe"))
        assert self.council is not None
        return self.council

    def years(self) -> tuple[Year, ...]:
        """The tabs of the tree, newest first."""
        return years_of(self._tree(None))

    def entries(
        self,
        since: date | None = None,
        until: date | None = None,
        kinds: MeetingKind | None = None,
    ) -> Iterator[Entry]:
        """The sittings of a period (both days included), newest year first.

        A year's plenaries come before its committees. Pages of the tree are asked
        for only as the iterator is drawn on, and only those that can hold the period.

        Raises:
            HostRefused, NotMinutes, DamagedMinutes: a page of the tree cannot be read.
        """
        return Walk(self._tree, since=since, until=until, kinds=kinds).entries()

    def sitting(self, entry: Entry) -> Sitting:
        """The minutes of one sitting, complete or not at all.

        Raises:
            DamagedMinutes: the text breaks off, lacks speeches, or holds unreadable bytes.
            HostRefused: the system says that it cannot read the file.
            NotMinutes: another page or an empty record came instead.
        """
        if self.council is None:
            self.open()
        return self._renewing(lambda door: self._read_sitting(door, entry))

    # --- the way in -----------------------------------------------------------

    def _enter(self) -> Door:
        """Read the entry page anew, for its token."""
        refusal: HostRefused | None = None
        seen: list[str] = []
        for address in self._addresses():
            try:
                answer = self._session.get(address)
            except HostRefused as error:
                if error.values.get("status") not in _GONE:
                    raise
                refusal = refusal or error
                continue
            page = _lenient(answer)
            door = find_door(page)
            if door is not None:
                self._door = door
                self.council = Council(
                    council_name(page) or self._slug(), address.partition("?")[0]
                )
                return door
            seen.append(page)
        if refusal is not None and not seen:
            raise refusal
        if is_own_host(self._session.host) or any(is_gate(page) for page in seen):
            raise wrong_page(seen[0], self._home)
        raise UnknownSystem(url=self._given)

    def _addresses(self) -> list[str]:
        """Where the token may stand, the page that every council has first."""
        if self.council is not None:
            return [self.council.entry_url]
        given = page_of(self._given)
        index, *others = _ENTRY_PAGES
        names = dict.fromkeys((index, given or index, *others, ""))
        return [self._home + name for name in names]

    def _slug(self) -> str:
        """The folder's name, for a council whose title tells nothing."""
        return urlsplit(self._home).path.strip("/").rpartition("/")[2] or self._session.host

    def _renewing(self, ask: Callable[[Door], _T]) -> _T:
        """Ask; where an expired token may be the reason of a failure, renew it and ask again."""
        door = self._door or self._enter()
        try:
            return ask(door)
        except StaleError as stale:
            renewed = self._enter()
            if renewed == door:
                raise stale.error from stale
        try:
            return ask(renewed)
        except StaleError as stale:
            raise stale.error from stale

    def _cgi(self, door: Door, program: str) -> str:
        return f"{self._home}{door.folder}/{program}"

    # --- the tree --------------------------------------------------------------

    def _tree(self, value: str | None) -> Tree:
        """A page of the tree; None is its first."""
        return self._renewing(lambda door: self._read_tree(door, value))

    def _read_tree(self, door: Door, value: str | None) -> Tree:
        address = self._cgi(door, "See.exe")
        if value is None:
            answer = self._session.get(f"{address}?Code={door.code}")
        else:
            fields = [("Code", door.code), ("treedepth", value)]
            fields += [field for field in self._hidden if field[0] not in {"Code", "treedepth"}]
            answer = self._session.post(address, fields, encoding=ENCODING)
        page = self._page(answer)
        tree = parse_tree(page)
        if tree.action is None and not tree.nodes and not tree.leaves:
            raise StaleError(wrong_page(page, _LIST_OF_MEETINGS))
        self._hidden = tree.fields or self._hidden
        if any("\ufffd" in node.value for node in tree.nodes):
            # A name that cannot be read cannot be sent back either.
            decode_cp932(answer.data, what=_LIST_OF_MEETINGS)
        return tree

    # --- a sitting ---------------------------------------------------------------

    def _read_sitting(self, door: Door, entry: Entry) -> Sitting:
        name = quote(entry.reference, safe="")
        answer = self._session.get(
            self._cgi(door, f"ResultFrame.exe?Code={door.code}&fileName={name}&startPos=0")
        )
        page = self._page(answer)
        frames = parse_frames(page)
        if frames is None:
            raise StaleError(wrong_page(page, entry.title))
        answer = self._session.get(urljoin(answer.url, frames.speakers))
        page = self._page(answer)
        speakers = parse_speakers(page)
        if speakers.listed:
            proved = self._download(door, entry, speakers)
        elif entry.reference in page:  # the sitting's own list, without checkboxes
            proved = self._print_out(door, entry)
        else:
            raise StaleError(wrong_page(page, entry.title))
        assert self.council is not None
        return build_sitting(
            _completed(proved.transcript, frames.title, entry),
            reference=entry.reference,
            assembly=self.council.name,
            url=self.council.entry_url,
            family=FAMILY,
            anchors=proved.anchors,
        )

    def _download(self, door: Door, entry: Entry, speakers: Speakers) -> Proved:
        """The whole text, asked for once more where it came broken."""
        fields = [("Code", door.code), ("fileName", entry.reference)]
        fields += [field for field in speakers.fields if field[0] not in {"Code", "fileName"}]
        fields += [("downloadPos", listed.position) for listed in speakers.listed]
        address = self._cgi(door, "GetPerson.exe")
        try:
            return self._proved(
                self._session.post(address, fields, encoding=ENCODING), entry, speakers
            )
        except DamagedMinutes:
            return self._proved(
                self._session.post(address, fields, encoding=ENCODING), entry, speakers
            )

    def _proved(self, answer: Answer, entry: Entry, speakers: Speakers) -> Proved:
        """The text of a download, proved against the list of speakers."""
        page = self._page(answer)
        if is_page(page):
            raise StaleError(wrong_page(page, entry.title))
        return prove(decode_cp932(answer.data, what=entry.title), speakers.listed, entry.title)

    def _print_out(self, door: Door, entry: Entry) -> Proved:
        """The whole text where the list of speakers offers no download (the newer skin).

        Such councils have a button 全文表示 instead, which gives one page with a <BR> at
        every line's end. There are no positions to prove it by, only its own end.
        """
        name = quote(entry.reference, safe="")
        answer = self._session.get(
            self._cgi(door, f"GetText3.exe?Code={door.code}&fileName={name}")
            + "&startPos=0&keyMode=10&searchMode=1&FUNC=PRINT_ALL"
        )
        self._page(answer)
        page = decode_cp932(answer.data, what=entry.title)
        if "</html>" not in page.lower():
            raise DamagedMinutes(what=entry.title, why=_PAGE_CUT)
        return Proved(parse_transcript(printed_text(page), what=entry.title), ())

    # --- answers that are not what was asked for -----------------------------

    def _page(self, answer: Answer) -> str:
        """An answer as text; `StaleError` where it is one of the system's error messages."""
        page = _lenient(answer)
        words = error_words(page)
        if words is not None:
            raise StaleError(HostRefused(host=self._session.host, why=words or "ERROR"))
        return page


_LIST_OF_MEETINGS = Bilingual("会議の一覧", "the list of meetings")
_PAGE_CUT = Bilingual("ページが途中で終わっています", "the page breaks off halfway")


def _lenient(answer: Answer) -> str:
    """An answer as text, for looking at what it is; pages cut characters in half."""
    return answer.data.decode(ENCODING, "replace")


def _completed(transcript: Transcript, frames_title: str, entry: Entry) -> Transcript:
    """The transcript with what its own header left open, from the frameset, then the name."""
    meeting = transcript.meeting or frames_title or entry.title or None
    day = transcript.date or find_date(frames_title)
    if day is None:
        year = find_year(frames_title)
        day = (date_in_year(frames_title, year) if year is not None else None) or entry.date
    if day is None:
        name = parse_file_name(entry.reference)
        day = name.date if name is not None else None
    return replace(transcript, date=day, meeting=meeting)
