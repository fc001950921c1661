"""How headings over a quote are written."""

from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import TemplateProblem
from reader.export.blocks import blocks
from reader.export.selection import Selection
from reader.export.wishes import PLACEHOLDERS, HeadingPatterns, QuoteOptions
from reader.ui.banner import Banner
from reader.ui.dialog import Dialog
from reader.ui.flow_layout import FlowLayout
from reader.ui.theme import SPACE

_MOST_SHOWN = 6


class HeadingPatternsDialog(Dialog):
    """Edits the three patterns; below them the headings of the quote at hand.

    Args:
        selection, options: what is being quoted, for the preview.
    """

    def __init__(
        self, selection: Selection, options: QuoteOptions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._options = options
        self.setWindowTitle(self.tr("見出しの型"))
        self.setMinimumWidth(560)
        self._fields = {
            "question": QLineEdit(self),
            "answer": QLineEdit(self),
            "other": QLineEdit(self),
        }
        self._last = self._fields["question"]
        self._banner = Banner(self, closable=False)
        self._shown = QVBoxLayout()
        self._shown.setSpacing(SPACE.xxs)
        words = QLabel(
            self.tr("引用の上に書く見出しの形です。{　} の中は発言ごとに置き換わります。"), self
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)

        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.m)
        grid.setVerticalSpacing(SPACE.s)
        titles = {
            "question": self.tr("質問(&Q)"),
            "answer": self.tr("答弁(&A)"),
            "other": self.tr("その他(&O)"),
        }
        for row, (name, field) in enumerate(self._fields.items()):
            label = QLabel(titles[name], self)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)

        box, self._save = self._deciding(self.tr("この型を使う"))
        reset = QPushButton(self.tr("既定の型に戻す"), box)
        reset.setAutoDefault(False)
        reset.clicked.connect(lambda: self.set_patterns(HeadingPatterns()))
        box.addButton(reset, QDialogButtonBox.ButtonRole.ResetRole)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addWidget(words)
        layout.addLayout(grid)
        layout.addWidget(self._placeholders())
        layout.addWidget(self._banner)
        layout.addWidget(self._preview(), 1)
        layout.addWidget(box)
        self.set_patterns(options.patterns)
        for field in self._fields.values():
            field.textChanged.connect(self._show)
            field.selectionChanged.connect(self._note_last)
            field.cursorPositionChanged.connect(self._note_last)

    @property
    def patterns(self) -> HeadingPatterns:
        """The patterns as they are written now."""
        return HeadingPatterns(**{name: field.text() for name, field in self._fields.items()})

    def set_patterns(self, patterns: HeadingPatterns) -> None:
        """Show these patterns."""
        for name, field in self._fields.items():
            field.setText(getattr(patterns, name))
        self._show()

    # --- inside -------------------------------------------------------------

    def _placeholders(self) -> QWidget:
        box = QWidget(self)
        flow = FlowLayout(box, spacing=6)
        examples = {
            "姓": self.tr("姓（分からないときは氏名）"),
            "氏名": self.tr("氏名"),
            "区議": self.tr("区議・市議・県議など、議会に合わせて"),
            "役職": self.tr("区長・教育長など"),
            "発言者": self.tr("役職、議員なら姓と区議など"),
            "質問": self.tr("質問・再質問・再々質問"),
            "答弁": self.tr("最初の答弁だけ「答弁」"),
            "回": self.tr("何回目か"),
        }
        for name in PLACEHOLDERS:
            chip = QToolButton(box)
            chip.setProperty("role", "chip")
            chip.setText(f"{{{name}}}")
            chip.setToolTip(examples.get(name, name))
            chip.clicked.connect(lambda _=False, name=name: self._insert(name))
            flow.addWidget(chip)
        return box

    def _preview(self) -> QFrame:
        card = QFrame(self)
        card.setProperty("role", "card")
        title = QLabel(self.tr("この引用では"), card)
        title.setProperty("role", "caption")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        inner.addWidget(title)
        inner.addLayout(self._shown)
        inner.addStretch(1)
        return card

    def _insert(self, name: str) -> None:
        self._last.insert(f"{{{name}}}")
        self._last.setFocus()

    def _note_last(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._last = field

    def _show(self) -> None:
        try:
            found = blocks(self._selection, self.patterns, self._options.surnames, {}, False)
        except TemplateProblem as problem:
            self._banner.show_error(problem)
            self._save.setEnabled(False)
            return
        self._banner.clear()
        self._save.setEnabled(True)
        while (item := self._shown.takeAt(0)) is not None:
            label = item.widget()
            if label is not None:
                label.deleteLater()
        for block in found[:_MOST_SHOWN]:
            label = QLabel(block.heading or self.tr("（見出しなし）"))
            label.setProperty("role", "muted" if not block.heading else "")
            self._shown.addWidget(label)
        if len(found) > _MOST_SHOWN:
            label = QLabel(self.tr("ほか{0}件").format(len(found) - _MOST_SHOWN))
            label.setProperty("role", "muted")
            self._shown.addWidget(label)
