"""Bookmarks on several places at once."""

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reader.errors import NotFound
from reader.export.quoted_items import lines_of
from reader.jobs.thread import passages, threads_of
from reader.library import bookmarks
from reader.library.library import Library
from reader.library.records import Bookmark
from reader.minutes.model import Sitting

_TITLE_LENGTH = 40


class Spot(Struct, frozen=True):
    """A place that a row of a list stands for.

    Attributes:
        sitting, post: an id; one of them is None.
        exchange: an id; where `speech` is None, its first question is meant.
        speech: a number.
        offset: code points into the text of the speech or the post.
    """

    sitting: str | None = None
    post: str | None = None
    exchange: str | None = None
    speech: int | None = None
    offset: int = 0


def bookmarks_at(
    library: Library, spots: Iterable[Spot], *, note: str = "", tags: Sequence[str] = ()
) -> tuple[list[Bookmark], int]:
    """New bookmarks, not stored as yet: on the passage at a place, else on its speech; of a post
    on the line. Two places in one passage give one.

    Returns:
        The bookmarks, and how many places gave none: they are gone, or are whole sittings.
    """
    made: dict[tuple[str, int | None, int], Bookmark] = {}
    missing = 0
    for spot in spots:
        try:
            one = _in_post(library, spot) if spot.post else _in_sitting(library, spot)
        except NotFound:
            one = None
        if one is None:
            missing += 1
            continue
        whole = _with(one, note, tags)
        made[(whole.owner, whole.speech, whole.start)] = whole
    return list(made.values()), missing


def _with(range_: Bookmark, note: str, tags: Sequence[str]) -> Bookmark:
    title = " ".join(range_.exact.split())[:_TITLE_LENGTH]
    return replace(range_, title=title, note=note, tags=tuple(tags))


def _in_sitting(library: Library, spot: Spot) -> Bookmark | None:
    if spot.sitting is None or (spot.speech is None and spot.exchange is None):
        return None
    sitting = library.sittings.get(spot.sitting)
    speech, start, end = _range(library, sitting, spot)
    return bookmarks.of_range(sitting, speech, start, end, "") if end > start else None


def _range(library: Library, sitting: Sitting, spot: Spot) -> tuple[int, int, int]:
    exchanges = threads_of(library, sitting).exchanges
    if spot.speech is None:
        exchange = next((one for one in exchanges if one.id == spot.exchange), None)
        if exchange is None:
            raise NotFound(id=spot.exchange)
        found = list(passages(exchange))
        if not found:
            raise NotFound(id=spot.exchange)
        first = next((one for one in found if one.topic is not None), found[0])
        return first.speech, first.start, first.end
    if not 1 <= spot.speech <= len(sitting.speeches):
        raise NotFound(id=sitting.id)
    for exchange in exchanges:
        for passage in passages(exchange):
            if passage.speech == spot.speech and passage.start <= spot.offset < passage.end:
                return passage.speech, passage.start, passage.end
    return spot.speech, 0, len(sitting.speeches[spot.speech - 1].text)


def _in_post(library: Library, spot: Spot) -> Bookmark | None:
    post = library.posts.get(spot.post or "")
    lines = lines_of(post.text)
    # A place may lie between two lines.
    line = next((one for one in lines if spot.offset < one[1]), lines[-1] if lines else None)
    if line is None:
        return None
    return bookmarks.of_post(post, *line)
