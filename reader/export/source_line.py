"""The source line: 「架空区議会 令和2年第1回定例会（第3日 2月20日）会議録」, and where it leads.

A session's token is never printed: kensakusystem hands one out with every address
inside it, so only the council's entry page is linked there, with the speakers and
speech numbers that find the place; the same for any other address that carries one.
"""

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit, urlunsplit

from msgspec import Struct

from reader.export.selection import Selection
from reader.minutes.meeting import squeeze
from reader.minutes.model import Speaker
from reader.minutes.wareki import date_in_year, to_wareki


class Source(Struct, frozen=True):
    """What stands under a quote.

    Attributes:
        citation: one line in words.
        url: a public address without any token; None where there is none.
        lasting: the address leads to these very minutes and stays.
        place: speakers and speech numbers, where the address does not find the place.
    """

    citation: str
    url: str | None
    lasting: bool
    place: str | None


def source_of(selection: Selection) -> Source:
    """The source of the ticked paragraphs."""
    url, lasting = public_url(selection.url, selection.family)
    return Source(
        citation=citation(selection),
        url=url,
        lasting=lasting,
        place=None if lasting else _place(selection),
    )


# --- words -------------------------------------------------------------------


def citation(selection: Selection) -> str:
    """Assembly, meeting, day and kind of record; what is not known is left out."""
    assembly = squeeze(selection.assembly or "")
    meeting = squeeze(selection.meeting or "")
    if assembly and meeting.startswith(assembly):
        assembly = ""
    if selection.date is not None and not date_in_year(meeting, selection.date.year):
        day = to_wareki(selection.date)
        meeting = f"{meeting}（{day}）" if meeting else f"{day} "
    record = "会議録"
    if selection.summary_record:
        record = "要点記録（逐語ではない）"
    elif "会議録" in meeting:
        record = ""
    return f"{assembly} {meeting}{record}".strip()


def _place(selection: Selection) -> str | None:
    speakers = {part.speech: part.speaker for part in selection.parts if part.chosen}
    if not speakers:
        return None
    named = "、".join(f"{_who(speaker)}（{number}）" for number, speaker in speakers.items())
    return f"発言者（発言番号）：{named}"


def _who(speaker: Speaker) -> str:
    if speaker.name is not None:
        return speaker.name + (speaker.role or "議員")
    if speaker.role is not None:
        return speaker.role
    return f"{speaker.seat}番議員" if speaker.seat is not None else "発言"


# --- address -----------------------------------------------------------------

_TOKEN_KEY = re.compile(
    r"code|token|sid|session|session_?id|(?:php|j|asp)sess(?:ion)?id\w*", re.IGNORECASE
)
_TOKEN_LEFT = re.compile(r"(?<![a-z_])code=|;jsessionid=", re.IGNORECASE)
_KENSAKUSYSTEM = re.compile(
    r"/(?:See|ResultFrame|r_Speakers|r_TextFrame|GetPerson|Search2)\.exe$", re.IGNORECASE
)
_CGI_FOLDER = re.compile(r"/cgi-bin\d*(?:/|$)", re.IGNORECASE)
_DBSEARCH_SESSION = re.compile(r"(?<=/index\.php/)\d+(?=/|$)")
_ENTRY_FILE = re.compile(r"/[^/]*\.html?$", re.IGNORECASE)


def public_url(url: str | None, family: str) -> tuple[str | None, bool]:
    """An address fit to be printed, and whether it leads to the minutes themselves.

    Parameters:
        family: the source's family; a kensakusystem address is cut to the entry page.

    Returns:
        (None, False) where there is no http(s) address.
    """
    parts = _split(url)
    if parts is None:
        return None, False
    host = parts.netloc.rpartition("@")[2]
    hostname = parts.hostname or ""
    if (
        family == "kensakusystem"
        or hostname.endswith("kensakusystem.jp")
        or _KENSAKUSYSTEM.search(parts.path)
    ):
        # Some of its pages carry the token without any name: r_TextFrame.exe?<token>/….
        path = "/" + _entry_folder(parts.path)
        return urlunsplit((parts.scheme, host, path, "", "")), False
    # The number after index.php is a DB-Search session's; 100000 stands for none.
    path = _DBSEARCH_SESSION.sub("100000", parts.path)
    clean = urlunsplit((parts.scheme, host, path, parts.query, parts.fragment))
    if _holds_token(parts, clean):
        return urlunsplit((parts.scheme, host, "/", "", "")), False
    deep = bool(parts.query) or not _is_entrance(path)
    return clean, deep


def _split(url: str | None) -> SplitResult | None:
    try:
        parts = urlsplit((url or "").strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        # An address out of somebody's file; without it the words still name the source.
        return None
    return parts if usable else None


def _entry_folder(path: str) -> str:
    """``meguro/`` of ``/meguro/cgi-bin3/See.exe`` and of ``/meguro/index.html``."""
    folder = _CGI_FOLDER.split(path)[0]
    first = _ENTRY_FILE.sub("", folder).strip("/").split("/")[0]
    return f"{first}/" if first and "." not in first else ""


def _is_entrance(path: str) -> bool:
    return _ENTRY_FILE.sub("", path).strip("/") == ""


def _holds_token(parts: SplitResult, clean: str) -> bool:
    keys = [key for key, _ in parse_qsl(parts.query, keep_blank_values=True)]
    return any(_TOKEN_KEY.fullmatch(key) for key in keys) or bool(
        _TOKEN_LEFT.search(unquote(clean))
    )
