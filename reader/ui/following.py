"""What is new for the saved searches, found out in the background."""

from collections.abc import Mapping, Sequence
from time import monotonic

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import Cancelled
from reader.jobs.news import News, news
from reader.ui.library_nodes import Contents
from reader.ui.options import Options
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

_REST = 9
"""Rests are so many times as long as the work: another process may write for hours."""


class Following(QObject):
    """Keeps what is new up to date.

    Signals:
        changed: something else is new now.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, options: Options, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._options = options
        self._news: dict[int, News] = {}
        self._contents: Contents | None = None
        self._found: object = None
        self._running: Task | None = None
        self._stopped = False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._look)

    @property
    def news(self) -> Mapping[int, News]:
        """What is new, by the id of the saved search; without those not looked at yet."""
        return self._news

    def check(self, contents: Contents) -> None:
        """Find out what is new, if anything came or a search was changed.

        While a download or an import is on its way nothing is done: it ends with another
        `contentsChanged`.
        """
        before, self._contents = self._contents, contents
        if self._workspace.working():
            return
        if before is None or before.searches != contents.searches:
            self.look_again()
        elif not self._rest.isActive():
            self._look()

    def look_again(self) -> None:
        """Find out anew what is new: the reader has just done something, that is not put off."""
        self._rest.stop()
        if self._running is not None:
            self._running.cancel()
        self._look()

    def look(self, seen: Mapping[int, int]) -> None:
        """Note that the hits of searches were looked at.

        Args:
            seen: by the search's id the number of the last change that was seen; an earlier one
                than before makes what came later new again.
        """
        # The count goes at once, whatever keeps the background busy.
        read = {
            search: replace(old, seen=change, hits=(), owners=frozenset())
            for search, change in seen.items()
            if (old := self._news.get(search)) is not None and change >= old.latest
        }
        if read:
            self._news = {**self._news, **read}
            self.changed.emit()
        self._workspace.look_at_searches(seen)

    def stop(self) -> None:
        """Find out nothing more: the window closes."""
        self._stopped = True
        self._rest.stop()

    def resting(self) -> bool:
        """Whether nothing waits to be looked at."""
        return self._running is None and (not self._rest.isActive() or self._state() == self._found)

    def has_seen(self, change: int) -> bool:
        """Whether what is told is of everything up to a change of the library."""
        contents = self._contents
        if contents is None or self._running is not None:
            return False
        return contents.change >= change and self._state() == self._found

    def hurry(self) -> None:
        """Look as soon as there is something to look at: somebody waits to be told."""
        if self._rest.isActive():
            self._rest.stop()
            self._look()

    def _synonyms(self) -> Sequence[Sequence[str]]:
        """What is searched for together, as in the list of a search's hits."""
        contents = self._contents
        return contents.synonyms if contents is not None and self._options.synonyms else ()

    def _state(self) -> object:
        """What the news depend on."""
        contents = self._contents
        if contents is None:
            return None
        searches = tuple(contents.searches)
        change = contents.change if searches else 0
        return self._workspace.library.identity, searches, self._synonyms(), change

    def _look(self) -> None:
        contents, state = self._contents, self._state()
        if contents is None or self._running is not None or state == self._found:
            return
        if self._stopped or self._workspace.working():
            return
        if not contents.searches:
            self._tell(state, {})
            return
        workspace, synonyms, begun = self._workspace, self._synonyms(), monotonic()

        def work(task: Task) -> dict[int, News]:
            def cancelled() -> bool:
                workspace.tasks.step_aside(task)
                return task.cancelled()

            found = news(
                workspace.library,
                workspace.search.aside,
                contents.searches,
                synonyms=synonyms,
                cancelled=cancelled,
            )
            return {one.search.id: one for one in found}

        def finished(found: dict[int, News]) -> None:
            self._running = None
            if self._stopped:
                return
            if self._contents is not None and self._contents.searches == contents.searches:
                self._tell(state, found)
                self._rest.start(round(_REST * 1000 * (monotonic() - begun)))
            else:
                self._look()
            workspace.thread_rest()

        def failed(error: Exception) -> None:
            self._running = None
            if self._stopped:
                return
            if isinstance(error, Cancelled):
                self._look()
            else:
                # Not tried again before something changes.
                self._found = state
                workspace.tasks.bug.emit(error)
            workspace.thread_rest()

        workspace.make_way()
        self._running = workspace.tasks.run(Lane.BACKGROUND, work, finished, failed)

    def _tell(self, state: object, found: dict[int, News]) -> None:
        self._found = state
        if found != self._news:
            self._news = found
            self.changed.emit()
