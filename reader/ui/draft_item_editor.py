"""The item in hand: a note to be written, or a quote of which words may be left out."""

from math import ceil

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMargins, QObject, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.export.leaving_out import is_shown, leave_out, left_out, paragraph_at, take_in
from reader.library.records import DraftItem, DraftItemKind
from reader.ui.flow_layout import FlowLayout
from reader.ui.icons import bind_icon
from reader.ui.offsets import to_code_point, to_utf16
from reader.ui.theme import SPACE, color, current_theme, reading_font, theme_changes

_POINTS = 11.0

_LEAST_LINES = 2
"""Lines of a note, or of a quote's words, that are in sight where room is short."""
_LAST = 1
"""Pixels that Qt wants below the last line before it takes it to be in sight."""


class UndoKeys(QObject):
    """Gives the keys of undo and redo in fields of the tray to the draft's own history.

    Signals:
        undo, redo: the keys were pressed.
    """

    undo = Signal()
    redo = Signal()

    def watch(self, field: QWidget) -> None:
        """Look at the keys of a field."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        back = event.matches(QKeySequence.StandardKey.Undo)
        again = event.matches(QKeySequence.StandardKey.Redo) or (
            QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")
        )
        if not back and not again:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            (self.undo if back else self.redo).emit()
            return True
        return False


class _WholeLines(QPlainTextEdit):
    """A field whose lower edge cuts through no line, and which is content with a few of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt counts the room below the last line to the text: lines that are in sight whole would
        # have to be scrolled.
        self.document().setDocumentMargin(0)
        # Its words are broken wherever the line ends.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._leave_rest()

    def minimumSizeHint(self) -> QSize:
        frame = self.contentsMargins()  # not as it is laid out: it may never have been in sight
        least = _LEAST_LINES * self._line_height() + _LAST
        return QSize(super().minimumSizeHint().width(), least + frame.top() + frame.bottom())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._leave_rest()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._leave_rest()
            self.updateGeometry()  # a few lines are higher or lower now

    def _leave_rest(self) -> None:
        """Take off below what is less than a line."""
        before = self.viewportMargins()
        room = self.viewport().height() + before.bottom() - _LAST
        line = self._line_height()
        after = QMargins(SPACE.xs, 0, SPACE.xs, room % line if room > line else 0)
        if after != before:
            self.setViewportMargins(after)

    def _line_height(self) -> int:
        """How far lines are apart as they are laid out, which the font's metrics do not say."""
        layout = QTextLayout("あ", self.font())
        layout.beginLayout()
        line = layout.createLine()
        line.setLeadingIncluded(True)
        layout.endLayout()
        return ceil(line.height())


class DraftItemEditor(QStackedWidget):
    """Two pages: a note's field; a quote's heading and its words, which cannot be edited.

    Signals:
        edited: the item as it is now, what was done, and what was typed in ("" for a click).
        sourceRequested: the quote's source is to be opened.
        leftField: the keyboard went elsewhere: what is typed next is another step.
    """

    edited = Signal(object, str, str)
    sourceRequested = Signal()  # noqa: N815
    leftField = Signal()  # noqa: N815

    def __init__(self, keys: UndoKeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: DraftItem | None = None
        self._held = ""  # the text itself: Qt gives it back with other spaces
        self._note = _WholeLines(self)
        self._note.setUndoRedoEnabled(False)
        self._note.setAccessibleName(self.tr("メモ"))
        self._note.setPlaceholderText(
            self.tr("引用のあいだに置く自分の言葉。**太字**、- 箇条書き、[言葉](URL) も使えます。")
        )
        self._note.textChanged.connect(self._note_typed)
        self._note.setTabChangesFocus(True)
        self._heading = QLineEdit(self)
        self._heading.setAccessibleName(self.tr("見出し"))
        self._heading.textEdited.connect(self._heading_typed)
        self._by_pattern = QPushButton(self.tr("型に戻す"), self)
        self._by_pattern.setToolTip(self.tr("見出しを「見出しの型」のとおりに戻します"))
        self._by_pattern.clicked.connect(self._follow_pattern)
        self._words = _WholeLines(self)
        self._words.setReadOnly(True)
        self._words.setAccessibleName(self.tr("引用の言葉（変更できません）"))
        self._words.setTextInteractionFlags(
            self._words.textInteractionFlags()
            | self._words.textInteractionFlags().TextSelectableByKeyboard
        )
        self._words.cursorPositionChanged.connect(self._name_toggle)
        self._words.selectionChanged.connect(self._name_toggle)
        self._toggle = QPushButton(self)
        bind_icon(self._toggle, "scissors")
        self._toggle.clicked.connect(self.toggle)
        self._open = QPushButton(self.tr("出典を開く"), self)
        bind_icon(self._open, "external-link")
        self._open.clicked.connect(self.sourceRequested)
        for button in (self._by_pattern, self._toggle, self._open):
            button.setAutoDefault(False)
        for field in (self._note, self._heading, self._words):
            keys.watch(field)
            field.installEventFilter(self)
        self.addWidget(self._note)
        self.addWidget(self._quote_page())
        theme_changes().changed.connect(self._dress)
        self._dress()

    def least_height(self, width: int) -> int:
        """The height below which what is shown now is cut off, at a width; in pixels."""
        page = self.currentWidget()
        layout = page.layout() if page is not None else None
        if layout is None:
            return self._note.minimumSizeHint().height()
        return layout.totalMinimumHeightForWidth(width)

    def show_item(self, item: DraftItem | None, heading: str, pattern: str) -> None:
        """Show an item; the cursor stays where only its words changed.

        Args:
            heading: what stands over a quote; pattern: what its pattern says.
        """
        self._item = item
        self.setEnabled(item is not None)
        if item is None:
            return
        if item.kind is DraftItemKind.NOTE:
            if self._note.toPlainText() != item.text:
                place = self._note.textCursor().position()
                with QSignalBlocker(self._note):
                    self._note.setPlainText(item.text)
                cursor = self._note.textCursor()
                cursor.setPosition(min(place, self._note.document().characterCount() - 1))
                self._note.setTextCursor(cursor)
            self.setCurrentWidget(self._note)
            return
        if self._heading.text() != heading:
            self._heading.setText(heading)
        self._heading.setPlaceholderText(self.tr("（見出しなし）"))
        self._by_pattern.setVisible(item.heading is not None and item.heading != pattern)
        if self._held != item.text:
            self._held = item.text
            self._words.setPlainText(item.text)
        self._paint()
        self._name_toggle()
        self.setCurrentIndex(1)

    def write(self) -> None:
        """Put the keyboard into a note's field, behind its last word."""
        self._note.setFocus()
        self._note.moveCursor(QTextCursor.MoveOperation.End)

    def toggle(self) -> None:
        """Leave out what is selected (else the paragraph at the cursor), or take it in again."""
        span = self._span()
        if self._item is None or span is None:
            return
        if is_shown(self._item, *span):
            self.edited.emit(leave_out(self._item, *span), self.tr("引用の一部を省く"), "")
        else:
            self.edited.emit(take_in(self._item, *span), self.tr("省いた部分を戻す"), "")

    # --- inside -------------------------------------------------------------

    def _quote_page(self) -> QWidget:
        page = QWidget(self)
        head = QHBoxLayout()
        head.setSpacing(SPACE.xs)
        label = QLabel(self.tr("見出し(&D)"), page)
        label.setProperty("role", "muted")
        label.setBuddy(self._heading)
        head.addWidget(label)
        head.addWidget(self._heading, 1)
        self._by_pattern.setProperty("role", "link")
        head.addWidget(self._by_pattern)
        feet = QWidget(page)
        foot = FlowLayout(feet, spacing=SPACE.s)
        foot.addWidget(self._toggle)
        foot.addWidget(self._open)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(head)
        column.addWidget(self._words, 1)
        column.addWidget(feet)
        return page

    def _span(self) -> tuple[int, int] | None:
        """What is selected in the quote, else the paragraph at the cursor, in code points."""
        if self._item is None or self._item.kind is DraftItemKind.NOTE:
            return None
        cursor, text = self._words.textCursor(), self._item.text
        if cursor.hasSelection():
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            return to_code_point(text, start), to_code_point(text, end)
        return paragraph_at(self._item, to_code_point(text, cursor.position()))

    def _name_toggle(self) -> None:
        span = self._span()
        self._toggle.setEnabled(span is not None)
        selected = self._words.textCursor().hasSelection()
        if self._item is None or span is None or is_shown(self._item, *span):
            words = self.tr("選んだ部分を省く") if selected else self.tr("この段落を省く")
        else:
            words = self.tr("省いた部分を戻す")
        self._toggle.setText(words)
        self._toggle.setToolTip(self.tr("省いたところは（中略）になります（Delete）"))

    def _paint(self) -> None:
        """Strike through what is left out."""
        if self._item is None or self._item.kind is DraftItemKind.NOTE:
            return
        style = QTextCharFormat()
        style.setFontStrikeOut(True)
        style.setForeground(color(current_theme().disabled))
        marks: list[QTextEdit.ExtraSelection] = []
        for start, end in left_out(self._item):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._words.document())
            cursor.setPosition(to_utf16(self._item.text, start))
            cursor.setPosition(to_utf16(self._item.text, end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor, mark.format = cursor, style  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self._words.setExtraSelections(marks)

    def _dress(self) -> None:
        for field in (self._note, self._words):
            field.setFont(reading_font(_POINTS))
        self._paint()

    def _note_typed(self) -> None:
        if self._item is not None and self._item.kind is DraftItemKind.NOTE:
            self._item = replace(self._item, text=self._note.toPlainText())
            self.edited.emit(self._item, self.tr("メモの入力"), "note")

    def _heading_typed(self, words: str) -> None:
        if self._item is not None:
            self._item = replace(self._item, heading=words)
            self.edited.emit(self._item, self.tr("見出しの変更"), "heading")

    def _follow_pattern(self) -> None:
        if self._item is not None:
            self.edited.emit(replace(self._item, heading=None), self.tr("見出しの変更"), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            # Qt's style for stylesheets gives a field back the program's font when it is put
            # into its place.
            self._dress()
        elif event.type() == QEvent.Type.FocusOut:
            self.leftField.emit()
        elif (
            watched is self._words
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Delete)
        ):
            self.toggle()
            return True
        return super().eventFilter(watched, event)
