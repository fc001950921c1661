"""What the reader does to questions and answers by hand: link, split, merge."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from reader.threads.joints import Joint, can_split, cuts, joint, neighbour
from reader.threads.model import Passage, PassageKind, Round
from reader.ui import pane_keys
from reader.ui.icons import icon
from reader.ui.link_drag import LinkDrag
from reader.ui.splitting import Splitting

if TYPE_CHECKING:
    from reader.ui.passage_area import PassageArea

_FIRST_WORDS = 12
"""Characters of the second half that the menu shows."""


class ThreadHands(QObject):
    """Menus, keys and the mouse by which passages are corrected.

    Attributes:
        splitting, dragging: while a place or a partner is chosen.

    Signals: passage ids throughout.
        linked: a question and an answer: the answer belongs to it, too.
        moved: a question and an answer: the answer belongs to it and to no other.
        unlinked: a question and an answer that do not belong together.
        split: a passage, and where its second half begins (code points).
        merged: a passage and the one behind it.
        refused: why something cannot be done, in a sentence.
    """

    linked = Signal(str, str)
    moved = Signal(str, str)
    unlinked = Signal(str, str)
    split = Signal(str, int)
    merged = Signal(str, str)
    refused = Signal(str)

    def __init__(self, view: "PassageArea") -> None:
        super().__init__(view)
        self._view = view
        self.splitting = Splitting(view)
        self.splitting.chosen.connect(self.split)
        self.dragging = LinkDrag(view)
        self.dragging.questionDropped.connect(self.linked)
        self.dragging.answerDropped.connect(self.moved)

    def busy(self) -> bool:
        """Whether Esc ends a choice first."""
        return self.splitting.active or self.dragging.active

    def rest(self) -> None:
        """End every choice: another page is shown."""
        self.splitting.end()
        self.dragging.end()

    def press(self, event: QKeyEvent) -> bool:
        """Whether a key has to do with this."""
        if self.splitting.press(event):
            return True
        if event.key() == Qt.Key.Key_Escape and self.dragging.active:
            self.dragging.end()
            return True
        step, merged = pane_keys.HANDLE.which(event), pane_keys.MERGE.which(event)
        if step is not None:
            self._view.step_handle((1, -1)[step])
        elif pane_keys.LINK.pressed(event):
            self._act(lambda passage: self.show_links(passage.id))
        elif pane_keys.SPLIT.pressed(event):
            self._act(self._choose_cut)
        elif merged is not None:
            self._act(lambda passage: self._merge(passage, (1, -1)[merged]))
        else:
            return False
        return True

    def _act(self, act: Callable[[Passage], None]) -> None:
        """Do something with the passage that has the keyboard, or is being read."""
        passage = self._view.passage_in_hand()
        if passage is not None:
            self._view.take(passage)
            act(passage)

    # --- links --------------------------------------------------------------

    def show_links(self, passage_id: str) -> None:
        """The list of what a passage can be linked with, below the button that was pressed."""
        found = self._view.find(passage_id)
        menu = QMenu(self._view)
        if found is not None and self.fill_links(menu, *found):
            menu.setActiveAction(menu.actions()[0])
            menu.exec(self._view.menu_place())
        menu.deleteLater()

    def fill_links(self, menu: QMenu, round_: Round, passage: Passage) -> bool:
        """Fill a menu with the round's answers for a question, or its questions for an answer.

        Those that are linked are checked; whoever chooses one of them undoes the link.
        Whether there are any.
        """
        asked = passage.kind is PassageKind.QUESTION
        partners = round_.answers if asked else round_.questions
        linked = {
            link.answer if asked else link.question
            for link in round_.links
            if passage.id in (link.question, link.answer)
        }
        for partner in partners:
            question, answer = (passage, partner) if asked else (partner, passage)
            chosen = self.linked if asked else self.moved
            action = self._add_choice(menu, partner)
            action.setCheckable(True)
            action.setChecked(partner.id in linked)
            if partner.id in linked:
                chosen = self.unlinked
            action.triggered.connect(
                lambda _=False, q=question.id, a=answer.id, signal=chosen: signal.emit(q, a)
            )
        return bool(partners)

    def _add_choice(self, menu: QMenu, shown: Passage) -> QAction:
        """An entry that names a passage."""
        return menu.addAction(self._view.headline(shown).replace("&", "&&"))

    def offer_candidates(self, question: Passage, candidates: Sequence[Passage]) -> None:
        """The list of other answers that may be meant."""
        menu = QMenu(self._view)
        for answer in candidates:
            self._add_choice(menu, answer).triggered.connect(
                lambda _=False, one=answer.id: self.linked.emit(question.id, one)
            )
        menu.exec(self._view.menu_place())
        menu.deleteLater()

    # --- extent -------------------------------------------------------------

    def _choose_cut(self, passage: Passage) -> None:
        if not self.splitting.begin(passage, self._view.text_of(passage)):
            self.refused.emit(self.tr("一文だけの発言なので、分けられません。"))

    def _merge(self, passage: Passage, step: int) -> None:
        round_ = self._view.round_of(passage.id)
        other = neighbour(round_, passage, step) if round_ else None
        found = joint(self._view.text_of(passage), passage, other)
        if found is not Joint.FREE or other is None:
            self.refused.emit(self._why(found, step))
            return
        first, second = (passage, other) if step > 0 else (other, passage)
        self.merged.emit(first.id, second.id)

    def _why(self, found: Joint, step: int) -> str:
        """Why two passages cannot be merged."""
        return {
            Joint.EDGE: self.tr("この発言の最後なので、次はありません。")
            if step > 0
            else self.tr("この発言の最初なので、前はありません。"),
            Joint.WORDS_BETWEEN: self.tr("あいだに登壇などの注記があるので、まとめられません。"),
            Joint.REMARKS: self.tr("どちらも要望・挨拶なので、まとめる必要はありません。"),
        }[found]

    # --- menus --------------------------------------------------------------

    def show_menu(self, passage_id: str) -> None:
        """The menu of a handle, below it."""
        found = self._view.find(passage_id)
        if found is None:
            return
        menu = QMenu(self._view)
        self.fill_menu(menu, *found, None)
        menu.exec(self._view.menu_place())
        menu.deleteLater()

    def fill_menu(self, menu: QMenu, round_: Round, passage: Passage, cut: int | None) -> None:
        """Everything that can be done with a passage.

        Parameters:
            cut: the place that was pointed at, where it can be split; None for none.
        """
        asked = passage.kind is PassageKind.QUESTION
        text = self._view.text_of(passage)
        if passage.kind is not PassageKind.REMARK:
            words = self.tr("対応する答弁を選ぶ") if asked else self.tr("対応する質問を選ぶ")
            links = menu.addMenu(icon("link"), words)
            links.setEnabled(self.fill_links(links, round_, passage))
            menu.addSeparator()
            if cut is not None and can_split(text, passage, cut):
                shown = " ".join(text[cut : passage.end].split())[:_FIRST_WORDS]
                menu.addAction(
                    icon("scissors"),
                    self.tr("ここで分ける（「{0}…」から）").format(shown.replace("&", "&&")),
                    lambda: self.split.emit(passage.id, cut),
                )
            choose = menu.addAction(
                icon("scissors"),
                self.tr("分ける場所を選ぶ…"),
                lambda: self._choose_cut(passage),
            )
            choose.setShortcut(pane_keys.SPLIT.sequence)
            choose.setEnabled(bool(cuts(text, passage)))
        for step, words, key in (
            (-1, self.tr("前とまとめる"), pane_keys.MERGE.keys[1]),
            (1, self.tr("次とまとめる"), pane_keys.MERGE.keys[0]),
        ):
            found = joint(text, passage, neighbour(round_, passage, step))
            free = found is Joint.FREE
            if not free:
                words = self.tr("{0}（{1}）").format(words, self._why(found, step).rstrip("。."))
            merge = menu.addAction(
                icon("merge"), words, lambda step=step: self._merge(passage, step)
            )
            merge.setEnabled(free)
            merge.setShortcut(QKeySequence(key))
