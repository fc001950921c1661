"""Pages of kensakusystem.jp that a person saved, and what they tell of a saved text.

A saved text is the answer of GetPerson, the whole sitting. Its frameset holds the sitting's own
name (``R070217A``), the list of speakers the place of each speech, the top page the council: with
them beside it, a saved sitting is the same as one that was downloaded.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from reader.errors import Bilingual, DamagedMinutes, NotMinutes, ReaderError
from reader.minutes.model import Sitting
from reader.minutes.transcript import parse_transcript
from reader.sources.identity import meeting_key, saved_sitting
from reader.sources.kensakusystem import pages
from reader.sources.kensakusystem.names import parse_file_name
from reader.sources.kensakusystem.proof import Proved, prove
from reader.sources.page import Family, Page

NAME = "kensakusystem-page"
"""Other than a download's: a saved page may hold a part of the sitting."""

_FILE = re.compile(r"r_Speakers\.exe\?[^/\"'>]+/([^/\"'>?&]+)/|\bfileName=([^&\"'>\s-]+)", re.I)
_PRINTED = re.compile(r"^(?:開催日|会議名)：|^○", re.MULTILINE)
_ASSEMBLY = re.compile(r"(?:議会|市会|[都道府県]会)$")

_FRAMESET = Bilingual(
    "会議録検索システムのフレームの外枠です。発言は別のフレームにあります",
    "it is a frameset of the search system; the speeches are in another frame",
)
_SPEAKERS = Bilingual(
    "会議録検索システムの発言者の一覧です。発言の本文は含まれていません",
    "it is the search system’s list of speakers and holds no speeches",
)
_TREE = Bilingual(
    "会議録検索システムの会議の一覧です。発言は含まれていません",
    "it is the search system’s list of meetings and holds no speeches",
)
_TOP = Bilingual(
    "会議録検索システムの入口のページです。発言は含まれていません",
    "it is the entry page of the search system and holds no speeches",
)
_REFUSAL = Bilingual(
    "会議録検索システムのエラーの通知です", "it is an error message of the search system"
)


class Companions(Struct, frozen=True):
    """What lies beside a saved text and belongs to it; None and () where nothing does.

    Attributes:
        file: the sitting's own name.
        meeting: its title.
        proved: the text taken apart by the list of speakers.
        council: whose minutes lie here.
    """

    file: str | None = None
    meeting: str | None = None
    proved: Proved | None = None
    council: str | None = None


def knows(page: Page) -> bool:
    """Whether a page is of this search system."""
    if not page.is_html:
        return pages.error_words(page.start) is not None
    return pages.is_of_the_system(page.text) or pages.error_words(page.start) is not None


def read(page: Page) -> Iterator[Sitting | ReaderError]:
    """The sitting of a page that prints one.

    Raises:
        NotMinutes: the page is another one of the system.
        DamagedMinutes: the page is cut off.
    """
    if pages.error_words(page.text) is not None:
        raise NotMinutes(what=page.name, why=_REFUSAL)
    page.refuse_cut()
    kind = _kind(page)
    if kind is not None:
        raise NotMinutes(what=page.name, why=kind)
    text = pages.printed_text(page.text)
    if _PRINTED.search(text) is None:
        raise NotMinutes(what=page.name, why=_TOP)
    transcript = parse_transcript(text, page.name, whole=True)
    yield saved_sitting(
        transcript,
        what=page.name,
        family=NAME,
        reference=_file(page),
        assembly=_council(page),
    )


def companions(page: Page, text: str, meeting: str | None) -> Companions:
    """What the pages beside a saved text tell of it.

    A frameset belongs to the text if it bears its title; a text without a title is known by
    the list of speakers alone.

    Args:
        page: the text's page.
        text: what it holds, line breaks as ``\\n``.
        meeting: the text's title, if it has one.
    """
    framesets = page.beside.once(f"{NAME}:framesets", lambda: _framesets(page))
    council = _council(page)
    if not framesets:
        return Companions(council=council)
    lists = page.beside.once(f"{NAME}:speakers", lambda: _speakers(page))
    for file, title in framesets.items():
        if meeting is not None and meeting_key(title) != meeting_key(meeting):
            continue
        listed = lists.get(file)
        proved = None if listed is None else _proved(text, listed, page.name)
        if meeting is not None or proved is not None:
            return Companions(file, title, proved, council)
    return Companions(council=council)


def _kind(page: Page) -> Bilingual | None:
    if pages.parse_frames(page.text) is not None:
        return _FRAMESET
    if pages.parse_speakers(page.text).listed:
        return _SPEAKERS
    tree = pages.parse_tree(page.text)
    if tree.leaves or tree.nodes:
        return _TREE
    return _FRAMESET if "<frameset" in page.text.lower() else None


def _framesets(page: Page) -> dict[str, str]:
    """Titles of the sittings whose framesets lie here, by the sittings' own names."""
    found: dict[str, str] = {}
    for other in page.beside.pages():
        frames = pages.parse_frames(other.text) if "<frame" in other.text.lower() else None
        file = None if frames is None else _file(other)
        if frames is not None and file is not None and frames.title:
            found[file] = frames.title
    return found


def _speakers(page: Page) -> dict[str, pages.Speakers]:
    found: dict[str, pages.Speakers] = {}
    for other in page.beside.pages():
        if "downloadpos" in other.text.lower():
            speakers = pages.parse_speakers(other.text)
            file = dict(speakers.fields).get("fileName") or _file(other)
            if speakers.listed and file is not None:
                found[file] = speakers
    return found


def _proved(text: str, speakers: pages.Speakers, what: str) -> Proved | None:
    """The text by its list; None where the two do not belong together."""
    try:
        return prove(text, speakers.listed, what)
    except (DamagedMinutes, NotMinutes):
        return None


def _file(page: Page) -> str | None:
    """The sitting's own name, from the addresses in a page."""
    names = [match[1] or match[2] for match in _FILE.finditer(page.text)]
    known = {name for name in names if parse_file_name(name) is not None}
    return known.pop() if len(known) == 1 else None


def _council(page: Page) -> str | None:
    """The one council whose pages lie here."""

    def find() -> str | None:
        names = {
            name
            for other in page.beside.pages()
            if other.is_html and pages.is_of_the_system(other.text)
            if (name := pages.council_name(other.text)) and _ASSEMBLY.search(name)
        }
        return names.pop() if len(names) == 1 else None

    return page.beside.once(f"{NAME}:council", find)


FAMILY = Family(NAME, knows, read)
