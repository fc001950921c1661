"""DB-Search (dbsr.jp): pages of its three generations, as a browser saves them.

=====  ==================================================================================
gen.   a speech
=====  ==================================================================================
2005   a frame; ``<div class="page-text__voice"><p class="page-text__text">``, beginning with
       its number in ``<span class="page-text__number">``
2015   ``<span class="voice__title">◯見本委員</span>`` … ``<p class="js-textwrap-container">``,
       beginning with its number for print
2020   ``<li class="voice-block" data-voice-title="◯議長（例示花子）"><p class="voice__text">``
=====  ==================================================================================

The mark is U+25EF. What stands before it in the first speech (「午前10時開議」) belongs to nobody.
Meeting and day stand over the speeches; the frames of 2005 have the meeting in another frame and
the day in the list of results only. One meeting is several documents: 名簿, 本文, 署名.
"""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import Bilingual, NotMinutes, ReaderError
from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry, Transcript, parse_speech
from reader.minutes.wareki import find_date
from reader.sources import markup
from reader.sources.identity import meeting_key, saved_sitting
from reader.sources.page import Family, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

NAME = "dbsearch"

_SYSTEM = re.compile(
    r"\.dbsr\.jp\b|/index\.php/\d{3,}\?|[?&;]Template=(?:doc|list|top|search|help|download)"
    r"|class=\"(?:voice-block|page-text__voice|voice__list|command__docname)\b"
    r"|\bvoice_code\b"
)
_SPEECHES = re.compile(
    r"class=\"[^\"]*\b(?:voice-block|page-text__voice|voice__title)\b", re.IGNORECASE
)
_MARKED = re.compile(r"^[◯○◆◎]", re.MULTILINE)
_COUNCIL = re.compile(
    r"(?P<name>[^\s|｜/／　]{1,20}?(?:議会|市会|[都道府県]会))(?:会議録|議事録|の会議録)"
)
_DOCUMENT = re.compile(r"[\s　]*[［\[（(]?[\s　]*(?:本文|全文)[\s　]*[］\]）)]?[\s　]*$")
_ROSTER = re.compile(r"[\s　]*[［\[（(]?[\s　]*(?:議事日程[・、])?名簿[\s　]*[］\]）)]?[\s　]*$")
_ID = re.compile(
    r"name=\"DocumentID\"\s+value=\"(\d+)\"|Template=download[^\"']{0,300}?DocumentID=(\d+)"
)
_LISTED = re.compile(
    r"<a\b[^<>]*?\b(?:Document)?Id=(?P<id>\d+)[^<>]*>(?P<name>[^<]+)</a>"
    r"(?P<rest>(?:(?!<a\b).){0,600})",
    re.IGNORECASE | re.DOTALL,
)
_HOST = re.compile(r"https?://[^\s\"'<>/]+\.dbsr\.jp(?=/)")
_OWN_HOST = re.compile(r"https?://[^\s\"'<>]+?(?=/index\.php/)")
_NEUTRAL = 100000
"""The number in the address that stands for no session."""

_KINDS = (
    (
        re.compile(r"frameset", re.I),
        Bilingual(
            "DB-Search のフレームの外枠です。発言は別のフレーム（発言内容）にあります",
            "it is the frameset of DB-Search; the speeches are in another frame",
        ),
    ),
    (
        re.compile(r"コントローラ|class=\"command\b"),
        Bilingual(
            "DB-Search の文書の見出しです。発言は含まれていません",
            "it is DB-Search’s heading of a document and holds no speeches",
        ),
    ),
    (
        re.compile(r"検索結果|Template=[Ll]ist\"[^>]*aria-current"),
        Bilingual(
            "DB-Search の検索結果の一覧です。発言は含まれていません",
            "it is a list of search results of DB-Search and holds no speeches",
        ),
    ),
)
_OTHER = Bilingual(
    "DB-Search のページですが、発言は含まれていません", "it is a page of DB-Search without speeches"
)


class Heading(Struct, frozen=True):
    """What a page says over its speeches; "" and None where it does not."""

    document: str
    day: date | None


def knows(page: Page) -> bool:
    """Whether a page is of this search system."""
    return page.is_html and _SYSTEM.search(page.text) is not None


def read(page: Page) -> Iterator[Sitting | ReaderError]:
    """The sitting of a page.

    Raises:
        NotMinutes: the page is another one of the system.
        DamagedMinutes: the page is cut off.
    """
    page.refuse_cut()
    root = markup.parse_page(page.text) if _SPEECHES.search(page.text) else None
    entries = [] if root is None else list(entries_of(root))
    if root is None or not entries:
        raise NotMinutes(what=page.name, why=_kind(page))
    heading = heading_of(root)
    if not heading.document:
        heading = _heading_beside(page)
    number = _number(page)
    day = heading.day or _listed_day(page, heading.document, number)
    meeting = meeting_of(heading.document)
    if meeting is not None:
        entries = [*_roster_beside(page, meeting, day), *entries]
    # A page links elsewhere, too; only its own address tells a council's own host.
    address = _HOST.search(page.text) or _OWN_HOST.match(page.address or "")
    yield saved_sitting(
        Transcript(day, meeting, tuple(entries)),
        what=page.name,
        family=NAME,
        reference=number,
        assembly=council_of(page),
        url=None if address is None or number is None else permalink(address[0], number),
    )


def meeting_of(document: str) -> str | None:
    """The meeting's name in that of a document: 「第１回定例会（第２日）　本文」 without 本文."""
    return _DOCUMENT.sub("", document).strip(" 　") or None


def is_minutes(document: str) -> bool:
    """Whether a document is the 本文 of a meeting, by its name."""
    return _DOCUMENT.search(document) is not None


def permalink(root: str, number: str) -> str:
    """The lasting address of a document; `root` is that of the host, without a slash."""
    return f"{root}/index.php/{_NEUTRAL}?Template=document&Id={number}"


def _kind(page: Page) -> Bilingual:
    title = page.title
    for pattern, kind in _KINDS:
        if pattern.search(title) or ("class" in pattern.pattern and pattern.search(page.text)):
            return kind
    return _KINDS[0][1] if "<frameset" in page.text.lower() else _OTHER


def entries_of(root: "HtmlElement") -> Iterator[Entry]:
    """The speeches of a document's page; their anchors are their numbers."""
    for element, title, number in _voices(root):
        text = markup.lines(element)
        prefix = re.match(rf"{number}(?:[:：] ?)?\n?", text) if number else None
        text = text if prefix is None else text[prefix.end() :]
        start = _start(text, title)
        before = text[:start].strip("\n")
        if before.strip():
            yield Entry("", before)
        entry = parse_speech(text[start:].strip("\n"), title)
        if entry.text.strip() or entry.label:
            yield replace(entry, anchor=number)


def _start(text: str, title: str) -> int:
    """Where the speech begins: at its label, or at a mark; at the start where there is neither."""
    if title:
        match = re.search(rf"^{re.escape(title)}", text, re.MULTILINE)
        if match is not None:
            return match.start()
    match = _MARKED.search(text)
    return 0 if match is None else match.start()


def _voices(root: "HtmlElement") -> Iterator[tuple["HtmlElement", str, str | None]]:
    """The speeches of a page: element, label, and number, which may begin the text, too."""
    for block in markup.with_class(root, "voice-block"):
        for text in markup.with_class(block, "voice__text"):
            yield text, block.get("data-voice-title") or "", _digits(block.get("data-voice_code"))
    for block in markup.with_class(root, "page-text__voice"):
        for text in markup.with_class(block, "page-text__text"):
            numbers = markup.with_class(text, "page-text__number")
            yield text, "", _digits(markup.words(numbers[0])) if numbers else None
    titles = markup.with_class(root, "voice__title")
    texts = markup.with_class(root, "js-textwrap-container")
    if len(titles) == len(texts):
        for title, text in zip(titles, texts, strict=True):
            numbers = markup.with_class(text, "visible-print-block")
            number = _digits(markup.words(numbers[0]).rstrip(":：")) if numbers else None
            yield text, markup.words(title), number


def _digits(text: str | None) -> str | None:
    return text if text and re.fullmatch(r"[0-9]{1,6}", text) else None


def heading_of(root: "HtmlElement") -> Heading:
    """What a page says over its speeches."""
    for name, when in (("command__docname", "command__date"), ("view__title", "view__date")):
        names, days = markup.with_class(root, name), markup.with_class(root, when)
        if names:
            day = find_date(markup.words(days[0])) if days else None
            return Heading(markup.words(names[0]), day)
    titles = markup.with_class(root, "command__title")
    return Heading(markup.words(titles[0]) if titles else "", None)


def _heading_beside(page: Page) -> Heading:
    """The heading of the one document that was saved in frames; none where there are several."""

    def find() -> Heading:
        headings: set[Heading] = set()
        frames = 0
        for other in page.beside.pages():
            if not knows(other):
                continue
            if _SPEECHES.search(other.text):
                frames += 1
            elif "command__title" in other.text:
                root = markup.parse_page(other.text)
                headings.add(Heading("", None) if root is None else heading_of(root))
        return headings.pop() if len(headings) == 1 and frames == 1 else Heading("", None)

    return page.beside.once(f"{NAME}:heading", find)


def _roster_beside(page: Page, meeting: str, day: date | None) -> list[Entry]:
    """The 名簿 of a meeting, a document of its own, that was saved beside its 本文."""

    def find() -> dict[tuple[str, date | None], Entry]:
        rosters: dict[tuple[str, date | None], Entry] = {}
        for other in page.beside.pages():
            if not knows(other) or not _SPEECHES.search(other.text) or "名簿" not in other.text:
                continue
            root = markup.parse_page(other.text)
            heading = Heading("", None) if root is None else heading_of(root)
            if root is not None and _ROSTER.search(heading.document):
                key = meeting_key(_ROSTER.sub("", heading.document)), heading.day
                text = "\n".join(entry.text for entry in entries_of(root))
                rosters[key] = Entry("名簿", text)
        return rosters

    roster = page.beside.once(f"{NAME}:rosters", find).get((meeting_key(meeting), day))
    return [] if roster is None else [roster]


def _listed_day(page: Page, document: str, number: str | None) -> date | None:
    """The day of a document from a list of results that was saved beside it."""

    def find() -> dict[str, set[date]]:
        days: dict[str, set[date]] = {}
        for other in page.beside.pages():
            if not knows(other) or _SPEECHES.search(other.text):
                continue
            for match in _LISTED.finditer(other.text):
                day = find_date(unescape(match["rest"]))
                if day is not None:
                    for key in (match["id"], meeting_key(unescape(match["name"]))):
                        days.setdefault(key, set()).add(day)
        return days

    days = page.beside.once(f"{NAME}:days", find)
    found = days.get(number or "") or days.get(meeting_key(document), set())
    return next(iter(found)) if len(found) == 1 else None


def _number(page: Page) -> str | None:
    """The system's number of the document."""
    query = re.search(r"[?&](?:Document)?Id=(\d+)", urlsplit(page.address or "").query, re.I)
    match = query or _ID.search(page.text)
    return None if match is None else next(group for group in match.groups() if group)


def council_of(page: Page) -> str | None:
    """The council that a page's title names."""
    match = _COUNCIL.search(page.title)
    return None if match is None else match["name"]


FAMILY = Family(NAME, knows, read)
