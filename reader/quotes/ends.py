"""Where a quote begins and ends in a post: what its words have in common with the minutes, and what
was altered at its ends, but none of the writer's own words."""

from reader.quotes.likeness import alike
from reader.quotes.plain import Plain, is_letter, letters
from reader.quotes.signs import BREAK, FULL_STOPS, LEADS, REPORTS, is_aside

Pair = tuple[int, int, int, int]
"""Slices of both texts' characters that belong together: mine from, to, theirs from, to."""

_NEAR = 40
"""Characters around a quote that are looked at."""
_MOST = 12
"""Letters without a mark or break before a quote, or behind it, that count as altered words."""
_SWALLOWED = 4
"""Fewer letters behind a mark or break may agree by chance."""
_ALIKE = 0.5
_VERY_ALIKE = 0.6
_FEW_LETTERS = 3
_TO_STOP = 12
"""Characters within which the sentence of the minutes ends, too."""
_STOPS = 0.3
"""By so much less alike may words be that reach to the end of both sentences."""
_LAST_LETTERS = 3


class Ends:
    """The ends of a quote, as places among the characters of the post and of the minutes."""

    def __init__(self, mine: Plain, theirs: Plain) -> None:
        """For what stands in a post, and in the minutes, with some characters around it."""
        self._mine = mine
        self._theirs = theirs

    def head(self, low: int, low_theirs: int) -> tuple[int, int]:
        """Where a quote begins, in both, whose words agree from `low` on."""
        return self._earlier(*self._head(low, low_theirs))

    def tail(self, high: int, high_theirs: int) -> tuple[int, int]:
        """Where a quote ends, in both, whose words agree up to `high`."""
        return self._later(*self._tail(high, high_theirs))

    def without_chance_tail(self, pair: Pair) -> Pair:
        """A pair without a few last letters that stand behind a break: own words agree by chance."""
        low, high, low_theirs, high_theirs = pair
        cut = self._last_break(low, high)
        if cut is None or high - cut >= _SWALLOWED or self._ended(high):
            return pair
        count = letters(self._mine.characters[cut:high])
        for _ in range(count):
            high = _before(self._mine.characters, high)
            high_theirs = _before(self._theirs.characters, high_theirs)
        return (
            low,
            _behind_letter(self._mine.characters, high),
            low_theirs,
            _behind_letter(self._theirs.characters, high_theirs),
        )

    def without_chance_head(self, pair: Pair) -> Pair:
        """A pair without a few first letters before a break, likewise."""
        low, high, low_theirs, high_theirs = pair
        cut = self._first_break(low, high)
        if cut is None or cut - low > _SWALLOWED or self._begun(low):
            return pair
        for _ in range(letters(self._mine.characters[low:cut])):
            low = _behind(self._mine.characters, low)
            low_theirs = _behind(self._theirs.characters, low_theirs)
        return (
            _at_letter(self._mine.characters, low),
            high,
            _at_letter(self._theirs.characters, low_theirs),
            high_theirs,
        )

    def _last_break(self, low: int, high: int) -> int | None:
        """Behind the last break among characters; None where there is none."""
        for index in range(high - 1, low, -1):
            if self._broken(index):
                return index
        return None

    def _first_break(self, low: int, high: int) -> int | None:
        for index in range(low + 1, high):
            if self._broken(index):
                return index
        return None

    def _broken(self, index: int) -> bool:
        """Whether a break stands between a character and the one before it, or is it."""
        mine = self._mine
        between = mine.text[mine.starts[index - 1] : mine.starts[index]]
        return BREAK.search(between) is not None

    def _ended(self, high: int) -> bool:
        """Whether a break follows."""
        mine = self._mine
        text = mine.text[mine.ends[high - 1] : mine.ends[high - 1] + _NEAR]
        return not text.strip() or BREAK.match(text.lstrip(" \u3000\t")) is not None

    def _begun(self, low: int) -> bool:
        mine = self._mine
        text = mine.text[max(0, mine.starts[low] - _NEAR) : mine.starts[low]]
        text = text.rstrip(" \u3000\t")
        return not text or BREAK.match(text[-1]) is not None

    def _head(self, low: int, low_theirs: int) -> tuple[int, int]:
        """Where the quote begins: with what agrees, and with what was altered before it."""
        mine, theirs = self._mine, self._theirs
        while (
            low
            and low_theirs
            and mine.characters[low - 1] == theirs.characters[low_theirs - 1]
            and not self._broken(low)
        ):
            low, low_theirs = low - 1, low_theirs - 1
        start = low
        while start and low - start < 2 * _NEAR and not self._broken(start):
            start -= 1
        rest = mine.characters[start:low]
        own = letters(rest)
        if not own or len(rest) >= 2 * _NEAR or is_aside(rest):
            return low, low_theirs
        size = len(rest)
        best = max(
            range(max(0, low_theirs - size - 4), max(1, low_theirs - size + 5)),
            key=lambda at: alike(rest, theirs.characters[at:low_theirs]),
        )
        best = min(best, low_theirs)
        spaced = mine.ends[low - 1] < mine.starts[low]
        if alike(rest, theirs.characters[best:low_theirs]) >= _ALIKE and own > 1:
            return start, best
        if spaced or own > _MOST or (own > 1 and LEADS.search(rest)) or not low_theirs:
            return low, low_theirs
        return start, max(0, low_theirs - size)

    def _tail(self, high: int, high_theirs: int) -> tuple[int, int]:
        mine, theirs = self._mine, self._theirs
        count, count_theirs = len(mine.characters), len(theirs.characters)
        while (
            high < count
            and high_theirs < count_theirs
            and mine.characters[high] == theirs.characters[high_theirs]
            and (not self._broken(high) or BREAK.match(mine.characters[high]))
            and not self._line_between(high)
        ):
            high, high_theirs = high + 1, high_theirs + 1
        if high >= count or self._broken(high):
            return high, high_theirs
        if BREAK.match(mine.characters[high]):
            return self._cut_short(high, high_theirs)
        end = high + 1
        while end < count and end - high < 2 * _NEAR and not self._broken(end):
            if BREAK.match(mine.characters[end]):
                break
            end += 1
        rest = mine.characters[high:end]
        own = letters(rest)
        if not own or len(rest) >= 2 * _NEAR or is_aside(rest):
            return high, high_theirs
        size = len(rest)
        best = max(
            range(high_theirs, min(count_theirs, high_theirs + size + 5) + 1),
            key=lambda at: alike(rest, theirs.characters[high_theirs:at]),
        )
        stop = BREAK.search(theirs.characters, best, best + _TO_STOP)
        if stop is not None and (
            alike(rest, theirs.characters[high_theirs:best])
            < alike(rest, theirs.characters[high_theirs : stop.start()]) + _STOPS
        ):
            # Where both end their sentence, their words up to there are what differs.
            best = stop.start()
        spaced = mine.ends[high - 1] < mine.starts[high]
        likeness = alike(rest, theirs.characters[high_theirs:best])
        if likeness >= _ALIKE and own > 1:
            pass
        elif spaced or own > _MOST or REPORTS.match(rest) or high_theirs >= count_theirs:
            return high, high_theirs
        else:
            best = max(best, min(count_theirs, high_theirs + size)) if stop is None else best
        both = end < count and best < count_theirs and not self._line_between(end)
        if both and mine.characters[end] == theirs.characters[best]:
            # The mark that ends the sentence in both.
            return end + 1, best + 1
        return end, best

    def _cut_short(self, high: int, high_theirs: int) -> tuple[int, int]:
        """The end where the post's sentence ends a letter or three before that of the minutes:
        「ございます。」 for 「ございますか。」 says something else."""
        mine, theirs = self._mine.characters, self._theirs.characters
        if mine[high] not in FULL_STOPS:
            return high, high_theirs
        stop = BREAK.search(theirs, high_theirs, high_theirs + _LAST_LETTERS + 1)
        if stop is None or not letters(theirs[high_theirs : stop.start()]):
            return high, high_theirs
        return high + 1, stop.end()

    def _later(self, high: int, high_theirs: int) -> tuple[int, int]:
        """The end with the short sentences behind it that are those of the minutes, altered."""
        mine, theirs = self._mine.characters, self._theirs.characters
        while high < len(mine):
            end = high + 1
            while end < len(mine) and end - high <= _NEAR and not self._broken(end):
                end += 1
            size = end - high
            if not letters(mine[high:end]) >= _FEW_LETTERS or size > _NEAR:
                break
            sizes = range(max(1, size - 3), min(size + 3, len(theirs) - high_theirs) + 1)
            best = max(
                sizes,
                key=lambda many: alike(mine[high:end], theirs[high_theirs : high_theirs + many]),
                default=0,
            )
            if alike(mine[high:end], theirs[high_theirs : high_theirs + best]) < _VERY_ALIKE:
                break
            high, high_theirs = end, high_theirs + best
        return high, high_theirs

    def _earlier(self, low: int, low_theirs: int) -> tuple[int, int]:
        """The beginning with the short sentences before it, likewise."""
        mine, theirs = self._mine.characters, self._theirs.characters
        while low > 0:
            start = low - 1
            while start > 0 and low - start <= _NEAR and not self._broken(start):
                start -= 1
            size = low - start
            if not letters(mine[start:low]) >= _FEW_LETTERS or size > _NEAR:
                break
            sizes = range(max(1, size - 3), min(size + 3, low_theirs) + 1)
            best = max(
                sizes,
                key=lambda many: alike(mine[start:low], theirs[low_theirs - many : low_theirs]),
                default=0,
            )
            if alike(mine[start:low], theirs[low_theirs - best : low_theirs]) < _VERY_ALIKE:
                break
            low, low_theirs = start, low_theirs - best
        return low, low_theirs

    def _line_between(self, index: int) -> bool:
        mine = self._mine
        return bool(index) and "\n" in mine.text[mine.ends[index - 1] : mine.starts[index]]


def _before(characters: str, at: int) -> int:
    """The place of the last letter before a place."""
    at -= 1
    while at > 0 and not is_letter(characters[at]):
        at -= 1
    return at


def _behind(characters: str, at: int) -> int:
    """The place behind the first letter from a place on."""
    return _at_letter(characters, at) + 1


def _at_letter(characters: str, at: int) -> int:
    """The first letter from a place on."""
    while at < len(characters) - 1 and not is_letter(characters[at]):
        at += 1
    return at


def _behind_letter(characters: str, at: int) -> int:
    """The place behind the last letter before a place."""
    while at > 0 and not is_letter(characters[at - 1]):
        at -= 1
    return at
