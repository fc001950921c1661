"""The window's drafts: what is collected, which draft is in hand, where it is copied and written."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import LibraryError, NotFound
from reader.library.records import Draft, DraftInfo, DraftItem, DraftItemKind, OwnerKind
from reader.ui.at_rest import rest_while
from reader.ui.draft_desk import DraftDesk, Step
from reader.ui.entry_mime import Carried
from reader.ui.notices import Notices
from reader.ui.options import Options
from reader.ui.panes import Pane, Panes
from reader.ui.place import Place
from reader.ui.tasks import Lane, Task, Work
from reader.ui.wording import sentences
from reader.ui.workspace import Workspace

if TYPE_CHECKING:
    from reader.export.formats import Quote
    from reader.export.wishes import QuoteOptions
    from reader.jobs.drafting import Carried as CarriedRow
    from reader.jobs.drafting import Whereabouts
    from reader.ui.draft_tray import DraftTray


class Drafting(QObject):
    """Drafts, and the tray that shows one of them once it is wanted.

    Attributes:
        desk: the draft in hand and the history of all changes.

    Signals:
        placeRequested: the `Place` of a quote's source.
    """

    placeRequested = Signal(object)  # noqa: N815

    def __init__(
        self,
        panes: Panes,
        workspace: Workspace,
        options: Options,
        notices: Notices,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._panes = panes
        self._workspace = workspace
        self._options = options
        self._notices = notices
        self._window = window
        self._tray: DraftTray | None = None
        self._titles: dict[int, str] | None = None
        self._refused = False
        self._looked_at: tuple[object, ...] | None = None
        self.desk = DraftDesk(workspace.library, workspace.tasks, self)
        self.desk.keeper.failed.connect(notices.report)
        self.desk.keeper.stored.connect(self._tell_others)
        self.desk.listChanged.connect(self._tell_others)
        self.desk.changed.connect(lambda typed: None if typed else self._look())
        workspace.contentsChanged.connect(self._look_again)

    # --- the tray -------------------------------------------------------------

    @property
    def tray(self) -> "DraftTray":
        """The tray; made when it is first wanted."""
        if self._tray is None:
            # A start would wait for it.
            from reader.ui.draft_menus import fill_drafts_menu, fill_more_menu
            from reader.ui.draft_tray import DraftTray

            tray = self._tray = DraftTray(self.desk, self._options, self._window)
            self._panes.add(Pane.DRAFT, tray)
            tray.drafts_menu.aboutToShow.connect(lambda: fill_drafts_menu(tray.drafts_menu, self))
            tray.more_menu.aboutToShow.connect(
                lambda: fill_more_menu(tray.more_menu, self, self._options)
            )
            tray.closeRequested.connect(self.close_tray)
            tray.newRequested.connect(self.begin)
            tray.copyRequested.connect(self.copy)
            tray.saveRequested.connect(self.choose_file)
            rest_while(self._workspace.tasks, tray.save, Work.DRAFT)
            tray.templatesRequested.connect(self.edit_templates)
            tray.sourceRequested.connect(self._open_source)
            tray.entriesDropped.connect(self.collect_rows)
            tray.removed.connect(self._say_removed)
            tray.copied.connect(self._say_copied)
        return self._tray

    def tray_is_open(self) -> bool:
        """Whether the tray is there, or would be if there were room for it."""
        return self._tray is not None and self._panes.wants(Pane.DRAFT)

    def show_tray(self) -> None:
        """Show the draft in hand, else the last one."""
        self.desk.open_last()
        _ = self.tray
        self._panes.call(Pane.DRAFT)
        self._look()

    def close_tray(self) -> None:
        """Give its room back to the reader."""
        if self.tray_is_open():
            self._panes.dismiss(Pane.DRAFT)

    def toggle_tray(self) -> None:
        """Show the tray, or close it."""
        if self._panes.shows(Pane.DRAFT):
            self.close_tray()
        else:
            self.show_tray()

    def resting(self) -> bool:
        """Whether everything is stored and shown."""
        return self.desk.keeper.resting() and (self._tray is None or self._tray.resting())

    # --- drafts ---------------------------------------------------------------

    def all_drafts(self) -> list[DraftInfo]:
        """Every draft, the oldest first."""
        return self._workspace.library.drafts.infos()

    def begin(self) -> None:
        """Begin an empty draft."""
        self.desk.begin("")
        self.show_tray()

    def open(self, identity: int) -> None:
        """Show a draft in the tray."""
        try:
            self.desk.open(identity)
        except NotFound as error:
            self._notices.report(error)
        else:
            self.show_tray()

    def delete(self, identity: int) -> None:
        """Delete a draft; it can be taken back."""
        undo = self.take_away(identity)
        if undo is not None:
            self._notices.say_undoable(self.tr("下書きを削除しました"), undo)

    def take_away(self, *identities: int) -> Callable[[], object] | None:
        """Delete drafts; gives what takes that back while it is the last step, None where there
        were none."""
        step = self.desk.delete(*identities)
        return self._back_from(step) if step is not None else None

    def copy_of_post(self, post: str) -> None:
        """Begin a draft that says what a post says."""

        def work(_: object) -> Draft:
            from reader.export.draft_of_post import draft_of_post

            return draft_of_post(self._workspace.library.posts.get(post))

        def made(draft: Draft) -> None:
            self.desk.begin(draft.title, draft.items, self.tr("記事を下書きとして複製"))
            self.show_tray()
            count = sum(item.kind is DraftItemKind.QUOTE for item in draft.items)
            words = self.tr("記事を下書きとして複製しました（引用 {0}件）").format(count)
            self._say_step(words, self.desk.last_step)

        self._workspace.tasks.run(Lane.READ, work, made, self._notices.report)

    def write_note(self) -> None:
        """Put a note behind the item in hand."""
        self.show_tray()
        self.tray.write_note()

    # --- collecting -----------------------------------------------------------

    def collect(
        self,
        items: Sequence[DraftItem],
        title: str,
        at: int = -1,
        *,
        rows: int = 1,
        missing: int = 0,
    ) -> None:
        """Put quotes into the draft in hand; without one a draft is begun under a title.

        Args:
            at: before which item; -1 for the end.
            rows, missing: of how many rows of a list they are, and how many gave none.
        """
        if not items:
            self._notices.say(self.tr("下書きに入れる言葉がありません"))
            return
        self.desk.open_last()
        if self.desk.current is None:
            self.desk.begin(title, items, self.tr("引用の追加"))
        else:
            place = len(self.desk.current.items) if at < 0 else at
            self.desk.add(items, place)
        self.show_tray()
        assert self.desk.current is not None
        last = len(self.desk.current.items) - 1 if at < 0 else at + len(items) - 1
        self.tray.choose(last)
        name = self.desk.current.title or self.tr("無題の下書き")
        words = self.tr("下書き「{0}」に追加しました").format(name)
        if rows > 1:
            words = self.tr("下書き「{0}」に{1}件を追加しました").format(name, f"{rows:,}")
        if missing:
            lacking = self.tr("{0}件は引用できませんでした。").format(f"{missing:,}")
            words = sentences(words, lacking)
        self._say_step(words, self.desk.last_step)

    def collect_rows(self, rows: Sequence[Carried], at: int = -1) -> None:
        """Put what rows of a list quote into the draft in hand, in their order.

        Args:
            rows: as `entry_mime` carries them.
            at: before which item; -1 for the end.
        """

        carried = tuple(as_carried(one) for one in rows)

        def work(task: Task) -> tuple[list[DraftItem], int]:
            from reader.jobs.drafting import items_of_all

            return items_of_all(self._workspace.library, carried, cancelled=task.cancelled)

        def found(made: tuple[list[DraftItem], int]) -> None:
            items, missing = made
            origin = items[0].origin if items else None
            self.collect(
                items,
                (origin.title or origin.meeting or "") if origin else "",
                at,
                rows=len(rows) - missing,
                missing=missing,
            )

        self._workspace.tasks.once(
            ("collect", carried, at), Lane.READ, work, found, self._notices.report
        )

    # --- taking out -----------------------------------------------------------

    def copy(self) -> None:
        """Copy the whole draft in the chosen format."""
        from reader.ui.clipboard import copy_quote

        self._render_dated()
        if self.tray.text is not None:
            copy_quote(self.tray.text.quote)
            words = self.tr("下書きをコピーしました（{0}字）")
            count = self.tray.text.quote.characters + self.tray.text.own
            self._notices.say(words.format(f"{count:,}"))

    def choose_file(self) -> None:
        """Ask where to, and write the whole draft there."""
        from reader.ui.exporting import ask_where_to, file_stem

        draft = self.desk.current
        self._render_dated()
        if draft is None or self.tray.text is None:
            return
        end, untitled = self.tray.format.suffix, self.tr("下書き")
        ask_where_to(
            self._window,
            self.tr("下書きをファイルに書き出す"),
            f"*.{end} (*.{end})",
            f"{file_stem(draft.title) or untitled}.{end}",
            self.write,
        )

    def write(self, target: Path) -> None:
        """Write the draft in the chosen format to a file, and say so."""
        from reader.export.draft import as_file
        from reader.jobs.drafting import write_draft

        draft = self.desk.current
        self._render_dated()
        if draft is None or self.tray.text is None:
            return
        text = as_file(self.tray.text, draft.title)
        done = self.tr("下書きを「{0}」に書き出しました").format(target.name)
        self._workspace.tasks.once(
            Work.DRAFT,
            Lane.EXPORT,
            lambda _: write_draft(text, target),
            lambda _: self._notices.say(done),
            self._notices.report,
        )

    def edit_patterns(self) -> None:
        """Edit how headings are written, with the item in hand as an example."""
        from reader.export.draft import selection_of
        from reader.ui.quote_kept import keep_patterns
        from reader.ui.quote_patterns_dialog import HeadingPatternsDialog

        quote = self._example()
        if quote is None:
            self._notices.say(self.tr("先に引用を集めてください"))
            return
        dialog = HeadingPatternsDialog(
            selection_of(quote), self._quote_options(quote), self._window
        )
        dialog.accepted.connect(
            lambda: self._say_kept(keep_patterns(self._options, dialog.patterns))
        )
        dialog.accepted.connect(lambda: self.desk.changed.emit(False))
        dialog.open()

    def edit_templates(self) -> None:
        """Edit the templates of quotes, with the item in hand as an example."""
        from reader.export.draft import selection_of
        from reader.ui.quote_dialog import TEMPLATE_OF
        from reader.ui.quote_kept import keep_templates
        from reader.ui.quote_templates_dialog import QuoteTemplatesDialog

        quote = self._example()
        if quote is None:
            self._notices.say(self.tr("先に引用を集めてください"))
            return
        dialog = QuoteTemplatesDialog(
            selection_of(quote),
            self._quote_options(quote),
            self._options.templates(),
            TEMPLATE_OF[self._options.draft_format],
            self._window,
        )
        dialog.accepted.connect(
            lambda: self._say_kept(keep_templates(self._options, dialog.templates))
        )
        dialog.accepted.connect(lambda: self.tray.refresh())
        dialog.open()

    # --- the end --------------------------------------------------------------

    def flush(self) -> None:
        """Store everything now.

        Raises:
            LibraryError: it cannot be stored.
        """
        self.desk.keeper.flush()

    def leave(self) -> bool:
        """The window is about to close: store everything; whether it may close.

        What cannot be stored keeps it open once, with the reason: it could still be copied.
        """
        try:
            self.flush()
        except LibraryError as error:
            first, self._refused = not self._refused, True
            if first:
                self._notices.report(error)
            return not first
        return True

    def forget(self) -> None:
        """The library is about to hold something else."""
        self.flush()
        self.desk.forget()
        self.close_tray()

    # --- inside -------------------------------------------------------------

    def _render_dated(self) -> None:
        """Render the draft with the hour at which it is taken out."""
        self.tray.refresh(datetime.now())

    def _example(self) -> DraftItem | None:
        items = self.desk.current.items if self.desk.current else ()
        return next((one for one in items if one.kind is DraftItemKind.QUOTE and one.shown), None)

    def _quote_options(self, quote: DraftItem) -> "QuoteOptions":
        origin = quote.origin
        name = origin.speaker.name if origin else None
        known = {name: origin.surname} if origin and name and origin.surname else {}
        return self._options.quote_options(known)

    def _say_step(self, words: str, step: Step | None) -> None:
        """Say what was done, with the way back while it is the last step."""

        if step is not None:
            self._notices.say_undoable(words, self._back_from(step))

    def _back_from(self, step: Step) -> Callable[[], object]:
        def take_back() -> None:
            if self.desk.last_step is step:
                self.desk.undo()

        return take_back

    def _say_kept(self, step: tuple[str, Callable[[], object]] | None) -> None:
        if step is not None:
            words, undo = step

            def take_back() -> None:
                undo()
                self.desk.changed.emit(False)

            self._notices.say_undoable(words, take_back)

    def _say_removed(self, count: int) -> None:
        words = self.tr("下書きから外しました")
        if count > 1:
            words = self.tr("下書きから{0}件を外しました").format(count)
        self._say_step(words, self.desk.last_step)

    def _say_copied(self, count: int, quote: "Quote") -> None:
        words = self.tr("下書きの{0}件をコピーしました（{1}字）")
        self._notices.say(words.format(count, f"{quote.characters:,}"))

    def _open_source(self, item: DraftItem, where: "Whereabouts") -> None:
        if item.owner_kind is OwnerKind.POST:
            self.placeRequested.emit(Place(post=item.owner, offset=where.offset))
        else:
            self.placeRequested.emit(
                Place(sitting=item.owner, speech=where.speech, offset=where.offset)
            )

    def _look(self) -> None:
        """Look where the quotes of the draft in hand stand in the library now."""
        draft = self.desk.current
        if draft is None or not self.tray_is_open():
            return
        known = tuple(replace(item, heading=None, shown=()) for item in draft.items)
        if known == self._looked_at:
            return
        self._looked_at = known

        def found(standing: "list[Whereabouts]") -> None:
            current = self.desk.current
            if current is not None and len(current.items) == len(standing):
                self.tray.set_standing(standing)

        library = self._workspace.library

        def work(_: Task) -> "list[Whereabouts]":
            from reader.jobs.drafting import whereabouts

            return whereabouts(library, draft)

        self._workspace.tasks.run(Lane.REST, work, found, self._notices.report)

    def _look_again(self) -> None:
        """The library holds something else: a source may have come, gone or changed."""
        self._looked_at = None
        self._look()

    def _tell_others(self) -> None:
        """Let the library's tree show the drafts by their names."""
        titles = {one.id: one.title for one in self.all_drafts()}
        if titles != self._titles:
            self._titles = titles
            self._workspace.contentsChanged.emit()


def as_carried(row: Carried) -> "CarriedRow":
    """A row as the library's works take it."""
    from reader.jobs.drafting import Carried

    ranges = tuple((speech, start, end) for speech, start, end in row.get("ranges", ()))
    return Carried(row.get("id"), row.get("bookmark"), ranges)
