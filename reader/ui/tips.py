"""Tips for the first steps: one at a time, where it helps, below what is read."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from reader.ui.icon_label import IconLabel
from reader.ui.icons import bind_icon
from reader.ui.options import Options
from reader.ui.theme import SPACE

if TYPE_CHECKING:
    from reader.ui.notices import Notices

_CALM_MILLISECONDS = 1_200
"""What a tip is about is looked at first."""

_APART_SECONDS = 30.0
"""Between one tip and the next."""

_LONGEST_MILLISECONDS = 90_000
"""Whoever has not cared for a tip for so long has read it, or does not want to."""


class Tip(Struct, frozen=True):
    """A tip.

    Attributes:
        name: under which it is remembered.
        words: one sentence or two.
        chapter: of the guide, for more.
        helps: whether it would help now: what it speaks of is in sight.
    """

    name: str
    words: str
    chapter: str
    helps: Callable[[], bool]


class TipBar(QFrame):
    """A line with a tip, ways to more and to none, and a cross.

    Signals:
        moreRequested, noneRequested, closed: what was pressed.
    """

    moreRequested = Signal()  # noqa: N815
    noneRequested = Signal()  # noqa: N815
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "tip")
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, SPACE.xs, SPACE.s, SPACE.xs)
        row.setSpacing(SPACE.s)
        row.addWidget(IconLabel("info", 16, "accent", parent=self))
        row.addWidget(self._words, 1)
        for words, signal in (
            (self.tr("詳しく"), self.moreRequested),
            (self.tr("ヒントを出さない"), self.noneRequested),
        ):
            button = QPushButton(words, self)
            button.setProperty("role", "link")
            # It stands below everything, so Tab comes here last.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        close = QToolButton(self)
        bind_icon(close, "x", "muted")
        close.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        close.setToolTip(self.tr("分かりました"))
        close.setAccessibleName(close.toolTip())
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The tip that is shown."""
        return self._words.text()

    def show_tip(self, words: str) -> None:
        """Show a tip."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()


class Tips(QObject):
    """Shows a tip where it helps, each once in a reader's life.

    Signals:
        chapterRequested: a chapter of the guide.
    """

    chapterRequested = Signal(str)  # noqa: N815

    def __init__(self, options: Options, notices: "Notices", page: QWidget) -> None:
        """Show tips at the end of a page, which has a column; `offer` says which there are."""
        super().__init__(page)
        self._options = options
        self._notices = notices
        self._page = page
        self._tips: tuple[Tip, ...] = ()
        self._bar: TipBar | None = None
        self._shown: Tip | None = None
        self._closed = -_APART_SECONDS
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MILLISECONDS)
        self._calm.timeout.connect(self._choose)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST_MILLISECONDS)
        self._longest.timeout.connect(self.close)
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._look_again)
        page.installEventFilter(self)
        options.changed.connect(self._heed)

    @property
    def shown(self) -> str:
        """The name of the tip that is shown; empty for none."""
        return self._shown.name if self._shown is not None else ""

    def offer(self, *tips: Tip) -> None:
        """Take these tips, the most helpful first."""
        self._tips = tips

    def look(self) -> None:
        """Something was shown or done: look soon whether a tip would help, or still does."""
        if self._shown is not None:
            self._again.start()
        elif self._options.tips:
            self._calm.start()

    def learnt(self, name: str) -> None:
        """The reader did what a tip tells: it is not needed any more."""
        if self._shown is not None and self._shown.name == name:
            self.close()
        else:
            self._remember(name)

    def close(self) -> None:
        """Put the tip away for ever."""
        if self._shown is not None:
            self._remember(self._shown.name)
            self._withdraw()

    def bring_back(self) -> None:
        """Show all tips anew."""
        self._options.tips = True
        self._options.tips_seen = ""
        self._closed = -_APART_SECONDS
        self._notices.say(self.tr("ヒントをもう一度出します"))
        self.look()

    # --- inside -------------------------------------------------------------

    def _choose(self) -> None:
        if self._shown is not None or not self._options.tips:
            return
        if monotonic() - self._closed < _APART_SECONDS:
            return
        seen = self._options.tips_seen.split()
        tip = next((one for one in self._tips if one.name not in seen and one.helps()), None)
        if tip is not None:
            self._shown = tip
            self._made().show_tip(tip.words)
            self._longest.start()

    def _withdraw(self) -> None:
        """Put the tip away; unless it is remembered, it comes again."""
        self._longest.stop()
        self._shown = None
        self._closed = monotonic()
        if self._bar is not None:
            self._bar.hide()

    def _look_again(self) -> None:
        """What the tip speaks of may have gone out of sight."""
        if self._shown is not None and not self._shown.helps():
            self._withdraw()

    def _made(self) -> TipBar:
        if self._bar is None:
            column = self._page.layout()
            assert column is not None
            self._bar = TipBar(self._page)
            self._bar.closed.connect(self.close)
            self._bar.moreRequested.connect(self._tell_more)
            self._bar.noneRequested.connect(self._tell_none)
            column.addWidget(self._bar)
        return self._bar

    def _tell_more(self) -> None:
        if self._shown is not None:
            self.chapterRequested.emit(self._shown.chapter)
        self.close()

    def _tell_none(self) -> None:
        self.close()
        self._options.tips = False
        self._notices.say(
            self.tr("ヒントを出さないようにしました。ヘルプの「困ったとき」から、また出せます。")
        )

    def _remember(self, name: str) -> None:
        seen = self._options.tips_seen.split()
        if name not in seen:
            self._options.tips_seen = " ".join((*seen, name))

    def _heed(self, name: str) -> None:
        if name == "tips" and not self._options.tips:
            self.close()

    # --- Qt -----------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._shown is not None:
            self._again.start()  # when everything in the page has found its place
        return super().eventFilter(watched, event)
