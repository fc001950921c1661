"""Which tips there are, when they help, and how the window tells that one is not needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.threads.model import CERTAIN, LinkBy
from reader.ui.options import Options
from reader.ui.place import View
from reader.ui.tips import Tip, Tips
from reader.ui.workspace import OpenSitting

if TYPE_CHECKING:
    from reader.ui.list_pane import ListPane
    from reader.ui.reading import Reading
    from reader.ui.reading_room import ReadingRoom
    from reader.ui.searching import Searching


class FirstSteps(QObject):
    """The tips of the window.

    Attributes:
        tips: what shows them.
    """

    def __init__(
        self,
        reading: "Reading",
        pane: "ListPane",
        room: "ReadingRoom",
        searching: "Searching",
        options: Options,
        page: QWidget,
    ) -> None:
        """Show tips at the bottom of `page`, below its column."""
        super().__init__(page)
        self.tips = tips = Tips(options, reading.notices, page)
        self._pane = pane
        self._room = room
        self._searching = searching
        self._quoted = 0
        tips.offer(
            Tip(
                "uncertain",
                self.tr(
                    "点線のところは、プログラムの推定です。合っていれば「正しい」、違えば「ほかの候補」を押します。"
                ),
                "correct",
                self._uncertain,
            ),
            Tip(
                "years",
                self.tr(
                    "グラフの棒を押すと、その年だけに絞り込めます。ドラッグすると、その範囲の年に絞り込めます。"
                ),
                "search",
                self._years,
            ),
            Tip(
                "quote",
                self.tr(
                    "Ctrl+Shift+C で、この話題の質問と答弁を、見出しと出典を付けてコピーできます。"
                ),
                "quote",
                self._in_thread,
            ),
            Tip(
                "draft",
                self.tr("いくつも引用するときは、Ctrl+Shift+D で下書きに集められます。"),
                "draft",
                lambda: self._quoted > 1,
            ),
        )
        reading.browsing.opened.connect(tips.look)
        # Whoever reads on comes upon something else; a tip that is there may be read meanwhile.
        room.pane.thread_view.placeChanged.connect(lambda: tips.look() if not tips.shown else None)
        pane.strip.histogram.rangeChosen.connect(lambda *_: tips.learnt("years"))
        reading.quoting.copied.connect(self._note_quote)
        reading.quoting.collected.connect(lambda *_: tips.learnt("draft"))
        reading.correcting.stepsChanged.connect(
            lambda undo, _: tips.learnt("uncertain") if undo else None
        )

    def _note_quote(self) -> None:
        self._quoted += 1
        self.tips.learnt("quote")
        self.tips.look()

    def _thread(self) -> OpenSitting | None:
        """The sitting that is read as a thread."""
        opened = self._room.opened
        if isinstance(opened, OpenSitting) and self._room.pane.view is View.THREAD:
            return opened
        return None

    def _in_thread(self) -> bool:
        return self._thread() is not None

    def _uncertain(self) -> bool:
        opened = self._thread()
        if opened is None or not self._room.pane.thread_view.shows_estimate():
            return False
        exchange = opened.exchange(self._room.pane.exchange)
        return exchange is not None and any(
            link.by is LinkBy.PROGRAM and not link.confirmed and link.confidence < CERTAIN
            for one in exchange.rounds
            for link in one.links
        )

    def _years(self) -> bool:
        histogram = self._pane.strip.histogram
        # It may be there and scrolled out of sight with the filters over it.
        seen = histogram.isVisible() and histogram.visibleRegion().contains(histogram.rect())
        return self._searching.asked is not None and seen and histogram.has_years
