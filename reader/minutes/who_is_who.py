"""Who is who across the sittings of a council: one person under all labels that minutes give.

Minutes call one member 「石田（し）委員」, 「石田しんご君」 and 「議長（石田慎吾君）」. A label that
holds a whole name tells the person. What holds less (a surname, a letter that tells namesakes
apart, a post) is told only where everything that the council prints at that time leaves exactly
one person; in any doubt it stays by itself: one person in two rows is a nuisance, two persons
in one row is a falsehood.

Nothing here knows a library: sightings come in as values, persons go out.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct, field

from reader.minutes.labels import NOBODY, PostClass, post_class
from reader.minutes.model import Speaker
from reader.minutes.name_forms import Name, Surnames, bare, bracket_of, whole_labels
from reader.minutes.normalize import fold
from reader.minutes.people import (
    GUESTS,
    MEMBERS,
    OTHERS,
    Day,
    Names,
    People,
    Person,
    Voice,
    Why,
    own_key,
    side_of,
)

_TERM = 400
"""Days around a sitting in which whoever is named in full counts as being there."""

_EDGE = 120
"""Days before the first and after the last full naming in which one may be taken to be there."""

_SILENT = 500
"""Days within which a full naming must lie for a surname to be told by it."""

_SUCCESSION = 4 * 366 + 200
"""Days between two spellings of one name: a term in which only the surname was printed."""

_OVERLAP = 60


_ELECTED = re.compile(r"(?:代表)?監査委員|.?[区市町村]長|知事|市区町村長")


class _Somebody(Struct):
    """A person as far as he is known by whole names.

    Attributes:
        forms: his whole names, folded.
        printed: by spelling, the days on which it was printed.
        seen: days on which he spoke under a whole name, or stood in a list with his part.
        listed: days on which a list holds him without telling his part.
        held: days by (folded) post; `posts` has them in order.
        days: on which he is known to have been there, in order.
    """

    side: str
    forms: set[str]
    printed: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    seen: set[int] = field(default_factory=set[int])
    listed: set[int] = field(default_factory=set[int])
    held: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    days: list[int] = field(default_factory=list[int])
    posts: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def settle(self) -> None:
        """After everything was noted. A single list may hold anybody (a nominee); two do not."""
        listed: set[int] = self.listed if self.seen or len(self.listed) > 1 else set()
        named = self.seen | listed
        self.days = sorted(named)
        self.posts = {post: sorted(days) for post, days in self.held.items()}

    def near(self, day: int) -> bool:
        """Whether he is there on a day, for certain."""
        return bool(self.days) and (
            self.days[0] - _EDGE <= day <= self.days[-1] + _EDGE
            and _within(self.days, day, _SILENT)
        )

    def perhaps(self, day: int) -> bool:
        """Whether he may be there."""
        days = self.days or sorted(self.listed)
        return bool(days) and days[0] - _TERM <= day <= days[-1] + _TERM

    def holds(self, role: str, day: int) -> bool:
        """Whether he held a post that ends so about a day."""
        return any(
            post.endswith(role) and _within(days, day, _TERM) for post, days in self.posts.items()
        )


class _Council:
    """One council's people being told."""

    def __init__(self, days: Sequence[Day], voices: Sequence[Voice], names: Names) -> None:
        self.days = days
        self.voices = voices
        self.names = names
        used = Counter(voice for day in days for voice in day.voices)
        listed = {entry.name for day in days for entry in day.listed}
        self.whole = whole_labels(
            {number: voices[number] for number in used}, listed, names.is_surname
        )
        self.surnames = Surnames(
            (entry for day in days for entry in day.listed),
            {
                bare(voices[number].speaker.name or "")
                for number in used
                if number not in self.whole and voices[number].speaker.name
            },
            names.is_surname,
        )
        self.people: dict[tuple[str, str], _Somebody] = {}
        self._note()
        for somebody in self._everyone():
            somebody.settle()
        self._join_sides()
        self.spelled: set[tuple[str, str]] = set()
        self._join_spellings()
        self._bearers: dict[tuple[str, str], list[_Somebody]] = {}
        self._letters = self._note_letters()
        self._holders = self._note_holders()

    def _everyone(self) -> list[_Somebody]:
        return list({id(one): one for one in self.people.values()}.values())

    # --- what is known by whole names ---

    def _note(self) -> None:
        for day in self.days:
            when = day.day
            for number in day.voices:
                if number in self.whole:
                    speaker = self.voices[number].speaker
                    somebody = self._somebody(side_of(speaker.role), str(speaker.name))
                    if when is not None:
                        somebody.seen.add(when)
                        somebody.printed[str(speaker.name)].append(when)
                        self._hold(somebody, speaker.role, speaker.seat, when)
            if when is None:
                continue
            for entry in day.listed:
                # A list does not tell whether a bare name is a member's; most are.
                somebody = self._somebody(side_of(entry.role), entry.name)
                somebody.printed[entry.name].append(when)
                told = entry.role is not None or entry.seat is not None
                (somebody.seen if told else somebody.listed).add(when)
                self._hold(somebody, entry.role, entry.seat, when)

    def _hold(self, somebody: _Somebody, role: str | None, seat: int | None, day: int) -> None:
        if role is not None:
            somebody.held[fold(role)].add(day)
        if seat is not None:
            somebody.held[f"{seat}番"].add(day)

    def _somebody(self, side: str, name: str) -> _Somebody:
        form = fold(name)
        found = self.people.get((side, form))
        if found is None:
            found = self.people[side, form] = _Somebody(side, {form})
        return found

    def _join_sides(self) -> None:
        """A member audits for the council, and may be elected to head the town: of one whole name.

        An official of that name is somebody else for all that is known.
        """
        for (side, form), one in list(self.people.items()):
            member = self.people.get((MEMBERS, form))
            elected = one.held and all(_ELECTED.fullmatch(post) for post in one.held)
            if side == OTHERS and member is not None and elected:
                self._join(member, one)

    def _join_spellings(self) -> None:
        """One name in kana and in kanji: of one reading, at times that follow each other, and no
        third person for whom either could stand."""
        pairs: list[tuple[str, str]] = []
        members = [(form, one) for (side, form), one in self.people.items() if side == MEMBERS]
        kana = [(form, one) for form, one in members if Name.has_kana(form) and one.days]
        for form, one in kana:
            for other_form, other in members:
                if other is not one and other.days and self._reads(other_form, form):
                    pairs.append((form, other_form))
        partners = Counter(form for pair in pairs for form in pair)
        for form, other_form in pairs:
            one, other = self.people[MEMBERS, form], self.people[MEMBERS, other_form]
            if partners[form] == partners[other_form] == 1 and _follow(one.days, other.days):
                self.spelled |= {(MEMBERS, form), (MEMBERS, other_form)}
                self._join(one, other)

    def _join(self, one: _Somebody, other: _Somebody) -> None:
        one.forms |= other.forms
        for printed, days in other.printed.items():
            one.printed[printed] += days
        one.seen |= other.seen
        one.listed |= other.listed
        for post, days in other.held.items():
            one.held[post] |= days
        one.settle()
        for form in other.forms:
            self.people[other.side, form] = one

    def _reads(self, kanji: str, kana: str) -> bool:
        """Whether two whole names differ in kana for kanji alone, in the surname or behind it."""
        same = Name.common_start(kanji, kana)
        start = kanji[:same]
        if start and (self.surnames.of(kanji) == start or self.names.is_surname(start)):
            return _given_reads(self.names, kanji[same:], kana[same:])
        end = Name.common_end(kanji, kana)
        if end:
            front, spelled = kanji[:-end], kana[:-end]
            return (
                Name.is_kana(spelled)
                and Name.is_kanji(front)
                and self.names.surname_reads(front, spelled)
            )
        return False

    # --- what is called by less ---

    def _note_letters(self) -> dict[tuple[str, str], dict[str, list[int]]]:
        """By side and surname, the letters that tell namesakes apart, with their days in order."""
        found: dict[tuple[str, str], dict[str, set[int]]] = {}
        for day in self.days:
            for number in day.voices if day.day is not None else ():
                speaker = self.voices[number].speaker
                letter = bracket_of(speaker.name or "")
                if letter:
                    key = side_of(speaker.role), fold(bare(speaker.name or ""))
                    found.setdefault(key, {}).setdefault(fold(letter), set()).add(day.day or 0)
        return {
            key: {letter: sorted(days) for letter, days in letters.items()}
            for key, letters in found.items()
        }

    def _note_holders(self) -> dict[str, list[tuple[int, _Somebody]]]:
        """By post or seat, who held it on which day, oldest first."""
        held: dict[str, list[tuple[int, _Somebody]]] = defaultdict(list)
        for somebody in self._everyone():
            for post, days in somebody.held.items():
                held[post] += [(day, somebody) for day in days]
        return {post: sorted(found, key=lambda one: one[0]) for post, found in held.items()}

    def bearers(self, side: str, surname: str) -> list[_Somebody]:
        """Whoever has, or may have, a folded surname."""
        key = side, surname
        if key not in self._bearers:
            self._bearers[key] = [
                one
                for one in self._everyone()
                if one.side == side
                and any(self.surnames.may_be(form, surname) for form in one.forms)
            ]
        return self._bearers[key]

    def told(self, number: int, day: int | None) -> tuple[_Somebody | None, Why]:
        """Whom a voice means on a day, where that is certain."""
        voice = self.voices[number]
        speaker = voice.speaker
        side = side_of(speaker.role)
        if number in self.whole:
            somebody = self._somebody(side, str(speaker.name))
            if fold(str(speaker.name)) not in fold(_compact(voice.label)):
                return somebody, Why.ROSTER
            joined = (side, fold(str(speaker.name))) in self.spelled
            return somebody, Why.SPELLING if joined else Why.NAME
        if day is None or side == GUESTS or speaker == NOBODY:
            return None, Why.ALONE
        if speaker.name is None:
            return self._holder(speaker, day), Why.HOLDER
        surname, letter = fold(bare(speaker.name)), fold(bracket_of(speaker.name) or "")
        there = [one for one in self.bearers(side, surname) if one.perhaps(day)]
        if side == OTHERS:
            role = fold(speaker.role or "")
            there = [one for one in there if one.holds(role, day)]
        others = {
            one
            for one, days in self._letters.get((side, surname), {}).items()
            if _within(days, day, _TERM)
        }
        if letter:
            there = self._lettered(there, surname, letter, others)
        elif others:
            # Others are told apart by letters then: who has none may be any of them.
            return None, Why.ALONE
        if len(there) != 1 or not self._bears(there[0], surname):
            return None, Why.ALONE
        if side == OTHERS:
            return there[0], Why.POST
        if not there[0].near(day):
            return None, Why.ALONE
        return there[0], Why.LETTER if letter else Why.SURNAME

    def _bears(self, somebody: _Somebody, surname: str) -> bool:
        return any(self.surnames.is_of(form, surname) for form in somebody.forms)

    def _lettered(
        self, there: list[_Somebody], surname: str, letter: str, letters: Iterable[str]
    ) -> list[_Somebody]:
        taken = {
            id(fitting[0])
            for other in letters
            if other != letter
            and len(fitting := [one for one in there if self._spelled(one, surname, other)]) == 1
        }
        left = [one for one in there if id(one) not in taken]
        direct = [one for one in left if self._spelled(one, surname, letter)]
        heard = [one for one in left if one not in direct and self._heard(one, surname, letter)]
        return direct + heard

    def _spelled(self, somebody: _Somebody, surname: str, letter: str) -> bool:
        return any(
            letter in form[len(surname) :] for form in somebody.forms if form.startswith(surname)
        )

    def _heard(self, somebody: _Somebody, surname: str, letter: str) -> bool:
        return Name.is_kana(letter) and any(
            self.names.given_begins(form[len(surname) :], letter)
            for form in somebody.forms
            if form.startswith(surname)
        )

    def _holder(self, speaker: Speaker, day: int) -> _Somebody | None:
        """Who held a post (or a seat) before and after a day, if nobody else did in between."""
        post = fold(speaker.role) if speaker.role is not None else f"{speaker.seat}番"
        if speaker.role is not None and post_class(speaker.role) is PostClass.MEMBER:
            return None  # every committee has its 理事
        if speaker.role is not None and post.endswith("委員長"):
            return None
        held = self._holders.get(post, ())
        around = [one for when, one in held if abs(when - day) <= _TERM]
        before = any(when <= day for when, _ in held if day - when <= _TERM)
        after = any(when >= day for when, _ in held if when - day <= _TERM)
        if before and after and len({id(one) for one in around}) == 1:
            return around[0]
        return None


def tell_people(days: Sequence[Day], voices: Sequence[Voice], names: Names) -> People:
    """Who is who in one council.

    Args:
        days: all its sittings.
        voices: everybody's ways of being called, by number.
    """
    council = _Council(days, voices, names)
    persons: list[Person] = []
    places: dict[str, int] = {}

    def place_of(key: str, make: Callable[[], Person]) -> int:
        if key not in places:
            places[key] = len(persons)
            persons.append(make())
        return places[key]

    known: dict[tuple[int, int | None], tuple[int | None, Why]] = {}

    somebodies: dict[int, Person] = {}

    def person_of(number: int, day: int | None) -> tuple[int | None, Why]:
        somebody, why = council.told(number, day)
        if somebody is not None:
            if id(somebody) not in somebodies:
                somebodies[id(somebody)] = _person(somebody)
            person = somebodies[id(somebody)]
            return place_of(person.key, lambda: person), why
        speaker = voices[number].speaker
        key = own_key(speaker)
        if not key:
            return None, Why.ALONE
        return place_of(key, lambda: _alone(key, speaker)), Why.ALONE

    of_day: list[tuple[tuple[int | None, Why], ...]] = []
    for day in days:
        found: list[tuple[int | None, Why]] = []
        for number in day.voices:
            if (number, day.day) not in known:
                known[number, day.day] = person_of(number, day.day)
            found.append(known[number, day.day])
        of_day.append(tuple(_undoubted(found, day, voices, persons, place_of)))
    return People(tuple(persons), tuple(of_day))


def _undoubted(
    found: list[tuple[int | None, Why]],
    day: Day,
    voices: Sequence[Voice],
    persons: Sequence[Person],
    place_of: Callable[[str, Callable[[], Person]], int],
) -> list[tuple[int | None, Why]]:
    """Two surnames with and without a letter in one sitting are two people: the one that was told
    by less stands for itself."""
    lettered = {
        place
        for (place, why), number in zip(found, day.voices, strict=True)
        if why is Why.LETTER or (why is Why.NAME and bracket_of(voices[number].speaker.name or ""))
    }
    settled: list[tuple[int | None, Why]] = []
    for (place, why), number in zip(found, day.voices, strict=True):
        speaker = voices[number].speaker
        if why is Why.SURNAME and place in lettered:
            key = own_key(speaker)
            alone = _alone(key, speaker)
            settled.append((place_of(key, lambda alone=alone: alone), Why.ALONE))
        else:
            settled.append((place, why))
    return settled


def _alone(key: str, speaker: Speaker) -> Person:
    """A way of being called that stands for itself."""
    called = speaker.name or speaker.role or f"{speaker.seat}番"
    holds = speaker.name is not None and side_of(speaker.role) != MEMBERS
    return Person(key, called, speaker.role if holds else None, ())


def _person(somebody: _Somebody) -> Person:
    # His newest name; of spellings that fold to one, the one that was printed most.
    forms: dict[str, int] = {}
    for printed, days in somebody.printed.items():
        forms[fold(printed)] = max(forms.get(fold(printed), 0), *days)
    newest = max(forms, key=lambda one: (forms[one], one)) if forms else min(somebody.forms)
    spellings = [one for one in somebody.printed if fold(one) == newest] or [newest]
    name = max(spellings, key=lambda one: (len(somebody.printed.get(one, ())), one))
    key = f"{min(somebody.forms)}|" + ("" if somebody.side == MEMBERS else somebody.side)
    return Person(key, name, None, tuple(sorted(set(somebody.printed) | {name})))


def _follow(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether days of two spellings follow each other, without a gap in which one may have left."""
    earlier, later = (one, other) if one[0] <= other[0] else (other, one)
    return -_OVERLAP <= later[0] - earlier[-1] <= _SUCCESSION


def _given_reads(names: Names, kanji: str, kana: str) -> bool:
    """Whether given names differ in kana for kanji alone (博子, ひろ子), and are read the same."""
    if not Name.has_kana(kana):
        return False
    if Name.is_kana(kana):
        return bool(kanji) and not Name.is_kana(kanji) and names.given_reads(kanji, kana)
    end = Name.common_end(kanji, kana)
    if not end:
        return False
    return (
        bool(kanji[:-end])
        and Name.is_kana(kana[:-end])
        and names.given_reads(kanji[:-end], kana[:-end])
    )


def _within(days: Sequence[int], day: int, reach: int) -> bool:
    """Whether one of some days, in order, lies so near."""
    place = bisect_left(days, day - reach)
    return place < len(days) and days[place] <= day + reach


def _compact(label: str) -> str:
    return "".join(label.split())
