"""How alike the matters of topics are, across years, members and councils.

What a topic is about shows in its title and its ask more than in the speech around them, so
those count of their own. Words that the topics beside the found ones use, too, tell little:
they are the background against which a gram is weighed (`reader.threads.similarity`).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from msgspec import Struct

from reader.minutes.normalize import fold
from reader.threads.similarity import Weights, cosine, grams
from reader.threads.titles import is_weak

_LONGEST = 1_500
"""Characters of a question that are looked at; behind them it has come to other things."""

_TITLE, _ASK, _TEXT = 4, 2, 1
"""What a word weighs by where it stands."""

_CORE = 0.6
"""The share of title and ask in the likeness; the rest is that of the whole question."""

_FIRST = 2
"""Telling words of which a like matter must hold one, where the title has none."""

_SHARED = 0.5
"""The share of the telling words in the likeness; the rest is that of all grams."""

_WORD = re.compile(r"[一-龠々〆ヶァ-ヺー]{2,}+(?![げえけめれべせちみびて])|[a-z][a-z0-9]+")
"""Nouns; what one of these kana follows is a verb's stem (手挙げ, 見立て)."""
_KATAKANA = re.compile(r"[ァ-ヺー]{2,}")
_KANJI = re.compile(r"[一-龠々〆ヶ]{2,}")
_LONG = 6
"""Characters from which a word is looked for by its beginning and its end, too: others say it
shorter."""
_HEAD, _END = slice(None, 4), slice(-4, None)


class Matter(Struct, frozen=True):
    """What a topic asks.

    Attributes:
        title: of the topic.
        asks: the sentences that ask, a line each.
        text: the question passages, a line each.
    """

    title: str
    asks: str
    text: str


def telling_words(matter: Matter, most: int) -> dict[str, float]:
    """The words by which like matters may be found, folded, and what each weighs by where it
    stands and how often; the weightiest first."""
    weights: Counter[str] = Counter()
    for text, weight in (
        (matter.title, _TITLE),
        (matter.asks, _ASK),
        (matter.text[:_LONGEST], _TEXT),
    ):
        for word in _WORD.findall(fold(text)):
            for part in dict.fromkeys((word, *_parts(word))):
                weights[part] += weight
    found = {word: sqrt(weight) for word, weight in weights.items() if not is_weak(word)}
    chosen = sorted(found, key=lambda word: -found[word] * min(len(word), _LONG))[:most]
    return {word: found[word] for word in chosen}


def _parts(word: str) -> list[str]:
    """Shorter words within a compound, by which others may call the same matter."""
    kanji = _KANJI.findall(word)
    ends = [run[place] for run in kanji if len(run) >= _LONG for place in (_HEAD, _END)]
    return [*_KATAKANA.findall(word), *kanji, *ends]


def likeness(wanted: Matter, others: Sequence[Matter], telling: Mapping[str, float]) -> list[float]:
    """How like the wanted matter each of the others is, 0 to 1.

    Args:
        others: also some that are not like it, against which words are weighed.
        telling: words of the wanted matter (folded) and how much each tells, the most first; what
            holds none that the title names (of those that tell most, where it names none) is not
            like it at all.
    """
    matters = [wanted, *others]
    cores = [grams(f"{one.title}\n{one.title}\n{one.asks}") for one in matters]
    wholes = [grams(f"{one.title}\n{one.text[:_LONGEST]}") for one in matters]
    weights = Weights(wholes)
    core, *of_core = [weights.vector(one) for one in cores]
    whole, *of_whole = [weights.vector(one) for one in wholes]
    every = sum(telling.values()) or 1.0
    title = fold(wanted.title)
    first = [word for word in telling if word in title] or list(telling)[:_FIRST]
    found: list[float] = []
    for other, near, far in zip(others, of_core, of_whole, strict=True):
        cosines = _CORE * max(cosine(core, near), cosine(core, far))
        cosines += (1 - _CORE) * cosine(whole, far)
        text = fold(f"{other.title}\n{other.text[:_LONGEST]}")
        if not any(word in text for word in first):
            found.append(0.0)
            continue
        shared = sum(weight for word, weight in telling.items() if word in text) / every
        found.append(_SHARED * shared + (1 - _SHARED) * sqrt(max(0.0, cosines)))
    return found


def likest(sentences: Sequence[str], telling: Mapping[str, float]) -> int:
    """Which sentence says most of what tells; of equal ones the last, which asks."""
    worth = [
        sum(weight for word, weight in telling.items() if word in fold(one)) for one in sentences
    ]
    return max(range(len(sentences)), key=lambda place: (worth[place], place))
