"""Opening places in one reader, with the way back: what a window without lists needs."""

from PySide6.QtCore import QObject, Signal

from reader.ui.notices import Notices
from reader.ui.place import History, Place
from reader.ui.reader_pane import ReaderPane
from reader.ui.workspace import OpenPost, OpenSitting, Workspace


class Opening(QObject):
    """What is open in a reader, and how the reader came there.

    Signals:
        opened: something else is open now.
        stepsChanged: whether one can go back, and forward.
    """

    opened = Signal()
    stepsChanged = Signal(bool, bool)  # noqa: N815

    def __init__(
        self, pane: ReaderPane, workspace: Workspace, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._workspace = workspace
        self._notices = notices
        self._history = History()
        self._wanted: Place | None = None
        pane.exchangeChosen.connect(self._open_exchange)
        pane.exchangeReached.connect(self._note_exchange)
        pane.viewChanged.connect(self._note_view)
        pane.thread_view.topicShown.connect(self._note_topic)
        # By methods, so that a window that is closed is told nothing any more.
        workspace.correctionsChanged.connect(self._reload)

    @property
    def current(self) -> Place | None:
        """The place that is open, or about to be."""
        return self._history.current

    def open_place(self, place: Place) -> None:
        """Open a place and remember it for the way back."""
        self._history.visit(place)
        self._go_to(place)

    def step(self, step: int) -> None:
        """Go back (−1) or forward (1)."""
        if self._history.can_go(step):
            self._go_to(self._history.go(step))

    def stop(self) -> None:
        """The window goes: what is still loading is shown to nobody."""
        self._wanted = None

    # --- inside ---------------------------------------------------------------

    def _go_to(self, place: Place, *, anew: bool = False) -> None:
        self._wanted = place
        self.stepsChanged.emit(self._history.can_go(-1), self._history.can_go(1))
        if place.post is not None:
            self._workspace.open_post(
                place.post,
                place.query,
                lambda post: self._show_post(place, post),
                self._failed,
            )
        elif place.sitting is not None:
            self._workspace.open_sitting(
                place,
                lambda sitting: self._show_sitting(place, sitting, anew=anew),
                self._complete,
                self._failed,
            )

    def _show_sitting(self, place: Place, opened: OpenSitting, *, anew: bool) -> None:
        if self._wanted is not place:
            return
        kept = self._pane.thread_view.position() if anew else None
        self._pane.show_sitting(opened, place, anew=anew)
        if kept is not None:
            self._pane.thread_view.restore(kept)
        self.opened.emit()

    def _complete(self, opened: OpenSitting) -> None:
        if self._wanted is not None:
            self._pane.complete(opened)

    def _failed(self, error: Exception) -> None:
        if self._wanted is not None:
            self._notices.report(error)

    def _show_post(self, place: Place, opened: OpenPost) -> None:
        if self._wanted is place:
            self._pane.show_post(opened, place.offset)
            self.opened.emit()

    def _open_exchange(self, exchange: str) -> None:
        current = self._history.current
        if current is not None:
            self.open_place(Place(sitting=current.sitting, exchange=exchange, query=current.query))

    def _note_exchange(self, exchange: str, speech: int, offset: int) -> None:
        self._history.amend(exchange=exchange, topic=None, speech=speech, offset=offset)
        self._wanted = self._history.current

    def _note_view(self, view: object) -> None:
        self._history.amend(view=view)
        self._wanted = self._history.current

    def _note_topic(self, topic: str) -> None:
        self._history.amend(topic=topic or None)
        self._wanted = self._history.current

    def _reload(self, sitting: str) -> None:
        """The links of what is open were corrected, here or in another window."""
        current = self._history.current
        if self._wanted is not None and current is not None and current.sitting == sitting:
            self._go_to(current, anew=True)
