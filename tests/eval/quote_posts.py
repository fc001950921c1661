"""Posts made of real minutes and a writer's own words, of which it is known what was quoted."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eval.own_words import paragraph, sentence

from reader.quotes.model import Verdict


class Kind(StrEnum):
    """What was done to a passage."""

    EXACT = "exact"
    WIDTH = "width"
    LINES = "lines"
    MARKED = "shortened, marked"
    SILENT = "shortened, silent"
    ALTERED = "altered by one character"
    REORDERED = "re-ordered"
    ABSENT = "from a sitting that is not there"


@dataclass(frozen=True, slots=True)
class Source:
    """A speech to quote from."""

    sitting: str
    date: str | None
    speech: int
    text: str


@dataclass(frozen=True, slots=True)
class Planted:
    """A quote in a made post.

    Attributes:
        start, end: in the post.
        source, source_start, source_end: where it is from.
        verdict: what is to be said of it.
    """

    kind: Kind
    start: int
    end: int
    source: Source
    source_start: int
    source_end: int
    verdict: Verdict

    @property
    def words(self) -> str:
        """The passage as it stands in the minutes."""
        return self.source.text[self.source_start : self.source_end]


@dataclass(slots=True)
class MadePost:
    """A post with what is known of it."""

    id: str
    date: date | None
    text: str
    planted: list[Planted] = field(default_factory=list[Planted])


_SENTENCE_ENDS = re.compile("(?<=。)")
_WIDE = re.compile("[Ａ-Ｚａ-ｚ０-９！％（），．：～]")
_MARKERS = ("（中略）", "(中略)", "……", "（略）", "\n（中略）\n", "〜中略〜", "…（中略）…")
_UNSPOKEN = re.compile("[◎〔─○―]")
_KANA = (
    "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをん"
)
_KANJI = "区市民議会予算教育福祉環境防災計画新旧大小高低多少増減本来今後前年度月日上下内外"


def make(
    number: int, chance: random.Random, there: Sequence[Source], absent: Sequence[Source]
) -> MadePost:
    """A post.

    Args:
        there: speeches of sittings that the library holds.
        absent: speeches of sittings that it does not hold.
    """
    post = _Writer(f"made-{number}", chance)
    if chance.random() < 0.1:
        for _ in range(chance.randint(2, 8)):
            post.own()
        return post.finished(None)
    latest = ""
    # A post often stays with one speech or sitting.
    source = chance.choice(there)
    for _ in range(chance.randint(1, 6)):
        if chance.random() < 0.6:
            source = chance.choice(there)
        kind = chance.choice(list(Kind))
        for _ in range(chance.randint(0, 2)):
            post.own()
        if chance.random() < 0.9:
            # Else what was quoted twice from one speech may run on.
            post.own()
        if kind is Kind.ABSENT:
            post.quote(kind, chance.choice(absent))
        else:
            latest = max(latest, source.date or "")
            post.quote(kind, source)
    post.own()
    return post.finished(date.fromisoformat(latest) if latest else None)


class _Writer:
    def __init__(self, identity: str, chance: random.Random) -> None:
        self._post = MadePost(identity, None, "")
        self._chance = chance

    def finished(self, day: date | None) -> MadePost:
        self._post.date = day
        return self._post

    def own(self) -> None:
        self._post.text += paragraph(self._chance) + self._chance.choice(("\n", "\n\n"))

    def quote(self, kind: Kind, source: Source) -> None:
        passage = self._passage(source.text, kind)
        if passage is None:
            return
        if kind is Kind.REORDERED:
            start, end = passage
            cut = source.text.find("。", (start + end) // 2) + 1
            if not start + 30 < cut < end - 30:
                return
            self._put(kind, source, (cut, end), source.text[cut:end], Verdict.EXACT)
            self._put(kind, source, (start, cut), source.text[start:cut], Verdict.EXACT)
            return
        words = source.text[slice(*passage)]
        written, verdict = self._changed(kind, words)
        self._put(kind, source, passage, written, verdict)

    def _put(
        self,
        kind: Kind,
        source: Source,
        passage: tuple[int, int],
        written: str,
        verdict: Verdict,
    ) -> None:
        chance = self._chance
        style = chance.random()
        if style < 0.25 and len(written) < 200 and not set("「」\n") & set(written):
            who = chance.choice(("区長は", "ある委員が", "部長の答弁は", "議事録には", ""))
            before, after = (
                who + "「",
                "」"
                + chance.choice(("と述べている。", "とのこと。", "と答えた。", "という。", "。")),
            )
            if chance.random() < 0.5:
                before = sentence(chance) + before
            if chance.random() < 0.5:
                after += sentence(chance)
        elif style < 0.4:
            before, after = chance.choice(("質問\n", "区長答弁\n", "引用:\n", "> ", "　")), ""
        else:
            before, after = "", ""
        self._post.text += before
        start = len(self._post.text)
        self._post.text += written
        end = len(self._post.text)
        self._post.text += after + chance.choice(("\n", "\n\n"))
        self._post.planted.append(Planted(kind, start, end, source, *passage, verdict))

    def _passage(self, text: str, kind: Kind) -> tuple[int, int] | None:
        """A range without white space at its ends: sentences, or cut anywhere."""
        chance = self._chance
        least = {Kind.MARKED: 120, Kind.SILENT: 120, Kind.REORDERED: 120}.get(kind, 20)
        length = round(least * (2000 / least) ** chance.random())
        if len(text) < least + 10:
            return None
        length = min(length, len(text) - 5)
        start = chance.randrange(len(text) - length)
        if chance.random() < 0.7:
            start = text.rfind("。", 0, start) + 1
        end = start + length
        if chance.random() < 0.7:
            stop = text.find("。", end)
            end = stop + 1 if 0 <= stop < end + 300 else end
        while start < end and (text[start].isspace() or text[start] in "、。」"):
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        if end - start < 20 or _UNSPOKEN.search(text, start, end):
            return None
        return start, end

    def _changed(self, kind: Kind, words: str) -> tuple[str, Verdict]:
        chance = self._chance
        match kind:
            case Kind.WIDTH:
                written = _WIDE.sub(lambda found: chr(ord(found.group()) - 0xFEE0), words)
                return written, Verdict.EXACT if written == words else Verdict.WIDTH
            case Kind.LINES:
                joint = chance.choice(("\n", "\n\n", "\n　"))
                if chance.random() < 0.5:
                    return joint.join(
                        part for part in _SENTENCE_ENDS.split(words) if part
                    ), Verdict.EXACT
                lines = [words[at : at + 38] for at in range(0, len(words), 38)]
                return "\n".join(lines), Verdict.EXACT
            case Kind.MARKED:
                low = chance.randint(40, len(words) - 60)
                high = chance.randint(low + 10, len(words) - 30)
                return words[:low] + chance.choice(_MARKERS) + words[high:], Verdict.SHORTENED
            case Kind.SILENT:
                parts = [part for part in _SENTENCE_ENDS.split(words) if part]
                if len(parts) < 3 or len(parts[0]) < 15 or len(parts[-1]) < 15:
                    return words, Verdict.EXACT
                low = chance.randint(1, len(parts) - 2)
                high = chance.randint(low + 1, len(parts) - 1)
                return "".join(parts[:low] + parts[high:]), Verdict.SHORTENED
            case Kind.ALTERED:
                return self._altered(words), Verdict.ALTERED
            case _:
                return words, Verdict.EXACT

    def _altered(self, words: str) -> str:
        chance = self._chance
        places = [at for at, character in enumerate(words) if character.isalnum()]
        at = chance.choice(places)
        other = chance.choice(_KANA if "ぁ" <= words[at] <= "ん" else _KANJI)
        while other == words[at]:
            other = chance.choice(_KANA)
        match chance.choice(("replace", "replace", "drop", "add")):
            case "drop" if 0 < at < len(words) - 1:
                return words[:at] + words[at + 1 :]
            case "add" if at > 0:
                return words[:at] + other + words[at:]
            case _:
                return words[:at] + other + words[at + 1 :]
