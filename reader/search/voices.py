"""Who speaks, as a search counts and finds it.

A *voice* is a way of being called as one person's: 「石田委員」 of one year and 「石田委員」 of another
are one speaker of the library, and two voices where they are two people. Voices are numbered
from 1; 0 is nobody.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.library.lookup import Lookup
from reader.library.people import COLUMNS, PersonRow, is_named
from reader.minutes.model import Speaker
from reader.minutes.normalize import fold
from reader.minutes.people import MEMBERS, Why, side_of
from reader.search import conditions
from reader.search.grams import folded_texts

EXACTLY, OF_COUNCIL, NUMBERED = "＝", "＠", "＃"
"""Marks in the values of facets: the whole name and no longer one; a namesake's council; which of
several namesakes of one council."""

_WHOLE_NAME = 4
"""From so many characters a name is taken for more than a surname (長谷川, 佐々木)."""

_CELLS = 1_000_000
"""Cells of a table that stays in the processor's cache."""

Numbers = NDArray[np.int64]
Column = NDArray[np.int32]


class Voices:
    """The voices of a library.

    Attributes:
        speakers: what the label and the roster tell, by voice.
        speaker: of each voice, the row of its speaker.
        names: what voices are counted under: values that find them again.
        name: of each voice, a place in `names`, or their number where there is none.
        of_speeches: the voice of each speech.
    """

    def __init__(
        self, lookup: Lookup, sitting_rows: Sequence[int], owner: Column, speaker: Column
    ) -> None:
        """Read who is who.

        Args:
            sitting_rows: the row of each sitting, by its number as an owner.
            owner: of each speech.
            speaker: likewise, the row of its speaker.
        """
        self._rows = {row[0]: Speaker(*row[1:]) for row in lookup.speakers()}
        self._groups = lookup.groups()
        self._persons = lookup.persons()
        place_of = {one.row: place for place, one in enumerate(self._persons, start=1)}
        table, owners = _table(lookup, sitting_rows)
        person = np.array([place_of.get(one, 0) for one in table[:, 1].tolist()], dtype=np.int64)
        by_hand = table[:, 2] == Why.HAND
        # Sorting single numbers is much faster than sorting rows of them.
        columns = np.stack([table[:, 0], person, table[:, 3], by_hand.astype(np.int64)])
        sizes = columns.max(axis=1, initial=0) + 1
        codes, voice = np.unique(np.ravel_multi_index(tuple(columns), sizes), return_inverse=True)
        kinds = np.stack(np.unravel_index(codes, sizes), axis=1)
        self._step = max(self._rows, default=0) + 1
        # Line by line: in whose text, the speaker's row, and the voice.
        self._of, self._whose = owners, table[:, 0]
        self._voices = voice.reshape(-1) + 1
        # Whose people are not told yet has one voice each.
        found = self._find(owner, speaker)
        loose = np.unique(speaker[(found < 0) & (speaker > 0)])
        nobody = np.zeros((1, 4), dtype=np.int64)
        rest = np.zeros((len(loose), 4), dtype=np.int64)
        rest[:, 0] = loose
        columns = np.concatenate([nobody, kinds, rest])
        self.speaker, self._person, self._group, self._by_hand = columns.T
        self._loose = np.zeros(self._step, dtype=np.int64)
        self._loose[loose] = 1 + len(kinds) + np.arange(len(loose))
        self.of_speeches = self._or_loose(found, speaker)
        self.speakers = {
            number: self._rows[row]
            for number, row in enumerate(self.speaker.tolist())
            if row in self._rows
        }
        self.names: list[str] = []
        self.name = np.zeros(0, dtype=np.int64)

    def __len__(self) -> int:
        return len(self.speaker)

    def of(self, owner: Column, speaker: Column) -> Column:
        """The voice of a speaker's row in an owner, for whole columns."""
        return self._or_loose(self._find(owner, speaker), speaker)

    def _or_loose(self, found: Column, speaker: Column) -> Column:
        voices = found.copy()
        untold = np.flatnonzero(found < 0)
        voices[untold] = self._loose[speaker[untold]]
        return voices

    def _find(self, owner: Column, speaker: Column) -> Column:
        """The voice of a speaker's row in an owner, −1 where it is not told.

        Args:
            owner: ascending.
        """
        found = np.full(len(owner), -1, dtype=np.int32)
        if not len(self._of):
            return found
        # A table of some owners at a time: searching in a long list would take five times as long.
        together = max(1, _CELLS // self._step)
        firsts = np.arange(0, int(self._of[-1]) + 1, together)
        rows = np.searchsorted(owner, [*firsts, firsts[-1] + together]).tolist()
        told = np.searchsorted(self._of, [*firsts, firsts[-1] + together]).tolist()
        for number, first in enumerate(firsts.tolist()):
            here, lines = slice(*rows[number : number + 2]), slice(*told[number : number + 2])
            table = np.full(together * self._step, -1, dtype=np.int32)
            table[(self._of[lines] - first) * self._step + self._whose[lines]] = self._voices[lines]
            found[here] = table.take((owner[here] - first) * self._step + speaker[here])
        return found

    # --- what they are counted under ---

    def name_all(self, speeches: Numbers) -> None:
        """Give every voice the value that it is counted under.

        Args:
            speeches: how many each voice has.
        """
        values = [""] * len(self)
        of_person = self._values_of_persons()
        loose: dict[int, str] = {}
        for number, person in enumerate(self._person.tolist()):
            if person:
                values[number] = of_person[person - 1]
            elif number in self.speakers:
                who = self.speakers[number]
                loose[number] = who.name or who.role or ""
        values = self._with_loose(values, loose, speeches)
        self.names = sorted({value for value in values if value})
        place_of = {value: place for place, value in enumerate(self.names)}
        self.name = np.array([place_of.get(one, len(place_of)) for one in values], dtype=np.int64)

    def _values_of_persons(self) -> list[str]:
        """A value for each person that finds him and nobody else."""
        called = [one.name + (one.role or "") for one in self._persons]
        same: dict[str, list[int]] = defaultdict(list)
        for place, value in enumerate(called):
            same[value].append(place)
        values = list(called)
        for value, places in same.items():
            councils = Counter(self._persons[place].council for place in places)
            for place in places:
                one = self._persons[place]
                if len(councils) > 1 and is_named(one.council):
                    values[place] = f"{value}{OF_COUNCIL}{one.council}"
            for council, count in councils.items():
                if count > 1:
                    fellows = [one for one in places if self._persons[one].council == council]
                    fellows.sort(key=lambda one: (not self._persons[one].names, one))
                    for number, place in enumerate(fellows[1:], start=2):
                        values[place] += f"{NUMBERED}{number}"
        folded_called = folded_texts(called)
        alike = Counter(folded_called)
        person: list[int] = self._person.tolist()
        told = {
            (who.name, who.role if side_of(who.role) != MEMBERS else None)
            for number, who in self.speakers.items()
            if person[number] and self._persons[person[number] - 1].names
        }
        folded = folded_texts([one.name for one in self._persons])
        known = folded_texts([name for one in self._persons for name in one.names]) + folded
        parts = {
            name[start:end]
            for name in known
            for start in range(len(name))
            for end in range(start + 1, len(name) + (start > 0))
        }
        for place, one in enumerate(self._persons):
            if values[place] != called[place]:
                continue
            if (
                alike[folded_called[place]] > 1
                # Elsewhere the same label is known to mean somebody.
                or (not one.names and (one.name, one.role) in told)
                or (one.role is None and folded[place] in parts)
            ):
                values[place] = EXACTLY + values[place]
        return values

    def _with_loose(self, values: list[str], loose: dict[int, str], speeches: Numbers) -> list[str]:
        """Spellings of one name (髙橋, 高橋) by the one used most."""
        used: Counter[str] = Counter()
        for number, name in loose.items():
            used[name] += int(speeches[number])
        chosen: dict[str, str] = {}
        for name in sorted(used, key=lambda one: (-used[one], one)):
            chosen.setdefault(_name_key(name), name)
        for number, name in loose.items():
            values[number] = chosen[_name_key(name)]
        return values

    # --- what is asked of them ---

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
        persons = np.zeros(len(self._persons) + 1, dtype=np.bool_)
        persons[[place for place, names in self._known_as if test(names, "", "")]] = True
        by_label = rows[self.speaker] & (self._by_hand == 0)
        found: NDArray[np.bool_] = by_label | persons[self._person]
        if council:
            of_council = conditions.council_test(council)
            found &= self._by_person(lambda one: of_council(one.council))
        return found

    @cached_property
    def _labels(self) -> list[tuple[int, str, str, str]]:
        """Rows of speakers with name, post and both, as `conditions.speaker_test` compares them."""
        found: list[tuple[int, str, str, str]] = []
        for row, who in self._rows.items():
            name, role = (conditions.plain(part or "") for part in (who.name, who.role))
            found.append((row, name, role, name + role if name else ""))
        return found

    @cached_property
    def _known_as(self) -> list[tuple[int, str]]:
        """Places of persons with all their whole names."""
        return [
            (place, "\n".join(conditions.plain(name) for name in one.names))
            for place, one in enumerate(self._persons, start=1)
            if one.names
        ]

    def in_post(self, value: str) -> NDArray[np.bool_]:
        """Which voices a value of 役職 means."""
        return self._by_speaker(conditions.role_test(value))

    def in_group(self, value: str) -> NDArray[np.bool_]:
        """Which voices a value of 会派 means."""
        test = conditions.group_test(value)
        groups = np.zeros(max(self._groups, default=0) + 1, dtype=np.bool_)
        groups[[row for row, name in self._groups.items() if test(name)]] = True
        return groups[self._group]

    def _by_speaker(self, test: Callable[[Speaker], bool]) -> NDArray[np.bool_]:
        rows = np.zeros(self._step, dtype=np.bool_)
        rows[[row for row, speaker in self._rows.items() if test(speaker)]] = True
        return rows[self.speaker]

    def _by_person(self, test: Callable[[PersonRow], bool]) -> NDArray[np.bool_]:
        persons = np.zeros(len(self._persons) + 1, dtype=np.bool_)
        persons[1:] = [test(one) for one in self._persons]
        return persons[self._person]


def _table(lookup: Lookup, sitting_rows: Sequence[int]) -> tuple[Numbers, Numbers]:
    """Everything that is told, and of each line the number of its sitting as an owner."""
    number_of = {row: number for number, row in enumerate(sitting_rows)}
    told = [(number_of[row], blob) for row, blob in lookup.voices() if row in number_of]
    width = len(COLUMNS)
    table = np.frombuffer(b"".join(blob for _, blob in told), dtype="<i4")
    table = table.reshape(-1, width).astype(np.int64)
    sizes = [len(blob) // (4 * width) for _, blob in told]
    owners = np.repeat(np.array([number for number, _ in told], dtype=np.int64), sizes)
    return table, owners


def _name_key(name: str) -> str:
    """What all spellings of a whole name have in common.

    A surname alone is left as it is: 斎藤 and 斉藤 are two members of one council.
    """
    return fold(name) if len(name) >= _WHOLE_NAME else name
