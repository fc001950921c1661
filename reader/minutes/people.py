"""Who spoke in a council, as values: voices and days go in, persons come out.

`reader.minutes.who_is_who` tells the one from the other. Nothing here knows a library.
"""

from collections.abc import Callable
from enum import IntEnum
from functools import lru_cache

from msgspec import Struct

from reader.minutes.labels import NOBODY, PostClass, post_class
from reader.minutes.model import Speaker
from reader.minutes.roster import Entry

PEOPLE = 1
"""Grows when people are told otherwise than before: what is stored is then told anew."""


class Why(IntEnum):
    """Why a label belongs to its person."""

    ALONE = 0  # it names nobody who is known: it stands for itself
    NAME = 1  # it holds the whole name
    ROSTER = 2  # the roster of its sitting told the name
    SURNAME = 3  # nobody else there had the surname
    LETTER = 4  # nobody else there had the surname and the letter in brackets
    POST = 5  # nobody else with the surname held the post
    HOLDER = 6  # before and after the same person held the post or the seat
    SPELLING = 7  # another spelling of the whole name, of the same reading
    HAND = 8  # the reader said so


class Voice(Struct, frozen=True):
    """A way of being called: a label and what it tells."""

    label: str
    speaker: Speaker


class Day(Struct, frozen=True):
    """What a sitting tells of people.

    Attributes:
        day: its date as a proleptic ordinal; None where unknown.
        voices: numbers of those who speak.
        listed: whole names that its text lists.
        key: the sitting's id.
    """

    day: int | None
    voices: tuple[int, ...]
    listed: tuple[Entry, ...]
    key: str = ""


class Names(Struct, frozen=True):
    """What is known of names as such; every argument folded.

    Attributes:
        is_surname: whether a name is a known surname.
        surname_reads: whether a surname (kanji) is read so (kana).
        given_reads: whether a given name (kanji) is read so (kana).
        given_begins: whether it may begin so.
    """

    is_surname: Callable[[str], bool]
    surname_reads: Callable[[str, str], bool]
    given_reads: Callable[[str, str], bool]
    given_begins: Callable[[str, str], bool]


class Person(Struct, frozen=True):
    """Somebody, or a way of being called that stands for itself.

    Attributes:
        key: lasting, unique in the council: made of what is printed.
        name: what he is called: his whole name as it was last printed.
        role: of a way of being called, the post; None of a person.
        names: every whole name of his; empty of a way of being called.
    """

    key: str
    name: str
    role: str | None
    names: tuple[str, ...]


class People(Struct, frozen=True):
    """Who is who.

    Attributes:
        persons: in no order.
        of_day: for each sitting, the person of each of its voices as a place in `persons` (or
            None for what is no speaker), and why.
    """

    persons: tuple[Person, ...]
    of_day: tuple[tuple[tuple[int | None, Why], ...], ...]


MEMBERS, OTHERS, GUESTS = "議員", "役職", "参考人"


@lru_cache(maxsize=1 << 12)
def side_of(role: str | None) -> str:
    """On which side of the chamber a post sits: a person of one is not told by the other's."""
    match post_class(role):
        case PostClass.MEMBER | PostClass.CHAIR:
            return MEMBERS
        case PostClass.WITNESS:
            return GUESTS
        case _:
            return OTHERS


def own_key(speaker: Speaker) -> str:
    """The key of a way of being called that stands for itself; "" for what is no speaker."""
    if speaker == NOBODY:
        return ""
    seat = f"{speaker.seat}番"
    if speaker.name is None:
        return f"|{speaker.role or seat}"
    # A member may preside today and ask tomorrow; whoever holds a post is told by it, too.
    part = MEMBERS if side_of(speaker.role) == MEMBERS else speaker.role
    return f"{speaker.name}|{part}"
