"""Drafts and the library: what bookmarks quote, where quotes stand now, drafts as files."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from reader.errors import Cancelled, NotFound
from reader.export.quoted_items import quoted_items, quoted_post
from reader.export.selection import from_ranges
from reader.export.surnames import surnames
from reader.jobs.progress import CancelCallback, never
from reader.jobs.quoting import quotable
from reader.jobs.thread import threads_of
from reader.library.database import written_beside
from reader.library.library import Library
from reader.library.records import Bookmark, Draft, DraftItem, DraftItemKind, OwnerKind


class Standing(StrEnum):
    """Whether the library still says what a quote says."""

    SAME = "same"
    CHANGED = "changed"  # its source is there, its words are not
    GONE = "gone"  # its source is not in the library


class Whereabouts(Struct, frozen=True):
    """Where a quote's words stand now.

    Attributes:
        speech, offset: the place in the source to show; of a post the offset alone.
    """

    standing: Standing = Standing.SAME
    speech: int | None = None
    offset: int = 0


def whereabouts(library: Library, draft: Draft) -> list[Whereabouts]:
    """Where each item of a draft stands now; a note stands nowhere and is SAME."""
    texts: dict[tuple[OwnerKind, str], list[str] | None] = {}
    found: list[Whereabouts] = []
    for item in draft.items:
        if item.kind is DraftItemKind.NOTE or item.owner is None:
            found.append(Whereabouts())
            continue
        key = (item.owner_kind, item.owner)
        if key not in texts:
            texts[key] = _texts(library, *key)
        found.append(_find(texts[key], item))
    return found


def items_of_id(library: Library, identity: str) -> list[DraftItem]:
    """The quotes of an exchange, a topic or a passage.

    Raises:
        NotFound: there is nothing of that id.
    """
    found = quotable(library, identity)
    return quoted_items(found.selection, found.surnames)


def items_of_bookmark(library: Library, identity: int) -> list[DraftItem]:
    """The quote of a bookmark's words, from where they stand now.

    Raises:
        NotFound: there is no such bookmark, its source is gone, or its words are no more in it.
    """
    bookmark = library.bookmarks.get(identity)
    made = _of_bookmark(library, bookmark) if not bookmark.lost else []
    if not made:
        raise NotFound(id=identity)
    return made


class Carried(Struct, frozen=True):
    """What is carried onto a draft of one row of a list.

    Attributes:
        id: of an exchange or a topic, or of the sitting that `ranges` are of; None where the
            row is a bookmark's.
        bookmark: a bookmark's id.
        ranges: stretches of speeches: (number, start, end), code points into the speech's text.
    """

    id: str | None = None
    bookmark: int | None = None
    ranges: tuple[tuple[int, int, int], ...] = ()


def items_of_all(
    library: Library, carried: Sequence[Carried], *, cancelled: CancelCallback = never
) -> tuple[list[DraftItem], int]:
    """The quotes of several rows, in their order; what two rows quote stands there once.

    Returns:
        The quotes, and how many rows gave none: their source is gone, or has no exchange.

    Raises:
        Cancelled: as `cancelled` wished.
    """
    made: list[DraftItem] = []
    missing = 0
    for one in dict.fromkeys(carried):
        if cancelled():
            raise Cancelled
        try:
            if one.bookmark is not None:
                made += items_of_bookmark(library, one.bookmark)
            elif one.ranges:
                made += _of_ranges(library, one.id or "", one.ranges)
            else:
                made += items_of_id(library, one.id or "")
        except NotFound:
            missing += 1
    return made, missing


def write_draft(text: str, target: Path) -> None:
    """Write a draft to a file, made beside it first: a failure leaves an older one untouched.

    Raises:
        FileProblem: it could not be written there.
    """
    with written_beside(target) as partial:
        partial.write_text(text, encoding="utf-8", newline="\n")


def _of_bookmark(library: Library, bookmark: Bookmark) -> list[DraftItem]:
    if bookmark.owner_kind is OwnerKind.POST:
        quote = quoted_post(library.posts.get(bookmark.owner), bookmark.start, bookmark.end)
        return [quote] if quote is not None else []
    return _of_ranges(
        library, bookmark.owner, [(bookmark.speech or 1, bookmark.start, bookmark.end)]
    )


def _of_ranges(
    library: Library, identity: str, ranges: Sequence[tuple[int, int, int]]
) -> list[DraftItem]:
    """The quotes of stretches of a sitting, which lie in one exchange or in none."""
    sitting = library.sittings.get(identity)
    speech = ranges[0][0]
    within = next(
        (
            info.id
            for info in library.sittings.exchanges(sitting.id)
            if info.first <= speech <= info.last
        ),
        None,
    )
    exchanges = threads_of(library, sitting).exchanges if within is not None else ()
    exchange = next((one for one in exchanges if one.id == within), None)
    return quoted_items(from_ranges(sitting, ranges, exchange=exchange), surnames(sitting))


def _texts(library: Library, kind: OwnerKind, owner: str) -> list[str] | None:
    """The texts of a sitting's speeches, or of a post; None where it is gone."""
    try:
        if kind is OwnerKind.POST:
            return [library.posts.get(owner).text]
        return [speech.text for speech in library.sittings.get(owner).speeches]
    except NotFound:
        return None


def _find(texts: list[str] | None, item: DraftItem) -> Whereabouts:
    speech, start = item.speech or 1, item.start or 0
    if texts is None:
        return Whereabouts(Standing.GONE, item.speech, start)
    first = item.shown[0][0] if item.shown else 0
    # Its own speech before all others, the nearest of those first.
    for number in sorted(range(1, len(texts) + 1), key=lambda one: abs(one - speech)):
        text = texts[number - 1]
        if number == speech and text.startswith(item.text, start):
            return Whereabouts(Standing.SAME, number, start + first)
        at = text.find(item.text)
        if at >= 0:
            return Whereabouts(Standing.SAME, number, at + first)
    there = texts[speech - 1] if speech <= len(texts) else ""
    for span in item.shown:
        at = there.find(item.text[slice(*span)])
        if at >= 0:
            return Whereabouts(Standing.CHANGED, speech, at)
    return Whereabouts(Standing.CHANGED, min(speech, len(texts)), min(start, len(there)))
