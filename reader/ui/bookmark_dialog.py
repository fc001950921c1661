"""A bookmark's note and tags."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QDialogButtonBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.dialog import Dialog
from reader.ui.flow_layout import FlowLayout
from reader.ui.rich_text import RichText
from reader.ui.theme import SPACE, scaled

_SEPARATORS = "、,，"
_MOST_SUGGESTED = 12
_WORDS_POINTS = 11.0

_NOTE = 84
"""Pixels of height of a note."""
_LEAST_WORDS, _LEAST_NOTE = 64, 44
"""Pixels of height of what is marked, and of a note, on a small screen: a few lines. Only where even
that has no room all of the dialog is scrolled."""


class TagField(QLineEdit):
    """Tags in a line, with 「、」 between them; known ones complete as they are typed."""

    def __init__(self, known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._completer = QCompleter(QStringListModel(list(known), self), self)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._suggest)

    def tags(self) -> tuple[str, ...]:
        """The tags, each once, in order."""
        text = self.text()
        for mark in _SEPARATORS:
            text = text.replace(mark, "\n")
        words = (" ".join(part.split()) for part in text.split("\n"))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_tags(self, tags: Sequence[str]) -> None:
        """Show these tags."""
        self.setText("、".join(tags))

    def toggle(self, tag: str) -> None:
        """Add a tag, or take it away."""
        tags = self.tags()
        self.set_tags([one for one in tags if one != tag] if tag in tags else [*tags, tag])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup = self._completer.popup()
        if (
            popup is not None
            and popup.isVisible()
            and event.key()
            in (
                Qt.Key.Key_Return,
                Qt.Key.Key_Enter,
                Qt.Key.Key_Tab,
            )
        ):
            event.ignore()  # the popup takes it
            return
        super().keyPressEvent(event)

    def _last(self) -> str:
        text = self.text()
        start = max(text.rfind(mark) for mark in _SEPARATORS) + 1
        return text[start:].strip()

    def _suggest(self) -> None:
        beginning = self._last()
        self._completer.setCompletionPrefix(beginning)
        matches = self._completer.completionModel()
        exact = matches.rowCount() == 1 and matches.index(0, 0).data() == beginning
        if beginning and matches.rowCount() and not exact:
            self._completer.complete()
        elif (popup := self._completer.popup()) is not None:
            popup.hide()

    def _complete(self, tag: str) -> None:
        text = self.text()
        start = max(text.rfind(mark) for mark in _SEPARATORS) + 1
        self.setText(text[:start] + tag + "、")


def tag_chips(field: TagField, known: Sequence[str], parent: QWidget) -> QWidget:
    """A chip for each of the commonest tags, by which it comes into the field and out of it."""
    box = QWidget(parent)
    flow = FlowLayout(box, spacing=6)
    chips: dict[str, QToolButton] = {}
    for tag in known[:_MOST_SUGGESTED]:
        chip = chips[tag] = QToolButton(box)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setText(tag.replace("&", "&&"))
        chip.clicked.connect(lambda _=False, tag=tag: field.toggle(tag))
        flow.addWidget(chip)

    def follow() -> None:
        chosen = field.tags()
        for tag, chip in chips.items():
            chip.setChecked(tag in chosen)

    field.textChanged.connect(follow)
    follow()
    return box


class BookmarkDialog(Dialog):
    """Asks for a note and tags; `note()` and `tags()` are the answer.

    Args:
        words: what is marked, verbatim.
        known_tags: the tags that other bookmarks have.
        title: where it stands (a topic's title, a meeting and a speaker).
        existing: the bookmark is there already and can be removed.

    Signals:
        removeRequested: the reader wants the bookmark away.
    """

    removeRequested = Signal()  # noqa: N815

    def __init__(
        self,
        words: str,
        known_tags: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        title: str = "",
        note: str = "",
        tags: Sequence[str] = (),
        existing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("しおり"))
        self.resize(540, 520)
        head = QLabel(title or self.tr("この箇所にしおりを付ける"), self)
        head.setProperty("role", "title")
        head.setWordWrap(True)
        self._note = QPlainTextEdit(note, self)
        self._note.setPlaceholderText(self.tr("あとで見返すための一言（省略可）"))
        self._note.setTabChangesFocus(True)
        self._note.setMaximumHeight(scaled(_NOTE))
        self._note.setMinimumHeight(scaled(_LEAST_NOTE))
        self._note.installEventFilter(self)
        self._tags = TagField(known_tags, self)
        self._tags.setPlaceholderText(self.tr("例：デジタル、保育"))
        self._tags.set_tags(tags)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.s)
        layout.addLayout(self._headed("bookmark", head))
        layout.addSpacing(SPACE.xs)
        layout.addWidget(_quoted(words, self), 1)
        layout.addSpacing(SPACE.xs)
        for words_, field in ((self.tr("メモ(&N)"), self._note), (self.tr("タグ(&T)"), self._tags)):
            label = QLabel(words_, self)
            label.setProperty("role", "muted")
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
        if known_tags:
            layout.addWidget(tag_chips(self._tags, known_tags, self))
        layout.addSpacing(SPACE.s)
        layout.addWidget(self._make_buttons(existing))
        self._note.setFocus()

    def note(self) -> str:
        """The note, without blank ends."""
        return self._note.toPlainText().strip()

    def tags(self) -> tuple[str, ...]:
        """The tags, each once."""
        return self._tags.tags()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._note
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.accept()
            return True
        return super().eventFilter(watched, event)

    def _make_buttons(self, existing: bool) -> QDialogButtonBox:
        box, _ = self._deciding(self.tr("保存"))
        if existing:
            remove = QPushButton(self.tr("しおりを外す"), box)
            remove.setProperty("role", "danger")
            remove.setAutoDefault(False)
            remove.clicked.connect(self._remove)
            box.addButton(remove, QDialogButtonBox.ButtonRole.ResetRole)
        return box

    def _remove(self) -> None:
        self.removeRequested.emit()
        self.reject()


def _quoted(words: str, parent: QWidget) -> QFrame:
    """The marked words in a card, scrolling where they are many."""
    card = QFrame(parent)
    card.setProperty("role", "card")
    text = RichText(_WORDS_POINTS, parent=card)
    text.setMinimumHeight(scaled(_LEAST_WORDS))
    text.show_text(words)
    text.setAccessibleName(QCoreApplication.translate("BookmarkDialog", "しおりを付けた箇所"))
    layout = QVBoxLayout(card)
    layout.setContentsMargins(*4 * (SPACE.xxs,))
    layout.addWidget(text)
    return card
