"""Hits counted in several ways, as they are found."""

from collections import Counter

from reader.library.lookup import SittingRow, SpeechRow
from reader.minutes.model import MeetingKind, SpeechKind
from reader.search.catalogue import Catalogue
from reader.search.results import Facets

_SPEAKERS = 30


class Tally:
    """Counts hits.

    Attributes:
        total: all of them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.total = 0
        self._catalogue = catalogue
        self._owners: Counter[int] = Counter()
        self._speakers: Counter[int] = Counter()
        self._kinds: Counter[str] = Counter()

    def add(self, owner: int, speech: SpeechRow) -> None:
        """Count one hit."""
        self.total += 1
        self._owners[owner] += 1
        self._speakers[speech.speaker] += 1
        self._kinds[speech.kind] += 1

    def facets(self) -> Facets:
        """Everything that was counted."""
        years: Counter[int] = Counter()
        councils: Counter[str] = Counter()
        meeting_kinds: Counter[str] = Counter()
        minutes = posts = 0
        for place, number in self._owners.items():
            owner = self._catalogue.owners[place]
            if owner.date:
                years[int(owner.date[:4])] += number
            if isinstance(owner, SittingRow):
                minutes += number
                meeting_kinds[MeetingKind(owner.kind)] += number
                if owner.assembly is not None:
                    councils[owner.assembly] += number
            else:
                posts += number
        speakers: Counter[str] = Counter()
        for speaker, number in self._speakers.items():
            who = self._catalogue.speakers.get(speaker)
            name = (who.name or who.role) if who is not None else None
            if name is not None:
                speakers[name] += number
        return Facets(
            years=dict(sorted(years.items())),
            councils=dict(councils.most_common()),
            meeting_kinds=dict(meeting_kinds.most_common()),
            kinds={SpeechKind(kind): n for kind, n in self._kinds.most_common() if kind},
            speakers=dict(speakers.most_common(_SPEAKERS)),
            minutes=minutes,
            posts=posts,
        )
