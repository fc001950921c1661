"""The panes of the window beside each other: which of them are there, and how wide.

Where all that is wanted has no room beside each other, some give way: first the library, which
folds to its icons, then the draft, then the text, last the list. But what was opened last comes
first, and beside it what it is used with. As soon as there is room again, all of them come back, as
wide as they were.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from reader.ui.options import Options
from reader.ui.theme import HAIRLINE, SPACE, ui_font


class Pane(StrEnum):
    """The panes, from left to right."""

    LIBRARY = "library"
    LIST = "list"
    TEXT = "text"
    DRAFT = "draft"


_WIDE = 1500
"""Below this width an opened text folds the library, unless it was opened after it."""

_LEAST = {
    Pane.LIBRARY: (20, 12.0),
    Pane.LIST: (40, 13.5),
    Pane.TEXT: (40, 19.5),
    Pane.DRAFT: (52, 19.5),
}
"""Below these widths words are cut off: pixels, and full-width characters of the interface."""

_USUAL = {Pane.LIBRARY: 230, Pane.LIST: 350, Pane.DRAFT: 370}
"""Widths until others are chosen; the text has the rest."""

_COMFORTABLE = 30.0
"""Full-width characters that the text is given before the others are wider than they must be."""

_BESIDE = {
    Pane.LIBRARY: (Pane.LIST, Pane.TEXT),
    Pane.LIST: (Pane.TEXT,),
    Pane.TEXT: (),
    Pane.DRAFT: (Pane.TEXT,),
}
"""With which others a pane is used."""


def shown_in(room: int, folded: int, least: Mapping[Pane, int], order: Sequence[Pane]) -> set[Pane]:
    """Which panes there is room for.

    Args:
        room: the width for all of them.
        folded: the width that goes off where the library is folded to its icons.
        least: the widths that the panes need.
        order: the panes that are wanted, the most important first: it is there in any case.
    """
    shown: set[Pane] = set()
    for pane in order:
        tried = shown | {pane}
        # The icons need less than the library, which may still follow.
        gone = 0 if Pane.LIBRARY in tried else folded
        needed = sum(least[one] + HAIRLINE for one in tried) - HAIRLINE + gone
        if not shown or needed <= room:
            shown = tried
    return shown


def widths_in(
    room: int,
    shown: Sequence[Pane],
    least: Mapping[Pane, int],
    wanted: Mapping[Pane, int],
    text: int,
) -> list[int]:
    """How wide the panes that are there become.

    Args:
        room: the width for all of them, without what separates them.
        shown: from left to right.
        wanted: the widths that were chosen; the text has the rest.
        text: what the text is given before the others are wider than they must be.
    """
    widths = {pane: max(wanted.get(pane, 0), least[pane]) for pane in shown}
    if Pane.TEXT in widths:
        widths[Pane.TEXT] = max(text, least[Pane.TEXT])
    over = sum(widths.values()) - room
    if over > 0:
        # Everyone gives of what is more than needed; the text only after the others.
        for giving in ([one for one in shown if one is not Pane.TEXT], [Pane.TEXT]):
            slack = {one: widths[one] - least[one] for one in giving if one in widths}
            whole, taken = sum(slack.values()), 0
            for one, has in slack.items():
                part = min(has, round(over * has / whole)) if whole else 0
                widths[one] -= part
                taken += part
            over -= taken
    rest = room - sum(widths.values())
    grows = next(one for one in (Pane.TEXT, Pane.LIST, Pane.DRAFT, Pane.LIBRARY) if one in widths)
    widths[grows] += rest
    return [widths[one] for one in shown]


class PaneSplitter(QSplitter):
    """Holds the panes.

    Signals:
        resized: it has another size or type.
    """

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setHandleWidth(HAIRLINE)
        self.setChildrenCollapsible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.resized.emit()


class Panes(QObject):
    """Shows what is wanted where there is room for it.

    Signals:
        arranged: others may be there now.
    """

    arranged = Signal()

    def __init__(
        self,
        splitter: PaneSplitter,
        rail: QFrame,
        options: Options,
        reads: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """Begin without panes.

        Args:
            rail: what the library is folded to; beside the splitter.
            reads: whether a text is open.
        """
        super().__init__(parent)
        self._splitter = splitter
        self._rail = rail
        self._options = options
        self._reads = reads
        self._panes: dict[Pane, QWidget] = {}
        self._drafting = False
        self._given: dict[Pane, int] = {}
        self._order = [Pane.LIST, Pane.TEXT, Pane.DRAFT, Pane.LIBRARY]
        self._called_in = 0
        self._arranging = False
        splitter.resized.connect(self.arrange)
        splitter.splitterMoved.connect(lambda *_: self._keep_widths())

    def add(self, pane: Pane, widget: QWidget) -> None:
        """Put in a pane; from left to right."""
        self._panes[pane] = widget
        self._splitter.addWidget(widget)
        if pane is Pane.DRAFT:
            widget.hide()

    def widget(self, pane: Pane) -> QWidget:
        """What is in a pane."""
        return self._panes[pane]

    def shows(self, pane: Pane) -> bool:
        """Whether a pane is there."""
        return pane in self._panes and not self._panes[pane].isHidden()

    def wants(self, pane: Pane) -> bool:
        """Whether a pane is there wherever there is room for it."""
        if pane is Pane.LIBRARY:
            return self._options.library_open
        if pane is Pane.LIST:
            return not self._options.list_hidden
        return pane is Pane.TEXT or self._drafting

    def gives_way(self, pane: Pane) -> bool:
        """Whether only the room is missing for a pane."""
        return self.wants(pane) and not self.shows(pane)

    def call(self, pane: Pane) -> None:
        """Show a pane, whatever has to give way to it."""
        self._want(pane, True)
        if pane is Pane.LIBRARY:
            self._called_in = self._room()
        first = [pane, *_BESIDE[pane]]
        self._order = [*first, *(one for one in self._order if one not in first)]
        self.arrange()

    def dismiss(self, pane: Pane) -> None:
        """Hide a pane until it is called."""
        self._want(pane, False)
        self.arrange()

    def leave_library(self) -> None:
        """A text was opened: the library need not stay, unless someone walks through it."""
        if not self._walks():
            self._order = [one for one in self._order if one is not Pane.LIBRARY]
            self._order.append(Pane.LIBRARY)
        self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        if self._arranging or self._splitter.parentWidget() is None:
            return
        if Pane.TEXT not in self._panes:
            return
        self._arranging = True
        try:
            self._show(self._room())
        finally:
            self._arranging = False
        self.arranged.emit()

    # --- inside -------------------------------------------------------------

    def _room(self) -> int:
        """The width for all of them."""
        page = self._splitter.parentWidget()
        return page.width() if page is not None else 0

    def _want(self, pane: Pane, wanted: bool) -> None:
        if pane is Pane.LIBRARY:
            self._options.library_open = wanted
        elif pane is Pane.LIST:
            self._options.list_hidden = not wanted
        elif pane is Pane.DRAFT:
            self._drafting = wanted

    def _walks(self) -> bool:
        """Whether the keyboard is in the library."""
        library = self._panes[Pane.LIBRARY]
        focus = library.window().focusWidget()
        return library.isVisible() and focus is not None and library.isAncestorOf(focus)

    def _wanted(self, room: int) -> list[Pane]:
        """What is wanted now, the most important first."""
        called = self._order[0] is Pane.LIBRARY
        walks = self._walks()
        folds = room < _WIDE and self._reads() and not called and not walks
        order = list(self._order)
        if called and self._reads() and not walks and room < self._called_in:
            # It was called where there was more room: what is read goes before it now.
            order = [*order[1:], Pane.LIBRARY]
        return [
            one
            for one in order
            if one in self._panes and self.wants(one) and not (one is Pane.LIBRARY and folds)
        ]

    def _show(self, room: int) -> None:
        em = QFontMetrics(ui_font()).horizontalAdvance("あ")
        least = {pane: pixels + round(ems * em) for pane, (pixels, ems) in _LEAST.items()}
        if Pane.DRAFT in self._panes:
            # The words on its buttons are longer in one language than in another.
            needed = self._panes[Pane.DRAFT].minimumSizeHint().width()
            least[Pane.DRAFT] = max(least[Pane.DRAFT], needed)
        folded = self._rail.sizeHint().width()
        shown = shown_in(room, folded, least, self._wanted(room))
        window = self._splitter.window()
        focus = window.focusWidget()
        left = next(
            (
                pane
                for pane, widget in self._panes.items()
                if pane not in shown and focus is not None and widget.isAncestorOf(focus)
            ),
            None,
        )
        for pane, widget in self._panes.items():
            # It is never laid out in less, not even for the moment until the others are gone.
            widget.setMinimumWidth(min(least[pane], room))
            if widget.isHidden() == (pane in shown):
                widget.setVisible(pane in shown)
        self._rail.setVisible(Pane.LIBRARY not in shown)
        if Pane.LIBRARY not in shown:
            room -= folded
        there = [pane for pane in Pane if pane in shown]
        gaps = HAIRLINE * (len(there) - 1)
        wanted = _USUAL | self._kept()
        text = round(_COMFORTABLE * em) + SPACE.xxl
        widths = dict(zip(there, widths_in(room - gaps, there, least, wanted, text), strict=True))
        self._splitter.setSizes([widths.get(pane, 0) for pane in Pane if pane in self._panes])
        self._given = self._sizes()
        if left is not None:
            # Not to whatever comes next in the order of Tab.
            others = (one for one in self._order if one in shown and one is not Pane.DRAFT)
            self._panes[next(others, Pane.DRAFT)].setFocus()

    def _kept(self) -> dict[Pane, int]:
        """The widths that were chosen."""
        return {
            Pane(name): width
            for name, width in self._options.pane_widths.items()
            if name in _USUAL and isinstance(width, int)
        }

    def _sizes(self) -> dict[Pane, int]:
        return dict(
            zip((one for one in Pane if one in self._panes), self._splitter.sizes(), strict=True)
        )

    def _keep_widths(self) -> None:
        """Someone has moved what separates two of them; what the room has made narrow is not meant."""
        sizes = self._sizes()
        moved = {
            one.value: sizes[one] for one in _USUAL if sizes.get(one, 0) != self._given.get(one, 0)
        }
        self._given = sizes
        self._options.pane_widths = self._options.pane_widths | moved
