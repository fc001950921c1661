"""The tray: the draft in hand beside the reader, to be arranged, written, looked at and taken out."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import BadSelection, ReaderError
from reader.export.draft import DraftText, draft_text
from reader.export.formats import Quote, WarningCode
from reader.export.wishes import QuoteFormat
from reader.jobs.drafting import Standing, Whereabouts
from reader.library.records import Draft, DraftItem, DraftItemKind
from reader.ui.at_rest import SwitchedButton
from reader.ui.banner import Banner, BannerKind
from reader.ui.clipboard import copy_quote, mime_data
from reader.ui.draft_desk import DraftDesk
from reader.ui.draft_empty import empty_page
from reader.ui.draft_item_editor import DraftItemEditor, UndoKeys
from reader.ui.draft_list import DraftItemsModel, DraftList
from reader.ui.dropping import DropHint
from reader.ui.entry_mime import ENTRY_MIME, carried_entries
from reader.ui.escape import claim_escape
from reader.ui.fitting import WholeLabel, scroll_to_whole, scrolled
from reader.ui.icons import bind_icon, icon_button
from reader.ui.options import Options
from reader.ui.quote_preview import QuotePreview
from reader.ui.theme import HAIRLINE, SPACE
from reader.ui.wording import joined, phrase, quoted

_PAUSE_MILLISECONDS = 150
"""How long after a change the draft is rendered: for the preview, the count and the warnings."""

_LEAST_ITEMS = 60
"""Pixels of height of the list in any case."""
_LEAST_BETWEEN = 8
"""Full-width characters of height that head and foot leave what is scrolled between them; where
they cannot, all of it is scrolled."""

_NO_DRAFT, _ARRANGE, _PREVIEW = range(3)


class _Inside(QWidget):
    """Is no higher than it must be, where a notice in it wraps."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1


class _Below(QWidget):
    """The editor in a splitter, which asks for no height that depends on the width: this part is
    at least as high as what wraps in it."""

    def __init__(self, editor: DraftItemEditor, parent: QWidget) -> None:
        super().__init__(parent)
        self._editor = editor
        box = QVBoxLayout(self)
        box.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, 0)
        box.addWidget(editor)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            needed = self._editor.least_height(self.width() - 2 * SPACE.s) + SPACE.s
            self.setMinimumHeight(needed)
        return done


class _Pages(QStackedWidget):
    """Is as low as the page that is shown allows; Qt asks for the room of the highest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def hasHeightForWidth(self) -> bool:
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def minimumSizeHint(self) -> QSize:
        page, least = self.currentWidget(), super().minimumSizeHint()
        if page is None or page.hasHeightForWidth():
            return least
        return QSize(least.width(), page.minimumSizeHint().height())


class DraftTray(QFrame):
    """What one sees of the draft in hand. It changes nothing but through the desk.

    Attributes:
        drafts_menu, more_menu: filled by who knows all drafts, and what else can be done.
        text: the draft in the chosen format; None where there is nothing in it.
        save: the button that writes it to a file.

    Signals:
        closeRequested, newRequested: the buttons of that name.
        copyRequested, saveRequested: `text` is wanted.
        sourceRequested: an item, and where its words stand now.
        entriesDropped: what was carried here from a list, and before which row (-1 for the end).
        templatesRequested: a template cannot be used; it is to be mended.
        removed: how many items were taken out.
        copied: how many items were copied, and a `Quote` of them.
    """

    closeRequested = Signal()  # noqa: N815
    newRequested = Signal()  # noqa: N815
    copyRequested = Signal()  # noqa: N815
    saveRequested = Signal()  # noqa: N815
    templatesRequested = Signal()  # noqa: N815
    sourceRequested = Signal(object, object)  # noqa: N815
    entriesDropped = Signal(object, int)  # noqa: N815
    removed = Signal(int)
    copied = Signal(int, object)

    def __init__(self, desk: DraftDesk, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._options = options
        self.text: DraftText | None = None
        self.drafts_menu = QMenu(self)
        self.more_menu = QMenu(self)
        self._keys = UndoKeys(self)
        self._model = DraftItemsModel(self)
        self._list = DraftList(self._model, self)
        self._editor = DraftItemEditor(self._keys, self)
        self._preview = QuotePreview(self)
        self._banner = Banner(self, closable=False)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(lambda: self.refresh())
        self._in_sight = QTimer(self, singleShot=True, interval=0)
        self._in_sight.timeout.connect(self._keep_in_sight)
        self.setAcceptDrops(True)
        self._hint = DropHint(self.tr("ここで放すと下書きに入ります"), self)
        self.setAccessibleName(self.tr("下書き"))
        self._make_layout()
        self._connect()
        self._show(False)

    # --- for the window -----------------------------------------------------

    @property
    def format(self) -> QuoteFormat:
        """Where it is to be pasted."""
        return self._options.draft_format

    def resting(self) -> bool:
        """Whether what is shown is up to date."""
        return not self._timer.isActive()

    def set_standing(self, standing: Sequence[Whereabouts]) -> None:
        """Tell where the items' words stand in the library now."""
        self._model.set_standing(standing)
        self._timer.start()

    def choose(self, row: int) -> None:
        """Take an item in hand."""
        self._list.choose(row)

    def write_note(self) -> None:
        """Put a note behind the item in hand, and the keyboard into it."""
        if self._desk.current is None:
            self.newRequested.emit()
        row = self._list.currentIndex().row() + 1 or len(self._model.items)
        self._desk.add([DraftItem(DraftItemKind.NOTE, "")], row)
        self._show_page(_ARRANGE)
        self.choose(row)
        self._editor.write()

    def show_preview(self, shown: bool) -> None:
        """Show how it will look in the blog, or its items again."""
        self._show_page(_PREVIEW if shown else _ARRANGE)

    def refresh(self, written: datetime | None = None) -> None:
        """Render the draft anew: for the preview, the count and the warnings.

        Args:
            written: the hour at which it is taken out.
        """
        self._timer.stop()
        draft = self._desk.current
        self.text = None
        problem: ReaderError | None = None
        if draft is not None:
            try:
                options = replace(self._options.quote_options(), written=written)
                self.text = draft_text(draft, self.format, options, self._options.templates())
            except BadSelection:
                pass
            except ReaderError as error:
                problem = error
        if problem is not None:
            edit = (self.tr("引用の型…"), self.templatesRequested.emit)
            self._banner.show_error(problem, [edit])
        else:
            self._warn()
        self._fit()
        self._tell_counts()
        if self.text is None:
            self._preview.clear()
        elif self._pages.currentIndex() == _PREVIEW:
            self._preview.show_quote(self.text.quote)

    def minimumSizeHint(self) -> QSize:
        # Whatever is scrolled now: the panes do not move when the height becomes another.
        bar = self._area.verticalScrollBar().sizeHint().width()
        parts = (self._inside, self._top, self._feet)
        needed = max(part.minimumSizeHint().width() for part in parts) + bar
        return QSize(needed, self._area.minimumSizeHint().height())

    # --- making -------------------------------------------------------------

    def _make_layout(self) -> None:
        # In a low window what stands between head and foot is scrolled, and in a very low one all
        # of it: nothing lies over its neighbour.
        inside = self._inside = _Inside(self)
        column = self._column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = self._head()
        self._pages = _Pages(self)
        self._pages.addWidget(empty_page(self, self.newRequested.emit))
        self._pages.addWidget(self._arranging())
        self._pages.addWidget(self._preview)
        column.addWidget(self._pages, 1)
        # The room over it is taken only while it is shown, which that of a layout is not.
        self._under = QWidget(self)
        under = QVBoxLayout(self._under)
        under.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, 0)
        under.addWidget(self._banner)
        column.addWidget(self._under)
        self._foot()
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        area = self._area = scrolled(inside, self)
        for one in (area, inside, self._below, self._under):
            one.installEventFilter(self)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(area, 1)
        self._stands = False
        self._frame(True)

    def _fit(self) -> None:
        """Let head and foot stand where there is room for that."""
        em = self.fontMetrics().horizontalAdvance("あ")
        needed = self._top.sizeHint().height() + self._feet.sizeHint().height()
        stands = self.height() >= needed + _LEAST_BETWEEN * em
        if stands != self._stands:
            self._frame(stands)
        self._place_banner(self.height() - needed)

    def _place_banner(self, room: int) -> None:
        """Show the banner, or where that would push the items or the field out of sight, a sign in
        the head that shows it to who asks.

        Args:
            room: the height between head and foot.
        """
        words = self._banner.text
        needed = self._pages.minimumSizeHint().height() + SPACE.s
        needed += self._banner.heightForWidth(self.width() - 2 * SPACE.s)
        lacks = bool(words) and self._stands and room < needed
        if not lacks:
            self._sign.setChecked(False)
        if lacks and self._signed is not self._banner.kind:
            self._signed = self._banner.kind
            error = self._signed is BannerKind.ERROR
            bind_icon(self._sign, "alert", "danger" if error else "warning")
        self._sign.setToolTip(words)
        self._sign.setAccessibleDescription(words)
        self._sign.setVisible(lacks)
        shown = bool(words) and (not lacks or self._sign.isChecked())
        self._banner.setVisible(shown)
        self._under.setVisible(shown)

    def _open_banner(self) -> None:
        """Show what the sign stands for, or the items again."""
        self._fit()
        self._in_sight.start()

    def _keep_in_sight(self) -> None:
        """Scroll to what has the keyboard, or to the banner for which somebody asked."""
        held = self._banner if self._sign.isChecked() else self.window().focusWidget()
        if held is not None and self._inside.isAncestorOf(held):
            scroll_to_whole(held, self._area)

    def _frame(self, stands: bool) -> None:
        """Put head and foot around what is scrolled, or into it."""
        self._stands = stands
        held = self.window().focusWidget()
        around = self._whole if stands else self._column
        hidden = self._feet.isHidden()
        around.insertWidget(0, self._top)
        around.addWidget(self._feet)
        self._feet.setHidden(hidden)
        if held is not None and (self._top.isAncestorOf(held) or self._feet.isAncestorOf(held)):
            held.setFocus()  # who changes its parent loses the keyboard

    def _head(self) -> QWidget:
        head = QFrame(self)
        head.setProperty("role", "toolbar")
        self._chooser = QToolButton(head)
        self._chooser.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._chooser.setText(" " + self.tr("下書き") + " ▾")
        self._chooser.setToolTip(self.tr("ほかの下書きを開く、新しく作る"))
        self._chooser.setMenu(self.drafts_menu)
        bind_icon(self._chooser, "notebook")
        self._sign = icon_button("alert", self.tr("注意"), lambda: None, self, token="warning")
        self._signed = BannerKind.WARNING
        self._sign.setCheckable(True)
        self._sign.toggled.connect(lambda _: self._open_banner())
        self._sign.hide()
        self._undo = icon_button("undo", self.tr("元に戻す"), self._desk.undo, self)
        self._redo = icon_button("redo", self.tr("やり直す"), self._desk.redo, self)
        more = icon_button("menu", self.tr("下書きのメニュー"), lambda: None, self)
        more.setMenu(self.more_menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        close = icon_button(
            "x", self.tr("下書きの欄を閉じる（F10）"), self.closeRequested.emit, self
        )
        top = QHBoxLayout()
        top.setSpacing(SPACE.xxs)
        top.addWidget(self._chooser)
        top.addStretch(1)
        top.addWidget(self._sign)
        for tool in (self._undo, self._redo, more, close):
            top.addWidget(tool)
        self._title = QLineEdit(head)
        self._title.setPlaceholderText(self.tr("題名"))
        self._title.setAccessibleName(self.tr("下書きの題名"))
        self._keys.watch(self._title)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(SPACE.s, SPACE.xs, SPACE.s, SPACE.s)
        rows.setSpacing(SPACE.xs)
        rows.addLayout(top)
        rows.addWidget(self._title)
        return head

    def _arranging(self) -> QWidget:
        below = self._below = _Below(self._editor, self)
        parts = self._parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._list)
        parts.addWidget(below)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([340, 250])
        self._list.setMinimumHeight(_LEAST_ITEMS)
        return parts

    def _foot(self) -> None:
        foot = self._feet = QFrame(self)
        self._count = WholeLabel(foot)
        self._count.setProperty("role", "caption")
        segmented = QFrame(foot)
        segmented.setProperty("role", "segmented")
        row = QHBoxLayout(segmented)
        row.setContentsMargins(*4 * (HAIRLINE,))
        row.setSpacing(0)
        self._views: dict[int, QToolButton] = {}
        group = QButtonGroup(segmented)
        for page, label, tip in (
            (_ARRANGE, self.tr("編集"), self.tr("引用とメモを並べる")),
            (_PREVIEW, self.tr("見え方"), self.tr("ブログでの見え方")),
        ):
            button = self._views[page] = QToolButton(segmented)
            button.setText(label)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, wanted=page: self._show_page(wanted))
            group.addButton(button)
            row.addWidget(button)
        self._note = QPushButton(self.tr("メモを書く"), foot)
        self._note.setToolTip(self.tr("選んでいる項目のあとに自分の言葉を書く（Ctrl+Shift+M）"))
        bind_icon(self._note, "pencil")
        self._note.clicked.connect(self.write_note)
        first = QHBoxLayout()
        first.setSpacing(SPACE.s)
        first.addWidget(segmented)
        first.addStretch(1)
        first.addWidget(self._note)
        self._form = QToolButton(foot)
        self._form.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._form.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._form.setToolTip(self.tr("形式"))
        self._form.setMenu(self._forms_menu())
        self.save = SwitchedButton("", foot)
        bind_icon(self.save, "save")
        self.save.setToolTip(self.tr("ファイルに書き出す…"))
        self.save.setAccessibleName(self.save.toolTip())
        self.save.clicked.connect(self.saveRequested)
        self._copy = QPushButton(self.tr("コピー"), foot)
        self._copy.setProperty("role", "primary")
        self._copy.setToolTip(self.tr("下書き全体をコピー"))
        bind_icon(self._copy, "copy", "on_accent")
        self._copy.clicked.connect(self.copyRequested)
        second = QHBoxLayout()
        second.setSpacing(SPACE.xs)
        second.addWidget(self._form)
        second.addWidget(self._count, 1)
        second.addWidget(self.save)
        second.addWidget(self._copy)
        rows = QVBoxLayout(foot)
        rows.setContentsMargins(SPACE.s, SPACE.s, SPACE.s, SPACE.s)
        rows.setSpacing(SPACE.xs)
        rows.addLayout(first)
        rows.addLayout(second)

    def _forms_menu(self) -> QMenu:
        menu = QMenu(self)
        self._forms = {
            QuoteFormat.HTML: self.tr("書式付きテキスト"),
            QuoteFormat.SOURCE: self.tr("HTML ソース"),
            QuoteFormat.MARKDOWN: "Markdown",
            QuoteFormat.TEXT: self.tr("テキスト"),
            QuoteFormat.MOVABLETYPE: "Movable Type",
        }
        for form, words in self._forms.items():
            menu.addAction(words, lambda one=form: self._set_format(one))
        return menu

    def _connect(self) -> None:
        desk = self._desk
        desk.changed.connect(self._show)
        desk.stepsChanged.connect(self._tell_steps)
        self._keys.undo.connect(desk.undo)
        self._keys.redo.connect(desk.redo)
        self._title.textEdited.connect(desk.set_title)
        self._title.editingFinished.connect(desk.end_typing)
        self._editor.leftField.connect(desk.end_typing)
        self._editor.edited.connect(self._edit)
        self._editor.sourceRequested.connect(lambda: self._open(self._list.currentIndex().row()))
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_item())
        self._list.moveRequested.connect(self._move)
        self._list.removeRequested.connect(self._remove)
        self._list.openRequested.connect(self._open)
        self._list.copyRequested.connect(self._copy_rows)
        self._model.carrying = self._carry
        self._model.entriesDropped.connect(self.entriesDropped)
        self._keys.watch(self._list)
        self._options.changed.connect(lambda _: self._timer.start())

    # --- what is shown ------------------------------------------------------

    def _show(self, typed: bool) -> None:
        draft = self._desk.current
        if draft is None:
            self._title.clear()
            self._model.set_items((), self._options.quote_options())
            self._show_page(_NO_DRAFT)
        else:
            if self._title.text() != draft.title:
                self._title.setText(draft.title)
            row = self._list.currentIndex().row()
            self._model.set_items(draft.items, self._options.quote_options())
            if draft.items and not self._list.currentIndex().isValid():
                self._list.choose(min(max(row, 0), len(draft.items) - 1))
            if self._pages.currentIndex() == _NO_DRAFT:
                self._show_page(_ARRANGE)
            self._below.setVisible(bool(draft.items))
            if not typed:
                self._show_item()
        for part in (self._title, self._feet):
            part.setVisible(draft is not None)
        self._tell_steps()
        self._timer.start()

    def _show_item(self) -> None:
        row = self._list.currentIndex().row()
        items = self._model.items
        item = items[row] if 0 <= row < len(items) else None
        if item is None:
            self._editor.show_item(None, "", "")
            return
        pattern = self._model.heading(replace(item, heading=None))
        self._editor.show_item(item, self._model.heading(item), pattern)

    def _show_page(self, page: int) -> None:
        if self._desk.current is None:
            page = _NO_DRAFT
        self._pages.setCurrentIndex(page)
        if page in self._views:
            self._views[page].setChecked(True)
        if page == _PREVIEW:
            self.refresh()
        self._tell_counts()

    def _warn(self) -> None:
        """Say what should be known before this is published."""
        sentences: list[str] = []
        for warning in self.text.quote.warnings if self.text else ():
            words = phrase(warning.sentence)
            if warning.code is WarningCode.ESTIMATED:
                headings = dict.fromkeys(warning.headings)
                named = quoted(one for one in headings if one)
                words = self.tr("{0}：{1}").format(words, named)
            sentences.append(words)
        rows = range(len(self._model.items))
        changed = sum(self._model.standing(row).standing is Standing.CHANGED for row in rows)
        gone = sum(self._model.standing(row).standing is Standing.GONE for row in rows)
        if changed:
            words = self.tr("出典の言葉が、引用したあとに変わりました（{0}件）。引用はそのままです")
            sentences.append(words.format(changed))
        if gone:
            words = self.tr("出典がライブラリーにありません（{0}件）。引用はそのままです")
            sentences.append(words.format(gone))
        if sentences:
            self._banner.show_message(joined(sentences), BannerKind.WARNING)
        else:
            self._banner.clear()

    def _tell_counts(self) -> None:
        self._form.setText(self._forms[self.format] + "  ▾")
        known = self.text is not None
        for button in (self._copy, self.save):
            button.setEnabled(known)
        for button in (self._note, *self._views.values()):
            button.setEnabled(self._desk.current is not None)
        if self.text is None:
            self._count.setText("")
            return
        quoted, own = self.text.quote.characters, self.text.own
        self._count.setText(self.tr("{0}字").format(f"{quoted + own:,}"))
        words = self.tr("引用 {0}字・自分の言葉 {1}字")
        self._count.setToolTip(words.format(f"{quoted:,}", f"{own:,}"))

    def _tell_steps(self) -> None:
        for button, words, name in (
            (self._undo, self._desk.undo_words, self.tr("元に戻す")),
            (self._redo, self._desk.redo_words, self.tr("やり直す")),
        ):
            button.setEnabled(bool(words))
            button.setToolTip(self.tr("{0}：{1}").format(name, words) if words else name)

    # --- what is done -------------------------------------------------------

    def _edit(self, item: DraftItem, words: str, typing: str) -> None:
        row = self._list.currentIndex().row()
        if row >= 0:
            self._desk.set_item(row, item, words, typing)
            self._show_item()

    def _move(self, rows: Sequence[int], before: int) -> None:
        self._list.choose(self._desk.move(rows, before), len(rows))

    def _remove(self, rows: Sequence[int]) -> None:
        self._desk.remove(rows)
        left = len(self._model.items)
        if left:
            self.choose(min(rows[0], left - 1))
        self._list.setFocus()
        self.removed.emit(len(rows))

    def _quote_of(self, items: Sequence[DraftItem]) -> Quote | None:
        """Items as the whole draft would show them; None where nothing is shown of them."""
        try:
            options = self._options.quote_options()
            some = Draft(0, "", tuple(items))
            return draft_text(some, self.format, options, self._options.templates()).quote
        except ReaderError:
            # What is wrong with a template stands over the list.
            return None

    def _copy_rows(self, rows: Sequence[int]) -> None:
        quote = self._quote_of([self._model.items[row] for row in rows])
        if quote is not None:
            copy_quote(quote)
            self.copied.emit(len(rows), quote)

    def _carry(self, items: Sequence[DraftItem]) -> QMimeData:
        quote = self._quote_of(items)
        return mime_data(quote) if quote is not None else QMimeData()

    def _open(self, row: int) -> None:
        items = self._model.items
        if 0 <= row < len(items):
            if items[row].kind is DraftItemKind.NOTE:
                self._editor.write()
            else:
                self.sourceRequested.emit(items[row], self._model.standing(row))

    def _set_format(self, form: QuoteFormat) -> None:
        self._options.draft_format = form
        self.refresh()

    # --- Qt -----------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Esc leaves the preview first, then the tray as any other pane.
        if claim_escape(event, lambda: self._pages.currentIndex() == _PREVIEW):
            return True
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._in_sight.start()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() == _PREVIEW:
            self._show_page(_ARRANGE)
            self._list.setFocus()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ENTRY_MIME):
            event.acceptProposedAction()
            self._hint.appear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        carried = carried_entries(event.mimeData())
        if carried:
            event.acceptProposedAction()
            self.entriesDropped.emit(carried, -1)
