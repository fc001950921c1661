"""What the reader corrects in threads: stored at once, undone and done again step by step."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from reader.jobs.thread import passages
from reader.threads.anchors import anchor_of
from reader.threads.model import Anchor, Correction, CorrectionKind, Passage
from reader.ui.notices import Notices
from reader.ui.reader_pane import ReaderPane
from reader.ui.workspace import OpenSitting, Workspace


class Correcting(QObject):
    """The corrections of the sitting that is open.

    What can be undone is what the library holds, newest first: also what was corrected
    before the program was started. What was undone can be done again until something else
    is corrected or the program ends.

    Signals:
        stepsChanged: whether there is something to undo, and something to do again.
    """

    stepsChanged = Signal(bool, bool)  # noqa: N815

    def __init__(
        self, reader: ReaderPane, workspace: Workspace, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._workspace = workspace
        self._notices = notices
        self._undone: dict[str, list[Correction]] = {}
        self._words = {
            CorrectionKind.CONFIRM: self.tr("対応を確認しました"),
            CorrectionKind.LINK: self.tr("対応を手直ししました"),
            CorrectionKind.RELINK: self.tr("対応を付け替えました"),
            CorrectionKind.UNLINK: self.tr("対応を外しました"),
            CorrectionKind.UNANSWERED: self.tr("答弁なしと記録しました"),
            CorrectionKind.SPLIT: self.tr("発言を分けました"),
            CorrectionKind.MERGE: self.tr("発言をまとめました"),
        }
        threads = reader.thread_view
        hands = threads.hands
        kinds = CorrectionKind
        threads.linkConfirmed.connect(lambda q, a: self._relate(kinds.CONFIRM, q, a))
        threads.linkChosen.connect(lambda q, a: self._relate(kinds.LINK, q, a))
        threads.unansweredConfirmed.connect(lambda q: self._relate(kinds.UNANSWERED, q))
        threads.correctionUndone.connect(self._take_back)
        hands.moved.connect(lambda q, a: self._relate(kinds.RELINK, q, a))
        hands.unlinked.connect(lambda q, a: self._relate(kinds.UNLINK, q, a))
        hands.merged.connect(lambda one, other: self._relate(kinds.MERGE, one, other))
        hands.split.connect(self._split)
        hands.refused.connect(notices.say)
        notices.undoChanged.connect(lambda _: self.tell_steps())

    # --- undo and redo --------------------------------------------------------

    def undo(self) -> None:
        """Take back what was done last: a bookmark or the like, else the newest correction."""
        if self._notices.can_undo:
            self._notices.undo()
        elif stored := self._stored():
            self._take_back(stored[-1][0])

    def redo(self) -> None:
        """Do again what was undone last."""
        opened = self._reader.opened
        undone = self._undone.get(opened.sitting.id) if isinstance(opened, OpenSitting) else None
        if isinstance(opened, OpenSitting) and undone:
            correction = undone.pop()
            words = self.tr("やり直しました：{0}").format(self._words[correction.kind])
            self._store(opened.sitting.id, correction, words)

    def tell_steps(self) -> None:
        """Tell what can be undone and done again now."""
        opened = self._reader.opened
        sitting = opened.sitting.id if isinstance(opened, OpenSitting) else ""
        self.stepsChanged.emit(
            self._notices.can_undo or bool(self._stored()), bool(self._undone.get(sitting))
        )

    def _stored(self) -> list[tuple[int, Correction]]:
        """The corrections of the open sitting, oldest first.

        Asked of the library: what is open may be a step behind while it is loaded anew.
        """
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return []
        return self._workspace.library.corrections.of(opened.sitting.id)

    def _take_back(self, identity: int) -> None:
        """Undo one correction of the open sitting."""
        opened = self._reader.opened
        if isinstance(opened, OpenSitting):
            self._undo(opened.sitting.id, identity)

    def _undo(self, sitting: str, identity: int) -> None:
        found = dict(self._workspace.library.corrections.of(sitting)).get(identity)
        if found is None:
            return
        self._undone.setdefault(sitting, []).append(found)
        self._workspace.undo_correction(sitting, identity)
        words = self.tr("元に戻しました：{0}").format(self._words[found.kind])
        self._notices.say(words, [(self.tr("やり直す"), self.redo)])
        self.tell_steps()

    # --- correcting -----------------------------------------------------------

    def _relate(self, kind: CorrectionKind, one: str, other: str | None = None) -> None:
        """Correct what is between two passages, by their ids."""
        self._correct(
            kind,
            lambda opened: _anchor(opened, one),
            lambda opened: _anchor(opened, other) if other is not None else None,
        )

    def _split(self, passage_id: str, cut: int) -> None:
        def half(opened: OpenSitting, *, first: bool) -> Anchor | None:
            passage = _passage(opened, passage_id)
            if passage is None or not passage.start < cut < passage.end:
                return None
            start, end = (passage.start, cut) if first else (cut, passage.end)
            return anchor_of(opened.sitting, passage.speech, start, end)

        self._correct(
            CorrectionKind.SPLIT,
            lambda opened: half(opened, first=True),
            lambda opened: half(opened, first=False),
        )

    def _correct(
        self,
        kind: CorrectionKind,
        first: Callable[[OpenSitting], Anchor | None],
        second: Callable[[OpenSitting], Anchor | None],
    ) -> None:
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        one, other = first(opened), second(opened)
        if one is None or (other is None and kind is not CorrectionKind.UNANSWERED):
            return
        self._undone.pop(opened.sitting.id, None)
        self._store(opened.sitting.id, Correction(kind, one, other, made=""), self._words[kind])

    def _store(self, sitting: str, correction: Correction, words: str) -> None:
        identity = self._workspace.correct(sitting, correction)
        self._notices.forget_undo()
        self._notices.say(words, [(self.tr("元に戻す"), lambda: self._undo(sitting, identity))])
        self.tell_steps()


def _anchor(opened: OpenSitting, passage_id: str) -> Anchor | None:
    passage = _passage(opened, passage_id)
    if passage is None:
        return None
    return anchor_of(opened.sitting, passage.speech, passage.start, passage.end)


def _passage(opened: OpenSitting, passage_id: str) -> Passage | None:
    for exchange in opened.threads.exchanges:
        for passage in passages(exchange):
            if passage.id == passage_id:
                return passage
    return None
