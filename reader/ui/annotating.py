"""Bookmarks, and what the reader says of links; all of it can be undone."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.jobs.thread import passages
from reader.threads.model import CorrectionKind, Passage
from reader.ui.bookmark_dialog import BookmarkDialog
from reader.ui.notices import Notices
from reader.ui.reader_pane import ReaderPane
from reader.ui.workspace import OpenSitting, Workspace


class Annotating(QObject):
    """The window's bookmarks and corrections."""

    def __init__(
        self, reader: ReaderPane, workspace: Workspace, notices: Notices, window: QWidget
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._workspace = workspace
        self._notices = notices
        self._window = window
        threads = reader.thread_view
        threads.bookmarkRequested.connect(self.bookmark)
        reader.full_text_view.bookmarkRequested.connect(self.bookmark)
        threads.linkConfirmed.connect(
            lambda question, answer: self._correct(CorrectionKind.CONFIRM, question, answer)
        )
        threads.linkChosen.connect(
            lambda question, answer: self._correct(CorrectionKind.LINK, question, answer)
        )
        threads.linkRemoved.connect(
            lambda question, answer: self._correct(CorrectionKind.UNLINK, question, answer)
        )
        threads.unansweredConfirmed.connect(
            lambda question: self._correct(CorrectionKind.UNANSWERED, question, None)
        )
        threads.correctionUndone.connect(self._undo_correction_of)

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
                self.tr("しおりを付けました"), lambda: self._workspace.remove_bookmark(identity)
            )

        dialog.accepted.connect(keep)
        dialog.open()

    def _correct(self, kind: CorrectionKind, question: str, answer: str | None) -> None:
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        asked, answered = _passage(opened, question), _passage(opened, answer)
        if asked is None:
            return
        sitting = opened.sitting
        correction = self._workspace.correct(sitting, kind, asked, answered)
        words = {
            CorrectionKind.CONFIRM: self.tr("対応を確認しました"),
            CorrectionKind.LINK: self.tr("対応を手直ししました"),
            CorrectionKind.UNLINK: self.tr("対応を外しました"),
            CorrectionKind.UNANSWERED: self.tr("答弁なしと記録しました"),
        }[kind]
        self._notices.say_undoable(
            words, lambda: self._workspace.undo_correction(sitting.id, correction)
        )

    def _undo_correction_of(self, question: str, _answer: str) -> None:
        """Take back the newest correction of a question."""
        opened = self._reader.opened
        passage = _passage(opened, question) if isinstance(opened, OpenSitting) else None
        if not isinstance(opened, OpenSitting) or passage is None:
            return
        text = opened.sitting.speeches[passage.speech - 1].text[passage.start : passage.end]
        for identity, correction in reversed(opened.corrections):
            if correction.question.text == text:
                self._workspace.undo_correction(opened.sitting.id, identity)
                return


def _passage(opened: OpenSitting, identity: str | None) -> Passage | None:
    for exchange in opened.threads.exchanges:
        for passage in passages(exchange):
            if passage.id == identity:
                return passage
    return None
