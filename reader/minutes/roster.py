"""Who is present: names, posts and seats from an order of the day.

Rosters are set in columns, with padding inside posts and names, and posts that run on to
the next line::

    ２０番　見　本　まさし　　　２１番　　架　空　　　透
    区　長　　　　　　　青　葉　英　子　　副区長　　　　　　　荒　田　広　志
    健康福祉部長　　　　保　利　春　樹
    （福祉事務所長）
"""

import dataclasses
import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reader.minutes.labels import PostClass, parse_label, post_class
from reader.minutes.model import Speaker
from reader.minutes.normalize import fold
from reader.minutes.post_grammar import is_post
from reader.minutes.surnames import split_surname
from reader.minutes.wareki import number


@dataclasses.dataclass(frozen=True, slots=True)
class Entry:
    """A person on a roster, under one post or seat.

    Attributes:
        name: without spaces, 君 or 議員.
        role: the post; None for a member.
        seat: the seat number (議席番号).
        surname: where the padding tells it.
    """

    name: str
    role: str | None = None
    seat: int | None = None
    surname: str | None = dataclasses.field(default=None, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Roster:
    """Everyone listed, in order; one person has an entry per post."""

    entries: tuple[Entry, ...] = ()
    _names: dict[str, frozenset[str]] = dataclasses.field(init=False, repr=False, compare=False)
    _seats: dict[int, frozenset[str]] = dataclasses.field(init=False, repr=False, compare=False)
    _places: dict[str, frozenset[int]] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        names: dict[str, frozenset[str]] = {}
        seats: dict[int, frozenset[str]] = {}
        places: dict[str, frozenset[int]] = {}
        for entry in self.entries:
            if entry.role is not None:
                role = fold(entry.role)
                names[role] = names.get(role, frozenset()) | {entry.name}
            if entry.seat is not None:
                seats[entry.seat] = seats.get(entry.seat, frozenset()) | {entry.name}
                name = fold(entry.name)
                places[name] = places.get(name, frozenset()) | {entry.seat}
        object.__setattr__(self, "_names", names)
        object.__setattr__(self, "_seats", seats)
        object.__setattr__(self, "_places", places)

    def resolve(self, speaker: Speaker) -> Speaker:
        """`speaker` with what the roster adds, never with anything changed.

        A post held by one person gets his name, a seat its member's name, a surname that one
        person alone has (試案委員) the whole name, a member (without a post) his seat. What
        the roster does not tell for certain stays open.
        """
        if speaker.name is None:
            if speaker.role is not None:
                return _named(speaker, self._names.get(fold(speaker.role)))
            if speaker.seat is not None:
                return _named(speaker, self._seats.get(speaker.seat))
            return speaker
        speaker = self._whole(speaker, speaker.name)
        if speaker.name is not None and speaker.role is None and speaker.seat is None:
            places = self._places.get(fold(speaker.name), frozenset())
            if len(places) == 1:
                return replace(speaker, seat=next(iter(places)))
        return speaker

    def _whole(self, speaker: Speaker, surname: str) -> Speaker:
        """`speaker` with the whole name where his label holds a surname that one person has."""
        folded = fold(surname)
        if any(fold(entry.name) == folded for entry in self.entries):
            return speaker
        # Where the padding does not tell a surname, the name may begin with this one.
        bearers = [
            entry
            for entry in self.entries
            if (
                fold(entry.surname) == folded
                if entry.surname
                else fold(entry.name).startswith(folded)
            )
        ]
        if len({entry.name for entry in bearers}) != 1:
            return speaker
        for entry in bearers:
            if entry.surname is not None and _same_part(speaker.role, entry.role):
                return replace(speaker, name=entry.name)
        return speaker


def _same_part(labelled: str | None, listed: str | None) -> bool:
    """Whether a label's post is the listed person's; a chair may be called 委員, too."""
    if labelled is None:
        return post_class(listed) in (PostClass.MEMBER, PostClass.CHAIR)
    return listed is not None and fold(listed).endswith(fold(labelled))


def _named(speaker: Speaker, names: frozenset[str] | None) -> Speaker:
    if names is None or len(names) != 1:
        return speaker
    return replace(speaker, name=next(iter(names)))


NO_ROSTER = Roster()

_NUMERAL = "[0-9０-９]{1,3}"
_SEAT_LINE = re.compile(rf"[\s　]*{_NUMERAL}[ 　]*番(?![目地])")
_SEAT = re.compile(rf"(?P<seat>{_NUMERAL})[ 　]*番(?P<name>.*?)(?={_NUMERAL}[ 　]*番|$)")
_PRESENT = re.compile(
    r"[^説]*説明員.{0,8}|.*(?:出席|欠席|列席|説明|職務).*(?:議員|委員|説明員|者|吏員|職員|人|部局|の氏名).*|.*(?:議会|区議会|市議会)?事務局(?:職員|出席者)?"
)
_PRESENT_BEFORE = re.compile(
    r"[0-9０-９]{0,2}[．.、]?(?:(?:出席|欠席|列席|職務|説明).{0,12}(?:者|員)|.{0,6}議会事務局(?:職員|出席者)?)(?:[（(].{1,8}[）)])?"
)
_ELSEWHERE = re.compile(
    r".*(?:議事日程|付した(?:事件|案件)|付議|日程第|会議の顛末|委員の異動|審査事項|調査事項|本日の案件).*|第?[0-9０-９]+議案.*"
)
_ATOM = re.compile(r"[^ \t　]+")
_PERSON = re.compile(
    r"[一-鿿㐀-䶿\uf900-\ufaff々〆ヶケノツッァ-ヺーぁ-ゖゝゞ・\U00020000-\U0003ffff]{2,9}"
)
_SUFFIX = re.compile(r"(?:君|さん|氏|議員|委員)$")
_MEMBERS = frozenset(("委員", "議員"))
_STAFF = {"局長": "事務局長", "次長": "事務局次長"}
_LONGEST_HEADER = 45


def parse_roster(text: str) -> Roster:
    """The roster in the text of an order of the day; `NO_ROSTER` where it holds none."""
    entries: list[Entry] = []
    present = staff = False
    reader = _Posts()
    for line in text.split("\n"):
        bare = re.sub(r"[ \t　]", "", line)
        if not bare:
            continue
        if _SEAT_LINE.match(line):
            entries.extend(_seats(line))
            continue
        header = _header_before_people(line)
        if header:
            present, staff = True, "事務局" in line[:header]
            reader = _Posts()
            # Columns are told by their places, so the header leaves its room behind.
            line = " " * header + line[header:]
        elif len(bare) <= _LONGEST_HEADER and _ELSEWHERE.fullmatch(bare):
            present = False
        elif len(bare) <= _LONGEST_HEADER and _PRESENT.fullmatch(bare) and not _holds_person(line):
            present, staff = True, "事務局" in bare
            reader = _Posts()
            continue
        if present:
            for entry in reader.read(line):
                role = _STAFF.get(entry.role or "", entry.role) if staff else entry.role
                entries.append(dataclasses.replace(entry, role=role))
    return Roster(tuple(entries)) if entries else NO_ROSTER


def _seats(line: str) -> Iterator[Entry]:
    for match in _SEAT.finditer(line):
        padded = re.sub(r"^[ 　]*(?:議員|議　員|委員)(?=[ 　])", "", match["name"])
        name = _person(padded)
        if name is not None:
            yield Entry(name, None, number(match["seat"]), _surname(padded, name))


def _person(padded: str) -> str | None:
    """A name without padding and suffix; None for what cannot be one (欠員)."""
    name = re.sub(r"[ \t　]", "", padded)
    name = _SUFFIX.sub("", name) if len(name) > 2 else name
    if _PERSON.fullmatch(name) is None or name in ("欠員", "欠番", "空席", "なし"):
        return None
    return name


def _surname(padded: str, name: str) -> str | None:
    """What the padding of a person tells, without 君 or 議員 behind it."""
    bare = padded.strip(" \t　")
    if not re.sub(r"[ \t　]", "", bare).endswith(name):
        bare = _SUFFIX.sub("", bare)
    return split_surname(bare)


def _holds_person(line: str) -> bool:
    """Whether a line that looks like a header already lists someone (事務局長　見本太郎)."""
    atoms = [match.group() for match in _ATOM.finditer(line)]
    post = _leading_post(atoms)
    return post > 0 and _person("".join(atoms[post:])) is not None


def _header_before_people(line: str) -> int:
    """Where the people begin in a line that opens with a header; 0 for any other line.

    「３　出席者　　　委員長　　見　本　まもる」
    """
    atoms = list(_ATOM.finditer(line))
    words = [match.group() for match in atoms]
    for count in range(1, min(len(atoms), 5)):
        if _PRESENT_BEFORE.fullmatch("".join(words[:count])):
            post = _leading_post(words[count:])
            if post and _person("".join(words[count + post :][:4])) is not None:
                return atoms[count].start()
    return 0


def _leading_post(atoms: Sequence[str]) -> int:
    """How many atoms at the start make one post, as many as possible."""
    for count in range(min(len(atoms), 10), 0, -1):
        joined = "".join(atoms[:count])
        if (joined in _MEMBERS or is_post(joined)) and len(joined) > 1:
            return count
    return 0


class _Posts:
    """Reads lines of posts and names, with posts that span lines.

    Attributes:
        columns: where the posts of the line before began, with their persons' names.
        waiting: posts without a name so far, which the next name holds.
    """

    def __init__(self) -> None:
        self.columns: list[tuple[int, str]] = []
        self.waiting: list[str | None] = []
        self.before: Entry | None = None

    def read(self, line: str) -> Iterator[Entry]:
        atoms = list(_ATOM.finditer(line))
        words = [match.group() for match in atoms]
        columns: list[tuple[int, str]] = []
        index = 0
        while index < len(words):
            word, column = words[index], atoms[index].start()
            bracketed = word.strip("（）()")
            if word[0] in "（(":
                if is_post(bracketed) and self.waiting:
                    self.waiting.append(bracketed)
                elif is_post(bracketed):
                    yield from self._beside(column, bracketed)
                index += 1
                continue
            count = _leading_post(words[index:]) or self._unknown_post(words[index:])
            if count:
                joined = "".join(words[index : index + count])
                self.waiting.append(None if joined in _MEMBERS else joined)
                index += count
            taken, name = self._name(words[index:])
            if name is None:
                glued = parse_label(word) if not count else None
                if glued is not None and glued.name and glued.role:
                    yield Entry(glued.name, glued.role)
                    self.waiting.clear()
                index += taken if count else max(taken, 1)
                continue
            padded = line[atoms[index].start() : atoms[index + taken - 1].end()]
            index += taken
            if self.waiting:
                for role in self.waiting:
                    self.before = Entry(name, role, None, _surname(padded, name))
                    yield self.before
                columns.append((column, name))
            self.waiting.clear()
        if self.waiting and self.before is not None and _runs_on(self.before.role):
            # 「政策経営部長兼務　　見本太郎」, and the second post on the next line.
            for role in self.waiting:
                yield dataclasses.replace(self.before, role=role)
            self.waiting.clear()
        self.columns = columns or self.columns

    def _unknown_post(self, words: Sequence[str]) -> int:
        """1 where the first atom ends in a title and a person follows (架空総合支所長　見本太郎)."""
        if len(words) < 2 or parse_label(words[0]).role is None:
            return 0
        return 1 if self._name(words[1:])[1] is not None else 0

    def _name(self, words: Sequence[str]) -> tuple[int, str | None]:
        """How many atoms the name takes, and the name."""
        taken = 0
        while taken < len(words):
            if words[taken][0] in "（(" or _leading_post(words[taken:]):
                break
            if parse_label(words[taken]).role is not None:
                break
            taken += 1
            if _SUFFIX.search(words[taken - 1]):
                break
        return taken, _person("".join(words[:taken]))

    def _beside(self, column: int, role: str) -> Iterator[Entry]:
        """A post in brackets: of whoever stands above it, nearest by column."""
        if self.columns:
            _, name = min(self.columns, key=lambda place: abs(place[0] - column))
            yield Entry(name, role)


def _runs_on(role: str | None) -> bool:
    return role is not None and role.endswith(("兼務", "兼"))
