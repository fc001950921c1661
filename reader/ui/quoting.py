"""From what the reader has in front of them to the clipboard, in one step or through the dialog."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.export.formats import Quote, render
from reader.export.quoted_items import quoted_items, quoted_post
from reader.export.selection import from_ranges
from reader.export.surnames import surnames
from reader.export.wishes import QuoteFormat
from reader.jobs.quoting import Quotable
from reader.minutes.meeting import squeeze
from reader.ui.clipboard import copy_quote, mime_data
from reader.ui.entry_mime import set_carried
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.quote_dialog import QuoteDialog
from reader.ui.reader_pane import ReaderPane
from reader.ui.wording import phrase, sentences
from reader.ui.workspace import OpenPost, OpenSitting, Workspace

Range = tuple[int, int, int]
"""A stretch of a speech: its number, and code points into its text."""


class Quoting(QObject):
    """The window's quotes.

    What is quoted: the selected text, else the ticked paragraphs, else the topic.

    Signals:
        collected: `DraftItem`s for the draft in hand, and a title for a draft that they begin.
    """

    collected = Signal(object, str)
    copied = Signal()

    def __init__(
        self,
        reader: ReaderPane,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._reader = reader
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._window = window
        reader.thread_view.quoteRequested.connect(self.copy_id)
        reader.full_text_view.quoteRequested.connect(self._copy_ranges)
        for view in (reader.thread_view, reader.full_text_view):
            view.rangesToDraft.connect(self._collect_ranges)
            view.carrying = self._carry
        reader.thread_view.draftRequested.connect(self.collect_id)
        reader.post_view.draftRequested.connect(self.collect)

    def copy(self) -> None:
        """Copy at once, in the last format."""
        opened, ranges = self._reader.opened, self._reader.chosen_ranges()
        if ranges and isinstance(opened, OpenSitting):
            self._copy(self._of_ranges(opened, ranges))
        elif (identity := self._reader.current_id()) is not None:
            self.copy_id(identity)

    def copy_id(self, identity: str) -> None:
        """Copy an exchange, a topic or a passage at once."""
        self._workspace.load_quotable(identity, self._copy, self._notices.report)

    def tidy(self) -> None:
        """Open the dialog on what `copy` would take."""
        opened, ranges = self._reader.opened, self._reader.chosen_ranges()
        if ranges and isinstance(opened, OpenSitting):
            self._open_dialog(self._of_ranges(opened, ranges))
        elif (identity := self._reader.current_id()) is not None:
            self._workspace.load_quotable(identity, self._open_dialog, self._notices.report)

    def collect(self) -> None:
        """Put what `copy` would take into the draft in hand; of a post what is selected."""
        opened = self._reader.opened
        if isinstance(opened, OpenPost):
            chosen = self._reader.post_view.selected_range()
            quote = quoted_post(opened.post, *chosen) if chosen is not None else None
            if quote is None:
                self._notices.say(self.tr("下書きに入れる文を選んでください"))
            else:
                self.collected.emit([quote], opened.post.title)
            return
        ranges = self._reader.chosen_ranges()
        if ranges:
            self._collect_ranges(ranges)
        elif (identity := self._reader.current_id()) is not None:
            self.collect_id(identity)

    def collect_id(self, identity: str) -> None:
        """Put an exchange, a topic or a passage into the draft in hand."""
        once = "collect", identity
        self._workspace.load_quotable(identity, self._collect, self._notices.report, once=once)

    def _collect_ranges(self, ranges: Sequence[Range]) -> None:
        opened = self._reader.opened
        if isinstance(opened, OpenSitting) and ranges:
            self._collect(self._of_ranges(opened, ranges))

    def _collect(self, found: Quotable, headings: Mapping[int, str] | None = None) -> None:
        selection = found.selection
        title = squeeze(selection.title or selection.meeting or "")
        self.collected.emit(quoted_items(selection, found.surnames, headings), title)

    def _copy_ranges(self, ranges: Sequence[Range]) -> None:
        opened = self._reader.opened
        if isinstance(opened, OpenSitting) and ranges:
            self._copy(self._of_ranges(opened, ranges))

    def _of_ranges(self, opened: OpenSitting, ranges: Sequence[Range]) -> Quotable:
        exchange = opened.exchange(self._reader.exchange)
        return Quotable(
            from_ranges(opened.sitting, ranges, exchange=exchange), surnames(opened.sitting)
        )

    def _copy(self, found: Quotable) -> None:
        quote = self._render(found)
        if quote is not None:
            copy_quote(quote)
            self._tell(quote, found)

    def _render(self, found: Quotable) -> Quote | None:
        """The quote in the last format; None where it cannot be made, which is told."""
        try:
            return render(
                found.selection,
                self._options.quote_format,
                self._options.quote_options(found.surnames),
                self._options.templates(),
            )
        except ReaderError as error:
            self._notices.report(error)
            return None

    def _carry(self, chosen: Range) -> QMimeData | None:
        """What is dragged of a selection: the same quote as is copied."""
        opened = self._reader.opened
        if not isinstance(opened, OpenSitting):
            return None
        quote = self._render(self._of_ranges(opened, [chosen]))
        if quote is None:
            return None
        data = mime_data(quote)
        set_carried(data, [{"id": opened.sitting.id, "ranges": [list(chosen)]}])
        return data

    def _tell(self, quote: Quote, found: Quotable | None = None) -> None:
        words = self.tr("引用をコピーしました（{0}・{1}字）").format(
            self._name(quote.format), f"{quote.characters:,}"
        )
        warnings = [phrase(warning.sentence) for warning in quote.warnings]
        self.copied.emit()
        actions = [(self.tr("整える…"), lambda: self._open_dialog(found))] if found else []
        self._notices.say(sentences(words, *warnings), actions)

    def _open_dialog(self, found: Quotable) -> None:
        dialog = QuoteDialog(found.selection, self._options, found.surnames, self._window)
        dialog.copied.connect(self._tell)
        dialog.changed.connect(self._notices.say_undoable)
        dialog.draftRequested.connect(
            lambda selection: self._collect(
                Quotable(selection, found.surnames), dialog.quote_options.headings
            )
        )
        dialog.open()

    def _name(self, form: QuoteFormat) -> str:
        return {
            QuoteFormat.HTML: self.tr("書式付きテキスト"),
            QuoteFormat.SOURCE: self.tr("HTML ソース"),
            QuoteFormat.MARKDOWN: "Markdown",
            QuoteFormat.TEXT: self.tr("テキスト"),
            QuoteFormat.MOVABLETYPE: "Movable Type",
        }[form]
