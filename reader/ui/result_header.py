"""Over the list: how many hits, what was searched, what is missing."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.ui.accessible import announce
from reader.ui.fitting import is_narrow
from reader.ui.theme import SPACE
from reader.ui.wording import GAP, between

_TELL_MILLISECONDS = 700

_NARROW = 22
"""Full-width characters below which the count has no room beside words on the buttons."""

_BREAK = "<br>"

_WITH_WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class _Linked(QLabel):
    """Words with links: Tab goes from one to the next, and Enter follows it.

    Statements beside one another (see `wording.beside`) stand on one line as far as they have
    room; where a line ends between two of them, their separator goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""

    def show_words(self, words: str) -> None:
        """Show rich text, already escaped; without a link in it the keyboard passes it by."""
        flags = Qt.TextInteractionFlag.LinksAccessibleByMouse
        if "<a " in words:
            flags |= Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        self.setTextInteractionFlags(flags)
        self._words = words
        self._fit()

    def _fit(self) -> None:
        """Break the lines between statements that have no room beside one another."""
        lines = self._words.split(_BREAK)
        fitted = _BREAK.join(part for line in lines for part in self._fitted(line))
        if fitted != self.text():
            self.setText(fitted)

    def _fitted(self, line: str) -> list[str]:
        return [part for one in self._packed(line, between()) for part in self._packed(one, GAP)]

    def _packed(self, line: str, separator: str) -> list[str]:
        """As many of a line's parts beside one another as have room."""
        first, *others = line.split(separator)
        lines = [first]
        for one in others:
            longer = f"{lines[-1]}{separator}{one}"
            if self._width(longer) <= self.contentsRect().width():
                lines[-1] = longer
            else:
                lines.append(one)
        return lines

    def _width(self, words: str) -> float:
        page = QTextDocument()
        page.setDocumentMargin(0)
        page.setDefaultFont(self.font())
        page.setHtml(words)
        return page.idealWidth()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.focusNextPrevChild(event.reason() is Qt.FocusReason.TabFocusReason)


class ResultHeader(QFrame):
    """Over the list: how many, what was searched, and what is missing.

    Signals:
        linkActivated: the address of a link in the words (``missing``, ``drop:期間`` …).
    """

    linkActivated = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._scope = _Linked(self)
        self._scope.setProperty("role", "caption")
        self._scope.setWordWrap(True)
        self._scope.setTextFormat(Qt.TextFormat.RichText)
        self._scope.linkActivated.connect(self.linkActivated)
        self._flaw = QLabel(self)
        self._flaw.setProperty("role", "warning")
        self._flaw.setWordWrap(True)
        self._flaw.hide()
        # Results come while one types: a screen reader says only the count that stays.
        self._telling = QTimer(self, singleShot=True, interval=_TELL_MILLISECONDS)
        self._telling.timeout.connect(lambda: announce(self, self._title.text()))
        self._worded: list[QToolButton] = []
        self._tools = QFrame(self)
        self._tool_row = QHBoxLayout(self._tools)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(SPACE.xxs)
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self._tools, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.l, SPACE.m, SPACE.s, SPACE.s)
        layout.setSpacing(SPACE.xxs)
        layout.addLayout(first)
        layout.addWidget(self._flaw)
        layout.addWidget(self._scope)

    def add_tool(self, tool: QWidget) -> None:
        """Put a button at the right; where there is little room it shows its icon alone."""
        self._tool_row.addWidget(tool)
        if isinstance(tool, QToolButton) and tool.toolButtonStyle() == _WITH_WORDS:
            self._worded.append(tool)

    def show_tools(self, show: bool) -> None:
        """The tools act on results; elsewhere they are in the way."""
        self._tools.setVisible(show)

    def set_words(self, title: str, scope: str) -> None:
        """Show the count, and under it the scope (rich text, already escaped)."""
        if title != self._title.text():
            self._telling.start()
        self._title.setText(title)
        self._scope.show_words(scope)
        self._scope.setVisible(bool(scope))

    def set_flaw(self, sentence: str) -> None:
        """Say what of the query could not be understood; "" where all of it was."""
        self._flaw.setText(sentence)
        self._flaw.setVisible(bool(sentence))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = is_narrow(self, _NARROW)
        for tool in self._worded:
            tool.setToolButtonStyle(
                Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else _WITH_WORDS
            )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            # Rich text keeps the colour of its links until it is another text.
            words = self._scope.text()
            self._scope.setText("")
            self._scope.setText(words)
