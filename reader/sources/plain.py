"""Minutes without a search system's marks: plain text, and web pages of councils' own sites."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reader.errors import Bilingual, DamagedMinutes, NotMinutes
from reader.minutes.labels import PostClass, parse_label, post_class
from reader.minutes.model import Sitting
from reader.minutes.transcript import (
    Transcript,
    build_sitting,
    parse_speech,
    parse_transcript,
)
from reader.minutes.wareki import find_date
from reader.sources import markup
from reader.sources.identity import described
from reader.sources.page import Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

FAMILY = "text"

_MARKED = re.compile(r"\s*[○◯〇◆◎●](?=[^\s])")
_HONOURED = re.compile(r"(?:君|議員|委員|さん|氏)[）)]?$")
_SESSION = re.compile(r"[?&;](?:code|jsessionid|phpsessid|sid|session|token)=", re.IGNORECASE)
_LEAST_SPEECHES = 2
_LONGEST_START = 200
_TITLE_SHOWN = 40


def read_text(page: Page) -> Iterator[Sitting]:
    """The sitting of a plain text.

    Its id is the file's name where that is one of kensakusystem.jp's own (``R070217A``), or
    the one that a frameset saved beside it tells, so that a later download is the same
    sitting; else what the text says of itself.

    Raises:
        NotMinutes, DamagedMinutes: nothing of it can be taken.
    """
    yield sitting_of(parse_transcript(page.text, page.name), page)


def read_page(page: Page) -> Iterator[Sitting]:
    """The sitting of a web page that no search system made.

    Raises:
        NotMinutes: nobody speaks in it.
        DamagedMinutes: it is cut off.
    """
    root = markup.parse_page(page.text)
    text = "" if root is None else markup.lines(_around_speeches(root))
    try:
        transcript = parse_transcript(text, page.name, whole=True)
    except (NotMinutes, DamagedMinutes) as error:
        raise NotMinutes(what=page.name, why=_no_speeches(page)) from error
    if sum(_names_speaker(entry.label) for entry in transcript.entries) < _LEAST_SPEECHES:
        raise NotMinutes(what=page.name, why=_no_speeches(page))
    page.refuse_cut()
    if transcript.meeting is None:
        transcript = replace(transcript, meeting=page.title or None)
    yield sitting_of(transcript, page)


def sitting_of(transcript: Transcript, page: Page) -> Sitting:
    """A sitting from a transcript, with what the file's name and its neighbours add."""
    from reader.minutes.assembly_name import find_assembly
    from reader.sources.kensakusystem.names import parse_file_name
    from reader.sources.kensakusystem.saved import companions

    beside = companions(page, page.text.replace("\r\n", "\n"), transcript.meeting)
    stem = Path(page.name).stem
    file = beside.file or (stem if parse_file_name(stem) is not None else None)
    own = None if file is None else parse_file_name(file)
    anchors = () if beside.proved is None else beside.proved.anchors
    if beside.proved is not None:
        transcript = replace(beside.proved.transcript, date=transcript.date)
    opening = "\n".join(entry.text for entry in transcript.entries[:6])
    if transcript.date is None:
        told = None if beside.meeting is None else find_date(beside.meeting)
        transcript = replace(
            transcript, date=told or (find_date(stem) if own is None else own.date)
        )
    if transcript.meeting is None:
        transcript = replace(transcript, meeting=beside.meeting)
    return build_sitting(
        transcript,
        reference=file or described(transcript.date, transcript.meeting),
        assembly=beside.council or find_assembly(opening),
        url=_lasting(page.address),
        family=FAMILY,
        anchors=anchors,
    )


def _lasting(address: str | None) -> str | None:
    """An address, unless it carries a session, which is nobody else's to use."""
    return None if address is None or _SESSION.search(address) else address


def _around_speeches(root: "HtmlElement") -> "HtmlElement":
    """The smallest part of a page that holds all its speeches, without menus and footers."""
    chain: list[HtmlElement] | None = None
    for element in root.iter("*"):
        if element.tag in ("script", "style"):
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if owner is None or not text or not _begins_speech(text):
                continue
            ancestors = [owner, *owner.iterancestors()][::-1]
            if chain is None:
                chain = ancestors
            shared = zip(chain, ancestors, strict=False)
            chain = [ours for ours, theirs in shared if ours is theirs]
    return chain[-1] if chain else root


def _begins_speech(text: str) -> bool:
    """Whether a piece of text begins with a mark and somebody's label, and is no menu's item."""
    if _MARKED.match(text) is None:
        return False
    return _names_speaker(parse_speech(text.strip()[:_LONGEST_START]).label)


def _names_speaker(label: str) -> bool:
    """Whether a label is plainly somebody's, and not an item of a list."""
    speaker = parse_label(label)
    if speaker.seat is not None:
        return True
    if speaker.role is not None and post_class(speaker.role) is not PostClass.UNKNOWN:
        return True
    return _HONOURED.search(label) is not None


def _no_speeches(page: Page) -> Bilingual:
    title = page.title[:_TITLE_SHOWN]
    if not title:
        return Bilingual(
            "HTML のページですが、会議録の発言が見つかりません",
            "it is an HTML page that holds no speeches",
        )
    return Bilingual(
        f"「{title}」という HTML のページで、会議録の発言が見つかりません",
        f"it is an HTML page titled “{title}” that holds no speeches",
    )
