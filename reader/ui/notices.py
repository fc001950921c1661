"""What the window tells the reader: a passing word, a sentence that stays, a way back."""

from collections import deque
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import Cancelled, ReaderError
from reader.ui.banner import Banner
from reader.ui.toast import Toast

_STEPS = 50
"""How many things can be taken back, one after the other."""

Action = tuple[str, Callable[[], object]]


class Notices(QObject):
    """Toast, banner, and the last things that can be undone.

    Attributes:
        language: "ja" or "en", for the sentences of errors.

    Signals:
        undoChanged: whether there is something to undo.
        bug: an error was reported for which there is no sentence.
    """

    undoChanged = Signal(bool)  # noqa: N815
    bug = Signal(object)

    def __init__(self, banner: Banner, toast: Toast, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._banner = banner
        self._toast = toast
        self.language = language
        self._undo: deque[tuple[str, Callable[[], object]]] = deque(maxlen=_STEPS)

    def say(self, words: str, actions: Sequence[Action] = ()) -> None:
        """Say something in passing."""
        self._toast.show_message(words, actions)

    def tell(self, words: str, actions: Sequence[Action] = ()) -> None:
        """Tell something that stays until it is closed."""
        self._banner.show_message(words, actions=actions)

    def tell_error(self, words: str, actions: Sequence[Action] = ()) -> None:
        """Tell of something that went wrong, until it is closed."""
        self._banner.show_error(words, actions)

    def clear(self) -> None:
        """What was told, or reported, has been dealt with."""
        self._banner.clear()

    def say_undoable(
        self, words: str, undo: Callable[[], object], actions: Sequence[Action] = ()
    ) -> None:
        """Say what was done, and remember how to take it back."""
        self._undo.append((words, undo))
        self.undoChanged.emit(True)
        self.say(words, [*actions, (self.tr("元に戻す"), self.undo)])

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    def forget_undo(self) -> None:
        """Something newer was done, which is taken back elsewhere."""
        self._undo.clear()
        self.undoChanged.emit(False)

    def undo(self) -> None:
        """Take the last thing back, then the one before it."""
        if not self._undo:
            return
        words, take_back = self._undo.pop()
        self.undoChanged.emit(bool(self._undo))
        take_back()
        self.say(self.tr("元に戻しました：{0}").format(words))

    def report(self, error: Exception, actions: Sequence[Action] = ()) -> None:
        """Show an error until it is closed; a cancel is only said in passing."""
        if isinstance(error, Cancelled):
            self.say(error.message(self.language))
        elif isinstance(error, ReaderError):
            self._banner.show_error(error.message(self.language), actions)
        else:
            self.bug.emit(error)
