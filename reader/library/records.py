"""The values that go into and come out of a library."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)
from enum import StrEnum

from reader.minutes.model import MeetingKind, Speaker
from reader.threads.model import Style


class Stored(StrEnum):
    """What storing did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class SittingInfo:
    """A sitting without its speeches, for lists.

    Attributes:
        row: the row, for other tables of the same library; not stable over restores.
        speeches, characters: counts.
        exchanges: how many exchanges it holds.
    """

    row: int
    id: str
    reference: str
    assembly: str | None
    meeting: str | None
    date: Date | None
    kind: MeetingKind
    url: str | None
    family: str
    speeches: int
    characters: int
    exchanges: int


@dataclass(frozen=True, slots=True)
class ExchangeInfo:
    """An exchange as told by the turns, for lists.

    Attributes:
        first, last: numbers of its first and last speech.
        answerers: posts (or names) of those who answer, in order of appearance.
    """

    id: str
    first: int
    last: int
    questioner: Speaker
    style: Style
    answerers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A blog post.

    Attributes:
        id: unique in the library.
        html: as it was imported (plain lines made paragraphs), not sanitised.
        text: its plain text, on which offsets, search and quotes are based.
        source: where it came from (a file's name or an address).
    """

    id: str
    title: str
    date: Date | None
    author: str | None
    url: str | None
    categories: tuple[str, ...]
    html: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class PostInfo:
    """A post without its text, for lists."""

    id: str
    title: str
    date: Date | None
    url: str | None


class OwnerKind(StrEnum):
    """What a bookmark lies in."""

    SITTING = "sitting"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A passage that the reader marked.

    Attributes:
        id: 0 before it is stored.
        owner: the id of the sitting or post.
        speech: the speech's number; None in a post.
        start, end: code points into the speech's (or post's) text.
        exact: the marked words; prefix and suffix are what stands around them.
        title: what a list shows (a topic's title, or the first words).
        lost: the words are not in the newest text; they are kept here all the same.
    """

    id: int
    owner_kind: OwnerKind
    owner: str
    speech: int | None
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    title: str
    note: str = ""
    tags: tuple[str, ...] = ()
    lost: bool = False


class DraftItemKind(StrEnum):
    """What a draft is made of."""

    QUOTE = "quote"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A quote (linked to its source) or the writer's own words.

    Attributes:
        text: the words.
        sitting, speech, start, end: a quote's source; None for a note.
        heading: what stands over a quote.
    """

    kind: DraftItemKind
    text: str
    sitting: str | None = None
    speech: int | None = None
    start: int | None = None
    end: int | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A post in the making; id is 0 before it is stored."""

    id: int
    title: str
    items: tuple[DraftItem, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name; id is 0 before it is stored.

    Attributes:
        looked_at: ISO 8601 time when its hits were last looked at; None before.
        seen: the number of the last change that was there when they were looked at; None for
            a search that is stored first now: whoever keeps a search has its hits before them.
    """

    id: int
    name: str
    query: str
    sort: str
    looked_at: str | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A sitting or post that was stored, or stored anew, after some change.

    Attributes:
        owner: its id.
        change: the number of the change by which it was last stored.
    """

    kind: OwnerKind
    owner: str
    date: Date | None
    change: int


@dataclass(frozen=True, slots=True)
class Assembly:
    """A council of the library.

    Attributes:
        entry_url: where its minutes are published.
        family: the source that downloads it; None where it was only imported.
        sittings: how many the library holds.
        missing: how many more the source is known to have.
        first, last: the dates of its oldest and newest sitting in the library.
        missing_days: the dates of those that are missing, as far as known, oldest first.
    """

    name: str
    entry_url: str | None
    family: str | None
    sittings: int
    missing: int
    first: Date | None
    last: Date | None
    missing_days: tuple[Date, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownSitting:
    """A sitting that a source lists, downloaded or not."""

    reference: str
    title: str
    date: Date | None
    kind: MeetingKind


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A change for the index: make the documents of `unit` `row` anew.

    Attributes:
        seq: grows; acknowledging a number acknowledges all up to it.
        row: a row that no longer exists means: delete its documents.
    """

    seq: int
    unit: OwnerKind
    row: int
