"""The values that go into and come out of a library."""

from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field

from reader.errors import Bilingual
from reader.minutes.model import MeetingKind, Speaker
from reader.threads.model import Style


class Stored(StrEnum):
    """What storing did."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


class SittingInfo(Struct, frozen=True):
    """A sitting without its speeches, for lists.

    Attributes:
        row: the row, for other tables of the same library; not stable over restores.
        speeches, characters: counts.
        exchanges: how many exchanges it holds.
        preliminary, summary: what the record says of itself; see `reader.minutes.edition`.
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
    preliminary: bool = False
    summary: bool = False


class ExchangeInfo(Struct, frozen=True):
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


class PostKind(StrEnum):
    """What a blog's entry is: published, not published (yet), or a page outside the order of days;
    or that it is of no blog: a document that was neither minutes nor a post."""

    POST = "post"
    DRAFT = "draft"
    PAGE = "page"
    DOCUMENT = "document"


class Interval(StrEnum):
    """How often a blog is asked for new posts while the window is open."""

    NEVER = "never"
    DAILY = "daily"
    WEEKLY = "weekly"


class BlogName(Struct, frozen=True):
    """What a post tells of its blog.

    Attributes:
        page: the blog's public page.
        feed: where its feed is.
    """

    title: str
    page: str | None = None
    feed: str | None = None


class Blog(Struct, frozen=True):
    """A blog of which the library has posts, or that it follows.

    Attributes:
        feed: the address of its feed; None where it is not followed.
        etag, modified: what its feed said of itself when it was last read.
        checked_at: when it was last asked.
        trouble: why that failed; None where it did not.
    """

    id: int
    title: str
    page: str | None = None
    feed: str | None = None
    interval: Interval = Interval.NEVER
    etag: str | None = None
    modified: str | None = None
    checked_at: datetime | None = None
    trouble: Bilingual | None = None


class Post(Struct, frozen=True):
    """A blog post, or a document.

    Attributes:
        id: unique in the library.
        html: as it was imported (plain lines made paragraphs), not sanitised.
        text: its plain text, on which offsets, search and quotes are based.
        source: where it came from (a file's name or an address).
        blog: the blog that it is of, where that is known.
        identities: what its source calls it (its address, its guid): the same entry come by
            another way, or changed, is known by them.
        partial: only its beginning is there; never stored over the whole.
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
    kind: PostKind = PostKind.POST
    blog: BlogName | None = None
    identities: tuple[str, ...] = ()
    partial: bool = False


class PostInfo(Struct, frozen=True):
    """A post without its text, for lists.

    Attributes:
        blog: the blog's id.
    """

    id: str
    title: str
    date: Date | None
    url: str | None
    kind: PostKind = PostKind.POST
    author: str | None = None
    blog: int | None = None


class OwnerKind(StrEnum):
    """What a bookmark lies in."""

    SITTING = "sitting"
    POST = "post"


class Bookmark(Struct, frozen=True):
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


class Origin(Struct, frozen=True):
    """Where a quote was taken from, as it was known then: it outlives its source.

    Attributes:
        part: what the words do ("question", "answer" or "other").
        round: the round's number, from 1.
        surname: the speaker's, where it is known.
        title: the topic's, or a post's.
        author: a post's.
        url, family: of the source, as in `reader.minutes.model.Sitting`.
        summary_record: the minutes are a summary, not word for word.
        estimated: a link that nobody confirmed put the words where they are.
        cited: the source is named under the quote; not where the draft's words do so anyway.
    """

    part: str = "other"
    round: int = 1
    speaker: Speaker = field(default_factory=Speaker)
    surname: str | None = None
    assembly: str | None = None
    meeting: str | None = None
    date: Date | None = None
    url: str | None = None
    family: str = ""
    summary_record: bool = False
    title: str = ""
    author: str | None = None
    estimated: bool = False
    cited: bool = True


class DraftItem(Struct, frozen=True):
    """A quote (linked to its source) or the writer's own words.

    Attributes:
        text: a note's words, in light Markdown; or a stretch of the source to the letter.
        owner, owner_kind: a quote's sitting or post; None for a note.
        speech: the speech's number; None in a post.
        start, end: where the stretch stood in the source, in code points.
        heading: what stands over a quote; None leaves it to the pattern of headings.
        shown: the ranges of `text` that are quoted.
        spoken: the ranges of `text` that somebody said; where one is not shown, words were
            left out.
        origin: what is known of the source; None for a note.
    """

    kind: DraftItemKind
    text: str
    owner: str | None = None
    speech: int | None = None
    start: int | None = None
    end: int | None = None
    heading: str | None = None
    owner_kind: OwnerKind = OwnerKind.SITTING
    shown: tuple[tuple[int, int], ...] = ()
    spoken: tuple[tuple[int, int], ...] = ()
    origin: Origin | None = None


class Draft(Struct, frozen=True):
    """A post in the making; id is 0 before it is stored."""

    id: int
    title: str
    items: tuple[DraftItem, ...] = ()


class DraftInfo(Struct, frozen=True):
    """A draft without its items, for lists."""

    id: int
    title: str


class SavedSearch(Struct, frozen=True):
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


class Arrival(Struct, frozen=True):
    """A sitting or post that was stored, or stored anew, after some change.

    Attributes:
        owner: its id.
        change: the number of the change by which it was last stored.
    """

    kind: OwnerKind
    owner: str
    date: Date | None
    change: int


class Assembly(Struct, frozen=True):
    """A council of the library.

    Attributes:
        entry_url: where its minutes are published.
        family: the source that downloads it; None where it was only imported.
        downloadable: it stands on the list of those that can be downloaded.
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
    downloadable: bool = False


class KnownSitting(Struct, frozen=True):
    """A sitting that a source lists, downloaded or not."""

    reference: str
    title: str
    date: Date | None
    kind: MeetingKind


class OutboxEntry(Struct, frozen=True):
    """A change for the index: make the documents of `unit` `row` anew.

    Attributes:
        seq: grows; acknowledging a number acknowledges all up to it.
        row: a row that no longer exists means: delete its documents.
    """

    seq: int
    unit: OwnerKind
    row: int


# --- downloading ----------------------------------------------------------------


class OrderState(StrEnum):
    """What the reader, or the host, wants of an order; whether it has ended is told by counts."""

    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class NewOrder(Struct, frozen=True):
    """What is to be downloaded from a council.

    Attributes:
        council: its name; it must be registered.
        url: where its system is opened.
        sittings: what is wanted, in the order of downloading.
        since, until, kind: the wish that they answer, to be read.
        requests: what a sitting costs the host, on average.
        delay: seconds between two requests.
        scheduled: a check for new minutes ordered it.
    """

    council: str
    url: str
    sittings: tuple[KnownSitting, ...]
    requests: float
    delay: float
    since: Date | None = None
    until: Date | None = None
    kind: MeetingKind | None = None
    scheduled: bool = False


class Order(Struct, frozen=True):
    """An order in the queue.

    Attributes:
        host: that of `url`; one order of a host is worked at a time.
        total, waiting, failed: numbers of its sittings; the others are in the library.
        why: of a stopped one: a sentence.
        passing: of a stopped one: it may go on by itself later.
        made_at: UTC, ISO 8601.
    """

    id: int
    council: str
    url: str
    host: str
    since: Date | None
    until: Date | None
    kind: MeetingKind | None
    requests: float
    delay: float
    scheduled: bool
    state: OrderState
    why: Bilingual | None
    passing: bool
    made_at: str
    total: int
    waiting: int
    failed: int

    @property
    def done(self) -> int:
        """How many of its sittings are in the library."""
        return self.total - self.waiting - self.failed

    @property
    def ended(self) -> bool:
        """Whether nothing of it waits any more."""
        return not self.waiting


class Wanted(Struct, frozen=True):
    """A sitting whose turn has come.

    Attributes:
        order: the order's id.
    """

    order: int
    position: int
    sitting: KnownSitting


class LogResult(StrEnum):
    """What a line of the log tells."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    STOPPED = "stopped"  # a whole order: its host gave a reason to
    CHECKED = "checked"  # a look for new minutes; `what` is the number of the new ones


class LogLine(Struct, frozen=True):
    """A line of the log.

    Attributes:
        at: UTC, ISO 8601.
        council: its name.
        what: a sitting's title.
        why: why not, as a sentence.
    """

    id: int
    at: str
    council: str
    what: str
    result: LogResult
    why: Bilingual | None


class Every(StrEnum):
    """How often a council is looked at for new minutes."""

    DAY = "daily"
    WEEK = "weekly"


class CouncilCheck(Struct, frozen=True):
    """That a council is looked at again and again.

    Attributes:
        fetches: what is new is ordered at once; else it is only told of.
        tried_at, checked_at: the last time, and the last time that it succeeded; UTC.
    """

    council: str
    url: str
    every: Every
    fetches: bool
    tried_at: str | None = None
    checked_at: str | None = None
