"""What the reader says about who is who, laid over what the program told: the reader is right."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from reader.minutes.normalize import fold
from reader.minutes.people import Day, People, Person, Voice, Why, own_key


class DecisionKind(StrEnum):
    """What the reader said."""

    SAME = "same"
    APART = "apart"


class Decision(Struct, frozen=True):
    """That labels belong to another person than the program says.

    Attributes:
        person: the key of the person, or of the way of being called, whose labels are meant.
        name: what that one was called then.
        label: this label alone; None means all that are the person's.
        other: of `DecisionKind.SAME`, the key of the person that they belong to.
        other_name: what that one was called.
        sittings: where `person` is a way of being called that stood for itself: the ids of the
            sittings in which it did.
        id: 0 before it is stored.
    """

    kind: DecisionKind
    person: str
    name: str
    label: str | None = None
    other: str | None = None
    other_name: str | None = None
    sittings: frozenset[str] = frozenset()
    id: int = 0


def with_decisions(
    people: People, days: Sequence[Day], voices: Sequence[Voice], decisions: Sequence[Decision]
) -> People:
    """`people` as the reader wants them; a later decision stands over an earlier one.

    A decision about a way of being called holds in the sittings that the reader saw also where the
    program has since come to know whom it means; one about somebody who is gone waits for his
    return.
    """
    if not decisions:
        return people
    persons = list(people.persons)
    of_day = [list(one) for one in people.of_day]
    for decision in decisions:
        _apply(decision, persons, of_day, days, voices)
    return People(tuple(persons), tuple(map(tuple, of_day)))


def _apply(
    decision: Decision,
    persons: list[Person],
    of_day: list[list[tuple[int | None, Why]]],
    days: Sequence[Day],
    voices: Sequence[Voice],
) -> None:
    meant = {place for place, one in enumerate(persons) if is_called(one, decision.person)}
    moved: list[tuple[int, int, int]] = []
    for number, (day, found) in enumerate(zip(days, of_day, strict=True)):
        for voice, (place, _) in enumerate(found):
            called = voices[day.voices[voice]]
            if decision.label is not None and called.label != decision.label:
                continue
            seen = day.key in decision.sittings and own_key(called.speaker) == decision.person
            if place in meant or seen:
                moved.append((number, voice, -1 if place is None else place))
    if not moved:
        return
    target = _target(decision, persons)
    left = {place for _, _, place in moved}
    if decision.kind is DecisionKind.SAME and decision.label is None:
        names = {name for place in left & meant for name in persons[place].names}
        names |= set(persons[target].names)
        persons[target] = replace(persons[target], names=tuple(sorted(names)))
    for number, voice, place in moved:
        if place != target:
            of_day[number][voice] = target, Why.HAND


def apart_key(person: str, decision: int) -> str:
    """The key of whoever a decision made of a person's label."""
    return f"{person}#{decision}"


def is_called(person: Person, key: str) -> bool:
    """Whether a key is a person's, also one that he had under another of his names."""
    if person.key == key:
        return True
    name, bar, side = key.partition("|")
    return (
        bool(bar and person.names)
        and side == person.key.partition("|")[2]
        and any(fold(one) == name for one in person.names)
    )


def _target(decision: Decision, persons: list[Person]) -> int:
    if decision.kind is DecisionKind.APART:
        name = decision.name
        persons.append(Person(apart_key(decision.person, decision.id), name, None, (name,)))
        return len(persons) - 1
    assert decision.other is not None
    for place, one in enumerate(persons):
        if is_called(one, decision.other):
            if not one.names:
                # What was only a way of being called is a person now: the reader knows him.
                persons[place] = replace(one, names=(one.name,))
            return place
    name = decision.other_name or decision.other.partition("|")[0]
    persons.append(Person(decision.other, name, None, (name,)))
    return len(persons) - 1
