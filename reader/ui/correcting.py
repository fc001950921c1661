"""What the reader corrects in threads: stored at once, undone and done again step by step."""

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec.structs import replace
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
        self._undone: dict[str, list[list[Correction]]] = {}
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
        threads.linksConfirmed.connect(lambda pairs: self._relate(kinds.CONFIRM, *pairs))
        threads.linkChosen.connect(lambda *pair: self._relate(kinds.LINK, pair))
        threads.unansweredConfirmed.connect(
            lambda asked: self._relate(kinds.UNANSWERED, *((one, None) for one in asked))
        )
        threads.correctionUndone.connect(self._take_back)
        hands.moved.connect(lambda *pair: self._relate(kinds.RELINK, pair))
        hands.unlinked.connect(lambda *pair: self._relate(kinds.UNLINK, pair))
        hands.merged.connect(lambda *pair: self._relate(kinds.MERGE, pair))
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
            again = undone.pop()
            words = self.tr("やり直しました：{0}").format(self._words[again[0].kind])
            self._store(opened.sitting.id, again, words)

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
        """Undo a correction, and those that were made with it at one stroke."""
        stored = self._workspace.library.corrections.of(sitting)
        wanted = dict(stored).get(identity)
        if wanted is None:
            return
        stroke = [one for one in stored if (one[1].kind, one[1].made) == (wanted.kind, wanted.made)]
        self._undone.setdefault(sitting, []).append([correction for _, correction in stroke])
        self._workspace.undo_corrections(sitting, [number for number, _ in stroke])
        words = self.tr("元に戻しました：{0}").format(self._words[wanted.kind])
        self._notices.say(words, [(self.tr("やり直す"), self.redo)])
        self.tell_steps()

    # --- correcting -----------------------------------------------------------

    def _relate(self, kind: CorrectionKind, *pairs: tuple[str, str | None]) -> None:
        """Correct what is between pairs of passages, given by their ids, at one stroke."""
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return
        made = _now()
        corrections: list[Correction] = []
        for one, other in pairs:
            first = _passage(opened, one)
            second = _passage(opened, other) if other is not None else None
            if first is not None and (second is not None or other is None):
                answer = _anchor(opened, second) if second is not None else None
                corrections.append(Correction(kind, _anchor(opened, first), answer, made))
        self._correct(opened, corrections)

    def _split(self, passage_id: str, cut: int) -> None:
        opened = self._reader.opened
        passage = _passage(opened, passage_id) if isinstance(opened, OpenSitting) else None
        if not isinstance(opened, OpenSitting) or passage is None:
            return
        if passage.start < cut < passage.end:
            first = _anchor(opened, replace(passage, end=cut))
            second = _anchor(opened, replace(passage, start=cut))
            self._correct(opened, [Correction(CorrectionKind.SPLIT, first, second, _now())])

    def _correct(self, opened: OpenSitting, corrections: Sequence[Correction]) -> None:
        """Store what is newly corrected; what was undone before it cannot be done again."""
        if corrections:
            self._undone.pop(opened.sitting.id, None)
            self._store(opened.sitting.id, corrections, self._words[corrections[0].kind])

    def _store(self, sitting: str, corrections: Sequence[Correction], words: str) -> None:
        newest = self._workspace.correct(sitting, corrections)[-1]
        self._notices.forget_undo()
        self._notices.say(words, [(self.tr("元に戻す"), lambda: self._undo(sitting, newest))])


def _now() -> str:
    """The time of a stroke, fine enough to tell it from the next."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _anchor(opened: OpenSitting, passage: Passage) -> Anchor:
    return anchor_of(opened.sitting, passage.speech, passage.start, passage.end)


def _passage(opened: OpenSitting, passage_id: str) -> Passage | None:
    for exchange in opened.threads.exchanges:
        for passage in passages(exchange):
            if passage.id == passage_id:
                return passage
    return None
