"""From what was found to what is shown: snippets, highlights, ids, topics."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from reader.library import layout
from reader.library.library import Library
from reader.library.lookup import PostRow, SittingRow
from reader.library.records import PostKind
from reader.minutes import ids
from reader.search.catalogue import Catalogue
from reader.search.index import Numbers
from reader.search.matching import Pattern, Range, original_ranges
from reader.search.results import Hit, HitEnding
from reader.search.snippets import inside, snippet
from reader.threads.model import EndingKind, PassageEnding, Topic

_TOGETHER = 20
"""Hits whose texts are read together."""


class _Shown(Struct, frozen=True):
    """A hit in the making.

    Attributes:
        row: of the catalogue.
        ranges: the matches in its text.
        ending: the answer that is meant, if any is.
        place: where it is looked at, in code points.
    """

    row: int
    text: str
    ranges: list[Range]
    ending: PassageEnding | None
    place: int


class Presenter:
    """Makes hits of one search presentable."""

    def __init__(
        self,
        library: Library,
        catalogue: Catalogue,
        patterns: Sequence[Pattern],
        asked: frozenset[EndingKind],
        texts: Callable[[Iterable[int]], Mapping[int, str]],
        go_on: Callable[[], None],
    ) -> None:
        """Of one search.

        Args:
            asked: how the answers end that the query asks for; empty where it does not.
            texts: gives the texts of chunks.
            go_on: called before each hit; may end the search by an exception.
        """
        self._go_on = go_on
        self._library = library
        self._texts = texts
        self._catalogue = catalogue
        self._patterns = patterns
        self._asked = asked

    def hits(self, rows: Numbers) -> tuple[Hit, ...]:
        """The hits at `rows` of the catalogue, in their order."""
        catalogue = self._catalogue
        found: list[tuple[int, str, list[Range]]] = []
        for first in range(0, len(rows), _TOGETHER):
            self._go_on()
            some = rows[first : first + _TOGETHER]
            chunks = self._texts(catalogue.chunk[some].tolist())
            columns = (catalogue.chunk, catalogue.start, catalogue.length)
            places = zip(*(column[some].tolist() for column in columns), strict=True)
            texts = [chunks[chunk][start : start + length] for chunk, start, length in places]
            self._go_on()
            ranges = original_ranges(texts, self._patterns)
            found += zip(some.tolist(), texts, ranges, strict=True)
        endings = self._endings([row for row, _, _ in found])
        shown = [
            _Shown(row, text, ranges, *self._meant(ranges, endings.get(row, ())))
            for row, text, ranges in found
        ]
        topics = self._topics(shown)
        return tuple(self._hit(one, topics) for one in shown)

    def _endings(self, rows: Sequence[int]) -> dict[int, list[PassageEnding]]:
        """How the answers of the speeches at `rows` end, as far as it is known."""
        answers: dict[tuple[int, int], int] = {}
        for row in rows:
            owner, number = self._place(row)
            if isinstance(owner, SittingRow):
                answers[owner.row, number] = row
        found = self._library.endings.at(answers)
        return {answers[place]: endings for place, endings in found.items()}

    def _meant(
        self, ranges: Sequence[Range], endings: Sequence[PassageEnding]
    ) -> tuple[PassageEnding | None, int]:
        """The answer that a hit is shown for, and the place where it is looked at."""
        first = ranges[0][0] if ranges else 0
        asked = [one for one in endings if not self._asked or one.kind in self._asked]
        for start, _ in ranges:
            for one in asked:
                if one.start <= start < one.end:
                    return one, start if self._asked else first
        if self._asked and asked:
            return asked[0], asked[0].start
        return (asked[0] if len(asked) == 1 and not ranges else None), first

    def _topics(self, shown: Sequence["_Shown"]) -> dict[tuple[str, int, int], Topic]:
        wanted = [
            (owner.key, number, one.place)
            for one in shown
            for owner, number in [self._place(one.row)]
            if isinstance(owner, SittingRow)
        ]
        return self._library.threads.topics_at(dict.fromkeys(wanted))

    def _place(self, row: int) -> tuple[SittingRow | PostRow, int]:
        """Whose a row is, and the number of the speech."""
        owner = int(self._catalogue.owner[row])
        return self._catalogue.owners[owner], row - int(self._catalogue.first_row[owner]) + 1

    def _part(self, one: "_Shown") -> Range:
        """The part of a text to show."""
        if one.ending is None or not self._asked:
            return snippet(one.text, one.ranges)
        # Of a speech that answers many matters, the answer that is meant.
        start, end = one.ending.start, one.ending.end
        answer = [
            (first - start, last - start) for first, last in one.ranges if start <= first < end
        ]
        first, last = snippet(one.text[start:end], answer)
        return start + first, start + last

    def _hit(self, one: "_Shown", topics: dict[tuple[str, int, int], Topic]) -> Hit:
        catalogue, row, text, ending = self._catalogue, one.row, one.text, one.ending
        owner, number = self._place(row)
        part = self._part(one)
        shown = text[part[0] : part[1]]
        highlights = inside(one.ranges, part)
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
                document=owner.kind == PostKind.DOCUMENT,
            )
        exchange, questioner = int(catalogue.exchange[row]), int(catalogue.questioner[row])
        return Hit(
            sitting=owner.key,
            speech=ids.speech_id(owner.key, number),
            number=number,
            post=None,
            exchange=ids.exchange_id(owner.key, exchange) if exchange else None,
            topic=topics.get((owner.key, number, one.place)),
            date=day,
            meeting=owner.meeting,
            title=None,
            assembly=owner.assembly,
            speaker=catalogue.voices.label(int(catalogue.speaker[row])),
            kind=layout.KINDS[int(catalogue.kind[row])],
            questioner=catalogue.voices.label(questioner) if questioner else None,
            start=part[0],
            snippet=shown,
            highlights=highlights,
            url=owner.url,
            ending=HitEnding(ending.kind, text[slice(*ending.closing)]) if ending else None,
        )
