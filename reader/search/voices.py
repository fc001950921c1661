"""Who speaks, as a search counts and finds it.

A *voice* is a way of being called as one person's: 「石田委員」 of one year and 「石田委員」 of another
are one speaker of the library, and two voices where they are two people. Voices are numbered
from 1; 0 is nobody.
"""

from collections.abc import Callable
from functools import cached_property
from itertools import islice

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from reader.library.people import PersonRow
from reader.minutes.model import Speaker
from reader.search import conditions

EXACTLY, OF_COUNCIL, NUMBERED = "＝", "＠", "＃"
"""Marks in the values of facets: the whole name and no longer one; a namesake's council; which of
several namesakes of one council."""

Numbers = NDArray[np.int64]
Column = NDArray[np.int32]


class Voices(Struct, dict=True):
    """The voices of a library; see `reader.search.voice_reader`.

    Attributes:
        rows: what a label and its roster tell, by row of the library.
        groups: names of groups (会派), by row.
        persons: whoever is known across sittings.
        speaker, person, group: of each voice: its row in `rows`; its place in `persons`, from 1,
            or 0; its row in `groups`, or 0.
        by_hand: of each voice, whether somebody said who it is.
        names: what voices are counted under: values that find them again.
        name: of each voice, a place in `names`, or their number where there is none.
    """

    rows: dict[int, Speaker]
    groups: dict[int, str]
    persons: list[PersonRow]
    speaker: Numbers
    person: Numbers
    group: Numbers
    by_hand: NDArray[np.bool_]
    names: list[str]
    name: Numbers

    def __len__(self) -> int:
        return len(self.speaker)

    def label(self, voice: int) -> Speaker:
        """What the label and the roster tell of a voice that is not nobody."""
        return self.rows[int(self.speaker[voice])]

    def called(self, value: str) -> NDArray[np.bool_]:
        """Which voices a value of 発言者 means.

        A value with one of the marks of facets means exactly whom the facet counted. Any other
        means whoever has it in a name, under whatever label he speaks, or as a post.
        """
        marked = any(mark in value for mark in (EXACTLY, NUMBERED, OF_COUNCIL))
        if marked and value in self.names:
            return self.name == self.names.index(value)
        name, _, council = value.partition(OF_COUNCIL)
        test = conditions.speaker_test(name)
        rows = np.zeros(self._step, dtype=np.bool_)
        rows[[row for row, called, role, both in self._labels if test(called, role, both)]] = True
        persons = np.zeros(len(self.persons) + 1, dtype=np.bool_)
        persons[[place for place, names in self._known_as if test(names, "", "")]] = True
        by_label = rows[self.speaker] & ~self.by_hand
        found: NDArray[np.bool_] = by_label | persons[self.person]
        if council:
            of_council = conditions.council_test(council)
            found &= self._by_person(lambda one: of_council(one.council))
        return found

    @cached_property
    def _labels(self) -> list[tuple[int, str, str, str]]:
        """Rows of speakers with name, post and both, as `conditions.speaker_test` compares them."""
        names = conditions.plain_apart([who.name or "" for who in self.rows.values()])
        roles = conditions.plain_apart([who.role or "" for who in self.rows.values()])
        return [
            (row, name, role, name + role if name else "")
            for row, name, role in zip(self.rows, names, roles, strict=True)
        ]

    @cached_property
    def _known_as(self) -> list[tuple[int, str]]:
        """Places of persons with all their whole names."""
        named = [(place, one) for place, one in enumerate(self.persons, start=1) if one.names]
        names = iter(conditions.plain_apart([name for _, one in named for name in one.names]))
        return [(place, "\n".join(islice(names, len(one.names)))) for place, one in named]

    def in_post(self, value: str) -> NDArray[np.bool_]:
        """Which voices a value of 役職 means."""
        return self._by_speaker(conditions.role_test(value))

    def in_group(self, value: str) -> NDArray[np.bool_]:
        """Which voices a value of 会派 means."""
        test = conditions.group_test(value)
        groups = np.zeros(max(self.groups, default=0) + 1, dtype=np.bool_)
        groups[[row for row, name in self.groups.items() if test(name)]] = True
        return groups[self.group]

    def _by_speaker(self, test: Callable[[Speaker], bool]) -> NDArray[np.bool_]:
        rows = np.zeros(self._step, dtype=np.bool_)
        rows[[row for row, speaker in self.rows.items() if test(speaker)]] = True
        return rows[self.speaker]

    def _by_person(self, test: Callable[[PersonRow], bool]) -> NDArray[np.bool_]:
        persons = np.zeros(len(self.persons) + 1, dtype=np.bool_)
        persons[1:] = [test(one) for one in self.persons]
        return persons[self.person]

    @cached_property
    def _step(self) -> int:
        """Behind the last row of `rows`."""
        return max(self.rows, default=0) + 1
