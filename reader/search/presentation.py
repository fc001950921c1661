"""From what was found to what is shown: snippets, highlights, ids, topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reader.library.library import Library
from reader.library.lookup import PostRow, SittingRow, SpeechRow
from reader.minutes import ids
from reader.minutes.model import SpeechKind
from reader.search.catalogue import Catalogue
from reader.search.matching import Pattern, Range, original_ranges
from reader.search.results import Hit
from reader.search.snippets import inside, snippet
from reader.threads.model import Topic


@dataclass(frozen=True, slots=True)
class Place:
    """A speech of an owner of the catalogue."""

    owner: int
    speech: SpeechRow


class Presenter:
    """Makes hits of one search presentable."""

    def __init__(self, library: Library, catalogue: Catalogue, patterns: Sequence[Pattern]) -> None:
        self._library = library
        self._catalogue = catalogue
        self._patterns = patterns

    def hits(self, places: Sequence[Place]) -> tuple[Hit, ...]:
        """The hits at `places`, in their order."""
        texts = self._library.lookup.texts({place.speech.chunk for place in places})
        marked: list[tuple[Place, str, list[Range]]] = []
        for place in places:
            speech = place.speech
            text = texts[speech.chunk][speech.start : speech.start + speech.length]
            marked.append((place, text, original_ranges(text, self._patterns)))
        topics = self._topics(marked)
        return tuple(self._hit(*one, topics) for one in marked)

    def _topics(
        self, marked: Sequence[tuple[Place, str, list[Range]]]
    ) -> dict[tuple[str, int, int], Topic]:
        wanted = [
            (owner.key, place.speech.number, ranges[0][0] if ranges else 0)
            for place, _, ranges in marked
            if isinstance(owner := self._catalogue.owners[place.owner], SittingRow)
        ]
        return self._library.threads.topics_at(dict.fromkeys(wanted))

    def _hit(
        self,
        place: Place,
        text: str,
        ranges: list[Range],
        topics: dict[tuple[str, int, int], Topic],
    ) -> Hit:
        owner, speech = self._catalogue.owners[place.owner], place.speech
        part = snippet(text, ranges)
        shown = text[part[0] : part[1]]
        highlights = inside(ranges, part)
        day = date.fromisoformat(owner.date) if owner.date else None
        if isinstance(owner, PostRow):
            return Hit(
                sitting=None,
                speech=None,
                number=None,
                post=owner.key,
                exchange=None,
                topic=None,
                date=day,
                meeting=None,
                title=owner.title,
                assembly=None,
                speaker=None,
                kind=None,
                questioner=None,
                start=part[0],
                snippet=shown,
                highlights=highlights,
                url=owner.url,
            )
        number = speech.number
        exchange = speech.exchange
        questioners = self._catalogue.unit(place.owner).questioners
        asking = None if exchange is None else questioners.get(exchange)
        return Hit(
            sitting=owner.key,
            speech=ids.speech_id(owner.key, number),
            number=number,
            post=None,
            exchange=None if exchange is None else ids.exchange_id(owner.key, exchange),
            topic=topics.get((owner.key, number, ranges[0][0] if ranges else 0)),
            date=day,
            meeting=owner.meeting,
            title=None,
            assembly=owner.assembly,
            speaker=self._catalogue.speakers[speech.speaker],
            kind=SpeechKind(speech.kind),
            questioner=None if asking is None else self._catalogue.speakers[asking],
            start=part[0],
            snippet=shown,
            highlights=highlights,
            url=owner.url,
        )
