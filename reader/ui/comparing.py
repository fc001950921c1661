"""From the reading pane's label to the dialog that shows what changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from reader.minutes.meeting import squeeze
from reader.minutes.model import Sitting
from reader.ui.tasks import Lane, Task
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.minutes.differences import Difference


class Comparing(QObject):
    """Compares what is open with the text that the library held before."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def compare(self, sitting: Sitting) -> None:
        """Compute in the background what changed, then show it."""

        def work(_: Task) -> "tuple[bool, list[Difference]] | None":
            from reader.minutes.differences import differences  # not needed at start

            earlier = self._workspace.library.earlier.of(sitting.id)
            if earlier is None:
                return None
            now = [(speech.label, speech.text) for speech in sitting.speeches]
            return earlier.preliminary, differences(earlier.speeches, now)

        def show(found: "tuple[bool, list[Difference]] | None") -> None:
            if found is None:
                return
            from reader.ui.differences_dialog import DifferencesDialog  # nor this

            title = squeeze(sitting.meeting or sitting.id)
            dialog = DifferencesDialog(title, *found, parent=self._window)
            dialog.open()

        self._workspace.tasks.run(Lane.REST, work, show)
