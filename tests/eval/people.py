"""A sample of who was taken for whom, to be judged by a person who reads the minutes.

    python -m eval.people LIBRARY [--seed N] [--merges N]

Draws sittings in which a label that holds no whole name was told to be somebody's (and pairs of whole
names that were told to be one person's), and prints beside each what else the council says of that
person and of everybody who could be meant: enough to say right or wrong without the program's own
reasons. Nothing is judged here; how many labels were told for what reason is counted.
"""

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from reader.library.library import Library
from reader.library.people import PersonRow, unpack
from reader.minutes.people import Why

_INFERRED = (Why.SURNAME, Why.LETTER, Why.POST, Why.HOLDER, Why.SPELLING)
_NEAR = 800
_SHOWN = 6


class Archive:
    """What a library says of its people, sitting by sitting."""

    def __init__(self, library: Library) -> None:
        self.persons = {one.row: one for one in library.lookup.persons()}
        speakers = {row: who for row, *who in library.lookup.speakers()}
        infos = {one.row: one for one in library.sittings.infos()}
        self.told: list[tuple[str, int, str, PersonRow, Why]] = []
        self.printed: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for sitting, blob in library.lookup.voices():
            info = infos[sitting]
            day = info.date.isoformat() if info.date else ""
            for speaker, person, why, _ in unpack(blob):
                if person:
                    name, role, _ = speakers[speaker]
                    label = f"{name or ''}　{role or ''}".strip("　")
                    self.told.append((info.id, speaker, label, self.persons[person], Why(why)))
                    self.printed[person][label].append(day)
        self.day_of = {
            info.id: info.date.isoformat() if info.date else "" for info in infos.values()
        }

    def about(self, person: PersonRow, day: str) -> str:
        """Under which labels a person is printed, those nearest to a day first."""
        lines = [
            f"{label}: {min(days)}…{max(days)} ×{len(days)}"
            for label, days in sorted(
                self.printed[person.row].items(),
                key=lambda one: min(abs(_months(each) - _months(day)) for each in one[1]),
            )[:_SHOWN]
        ]
        return " | ".join(lines)

    def namesakes(self, person: PersonRow, label: str, day: str) -> list[PersonRow]:
        """Others whose whole name begins like the label, printed within two years of the day."""
        start = label.partition("（")[0].partition("　")[0]
        return [
            one
            for one in self.persons.values()
            if one.row != person.row
            and one.council == person.council
            and any(name.startswith(start) for name in one.names)
            and any(
                abs(_months(each) - _months(day)) <= _NEAR / 30
                for days in self.printed[one.row].values()
                for each in days
            )
        ]


def _months(day: str) -> int:
    return int(day[:4]) * 12 + int(day[5:7]) if day else 0


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the sample and the counts."""
    parser = argparse.ArgumentParser(prog="eval.people")
    parser.add_argument("library", type=Path)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--merges", type=int, default=50)
    options = parser.parse_args(arguments)
    library = Library(options.library)
    try:
        archive = Archive(library)
    finally:
        library.close()
    reasons = Counter(why for *_, why in archive.told)
    print(f"seed {options.seed}; {len(archive.told):,} voices (a label in a sitting)")
    for why, count in reasons.most_common():
        print(f"  {why.name:9} {count:7,}  {count / len(archive.told):6.1%}")
    whole = [one for one in archive.persons.values() if one.names]
    united = [one for one in whole if len(one.names) > 1]
    print(f"{len(whole)} people, {len(united)} of them under several whole names;")
    print(f"{len(archive.persons) - len(whole)} ways of being called that stand for themselves")
    merges = list(
        {
            (label, person.row, archive.day_of[sitting][:4]): (sitting, label, person, why)
            for sitting, _, label, person, why in archive.told
            if why in _INFERRED
        }.values()
    )
    print(f"{len(merges):,} merges (label, year, person); drawn: {options.merges}")
    drawn = random.Random(options.seed).sample(merges, min(options.merges, len(merges)))
    for number, (sitting, label, person, why) in enumerate(drawn, start=1):
        day = archive.day_of[sitting]
        print(f"\n{number}. {day} {sitting} 「{label}」 → {'＝'.join(person.names)} ({why.name})")
        print(f"   {archive.about(person, day)}")
        for one in archive.namesakes(person, label, day):
            print(f"   ? {one.name}: {archive.about(one, day)}")


if __name__ == "__main__":
    main()
