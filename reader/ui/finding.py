"""What was found in an opened text: the search's hits, and what the reader finds in it himself."""

from collections.abc import Callable, Iterable
from time import perf_counter

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from reader.minutes.normalize import Folded, fold_with_map
from reader.ui.marks import Found, Marks, Ranges, find_all

_IDLE_SECONDS = 0.008
"""How long getting ready to find may hold the event loop at a time."""
_AROUND = 14
"""Characters before and behind a found word by which it is recognised."""


class Text(Struct, frozen=True):
    """How a page tells of its text, and goes to a place in it.

    Attributes:
        slices: every slice of text in order, also what is folded away.
        text_of: a speech's whole text, by its number.
        reading_place: a speech's number and an offset: where one reads; None without text.
        in_sight: whether a found word can be seen now.
        show: unfold and scroll to a found word.
    """

    slices: Callable[[], Iterable[Found]]
    text_of: Callable[[int], str]
    reading_place: Callable[[], tuple[int, int] | None]
    in_sight: Callable[[Found], bool]
    show: Callable[[Found], object]


class Glimpse(Struct, frozen=True):
    """A found word with what stands around it, white space squeezed."""

    before: str
    word: str
    after: str


class Finding(QObject):
    """The found words of one page, and the steps through them.

    Two sets live side by side: the hits of the search that opened the text, and the places of
    what is typed into the find bar. All ranges are code points into a speech's text.

    Attributes:
        hits, found: the two sets.
        beyond: asked when a step leaves the last (or, backwards, the first) hit: gets whether
            backwards, and says whether it went on elsewhere; else the steps begin anew.

    Signals:
        hitChanged, foundChanged: the current one (from 1; 0 for none) and how many there are.
        changed: something is to be painted otherwise.
    """

    hitChanged = Signal(int, int)  # noqa: N815
    foundChanged = Signal(int, int)  # noqa: N815
    changed = Signal()

    def __init__(self, text: Text, parent: QObject) -> None:
        super().__init__(parent)
        self._text = text
        self.hits = Marks()
        self.found = Marks()
        self.beyond: Callable[[bool], bool] = lambda backward: False
        self._sought = ""
        self._told: dict[bool, tuple[int, int]] = {True: (0, 0), False: (0, 0)}
        self._folded: dict[int, Folded] = {}
        self._unfolded: list[int] = []
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._fold_more)

    # --- what is there ------------------------------------------------------

    @property
    def active(self) -> Marks:
        """The set that is stepped through: what is sought in the text, else the hits."""
        return self.found if self._sought else self.hits

    @property
    def hit_count(self) -> int:
        """How many hits the page has, also in what is folded away."""
        return len(self.hits)

    @property
    def find_position(self) -> int:
        """Which of the found places is the current one, from 1; 0 for none."""
        return self.found.index + 1

    def glimpse(self, index: int) -> Glimpse:
        """The words around one of the active set (its place in the order, from 0)."""
        speech, start, end = self.active.at(index)
        text = self._text.text_of(speech)
        first, last = max(start - _AROUND, 0), end + _AROUND
        before, after = text[first:start], text[end:last]
        return Glimpse(
            ("…" if first else "") + "".join(before.split()),
            "".join(text[start:end].split()),
            "".join(after.split()) + ("…" if last < len(text) else ""),
        )

    # --- changing it --------------------------------------------------------

    def set_hits(
        self,
        ranges: Ranges,
        at: tuple[int, int] | None = None,
    ) -> None:
        """These are the hits; the current one stays where it is among them.

        Parameters:
            at: a speech's number and an offset: the hit there is the current one.
        """
        before = self.hits.current
        self.hits = Marks(ranges)
        self.hits.current = before
        self.hits.arrange(self._text.slices())
        if at is not None:
            self._choose(*at)
        self._tell(self.hits)

    def choose_hit(self, speech: int, offset: int) -> None:
        """Make the hit at a place current, or the next one behind it, without going there."""
        self._choose(speech, offset)
        self._tell(self.hits)

    def follow(self, other: "Finding") -> None:
        """Another view of the same text was read: its current hit is this one's too."""
        current = other.hits.current
        if current is not None and self.hits.place_of(current) >= 0:
            self.hits.current = current
            self._tell(self.hits)

    def arrange(self) -> None:
        """The page shows its text in another order now."""
        slices = list(self._text.slices())
        for marks in (self.hits, self.found):
            marks.arrange(slices)
            self._tell(marks)

    def forget_place(self) -> None:
        """Another part of the text is shown: no hit is current."""
        self.hits.current = None

    def forget(self) -> None:
        """Another text is shown: nothing is found in it yet."""
        self._folded.clear()
        self._unfolded.clear()
        self._sought = ""
        self.hits, self.found = Marks(), Marks()

    # --- steps --------------------------------------------------------------

    def step(self, backward: bool = False) -> bool:
        """Go to the next (or previous) hit; whether there is one.

        It follows the current one, or what is being read where the reader has left that.
        """
        return self._step(self.hits, backward)

    def go_to(self, index: int) -> None:
        """Go to one of the active set, by its place in the order (from 0)."""
        self._go(self.active, index)

    def prepare(self) -> None:
        """Get ready for the first letter that is sought, in the pauses."""
        self._unfolded = sorted({speech for speech, _, _ in self._text.slices()}, reverse=True)
        self._idle.start()

    def find(self, text: str, backward: bool = False) -> int:
        """Find what is typed, width and case aside, and go there; "" stops finding.

        The same text again goes on to the next (or previous) place.

        Returns:
            how many places there are.
        """
        if text == self._sought:
            if text:
                self._step(self.found, backward)
            return len(self.found)
        before = self.found.current
        self._sought = text
        self.found = Marks(Ranges(self._find_all(text)))
        self.found.arrange(self._text.slices())
        if len(self.found):
            seen = before is not None and self._text.in_sight(before)
            place = before[:2] if before and seen else self._text.reading_place()
            after = self.found.before(*place) if place else 0
            self._go(self.found, after % len(self.found))
        else:
            self._tell(self.found)
        return len(self.found)

    # --- inside -------------------------------------------------------------

    def _choose(self, speech: int, offset: int) -> None:
        if len(self.hits):
            place = min(self.hits.before(speech, offset), len(self.hits) - 1)
            self.hits.current = self.hits.at(place)

    def _step(self, marks: Marks, backward: bool) -> bool:
        index, count = marks.index, len(marks)
        step = -1 if backward else 1
        wanted = index + step
        if marks.current is None or not self._text.in_sight(marks.current):
            place = self._text.reading_place()
            after = marks.before(*place) if place else 0
            wanted = after - 1 if backward else after
            if wanted == index:
                wanted += step
        if marks is self.hits and not 0 <= wanted < count and self.beyond(backward):
            return True
        if count:
            self._go(marks, wanted % count)
        return count > 0

    def _go(self, marks: Marks, index: int) -> None:
        marks.current = marks.at(index)
        self._text.show(marks.current)
        self._tell(marks)

    def _tell(self, marks: Marks) -> None:
        of_search = marks is self.hits
        now = marks.index + 1, len(marks)
        if self._told[of_search] != now:
            self._told[of_search] = now
            (self.hitChanged if of_search else self.foundChanged).emit(*now)
        self.changed.emit()

    def _find_all(self, text: str) -> dict[int, list[tuple[int, int]]]:
        speeches = {piece[0] for piece in self._text.slices()} if text else ()
        return {speech: find_all(self._fold(speech), text) for speech in speeches}

    def _fold(self, speech: int) -> Folded:
        if speech not in self._folded:
            self._folded[speech] = fold_with_map(self._text.text_of(speech))
        return self._folded[speech]

    def _fold_more(self) -> None:
        deadline = perf_counter() + _IDLE_SECONDS
        while self._unfolded and perf_counter() < deadline:
            self._fold(self._unfolded.pop())
        if not self._unfolded:
            self._idle.stop()
