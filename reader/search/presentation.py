"""From what was found to what is shown: snippets, highlights, ids, topics."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from reader.library import layout
from reader.library.library import Library
from reader.library.lookup import PostRow, SittingRow
from reader.minutes import ids
from reader.search.catalogue import Catalogue
from reader.search.index import Numbers
from reader.search.matching import Pattern, Range, original_ranges
from reader.search.results import Hit
from reader.search.snippets import inside, snippet
from reader.threads.model import Topic

_TOGETHER = 20
"""Hits whose texts are read together."""


class Presenter:
    """Makes hits of one search presentable."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        patterns: Sequence[Pattern],
        texts: Callable[[Iterable[int]], Mapping[int, str]],
        go_on: Callable[[], None],
    ) -> None:
        """Of one search.

        Args:
            texts: gives the texts of chunks.
            go_on: called before each hit; may end the search by an exception.
        """
        self._go_on = go_on
        self._library = library
        self._texts = texts
        self._catalogue = catalogue
        self._patterns = patterns

    def hits(self, rows: Numbers) -> tuple[Hit, ...]:
        """The hits at `rows` of the catalogue, in their order."""
        catalogue = self._catalogue
        marked: list[tuple[int, str, list[Range]]] = []
        texts: Mapping[int, str] = {}
        for place, row in enumerate(rows.tolist()):
            self._go_on()
            if place % _TOGETHER == 0:
                texts = self._texts(catalogue.chunk[rows[place : place + _TOGETHER]].tolist())
            start = int(catalogue.start[row])
            text = texts[int(catalogue.chunk[row])][start : start + int(catalogue.length[row])]
            marked.append((row, text, original_ranges(text, self._patterns)))
        topics = self._topics(marked)
        return tuple(self._hit(*one, topics) for one in marked)

    def _topics(
        self, marked: Sequence[tuple[int, str, list[Range]]]
    ) -> dict[tuple[str, int, int], Topic]:
        wanted = [
            (owner.key, number, ranges[0][0] if ranges else 0)
            for row, _, ranges in marked
            for owner, number in [self._place(row)]
            if isinstance(owner, SittingRow)
        ]
        return self._library.threads.topics_at(dict.fromkeys(wanted))

    def _place(self, row: int) -> tuple[SittingRow | PostRow, int]:
        """Whose a row is, and the number of the speech."""
        owner = int(self._catalogue.owner[row])
        return self._catalogue.owners[owner], row - int(self._catalogue.first_row[owner]) + 1

    def _hit(
        self,
        row: int,
        text: str,
        ranges: list[Range],
        topics: dict[tuple[str, int, int], Topic],
    ) -> Hit:
        catalogue = self._catalogue
        owner, number = self._place(row)
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
        exchange, questioner = int(catalogue.exchange[row]), int(catalogue.questioner[row])
        return Hit(
            sitting=owner.key,
            speech=ids.speech_id(owner.key, number),
            number=number,
            post=None,
            exchange=ids.exchange_id(owner.key, exchange) if exchange else None,
            topic=topics.get((owner.key, number, ranges[0][0] if ranges else 0)),
            date=day,
            meeting=owner.meeting,
            title=None,
            assembly=owner.assembly,
            speaker=catalogue.speakers[int(catalogue.speaker[row])],
            kind=layout.KINDS[int(catalogue.kind[row])],
            questioner=catalogue.speakers[questioner] if questioner else None,
            start=part[0],
            snippet=shown,
            highlights=highlights,
            url=owner.url,
        )
