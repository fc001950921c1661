"""A query of the benchmark, as each of the two programs is asked."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

LEAST_OF_PEER = 3
"""Characters that a word must have for a trigram index to find it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One query.

    Attributes:
        text: as it is typed into this program.
        words: what the peer looks for, all in one speech.
        first, last: days (ISO 8601) of a filter by period.
        speaker, meeting: of a filter by part of the speaker's label or the meeting's name.
        ours_only: the peer knows nothing of it, however long the words are.
    """

    text: str
    words: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    speaker: str | None = None
    meeting: str | None = None
    ours_only: bool = False

    @property
    def for_peer(self) -> bool:
        """Whether a trigram index can answer it."""
        return not self.ours_only and all(len(word) >= LEAST_OF_PEER for word in self.words)

    def as_json(self) -> dict[str, Any]:
        """For the job of another process."""
        return asdict(self)

    @classmethod
    def from_json(cls, one: Mapping[str, Any]) -> "Asked":
        """From the job of another process."""
        return cls(**{**one, "words": tuple(one["words"])})


Classes = Mapping[str, list[Asked]]
"""Queries by the name of their class; no query stands twice."""
