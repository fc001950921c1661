"""引用を整える: which paragraphs, under which headings, in which format."""

from collections.abc import Mapping

from msgspec.structs import replace
from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from reader.errors import BadSelection, ReaderError
from reader.export.formats import Quote, WarningCode, render
from reader.export.selection import Selection
from reader.export.wishes import QuoteFormat, QuoteOptions
from reader.ui.banner import Banner, BannerKind
from reader.ui.clipboard import copy_quote
from reader.ui.dialog import Dialog
from reader.ui.flow_layout import FlowLayout
from reader.ui.icons import bind_icon
from reader.ui.options import Options
from reader.ui.paragraph_model import ParagraphModel
from reader.ui.quote_kept import Step, keep_patterns, keep_templates
from reader.ui.quote_paragraphs import ParagraphList
from reader.ui.quote_patterns_dialog import HeadingPatternsDialog
from reader.ui.quote_preview import QuotePreview
from reader.ui.quote_templates_dialog import QuoteTemplatesDialog
from reader.ui.theme import HAIRLINE, SPACE, scaled
from reader.ui.wording import joined, phrase, quoted

_PAUSE_MILLISECONDS = 20
TEMPLATE_OF = {
    QuoteFormat.HTML: "html",
    QuoteFormat.SOURCE: "html",
    QuoteFormat.MARKDOWN: "markdown",
    QuoteFormat.TEXT: "text",
    QuoteFormat.MOVABLETYPE: "movabletype",
}
"""The template that makes a format."""


class QuoteDialog(Dialog):
    """Two panes: the paragraphs with their ticks, and the quote as it will be pasted.

    What is chosen here (format, width, source, patterns, templates) is remembered in the
    options; headings written by hand belong to this quote alone.

    Args:
        selection: everything that may be quoted, ticked as it shall begin.
        surnames: name → surname, as far as the sitting tells.

    Signals:
        copied: the `Quote` that is on the clipboard now.
        draftRequested: the `Selection` as it was ticked, to be put into a draft.
        changed: what of the reader's settings was changed, and how it is taken back.
    """

    copied = Signal(object)
    draftRequested = Signal(object)  # noqa: N815
    changed = Signal(str, object)

    def __init__(
        self,
        selection: Selection,
        options: Options,
        surnames: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = options
        self._options = options.quote_options(surnames)
        self._templates = options.templates()
        self._quote: Quote | None = None
        self._model = ParagraphModel(selection, self._options, self)
        self._list = ParagraphList(self._model, self)
        self._preview = QuotePreview(self)
        self._banner = Banner(self, closable=False)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(self.refresh)
        self.setWindowTitle(self.tr("引用を整える"))
        self._make_layout()
        self._model.edited.connect(self._timer.start)
        self._restore_layout()
        self._list.setFocus()
        self.refresh()

    # --- what was chosen ----------------------------------------------------

    @property
    def quote(self) -> Quote | None:
        """The quote as it stands; None where nothing is ticked or a pattern cannot be used."""
        return self._quote

    @property
    def selection(self) -> Selection:
        """What is ticked now."""
        return self._model.selection

    @property
    def quote_options(self) -> QuoteOptions:
        """The options in force, with the headings written by hand."""
        return replace(
            self._options,
            halfwidth=self._halfwidth.isChecked(),
            source_line=self._source_line.isChecked(),
            headings=self._model.headings,
        )

    @property
    def format(self) -> QuoteFormat:
        """Where it is to be pasted."""
        return next(form for form, radio in self._radios.items() if radio.isChecked())

    def refresh(self) -> None:
        """Render the quote anew and show it."""
        self._timer.stop()
        try:
            self._quote = render(self.selection, self.format, self.quote_options, self._templates)
        except BadSelection:
            self._quote = None
            self._preview.clear()
            self._banner.show_message(self.tr("引用する段落を選んでください。"))
        except ReaderError as problem:
            self._quote = None
            self._banner.show_error(problem, [(self.tr("引用の型…"), self._edit_templates)])
        else:
            self._preview.show_quote(self._quote)
            self._warn(self._quote)
        self._tell_counts()

    # --- inside -------------------------------------------------------------

    def _make_layout(self) -> None:
        panes = self._panes = QSplitter(self)
        panes.setHandleWidth(SPACE.m)
        panes.setChildrenCollapsible(False)
        panes.setStyleSheet("QSplitter::handle { background: transparent; }")
        panes.addWidget(self._left())
        panes.addWidget(self._right())
        panes.setSizes([430, 520])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.xl, SPACE.l, SPACE.xl, SPACE.l)
        layout.setSpacing(SPACE.m)
        layout.addWidget(panes, 1)
        layout.addWidget(self._banner)
        layout.addWidget(self._format_row())
        layout.addWidget(self._choice_row())
        layout.addLayout(self._buttons())

    def _left(self) -> QWidget:
        pane = QWidget(self)
        title = QLabel(self.tr("段落"), pane)
        title.setProperty("role", "title")
        self._ticked = QLabel(pane)
        self._ticked.setProperty("role", "muted")
        everything, nothing = (
            QPushButton(self.tr("すべて選ぶ"), pane),
            QPushButton(self.tr("すべて外す"), pane),
        )
        for button, on in ((everything, True), (nothing, False)):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=on: self._model.tick_all(on))
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.SelectAll),
            self._list,
            lambda: self._model.tick_all(True),
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        head = QHBoxLayout()
        head.setSpacing(SPACE.s)
        head.addWidget(title)
        head.addWidget(self._ticked)
        head.addStretch(1)
        head.addWidget(everything)
        head.addWidget(nothing)
        return _pane(pane, head, self._list)

    def _right(self) -> QWidget:
        pane = QWidget(self)
        title = QLabel(self.tr("貼ったときの見え方"), pane)
        title.setProperty("role", "title")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        # As tall as the links over the other pane.
        head.addSpacing(HAIRLINE)
        return _pane(pane, head, self._preview)

    def _format_row(self) -> QWidget:
        parts, radios = QWidget(self), QWidget(self)
        words = QLabel(self.tr("形式"), self)
        words.setProperty("role", "muted")
        whole = QHBoxLayout(parts)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE.l)
        whole.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        whole.addWidget(radios, 1)
        row = FlowLayout(radios, spacing=SPACE.l)
        group = QButtonGroup(self)
        self._radios: dict[QuoteFormat, QRadioButton] = {}
        for form, label, tip in (
            (
                QuoteFormat.HTML,
                self.tr("書式付きテキスト(&V)"),
                self.tr("ブログの見たまま編集、メール、ワープロに"),
            ),
            (
                QuoteFormat.SOURCE,
                self.tr("HTML ソース(&H)"),
                self.tr("ブログの HTML 編集に貼るためのタグ"),
            ),
            (QuoteFormat.MARKDOWN, "&Markdown", self.tr("note や GitHub などの Markdown に")),
            (QuoteFormat.TEXT, self.tr("テキスト(&T)"), self.tr("飾りのない文字だけ")),
            (
                QuoteFormat.MOVABLETYPE,
                "M&ovable Type",
                self.tr("記事として読み込める、Movable Type の書き出し形式"),
            ),
        ):
            radio = self._radios[form] = QRadioButton(label, self)
            radio.setToolTip(tip)
            radio.setChecked(form is self._settings.quote_format)
            radio.toggled.connect(self._timer.start)
            group.addButton(radio)
            row.addWidget(radio)
            # On one line with the first of them, however many lines they take.
            words.setMinimumHeight(radio.sizeHint().height())
        return parts

    def _choice_row(self) -> QWidget:
        self._halfwidth = QCheckBox(self.tr("英数字を半角に(&W)"), self)
        self._halfwidth.setToolTip(
            self.tr("全角の英字と数字だけを半角にします。ほかの文字は変わりません。")
        )
        self._halfwidth.setChecked(self._options.halfwidth)
        self._source_line = QCheckBox(self.tr("出典(&S)"), self)
        self._source_line.setToolTip(
            self.tr("議会・会議・日付と、公開ページへのリンクを付けます。")
        )
        self._source_line.setChecked(self._options.source_line)
        for box in (self._halfwidth, self._source_line):
            box.toggled.connect(self._timer.start)
        self._count = QLabel(self)
        self._count.setProperty("role", "muted")
        patterns = QPushButton(self.tr("見出しの型…"), self)
        patterns.clicked.connect(self._edit_patterns)
        templates = QPushButton(self.tr("引用の型…"), self)
        templates.setToolTip(self.tr("引用全体の形（テンプレート）を、形式ごとに編集します。"))
        templates.clicked.connect(self._edit_templates)
        for button in (patterns, templates):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
        parts = QWidget(self)
        row = FlowLayout(parts, spacing=SPACE.l)
        for part in (self._halfwidth, self._source_line, patterns, templates, self._count):
            row.addWidget(part)
        return parts

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("キャンセル"), self)
        cancel.clicked.connect(self.reject)
        self._draft = QPushButton(self.tr("下書きへ(&D)"), self)
        bind_icon(self._draft, "notebook")
        self._draft.setToolTip(
            self.tr("選んだ段落を、出典とのつながりを保ったまま下書きに追加します。")
        )
        self._draft.clicked.connect(self._to_draft)
        self._copy = QPushButton(self.tr("コピー"), self)
        bind_icon(self._copy, "copy", "on_accent")
        self._copy.setProperty("role", "primary")
        self._copy.setDefault(True)
        self._copy.clicked.connect(self._copy_and_close)
        for button in (cancel, self._draft):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(SPACE.s)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._draft)
        row.addWidget(self._copy)
        return row

    def _warn(self, quote: Quote) -> None:
        """Say quietly what should be known before this is published."""
        sentences: list[str] = []
        for warning in quote.warnings:
            words = phrase(warning.sentence)
            if warning.headings:
                headings = quoted(dict.fromkeys(warning.headings))
                words = self.tr("{0}：{1}").format(words, headings)
            sentences.append(words)
        if not sentences:
            self._banner.clear()
            return
        only_width = all(warning.code is WarningCode.HALFWIDTH for warning in quote.warnings)
        kind = BannerKind.NOTICE if only_width else BannerKind.WARNING
        self._banner.show_message(joined(sentences), kind)

    def _tell_counts(self) -> None:
        self._ticked.setText(self.tr("{0}／{1}").format(self._model.ticked, self._model.count))
        characters = self._quote.characters if self._quote is not None else 0
        self._count.setText(self.tr("{0}字").format(f"{characters:,}"))
        self._copy.setEnabled(self._quote is not None)
        self._draft.setEnabled(self._model.ticked > 0)

    def _edit_patterns(self) -> None:
        dialog = HeadingPatternsDialog(self.selection, self.quote_options, self)
        dialog.accepted.connect(lambda: self._set_patterns(dialog))
        dialog.open()

    def _set_patterns(self, dialog: HeadingPatternsDialog) -> None:
        self._options = replace(self._options, patterns=dialog.patterns)
        self._keep(keep_patterns(self._settings, dialog.patterns))
        self._model.set_patterns(dialog.patterns)
        self.refresh()

    def _edit_templates(self) -> None:
        dialog = QuoteTemplatesDialog(
            self.selection,
            self.quote_options,
            self._templates,
            TEMPLATE_OF[self.format],
            self,
        )
        dialog.accepted.connect(lambda: self._set_templates(dialog))
        dialog.open()

    def _set_templates(self, dialog: QuoteTemplatesDialog) -> None:
        self._templates = dialog.templates
        self._keep(keep_templates(self._settings, dialog.templates))
        self.refresh()

    def _keep(self, step: Step | None) -> None:
        if step is not None:
            self.changed.emit(*step)

    def _to_draft(self) -> None:
        self._remember()
        self.draftRequested.emit(self.selection)
        self.accept()

    def _copy_and_close(self) -> None:
        self.refresh()
        if self._quote is None:
            return
        copy_quote(self._quote)
        self._remember()
        self.copied.emit(self._quote)
        self.accept()

    def _remember(self) -> None:
        self._settings.remember_quote(self.format, self.quote_options)

    def _restore_layout(self) -> None:
        if not self.restoreGeometry(self._settings.quote_geometry):
            self.resize(1000, 680)
        self._panes.restoreState(self._settings.quote_splitter)

    # --- Qt -----------------------------------------------------------------

    def done(self, result: int) -> None:
        self._settings.quote_geometry = QByteArray(self.saveGeometry())
        self._settings.quote_splitter = QByteArray(self._panes.saveState())
        super().done(result)


def _pane(pane: QWidget, head: QHBoxLayout, inside: QWidget) -> QWidget:
    """A pane with its head over a card."""
    card = QFrame(pane)
    card.setProperty("role", "card")
    box = QVBoxLayout(card)
    box.setContentsMargins(SPACE.xs, SPACE.xs, SPACE.xs, SPACE.xs)
    box.addWidget(inside)
    head.setContentsMargins(0, 0, 0, 0)
    line = QWidget(pane)
    line.setLayout(head)
    line.setFixedHeight(scaled(30))
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(SPACE.xs)
    layout.addWidget(line)
    layout.addWidget(card, 1)
    return pane
