"""VOICES (gijiroku.com and councils' own hosts): its frames, as a browser saves them.

The system shows one speech at a time (``voiweb.exe?ACT=203``), so a sitting is saved as many
pages::

    <TITLE> 議長(例示花子君) P.1</TITLE> …
    <A NAME="HUID104613"></A>○議長（例示花子君）　ただいま…<BR>　…<BR><P><FORM …

The first of them is the 名簿, with the meeting's name in its first line. The list of speeches
(``ACT=202``) holds the order and the number of the document (``FINO``); the list of meetings
(``ACT=100``) names the document by that number. Pages that lie in one folder are put together.

Source: the pages of three councils (cp932, tags in capitals, ``&`` not escaped).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import Bilingual, NotMinutes, ReaderError
from reader.minutes.model import Sitting
from reader.minutes.transcript import Entry, Transcript, parse_speech
from reader.sources import markup
from reader.sources.identity import find_day, saved_sitting
from reader.sources.page import Family, Page

NAME = "voices"

_SYSTEM = re.compile(r"\bvoiweb\.exe\b|<a\s+name=\"?HUID\d+|\bhuid_(?:shi_|tou_)?list\b", re.I)
_ANCHOR = re.compile(r"<a\s+name=\"?HUID(\d+)\"?\s*>(?:\s*</a>)?", re.IGNORECASE)
_END = re.compile(r"<p>\s*<form\b|<form\b|<script\b|</body\b|\Z", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"[\s　]*P\.\s*\d+[\s　]*$")
LISTED = re.compile(r"\bHUID=(\d+)[^\"'>]*", re.IGNORECASE)
_FINO = re.compile(r"\bFINO=(\d+)", re.IGNORECASE)
# It begins at the comma: from every letter before one, a list of 400 kB takes seconds.
_MEETING_LINK = re.compile(
    r"[,，]\s*<a\b(?>[^<>]*?\bwinopen\()(?>[^<>]*?\bACT=200\b)"
    r"[^<>]*?\bFINO=(?P<fino>\d+)[^<>]*>(?P<day>[^<]*)</a>",
    re.IGNORECASE,
)
_LONGEST_NAME = 80
_LAST_WORDS = re.compile(r"[^<>,，]{2,}\Z")
_NAMED = re.compile(r"会")
_LONGEST_TITLE = 80

_SPEECHES = Bilingual(
    "VOICES の発言者の一覧です。発言の本文は含まれていません",
    "it is VOICES’ list of speakers and holds no speeches",
)
_MEETINGS = Bilingual(
    "VOICES の会議の一覧です。発言は含まれていません",
    "it is VOICES’ list of meetings and holds no speeches",
)
_FRAMES = Bilingual(
    "VOICES のフレームの外枠です。発言は別のフレームにあります",
    "it is the frameset of VOICES; the speeches are in another frame",
)
_OTHER = Bilingual(
    "VOICES のページですが、発言は含まれていません", "it is a page of VOICES without speeches"
)


class Piece(Struct, frozen=True):
    """One speech: its number in the system, which grows through a sitting."""

    number: int
    entry: Entry


class ListedMeeting(Struct, frozen=True):
    """A document in the list of meetings.

    Attributes:
        fino: its number.
        day: 「11月29日-01号」.
    """

    fino: str
    meeting: str
    day: str


class _Lists(Struct, frozen=True):
    """What the pages beside a page tell together.

    Attributes:
        pieces: every speech that was saved.
        speeches: by the numbers of the speeches, the document that they belong to.
        meetings: by document, name and day (「11月29日-01号」).
    """

    pieces: tuple[Piece, ...]
    speeches: tuple[tuple[str, frozenset[int]], ...]
    meetings: dict[str, tuple[str, str]]


def knows(page: Page) -> bool:
    """Whether a page is a frame of VOICES."""
    return page.is_html and _SYSTEM.search(page.text) is not None


def read(page: Page) -> Iterator[Sitting | ReaderError]:
    """The sitting that a page belongs to, with all of it that lies beside the page.

    Nothing comes of a page whose sitting was given already.

    Raises:
        NotMinutes: the page holds no speech.
        DamagedMinutes: the page is cut off.
    """
    page.refuse_cut()
    own = _pieces(page)
    if not own:
        raise NotMinutes(what=page.name, why=_kind(page))
    lists = page.beside.once(f"{NAME}:lists", lambda: _lists(page))
    fino, pieces = _belonging(own, lists)
    if len(pieces) > len(own):
        # Every page of a sitting comes here: it is put together for the first of them only.
        key = f"{NAME}:{pieces[0].number}-{pieces[-1].number}"
        if key in page.beside.given:
            return
        page.beside.given.add(key)
    yield sitting_of(pieces, fino, lists.meetings.get(fino or "", ("", "")), page.name)


def _kind(page: Page) -> Bilingual:
    if any(meetings_in(page.text)) or "会議日程一覧" in page.title:
        return _MEETINGS
    if "発言一覧" in page.title or LISTED.search(page.text):
        return _SPEECHES
    return _FRAMES if "<frameset" in page.text.lower() else _OTHER


def _pieces(page: Page) -> tuple[Piece, ...]:
    anchors = _ANCHOR.findall(page.text)
    # The page's title names one speech only.
    titles = {int(anchors[0]): _PAGE_NUMBER.sub("", page.title)} if len(anchors) == 1 else {}
    return pieces_of(page.text, titles)


def pieces_of(text: str, titles: Mapping[int, str]) -> tuple[Piece, ...]:
    """The speeches of a page of ``ACT=203``, in its order.

    Args:
        titles: their labels by their numbers, as far as they are known.
    """
    anchors = list(_ANCHOR.finditer(text))
    found: list[Piece] = []
    for index, anchor in enumerate(anchors):
        following = anchors[index + 1].start() if index + 1 < len(anchors) else len(text)
        end = _END.search(text, anchor.end(), following)
        content = text[anchor.end() : following if end is None else end.start()]
        root = markup.parse_page(f"<body><div>{content}</div></body>") if content.strip() else None
        if root is None:
            continue
        entry = parse_speech(markup.lines(root), titles.get(int(anchor[1]), ""))
        if entry.text.strip():
            found.append(Piece(int(anchor[1]), replace(entry, anchor=anchor[1])))
    return tuple(found)


def _lists(page: Page) -> _Lists:
    pieces: dict[int, Piece] = {}
    speeches: list[tuple[str, frozenset[int]]] = []
    meetings: dict[str, tuple[str, str]] = {}
    for other in page.beside.pages():
        if not knows(other):
            continue
        for piece in _pieces(other):
            pieces[piece.number] = piece
        for listed_as in meetings_in(other.text):
            meetings[listed_as.fino] = (listed_as.meeting, listed_as.day)
        listed = {int(match[1]) for match in LISTED.finditer(other.text)}
        documents = {
            fino[1] for link in LISTED.finditer(other.text) if (fino := _FINO.search(link[0]))
        }
        if listed:
            speeches.append((documents.pop() if len(documents) == 1 else "", frozenset(listed)))
    return _Lists(tuple(pieces[number] for number in sorted(pieces)), tuple(speeches), meetings)


def meetings_in(text: str) -> Iterator[ListedMeeting]:
    """The documents of a list of meetings (``ACT=100``), in its order."""
    for match in _MEETING_LINK.finditer(text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()]
        name = _LAST_WORDS.search(before)
        if name is not None:
            yield ListedMeeting(match["fino"], unescape(name[0]).strip(), unescape(match["day"]))


def _belonging(own: Sequence[Piece], lists: _Lists) -> tuple[str | None, Sequence[Piece]]:
    """The document and the speeches of the sitting that `own` is of.

    Without a list of its speeches, a sitting is put together only where one 名簿 lies in the
    folder: speeches of two sittings would be mixed else.
    """
    numbers = {piece.number for piece in own}
    for fino, listed in lists.speeches:
        if numbers <= listed:
            there = [piece for piece in lists.pieces if piece.number in listed]
            return fino or None, there or own
    rosters = [piece for piece in lists.pieces if not piece.entry.label and _meeting([piece])]
    if lists.speeches or len(rosters) != 1 or min(numbers) < rosters[0].number:
        return None, own
    return None, [piece for piece in lists.pieces if piece.number >= rosters[0].number]


def _meeting(pieces: Sequence[Piece]) -> str | None:
    """The meeting's name, which the system puts over every 名簿."""
    if not pieces or pieces[0].entry.label not in ("", "名簿"):
        return None
    line, _, rest = pieces[0].entry.text.partition("\n")
    named = _NAMED.search(line) is not None and len(line) <= _LONGEST_TITLE
    return line.strip(" 　") if named and rest.startswith("\n") else None


def sitting_of(
    pieces: Sequence[Piece],
    fino: str | None,
    listed: tuple[str, str],
    what: str,
    assembly: str | None = None,
) -> Sitting:
    """The sitting of some speeches.

    Args:
        fino: the number of the document, if known.
        listed: what the list of meetings calls it: name and day (「11月29日-01号」).
        what: what it is called in the errors' sentences.
        assembly: whose minutes they are; where it is None, the opening is asked.

    Raises:
        NotMinutes: nobody speaks in it.
    """
    name, day = listed
    meeting = _meeting(pieces) or name or None
    opening = pieces[0].entry.text if not pieces[0].entry.label else ""
    when = find_day(meeting, opening, day)
    if meeting and day:
        meeting = f"{meeting}（{day}）"
    return saved_sitting(
        Transcript(when, meeting, tuple(piece.entry for piece in pieces)),
        what=what,
        family=NAME,
        reference=fino,
        assembly=assembly,
    )


FAMILY = Family(NAME, knows, read)
