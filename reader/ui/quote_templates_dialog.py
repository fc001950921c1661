"""The reader's own templates for quotes."""

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError, TemplateProblem
from reader.export.formats import render
from reader.export.selection import Selection
from reader.export.templates import Templates, default_templates
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.ui.banner import Banner
from reader.ui.dialog import Dialog
from reader.ui.quote_preview import QuotePreview, source_font
from reader.ui.theme import HAIRLINE, SPACE

_PAUSE_MILLISECONDS = 150
_NAMES = {
    "html": QuoteFormat.HTML,
    "markdown": QuoteFormat.MARKDOWN,
    "text": QuoteFormat.TEXT,
    "movabletype": QuoteFormat.MOVABLETYPE,
}
"""Which format shows what a template does."""


class QuoteTemplatesDialog(Dialog):
    """Edits one template a format, with the quote at hand beside it.

    Args:
        selection, options: what is being quoted, for the preview.
        name: the template that is shown first.
    """

    def __init__(
        self,
        selection: Selection,
        options: QuoteOptions,
        templates: Templates,
        name: str = "html",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._options = options
        self._templates = templates
        self._shipped = default_templates()
        self._name = name
        self.setWindowTitle(self.tr("引用の型"))
        self.resize(980, 640)
        self._editor = QPlainTextEdit(self)
        self._editor.setFont(source_font())
        self._editor.setTabStopDistance(QFontMetricsF(source_font()).horizontalAdvance(" ") * 2)
        self._editor.setAccessibleName(self.tr("テンプレート"))
        self._editor.setTabChangesFocus(True)  # else the keyboard would not get out
        self._preview = QuotePreview(self)
        self._banner = Banner(self, closable=False)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self._show)
        self._reset = QPushButton(self.tr("既定の型に戻す"), self)
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(
            lambda: self._editor.setPlainText(getattr(self._shipped, self._name))
        )
        self._layout()
        self._editor.textChanged.connect(self._edited)
        self._choose(name)

    @property
    def templates(self) -> Templates:
        """The templates as they are written now."""
        return self._templates

    def edit(self, name: str, text: str) -> None:
        """Go to a template and write it anew."""
        self._choose(name)
        self._editor.setPlainText(text)

    # --- inside -------------------------------------------------------------

    def _layout(self) -> None:
        segmented = QFrame(self)
        segmented.setProperty("role", "segmented")
        row = QHBoxLayout(segmented)
        row.setContentsMargins(*4 * (HAIRLINE,))
        row.setSpacing(0)
        group = QButtonGroup(self)
        self._tabs: dict[str, QToolButton] = {}
        for name, label in (
            ("html", "HTML"),
            ("markdown", "Markdown"),
            ("text", self.tr("テキスト")),
            ("movabletype", "Movable Type"),
        ):
            tab = self._tabs[name] = QToolButton(segmented)
            tab.setText(label)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _=False, name=name: self._choose(name))
            group.addButton(tab)
            row.addWidget(tab)
        top = QHBoxLayout()
        top.addWidget(segmented)
        top.addStretch(1)
        top.addWidget(self._reset)
        help_ = QLabel(
            self.tr(
                "jinja2 の書式です。使える名前：blocks（heading, note, paragraphs の text・words・omission）、"
                "source（citation, url, place）、cite、title、date、author、body"
            ),
            self,
        )
        help_.setProperty("role", "caption")
        help_.setWordWrap(True)
        card = QFrame(self)
        card.setProperty("role", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*4 * (HAIRLINE,))
        inside.addWidget(self._preview)
        panes = QSplitter(self)
        panes.setHandleWidth(SPACE.m)
        panes.setChildrenCollapsible(False)
        panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        panes.addWidget(self._editor)
        panes.addWidget(card)
        panes.setSizes([500, 460])

        box = QDialogButtonBox(self)
        self._save = QPushButton(self.tr("この型を使う"), box)
        self._save.setProperty("role", "primary")
        self._save.setAutoDefault(False)
        box.addButton(self._save, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(self.tr("キャンセル"), box)
        cancel.setAutoDefault(False)
        box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.xl, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addLayout(top)
        layout.addWidget(panes, 1)
        layout.addWidget(self._banner)
        layout.addWidget(help_)
        layout.addWidget(box)

    def _choose(self, name: str) -> None:
        self._name = name
        self._tabs[name].setChecked(True)
        self._editor.setPlainText(getattr(self._templates, name))
        self._show()

    def _edited(self) -> None:
        self._templates = replace(self._templates, **{self._name: self._editor.toPlainText()})
        self._timer.start()

    def _show(self) -> None:
        self._timer.stop()
        changed = getattr(self._templates, self._name) != getattr(self._shipped, self._name)
        self._reset.setEnabled(changed)
        try:
            quote = render(self._selection, _NAMES[self._name], self._options, self._templates)
        except ReaderError as problem:
            self._banner.show_error(problem)
        else:
            self._banner.clear()
            self._preview.show_quote(quote)
        self._save.setEnabled(self._usable())

    def _usable(self) -> bool:
        """Whether every template can be rendered."""
        for form in _NAMES.values():
            try:
                render(self._selection, form, self._options, self._templates)
            except TemplateProblem:
                return False
        return True
