"""What was pasted, as it was recognised; what is missing can be given here."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from reader.library.records import Post, PostKind
from reader.minutes.meeting import squeeze
from reader.minutes.model import Sitting, Speech, SpeechKind
from reader.ui.dialog import Dialog
from reader.ui.people import person
from reader.ui.theme import SPACE
from reader.ui.wording import day, listed, read_day, sentence, short_day

if TYPE_CHECKING:
    from reader.sources.pasted import Pasted

_MOST_SHOWN = 300
_SHOWN_CHARACTERS = 60


class PasteDialog(Dialog):
    """Shows what was recognised; `answer()` gives it with what the person told.

    Args:
        pasted: holds at least one thing.
        councils: the names that the library knows.
    """

    def __init__(
        self, pasted: "Pasted", councils: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pasted = pasted
        self._one = pasted.items[0] if len(pasted.items) == 1 else None
        self.setWindowTitle(self.tr("貼り付けて取り込む"))
        self.resize(560, 500)
        head = QLabel(self._title(), self)
        head.setProperty("role", "title")
        head.setWordWrap(True)
        hint = QLabel(self._hint(), self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(head)
        words.addWidget(hint)
        minutes = bool(pasted.sittings)
        icon = "users" if minutes else "file-text"
        top = self._headed(icon, words, Qt.AlignmentFlag.AlignTop)

        self._council = QComboBox(self)
        self._council.setEditable(True)
        self._council.addItems(list(councils))
        field = self._council.lineEdit()
        assert field is not None
        field.setAccessibleName(self.tr("議会"))
        self._name = QLineEdit(self)
        self._date = QLineEdit(self)
        self._date.setPlaceholderText(self.tr("2025年2月17日、令和7年2月17日など"))
        self._flaw = QLabel(self)
        self._flaw.setWordWrap(True)
        form = QFormLayout()
        form.setSpacing(SPACE.s)
        sitting = self._one if isinstance(self._one, Sitting) else None
        document = self._one if isinstance(self._one, Post) else None
        if sitting is not None:
            form.addRow(self.tr("議会(&C)"), self._council)
        form.addRow(self.tr("会議名(&M)") if sitting else self.tr("題名(&T)"), self._name)
        form.addRow(self.tr("日付(&D)"), self._date)
        self._fill(sitting, document)

        self._list = QListWidget(self)
        self._list.setAccessibleName(self.tr("認識した内容"))
        self._list.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems(self._rows())

        box, self._import = self._deciding(self.tr("取り込む"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        if self._asks:
            layout.addLayout(form)
            # Not a row of the form, which gives what wraps more height than its words have.
            layout.addWidget(self._flaw)
        # What is in no row of the form would lie over everything else.
        self._council.setVisible(sitting is not None)
        for field in (self._name, self._date, self._flaw):
            field.setVisible(self._asks)
        layout.addWidget(self._list, 1)
        layout.addWidget(box)
        self._date.textChanged.connect(self._look)
        self._name.textChanged.connect(self._look)
        self._council.currentTextChanged.connect(self._look)
        self._look()
        missing = [one for one in (self._name, self._date) if not one.text()]
        (missing[0] if self._asks and missing else self._import).setFocus()

    @property
    def flaw(self) -> str:
        """What is said of what is missing or cannot be read; "" where all is well."""
        return self._flaw.text()

    def tell(
        self, council: str | None = None, name: str | None = None, day: str | None = None
    ) -> None:
        """Fill the fields in; those that are None stay as they are."""
        if council is not None:
            self._council.setCurrentText(council)
        if name is not None:
            self._name.setText(name)
        if day is not None:
            self._date.setText(day)

    def answer(self) -> "Pasted":
        """What is to be imported."""
        from reader.sources.pasted import corrected

        one = self._one
        if not self._asks or one is None:
            return self._pasted
        name, day = self._name.text().strip(), self._day()
        if isinstance(one, Sitting):
            council = self._council.currentText().strip()
            return replace(
                self._pasted, items=(corrected(one, council or None, name or None, day),)
            )
        return replace(self._pasted, items=(replace(one, title=name, date=day),))

    # --- inside -------------------------------------------------------------

    @property
    def _asks(self) -> bool:
        """Whether there is one thing of which something can be told."""
        one = self._one
        return isinstance(one, Sitting) or (isinstance(one, Post) and one.kind is PostKind.DOCUMENT)

    def _fill(self, sitting: Sitting | None, document: Post | None) -> None:
        if sitting is not None:
            self._council.setCurrentText(sitting.assembly or "")
            self._name.setText(sitting.meeting or "")
        elif document is not None:
            self._name.setText(document.title)
        found = sitting or document
        if found is not None and found.date is not None:
            self._date.setText(short_day(found.date))

    def _title(self) -> str:
        sittings = self._pasted.sittings
        if self._pasted.why is not None:
            return self.tr("文書として保存します")
        if not sittings:
            return self.tr("記事 {0}件を見つけました").format(len(self._pasted.items))
        speeches = len(self._spoken())
        if len(sittings) > 1:
            return self.tr("会議録 {0}会議（発言 {1}件）を見つけました").format(
                len(sittings), f"{speeches:,}"
            )
        return self.tr("会議録を見つけました（発言 {0}件）").format(f"{speeches:,}")

    def _spoken(self) -> list[Speech]:
        """What somebody says: the lines before the first speaker are kept, and are no speech."""
        return [speech for one in self._pasted.sittings for speech in one.speeches if speech.label]

    def _hint(self) -> str:
        if self._pasted.why is not None:
            return sentence(self._pasted.why)
        counts = Counter(speech.kind for speech in self._spoken())
        names = {
            SpeechKind.CHAIR: self.tr("進行 {0}"),
            SpeechKind.QUESTION: self.tr("質問 {0}"),
            SpeechKind.ANSWER: self.tr("答弁 {0}"),
            SpeechKind.OTHER: self.tr("その他 {0}"),
        }
        return listed(words.format(counts[kind]) for kind, words in names.items() if counts[kind])

    def _rows(self) -> list[str]:
        rows: list[str] = []
        if isinstance(self._one, Sitting):
            for speech in self._spoken()[:_MOST_SHOWN]:
                who = person(speech.speaker) or speech.label
                rows.append(f"{who}　{_start(speech.text)}")
        elif self._one is not None:
            rows += [line for line in self._one.text.split("\n")[:_MOST_SHOWN] if line.strip()]
        else:
            for item in self._pasted.items[:_MOST_SHOWN]:
                name = item.title if isinstance(item, Post) else squeeze(item.meeting or item.id)
                rows.append(f"{day(item.date)}　{name}" if item.date else name)
        return rows

    def _day(self) -> date | None:
        return read_day(self._date.text())

    def _look(self) -> None:
        """Say what is missing; a date that cannot be read keeps from importing."""
        unreadable = bool(self._date.text().strip()) and self._day() is None
        missing: list[str] = []
        if isinstance(self._one, Sitting):
            if not self._council.currentText().strip():
                missing.append(self.tr("議会"))
            if not self._name.text().strip():
                missing.append(self.tr("会議名"))
            if not self._date.text().strip():
                missing.append(self.tr("日付"))
        flaw = ""
        if unreadable:
            flaw = self.tr("日付を読み取れません。年・月・日を書いてください。")
        elif missing:
            flaw = self.tr("{0}が見つかりませんでした。分かれば入力してください。").format(
                listed(missing)
            )
        self._flaw.setText(flaw)
        self._flaw.setProperty("role", "warning" if unreadable else "caption")
        self._flaw.style().unpolish(self._flaw)
        self._flaw.style().polish(self._flaw)
        self._flaw.setVisible(bool(flaw) and self._asks)
        self._import.setEnabled(not unreadable)


def _start(text: str) -> str:
    """The first words of a speech, on one line."""
    return " ".join(text[: 2 * _SHOWN_CHARACTERS].split())[:_SHOWN_CHARACTERS]
