"""Folding: what the index and matching see instead of the text itself.

Folded are width and compatibility forms (NFKC, over runs, so that ﾃﾞ becomes デ), case,
a small table of variant kanji (異体字) as they alternate in names, small ヶ and ヵ, and
dashes that stand for a long vowel after katakana. Stored and quoted text is never folded;
`Folded` leads from folded offsets back to the original ones.

NFKC over a whole text is slow (some 5 million characters a second), and nearly every
character of minutes folds to itself. So one regular expression finds the runs that
change, and texts whose characters may combine with the one before them (a free-standing
voiced sound mark, accents, Hangul) take a slower way, cluster by cluster.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from unicodedata import combining, normalize

from msgspec import Struct

_VARIANTS = """
高髙 崎﨑嵜 辺邊邉 徳德 浜濱濵 斎齋齊斉 沢澤 広廣 国國 島嶋嶌 桜櫻 栄榮 恵惠 真眞 竜龍 滝瀧
渋澁 関關 鉄鐵 塩鹽 児兒 与與 学學 県縣 会會 万萬 寿壽 実實 宝寶 富冨 峰峯 彦彥 曽曾 条條
来來 桧檜 気氣 浅淺 渕淵渊 為爲 瀬瀨 瓶甁 礼禮 秋穐 稲稻 穂穗 総總 緑綠 縁緣 聡聰 薮藪 蛍螢
覚覺 豊豐 遥遙 郎郞 静靜 頼賴 駆驅 鴎鷗 鶴靏靍 黒黑 弥彌 亀龜 円圓 涼凉 剣劍 勲勳 参參 吉𠮷
団團 壱壹 声聲 尭堯 岳嶽 巌巖 荘莊 応應 戸戶 拝拜 旧舊 昼晝 晋晉 暁曉 枢樞 桑桒 横橫 槙槇
清淸 温溫 禅禪 禄祿 祢禰 芦蘆 虎乕 蝉蟬 訳譯 譲讓 郷鄕 釈釋 録錄 館舘 髪髮 麦麥 黄黃 独獨
済濟 区區 医醫 双雙 台臺 図圖 体體 号號 経經 続續 駅驛 駿駿 曻昇 﨟臈 梁樑
"""
"""The first of each group stands for all: forms of one character that names and old
minutes use side by side. Characters that also differ in meaning are left apart."""

_SINGLE = str.maketrans(
    {"ヶ": "ケ", "ヵ": "カ"}
    | {variant: group[0] for group in _VARIANTS.split() for variant in group[1:]}
)

# The character before must be katakana, but not ー, so that folding twice changes nothing.
_LONG_VOWEL = re.compile("[-‐‒–—―−─━](?<=[ァ-ヺ].)")

# Characters of which none combines with the one before it, under NFKC and case folding:
# Latin, Greek and Cyrillic without their combining marks, punctuation and symbols, kana
# and kanji, full- and half-width forms without the half-width sound marks, emoji.
_INDEPENDENT = (
    "\\u0000-\\u02ff\\u0370-\\u0482\\u048a-\\u052f\\u1e00-\\u20cf\\u2100-\\u2bff\\u2e80-\\u3029"
    "\\u3030-\\u3098\\u309b-\\u312f\\u3190-\\ua48c\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff01-\\uff9d"
    "\\uffe0-\\uffe6\\U0001f000-\\U0001faff\\U00020000-\\U0003ffff"
)


@cache
def _combining() -> re.Pattern[str]:
    return re.compile(f"[^{_INDEPENDENT}]")


# Starters that compose with the character before them (second elements of canonical
# decompositions with combining class 0, from the Unicode Character Database), and the
# vowels and finals of Hangul.
_COMPOSING_STARTERS = frozenset(
    map(
        chr,
        [
            *(0x09BE, 0x09D7, 0x0B3E, 0x0B56, 0x0B57, 0x0BBE, 0x0BD7, 0x0CC2, 0x0CD5, 0x0CD6),
            *(0x0D3E, 0x0D57, 0x0DCF, 0x0DDF, 0x102E, 0x1B35, 0x11127, 0x1133E, 0x11357),
            *(0x114B0, 0x114BA, 0x114BD, 0x115AF, 0x11930),
            *range(0x1161, 0x1176),
            *range(0x11A8, 0x11C3),
        ],
    )
)


def _fold_cluster(cluster: str) -> str:
    folded = normalize("NFKC", normalize("NFKC", cluster).casefold())
    return folded.translate(_SINGLE)


_APART = "\ue000"
"""A character of private use, which folds to itself and combines with nothing."""


def fold_apart(characters: Iterable[str]) -> list[str]:
    """What `fold` makes of each of some characters (`_APART` not among them) by itself."""
    return _fold_cluster(_APART.join(characters)).split(_APART)


def _unchanged(ranges: Iterable[tuple[int, int]]) -> str:
    """The characters of `ranges` (inclusive) that fold to themselves, as a character class."""
    found: list[str] = []
    for first, last in ranges:
        done = first
        for code, folded in enumerate(fold_apart(map(chr, range(first, last + 1))), first):
            if folded != chr(code):
                if done < code:
                    found.append(f"\\u{done:04x}-\\u{code - 1:04x}")
                done = code + 1
        if done <= last:
            found.append(f"\\u{done:04x}-\\u{last:04x}")
    return "".join(found)


# ASCII, punctuation, line drawing and shapes, kana, kanji: what minutes are made of.
_USUAL = ((0, 0x7F), (0x2010, 0x2027), (0x2500, 0x25FF), (0x3001, 0x30FF), (0x4E00, 0x9FFF))


@cache
def _changing() -> re.Pattern[str]:
    """Runs of characters that do not, or may not, fold to themselves."""
    return re.compile(f"[^{_unchanged(_USUAL)}]+")


@lru_cache(maxsize=1 << 14)
def _fold_run(run: str) -> str:
    return "".join(_fold_cluster(character) for character in run)


def _fold_match(match: re.Match[str]) -> str:
    return _fold_run(match.group())


def fold(text: str) -> str:
    """`text` as it is indexed and compared; folding twice changes nothing more."""
    if text.isascii():
        return text.lower()
    if _combining().search(text) is None:
        folded = _changing().sub(_fold_match, text)
    else:
        folded = "".join(_fold_cluster(text[start:end]) for start, end in _clusters(text))
    return _LONG_VOWEL.sub("ー", folded)


class Folded(Struct, frozen=True):
    """A folded text that knows where each of its characters came from.

    Attributes:
        text: the folded text.
        source: length of the original text, in code points.
        resized: clusters whose length changed, in order, as (folded start, folded end,
            original start, original end); everything between them maps one to one.
    """

    text: str
    source: int
    resized: tuple[tuple[int, int, int, int], ...] = ()

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The smallest original range that covers the folded range, both half-open."""
        return self._across(start, end, 0)

    def folded(self, start: int, end: int) -> tuple[int, int]:
        """The smallest folded range that covers the original range, both half-open."""
        return self._across(start, end, 2)

    def _across(self, start: int, end: int, side: int) -> tuple[int, int]:
        first = self._place(start, side)[0]
        if end <= start:
            return first, first
        return first, self._place(end - 1, side)[1]

    def _place(self, offset: int, side: int) -> tuple[int, int]:
        """The range on the other side of the one character at `offset`."""
        other = 2 - side
        index = bisect_right(self.resized, offset, key=lambda entry: entry[side]) - 1
        if index < 0:
            return offset, offset + 1
        entry = self.resized[index]
        if offset < entry[side + 1]:
            return entry[other], entry[other + 1]
        moved = offset - entry[side + 1] + entry[other + 1]
        return moved, moved + 1


def fold_with_map(text: str) -> Folded:
    """`fold(text)` with the way back to the offsets of `text`."""
    if text.isascii():
        return Folded(text.lower(), len(text))
    pieces: list[str] = []
    resized: list[tuple[int, int, int, int]] = []
    done = length = 0
    for start, end in _changes(text):
        pieces.append(text[done:start])
        length += start - done
        folded = _fold_cluster(text[start:end])
        pieces.append(folded)
        if len(folded) != end - start or end - start > 1:
            resized.append((length, length + len(folded), start, end))
        length += len(folded)
        done = end
    pieces.append(text[done:])
    return Folded(_LONG_VOWEL.sub("ー", "".join(pieces)), len(text), tuple(resized))


def _changes(text: str) -> Iterator[tuple[int, int]]:
    """Clusters of `text` that may fold to something else."""
    if _combining().search(text) is not None:
        yield from _clusters(text)
        return
    for match in _changing().finditer(text):
        for offset in range(match.start(), match.end()):
            yield offset, offset + 1


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Runs that fold independently: a character with all that may combine with it."""
    start = 0
    for offset in range(1, len(text)):
        if not _joins(text[offset]):
            yield start, offset
            start = offset
    if text:
        yield start, len(text)


@lru_cache(maxsize=1 << 12)
def _joins(character: str) -> bool:
    """Whether the character may combine with the one before it."""
    first = normalize("NFKD", character)[0]
    return combining(first) != 0 or first in _COMPOSING_STARTERS
