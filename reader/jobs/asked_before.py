"""Was this asked before? Like topics of all years, members and councils in the library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from pathlib import Path

from msgspec import Struct

from reader.errors import Cancelled, NotFound
from reader.export.asked_table import asked_table
from reader.jobs.progress import CancelCallback, Phase, Progress, ProgressCallback, never, silent
from reader.jobs.thread import endings_to_show, find_exchange, passages, threads_of, threads_to_show
from reader.library.database import written_beside
from reader.library.library import Library
from reader.minutes import ids
from reader.minutes.model import Sitting
from reader.minutes.sentences import sentences
from reader.search.results import Count, Hit, Scope, Sort
from reader.search.searcher import Searcher
from reader.search.syntax import And, Field, FieldName, Or, Query, Word
from reader.threads.alike import Matter, likeness, likest, telling_words
from reader.threads.asked import Asked
from reader.threads.model import Exchange, Passage, PassageKind, Threads, Topic

_WORDS = 24
"""Words whose frequency is looked up."""

_ASKED = 10
"""Words that are searched for together."""

_COMMON = 50_000
"""Speeches that hold a word which tells nothing any more."""

_FEW = 30
"""Speeches up to which a rarer word tells hardly more."""

_HITS = 160
"""Question speeches that are looked at."""

_EXCHANGES = 60
"""Exchanges that are looked at closely."""

LEAST = 0.15
"""Likeness below which a topic is not told of."""


class _Found(Struct, frozen=True):
    """A topic that may be like the wanted one."""

    sitting: Sitting
    threads: Threads
    exchange: Exchange
    topic: Topic
    matter: Matter


def write_table(found: Sequence[Asked], target: Path) -> None:
    """Write like topics to the file `target` as a table.

    Raises:
        FileProblem: it could not be written there; an older file stays.
    """
    with written_beside(target) as partial:
        partial.write_bytes(b"".join(asked_table(found)))


def asked_before(
    library: Library,
    searcher: Searcher,
    topic: str,
    *,
    progress: ProgressCallback = silent,
    cancelled: CancelCallback = never,
) -> list[Asked]:
    """Topics that ask like `topic`, the likest first; itself is not among them.

    Raises:
        NotFound: there is no topic of that id.
        Cancelled: as `cancelled` wished.
    """
    wanted = _matter_of(library, topic)
    progress(Progress(Phase.SEARCH))
    telling = _telling(searcher, wanted, cancelled)
    exchanges = _candidates(searcher, telling, cancelled) if telling else []
    sittings: dict[str, Sitting] = {}
    found: list[_Found] = []
    for number, exchange in enumerate(exchanges):
        if cancelled():
            raise Cancelled
        progress(Progress(Phase.THREAD, number, len(exchanges)))
        identity = ids.parse(exchange).sitting
        if identity not in sittings:
            sittings[identity] = library.sittings.get(identity)
        found += _topics(library, sittings[identity], exchange)
    alike = likeness(wanted, [one.matter for one in found], telling)
    best = sorted(zip(alike, range(len(found)), strict=True), key=lambda one: (-one[0], one[1]))
    own = ids.parse(topic)
    seen: set[str] = set()
    if own.exchange is not None:
        # What else is asked there stands beside it anyway.
        seen.add(ids.exchange_id(own.sitting, own.exchange))
    told: list[Asked] = []
    for value, place in best:
        if value < LEAST:
            break
        like = found[place]
        if like.exchange.id not in seen:
            seen.add(like.exchange.id)
            told.append(_asked(library, like, telling, value))
    return told


def _matter_of(library: Library, topic: str) -> Matter:
    parts = ids.parse(topic)
    if parts.topic is None or not library.sittings.holds(parts.sitting):
        raise NotFound(id=topic)
    sitting = library.sittings.get(parts.sitting)
    exchange = find_exchange(threads_of(library, sitting), topic)
    for one in exchange.topics if exchange is not None else ():
        if exchange is not None and one.id == topic:
            return _matter(sitting, exchange, one)
    raise NotFound(id=topic)


def _telling(searcher: Searcher, wanted: Matter, cancelled: CancelCallback) -> dict[str, float]:
    """The words that tell most of a matter, and how much: the rarer in the library, the more."""
    words = telling_words(wanted, _WORDS)
    weights: dict[str, float] = {}
    for word, weight in words.items():
        found = searcher.search(
            Query(Word(word, quoted=True), word),
            scope=Scope.SPEECH,
            limit=1,
            count=Count.ESTIMATE,
            cancelled=cancelled,
        )
        if found.total > 1:
            weights[word] = weight * log(_COMMON / min(_COMMON, found.total + _FEW))
    chosen: list[str] = []
    for word in sorted(weights, key=lambda word: -weights[word]):
        # What says the same once more would count twice.
        if len(chosen) < _ASKED and not any(word in other or other in word for other in chosen):
            chosen.append(word)
    return {word: weights[word] for word in chosen}


def _candidates(
    searcher: Searcher, telling: Mapping[str, float], cancelled: CancelCallback
) -> list[str]:
    """Ids of the exchanges in which the telling words are asked about most."""
    first, *others = (Word(word, quoted=True) for word in telling)
    words = Or((first, *others)) if others else first
    root = And((words, Field(FieldName.KIND, ("質問",))))
    hits: Sequence[Hit] = searcher.search(
        Query(root, ""),
        sort=Sort.RELEVANCE,
        scope=Scope.SPEECH,
        limit=_HITS,
        count=Count.ESTIMATE,
        cancelled=cancelled,
    ).hits
    return list(dict.fromkeys(hit.exchange for hit in hits if hit.exchange is not None))[
        :_EXCHANGES
    ]


def _topics(library: Library, sitting: Sitting, exchange: str) -> Iterator[_Found]:
    threads, _ = threads_to_show(library, sitting, exchange, None)
    found = find_exchange(threads, exchange)
    for topic in found.topics if found is not None else ():
        assert found is not None
        matter = _matter(sitting, found, topic)
        if matter.text:
            yield _Found(sitting, threads, found, topic, matter)


def _matter(sitting: Sitting, exchange: Exchange, topic: Topic) -> Matter:
    questions = list(_of(exchange, topic, PassageKind.QUESTION))
    return Matter(
        topic.title,
        "\n".join(_ask(sitting, one) for one in questions),
        "\n".join(_text(sitting, one, (one.start, one.end)) for one in questions),
    )


def _of(exchange: Exchange, topic: Topic, kind: PassageKind) -> Iterable[Passage]:
    own = set(topic.passages)
    return (one for one in passages(exchange) if one.id in own and one.kind is kind)


def _ask(sitting: Sitting, passage: Passage) -> str:
    return _text(sitting, passage, passage.ask).strip()


def _text(sitting: Sitting, passage: Passage, part: tuple[int, int]) -> str:
    return sitting.speeches[passage.speech - 1].text[part[0] : part[1]]


def _asked(library: Library, like: _Found, telling: Mapping[str, float], value: float) -> Asked:
    sitting, exchange, topic = like.sitting, like.exchange, like.topic
    answers = list(_of(exchange, topic, PassageKind.ANSWER))
    kinds = {
        (one.speech, one.start): one for one in endings_to_show(library, sitting, like.threads)
    }
    ending = next(
        (kinds[one.speech, one.start] for one in answers if (one.speech, one.start) in kinds), None
    )
    said = [
        one.text[start:end].strip()
        for passage in _of(exchange, topic, PassageKind.QUESTION)
        for one in [sitting.speeches[passage.speech - 1]]
        for start, end in sentences(one.text, passage.start, passage.end)
    ]
    return Asked(
        sitting=sitting.id,
        exchange=exchange.id,
        topic=topic.id,
        title=topic.title,
        date=sitting.date,
        assembly=sitting.assembly,
        meeting=sitting.meeting,
        url=sitting.url,
        questioner=exchange.questioner,
        ask=said[likest(said, telling)] if said else "",
        answerers=tuple(dict.fromkeys(sitting.speeches[one.speech - 1].speaker for one in answers)),
        ending=ending.kind if ending else None,
        closing=sitting.speeches[ending.speech - 1].text[slice(*ending.closing)] if ending else "",
        likeness=value,
    )
