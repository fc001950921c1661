"""From a speaker to what is known of him, and from what the reader says about it to the library."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.ui.notices import Notices
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.library.people import PersonRow
    from reader.library.person_record import LabelOfPerson, PersonRecord
    from reader.ui.person_dialog import PersonDialog


class PersonDesk(QObject):
    """Shows people, and keeps what the reader says about them.

    Signals:
        told: who is who was told anew.
        searchRequested: a value of the field 発言者 whose speeches are wanted.
    """

    told = Signal()
    searchRequested = Signal(str)  # noqa: N815

    def __init__(self, workspace: Workspace, notices: Notices, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._notices = notices
        self._window = window

    def show_speaker(self, sitting: str, speech: int) -> None:
        """Show who gives a speech."""
        people = self._workspace.library.people

        def work(_: Task) -> "PersonRecord | None":
            person = people.at(sitting, speech)
            return None if person is None else people.record(person.row)

        self._workspace.tasks.run(Lane.REST, work, self._show_or_say)

    def show_called(self, value: str) -> None:
        """Show whom a value of the filter 発言者 means; where it may be several, the reader says."""
        people = self._workspace.library.people

        def work(_: Task) -> "list[PersonRow]":
            return people.called(value)

        self._workspace.tasks.run(Lane.REST, work, self._choose)

    def _choose(self, found: "list[PersonRow]") -> None:
        if len(found) < 2:
            self._show_row(found[0].row if found else None)
            return
        from reader.ui.person_choice import PersonChoice  # not needed at start

        choice = PersonChoice(
            self.tr("誰ですか"),
            self.tr("この名前の人が何人かいます。"),
            found,
            self.tr("開く"),
            self._window,
        )
        choice.accepted.connect(
            lambda: choice.chosen is not None and self._show_row(choice.chosen.row)
        )
        choice.finished.connect(choice.deleteLater)
        choice.open()

    def _show_row(self, row: int | None) -> None:
        people = self._workspace.library.people

        def work(_: Task) -> "PersonRecord | None":
            return None if row is None else people.record(row)

        self._workspace.tasks.run(Lane.REST, work, self._show_or_say)

    def _show_or_say(self, record: "PersonRecord | None") -> None:
        if record is None:
            self._notices.say(
                self.tr(
                    "この発言者のことは、まだ調べていません。取り込みが終わってから、もう一度開いてください。"
                )
            )
            return
        from reader.ui.person_dialog import PersonDialog  # not needed at start

        dialog = PersonDialog(record, self._window)
        dialog.searchRequested.connect(lambda: self._search(dialog))
        dialog.sameRequested.connect(lambda: self._ask_other(dialog))
        dialog.apartRequested.connect(lambda labels: self._part(dialog, labels))
        dialog.takenBack.connect(lambda made: self._take_back([made], dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _search(self, dialog: "PersonDialog") -> None:
        person = dialog.record.person
        dialog.accept()
        self.searchRequested.emit(person.name + (person.role or ""))

    # --- what the reader says ---

    def _ask_other(self, dialog: "PersonDialog") -> None:
        from reader.ui.person_choice import PersonChoice  # not needed at start

        person = dialog.record.person

        def work(_: Task) -> "list[PersonRow]":
            found = self._workspace.library.people.of_council(person.council)
            # Whole names first: those are people, the others only ways of being called.
            return sorted(
                (one for one in found if one.row != person.row), key=lambda one: not one.names
            )

        def ask(found: "list[PersonRow]") -> None:
            choice = PersonChoice(
                self.tr("同じ人にする"),
                self.tr("「{0}」は、次の誰と同じ人ですか。その人の名前でまとめます。").format(
                    person.name
                ),
                found,
                self.tr("同じ人にする"),
                dialog,
            )
            choice.accepted.connect(
                lambda: choice.chosen is not None and self._join(dialog, choice.chosen)
            )
            choice.finished.connect(choice.deleteLater)
            choice.open()

        self._workspace.tasks.run(Lane.REST, work, ask)

    def _join(self, dialog: "PersonDialog", other: "PersonRow") -> None:
        from reader.minutes.by_hand import Decision, DecisionKind

        person = dialog.record.person
        decision = Decision(DecisionKind.SAME, person.key, person.name, None, other.key, other.name)
        words = self.tr("「{0}」を「{1}」と同じ人にしました").format(person.name, other.name)
        people = self._workspace.library.people
        self._decide(
            dialog,
            lambda: [people.decide(person.council, decision, tell=False)],
            words,
            other.row,
        )

    def _part(self, dialog: "PersonDialog", labels: "list[LabelOfPerson]") -> None:
        person = dialog.record.person
        chosen = list(dict.fromkeys(one.label for one in labels))
        words = self.tr("{0}件の呼び方を「{1}」とは別の人にしました").format(
            len(chosen), person.name
        )
        people = self._workspace.library.people
        self._decide(dialog, lambda: people.part(person, chosen), words, person.row)

    def _decide(
        self, dialog: "PersonDialog", keep: Callable[[], list[int]], words: str, then: int
    ) -> None:
        """Keep what the reader says, tell the people anew, and show the person `then`."""

        def done(made: list[int]) -> None:
            self._notices.say_undoable(words, lambda: self._take_back(made, None))

        self._change(keep, dialog, then, done)

    def _take_back(self, made: list[int], dialog: "PersonDialog | None") -> None:
        people = self._workspace.library.people

        def undo() -> None:
            with self._workspace.library.together():
                for one in made:
                    people.take_back(one, tell=False)

        row = None if dialog is None else dialog.record.person.row
        self._change(undo, dialog, row, lambda _: None)

    def _change(
        self,
        store: Callable[[], Any],
        dialog: "PersonDialog | None",
        then: int | None,
        done: Callable[[Any], None],
    ) -> None:
        library = self._workspace.library

        def work(task: Task) -> "tuple[Any, PersonRecord | None]":
            from reader.jobs.people_beside import tell_people_beside

            stored = store()
            tell_people_beside(library, task.cancelled)
            return stored, None if then is None else library.people.record(then)

        def finished(found: "tuple[Any, PersonRecord | None]") -> None:
            stored, record = found
            if dialog is not None:
                dialog.setEnabled(True)
                if record is None:
                    dialog.accept()
                else:
                    dialog.show_record(record)
            self.told.emit()
            done(stored)

        def failed(error: Exception) -> None:
            if dialog is not None:
                dialog.setEnabled(True)
            self._notices.report(error)

        if dialog is not None:
            dialog.setEnabled(False)
        self._workspace.tasks.run(Lane.KEEP, work, finished, failed)
