"""The draft that is being written: every change stored, undone and done again."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from reader.errors import NotFound
from reader.library.library import Library
from reader.library.records import Draft, DraftItem, DraftItemKind
from reader.ui.draft_keeper import DraftKeeper
from reader.ui.tasks import Tasks


class Step(Struct, frozen=True):
    """One change of one draft.

    Attributes:
        words: what was done.
        before, after: the draft; None where there was none, or is none any more.
        typing: what was typed in, while further letters belong to the same step; else "".
        along: it is undone and done again along with the step before it.
    """

    words: str
    before: Draft | None
    after: Draft | None
    typing: str = ""
    along: bool = False

    @property
    def draft(self) -> int:
        """The id of the draft it is about."""
        found = self.after or self.before
        assert found is not None
        return found.id


class DraftDesk(QObject):
    """The draft in hand, and the changes of all drafts of this session.

    Attributes:
        current: the draft in hand; None where there is none.
        keeper: stores them.

    Signals:
        changed: the draft in hand has other items, or another one is in hand: show it anew. It
            gives whether a letter was typed, which who shows it knows already.
        stepsChanged: there is something else to undo or to do again.
        listChanged: a draft came, went or has another title.
    """

    changed = Signal(bool)
    stepsChanged = Signal()  # noqa: N815
    listChanged = Signal()  # noqa: N815

    def __init__(self, library: Library, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self.keeper = DraftKeeper(library, tasks, self)
        self.current: Draft | None = None
        self._done: list[Step] = []
        self._undone: list[Step] = []

    # --- which one ----------------------------------------------------------

    def open(self, identity: int) -> None:
        """Take another draft in hand.

        Raises:
            NotFound: there is none of that id.
        """
        if self.current is None or self.current.id != identity:
            self.keeper.flush()
            self._take(self._library.drafts.get(identity))

    def open_last(self) -> None:
        """Take in hand what was changed last, unless something is."""
        if self.current is None:
            self._take(self._library.drafts.last())

    def begin(self, title: str, items: Sequence[DraftItem] = (), words: str = "") -> Draft:
        """Begin another draft and take it in hand."""
        # Only the library knows the next id.
        identity = self._library.drafts.save(Draft(0, title, tuple(items)))
        made = Draft(identity, title, tuple(items))
        self._note(Step(words or self.tr("新しい下書き"), None, made))
        self._take(made)
        self.listChanged.emit()
        return made

    def duplicate(self) -> None:
        """Begin a draft with what is in the one in hand."""
        if self.current is not None:
            title = self.tr("{0}（複製）").format(self.current.title or self.tr("無題の下書き"))
            self.begin(title, self.current.items, self.tr("下書きの複製"))

    def delete(self, *identities: int) -> Step | None:
        """Delete drafts in one step, and give it; None where none of them is there any more."""
        self.keeper.flush()
        wanted: list[Draft] = []
        for identity in identities:
            with suppress(NotFound):
                wanted.append(self._library.drafts.get(identity))
        for number, draft in enumerate(wanted):
            self._note(Step(self.tr("下書きの削除"), draft, None, along=number > 0))
        self._put({draft.id: None for draft in wanted})
        if self.current is not None and self.current.id in identities:
            self._take(self._library.drafts.last())
        return self.last_step if wanted else None

    def forget(self) -> None:
        """The library holds something else now."""
        self._done.clear()
        self._undone.clear()
        self._take(None)
        self.stepsChanged.emit()

    # --- what is in it --------------------------------------------------------

    def set_title(self, title: str) -> None:
        """Name the draft in hand, letter by letter."""
        if self.current is not None and title != self.current.title:
            self._change(replace(self.current, title=title), self.tr("題名の変更"), "title")

    def add(self, items: Sequence[DraftItem], at: int | None = None) -> None:
        """Put items into the draft in hand: at a place, or at the end."""
        assert self.current is not None
        place = len(self.current.items) if at is None else at
        held = self.current.items
        note = all(item.kind is DraftItemKind.NOTE for item in items)
        words = self.tr("メモの追加") if note else self.tr("引用の追加")
        self._change_items((*held[:place], *items, *held[place:]), words)

    def set_item(self, row: int, item: DraftItem, words: str, typing: str = "") -> None:
        """Put an item in the place of another."""
        assert self.current is not None
        held = list(self.current.items)
        if held[row] != item:
            held[row] = item
            self._change_items(tuple(held), words, typing and f"{typing}:{row}")

    def remove(self, rows: Sequence[int]) -> None:
        """Take items out, in one step."""
        assert self.current is not None
        gone = set(rows)
        kept = (one for row, one in enumerate(self.current.items) if row not in gone)
        self._change_items(tuple(kept), self.tr("項目の削除"))

    def move(self, rows: Sequence[int], before: int) -> int:
        """Move items, in their order, before the one that is in a place now (or to the end).

        Returns:
            The place in which the first of them stands then.
        """
        assert self.current is not None
        held, gone = self.current.items, sorted(set(rows))
        rest = [one for row, one in enumerate(held) if row not in gone]
        first = before - sum(row < before for row in gone)
        moved = (*rest[:first], *(held[row] for row in gone), *rest[first:])
        if moved != held:
            self._change_items(moved, self.tr("順序の変更"))
        return first

    # --- undo and redo --------------------------------------------------------

    @property
    def undo_words(self) -> str:
        """What `undo` takes back; "" where there is nothing."""
        return self._done[-1].words if self._done else ""

    @property
    def redo_words(self) -> str:
        """What `redo` does again; "" where there is nothing."""
        return self._undone[-1].words if self._undone else ""

    @property
    def last_step(self) -> Step | None:
        """What was done last."""
        return self._done[-1] if self._done else None

    def undo(self) -> None:
        """Take back what was done last, in whichever draft."""
        taken: list[Step] = []
        while self._done and (not taken or taken[-1].along):
            taken.append(self._done.pop())
        if taken:
            self._undone.extend(taken)
            self._restore({step.draft: step.before for step in taken})

    def redo(self) -> None:
        """Do again what was undone last."""
        again: list[Step] = []
        while self._undone and (not again or self._undone[-1].along):
            again.append(replace(self._undone.pop(), typing=""))
        if again:
            self._done.extend(again)
            self._restore({step.draft: step.after for step in again})

    def end_typing(self) -> None:
        """What is typed from now on is another step."""
        if self._done and self._done[-1].typing:
            self._done[-1] = replace(self._done[-1], typing="")

    # --- inside -------------------------------------------------------------

    def _change_items(self, items: tuple[DraftItem, ...], words: str, typing: str = "") -> None:
        assert self.current is not None
        self._change(replace(self.current, items=items), words, typing)

    def _change(self, after: Draft, words: str, typing: str = "") -> None:
        before, self.current = self.current, after
        last = self._done[-1] if self._done else None
        if typing and last is not None and (last.typing, last.draft) == (typing, after.id):
            self._done[-1] = replace(last, after=after)
        else:
            self._note(Step(words, before, after, typing))
        self._put({after.id: after}, soon=bool(typing))
        self.changed.emit(bool(typing))

    def _restore(self, drafts: Mapping[int, Draft | None]) -> None:
        """Have drafts of different ids as they were; the first of them is in hand then."""
        self._put(drafts)
        draft = list(drafts.values())[-1]
        if draft is not None:
            self._take(draft)
        elif self.current is not None and self.current.id in drafts:
            self.keeper.flush()
            self._take(self._library.drafts.last())
        self.stepsChanged.emit()

    def _note(self, step: Step) -> None:
        self._done.append(step)
        self._undone.clear()
        self.stepsChanged.emit()

    def _put(self, drafts: Mapping[int, Draft | None], *, soon: bool = False) -> None:
        self.keeper.put(drafts, soon=soon)
        if None in drafts.values():
            self.keeper.flush()
        if not soon:
            self.listChanged.emit()

    def _take(self, draft: Draft | None) -> None:
        self.end_typing()
        self.current = draft
        self.changed.emit(False)
