"""What a quote has in common with the minutes, and what not, character by character."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reader.quotes.chains import Run
from reader.quotes.ends import Ends
from reader.quotes.likeness import alike, operations
from reader.quotes.model import Edit, EditKind, Passage, Verdict
from reader.quotes.plain import Plain, letters, plain
from reader.quotes.signs import BREAK, MARKER, SENTENCE_END
from reader.quotes.written import Written

_Step = tuple[int, int, int, int, bool]
"""A difference: from and to in the post's characters and in the minutes', and whether it is a part
left out."""

_AROUND = 160
"""Characters around a quote that are looked at."""
_LONG = 40
"""More characters between two runs are the writer's own, not other words for those of the minutes."""
_PART = 15
"""Characters missing within a sentence that are a part left out, not a word dropped."""
_OWN = 12
"""Letters between two runs that may be the writer's own words."""
_OWN_SENTENCE = 4
"""Likewise where a sentence, a line or brackets end between the two."""
_ALIKE = 0.5


class _Block(Struct):
    """Original ranges that belong together: the same letters, or what is between two of them."""

    start: int
    end: int
    speech_start: int
    speech_end: int


def passages(post: Written, speech: Written, number: int, chain: Sequence[Run]) -> list[Passage]:
    """The quotes that a chain of runs is: one, or several where the writer's own words are between.

    Args:
        number: of the speech.
    """
    blocks = [_block(post, speech, run) for run in chain]
    found: list[Passage] = []
    for part in _parted(post, speech, blocks):
        passage = _Comparison(post, speech, part).passage(number)
        if passage is not None:
            found.append(passage)
    return found


def _block(post: Written, speech: Written, run: Run) -> _Block:
    places, others = post.skeleton.places, speech.skeleton.places
    last = run.length - 1
    return _Block(
        int(places[run.post]),
        int(places[run.post + last]) + 1,
        int(others[run.speech]),
        int(others[run.speech + last]) + 1,
    )


def _parted(post: Written, speech: Written, blocks: list[_Block]) -> Iterator[list[_Block]]:
    """Blocks without the writer's own words between them."""
    part = blocks[:1]
    for block in blocks[1:]:
        last = part[-1]
        if _own_between(post, speech, last, block):
            yield part
            part = []
        part.append(block)
    yield part


def _own_between(post: Written, speech: Written, last: _Block, block: _Block) -> bool:
    between = post.text[last.end : block.start]
    rest = MARKER.sub("", between)
    own = letters(rest)
    broken = BREAK.search(rest) is not None
    if own < (_OWN_SENTENCE if broken else _OWN):
        return False
    mine = plain(post.text, last.end, block.start).characters
    theirs = plain(speech.text, last.speech_end, block.speech_start).characters
    if max(alike(mine, theirs), alike(mine, theirs[: len(mine)])) >= _ALIKE:
        return False
    return broken or len(mine) > _LONG or len(theirs) > 3 * len(mine)


class _Comparison:
    """One quote beside its passage."""

    def __init__(self, post: Written, speech: Written, blocks: list[_Block]) -> None:
        self._post = post
        self._speech = speech
        self._blocks = blocks
        before = min(blocks[0].start, _AROUND)
        self._mine: Plain = plain(post.text, blocks[0].start - before, blocks[-1].end + _AROUND)
        before = min(blocks[0].speech_start, _AROUND)
        self._theirs: Plain = plain(
            speech.text, blocks[0].speech_start - before, blocks[-1].speech_end + _AROUND
        )
        self._steps: list[_Step] = []

    def passage(self, number: int) -> Passage | None:
        """The quote; None where nothing of it is left."""
        ends = Ends(self._mine, self._theirs)
        pairs = [self._pair(block) for block in self._blocks]
        pairs[0] = ends.without_chance_head(pairs[0])
        pairs[-1] = ends.without_chance_tail(pairs[-1])
        if any(pair[0] >= pair[1] or pair[2] >= pair[3] for pair in pairs):
            return None
        first, last = pairs[0], pairs[-1]
        low, low_theirs = ends.head(first[0], first[2])
        high, high_theirs = ends.tail(last[1], last[3])
        self._compare(low, first[0], low_theirs, first[2])
        for number_, pair in enumerate(pairs):
            if number_:
                self._between(pairs[number_ - 1], pair)
            self._compare(*pair)
        self._compare(last[1], high, last[3], high_theirs)
        return self._finished(number, low, high, low_theirs, high_theirs)

    # --- where it begins and ends -------------------------------------------

    def _pair(self, block: _Block) -> tuple[int, int, int, int]:
        return (
            self._mine.at(block.start),
            self._mine.at(block.end),
            self._theirs.at(block.speech_start),
            self._theirs.at(block.speech_end),
        )

    # --- what differs --------------------------------------------------------

    def _compare(self, low: int, high: int, low_theirs: int, high_theirs: int) -> None:
        """Add what it takes to make one slice of characters into the other."""
        one = self._mine.characters[low:high]
        other = self._theirs.characters[low_theirs:high_theirs]
        if one == other:
            return
        for tag, start, end, first, last in operations(one, other):
            if tag != "equal":
                self._steps.append(
                    (low + start, low + end, low_theirs + first, low_theirs + last, False)
                )

    def _between(self, last: tuple[int, int, int, int], pair: tuple[int, int, int, int]) -> None:
        """Add what stands between two runs: a part left out, or other words."""
        low, high, low_theirs, high_theirs = last[1], pair[0], last[3], pair[2]
        mine = self._mine.characters[low:high]
        theirs = self._theirs.characters[low_theirs:high_theirs]
        if mine == theirs:
            return
        marker = MARKER.search(mine)
        if marker is not None and theirs:
            before = self._taken(mine[: marker.start()], theirs)
            after = self._taken(mine[marker.end() :][::-1], theirs[before:][::-1])
            self._compare(low, low + marker.start(), low_theirs, low_theirs + before)
            self._steps.append(
                (
                    low + marker.start(),
                    low + marker.end(),
                    low_theirs + before,
                    high_theirs - after,
                    True,
                )
            )
            self._compare(low + marker.end(), high, high_theirs - after, high_theirs)
        elif len(theirs) > 2 * len(mine) + 4:
            before = self._taken(mine, theirs)
            after = self._taken(mine[::-1], theirs[::-1])
            if alike(mine, theirs[:before]) >= alike(mine, theirs[len(theirs) - after :]):
                self._compare(low, high, low_theirs, low_theirs + before)
                self._left_out(high, low_theirs + before, high_theirs)
            else:
                self._left_out(low, low_theirs, high_theirs - after)
                self._compare(low, high, high_theirs - after, high_theirs)
        else:
            self._compare(low, high, low_theirs, high_theirs)

    def _taken(self, mine: str, theirs: str) -> int:
        """How many of the first characters of the minutes stand for some of the post."""
        if not mine:
            return 0
        sizes = range(max(0, len(mine) - 3), min(len(theirs), len(mine) + 3) + 1)
        return max(sizes, key=lambda size: alike(mine, theirs[:size]), default=0)

    def _left_out(self, at: int, first: int, last: int) -> None:
        """Add a part that is missing without a word, cut at sentences where it may be."""
        theirs = self._theirs
        size = last - first
        if not size:
            return
        # The same part missing: 「…ます。次に、A。次に、B。」 may be cut at several places.
        options = [0]
        shift = 0
        while (
            shift < size
            and first - shift - 1 >= 0
            and at - shift - 1 >= 0
            and theirs.characters[first - shift - 1] == theirs.characters[last - shift - 1]
            and theirs.characters[first - shift - 1] == self._mine.characters[at - shift - 1]
        ):
            shift += 1
            options.append(-shift)
        shift = 0
        while (
            last + shift < len(theirs.characters)
            and at + shift < len(self._mine.characters)
            and theirs.characters[first + shift] == theirs.characters[last + shift]
            and theirs.characters[first + shift] == self._mine.characters[at + shift]
        ):
            shift += 1
            options.append(shift)
        whole = [one for one in options if self._sentences(first + one, last + one)]
        by = min(whole or options, key=abs)
        part = bool(whole) or size >= _PART
        self._steps.append((at + by, at + by, first + by, last + by, part))

    def _sentences(self, first: int, last: int) -> bool:
        """Whether a slice of the minutes is whole sentences."""
        return self._starts_sentence(first) and self._starts_sentence(last)

    def _starts_sentence(self, index: int) -> bool:
        theirs = self._theirs
        if index == 0 or index >= len(theirs.characters):
            return True
        if theirs.characters[index - 1] in SENTENCE_END:
            return True
        return "\n" in theirs.text[theirs.ends[index - 1] : theirs.starts[index]]

    # --- the verdict ----------------------------------------------------------

    def _finished(
        self, number: int, low: int, high: int, low_theirs: int, high_theirs: int
    ) -> Passage | None:
        edits: list[Edit] = []
        at, at_theirs = low, low_theirs
        same = 0
        for step in _joined(self._steps):
            same += self._widths(at, step[0], at_theirs, edits)
            edits.append(self._edit(*step))
            at, at_theirs = step[1], step[3]
        same += self._widths(at, high, at_theirs, edits)
        if not same:
            return None
        kinds = {edit.kind for edit in edits}
        if kinds & {EditKind.REPLACED, EditKind.ADDED, EditKind.DROPPED}:
            verdict = Verdict.ALTERED
        elif EditKind.OMITTED in kinds:
            verdict = Verdict.SHORTENED
        elif EditKind.WIDTH in kinds:
            verdict = Verdict.WIDTH
        else:
            verdict = Verdict.EXACT
        start, end = self._mine.original(low, high)
        speech_start, speech_end = self._theirs.original(low_theirs, high_theirs)
        return Passage(start, end, number, speech_start, speech_end, verdict, same, tuple(edits))

    def _widths(self, low: int, high: int, low_theirs: int, edits: list[Edit]) -> int:
        """Add where equal characters are of another width; gives the number of equal letters."""
        mine, theirs = self._mine, self._theirs
        shift = low_theirs - low
        since: int | None = None
        for index in range(low, high + 1):
            differs = index < high and mine.written(index) != theirs.written(index + shift)
            if differs and since is None:
                since = index
            elif not differs and since is not None:
                edits.append(
                    Edit(
                        EditKind.WIDTH,
                        *mine.original(since, index),
                        *theirs.original(since + shift, index + shift),
                    )
                )
                since = None
        return letters(mine.characters[low:high])

    def _edit(self, low: int, high: int, first: int, last: int, part: bool) -> Edit:
        if part:
            kind = EditKind.OMITTED
        elif low == high:
            kind = EditKind.DROPPED
            if last - first >= _PART or self._sentences(first, last):
                kind = EditKind.OMITTED
        elif first == last:
            kind = EditKind.ADDED
        else:
            kind = EditKind.REPLACED
        return Edit(kind, *self._mine.original(low, high), *self._theirs.original(first, last))


def _joined(steps: list[_Step]) -> list[_Step]:
    """The steps in order, those that touch as one."""
    made: list[_Step] = []
    for step in sorted(steps):
        if made and not step[4] and not made[-1][4] and made[-1][1::2] == step[0:4:2]:
            last = made.pop()
            step = (last[0], step[1], last[2], step[3], False)
        made.append(step)
    return made
