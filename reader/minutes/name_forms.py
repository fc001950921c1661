"""What a name looks like: whole or a surname alone, kana or kanji, where the surname ends."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from reader.minutes.normalize import fold
from reader.minutes.roster import Entry

if TYPE_CHECKING:
    from reader.minutes.people import Voice

_KANA = re.compile("[ぁ-ゖゝゞァ-ヺー]+")
_BRACKET = re.compile("（([^（）]+)）$")
_DIGITS = re.compile("[0-9０-９〇一二三四五六七八九十百]+(?=番)")
_WHOLE = 4
_MOST_ARE_WHOLE = 0.6
"""From this share of names that long, a way of printing labels prints whole names."""

_LEAST = 3


class Name:
    """Looks at the letters of names."""

    @staticmethod
    def is_kana(text: str) -> bool:
        """Whether it is kana and nothing else."""
        return _KANA.fullmatch(text) is not None

    @staticmethod
    def has_kana(text: str) -> bool:
        """Whether it holds kana."""
        return _KANA.search(text) is not None

    @staticmethod
    def is_kanji(text: str) -> bool:
        """Whether it is not empty and holds no kana."""
        return bool(text) and not Name.has_kana(text)

    @staticmethod
    def common_start(one: str, other: str) -> int:
        """How many letters both begin with."""
        for place, (left, right) in enumerate(zip(one, other, strict=False)):
            if left != right:
                return place
        return min(len(one), len(other))

    @staticmethod
    def common_end(one: str, other: str) -> int:
        """How many letters both end in."""
        return Name.common_start(one[::-1], other[::-1])


def bracket_of(name: str) -> str | None:
    """The letter that tells a namesake apart: 慎 of 「見本（慎）」."""
    match = _BRACKET.search(name)
    return match[1] if match else None


def bare(name: str) -> str:
    """A name without that letter."""
    return _BRACKET.sub("", name)


def whole_labels(
    voices: "Mapping[int, Voice]", listed: Iterable[str], is_surname: Callable[[str], bool]
) -> set[int]:
    """Which labels hold whole names.

    A council prints each kind of label in one way: 「名前君」 with whole names in the plenary,
    「名前委員」 with surnames in committees. How long the names of one kind are tells which;
    a name that a list or such a label has is whole wherever it stands.
    """
    styles: dict[str, set[str]] = defaultdict(set)
    of_voice: dict[int, str] = {}
    for number, voice in voices.items():
        name = voice.speaker.name
        if name and bracket_of(name) is None:
            style = of_voice[number] = _style(voice)
            styles[style].add(fold(name))
    prefixes = _starts(name for names in styles.values() for name in names)
    known = {fold(name) for name in listed}
    for names in styles.values():
        long = [name for name in names if len(name) >= _WHOLE and name not in prefixes]
        if len(long) >= _MOST_ARE_WHOLE * len(names):
            known |= {
                name
                for name in names
                if len(name) >= _LEAST
                or (len(name) > 1 and is_surname(name[0]) and not is_surname(name))
            }
    known -= prefixes
    return {number for number in of_voice if fold(str(voices[number].speaker.name)) in known}


def _starts(names: Iterable[str]) -> set[str]:
    """Names with which a longer one begins: surnames, most likely."""
    every = set(names)
    return {name[:end] for name in every for end in range(1, len(name))} & every


def _style(voice: "Voice") -> str:
    label = fold("".join(voice.label.split()))
    speaker = voice.speaker
    if speaker.name and fold(speaker.name) not in label:
        return "名簿"
    if f"{fold(speaker.name or '')}君" in label:
        return "N君"
    if speaker.role:
        label = label.replace(fold(speaker.role), "R", 1)
    return _DIGITS.sub("0", label.replace(fold(speaker.name or ""), "N", 1))


class Surnames:
    """Where the surname of a whole name ends, as far as it is certain."""

    def __init__(
        self,
        listed: Iterable[Entry],
        short: set[str],
        is_surname: Callable[[str], bool],
    ) -> None:
        """Learn from the spacing of lists.

        Args:
            listed: entries of lists.
            short: names of labels that hold no whole name.
            is_surname: whether a folded name is a known surname.
        """
        padded: dict[str, Counter[str]] = defaultdict(Counter)
        for entry in listed:
            if entry.surname:
                padded[fold(entry.name)][fold(entry.surname)] += 1
        self._padded = {
            name: counts.most_common(1)[0][0]
            for name, counts in padded.items()
            if counts.most_common(1)[0][1] > 0.8 * counts.total()
        }
        self._short = {fold(name) for name in short if name}
        self._is_surname = is_surname
        self._longest = max(map(len, self._short), default=0)
        self._known: dict[str, str | None] = {}

    def of(self, name: str) -> str | None:
        """The surname of a folded whole name; None where it is not certain."""
        if name not in self._known:
            self._known[name] = self._told(name)
        return self._known[name]

    def _told(self, name: str) -> str | None:
        found = self._padded.get(name)
        if found is not None:
            return found
        starts = self._starts(name)
        if not starts:
            return None
        longest = starts[-1]
        rest = len(name) - len(longest)
        if len(longest) == 1 and rest > 2:
            return None
        # 「長谷」 is no surname of 長谷川: a longer one that is known could go on.
        if any(self._is_surname(name[:end]) for end in range(len(longest) + 1, len(name))):
            return None
        return longest

    def is_of(self, name: str, surname: str) -> bool:
        """Whether a whole name has a surname, for certain."""
        return self.of(name) == surname

    def may_be(self, name: str, surname: str) -> bool:
        """Whether it may have it."""
        told = self.of(name)
        return name.startswith(surname) and name != surname and told in (None, surname)

    def _starts(self, name: str) -> list[str]:
        """The short names with which a whole one begins, the longest last."""
        ends = range(1, min(self._longest, len(name) - 1) + 1)
        return [name[:end] for end in ends if name[:end] in self._short]
