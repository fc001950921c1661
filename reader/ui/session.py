"""Where the reader was when the window was closed, and the way back there."""

import json
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from reader.errors import LibraryError
from reader.ui.browsing import Browsing
from reader.ui.drafting import Drafting
from reader.ui.library_nodes import Contents
from reader.ui.list_pane import ListPane
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.place import Place, View
from reader.ui.reading_room import ReadingRoom
from reader.ui.search_bar import SearchField
from reader.ui.windows import Windows
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

if TYPE_CHECKING:
    from reader.ui.band_area import Spot

log = logging.getLogger(__name__)

_SOON_MILLISECONDS = 50
"""How long after the library is in sight the reader goes on: first it is painted."""


class Session(Struct, frozen=True):
    """What was in front of the reader.

    Attributes:
        library: the folder that it is of.
        query: what stood in the search field.
        place: what was open.
        spot: where its text stood.
        draft: id of the draft in hand; None where the tray was closed.
        others: what was read in other windows.
    """

    library: str
    query: str = ""
    place: Place | None = None
    spot: "Spot | None" = None
    draft: int | None = None
    others: tuple[Place, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.query or self.place or self.draft or self.others)


def written(session: Session) -> str:
    """A session as it is kept."""
    kept = to_builtins(session)
    if session.spot is not None:
        kept["spot"]["opened"] = sorted(session.spot.opened)
    return json.dumps(kept, ensure_ascii=False)


def read(text: str) -> Session | None:
    """A session that was kept; None where it cannot be understood."""
    try:
        kept: Mapping[str, Any] = json.loads(text)
        place, spot = kept["place"], kept["spot"]
        return Session(
            str(kept["library"]),
            str(kept["query"]),
            _place(place) if place else None,
            _spot(spot) if spot else None,
            int(kept["draft"]) if kept["draft"] is not None else None,
            tuple(_place(one) for one in kept["others"]),
        )
    except (ValueError, TypeError, KeyError):
        # Of another version, or by somebody's hand: then the window opens as on the first day.
        return None


def _place(kept: Mapping[str, Any]) -> Place:
    return Place(**{**kept, "view": View(kept["view"])})


def _spot(kept: Mapping[str, Any]) -> "Spot":
    # With what it stands on it loads for longer than a start should wait.
    from reader.ui.band_area import Spot

    return Spot(**{**kept, "opened": frozenset(kept["opened"])})


class Sessions(QObject):
    """Keeps the session, and goes back to it at the next start.

    What has arrived since comes first; the way back stays open until it is gone.

    Signals:
        offered: whether there is a session to go back to.
    """

    offered = Signal(bool)

    def __init__(
        self,
        field: SearchField,
        pane: ListPane,
        room: ReadingRoom,
        browsing: Browsing,
        drafting: Drafting,
        windows: Windows,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QObject,
    ) -> None:
        super().__init__(window)
        self._field = field
        self._pane = pane
        self._room = room
        self._browsing = browsing
        self._drafting = drafting
        self._windows = windows
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._library = str(workspace.library.folder)
        self._kept = options.session
        self._last: Session | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._go_on)

    def resting(self) -> bool:
        """Whether it is not about to go back."""
        return not self._soon.isActive()

    def keep(self) -> None:
        """Note where the reader is."""
        now = self._now()
        # Whoever only looked at what is new, and closed, is still where he was before.
        if not now and self._last is not None:
            return
        self._options.session = written(now)

    def now(self) -> Place | None:
        """The place that is open, where it is read just now."""
        place, opened = self._browsing.current, self._room.opened
        if place is None or opened is None:
            return None
        if isinstance(opened, OpenPost):
            return replace(place, offset=self._room.pane.post_view.place())
        spot = self._room.pane.place()
        place = replace(place, view=self._room.pane.view)
        return place if spot is None else replace(place, speech=spot.speech, offset=spot.offset)

    def begin(self, contents: Contents) -> None:
        """The library is in sight for the first time: go on there, unless there is news."""
        last = read(self._kept)
        if not last or last.library != self._library:
            return
        self._last = last
        news = bool(contents.arrived or contents.arrived_posts)
        if self._something_wanted():
            self.offered.emit(True)
        elif news:
            self.offered.emit(True)
            self._notices.say(
                self.tr("前回からの新着を表示しています"),
                [(self.tr("前回の続き"), self.go_back)],
            )
        else:
            self._soon.start()

    def go_back(self) -> None:
        """Go to where the reader was when the window was closed."""
        session, self._last = self._last, None
        self.offered.emit(False)
        if session is None:
            return
        place = session.place if session.place and self._exists(session.place) else None
        if session.query:
            if place is not None:
                self._pane.expect(place)
            self._field.set_query(session.query)
        if place is not None:
            self._scroll_when_open(place, session.spot)
            self._browsing.open_place(place)
        if session.draft is not None and self._has_draft(session.draft):
            self._drafting.open(session.draft)
        for other in session.others:
            if self._exists(other):
                self._windows.open(other)

    # --- inside ---------------------------------------------------------------

    def _something_wanted(self) -> bool:
        """Whether the reader has asked for something, or opened it, meanwhile."""
        return bool(self._field.text().strip()) or self._browsing.current is not None

    def _go_on(self) -> None:
        if self._something_wanted():
            self.offered.emit(True)
        else:
            self.go_back()

    def _now(self) -> Session:
        place, spot = self.now(), None
        if place is not None and isinstance(self._room.opened, OpenSitting):
            spot = self._room.pane.place()
        current = self._drafting.desk.current if self._drafting.tray_is_open() else None
        draft = current.id if current is not None and current.id else None
        query, others = self._field.text().strip(), tuple(self._windows.places())
        return Session(self._library, query, place, spot, draft, others)

    def _scroll_when_open(self, place: Place, spot: "Spot | None") -> None:
        if spot is None:
            return

        def scroll() -> None:
            # What was wanted first may have given way to something else.
            if self._browsing.current == place and isinstance(self._room.opened, OpenSitting):
                pane = self._room.pane
                view = pane.thread_view if pane.view is View.THREAD else pane.full_text_view
                view.restore(spot)

        self._browsing.opened.connect(scroll, Qt.ConnectionType.SingleShotConnection)

    def _exists(self, place: Place) -> bool:
        library = self._workspace.library
        try:
            if place.sitting is not None:
                return library.sittings.holds(place.sitting)
            return place.post is not None and library.posts.holds(place.post)
        except LibraryError as error:
            log.warning("the last place cannot be looked up: %s", error)
            return False

    def _has_draft(self, draft: int) -> bool:
        return any(info.id == draft for info in self._drafting.all_drafts())
