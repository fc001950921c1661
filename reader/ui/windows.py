"""The windows beside the first one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMainWindow

from reader.ui.drafting import Drafting
from reader.ui.long_works import LongWorks
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.place import Place
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.reader_window import ReaderWindow

_STEP = 36
"""How far the next window lies from the one before, in pixels."""


class Windows(QObject):
    """Opens a text in a window of its own, and closes them all with the first one.

    Attributes:
        others: the windows, in the order in which they were opened.
    """

    def __init__(
        self,
        workspace: Workspace,
        options: Options,
        drafting: Drafting,
        works: LongWorks,
        notices: Notices,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._options = options
        self._drafting = drafting
        self._works = works
        self._notices = notices
        self._window = window
        self.others: list[ReaderWindow] = []

    def open(self, place: Place | None) -> None:
        """Open a place in a window of its own."""
        if place is None:
            self._notices.say(self.tr("会議録か記事を開いてから、新しいウィンドウで読めます。"))
            return
        from reader.ui.reader_window import ReaderWindow

        made = ReaderWindow(
            self._workspace, self._options, self._drafting, self._works, self._window
        )
        before = self.others[-1] if self.others else self._window
        made.move(before.pos() + QPoint(_STEP, _STEP))
        self.others.append(made)
        made.closed.connect(lambda: self.others.remove(made))
        made.notices.bug.connect(self._notices.bug)
        made.opening.open_place(place)
        made.show()

    def places(self) -> Sequence[Place]:
        """What is read in them."""
        return [one.place for one in self.others if one.place is not None]

    def close(self) -> None:
        """Close them all."""
        for one in tuple(self.others):
            one.close()
