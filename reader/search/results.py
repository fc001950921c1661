"""What a search is asked for beside its query, and what it answers."""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812  (a field of the same name shadows it)
from enum import StrEnum

from msgspec import Struct, field

from reader.minutes.model import Speaker, SpeechKind
from reader.search.syntax import Query
from reader.threads.model import EndingKind, Topic


class Sort(StrEnum):
    """The order of hits; hits without a date come last by date."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


class Scope(StrEnum):
    """What has to satisfy a query as a whole. A post always stands for itself."""

    SPEECH = "speech"
    EXCHANGE = "exchange"
    SITTING = "sitting"


class Count(StrEnum):
    """Whether to answer with the first page at once or with everything counted."""

    EXACT = "exact"
    ESTIMATE = "estimate"


class HitEnding(Struct, frozen=True):
    """How an answer ends.

    Attributes:
        sentence: the deciding one, verbatim.
    """

    kind: EndingKind
    sentence: str


class Hit(Struct, frozen=True):
    """A speech (or a post) that answers a query.

    Attributes:
        sitting, speech: ids; None of a post.
        number: the speech's number; None of a post.
        post: a post's or document's id; None of a speech.
        document: whether it is a document.
        exchange: id of the exchange; None outside.
        topic: of the first match, without passages, where threads are stored; where the query
            asks how answers end, of the answer that is meant.
        ending: how the answer ends in which the first match stands, where that is known.
        meeting: the meeting's name; None of a post.
        title: a post's title; None of a speech.
        speaker, kind: None of a post.
        questioner: who opened the exchange; None outside.
        start: code points into the speech's (or post's) text at which the snippet begins.
        snippet: a verbatim slice.
        highlights: half-open ranges of code points in the snippet, in order.
    """

    sitting: str | None
    speech: str | None
    number: int | None
    post: str | None
    exchange: str | None
    topic: Topic | None
    date: Date | None
    meeting: str | None
    title: str | None
    assembly: str | None
    speaker: Speaker | None
    kind: SpeechKind | None
    questioner: Speaker | None
    start: int
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    url: str | None
    ending: HitEnding | None = None
    document: bool = False


class EndingsKnown(Struct, frozen=True):
    """Of how many sittings that hold answers it is known how these end.

    Attributes:
        known, total: of the sittings that the query's other filters leave.
    """

    known: int
    total: int


class Facets(Struct, frozen=True):
    """Hits counted in several ways; each mapping runs from the most frequent to the least,
    years from the oldest to the newest.

    Attributes:
        years: hits without a date are left out.
        councils, speakers: of speeches; at most 30 speakers, each by the value of 発言者 that finds
            him (see `reader.search.voices`).
        meeting_kinds, kinds: of speeches, by `MeetingKind` and `SpeechKind`.
        endings: of speeches, by `EndingKind`, as far as it is known how their answers end; a
            speech counts for every way in which an answer of it ends that holds a word asked
            for (any answer, of a query of fields alone). None where they are not counted: an
            estimate does without, unless the query asks for them.
        endings_known: how far that is known; None likewise.
        minutes, posts, documents: hits in each of the three.
        blogs, categories: of posts, by the blog's title (or whose it is) and by category; at most
            30 categories.
    """

    years: Mapping[int, int] = field(default_factory=dict[int, int])
    councils: Mapping[str, int] = field(default_factory=dict[str, int])
    meeting_kinds: Mapping[str, int] = field(default_factory=dict[str, int])
    kinds: Mapping[str, int] = field(default_factory=dict[str, int])
    speakers: Mapping[str, int] = field(default_factory=dict[str, int])
    endings: Mapping[str, int] | None = None
    endings_known: EndingsKnown | None = None
    minutes: int = 0
    posts: int = 0
    documents: int = 0
    blogs: Mapping[str, int] = field(default_factory=dict[str, int])
    categories: Mapping[str, int] = field(default_factory=dict[str, int])


class SearchResult(Struct, frozen=True):
    """The answer to a query.

    Attributes:
        total: number of hits; an estimate unless `exact`.
        hits: the first of them in order, as many as were asked for.
        facets: of all hits; while not `exact`, of those that were looked at.
    """

    query: Query
    total: int
    exact: bool
    hits: tuple[Hit, ...]
    facets: Facets
