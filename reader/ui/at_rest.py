"""Actions and buttons that rest while the work that they start is under way, and say why."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QPushButton, QWidget

from reader.ui.tasks import Tasks, Work


def why(work: Work) -> str:
    """Why something cannot be done just now: a sentence."""
    translate = QCoreApplication.translate
    files = translate("AtRest", "ファイルに書き出しています。終わるか中止すると、また使えます。")
    return {
        Work.SAMPLE: translate("AtRest", "見本を読み込んでいます。終わると、また使えます。"),
        Work.BACKUP: translate(
            "AtRest", "バックアップしています。終わるか中止すると、また使えます。"
        ),
        Work.RESTORE: translate("AtRest", "復元しています。終わると、また使えます。"),
        Work.RESULTS: files,
        Work.SITTINGS: files,
        Work.DRAFT: files,
        Work.TOPICS: files,
        Work.PAGES: translate(
            "AtRest", "印刷か PDF のページを作っています。終わるか中止すると、また使えます。"
        ),
        Work.CHECK: translate("AtRest", "ライブラリーを点検しています。終わると、また使えます。"),
        Work.COUNCILS: translate(
            "AtRest", "新しい会議録を確認しています。終わると、また使えます。"
        ),
        Work.BLOGS: translate("AtRest", "新しい記事を確認しています。終わると、また使えます。"),
        Work.COPY: translate("AtRest", "引用をコピーしています。終わると、また使えます。"),
        Work.BOOKMARK: translate("AtRest", "しおりを付けています。終わると、また使えます。"),
    }[work]


class Switched:
    """What others switch on and off, and rests besides: it is on where both allow it.

    Mixed in before a `QAction` or a button.
    """

    _on = True
    _rests = False

    def setEnabled(self, on: bool) -> None:
        self._on = on
        super().setEnabled(on and not self._rests)  # type: ignore[misc]

    def set_resting(self, rests: bool) -> None:
        """Rest, or be as others want it."""
        self._rests = rests
        super().setEnabled(self._on and not rests)  # type: ignore[misc]


class Command(Switched, QAction):
    """An action that others switch, too."""


class SwitchedButton(Switched, QPushButton):
    """A button that others switch, too."""


def rest_while(tasks: Tasks, control: QAction | QAbstractButton, work: Work) -> None:
    """Let a control rest while a work is under way that it would start a second time.

    Its tooltip, and what a screen reader says of it, then tell why. It comes back when the work
    has ended, has failed or was cancelled.

    Args:
        control: a `Switched` one where others switch it on and off.
    """
    Rest(tasks, control, work)


class Rest(QObject):
    """Watches a work for a control, whose child it is.

    Attributes:
        work: what is watched.
        control: what rests meanwhile.
    """

    def __init__(self, tasks: Tasks, control: QAction | QAbstractButton, work: Work) -> None:
        super().__init__(control)
        self._tasks = tasks
        self.control = control
        self.work = work
        self._on = True
        self._tip: str | None = None
        self._focus: QWidget | None = None
        tasks.worked.connect(self._look)
        self._look(work)

    def _look(self, work: Work) -> None:
        if work is not self.work:
            return
        rests = self._tasks.rests(work)
        if rests and self._tip is None:
            self._begin()
        elif not rests and self._tip is not None:
            self._end(self._tip)

    def _begin(self) -> None:
        control, words = self.control, why(self.work)
        self._tip, self._on = control.toolTip(), control.isEnabled()
        held = QApplication.focusWidget()
        if isinstance(control, Switched):
            control.set_resting(True)
        else:
            control.setEnabled(False)
        control.setToolTip(words)
        if isinstance(control, QAction):
            for place in control.associatedObjects():
                if isinstance(place, QMenu):
                    place.setToolTipsVisible(True)
        else:
            control.setAccessibleDescription(words)
        if held is not None and not held.isEnabled():
            # Qt hands the keyboard on to the next button, which nobody meant to press.
            self._focus = held
            held.destroyed.connect(self._forget)
            taken = QApplication.focusWidget()
            if taken is not None:
                taken.clearFocus()

    def _end(self, tip: str) -> None:
        control, self._tip = self.control, None
        if isinstance(control, Switched):
            control.set_resting(False)
        else:
            control.setEnabled(self._on)
        control.setToolTip(tip)
        if not isinstance(control, QAction):
            control.setAccessibleDescription("")
        held, self._focus = self._focus, None
        if held is not None and QApplication.focusWidget() is None:
            held.setFocus()

    def _forget(self) -> None:
        self._focus = None
