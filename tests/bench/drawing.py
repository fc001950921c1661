"""Queries drawn at random from the archive's own text.

Words are runs of kanji or katakana, as people type them; slices begin and end anywhere, as
what is pasted or half typed does, and are asked for as phrases.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import accumulate

from bench.asked import LEAST_OF_PEER, Asked, Classes
from bench.corpus import Corpus

from reader.minutes.labels import parse_label
from reader.search.syntax import QUOTES, Field, FieldName, Word, render

_RUN = re.compile("[一-龥々]+|[ァ-ヴ][ァ-ヴー]*")
_SIGNS = frozenset("".join(QUOTES) + "".join(QUOTES.values()))
_LETTERS = re.compile("[ぁ-んァ-ヴー一-龥々]+")
_KINDS = ("質問", "答弁", "議長")

_WINDOW = 400
_SAMPLE = 1_500_000
"""Characters of which the most frequent are counted."""

_TRIES = 400
"""How often to draw again for one query: a small archive may have no more."""

_SIZES = {"1 character": (1, 1), "2 characters": (2, 2), "3–5": (3, 5), "6+": (6, 12)}


class Drawing:
    """Draws queries; no text of a query is given twice."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self._corpus = corpus
        self._chance = random.Random(seed)
        self._speeches = [
            (place, number)
            for place, record in enumerate(corpus.records)
            for number, _ in enumerate(record.speeches)
        ]
        self._ends = list(
            accumulate(len(text) for record in corpus.records for _, text in record.speeches)
        )
        self._given: set[str] = set()

    def classes(self, each: int) -> dict[str, list[Asked]]:
        """The classes of queries that the first page is measured on, `each` of every class."""
        made: dict[str, list[Asked]] = {}
        for name, (least, most) in _SIZES.items():
            made[f"{name}, word"] = self._several(each, partial(self._one_word, least, most))
            made[f"{name}, slice"] = self._several(each, partial(self._phrase, least, most))
        made["very common"] = self._frequent(each)
        made["absent"] = self._several(each, self._absent)
        made["several words, 2+"] = self._several(each, lambda: self._words(2))
        made["several words, 3+"] = self._several(each, lambda: self._words(LEAST_OF_PEER))
        made["with 期間"] = self._several(each, self._in_period)
        made["with 発言者"] = self._several(each, self._of_speaker)
        made["with 会議"] = self._several(each, self._of_meeting)
        made["with 種別"] = self._several(each, self._of_kind)
        return made

    def others(self, each: int) -> dict[str, list[Asked]]:
        """More classes for the totals: what else the language has."""
        chance = self._chance
        patterns: dict[str, Callable[[], str]] = {
            "NOT": lambda: "{0} -{1}",
            "OR": lambda: "{0} ({1} OR {2})",
            "NEAR": lambda: f"{{0}} NEAR/{chance.choice((0, 5, 20, 100))} {{1}}",
        }
        made = {
            name: self._several(each, partial(self._filled, pattern))
            for name, pattern in patterns.items()
        }
        return made | {"fields alone": self._several(each, self._fields_alone)}

    def common_words(self, count: int, size: int) -> list[str]:
        """The most frequent words of `size` characters, which no class is given any more."""
        found = Counter(
            run for text in self._sample() for run in _RUN.findall(text) if len(run) == size
        )
        words = [word for word, _ in found.most_common(count)]
        self._given.update(words)
        return words

    # --- one query ----------------------------------------------------------

    def _several(self, count: int, make: Callable[[], Asked | None]) -> list[Asked]:
        found: list[Asked] = []
        for _ in range(count * _TRIES):
            if len(found) == count:
                break
            query = make()
            if query is not None and query.text not in self._given:
                self._given.add(query.text)
                found.append(query)
        return found

    def _one_word(self, least: int, most: int) -> Asked | None:
        word = self._word(least, most)
        return Asked(word, (word,)) if word else None

    def _phrase(self, least: int, most: int) -> Asked | None:
        text = self._slice(least, most)
        return Asked(render(Word(text, quoted=True)), (text,)) if text else None

    def _absent(self) -> Asked | None:
        """Two words that nobody ever said in one breath."""
        first, second = self._word(2, 4), self._word(2, 4)
        if first is None or second is None or self._corpus.holds(first + second):
            return None
        return Asked(first + second, (first + second,))

    def _filled(self, pattern: Callable[[], str]) -> Asked | None:
        words = [word for _ in range(3) if (word := self._word(2, 6))]
        return Asked(pattern().format(*words), ours_only=True) if len(words) == 3 else None

    def _fields_alone(self) -> Asked | None:
        query = self._chance.choice((self._in_period, self._of_speaker, self._of_meeting))()
        if query is None:
            return None
        fields = f"{query.text.partition(' ')[2]} 種別:{self._chance.choice(_KINDS)}"
        return Asked(fields, ours_only=True)

    def _words(self, least: int) -> Asked | None:
        """Two or three words: of one speech, or (every other time) of any."""
        number = self._chance.choice((2, 2, 3))
        if self._chance.random() < 0.5:
            window = self._window(_WINDOW * 4)
            runs = [run for run in _RUN.findall(window) if least <= len(run) <= 6]
            words = self._chance.sample(runs, min(number, len(runs)))
        else:
            words = [word for _ in range(number) if (word := self._word(least, 6))]
        words = list(dict.fromkeys(words))
        return Asked(" ".join(words), tuple(words)) if len(words) > 1 else None

    def _in_period(self) -> Asked | None:
        word = self._word(LEAST_OF_PEER, 6)
        place, _ = self._speech()
        day = self._corpus.records[place].date
        if word is None or day is None:
            return None
        year = int(day[:4])
        until = year + self._chance.choice((0, 1, 3))
        field = Field(FieldName.DATE, (f"{year}..{until}",))
        return Asked(f"{word} {render(field)}", (word,), f"{year}-01-01", f"{until}-12-31")

    def _of_speaker(self) -> Asked | None:
        """A word that somebody says, and who says it."""
        place, number = self._speech()
        label, text = self._corpus.records[place].speeches[number]
        name = parse_label(label).name
        word = self._word_of(text, LEAST_OF_PEER, 6)
        # The language takes a title at the end of a name for a title.
        if word is None or name is None or len(name) < 2 or name[-1] in "君氏員ん" or " " in name:
            return None
        field = Field(FieldName.SPEAKER, (name,))
        return Asked(f"{word} {render(field)}", (word,), speaker=name)

    def _of_meeting(self) -> Asked | None:
        place, number = self._speech()
        record = self._corpus.records[place]
        word = self._word_of(record.speeches[number][1], LEAST_OF_PEER, 6)
        meeting = record.meeting
        if word is None or not meeting:
            return None
        field = Field(FieldName.MEETING, (meeting,))
        return Asked(f"{word} {render(field)}", (word,), meeting=meeting)

    def _of_kind(self) -> Asked | None:
        word = self._word(LEAST_OF_PEER, 6)
        if word is None:
            return None
        return Asked(f"{word} 種別:{self._chance.choice(_KINDS)}", (word,), ours_only=True)

    # --- text ---------------------------------------------------------------

    def _frequent(self, count: int) -> list[Asked]:
        """The most frequent runs of 3, 4 and 5 letters, as many of each."""
        texts = list(self._sample())
        found: list[Asked] = []
        for size, share in zip((3, 4, 5), (count - count // 3 * 2, *[count // 3] * 2), strict=True):
            grams = Counter(
                text[start : start + size]
                for text in texts
                for run in _LETTERS.finditer(text)
                for start in range(run.start(), run.end() - size + 1)
            )
            best = [gram for gram, _ in grams.most_common() if gram not in self._given][:share]
            self._given.update(best)
            found += [Asked(gram, (gram,)) for gram in best]
        return found

    def _sample(self) -> Iterator[str]:
        whole = self._ends[-1]
        for _ in range(min(_SAMPLE, whole) // _WINDOW + 1):
            yield self._window(_WINDOW)

    def _speech(self) -> tuple[int, int]:
        """A sitting's and a speech's place, long speeches the more often."""
        return self._chance.choices(self._speeches, cum_weights=self._ends)[0]

    def _window(self, size: int) -> str:
        place, number = self._speech()
        text = self._corpus.records[place].speeches[number][1]
        start = self._chance.randrange(max(1, len(text) - size + 1))
        return text[start : start + size]

    def _word(self, least: int, most: int) -> str | None:
        """A run of the wanted length from anywhere."""
        for _ in range(_TRIES):
            word = self._word_of(self._window(_WINDOW), least, most)
            if word is not None:
                return word
        return None

    def _word_of(self, text: str, least: int, most: int) -> str | None:
        # A run at the edge may be half a word.
        runs = [run for run in _RUN.findall(text)[1:-1] if least <= len(run) <= most]
        return self._chance.choice(runs) if runs else None

    def _slice(self, least: int, most: int) -> str | None:
        size = self._chance.randint(least, most)
        text = self._window(size)
        fit = len(text) == size and text == text.strip() and text.isprintable()
        return text if fit and _LETTERS.search(text) and not _SIGNS & set(text) else None


def for_peer(classes: Classes) -> dict[str, list[Asked]]:
    """Of these classes, those that a trigram index can answer as a whole."""
    return {
        name: queries
        for name, queries in classes.items()
        if queries and all(one.for_peer for one in queries)
    }
