"""Bookmarks on what is being read; each can be undone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.notices import Notices
from reader.ui.reader_pane import ReaderPane
from reader.ui.workspace import OpenSitting, Workspace


class Annotating(QObject):
    """The window's bookmarks."""

    def __init__(
        self, reader: ReaderPane, workspace: Workspace, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._workspace = workspace
        self._notices = notices
        self._window = window
        reader.thread_view.bookmarkRequested.connect(self.bookmark)
        reader.full_text_view.bookmarkRequested.connect(self.bookmark)

    def bookmark_here(self) -> None:
        """Bookmark the selection, else the topic's first question, else the speech."""
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        ranges = self._reader.chosen_ranges()
        place = self._reader.place()
        if ranges:
            self.bookmark(*ranges[0])
        elif place is not None:
            passage = self._reader.passage_at(place.speech, place.offset)
            if passage is not None:
                self.bookmark(passage.speech, passage.start, passage.end)
            else:
                text = opened.sitting.speeches[place.speech - 1].text
                self.bookmark(place.speech, 0, len(text))

    def bookmark(self, speech: int, start: int, end: int) -> None:
        """Ask for a note and tags, and bookmark a range of a speech."""
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        exact = opened.sitting.speeches[speech - 1].text[start:end]
        tags = [name for name, _ in self._workspace.library.bookmarks.tags()]
        dialog = BookmarkDialog(exact, tags, self._window)

        def keep() -> None:
            identity = self._workspace.add_bookmark(
                opened.sitting,
                speech,
                start,
                end,
                " ".join(exact.split())[:40],
                note=dialog.note(),
                tags=dialog.tags(),
            )
            self._notices.say_undoable(
                self.tr("しおりを付けました"), lambda: self._workspace.remove_bookmarks(identity)
            )

        dialog.accepted.connect(keep)
        dialog.open()
