"""Reads who speaks in a library, and names whom a facet counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reader.library.lookup import Lookup
from reader.library.people import COLUMNS, PersonRow, is_named
from reader.minutes.model import Speaker
from reader.minutes.normalize import fold
from reader.minutes.people import MEMBERS, Why, side_of
from reader.search.grams import folded_texts
from reader.search.voices import EXACTLY, NUMBERED, OF_COUNCIL, Column, Numbers, Voices

_WHOLE_NAME = 4
"""From so many characters a name is taken for more than a surname (長谷川, 佐々木)."""

_CELLS = 1_000_000
"""Cells of a table that stays in the processor's cache."""


def read_voices(
    lookup: Lookup,
    sitting_rows: Sequence[int],
    owner: Column,
    speaker: Column,
    questioner: Column,
) -> tuple[Voices, Column, Column]:
    """Read who is who; call it inside a snapshot.

    Args:
        sitting_rows: the row of each sitting, by its number as an owner.
        owner: of each speech, ascending.
        speaker, questioner: likewise, by their rows; 0 is nobody.

    Returns:
        The voices; the voice of each speech, and of its questioner.
    """
    rows = {row[0]: Speaker(*row[1:]) for row in lookup.speakers()}
    persons = lookup.persons()
    told = _Told(lookup, sitting_rows, persons, max(rows, default=0) + 1)
    spoken = told.find(owner, speaker)
    asked = told.find(owner, questioner)
    # Whose people are not told yet has one voice each.
    loose = np.flatnonzero(np.bincount(speaker[(spoken < 0) & (speaker > 0)], minlength=1))
    nobody = np.zeros((1, 4), dtype=np.int64)
    rest = np.zeros((len(loose), 4), dtype=np.int64)
    rest[:, 0] = loose
    columns = np.concatenate([nobody, told.kinds, rest])
    voice_of = np.zeros(told.step, dtype=np.int32)
    voice_of[loose] = 1 + len(told.kinds) + np.arange(len(loose))
    for found, row in ((spoken, speaker), (asked, questioner)):
        untold = np.flatnonzero(found < 0)
        found[untold] = voice_of[row[untold]]
    values = _values(rows, persons, columns, np.bincount(spoken, minlength=len(columns)))
    names = sorted({value for value in values if value})
    place_of = {value: place for place, value in enumerate(names)}
    voices = Voices(
        rows,
        lookup.groups(),
        persons,
        np.ascontiguousarray(columns[:, 0]),
        np.ascontiguousarray(columns[:, 1]),
        np.ascontiguousarray(columns[:, 2]),
        columns[:, 3] > 0,
        names,
        np.array([place_of.get(one, len(place_of)) for one in values], dtype=np.int64),
    )
    return voices, spoken, asked


class _Told:
    """Who is who in the sittings of which that is told.

    Attributes:
        kinds: of each voice: the row of its speaker, the place of its person, its group, and
            whether somebody said so.
        step: behind the last row of the speakers.
    """

    def __init__(
        self,
        lookup: Lookup,
        sitting_rows: Sequence[int],
        persons: Iterable[PersonRow],
        step: int,
    ) -> None:
        self.step = step
        place_of = {one.row: place for place, one in enumerate(persons, start=1)}
        table, self._of = _table(lookup, sitting_rows)
        person = np.array([place_of.get(one, 0) for one in table[:, 1].tolist()], dtype=np.int64)
        by_hand = table[:, 2] == Why.HAND
        # Sorting single numbers is much faster than sorting rows of them.
        columns = np.stack([table[:, 0], person, table[:, 3], by_hand.astype(np.int64)])
        sizes = columns.max(axis=1, initial=0) + 1
        codes, voice = np.unique(np.ravel_multi_index(tuple(columns), sizes), return_inverse=True)
        self.kinds: Numbers = np.stack(np.unravel_index(codes, sizes), axis=1)
        # Line by line: in whose text, the speaker's row, and the voice.
        self._whose, self._voices = table[:, 0], voice.reshape(-1) + 1

    def find(self, owner: Column, speaker: Column) -> Column:
        """The voice of a speaker's row in an owner, −1 where it is not told, for whole columns."""
        found = np.full(len(owner), -1, dtype=np.int32)
        if not len(self._of):
            return found
        # A table of some owners at a time: searching in a long list would take five times as long.
        step, together = self.step, max(1, _CELLS // self.step)
        firsts = np.arange(0, int(self._of[-1]) + 1, together)
        rows = np.searchsorted(owner, [*firsts, firsts[-1] + together]).tolist()
        told = np.searchsorted(self._of, [*firsts, firsts[-1] + together]).tolist()
        for number, first in enumerate(firsts.tolist()):
            here, lines = slice(*rows[number : number + 2]), slice(*told[number : number + 2])
            table = np.full(together * step, -1, dtype=np.int32)
            table[(self._of[lines] - first) * step + self._whose[lines]] = self._voices[lines]
            found[here] = table.take((owner[here] - first) * step + speaker[here])
        return found


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


# --- what they are counted under ---


def _values(
    rows: Mapping[int, Speaker],
    persons: Sequence[PersonRow],
    columns: Numbers,
    speeches: NDArray[np.intp],
) -> list[str]:
    """The value that each voice is counted under.

    Args:
        columns: see `_Told.kinds`.
        speeches: how many each voice has.
    """
    speaker: list[int] = columns[:, 0].tolist()
    person: list[int] = columns[:, 1].tolist()
    speakers = {voice: rows[row] for voice, row in enumerate(speaker) if row in rows}
    values = [""] * len(speaker)
    of_person = _values_of_persons(persons, person, speakers)
    loose: dict[int, str] = {}
    for voice, place in enumerate(person):
        if place:
            values[voice] = of_person[place - 1]
        elif voice in speakers:
            who = speakers[voice]
            loose[voice] = who.name or who.role or ""
    return _with_loose(values, loose, speeches)


def _values_of_persons(
    persons: Sequence[PersonRow], person: Sequence[int], speakers: Mapping[int, Speaker]
) -> list[str]:
    """A value for each person that finds him and nobody else.

    Args:
        person, speakers: of each voice.
    """
    called = [one.name + (one.role or "") for one in persons]
    same: dict[str, list[int]] = defaultdict(list)
    for place, value in enumerate(called):
        same[value].append(place)
    values = list(called)
    for value, places in same.items():
        councils = Counter(persons[place].council for place in places)
        for place in places:
            one = persons[place]
            if len(councils) > 1 and is_named(one.council):
                values[place] = f"{value}{OF_COUNCIL}{one.council}"
        for council, count in councils.items():
            if count > 1:
                fellows = [one for one in places if persons[one].council == council]
                fellows.sort(key=lambda one: (not persons[one].names, one))
                for number, place in enumerate(fellows[1:], start=2):
                    values[place] += f"{NUMBERED}{number}"
    folded_called = folded_texts(called)
    alike = Counter(folded_called)
    told = {
        (who.name, who.role if side_of(who.role) != MEMBERS else None)
        for voice, who in speakers.items()
        if person[voice] and persons[person[voice] - 1].names
    }
    folded = folded_texts([one.name for one in persons])
    known = folded_texts([name for one in persons for name in one.names]) + folded
    parts = {
        name[start:end]
        for name in known
        for start in range(len(name))
        for end in range(start + 1, len(name) + (start > 0))
    }
    for place, one in enumerate(persons):
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


def _with_loose(
    values: list[str], loose: Mapping[int, str], speeches: NDArray[np.intp]
) -> list[str]:
    """Spellings of one name (髙橋, 高橋) by the one used most."""
    used: Counter[str] = Counter()
    for voice, name in loose.items():
        used[name] += int(speeches[voice])
    chosen: dict[str, str] = {}
    for name in sorted(used, key=lambda one: (-used[one], one)):
        chosen.setdefault(_name_key(name), name)
    for voice, name in loose.items():
        values[voice] = chosen[_name_key(name)]
    return values


def _name_key(name: str) -> str:
    """What all spellings of a whole name have in common.

    A surname alone is left as it is: 斎藤 and 斉藤 are two members of one council.
    """
    return fold(name) if len(name) >= _WHOLE_NAME else name
