"""What was copied in a browser and is pasted here: a page's text, its HTML, or both."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import Bilingual, NotMinutes, ReaderError
from reader.library.records import Post
from reader.minutes import ids
from reader.minutes.meeting import heading_meeting
from reader.minutes.model import Sitting
from reader.sources import files, plain
from reader.sources.document import Unrecognised, document_of
from reader.sources.identity import described
from reader.sources.page import Beside

NAME = Bilingual("貼り付けたテキスト", "Pasted text")
"""What the report calls it."""

_LONGEST_TITLE = 40
_NOTHING = Bilingual("文字がありません", "there is no text")


class Pasted(Struct, frozen=True):
    """What was recognised.

    Attributes:
        items: the sittings or posts, or the one document; empty where nothing can be kept.
        why: why it is a document, or nothing; None where it is minutes or posts.
    """

    items: tuple[Sitting | Post, ...] = ()
    why: ReaderError | None = None

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """The sittings among them."""
        return tuple(one for one in self.items if isinstance(one, Sitting))


def read(text: str, html: str = "") -> Pasted:
    """What is told by the clipboard's text and HTML.

    Both say the same, but one may say it better: a search system's marks stand in the HTML,
    the lines of a plain page in the text. So what holds more speeches is taken.
    """
    if not text.strip() and not html.strip():
        return Pasted(why=NotMinutes(what=NAME, why=_NOTHING))
    found = [_of(text), *([_of(html)] if html.strip() else [])]
    read_ones = [one for one in found if one.why is None]
    if read_ones:
        return max(read_ones, key=_worth)
    # The text is what the person has seen; of HTML the menus come along.
    return next((one for one in found if one.items), found[0])


def corrected(
    sitting: Sitting, assembly: str | None, meeting: str | None, day: date | None
) -> Sitting:
    """A sitting with what a person knows of it; its id follows where that is something else."""
    if (assembly, meeting, day) == (sitting.assembly, sitting.meeting, sitting.date):
        return sitting
    reference = sitting.reference
    if reference is None or (meeting, day) != (sitting.meeting, sitting.date):
        reference = described(day, meeting)
    return replace(
        sitting,
        id=ids.sitting_id(reference, assembly),
        assembly=assembly,
        meeting=meeting,
        date=day,
        reference=reference,
    )


def _of(content: str) -> Pasted:
    items: list[Sitting | Post] = []
    why: ReaderError | None = None
    for item in _read(content):
        if isinstance(item, ReaderError):
            why = why or _named(item)
        else:
            items.append(_titled(item) if isinstance(item, Sitting) else item)
    if items:
        return Pasted(tuple(items))
    kept = document_of(why.page) if isinstance(why, Unrecognised) else None
    if kept is None:
        return Pasted(why=why)
    return Pasted((replace(kept, title=_title(kept.text)),), why)


def _titled(sitting: Sitting) -> Sitting:
    """A sitting that is named as the lines before its first speaker name it.

    A file or an address names what it holds besides; of what is pasted only its text tells.
    """
    if sitting.meeting is not None or sitting.family != plain.FAMILY:
        return sitting
    head = "\n".join(one.text for one in sitting.speeches[:1] if not one.label)
    return corrected(sitting, sitting.assembly, heading_meeting(head), sitting.date)


def _read(content: str) -> Iterable[Sitting | Post | ReaderError]:
    data = content.encode("utf-8", "replace")
    try:
        yield from files.read_document(data, NAME.ja, Beside())
    except ReaderError as error:
        yield error


def _named(error: ReaderError) -> ReaderError:
    """An error that calls what was pasted by its name in either language."""
    if error.values.get("what") == NAME.ja:
        error.values["what"] = NAME
    return error


def _worth(found: Pasted) -> tuple[int, int, bool]:
    """Speeches first, then posts; of equals what a search system's marks tell."""
    sittings = found.sittings
    speeches = sum(len(one.speeches) for one in sittings)
    told = any(one.family != plain.FAMILY for one in sittings)
    return speeches, len(found.items), told


def _title(text: str) -> str:
    """The first line that says something."""
    first = next((line.strip(" 　\t") for line in text.split("\n") if line.strip()), "")
    return first if len(first) <= _LONGEST_TITLE else first[: _LONGEST_TITLE - 1] + "…"
